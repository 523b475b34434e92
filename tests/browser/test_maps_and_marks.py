"""The map and the evidence in a report's text: what moves, what stands when it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from watching import Watched

# A server and a book are made first; a loaded machine takes its time for both.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

NO_WEBGL = """
const plain = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : plain.call(this, kind, ...more);
};
"""


@pytest.fixture
def map_page(watch: Callable[..., Watched], review) -> Watched:
    """The map of incidents that lie at two places."""
    return watch(review.site, reduced_motion="reduce")


def test_many_incidents_of_a_place_are_one_cluster_with_their_number(map_page: Watched) -> None:
    page = map_page.open("/incidents?view=map")
    map_page.settled()

    numbers = page.locator(".map-count")
    expect(numbers.first).to_be_visible()
    expect(numbers.first).to_have_accessible_name(re.compile(r"^\d+ incidents here: zoom in$"))
    expect(page.locator(".map-credit")).to_contain_text("Natural Earth")
    assert map_page.wrong == []


def test_the_drawing_of_the_page_stays_where_no_map_can_be_drawn(map_page: Watched) -> None:
    map_page.context.add_init_script(NO_WEBGL)
    page = map_page.open("/incidents?view=map")
    map_page.settled()

    island = page.locator("[data-island=map]")
    expect(island).to_have_attribute("data-island-state", "failed")
    expect(island.locator("svg.drawing")).to_be_visible()
    assert map_page.wrong == []


def test_words_and_their_statements_show_each_other(watch: Callable[..., Watched], site: str):
    """Focus on a statement paints its words; the pointer on its words marks the statement."""
    watched = watch(site)
    page = watched.open("/reports")
    page.goto(site + str(page.locator("main a[href^='/reports/r']").first.get_attribute("href")))
    watched.settled()
    statement = page.locator("[data-statement]").first
    statement.focus()
    painted = page.evaluate(
        "() => [...CSS.highlights.get('tb-pointed')].map((range) => range.toString())"
    )
    assert painted
    assert painted[0]

    page.locator("[data-text] mark").first.hover()
    expect(page.locator("[data-statement][data-pointed]").first).to_be_attached()
    assert watched.wrong == []
