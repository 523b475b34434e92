"""How sure is the incident? A grade of `certainty_grades`, by criteria that a person can check.

The first that holds, from the top (after Airwars; `docs/explain/certainty.md` has examples):

- contested: several parties claim it; or a party is said to have done it and denies it; or what is
  told is denied by another; or, where nobody claims it, reports tell of different doers as fact.
- confirmed: the party that did it says so and a credible report tells of it too; or two or more
  independent credible reports tell of it by two or more sources that they name.
- fair: two or more independent credible reports.
- weak: one credible report, or none.

`discounted` is never given by the program: that an incident did not happen is for a person to say.
Copies are one voice. A report is credible where somebody vouches for what happened who is not the
claimant and not a post on social media: the report itself, or another speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.reconcile.attributions import claims_of, denials_of
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold, speaker_key
from tallybook.reconcile.place_date import ids
from tallybook.records import AttributionDetail, SourcedClaim, Statement

_NOT_CREDIBLE = frozenset({"claimant", "social_media"})
# Who did it is another question than whether it happened.
_OF_DOERS = frozenset({"attributions", "claims", "denials"})
_ACT = ("attack_type", "stage")
_AT_ONCE = 3


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """A grade with the reason in words and the statements that it rests on."""

    code: str
    reason: str
    from_: tuple[str, ...] = ()


def grade_of(material: Material) -> Grade:
    """Return the certainty grade of an incident."""
    claims = claims_of(material)
    disputes = (
        _competing(claims),
        _denied_by_the_accused(material),
        _denied_by_another(material),
        () if claims else _blamed_apart(material),
    )
    for words, *from_ in filter(None, disputes):
        return Grade(code="contested", reason=words, from_=tuple(from_))
    return _by_reports(material, claims)


def _by_reports(material: Material, claims: Sequence[SourcedClaim]) -> Grade:
    told = _credible(material)
    rests_on = ids([one for statements in told.values() for one in statements])
    reports = _number(len(told), "independent credible report")
    if claims and told:
        tell = "tells" if len(told) == 1 else "tell"
        words = f"{claims[0].claim.claimant} says that it did it; {reports} {tell} of it"
        return Grade(code="confirmed", reason=words, from_=(*claims[0].from_, *rests_on))
    sources = _sources(told)
    if len(told) > 1 and len({voice for voice, _ in sources}) > 1 and _different(sources):
        words = f"{reports}, which name {_different(sources)} sources"
        return Grade(code="confirmed", reason=words, from_=rests_on)
    if len(told) > 1:
        return Grade(code="fair", reason=reports, from_=rests_on)
    if told:
        return Grade(code="weak", reason="one credible report", from_=rests_on)
    return Grade(code="weak", reason=_nobody(claims))


def _nobody(claims: Sequence[SourcedClaim]) -> str:
    if claims:
        return f"told by no one but {claims[0].claim.claimant}, who claims it"
    return "no report vouches for it but in the words of those who did it or of social media"


def _credible(material: Material) -> dict[str, list[Statement]]:
    """Return, for each credible voice, the statements by which somebody vouches for the act."""
    by_voice: dict[str, list[Statement]] = {}
    for one in material.heard:
        if one.field not in _OF_DOERS and one.modality in ("asserted", "hedged"):
            by_voice.setdefault(material.voices[one.report_id], []).append(one)
    vouched = {
        voice: [one for one in _of_the_act(told) if one.speaker_type not in _NOT_CREDIBLE]
        for voice, told in by_voice.items()
    }
    return {voice: told for voice, told in vouched.items() if told}


def _of_the_act(told: Sequence[Statement]) -> Sequence[Statement]:
    """Return the figures of harm; without any, the kind of attack; without that, all."""
    harms = code_list("harms")
    figures = [one for one in told if one.field in harms]
    return figures or [one for one in told if one.field in _ACT] or told


def _sources(told: dict[str, list[Statement]]) -> set[tuple[str, frozenset[str]]]:
    """Return voices with the speakers that they name, as the words of their names.

    Witnesses of two reports are two sources.
    """
    return {
        (voice, frozenset(speaker_key(one.speaker).split() or [f"{fold(one.speaker)} of {voice}"]))
        for voice, statements in told.items()
        for one in statements
        if one.speaker
    }


def _different(sources: Iterable[tuple[str, frozenset[str]]]) -> int:
    """Return how many different speakers there are; 0 where all are one.

    "Police", "police chief Ann Omondi" and "Ann Omondi" are one source.
    """
    names = {name for _, name in sources}
    found = sum(not any(name < other for other in names) for name in names)
    return found if found > 1 else 0


def _competing(claims: Sequence[SourcedClaim]) -> tuple[str, ...]:
    if len(claims) < 2:
        return ()
    names = _listed(one.claim.claimant for one in claims)
    return f"{len(claims)} parties claim it: {names}", *(
        one for each in claims for one in each.from_
    )


def _denied_by_the_accused(material: Material) -> tuple[str, ...]:
    accused = _accused(material)
    for one in denials_of(material):
        if _party(one) in accused:
            words = f"{one.claim.claimant} is said to have done it, and denies it"
            return words, *one.from_, *ids(accused[_party(one)])
    return ()


def _party(one: SourcedClaim) -> str:
    return one.claim.group_id or fold(one.claim.canonical or one.claim.claimant)


def _accused(material: Material) -> dict[str, list[Statement]]:
    accused: dict[str, list[Statement]] = {}
    for one in material.of("attributions"):
        detail = one.detail
        if isinstance(detail, AttributionDetail) and detail.standing != "acquitted":
            party = detail.group_id or fold(detail.canonical or detail.name)
            accused.setdefault(party, []).append(one)
    return accused


def _denied_by_another(material: Material) -> tuple[str, ...]:
    """Return the first denial that the act happened, or harmed so many, with what is told."""
    fields = (*_ACT, *code_list("harms").codes)
    for denial in material.denied(*fields):
        told = [one for one in material.of(denial.field) if _is_denied(one, denial, material)]
        if told:
            who = denial.speaker or material.publisher_of(denial)
            what = denial.value_raw or denial.value or denial.field
            return f"{who} denies what others tell: {what}", *ids([denial, *told])
    return ()


def _is_denied(one: Statement, denial: Statement, material: Material) -> bool:
    same_scope = (one.scope, fold(one.scope_text)) == (denial.scope, fold(denial.scope_text))
    said_by = (one.speaker, material.voices[one.report_id])
    other = said_by != (denial.speaker, material.voices[denial.report_id])
    return same_scope and other and denial.value in (None, one.value)


def _blamed_apart(material: Material) -> tuple[str, ...]:
    """Return known groups that are told of as the doers, as fact, and by nobody together."""
    blamed: dict[str, dict[str, Statement]] = {}
    for one in material.of("attributions"):
        detail = one.detail
        if not isinstance(detail, AttributionDetail) or not detail.group_id:
            continue
        if detail.standing == "reported_as_fact":
            groups = blamed.setdefault(material.voices[one.report_id], {})
            groups.setdefault(detail.group_id, one)
    joined = _joined([set(groups) for groups in blamed.values()])
    if len(joined) < 2:
        return ()
    told = [one for groups in blamed.values() for one in groups.values()]
    names = _listed(str(one.value) for one in told)
    return f"reports tell of different doers: {names}", *ids(told)


def _joined(sets: Iterable[set[str]]) -> list[set[str]]:
    """Return the sets with those made one that share a member."""
    found: list[set[str]] = []
    for one in sets:
        shared = [each for each in found if each & one]
        found = [each for each in found if not each & one]
        found.append(one.union(*shared))
    return found


def _number(count: int, noun: str) -> str:
    return f"one {noun}" if count == 1 else f"{count} {noun}s"


def _listed(names: Iterable[str]) -> str:
    shown = list(dict.fromkeys(names))
    more = f" and {len(shown) - _AT_ONCE} more" if len(shown) > _AT_ONCE else ""
    return ", ".join(shown[:_AT_ONCE]) + more
