"""What persons decided is kept through 200 re-runs with changed parts: none is lost.

A real book is read, then decided in at random, understood anew by the rules alone or by all parts
and by versions that read otherwise, given more reports, linked, reconciled by another rule, rebuilt
from its log. After each re-run every decision stands in the log, and either binds or waits as open
for review.
"""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path

import pytest
from other_readings import CHANGES, again
from review_builders import TEXTS, line

from tallybook import pipeline, review
from tallybook.errors import UsageError
from tallybook.records import Account, Incident
from tallybook.review import By
from tallybook.settings import Settings
from tallybook.store import TOMBSTONES, Book, Held

RERUNS = 200
RULES = ("latest_as_of", "most_conservative", "majority", "source_hierarchy")
MORE = {
    "late": (
        "2031-05-09",
        "Two of those wounded in the attack on the market in Garowa on Sunday have died, "
        "bringing the toll to 17, doctors said.",
    ),
    "copy": (
        "2031-05-08",
        "Police said at least 14 people were killed when gunmen of the Red Dawn group opened "
        "fire in a market in Garowa on 4 May 2031.",
    ),
    "bomb": (
        "2031-05-22",
        "The bomb outside the police station in Marreth on Tuesday killed five officers and "
        "wounded eight people, a hospital official said.",
    ),
    "year": (
        "2032-05-04",
        "A year ago gunmen killed 15 people in the market of Garowa. On Monday a grenade "
        "wounded three people in Marreth, police said.",
    ),
    "farm": (
        "2031-06-14",
        "Unknown men killed two farmers near Tolu village on Wednesday. Soldiers shot dead one "
        "of the attackers on Friday, the army said.",
    ),
}
ALL = {**TEXTS, **MORE}
Readings = dict[str, list[tuple[Account, ...]]]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """Each report's accounts as all parts and as the rules alone read them, by report id."""
    path = tmp_path_factory.mktemp("texts") / "all.jsonl"
    path.write_text("\n".join(line(one, ALL) for one in ALL), encoding="utf-8")
    found: Readings = {}
    for parts in ("all", "none"):
        with (
            pytest.MonkeyPatch.context() as patch,
            Book.open(path.parent / f"{parts}.book", create=True) as book,
        ):
            patch.setenv("TALLYBOOK_PARTS", parts)
            pipeline.run([path], book, Settings(workers=0))
            for one in book.reports():
                found.setdefault(one.report_id, []).append(book.accounts(one.report_id))
    return found


class Desk:
    """A book with persons at work in it, and the program changing beneath them."""

    def __init__(self, book: Book, folder: Path, readings: Readings, seed: int) -> None:
        self.book, self.folder, self.readings = book, folder, readings
        self.dice = random.Random(seed)
        self.waiting = list(MORE)
        self.rule = RULES[0]

    def by(self) -> By:
        return By(decider=self.dice.choice(("ana", "bea")), rule=self.rule)

    def read(self, *names: str) -> None:
        path = self.folder / "more.jsonl"
        path.write_text("\n".join(line(one, ALL) for one in names), encoding="utf-8")
        pipeline.read_into(self.book, [path], Settings(workers=0))

    def bring_along(self) -> None:
        pipeline.link_into(self.book, pipeline.Summary())
        pipeline.reconcile_into(self.book, Settings(workers=0, rule=self.rule), pipeline.Summary())

    def rerun(self, number: int) -> None:
        """Understand some or all reports anew, in any order; link and reconcile."""
        if self.waiting and self.dice.random() < 0.05:
            self.read(self.waiting.pop(0))
        if self.dice.random() < 0.1:
            self.rule = self.dice.choice(RULES)
        ids = [one.report_id for one in self.book.reports()]
        self.dice.shuffle(ids)
        new = [one for one in ids if not self.book.accounts(one)]
        some = ids if self.dice.random() < 0.3 else ids[: 1 + self.dice.randrange(3)]
        chosen = dict.fromkeys([*new, *some])
        version = f"trial-{number}"
        self.book.add_understood([(one, self._read_again(one, version)) for one in chosen], version)
        if self.dice.random() < 0.05:
            self.book.rebuild()
        self.bring_along()

    def _read_again(self, report_id: str, version: str) -> list[Account]:
        told = self.dice.choice(self.readings[report_id])
        if self.dice.random() < 0.4:
            return [again(one, "steady") for one in told]
        return self.dice.choice(CHANGES)(self.dice, told, version)

    def decide(self) -> None:
        """Let a person do something, if it can be done."""
        single = (self._statement, self._statement, self._pin, self._status, self._note)
        grouping = (self._merge, self._split, self._apart, self._move)
        act = self.dice.choice((*single, *grouping, self._undo))
        # Nothing to undo, an incident of one account: the person is told so and goes on.
        with contextlib.suppress(UsageError):
            act()

    def _incident(self) -> Incident:
        return self.dice.choice(self.standing())

    def standing(self) -> list[Incident]:
        return [one for one in self.book.incidents() if one.status not in TOMBSTONES]

    def _statement(self) -> None:
        told = [one for account in self.book.accounts() for one in account.statements]
        one = self.dice.choice([one for one in told if isinstance(one.value, int)])
        verdict = self.dice.choice(("accepted", "corrected", "rejected", "cannot_verify"))
        value = self.dice.randrange(1, 60) if verdict == "corrected" else None
        review.decide_statement(self.book, one.statement_id, verdict, self.by(), value=value)

    def _pin(self) -> None:
        field, value = self.dice.choice(
            (
                ("killed.best", 21),
                ("killed.low", 3),
                ("place", "Garowa"),
                ("site", "the old market"),
            )
        )
        review.pin(self.book, self._incident().incident_id, field, value, self.by())

    def _status(self) -> None:
        status = self.dice.choice(("accepted", "under_review", "rejected"))
        review.set_status(self.book, self._incident().incident_id, status, self.by())

    def _note(self) -> None:
        words = f"seen {self.dice.randrange(10**6)}"
        review.note(self.book, self._incident().incident_id, words, self.by())

    def _merge(self) -> None:
        review.merge(
            self.book, self._incident().incident_id, self._incident().incident_id, self.by()
        )

    def _split(self) -> None:
        one = self._incident()
        review.split(self.book, one.incident_id, [self.dice.choice(one.account_ids)], self.by())

    def _apart(self) -> None:
        verdict = self.dice.choice(("different", "unsure"))
        left, right = self._incident().incident_id, self._incident().incident_id
        review.keep_apart(self.book, left, right, self.by(), verdict=verdict)

    def _move(self) -> None:
        account = self.dice.choice(self._incident().account_ids)
        review.move(self.book, [account], self._incident().incident_id, self.by())

    def _undo(self) -> None:
        review.undo(self.book, self.by())


def check(desk: Desk, known: dict[str, str]) -> None:
    """Check that every decision ever made is there as it was, and binds or is open for review.

    Of two that came to contradict, since their words became one, one binds and the other is open.
    """
    held = desk.book.held()
    now = {one.decision.decision_id: json.dumps(one.decision.record_ids) for one in held}
    assert known.items() <= now.items(), "a decision was lost or changed"
    known |= now
    asked = {one.decision_id for one in review.queue(desk.book, limit=10_000)}
    home = desk.book.incidents_of([one.account_id for one in desk.book.accounts()])
    incidents = {one.incident_id: one for one in desk.standing()}
    for one in held:
        if not one.stands:
            continue
        told = one.decision.decision_id in asked
        if not one.holds:
            assert told, f"{one.decision} is not told as open"
        elif not _binds(desk, one, home, incidents):
            assert told and one.decision.subject == "pair", f"{one.decision} does not bind"


def _binds(desk: Desk, one: Held, home: dict[str, str], incidents: dict[str, Incident]) -> bool:
    decision = one.today()
    if decision.subject == "pair":
        left, right = decision.record_ids
        together = home[left] == home[right]
        # Whom nobody could tell apart may be one incident by what persons said of others.
        return together == (decision.verdict == "same") or decision.verdict == "unsure"
    if decision.subject == "statement":
        return _statement_binds(desk, one, incidents)
    incident = incidents[home[decision.record_ids[0]]]
    if decision.field == "note":
        return decision.value in [each.text for each in incident.notes]
    pins = {each.field: each for each in incident.pins}
    if decision.field not in pins:
        return False
    # Where incidents with pins of one field were merged, the later pin holds.
    later = pins[decision.field].decision_id != decision.decision_id
    return later or _shows(incident, decision.field or "", decision.value)


def _shows(incident: Incident, field: str, value: object) -> bool:
    harm, _, end = field.partition(".")
    if end:
        return getattr(incident.tallies[harm], end) == value
    if field == "status":
        return incident.status in (value, "under_review")
    return getattr(incident, field) == value


def _statement_binds(desk: Desk, one: Held, incidents: dict[str, Incident]) -> bool:
    decision = one.today()
    statement_id = decision.record_ids[0]
    told = {each.statement_id: each for each in desk.book.statements()}
    statement = told[statement_id]
    if decision.verdict == "corrected":
        given = {each.part: each.value for each in statement.corrections}
        return given.get(decision.field or "value") == decision.value
    if statement.review_state != decision.verdict:
        # Other words that came to stand as one statement: the verdict that weighs more is shown.
        return statement.review_state in ("rejected", "cannot_verify", "corrected")
    if decision.verdict != "rejected":
        return True
    bests = [
        each
        for incident in incidents.values()
        for tally in incident.tallies.values()
        for each in (*tally.best_from, *tally.low_from, *tally.high_from)
    ]
    return statement_id not in bests


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1, 2])
def test_all_decisions_are_kept_through_200_reruns(
    seed: int, tmp_path: Path, readings: Readings
) -> None:
    known: dict[str, str] = {}
    with Book.open(tmp_path / "a.book", create=True) as book:
        desk = Desk(book, tmp_path, readings, seed)
        desk.read(*TEXTS)
        desk.rerun(0)
        for number in range(1, RERUNS // 2 + 1):
            desk.decide()
            check(desk, known)
            desk.rerun(number)
            check(desk, known)
        assert len(known) > RERUNS // 4
        assert not book.verify()
