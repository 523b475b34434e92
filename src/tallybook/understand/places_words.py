"""Which words tell that a name is a place, and of what kind? The lexicon of places, as sets."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec

from tallybook.understand.lexicons import lexicon
from tallybook.understand.phrases import DETERMINERS, FUNCTION_WORDS


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of `lexicon/places.toml` and its neighbours, ready for look-ups."""

    never: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    raided: frozenset[str]
    near: frozenset[str]
    close_to: frozenset[str]
    of_towns: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    residents: frozenset[str]
    roads: frozenset[str]
    faiths: frozenset[str]
    organisation_of: frozenset[str]
    organisation_after: frozenset[str]
    body: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    small: dict[str, str]
    longer: frozenset[str]
    describing: frozenset[str]
    directions: frozenset[str]
    direction_nouns: frozenset[str]
    around: frozenset[str]
    units: frozenset[str]
    before_kind: frozenset[str]
    part_deep: frozenset[str]
    part_sides: frozenset[str]
    part_ends: frozenset[str]
    capital_between: frozenset[str]
    capital_no_city: frozenset[str]
    joints: frozenset[str]
    begins: frozenset[str]
    breaks: frozenset[str]
    tails: frozenset[str]
    states: dict[str, str]
    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]


@functools.cache
def place_words() -> PlaceWords:
    """Return the word lists, read once a process."""
    raw = lexicon("places")
    person, organisation, directions = raw["person"], raw["organisation"], raw["directions"]
    return PlaceWords(
        never=frozenset(raw["never"]["names"]) | _set(raw["directions"]["adjectives"]),
        strong=_set(raw["before"]["strong"]),
        weak=_set(raw["before"]["weak"]),
        raided=_set(raw["before"]["raided"]),
        near=_set(raw["before"]["near"]),
        close_to=_set(raw["before"]["close_to"]),
        of_towns=_set(raw["before"]["of_towns"]),
        titles=_set(person["titles"]),
        speech=_set(person["speech"]),
        residents=_set(person["residents"]),
        roads=_set(raw["site"]["roads"]),
        faiths=_set(raw["site"]["kinds"]),
        organisation_of=_set(organisation["of"]),
        organisation_after=_set(organisation["after"]),
        body=_set(organisation["body"]),
        kinds={word: tuple(levels) for word, levels in raw["kinds"].items()},
        small={word: kind for kind, words in raw["small"].items() for word in words.split()},
        longer=_set(raw["longer"]["words"]),
        describing=_set(raw["describing"]["words"]),
        directions=_set(directions["adjectives"]),
        direction_nouns=_set(directions["nouns"]),
        around=_set(directions["around"]),
        units=_set(directions["units"]),
        before_kind=_set(raw["before"]["kind"]),
        part_deep=_set(raw["part"]["deep"]),
        part_sides=_set(raw["part"]["sides"]),
        part_ends=_set(raw["part"]["ends"]),
        capital_between=_set(raw["capital"]["between"]),
        capital_no_city=_set(raw["capital"]["no_city"]),
        joints=_set(raw["joints"]["words"]),
        breaks=(FUNCTION_WORDS | DETERMINERS) - _set(raw["joints"]["words"]),
        begins=_set(raw["joints"]["capitals"]),
        tails=_set(raw["tails"]["words"]),
        states={word: code for code, words in raw["states"].items() for word in words.split()},
        common=_word_file("place_common.txt"),
        given=_word_file("given_names.txt"),
        surnames=_word_file("surnames.txt"),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _word_file(name: str) -> frozenset[str]:
    text = (resources.files(__package__) / "lexicon" / name).read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )
