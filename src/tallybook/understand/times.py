"""When did it happen? Words for a time, resolved against the date of publication.

A weekday without direction is the latest one not after publication. Without a date of
publication, words that need it stay unresolved; explicit dates resolve all the same. Names of
days and months that are no dates (a newspaper, a verb) give nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import msgspec

from tallybook.understand import calendar_days as days
from tallybook.understand.calendar_days import MONTHS, WEEKDAYS, Days
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Time
from tallybook.understand.numbers import find_numbers
from tallybook.understand.quantities import is_person_noun

_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline")
_UNITS = {
    form: unit
    for unit in ("hour", "day", "week", "month", "year")
    for form in (unit, unit + "s", f"{unit}-long")
} | {"decade": "year", "decades": "year"}
_PARTS = frozenset(
    "morning afternoon evening night midday noon midnight dawn dusk overnight lunchtime".split()
)
_OUTLETS = frozenset(
    "times telegraph mirror express herald post mail tribune independent observer sun world"
    " prayers sermon mass".split()
)
_NAMED_DAYS = frozenset("black bloody good holy palm super cyber ash".split())
_MONTH_LEADS = frozenset(
    "in since last this early late mid during of by until from next through before after".split()
)
_BEGINNINGS = (
    frozenset(WEEKDAYS)
    | {name + "s" for name in WEEKDAYS}
    | frozenset(MONTHS)
    | frozenset(
        "yesterday today tonight overnight weekend last this past previous the next a an".split()
    )
)
_AMBIGUOUS = frozenset("may march mar sun dec jun jan".split())
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|[0-2]\d[0-5]\d")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_HALF_DAYS = frozenset("a.m. p.m. am pm a.m p.m".split())
_AROUND = frozenset("around about at shortly before after just near toward towards by".split())


def find_times(document: Document) -> tuple[Time, ...]:
    """Return every time of a report, in the order of the text."""
    published = _published(document.report.published_at)
    counts = {
        document.sentence_tokens(one.sentence)[one.core].start: one.value
        for one in find_numbers(document)
    }
    found: list[Time] = []
    for sentence, tokens in document.sentences():
        if sentence.kind not in _FURNITURE:
            reader = _Reader(sentence.index, tokens, published, counts)
            found += _with_hours(reader.read(), tokens, sentence.index)
    return tuple(found)


def _published(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


class _Reader:
    """Reads the times of one sentence, left to right; each pattern returns a Time and its end."""

    def __init__(
        self,
        sentence: int,
        tokens: Sequence[Token],
        published: datetime.date | None,
        counts: dict[int, int | None],
    ) -> None:
        self.sentence, self.tokens, self.published = sentence, tokens, published
        self.counts = counts
        self.words = [token.lower.removesuffix("'s") for token in tokens]

    def read(self) -> list[tuple[Time, int, int]]:
        """Return the times with their token ranges."""
        patterns = (
            self._iso,
            self._month_and_day,
            self._day_and_month,
            self._weekday,
            self._relative,
            self._ago,
            self._month,
            self._year,
        )
        found: list[tuple[Time, int, int]] = []
        at = 0
        while at < len(self.words):
            if not self._may_begin(at):
                at += 1
                continue
            result = next((r for r in (pattern(at) for pattern in patterns) if r), None)
            if result is None:
                at += 1
                continue
            found.append(result)
            at = result[2]
        return found

    def _may_begin(self, at: int) -> bool:
        """Whether a time can begin with this word: most words cannot, and cost nothing more."""
        word = self.words[at]
        return word in _BEGINNINGS or word[0].isdigit() or self.tokens[at].start in self.counts

    # -- making ----------------------------------------------------------------------------

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _made(
        self, first: int, last: int, meant: Days, *, basis: str, role: str = "point", part: str = ""
    ) -> tuple[Time, int, int]:
        """Return the time at tokens [first, last), the part of day that follows taken in."""
        if not part and self._word(last) in _PARTS:
            part, last = self._word(last), last + 1
        if not part and first and self._word(first - 1) in ("early", "late"):
            first -= 1
            part = self._word(first)
        time = Time(
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
            sentence=self.sentence,
            date_from=meant.first.isoformat() if meant.first else None,
            date_to=meant.last.isoformat() if meant.last else None,
            precision=meant.precision,
            basis=basis,
            role=role,
            time_local=part or None,
            time_start=self.tokens[last - 1].start if part else None,
            time_end=self.tokens[last - 1].end if part else None,
        )
        return time, first, last

    def _count(self, at: int) -> int | None:
        if 0 <= at < len(self.tokens):
            return self.counts.get(self.tokens[at].start)
        return None

    def _day_number(self, at: int) -> int | None:
        word = self._word(at)
        plain = re.sub(r"(?:st|nd|rd|th)$", "", word)
        return int(plain) if plain.isdigit() and len(plain) < 3 and 0 < int(plain) < 32 else None

    def _year_number(self, at: int) -> int | None:
        """Read a year; two digits only after a month in capitals, as old wires write it."""
        word = self._word(at)
        if _YEAR.fullmatch(word):
            return int(word)
        short = len(word) == 2 and word.isdigit() and int(word) >= 40
        capitals = at > 0 and self.tokens[at - 1].text.isupper()
        return 1900 + int(word) if short and capitals else None

    # -- explicit dates ----------------------------------------------------------------------

    def _iso(self, at: int) -> tuple[Time, int, int] | None:
        parts = [self._word(at + n) for n in range(5)]
        if not (_YEAR.fullmatch(parts[0]) and parts[1] == parts[3] == "-"):
            return None
        if not (len(parts[2]) == len(parts[4]) == 2 and (parts[2] + parts[4]).isdigit()):
            return None
        day = days.made_day(int(parts[0]), int(parts[2]), int(parts[4]))
        return self._made(at, at + 5, days.one_day(day), basis="explicit") if day else None

    def _month_and_day(self, at: int) -> tuple[Time, int, int] | None:
        """Read "May 3", "May 3, 2031", "May 3-5", "Sept. 3"."""
        number = MONTHS.get(self._word(at))
        if number is None or not self._capital(at):
            return None
        start = at + 1 + (self._word(at + 1) == ".")
        day = self._day_number(start)
        if day is None or self._is_clock(start):
            return None
        last, end = self._range_end(start)
        year_at = last + (self._word(last) == ",")
        year = self._year_number(year_at)
        return self._dated(at, year_at + 1 if year else last, number, (day, end or day), year)

    def _day_and_month(self, at: int) -> tuple[Time, int, int] | None:
        """Read "3 May", "3rd of May 2031", "3 to 5 May", "30 DEC 89"."""
        day = self._day_number(at)
        if day is None:
            return None
        last, end = self._range_end(at)
        last += self._word(last) == "of"
        number = MONTHS.get(self._word(last))
        if number is None or not self._capital(last):
            return None
        last += 1 + (self._word(last + 1) == "." and self._word(last) in ("sept", "jan", "feb"))
        year_at = last + (self._word(last) == ",")
        year = self._year_number(year_at)
        return self._dated(at, year_at + 1 if year else last, number, (day, end or day), year)

    def _range_end(self, at: int) -> tuple[int, int | None]:
        """Return the token after a day or a range of days, and the last day of the range."""
        end = self._day_number(at + 2) if self._word(at + 1) in ("-", "–", "to", "and") else None
        first = self._day_number(at)
        if end is None or first is None or end <= first or self._is_clock(at + 2):
            return at + 1, None
        return at + 3, end

    def _is_clock(self, at: int) -> bool:
        return self._word(at + 1) in _HALF_DAYS or self._word(at + 1) in _UNITS

    def _capital(self, at: int) -> bool:
        return self.tokens[at].text[0].isupper()

    def _dated(
        self, first: int, last: int, number: int, span: tuple[int, int], year: int | None
    ) -> tuple[Time, int, int] | None:
        if year is None:
            begin = days.day_before(self.published, number, span[0])
            end = days.made_day(begin.year, number, span[1]) if begin else None
            valid = days.made_day(2000, number, span[0]) is not None
        else:
            begin, end = (days.made_day(year, number, one) for one in span)
            valid = begin is not None and end is not None
        if not valid:
            return None
        precision = "day" if span[0] == span[1] else "days"
        basis = "explicit" if year else "relative"
        since = self._word(first - 1) == "since"
        return self._made(
            first,
            last,
            Days(begin, end, precision),
            basis=basis,
            role="since" if since else "point",
        )

    def _month(self, at: int) -> tuple[Time, int, int] | None:
        """Read "in October", "January 2013", "late May 2013"."""
        number = MONTHS.get(self._word(at))
        if number is None or not self._capital(at) or self._day_number(at - 1):
            return None
        year = self._year_number(at + 1 + (self._word(at + 1) == ","))
        lead = self._word(at - 1)
        if year is None and (lead not in _MONTH_LEADS or self._is_name(at)):
            return None
        last = at + 1 if year is None else at + 2 + (self._word(at + 1) == ",")
        if year is not None:
            meant = days.month(year, number)
        elif lead == "next":
            return None
        else:
            meant = days.month_before(self.published, number)
        role = "since" if lead == "since" else "point"
        basis = "explicit" if year else "relative"
        return self._made(at, last, meant, basis=basis, role=role)

    def _is_name(self, at: int) -> bool:
        """Whether a month's name goes on as a person's: "in May Smith's house"."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        ambiguous = self._word(at) in _AMBIGUOUS
        return ambiguous and following is not None and following.text[0].isupper()

    def _year(self, at: int) -> tuple[Time, int, int] | None:
        """Read "in 2007", "since 2008", "the 2007 elections"; a count of people is no year."""
        if not _YEAR.fullmatch(self._word(at)):
            return None
        lead, following = self._word(at - 1), self._word(at + 1)
        preposition = (
            lead
            in (
                "in since of during by from until early late mid before after through year to"
            ).split()
        )
        noun = following.isalpha() and not is_person_noun(following) and at + 1 < len(self.words)
        if is_person_noun(following) or not (preposition or (noun and lead.isalpha())):
            return None
        number = int(self._word(at))
        role = "since" if lead == "since" else "point"
        return self._made(at, at + 1, days.year(number), basis="explicit", role=role)

    # -- relative to publication ---------------------------------------------------------------

    def _weekday(self, at: int) -> tuple[Time, int, int] | None:
        word = self._word(at)
        recurring = word.endswith("s") and word[:-1] in WEEKDAYS
        if (word not in WEEKDAYS and not recurring) or not self._capital(at):
            return None
        if self._word(at + 1) in _OUTLETS or self._word(at - 1) in _NAMED_DAYS:
            return None
        dated = self._date_beside(at)
        if dated is not None:
            return dated
        if recurring or self._word(at - 1) in ("every", "each"):
            nothing = Days(None, None, "day")
            return self._made(at, at + 1, nothing, basis="relative", role="recurring")
        direction = {"last": "last", "next": "next", "coming": "next"}.get(self._word(at - 1))
        first = at - 1 if direction else at
        day = days.weekday(word, self.published, direction)
        return self._made(first, at + 1, days.one_day(day), basis="relative")

    def _date_beside(self, at: int) -> tuple[Time, int, int] | None:
        """Return the date that says which weekday is meant: "Sunday, 13 August"."""
        start = at + 1 + (self._word(at + 1) in (",", "the"))
        dated = self._month_and_day(start) or self._day_and_month(start)
        if dated is None:
            return None
        time, _, last = dated
        return msgspec.structs.replace(time, start=self.tokens[at].start), at, last

    def _relative(self, at: int) -> tuple[Time, int, int] | None:
        word, following = self._word(at), self._word(at + 1)
        if word in ("yesterday", "today", "tonight", "overnight"):
            return self._near(at, word)
        if word == "weekend" or (word in ("last", "this", "past") and following == "weekend"):
            return self._weekend(at, word)
        if word in ("last", "this", "past", "previous", "the") and following in (
            "night morning afternoon evening day".split()
        ):
            return self._part_of_day(at, word, following)
        if word in ("last", "this", "past", "previous", "next") and following in (
            "week month year".split()
        ):
            return self._period(at, word, following)
        if word in ("past", "last", "previous") and self._count(at + 1):
            return self._within(at)
        return None

    def _near(self, at: int, word: str) -> tuple[Time, int, int]:
        back = 1 if word == "yesterday" else 0
        day = self.published - datetime.timedelta(days=back) if self.published else None
        if word == "overnight":
            first = self.published - datetime.timedelta(days=1) if self.published else None
            span = Days(first, self.published, "days")
            return self._made(at, at + 1, span, basis="relative", part="overnight")
        part = "night" if word == "tonight" else ""
        return self._made(at, at + 1, days.one_day(day), basis="relative", part=part)

    def _weekend(self, at: int, word: str) -> tuple[Time, int, int]:
        direction = "last" if word == "last" else None
        last = at + 1 if word == "weekend" else at + 2
        first = at
        while first and self._word(first - 1) in ("the", "over", "at", "during"):
            first -= 1
        return self._made(first, last, days.weekend(self.published, direction), basis="relative")

    def _part_of_day(self, at: int, word: str, part: str) -> tuple[Time, int, int] | None:
        if word == "the":
            return None
        if part == "day":
            if word != "previous" or self._word(at - 1) != "the":
                return None
            back, part = 1, ""
        else:
            back = 1 if word in ("last", "previous") else 0
        day = self.published - datetime.timedelta(days=back) if self.published else None
        return self._made(at, at + 2, days.one_day(day), basis="relative", part=part)

    def _period(self, at: int, word: str, unit: str) -> tuple[Time, int, int] | None:
        offset = {"this": 0, "next": 1}.get(word, -1)
        if offset == 1:
            return None
        if self.published is None:
            meant = Days(None, None, unit)
        elif unit == "week":
            meant = days.week(self.published, offset)
        elif unit == "month":
            meant = days.month(self.published.year, self.published.month + offset)
        else:
            meant = days.year(self.published.year + offset)
        if offset == 0 and meant.last and self.published:
            meant = Days(meant.first, min(meant.last, self.published), meant.precision)
        return self._made(at, at + 2, meant, basis="relative")

    def _within(self, at: int) -> tuple[Time, int, int] | None:
        """Read "in the past 24 hours", "over the last two days": an interval that ends now."""
        count, unit_at = self._count(at + 1), self._after_count(at + 1)
        unit = _UNITS.get(self._word(unit_at))
        if count is None or unit is None:
            return None
        back = days.ago(self.published, count, unit)
        span = Days(back.first, self.published if back.first else None, back.precision)
        role = "since" if unit in ("month", "year") else "point"
        return self._made(at, unit_at + 1, span, basis="relative", role=role)

    def _after_count(self, at: int) -> int:
        """Return the token after the number that starts here."""
        end = at + 1
        while end < len(self.words) and end - at < 4 and self._word(end) not in _UNITS:
            end += 1
        return end

    def _ago(self, at: int) -> tuple[Time, int, int] | None:
        """Read "two days ago", "a week ago", "two years after", "a 10-day siege", "for 3 hours"."""
        one = self._word(at) in ("a", "an") and self._word(at + 1) in _UNITS
        count = 1 if one else self._count(at)
        if count is None:
            return None
        unit_at = self._after_count(at)
        joined = self._word(at + 1) == "-"
        unit = _UNITS.get(self._word(unit_at))
        if unit is None:
            return None
        if self._word(unit_at) in ("decade", "decades"):
            count *= 10
        after = self._word(unit_at + 1)
        if after == "anniversary":
            nothing = Days(None, None, "year")
            return self._made(at, unit_at + 2, nothing, basis="relative", role="anniversary")
        if after in ("ago", "earlier") and not joined:
            return self._ago_made(at, unit_at + 2, count, unit)
        since = self._since(unit_at)
        if since and not joined:
            return self._ago_made(at, since, count, unit)
        nothing = Days(None, None, "day")
        return self._made(at, unit_at + 1, nothing, basis="relative", role="duration")

    def _ago_made(self, at: int, last: int, count: int, unit: str) -> tuple[Time, int, int]:
        meant = days.ago(self.published, count, unit)
        if [self._word(at - 2), self._word(at - 1)] in (["less", "than"], ["fewer", "than"]):
            at -= 2
            span = Days(meant.first, self.published if meant.first else None, "month")
            return self._made(at, last, span, basis="relative")
        return self._made(at, last, meant, basis="relative")

    def _since(self, unit_at: int) -> int | None:
        """Return where "since the attack" ends after "the one week that has passed"."""
        for at in range(unit_at + 1, min(unit_at + 5, len(self.words))):
            if self._word(at) == "since" and self._word(at + 1) in ("the", "then"):
                return at + 1
        return None


# -- hours -----------------------------------------------------------------------------------


def _with_hours(
    found: list[tuple[Time, int, int]], tokens: Sequence[Token], sentence: int
) -> list[Time]:
    """Add the hours of a sentence to its times: each to the time nearest before it."""
    covered = {at for _, first, last in found for at in range(first, last)}
    times = [one for one, _, _ in found]
    for first, last in _hours(tokens, covered):
        hour = " ".join(token.text for token in tokens[first:last])
        span = (tokens[first].start, tokens[last - 1].end)
        near = _nearest(times, span[0])
        if near is None:
            alone = Time(
                start=span[0],
                end=span[1],
                sentence=sentence,
                role="hour",
                time_local=hour,
                time_start=span[0],
                time_end=span[1],
            )
            times.append(alone)
        else:
            times[near] = _replaced(times[near], hour, span)
    return sorted(times, key=lambda one: (one.start, one.end))


def _nearest(times: Sequence[Time], start: int) -> int | None:
    points = [n for n, one in enumerate(times) if one.role == "point" and one.time_local is None]
    points += [n for n, one in enumerate(times) if one.role == "point" and one.time_local]
    near = [n for n in points if abs(times[n].start - start) < 120]
    return min(
        near, key=lambda n: (times[n].start > start, abs(times[n].end - start)), default=None
    )


def _replaced(time: Time, hour: str, span: tuple[int, int]) -> Time:
    return msgspec.structs.replace(time, time_local=hour, time_start=span[0], time_end=span[1])


def _hours(tokens: Sequence[Token], covered: set[int]) -> list[tuple[int, int]]:
    """Return the token ranges of hours: "around noon", "at 4 p.m.", "0600 GMT", "14:30"."""
    found = []
    for at in range(len(tokens)):
        if at in covered:
            continue
        last = _hour_end(tokens, at)
        if last is not None:
            first = at
            while first and tokens[first - 1].lower in _AROUND and at - first < 2:
                first -= 1
            found.append((first, last))
    return found


def _hour_end(tokens: Sequence[Token], at: int) -> int | None:
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    if token.lower in ("noon", "midnight", "midday", "dawn", "dusk"):
        return at + 1
    if _HOUR.fullmatch(token.text) and following in _HALF_DAYS:
        return at + 2
    if _CLOCK.fullmatch(token.text) and (
        following in ("gmt", "utc", "local", "hours") or (before == "at" and ":" in token.text)
    ):
        return at + 2 if following in ("gmt", "utc", "hours") else at + 1
    return None
