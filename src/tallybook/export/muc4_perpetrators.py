"""Who did it, and how surely? Slots 8 to 11 of a MUC-4 template.

Individuals (9) are persons and descriptions ("GUERRILLAS"), organisations (10) are names. The
confidence of an organisation (11) is the standing that the report gives it; the category (8) is
state violence when those who did it serve a state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook import codebook
from tallybook.export.muc4_strings import (
    Filler,
    called,
    is_empty,
    itself,
    string_fills,
    sureness,
    surest,
    tagged,
)
from tallybook.export.muc4_vocabulary import listed, threshold
from tallybook.records import Account, AttributionDetail, ClaimDetail, Muc4Fill, Statement

# These decide wherever the report says them (template-doc part 2, slot 11: cleared? its own
# claim?). Of the others the first counts: a report tells its own incident before older ones.
_DECIDING = ("acquitted", "claimed")
# Of two standings told of the same words, the one that doubts less.
_FIRMNESS = ("reported_as_fact", "suspected_by_authorities", "suspected", "possible")


def perpetrator_fills(
    groups: Sequence[Sequence[Account]], at: int
) -> dict[int, tuple[Muc4Fill, ...]]:
    """Return slots 8 to 11 of the template that the accounts of `groups[at]` make.

    Who did it is often told once for several incidents of a report: a template without
    individuals, or without organisations, has those of the nearest template with some (in the
    keys of DEV 1-1100 two templates of a message share an organisation in two of three pairs
    where either has one, an individual in every second).
    """
    nearest = [
        groups[other] for other in sorted(range(len(groups)), key=lambda one: (abs(one - at), one))
    ]
    individuals = next(filter(None, map(_individuals, nearest)), ())
    source = next((group for group in nearest if _organisations(group)), groups[at])
    organisations = _organisations(source)
    confidences = tuple(tagged(_confidence(one), one) for one in organisations)
    return {
        8: (Muc4Fill(values=(_category(groups[at], individuals + organisations),)),),
        9: string_fills(individuals),
        10: string_fills(organisations),
        11: confidences,
    }


def perpetrators(accounts: Sequence[Account]) -> tuple[Filler, ...]:
    """Return the individuals and organisations said to have done it, each once."""
    return (*_individuals(accounts), *_organisations(accounts))


def _told(
    accounts: Sequence[Account], party_type: str, role: str
) -> Iterator[tuple[AttributionDetail, Statement]]:
    for account in accounts:
        for one in account.of_field("attributions"):
            detail = one.detail
            if not isinstance(detail, AttributionDetail) or detail.party_type != party_type:
                continue
            if sureness(one) >= threshold(role) and one.modality != "denied":
                yield detail, one


def _individuals(accounts: Sequence[Account]) -> tuple[Filler, ...]:
    """Return the doers who are no organisation: the one told of most surely, once a head noun."""
    by_head: dict[str, list[tuple[str, Statement]]] = {}
    for detail, one in _told(accounts, "individual", "perpetrator"):
        text = called(detail.name)
        if text and not is_empty(text, "perpetrator"):
            by_head.setdefault(text.split()[-1], []).append((text, one))
    fillers = []
    for told in by_head.values():
        text = max(told, key=lambda pair: (sureness(pair[1]), -pair[1].start))[0]
        fillers.append(Filler(text=text, statements=tuple(one for _, one in told)))
    return surest(fillers, itself)


def _organisations(accounts: Sequence[Account]) -> tuple[Filler, ...]:
    """Return each organisation once, under the longest name that the text has for it."""
    by_group: dict[str, list[tuple[str, Statement]]] = {}
    for detail, one in _told(accounts, "organisation", "organisation"):
        text = called(detail.name)
        if text:
            by_group.setdefault(detail.group_id or detail.canonical or text, []).append((text, one))
    for account in accounts:
        for one in account.of_field("claims"):
            if isinstance(one.detail, ClaimDetail):
                key = one.detail.group_id or one.detail.canonical or called(one.detail.claimant)
                if key in by_group:
                    by_group[key].append((called(one.detail.claimant), one))
    fillers = []
    for told in by_group.values():
        text = max(told, key=lambda pair: (len(pair[0]), -pair[1].start))[0]
        fillers.append(Filler(text=text, statements=tuple(one for _, one in told)))
    return surest(fillers, itself)


def _confidence(organisation: Filler) -> str:
    told = [(_standing(one), one) for one in organisation.statements]
    codes = [code for code, _ in told]
    best = next((code for code in _DECIDING if code in codes), None)
    if best is None:
        best = min(told, key=lambda pair: _precedence(*pair))[0]
    return str(codebook.code_list("standings")[best].outside["muc4"])


def _standing(one: Statement) -> str:
    return one.detail.standing if isinstance(one.detail, AttributionDetail) else "claimed"


def _precedence(standing: str, one: Statement) -> tuple[bool, int, int]:
    """Order what grammar ties to an act before what only the encoder saw, then by the text."""
    only_seen = one.odds is not None and one.odds == one.confidence
    return only_seen, one.start, _FIRMNESS.index(standing)


def _category(accounts: Sequence[Account], doers: Sequence[Filler]) -> str:
    """Return the category: terrorist act unless a state's own did it, or the report says so."""
    said = {str(one.value) for account in accounts for one in account.of_field("incident_category")}
    states = [_serves_state(one.text) for one in doers]
    state = any(states) if doers else "state_violence" in said
    code = "state_violence" if state else "terrorist_act"
    return str(codebook.code_list("incident_categories")[code].outside["muc4"])


def _serves_state(text: str) -> bool:
    words = set(text.lower().replace("-", " ").split())
    return bool(words & listed("state")) and not words & listed("state", "not")
