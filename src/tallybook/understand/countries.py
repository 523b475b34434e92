"""Which countries and capitals of a sentence are parties: Iran denied it, Kyiv accused Moscow?

A country is a party only as the subject of a verb of blaming, denying or claiming, or as the one
blamed; anywhere else it is a place, or whose people are told of.
"""

from __future__ import annotations

import functools

from tallybook.understand.actclauses import HAVE, Placed
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare

_LONGEST = 4
_REACH = 14
_ADVERBS = frozenset(
    """long also again immediately now already since repeatedly later both each have has had
    quickly strongly firmly categorically flatly vehemently on""".split()
)
_STARTS = frozenset(', ; : " “ ” ( — – -- and but while that said says'.split())
_AFTER_BLAMED = frozenset('for of over and or , . ; : ) on in after " ”'.split())
_ONTO = {"on": "on", "at": "at", "to": "to"}


def with_countries(document: Document, sentence: int, here: list[Placed]) -> list[Placed]:
    """Return the parties of a sentence with the countries that blame, deny, claim or are blamed."""
    first, last = document.spans[sentence]
    tokens = document.tokens
    if document.all_caps:
        return here
    verbs = _verbs()
    if not any(tokens[k].lower in verbs for k in range(first, last)):
        return here
    taken = {k for one in here for k in range(one.first, one.last)}
    added: list[Placed] = []
    k = first
    while k < last:
        found = _country_at(tokens, k, last) if k not in taken else None
        if found is None:
            k += 1
            continue
        end, code = found
        if _is_subject(tokens, first, k, end, last) or _is_blamed(tokens, first, k, end, last):
            added.append(_placed(document, k, end, code))
        k = end
    return sorted(here + added, key=lambda one: (one.first, -one.last)) if added else here


@functools.cache
def state_names() -> dict[str, str]:
    """Return the code of each country's plain name and of each seat of a government, folded."""
    found: dict[str, str] = {}
    for code, names in lexicon("nations")["words"].items():
        plain = [one for one in names[1:] if not one.lower().endswith(_DEMONYMS)]
        found.update(dict.fromkeys((one.lower() for one in (names[0], *plain)), code))
    for code, names in lexicon("capitals")["words"].items():
        found.update(dict.fromkeys((one.lower() for one in names), code))
    return found


_DEMONYMS = ("an", "ans", "ese", "ish", "i", "is", "ic", "s", "ch", "men")


@functools.cache
def _verbs() -> frozenset[str]:
    """The verbs whose subject or object may be a country."""
    keys = (("denial", "verbs"), ("denial", "saying"), ("blame", "forward"), ("blame", "passive"))
    listed = frozenset[str]().union(*(words("standing", *key) for key in keys))
    onto = frozenset[str]().union(*(words("standing", "onto", one) for one in _ONTO))
    return listed | onto


@functools.cache
def _blaming() -> frozenset[str]:
    return words("standing", "blame", "forward")


def _country_at(tokens: tuple[Token, ...], k: int, last: int) -> tuple[int, str] | None:
    """The end and the code of the longest name of a state at a token."""
    if not tokens[k].text[0].isupper():
        return None
    names = state_names()
    for length in range(min(_LONGEST, last - k), 0, -1):
        span = tokens[k : k + length]
        text = " ".join(token.lower for token in span)
        if text in names and (text != "us" or span[0].text == "US"):
            return k + length, names[text]
    return None


def _is_subject(tokens: tuple[Token, ...], first: int, k: int, end: int, last: int) -> bool:
    """Whether it opens a clause whose verb blames, denies or says, alone or with another."""
    at = k - 1
    if at >= first and tokens[at].lower in ("the", "both"):
        at -= 1
    if at >= first and tokens[at].lower not in _STARTS:
        return False
    while end < last and (tokens[end].lower in _ADVERBS | HAVE or tokens[end].lower[-2:] == "ly"):
        end += 1
    if end < last and tokens[end].lower == "and":
        joined = _country_at(tokens, end + 1, last) if end + 1 < last else None
        end = joined[0] if joined is not None else end
    return end < last and tokens[end].lower in _verbs()


def _is_blamed(tokens: tuple[Token, ...], first: int, k: int, end: int, last: int) -> bool:
    """Whether it is blamed: accused X of, blamed on X, pointed the finger at X."""
    after = tokens[end].lower if end < last else "."
    if k == first or after not in _AFTER_BLAMED:
        return False
    before = tokens[k - 1].lower
    if before in _blaming():
        return k - 1 > first and after != "in"
    kind = _ONTO.get(before)
    if kind is None or after in ("of", "in"):
        return False
    verbs = words("standing", "onto", kind)
    reach = range(k - 2, max(first, k - _REACH) - 1, -1)
    verb = next((i for i in reach if tokens[i].lower in verbs), None)
    return verb is not None and not {"for", "of", ","} & {t.lower for t in tokens[verb + 1 : k - 1]}


def _placed(document: Document, first: int, last: int, code: str) -> Placed:
    tokens = document.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    party = Party(
        start=start,
        end=end,
        sentence=tokens[first].sentence,
        name=" ".join(document.text[start:end].split()),
        nature="government",
        country=code,
    )
    return Placed(party, first, last)


def demonym_at(token: Token) -> str | None:
    """Return the code of the country whose word for its own things a token is: Turkish, US."""
    word = bare(token)
    if not token.text[0].isupper() or (word in ("us", "uk") and not token.text.isupper()):
        return None
    code = _demonyms().get(word)
    return code if code is not None else None


@functools.cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, names in lexicon("nations")["words"].items():
        for name in names[1:]:
            low = name.lower()
            if " " not in low and low.endswith(("n", "i", "ese", "ish", "ic", "ch")):
                found[low] = code
    return found | {"us": "US", "u.s.": "US", "american": "US", "uk": "GB", "saudi": "SA"}
