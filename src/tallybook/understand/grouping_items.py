"""Where does each item of a list of incidents begin?

A digest lists incidents: numbered or bulleted lines, lines under a day or a place ("Monday, 6
May:", "Gaza:"), sections by country, "in X (4 dead); in Y (9 dead)", "in X a bomb ..., and gunmen
in Y ...". What stands in one item is never told of another. Lines count as a list only where two
of them name a place or a day of their own, so that the points of one story stay together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from tallybook.records import Sentence
from tallybook.understand.document import Document, Token
from tallybook.understand.grouping_inline import inline_items
from tallybook.understand.grouping_seen import HARMS, NO_ATTACK, Seen
from tallybook.understand.mentions import Anchor, Figure, Place, Time

_BODY = ("headline", "body", "caption")
# "1.", "2)", "(c)", "iv.", "*": what stands before an item of a list.
_MARK = re.compile(r"(?:[-*•–—·▪●■]|\(\d{1,3}\)|\d{1,3}[.)]|\([a-z]{1,4}\)|[a-zA-Z]\))\s")
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s?[-–—:]")
_LABEL_ENDS = frozenset(": - – — --".split())
# A label is at most this many tokens long, and a heading too.
_LABEL = 8
# The place of a line without stops stands within so many characters.
_LINE = 80
_FILLERS = frozenset(
    ", . ( ) on in the of and province district state region governorate county department early"
    " late morning night evening afternoon monday tuesday wednesday thursday friday saturday"
    " sunday".split()
)


class Items(msgspec.Struct, frozen=True):
    """The offsets at which items begin, in order, and the end of the label of each."""

    starts: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()

    def of(self, offset: int) -> int:
        """Return the number of the item at an offset, 0 before the first."""
        return bisect_right(self.starts, offset)

    def is_label(self, offset: int) -> bool:
        """Whether words at an offset are the label of an item: "Gaza:", "Kunduz, a bomb"."""
        item = self.of(offset)
        return item > 0 and offset < self.labels[item - 1]

    def parts(self, start: int, end: int) -> bool:
        """Whether an item begins after `start` and not after `end`."""
        return self.of(start) != self.of(end)


def items_of(
    document: Document,
    anchors: Sequence[Anchor],
    times: Sequence[Time],
    places: Sequence[Place],
    where: Sequence[Place],
    figures: Sequence[Figure],
) -> Items:
    """Return where the items of the lists of a report begin; none for a report without a list.

    `where` are those of `places` that say where something happened.
    """
    seen = Seen(anchors, times, places, where, figures)
    found = _lines(document, seen)
    for sentence in document.report.sentences:
        if sentence.kind in _BODY and sentence.index in seen.told:
            found.update(inline_items(document, seen, sentence.index))
    starts = sorted(found)
    return Items(tuple(starts), tuple(found[start] for start in starts))


def with_items(
    items: Items, anchors: Sequence[Anchor], figures: Sequence[Figure]
) -> tuple[Anchor, ...]:
    """Return the anchors, with the first harm of each item that tells of no act otherwise.

    In a list of attacks "a reporter was found strangled in X" needs no further word for an attack.
    """
    told = {items.of(act.start) for act in anchors if act.strength not in NO_ATTACK}
    added: list[Anchor] = []
    for one in figures:
        item = items.of(one.start)
        if item and item not in told and one.harm in HARMS and not one.aggregate:
            told.add(item)
            added.append(
                Anchor(
                    start=one.start,
                    end=one.end,
                    sentence=one.sentence,
                    attack_types=(),
                    strength="harm",
                )
            )
    return tuple(sorted((*anchors, *added), key=lambda act: (act.start, act.end)))


def _lines(document: Document, seen: Seen) -> dict[int, int]:
    """Return the lines that begin items, by how their labels look."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    grounded: dict[str, int] = {}
    rows = [one for one in document.report.sentences if one.kind in _BODY]
    for at, sentence in enumerate(rows):
        for start in _inner_marks(document, sentence):
            kinds.setdefault("marked", []).append((start, start))
            grounded["marked"] = grounded.get("marked", 0) + _names_place(seen, sentence, start)
        kind, end = _label(document, seen, sentence)
        goes_on = at > 0 and sentence.paragraph == rows[at - 1].paragraph
        # "2 May: ... 4 May: ..." may run on in one paragraph, numbers and headings do not.
        if kind != "named" and goes_on and not _opens_line(document, sentence):
            continue
        if kind == "heading" and (at + 1 == len(rows) or sentence.kind == "headline"):
            continue
        if kind:
            kinds.setdefault(kind, []).append((sentence.start, end))
            told = rows[at + 1].index if kind == "heading" else sentence.index
            grounded[kind] = grounded.get(kind, 0) + _is_grounded(seen, sentence.index, told)
    return {start: end for kind, row in kinds.items() if grounded[kind] > 1 for start, end in row}


def _inner_marks(document: Document, sentence: Sentence) -> list[int]:
    """Return where lines with a mark begin in a sentence that runs over them, without stops."""
    text = document.text
    starts: list[int] = []
    at = text.find("\n", sentence.start, sentence.end)
    while at >= 0:
        if _MARK.match(text, at + 1):
            starts.append(at + 1)
        at = text.find("\n", at + 1, sentence.end)
    return starts


def _names_place(seen: Seen, sentence: Sentence, start: int) -> bool:
    """Whether a place stands at the beginning of such a line."""
    return any(start < place.start < start + _LINE for place in seen.places.get(sentence.index, ()))


def _opens_line(document: Document, sentence: Sentence) -> bool:
    before = document.text[max(0, sentence.start - 4) : sentence.start]
    return "\n" in before


def _is_grounded(seen: Seen, labelled: int, told: int) -> bool:
    """Whether a line tells of an act or a harm with a place or a day of its own."""
    if told not in seen.told or any(act.definite for act in seen.acts.get(told, ())[:1]):
        return False
    return any(at in seen.places or at in seen.times for at in {labelled, told})


def _label(document: Document, seen: Seen, sentence: Sentence) -> tuple[str, int]:
    """Return the kind of label a line begins with and its end; "" for a line without one."""
    line = document.text[sentence.start : sentence.start + 40]
    tokens = document.sentence_tokens(sentence.index)
    date = _DATE.match(line)
    if date:
        return "named", _named_label(seen, sentence.index, tokens[:0], date.end() + sentence.start)
    mark = _MARK.match(line)
    if mark:
        return "marked", _named_label(seen, sentence.index, tokens, sentence.start + mark.end())
    end = next((at for at, one in enumerate(tokens[: _LABEL + 1]) if one.text in _LABEL_ENDS), None)
    if end is None:
        whole = 0 < len(tokens) <= _LABEL and tokens[-1].text not in (".", "!", "?")
        if whole and _is_name(seen, sentence.index, tokens):
            return "heading", tokens[-1].end
        return "", 0
    if end and _is_name(seen, sentence.index, tokens[:end]):
        return "named", tokens[end].end
    return "", 0


def _named_label(seen: Seen, sentence: int, tokens: Sequence[Token], start: int) -> int:
    """Return the end of a label: a place right after a number belongs to it ("1) Homs - ...")."""
    place = next((p for p in seen.places.get(sentence, ()) if p.start - start <= 2), None)
    return start if place is None else max(start, place.end)


def _is_name(seen: Seen, sentence: int, tokens: Sequence[Token]) -> bool:
    """Whether words are nothing but a day or a place."""
    named = [*seen.places.get(sentence, ()), *seen.times.get(sentence, ())]
    if not any(one.start < tokens[-1].end for one in named):
        return False
    return all(
        token.lower in _FILLERS or any(one.start <= token.start < one.end for one in named)
        for token in tokens
    )
