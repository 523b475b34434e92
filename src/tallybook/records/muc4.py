"""A MUC-4 template: one incident as the Fourth Message Understanding Conference filled it in.

Twenty-five numbered slots (`muc4.md` of the docs). Shared by the export that fills templates
from accounts and by the scorers that compare them with keys.
"""

from __future__ import annotations

import msgspec

# The five roles of the modern string task (Du, Rush and Cardie 2021) and the slots they come from.
GTT_ROLES = {"PerpInd": 9, "PerpOrg": 10, "Target": 12, "Victim": 18, "Weapon": 6}
INCIDENT_TYPE = 4

SLOT_LABELS = {
    0: "MESSAGE: ID",
    1: "MESSAGE: TEMPLATE",
    2: "INCIDENT: DATE",
    3: "INCIDENT: LOCATION",
    4: "INCIDENT: TYPE",
    5: "INCIDENT: STAGE OF EXECUTION",
    6: "INCIDENT: INSTRUMENT ID",
    7: "INCIDENT: INSTRUMENT TYPE",
    8: "PERP: INCIDENT CATEGORY",
    9: "PERP: INDIVIDUAL ID",
    10: "PERP: ORGANIZATION ID",
    11: "PERP: ORGANIZATION CONFIDENCE",
    12: "PHYS TGT: ID",
    13: "PHYS TGT: TYPE",
    14: "PHYS TGT: NUMBER",
    15: "PHYS TGT: FOREIGN NATION",
    16: "PHYS TGT: EFFECT OF INCIDENT",
    17: "PHYS TGT: TOTAL NUMBER",
    18: "HUM TGT: NAME",
    19: "HUM TGT: DESCRIPTION",
    20: "HUM TGT: TYPE",
    21: "HUM TGT: NUMBER",
    22: "HUM TGT: FOREIGN NATION",
    23: "HUM TGT: EFFECT OF INCIDENT",
    24: "HUM TGT: TOTAL NUMBER",
}
# The slots that are scored; 0 and 1 name the template.
SLOTS = tuple(range(2, 25))
# Filled with words of the text, in quotes.
STRING_SLOTS = (6, 9, 10, 12, 18, 19)
# Filled from a closed list.
SET_SLOTS = (4, 5, 7, 8, 11, 13, 15, 16, 20, 22, 23)
# The string slots that the cross-reference of a slot may name.
TAG_SLOTS = {
    7: (6,),
    11: (10,),
    13: (12,),
    14: (12,),
    15: (12,),
    16: (12,),
    19: (18,),
    20: (18, 19),
    21: (18, 19),
    22: (18, 19),
    23: (18, 19),
}


class Muc4Fill(msgspec.Struct, frozen=True, kw_only=True):
    """One fill of one slot.

    `values` are alternatives, any of which is right; a response gives one set fill, or for a
    string slot the mentions of one thing. `tags` are the alternatives of a cross-reference to a
    string fill of the template (`DEATH: "PEASANT"`). `optional` marks a key fill with `?`.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


class Muc4Template(msgspec.Struct, frozen=True, kw_only=True):
    """One template of one message; `slots` holds slots 2 to 24, blank ones left out.

    `number` is slot 1. `optional` templates of a key may be left out by a response.
    """

    message_id: str
    number: int
    slots: dict[int, tuple[Muc4Fill, ...]]
    optional: bool = False


class GttTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A template cut to its type and five roles: each role a list of things, each its mentions.

    `incident_type` is in lower case; a gold type may list alternatives (`attack / bombing`).
    `roles` has every role of `GTT_ROLES`, empty ones too.
    """

    incident_type: str
    roles: dict[str, tuple[tuple[str, ...], ...]]


def gtt_of(template: Muc4Template) -> GttTemplate:
    """Return the template's type and five roles, in lower case as the modern task has them."""
    types = template.slots.get(INCIDENT_TYPE, ())
    return GttTemplate(
        incident_type=" / ".join(value.lower() for fill in types for value in fill.values),
        roles={
            role: tuple(
                tuple(value.lower() for value in fill.values)
                for fill in template.slots.get(slot, ())
            )
            for role, slot in GTT_ROLES.items()
        },
    )


def gtt_rows(template: GttTemplate) -> dict[str, object]:
    """Return the template as the modern task writes it: `incident_type` and a key a role."""
    return {"incident_type": template.incident_type, **template.roles}
