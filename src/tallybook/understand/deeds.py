"""Which words are deeds of violence by whom or what they are done to?

The lexicon `deeds.toml`, ready for lookups. "Slashed" is an act where people are slashed, and
"seized" where gunmen seize people; "beat ... to death" and "threw a grenade" stand apart in their
sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.lexicons import lexicon
from tallybook.understand.phrases import PhraseTable
from tallybook.understand.violence import Act, acts_of, phrase_acts_of, violence

# An act with its first token and the one after its last, as in `anchors`.
Found = tuple[int, int, Act]
_WAS = frozenset("was were been being is are".split())
# Between a weapon and its passive verb: "a grenade was also thrown".
_TO_VERB = 3
_FORMS = ("past", "base", "ing")


class Opening(msgspec.Struct, frozen=True):
    """A word that a deed in several words begins with: what may close it, within how many words.

    `passive`: "was" stands between, or nothing where it may be `reduced` ("a grenade thrown").
    `near`: nothing but an adverb or an auxiliary stands between ("shells also landed").
    """

    act: Act
    closes: tuple[tuple[str, ...], ...]
    gap: int
    passive: bool = False
    reduced: bool = False
    near: bool = False


class Deeds(msgspec.Struct, frozen=True, kw_only=True):
    """Single words, phrases, and what begins a deed in several words.

    `pairs` are the first word of each deed in several words with those that may end it.
    """

    words: dict[str, Act]
    phrases: PhraseTable[Act]
    openings: dict[str, tuple[Opening, ...]]
    pairs: dict[str, frozenset[str]]


@functools.cache
def deeds() -> Deeds:
    """Return these words with those of the lexicon of violence; read once a process."""
    raw, known = lexicon("deeds"), violence()
    phrases = phrase_acts_of(raw) | known.phrase_acts
    openings = _openings(raw)
    return Deeds(
        words=acts_of(raw) | known.words,
        phrases=PhraseTable(phrases),
        openings=openings,
        pairs=_pairs(phrases, openings),
    )


@functools.cache
def deed_words() -> frozenset[str]:
    """Return the words of the lexicon of violence, and those that are deeds to people."""
    return frozenset(violence().words) | _telling()


def _pairs(
    phrases: Mapping[str, Act], openings: Mapping[str, Sequence[Opening]]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for phrase, act in phrases.items():
        if act.sense == "act":
            found.setdefault(phrase.split()[0], set()).add(phrase.split()[-1])
    for word, each in openings.items():
        ends = found.setdefault(word, set())
        ends.update(close[-1] for opening in each for close in opening.closes)
    return {word: frozenset(ends) for word, ends in found.items()}


def may_tell_of_a_deed(words: AbstractSet[str]) -> bool:
    """Return whether these words of a line or two may tell of a deed: a quick look."""
    known = deeds()
    if not _telling().isdisjoint(words):
        return True
    return any(not known.pairs[one].isdisjoint(words) for one in words & known.pairs.keys())


@functools.cache
def _telling() -> frozenset[str]:
    """Return the words that are deeds to people, without the many senses of "take" and "hold"."""
    words = deeds().words.items()
    return frozenset(word for word, act in words if act.strength in ("people", "of_people"))


def _openings(raw: Mapping[str, Any]) -> dict[str, tuple[Opening, ...]]:
    found: dict[str, tuple[Opening, ...]] = {}
    for word, opening in (*_splits(raw), *_uses(raw), *_landings(raw)):
        found[word] = (*found.get(word, ()), opening)
    return found


def _splits(raw: Mapping[str, Any]) -> Iterator[tuple[str, Opening]]:
    for entry in raw["split"]:
        closes = tuple(tuple(close.split()) for close in entry["close"])
        for form, word in _forms(entry):
            yield (
                word,
                Opening(_act(entry, f"{word} {entry['close'][0]}", form), closes, entry["gap"]),
            )


def _uses(raw: Mapping[str, Any]) -> Iterator[tuple[str, Opening]]:
    gap = raw["weapons"]["gap"]
    for entry in raw["weapons"]["use"]:
        weapons = entry["weapon"].split()
        for form, word in _forms(entry):
            targets = tuple((weapon,) for weapon in weapons)
            yield word, Opening(_act(entry, "use", form), targets, gap)
        closes = tuple((word,) for word in entry["past"].split())
        # "Without shots fired" is no attack, "a grenade thrown at a bar" is one.
        thrown = "thrown" in entry["past"].split()
        for weapon in weapons:
            act = _act(entry, "use", "past")
            yield weapon, Opening(act, closes, _TO_VERB, passive=True, reduced=thrown)


def _landings(raw: Mapping[str, Any]) -> Iterator[tuple[str, Opening]]:
    for entry in raw["landing"]:
        for form, verb in _forms(entry):
            for weapon in entry["weapon"].split():
                yield weapon, Opening(_act(entry, "land", form), ((verb,),), 2, near=True)


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for form in _FORMS:
        for word in entry.get(form, "").split():
            yield form, word


def _act(entry: Mapping[str, Any], lemma: str, form: str) -> Act:
    return Act(lemma=lemma, types=tuple(entry["types"]), forms=frozenset((form,)))


def in_several_words(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield each deed whose words stand apart: "beat a thief to death", "a grenade was thrown"."""
    openings = deeds().openings
    lows = [token.lower for token in tokens]
    if openings.keys().isdisjoint(lows):
        return
    after = 0
    for at, low in enumerate(lows):
        if at < after:
            continue
        for opening in openings.get(low, ()):
            end = _closed(lows, at, opening)
            if end:
                yield at, end, opening.act
                after = end
                break


def _closed(lows: Sequence[str], at: int, opening: Opening) -> int:
    """Return the token after the close of a deed, 0 where it is not closed."""
    passive = False
    for k in range(at + 1, min(len(lows), at + 2 + opening.gap)):
        if lows[k] in _STOPS or (opening.near and k > at + 1 and lows[k - 1] not in _BETWEEN):
            return 0
        if passive or not opening.passive or (opening.reduced and k == at + 1):
            for close in opening.closes:
                if lows[k] == close[0] and tuple(lows[k : k + len(close)]) == close:
                    return k + len(close)
        passive = passive or lows[k] in _WAS
    return 0


_BETWEEN = frozenset(
    "rounds round bombs bomb have has had also then later again reportedly apparently suddenly"
    " repeatedly".split()
)
_STOPS = frozenset(". ; : ( ) who which that said says".split())
