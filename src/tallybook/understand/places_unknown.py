"""Which places does a report name that the gazetteer does not hold? Villages, quarters, slips.

The name is kept as written, with the point and precision of what holds it: never finer than what
is known. A misspelt name ("Nirobi") becomes the well-known place one or two letters away, where
the words want a place and the country is told elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tallybook.gazetteer import Entry, Gazetteer, fold
from tallybook.records import PlaceDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Place
from tallybook.understand.places_context import Context, importance
from tallybook.understand.places_extent import changed, detail_of
from tallybook.understand.places_names import is_capital

# Looking for a slip costs about 0.1 ms; a text of nothing but unknown names must not cost more.
_MOST_SLIPS = 8
_LONGEST = 4
_LEVELS = {"neighbourhood": "neighbourhood", "village": "settlement", "town": "settlement"}
_DIVISIONS = frozenset("province county region state".split())
# A point that stands for something in or about a settlement.
_ABOUT = 2
# What joins a thing to the place that follows it; how much less a wide place holds it.
_JOINTS = frozenset("in at near outside inside of on , around across the".split())
_WIDE = {"country": 0.15, "region": 0.1, "adm1": 0.02}
_AFTER, _BEFORE, _BROKEN = 0.73, 0.7, 0.1
_BESIDE, _IN_SENTENCE, _IN_REPORT = 0.7, 0.5, 0.35


class Ground:
    """The places of a report, to be asked what holds words at some offset."""

    def __init__(self, places: Sequence[Place], text: str) -> None:
        self.text = text
        self.places = [one for one in places if one.detail.country or not one.demonym]
        self.main = _main(self.places)
        self.lands = frozenset(one.detail.country for one in places if one.detail.country)

    def holder(
        self, start: int, end: int, sentence: int, levels: Sequence[str] = ()
    ) -> tuple[PlaceDetail, float] | None:
        """Return the place that words stand in, with how surely; None if there is none."""
        best: tuple[float, PlaceDetail] | None = None
        for one in self.places:
            if (
                one.sentence != sentence
                or one.level == "site"
                or (levels and one.level not in levels)
            ):
                continue
            rate = self._closeness(one, start, end)
            if rate is None:
                continue
            if best is None or rate > best[0]:
                best = (rate, one.detail)
        if best is not None and not self._is_coarse(best[1]):
            return best[1], _BESIDE if best[0] > 0.8 else _IN_SENTENCE
        if best is not None and best[0] > 0.8:
            return best[1], _BESIDE
        return (self.main, _IN_REPORT) if self.main is not None else None

    def _is_coarse(self, detail: PlaceDetail) -> bool:
        """Return whether the report's main place is a finer answer than this country."""
        main = self.main
        return detail.geoprecision == 6 and main is not None and main.country == detail.country

    def _closeness(self, one: Place, start: int, end: int) -> float | None:
        """Rate a place by its distance; what follows ("in X", ", X") before others."""
        if one.start >= end:
            if one.demonym:
                return None
            between = self.text[end : one.start]
            joined = len(between) < 16 and _JOINTS.issuperset(between.lower().split())
            rate = 1.0 if joined else _AFTER - len(between) / 2000
        elif one.end <= start:
            between = self.text[one.end : start]
            joined = between in (" ", "'s ", "’s ")
            rate = 0.95 if joined else _BEFORE - len(between) / 2000 - _BROKEN * (";" in between)
        else:
            joined, rate = True, 0.97
        if one.demonym and not joined:
            return None
        return rate - _WIDE.get(one.level, 0.0) * (0.5 if joined else 1.0)


def _main(places: Sequence[Place]) -> PlaceDetail | None:
    """Return the place that a report is about: its most named settlement, else country."""
    counted = Counter(
        one.detail.gazetteer_id for one in places if one.level == "settlement" and not one.demonym
    )
    if not counted:
        counted = Counter(one.detail.gazetteer_id for one in places if one.detail.country)
    if not counted:
        return None
    most = max(counted.values())
    return next(one.detail for one in places if counted.get(one.detail.gazetteer_id) == most)


def unknown_places(
    document: Document, context: Context, ground: Ground, gazetteer: Gazetteer
) -> Iterator[Place]:
    """Yield the places that the gazetteer does not hold, in the order of the text."""
    taken = _taken(document, ground.places)
    slips = 0
    for sentence, (first, last) in enumerate(document.spans):
        case = context.cases[sentence]
        if case.capitals or case.title:
            continue
        at = first
        while at < last:
            found = _named(document.tokens, at, first, last, context, taken)
            if found is not None:
                start, end, low, high, kind = found
                yield _unknown(document, start, end, (low, high), sentence, kind, ground)
                at = high
                continue
            if slips < _MOST_SLIPS and _wants_place(document.tokens, at, first, context, taken):
                slips += 1
                place = _slip(document.tokens[at], context, ground, gazetteer)
                if place is not None:
                    yield place
            at += 1


def _taken(document: Document, places: Sequence[Place]) -> frozenset[int]:
    starts = {token.start: number for number, token in enumerate(document.tokens)}
    taken: set[int] = set()
    for place in places:
        at = starts.get(place.start)
        while (
            at is not None and at < len(document.tokens) and document.tokens[at].start < place.end
        ):
            taken.add(at)
            at += 1
    return frozenset(taken)


def _named(
    tokens: Sequence[Token], at: int, first: int, last: int, context: Context, taken: frozenset[int]
) -> tuple[int, int, int, int, str] | None:
    """Return (start, end, first and last name token, kind) of "village of X", "the X village"."""
    words = context.words
    kind = words.small.get(tokens[at].lower)
    if kind is None or at in taken:
        return None
    if at + 2 < last and tokens[at + 1].lower == "of":
        end = _run(tokens, at + 2, last, taken)
        if end > at + 2:
            return tokens[at].start, _end(tokens[end - 1]), at + 2, end, kind
        return None
    if tokens[at].text[0].isupper() and kind != "district":
        return None
    start = at
    while start > first and at - start < _LONGEST and _is_name(tokens, start - 1, taken, context):
        start -= 1
    # Names at the start of a sentence and after "s" are as often of people.
    if start in (at, first) or tokens[at - 1].lower.endswith("'s"):
        return None
    if at + 1 < last and tokens[at + 1].lower in ("attorney", "court", "judge", "of"):
        return None
    return tokens[start].start, tokens[at].end, start, at + 1, kind


def _run(tokens: Sequence[Token], at: int, last: int, taken: frozenset[int]) -> int:
    end = at
    while end < last and end - at < _LONGEST and end not in taken and is_capital(tokens[end]):
        end += 1
        if tokens[end - 1].lower.endswith("'s"):
            break
    return end


def _end(token: Token) -> int:
    return token.end - (2 if token.lower.endswith("'s") else 0)


def _is_name(tokens: Sequence[Token], at: int, taken: frozenset[int], context: Context) -> bool:
    token, words = tokens[at], context.words
    if at in taken or not is_capital(token) or token.text.isupper():
        return False
    return token.lower not in words.common and token.lower not in words.kinds


def _unknown(
    document: Document,
    start: int,
    end: int,
    name: tuple[int, int],
    sentence: int,
    kind: str,
    ground: Ground,
) -> Place:
    low, high = name
    tokens = document.tokens[low:high]
    text = document.text[tokens[0].start : _end(tokens[-1])]
    level = _LEVELS.get(kind, "adm2")
    if kind == "district" and any(t.lower in _DIVISIONS for t in tokens):
        level = "adm1" if tokens[-1].lower in ("province", "state") else "adm2"
    held = ground.holder(start, end, sentence)
    return Place(
        start=start, end=end, sentence=sentence, level=level,
        detail=_inside(text, level, *(held or (None, 0.3))),
    )  # fmt: skip


def _inside(name: str, level: str, holder: PlaceDetail | None, confidence: float) -> PlaceDetail:
    """Return a detail with the point and precision of what holds the place."""
    feature = {"neighbourhood": "PPLX", "settlement": "PPL"}.get(level, level.upper())
    if holder is None:
        return PlaceDetail(name=name, feature=feature, confidence=confidence)
    precision = holder.geoprecision
    if precision is not None:
        precision = max(precision, 3 if level == "adm2" else _ABOUT)
    return changed(
        holder,
        name=name,
        gazetteer_id=None,
        feature=feature,
        geoprecision=precision,
        confidence=round(confidence * holder.confidence, 3),
        **({level: name} if level in ("adm1", "adm2") else {}),
    )


def _wants_place(
    tokens: Sequence[Token], at: int, first: int, context: Context, taken: frozenset[int]
) -> bool:
    """Return whether an unknown name stands where a place is wanted: "in Nirobi"."""
    token = tokens[at]
    if at == first or at in taken or not token.text[0].isupper() or len(token.text) < 5:
        return False
    before, words = tokens[at - 1].lower, context.words
    of = before == "of" and at - 2 >= first and tokens[at - 2].lower in words.kinds
    if not (of or before in ("in", "near", "outside")) or token.text.isupper():
        return False
    if at + 1 < len(tokens) and is_capital(tokens[at + 1]):
        return False
    key = fold(token.text.removesuffix("'s"))
    return not (
        key in words.common or key in words.given or key in words.surnames or key in context.persons
    )


def _slip(token: Token, context: Context, ground: Ground, gazetteer: Gazetteer) -> Place | None:
    key = fold(token.text.removesuffix("'s"))
    if not key.isalpha() or gazetteer.find(key):
        return None
    entries: list[Entry] = []
    for name in gazetteer.near(key):
        entries += [one for one in gazetteer.find(name) if one.how == "name"]
    told = [one for one in entries if one.country in ground.lands and one.level != "country"]
    told = told or [one for one in entries if one.country in ground.lands]
    if not told:
        return None
    rank = ("settlement", "adm1", "region", "country", "adm2")
    best = max(told, key=lambda one: (importance(one) - rank.index(one.level), one.entry_id))
    return Place(
        start=token.start, end=_end(token), sentence=token.sentence, level=best.level,
        detail=detail_of(best, 0.6),
    )  # fmt: skip
