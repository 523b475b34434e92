"""Which questions does the encoder answer, and in which order do its outputs stand?

Shared by the training command and by the reading of the shipped part. The codes are those of
MUC-4 (`muc4.md` of the docs), whose keys are the largest source of whole incident records.
"""

from __future__ import annotations

ROLES = (
    "individual",
    "organisation",
    "physical_target",
    "victim_name",
    "victim_description",
    "weapon",
)

INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced_work_stoppage")

# Tags of a role at one word piece: outside, begins here, goes on here.
TAGS = ("outside", "begin", "inside")

# Each closed choice: its name, and its codes. The order is that of the output columns.
CHOICES: dict[str, tuple[str, ...]] = {
    "stage": ("ACCOMPLISHED", "ATTEMPTED", "THREATENED"),
    "category": ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE", "-"),
    "standing": (
        "REPORTED AS FACT",
        "SUSPECTED OR ACCUSED",
        "SUSPECTED OR ACCUSED BY AUTHORITIES",
        "CLAIMED OR ADMITTED",
        "POSSIBLE",
    ),
    "physical_type": (
        "OTHER",
        "COMMERCIAL",
        "TRANSPORT VEHICLE",
        "ENERGY",
        "GOVERNMENT OFFICE OR RESIDENCE",
        "ORGANIZATION OFFICE",
        "COMMUNICATIONS",
        "CIVILIAN RESIDENCE",
        "FINANCIAL",
        "DIPLOMAT OFFICE OR RESIDENCE",
        "TRANSPORTATION ROUTE",
        "POLITICAL FIGURE OFFICE OR RESIDENCE",
        "LAW ENFORCEMENT FACILITY",
        "WATER",
    ),
    "physical_effect": ("SOME DAMAGE", "DESTROYED", "NO DAMAGE", "PROPERTY TAKEN FROM TARGET", "-"),
    "human_type": (
        "CIVILIAN",
        "POLITICAL FIGURE",
        "GOVERNMENT OFFICIAL",
        "LAW ENFORCEMENT",
        "LEGAL OR JUDICIAL",
        "ACTIVE MILITARY",
        "SECURITY GUARD",
        "FORMER GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY",
        "DIPLOMAT",
    ),
    "human_effect": (
        "DEATH",
        "INJURY",
        "NO INJURY OR DEATH",
        "NO INJURY",
        "REGAINED FREEDOM",
        "-",
    ),
    "weapon_type": (
        "BOMB",
        "GUN",
        "EXPLOSIVE",
        "DYNAMITE",
        "MACHINE GUN",
        "VEHICLE BOMB",
        "RIFLE",
        "MORTAR",
        "GRENADE",
        "AERIAL BOMB",
        "TORTURE",
        "CUTTING DEVICE",
        "ROCKET",
        "MOLOTOV COCKTAIL",
        "FIRE",
        "MINE",
    ),
}


def choice_columns() -> dict[str, range]:
    """Return the columns of each closed choice in the output `choices`."""
    columns: dict[str, range] = {}
    at = 0
    for name, codes in CHOICES.items():
        columns[name] = range(at, at + len(codes))
        at += len(codes)
    return columns
