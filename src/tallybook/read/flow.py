"""How do inputs become readings: found, opened, unpacked, parsed in children, put in order.

What always holds: every input, and every part of one, ends in exactly one Reading; the order is
the order of the inputs, however many children work on them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import BinaryIO

import msgspec

from tallybook.read.inputs import Opened
from tallybook.read.lines import TooLong, cut
from tallybook.read.messages import Facts, Member, Parsed, Request
from tallybook.read.options import Reading, ReadOptions, sha256_of
from tallybook.read.sniff import ARCHIVES, CONTAINERS, HEAD, Refused, sniff
from tallybook.read.streams import behind
from tallybook.records import Report, Unreadable
from tallybook.sandbox import Failure, Sandbox

# By name: what it imports is for the children.
TASK = "tallybook.read.child:work_on"
# One container may lie in another: a web archive in a zip, and as deep as `archive_depth` says.
_MOST_OPEN = 8

_NEXT_STEPS = {
    "memory": "raise the setting memory_mb, or split it into single reports",
    "time": "raise the setting time_s, or split it into single reports",
    "crash": "it may be damaged or made to do harm: supply its text",
    "too_large": "split it into single reports",
    "error": "supply its text; and report this as a fault of Tallybook",
}


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """What one child parses: one input, some JSON lines, or nothing any more (`done`)."""

    name: str
    kind: str = ""
    data: bytes = b""
    facts: Facts = Facts()
    lines: tuple[int, ...] = ()
    done: Reading | None = None


class Flow:
    """One run of the reader. Children live as long as the `with` block."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._parsers = Sandbox(TASK, workers=options.workers, limits=options.limits)
        # Unpacks while the parsers work, and repeats what went down with a bad neighbour.
        most = min(options.workers, 1) * _MOST_OPEN
        self._openers = Sandbox(TASK, workers=most, limits=options.limits)

    def __enter__(self) -> Flow:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._parsers.close()
        self._openers.close()

    def read(self, inputs: Iterable[Opened | Unreadable]) -> Iterator[Reading]:
        """Yield the readings of these inputs, in order."""
        pieces = (piece for one in inputs for piece in self._pieces(one))
        yield from self._parse(self._parsers, pieces)

    def _pieces(self, found: Opened | Unreadable) -> Iterator[Piece]:
        if isinstance(found, Unreadable):
            yield _done(found)
            return
        with found.stream as stream:
            try:
                yield from self._pieces_of(found.name, stream, None, Facts(), depth=0)
            except OSError as error:
                cause = f"reading broke off: {error.strerror or type(error).__name__}"
                yield _unreadable(found.name, cause, "check the disk and read it again")

    def _pieces_of(
        self, name: str, stream: BinaryIO, kind: str | None, facts: Facts, *, depth: int
    ) -> Iterator[Piece]:
        head = stream.read(HEAD)
        found = kind or sniff(head, name)
        if isinstance(found, Refused):
            rest = head + stream.read(self._options.max_file - len(head))
            yield _unreadable(name, found.cause, found.next_step, rest)
        elif found == "json_lines" and b"\x00" not in head[:4]:
            yield from self._json_lines(name, behind(head, stream))
        else:
            data = head + stream.read(self._options.max_file + 1 - len(head))
            if len(data) > self._options.max_file:
                cause = f"larger than the limit of {self._options.max_file_mb:,} MB"
                yield _unreadable(name, cause, "split it, or raise the setting max_file_mb")
            elif found in CONTAINERS:
                yield from self._unpack(Piece(name=name, kind=found, data=data), depth=depth)
            else:
                # JSON lines in UTF-16 are cut by the child that decodes them.
                format_ = "json" if found == "json_lines" else found
                yield Piece(name=name, kind=format_, data=data, facts=facts)

    def _json_lines(self, name: str, stream: BinaryIO) -> Iterator[Piece]:
        # A character may be written as an escape of six bytes, or two such; plus other fields.
        longest = 12 * self._options.max_text + 1_000_000
        for part in cut(stream, longest):
            if isinstance(part, TooLong):
                cause = f"a line of more than {longest:,} bytes"
                yield _unreadable(f"{name}:{part.number}", cause, "split it, or leave it out")
            else:
                data = b"\n".join(part.lines)
                yield Piece(name=name, kind="json_lines", data=data, lines=part.numbers)

    def _unpack(self, piece: Piece, *, depth: int) -> Iterator[Piece]:
        inner_depth = depth + (piece.kind in ARCHIVES)
        if inner_depth > self._options.archive_depth or depth + 2 > _MOST_OPEN:
            cause = "an archive inside an archive"
            yield _unreadable(piece.name, cause, "unpack it yourself and read it", piece.data)
            return
        members = 0
        for answer in self._openers.stream([(piece, self._payload(piece))]):
            if answer.data is not None:
                members += 1
                member = msgspec.msgpack.decode(answer.data, type=Member)
                yield from self._member(member, piece, inner_depth)
            elif answer.failure:
                yield _failed(piece.name, answer.failure, piece.data)
            elif not members:
                yield _unreadable(piece.name, "an empty archive", "fetch it again", piece.data)

    def _member(self, member: Member, piece: Piece, depth: int) -> Iterator[Piece]:
        if member.unreadable:
            whole = piece.data if member.name == piece.name else None
            yield _done(member.unreadable, whole)
        else:
            stream = io.BytesIO(member.data)
            yield from self._pieces_of(member.name, stream, member.kind, member.facts, depth=depth)

    def _payload(self, piece: Piece) -> bytes | None:
        if piece.done:
            return None
        options = self._options
        return msgspec.msgpack.encode(
            Request(
                kind=piece.kind,
                name=piece.name,
                data=piece.data,
                facts=piece.facts,
                lines=piece.lines,
                max_text=options.max_text,
                max_unpacked=options.max_file,
                max_ratio=options.archive_ratio,
                max_members=options.archive_members,
            )
        )

    def _parse(self, sandbox: Sandbox, pieces: Iterable[Piece]) -> Iterator[Reading]:
        given = 0
        for answer in sandbox.stream((piece, self._payload(piece)) for piece in pieces):
            piece = answer.key
            if answer.data is not None:
                given += 1
                yield _reading(msgspec.msgpack.decode(answer.data, type=Parsed), piece)
            else:
                yield from self._end(piece, answer.failure, given)
                given = 0

    def _end(self, piece: Piece, failure: Failure | None, given: int) -> Iterator[Reading]:
        """Yield what an item still owes when its child has no more to say about it."""
        if piece.done:
            yield piece.done
        elif failure and piece.lines:
            yield from self._after_bad_line(piece, failure, given)
        elif failure:
            yield _reading_of(_unreadable_by(piece.name, failure), piece.data)
        elif not given:
            nothing = Unreadable(
                source_name=piece.name, cause="it holds no report", next_step="look at the original"
            )
            yield _reading_of(nothing, piece.data)

    def _after_bad_line(self, piece: Piece, failure: Failure, given: int) -> Iterator[Reading]:
        """The line after the last answer is the bad one: name it, then read on behind it."""
        lines = piece.data.split(b"\n")
        name = f"{piece.name}:{piece.lines[given]}"
        yield _reading_of(_unreadable_by(name, failure), lines[given])
        rest = lines[given + 1 :]
        if rest:
            numbers = piece.lines[given + 1 :]
            again = msgspec.structs.replace(piece, data=b"\n".join(rest), lines=numbers)
            yield from self._parse(self._openers, [again])


def _reading(parsed: Parsed, piece: Piece) -> Reading:
    start, end = parsed.span or (0, len(piece.data))
    item = parsed.report or parsed.unreadable
    if item is None:
        raise ValueError("a child answered with neither a report nor a reason")
    return _reading_of(item, piece.data[start:end])


def _reading_of(item: Report | Unreadable, data: bytes | None) -> Reading:
    if data is None:
        return Reading(item=item)
    sha256 = sha256_of(data)
    if isinstance(item, Unreadable):
        item = msgspec.structs.replace(item, content_sha256=sha256)
    return Reading(item=item, original=data, original_sha256=sha256)


def _done(unreadable: Unreadable, data: bytes | None = None) -> Piece:
    return Piece(name=unreadable.source_name, done=_reading_of(unreadable, data))


def _unreadable(name: str, cause: str, next_step: str, data: bytes | None = None) -> Piece:
    return _done(Unreadable(source_name=name, cause=cause, next_step=next_step), data)


def _unreadable_by(name: str, failure: Failure) -> Unreadable:
    return Unreadable(source_name=name, cause=failure.words, next_step=_NEXT_STEPS[failure.cause])


def _failed(name: str, failure: Failure, data: bytes) -> Piece:
    return _done(_unreadable_by(name, failure), data)
