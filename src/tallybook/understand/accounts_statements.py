"""How do the mentions of one incident become its statements?

One mention gives one statement (a date two: from and to; a town two: the place and its country).
The words stand at their offsets, and every statement carries who says it, how sure and how real.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tallybook.records import Detail, Report, Statement, WeaponDetail, statement_id_of
from tallybook.understand.accounts_as_of import stated_as_of
from tallybook.understand.accounts_attach import Attached, Held
from tallybook.understand.accounts_kinds import kinds_of
from tallybook.understand.accounts_when import Dated, dates_of
from tallybook.understand.accounts_where import wheres_of
from tallybook.understand.document import Document
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Group
from tallybook.understand.mentions import Attribution, Claim, Fact, Figure, Seen
from tallybook.understand.speakers import Speech

# How sure it is that a mention belongs to the incident: in the clause of an act, in its
# sentence, and in a later sentence. Not yet calibrated against gold.
_IN_CLAUSE, _IN_SENTENCE, _LATER = 0.9, 0.75, 0.55
_CLAUSE = 12


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A statement before it has its id, its quote and its speaker."""

    start: int
    end: int
    sentence: int
    field: str
    value: str | int | None
    confidence: float
    value_raw: str | None = None
    number_low: int | None = None
    number_high: int | None = None
    bound: str | None = None
    scope: str | None = None
    scope_text: str | None = None
    part_of_start: int | None = None
    part: bool = False
    includes_perpetrators: str = "unknown"
    hedge: str | None = None
    detail: Detail | None = None
    odds: float | None = None
    as_of: str | None = None


def statements_of(
    document: Document,
    findings: Findings,
    group: Group,
    attached: Attached,
    maker: Maker,
) -> tuple[Statement, ...]:
    """Return the statements of one incident, sorted by start, end, field, id."""
    published = document.report.published_at
    drafts = [
        *(
            _of_figure(figure, held, stated_as_of(findings.times, figure, published))
            for figure, held in attached.figures
        ),
        *(_of_fact(_as_stopped(fact, group), held) for fact, held in attached.facts),
        *(_of_attribution(one, held) for one, held in attached.attributions),
        *(_of_claim(one, held) for one, held in attached.claims),
        *(_of_date(one) for one in dates_of(document, findings, group, attached)),
        *_of_wheres(document, findings, group, attached),
        *_of_kinds(group, attached),
    ]
    made = _with_totals([(draft, maker.make(draft)) for draft in drafts])
    unique = {one.statement_id: one for one in reversed(made)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.field, s.statement_id)))


class Maker:
    """Makes statements of one account.

    `taken` are the ids that the accounts before have; one place may tell where two incidents
    were, and then each has its own statement of it.
    """

    def __init__(
        self, report: Report, speech: Speech, account_id: str, extractor: str, taken: set[str]
    ) -> None:
        self._report = report
        self._speech = speech
        self._account_id = account_id
        self._extractor = extractor
        self._others = frozenset(taken)
        self._taken = taken

    def make(self, draft: Draft) -> Statement:
        """Give a draft its id, quote, speaker, hedge and clock."""
        report = self._report
        said = self._speech.at(draft.sentence, draft.start, draft.end)
        quote = report.quote(draft.start, draft.end)
        is_harm = draft.bound is not None
        told_at = report.published_at if is_harm else None
        return Statement(
            statement_id=self._id(draft),
            report_id=report.report_id,
            account_id=self._account_id,
            sentence=draft.sentence,
            start=draft.start,
            end=draft.end,
            quote=quote,
            field=draft.field,
            value=draft.value,
            value_raw=quote if draft.value_raw is None else draft.value_raw,
            number_low=draft.number_low,
            number_high=draft.number_high,
            bound=draft.bound,
            as_of=draft.as_of or told_at,
            as_of_basis="stated" if draft.as_of else "published" if told_at else None,
            speaker=said.speaker,
            speaker_type=said.speaker_type,
            via=said.via,
            modality=said.modality,
            hedge=draft.hedge or said.hedge,
            scope=draft.scope,
            scope_text=draft.scope_text,
            includes_perpetrators=draft.includes_perpetrators,
            detail=draft.detail,
            extractor=self._extractor,
            confidence=draft.confidence,
            odds=draft.odds,
        )

    def _id(self, draft: Draft) -> str:
        words = (self._report.report_id, draft.start, draft.end, draft.field, draft.value)
        statement_id = statement_id_of(*words, draft.scope, self._extractor)
        if statement_id in self._others:
            statement_id = statement_id_of(
                *words, draft.scope, f"{self._extractor} {self._account_id}"
            )
        self._taken.add(statement_id)
        return statement_id


def _with_totals(made: list[tuple[Draft, Statement]]) -> list[Statement]:
    """Name the total that each part is of: the one its words point to, else the one before."""
    totals = [(d, s) for d, s in made if s.bound is not None and not d.part]
    out: list[Statement] = []
    for draft, one in made:
        total = _total_for(draft, one, totals) if draft.part else None
        out.append(one if total is None else msgspec.structs.replace(one, part_of=total))
    return out


def _total_for(
    draft: Draft, one: Statement, totals: Iterable[tuple[Draft, Statement]]
) -> str | None:
    before: str | None = None
    for _, total in sorted(totals, key=lambda pair: pair[1].start):
        if total.field != one.field or total.statement_id == one.statement_id:
            continue
        if draft.part_of_start is not None and total.start == draft.part_of_start:
            return total.statement_id
        if total.scope == "total" and total.start < one.start:
            before = total.statement_id
    return before


def sureness(held: Held, seen: Seen | None = None) -> float:
    """Return how sure it is that a mention belongs to the incident that holds it.

    Of words that only the trained encoder saw, its own odds that they fill their role.
    """
    if seen is not None and not seen.by_rule:
        return seen.sure
    if held.anchor is None:
        return _LATER
    return _IN_CLAUSE if held.distance <= _CLAUSE else _IN_SENTENCE


def _of_figure(figure: Figure, held: Held, as_of: str | None) -> Draft:
    return Draft(
        start=figure.start,
        end=figure.end,
        sentence=figure.sentence,
        field=figure.harm,
        value=figure.value,
        value_raw=figure.value_raw,
        number_low=figure.number_low,
        number_high=figure.number_high,
        bound=figure.bound,
        scope=figure.scope,
        scope_text=figure.scope_text,
        part=figure.part,
        part_of_start=figure.part_of_start,
        includes_perpetrators=figure.includes_perpetrators,
        hedge=figure.hedge,
        confidence=sureness(held),
        as_of=as_of,
    )


def _as_stopped(fact: Fact, group: Group) -> Fact:
    """Return the fact as a plot that was stopped has it: its weapons were held, not used."""
    if group.founder.reality != "foiled" or not isinstance(fact.detail, WeaponDetail):
        return fact
    return msgspec.structs.replace(fact, detail=msgspec.structs.replace(fact.detail, use="held"))


def _of_fact(fact: Fact, held: Held) -> Draft:
    return Draft(
        start=fact.start,
        end=fact.end,
        sentence=fact.sentence,
        field=fact.field,
        value=fact.value,
        detail=fact.detail,
        hedge=fact.hedge,
        confidence=sureness(held, fact.seen),
        odds=fact.seen.sure if fact.seen else None,
    )


def _of_attribution(one: Attribution, held: Held) -> Draft:
    return Draft(
        start=one.start,
        end=one.end,
        sentence=one.sentence,
        field="attributions",
        value=one.detail.canonical or one.detail.name,
        detail=one.detail,
        hedge=one.hedge,
        confidence=sureness(held, one.seen),
        odds=one.seen.sure if one.seen else None,
    )


def _of_claim(one: Claim, held: Held) -> Draft:
    return Draft(
        start=one.start,
        end=one.end,
        sentence=one.sentence,
        field="denials" if one.denial else "claims",
        value=one.detail.canonical or one.detail.claimant,
        detail=one.detail,
        confidence=sureness(held),
    )


def _of_date(one: Dated) -> Draft:
    return Draft(
        start=one.start,
        end=one.end,
        sentence=one.sentence,
        field=one.field,
        value=one.value,
        detail=one.detail,
        confidence=sureness(one.held),
    )


def _of_wheres(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Draft]:
    for one in wheres_of(document, findings, group, attached):
        yield Draft(
            start=one.start,
            end=one.end,
            sentence=one.sentence,
            field=one.field,
            value=one.value,
            detail=one.detail,
            confidence=one.confidence,
        )


def _of_kinds(group: Group, attached: Attached) -> Iterator[Draft]:
    for one in kinds_of(group, attached):
        yield Draft(
            start=one.start,
            end=one.end,
            sentence=one.sentence,
            field=one.field,
            value=one.value,
            confidence=one.confidence,
        )
