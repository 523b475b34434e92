"""The task that the reader's children run: parse one input, or unpack one container."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tallybook.errors import UnreadableReport
from tallybook.read.formats import read_format
from tallybook.read.messages import Draft, Member, Parsed, Problem, Request
from tallybook.read.report import make_report
from tallybook.records import Unreadable


def work_on(payload: bytes) -> Iterator[bytes]:
    """Yield what a request asks for: Members of a container, else Parsed reports, as bytes."""
    request = msgspec.msgpack.decode(payload, type=Request)
    answers = _unpack(request) if request.kind in _containers() else _parse(request)
    yield from map(msgspec.msgpack.encode, answers)


def _containers() -> frozenset[str]:
    from tallybook.read.sniff import CONTAINERS

    return CONTAINERS


def _unpack(request: Request) -> Iterator[Member]:
    from tallybook.read.archives import unpack  # its libraries are not needed to parse

    try:
        yield from unpack(request)
    except UnreadableReport as error:
        yield Member(name=error.source_name, unreadable=_unreadable(error))


def _parse(request: Request) -> Iterator[Parsed]:
    try:
        for found in read_format(request):
            yield _parsed(found, request)
    except UnreadableReport as error:
        yield Parsed(unreadable=_unreadable(error))


def _parsed(found: Draft | Problem, request: Request) -> Parsed:
    name = request.name if found.part is None else f"{request.name}:{found.part}"
    if isinstance(found, Problem):
        unreadable = Unreadable(source_name=name, cause=found.cause, next_step=found.next_step)
        return Parsed(unreadable=unreadable, span=found.span)
    try:
        report = make_report(found, name, max_text=request.max_text)
    except UnreadableReport as error:
        return Parsed(unreadable=_unreadable(error), span=found.span)
    return Parsed(report=report, span=found.span)


def _unreadable(error: UnreadableReport) -> Unreadable:
    return Unreadable(source_name=error.source_name, cause=error.cause, next_step=error.next_step)
