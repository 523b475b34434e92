"""What was done to an incident, and what changed since a day."""

from datetime import UTC, datetime

import pytest
from review_builders import figures, incident_of, make_book

from tallybook import review
from tallybook.errors import UsageError
from tallybook.review import By
from tallybook.store import Book

ANA, BEA = By(decider="ana", reason="read again"), By(decider="bea")


class Clock:
    """A clock that is set by hand; the book is made before."""

    def __init__(self) -> None:
        self.now = datetime(2099, 5, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(tmp_path, clock):
    with Book.open(make_book(tmp_path), clock=clock) as opened:
        yield opened


def test_the_history_tells_each_act_once_in_words(book):
    one, two = incident_of(book, "mon").incident_id, incident_of(book, "other").incident_id
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "corrected", ANA, value=14)
    merged = review.merge(book, one, two, BEA)
    undone = review.undo(book, BEA)
    review.pin(book, one, "place", "Garowa", ANA)
    review.note(book, one, "call the mayor", BEA)

    told = review.history(book, one)

    assert [(each.verb, each.decider) for each in told] == [
        ("note", "bea"),
        ("pin", "ana"),
        ("undo", "bea"),
        ("merge", "bea"),
        ("correct", "ana"),
    ]
    assert told[0].words == "note: call the mayor"
    assert told[1].words == "place set to Garowa"
    assert told[2].words == "took back: merge"
    assert told[3].words.startswith("merge: the accounts at “")
    assert told[4].words == "value corrected to 14: “40 people were killed”"
    assert (told[3].undone_by, told[3].holds) == (undone.act, False)
    assert (told[2].undoes, told[4].holds) == (merged.act, True)
    assert told[4].reason == "read again"


def test_the_history_of_a_tombstone_is_that_of_what_it_held(book):
    one, two = incident_of(book, "mon").incident_id, incident_of(book, "other").incident_id
    review.note(book, two, "seen by a driver", ANA)
    review.merge(book, one, two, BEA)

    assert [each.verb for each in review.history(book, two)] == ["merge", "note"]


def test_a_decision_whose_words_are_gone_stays_in_the_history_and_is_open(book):
    statement = figures(book, "tue")[0]
    incident = incident_of(book, "mon").incident_id
    review.decide_statement(book, statement.statement_id, "accepted", ANA)
    book.add_accounts(statement.report_id, [], "rules-of-tomorrow")

    (told,) = review.history(book, incident)

    assert (told.open, told.holds) == (True, True)
    assert told.words == f"accepted: “{statement.quote}”"


def test_changes_since_a_day_tell_what_was_and_what_is(book, clock):
    one, two = incident_of(book, "mon").incident_id, incident_of(book, "other").incident_id
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "rejected", ANA)
    clock.now = datetime(2099, 5, 6, 12, tzinfo=UTC)
    review.pin(book, one, "killed.best", 14, ANA)
    review.merge(book, one, two, BEA)

    changes = {each.incident_id: each for each in review.changes_since(book, "2099-05-06")}

    assert changes[two].what == (f"merged into {one}",)
    assert changes[one].fields["killed.best"] == (9, 14)
    assert changes[one].what[0] == "killed 9 (9 to 15) to 14 (9 to 15)"
    assert (changes[one].version_before, changes[one].version) == (2, 4)
    assert "1 more account" in changes[one].what
    assert review.changes_since(book, "2099-05-07") == ()


def test_a_change_before_the_day_is_told_from_its_day_on(book):
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "rejected", ANA)

    (change,) = review.changes_since(book, "2099-05-04")

    assert change.fields["killed.best"] == (40, 9)
    assert change.what == ("killed 40 (9 to 40) to 9 (9 to 15)", "1 more statement set aside")


def test_an_incident_that_was_not_there_is_new(book):
    every = review.changes_since(book, "2000-01-01")

    assert {one.version_before for one in every} == {None}
    assert "new, killed 40 (9 to 40), wounded 30" in [one.what[0] for one in every]


def test_what_is_no_day_is_refused(book):
    with pytest.raises(UsageError, match="'yesterday' is no day or moment"):
        review.changes_since(book, "yesterday")
