"""Which words tell of violence? The lexicon `violence.toml`, ready for lookups.

An act is a word or phrase with its attack types, its strength and the forms it may have. Phrases
with another sense ("heart attack", "bomb squad") hide the words they cover.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tallybook.understand.lexicons import lexicon
from tallybook.understand.phrases import PhraseTable

_FORMS = ("plural", "noun", "base", "past", "ing")


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What a word or phrase tells of.

    `types` are codes of `attack_types`, none where the word does not say. `strength`: strong,
    weak, harm, weapon, plan, seizure, pointer (see the head of the lexicon). `forms`: noun,
    plural, base, past, ing. `sense`: act, other, campaign, accident.
    """

    lemma: str
    types: tuple[str, ...] = ()
    strength: str = "strong"
    forms: frozenset[str] = frozenset()
    suicide: bool = False
    sense: str = "act"


class Violence(msgspec.Struct, frozen=True, kw_only=True):
    """The lexicon: single words, phrases, and the sets that say how real an act is."""

    words: dict[str, Act]
    phrases: PhraseTable[Act]
    phrase_acts: dict[str, Act]
    modifiers: dict[str, str]
    attackers: frozenset[str]
    agents: dict[str, str]
    suspects: frozenset[str]
    weapons: frozenset[str]
    forces: frozenset[str]
    harms: frozenset[str]
    contexts: frozenset[str]
    word_targets: frozenset[str]
    word_modifiers: frozenset[str]
    campaign_acts: frozenset[str]
    reality: dict[str, frozenset[str]]
    foiled_phrases: PhraseTable[str]
    aggregate: frozenset[str]
    aggregate_phrases: PhraseTable[str]
    multiple: frozenset[str]
    turn_words: frozenset[str]
    turn_phrases: PhraseTable[str]
    pointing: frozenset[str]
    others: frozenset[str]
    motives: frozenset[str]
    beside: frozenset[str]
    endings: PhraseTable[str]
    hints: frozenset[str]
    gate: dict[str, float]


@functools.cache
def violence() -> Violence:
    """Return the lexicon; it is read once a process."""
    raw = lexicon("violence")
    phrases = _phrase_acts(raw)
    return Violence(
        words=_word_acts(raw),
        phrases=PhraseTable(phrases),
        phrase_acts=phrases,
        modifiers={w: code for code, line in raw["modifiers"].items() for w in line.split()},
        attackers=_set(raw["cues"]["attackers"]),
        agents={w: code for code, line in raw["agents"].items() for w in line.split()},
        suspects=_set(raw["cues"]["suspects"]),
        weapons=_set(raw["cues"]["weapons"]),
        forces=_set(raw["cues"]["forces"]),
        harms=_set(raw["cues"]["harms"]),
        contexts=_set(raw["other_senses"]["contexts"]),
        word_targets=_set(raw["other_senses"]["objects"]),
        word_modifiers=_set(raw["other_senses"]["modifiers"]),
        campaign_acts=_set(raw["campaigns"]["acts"]),
        reality={k: _set(v) for k, v in raw["reality"].items() if isinstance(v, str)},
        foiled_phrases=_table(raw["reality"]["foiled_phrases"]),
        aggregate=_set(raw["reality"]["aggregate"]),
        aggregate_phrases=_table(raw["reality"]["aggregate_phrases"]),
        multiple=_set(raw["reality"]["multiple"]),
        turn_words=_set(raw["turns"]["words"]),
        turn_phrases=_table(raw["turns"]["phrases"]),
        pointing=_set(raw["pointing"]["words"]),
        others=_set(raw["others"]["words"]),
        motives=_set(raw["motives"]["words"]),
        beside=_set(raw["beside"]["words"]),
        endings=PhraseTable(
            dict.fromkeys(raw["endings"]["ongoing"], "yes")
            | dict.fromkeys(raw["endings"]["ended"], "no")
        ),
        hints=_set(raw["cues"]["hints"]),
        gate={k: float(v) for k, v in raw["gate"].items()},
    )


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _table(phrases: Sequence[str]) -> PhraseTable[str]:
    return PhraseTable({phrase: phrase for phrase in phrases})


def _word_acts(raw: Mapping[str, Any]) -> dict[str, Act]:
    acts = acts_of(raw)
    for sense, table in (("campaign", "campaigns"), ("accident", "accidents")):
        for word in raw[table]["words"].split():
            acts.setdefault(word, Act(lemma=word, sense=sense))
    return acts


def acts_of(raw: Mapping[str, Any]) -> dict[str, Act]:
    """Return the single words of the entries `act` of a lexicon."""
    acts: dict[str, Act] = {}
    for entry in raw["act"]:
        for form in _FORMS:
            for word in entry.get(form, "").split():
                acts[word] = _with_form(acts.get(word), entry, form)
    return acts


def _with_form(known: Act | None, entry: Mapping[str, Any], form: str) -> Act:
    """Return the act of this entry with one more form; a word keeps its first entry."""
    if known is not None:
        return msgspec.structs.replace(known, forms=known.forms | {form})
    return Act(
        lemma=entry["lemma"],
        types=tuple(entry["types"]),
        strength=entry["strength"],
        forms=frozenset((form,)),
        suicide=entry.get("suicide", False),
    )


def _phrase_acts(raw: Mapping[str, Any]) -> dict[str, Act]:
    acts = phrase_acts_of(raw)
    for sense, table in (
        ("campaign", "campaigns"),
        ("accident", "accidents"),
        ("other", "other_senses"),
    ):
        for phrase in raw[table]["phrases"]:
            acts[phrase] = Act(lemma=phrase, sense=sense)
    return acts


def phrase_acts_of(raw: Mapping[str, Any]) -> dict[str, Act]:
    """Return the phrases of the entries `phrase` of a lexicon; they are strong if not said else."""
    # Phrases of the list are strong: two words in order say more than one.
    acts: dict[str, Act] = {}
    for entry in raw["phrase"]:
        for form in _FORMS:
            for phrase in entry.get(form, ()):
                full = {"lemma": phrase, "strength": "strong", **entry}
                acts[phrase] = _with_form(acts.get(phrase), full, form)
    return acts
