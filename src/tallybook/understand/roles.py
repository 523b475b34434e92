"""How do the role mentions that the encoder sees become facts and attributions?

They take the place of what the rules found at the same words; what only the rules found stays,
less surely. Codes are those of the codebook, mapped from MUC-4's by its `outside` codes.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from tallybook import codebook
from tallybook.records import AttributionDetail, TargetDetail, VictimDetail, WeaponDetail
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.mentions import Attribution, Fact, Party, Seen

# Mentions less sure than this become no statement.
LEAST = 0.4
# What the rules found and the encoder did not see: less sure, and still told.
UNSEEN = 0.5
_OWN_FIELDS = frozenset(("weapons", "victims", "targets"))


def facts_with(text: str, facts: Sequence[Fact], reading: Reading) -> tuple[Fact, ...]:
    """Return the facts of rules and encoder together, in the order of the text."""
    seen = [one for one in reading.mentions if one.shared >= LEAST and one.role in _FACTS]
    made = [_FACTS[one.role](one, _words(text, one), _rule_at(one, facts)) for one in seen]
    kept = [one for fact in facts if (one := _beside(fact, made)) is not None]
    return tuple(sorted((*kept, *made), key=lambda one: (one.start, one.end, one.field)))


def attributions_with(
    text: str, attributions: Sequence[Attribution], parties: Sequence[Party], reading: Reading
) -> tuple[Attribution, ...]:
    """Return the attributions of rules and encoder together, in the order of the text."""
    seen = [one for one in reading.mentions if one.shared >= LEAST and one.role in _PARTY_TYPES]
    covered: list[RoleMention] = []
    made: list[Attribution] = []
    for one in seen:
        rule = next((each for each in attributions if _names(each, one, text)), None)
        if rule is None:
            made.append(_attribution(text, one, parties))
        covered.append(one)
    kept = [_seen_too(each, covered, text) for each in attributions]
    return tuple(sorted((*kept, *made), key=lambda one: (one.start, one.end)))


def _names(attribution: Attribution, one: RoleMention, text: str) -> bool:
    """Whether a rule's attribution is of these very words."""
    return _overlap(one, attribution) and _same_name(attribution.detail.name, _words(text, one))


def _same_name(name: str, words: str) -> bool:
    return name.casefold() in words.casefold() or words.casefold() in name.casefold()


def _seen_too(attribution: Attribution, covered: Sequence[RoleMention], text: str) -> Attribution:
    here = [one for one in covered if _names(attribution, one, text)]
    if not here:
        return msgspec.structs.replace(attribution, seen=Seen(UNSEEN, {}))
    best = max(here, key=lambda one: one.shared)
    return msgspec.structs.replace(attribution, seen=Seen(best.shared, best.incidents))


def _attribution(text: str, one: RoleMention, parties: Sequence[Party]) -> Attribution:
    words = _words(text, one)
    party = next(
        (each for each in parties if _overlap(one, each) and _same_name(each.name, words)), None
    )
    standing = _code("standings", one.choices["standing"][0], "reported_as_fact")
    return Attribution(
        start=one.start,
        end=one.end,
        sentence=one.sentence,
        detail=AttributionDetail(
            name=words,
            canonical=party.canonical if party else None,
            group_id=party.group_id if party else None,
            party_type=_PARTY_TYPES[one.role],
            standing=standing or "reported_as_fact",
            country=party.country if party else None,
            count_low=party.count_low if party else None,
            count_high=party.count_high if party else None,
        ),
        seen=Seen(one.shared, one.incidents),
    )


_PARTY_TYPES = {"individual": "individual", "organisation": "organisation"}


def _words(text: str, one: RoleMention) -> str:
    return " ".join(text[one.start : one.end].split())


def _beside(fact: Fact, made: Iterable[Fact]) -> Fact | None:
    """Return a rule's fact as it stands beside the encoder's: None where that has its words."""
    if fact.field not in _OWN_FIELDS:
        return fact
    if any(_overlap(fact, one) and _alike(fact, one) for one in made):
        return None
    return msgspec.structs.replace(fact, seen=Seen(UNSEEN, {}))


def _alike(fact: Fact, one: Fact) -> bool:
    return fact.field == one.field or {fact.field, one.field} == {"victims", "targets"}


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _overlap(one: _Spanned, other: _Spanned) -> bool:
    return one.start < other.end and other.start < one.end


def _rule_at(one: RoleMention, facts: Sequence[Fact]) -> Fact | None:
    """Return the rule's fact at the same words: it may know an age, a number, a use."""
    return next((fact for fact in facts if fact.field in _OWN_FIELDS and _overlap(one, fact)), None)


def _weapon(one: RoleMention, words: str, rule: Fact | None) -> Fact:
    known = rule.detail if rule is not None else None
    code = _code("weapons", one.choices["weapon_type"][0], None) or "unknown"
    if isinstance(known, WeaponDetail):
        code = known.weapon
    return _fact(one, "weapons", code, WeaponDetail(weapon=code, use="used"))


def _physical(one: RoleMention, words: str, rule: Fact | None) -> Fact:
    known = rule.detail if rule is not None else None
    target = known if isinstance(known, TargetDetail) else TargetDetail(target_kind="physical")
    code = _code("target_types", one.choices["physical_type"][0], None) or "other"
    detail = msgspec.structs.replace(
        target,
        target_kind="physical",
        target_type=target.target_type or code,
        name=words,
        effect=_code("target_effects", one.choices["physical_effect"][0], None),
    )
    return _fact(one, "targets", detail.target_type, detail)


def _human(one: RoleMention, words: str, rule: Fact | None) -> Fact:
    known = rule.detail if rule is not None else None
    victim = known if isinstance(known, VictimDetail) else VictimDetail()
    fate = _code("harms", one.choices["human_effect"][0], victim.fate)
    if one.role == "victim_name":
        detail = msgspec.structs.replace(victim, name=words, fate=fate)
    else:
        detail = msgspec.structs.replace(victim, name=None, occupation=words, fate=fate)
    return _fact(one, "victims", words, detail)


_FACTS = {
    "weapon": _weapon,
    "physical_target": _physical,
    "victim_name": _human,
    "victim_description": _human,
}


def _fact(
    one: RoleMention,
    field: str,
    value: str | None,
    detail: WeaponDetail | TargetDetail | VictimDetail,
) -> Fact:
    return Fact(
        start=one.start,
        end=one.end,
        sentence=one.sentence,
        field=field,
        value=value,
        detail=detail,
        seen=Seen(one.shared, one.incidents),
    )


@functools.cache
def _by_outside(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in codebook.code_list(name).codes.values():
        outside = code.outside.get("muc4")
        if isinstance(outside, str):
            found.setdefault(outside, code.code)
    return found


def _code(name: str, outside: str, otherwise: str | None) -> str | None:
    return _by_outside(name).get(outside, otherwise)
