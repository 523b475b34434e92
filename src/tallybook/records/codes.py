"""Which field of which record holds codes of which controlled list? And do its values belong?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tallybook import codebook

CONTROLLED: dict[str, dict[str, str]] = {
    "Sentence": {"kind": "sentence_kinds"},
    "Report": {"published_at_basis": "published_at_basis"},
    "Copy": {"kind": "copy_kinds"},
    "Statement": {
        "field": "fields",
        "bound": "bounds",
        "as_of_basis": "as_of_basis",
        "speaker_type": "speaker_types",
        "modality": "modalities",
        "scope": "scopes",
        "review_state": "review_states",
    },
    "DateDetail": {"precision": "date_precision", "basis": "date_basis"},
    "PlaceDetail": {"geoprecision": "geoprecision", "site_type": "site_types"},
    "AttributionDetail": {"party_type": "party_types", "standing": "standings"},
    "ClaimDetail": {"mode": "claim_modes"},
    "WeaponDetail": {"weapon": "weapons", "use": "weapon_use"},
    "TargetDetail": {
        "target_kind": "target_kinds",
        "target_type": "target_types",
        "effect": "target_effects",
    },
    "VictimDetail": {"sex": "sexes", "status": "victim_status", "fate": "harms"},
    "Account": {"role": "account_roles"},
    "Decision": {
        "subject": "decision_subjects",
        "verdict": "decision_verdicts",
        "verb": "acts",
    },
    "Correction": {"part": "correctable"},
    "SetAside": {"verdict": "review_states"},
    "Judgement": {"verdict": "verdicts", "decided_by": "deciders"},
    "Tally": {
        "harm": "harms",
        "scope": "scopes",
        "rule": "tally_rules",
        "conflict": "conflicts",
    },
    "Incident": {
        "status": "incident_status",
        "date_precision": "date_precision",
        "date_basis": "date_basis",
        "geoprecision": "geoprecision",
        "attack_type": "attack_types",
        "type_of_violence": "types_of_violence",
        "stage": "stages",
        "incident_category": "incident_categories",
        "event_clarity": "event_clarity",
        "certainty_grade": "certainty_grades",
    },
}


def unknown_codes(record: Any) -> Iterator[str]:
    """Yield, for a record and all records inside it, each value that its list does not have.

    Each is told as `Record.field = value (list)`.
    """
    if isinstance(record, msgspec.Struct):
        controlled = CONTROLLED.get(type(record).__name__, {})
        for name in record.__struct_fields__:
            value = getattr(record, name)
            if name in controlled:
                yield from _unknown(f"{type(record).__name__}.{name}", value, controlled[name])
            else:
                yield from unknown_codes(value)
    elif isinstance(record, tuple | list):
        for one in record:
            yield from unknown_codes(one)
    elif isinstance(record, dict):
        yield from unknown_codes(list(record.values()))


def _unknown(where: str, value: Any, list_name: str) -> Iterator[str]:
    codes = codebook.code_list(list_name)
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None and str(one) not in codes:
            yield f"{where} = {one!r} ({list_name})"
