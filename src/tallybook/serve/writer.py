"""Who writes while the server runs? This process, only while somebody decides.

The right to write to a book is one process's at a time (`store.lock`). It is taken with the first
decision and given back a moment after the last, so that `tallybook run` can add reports between.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tallybook.errors import BookLocked
from tallybook.store import Book

# Opening takes some milliseconds: decisions that follow one another share it.
_KEPT_S = 2.0
# A run that writes lets go between its steps; waiting is better than refusing.
_WAIT_S, _TRY_EVERY_S = 4.0, 0.1


class Writer:
    """The book as it is open for writing, or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._book: Book | None = None
        self._closing: threading.Timer | None = None

    @contextmanager
    def book(self) -> Iterator[Book]:
        """Give the book open for writing, to one thread at a time. Raises BookLocked, BookError."""
        with self._turn:
            self._keep_open()
            if self._book is None:
                self._book = self._open()
            try:
                yield self._book
            finally:
                self._close_later()

    def close(self) -> None:
        """Give the right to write back."""
        with self._turn:
            self._keep_open()
            self._let_go()

    def _open(self) -> Book:
        until = time.monotonic() + _WAIT_S
        while True:
            try:
                return Book.open(self._folder)
            except BookLocked:
                if time.monotonic() > until:
                    raise
                time.sleep(_TRY_EVERY_S)

    def _keep_open(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None

    def _close_later(self) -> None:
        self._closing = threading.Timer(_KEPT_S, self._close_unused)
        self._closing.daemon = True
        self._closing.start()

    def _close_unused(self) -> None:
        if self._turn.acquire(blocking=False):
            # Somebody deciding just now closes it later instead.
            try:
                self._let_go()
            finally:
                self._turn.release()

    def _let_go(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None
