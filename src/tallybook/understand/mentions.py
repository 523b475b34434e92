"""What each question of `understand` answers with: mentions, before they join an account.

Every mention has `start` and `end` (offsets of the words that are its evidence) and the index
of its sentence. Modules: figures -> Figure, times -> Time, places -> Place, parties -> Party,
speakers -> Said, standing -> Attribution and Claim, anchors -> Anchor, details -> Fact.
"""

from __future__ import annotations

import msgspec

from tallybook.records import (
    AttributionDetail,
    ClaimDetail,
    Detail,
    PlaceDetail,
)


class Seen(msgspec.Struct, frozen=True):
    """How the trained encoder sees a mention.

    `sure` is how sure it is that the words fill their role in some incident, `incidents` the odds
    of each MUC-4 type of incident (`encoder_heads.INCIDENTS`) that they are part of. `by_rule`
    tells that a rule found the mention, too.
    """

    sure: float
    incidents: dict[str, float]
    by_rule: bool = False


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of harm. Numbers that are not harms never become one.

    `start`-`end` covers the number and the words of harm ("killing 68", "59 people dead").
    `value` None with bound `vague` for "several". `scope` is a code of `scopes`, `scope_text`
    the words ("US citizens"). `part` tells a subset ("including 3 children"); `part_of_start`
    is the start of the total's figure where the sentence says which. `addition` is "another
    12"; `cumulative` is "bringing the toll to 30". `as_of` only where the text states it.
    """

    start: int
    end: int
    sentence: int
    harm: str
    number_low: int | None
    number_high: int | None
    value: int | None
    bound: str
    value_raw: str
    scope: str = "total"
    scope_text: str | None = None
    part: bool = False
    part_of_start: int | None = None
    addition: bool = False
    cumulative: bool = False
    aggregate: bool = False
    includes_perpetrators: str = "unknown"
    hedge: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """Words for a time, resolved against published_at where they need it.

    `role`: `point` (when something happened), `hour` (an hour whose day is not told with it),
    `ahead` (after publication), `duration`, `since`, `recurring`, `anniversary`, `other` (of a
    court, a burial, a founding), `as_of` (the day for which a count holds).
    `date_from`, `date_to` are days in ISO 8601, None when they cannot be resolved ("Sunday"
    in a report without a date). `time_local` is the part of day or the hour, as told.
    `month_day` is a day whose year cannot be resolved: "--05-04" for "4 May".
    """

    start: int
    end: int
    sentence: int
    date_from: str | None = None
    date_to: str | None = None
    precision: str | None = None
    basis: str = "explicit"
    role: str = "point"
    time_local: str | None = None
    time_start: int | None = None
    time_end: int | None = None
    month_day: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Words for a place. `level`: country, region, adm1, adm2, settlement, neighbourhood, site.

    `demonym` is true of "Kenyan" (the words describe people or things, the place is implied).
    """

    start: int
    end: int
    sentence: int
    level: str
    detail: PlaceDetail
    demonym: bool = False


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Words for an actor.

    `nature`: armed_group, attackers, state_force, government, civilians, igo, ngo, media, person.
    """

    start: int
    end: int
    sentence: int
    name: str
    nature: str
    canonical: str | None = None
    group_id: str | None = None
    party_type: str = "organisation"
    country: str | None = None
    count_low: int | None = None
    count_high: int | None = None
    count_bound: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Who says the words at a place, how sure, how real. `speaker` None: the report itself."""

    speaker: str | None = None
    speaker_type: str | None = None
    via: str | None = None
    hedge: str | None = None
    modality: str = "asserted"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One naming of a perpetrator, with its standing and evidence words."""

    start: int
    end: int
    sentence: int
    detail: AttributionDetail
    hedge: str | None = None
    seen: Seen | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim (or denial) of responsibility."""

    start: int
    end: int
    sentence: int
    detail: ClaimDetail
    denial: bool = False


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell of an act of violence.

    `reality`: actual, planned, possible, negated, aggregate, campaign, foiled, threatened.
    Only actual and foiled anchors can found an account. `definite` ("the attack") points back.
    `plural` is true of "attacks"; `verb` of "attacked". `strength` is that of the lexicon of
    violence (strong, weak, harm, pointer ...): how much the words say by themselves.
    """

    start: int
    end: int
    sentence: int
    attack_types: tuple[str, ...]
    reality: str = "actual"
    definite: bool = False
    suicide: bool = False
    multiple: bool = False
    stage: str = "accomplished"
    lemma: str = ""
    strength: str = "strong"
    plural: bool = False
    verb: bool = False


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Any other mention that becomes one statement: weapon, target, victim, responder ..."""

    start: int
    end: int
    sentence: int
    field: str
    value: str | int | None
    detail: Detail | None = None
    hedge: str | None = None
    seen: Seen | None = None


Mention = Figure | Time | Place | Party | Attribution | Claim | Anchor | Fact

__all__ = [
    "Anchor",
    "Attribution",
    "Claim",
    "Detail",
    "Fact",
    "Figure",
    "Mention",
    "Party",
    "Place",
    "PlaceDetail",
    "Said",
    "Time",
]
