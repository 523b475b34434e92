"""A book opens for one writer and any reader, and says by name when it cannot."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from book_builders import account, reading

from tallybook.errors import (
    BookDamaged,
    BookError,
    BookFull,
    BookLocked,
    BookTooNew,
    UsageError,
)
from tallybook.records import Decision
from tallybook.store import Book
from tallybook.store.driver import sqlite_module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with one report."""
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([reading("One.")])
    return tmp_path / "b.book"


def raw(folder: Path):
    return sqlite_module().connect(str(folder / "book.sqlite"), isolation_level=None)


def test_a_book_is_made_only_when_asked(tmp_path):
    with pytest.raises(UsageError, match="there is no book at"):
        Book.open(tmp_path / "none.book")

    assert not (tmp_path / "none.book").exists()


def test_a_file_is_no_book(tmp_path):
    (tmp_path / "b.book").write_text("text")

    with pytest.raises(UsageError, match="a book is a folder"):
        Book.open(tmp_path / "b.book", create=True)


def test_what_was_written_is_there_after_opening_again(folder):
    with Book.open(folder, read_only=True) as book:
        assert [one.text for one in book.reports()] == ["One."]


def test_writes_are_durable_before_they_are_acknowledged(folder):
    """WAL with synchronous=FULL (2), on the connection that writes."""
    with Book.open(folder) as book, book._engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert found == ["wal", 2, 1]


def test_a_second_writer_is_refused_and_told_who_writes(folder):
    with Book.open(folder), pytest.raises(BookLocked, match=f"process {os.getpid()} is writing"):
        Book.open(folder)

    Book.open(folder).close()


def test_readers_read_while_a_writer_writes(folder):
    """A reader sees what was committed, and is not held up by what is not."""
    with Book.open(folder) as writer, Book.open(folder, read_only=True) as reader:
        with writer.transaction():
            writer.add_readings([reading("Two.", name="b.txt")])
            assert len(reader.reports()) == 1
        assert len(reader.reports()) == 2


def test_threads_of_one_process_write_in_turn_and_read_only_what_stands(folder):
    """Eight threads, one book: nothing is lost, nothing is read before it is committed."""
    sound = []

    def work(number: int) -> None:
        with book.transaction():
            before = len(book.reports())
            book.add_readings([reading(f"Report {number}.", name=f"{number}.txt")])
            sound.append(len(book.reports()) == before + 1)

    with Book.open(folder) as book:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

        assert (sound, len(book.reports()), book.verify()) == ([True] * 8, 9, ())


def test_a_reader_cannot_write(folder):
    with (
        Book.open(folder, read_only=True) as book,
        pytest.raises(BookError, match="opened for reading only"),
    ):
        book.set_incidents([])


def test_a_forked_child_does_not_keep_the_lock(folder):
    """A worker that outlives its killed parent must not lock the book for the next run."""
    book = Book.open(folder)
    reads, writes = os.pipe()
    started, starts = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writes)
        os.write(starts, b"!")
        os.read(reads, 1)
        os._exit(0)
    os.read(started, 1)
    book.close()

    Book.open(folder).close()

    for handle in (reads, writes, started, starts):
        os.close(handle)
    os.waitpid(child, 0)


def test_a_book_on_a_disc_that_takes_no_writes_is_read(folder, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    with Book.open(folder, read_only=True) as book:
        assert len(book.reports()) == 1
    assert sorted(one.name for one in folder.iterdir()) == ["book.lock", "book.sqlite", "originals"]


def test_a_newer_book_is_not_touched(folder):
    with raw(folder) as connection:
        connection.execute("UPDATE book SET value = '99' WHERE name = 'book_version'")

    for read_only in (True, False):
        with pytest.raises(BookTooNew, match="version 99, this program reads 5; update tallybook"):
            Book.open(folder, read_only=read_only)


def take_back_0004(connection) -> None:
    """Bring a book back to where it stood before decisions were whole."""
    for index in ("incidents_by_worth", "judgements_by_verdict"):
        connection.execute(f"DROP INDEX {index}")
    for column in ("size", "worth"):
        connection.execute(f"ALTER TABLE incidents DROP COLUMN {column}")
    for table in ("decided_records", "found_clusters", "incident_versions"):
        connection.execute(f"DROP TABLE {table}")
    for index in ("clusters_by_account", "ix_decisions_act", "ix_decisions_key"):
        connection.execute(f"DROP INDEX {index}")
    for column in ("field", "seen", "act", "verb", "key", "undoes", "whose", "superseded_by"):
        connection.execute(f"ALTER TABLE decisions DROP COLUMN {column}")
    connection.execute("ALTER TABLE statements DROP COLUMN corrections")


def test_a_book_of_before_whole_decisions_keeps_them_and_finds_them_by_their_words(tmp_path):
    of = reading("The attack killed 12.")
    made = account(of.item, killed="12")
    found = made.statements[0].statement_id
    said = Decision(subject="statement", record_ids=(found,), verdict="corrected", decider="Ada")
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([of])
        book.add_accounts(of.item.report_id, [made], "rules-1")
        book.decide(msgspec.structs.replace(said, value=13))
        before = book.fingerprint()
    with raw(tmp_path / "b.book") as connection:
        take_back_0004(connection)
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
        connection.execute("UPDATE book SET value = '3' WHERE name = 'book_version'")

    Book.open(tmp_path / "b.book").close()

    with Book.open(tmp_path / "b.book", read_only=True) as book:
        assert book.fingerprint() == before
        assert book.verify() == ()
        (held,) = book.held()
        assert (held.rests_on, held.present, held.holds) == (("12",), (found,), True)


def test_a_book_of_before_the_odds_gains_them(tmp_path):
    one = reading("One attack.")
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([one])
        book.add_accounts(one.item.report_id, [account(one.item)], "rules-1")
    with raw(tmp_path / "b.book") as connection:
        take_back_0004(connection)
        connection.execute("ALTER TABLE accounts DROP COLUMN odds")
        connection.execute("ALTER TABLE statements DROP COLUMN odds")
        connection.execute("ALTER TABLE statements DROP COLUMN via")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("UPDATE book SET value = '1' WHERE name = 'book_version'")

    Book.open(tmp_path / "b.book").close()

    with Book.open(tmp_path / "b.book", read_only=True) as book:
        assert [each.odds for each in book.accounts(one.item.report_id)] == [{}]


def test_a_book_of_before_through_whom_gains_it(tmp_path):
    one = reading("One attack.")
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([one])
        book.add_accounts(one.item.report_id, [account(one.item)], "rules-1")
    with raw(tmp_path / "b.book") as connection:
        take_back_0004(connection)
        connection.execute("ALTER TABLE statements DROP COLUMN via")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.execute("UPDATE book SET value = '2' WHERE name = 'book_version'")

    Book.open(tmp_path / "b.book").close()

    with Book.open(tmp_path / "b.book", read_only=True) as book:
        assert list(book.accounts(one.item.report_id)) == [account(one.item)]


def test_an_older_book_is_brought_up_to_date_by_its_next_writer(folder):
    with raw(folder) as connection:
        connection.execute("UPDATE book SET value = '0' WHERE name = 'book_version'")

    with pytest.raises(BookError, match="older version"):
        Book.open(folder, read_only=True)
    Book.open(folder).close()

    with Book.open(folder, read_only=True) as book:
        assert len(book.reports()) == 1


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda file: file.write_bytes(b"no database" * 1000), id="not SQLite"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut"),
        pytest.param(
            lambda file: file.write_bytes(b"\xff" * 4096 + file.read_bytes()[4096:]),
            id="first page gone",
        ),
    ],
)
@pytest.mark.parametrize("read_only", [True, False], ids=["reader", "writer"])
def test_a_damaged_file_is_named(folder, harm, read_only):
    harm(folder / "book.sqlite")

    with (
        pytest.raises(BookDamaged, match=r"b\.book"),
        Book.open(folder, read_only=read_only) as book,
    ):
        book.reports()


def test_another_database_is_no_book(tmp_path):
    (tmp_path / "b.book").mkdir()
    with raw(tmp_path / "b.book") as connection:
        connection.execute("CREATE TABLE other (x)")

    with pytest.raises(BookDamaged, match="is no book"):
        Book.open(tmp_path / "b.book")


def test_a_book_cut_off_while_it_was_made_is_made_again(tmp_path):
    (tmp_path / "b.book").mkdir()
    (tmp_path / "b.book" / "book.sqlite").touch()

    with Book.open(tmp_path / "b.book", create=True) as book:
        assert book.reports() == ()


def test_a_full_disk_is_named_and_what_was_stored_is_kept(folder):
    """SQLite may grow no further: the batch is refused whole, and the book is sound."""
    with Book.open(folder) as book:
        with book._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
        head = book.head_hash()
        many = [reading(f"Report {n}. " * 2000, name=f"{n}.txt") for n in range(20)]

        with pytest.raises(BookFull, match="run the same command again"):
            book.add_readings(many)

        assert (book.head_hash(), len(book.reports())) == (head, 1)
    with Book.open(folder) as book:
        assert book.verify() == ()
        assert book.add_readings(many).new_reports == 20


def test_a_disk_too_full_for_an_original_is_named(folder, monkeypatch):
    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with Book.open(folder) as book, pytest.raises(BookFull):
        book.add_readings([reading("Two.", name="b.txt")])

    monkeypatch.undo()
    assert not list(folder.glob("originals/*/.part-*"))
    with Book.open(folder) as book:
        assert (book.verify(), len(book.reports())) == ((), 1)


def test_a_folder_without_rights_is_named(tmp_path, monkeypatch):
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(BookError, match="Permission denied"):
        Book.open(tmp_path / "b.book", create=True)


def test_a_book_is_made_and_read_without_alembic(tmp_path):
    """Its import costs as much as everything else: only an older book needs it."""
    code = (
        "import sys; from tallybook.store import Book; "
        f"Book.open({str(tmp_path / 'b.book')!r}, create=True).close(); "
        "print('alembic' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_a_name_with_odd_characters_is_a_name(tmp_path):
    """Nothing of a path is read as an option of the database's address."""
    folder = tmp_path / "a?mode=ro#b %41 é.book"

    with Book.open(folder, create=True) as book:
        book.set_incidents([])

    assert (folder / "book.sqlite").is_file()
