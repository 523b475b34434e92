"""Every page in a real browser: nothing goes wrong on it, everybody can use it, it fits a phone."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest
from watching import Watched

# A server and a book are made first; a loaded machine takes its time for both.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PAGES = {
    "incidents": "/incidents",
    "cards": "/incidents?view=cards",
    "map": "/incidents?view=map",
    "filtered": "/incidents?words=bomb&disputed=yes&sort=-killed",
    "none-selected": "/incidents?words=nothingtellsofthis",
    "incident": "/incidents/{incident}",
    "reports": "/reports",
    "report": "/reports/{report}",
    "queue": "/queue",
    "review": "/queue/{incident}",
    "desk": "/desk?left={incident}&right={other}",
    "desk-of-one": "/desk?left={incident}",
    "changes": "/changes",
    "book": "/book",
    "components": "/components",
    "login": "/login",
}
# Widths at which a page has to be readable: a phone, and a window of 1280 at 200 %.
PHONE = {"width": 360, "height": 740}
ZOOMED = {"width": 640, "height": 512}


def asked(site: str, path: str) -> dict:
    with urllib.request.urlopen(f"{site}{path}", timeout=20) as answer:  # noqa: S310
        return json.load(answer)


@pytest.fixture(scope="module")
def names(site: str) -> dict[str, str]:
    """The incident with the most reports, another one, and a report of the first."""
    rows = asked(site, "/incidents.json?sort=-reports")["rows"]
    first = asked(site, f"/incidents/{rows[0]['incident_id']}.json")
    return {
        "incident": rows[0]["incident_id"],
        "other": rows[1]["incident_id"],
        "report": first["incident"]["reports"][0]["report_id"],
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_goes_wrong_and_everybody_can_use_it(
    watch: Callable[..., Watched], site: str, names: dict[str, str], page: str, theme: str
) -> None:
    """No console error, no refused load, no request elsewhere; no finding of axe-core at all."""
    watched = watch(site, color_scheme=theme, reduced_motion="reduce")
    watched.open(PAGES[page].format(**names))
    watched.settled()

    assert watched.failed_islands() == []
    assert watched.axe() == []
    assert watched.strange() == []
    assert watched.wrong == []


@pytest.mark.parametrize("window", [PHONE, ZOOMED], ids=["phone", "200-percent"])
def test_no_page_is_wider_than_its_window(
    watch: Callable[..., Watched], site: str, names: dict[str, str], window: dict[str, int]
) -> None:
    watched = watch(site, viewport=window)
    wide = {}
    for page, path in PAGES.items():
        watched.open(path.format(**names))
        watched.settled()
        wide[page] = watched.wider_than_window()

    assert wide == dict.fromkeys(PAGES, 0)
    assert watched.wrong == []


def test_pages_are_whole_without_script(
    watch: Callable[..., Watched], site: str, names: dict[str, str]
) -> None:
    """Each has its heading, and the review page its forms."""
    watched = watch(site, java_script_enabled=False)
    headings = {}
    for page, path in PAGES.items():
        headings[page] = watched.open(path.format(**names)).locator("h1").count()
    forms = watched.open(PAGES["review"].format(**names)).locator("form[action^='/api/']").count()

    assert headings == dict.fromkeys(PAGES, 1)
    assert forms > 0
    assert watched.wrong == []


def test_a_page_that_is_not_there_says_so_calmly(watch: Callable[..., Watched], site: str) -> None:
    watched = watch(site)
    watched.expected += ("404",)
    watched.page.goto(f"{site}/incidents/i0000000000000000")

    assert watched.page.locator("h1").count() == 1
    assert watched.axe() == []
    assert watched.wrong == []
