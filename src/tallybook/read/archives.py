"""What lies in an archive, a web archive or a mailbox? Its members, one by one, in their order.

Nothing is written to disk: a member's name is a label. What unpacks to more than the limits is
named and left; everything that is not read is named too.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from tallybook.errors import UnreadableReport
from tallybook.read.labels import label_of_member
from tallybook.read.messages import Member, Request
from tallybook.read.sniff import HEAD, sniff
from tallybook.read.web_archive import read_web_archive
from tallybook.records import Unreadable

# A small file may shrink more than the ratio allows without being a bomb.
_FREE = 1024 * 1024
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
_FETCH_AGAIN = "fetch it again, or unpack it yourself and read the folder"
_UNPACK = "unpack it yourself and read the folder, if you trust it"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml")
_MESSAGE = re.compile(rb"(?:\A|\n\r?\n)From [^\n]{1,500}\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:)")


class _Limited(io.RawIOBase):
    """A decompressing stream that raises when it gives more than it may."""

    def __init__(self, inner: BinaryIO, request: Request) -> None:
        self._inner = inner
        self._name = request.name
        by_ratio = request.max_ratio * len(request.data) + _FREE
        self._most = min(request.max_unpacked, by_ratio)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        self._given += len(data)
        if self._given > self._most:
            raise UnreadableReport(self._name, _bomb_words(self._most), next_step=_UNPACK)
        buffer[: len(data)] = data
        return len(data)


def unpack(request: Request) -> Iterator[Member]:
    """Yield the members of a container; raises UnreadableReport when the rest cannot be read."""
    opener = _OPENERS.get(request.kind, _compressed)
    try:
        for number, member in enumerate(opener(request)):
            if number >= request.max_members:
                raise UnreadableReport(
                    request.name,
                    f"more than {request.max_members:,} members: the rest was not read",
                    next_step=_UNPACK,
                )
            yield member
    except _BROKEN as error:
        raise UnreadableReport(
            request.name,
            f"the {request.kind} is damaged or cut off ({type(error).__name__}): "
            "what lies beyond was not read",
            next_step=_FETCH_AGAIN,
        ) from None


def _compressed(request: Request) -> Iterator[Member]:
    """One compressed file: a tar, a web archive, or a single input."""
    inner = _UNPACKERS[request.kind](io.BytesIO(request.data))
    stream = io.BufferedReader(cast("io.RawIOBase", _Limited(inner, request)), HEAD)
    kind = sniff(stream.peek(HEAD), request.name)
    if kind == "tar":
        yield from _tar(request, cast("BinaryIO", stream))
    elif kind == "warc":
        yield from read_web_archive(request, stream.read())
    else:
        yield Member(name=request.name, data=stream.read())


def _zip(request: Request) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(request.data)) as archive:
        infos = archive.infolist()
        if any(info.filename in _OFFICE for info in infos):
            raise UnreadableReport(
                request.name,
                "an office document or e-book",
                next_step="save it as text, HTML or PDF and read that",
            )
        room = request.max_unpacked
        for number, info in enumerate(infos):
            if info.is_dir():
                continue
            member = _zip_member(archive, info, request, room)
            room -= len(member.data)
            if room < 0:
                raise _too_much(request, len(infos) - number)
            yield member


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, request: Request, room: int
) -> Member:
    name = f"{request.name}/{label_of_member(info.filename)}"
    if stat.S_ISLNK(info.external_attr >> 16):
        return _refused(name, "a link inside an archive", "read what it leads to")
    if info.flag_bits & 1:
        return _refused(name, "locked by a password", "unpack it yourself and read the folder")
    most = min(room, request.max_ratio * info.compress_size + _FREE)
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except _BROKEN as error:
        cause = f"a damaged member of the archive ({type(error).__name__})"
        return _refused(name, cause, _FETCH_AGAIN)
    if len(data) > most and most < room:
        return _refused(name, _bomb_words(most), _UNPACK)
    return Member(name=name, data=data)


def _tar(request: Request, stream: BinaryIO) -> Iterator[Member]:
    room = request.max_unpacked
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined] # else every header stays in memory
            name = f"{request.name}/{label_of_member(info.name)}"
            if info.isdir():
                continue
            if not info.isreg() and info.type != tarfile.GNUTYPE_SPARSE:
                yield _refused(name, _special_words(info), "read what it stands for")
                continue
            body = archive.extractfile(info)
            data = body.read(room + 1) if body else b""
            room -= len(data)
            if room < 0:
                raise _too_much(request, None)
            if len(data) < info.size:
                raise EOFError
            yield Member(name=name, data=data)


def _special_words(info: tarfile.TarInfo) -> str:
    return f"a {'link' if info.issym() or info.islnk() else 'device or pipe'} inside an archive"


def _mailbox(request: Request) -> Iterator[Member]:
    starts = list(_MESSAGE.finditer(request.data))
    ends = [one.start() + 1 for one in starts[1:]] + [len(request.data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1):
        data = request.data[found.end() : end]
        yield Member(name=f"{request.name}:{number}", data=data, kind="mail")


def _refused(name: str, cause: str, next_step: str) -> Member:
    unreadable = Unreadable(source_name=name, cause=cause, next_step=next_step)
    return Member(name=name, unreadable=unreadable)


def _bomb_words(most: int) -> str:
    return f"it unpacks to more than {most:,} bytes: a bomb, or too large"


def _too_much(request: Request, left: int | None) -> UnreadableReport:
    rest = "the rest was" if left is None else f"{left:,} members were"
    return UnreadableReport(
        request.name,
        f"it unpacks to more than {request.max_unpacked // _FREE:,} MB: {rest} not read",
        next_step="raise the setting max_file_mb, or unpack it yourself and read the folder",
    )


def _plain_tar(request: Request) -> Iterator[Member]:
    return _tar(request, io.BytesIO(request.data))


def _plain_warc(request: Request) -> Iterator[Member]:
    return read_web_archive(request, request.data)


_OPENERS: dict[str, Callable[[Request], Iterator[Member]]] = {
    "zip": _zip,
    "tar": _plain_tar,
    "warc": _plain_warc,
    "mailbox": _mailbox,
}
_UNPACKERS: dict[str, Callable[[io.BytesIO], BinaryIO]] = {
    "gzip": lambda data: cast("BinaryIO", gzip.GzipFile(fileobj=data)),
    "bzip2": lambda data: cast("BinaryIO", bz2.BZ2File(data)),
    "xz": lambda data: cast("BinaryIO", lzma.LZMAFile(data)),  # noqa: SIM115 - in memory
}
