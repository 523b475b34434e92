"""Hostile text in every field of every record: on no page does it become anything but text."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import served
from hostile import PAYLOADS, chunks
from hostile_book import HostilePlace, hostile_book
from playwright.sync_api import Page, expect
from watching import Watched

# A server and a book are made first; a loaded machine takes its time for both.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

# Text that acted would have set this, wherever it ran.
ACTED = "() => Boolean(window.HOSTILE || document.cookie.includes('hostile'))"


class Hostile(NamedTuple):
    """A server over the hostile book, and where each chunk of payloads is."""

    site: str
    places: list[HostilePlace]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    book: Path = tmp_path_factory.mktemp("hostile") / "hostile.book"
    places = hostile_book(book)
    with served(book, "--as", "<x-hostile>ana</x-hostile>") as site:
        decide_in_hostile_words(site, places)
        yield Hostile(site, places)


def decide_in_hostile_words(site: str, places: list[HostilePlace]) -> None:
    """A note and a pinned place on each incident, in the words of its chunk."""
    with urllib.request.urlopen(f"{site}/api/session") as answer:  # noqa: S310
        token = json.load(answer)["token"]
        cookie = answer.headers.get("Set-Cookie", "").split(";")[0]

    def post(kind: str, key: str, body: dict[str, object]) -> None:
        with urllib.request.urlopen(f"{site}/incidents/{body['incident_id']}.json") as answer:  # noqa: S310
            body["on_version"] = json.load(answer)["incident"]["version"]
        request = urllib.request.Request(  # noqa: S310
            f"{site}/api/decisions/{kind}",
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Idempotency-Key": key,
                "X-Tallybook-Token": token,
                "Cookie": cookie,
                "Origin": site,
            },
        )
        with urllib.request.urlopen(request):  # noqa: S310
            pass

    for number, (place, chunk) in enumerate(zip(places, chunks(), strict=True)):
        words = "\n".join(chunk)
        on = {"incident_id": place.incident_id}
        post("note", f"n{number}", {**on, "note": words, "reason": words[:1900]})
        post(
            "pin",
            f"p{number}",
            {**on, "field": "site", "value": words[:480], "reason": words[:1900]},
        )


def unharmed(watched: Watched) -> None:
    """Nothing on the page comes of the text."""
    assert watched.failed_islands() == []
    assert watched.strange() == []
    assert watched.page.evaluate(ACTED) is False
    assert watched.wrong == []


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 150
    assert sorted(one for chunk in chunks() for one in chunk) == sorted(PAYLOADS)


PAGES_OF_ONE = {
    "incident": "/incidents/{incident}",
    "report": "/reports/{report}",
    "desk": "/desk?left={incident}&right={other}",
    "desk-of-one": "/desk?left={incident}",
}
LISTS = {
    "incidents": "/incidents?per_page=200",
    "cards": "/incidents?per_page=200&view=cards",
    "map": "/incidents?per_page=200&view=map",
    "reports": "/reports?per_page=200",
    "changes": "/changes",
    "book": "/book",
    "queue": "/queue",
}


@pytest.mark.parametrize("page", PAGES_OF_ONE)
def test_of_one_incident(watch: Callable[..., Watched], hostile: Hostile, page: str) -> None:
    watched = watch(hostile.site)
    for number, place in enumerate(hostile.places):
        other = hostile.places[number - 1].incident_id
        path = PAGES_OF_ONE[page].format(
            incident=place.incident_id, report=place.report_id, other=other
        )
        watched.page.goto(hostile.site + path, wait_until="load")
        watched.settled()
        unharmed(watched)


@pytest.mark.parametrize("page", LISTS)
def test_of_lists(watch: Callable[..., Watched], hostile: Hostile, page: str) -> None:
    watched = watch(hostile.site)
    watched.open(LISTS[page])
    watched.settled()
    unharmed(watched)


def test_of_review_with_all_that_opens(watch: Callable[..., Watched], hostile: Hostile) -> None:
    """The review of each incident: its form, the merge with its reasons, the split, the value."""
    watched = watch(hostile.site, reduced_motion="reduce")
    for place in hostile.places:
        watched.page.goto(f"{hostile.site}/queue/{place.incident_id}", wait_until="load")
        watched.settled()
        expect(watched.page.locator(".rv-statement").first).to_be_visible()
        for key in "emsp":
            watched.page.keyboard.press(key)
            unharmed(watched)
            watched.page.keyboard.press("Escape")


def test_of_what_is_asked_for(watch: Callable[..., Watched], hostile: Hostile) -> None:
    """Filters and paths come back on the page: as text."""
    watched = watch(hostile.site)
    watched.expected += ("404", "400", "422")
    for chunk in chunks():
        words = urllib.parse.quote("\n".join(chunk)[:400])
        for path in (
            f"/incidents?words={words}",
            f"/incidents?perpetrator={words}&country={words}&sort={words}",
            f"/reports?words={words}",
            f"/reports/{words}",
        ):
            watched.page.goto(hostile.site + path, wait_until="load")
            unharmed(watched)


def test_the_text_is_shown_as_it_stands(watch: Callable[..., Watched], hostile: Hostile) -> None:
    """Nothing is taken out of a report's text or changed in it: the page shows its characters."""
    watched = watch(hostile.site)
    for place in hostile.places:
        page: Page = watched.open(f"/reports/{place.report_id}")
        with urllib.request.urlopen(  # noqa: S310
            f"{hostile.site}/reports/{place.report_id}.json"
        ) as answer:
            stored = json.load(answer)["report"]["text"]
        shown = page.evaluate("() => document.querySelector('[data-text]').textContent")
        # What cannot be shown stands as the mark for it: one character for one, offsets hold.
        assert shown == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", stored)
