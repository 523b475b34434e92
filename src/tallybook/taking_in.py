"""How is a book linked: by what is new in it, or whole? Both give the same copies and clusters.

Two files beside the book hold what is needed to compare a new report with those few that it may
have to do with: `copies.index` (which words reports share) and `links.index` (under which keys
accounts stand). They say up to which entry of the log they know the book. Where one is missing or
damaged, or more has changed than some new reports, all of the book is compared and both are made
anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tallybook.errors import BookError
from tallybook.link import LinkIndex, link_accounts, take_in
from tallybook.read.copy_index import CopyIndex
from tallybook.records import Account, Copy, Report
from tallybook.review.effects import relink
from tallybook.store import Book, News

COPIES_FILE, LINKS_FILE = "copies.index", "links.index"
# More new reports than these are not worth taking in one by one.
MOST_NEW = 50


def link_book(book: Book) -> None:
    """Find the copies among the reports of a book and which accounts tell of one incident."""
    position = book.position()
    with CopyIndex(book.folder / COPIES_FILE) as copies:
        news = book.news_since(copies.position)
        news = _with_copies(book, copies, news)
        if news is None or not _taken_in(book, copies.position, position, news):
            _link_all(book, position)
        copies.settle(position)


def _with_copies(book: Book, index: CopyIndex, news: News | None) -> News | None:
    """Find the copies; return the news if only new reports have to do with them, else None."""
    read = index.take_in(book.each_report(news.read), book.each_report) if news else None
    if news is None or read is None:
        book.set_copies(index.make(book.each_report(), book.each_report))
        return None
    changed = book.set_copies(read.copies, of=read.report_ids)
    # What is read and not understood may yet be the original of others.
    return None if changed and set(news.read) - set(news.stated) else news


def _taken_in(book: Book, before: str, position: str, news: News) -> bool:
    """Take in the accounts of new reports; return whether that could be done."""
    if news.pairs_decided or len(news.stated) > MOST_NEW:
        return False
    try:
        return _taken_by(book, before, position, news)
    except sqlite3.DatabaseError:
        # A damaged file; it is made anew.
        return False


def _taken_by(book: Book, before: str, position: str, news: News) -> bool:
    index = LinkIndex.open(book.folder / LINKS_FILE)
    if index is None:
        return False
    with index:
        if index.position != before:
            return False
        # A run that is cut off leaves a file that nobody takes for whole.
        index.settle("")
        if not _take_each(book, index, news.stated):
            return False
        index.settle(position)
        return True


def _take_each(book: Book, index: LinkIndex, report_ids: Sequence[str]) -> bool:
    copies = book.near_copies()
    waiting = set(report_ids)
    for report_id in report_ids:
        waiting.discard(report_id)
        group = [one for one in _beside(report_id, copies) if waiting.isdisjoint(_ends(one))]
        others = {end for one in group for end in _ends(one)} - {report_id}
        repeated = [_told(book, one) for one in sorted(others)]
        change = (
            None
            if index.knows(report_id)
            else take_in(index, _told(book, report_id), group, repeated)
        )
        if change is None:
            return False
        moved = book.set_links_of(change.groups, change.judgements, change.dropped)
        if moved:
            # What persons decided of these accounts holds as before.
            relink(book, moved)
    return True


def _beside(report_id: str, copies: Sequence[Copy]) -> list[Copy]:
    """Return the copies of the original that a report repeats, or that it is."""
    original = next((one.original_id for one in copies if one.report_id == report_id), report_id)
    return [one for one in copies if one.original_id == original]


def _ends(copy: Copy) -> set[str]:
    return {copy.report_id, copy.original_id}


def _told(book: Book, report_id: str) -> tuple[Report | None, tuple[Account, ...]]:
    report = next(iter(book.each_report([report_id])), None)
    return report, book.accounts(report_id)


def _link_all(book: Book, position: str) -> None:
    copies, decided = book.near_copies(), book.decided_pairs()
    path = book.folder / LINKS_FILE
    try:
        with LinkIndex.make(path) as index:
            linking = link_accounts(book.accounts(), book.reports(), copies, decided, index=index)
            index.settle(position)
    except (sqlite3.Error, OSError) as error:
        raise BookError(
            f"{path}: {error}", next_step="check the disk and the rights, and run again"
        ) from error
    book.set_linking(linking)
