"""A whole small run on made-up reports: the stages in miniature, for tests of the whole book.

Reports of one place tell of one incident; a copy, an unreadable input and reports with two
accounts are among them. What comes out depends only on which reports the book holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from book_builders import EXTRACTOR, GivenReading, account, incident, linking, reading, unreadable

from tallybook.export import export_json
from tallybook.records import Account, Copy, Report
from tallybook.store import Book

PLACES = ("Northgate", "Riverton", "Old Harbour", "Millfield", "Sandbridge", "Eastwood", "Lakeside")


def readings(number: int) -> list[GivenReading]:
    """So many reports, and an exact copy of every seventh and an unreadable of every tenth."""
    given = []
    for n in range(number):
        place = PLACES[n * n % len(PLACES)]
        words = f"The attack in {place} killed {n + 2} people, report {n}. " + "More is told. " * 40
        given.append(reading(words, name=f"{n:03}.txt", title=f"Report {n}"))
        if n % 7 == 0:
            given.append(reading(words, name=f"copy-{n:03}.txt", title=f"Report {n}"))
        if n % 10 == 0:
            given.append(unreadable(f"bad-{n:03}.pdf"))
    return given


def run(folder: Path, given: Iterable[GivenReading], *, batch: int = 8) -> None:
    """Read, understand, link and reconcile, in steps as the pipeline takes them."""
    given = list(given)
    with Book.open(folder, create=True) as book:
        for start in range(0, len(given), batch):
            book.add_readings(given[start : start + batch])
        waiting = book.unread_reports(EXTRACTOR)
        for start in range(0, len(waiting), batch):
            part = [book.report(key) for key in waiting[start : start + batch]]
            book.add_all_accounts([(one.report_id, understand(one)) for one in part], EXTRACTOR)
        settle(book)


def understand(report: Report) -> list[Account]:
    """The account of a made-up report."""
    killed = report.text.split("killed ")[1].split(" ")[0]
    return [account(report, killed=killed)]


def settle(book: Book) -> None:
    """Link and reconcile all that the book holds."""
    reports = {one.report_id: one for one in book.reports()}
    groups: dict[str, list[tuple[Account, Report]]] = defaultdict(list)
    for one in book.accounts():
        of = reports[one.report_id]
        groups[next(place for place in PLACES if place in of.text)].append((one, of))
    members = [sorted(one, key=lambda pair: pair[1].source_name) for one in groups.values()]
    book.set_copies(near_copies(members))
    book.set_linking(linking(*members))
    book.set_incidents([incident(*one) for one in members])


def near_copies(groups: Iterable[Sequence[tuple[Account, Report]]]) -> list[Copy]:
    """Let the second report of every group repeat the first."""
    return [
        Copy(
            report_id=group[1][1].report_id,
            original_id=group[0][1].report_id,
            kind="near",
            similarity=0.9,
        )
        for group in groups
        if len(group) > 1
    ]


def exported(folder: Path) -> bytes:
    """The book as exported: what must be equal, byte for byte."""
    with Book.open(folder, read_only=True) as book:
        return export_json(book.contents())
