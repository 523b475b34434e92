"""What one item may take, and how an item ends that took more."""

from __future__ import annotations

import msgspec

MB = 1024 * 1024

# Every cause of a Failure, with what it means for the reader of a list of failures.
CAUSES: dict[str, str] = {
    "memory": "it needs more memory than the limit allows",
    "time": "it takes longer than the limit allows",
    "crash": "the child process that worked on it died",
    "too_large": "its result is larger than the limit allows",
    "error": "the task raised an error",
    "start": "the child process did not start",
}


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The most that a child process may take.

    `memory_mb` is address space of the whole child in MB (Linux), libraries included: these
    alone reserve about 300 MB. `cpu_s` and `wall_s` are seconds for one item, or for one part
    of an item that gives many parts. `result_mb` bounds one part of a result.
    """

    memory_mb: int = 1024
    cpu_s: int = 20
    wall_s: int = 60
    result_mb: int = 256


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One item that ended without a result: `cause` is a key of CAUSES, `words` say it in full."""

    cause: str
    words: str
