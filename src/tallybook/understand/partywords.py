"""Which nouns name parties, of what nature, and which words before them belong to the phrase?"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.groupnames import Name
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import Nations, bare
from tallybook.understand.numbers import Number

# Modifiers farther left than this are another phrase.
_REACH = 9
_LINKERS = frozenset({"to", "or", "and", "-", "–", "than", "of", ",", "more"})
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our another any all both each no".split()
)
_SUFFIXES = frozenset(
    """linked affiliated backed led clad wielding aligned inspired trained based old sponsored
    strong man member""".split()
)
_STOPS = frozenset(
    """in on at by from with and or but as if when while after before since monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs he she it they we i you who which where""".split()
)
_HEADLINE_VERBS = frozenset("attacks raids strikes plots claims reports threats".split())
_NO_OBJECT = frozenset(
    "of for against to near across into over under is are was were has have that since".split()
)


_QUOTES = frozenset({'"', "”", "''"})
_LABEL_NATURES = frozenset({"state_force", "government", "civilians", "armed_group"})


# Participles that are verbs after a subject, and what may stand before them before a noun.
_PARTICIPLES = frozenset("accused suspected alleged".split())
_BEFORE_PARTICIPLE = frozenset(
    """of by from with against on in at for to as among between and or but that when while after
    heavily unidentified other more many several some few most least about around dozens hundreds
    young killed arrested shot blamed captured wounded detained into over were was are is where
    which said says than including like lightly well presumed former local""".split()
)


class Head(msgspec.Struct, frozen=True):
    """What a head noun tells: nature, one or many, and whether it needs a hostile word."""

    nature: str
    singular: bool = False
    person: bool = True
    needs: str | None = None


class Sight(msgspec.Struct, frozen=True):
    """What all rules for parties look at: names and numbers by the token they cover."""

    document: Document
    nations: Nations
    named: dict[int, Name]
    numbers: dict[int, Number]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.document.tokens


@functools.cache
def heads() -> dict[str, Head]:
    """Return every head noun; of two entries for a noun, the one put later here holds."""
    table = lexicon("attackers")
    found: dict[str, Head] = {}

    def put(text: str, head: Head) -> None:
        found.update(dict.fromkeys(text.split(), head))

    put(table["civilians"]["always"], Head("civilians"))
    put(table["government"]["always"], Head("government", person=False))
    put(table["groups"]["with_modifier"], Head("armed_group", person=False, needs="hostile"))
    put(table["people"]["singular"], Head("attackers", singular=True, needs="hostile"))
    put(table["people"]["plural"], Head("attackers", needs="hostile"))
    put(table["state"]["forces"], Head("state_force", person=False, needs="force"))
    put(table["state"]["persons"], Head("state_force", needs="force"))
    put(table["state"]["adjunct"], Head("state_force", person=False))
    put(table["state"]["always"], Head("state_force"))
    put(table["groups"]["always"], Head("armed_group", person=False))
    put(table["attackers"]["singular"], Head("attackers", singular=True))
    put(table["attackers"]["plural"], Head("attackers"))
    return found


@functools.cache
def state_phrases() -> frozenset[tuple[str, str]]:
    """Return the pairs of words that name a force of a state: air force, national guard."""
    pairs = (one.split() for one in lexicon("attackers")["state"]["phrases"])
    return frozenset((pair[0], pair[1]) for pair in pairs)


def is_modifier(sight: Sight, i: int, head: Head) -> bool:
    """Return whether the noun only labels the next one: police station, guerrilla war."""
    tokens = sight.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].sentence != tokens[i].sentence:
        return False
    if tokens[i].lower[-2:] == "'s":
        return False
    if tokens[i + 1].text in ("-", "/"):
        return head.singular
    nxt = bare(tokens[i + 1])
    if nxt in heads() and i + 1 not in sight.named:
        return True
    plural = head.person and not head.singular
    return not plural and nxt in words("attackers", "labelled") and not _acts(tokens, i + 1)


def _acts(tokens: tuple[Token, ...], i: int) -> bool:
    """Headlines: "militia attacks mall" has a verb, "militia attacks in the north" a noun."""
    if i + 1 >= len(tokens) or tokens[i].lower not in _HEADLINE_VERBS:
        return False
    after = tokens[i + 1]
    if after.sentence != tokens[i].sentence or not after.text[0].isalnum():
        return False
    return after.lower not in _STOPS and after.lower not in _NO_OBJECT


def leftmost(sight: Sight, i: int) -> int:
    """Return where the phrase of the head at `i` begins: its modifiers, without articles."""
    tokens = sight.tokens
    first = sight.document.spans[tokens[i].sentence][0]
    at = i
    while at > max(first, i - _REACH) and _modifies(sight, at - 1, first):
        at -= 1
    while at < i and (
        tokens[at].lower in _DETERMINERS
        or (at not in sight.numbers and tokens[at].lower in _LINKERS)
    ):
        at += 1
    return at


def _modifies(sight: Sight, at: int, first: int) -> bool:
    if at in sight.named or at in sight.nations.at or at in sight.numbers:
        return True
    token = sight.tokens[at]
    low = bare(token)
    if low in _PARTICIPLES and not _before_participle(sight, at, first):
        return False
    if sight.nations.at.get(at - 1, ("", 1))[1] > 1 or low in _modifiers():
        return True
    if low.rpartition("-")[2] in _SUFFIXES:
        return True
    if low in ("and", "or", ","):
        return _joined(sight, at)
    if token.text in _QUOTES:
        # The name in quotation marks: "The Foos" clandestine group.
        return at - 1 in sight.named
    if sight.document.all_caps or at == first or not token.text[0].isupper():
        return False
    return low not in _DETERMINERS and low not in _STOPS


def _before_participle(sight: Sight, at: int, first: int) -> bool:
    """Whether "accused" can stand before a noun: "two accused men", not "officials accused men"."""
    if at == first:
        return True
    before = sight.tokens[at - 1]
    low = bare(before)
    if at - 1 in sight.numbers or low in _DETERMINERS or not low[0].isalpha():
        return True
    return low in _BEFORE_PARTICIPLE


def is_verb_of_doubt(sight: Sight, i: int) -> bool:
    """Return whether "suspect" is a verb: "officials suspect the gang", "they suspect that"."""
    tokens = sight.tokens
    if tokens[i].lower != "suspect" or i == 0 or i + 1 >= len(tokens):
        return False
    before, after = bare(tokens[i - 1]), tokens[i + 1]
    plural = before.endswith("s") or before in ("people", "police", "they", "we", "authorities")
    return plural and (after.lower in _DETERMINERS | {"that"} or after.text[0].isupper())


@functools.cache
def _modifiers() -> frozenset[str]:
    # A head before a head counts only where it is a label: police officers, government troops.
    labels = frozenset(low for low, head in heads().items() if head.nature in _LABEL_NATURES)
    listed = words("attackers", "hostile") | words("attackers", "plain")
    return listed | words("attackers", "state", "force_words") | labels


def _joined(sight: Sight, at: int) -> bool:
    """Two modifiers joined: "French and Malian troops", "army and police forces"."""
    tokens = sight.tokens
    left, right = at - 1, at + 1
    if left > 0 and tokens[left].text == ",":
        left -= 1
    if right + 1 < len(tokens) and tokens[right].lower == "and":
        right += 1
    if left < 0 or right >= len(tokens):
        return False
    return _labels_force(sight, left) and _labels_force(sight, right)


def _labels_force(sight: Sight, at: int) -> bool:
    if at in sight.nations.at or at in sight.named:
        return True
    low = bare(sight.tokens[at])
    adjunct = words("attackers", "state", "adjunct")
    return low in adjunct or low in words("attackers", "state", "force_words")
