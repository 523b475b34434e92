"""Which told figure answers which label of a text, and on which incident does it stand?

Every label gets at most one statement and every statement answers at most one label, exact
answers first. An account tells of the labelled incident whose words it overlaps most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from tallybook import codebook
from tallybook.evaluate.phenomena import (
    NOT_BLAMED,
    GoldAttribution,
    GoldFigure,
    GoldIncident,
    Item,
    as_tuple,
)
from tallybook.evaluate.phenomena_agree import content, figure_agrees
from tallybook.records import Account, AttributionDetail, Incident, Statement

# An anchor in the words that tell of one incident says more than one figure in its words.
_ANCHOR = 3


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the product says of one text."""

    accounts: tuple[Account, ...] = ()
    incidents: tuple[Incident, ...] = ()


class FigureAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled figure with the statement that comes nearest, None where nothing was told.

    `exact` is harm, bound and number; `own` that it stands on its own incident alone.
    """

    gold: GoldFigure
    told: Statement | None = None
    exact: bool = False
    own: bool = False


class AttributionAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A labelled attribution or denial with the statement that comes nearest."""

    gold: GoldAttribution
    told: Statement | None = None
    right: bool = False


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """The answers to the labels of one text, and the figures that answer none."""

    figures: tuple[FigureAnswer, ...]
    attributions: tuple[AttributionAnswer, ...]
    extra: tuple[Statement, ...]
    incidents: tuple[tuple[Incident, ...], ...]
    nobody: tuple[Account, ...]


class _Places(msgspec.Struct, frozen=True):
    """Where the words of a label stand in its text."""

    spans: tuple[tuple[int, int], ...]

    def overlaps(self, start: int, end: int) -> bool:
        return any(mine < end and start < its_end for mine, its_end in self.spans)


def match(item: Item, told: Told) -> Matched:
    """Compare one text's labels with what was told of it."""
    meaning = [_meaning(item, account) for account in told.accounts]
    statements = [
        (statement, meant)
        for account, meant in zip(told.accounts, meaning, strict=True)
        for statement in account.statements
    ]
    harms = [(s, meant) for s, meant in statements if s.field in codebook.code_list("harms")]
    figures, extra = _figures(item, harms)
    attributions = tuple(
        _attribution(item, incident, gold, [s for s, _ in statements])
        for incident in item.incidents
        for gold in incident.attributions
    )
    meant_by = dict(zip((one.account_id for one in told.accounts), meaning, strict=True))
    return Matched(
        figures=figures,
        attributions=attributions,
        extra=extra,
        incidents=_incidents(item, told, meant_by),
        nobody=tuple(a for a, m in zip(told.accounts, meaning, strict=True) if m is None),
    )


def _places(item: Item, *phrases: str) -> _Places:
    starts = [(item.text.index(words), len(words)) for words in phrases]
    return _Places(tuple((start, start + length) for start, length in starts))


def _meaning(item: Item, account: Account) -> int | None:
    """Return which labelled incident an account tells of, None for none.

    A text of one incident has all its accounts tell of it.
    """
    if len(item.incidents) == 1:
        return 0
    votes: Counter[int] = Counter()
    for number, incident in enumerate(item.incidents):
        for words in incident.words():
            span = _places(item, words)
            votes[number] += _ANCHOR * span.overlaps(account.anchor_start, account.anchor_end)
            votes[number] += any(span.overlaps(s.start, s.end) for s in account.statements)
    # Ties go to the incident told first, so that the outcome does not hang on the order of votes.
    return min(votes, key=lambda n: (-votes[n], n)) if votes.total() else None


def _figures(
    item: Item, harms: Sequence[tuple[Statement, int | None]]
) -> tuple[tuple[FigureAnswer, ...], tuple[Statement, ...]]:
    labels = [(n, gold) for n, one in enumerate(item.incidents) for gold in one.figures]
    spans = [_places(item, gold.words, *gold.also) for _, gold in labels]
    answers: dict[int, FigureAnswer] = {}
    used: set[int] = set()
    for exact, own in ((True, True), (True, False), (False, True), (False, False)):
        for at, (number, gold) in enumerate(labels):
            if at in answers:
                continue
            found = _answer(gold, spans[at], number, harms, used, exact=exact, own=own)
            if found:
                used.update(found)
                first = harms[min(found)][0]
                answers[at] = FigureAnswer(gold=gold, told=first, exact=exact, own=own)
    shared = {
        at
        for at, (number, gold) in enumerate(labels)
        for i, (one, meant) in enumerate(harms)
        if i not in used and _repeats(gold, spans[at], one) and meant != number
    }
    extra = [
        one
        for i, (one, meant) in enumerate(harms)
        if i not in used and not _is_repeat(labels, spans, one, meant) and not _is_open(item, one)
    ]
    return tuple(
        msgspec.structs.replace(answers[at], own=answers[at].own and at not in shared)
        if at in answers
        else FigureAnswer(gold=gold)
        for at, (_, gold) in enumerate(labels)
    ), tuple(extra)


def _answer(
    gold: GoldFigure,
    span: _Places,
    number: int,
    harms: Sequence[tuple[Statement, int | None]],
    used: set[int],
    *,
    exact: bool,
    own: bool,
) -> list[int]:
    """Return the statements that answer a label: one, or of a list of people one a person."""
    near = [
        i
        for i, (one, meant) in enumerate(harms)
        if i not in used
        and one.field == gold.harm
        and span.overlaps(one.start, one.end)
        and (meant == number or not own)
    ]
    if not exact:
        return near[:1]
    whole = [i for i in near if figure_agrees(gold, harms[i][0])]
    ones = [i for i in near if (harms[i][0].value, harms[i][0].bound) == (1, "exact")]
    if not whole and gold.each and len(ones) == gold.value:
        return ones
    return whole[:1]


def _repeats(gold: GoldFigure, span: _Places, one: Statement) -> bool:
    return span.overlaps(one.start, one.end) and figure_agrees(gold, one)


def _is_repeat(
    labels: Sequence[tuple[int, GoldFigure]],
    spans: Sequence[_Places],
    one: Statement,
    meant: int | None,
) -> bool:
    return any(
        meant == number and _repeats(gold, span, one)
        for (number, gold), span in zip(labels, spans, strict=True)
    )


def _is_open(item: Item, one: Statement) -> bool:
    return any(_places(item, words).overlaps(one.start, one.end) for words in item.open)


def _attribution(
    item: Item, incident: GoldIncident, gold: GoldAttribution, statements: Sequence[Statement]
) -> AttributionAnswer:
    """Find the party by its words or its name.

    A standing is right if it was told of the party and no other was that the labels do not have.
    """
    span = _places(item, gold.words)
    field = "denials" if gold.denial else "attributions"
    mine = [s for s in statements if s.field == field and _is_party(gold, span, s)]
    if gold.denial:
        return AttributionAnswer(gold=gold, told=mine[0] if mine else None, right=bool(mine))
    if gold.standing == NOT_BLAMED:
        return AttributionAnswer(gold=gold, told=mine[0] if mine else None, right=not mine)
    allowed = {
        code
        for other in incident.attributions
        if content(other.words) & content(gold.words)
        for code in as_tuple(other.standing)
    }
    right = [s for s in mine if _standing(s) in as_tuple(gold.standing)]
    wrong = [s for s in mine if _standing(s) not in allowed]
    nearest = next(iter([*wrong, *right, *mine]), None)
    return AttributionAnswer(gold=gold, told=nearest, right=bool(right) and not wrong)


def _is_party(gold: GoldAttribution, span: _Places, one: Statement) -> bool:
    return span.overlaps(one.start, one.end) and bool(
        content(gold.words) & content(f"{one.value} {one.quote}")
    )


def _standing(one: Statement) -> str | None:
    return one.detail.standing if isinstance(one.detail, AttributionDetail) else None


def _incidents(
    item: Item, told: Told, meant_by: dict[str, int | None]
) -> tuple[tuple[Incident, ...], ...]:
    """Return, for each labelled incident, the incidents told of it."""
    return tuple(
        tuple(_of(number, told.incidents, meant_by)) for number in range(len(item.incidents))
    )


def _of(
    number: int, incidents: Sequence[Incident], meant_by: dict[str, int | None]
) -> Iterator[Incident]:
    for one in incidents:
        if any(meant_by.get(account) == number for account in one.account_ids):
            yield one
