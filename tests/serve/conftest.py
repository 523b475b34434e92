"""Books and servers that the tests of a module share: each test of decisions makes its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_books import make_book
from serving import Browser, make_users, served


@pytest.fixture(scope="session")
def reading_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 18 incidents that nobody writes to."""
    return make_book(tmp_path_factory.mktemp("books") / "sample.book", 18)


@pytest.fixture(scope="session")
def base(reading_book: Path) -> Iterator[str]:
    """The address of a server on loopback, where nobody has to log in."""
    with served(reading_book) as address:
        yield address


@pytest.fixture
def browser(base: str) -> Iterator[Browser]:
    """A browser at that server, with its token."""
    one = Browser(base).sign_in()
    yield one
    one.close()


@pytest.fixture(scope="session")
def users_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of three users: rita the reader, vera the reviewer, kim the keeper."""
    return make_users(tmp_path_factory.mktemp("users") / "users.toml")


@pytest.fixture(scope="session")
def guarded(reading_book: Path, users_file: Path) -> Iterator[str]:
    """The address of a server at which one has to log in."""
    with served(reading_book, users=users_file) as address:
        yield address
