"""What was answered about the report that was asked for last? Several questions ask the same."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

Of = TypeVar("Of")
Answer = TypeVar("Answer")


def asked_once(answer: Callable[[Of], Answer]) -> Callable[[Of], Answer]:
    """Let a function remember its last argument, by identity, and what it answered.

    For pure functions of one report: questions that are asked of each of its mentions would
    otherwise read the whole report as often, which is quadratic in its length.
    """
    known: tuple[Of, Answer] | None = None

    @functools.wraps(answer)
    def asked(of: Of) -> Answer:
        nonlocal known
        last = known
        if last is None or last[0] is not of:
            known = last = (of, answer(of))
        return last[1]

    return asked
