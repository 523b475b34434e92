"""Which words of a report could name a place? Runs of capitals matched with the gazetteer.

The longest match at each word wins. A candidate says nothing yet: `places_context` weighs whether
it is a place at all, `places_choice` which one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallybook.gazetteer import Entry, Gazetteer, fold
from tallybook.understand.document import Document, Token
from tallybook.understand.phrases import DETERMINERS, FUNCTION_WORDS
from tallybook.understand.places_words import PlaceWords, place_words

# "Sao Tome and Principe" has four words; "Federally Administered Tribal Areas" too.
_LONGEST = 6
# Articles that are written small before a capital: al-Qaim, d'Ivoire.
_SMALL_START = re.compile(r"(?:[aA][ldnrstz]h?|[eE][ln]|[dDlL])['’\-]\w")
_ABBREVIATED = frozenset("st ste mt ft".split())
# In a text of capitals only, no name begins or ends with these.
_NO_NAMES = FUNCTION_WORDS | DETERMINERS | frozenset("said last there here more other".split())
# And names of more words than this are not looked for, to save time.
_LONGEST_CAPITALS = 4


@dataclass(slots=True)
class Candidate:
    """Words that the gazetteer knows. `first`-`last` are tokens, `start`-`end` offsets.

    `score` is how surely the words mean a place, in powers of ten of people; `levels` are those
    that the words about it allow ("X province"); `chained`: a neighbour says where it lies, or it
    says so of a neighbour.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    key: str
    text: str
    entries: tuple[Entry, ...]
    people: bool
    named: tuple[Entry, ...] = ()
    capitals: bool = False
    score: float = 0.0
    levels: tuple[str, ...] = ()
    kind: str | None = None
    chained: bool = False
    modifier: bool = False
    guessed: bool = False
    narrowed: tuple[Entry, ...] = ()
    chosen: Entry | None = None
    sureness: float = 0.0


@dataclass(slots=True, frozen=True)
class Case:
    """How a sentence uses capitals: `capitals` all over, or on every `title` word."""

    capitals: bool
    title: bool


def sentence_case(tokens: Sequence[Token], all_caps: bool) -> Case:
    """Return how a sentence uses capitals. In such a sentence capitals say nothing."""
    long = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if all_caps:
        return Case(True, False)
    if len(long) < 3:
        return Case(False, False)
    upper = sum(word.isupper() for word in long)
    capital = sum(word[0].isupper() for word in long)
    return Case(upper > 0.7 * len(long), len(long) > 3 and capital > 0.8 * len(long))


def find_candidates(
    document: Document, gazetteer: Gazetteer, cases: Sequence[Case]
) -> Iterator[Candidate]:
    """Yield the candidates of a report in the order of its text, none overlapping.

    `cases` says of each sentence how it uses capitals.
    """
    words = place_words()
    for sentence, (first, last) in enumerate(document.spans):
        tokens = document.tokens
        case = cases[sentence]
        at = first
        while at < last:
            found = None
            if _may_start(tokens, at, first, case, words):
                found = _longest(tokens, at, last, case, gazetteer, words)
            if found is None:
                at += 1
                continue
            for candidate in found:
                candidate.sentence = sentence
                candidate.capitals = case.capitals
                yield candidate
            at = found[-1].last


def _may_start(tokens: Sequence[Token], at: int, first: int, case: Case, words: PlaceWords) -> bool:
    token = tokens[at]
    if not case.capitals:
        return is_capital(token)
    if len(token.text) < 2 or not token.text[0].isalpha():
        return False
    lower = token.lower
    if lower in words.common and _heads_division(tokens, at, words):
        return lower not in _NO_NAMES
    return lower in words.begins or not (lower in words.common or lower in _NO_NAMES)


def _heads_division(tokens: Sequence[Token], at: int, words: PlaceWords) -> bool:
    """Return whether "DEPARTMENT", "PROVINCE" follows: then "CESAR" is one, and not a man."""
    kind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return words.kinds.get(kind, ("",))[0] == "adm1"


def is_capital(token: Token) -> bool:
    """Return whether a word is written as a name: Kabul, al-Qaim, d'Ivoire."""
    text = token.text
    if text[:1].isupper():
        return True
    return len(text) > 3 and _SMALL_START.match(text) is not None and not text.islower()


def _longest(
    tokens: Sequence[Token], at: int, end: int, case: Case, gazetteer: Gazetteer, words: PlaceWords
) -> list[Candidate] | None:
    for last in reversed(_ends(tokens, at, end, case, words)):
        key = _key(tokens, at, last)
        if len(key) < 2 or (key[:4] == "the " and key[4:] in words.common):
            continue
        if key in words.never and (case.capitals or not _heads_division(tokens, last - 1, words)):
            continue
        entries = gazetteer.find(key)
        if entries and not _is_code(tokens, at, last, entries, case):
            return [_candidate(tokens, at, last, key, entries)]
    if "-" in tokens[at].text:
        return _parts(tokens, at, gazetteer, words) or None
    return None


def _ends(tokens: Sequence[Token], at: int, end: int, case: Case, words: PlaceWords) -> list[int]:
    """Return where a name that starts here may end: after each word with a capital."""
    ends = []
    longest = _LONGEST_CAPITALS if case.capitals else _LONGEST
    for last in range(at, min(end, at + longest)):
        token = tokens[last]
        if token.text == ".":
            if last == at or tokens[last - 1].lower not in _ABBREVIATED:
                break
            continue
        if case.capitals:
            if not token.text[0].isalpha() or token.lower in words.breaks:
                break
            own = last > at or token.lower not in words.common
            if token.lower not in _NO_NAMES and (own or _heads_division(tokens, at, words)):
                ends.append(last + 1)
        elif is_capital(token):
            ends.append(last + 1)
        elif token.lower not in words.joints:
            break
        if token.lower.endswith("'s"):
            break
    return ends


def _key(tokens: Sequence[Token], at: int, last: int) -> str:
    if last == at + 1:
        return fold(_bare(tokens[at].text))
    return fold(" ".join(_bare(token.text) for token in tokens[at:last] if token.text != "."))


def _bare(text: str) -> str:
    """Return a word without its possessive."""
    if text.endswith(("'s", "'S")):
        return text[:-2]
    return text


def _is_code(
    tokens: Sequence[Token], at: int, last: int, entries: tuple[Entry, ...], case: Case
) -> bool:
    """Short words in capitals are initials of something else, unless they are a country's."""
    text = _bare(tokens[at].text)
    short = last == at + 1 and len(text.replace(".", "")) <= 4
    if not short:
        return False
    best = entries[0]
    if best.level == "country" and text.isupper():
        return False
    if len(text) <= 2:
        # "US" is the country; "us", and "Us" at the start of a sentence, are not.
        return True
    if best.level == "country":
        return False
    return (
        text.isupper() and not case.capitals and not any(_is_own(entry, text) for entry in entries)
    )


def _is_own(entry: Entry, text: str) -> bool:
    """Tell NYC and KANO from ABC: the initials are a name of ours, or the name in full."""
    return entry.how == "name" and (len(text) > 3 or entry.population > 500_000)


def _candidate(
    tokens: Sequence[Token], at: int, last: int, key: str, entries: tuple[Entry, ...]
) -> Candidate:
    start = tokens[at].start
    final = tokens[last - 1]
    end = final.start + len(_bare(final.text))
    return _made(at, last, start, end, key, tokens[at].text, entries)


def _made(
    at: int, last: int, start: int, end: int, key: str, text: str, entries: tuple[Entry, ...]
) -> Candidate:
    people = tuple(entry for entry in entries if entry.how == "people")
    named = tuple(entry for entry in entries if entry.how != "people")
    # A word for people ("Malian") is not the small town of the same name; "Somali region" is a
    # region, though (see `places_context`).
    kept = people or named
    return Candidate(
        first=at, last=last, start=start, end=end, sentence=0, key=key, text=text,
        entries=kept, people=bool(people), named=named,
    )  # fmt: skip


def _parts(
    tokens: Sequence[Token], at: int, gazetteer: Gazetteer, words: PlaceWords
) -> list[Candidate]:
    """Return the places in a word with hyphens: Kabul-based, Afghan-Pakistani, Paris-Dakar."""
    token = tokens[at]
    found = []
    start = token.start
    for part in token.text.split("-"):
        key = fold(_bare(part))
        if len(key) > 1 and part[0].isupper() and key not in words.common:
            entries = tuple(
                e for e in gazetteer.find(key) if e.population > 100_000 or e.level == "region"
            )
            if entries:
                end = start + len(_bare(part))
                found.append(_made(at, at + 1, start, end, key, part, entries))
        start += len(part) + 1
    tail = token.lower.rsplit("-", 1)[-1]
    if len(found) == 1 and tail not in words.tails and not found[0].people:
        return []
    for candidate in found:
        candidate.modifier = True
    return found
