"""Where does a sentence hold a verb of violence: stormed, staged an attack, planted a bomb?"""

from __future__ import annotations

from tallybook.understand.actclauses import BE, DOERS, Clause
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

PREPOSITIONS = frozenset(
    """of by with on against from in near to for at into toward towards between among over upon
    including like under than during amid after before since until despite without""".split()
)
# After "rebels killed", these tell that the rebels were killed.
AFTER_PASSIVE = frozenset(
    """over amid because following despite along behind under off down towards toward into onto
    about against alongside via upon by in on at during when while near yesterday today as and
    after before last this outside inside with for early late between since dead twice to multiple
    several times repeatedly last friday saturday sunday monday tuesday wednesday thursday himself
    herself themselves is was were are has had""".split()
)
_DETERMINERS = frozenset("a an the his her its their this that these those two three no".split())
_NO_NOUN_PHRASE = frozenset("by that who which was were to what how . ; : ,".split())
# Who orders an inquiry into a killing has not ordered the killing.
ORDERED = frozenset("ordered commissioned".split())
# Beat two men to death.
_TO_DEATH = 10
# Words of violence whose subject suffers, and those that forces do to suspects.
_SUFFERED = frozenset({"die"})
_NOT_DONE = frozenset({"weapon", "plan", "pointer", "seizure"})
_AFTER_NOUN = frozenset("on against in by . , that at and of".split())


def verb_at(clause: Clause, i: int) -> tuple[int, str] | None:
    """Return the end and the lemma of a verb of violence at token `i`, None where none stands."""
    if i not in clause.acts:
        return _light_verb(clause, i)
    end, act = clause.acts[i]
    if i - 1 >= clause.first and clause.acts.get(i - 1) == (end, act):
        # Within a phrase, whose first word tells what it is.
        return None
    if act.sense != "act" or act.strength in _NOT_DONE or act.lemma in _SUFFERED:
        return _light_verb(clause, i)
    if clause.low(i - 1) in _DETERMINERS:
        # The targeted commander, a wounded man.
        return None
    only_verb = "ing" in act.forms and "noun" not in act.forms
    if "past" in act.forms or only_verb:
        return end, act.lemma
    before = clause.low(i - 1)
    if clause.low(i).endswith("ing") and (before in BE or (before == "," and "ing" in act.forms)):
        return end, act.lemma
    return (end, act.lemma) if "base" in act.forms and _is_base_verb(clause, i) else None


def _is_base_verb(clause: Clause, i: int) -> bool:
    """Attack and attacks as verbs: after "to", or right after a party in a headline."""
    if clause.low(i - 1) == "to":
        # The weapon used to kill her is nobody's deed by itself.
        return clause.low(i - 2) != "used"
    direct = any(one.last == i and one.party.nature in DOERS for one in clause.placed)
    return direct and i + 1 < clause.last and clause.low(i + 1) not in _AFTER_NOUN


def _light_verb(clause: Clause, i: int) -> tuple[int, str] | None:
    """Staged an attack, planted a bomb, took hostages: a verb with its noun."""
    low = clause.low(i)
    if low in words("standing", "light", "destroying"):
        after = clause.low(i + 1)
        takes = after and after[0].isalnum() and after not in AFTER_PASSIVE
        return (i + 1, low) if takes else None
    if low == "beat" and "death" in clause.lows(i + 2, i + _TO_DEATH):
        return i + 1, low
    kind = light_kind(low)
    if kind is None or clause.low(i - 1) in _DETERMINERS:
        return None
    for k in range(i + 1, min(i + 9, clause.last)):
        if clause.low(k) in _NO_NOUN_PHRASE or (low in ORDERED and clause.low(k) in PREPOSITIONS):
            return None
        if is_noun_of_act(clause, k) if kind == "verbs" else _is_object_of(clause, k, kind):
            return i + 1, low
    return None


def light_kind(low: str) -> str | None:
    """Return which list of light verbs holds a word: verbs, planting or holding."""
    kinds = ("verbs", "planting", "holding")
    return next((kind for kind in kinds if low in words("standing", "light", kind)), None)


def _is_object_of(clause: Clause, k: int, kind: str) -> bool:
    objects = {"planting": "devices", "holding": "captives"}[kind]
    return bare(clause.tokens[k]) in words("standing", "light", objects)


def is_noun_of_act(clause: Clause, k: int) -> bool:
    """Return whether the token is a noun of violence: attack, bombings."""
    if k not in clause.acts:
        return False
    act = clause.acts[k][1]
    return act.strength not in ("pointer", "seizure") and bool(act.forms & {"noun", "plural"})
