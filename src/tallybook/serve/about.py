"""What is told of the book and of the program that serves it?"""

from __future__ import annotations

import platform

import msgspec

from tallybook import __version__
from tallybook.serve.served import Served
from tallybook.serve.shapes import BookAnswer
from tallybook.store import BOOK_VERSION, sqlite_version


def about_book(served: Served) -> BookAnswer:
    """Return what the book holds, what could not be read, settings and versions.

    Counted anew only when the book has changed: a large book takes a while to count.
    """
    head = served.book.head_hash()
    kept = served.counted
    if kept is None or kept[0] != head:
        kept = served.counted = head, served.book.stats(), served.book.unreadable()
    return BookAnswer(
        stats=kept[1],
        unreadable=kept[2],
        settings=msgspec.to_builtins(served.settings),
        versions={
            "tallybook": __version__,
            "book": str(BOOK_VERSION),
            "sqlite": ".".join(map(str, sqlite_version())),
            "python": platform.python_version(),
        },
    )
