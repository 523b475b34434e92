"""Reconciling only what changed gives the book, and the log, that reconciling all of it gives."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from book_builders import Clock, account, judgement, linking, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook import pipeline
from tallybook.reconcile import gather
from tallybook.records import Account, Copy, Decision, Linking
from tallybook.settings import Settings
from tallybook.store import Book

ANCHORS = ("attack", "bomb", "raid", "ambush")
RULES = ("latest_as_of", "most_conservative")


def words(number: int) -> str:
    """A report that tells of four attacks, each by its own word."""
    return (
        f"Report {number}: the attack killed {number + 2}, the bomb killed {number + 12}, "
        f"the raid killed {number + 22}, the ambush killed {number + 32}."
    )


class Twins:
    """Two books that live the same life: one is reconciled by what is due, one always whole."""

    def __init__(self, some: Book, whole: Book) -> None:
        self.some, self.whole = some, whole
        self.both = (some, whole)
        self.numbers = itertools.count()
        self.rule = RULES[0]

    def reconcile(self) -> tuple[str, ...]:
        """Reconcile both; return the ids of what was looked at in the first."""
        due = self.some.due(self.rule)
        for book, what in ((self.some, due), (self.whole, self.whole.due(f"{next(self.numbers)}"))):
            found = pipeline.reconcile_each(what.clusters, Settings(rule=self.rule))
            book.settle(what, gather(found, what.unsure, what.elsewhere))
        return tuple(one.cluster_id for one in due.clusters)

    def do(self, step: str, dice: random.Random) -> None:
        """Let both books take one step, the same."""
        # The reports are drawn once: both books are given equal records.
        getattr(self, f"_{step}")(dice)

    def _read(self, dice: random.Random) -> None:
        number = dice.randrange(8)
        day = dice.choice((None, "2031-05-04", "2031-05-06"))
        name = dice.choice(("a.txt", "b.txt"))
        for book in self.both:
            book.add_readings([reading(words(number), name=f"{name}{number}", published_at=day)])

    def _understand(self, dice: random.Random) -> None:
        reports = self.some.reports()
        if not reports:
            return
        report = dice.choice(reports)
        extractor = dice.choice(("rules-1", "rules-2"))
        made = [
            account(
                report,
                anchor=anchor,
                killed=report.text.split(f"the {anchor} killed ")[1].split(",")[0].strip("."),
                extractor=extractor,
            )
            for anchor in dice.sample(ANCHORS, dice.randrange(4))
        ]
        for book in self.both:
            book.add_accounts(report.report_id, made, extractor)

    def _copies(self, dice: random.Random) -> None:
        reports = [one.report_id for one in self.some.reports()]
        if len(reports) < 2:
            return
        left, right = dice.sample(reports, 2)
        made = [Copy(report_id=left, original_id=right, kind="near", similarity=0.9)]
        made = dice.choice((made, made, []))
        for book in self.both:
            book.set_copies(made)

    def _link(self, dice: random.Random) -> None:
        made = _random_linking(self.some, dice)
        for book in self.both:
            book.set_linking(made)

    def _decide(self, dice: random.Random) -> None:
        accounts = self.some.accounts()
        if not accounts:
            return
        one = dice.choice(accounts)
        choices = [
            Decision(subject="pair", record_ids=_two(accounts, dice), verdict="unsure", decider="a")
        ]
        choices += [
            Decision(
                subject="statement", record_ids=(s.statement_id,), verdict=verdict, decider="a"
            )
            for s in one.statements
            for verdict in ("rejected", "accepted", "withdrawn")
        ]
        decision = dice.choice(choices)
        for book in self.both:
            book.decide(decision)

    def _rule(self, dice: random.Random) -> None:
        self.rule = dice.choice(RULES)

    def _reconcile(self, dice: random.Random) -> None:
        self.reconcile()
        assert self.some.head_hash() == self.whole.head_hash()
        assert self.some.fingerprint() == self.whole.fingerprint()


def _two(accounts: tuple[Account, ...], dice: random.Random) -> tuple[str, ...]:
    ids = [one.account_id for one in accounts]
    return tuple(sorted(dice.sample(ids, 2))) if len(ids) > 1 else (ids[0], ids[0] + "x")


def _random_linking(book: Book, dice: random.Random) -> Linking:
    """Any grouping of the accounts, which keeps much of what stands; and some doubts."""
    reports = {one.report_id: one for one in book.reports()}
    home = {one.account_id: each.cluster_id for each in book.clusters() for one in each.accounts}
    groups: dict[str, list[tuple[Account, object]]] = {}
    for one in book.accounts():
        key = home.get(one.account_id, one.anchor_quote)
        key = dice.choice(ANCHORS) if dice.random() < 0.2 else key
        groups.setdefault(key, []).append((one, reports[one.report_id]))
    made = linking(*groups.values())
    ids = [one for each in made.clusters for one in each.accounts]
    doubts = {
        one.judgement_id: msgspec.structs.replace(one, verdict="unsure")
        for _ in range(dice.randrange(3))
        if len(ids) > 1
        for one in [judgement(*dice.sample(ids, 2))]
    }
    kept = {one.judgement_id: one for one in made.judgements} | doubts
    return msgspec.structs.replace(made, judgements=tuple(kept[key] for key in sorted(kept)))


@contextmanager
def twins() -> Iterator[Twins]:
    """Two empty books whose clock stands still: equal logs have equal hashes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Book.open(Path(folder) / "some.book", create=True, clock=Clock()) as some,
        Book.open(Path(folder) / "whole.book", create=True, clock=Clock()) as whole,
    ):
        yield Twins(some, whole)


STEPS = ("read", "understand", "copies", "link", "decide", "rule", "reconcile")
LIVES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32)), max_size=20)


@settings(max_examples=15, deadline=None)
@given(LIVES)
def test_what_is_due_gives_the_log_that_all_gives(life):
    """Reports come again with other dates, accounts go, doubts rise and fall, persons decide."""
    with twins() as both:
        for step, seed in [
            *[("read", n) for n in range(3)],
            *[("understand", n) for n in range(5)],
        ]:
            both.do(step, random.Random(seed))
        for step, seed in [("link", 1), *life, ("reconcile", 0), ("link", 2), ("reconcile", 0)]:
            both.do(step, random.Random(seed))
        assert both.some.verify() == ()
