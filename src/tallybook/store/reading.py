"""Which entries do these readings give? A new report, another name for a known one, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, select

from tallybook.records import Report, Unreadable
from tallybook.store import rows, schema
from tallybook.store.canonical import storable
from tallybook.store.entries import Body, ReadCopy, ReadNothing, ReadReport
from tallybook.store.project import report_of, tells_the_same

_AT_MOST = 64
_AT_MOST_BYTES = 16_000_000
# What reading gives: a report or what could not be read, and the bytes to keep, if any.
Reading = tuple[Report | Unreadable, bytes | None]


class ReadingCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the readings handed in: each is a report, a copy or unreadable.

    `copies` gave the bytes of a report under another name. `new_*` says how many the book did
    not have yet; the rest were known.
    """

    reports: int = 0
    copies: int = 0
    unreadable: int = 0
    new_reports: int = 0
    new_copies: int = 0
    new_unreadable: int = 0

    @property
    def given(self) -> int:
        """How many readings were handed in: reports + copies + unreadable."""
        return self.reports + self.copies + self.unreadable

    def __add__(self, other: ReadingCounts) -> ReadingCounts:
        names = self.__struct_fields__
        return ReadingCounts(**{one: getattr(self, one) + getattr(other, one) for one in names})


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Yield the readings in parts that one transaction takes: few enough, and not too large."""
    batch: list[Reading] = []
    size = 0
    for item, original in readings:
        batch.append((storable(item), original))
        size += len(original or b"") + (len(item.text) if isinstance(item, Report) else 0)
        if len(batch) >= _AT_MOST or size >= _AT_MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_named: BindParameter[str] = bindparam("named")
_content: BindParameter[str] = bindparam("content")
_HAS_READING = (
    select(schema.readings.c.report_id)
    .join(schema.reports, schema.reports.c.report_id == schema.readings.c.report_id)
    .where(schema.readings.c.source_name == _named, schema.reports.c.content_sha256 == _content)
)
_WAS_UNREADABLE = select(schema.unreadable.c.cause).where(
    schema.unreadable.c.source_name == _named,
    schema.unreadable.c.content_sha256.in_(("", _content)),
)


def entry_of(
    connection: Connection, item: Report | Unreadable, original: str | None
) -> tuple[Body | None, ReadingCounts]:
    """Return what to write for one reading, None when the book knows it, and how it counts."""
    if isinstance(item, Unreadable):
        return _entry_of_unreadable(connection, item, original)
    before = report_of(connection, item.report_id)
    if before is None:
        new = ReadReport(report=item, original=original)
        return new, ReadingCounts(reports=1, new_reports=1)
    if item.source_name != before.source_name:
        return _entry_of_copy(connection, item, before, original)
    known = ReadingCounts(reports=1)
    if tells_the_same(item, before) and not _was_unreadable(connection, item):
        return None, known
    return ReadReport(report=item, original=original), known


def _entry_of_copy(
    connection: Connection, item: Report, before: Report, original: str | None
) -> tuple[Body | None, ReadingCounts]:
    is_known = _has_reading(connection, item.source_name, item.content_sha256)
    if is_known and not _was_unreadable(connection, item):
        return None, ReadingCounts(copies=1)
    entry = ReadCopy(
        report_id=item.report_id,
        source_name=item.source_name,
        differs=_differences(item, before),
        original=original,
    )
    return entry, ReadingCounts(copies=1, new_copies=int(not is_known))


def _has_reading(connection: Connection, source_name: str, content_sha256: str) -> bool:
    asked = {"named": source_name, "content": content_sha256}
    return connection.execute(_HAS_READING, asked).first() is not None


def _was_unreadable(connection: Connection, item: Report) -> bool:
    asked = {"named": item.source_name, "content": item.content_sha256}
    return connection.execute(_WAS_UNREADABLE, asked).first() is not None


def _differences(item: Report, before: Report) -> dict[str, object]:
    mine, theirs = msgspec.to_builtins(item), msgspec.to_builtins(before)
    return {key: one for key, one in mine.items() if one != theirs[key] and key != "source_name"}


def _entry_of_unreadable(
    connection: Connection, item: Unreadable, original: str | None
) -> tuple[Body | None, ReadingCounts]:
    table = schema.unreadable
    content = item.content_sha256 or ""
    named = (table.c.source_name == item.source_name) & (table.c.content_sha256 == content)
    row = connection.execute(select(table).where(named)).mappings().first()
    is_known = row is not None and rows.unreadable_of(row) == item
    # What was read once stays read, even if it took too long this time.
    if is_known or _has_reading(connection, item.source_name, content):
        return None, ReadingCounts(unreadable=1)
    entry = ReadNothing(unreadable=item, original=original)
    return entry, ReadingCounts(unreadable=1, new_unreadable=int(row is None))
