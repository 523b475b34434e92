"""How many of the things in roles of violence are right, document by document?

A gold unit is one thing in one role of one type of event in one document, however many verbs
tell of it. After Li, Ji and Han 2021, an answer is right by head match if its head is the head
of a gold argument of that unit, and by coreference match if its head is that of any mention of
the same thing. The files carry no coreference, so mentions of one type are the same thing if
their words are equal or, of names, one holds the other. Identification leaves the role aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tallybook.evaluate.wikievents import Document, Mention
from tallybook.evaluate.wikievents_arguments import SCOPE, Said, head_of
from tallybook.records import Report

Span = tuple[int, int]
Key = tuple[str, str]


class Tally(msgspec.Struct, kw_only=True):
    """Answers given, those right among them, gold units, and those found among them."""

    given: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another."""
        self.given += other.given
        self.right += other.right
        self.wanted += other.wanted
        self.found += other.found


class ArgumentFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 in percent, with the counts they rest on."""

    p: float
    r: float
    f1: float
    given: int
    wanted: int


class WikieventsScore(msgspec.Struct, frozen=True, kw_only=True):
    """Micro averages over all documents in percent, and by type and role.

    `p`, `r`, `f1` are by coreference match with the role, `head_*` by head match with the role;
    `identified_*` are by coreference match without it. `misses` says what failed, in words.
    """

    documents: int
    p: float
    r: float
    f1: float
    head_p: float
    head_r: float
    head_f1: float
    identified_p: float
    identified_r: float
    identified_f1: float
    given: int
    wanted: int
    roles: dict[str, ArgumentFigure]
    misses: tuple[str, ...]


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in one role: its words, heads of its arguments, heads of all its mentions."""

    event_type: str
    role: str
    words: str
    heads: frozenset[Span]
    mentions: frozenset[Span]


def score_wikievents(
    documents: Sequence[Document],
    reports: Mapping[str, Report],
    said: Mapping[str, Sequence[Said]],
) -> WikieventsScore:
    """Compare what we say in each document, by its id, with its gold; no report says nothing."""
    coref: dict[Key, Tally] = {}
    head: dict[Key, Tally] = {}
    identified: dict[Key, Tally] = {}
    misses: list[str] = []
    for document in documents:
        report = reports.get(document.doc_id)
        units = units_of(document, report.text if report else document.plain_text)
        mine = said.get(document.doc_id, ()) if report else ()
        text = report.text if report else ""
        misses += [f"{document.doc_id} {one}" for one in _count(coref, units, mine, text)]
        _count(head, [_by_head(one) for one in units], mine, text)
        _count(identified, _roleless(units), [_without_role(one) for one in mine], text)
    whole, heads, alone = _figure(_sum(coref)), _figure(_sum(head)), _figure(_sum(identified))
    return WikieventsScore(
        documents=len(documents),
        p=whole.p,
        r=whole.r,
        f1=whole.f1,
        head_p=heads.p,
        head_r=heads.r,
        head_f1=heads.f1,
        identified_p=alone.p,
        identified_r=alone.r,
        identified_f1=alone.f1,
        given=whole.given,
        wanted=whole.wanted,
        roles={".".join(key): _figure(coref[key]) for key in sorted(coref)},
        misses=tuple(misses),
    )


def units_of(document: Document, text: str) -> list[Unit]:
    """Return the gold units of the document's roles in scope, with offsets of this text."""
    offsets = document.offsets_in(text)
    by_id = {one.id: one for one in document.entity_mentions}
    heads = {one.id: _head(one, offsets, text) for one in document.entity_mentions}
    units: dict[tuple[str, str, str], Unit] = {}
    for event_type, role, mention in _arguments(document, by_id):
        same = [one for one in document.entity_mentions if same_thing(one, mention)]
        # The longest name of a thing stands for it, so that its names make one unit.
        words = max((_words(one) for one in same), key=lambda one: (len(one), one))
        old = units.get((event_type, role, words))
        units[event_type, role, words] = Unit(
            event_type=event_type,
            role=role,
            words=words,
            heads=_spans(heads, [mention]) | (old.heads if old else frozenset()),
            mentions=_spans(heads, same) | (old.mentions if old else frozenset()),
        )
    return list(units.values())


def _arguments(
    document: Document, by_id: Mapping[str, Mention]
) -> Iterable[tuple[str, str, Mention]]:
    for event in document.event_mentions:
        event_type = ".".join(event.event_type.split(".")[:2])
        for argument in event.arguments:
            role = SCOPE.get(event_type, {}).get(argument.role)
            if role:
                yield event_type, role, by_id[argument.entity_id]


def same_thing(left: Mention, right: Mention) -> bool:
    """Return whether two mentions of a document may be taken for the same thing."""
    if left.entity_type != right.entity_type:
        return False
    one, other = _words(left), _words(right)
    if one == other:
        return True
    names = left.text[:1].isupper() and right.text[:1].isupper()
    return names and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _words(mention: Mention) -> str:
    return " ".join(mention.text.casefold().split())


def _head(mention: Mention, offsets: Sequence[Span | None], text: str) -> Span | None:
    spans = [one for one in offsets[mention.start : mention.end] if one]
    return head_of(text, spans[0][0], spans[-1][1]) if spans else None


def _spans(heads: Mapping[str, Span | None], mentions: Iterable[Mention]) -> frozenset[Span]:
    return frozenset(span for one in mentions if (span := heads[one.id]))


def _by_head(unit: Unit) -> Unit:
    return msgspec.structs.replace(unit, mentions=unit.heads)


def _roleless(units: Iterable[Unit]) -> list[Unit]:
    merged: dict[tuple[str, str], Unit] = {}
    for unit in units:
        old = merged.get((unit.event_type, unit.words))
        merged[unit.event_type, unit.words] = msgspec.structs.replace(
            unit, role="", mentions=unit.mentions | (old.mentions if old else frozenset())
        )
    return list(merged.values())


def _without_role(said: Said) -> Said:
    return msgspec.structs.replace(said, role="")


def _count(
    totals: dict[Key, Tally], units: Sequence[Unit], said: Sequence[Said], text: str
) -> list[str]:
    """Add one document's counts by type and role; return what failed, in words.

    Several right answers for one unit are one, and so are wrong ones with one head's words.
    """
    found: set[int] = set()
    wrong: dict[tuple[str, str, str], str] = {}
    for one in said:
        hits = [at for at, unit in enumerate(units) if _matches(one, unit)]
        found.update(hits)
        if not hits:
            start, end = one.head or (one.start, one.end)
            words = " ".join(text[one.start : one.end].split())
            wrong.setdefault((one.event_type, one.role, text[start:end].casefold()), words)
    for at, unit in enumerate(units):
        right = at in found
        tally = Tally(given=right, right=right, wanted=1, found=right)
        totals.setdefault((unit.event_type, unit.role), Tally()).add(tally)
    for event_type, role, _ in wrong:
        totals.setdefault((event_type, role), Tally()).add(Tally(given=1))
    missed = [
        f"missed {unit.event_type} {unit.role} “{unit.words}”"
        for at, unit in enumerate(units)
        if at not in found
    ]
    return missed + [f"wrong {kind} {role} “{words}”" for (kind, role, _), words in wrong.items()]


def _matches(said: Said, unit: Unit) -> bool:
    if (said.event_type, said.role) != (unit.event_type, unit.role):
        return False
    if said.head:
        start, end = said.head
        return any(start < other_end and at < end for at, other_end in unit.mentions)
    # Of a bare figure ("killing at least 12 people") any word may be the head.
    return any(said.start <= at and end <= said.end for at, end in unit.mentions)


def _sum(totals: Mapping[Key, Tally]) -> Tally:
    whole = Tally()
    for one in totals.values():
        whole.add(one)
    return whole


def _figure(one: Tally) -> ArgumentFigure:
    p = 100 * one.right / one.given if one.given else 0.0
    r = 100 * one.found / one.wanted if one.wanted else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return ArgumentFigure(p=p, r=r, f1=f1, given=one.given, wanted=one.wanted)
