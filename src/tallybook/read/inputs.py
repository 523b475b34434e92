"""Which inputs do the paths of the caller name?

Folders are walked in the order of their names. Every path and every entry of a folder gives an
open file or an Unreadable; only what is a regular file is ever opened, and a link in a folder
never leads out of it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from tallybook.read.labels import label_of_file
from tallybook.read.streams import behind
from tallybook.records import Unreadable

STANDARD_INPUT = "-"
_DEEPEST = 100


class Opened(msgspec.Struct, frozen=True):
    """One file that is open for reading, under its label."""

    name: str
    stream: BinaryIO


def find_inputs(paths: Sequence[str | Path]) -> Iterator[Opened | Unreadable]:
    """Yield each input that the paths name, in their order. The caller closes the streams."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Opened("standard input", behind(b"", sys.stdin.buffer))
            continue
        root = Path(path)
        name = label_of_file(root.name or root.resolve().name or "folder")
        if root.is_dir():
            yield from _folder(root, root.resolve(), "", name)
        else:
            yield _file(root, name)


def _folder(folder: Path, root: Path, prefix: str, name: str) -> Iterator[Opened | Unreadable]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield _problem(name, error)
        return
    if not entries:
        yield Unreadable(
            source_name=name,
            cause="an empty folder",
            next_step="leave it out, or put the reports there",
        )
    if prefix.count("/") > _DEEPEST:
        yield Unreadable(
            source_name=name,
            cause=f"folders nested more than {_DEEPEST} deep",
            next_step="name the inner folder itself",
        )
        return
    for entry in entries:
        yield from _entry(entry, root, f"{prefix}{label_of_file(entry.name)}")


def _entry(entry: os.DirEntry[str], root: Path, name: str) -> Iterator[Opened | Unreadable]:
    path = Path(entry.path)
    if entry.is_symlink() and (refused := _refused_link(path, root, name)):
        yield refused
    elif entry.is_dir(follow_symlinks=False):
        yield from _folder(path, root, f"{name}/", name)
    else:
        yield _file(path, name)


def _refused_link(path: Path, root: Path, name: str) -> Unreadable | None:
    """Say why a link in a folder is not followed; None for one to a file inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        loops = isinstance(error, RuntimeError)
        cause = "a link that leads in a circle" if loops else "a link that leads nowhere"
        return Unreadable(source_name=name, cause=cause, next_step="remove the link or mend it")
    if not target.is_relative_to(root):
        cause = "a link that leads out of the folder"
        return Unreadable(
            source_name=name, cause=cause, next_step="name what it leads to, if it should be read"
        )
    if target.is_dir():
        cause = "a link to a folder that is read in its own place"
        return Unreadable(source_name=name, cause=cause, next_step="remove the link")
    return None


def _file(path: Path, name: str) -> Opened | Unreadable:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return Unreadable(
                source_name=name,
                cause=f"a {_kind_of(mode)}, not a file",
                next_step="write what it gives to a file, or read it by standard input",
            )
        return Opened(name, path.open("rb"))
    except OSError as error:
        return _problem(name, error)
    except ValueError:  # a zero character in the name
        return Unreadable(
            source_name=name, cause="a name that no file can have", next_step="check the path"
        )


def _kind_of(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISDIR, "folder"))
    return next((kind for is_kind, kind in kinds if is_kind(mode)), "device")


def _problem(name: str, error: OSError) -> Unreadable:
    match error:
        case FileNotFoundError():
            cause, next_step = "there is no such file", "check the path"
        case PermissionError():
            cause, next_step = "no right to read it", "change its rights, or leave it out"
        case _:
            cause = f"it cannot be read: {error.strerror or type(error).__name__}"
            next_step = "check the path and the disk"
    return Unreadable(source_name=name, cause=cause, next_step=next_step)
