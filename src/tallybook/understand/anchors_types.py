"""Of what kind is an act, by its own words and by who and what stands beside it?

"Grenade attack" is a bombing, "attacked with rifles" an armed assault, "rockets struck" shelling.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.anchors_people import takes_carrier
from tallybook.understand.document import Token
from tallybook.understand.reality import Usage
from tallybook.understand.violence import Violence

# How many words before or after an act may say who did it, and with what.
_WEAPON_REACH = 10
_SUBJECT_REACH = 3
_AGENT_REACH = 7


def types_of(tokens: Sequence[Token], use: Usage, v: Violence) -> tuple[str, ...]:
    """Return the attack types that the act's own words or those around it give."""
    before = tokens[max(0, use.first - 3) : use.first]
    found: list[str] = []
    for token in reversed(before):
        for part in (token.lower, *token.lower.split("-")):
            code = v.modifiers.get(part)
            if code is not None and code not in found:
                found.append(code)
    if use.is_noun and found and (not use.act.types or _refines(found[0], use.act.types)):
        return (found[0],)
    if use.act.lemma == "seize" and takes_carrier(tokens, use):
        return ("hijacking",)
    if use.act.types:
        return use.act.types
    return _types_of_agents(tokens, use, v) or _types_of_weapons(tokens, use, v)


def _refines(code: str, types: tuple[str, ...]) -> bool:
    return code == "suicide_bombing" and "bombing" in types


def _types_of_agents(tokens: Sequence[Token], use: Usage, v: Violence) -> tuple[str, ...]:
    """Return the type that those who do it give: "gunmen attacked", "killed by a bomber"."""
    if use.is_noun:
        return ()
    floor = max(0, use.first - _AGENT_REACH)
    words = [token.lower for token in reversed(tokens[floor : use.first])]
    after = [token.lower for token in tokens[use.last : use.last + _AGENT_REACH]]
    if "by" in after:
        words += after[after.index("by") :]
    for word in words:
        code = v.agents.get(word)
        if code is not None:
            return ("suicide_bombing",) if code == "bombing" and "suicide" in words else (code,)
    return ()


def _types_of_weapons(tokens: Sequence[Token], use: Usage, v: Violence) -> tuple[str, ...]:
    """Return the type that a weapon gives: "attacked with grenades", "mortar shells hit"."""
    near = list(tokens[use.last : use.last + _WEAPON_REACH])
    if not use.is_noun:
        near = list(reversed(tokens[max(0, use.first - _SUBJECT_REACH) : use.first])) + near
    for token in near:
        code = v.modifiers.get(token.lower)
        if code is not None and code not in ("facility_attack", "unarmed_assault"):
            return (code,)
    return ()
