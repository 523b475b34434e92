"""What was read is kept: new, known, copied, unreadable, each counted and none dropped."""

from pathlib import Path

import msgspec
import pytest
from book_builders import EXTRACTOR, GivenReading, account, reading, report, unreadable

from tallybook.records import Copy, Unreadable
from tallybook.store import Book, ReadingCounts
from tallybook.store.originals import path_of, sha256_of


@pytest.fixture
def book(tmp_path: Path):
    with Book.open(tmp_path / "b.book", create=True) as opened:
        yield opened


def test_a_report_comes_back_as_it_was_given(book):
    given = reading("An attack.", title="T", published_at="2031-05-04", warnings=["short"])

    book.add_readings([given])

    assert book.reports() == (given.item,)


def test_its_bytes_are_kept_under_their_hash(book):
    given = reading("An attack.")

    book.add_readings([given])

    assert book.original(given.item.report_id) == b"An attack."
    assert path_of(book.folder, sha256_of(b"An attack.")).read_bytes() == b"An attack."


def test_readings_are_new_then_known_and_a_known_one_writes_nothing(book):
    given = [reading("One."), reading("Two.", name="b.txt"), unreadable()]

    first = book.add_readings(given)
    head = book.head_hash()
    second = book.add_readings(given)

    assert first == ReadingCounts(reports=2, new_reports=2, unreadable=1, new_unreadable=1)
    assert second == ReadingCounts(reports=2, unreadable=1)
    assert book.head_hash() == head


def test_the_same_bytes_under_another_name_are_a_copy(book):
    """In = read + unreadable + copies, in the counts and in the book."""
    counts = book.add_readings([reading("One.", name=name) for name in ("a.txt", "b.txt", "c.txt")])

    key = book.reports()[0].report_id
    assert (counts.reports, counts.copies, counts.given) == (1, 2, 3)
    assert book.copies() == tuple(
        Copy(report_id=key, original_id=key, kind="exact", similarity=1.0, source_name=name)
        for name in ("b.txt", "c.txt")
    )


def test_the_least_name_stands_whatever_came_first(book):
    book.add_readings([reading("One.", name=name) for name in ("b.txt", "c.txt", "a.txt")])

    assert book.reports()[0].source_name == "a.txt"
    assert [one.source_name for one in book.copies()] == ["b.txt", "c.txt"]


def test_the_record_of_the_least_name_stands_whole(book):
    """The same bytes read as two media types: one record, not a mixture."""
    page = reading("One.", name="a.html", media_type="text/html", title="One")
    text = reading("One.", name="b.txt", retrieved_at="2031-05-04")

    book.add_readings([text, page])

    assert book.reports() == (page.item,)


def test_equal_bytes_under_two_given_ids_are_two_reports(book):
    book.add_readings([reading("One.", given_id="1"), reading("One.", given_id="2")])

    assert sorted(one.given_id for one in book.reports()) == ["1", "2"]


def test_a_later_reader_replaces_the_record_and_asks_to_understand_anew(book):
    old, new = reading("One attack."), reading("One attack.", reader="read-2", title="One")
    book.add_readings([old])
    book.add_accounts(old.item.report_id, [account(old.item)], EXTRACTOR)

    counts = book.add_readings([new])

    assert counts == ReadingCounts(reports=1)
    assert book.reports() == (new.item,)
    assert book.accounts() == ()
    assert book.unread_reports(EXTRACTOR) == (old.item.report_id,)


def test_another_time_of_retrieval_is_no_news(book):
    book.add_readings([reading("One.", retrieved_at="2031-05-04")])
    head = book.head_hash()

    book.add_readings([reading("One.", retrieved_at="2031-05-05")])

    assert book.head_hash() == head


def test_an_input_that_can_be_read_at_last_leaves_the_unreadable(book):
    given = reading("One.", name="slow.pdf")
    late = Unreadable(
        source_name="slow.pdf",
        cause="it took too long",
        next_step="raise time_s",
        content_sha256=given.item.content_sha256,
    )
    book.add_readings([GivenReading(item=late)])

    book.add_readings([given])

    assert book.unreadable() == ()
    assert book.reports() == (given.item,)


def test_an_input_that_was_read_once_stays_read(book):
    """It timed out the second time: the run lists it, the book keeps its report."""
    given = reading("One.", name="slow.pdf")
    late = Unreadable(
        source_name="slow.pdf",
        cause="it took too long",
        next_step="raise time_s",
        content_sha256=given.item.content_sha256,
    )
    book.add_readings([given])

    counts = book.add_readings([GivenReading(item=late)])

    assert counts == ReadingCounts(unreadable=1)
    assert (len(book.reports()), book.unreadable()) == (1, ())


def test_a_missing_file_that_turns_up_leaves_the_unreadable(book):
    """A dangling link has no bytes, so its name alone is all that is known of it."""
    book.add_readings([reading("One.", name="a.txt"), unreadable("a.txt", cause="dangling link")])
    assert len(book.unreadable()) == 1

    book.add_readings([reading("One.", name="a.txt")])

    assert book.unreadable() == ()


def test_another_cause_replaces_the_cause(book):
    book.add_readings([unreadable(cause="it is empty")])
    book.add_readings([unreadable(cause="no rights")])

    assert [one.cause for one in book.unreadable()] == ["no rights"]


def test_a_name_that_is_no_utf8_is_kept_by_its_escape(book):
    """Two such names stay two."""
    names = ("a\udcff.txt", "a\udcfe.txt")
    book.add_readings(unreadable(name) for name in names)

    assert [one.source_name for one in book.unreadable()] == ["a\\udcfe.txt", "a\\udcff.txt"]


def test_a_lone_surrogate_in_a_text_becomes_one_replacement_character(book):
    broken = msgspec.structs.replace(report("x?y attack"), text="x\udcffy attack")

    book.add_readings([GivenReading(item=broken)])

    assert book.reports()[0].text == "x�y attack"


def test_readings_are_taken_batch_by_batch(book):
    """A stream is stored as it comes: the first batch is durable before the last is read."""
    seen = []

    def stream():
        for number in range(130):
            seen.append(len(book.reports()))
            yield reading(f"Report {number}.", name=f"{number}.txt")

    book.add_readings(stream())

    assert (seen[0], seen[64], seen[129], len(book.reports())) == (0, 64, 128, 130)
