"""When does a statement agree with a hand-coded fact? The judge's rules, one kind a function.

The gold fields are those of a coder's notes; each maps to one or more fields of the record.
Free text (responders, motives, parts of an incident) agrees when the field and the words do:
the overlap of the quotes is the judge there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tallybook import codebook
from tallybook.records import (
    AttributionDetail,
    DateDetail,
    PlaceDetail,
    Statement,
    VictimDetail,
    WeaponDetail,
)

_FIELDS: dict[str, tuple[str, ...]] = {
    "event_type": ("attack_type", "stage"),
    "date_start": ("occurred_from", "occurred_to"),
    "date_end": ("occurred_to",),
    "date_span": ("occurred_from", "occurred_to"),
    "date_raw": ("occurred_from", "occurred_to"),
    "time": ("time_local",),
    "status": ("ongoing", "extended"),
    "country": ("country",),
    "city": ("place",),
    "location_name": ("site", "place", "adm1"),
    "sub_location": ("site", "sub_events"),
    "target": ("targets",),
    "weapon": ("weapons",),
    "perpetrator": ("attributions",),
    "perp_count": ("attributions",),
    "perp_composition": ("attributions",),
    "perp_conduct": ("attributions",),
    "claim": ("claims",),
    "claim_motive": ("claims",),
    "claim_statement": ("claims",),
    "accused": ("attributions",),
    "hostages": ("hostage",),
    "rescue": ("released",),
    "trapped": ("missing", "hostage"),
    "victim_named": ("victims",),
    "victim_described": ("victims", "killed"),
    "killed_nationalities": ("killed", "victims"),
    "responder": ("responders",),
    "sub_event": ("sub_events",),
    "characterised_as": ("incident_category",),
    "consequence": ("consequences",),
}

# How a coder's words for a kind of attack map to codes; any code of the tuple agrees.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("foiled", ("foiled",)),
    ("barricade", ("hostage_taking_barricade",)),
    ("hostage", ("hostage_taking_barricade", "hostage_taking_kidnapping")),
    ("suicide", ("suicide_bombing", "bombing")),
    ("bombing", ("bombing", "suicide_bombing")),
    ("massacre", ("massacre",)),
    ("armed assault", ("armed_assault", "facility_attack")),
    ("armed attack", ("armed_assault", "facility_attack")),
    ("raid", ("raid", "armed_assault")),
    ("strike", ("air_strike", "shelling")),
    # A coder who wrote no more than "attack" takes any kind.
    ("attack", tuple(codebook.code_list("attack_types").codes)),
)

_SCOPES = {
    "security forces": "security_force",
    "children": "child",
    "US citizens": "nationality",
}


def fields_for(gold_field: str) -> tuple[str, ...]:
    """Return the fields of the record that a gold field maps to."""
    plain = gold_field.split("[")[0]
    return _FIELDS.get(plain, (plain,))


def is_harm(gold_field: str) -> bool:
    """Whether the gold field is a figure of harm."""
    return bool(harm_fields(gold_field))


def harm_fields(gold_field: str) -> tuple[str, ...]:
    """Return the harm codes that a gold field maps to, none when it is no harm."""
    if gold_field == "victim_named":
        return ("killed",)
    return tuple(one for one in fields_for(gold_field) if one in codebook.code_list("harms"))


def is_null(value: str | None) -> bool:
    """Whether the gold says that nothing is stated."""
    return value is None or value.startswith("none implied")


def agrees(gold_field: str, value: str, qualifier: str | None, one: Statement) -> bool:
    """Whether a statement that overlaps the gold quote has the gold value."""
    if "[" in gold_field and not _scope_agrees(gold_field, one):
        return False
    judge = _JUDGES.get(gold_field.split("[")[0])
    if judge is not None:
        return judge(value, qualifier or "", one)
    return _figure_agrees(value, qualifier or "", one) if one.bound else True


def _scope_agrees(gold_field: str, one: Statement) -> bool:
    wanted = gold_field[gold_field.index("[") + 1 : -1]
    return one.scope in (_SCOPES.get(wanted, wanted), "nationality" if "US" in wanted else "")


def _figure_agrees(value: str, qualifier: str, one: Statement) -> bool:
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", value)]
    if not numbers:
        return one.bound == "vague" or (one.bound == "at_least" and one.value is None)
    number = numbers[0]
    if qualifier.startswith("at least"):
        return one.number_low == number and one.number_high is None
    if qualifier.startswith("at most"):
        return one.number_high == number and one.number_low is None
    if qualifier.startswith("approx"):
        return one.value == number and one.bound in ("about", "at_most")
    return one.value == number and one.bound in ("exact", "at_least")


def _kind_agrees(value: str, _: str, one: Statement) -> bool:
    for words, codes in _KINDS:
        if words in value:
            return str(one.value) in codes
    return False


def _date_agrees(value: str, qualifier: str, one: Statement) -> bool:
    if not isinstance(one.detail, DateDetail):
        return False
    days = re.findall(r"\d{4}-\d{2}-\d{2}", value)
    got = (one.detail.date_from or "", one.detail.date_to or "")
    if value.startswith("week before"):
        return one.detail.precision == "week" and got[1] <= days[0]
    if value.startswith("about"):
        return bool(got[0]) and got[0] <= days[0] <= got[1] and one.detail.precision != "year"
    if not days:
        return got[0].startswith(value[:4]) if value[:4].isdigit() else not got[0]
    if "unresolvable" in value or "unknown" in qualifier:
        return not got[0]
    return days[0] == (one.value if len(days) == 1 else got[0]) or got == (days[0], days[-1])


def _place_agrees(value: str, _: str, one: Statement) -> bool:
    detail = one.detail
    if not isinstance(detail, PlaceDetail):
        return bool(_shared(value, str(one.value)))
    names = (str(one.value), detail.name, detail.country_name or "")
    return any(_shared(value, name) for name in names)


def _weapon_agrees(value: str, qualifier: str, one: Statement) -> bool:
    if not isinstance(one.detail, WeaponDetail):
        return False
    held = "held" in qualifier
    label = codebook.code_list("weapons")[one.detail.weapon].label
    same = bool(_shared(_singular(value), f"{label} {_singular(one.value_raw)}"))
    return same and (not held or one.detail.use == "held")


def _party_agrees(value: str, qualifier: str, one: Statement) -> bool:
    if not isinstance(one.detail, AttributionDetail):
        return False
    names = f"{one.detail.name} {one.detail.canonical or ''} {one.value_raw}"
    if not _shared(_singular(value), _singular(names)):
        return False
    if qualifier == "claimed":
        return one.detail.standing == "claimed"
    if qualifier in ("alleged", "suspected"):
        return one.detail.standing.startswith(("suspected", "possible")) or one.hedge is not None
    return one.detail.standing in ("reported_as_fact", "suspected", "claimed")


def _count_agrees(value: str, _: str, one: Statement) -> bool:
    if not isinstance(one.detail, AttributionDetail):
        return False
    low, high = (int(n) for n in re.findall(r"\d+", value)[:2])
    return (one.detail.count_low, one.detail.count_high) == (low, high)


def _victim_agrees(value: str, _: str, one: Statement) -> bool:
    if not isinstance(one.detail, VictimDetail):
        return one.value == 1
    name = value.split(",")[0]
    return one.detail.name is None or len(_shared(name, one.detail.name)) >= min(
        2, len(name.split())
    )


def _status_agrees(value: str, _: str, one: Statement) -> bool:
    return one.value == ("no" if value.startswith("ended") else "yes")


def _category_agrees(value: str, _: str, one: Statement) -> bool:
    return str(one.value) == value.replace(" ", "_")


def _nationality_agrees(_: str, __: str, one: Statement) -> bool:
    return one.scope == "nationality" or (
        isinstance(one.detail, VictimDetail) and one.detail.nationality is not None
    )


def _motive_agrees(_: str, __: str, one: Statement) -> bool:
    return getattr(one.detail, "motive", None) is not None


_JUDGES: dict[str, Callable[[str, str, Statement], bool]] = {
    "event_type": _kind_agrees,
    "date_start": _date_agrees,
    "date_end": _date_agrees,
    "date_span": _date_agrees,
    "date_raw": _date_agrees,
    "country": _place_agrees,
    "city": _place_agrees,
    "location_name": _place_agrees,
    "weapon": _weapon_agrees,
    "perpetrator": _party_agrees,
    "accused": _party_agrees,
    "perp_count": _count_agrees,
    "victim_named": _victim_agrees,
    "victim_described": _victim_agrees,
    "killed_nationalities": _nationality_agrees,
    "status": _status_agrees,
    "characterised_as": _category_agrees,
    "claim_motive": _motive_agrees,
}

_EMPTY = frozenset(
    ["the", "a", "an", "of", "in", "and", "or", "not", "by", "to", "from", "with", "for"]
)


def _shared(left: str, right: str) -> set[str]:
    """Return the words that two texts share, case, accents and little words aside."""
    return _content(left) & _content(right)


def _content(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return {w for w in re.findall(r"[^\W_]+", plain) if w not in _EMPTY}


def _singular(text: str) -> str:
    return re.sub(r"(?<=[^\W\d_]{3})s\b", "", text)
