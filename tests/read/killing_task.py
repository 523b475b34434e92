"""The reader's own task, but a line with BAD in it takes the child down."""

import os
from collections.abc import Iterator

from tallybook.read.child import work_on


def kill_on_bad_lines(payload: bytes) -> Iterator[bytes]:
    for part in work_on(payload):
        if b"BAD" in part:
            os._exit(9)
        yield part
