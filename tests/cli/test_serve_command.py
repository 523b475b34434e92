"""`tallybook serve` and `tallybook users`: what they refuse, and who is a user then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SECRET = "four words not together\n"


def tallybook(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command with these words, with something typed on standard input."""
    program = "from tallybook.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        input=typed,
        capture_output=True,
        text=True,
        timeout=100,
    )


def test_users_are_added_listed_and_removed(tmp_path: Path):
    path = str(tmp_path / "users.toml")

    added = tallybook("users", "add", "anna", "--role", "keeper", "--users", path, typed=SECRET)
    again = tallybook("users", "add", "anna", "--role", "reader", "--users", path, typed=SECRET)
    listed = tallybook("users", "list", "--users", path)
    removed = tallybook("users", "remove", "anna", "--users", path)

    assert (added.returncode, added.stdout) == (0, "anna is now a user: keeper\n")
    assert again.stdout == "anna is still a user: reader\n"
    assert listed.stdout == "reader    anna\n"
    assert removed.stdout == "anna is no user any longer\n"
    assert tallybook("users", "list", "--users", path, "--json").stdout == "[]\n"


def test_a_short_password_is_refused_with_what_to_do(tmp_path: Path):
    done = tallybook("users", "add", "anna", "--users", str(tmp_path / "u.toml"), typed="short\n")

    assert done.returncode == 2
    assert "the password has 5 characters" in done.stderr
    assert "four or five words" in done.stderr


def test_a_wider_address_is_refused_without_users_before_anything_is_opened(tmp_path: Path):
    done = tallybook("serve", "--book", str(tmp_path / "no.book"), "--host", "192.0.2.1")

    assert done.returncode == 2
    assert "nobody would have to log in" in done.stderr
    assert "tallybook users add" in done.stderr


def test_a_book_that_is_not_there_is_told_with_how_to_make_one(tmp_path: Path):
    done = tallybook("serve", "--book", str(tmp_path / "no.book"), "--port", "0")

    assert done.returncode == 2
    assert "there is no book at" in done.stderr


def test_a_file_of_users_that_is_not_there_is_told(tmp_path: Path):
    book = str(tmp_path / "b.book")
    tallybook("read", str(_a_report(tmp_path)), "--book", book)

    done = tallybook("serve", "--book", book, "--users", str(tmp_path / "none.toml"))

    assert done.returncode == 2
    assert "no file of users" in done.stderr


def _a_report(folder: Path) -> Path:
    path = folder / "a.txt"
    path.write_text("Gunmen killed four people in a market on Monday, police said.\n")
    return path
