"""Which words look like the name of an armed group that the list does not hold?

Built names have a noun of struggle and an idea ("Popular Front for the Freedom of X"); called
names follow what the report calls them ("the rebel group Sons of X").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import Nations, bare

# A name of more words than this is a run of capitals.
_LONGEST = 9
# Nouns that name an armed group without a further word of struggle: the Cali Cartel.
_STRONG = frozenset("cartel militia brigades jihad falcons martyrs mujahideen".split())
_OF_STATES = frozenset(
    "army brigade battalion division command corps legion column forces brigades".split()
)
_MILITARY = frozenset(
    """infantry artillery armored armoured airborne military air police special royal task defense
    defence security armed national joint""".split()
)
# What claims an attack is named within so many tokens of the words of claiming.
_TO_CLAIM = 40
_CALLING = frozenset("calling calls call called styling naming describing identifying".split())
_BEFORE_NAME = frozenset(("the", '"', "“", "'", "as"))
_GROUPS = frozenset("groups organisations organizations factions militias movements".split())
_NOT_NAMES = frozenset(
    """the a an this that these those his her its their our in on at by from with and or but as
    if when while after before since monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december mr mrs
    said says according general colonel""".split()
)


def built_names(
    document: Document, nations: Nations, taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the tokens [first, last) of names built like those of armed groups."""
    nouns = words("attackers", "name", "nouns")
    for i, token in enumerate(document.tokens):
        if bare(token) in nouns and i not in taken and token.text[0].isupper():
            span = _name_around(document, nations, i)
            if span is not None:
                yield span


def _name_around(document: Document, nations: Nations, noun: int) -> tuple[int, int] | None:
    first, last = _leftmost(document, noun), _rightmost(document, noun)
    word = bare(document.tokens[noun])
    # The word before may be one that a wire's capitals hide: the Human Rights Defense Front.
    lows = {bare(token) for token in document.tokens[max(first - 1, 0) : last]}
    if not 2 <= last - first <= _LONGEST or lows & words("attackers", "name", "peaceful"):
        return None
    if word in _OF_STATES and _is_state(document, nations, first, noun):
        return None
    ideas = words("attackers", "name", "ideas") - {word}
    return (first, last) if lows & ideas or word in _STRONG else None


def _leftmost(document: Document, noun: int) -> int:
    """Walk left over words that can be part of the name."""
    tokens, ideas = document.tokens, words("attackers", "name", "ideas")
    start = document.spans[tokens[noun].sentence][0]
    at = noun
    while at > start:
        token = tokens[at - 1]
        word = bare(token)
        if not word[0].isalpha() or word in _NOT_NAMES:
            break
        # The first word of a sentence has a capital anyway; in capitals all words have.
        telling = not document.all_caps and at - 1 > start and token.text[0].isupper()
        if not telling and word not in ideas:
            break
        at -= 1
    return at


def _rightmost(document: Document, noun: int) -> int:
    """Take "of the X", "for X of Y" after the noun where X is a name or an idea."""
    tokens = document.tokens
    end = document.spans[tokens[noun].sentence][1]
    at = noun + 1
    while at + 1 < end and tokens[at].lower in ("of", "for", "de"):
        start = at + 1
        while start < end and tokens[start].lower in ("the", "la", "el"):
            start += 1
        stop = start
        while stop < end and stop - start < 3 and _goes_on(document, stop):
            stop += 1
        if stop == start:
            break
        at = stop
    return at


def _goes_on(document: Document, at: int) -> bool:
    token = document.tokens[at]
    word = bare(token)
    if document.all_caps:
        return word in words("attackers", "name", "ideas")
    return token.text[0].isupper() and word[0].isalpha() and word not in _NOT_NAMES


def _is_state(document: Document, nations: Nations, first: int, noun: int) -> bool:
    """The Kenyan Army, the 3rd Infantry Brigade, the Army itself."""
    return all(
        first + k in nations.at or token.lower[0].isdigit() or bare(token) in _MILITARY
        for k, token in enumerate(document.tokens[first:noun])
    )


def called_names(
    document: Document, nations: Nations, taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield the tokens of names that follow what the report calls them; not in capitals."""
    if document.all_caps:
        return
    always = words("attackers", "groups", "always")
    callers = words("attackers", "groups", "with_modifier") | always
    tokens = document.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.text not in callers or i + 1 in taken or i + 1 in nations.at:
            continue
        hostile = i > 0 and tokens[i - 1].lower in words("attackers", "hostile")
        last = _end_of_name(tokens, i)
        if last > i + 1 and (hostile or token.text in always or _claims(document, i)):
            yield i + 1, last
    yield from _own_names(document, taken)
    yield from _listed_names(document, taken)


def _claims(document: Document, i: int) -> bool:
    """Whether the sentence tells of a claim: what claims an attack is an armed group."""
    claims = words("standing", "claim", "acts") | {"responsibility", "credit"}
    first, last = document.spans[document.tokens[i].sentence]
    near = document.tokens[max(first, i - _TO_CLAIM) : min(last, i + _TO_CLAIM)]
    return any(token.lower in claims for token in near)


def _own_names(document: Document, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """The names after "a group calling itself the", "a group called"."""
    tokens = document.tokens
    callers = words("attackers", "groups", "with_modifier") | words("attackers", "groups", "always")
    for i, token in enumerate(tokens[2:-1], 2):
        itself = token.lower in ("itself", "themselves") and tokens[i - 1].lower in _CALLING
        called = token.lower in ("called", "named") and tokens[i - 1].lower in callers
        if not itself and not (called and _claims(document, i)):
            continue
        at = i
        while at + 1 < len(tokens) and tokens[at + 1].lower in _BEFORE_NAME:
            at += 1
        last = _end_of_name(tokens, at)
        if last > at + 1 and not any(k in taken for k in range(at + 1, last)):
            yield at + 1, last


def _listed_names(document: Document, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """The names after "two groups," where the sentence tells of a claim."""
    tokens = document.tokens
    for i, token in enumerate(tokens[:-2]):
        plural = token.lower in _GROUPS and tokens[i + 1].text in (",", ":", "-", "—")
        if not plural or not _claims(document, i):
            continue
        at = i + 1
        while at + 1 < len(tokens):
            while at + 1 < len(tokens) and tokens[at + 1].lower in _BEFORE_NAME:
                at += 1
            last = _end_of_name(tokens, at)
            if last == at + 1:
                break
            if not any(k in taken for k in range(at + 1, last)):
                yield at + 1, last
            if last >= len(tokens) or tokens[last].lower not in (",", "and"):
                break
            at = last
            if tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].lower == "and":
                at += 1


def _end_of_name(tokens: tuple[Token, ...], caller: int) -> int:
    last = caller + 1
    while last < min(len(tokens), caller + 6) and _named_word(tokens, caller, last):
        last += 1
        joins = last + 1 < len(tokens) and tokens[last].lower in ("of", "for")
        if joins and _named_word(tokens, caller, last + 1):
            last += 1
    return last


def _named_word(tokens: tuple[Token, ...], caller: int, at: int) -> bool:
    token = tokens[at]
    same = token.sentence == tokens[caller].sentence
    return same and token.text[0].isupper() and bare(token) not in _NOT_NAMES
