"""The words of one sentence as the readers of times see them, and how a Time is made of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tallybook.understand.calendar_days import MONTHS, Days
from tallybook.understand.document import Token
from tallybook.understand.mentions import Time
from tallybook.understand.numbers import Number

PARTS = frozenset(
    "morning afternoon evening night midday noon midnight dawn dusk overnight lunchtime"
    " nightfall sunrise sunset".split()
)
UNITS = {
    form: unit
    for unit in ("minute", "hour", "day", "week", "month", "year")
    for form in (unit, unit + "s", f"{unit}-long")
} | {"decade": "year", "decades": "year"}
YEAR = re.compile(r"(?:19|20)\d{2}")
ORDINALS = frozenset({"st", "nd", "rd", "th"})
_FIRST_DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINAL_DAYS = {word: day for day, word in enumerate(_FIRST_DAYS.split(), start=1)}
# Verbs and persons are written like these months; they need a capital and more.
_ALSO_WORDS = frozenset("may march mar sun dec jun jan apr aug sep oct nov feb jul sept".split())
_NEVER_SHORT = frozenset({"may", "june", "july"})


class Found(NamedTuple):
    """A time with its range of tokens in the sentence, [first, last)."""

    time: Time
    first: int
    last: int


class Words:
    """One sentence: its words by position, the day of publication, the day told last before."""

    def __init__(
        self,
        sentence: int,
        tokens: Sequence[Token],
        numbers: Mapping[int, Number],
        *,
        published: datetime.date | None,
        anchor: datetime.date | None,
        all_caps: bool,
    ) -> None:
        self.sentence, self.tokens, self.numbers = sentence, tokens, numbers
        self.published, self.anchor, self.all_caps = published, anchor, all_caps
        # The year that an opening "In 1994, ..." gives the days of the sentence.
        self.year: int | None = None
        self.lower = [token.lower.removesuffix("'s") for token in tokens]

    def __len__(self) -> int:
        return len(self.lower)

    def __getitem__(self, at: int) -> str:
        """Return the word at a position in lower case, empty beyond the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def is_capital(self, at: int) -> bool:
        """Return whether the word at a position begins with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def month(self, at: int) -> int | None:
        """Return the month that a word names; "may" and "march" only with a capital."""
        number = MONTHS.get(self[at])
        if number is None or (self[at] in _ALSO_WORDS and not self.is_capital(at)):
            return None
        return number

    def after_month(self, at: int) -> int:
        """Return the token after a month's name and the stop of its abbreviation."""
        short = len(self[at]) <= 4 and self[at] not in _NEVER_SHORT
        return at + 1 + (short and self[at + 1] == ".")

    def made(
        self,
        first: int,
        last: int,
        meant: Days,
        *,
        basis: str = "relative",
        role: str = "point",
        part: tuple[int, int] | None = None,
        month_day: str | None = None,
    ) -> Found:
        """Return the time at tokens [first, last), with the part of day that stands beside it.

        `part` is the token range of words inside that tell the part of day.
        """
        first, last, part = self._with_part(first, last, meant, part)
        before = first - 1 - (self[first - 1] == "the")
        if role == "point" and self[before] == "since":
            role = "since"
        time = Time(
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
            sentence=self.sentence,
            date_from=meant.first.isoformat() if meant.first else None,
            date_to=meant.last.isoformat() if meant.last else None,
            precision=meant.precision,
            basis=basis,
            role=role,
            time_local=" ".join(self.lower[part[0] : part[1]]) if part else None,
            time_start=self.tokens[part[0]].start if part else None,
            time_end=self.tokens[part[1] - 1].end if part else None,
            month_day=month_day,
        )
        return Found(time, first, last)

    def _with_part(
        self, first: int, last: int, meant: Days, part: tuple[int, int] | None
    ) -> tuple[int, int, tuple[int, int] | None]:
        """Return the token range with the words beside it that tell the part of day."""
        fine = meant.precision in {"day", "days"}
        if part is None and fine:
            part = self._part_after(last) or self._part_before(first)
            if part and part[0] >= last:
                last = part[1]
        if self[first - 1] in {"early", "late"}:
            first -= 1
            if fine and part is None:
                part = (first, first + 1)
        return first, last, part

    def _part_after(self, at: int) -> tuple[int, int] | None:
        """Read "Saturday evening", "Saturday in the evening", "Saturday at night"."""
        if self[at] in PARTS:
            return at, at + 1
        if self[at] == "in" and self[at + 1] == "the" and self[at + 2] in PARTS:
            return at, at + 3
        return (at, at + 2) if self[at] == "at" and self[at + 1] == "night" else None

    def _part_before(self, at: int) -> tuple[int, int] | None:
        """Read "the night of 3 May", "the early hours of Sunday"."""
        of = at - 1 - (self[at - 1] == "the")
        if self[of] not in {"of", "on"}:
            return None
        if self[of - 1] in PARTS and self[of] == "of":
            return of - 1, of
        hours = self[of - 1] == "hours" and self[of - 2] in {"early", "late", "small"}
        return (of - 2, of) if hours else None
