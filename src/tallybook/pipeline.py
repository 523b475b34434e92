"""The order of the stages: read, understand, link, reconcile, store. Only this module knows it.

    bytes -> Report -> [Account] -> [Cluster] -> Incident

Every step takes from the book what is not done yet and gives back what it made, so a run that
was cut off goes on where it stopped, and a run that is done changes nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tallybook.link import link_accounts
from tallybook.read import Reading, ReadOptions, find_copies, read_paths
from tallybook.reconcile import reconcile_all
from tallybook.records import Account, Report, Unreadable
from tallybook.sandbox import Failure, Limits, Sandbox
from tallybook.settings import Settings
from tallybook.store import Book
from tallybook.understand import EXTRACTOR_VERSION

UNDERSTAND_TASK = "tallybook.understand.batch:understand_payload"
# Written together: large enough that a commit costs little, small enough to keep memory low.
BATCH = 64

Notify = Callable[[str, int, int | None], None]


class NotUnderstood(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read and stored but could not be understood: it is tried again."""

    report_id: str
    source_name: str
    cause: str


class Summary(msgspec.Struct, kw_only=True):
    """The account of one run: given = read + unreadable + copies, always."""

    given: int = 0
    read: int = 0
    already_read: int = 0
    copies: int = 0
    unreadable: list[Unreadable] = []
    understood: int = 0
    not_understood: list[NotUnderstood] = []
    accounts: int = 0
    near_copies: int = 0
    incidents: int = 0

    def accounted(self) -> bool:
        """Whether every input is read, a copy or unreadable: nothing was dropped."""
        return self.given == self.read + self.copies + len(self.unreadable)

    @property
    def failed(self) -> bool:
        """Whether some input failed: each is listed with its cause."""
        return bool(self.unreadable or self.not_understood)


def _silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def run(
    paths: Sequence[str | Path], book: Book, settings: Settings, notify: Notify = _silent
) -> Summary:
    """Do the main job: read the paths into the book and bring every later stage up to date.

    Raises BookError when the book cannot be written.
    """
    summary = read_into(book, paths, settings, notify)
    understand_into(book, settings, summary, notify)
    link_into(book, settings, summary, notify)
    return summary


def read_into(
    book: Book, paths: Sequence[str | Path], settings: Settings, notify: Notify = _silent
) -> Summary:
    """Read the paths and store what they give, readable or not."""
    summary = Summary()
    options = ReadOptions(
        workers=settings.workers,
        max_text_mb=settings.max_text_mb,
        max_file_mb=settings.max_file_mb,
        memory_mb=settings.memory_mb,
        time_s=settings.time_s,
    )
    for batch in _batches(read_paths(paths, options=options)):
        counts = book.add_readings(batch)
        summary.given += len(batch)
        summary.read += counts.new + counts.known
        summary.already_read += counts.known
        summary.copies += counts.copies
        summary.unreadable += [r.item for r in batch if isinstance(r.item, Unreadable)]
        notify("read", summary.given, None)
    return summary


def understand_into(
    book: Book, settings: Settings, summary: Summary, notify: Notify = _silent
) -> None:
    """Understand every report of the book that this version has not understood yet."""
    waiting = book.unread_reports(EXTRACTOR_VERSION)
    limits = Limits(memory_mb=settings.memory_mb, cpu_s=settings.time_s, wall_s=settings.time_s * 2)
    if not waiting:
        return
    with Sandbox(task=UNDERSTAND_TASK, workers=settings.workers, limits=limits) as sandbox:
        reports = (book.report(one) for one in waiting)
        for batch in _batches(_understood(sandbox, reports)):
            book.add_all_accounts(
                [(report.report_id, out) for report, out in batch if isinstance(out, tuple)],
                EXTRACTOR_VERSION,
            )
            for report, out in batch:
                _count(summary, report, out)
            notify("understand", summary.understood, len(waiting))


def _understood(
    sandbox: Sandbox, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Account, ...] | Failure]]:
    ahead, behind = itertools.tee(reports)
    outcomes = sandbox.map(msgspec.json.encode(report) for report in ahead)
    for report, outcome in zip(behind, outcomes, strict=True):
        if isinstance(outcome, Failure):
            yield report, outcome
        else:
            yield report, msgspec.json.decode(outcome, type=tuple[Account, ...])


def _count(summary: Summary, report: Report, out: tuple[Account, ...] | Failure) -> None:
    if isinstance(out, Failure):
        summary.not_understood.append(
            NotUnderstood(
                report_id=report.report_id, source_name=report.source_name, cause=out.words
            )
        )
        return
    summary.understood += 1
    summary.accounts += len(out)


def link_into(book: Book, settings: Settings, summary: Summary, notify: Notify = _silent) -> None:
    """Link all accounts of the book into clusters and reconcile each into an incident."""
    reports, accounts = book.reports(), book.accounts()
    notify("link", 0, None)
    copies = find_copies(reports)
    linking = link_accounts(accounts, reports, copies, book.decisions())
    book.set_copies(copies)
    book.set_linking(linking)
    notify("reconcile", 0, len(linking.clusters))
    incidents = reconcile_all(linking, settings.rule)
    book.set_incidents(incidents)
    summary.near_copies = len(copies)
    summary.incidents = len(incidents)


def _batches(items: Iterable[Reading] | Iterable[object]) -> Iterator[list]:  # type: ignore[type-arg]
    at = iter(items)
    while batch := list(itertools.islice(at, BATCH)):
        yield batch
