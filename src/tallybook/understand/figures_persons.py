"""Can a phrase tell of someone counted before, and what does it add to what is known of them?

People are known by name, sex, age, noun and the day that is told with them.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import counted, harm_words

# Nouns so plain that a later sentence with them tells of the same person, not of another.
PLAIN_SCOPES = frozenset(("total", "child", "woman", "man", "named_person"))


class Person(msgspec.Struct, kw_only=True, gc=False):
    """One person counted so far; `harms` gives the indexes of the hits for each harm.

    `titled` are the harms told in a headline only.
    """

    names: set[str]
    nouns: set[str]
    sex: str | None
    age: int | None
    harms: dict[str, list[int]]
    titled: set[str]
    child: bool | None
    sentence: int
    plain: bool
    weak: bool = False
    days: frozenset[str] = frozenset()


def is_child(phrase: Phrase) -> bool | None:
    """Whether a phrase tells of a child: by age or noun; None when it does not say."""
    if phrase.age is not None:
        return phrase.age < _ADULT
    if phrase.scope == "child":
        return None if phrase.head in ("son", "daughter") else True
    grown = phrase.scope in ("man", "woman", "security_force", "occupation", "combatant")
    return False if grown else None


_ADULT = 18


def is_arrest(harm: str) -> bool:
    """Tell the arrested from those harmed: they are other people."""
    return harm == "arrested"


def names_of(hit: Hit) -> set[str]:
    """Return the words of the name that a hit gives, in lower case."""
    name = hit.phrase.text if hit.phrase.kind == "name" else hit.phrase.called
    return {word.lower() for word in (name or "").split() if len(word) > 2}


def days_of(clause: Clause) -> frozenset[str]:
    """Return the days of the week that a sentence names."""
    return harm_words("weekdays").intersection(clause.lowered)


def _on_another_day(person: Person, clause: Clause) -> bool:
    """Whether one was shot on Friday, and this one on Sunday."""
    days = days_of(clause)
    return bool(days and person.days) and days.isdisjoint(person.days)


def may_be(person: Person, phrase: Phrase) -> bool:
    """Whether nothing that is known of a person speaks against a phrase."""
    if phrase.sex and person.sex and phrase.sex != person.sex:
        return False
    if phrase.age is not None and person.age is not None and phrase.age != person.age:
        return False
    child = is_child(phrase)
    return None in (person.child, child) or person.child == child


def is_same(person: Person, clause: Clause, hit: Hit) -> bool:
    """Whether a phrase can tell of a person counted before."""
    phrase = hit.phrase
    if phrase.kind != "pronoun" and not may_be(person, phrase):
        return False
    if phrase.sex and person.sex and phrase.sex != person.sex:
        return False
    if phrase.kind in ("one", "bare", "counted") and _on_another_day(person, clause):
        return False
    if phrase.kind == "name" or (phrase.called and person.names):
        return _same_name(person, clause, hit)
    if phrase.kind == "pronoun":
        return True
    noun = phrase.head
    if phrase.scope == "perpetrator" and not person.nouns <= counted("people", "generic"):
        return noun in person.nouns
    generic = noun in counted("people", "generic") or noun is None
    alike = generic or noun in person.nouns or not person.nouns
    if phrase.kind == "definite":
        return alike or person.nouns <= counted("people", "generic")
    if clause.sentence == person.sentence:
        return False
    if phrase.text and phrase.raw.lower() in ("his", "her", "their") and noun not in person.nouns:
        return False
    plain = person.plain or phrase.kind == "bare"
    return plain and (alike or person.nouns <= counted("people", "generic"))


def _same_name(person: Person, clause: Clause, hit: Hit) -> bool:
    names = names_of(hit)
    if person.names:
        return bool(names & person.names) and (
            max(names, key=len) in person.names or (hit.phrase.head or "") in person.names
        )
    # A person told of without a name gets it later: "a man was killed ... Joe Doe, 23, ...".
    return clause.sentence != person.sentence and not hit.listed


def learn(person: Person, hit: Hit) -> None:
    """Add to a person what another hit of theirs tells."""
    person.names |= names_of(hit)
    if hit.phrase.head and hit.phrase.kind not in ("name", "pronoun"):
        person.nouns.add(hit.phrase.head)
    person.sex = person.sex or hit.phrase.sex
    if person.child is None:
        person.child = is_child(hit.phrase)
    person.age = person.age if person.age is not None else hit.phrase.age


def says_other(clause: Clause, hit: Hit) -> bool:
    """Whether a number counts "others", who may be those told of before."""
    return "other" in clause.lowered[hit.phrase.first : hit.phrase.last]


def beside_its_doer(clause: Clause, hit: Hit) -> bool:
    """Whether "another man" is told beside the man who harmed him, not beside the dead."""
    phrase = hit.phrase
    before = clause.lowered[: hit.predicate.first]
    return phrase.first >= hit.predicate.last and phrase.head is not None and phrase.head in before


def is_also(clause: Clause, hit: Hit) -> bool:
    """Whether "also" stands before the words of harm."""
    return "also" in clause.lowered[max(0, hit.predicate.edge - 2) : hit.predicate.first]


def is_apart(clause: Clause) -> bool:
    """Whether the sentence says that it tells of another incident."""
    return "ago" in clause.lowered or not _APART.isdisjoint(clause.lowered)


_APART = frozenset("separate unrelated similar previous earlier".split())


def is_elsewhere(clause: Clause) -> bool:
    """Whether the sentence tells of another incident: "in a separate attack", "last year"."""
    fresh = harm_words("fresh")
    return any(word in fresh for word in clause.lowered) or "ago" in clause.lowered
