"""Which places does a report name that the gazetteer does not hold? Villages, quarters, slips.

The name is kept as written, with the point and precision of what holds it: never finer than what
is known. A misspelt name ("Nirobi") becomes the well-known place one or two letters away, where
the words want a place and the country is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.gazetteer import Entry, Gazetteer, fold
from tallybook.records import PlaceDetail
from tallybook.understand.calendar_days import MONTHS
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Place
from tallybook.understand.phrases import DETERMINERS, FUNCTION_WORDS
from tallybook.understand.places_context import Context, importance
from tallybook.understand.places_extent import changed, detail_of
from tallybook.understand.places_ground import Ground
from tallybook.understand.places_names import is_capital

# Looking for a slip costs about 0.1 ms; a text of nothing but unknown names must not cost more.
_MOST_SLIPS = 8
_LONGEST = 4
_LEVELS = {"neighbourhood": "neighbourhood", "village": "settlement", "town": "settlement"}
_NO_NAMES = DETERMINERS | FUNCTION_WORDS | {"what"}
# What people study, practise and work in.
_FIELDS = frozenset(
    "history science sciences economics politics law medicine journalism islam christianity humans"
    " english arabic spanish french parliament congress army navy cabinet court custody heaven"
    " ramadan easter christmas lent muharram passover diwali hollywood bollywood monday tuesday"
    " wednesday thursday friday saturday sunday spring summer autumn winter internet facebook"
    " twitter telegram whatsapp youtube instagram".split()
)
_DIVISIONS = frozenset("province region state governorate".split())
_BEFORE_NAMES = frozenset("in at near of from the outside around and to between".split())
# A point that stands for something in or about a settlement.
_ABOUT = 2


def unknown_places(
    document: Document, context: Context, ground: Ground, gazetteer: Gazetteer
) -> Iterator[Place]:
    """Yield the places that the gazetteer does not hold, in the order of the text."""
    taken = _taken(document, ground.places)
    slips = 0
    for sentence, (first, last) in enumerate(document.spans):
        case = context.cases[sentence]
        if case.title:
            continue
        at = first
        while at < last:
            found = _named(document.tokens, at, first, last, context, taken)
            if found is not None:
                start, end, low, high, kind = found
                unknown = _unknown(document, start, end, (low, high), sentence, kind, ground)
                yield _spelled(unknown, gazetteer)
                at = high
                continue
            if case.capitals:
                at += 1
                continue
            if slips < _MOST_SLIPS and _wants_place(document.tokens, at, first, context, taken):
                slips += 1
                place = _slip(document.tokens[at], context, ground, gazetteer)
                place = place or _bare(document, at, last, sentence, context, ground)
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
    if at + 2 < last and tokens[at + 1].lower == "of" and at + 2 not in taken:
        end = _run(tokens, at + 2, last, context, taken)
        if end > at + 2:
            return tokens[at].start, _end(tokens[end - 1]), at + 2, end, kind
        return None
    capitals = context.cases[tokens[at].sentence].capitals
    if tokens[at].text[0].isupper() and (kind == "town" if capitals else kind != "district"):
        return None
    start = at
    while start > first and at - start < _LONGEST and _is_name(tokens, start - 1, taken, context):
        start -= 1
    if capitals and (start == first or tokens[start - 1].lower not in _BEFORE_NAMES):
        # Where all is in capitals, the word before tells that a name begins.
        return None
    # Names at the start of a sentence and after "s" are as often of people.
    if start in (at, first) or tokens[at - 1].lower.endswith("'s"):
        return None
    if at + 1 < last and tokens[at + 1].lower in ("attorney", "court", "judge"):
        return None
    return tokens[start].start, tokens[at].end, start, at + 1, kind


def _run(
    tokens: Sequence[Token], at: int, last: int, context: Context, taken: frozenset[int]
) -> int:
    """Return where a name that begins here ends."""
    words = context.words
    capitals = context.cases[tokens[at].sentence].capitals
    end = at
    while end < last and end - at < _LONGEST and end not in taken and is_capital(tokens[end]):
        lower = tokens[end].lower
        if capitals and (lower in words.common or lower in _NO_NAMES) and lower not in words.begins:
            break
        end += 1
        if tokens[end - 1].lower.endswith("'s"):
            break
    return end


def _end(token: Token) -> int:
    return token.end - (2 if token.lower.endswith("'s") else 0)


def _is_name(tokens: Sequence[Token], at: int, taken: frozenset[int], context: Context) -> bool:
    token, words = tokens[at], context.words
    capitals = context.cases[token.sentence].capitals
    if at in taken or not is_capital(token) or (token.text.isupper() and not capitals):
        return False
    if capitals and (token.lower in words.describing or token.lower in words.directions):
        return False
    return not any(
        token.lower in no for no in (words.common, words.kinds, words.body, words.faiths, _NO_NAMES)
    )


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


def _spelled(place: Place, gazetteer: Gazetteer) -> Place:
    """Return a district under another spelling as the gazetteer's, where its province is told."""
    detail = place.detail
    if place.level != "adm2" or detail.adm1 is None:
        return place
    words = fold(detail.name).split()
    kept = [word for word in words if word not in ("district", "districts", "county")]
    for division in gazetteer.find(fold(detail.adm1)):
        if division.level == "adm1" and division.country == detail.country and kept:
            found = gazetteer.near_inside(" ".join(kept), division)
            if found is not None:
                return msgspec.structs.replace(place, detail=detail_of(found, detail.confidence))
    return place


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


def _bare(
    document: Document, at: int, last: int, sentence: int, context: Context, ground: Ground
) -> Place | None:
    """Return "Tchombangou" of "killed in Tchombangou", if something else of the report holds it."""
    token, words = document.tokens[at], context.words
    bare = token.lower.replace("-", "")
    if document.tokens[at - 1].lower == "of" or not bare.isalpha() or bare in MONTHS:
        return None
    after = document.tokens[at + 1] if at + 1 < last else None
    if after and (after.lower in words.organisation_after or after.text[0].isdigit()):
        return None
    if after and (after.lower in words.kinds or after.lower in words.small):
        return None
    held = ground.holder(token.start, token.end, sentence)
    if held is None or any(token.lower in no for no in (words.kinds, words.never, _FIELDS)):
        return None
    return Place(
        start=token.start, end=token.end, sentence=sentence, level="settlement",
        detail=_inside(token.text, "settlement", *held),
    )  # fmt: skip


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
