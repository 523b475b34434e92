"""Which words of a sentence name a person before the law: a name, a party, "two brothers"?

What is done with them tells that they are persons, so no list of names is asked; a name of one
word is left out.
"""

from __future__ import annotations

from tallybook.understand.accused import can_be_accused
from tallybook.understand.actclauses import BE, HAVE, Clause, Placed
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare
from tallybook.understand.personnames import PARTICLES

_LONGEST_NAME = 6
_LONGEST_ASIDE = 28
# Plain words before a name; where the words for the head of a sentence end.
_LONGEST_TITLE, _TO_HEAD = 4, 10
_DETERMINERS = frozenset("the a an two three four five six seven eight nine ten".split())
# What ends the words for a person after a verb.
_ENDS = frozenset(
    """of with for on over in after not guilty innocent to as , . ; : who whom which from at by and
    was were is are had has have late yesterday today accused when""".split()
)
# What hangs on an act named so near before is its victim.
_GOVERNING, _TO_ACT = frozenset("of for against on by with at".split()), 3
# Adverbs between a person and the verb.
ADVERBS = frozenset("also later not already then now still both formally each all".split())


def subject_person(clause: Clause, verb: int) -> Placed | None:
    """Return the person whose words end where the verb group at `verb` begins.

    Words between commas and "who" may stand between; names, parties and nouns for persons count.
    """
    at = verb
    while clause.low(at - 1) in BE | HAVE | ADVERBS or clause.low(at - 1).endswith("ly"):
        at -= 1
    if clause.low(at - 1) == "who":
        at -= 1
        return person_before(clause, at - 1 if clause.low(at - 1) == "," else at)
    if clause.low(at - 1) == ",":
        back = range(at - 2, max(clause.first, at - _LONGEST_ASIDE), -1)
        opened = next(
            (k for k in back if clause.low(k) == "," and person_before(clause, k) is not None), None
        )
        return person_before(clause, opened) if opened is not None else None
    person = person_before(clause, at)
    if person is None or not _is_governed(clause, person):
        return person
    return head_person(clause, person.first)


def _is_governed(clause: Clause, person: Placed) -> bool:
    """Whether a person hangs on other words: the man jailed for the murder of a couple was."""
    at = person.first - 1
    while clause.low(at) in _DETERMINERS | {"his", "her", "their"}:
        at -= 1
    if person.party.nature != "person" or clause.low(at) not in _GOVERNING:
        return False
    return any(at - _TO_ACT <= k < at for k in clause.acts)


def person_before(clause: Clause, end: int) -> Placed | None:
    """Return the party, name or noun for a person that ends before token `end`."""
    party = next((one for one in clause.placed if one.last == end and can_be_accused(one)), None)
    return party or name_ending(clause, end) or _noun_ending(clause, end)


def name_ending(clause: Clause, end: int) -> Placed | None:
    """Return the name of two words or more that ends before token `end`."""
    first = end
    while first > max(clause.first, end - _LONGEST_NAME) and _is_name_word(clause, first - 1):
        first -= 1
    while first < end and clause.low(first) in PARTICLES:
        first += 1
    return _person(clause, first, end) if end - first >= 2 else None


def _noun_ending(clause: Clause, end: int) -> Placed | None:
    if clause.low(end - 1) not in words("standing", "court", "persons"):
        return None
    first = end - 1
    while first > max(clause.first, end - _LONGEST_NAME) and _before_noun(clause, first - 1):
        first -= 1
    return _person(clause, first, end)


def _before_noun(clause: Clause, k: int) -> bool:
    token = clause.tokens[k]
    modifier = words("attackers", "plain") | words("attackers", "hostile")
    listed = token.lower in modifier or token.lower in _DETERMINERS
    return listed or token.lower.endswith("-old") or token.text[0].isdigit()


def person_after(clause: Clause, at: int) -> Placed | None:
    """Return the person whose words begin at token `at` and end before a preposition or a mark."""
    end = at
    while end < min(clause.last, at + _LONGEST_NAME + 2) and clause.low(end) not in _ENDS:
        end += 1
    if end == at or end == clause.last:
        return None
    party = next(
        (one for one in clause.placed if at <= one.first <= at + 2 and can_be_accused(one)), None
    )
    if party is not None:
        return party
    apposed = _apposed(clause, end) if clause.low(at) in _DETERMINERS else None
    if apposed is not None:
        return apposed
    if clause.low(end - 1) in words("standing", "court", "persons"):
        return _person(clause, at, end)
    if clause.document.all_caps:
        titled = bare(clause.tokens[at]) in words("standing", "court", "persons")
        return _person(clause, at, end) if titled else None
    first = _after_title(clause, at, end)
    named = all(_is_name_word(clause, k) for k in range(first, end))
    return _person(clause, first, end) if named and end - first >= 2 else None


def _after_title(clause: Clause, at: int, end: int) -> int:
    """Where a name begins behind plain words: the former governor NAME."""
    first = at
    while first < min(end, at + _LONGEST_TITLE) and clause.tokens[first].text[0].islower():
        first += 1
    return first


def _apposed(clause: Clause, end: int) -> Placed | None:
    """The name between commas behind a noun: a farmer, NAME, who."""
    close = next((k for k in range(end + 1, end + 6) if clause.low(k) == ","), None)
    if clause.low(end) != "," or close is None or close >= clause.last:
        return None
    person = name_ending(clause, close)
    return person if person is not None and person.first == end + 1 else None


def head_person(clause: Clause, last: int) -> Placed | None:
    """Return the person that a sentence begins with, before token `last`."""
    found: Placed | None = None
    for end in range(clause.first + 1, min(clause.first + _TO_HEAD, last)):
        one = person_before(clause, end)
        if one is None:
            continue
        if found is not None:
            named = clause.tokens[one.first].text[0].isupper()
            return one if named and one.first == found.last else found
        if one.first > clause.first + 3:
            return None
        found = one
    return found


def _is_name_word(clause: Clause, k: int) -> bool:
    token = clause.tokens[k]
    if token.lower in PARTICLES:
        return True
    if clause.document.all_caps or not token.text[0].isupper():
        return False
    plain = token.lower.replace("-", "").replace("'", "").replace(".", "")
    return plain.isalpha() and token.lower not in words("speech", "time") - {"may"}


def _person(clause: Clause, first: int, last: int) -> Placed | None:
    """Tokens [first, last) as a person, without an article."""
    while first < last and clause.low(first) in ("the", "a", "an"):
        first += 1
    if first == last:
        return None
    tokens = clause.tokens
    text = clause.document.text[tokens[first].start : tokens[last - 1].end]
    name = " ".join(text.split()).removesuffix("'s").removesuffix("’s")
    party = Party(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=tokens[first].sentence,
        name=name,
        nature="person",
        party_type="individual",
    )
    return Placed(party, first, last)
