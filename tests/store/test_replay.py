"""Tables are projections: rebuilt from the log they are equal, now and as of any earlier time."""

from pathlib import Path

import msgspec
import pytest
from book_builders import EXTRACTOR, Clock, account, incident, linking, reading, unreadable

from tallybook.errors import UnknownRecord, UsageError
from tallybook.records import Copy, Decision
from tallybook.store import Book
from tallybook.store.driver import sqlite_module

FIRST = reading("The attack killed 12 people.", name="a.txt")
SECOND = reading("An attack killed 15 people.", name="b.txt")
ONE = (account(FIRST.item, killed="12"), FIRST.item)
TWO = (account(SECOND.item, killed="15"), SECOND.item)


def fill(book: Book, clock: Clock) -> None:
    """A life with every kind of entry, in which things are replaced, merged and decided."""
    book.add_readings([unreadable("late.txt"), unreadable("bad.pdf"), FIRST])
    book.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR)
    book.set_linking(linking([ONE]))
    book.set_incidents([incident(ONE)])
    clock.move_on(days=1)
    book.add_readings([SECOND, reading(SECOND.item.text, name="0.txt", title="Copied")])
    book.add_readings([reading("Late.", name="late.txt")])
    book.add_accounts(TWO[1].report_id, [TWO[0]], EXTRACTOR)
    book.set_copies(
        [
            Copy(
                report_id=ONE[1].report_id,
                original_id=TWO[1].report_id,
                kind="near",
                similarity=0.9,
            )
        ]
    )
    book.set_linking(linking([ONE], [TWO]))
    book.set_incidents([incident(ONE), incident(TWO)])
    clock.move_on(days=1)
    book.decide(
        Decision(
            subject="statement",
            record_ids=(ONE[0].statements[0].statement_id,),
            verdict="rejected",
            decider="Ada",
        )
    )
    pair = tuple(sorted((ONE[0].account_id, TWO[0].account_id)))
    book.decide(Decision(subject="pair", record_ids=pair, verdict="same", decider="Ada"))
    found = ((ONE[0].account_id,), (TWO[0].account_id,))
    book.set_linking(msgspec.structs.replace(linking([ONE, TWO]), found=found))
    book.set_copies([])
    book.set_incidents([incident(ONE, TWO)])
    book.add_accounts(ONE[1].report_id, [ONE[0]], "rules-1b")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock):
    with Book.open(tmp_path / "b.book", create=True, clock=clock) as opened:
        fill(opened, clock)
        yield opened


def test_rebuilding_gives_equal_tables(book):
    before, held = book.fingerprint(), book.contents()

    book.rebuild()

    assert book.fingerprint() == before
    assert book.contents() == held
    assert book.verify() == ()


def test_rebuilding_mends_altered_tables(book):
    before = book.fingerprint()
    with sqlite_module().connect(str(book.folder / "book.sqlite")) as connection:
        connection.execute("UPDATE statements SET value_number = 0")
        connection.execute("DELETE FROM incidents")
    assert book.fingerprint() != before

    book.rebuild()

    assert book.fingerprint() == before


def test_every_table_has_a_fingerprint_that_its_rows_change(book):
    before = book.fingerprint()
    with sqlite_module().connect(str(book.folder / "book.sqlite")) as connection:
        for table in set(before) - {"report_words"}:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute("INSERT INTO report_words(report_words) VALUES ('delete-all')")

    after = book.fingerprint()

    assert [name for name in before if before[name] == after[name] and name != "copies"] == []


@pytest.mark.parametrize(
    ("as_of", "titles"),
    [
        pytest.param("2031-05-03", [], id="before anything was read"),
        pytest.param("2031-05-04", [12], id="a day means its end"),
        pytest.param("2031-05-04T11:59", [], id="a moment before"),
        pytest.param("2031-05-04T12:00", [12], id="the very moment"),
        pytest.param("2031-05-04T14:00+02:00", [12], id="the moment with its offset"),
        pytest.param("2031-05-05", [12, 15], id="the day after: two"),
        pytest.param("2031-05-06", [15], id="a person said they are one"),
        pytest.param("2099-01-01", [15], id="long after"),
    ],
)
def test_incidents_as_of_a_time_are_those_that_stood_then(book, as_of, titles):
    found = book.incidents(as_of=as_of)

    assert sorted(one.tallies["killed"].best for one in found) == titles


def test_an_incident_is_shown_as_it_stood(book):
    full = incident(TWO).incident_id

    assert book.incident(full).status == "merged"
    assert book.incident(full[:8], as_of="2031-05-05") == incident(TWO)
    with pytest.raises(UnknownRecord):
        book.incident(full, as_of="2031-05-04")


def test_contents_as_of_a_time_hold_nothing_later(book, tmp_path, clock):
    """Equal to those of a book that lived only so long."""
    young_clock = Clock()
    with Book.open(tmp_path / "young.book", create=True, clock=young_clock) as young:
        young.add_readings([unreadable("late.txt"), unreadable("bad.pdf"), FIRST])
        young.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR)
        young.set_linking(linking([ONE]))
        young.set_incidents([incident(ONE)])

        then, held = book.contents(as_of="2031-05-04"), young.contents()

    assert then == held


def test_what_is_no_time_is_refused(book):
    with pytest.raises(UsageError, match="'soon' is no day or moment"):
        book.incidents(as_of="soon")


def test_a_clock_set_back_does_not_take_the_book_back(book, clock):
    """Book time never falls: what is written later is later."""
    clock.move_on(days=-30)
    book.add_readings([reading("Later.", name="later.txt")])

    held = book.contents()
    assert held.learned_at[book.report("later.txt").report_id] == "2031-05-06T12:00:00.000000Z"
