"""Who has been counted already? One person told of twice makes one figure.

A headline's "Man killed", the lead's "a 23-year-old man was shot dead" and a later "Joe Doe died"
are one person; "the victim" and "he" point back. People are known by name, sex, age and noun. A
person first wounded, then said to have died, leaves the death alone.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import counted, harm_words

# Nouns so plain that a later sentence with them tells of the same person, not of another.
_PLAIN_SCOPES = frozenset(("total", "child", "woman", "man", "named_person"))


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


class People:
    """The persons counted so far in one report, and the hits that tell of them anew."""

    def __init__(self) -> None:
        self._persons: list[Person] = []
        self._groups: dict[str, int] = {}
        self._group_sentences: dict[str, int] = {}
        self._killed_himself = False
        self._last: Person | None = None
        self.kept: list[tuple[Clause, Hit] | None] = []

    def add(self, clause: Clause, hit: Hit) -> None:
        """Keep a hit unless it only tells again of someone counted before."""
        if hit.phrase.kind == "reflexive":
            if not self._killed_himself and hit.harm == "killed":
                self._killed_himself = True
                hit.besides = not all(one.part for one in self._in_clause("killed", clause))
                self._keep(clause, hit)
            return
        if not hit.phrase.single or hit.phrase.value != 1 or hit.phrase.bound != "exact":
            self._add_group(clause, hit)
            return
        domain = _domain(hit.harm)
        person = self._known(clause, hit, domain)
        if person is None:
            if self._may_be_new(clause, hit, domain):
                self._add_person(clause, hit)
            return
        _learn(person, hit)
        self._last = person
        if hit.harm in person.harms:
            self._retell(person, clause, hit)
            return
        if hit.harm == "wounded" and "killed" in person.harms:
            return
        if hit.harm == "killed":
            for index in person.harms.pop("wounded", ()):
                self.kept[index] = None
        person.harms[hit.harm] = [self._keep(clause, hit)]

    def _retell(self, person: Person, clause: Clause, hit: Hit) -> None:
        """Keep what the text tells after its headline: a title alone may tell of no act."""
        if hit.harm in person.titled and not clause.title and hit.phrase.kind != "pronoun":
            person.titled.discard(hit.harm)
            person.harms[hit.harm].append(self._keep(clause, hit))

    def _keep(self, clause: Clause, hit: Hit) -> int:
        self.kept.append((clause, hit))
        return len(self.kept) - 1

    def _add_group(self, clause: Clause, hit: Hit) -> None:
        most = hit.phrase.value if hit.phrase.value is not None else hit.phrase.low or 0
        killed = max(self._groups.get("killed", 0), self._counted("killed"))
        again = hit.phrase.raw.lower() == "both" and hit.phrase.of_them
        if hit.predicate.weak and again and 0 < most <= killed:
            return  # "Both were shot several times", said of the dead
        listed = hit.besides
        hit.besides = self._adds(clause, hit, most)
        # "The leader and two associates", after a total that holds them.
        held = self._groups.get(hit.harm, 0) >= max(2, most)
        hit.part = hit.part or (listed and held and not hit.besides)
        self._keep(clause, hit)
        if not hit.part and most > self._groups.get(hit.harm, 0):
            self._groups[hit.harm] = most
            self._group_sentences[hit.harm] = clause.sentence

    def _add_person(self, clause: Clause, hit: Hit) -> None:
        phrase = hit.phrase
        # Where a larger number stands before, one person more is one of them.
        apart = self._group_sentences.get(hit.harm) != clause.sentence or not hit.listed
        near = clause.sentence - self._group_sentences.get(hit.harm, 0) <= _DETAIL_REACH
        told = phrase.kind in ("name", "definite") or (near and phrase.bound == "exact")
        if told and apart and self._groups.get(hit.harm, 0) > max(1, self._counted(hit.harm)):
            hit.part = True
        else:
            hit.besides = hit.besides or self._is_one_more(clause, hit)
        self._last = Person(
            names=_names(hit),
            nouns={phrase.head} if phrase.head and phrase.kind != "name" else set(),
            sex=phrase.sex,
            age=phrase.age,
            harms={hit.harm: [self._keep(clause, hit)]},
            titled={hit.harm} if clause.title else set(),
            child=_is_child(phrase),
            sentence=clause.sentence,
            plain=phrase.scope in _PLAIN_SCOPES or clause.headline,
            weak=hit.predicate.weak,
        )
        self._persons.append(self._last)

    def _adds(self, clause: Clause, hit: Hit, most: int) -> bool:
        """Whether a number counts others than those before: "another 12", "also killed two"."""
        before = self._groups.get(hit.harm, 0)
        if hit.part or not most:
            return False
        if not self._anyone(hit.harm):
            hit.first_told = hit.phrase.addition
            return False
        if hit.besides and (beside := self._in_clause(hit.harm, clause)):
            # "The leader and three additional rebels", after a total that holds the leader.
            return not any(one.part for one in beside)
        if hit.phrase.addition and hit.phrase.head != "others" and not _says_other(clause, hit):
            return not hit.phrase.of_them
        if hit.phrase.addition or hit.besides:
            return before < most
        if before or hit.phrase.of_them:
            return False
        return _is_also(clause, hit) or self._are_others(clause, hit)

    def _are_others(self, clause: Clause, hit: Hit) -> bool:
        """Whether several cannot be the one told of before: "a leader", then "three gunmen"."""
        told = [one for one in self._persons[-_REMEMBERED:] if hit.harm in one.harms]
        noun = hit.phrase.head
        role = hit.phrase.scope in ("combatant", "security_force", "perpetrator")
        return role and len(told) == 1 and bool(told[0].nouns) and noun not in told[0].nouns

    def _is_one_more(self, clause: Clause, hit: Hit) -> bool:
        """Whether someone not known yet is said to be one more, or all of them have names."""
        if not self._anyone(hit.harm) or _is_apart(clause):
            return False
        held = self._groups.get(hit.harm, 0) > max(1, self._counted(hit.harm))
        if hit.phrase.fresh and (held or not self._is_near(clause, hit)):
            return False
        if hit.phrase.fresh or hit.phrase.addition:
            return not _beside_its_doer(clause, hit)
        if _is_also(clause, hit):
            return self._groups.get(hit.harm, 0) <= 1
        others = [one for one in self._persons[-_REMEMBERED:] if hit.harm in one.harms]
        named = bool(_names(hit)) and all(one.names for one in others)
        return named and self._groups.get(hit.harm, 0) == 0

    def _is_near(self, clause: Clause, hit: Hit) -> bool:
        """Whether others of this harm were told of just before: "another man" is one more."""
        told = [one.sentence for one in self._persons[-_REMEMBERED:] if hit.harm in one.harms]
        last = max(told, default=self._group_sentences.get(hit.harm, 0))
        the = hit.phrase.raw.lower() == "the"
        return not the and clause.sentence - last <= _DETAIL_REACH

    def _in_clause(self, harm: str, clause: Clause) -> list[Hit]:
        """Return who was counted for a harm in this very sentence."""
        near = [one for one in self.kept[-8:] if one is not None]
        return [hit for other, hit in near if other is clause and hit.harm == harm]

    def _anyone(self, harm: str) -> bool:
        """Whether anyone has been counted for a harm."""
        return self._groups.get(harm, 0) > 0 or self._counted(harm) > 0

    def _counted(self, harm: str) -> int:
        return sum(harm in person.harms for person in self._persons[-_REMEMBERED:])

    def _known(self, clause: Clause, hit: Hit, domain: bool) -> Person | None:
        phrase = hit.phrase
        if phrase.fresh or (phrase.kind in ("one", "bare", "counted") and _is_elsewhere(clause)):
            return None
        last = self._last
        if phrase.kind == "pronoun" and last and not domain and _same(last, clause, hit):
            return last
        for person in reversed(self._persons[-_REMEMBERED:]):
            if any(_domain(harm) == domain for harm in person.harms) and _same(person, clause, hit):
                return person
        return None

    def _may_be_new(self, clause: Clause, hit: Hit, domain: bool) -> bool:
        """Whether someone not known yet is a new person: pointing words need nobody before."""
        phrase = hit.phrase
        counted_before = hit.harm in self._groups or any(
            hit.harm in person.harms for person in self._persons[-_REMEMBERED:]
        )
        if phrase.kind == "pronoun":
            if _is_elsewhere(clause):
                return False
            harmed = hit.harm in ("killed", "wounded", "released")
            return not counted_before and harmed and phrase.head != "who"
        if phrase.kind == "definite":
            generic = phrase.head in counted("people", "generic")
            return not counted_before or not generic
        return True


def _is_child(phrase: Phrase) -> bool | None:
    """Whether a phrase tells of a child: by age or noun; None when it does not say."""
    if phrase.age is not None:
        return phrase.age < _ADULT
    if phrase.scope == "child":
        return None if phrase.head in ("son", "daughter") else True
    grown = phrase.scope in ("man", "woman", "security_force", "occupation", "combatant")
    return False if grown else None


_ADULT = 18
# So many sentences after a total, one person more is one of those it counts.
_DETAIL_REACH = 2
# Further back nobody is looked for: the cost of a long list of names must not grow with its square.
_REMEMBERED = 64


def _domain(harm: str) -> bool:
    """Tell the arrested from those harmed: they are other people."""
    return harm == "arrested"


def _names(hit: Hit) -> set[str]:
    if hit.phrase.kind != "name" or hit.phrase.text is None:
        return set()
    return {word.lower() for word in hit.phrase.text.split() if len(word) > 2}


def _same(person: Person, clause: Clause, hit: Hit) -> bool:
    """Whether a phrase can tell of a person counted before."""
    phrase = hit.phrase
    if phrase.sex and person.sex and phrase.sex != person.sex:
        return False
    if phrase.age is not None and person.age is not None and phrase.age != person.age:
        return False
    if (
        phrase.kind != "pronoun"
        and None not in (person.child, child := _is_child(phrase))
        and (person.child != child)
    ):
        return False
    if phrase.kind == "name":
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
    names = _names(hit)
    if person.names:
        return bool(names & person.names) and (
            max(names, key=len) in person.names or (hit.phrase.head or "") in person.names
        )
    # A person told of without a name gets it later: "a man was killed ... Joe Doe, 23, ...".
    return clause.sentence != person.sentence and not hit.listed


def _learn(person: Person, hit: Hit) -> None:
    person.names |= _names(hit)
    if hit.phrase.head and hit.phrase.kind not in ("name", "pronoun"):
        person.nouns.add(hit.phrase.head)
    person.sex = person.sex or hit.phrase.sex
    if person.child is None:
        person.child = _is_child(hit.phrase)
    person.age = person.age if person.age is not None else hit.phrase.age


def _says_other(clause: Clause, hit: Hit) -> bool:
    """Whether a number counts "others", who may be those told of before."""
    return "other" in clause.lowered[hit.phrase.first : hit.phrase.last]


def _beside_its_doer(clause: Clause, hit: Hit) -> bool:
    """Whether "another man" is told beside the man who harmed him, not beside the dead."""
    phrase = hit.phrase
    before = clause.lowered[: hit.predicate.first]
    return phrase.first >= hit.predicate.last and phrase.head is not None and phrase.head in before


def _is_also(clause: Clause, hit: Hit) -> bool:
    """Whether "also" stands before the words of harm."""
    return "also" in clause.lowered[max(0, hit.predicate.edge - 2) : hit.predicate.first]


def _is_apart(clause: Clause) -> bool:
    """Whether the sentence says that it tells of another incident."""
    return "ago" in clause.lowered or not _APART.isdisjoint(clause.lowered)


_APART = frozenset("separate unrelated similar previous earlier".split())


def _is_elsewhere(clause: Clause) -> bool:
    """Whether the sentence tells of another incident: "in a separate attack", "last year"."""
    fresh = harm_words("fresh")
    return any(word in fresh for word in clause.lowered) or "ago" in clause.lowered
