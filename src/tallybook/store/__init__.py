"""Keeping and finding records: one book, its history, and whether it still holds.

A book is a folder with one SQLite file and the originals. The truth is an append-only log in
which every entry holds the hash of the one before; every table is made from it.
"""

from tallybook.store.book import Book
from tallybook.store.decisions import Held
from tallybook.store.driver import LEAST_SQLITE, check_sqlite, sqlite_version
from tallybook.store.find import SearchHit, judgement_of
from tallybook.store.project import TOMBSTONES
from tallybook.store.reader import BookReader, Stats
from tallybook.store.reading import Reading, ReadingCounts
from tallybook.store.schema import BOOK_VERSION
from tallybook.store.since import News
from tallybook.store.verify import PROBLEMS, Problem

__all__ = [
    "BOOK_VERSION",
    "LEAST_SQLITE",
    "PROBLEMS",
    "TOMBSTONES",
    "Book",
    "BookReader",
    "Held",
    "News",
    "Problem",
    "Reading",
    "ReadingCounts",
    "SearchHit",
    "Stats",
    "check_sqlite",
    "judgement_of",
    "sqlite_version",
]
