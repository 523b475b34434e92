"""Which words belong to a place, and how finely do they tell it? From a candidate to a Place.

"southern Yemen" is one place, wider than a point; "Kandahar province" is the province; "20 km
north of Kidal" is near Kidal; "the Kenyan capital of Nairobi" is Nairobi, with all its words.
"""

from __future__ import annotations

import msgspec

from tallybook.gazetteer import Entry
from tallybook.records import PlaceDetail
from tallybook.understand.document import Token
from tallybook.understand.mentions import Place
from tallybook.understand.places_context import Context
from tallybook.understand.places_names import Candidate

NEAR, DISTRICT, PROVINCE, AREA = 2, 3, 4, 5
# A place of an organisation's name, or one that speaks ("Washington said"), is less surely a where.
_LESS_SURE = 0.5
_DIVISION = {"adm1": PROVINCE, "adm2": DISTRICT}


def place_of(candidate: Candidate, context: Context) -> Place:
    """Return the place with the words that belong to it."""
    entry = candidate.chosen or candidate.entries[0]
    start, end = candidate.start, candidate.end
    detail, level = detail_of(entry, candidate.sureness), entry.level
    if part := _part_after(candidate, level, context):
        text = f"{part.lower} of {detail.name}"
        return Place(
            start=start, end=part.end, sentence=candidate.sentence, level="region",
            detail=_part(detail, text),
        )  # fmt: skip
    if not candidate.people:
        end = _with_kind_after(candidate, context)
        start = _with_words_before(candidate, context)
        detail, level = _fitted(candidate, entry, detail, level, context)
        detail, level, start = _placed(candidate, context, detail, level, start)
        if _is_near(context, candidate, start):
            detail = _near(detail, level)
    return Place(
        start=start, end=end, sentence=candidate.sentence, level=level,
        detail=_less_sure(candidate, context, detail), demonym=candidate.people,
    )  # fmt: skip


def detail_of(entry: Entry, confidence: float) -> PlaceDetail:
    """Return the detail of a place of the gazetteer."""
    return PlaceDetail(
        name=entry.name,
        gazetteer_id=entry.entry_id,
        feature=entry.feature,
        country=entry.country,
        country_name=entry.country_name,
        adm1=entry.adm1,
        adm2=entry.adm2,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geoprecision=entry.geoprecision,
        confidence=round(confidence, 3),
    )


def changed(detail: PlaceDetail, **values: object) -> PlaceDetail:
    """Return the detail with other values."""
    return msgspec.structs.replace(detail, **values)


def _with_kind_after(candidate: Candidate, context: Context) -> int:
    after = context.after(candidate)
    if candidate.kind is not None and after.lower == candidate.kind:
        return after.end
    return candidate.end


def _with_words_before(candidate: Candidate, context: Context) -> int:
    """Return where the words begin, with "capital of", "the southern city of", "capital, "."""
    steps = _steps_to_kind(candidate, context)
    if steps == 0:
        return candidate.start
    start = context.before(candidate, steps).start
    for step in range(steps + 1, steps + 4):
        token = context.before(candidate, step)
        lower = token.lower.removesuffix("'s")
        words = context.words
        if not (lower in words.kinds or lower in words.directions or context.is_land(token)):
            break
        start = token.start
    return start


def _steps_to_kind(candidate: Candidate, context: Context) -> int:
    """Return how many tokens before the name its kind stands ("city of X"); 0: none does."""
    before, head = context.before(candidate), context.before(candidate, 2)
    if before.lower == "of" and context.after(candidate).lower == candidate.kind:
        # "the Lice district of Diyarbakir province": the district is another's.
        return 0
    if before.lower == "of":
        return 2 if _is_kind(head.lower, candidate, context) else 0
    if before.lower == ",":
        return 2 if head.lower == "capital" and _is_settlement(candidate) else 0
    written_small = not before.text[:1].isupper()
    return 1 if written_small and _is_kind(before.lower, candidate, context) else 0


def _is_kind(word: str, candidate: Candidate, context: Context) -> bool:
    """Tell "the city of X", which is X, from "the region of Ethiopia", which lies in it."""
    level = candidate.chosen.level if candidate.chosen else ""
    if word in context.words.kinds:
        return level in context.words.kinds[word] or level == "adm2"
    return word in context.words.small and level == "settlement" and not _is_part(word, context)


def _is_part(word: str, context: Context) -> bool:
    return context.words.small.get(word) == "neighbourhood"


def _is_settlement(candidate: Candidate) -> bool:
    return candidate.chosen is not None and candidate.chosen.level == "settlement"


def _fitted(
    candidate: Candidate, entry: Entry, detail: PlaceDetail, level: str, context: Context
) -> tuple[PlaceDetail, str]:
    """Fit the level to the word of kind: a district that only its town is known of."""
    if not candidate.levels or entry.level in candidate.levels or entry.level != "settlement":
        return detail, level
    wanted = candidate.levels[0]
    if wanted not in _DIVISION:
        return detail, level
    words = [token.text for token in context.tokens[candidate.first : candidate.last]]
    name = f"{' '.join(words)} {(candidate.kind or '').removesuffix('s')}"
    return changed(
        detail,
        name=name,
        gazetteer_id=None,
        feature=wanted.upper(),
        geoprecision=_DIVISION[wanted],
        **{wanted: name},
    ), wanted


def _placed(
    candidate: Candidate,
    context: Context,
    detail: PlaceDetail,
    level: str,
    start: int,
) -> tuple[PlaceDetail, str, int]:
    """Apply directions and distances before the name."""
    words = context.words
    before = context.before(candidate)
    if start < candidate.start:
        return detail, level, start
    if before.lower in words.directions:
        owner = context.before(candidate, 2).lower.endswith("'s")
        named = candidate.kind is not None or candidate.key.rpartition(" ")[2] in words.kinds
        if level == "adm1" and (owner or named):
            # "Northeastern Adamawa state" lies in the north-east of its country.
            return detail, level, before.start
        if level in ("country", "adm1", "region"):
            text = f"{before.lower} {detail.name}"
            return _part(detail, text), "region", before.start
        return detail, level, before.start
    if before.lower in ("of", "from"):
        return _by_direction(candidate, context, detail, level)
    return detail, level, start


def _is_near(context: Context, candidate: Candidate, start: int) -> bool:
    """Return whether "near", "outside" or "close to" stands before all the words of a place."""
    step = 1
    while context.before(candidate, step).start >= start:
        step += 1
    before, words = context.before(candidate, step), context.words
    while before.lower in words.before_kind or before.lower.endswith("'s"):
        step += 1
        before = context.before(candidate, step)
    if before.lower == "to":
        return context.before(candidate, step + 1).lower in words.close_to
    return before.lower in words.near


def _by_direction(
    candidate: Candidate, context: Context, detail: PlaceDetail, level: str
) -> tuple[PlaceDetail, str, int]:
    """Read "the north of X", "20 km north of X", "20 km from X", "the outskirts of X"."""
    words = context.words
    step = 2
    head = context.before(candidate, step)
    if head.lower == "part":
        head = context.before(candidate, step := 3)
    toward = head.lower in words.direction_nouns or head.lower in words.directions
    unit = context.before(candidate, step + 1) if toward else head
    if unit.lower in words.units:
        step += 2 if toward else 1
        number = context.before(candidate, step)
        start = number.start if number.text[:1].isalnum() else unit.start
        return _near(detail, level), level, start
    if not toward:
        return detail, level, candidate.start
    outside = head.lower == "outskirts" or unit.lower not in ("the", "part")
    if outside and level in ("settlement", "adm2"):
        return _near(detail, level), level, head.start
    if level in ("country", "adm1", "region"):
        return _part(detail, f"{head.lower} of {detail.name}"), "region", head.start
    return detail, level, head.start


def _near(detail: PlaceDetail, level: str) -> PlaceDetail:
    if level != "settlement":
        return detail
    return changed(detail, geoprecision=max(NEAR, detail.geoprecision or NEAR))


def _part_after(candidate: Candidate, level: str, context: Context) -> Token | None:
    """Return the north of "Bosnia's north", "Thailand's deep south", "the Syrian north-east"."""
    if level not in ("country", "adm1"):
        return None
    owns = context.tokens[candidate.last - 1].lower.endswith(("'s", "’s"))
    if not (owns or candidate.people):
        return None
    words = context.words
    step = 1 + (context.after(candidate).lower in words.part_deep)
    word, follower = context.after(candidate, step), context.after(candidate, step + 1).lower
    if word.text[:1].isupper():
        return None
    if word.lower not in words.part_sides:
        return None
    return None if follower[:1].isalpha() and follower not in words.part_ends else word


def _part(detail: PlaceDetail, name: str) -> PlaceDetail:
    """Return a part of a country or province: known as an area about the point of the whole."""
    adm1 = detail.adm1 if detail.feature == "ADM1" else None
    wide = detail.geoprecision is None
    return changed(
        detail,
        name=name,
        gazetteer_id=None,
        feature="PART",
        adm1=adm1,
        geoprecision=None if wide else AREA,
    )


def _less_sure(candidate: Candidate, context: Context, detail: PlaceDetail) -> PlaceDetail:
    speaks = context.after(candidate).lower in context.words.speech
    if candidate.modifier or speaks:
        return changed(detail, confidence=round(detail.confidence * _LESS_SURE, 3))
    return detail
