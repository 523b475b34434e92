"""How many steps does a backtracking matcher take for a pattern? Counted, so no clock is needed.

The matcher walks the parse tree of `re` as the engine of Python does: greedy first, one step for
each character or choice it tries. Bounds above `CLAMP` are read as `CLAMP`: what is bounded stays
bounded, and a short text shows whether work grows with the length of the text or with its square.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

CLAMP = 12
# A pattern that takes more steps than this on a short text is lost anyway: counting stops.
LIMIT = 60_000
_CANDIDATES = "a1 A.,-'\n(\"<:/_éx\x00"
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None))


class TooManySteps(Exception):
    """A pattern took more than LIMIT steps."""


class Steps:
    """Counts the steps of one pattern over texts."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        self.tree = parser.parse(text, pattern.flags)
        self._fold = bool(pattern.flags & re.IGNORECASE)
        self._lines = bool(pattern.flags & re.MULTILINE)
        self._any = bool(pattern.flags & re.DOTALL)
        self.count = 0

    def search_all(self, text: str) -> int:
        """Return the steps of finding every match in a text, as `finditer` does; LIMIT at most."""
        self.count, at = 0, 0
        try:
            while at <= len(text):
                end = self._match(text, at)
                at = at + 1 if end is None or end == at else end
        except TooManySteps:
            return LIMIT
        return self.count

    def _match(self, text: str, at: int) -> int | None:
        self._groups: dict[int, tuple[int, int]] = {}
        found: list[int] = []
        return found[0] if self._seq(list(self.tree), 0, text, at, _keep(found)) else None

    def _seq(self, ops: list[Any], i: int, text: str, at: int, then: Callable[[int], bool]) -> bool:
        if i == len(ops):
            return then(at)
        self.count += 1
        if self.count > LIMIT:
            raise TooManySteps
        return self._op(ops[i], text, at, lambda end: self._seq(ops, i + 1, text, end, then))

    def _op(self, op: Any, text: str, at: int, then: Callable[[int], bool]) -> bool:
        kind, value = op
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return at < len(text) and self._is_char(kind, value, text[at]) and then(at + 1)
        if kind is sre.SUBPATTERN:
            return self._group(value, text, at, then)
        if kind is sre.BRANCH:
            return any(self._seq(list(one), 0, text, at, then) for one in value[1])
        if kind in _REPEATS:
            return self._repeat(kind, value, text, at, then)
        if kind is sre.AT:
            return self._is_at(value, text, at) and then(at)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return self._looks(value, text, at) == (kind is sre.ASSERT) and then(at)
        if kind is sre.GROUPREF:
            start, end = self._groups.get(value, (0, 0))
            same = text.startswith(text[start:end], at)
            return same and then(at + end - start)
        if kind is sre.ATOMIC_GROUP:
            found: list[int] = []
            return self._seq(list(value), 0, text, at, _keep(found)) and then(found[0])
        raise ValueError(f"no pattern of ours had {kind} so far: say here how its steps count")

    def _group(self, value: Any, text: str, at: int, then: Callable[[int], bool]) -> bool:
        number, _, _, inside = value

        def ended(end: int) -> bool:
            before = self._groups.get(number)
            self._groups[number] = (at, end)
            if then(end):
                return True
            if before is not None:
                self._groups[number] = before
            return False

        return self._seq(list(inside), 0, text, at, ended)

    def _repeat(
        self, kind: Any, value: Any, text: str, at: int, then: Callable[[int], bool]
    ) -> bool:
        low, high, body = value
        low = min(low, CLAMP)
        high = high if high is sre.MAXREPEAT else min(high, CLAMP)
        ops = list(body)

        def more(times: int, here: int) -> bool:
            self.count += 1

            def once(end: int) -> bool:
                return (end != here or times < low) and more(times + 1, end)

            def again() -> bool:
                return times < high and self._seq(ops, 0, text, here, once)

            def stop() -> bool:
                return times >= low and then(here)

            return (stop() or again()) if kind is sre.MIN_REPEAT else (again() or stop())

        return more(0, at)

    def _looks(self, value: Any, text: str, at: int) -> bool:
        direction, inside = value
        if direction > 0:
            return self._seq(list(inside), 0, text, at, lambda end: True)
        width = parser.SubPattern.getwidth(inside)[0]
        if at < width:
            return False
        return self._seq(list(inside), 0, text, at - width, lambda end: end == at)

    def _is_at(self, value: Any, text: str, at: int) -> bool:
        if value in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or (self._lines and text[at - 1] == "\n")
        if value is sre.AT_END_STRING:
            return at == len(text)
        if value is sre.AT_END:
            rest = text[at:]
            return rest in ("", "\n") or (self._lines and rest[0] == "\n")
        before = at > 0 and _is_word(text[at - 1])
        after = at < len(text) and _is_word(text[at])
        return (before != after) == (value is sre.AT_BOUNDARY)

    def _is_char(self, kind: Any, value: Any, one: str) -> bool:
        self.count += 1
        forms = {one, one.lower(), one.upper()} if self._fold else {one}
        if kind is sre.ANY:
            return self._any or one != "\n"
        if kind is sre.LITERAL:
            return any(ord(form[0]) == value for form in forms)
        if kind is sre.NOT_LITERAL:
            return all(ord(form[0]) != value for form in forms)
        return any(_in_set(value, form[0]) for form in forms)


def _keep(found: list[int]) -> Callable[[int], bool]:
    def keep(end: int) -> bool:
        found.append(end)
        return True

    return keep


def _is_word(one: str) -> bool:
    return one.isalnum() or one == "_"


def _in_set(items: Any, one: str) -> bool:
    negated = False
    for kind, value in items:
        if kind is sre.NEGATE:
            negated = True
        elif (
            (kind is sre.LITERAL and ord(one) == value)
            or (kind is sre.RANGE and value[0] <= ord(one) <= value[1])
            or (kind is sre.CATEGORY and _in_category(value, one))
        ):
            return not negated
    return negated


def _in_category(value: Any, one: str) -> bool:
    name = str(value)
    told = (
        one.isspace() if "SPACE" in name else one.isdecimal() if "DIGIT" in name else _is_word(one)
    )
    return told != ("NOT" in name)


# --- hostile texts ----------------------------------------------------------------------


def hostile_texts(steps: Steps, length: int) -> Iterator[str]:
    """Yield texts made of what each repetition of the pattern takes, each about `length` long.

    The words that the pattern takes before the repetition, what it repeats, and an end that no
    pattern wants; the same without the beginning; and the whole pattern over and over.
    """
    for before, unit in _pumps(list(steps.tree)):
        if unit:
            body = unit * (length // len(unit))
            yield body
            yield before + body + "\x00"
    whole = "".join(_sample(list(steps.tree)))
    if whole:
        yield whole * max(length // len(whole), 1)
        yield whole[:-1] * (length // max(len(whole) - 1, 1))


def _pumps(ops: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    for kind, value in ops:
        if kind in _REPEATS:
            yield before, "".join(_sample(list(value[2])))
            yield from _pumps(list(value[2]), before)
        elif kind is sre.SUBPATTERN:
            yield from _pumps(list(value[3]), before)
        elif kind is sre.BRANCH:
            for one in value[1]:
                yield from _pumps(list(one), before)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _pumps(list(value[1]), before)
        before += "".join(_sample([(kind, value)]))


def _sample(ops: list[Any]) -> Iterator[str]:
    """Yield the pieces of a text that the operations take."""
    for kind, value in ops:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.NOT_LITERAL:
            yield next(one for one in _CANDIDATES if ord(one) != value)
        elif kind is sre.ANY:
            yield "a"
        elif kind is sre.IN:
            yield _one_of(value)
        elif kind is sre.SUBPATTERN:
            yield from _sample(list(value[3]))
        elif kind is sre.BRANCH:
            yield from _sample(list(value[1][0]))
        elif kind in _REPEATS:
            for _ in range(max(min(value[0], CLAMP), 1)):
                yield from _sample(list(value[2]))
        elif kind is sre.ATOMIC_GROUP:
            yield from _sample(list(value))


def _one_of(items: Any) -> str:
    for kind, value in items:
        if kind is sre.LITERAL and items[0][0] is not sre.NEGATE:
            return chr(value)
        if kind is sre.RANGE and items[0][0] is not sre.NEGATE:
            return chr(value[0])
    return next((one for one in _CANDIDATES if _in_set(items, one)), "a")
