"""Decisions over a real connection: on disk when answered, once, and on the version seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_books import make_book
from serving import Browser, make_users, served

from tallybook.errors import BookLocked
from tallybook.store import Book


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of 8 incidents."""
    return make_book(tmp_path / "b.book", 8)


@pytest.fixture
def desk(book: Path) -> Iterator[Browser]:
    """A browser at a server over that book."""
    with served(book) as base:
        browser = Browser(base).sign_in()
        yield browser
        browser.close()


def first(desk: Browser, number: int = 0) -> dict[str, object]:
    """Return the incident at this place of the list."""
    return desk.get("/incidents.json?sort=title").json()["rows"][number]


def whole(desk: Browser, incident_id: object) -> dict[str, object]:
    """Return an incident with all it rests on."""
    return desk.get(f"/incidents/{incident_id}.json").json()


def figure(desk: Browser, incident_id: object) -> dict[str, object]:
    """Return the latest statement of how many were killed in this incident."""
    found = [one for one in whole(desk, incident_id)["statements"] if one["field"] == "killed"]
    return max(found, key=lambda one: one["as_of"])


def on(row: dict[str, object], **more: object) -> dict[str, object]:
    """Return a decision on this incident in the version of the row."""
    return {"incident_id": row["incident_id"], "on_version": row["version"], **more}


def test_a_corrected_figure_is_the_tally_and_is_in_the_book_when_answered(
    desk: Browser, book: Path
):
    row = first(desk)
    asked = on(row, statement_id=figure(desk, row["incident_id"])["statement_id"])

    answer = desk.post(
        "/api/decisions/statement",
        asked | {"verdict": "corrected", "value": 77, "reason": "the ministry's list"},
    )

    assert answer.status_code == 200
    done = answer.json()
    assert [one["verdict"] for one in done["decisions"]] == ["corrected"]
    assert [one["version"] for one in done["incidents"]] == [2]
    assert done["incidents"][0]["tallies"]["killed"]["best"] == 77
    assert not done["repeated"]
    with Book.open(book, read_only=True) as stored:
        (decision,) = stored.decisions()
    assert (decision.value, decision.decider, decision.reason, decision.on_version) == (
        77,
        "desk",
        "the ministry's list",
        1,
    )


def test_the_same_key_again_decides_nothing_twice(desk: Browser, book: Path):
    row = first(desk)
    asked = on(row, note="looked at")

    one = desk.post("/api/decisions/note", asked, key="click-1").json()
    two = desk.post("/api/decisions/note", asked, key="click-1").json()

    assert one["decisions"] == two["decisions"]
    assert two["repeated"]
    with Book.open(book, read_only=True) as stored:
        assert len(stored.decisions()) == 1


def test_the_same_key_for_something_else_is_refused(desk: Browser):
    row = first(desk)
    desk.post("/api/decisions/note", on(row, note="one"), key="click-1")

    answer = desk.post("/api/decisions/note", on(row, note="two"), key="click-1")

    assert answer.status_code == 400
    assert "was used for another act" in answer.json()["message"]


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201])
def test_a_decision_needs_a_key_of_its_own(desk: Browser, key: str):
    headers = {"X-Tallybook-Token": desk.token, "Idempotency-Key": key.encode("latin-1")}
    answer = desk.http.post("/api/decisions/note", json=on(first(desk), note="x"), headers=headers)

    assert answer.status_code == 400
    assert "has no key" in answer.json()["message"]


def test_a_decision_on_an_old_version_gets_both_versions_and_changes_nothing(
    desk: Browser, book: Path
):
    row = first(desk)
    statement_id = figure(desk, row["incident_id"])["statement_id"]
    desk.post("/api/decisions/statement", on(row, statement_id=statement_id, verdict="rejected"))

    answer = desk.post(
        "/api/decisions/statement", on(row, statement_id=statement_id, verdict="accepted")
    )

    assert answer.status_code == 412
    stale = answer.json()
    assert stale["error"] == "StaleDecision"
    assert (stale["seen"]["version"], stale["now"]["version"]) == (1, 2)
    with Book.open(book, read_only=True) as stored:
        assert [one.verdict for one in stored.decisions()] == ["rejected"]


def test_a_statement_that_has_moved_to_another_incident_is_stale_there(desk: Browser):
    one, two = first(desk, 0), first(desk, 1)
    statement_id = figure(desk, one["incident_id"])["statement_id"]

    answer = desk.post(
        "/api/decisions/statement", on(two, statement_id=statement_id, verdict="accepted")
    )

    assert answer.status_code == 412


def test_merging_and_undoing_leaves_two_incidents_as_they_were(desk: Browser):
    one, two = first(desk, 0), first(desk, 1)
    asked = on(one, other_id=two["incident_id"], other_version=two["version"])

    merged = desk.post("/api/decisions/merge", asked).json()
    kept = next(row for row in merged["incidents"] if row["status"] != "merged")
    gone = next(row for row in merged["incidents"] if row["status"] == "merged")
    undone = desk.post("/api/decisions/undo", on(kept, act=merged["act"]))

    assert kept["reports"] == 4
    assert gone["merged_into"] == kept["incident_id"]
    assert undone.status_code == 200
    assert [first(desk, n)["tallies"] for n in (0, 1)] == [one["tallies"], two["tallies"]]
    assert [first(desk, n)["status"] for n in (0, 1)] == ["candidate", "candidate"]


def test_a_merge_with_an_incident_that_has_changed_is_stale(desk: Browser):
    one, two = first(desk, 0), first(desk, 1)
    desk.post("/api/decisions/note", on(two, note="looked at"))

    answer = desk.post(
        "/api/decisions/merge",
        on(one, other_id=two["incident_id"], other_version=two["version"]),
    )

    assert answer.status_code == 412
    assert answer.json()["now"]["incident_id"] == two["incident_id"]


def test_splitting_off_an_account_and_moving_it_to_another_incident(desk: Browser):
    one, two = first(desk, 0), first(desk, 1)
    accounts = whole(desk, one["incident_id"])["incident"]["account_ids"]

    parted = desk.post("/api/decisions/split", on(one, account_ids=accounts[:1])).json()
    own = next(row for row in parted["incidents"] if row["incident_id"] != one["incident_id"])
    moved = desk.post(
        "/api/decisions/move",
        on(own, account_ids=whole(desk, own["incident_id"])["incident"]["account_ids"])
        | {"to_id": two["incident_id"], "to_version": two["version"]},
    )

    assert len(parted["incidents"]) == 2
    assert moved.status_code == 200
    assert (
        sorted(row["reports"] for row in moved.json()["incidents"] if not row["merged_into"])[-1]
        == 3
    )


def test_pinning_a_value_a_status_and_keeping_two_apart(desk: Browser):
    one, two = first(desk, 0), first(desk, 1)
    pinned = desk.post("/api/decisions/pin", on(one, field="killed.best", value=5)).json()
    (row,) = pinned["incidents"]
    accepted = desk.post("/api/decisions/status", on(row, status="accepted")).json()
    (row,) = accepted["incidents"]
    apart = desk.post(
        "/api/decisions/apart",
        on(row, other_id=two["incident_id"], other_version=two["version"]),
    )

    assert pinned["incidents"][0]["tallies"]["killed"]["best"] == 5
    assert row["status"] == "accepted"
    assert apart.status_code == 200


def test_a_later_list_search_and_feed_show_the_decision(desk: Browser):
    row = first(desk)
    desk.post("/api/decisions/pin", on(row, field="killed.best", value=999))

    top = desk.get("/incidents.json?sort=-killed").json()["rows"][0]
    changes = desk.get("/changes.json").json()["rows"]
    answer = whole(desk, row["incident_id"])

    assert top["incident_id"] == row["incident_id"]
    assert [one["kind"] for one in changes[:2]] == ["incident", "decision"]
    assert changes[1]["who"] == "desk"
    assert [one["version"] for one in answer["versions"]] == [2, 1]
    assert "tallies.killed" in answer["versions"][0]["changed"]
    assert [one["decision"]["value"] for one in answer["decisions"]] == [999]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("note", {}),
        ("note", {"on_version": 1, "note": "x"}),
        ("note", {"on_version": 0, "note": "x", "incident_id": "i0123456789abcdef"}),
        ("note", {"on_version": 1, "note": "", "incident_id": "i0123456789abcdef"}),
        ("note", {"on_version": 1, "note": "x", "incident_id": "i0123456789abcdef", "more": 1}),
        ("note", {"on_version": 1, "note": "x", "incident_id": "../../etc"}),
        ("statement", {"on_version": 1, "incident_id": "i0123456789abcdef", "verdict": "maybe"}),
        ("split", {"on_version": 1, "incident_id": "i0123456789abcdef", "account_ids": []}),
        ("note", ["not", "a", "record"]),
        ("note", None),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(desk: Browser, kind: str, body: object):
    answer = desk.post(f"/api/decisions/{kind}", body)

    assert answer.status_code == 400
    assert "cannot be read" in answer.json()["message"]


def test_a_form_without_script_decides_and_leads_back(desk: Browser):
    row = first(desk)
    statement_id = figure(desk, row["incident_id"])["statement_id"]
    form = on(row, statement_id=statement_id, verdict="corrected", value="41", reason="")
    more = {"token": desk.token, "idempotency_key": "form-1", "back": "/queue"}

    answer = desk.http.post("/api/decisions/statement", data=form | more)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/queue"
    assert first(desk)["tallies"]["killed"]["best"] == 41


def test_a_form_on_an_old_version_gets_a_page_with_both_versions(desk: Browser):
    row = first(desk)
    desk.post("/api/decisions/pin", on(row, field="killed.best", value=77))
    form = on(row, note="x", token=desk.token, idempotency_key="form-1")

    answer = desk.http.post("/api/decisions/note", data=form)

    assert answer.status_code == 412
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "77" in answer.text
    assert "you looked at 1" in answer.text


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\nb"]
)
def test_a_form_leads_to_no_other_site(desk: Browser, back: str):
    row = first(desk)
    form = on(row, note="x", token=desk.token, idempotency_key="form-1", back=back)

    answer = desk.http.post("/api/decisions/note", data=form)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/incidents/{row['incident_id']}"


def test_only_a_keeper_takes_back_what_another_decided(book: Path, tmp_path: Path):
    with served(book, users=make_users(tmp_path / "users.toml")) as base:
        vera, kim = Browser(base).sign_in("vera"), Browser(base).sign_in("kim")
        row = first(kim)
        (after,) = kim.post("/api/decisions/note", on(row, note="mine")).json()["incidents"]
        decision_id = whole(kim, row["incident_id"])["decisions"][0]["decision"]["decision_id"]

        refused = vera.post("/api/decisions/undo", on(after, decision_id=decision_id))
        (own,) = vera.post("/api/decisions/note", on(after, note="hers")).json()["incidents"]
        act = whole(kim, row["incident_id"])["decisions"][1]["decision"]["act"]
        taken = kim.post("/api/decisions/undo", on(own, act=act))

    assert refused.status_code == 403
    assert refused.json()["error"] == "NoRight"
    assert taken.status_code == 200


def test_two_people_at_one_incident_see_each_other(book: Path, tmp_path: Path):
    with served(book, users=make_users(tmp_path / "users.toml")) as base:
        vera, kim = Browser(base).sign_in("vera"), Browser(base).sign_in("kim")
        incident_id = first(kim)["incident_id"]
        kim.post("/api/presence", {"incident_id": incident_id})

        seen = vera.post("/api/presence", {"incident_id": incident_id}).json()

        assert seen == {"others": ["kim"]}
        assert whole(vera, incident_id)["others"] == ["kim"]


def test_a_book_that_another_process_writes_to_is_told_and_read_on(desk: Browser, book: Path):
    row = first(desk)
    with Book.open(book):
        answer = desk.post("/api/decisions/note", on(row, note="x"))
        reading = desk.get("/incidents.json")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert "is writing" in answer.json()["message"]
    assert reading.status_code == 200
    assert desk.post("/api/decisions/note", on(row, note="x")).status_code == 200


def test_a_run_can_write_a_moment_after_the_last_decision(desk: Browser, book: Path):
    desk.post("/api/decisions/note", on(first(desk), note="x"))

    assert any(let_go(book) for _ in range(100)), "the server never let the book go"


def let_go(book: Path) -> bool:
    """Return whether this process may write to the book, if need be after a moment."""
    try:
        Book.open(book).close()
    except BookLocked:
        time.sleep(0.1)
        return False
    return True
