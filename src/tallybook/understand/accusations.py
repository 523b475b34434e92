"""Which parties are suspected, accused, blamed, thought possible, or cleared; and by whom?"""

from __future__ import annotations

import msgspec

from tallybook.understand.hedging import hedge_at
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import bare
from tallybook.understand.perpetrators import DOERS, PEOPLE, Clause, Placed
from tallybook.understand.speakerphrases import Phrase, phrase_after, phrase_before

_ACCUSED = DOERS | PEOPLE | {"government"}
_BE = frozenset("is are was were be been being has have had".split())


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
    for i in range(clause.first, clause.last):
        low = clause.tokens[i].lower
        if low in words("standing", "blame", "forward"):
            found += _forward(clause, i)
        if low in words("standing", "blame", "onto"):
            found += _onto(clause, i)
        if low in words("standing", "blame", "passive"):
            found += _passive(clause, i)
        if low in words("standing", "cleared", "words") or low == "ruled":
            found += _cleared(clause, i)
        if low in ("responsible", "behind", "guilty"):
            found += _responsible(clause, i)
        if low in ("could", "may", "might", "possibly", "perhaps"):
            found += _possible(clause, i)
        found += _phrase(clause, i)
    unique: dict[int, Accusation] = {}
    for one in found:
        unique.setdefault(one.placed.first, one)
    return list(unique.values())


def _doers(clause: Clause, first: int, last: int) -> list[Placed]:
    return [
        one for one in clause.placed if one.party.nature in _ACCUSED and first <= one.first < last
    ]


def _forward(clause: Clause, i: int) -> list[Accusation]:
    """Police blamed X; officials accuse X of; authorities suspect X."""
    tokens = clause.tokens
    low = tokens[i].lower
    before = tokens[i - 1].lower if i > clause.first else ""
    if (
        before in _BE
        or before in ("the", "a")
        or (
            low in ("suspected", "suspects", "suspect")
            and (before in ("the", "two", "three", "other", "of", "by", "") or _in_party(clause, i))
        )
    ):
        return []
    stop = i + 8
    for one in _doers(clause, i + 1, min(stop, clause.last)):
        between = {token.lower for token in tokens[i + 1 : one.first]}
        if between & {"for", "of", "by", ",", "."}:
            continue
        charge = {token.lower for token in tokens[one.last : min(one.last + 4, clause.last)]}
        if not charge & {
            "for",
            "of",
            "in",
            "with",
            ".",
            ",",
            "as",
            "because",
            "were",
            "was",
            "and",
        }:
            continue
        accuser = phrase_before(clause.document, i, clause.first)
        return [Accusation(one, "suspected", i, i + 1, accuser)]
    return []


def _in_party(clause: Clause, i: int) -> bool:
    return any(one.first <= i < one.last for one in clause.placed)


def _onto(clause: Clause, i: int) -> list[Accusation]:
    """Blamed on X, attributed to X, linked to X."""
    tokens = clause.tokens
    for k in range(i + 1, min(i + 12, clause.last)):
        if tokens[k].lower not in words("standing", "blame", "onto_words"):
            continue
        for one in _doers(clause, k + 1, min(k + 8, clause.last)):
            if any(token.text in ",.;:" for token in tokens[k + 1 : one.first]):
                break
            low = tokens[i].lower
            if low in ("linked", "traced", "tied", "link") and not _has_act(
                clause, clause.first, i
            ):
                break
            accuser = phrase_before(clause.document, i, clause.first)
            if accuser is not None and accuser.kind is None:
                accuser = None
            return [Accusation(one, "suspected", i, k + 1, accuser or _by(clause, i + 1))]
        if tokens[k].text in ",.;:":
            return []
    return []


def _has_act(clause: Clause, first: int, last: int) -> bool:
    return any(first <= k < last for k in clause.acts)


def _by(clause: Clause, at: int) -> Phrase | None:
    """Blamed by police on X: the accuser after "by"."""
    if at < clause.last and clause.tokens[at].lower == "by":
        return phrase_after(clause.document, at + 1, clause.last)
    return None


def _passive(clause: Clause, i: int) -> list[Accusation]:
    """X is suspected, X was blamed, X believed responsible, X was convicted of the murder."""
    tokens = clause.tokens
    low = tokens[i].lower
    if _in_party(clause, i) or (i + 1 < clause.last and tokens[i + 1].lower == "that"):
        return []
    best: Placed | None = None
    for one in clause.placed:
        if one.party.nature in _ACCUSED and one.last <= i and i - one.last <= 12:
            gap = [token.lower for token in tokens[one.last : i]]
            if any(word in ("that", ";", "who", "said", ".", "while", "by") for word in gap):
                continue
            after = tokens[i + 1].lower if i + 1 < clause.last else "."
            near = any(word in _BE or word == "," for word in gap) or (
                not gap and after in ("of", "in", "as", "by")
            )
            if near:
                best = one
    if best is None or not _of_deed(clause, i, low):
        return []
    standing = "reported_as_fact" if low in words("standing", "blame", "firm") else "suspected"
    return [Accusation(best, standing, i, i + 1, _by(clause, i + 1))]


def _of_deed(clause: Clause, i: int, low: str) -> bool:
    """Whether the suspicion is of a deed: blame always is, belief and arrest say of what."""
    if low in ("blamed", "accused", "implicated"):
        return True
    deeds = words("standing", "blame", "deeds")
    ahead = {bare(token) for token in clause.tokens[i + 1 : min(i + 10, clause.last)]}
    if (
        low == "suspected"
        and clause.tokens[i + 1 : i + 2]
        and (clause.tokens[i + 1].lower in (".", "of", "in", ","))
    ):
        return True
    return bool(ahead & deeds)


def _responsible(clause: Clause, i: int) -> list[Accusation]:
    """X is responsible for, X was behind; not: X is responsible for the region."""
    tokens = clause.tokens
    ahead = {bare(token) for token in tokens[i + 1 : min(i + 9, clause.last)]}
    if not ahead & words("standing", "blame", "deeds") and not _has_act(clause, i, i + 10):
        return []
    k = i - 1
    while k >= clause.first and (tokens[k].lower.endswith("ly") or tokens[k].lower in _TO_BE):
        k -= 1
    if k == i - 1:
        return []
    doers = [one for one in clause.placed if one.party.nature in _ACCUSED and one.last == k + 1]
    joined = [
        other
        for one in doers
        for other in clause.placed
        if other.party.nature in _ACCUSED
        and 1 <= one.first - other.last <= 2
        and tokens[other.last].lower in ("and", ",")
    ]
    return [Accusation(one, "reported_as_fact", i, i + 1) for one in doers + joined]


_TO_BE = frozenset("is are was were been be being to not held also both".split())


def _possible(clause: Clause, i: int) -> list[Accusation]:
    """It could have been X; X may have been behind it."""
    tokens = clause.tokens
    if i + 2 >= clause.last or tokens[i + 1].lower not in ("be", "have"):
        return []
    at = i + 2 if tokens[i + 1].lower == "be" else i + 3
    for one in _doers(clause, at, min(at + 4, clause.last)):
        return [Accusation(one, "possible", i, at)]
    return []


def _cleared(clause: Clause, i: int) -> list[Accusation]:
    tokens = clause.tokens
    if tokens[i].lower == "ruled":
        if i + 1 >= clause.last or tokens[i + 1].lower != "out":
            return []
        doers = _doers(clause, i + 2, min(i + 9, clause.last))
    else:
        doers = [
            one for one in clause.placed if one.party.nature in _ACCUSED and 0 <= i - one.last <= 6
        ]
    return [Accusation(one, "acquitted", i, i + 1) for one in doers[-1:]]


def _phrase(clause: Clause, i: int) -> list[Accusation]:
    """The work of X, the hallmarks of X, could be X."""
    tokens = clause.tokens
    for phrase in lexicon("standing")["blame"]["phrases"]:
        parts = phrase.split()
        if tokens[i].lower != parts[0] or i + len(parts) >= clause.last:
            continue
        if [token.lower for token in tokens[i : i + len(parts)]] != parts:
            continue
        for one in _doers(clause, i + len(parts), min(i + len(parts) + 6, clause.last)):
            return [Accusation(one, "suspected", i, i + len(parts))]
    return []


def doubt_at(
    clause: Clause, marks: tuple[tuple[int, int, str], ...], first: int, last: int
) -> tuple[str | None, str]:
    """Return the mark of doubt over tokens [first, last) and its modality."""
    return hedge_at(clause.document, marks, first, last)
