"""The order of the stages: read, understand, link, reconcile, store. Only this module knows it.

    bytes -> Report -> [Account] -> [Cluster] -> Incident

Every step takes from the book what is not done yet and gives back what it made, so a run that
was cut off goes on where it stopped, and a run that is done changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tallybook.errors import TallybookError, Unaccounted
from tallybook.read import ReadOptions, read_paths
from tallybook.reconcile import (
    Task,
    gather,
    incidents_of,
    reconcile_cluster,
    reconciler_version,
)
from tallybook.records import Account, Cluster, Incident, Report, Unreadable
from tallybook.sandbox import Engine, Failure, Limits, Sandbox
from tallybook.settings import Settings
from tallybook.store import Book
from tallybook.taking_in import link_book
from tallybook.understand import extractor_version

UNDERSTAND_TASK = "tallybook.understand.batch:understand_payload"
RECONCILE_TASK = "tallybook.reconcile.batch:reconcile_payload"
# A cluster takes less than a millisecond: many share the way to a worker and back, and up to so
# many are done here before a worker has started.
_TOGETHER, FEW_CLUSTERS = 64, 1000

Notify = Callable[[str, int, int | None], None]


class NotUnderstood(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was read and stored but could not be understood: the next run tries again."""

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

    @property
    def failed(self) -> bool:
        """Whether some input failed: each is listed with its cause."""
        return bool(self.unreadable or self.not_understood)


def _silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def run(
    paths: Sequence[str | Path],
    book: Book,
    settings: Settings,
    notify: Notify = _silent,
    engine: Engine = Sandbox,
) -> Summary:
    """Do the main job: read the paths into the book and bring every later stage up to date.

    The engine does the work of a stage over many records; each gives the same book.
    Raises BookError when the book cannot be written, Unaccounted when an input was lost.
    """
    summary = read_into(book, paths, settings, notify)
    understand_into(book, settings, summary, notify, engine)
    link_into(book, summary, notify)
    reconcile_into(book, settings, summary, notify, engine)
    return summary


def read_into(
    book: Book, paths: Sequence[str | Path], settings: Settings, notify: Notify = _silent
) -> Summary:
    """Read the paths and store what they give, readable or not."""
    summary = Summary()

    def counted() -> Iterator[tuple[Report | Unreadable, bytes | None]]:
        for reading in read_paths(paths, options=read_options(settings)):
            summary.given += 1
            if isinstance(reading.item, Unreadable):
                summary.unreadable.append(reading.item)
            notify("read", summary.given, None)
            yield reading.item, reading.original

    counts = book.add_readings(counted())
    summary.read, summary.copies = counts.reports, counts.copies
    summary.already_read = counts.reports - counts.new_reports
    if summary.given != summary.read + summary.copies + len(summary.unreadable):
        raise Unaccounted(
            f"{summary.given} inputs, but {summary.read} read + {summary.copies} copies + "
            f"{len(summary.unreadable)} unreadable",
            next_step="keep the input and report this: nothing may be lost",
        )
    return summary


def read_options(settings: Settings) -> ReadOptions:
    """Return what these settings mean for reading."""
    return ReadOptions(
        workers=settings.workers,
        max_text_mb=settings.max_text_mb,
        max_file_mb=settings.max_file_mb,
        memory_mb=settings.memory_mb,
        time_s=settings.time_s,
    )


def understand_into(
    book: Book,
    settings: Settings,
    summary: Summary,
    notify: Notify = _silent,
    engine: Engine = Sandbox,
) -> None:
    """Understand every report of the book that this version has not understood yet."""
    waiting = book.unread_reports(extractor_version())
    if not waiting:
        return

    def understood() -> Iterator[tuple[str, tuple[Account, ...]]]:
        for report, out in understand_each(book.each_report(waiting), settings, engine):
            if isinstance(out, Failure):
                summary.not_understood.append(
                    NotUnderstood(
                        report_id=report.report_id, source_name=report.source_name, cause=out.words
                    )
                )
                continue
            summary.understood += 1
            summary.accounts += len(out)
            notify("understand", summary.understood, len(waiting))
            yield report.report_id, out

    book.add_understood(understood(), extractor_version())


def understand_each(
    reports: Iterable[Report], settings: Settings, engine: Engine = Sandbox
) -> Iterator[tuple[Report, tuple[Account, ...] | Failure]]:
    """Yield each report with its accounts, or with why it could not be understood; no book.

    Raises AlteredPart for a trained part that is not whole, before any report is sent: else every
    report would fail by the same cause.
    """
    extractor_version()
    limits = Limits(memory_mb=settings.memory_mb, cpu_s=settings.time_s, wall_s=3 * settings.time_s)
    items = ((one, msgspec.json.encode(one)) for one in reports)
    with engine(UNDERSTAND_TASK, workers=settings.workers, limits=limits) as workers:
        for answer in workers.stream(items):
            if answer.failure is not None:
                yield answer.key, answer.failure
            elif answer.data is not None:
                yield answer.key, msgspec.json.decode(answer.data, type=tuple[Account, ...])


def link_into(book: Book, summary: Summary, notify: Notify = _silent) -> None:
    """Find the copies among the reports and which accounts tell of one incident."""
    notify("link", 0, None)
    link_book(book)
    summary.near_copies = len(book.near_copies())


def reconcile_into(
    book: Book,
    settings: Settings,
    summary: Summary,
    notify: Notify = _silent,
    engine: Engine = Sandbox,
) -> None:
    """Make one incident of each cluster, with tallies by the chosen rule.

    Only clusters that changed since this was last done by this rule are looked at.
    """
    due = book.due(f"{settings.rule} {reconciler_version()}")
    notify("reconcile", 0, len(due.clusters))
    found = reconcile_each(due.clusters, settings, engine)
    book.settle(due, gather(found, due.unsure, due.elsewhere))
    summary.incidents = book.count_incidents()


def reconcile_each(
    clusters: tuple[Cluster, ...], settings: Settings, engine: Engine = Sandbox
) -> Iterator[Incident]:
    """Yield the incident of each cluster, in their order; no book."""
    if len(clusters) <= FEW_CLUSTERS:
        yield from (reconcile_cluster(one, rule=settings.rule) for one in clusters)
        return
    starts = range(0, len(clusters), _TOGETHER)
    tasks = (Task(clusters=clusters[at : at + _TOGETHER], rule=settings.rule) for at in starts)
    items = ((None, msgspec.json.encode(one)) for one in tasks)
    # They are records of our own: no limits.
    with engine(RECONCILE_TASK, workers=settings.workers, limits=None) as workers:
        for answer in workers.stream(items):
            if answer.failure is not None:
                raise TallybookError(f"{RECONCILE_TASK}: {answer.failure.words}")
            yield from incidents_of(answer.data) if answer.data else ()
