"""Bytes -> reports: which reports do these files hold, and what could not be read, and why?

`read_paths` and `read_bytes` give a Reading for every input and every part of one: a Report, or an
Unreadable with its cause and the next step. Untrusted bytes are parsed in child processes.
`find_copies` says which reports repeat one another.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from tallybook.read.copies import find_copies
from tallybook.read.flow import Flow
from tallybook.read.inputs import Opened, find_inputs
from tallybook.read.labels import label_of_file
from tallybook.read.options import Reading, ReadOptions

__all__ = ["ReadOptions", "Reading", "find_copies", "read_bytes", "read_paths"]

_DEFAULT = ReadOptions()


def read_paths(
    paths: Sequence[str | Path], *, options: ReadOptions = _DEFAULT
) -> Iterator[Reading]:
    """Yield what files, folders, archives or standard input (`-`) hold, in their order.

    `source_name` is the path below the argument given, with forward slashes: `folder/a.txt` of
    the argument `folder` is `a.txt`; a member of an archive is `a.zip/b.txt`, a JSON line
    `a.jsonl:17`, an item of a feed `a.rss:3`.
    """
    with Flow(options) as flow:
        yield from flow.read(find_inputs(paths))


def read_bytes(name: str, data: bytes, *, options: ReadOptions = _DEFAULT) -> Iterator[Reading]:
    """Yield what these bytes hold, as if they lay in a file of this name."""
    with Flow(options) as flow:
        yield from flow.read([Opened(label_of_file(name), io.BytesIO(data))])
