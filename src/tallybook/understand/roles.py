"""How do the encoder's role mentions and the rules' findings become one list of fillers?

Where both see the same words, the encoder's extent stands and the rule's knowledge of it (an age,
a number, a standing) is kept. How sure a filler is follows from both (`sureness`). Codes are those
of the codebook, mapped from MUC-4's by its `outside` codes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import msgspec

from tallybook import codebook
from tallybook.records import AttributionDetail, TargetDetail, VictimDetail, WeaponDetail
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.mentions import Attribution, Fact, Party, Seen
from tallybook.understand.overlaps import Overlaps, Spanned
from tallybook.understand.sureness import Evidence, sureness_of

StandingAt = Callable[[int, int], str]

# Mentions less sure than this by the encoder's own odds are no candidates.
LEAST = 0.3
# What only the encoder sees becomes a statement when it is at least this sure: about one in three
# of the least sure is right, and its confidence says so.
TOLD = 0.3
_FIELDS = frozenset(("weapons", "victims", "targets"))
_ATTACKERS = frozenset(("armed_group", "attackers"))
_PARTY_TYPES = {"individual": "individual", "organisation": "organisation"}


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One filler of one role: its words, what is known of it, and its mention."""

    role: str
    words: str
    evidence: Evidence
    mention: Fact | Attribution


def facts_with(
    text: str, facts: Sequence[Fact], reading: Reading, numbers: Mapping[str, float]
) -> tuple[Fact, ...]:
    """Return the facts of rules and encoder together, each as sure as `numbers` makes it."""
    others = [fact for fact in facts if fact.field not in _FIELDS]
    made = [
        msgspec.structs.replace(one.mention, seen=_seen(one, numbers))
        for one in fact_candidates(text, facts, reading)
        if isinstance(one.mention, Fact) and _is_told(one, numbers)
    ]
    return tuple(sorted((*others, *made), key=lambda one: (one.start, one.end, one.field)))


def attributions_with(
    text: str,
    attributions: Sequence[Attribution],
    parties: Sequence[Party],
    reading: Reading,
    numbers: Mapping[str, float],
    standing_at: StandingAt | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions of rules and encoder together, as sure as `numbers` makes them.

    `standing_at` tells the standing of a party that only the encoder saw, at [start, end); without
    it the encoder's own choice stands. (On DEV 1101-1300 the encoder's choice is right for 25 of
    72 organisations that it found, the words of doubt around them for more.)
    """
    made = [
        msgspec.structs.replace(one.mention, seen=_seen(one, numbers))
        for one in attribution_candidates(text, attributions, parties, reading, standing_at)
        if isinstance(one.mention, Attribution) and _is_told(one, numbers)
    ]
    return tuple(sorted(made, key=lambda one: (one.start, one.end)))


def _is_told(one: Candidate, numbers: Mapping[str, float]) -> bool:
    """Whether a candidate becomes a statement: what no rule found must be likely enough."""
    return one.evidence.by_rule or sureness_of(one.role, one.evidence, numbers) >= TOLD


def _seen(one: Candidate, numbers: Mapping[str, float]) -> Seen:
    before = one.mention.seen
    sure = sureness_of(one.role, one.evidence, numbers)
    return Seen(sure, before.incidents if before else {}, by_rule=one.evidence.by_rule)


def fact_candidates(text: str, facts: Sequence[Fact], reading: Reading) -> tuple[Candidate, ...]:
    """Return the weapons, targets and victims that rules or the encoder see."""
    seen = [one for one in reading.mentions if one.shared >= LEAST and one.role in _FACTS]
    rules = Overlaps(fact for fact in facts if fact.field in _FIELDS)
    made = []
    for one in seen:
        rule = _rule_at(one, rules)
        one = _with_head(one, rule)
        words = _words(text, one)
        made.append(
            Candidate(
                role=one.role,
                words=words,
                evidence=Evidence(odds=one.shared, by_rule=rule is not None),
                mention=_FACTS[one.role](one, words, rule),
            )
        )
    taken = Overlaps(one.mention for one in made)
    kept = [
        _by_rule(text, fact, reading)
        for fact in facts
        if fact.field in _FIELDS and not any(_alike(fact, one) for one in taken.of(fact))
    ]
    return (*made, *kept)


def _by_rule(text: str, fact: Fact, reading: Reading) -> Candidate:
    """Return a fact that only the rules found, with the encoder's odds at its words."""
    role = role_of(fact)
    words = " ".join(text[fact.start : fact.end].split())
    detail = fact.detail
    if isinstance(detail, VictimDetail) and detail.name:
        words = detail.name
    return Candidate(
        role=role,
        words=words,
        evidence=Evidence(odds=reading.odds_inside(role, fact.start, fact.end), by_rule=True),
        mention=fact,
    )


def role_of(fact: Fact) -> str:
    """Return the role that a rule's fact fills."""
    if fact.field == "weapons":
        return "weapon"
    if isinstance(fact.detail, VictimDetail):
        return "victim_name" if fact.detail.name else "victim_description"
    human = isinstance(fact.detail, TargetDetail) and fact.detail.target_kind == "human"
    return "victim_description" if human else "physical_target"


def attribution_candidates(
    text: str,
    attributions: Sequence[Attribution],
    parties: Sequence[Party],
    reading: Reading,
    standing_at: StandingAt | None = None,
) -> tuple[Candidate, ...]:
    """Return the perpetrators that rules or the encoder see."""
    seen = [one for one in reading.mentions if one.shared >= LEAST and one.role in _PARTY_TYPES]
    rules, known, near = Overlaps(attributions), Overlaps(parties), Overlaps(seen)
    made = [
        Candidate(
            role=one.role,
            words=_words(text, one),
            evidence=Evidence(odds=one.shared, by_rule=False),
            mention=_attribution(text, one, known, standing_at),
        )
        for one in seen
        if not any(_same_name(each.detail.name, _words(text, one)) for each in rules.of(one))
        and _may_be_doers(one, known)
    ]
    return (*made, *(_told(text, each, near, reading) for each in attributions))


def _may_be_doers(one: RoleMention, parties: Overlaps[Party]) -> bool:
    """Whether the words allow for what the encoder thinks: that these did it.

    A person is no perpetrator because the encoder alone thinks so, unless the very words are of
    attackers ("gunmen"). Of the others whom it alone saw in news of American shootings most were
    victims or relatives; without them GTT on DEV 1101-1300 moves from 54.7 to 54.8.
    """
    return one.role != "individual" or any(each.nature in _ATTACKERS for each in parties.of(one))


def _told(
    text: str, attribution: Attribution, seen: Overlaps[RoleMention], reading: Reading
) -> Candidate:
    """Return a rule's attribution with the encoder's odds of it."""
    role = attribution.detail.party_type
    role = role if role in _PARTY_TYPES else "organisation"
    here = [
        one
        for one in seen.of(attribution)
        if one.role == role and _same_name(attribution.detail.name, _words(text, one))
    ]
    incidents = max(here, key=lambda one: one.shared).incidents if here else {}
    odds = max(
        [reading.odds_inside(role, attribution.start, attribution.end)]
        + [one.shared for one in here]
    )
    return Candidate(
        role=role,
        words=attribution.detail.name,
        evidence=Evidence(odds=odds, by_rule=True),
        mention=msgspec.structs.replace(attribution, seen=Seen(odds, incidents)),
    )


def _same_name(name: str, words: str) -> bool:
    return name.casefold() in words.casefold() or words.casefold() in name.casefold()


def _attribution(
    text: str, one: RoleMention, parties: Overlaps[Party], standing_at: StandingAt | None
) -> Attribution:
    words = _words(text, one)
    party = next((each for each in parties.of(one) if _same_name(each.name, words)), None)
    if standing_at is not None:
        standing: str | None = standing_at(one.start, one.end)
    else:
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


def _words(text: str, one: Spanned) -> str:
    return " ".join(text[one.start : one.end].split())


def _alike(fact: Fact, one: Fact | Attribution) -> bool:
    return isinstance(one, Fact) and (
        fact.field == one.field or {fact.field, one.field} == {"victims", "targets"}
    )


def _rule_at(one: RoleMention, facts: Overlaps[Fact]) -> Fact | None:
    """Return the rule's fact at the same words: it may know an age, a number, a use."""
    human = one.role in ("victim_name", "victim_description")
    for fact in facts.of(one):
        its = role_of(fact)
        if its == one.role or (human and its.startswith("victim")):
            return fact
    return None


def _with_head(one: RoleMention, rule: Fact | None) -> RoleMention:
    """Return the mention with the rule's end where the encoder's words stop before the head.

    The head of an English noun phrase is its last word: "mortar" of "mortar fire" is another thing.
    """
    if rule is None or one.role == "physical_target":
        return one
    if rule.start <= one.start and one.end < rule.end:
        return msgspec.structs.replace(one, end=rule.end)
    return one


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
        effect=target.effect or _code("target_effects", one.choices["physical_effect"][0], None),
    )
    return _fact(one, "targets", detail.target_type, detail)


def _human(one: RoleMention, words: str, rule: Fact | None) -> Fact:
    known = rule.detail if rule is not None else None
    victim = known if isinstance(known, VictimDetail) else VictimDetail()
    told = known.effect if isinstance(known, TargetDetail) else None
    told = told if told in codebook.code_list("harms").codes else None
    fate = victim.fate or told or _code("harms", one.choices["human_effect"][0], None)
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
