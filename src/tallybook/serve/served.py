"""What does the running server hold? One book, its lists, who is signed in and who is where."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tallybook.errors import BookLocked
from tallybook.records import Unreadable
from tallybook.serve.listings import Listings
from tallybook.serve.options import ServeOptions
from tallybook.serve.presence import Presence
from tallybook.serve.sessions import Patience, Sessions
from tallybook.serve.users import Users
from tallybook.serve.waiting import Waiting
from tallybook.serve.writer import Writer
from tallybook.settings import Settings
from tallybook.store import Book, Stats
from tallybook.store.lists import BookLists


class Served:
    """One book under service; made when the server starts, closed when it ends."""

    def __init__(self, folder: Path, options: ServeOptions, settings: Settings) -> None:
        self.options = options
        self.settings = settings
        self.users = Users(options.users)
        self.sessions = Sessions()
        self.patience = Patience()
        self.presence = Presence()
        # The head hash with what was counted then.
        self.counted: tuple[str, Stats, tuple[Unreadable, ...]] | None = None
        _bring_up_to_date(folder)
        self.book = Book.open(folder, read_only=True)
        self.lists = BookLists(self.book)
        self.waiting = Waiting(self.book, self.lists)
        self.writer = Writer(folder)
        self.listings = Listings(self.book, self.lists, settings.rule)

    @property
    def book_name(self) -> str:
        """What the book is called: the name of its folder."""
        return self.book.folder.absolute().name

    def close(self) -> None:
        """Let go of the book."""
        self.writer.close()
        self.book.close()


def _bring_up_to_date(folder: Path) -> None:
    """Migrate a book of an older version, unless somebody is writing to it, or nobody can."""
    with contextlib.suppress(BookLocked):
        if os.access(folder, os.W_OK):
            Book.open(folder).close()
