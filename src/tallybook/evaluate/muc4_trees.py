"""Which set fill of MUC-4 is more general than which?

The task's shallow trees. A response that is an ancestor of the key's fill is partly right. Two
trees are scoring conventions rather than kinds: DESTROYED stands above SOME DAMAGE, and what
says less about harm stands above NO INJURY OR DEATH.
"""

from __future__ import annotations

# slot -> fill -> the fill above it.
_ABOVE: dict[int, dict[str, str]] = {
    7: {
        "MACHINE GUN": "GUN",
        "MORTAR": "GUN",
        "HANDGUN": "GUN",
        "RIFLE": "GUN",
        "BOMB": "EXPLOSIVE",
        "GRENADE": "EXPLOSIVE",
        "MOLOTOV COCKTAIL": "EXPLOSIVE",
        "VEHICLE BOMB": "BOMB",
        "DYNAMITE": "BOMB",
        "MINE": "BOMB",
        "AERIAL BOMB": "BOMB",
        "MISSILE": "PROJECTILE",
        "ROCKET": "PROJECTILE",
    },
    11: {"SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED"},
    13: {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"},
    16: {"SOME DAMAGE": "DESTROYED"},
    20: {
        "GOVERNMENT OFFICIAL": "POLITICAL FIGURE",
        "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    },
    23: {"NO INJURY OR DEATH": "NO DEATH", "NO DEATH": "NO INJURY"},
}


def is_above(slot: int, general: str, special: str) -> bool:
    """Return whether `general` is an ancestor of `special` in the slot's tree."""
    above = _ABOVE.get(slot, {})
    at = above.get(special)
    while at is not None and at != general:
        at = above.get(at)
    return at is not None
