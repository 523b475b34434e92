"""With what was it done? Slots 6 and 7 of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook import codebook
from tallybook.export.muc4_strings import (
    Filler,
    called,
    gathered,
    is_empty,
    string_fills,
    sureness,
    tagged,
)
from tallybook.export.muc4_vocabulary import listed, threshold
from tallybook.records import Account, Muc4Fill, Report, Statement, WeaponDetail

# The slots do not apply to these (template-doc part 1, 7.7).
WITHOUT_INSTRUMENT = frozenset(("ARSON", "KIDNAPPING"))


def weapon_fills(
    report: Report, accounts: Sequence[Account], incident_type: str
) -> dict[int, tuple[Muc4Fill, ...]]:
    """Return slots 6 and 7; a gun or an explosive is inferred when nothing is named."""
    if incident_type in WITHOUT_INSTRUMENT:
        return {}
    fillers = tuple(_named(accounts, incident_type))
    types = tuple(tagged(name, one) for one in fillers if (name := _type_of(one)) is not None)
    if not fillers:
        types = tuple(_inferred(report, accounts, incident_type))
    return {6: string_fills(fillers), 7: types}


def _inferred(
    report: Report, accounts: Sequence[Account], incident_type: str
) -> Iterator[Muc4Fill]:
    """Yield the type that the act implies when nothing is named.

    In the keys of DEV three of four bombings without an instrument have BOMB or EXPLOSIVE.
    """
    if incident_type == "BOMBING":
        yield Muc4Fill(values=("EXPLOSIVE",))
    elif incident_type == "ATTACK" and _tells_of_shooting(report, accounts):
        yield Muc4Fill(values=("GUN",))


def _fits(weapon: str, incident_type: str) -> bool:
    """Whether a weapon belongs to this type: no guns in a bombing, no bombs set in an attack."""
    weapons = codebook.code_list("weapons")
    if incident_type == "BOMBING":
        return not weapons.is_a(weapon, "firearm")
    thrown = weapon in ("aerial_bomb", "mine")
    return incident_type != "ATTACK" or thrown or not weapons.is_a(weapon, "bomb")


def _named(accounts: Sequence[Account], incident_type: str) -> Iterator[Filler]:
    """Yield the weapons used, once a head noun."""
    told: list[tuple[str, Statement]] = []
    for account in accounts:
        for one in account.of_field("weapons"):
            detail = one.detail
            if not isinstance(detail, WeaponDetail) or detail.use == "held":
                continue
            if not _fits(detail.weapon, incident_type):
                continue
            text = _bare(called(one.quote))
            if sureness(one) >= threshold("weapon") and not is_empty(text, "weapon"):
                told.append((text, one))
    seen = set()
    for filler in gathered(told):
        head = filler.text.split()[-1].removesuffix("S")
        if head not in seen:
            seen.add(head)
            yield filler


def _bare(text: str) -> str:
    """Return what the weapon is called without "attack" or "fire" after it."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in listed("weapon_tail"):
        words = words[:-1]
    return " ".join(words)


def _type_of(filler: Filler) -> str | None:
    """Return the type of the weapon, that of the kind above it where MUC-4 has none."""
    detail = filler.statements[0].detail
    code: str | None = detail.weapon if isinstance(detail, WeaponDetail) else None
    weapons = codebook.code_list("weapons")
    while code is not None:
        if "muc4" in weapons[code].outside:
            return str(weapons[code].outside["muc4"])
        code = weapons[code].parent
    return None


def _tells_of_shooting(report: Report, accounts: Sequence[Account]) -> bool:
    words = listed("shooting")
    for account in accounts:
        for index in account.sentences:
            sentence = report.sentences[index]
            told = report.quote(sentence.start, sentence.end).lower()
            if any(word.strip(".,;:()\"'") in words for word in told.split()):
                return True
    return False
