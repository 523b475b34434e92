"""A statement: one value for one field, as one report gives it. The atom of a book.

No value without its sentence: `quote` stands at `[start, end)` of the report's text, inside
sentence number `sentence`. Structured values (a place, a weapon, an attribution ...) carry a
typed `detail`; `value` is then its short canonical form, so that a flat table stays readable.
Not stated is no statement; stated as none is a statement with value 0; unknown is None.
"""

from __future__ import annotations

import msgspec

from tallybook.records.ids import make_id


class DateDetail(msgspec.Struct, frozen=True, kw_only=True, tag="date", tag_field="kind"):
    """A day or an interval of days, ISO 8601; `precision` is a code of `date_precision`.

    `month_day` is a day whose year is not known, as XML Schema writes it: `--05-04` for "4 May" in
    a report without a date.
    """

    date_from: str | None = None
    date_to: str | None = None
    precision: str = "day"
    # How the words were resolved: explicit, relative to published_at, or inferred later.
    basis: str = "explicit"
    month_day: str | None = None


class PlaceDetail(msgspec.Struct, frozen=True, kw_only=True, tag="place", tag_field="kind"):
    """A place of the gazetteer, or words that it does not hold (all ids None).

    `country` is an ISO 3166-1 alpha-2 code, `adm1` and `adm2` are names, `geoprecision` is 1
    exact, 2 near, 3 adm2, 4 adm1, 5 line or area, 6 country, 7 air or water (UCDP GED).
    """

    name: str
    gazetteer_id: str | None = None
    feature: str | None = None
    country: str | None = None
    country_name: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoprecision: int | None = None
    site_type: str | None = None
    confidence: float = 1.0


class AttributionDetail(
    msgspec.Struct, frozen=True, kw_only=True, tag="attribution", tag_field="kind"
):
    """Who did it, as one report has it.

    `standing` is a code of `standings`; `said_by` is who says so (None: the report's own voice).
    """

    name: str
    canonical: str | None = None
    group_id: str | None = None
    party_type: str = "organisation"
    standing: str = "reported_as_fact"
    said_by: str | None = None
    count_low: int | None = None
    count_high: int | None = None
    country: str | None = None


class ClaimDetail(msgspec.Struct, frozen=True, kw_only=True, tag="claim", tag_field="kind"):
    """A claim of responsibility; `mode` is a code of `claim_modes`."""

    claimant: str
    canonical: str | None = None
    group_id: str | None = None
    mode: str | None = None
    to_whom: str | None = None
    motive: str | None = None


class WeaponDetail(msgspec.Struct, frozen=True, kw_only=True, tag="weapon", tag_field="kind"):
    """A weapon of the tree `weapons`; `use` is `used`, `held` (also: seized) or `unknown`."""

    weapon: str
    use: str = "used"
    count_low: int | None = None
    count_high: int | None = None


class TargetDetail(msgspec.Struct, frozen=True, kw_only=True, tag="target", tag_field="kind"):
    """The thing or persons aimed at; `target_type` and `effect` are codes."""

    target_kind: str
    target_type: str | None = None
    name: str | None = None
    nationality: str | None = None
    effect: str | None = None
    count_low: int | None = None
    count_high: int | None = None


class VictimDetail(msgspec.Struct, frozen=True, kw_only=True, tag="victim", tag_field="kind"):
    """A person harmed, named or described; `fate` is a harm code."""

    name: str | None = None
    name_variants: tuple[str, ...] = ()
    age: int | None = None
    sex: str | None = None
    nationality: str | None = None
    occupation: str | None = None
    status: str | None = None
    fate: str | None = None


class SubEventDetail(msgspec.Struct, frozen=True, kw_only=True, tag="sub_event", tag_field="kind"):
    """A part of an incident: what, when, where, as written."""

    phase: str
    time: str | None = None
    place: str | None = None


Detail = (
    DateDetail
    | PlaceDetail
    | AttributionDetail
    | ClaimDetail
    | WeaponDetail
    | TargetDetail
    | VictimDetail
    | SubEventDetail
)


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a person gave in place of one part of a statement (a code of `correctable`)."""

    part: str
    value: str | int | None
    by: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One value for one field, tied to its words and its speaker (`record.md` of the docs).

    `field` is a code of the list `fields`. A harm (`killed`, ...) has `number_low`, `number_high`
    and `bound`; `value` is the figure when it is one number. "At least 27" is low 27, high None,
    value 27; "as many as 170" is low None, high 170, value 170; "several" is value None, bound
    `vague`, and the range of the list `vague_numbers`. `speaker` None is the report's own voice;
    `via` is through whom the speaker's words came ("a security official told AFP").
    `confidence` is how sure it is that the words belong to the incident; `odds` are those of the
    trained encoder that they fill their role in an incident such as MUC-4 asks for, None where it
    was not asked. `review_state` and `reviewed_by` say what a person decided of it, `corrections`
    what the person gave in place of its value or another part; the machine's own stays beside it.
    """

    statement_id: str
    report_id: str
    account_id: str
    sentence: int
    start: int
    end: int
    quote: str
    field: str
    value: str | int | None = None
    value_raw: str = ""
    number_low: int | None = None
    number_high: int | None = None
    bound: str | None = None
    as_of: str | None = None
    as_of_basis: str | None = None
    speaker: str | None = None
    speaker_type: str | None = None
    via: str | None = None
    modality: str = "asserted"
    hedge: str | None = None
    scope: str | None = None
    scope_text: str | None = None
    part_of: str | None = None
    includes_perpetrators: str = "unknown"
    detail: Detail | None = None
    extractor: str = ""
    confidence: float = 1.0
    odds: float | None = None
    review_state: str = "proposed"
    reviewed_by: str | None = None
    corrections: tuple[Correction, ...] = ()


def statement_id_of(
    report_id: str,
    start: int,
    end: int,
    field: str,
    value: object,
    scope: str | None,
    extractor: str,
) -> str:
    """Return the id of a statement: the same words read the same way have the same id."""
    return make_id("s", report_id, start, end, field, value, scope, extractor)
