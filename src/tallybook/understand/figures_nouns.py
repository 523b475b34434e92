"""Which noun for people follows a number or an article, and what do the words before it add?

The noun is the last of a run ("bank guards"); states ("12 wounded men"), ages ("a 19-year-old
man"), nationalities and armed sides before it are kept. A noun that counts no people gives none.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.figures_forms import (
    SMALL,
    age_at,
    follows_noun,
    is_abbreviation,
    is_agent,
    is_demonym_noun,
    is_force,
    is_unknown_plural,
    may_be_person,
)
from tallybook.understand.figures_shapes import Head
from tallybook.understand.figures_words import (
    STOPS,
    counted,
    harm_words,
    heads,
    nations,
    states,
    triggers,
)

_LONGEST = 10
_MOST_UNKNOWN = 2
# Of a name before the noun: "Islamic Movement of Uzbekistan fighters".
_MOST_CAPITALS = 2
OF_THESE = frozenset("the them these those his her their its whom us".split())
# Endings of nouns for people: an unknown plural with one of them counts people.
_AGENT_ENDS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "eers", "icans", "anis")
# Of unknown peoples in capitals: "four Latvians".
_PEOPLE_ENDS = ("ians", "eans", "icans", "anis")
_STATE_NOUNS = frozenset("wounded injured dead hostages missing captives".split())


def read_head(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, *, plural: bool
) -> Head | None:
    """Find the noun that is counted from token `first` on.

    A number alone has a head without word; None when the noun counts no people.
    """
    return _Reader(tokens, lowered, first, plural).read()


_TAKEN = frozenset("seized captured held".split())
_HELD = frozenset("prisoner hostage captive".split())


class _Reader:
    """Reads one noun phrase word by word; each step says whether to go on."""

    def __init__(
        self, tokens: Sequence[Token], lowered: Sequence[str], first: int, plural: bool
    ) -> None:
        self._tokens, self._lowered, self._plural = tokens, lowered, plural
        self._first = self._at = first
        self._unknown = 0
        self._capitals = 0
        self._best: Head | None = None
        self._failed = False
        self._said = Head(first, first, plural=plural)

    def read(self) -> Head | None:
        end = min(len(self._tokens), self._first + _LONGEST)
        while self._at < end and self._step():
            pass
        if self._best is not None or self._failed:
            return None if self._failed else self._best
        if self._said.age is not None:
            return self._made(self._at, None, "total", plural=self._plural)
        plain = not self._unknown and not self._capitals and self._at < end
        if plain and self._at > self._first and self._lowered[self._at] in states():
            return self._made(self._at, None, "total", plural=self._plural)  # "3 enemy KIA"
        # Words that are no noun for people: what is counted is something else.
        if self._unknown or self._capitals or (self._at > self._first and not self._said.nation):
            return None
        return self._said

    def _made(self, last: int, word: str | None, scope: str, *, plural: bool) -> Head:
        return msgspec.structs.replace(self._said, last=last, word=word, scope=scope, plural=plural)

    def _step(self) -> bool:
        at = self._at
        word = self._lowered[at]
        known = heads().get(word.removesuffix("'s") if at > self._first else word)
        if known is not None:
            return self._take_noun(word, known[0], plural=known[1])
        if word in ("head", "chief") and at > self._first and self._is_headed(at):
            return self._take_noun(word, "occupation", plural=False)
        if self._best is not None:
            if self._was_adjective(word):
                self._failed = not self._noun_near()
                return not self._failed and self._go_on()
            return self._side_goes_on(word)
        aged = age_at(self._lowered, at)
        if aged is not None:
            self._at, self._said.age = aged
            return True
        if word in states() and follows_noun(self._lowered, at + 1):
            self._said.harm = states()[word]
            return self._go_on()
        if word in _STATE_NOUNS:
            return self._take_state(word)
        if word in _TAKEN and self._plural and follows_noun(self._lowered, at + 1):
            self._said.harm = "hostage"  # "four of the seized sailors"
            return self._go_on()
        if self._capitals and (skipped := self._inside_name()):
            self._at += skipped
            return True
        if word in STOPS or not word[0].isalnum() or self._counts(word):
            return False
        if word in harm_words("badly") and not follows_noun(self._lowered, at + 1):
            return False  # "15 injured (four critical)"
        if word in triggers() and not is_abbreviation(self._tokens[at].text):
            return False
        if word.endswith("ly") and word != "elderly":
            # "12 badly wounded men" goes on, "four of them seriously" does not.
            after = self._lowered[at + 1] if at + 1 < len(self._lowered) else ""
            return after in states() and self._go_on()
        return self._take_modifier(word)

    def _was_adjective(self, word: str) -> bool:
        """Whether the noun before only qualifies a thing: "the local administration"."""
        best = self._best
        if best is None or best.plural or best.word not in harm_words("modifiers"):
            return False
        plain = word.isalpha() and self._tokens[self._at].text.islower()
        said = word in STOPS or word in triggers() or word in harm_words("adverbs")
        ends = word.endswith(("ed", "ing", "ly", "en")) or word in harm_words("modifiers")
        return plain and not said and not ends

    def _noun_near(self) -> bool:
        """Whether a noun for people follows after all: "a Taliban district commander"."""
        return any(word in heads() for word in self._lowered[self._at + 1 : self._at + 3])

    def _is_headed(self, at: int) -> bool:
        """Whether "head" is a person: "the village head"."""
        return self._lowered[at - 1] in counted("people", "headed")

    def _counts(self, word: str) -> bool:
        """Whether another number begins: "the army five soldiers", "the UN documented 112"."""
        return self._at > self._first and (word[0].isdigit() or word in SMALL)

    def _side_goes_on(self, word: str) -> bool:
        """Go on after a side that is a noun too: "a Taliban senior leader" is a leader."""
        best = self._best
        side = best is not None and best.word in counted("armed", "sides")
        led = word in harm_words("modifiers") and follows_noun(self._lowered, self._at + 1)
        return side and led and self._go_on()

    def _inside_name(self) -> int:
        """Return how many words to pass over inside a name: its "of", its "(IMU)"."""
        ahead = [token.text for token in self._tokens[self._at : self._at + 3]]
        if len(ahead) == 3 and ahead[0] == "(" and ahead[1].isupper() and ahead[2] == ")":
            return 3
        return 2 * (len(ahead) > 1 and ahead[0] == "of" and ahead[1][0].isupper())

    def _go_on(self) -> bool:
        self._at += 1
        return True

    def _take_noun(self, word: str, scope: str, *, plural: bool) -> bool:
        if word.endswith("'s") and not follows_noun(self._lowered, self._at + 1):
            return False
        if self._best is not None and word in _HELD:
            return False  # "took 12 soldiers prisoner"
        self._best = self._made(self._at + 1, word, scope, plural=plural)
        self._said.armed = self._said.armed or word in counted("armed", "sides")
        return self._go_on()

    def _take_state(self, word: str) -> bool:
        """Take "the wounded", "the dead" as people; a state after a number is a word of harm."""
        at = self._at
        if at == self._first and at and self._lowered[at - 1] in OF_THESE:
            self._said.harm = states().get(word)
            self._best = self._made(at + 1, word, "total", plural=True)
        return False

    def _take_modifier(self, word: str) -> bool:
        at = self._at
        capital = self._tokens[at].text[0].isupper()
        if capital and word in counted("people", "peoples"):
            return self._take_people(word)
        if self._tokens[at].text.isupper() and word in counted("people", "forces"):
            return self._take_force(word)
        if capital and (word in nations() or word in counted("people", "citizens")):
            if is_demonym_noun(self._tokens, self._lowered, at, plural=self._plural):
                self._said.nation = True
                self._best = self._made(at + 1, word, "nationality", plural=self._plural)
                return False
            self._said.nation = True
            return self._go_on()
        if word in counted("armed", "sides"):
            self._said.armed = True
            return self._go_on()
        if word in harm_words("modifiers"):
            return self._go_on()
        return self._take_unknown(word)

    def _take_people(self, word: str) -> bool:
        """Take a people as a noun ("23 Fulani") or before one ("23 Fulani herders")."""
        if is_demonym_noun(self._tokens, self._lowered, self._at, plural=self._plural):
            scope = "nationality" if word in counted("people", "nations_too") else "total"
            self._best = self._made(self._at + 1, word, scope, plural=self._plural)
            return False
        return self._go_on()

    def _take_force(self, word: str) -> bool:
        """Take a force by its letters: "four ANP were killed", "two ANP officers"."""
        after = self._lowered[self._at + 1 : self._at + 2]
        led = bool(after) and (after[0] in heads() or after[0] in harm_words("modifiers"))
        if led and after[0] not in states():
            return self._go_on()
        if self._plural or not after or after[0] in states():
            self._best = self._made(self._at + 1, word, "security_force", plural=self._plural)
        return False

    def _take_unknown(self, word: str) -> bool:
        if word in counted("people", "not_people"):
            self._failed = not self._noun_next()
            return not self._failed and self._go_on()
        if self._plural and is_unknown_plural(word):
            if self._noun_next():
                return self._go_on()
            agents = word.endswith(_AGENT_ENDS)
            if not word.isalpha() and not (agents and word.replace("-", "").isalpha()):
                self._failed = True
                return False
            self._said.wild = not agents
            scope = "occupation" if agents else "total"
            if self._tokens[self._at].text[0].isupper() and word.endswith(_PEOPLE_ENDS):
                scope = "nationality"
            self._best = self._made(self._at + 1, word, scope, plural=True)
            return False
        if self._plural and self._ends_here() and is_force(self._tokens, self._at):
            self._said.wild = True
            self._best = self._made(self._at + 1, word, "total", plural=True)
            return False
        if not self._plural and self._ends_here() and self._is_of_people():
            self._best = self._made(self._at + 1, word, "total", plural=False)
            return False
        if word in _INNER:
            return self._go_on()
        capital = self._tokens[self._at].text[0].isupper()
        self._capitals += capital
        self._unknown += not capital or self._capitals > _MOST_CAPITALS
        if not self._plural and self._ends_here() and is_agent(word):
            self._said.guessed = True
            self._best = self._made(self._at + 1, word, "occupation", plural=False)
            return False
        if not self._plural and self._ends_here() and may_be_person(self._tokens[self._at]):
            self._said.wild = True
            self._best = self._made(self._at + 1, word, "total", plural=False)
            return False
        self._failed = self._unknown > _MOST_UNKNOWN
        return not self._failed and self._go_on()

    def _is_of_people(self) -> bool:
        """Whether the word before is said of persons only: "a former sarpanch"."""
        return self._at > self._first and self._lowered[self._at - 1] in counted(
            "people", "said_of"
        )

    def _noun_next(self) -> bool:
        """Whether a noun for people is the next word: "three cattle keepers"."""
        word = self._lowered[self._at + 1] if self._at + 1 < len(self._lowered) else ""
        known = heads().get(word)
        if known is not None:
            return known[1] == self._plural
        agents = self._plural and word.endswith(_AGENT_ENDS)
        return agents and word not in counted("people", "not_people")

    def _ends_here(self) -> bool:
        after = self._lowered[self._at + 1 : self._at + 2]
        return not after or after[0] in STOPS or not after[0][0].isalnum() or after[0] in triggers()


# Inside names of trades: "a bureau de change operator".
_INNER = frozenset("de du del la le al el y et".split())
