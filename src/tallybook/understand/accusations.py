"""Which parties are suspected, accused, blamed, thought possible, or cleared; and by whom?"""

from __future__ import annotations

import functools
from collections.abc import Callable

import msgspec

from tallybook.understand.accusers import accuser_before
from tallybook.understand.actclauses import DOERS, PEOPLE, Clause, Placed
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import bare
from tallybook.understand.speakerphrases import Phrase, phrase_after

_ACCUSED = DOERS | PEOPLE | {"government"}
_BE = frozenset("is are was were be been being".split())
_TO_BE = frozenset("is are was were been be being to not held also both".split())
_MARKS = frozenset(",.;:")
# What follows the accused: blamed X for, accused X of, X were.
_CHARGES = frozenset("for of in with . as because were was and".split())
# The adverbs between "was" and "blamed".
_BETWEEN = frozenset("also now still long already later not been being widely have has had".split())
_OTHER_SUBJECT = frozenset("that ; who said . while by".split())


class Accusation(msgspec.Struct, frozen=True):
    """A party under a standing, the words that say so, and the accuser where they name one."""

    placed: Placed
    standing: str
    first: int
    last: int
    accuser: Phrase | None = None


def find_accusations(clause: Clause) -> list[Accusation]:
    """Return the accusations of one sentence, the first for each party."""
    found: list[Accusation] = []
    rules = _rules()
    for i in range(clause.first, clause.last):
        for rule in rules.get(clause.low(i), ()):
            found += rule(clause, i)
    unique: dict[int, Accusation] = {}
    for one in found:
        for each in (one.placed, *_group_of(clause, one.placed)):
            unique.setdefault(each.first, msgspec.structs.replace(one, placed=each))
    return list(unique.values())


def _group_of(clause: Clause, accused: Placed) -> list[Placed]:
    """The group that accused people belong to: three members of X, the paramilitary X."""
    if accused.party.nature not in DOERS | PEOPLE:
        return []
    at = accused.last
    if clause.low(at) == "of":
        at += 1
    if clause.low(at) == "the":
        at += 1
    return [one for one in clause.placed if one.first == at and one.party.nature == "armed_group"]


_Rule = Callable[[Clause, int], list[Accusation]]


@functools.cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """The rules that each word calls for, in the order in which they are tried."""
    phrases: list[str] = lexicon("standing")["blame"]["phrases"]
    table: tuple[tuple[_Rule, frozenset[str]], ...] = (
        (_forward, words("standing", "blame", "forward")),
        (_onto, frozenset().union(*(words("standing", "onto", one) for one in _ONTO))),
        (_held, words("standing", "blame", "hold")),
        (_as_doers, words("standing", "blame", "naming")),
        (_part_in, words("standing", "blame", "part")),
        (_passive, words("standing", "blame", "passive")),
        (_cleared, words("standing", "cleared", "words") | {"ruled"}),
        (_responsible, frozenset({"responsible", "behind", "guilty"})),
        (_possible, frozenset({"could", "may", "might", "possibly", "perhaps"})),
        (_phrase, frozenset(phrase.split()[0] for phrase in phrases)),
    )
    rules: dict[str, tuple[_Rule, ...]] = {}
    for rule, triggers in table:
        for word in sorted(triggers):
            rules[word] = (*rules.get(word, ()), rule)
    return rules


def _accused(clause: Clause, first: int, last: int) -> list[Placed]:
    end = min(last, clause.last)
    return [p for p in clause.placed if p.party.nature in _ACCUSED and first <= p.first < end]


def _in_party(clause: Clause, i: int) -> bool:
    return any(one.first <= i < one.last for one in clause.placed)


def _has_act(clause: Clause, first: int, last: int) -> bool:
    return any(first <= k < last for k in clause.acts)


# --- accused by the words after the verb ------------------------------------------------


def _forward(clause: Clause, i: int) -> list[Accusation]:
    """Police blamed X; officials accuse X of; authorities suspect X."""
    low, before = clause.low(i), clause.low(i - 1)
    if (before in _BE and not low.endswith("ing")) or before in ("the", "a"):
        return []
    if low.startswith("suspect") and (before in ("", "of", "by") or _is_noun(clause, i)):
        return []
    for one in _accused(clause, i + 1, i + 12):
        if _is_behind(clause, i + 1, one):
            continue
        if _CHARGES.intersection(clause.lows(one.last, one.last + 4)):
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    return []


def _is_noun(clause: Clause, i: int) -> bool:
    """Whether "suspect" is within a party: not before another, as in "police suspect X of it"."""
    verb = any(
        i + 1 <= one.first <= i + 3 and clause.low(one.last) == "of" for one in clause.placed
    )
    inside = [one for one in clause.placed if one.first <= i < one.last]
    return bool(inside) and not (verb and inside[0].last == i + 1 and inside[0].first < i)


def _is_behind(clause: Clause, first: int, one: Placed) -> bool:
    """Whether other words than the accused's own stand before it: not "members of X"."""
    gap = clause.lows(first, one.first)
    if len(gap) > 1 and gap[-1] == "the":
        gap = gap[:-1]
    if len(gap) > 1 and gap[-1] == "of" and gap[-2] in words("standing", "blame", "members"):
        gap = gap[:-2]
    return not {"for", "of", "by", "on", "to", "against", ",", "."}.isdisjoint(gap)


# Which word stands before the accused: blamed on X, attributed to X, pointed at X.
_ONTO = {"on": frozenset({"on", "upon"}), "to": frozenset({"to"}), "at": frozenset({"at", "to"})}


def _onto(clause: Clause, i: int) -> list[Accusation]:
    """Blamed on X, attributed to X, linked to X."""
    low = clause.low(i)
    prepositions = frozenset().union(
        *(some for name, some in _ONTO.items() if low in words("standing", "onto", name))
    )
    found: list[Accusation] = []
    for k in range(i + 1, min(i + 14, clause.last)):
        if clause.low(k) in _MARKS:
            break
        if clause.low(k) not in prepositions:
            continue
        one = next(iter(_accused(clause, k + 1, k + 8)), None)
        if one is None or _MARKS.intersection(clause.lows(k + 1, one.first)):
            continue
        linking = low in words("standing", "onto", "linking")
        if (linking and not _has_act(clause, clause.first, k)) or (
            _has_act(clause, k + 1, one.first)
        ):
            continue
        if found and k < found[-1].placed.last:
            continue
        # Blamed the raid on the police on X: the last one is blamed.
        found = [Accusation(one, "suspected", i, k + 1, _accuser_onto(clause, i))]
    return found


def _accuser_onto(clause: Clause, i: int) -> Phrase | None:
    accuser = accuser_before(clause, i)
    return accuser if accuser is not None and accuser.kind is not None else _by(clause, i + 1)


def _held(clause: Clause, i: int) -> list[Accusation]:
    """They hold X responsible for the attack."""
    for one in _accused(clause, i + 1, i + 10):
        after = clause.lows(one.last, one.last + 4)
        if words("standing", "blame", "liable").intersection(after) and not (
            _is_behind(clause, i + 1, one)
        ):
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    return []


def _as_doers(clause: Clause, i: int) -> list[Accusation]:
    """Police named X as the group behind the attack."""
    for one in _accused(clause, i + 1, i + 8):
        ahead = clause.lows(one.last, one.last + 8)
        deeds = words("standing", "blame", "deeds") | {"those", "ones"}
        if ahead[:1] == ["as"] and not deeds.isdisjoint(ahead) and i + 1 <= one.first:
            return [Accusation(one, "suspected", i, i + 1, accuser_before(clause, i))]
    return []


def _part_in(clause: Clause, i: int) -> list[Accusation]:
    """The participation of X in the killing, X's involvement in it."""
    if clause.low(i + 1) in ("of", "by"):
        doers = [
            one
            for one in _accused(clause, i + 2, i + 9)
            if not _MARKS.intersection(clause.lows(i + 2, one.first))
        ][:1]
        end = doers[0].last if doers else i
    else:
        own = clause.low(i - 1).endswith(("'s", "s'"))
        doers = [one for one in _accused(clause, clause.first, i) if own and one.last == i]
        end = i + 1
    ahead = clause.lows(end, end + 4)
    if not {"in", "for"}.intersection(ahead) or not _has_act(clause, end, end + 9):
        return []
    return [Accusation(one, "suspected", i, i + 1) for one in doers]


def _by(clause: Clause, at: int) -> Phrase | None:
    """Blamed by police on X: the accuser after "by"."""
    return phrase_after(clause.document, at + 1, clause.last) if clause.low(at) == "by" else None


def _possible(clause: Clause, i: int) -> list[Accusation]:
    """It could have been X; it might be X."""
    if clause.low(i + 1) not in ("be", "have"):
        return []
    at = i + 2 if clause.low(i + 1) == "be" else i + 3
    return [Accusation(one, "possible", i, at) for one in _accused(clause, at, at + 4)[:1]]


def _phrase(clause: Clause, i: int) -> list[Accusation]:
    """The work of X, the hallmarks of X."""
    for phrase in lexicon("standing")["blame"]["phrases"]:
        parts = phrase.split()
        end = i + len(parts)
        if clause.lows(i, end) == parts:
            return [
                Accusation(one, "suspected", i, end) for one in _accused(clause, end, end + 6)[:1]
            ]
    return []


# --- accused by the words before --------------------------------------------------------


def _passive(clause: Clause, i: int) -> list[Accusation]:
    """X is suspected, X was blamed, X believed responsible, X was convicted of the murder."""
    low = clause.low(i)
    if _in_party(clause, i) or clause.low(i + 1) == "that" or not _of_deed(clause, i, low):
        return []
    best: Placed | None = None
    comma = words("standing", "blame", "after_comma")
    for one in clause.placed:
        if one.party.nature not in _ACCUSED or one.last > i or i - one.last > 12:
            continue
        gap = clause.lows(one.last, i)
        told = _is_passive(gap) or (gap == [","] and low in comma)
        reduced = not gap and clause.low(i + 1) in ("of", "in", "as", "by", "responsible")
        if (told or reduced) and not _OTHER_SUBJECT.intersection(gap):
            best = one
    if best is None:
        return []
    firm = low in words("standing", "blame", "firm")
    standing = "reported_as_fact" if firm else "suspected"
    return [Accusation(best, standing, i, i + 1, _by(clause, i + 1))]


def _is_passive(gap: list[str]) -> bool:
    """Whether a form of "be" stands right before the participle, but for adverbs."""
    while gap and (gap[-1] in _BETWEEN or gap[-1].endswith("ly")):
        gap = gap[:-1]
    return bool(gap) and gap[-1] in _BE


def _of_deed(clause: Clause, i: int, low: str) -> bool:
    """Whether the suspicion is of a deed: blame always is, belief and arrest say of what."""
    if low in ("blamed", "implicated") or (
        low == "suspected" and clause.low(i + 1) in (".", "of", "in", ",")
    ):
        return True
    ahead = {bare(token) for token in clause.tokens[i + 1 : min(i + 10, clause.last)]}
    return bool(ahead & words("standing", "blame", "deeds")) or _has_act(clause, i + 1, i + 8)


def _responsible(clause: Clause, i: int) -> list[Accusation]:
    """X is responsible for the attack, X was behind it; not: responsible for the region."""
    ahead = {bare(token) for token in clause.tokens[i + 1 : min(i + 9, clause.last)]}
    if not ahead & words("standing", "blame", "deeds") and not _has_act(clause, i, i + 10):
        return []
    k = i - 1
    while clause.low(k).endswith("ly") or clause.low(k) in _TO_BE:
        k -= 1
    if k == i - 1:
        return []
    doers = [p for p in clause.placed if p.party.nature in _ACCUSED and p.last == k + 1]
    joined = [other for one in doers for other in _joined_with(clause, one)]
    standing = _firmness(clause.lows(k + 1, i))
    return [Accusation(one, standing, i, i + 1) for one in doers + joined]


def _firmness(between: list[str]) -> str:
    """How firmly it is told: might be behind it, is held responsible, is behind it."""
    if not {"could", "may", "might"}.isdisjoint(between):
        return "possible"
    return "suspected" if "held" in between else "reported_as_fact"


def _joined_with(clause: Clause, one: Placed) -> list[Placed]:
    """The government and the army: the party joined before another."""
    return [
        other
        for other in clause.placed
        if other.party.nature in _ACCUSED
        and 1 <= one.first - other.last <= 2
        and clause.low(other.last) in ("and", ",")
    ]


def _cleared(clause: Clause, i: int) -> list[Accusation]:
    """Ruled out X; X was acquitted."""
    if clause.low(i) == "ruled":
        doers = _accused(clause, i + 2, i + 9) if clause.low(i + 1) == "out" else []
    elif clause.low(i) in words("standing", "cleared", "words") and clause.low(i - 1) not in _BE:
        doers = [
            one
            for one in _accused(clause, i + 1, i + 8)
            if not _is_behind(clause, i + 1, one) and clause.low(one.last) == "of"
        ][:1]
    elif clause.low(i - 1) in _BE and clause.low(i + 1) in ("of", "in", "by", "on", "."):
        doers = [p for p in clause.placed if p.party.nature in _ACCUSED and 0 <= i - p.last <= 6]
    else:
        doers = []
    return [Accusation(one, "acquitted", i, i + 1) for one in doers[-1:]]
