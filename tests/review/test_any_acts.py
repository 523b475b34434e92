"""Whatever persons do, in whatever order: the effect is that of linking and reconciling it all."""

import random
from pathlib import Path

import pytest
from review_builders import make_book, settled

from tallybook import review
from tallybook.errors import UsageError
from tallybook.records import Incident
from tallybook.review import By
from tallybook.store import Book

ACTS = 30
FIELDS = (("killed.best", 21), ("killed.low", 3), ("place", "Garowa (1.5, 36)"), ("stage", None))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> bytes:
    folder = make_book(tmp_path_factory.mktemp("made"))
    return (folder / "book.sqlite").read_bytes()


def book_of(folder: Path, made: bytes) -> Book:
    (folder / "a.book").mkdir()
    (folder / "a.book" / "book.sqlite").write_bytes(made)
    return Book.open(folder / "a.book")


class Persons:
    """Three persons who decide at random what can be decided."""

    def __init__(self, book: Book, seed: int) -> None:
        self.book, self.dice = book, random.Random(seed)

    def act(self) -> None:
        """Do something; what cannot be done is refused and changes nothing."""
        acts = (self.statement, self.statement, self.merge, self.split, self.move, self.apart)
        before = self.book.head_hash()
        try:
            self.dice.choice((*acts, self.pin, self.status, self.undo, self.undo))()
        except UsageError:
            assert self.book.head_hash() == before

    def by(self) -> By:
        return By(decider=self.dice.choice(("ana", "bea", "cy")))

    def incident(self) -> Incident:
        return self.dice.choice(self.book.incidents())

    def statement(self) -> None:
        told = [one for one in self.book.statements() if one.field == "killed"]
        one = self.dice.choice(told)
        verdict = self.dice.choice(("accepted", "corrected", "rejected", "cannot_verify"))
        value = self.dice.randrange(60) if verdict == "corrected" else None
        review.decide_statement(self.book, one.statement_id, verdict, self.by(), value=value)

    def merge(self) -> None:
        one, two = self.incident().incident_id, self.incident().incident_id
        review.merge(self.book, one, two, self.by())
        holder = {self.book.incident(key).merged_into or key for key in (one, two)}
        assert len(holder) == 1

    def split(self) -> None:
        one = self.incident()
        parted = self.dice.sample(one.account_ids, self.dice.randint(1, len(one.account_ids)))
        review.split(self.book, one.incident_id, parted, self.by())
        home = self.book.incidents_of(one.account_ids)
        assert {home[key] for key in parted}.isdisjoint(
            home[key] for key in set(one.account_ids) - set(parted)
        )
        assert len(set(home.values())) == 2

    def move(self) -> None:
        account = self.dice.choice(self.incident().account_ids)
        goal = self.incident()
        review.move(self.book, [account], goal.incident_id, self.by())
        assert len(set(self.book.incidents_of([account, *goal.account_ids]).values())) == 1

    def apart(self) -> None:
        one, two = self.incident().incident_id, self.incident().incident_id
        verdict = self.dice.choice(("different", "unsure"))
        review.keep_apart(self.book, one, two, self.by(), verdict=verdict)

    def pin(self) -> None:
        field, value = self.dice.choice(FIELDS)
        review.pin(self.book, self.incident().incident_id, field, value, self.by())

    def status(self) -> None:
        status = self.dice.choice(("accepted", "rejected", "under_review"))
        review.set_status(self.book, self.incident().incident_id, status, self.by())

    def undo(self) -> None:
        review.undo(self.book, self.by())


@pytest.mark.parametrize("seed", range(2))
def test_the_effect_of_every_act_is_that_of_the_whole_book_anew(seed, made, tmp_path):
    with book_of(tmp_path, made) as book:
        persons = Persons(book, seed)
        for _ in range(ACTS):
            persons.act()
            assert settled(book)


@pytest.mark.parametrize("seed", range(2, 4))
def test_the_tables_are_what_the_log_makes_whatever_was_done(seed, made, tmp_path):
    with book_of(tmp_path, made) as book:
        persons = Persons(book, seed)
        for _ in range(ACTS):
            persons.act()
        before, held = book.fingerprint(), book.incidents()
        assert [one for one in book.verify() if one.name != "original_missing"] == []

        book.rebuild()

        assert (book.fingerprint(), book.incidents()) == (before, held)


@pytest.mark.parametrize("seed", range(4, 6))
def test_undoing_all_that_was_done_brings_every_incident_back(seed, made, tmp_path):
    """Each act by one person, undone one after the other, the last first."""
    with book_of(tmp_path, made) as book:
        before = {one.incident_id: plain(one) for one in book.incidents()}
        persons = Persons(book, seed)
        persons.by = lambda: By(decider="ana")  # type: ignore[method-assign]
        persons.undo = persons.pin  # type: ignore[method-assign]
        for _ in range(ACTS // 2):
            persons.act()
        while book.last_act_of("ana"):
            review.undo(book, By(decider="ana"))

        assert {one.incident_id: plain(one) for one in book.incidents()} == before
        assert settled(book)


def plain(incident: Incident) -> tuple:
    """What an incident says, without what its history left: its version."""
    return tuple(
        getattr(incident, name) for name in incident.__struct_fields__ if name != "version"
    )
