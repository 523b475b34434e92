"""The review desk by keys alone: what is decided, what is told of it, and how few keys it takes."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect
from watching import Watched

# A server and a book are made first; a loaded machine takes its time for both.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

MOST_PRESSES = 12
# The keys that open something: form, merge, split, note, value, help.
STATES = "emsnp?"


class Keyboard:
    """Counts what is pressed. Nothing else touches the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1


class Desk:
    """The desk of one reviewer."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self.page = watched.page
        self.keys = Keyboard(watched.page)
        self.saved = self.page.locator(".rv-save")

    def open(self, path: str = "/queue") -> Desk:
        self.watched.open(path)
        self.watched.settled()
        expect(self.page.locator(".rv-statement").first).to_be_visible()
        return self

    def wait_saved(self, *words: str) -> None:
        expect(self.saved).to_have_attribute("data-save", "saved")
        for word in words:
            expect(self.saved).to_contain_text(word)

    def here(self) -> str:
        return self.page.locator(".rv-statement.rv-here").inner_text()


@pytest.fixture
def desk(watch: Callable[..., Watched], desk_site: str) -> Desk:
    return Desk(watch(desk_site, reduced_motion="reduce"))


@pytest.fixture
def clean(desk: Desk) -> Iterator[Desk]:
    """A desk on which nothing may go wrong."""
    yield desk
    assert desk.watched.wrong == []


def incident(site: str, incident_id: str) -> dict:
    with urllib.request.urlopen(f"{site}/incidents/{incident_id}.json", timeout=20) as answer:  # noqa: S310
        return json.load(answer)["incident"]


def killed(site: str, incident_id: str) -> tuple[int | None, ...]:
    tally = incident(site, incident_id)["tallies"]["killed"]
    return tally["low"], tally["best"], tally["high"]


def test_a_wrong_toll_and_a_duplicate_by_keys_alone(clean: Desk, desk_site: str, told) -> None:
    """41 becomes 14, and the second telling of the same bombing joins it: at most 12 presses."""
    desk = clean.open(f"/queue/{told['market']}")
    assert "41" in desk.here()

    desk.keys.press("e", "1", "4", "Enter")
    desk.wait_saved("corrected")
    desk.keys.press("m", "Enter")
    desk.wait_saved("merged")

    assert desk.keys.presses <= MOST_PRESSES
    merged = incident(desk_site, told["market"])
    assert len(merged["account_ids"]) == 2
    assert merged["tallies"]["killed"]["best"] == 14
    assert incident(desk_site, told["school"])["merged_into"] == told["market"]


def test_each_step_is_undone_one_after_the_other(clean: Desk, desk_site: str, told) -> None:
    market = told["market"]
    before = killed(desk_site, market)
    desk = clean.open(f"/queue/{market}")

    desk.keys.press("e", "1", "4", "Enter")
    desk.wait_saved("corrected")
    desk.keys.press("m", "Enter")
    desk.wait_saved("merged")
    desk.keys.press("u")
    desk.wait_saved("undo: merged")
    assert killed(desk_site, market)[1] == 14
    assert incident(desk_site, told["school"])["merged_into"] is None
    desk.keys.press("u")
    desk.wait_saved("undo: corrected")

    assert killed(desk_site, market) == before


def test_keys_move_accept_and_reject(clean: Desk, desk_site: str, told) -> None:
    desk = clean.open(f"/queue/{told['lamu']}")
    first = desk.here()
    desk.keys.press("j")
    second = desk.here()
    desk.keys.press("k")
    assert desk.here() == first != second

    desk.keys.press("a")
    desk.wait_saved("accepted")
    desk.keys.press("r")
    desk.wait_saved("rejected")
    desk.keys.press("v")
    desk.wait_saved("cannot verify")

    answer = urllib.request.urlopen(f"{desk_site}/incidents/{told['lamu']}.json")  # noqa: S310
    states = [one["review_state"] for one in json.load(answer)["statements"]]
    assert sorted(one for one in states if one != "proposed") == [
        "accepted",
        "cannot_verify",
        "rejected",
    ]


def test_accounts_are_split_off_by_keys(clean: Desk, desk_site: str, told) -> None:
    """One of three leaves; the incident's id stays with the earliest account."""
    before = incident(desk_site, told["lamu"])["account_ids"]
    desk = clean.open(f"/queue/{told['lamu']}")
    desk.keys.press("s", "j", "Space", "Enter")
    desk.wait_saved("split off 1")

    left = incident(desk_site, told["lamu"])["account_ids"]
    assert set(left) < set(before)
    assert len(left) in (1, 2)


def test_two_incidents_are_kept_apart_by_keys(clean: Desk, told) -> None:
    desk = clean.open(f"/queue/{told['market']}")
    desk.keys.press("m", "d")
    desk.wait_saved("kept apart")


def test_a_note_and_a_value_are_written_by_keys(clean: Desk, desk_site: str, told) -> None:
    desk = clean.open(f"/queue/{told['market']}")
    desk.keys.press("n", *"rang the doctor", "Enter")
    desk.wait_saved("noted")
    desk.keys.press("p", "Tab", *"15", "Enter")
    desk.wait_saved("killed.best set to 15")

    assert incident(desk_site, told["market"])["tallies"]["killed"]["best"] == 15


def test_whom_a_figure_counts_and_who_says_it_are_corrected(clean: Desk, desk_site: str, told):
    market = told["market"]
    desk = clean.open(f"/queue/{market}")
    desk.keys.press("e", "Tab", "a", "Tab", "c", "Tab", "Tab", *"mayor", "Enter")
    desk.wait_saved("speaker mayor")

    answer = urllib.request.urlopen(f"{desk_site}/incidents/{market}.json")  # noqa: S310
    told_now = {
        made["part"]: made["value"]
        for one in json.load(answer)["statements"]
        for made in one["corrections"]
    }
    assert told_now["speaker"] == "mayor"
    assert {"bound", "scope"} <= set(told_now)


def test_a_count_that_is_no_number_is_not_sent(clean: Desk, told) -> None:
    desk = clean.open(f"/queue/{told['market']}")
    desk.keys.press("e", "x", "Enter")

    expect(desk.page.get_by_role("alert")).to_contain_text("whole number")
    expect(desk.saved).to_have_attribute("data-save", "idle")


def test_the_next_of_the_queue_is_there_before_it_is_asked_for(clean: Desk) -> None:
    """Moving on asks the server for nothing that is shown."""
    desk = clean.open()
    desk.page.wait_for_load_state("networkidle")
    shown = desk.page.url
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))

    desk.keys.press("J")
    expect(desk.page).not_to_have_url(shown)
    now = desk.page.url.rsplit("/", 1)[1]

    assert not [one for one in asked if f"/incidents/{now}.json" in one]


def test_help_opens_and_closes_by_the_same_key(clean: Desk) -> None:
    desk = clean.open()
    desk.keys.press("?")
    expect(desk.page.get_by_role("dialog")).to_contain_text("accept the statement")
    desk.keys.press("?")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)


def test_who_else_is_on_it_is_told(clean: Desk, watch, desk_site: str, told) -> None:
    """Two windows of one server: the second is another session."""
    path = f"/queue/{told['market']}"
    clean.open(path)
    other = Desk(watch(desk_site)).open(path)

    expect(other.page.locator(".rv-head .rv-others")).to_contain_text("ana")


def test_saved_is_not_said_before_the_server_said_so(clean: Desk, told) -> None:
    desk = clean.open(f"/queue/{told['market']}")
    held: list[Route] = []
    desk.page.route("**/api/decisions/**", lambda route: held.append(route))

    desk.keys.press("a")
    expect(desk.saved).to_have_attribute("data-save", "saving")
    desk.page.wait_for_timeout(300)
    expect(desk.saved).to_have_attribute("data-save", "saving")
    expect(desk.page.locator("[data-state=accepted]")).to_have_count(0)
    held[0].continue_()

    desk.wait_saved("accepted")
    expect(desk.page.locator("[data-state=accepted]")).to_have_count(1)


def test_what_could_not_be_saved_is_told_and_tried_again(desk: Desk, told) -> None:
    """The second try carries the key of the first, so that it cannot be done twice."""
    desk.watched.expected += ("500",)
    desk.open(f"/queue/{told['market']}")
    keys: list[str | None] = []

    def refuse_once(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            route.fulfill(status=500, json={"error": "BookFull", "message": "The disk is full."})
        else:
            route.continue_()

    desk.page.route("**/api/decisions/**", refuse_once)
    desk.keys.press("a")
    expect(desk.saved).to_have_attribute("data-save", "failed")
    expect(desk.saved).to_contain_text("The disk is full.")
    assert desk.watched.axe() == []
    desk.keys.press("y")
    desk.wait_saved("accepted")

    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert desk.watched.wrong == []


def test_a_server_that_is_silent_for_a_moment_is_asked_again(desk: Desk, told) -> None:
    desk.watched.expected += ("ERR_FAILED",)
    desk.open(f"/queue/{told['market']}")
    tries: list[Route] = []

    def silent_once(route: Route) -> None:
        tries.append(route)
        if len(tries) == 1:
            route.abort()
        else:
            route.continue_()

    desk.page.route("**/api/decisions/**", silent_once)
    desk.keys.press("a")
    desk.wait_saved("accepted")

    assert len(tries) == 2
    assert desk.watched.wrong == []


def test_a_stale_decision_shows_both_versions_and_can_be_made_again(
    desk: Desk, watch, desk_site: str, told
) -> None:
    market = told["market"]
    desk.watched.expected += ("412",)
    desk.open(f"/queue/{market}")
    other = Desk(watch(desk_site)).open(f"/queue/{market}")
    other.keys.press("e", *"27", "Enter")
    other.wait_saved("corrected")

    desk.keys.press("e", *"14", "Enter")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("changed since you opened it")
    expect(dialog.locator("tr.rv-differs", has_text="killed")).to_contain_text("27")
    assert killed(desk_site, market)[1] == 27
    assert desk.watched.axe() == []
    desk.keys.press("Enter")
    desk.wait_saved("corrected")

    assert killed(desk_site, market)[1] == 14
    assert desk.watched.wrong == []


def test_a_stale_decision_can_be_left_out(desk: Desk, watch, desk_site: str, told) -> None:
    market = told["market"]
    desk.watched.expected += ("412",)
    desk.open(f"/queue/{market}")
    other = Desk(watch(desk_site)).open(f"/queue/{market}")
    other.keys.press("r")
    other.wait_saved("rejected")

    desk.keys.press("a")
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    desk.keys.press("Escape")

    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.page.locator("[data-state=rejected]")).to_have_count(1)
    assert desk.watched.wrong == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_state_of_the_desk_is_usable_by_everybody(
    watch: Callable[..., Watched], desk_site: str, told, theme: str
) -> None:
    """axe-core finds nothing in the form, the merge, the split, the note, the value or the help."""
    desk = Desk(watch(desk_site, color_scheme=theme, reduced_motion="reduce"))
    desk.open(f"/queue/{told['market']}")
    found = {}
    for key in STATES:
        desk.keys.press(key)
        desk.page.wait_for_timeout(50)
        found[key] = desk.watched.axe()
        desk.keys.press("Escape")

    assert found == {key: [] for key in STATES}
    assert desk.watched.wrong == []


def test_accounts_are_dragged_to_a_new_incident(clean: Desk, desk_site: str, told) -> None:
    desk = clean.open(f"/queue/{told['lamu']}")
    desk.page.keyboard.press("s")
    card = desk.page.locator(".rv-account").first
    card.drag_to(desk.page.locator(".rv-column").nth(1))
    desk.page.keyboard.press("Enter")
    desk.wait_saved("split off 1")

    assert len(incident(desk_site, told["lamu"])["account_ids"]) in (1, 2)


def test_two_incidents_side_by_side_are_merged_and_parted_by_keys(
    watch: Callable[..., Watched], desk_site: str, told
) -> None:
    watched = watch(desk_site)
    watched.open(f"/desk?left={told['market']}&right={told['school']}")
    watched.settled()
    page, saved = watched.page, watched.page.locator(".rv-save")
    page.keyboard.press("m")
    expect(saved).to_contain_text("Saved: merged")
    assert incident(desk_site, told["school"])["merged_into"] == told["market"]
    page.keyboard.press("u")
    expect(saved).to_contain_text("Saved: undo")

    assert incident(desk_site, told["school"])["merged_into"] is None
    assert watched.wrong == []
