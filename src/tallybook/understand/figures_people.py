"""Who has been counted already? One person told of twice makes one figure.

A headline's "Man killed", the lead's "a 23-year-old man was shot dead" and a later "Joe Doe died"
are one person; "the victim" and "he" point back. People are known by name, sex, age and noun. A
person first wounded, then said to have died, leaves the death alone.
"""

from __future__ import annotations

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_persons import (
    PLAIN_SCOPES,
    Person,
    beside_its_doer,
    days_of,
    is_also,
    is_apart,
    is_arrest,
    is_child,
    is_elsewhere,
    is_same,
    learn,
    may_be,
    names_of,
    says_other,
)
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import counted

# So many sentences after a total, one person more is one of those it counts.
_DETAIL_REACH = 2
# Further back nobody is looked for: the cost of a long list of names must not grow with its square.
_REMEMBERED = 64


_POINTED_AT = ("one", "definite", "name", "bare")


class People:
    """The persons counted so far in one report, and the hits that tell of them anew."""

    def __init__(self) -> None:
        self._persons: list[Person] = []
        self._groups: dict[str, int] = {}
        self._group_sentences: dict[str, int] = {}
        self._killed_himself = False
        self._last: Person | None = None
        self._mentioned: tuple[int, Phrase] | None = None
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
        domain = is_arrest(hit.harm)
        person = self._known(clause, hit, domain)
        if person is None:
            if self._may_be_new(clause, hit, domain):
                self._add_person(clause, hit)
            return
        learn(person, hit)
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

    def lately(self) -> list[tuple[Clause, Hit]]:
        """Return the last hits that were kept."""
        return [one for one in self.kept[-8:] if one is not None]

    def see(self, clause: Clause) -> None:
        """Remember whom a sentence told of last: "he" in the next one points back to them."""
        named = [one for one in clause.phrases if one.single and one.kind in _POINTED_AT]
        if named:
            self._mentioned = (clause.sentence, named[-1])

    def _pointed_at(self, clause: Clause, phrase: Phrase) -> Phrase | None:
        """Return whom "he" points back to: told of just before, in this sentence or the last."""
        before = [
            one
            for one in clause.phrases
            if one.last <= phrase.first and one.single and one.kind in _POINTED_AT
        ]
        if before:
            return before[-1]
        if self._mentioned is None or clause.sentence - self._mentioned[0] > 1:
            return None
        return self._mentioned[1]

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
            names=names_of(hit),
            nouns={phrase.head} if phrase.head and phrase.kind != "name" else set(),
            sex=phrase.sex,
            age=phrase.age,
            harms={hit.harm: [self._keep(clause, hit)]},
            titled={hit.harm} if clause.title else set(),
            child=is_child(phrase),
            sentence=clause.sentence,
            plain=phrase.scope in PLAIN_SCOPES or clause.headline,
            weak=hit.predicate.weak,
            days=days_of(clause),
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
        if hit.phrase.addition and hit.phrase.head != "others" and not says_other(clause, hit):
            return not hit.phrase.of_them
        if hit.phrase.addition or hit.besides:
            return before < most
        if before or hit.phrase.of_them:
            return False
        return is_also(clause, hit) or self._are_others(clause, hit)

    def _are_others(self, clause: Clause, hit: Hit) -> bool:
        """Whether several cannot be the one told of before: "a leader", then "three gunmen"."""
        told = [one for one in self._persons[-_REMEMBERED:] if hit.harm in one.harms]
        noun = hit.phrase.head
        within = any(one.part and told and one.phrase.head in told[0].nouns for one in clause.hits)
        if within:
            return False  # "several insurgents, including a leader", after the leader
        role = hit.phrase.scope in ("combatant", "security_force", "perpetrator")
        return role and len(told) == 1 and bool(told[0].nouns) and noun not in told[0].nouns

    def _is_one_more(self, clause: Clause, hit: Hit) -> bool:
        """Whether someone not known yet is said to be one more, or all of them have names."""
        if not self._anyone(hit.harm) or is_apart(clause):
            return False
        held = self._groups.get(hit.harm, 0) > max(1, self._counted(hit.harm))
        if hit.phrase.fresh and (held or not self._is_near(clause, hit)):
            return False
        if hit.phrase.fresh or hit.phrase.addition:
            return not beside_its_doer(clause, hit)
        if is_also(clause, hit):
            return self._groups.get(hit.harm, 0) <= 1
        others = [one for one in self._persons[-_REMEMBERED:] if hit.harm in one.harms]
        named = bool(names_of(hit)) and all(one.names for one in others)
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
        if phrase.fresh or (phrase.kind in ("one", "bare", "counted") and is_elsewhere(clause)):
            return None
        last = self._last
        pointed = self._pointed_at(clause, phrase) if phrase.kind == "pronoun" else None
        fits = last is not None and (pointed is None or may_be(last, pointed))
        if phrase.kind == "pronoun" and last and fits and not domain and is_same(last, clause, hit):
            return last
        for person in reversed(self._persons[-_REMEMBERED:]):
            if pointed is not None and not may_be(person, pointed):
                continue
            if any(is_arrest(harm) == domain for harm in person.harms) and is_same(
                person, clause, hit
            ):
                return person
        return None

    def _may_be_new(self, clause: Clause, hit: Hit, domain: bool) -> bool:
        """Whether someone not known yet is a new person: pointing words need nobody before."""
        phrase = hit.phrase
        counted_before = hit.harm in self._groups or any(
            hit.harm in person.harms for person in self._persons[-_REMEMBERED:]
        )
        if phrase.kind == "pronoun":
            if is_elsewhere(clause):
                return False
            harmed = hit.harm in ("killed", "wounded", "released")
            return not counted_before and harmed and phrase.head != "who"
        if phrase.kind == "definite":
            generic = phrase.head in counted("people", "generic")
            return not counted_before or not generic
        return True
