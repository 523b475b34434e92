"""Which figures stand? Mentions of one figure in one report are one; a speaker's later one revises.

One person told of without a count ("he died") is no count: beside another report's greater number
it tells of one of them.

What is set aside is kept by its statement ids: nothing said is thrown away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import msgspec

from tallybook.reconcile.clocks import Moment
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold, speaker_key, words
from tallybook.records import Statement

# "About 50" may be said of a count this share away from 50, and no further.
_ABOUT = 0.1
_PARTS = re.compile(r"\w+")
_STATED = frozenset({"exact", "about", "at_least"})
_SPECIFIC = ("exact", "range", "about", "at_least", "at_most", "vague")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure that one speaker of one report gives, with all statements that repeat it.

    `number` is what best may take: the number of an exact, about or at-least figure; None for
    a ceiling, a range and a vague word. `speaker` is the key under which a later one revises it.
    """

    harm: str
    scope: str
    scope_text: str | None
    low: int | None
    high: int | None
    number: int | None
    bound: str
    moment: Moment
    voice: str
    report_id: str
    publisher: str
    speaker: str
    speaker_name: str | None
    speaker_type: str | None
    includes_perpetrators: str
    words: str
    from_: tuple[str, ...]
    quote: str = ""
    headline: bool = False
    order: tuple[int, int] = (0, 0)
    sentence: int = 0
    part_of: str | None = None
    summed: str | None = None

    @property
    def is_point(self) -> bool:
        """Return whether it states the count itself, and not a bound of it."""
        return self.bound in ("exact", "about") and self.number is not None

    @property
    def is_numeric(self) -> bool:
        """Return whether it gives any number."""
        return self.bound != "vague"

    def source(self) -> str:
        """Return who says it, as a reason tells it."""
        return f"{self.speaker_name}, in {self.publisher}" if self.speaker_name else self.publisher

    def count(self) -> str:
        """Return the number with its bound, as a reason tells it."""
        if self.bound == "range":
            return f"{self.low} to {self.high}"
        if self.bound == "vague":
            return self.words
        marks = {"at_least": "at least ", "at_most": "at most ", "about": "about "}
        shown = self.number if self.number is not None else self.high
        return f"{marks.get(self.bound, '')}{shown}"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The figures that stand, and those set aside as repeated, restated or revised."""

    figures: tuple[Figure, ...]
    superseded: tuple[Figure, ...]


def figure_of(one: Statement, material: Material, at: Moment) -> Figure:
    """Return the figure that a statement gives."""
    bound = one.bound or "exact"
    value = one.value if isinstance(one.value, int) else None
    low, high = _bounds(one, bound, value)
    number = value if value is not None else low
    return Figure(
        harm=one.field,
        scope=_scope(one),
        scope_text=one.scope_text,
        low=low,
        high=high,
        number=number if bound in ("exact", "about", "at_least") else None,
        bound=bound,
        moment=at,
        voice=material.voices[one.report_id],
        report_id=one.report_id,
        publisher=material.publisher_of(one),
        speaker=_speaker(one, material),
        speaker_name=one.speaker,
        speaker_type=one.speaker_type,
        includes_perpetrators=one.includes_perpetrators,
        words=one.value_raw or one.quote,
        from_=(one.statement_id,),
        quote=one.quote,
        headline=material.kind_of(one) in ("headline", "see_also"),
        order=(one.start, one.end),
        sentence=one.sentence,
        part_of=one.part_of,
    )


def _scope(one: Statement) -> str:
    # A part of a named total is no total, whatever it counts.
    if one.part_of and one.scope in (None, "total"):
        return "place"
    return one.scope or "total"


def _bounds(one: Statement, bound: str, value: int | None) -> tuple[int | None, int | None]:
    low, high = one.number_low, one.number_high
    if bound == "exact" and value is not None:
        return value, value
    if bound == "at_least":
        return (low if low is not None else value), None
    if bound == "at_most":
        return None, (high if high is not None else value)
    if bound == "about" and value is not None:
        # Never a low above the number it is about, nor a high below it.
        return (None if low is None else min(low, value)), (
            None if high is None else max(high, value)
        )
    if low is not None and high is not None and low > high:
        return high, low
    return low, high


def _speaker(one: Statement, material: Material) -> str:
    voice = material.voices[one.report_id]
    if one.speaker is None:
        report = material.reports.get(one.report_id)
        publisher = fold(report.publisher) if report else ""
        return f"publisher {publisher}" if publisher else f"report {voice}"
    key = speaker_key(one.speaker)
    return f"speaker {key}" if key else f"report {voice} {fold(one.speaker)}"


def standing(figures: Sequence[Figure]) -> Standing:
    """Return the figures of one harm and one scope that stand, and those that do not."""
    told, aside = _restated(figures)
    ones = [one for one in told if any(_is_one_of(one, other) for other in told)]
    last, revised = _revised([one for one in told if one not in ones])
    return Standing(figures=tuple(last), superseded=(*aside, *ones, *revised))


def _is_one_of(one: Figure, whole: Figure) -> bool:
    """Return whether a person told of alone is one of those whom another report counts.

    "Two died" on Monday and "she died in hospital" on Friday are two dead. "One died" is a count
    and may correct. Where the greater number came later, the toll grew.
    """
    return (
        one.number == 1
        and _words_count_nobody(one.words)
        and whole.bound in _STATED
        and not whole.summed
        and (whole.number or 0) > 1
        and whole.voice != one.voice
        and not whole.moment.is_after(one.moment)
    )


def _words_count_nobody(told: str) -> bool:
    return not any(part in words("one") or part.isdigit() for part in _PARTS.findall(told.lower()))


def _groups(figures: Iterable[Figure], *names: str) -> list[list[Figure]]:
    found: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        found.setdefault(tuple(getattr(one, name) for name in names), []).append(one)
    return list(found.values())


def _restated(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    kept: list[Figure] = []
    aside: list[Figure] = []
    for group in _groups(figures, "report_id", "speaker", "moment"):
        chosen, others = _one_of(group)
        kept.append(chosen)
        aside.extend(others)
    return kept, aside


def _one_of(group: Sequence[Figure]) -> tuple[Figure, list[Figure]]:
    """Return the figure that the mentions of one report come to, and those set aside.

    Numbers before vague words, the body before the headline; then the first, unless a later one
    that agrees with it is more specific. A bound is kept where one mention drops it.
    """
    ordered = sorted(group, key=lambda one: (not one.is_numeric, one.headline, one.order))
    chosen = ordered[0]
    for one in ordered[1:]:
        if one.is_numeric and compatible(chosen, one) and _says_more(one, chosen):
            chosen = one
    same = [one for one in ordered if _number(one) == _number(chosen)]
    ids = tuple(dict.fromkeys(statement for one in [chosen, *same] for statement in one.from_))
    whole = msgspec.structs.replace(chosen, from_=ids)
    return whole, [one for one in ordered if not set(one.from_) <= set(ids)]


def _number(one: Figure) -> tuple[object, ...]:
    number = one.number if one.number is not None else one.high
    return (number,) if number is not None else (one.low, one.high, one.words.casefold())


def _says_more(one: Figure, chosen: Figure) -> bool:
    if _number(one) == _number(chosen):
        return _rank(one) > _rank(chosen)
    return _rank(one) < _rank(chosen)


def _rank(one: Figure) -> int:
    return _SPECIFIC.index(one.bound) if one.bound in _SPECIFIC else len(_SPECIFIC)


def compatible(one: Figure, other: Figure) -> bool:
    """Return whether one count can satisfy both figures."""
    (low, high), (low2, high2) = _span(one), _span(other)
    return low <= high2 and low2 <= high


def _span(one: Figure) -> tuple[float, float]:
    if one.bound == "about" and one.number is not None:
        return one.number * (1 - _ABOUT), one.number * (1 + _ABOUT)
    low = 0.0 if one.low is None else float(one.low)
    return low, math.inf if one.high is None else float(one.high)


def _revised(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    kept: list[Figure] = []
    revised: list[Figure] = []
    for group in _groups(figures, "speaker"):
        for one in group:
            (revised if any(_revises(later, one) for later in group) else kept).append(one)
    return kept, revised


def _revises(later: Figure, earlier: Figure) -> bool:
    """Return whether a speaker's later figure takes the place of the earlier.

    A looser one that the earlier satisfies ("more than 50", a year after "68") does not.
    """
    if not later.is_numeric or not later.moment.is_after(earlier.moment):
        return False
    looser = _rank(later) > _rank(earlier) and _number(later) != _number(earlier)
    return not (looser and compatible(later, earlier))
