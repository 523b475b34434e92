"""History cannot be altered unnoticed: every kind of harm to a book is found and named."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from book_builders import EXTRACTOR, account, incident, linking, reading, unreadable

from tallybook.store import PROBLEMS, Book
from tallybook.store.canonical import entry_hash
from tallybook.store.driver import sqlite_module
from tallybook.store.originals import path_of, sha256_of

FIRST = reading("The attack killed 12 people.", name="a.txt")
SECOND = reading("An attack killed 15 people.", name="b.txt")
ONE = (account(FIRST.item, killed="12"), FIRST.item)
TWO = (account(SECOND.item, killed="15"), SECOND.item)
Harm = Callable[[Any], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound book with a log of eight entries: 3 read, 2 stated, 1 linked, 2 reconciled."""
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([FIRST, SECOND, unreadable()])
        for made, of in (ONE, TWO):
            book.add_accounts(of.report_id, [made], EXTRACTOR)
        book.set_linking(linking([ONE], [TWO]))
        book.set_incidents([incident(ONE), incident(TWO)])
    return tmp_path / "b.book"


def tamper(folder: Path, harm: Harm) -> None:
    """Alter the file as someone who knows SQL would: the guards taken off first."""
    connection = sqlite_module().connect(str(folder / "book.sqlite"), isolation_level=None)
    for guard in ("log_no_update", "log_no_delete", "log_in_order"):
        connection.execute(f"DROP TRIGGER {guard}")
    connection.execute("PRAGMA foreign_keys=OFF")
    harm(connection)
    connection.close()


def found(folder: Path, head: str | None = None) -> list[tuple[str, str]]:
    with Book.open(folder, read_only=True) as book:
        return [(one.name, one.where) for one in book.verify(head=head)]


def sql(*statements: str) -> Harm:
    def harm(connection: Any) -> None:
        for one in statements:
            connection.execute(one)

    return harm


def test_a_sound_book_has_no_problem(folder):
    assert found(folder) == []


@pytest.mark.parametrize("change", ["UPDATE log SET at = at", "DELETE FROM log"])
def test_the_log_itself_refuses_to_be_changed(folder, change):
    connection = sqlite_module().connect(str(folder / "book.sqlite"))

    with pytest.raises(sqlite_module().IntegrityError, match="the log is only added to"):
        connection.execute(change)


def test_the_log_itself_refuses_an_entry_that_does_not_follow(folder):
    connection = sqlite_module().connect(str(folder / "book.sqlite"))

    with pytest.raises(sqlite_module().IntegrityError, match="must follow the last one"):
        connection.execute("INSERT INTO log VALUES (9, 'read', '', '{}', '', '')")


SWAP = (
    "UPDATE log SET seq = 99 WHERE seq = 2",
    "UPDATE log SET seq = 2 WHERE seq = 3",
    "UPDATE log SET seq = 3 WHERE seq = 99",
)


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        pytest.param(
            sql("UPDATE log SET body = replace(body, '15', '16') WHERE seq = 5"),
            ("entry_altered", "log entry 5"),
            id="a figure flipped",
        ),
        pytest.param(
            sql("UPDATE log SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 2"),
            ("entry_altered", "log entry 2"),
            id="a time flipped",
        ),
        pytest.param(
            sql("UPDATE log SET hash = upper(hash) WHERE seq = 4"),
            ("entry_altered", "log entry 4"),
            id="a hash flipped",
        ),
        pytest.param(
            sql("UPDATE log SET prev_hash = hash WHERE seq = 4"),
            ("chain_broken", "log entry 4"),
            id="a link flipped",
        ),
        pytest.param(
            sql("UPDATE log SET kind = 'read' WHERE seq = 5"),
            ("entry_unreadable", "log entry 5"),
            id="a kind flipped",
        ),
        pytest.param(
            sql("DELETE FROM log WHERE seq = 3"),
            ("entry_missing", "log entry 4"),
            id="an entry deleted",
        ),
        pytest.param(
            sql("DELETE FROM log WHERE seq = 1"),
            ("entry_missing", "log entry 2"),
            id="the first deleted",
        ),
        pytest.param(
            sql(
                "DELETE FROM log WHERE seq = 3",
                "UPDATE log SET seq = seq - 1 WHERE seq > 3",
            ),
            ("chain_broken", "log entry 3"),
            id="an entry deleted and the rest renumbered",
        ),
        pytest.param(
            sql("INSERT INTO log SELECT 9, kind, at, body, hash, hash FROM log WHERE seq = 8"),
            ("entry_altered", "log entry 9"),
            id="an entry inserted",
        ),
        pytest.param(sql(*SWAP), ("chain_broken", "log entry 2"), id="two entries swapped"),
        pytest.param(
            sql("DELETE FROM log WHERE seq = 8"),
            ("tables_differ", "table incidents"),
            id="the last deleted and the tables left",
        ),
        pytest.param(
            sql("UPDATE statements SET value = '99', value_number = 99"),
            ("tables_differ", "table statements"),
            id="a figure in a table",
        ),
        pytest.param(
            sql("DELETE FROM unreadable"),
            ("tables_differ", "table unreadable"),
            id="an unreadable input dropped",
        ),
        pytest.param(
            sql("INSERT INTO report_words(report_words) VALUES ('delete-all')"),
            ("tables_differ", "table report_words"),
            id="the words of search",
        ),
        pytest.param(
            sql("UPDATE reports SET text = replace(text, '12', '21')"),
            ("quote_gone", f"statement {ONE[0].statements[0].statement_id}"),
            id="a text",
        ),
        pytest.param(
            sql("UPDATE accounts SET anchor_start = 0 WHERE role = 'main'"),
            ("quote_gone", f"account {ONE[0].account_id}"),
            id="an anchor",
        ),
        pytest.param(
            sql(
                "UPDATE clusters SET account_id = 'a0' WHERE account_id = (SELECT max(account_id) "
                "FROM clusters)"
            ),
            ("id_unknown", None),
            id="an id that never was",
        ),
    ],
)
def test_harm_is_found_and_named(folder, harm, named):
    tamper(folder, harm)

    problems = found(folder)

    name, where = named
    assert any(one == name and (where is None or where == at) for one, at in problems), problems


def test_a_log_cut_with_its_tables_is_found_by_a_hash_kept_elsewhere(folder):
    """Whoever cuts the end off and rebuilds leaves a book that is sound in itself."""
    with Book.open(folder) as book:
        kept = book.head_hash()
    tamper(folder, sql("DELETE FROM log WHERE seq > 6"))
    with Book.open(folder) as book:
        book.rebuild()

    assert found(folder) == []
    assert found(folder, head=kept) == [("log_cut", "log, 6 entries")]


def test_a_log_written_anew_is_found_by_a_hash_kept_elsewhere(folder):
    """Whoever knows the method can make every hash again, but not the one that was kept."""
    with Book.open(folder) as book:
        kept = book.head_hash()

    def forge(connection: Any) -> None:
        prev = ""
        for seq, at, body in connection.execute(
            "SELECT seq, at, body FROM log ORDER BY seq"
        ).fetchall():
            body = body.replace("15", "51")
            digest = entry_hash(prev, seq=seq, at=at, body=body)
            connection.execute(
                "UPDATE log SET body = ?, prev_hash = ?, hash = ? WHERE seq = ?",
                (body, prev, digest, seq),
            )
            prev = digest

    tamper(folder, forge)

    assert ("log_cut", "log, 8 entries") in found(folder, head=kept)


def test_a_head_hash_of_earlier_is_still_held(folder):
    with Book.open(folder) as book:
        kept = book.head_hash()
        book.add_readings([reading("More.", name="m.txt")])

    assert found(folder, head=kept) == []


def test_an_entry_of_a_kind_that_is_not_known_is_named(folder):
    """With its right hash: written by another program, not altered."""

    def append(connection: Any) -> None:
        (prev,) = connection.execute("SELECT hash FROM log WHERE seq = 8").fetchone()
        body = '{"kind":"dreamt"}'
        digest = entry_hash(prev, seq=9, at="2032", body=body)
        connection.execute(
            "INSERT INTO log VALUES (9, 'dreamt', '2032', ?, ?, ?)", (body, prev, digest)
        )

    tamper(folder, append)

    assert found(folder) == [("entry_unreadable", "log entry 9")]


def test_an_original_that_was_altered_or_lost_is_named(folder):
    first, second = (sha256_of(one.original or b"") for one in (FIRST, SECOND))
    path_of(folder, first).write_bytes(b"other bytes")
    path_of(folder, second).unlink()

    assert set(found(folder)) == {
        ("original_altered", f"original {first}"),
        ("original_missing", f"original {second}"),
    }


def test_an_incident_that_names_a_statement_that_never_was_is_named(tmp_path):
    """From a stage with a mistake in it, not from tampering."""
    tallies = incident(TWO).tallies
    with Book.open(tmp_path / "b.book", create=True) as book:
        book.add_readings([FIRST])
        book.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR)
        made = incident(ONE)
        book.set_incidents([type(made)(incident_id="i1", account_ids=("a1",), tallies=tallies)])

        problems = [(one.name, one.where, one.words) for one in book.verify()]

    (statement_id,) = tallies["killed"].from_
    assert problems == [
        ("id_unknown", "incident i1", "it names a1"),
        ("id_unknown", "incident i1", f"it names {statement_id}"),
    ]


def test_an_account_replaced_since_is_still_known(folder):
    """The incident waits for the next linking; nothing is damaged."""
    anew = account(FIRST.item, killed="12", extractor="rules-2")
    with Book.open(folder) as book:
        book.add_accounts(anew.report_id, [anew], "rules-2")

    assert found(folder) == []


def test_the_chain_can_be_checked_without_this_program(folder):
    """With SQLite, SHA-256 and JSON alone, as the docs say."""
    connection = sqlite_module().connect(str(folder / "book.sqlite"))
    prev = ""
    for seq, at, body, prev_hash, digest in connection.execute(
        "SELECT seq, at, body, prev_hash, hash FROM log ORDER BY seq"
    ):
        entry = {"at": at, "body": json.loads(body), "seq": seq}
        written = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert prev_hash == prev
        assert hashlib.sha256((prev + written).encode()).hexdigest() == digest
        prev = digest


def test_every_problem_says_what_it_means(folder):
    tamper(folder, sql("DELETE FROM unreadable"))
    with Book.open(folder, read_only=True) as book:
        (problem,) = book.verify()

    assert str(problem) == (
        "tables_differ: table unreadable: its rows are not those that the log makes "
        f"({PROBLEMS['tables_differ']})"
    )
