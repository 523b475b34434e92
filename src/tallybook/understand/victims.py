"""Who was harmed, by name or description?

A person's name is two or more capitalised words (particles between them) that stand where a
victim stands: after a verb of harm ("killing diplomat Jane Roe"), before its passive ("Jane Roe,
23, was shot dead"), or in a list after "victims included". Text in capitals gives names only by
the age between commas. Descriptions ("a 38-year-old Chinese woman") need an age.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from tallybook.records import VictimDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Fact, Place
from tallybook.understand.phrases import AUXILIARIES, DETERMINERS, FUNCTION_WORDS, phrase_text

_PARTICLES = frozenset("de la del las los van von der den bin ibn al el da dos san abu".split())
_FURNITURE = ("headline", "byline", "dateline", "appeal", "pointer", "contact", "navigation")
_FATES: dict[str, str] = {
    **dict.fromkeys(
        "killed killing kills kill died dies murdered murdering slain assassinated assassinating"
        " executed beheaded dead perished".split(),
        "killed",
    ),
    **dict.fromkeys(
        "wounded wounding injured injuring hurt hospitalized shot stabbed".split(), "wounded"
    ),
    **dict.fromkeys("kidnapped kidnapping abducted abducting".split(), "hostage"),
}
_FATAL_AFTER = frozenset("dead death fatally killed died".split())
_LISTING = frozenset("included include includes including were identified named".split())
_AGE = re.compile(r"\d{1,3}")


class _Name:
    """A run of tokens that is a name, with the words that describe it before and after."""

    def __init__(self, first: int, last: int, age: int | None) -> None:
        self.first, self.last, self.age = first, last, age


def find_victims(document: Document, places: Sequence[Place]) -> tuple[Fact, ...]:
    """Return the victims named or described, each with what is said of them."""
    nations = {p.start: p.detail.country_name for p in places if p.demonym}
    taken = frozenset((p.start, p.end) for p in places if not p.demonym)
    facts: list[Fact] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE or (
            not any(t.lower in _FATES for t in tokens) and not (_lists_victims(tokens) is not None)
        ):
            continue
        facts += _in_sentence(sentence.index, tokens, nations, taken, document.all_caps)
    return tuple(facts)


def _in_sentence(
    sentence: int,
    tokens: Sequence[Token],
    nations: dict[int, str | None],
    taken: frozenset[tuple[int, int]],
    all_caps: bool,
) -> Iterator[Fact]:
    listed = _lists_victims(tokens)
    for name in _names(tokens, all_caps, nations):
        if (tokens[name.first].start, tokens[name.last - 1].end) in taken:
            continue
        fate = _fate(tokens, name)
        if fate is None and listed is not None and name.first > listed:
            fate = _listed_fate(tokens)
        if fate is not None:
            yield _fact(sentence, tokens, name, fate, nations)
    yield from _described(sentence, tokens, nations)


def _lists_victims(tokens: Sequence[Token]) -> int | None:
    """Return where "victims ... included" or "the dead include" ends, None without one."""
    about = False
    for number, token in enumerate(tokens):
        if token.lower in ("victims", "dead", "casualties", "fatalities", "killed", "wounded"):
            about = True
        elif about and token.lower in ("included", "include", "were", "including", "identified"):
            if token.lower != "were" or _near(tokens, number, ("identified", "named")):
                return number
        elif token.text in ";:" or token.lower in ("said", "told"):
            about = False
    return None


def _near(tokens: Sequence[Token], number: int, wanted: tuple[str, ...]) -> bool:
    return any(token.lower in wanted for token in tokens[number : number + 3])


def _listed_fate(tokens: Sequence[Token]) -> str:
    lowered = {token.lower for token in tokens}
    if lowered & {"wounded", "injured"} and not lowered & {"killed", "dead", "fatalities"}:
        return "wounded"
    return "killed"


def _names(
    tokens: Sequence[Token], all_caps: bool, nations: dict[int, str | None]
) -> Iterator[_Name]:
    at = 0
    while at < len(tokens):
        last = _name_end(tokens, at)
        age = _age_after(tokens, last)
        first = at + _leading_titles(tokens, at, last, nations)
        plain = not _owns(tokens, last) and not _names_thing(tokens[first:last])
        if last - first >= 2 and (not all_caps or age is not None) and plain:
            yield _Name(first, last, age)
        at = max(last, at + 1)


def _names_thing(tokens: Sequence[Token]) -> bool:
    """Whether the name is that of a road, an office, an outlet: it holds a word for one."""
    return any(token.lower in words("details", "words", "things_named") for token in tokens)


def _owns(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name goes on as a possessive: "Jane Roe's nephew" does not tell of her."""
    return last < len(tokens) and tokens[last].lower.endswith("'s") and _capital(tokens, last)


def _name_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and (_names_person(tokens[end]) or _joins_name(tokens, at, end)):
        end += 1
    return end


def _names_person(token: Token) -> bool:
    """Whether the word may be part of a name: a capital, and no word of the calendar."""
    plain = token.lower not in FUNCTION_WORDS and token.lower not in _calendar()
    return token.text[0].isupper() and not token.lower.endswith("'s") and plain


def _joins_name(tokens: Sequence[Token], first: int, at: int) -> bool:
    return at > first and tokens[at].lower in _PARTICLES and _capital(tokens, at + 1)


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text[0].isupper()


@functools.cache
def _calendar() -> frozenset[str]:
    return frozenset(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june"
        " july august september october november december the a an victims dead police gunmen"
        " residents officials authorities witnesses".split()
    )


def _leading_titles(
    tokens: Sequence[Token], first: int, last: int, nations: dict[int, str | None]
) -> int:
    """Return how many leading words are nationality, number, office or title rather than name."""
    titles = words("details", "words", "titles") | DETERMINERS
    count = 0
    while first + count < last and (
        tokens[first + count].lower.rstrip(".") in titles or tokens[first + count].start in nations
    ):
        count += 1
    return count


def _age_after(tokens: Sequence[Token], last: int) -> int | None:
    """Return the age in "Jane Roe, 23," or "Jane Roe (23)"."""
    if last + 2 < len(tokens) and tokens[last].text in ",(" and tokens[last + 2].text in ",).":
        return _plausible_age(tokens[last + 1].text)
    return None


def _plausible_age(text: str) -> int | None:
    return int(text) if _AGE.fullmatch(text) and 0 < int(text) < 115 else None


def _fate(tokens: Sequence[Token], name: _Name) -> str | None:
    return _fate_after(tokens, name) or _fate_before(tokens, name)


def _fate_after(tokens: Sequence[Token], name: _Name) -> str | None:
    """The passive: "Jane Roe, 23, was shot dead", "Jane Roe died"."""
    at, passive = name.last, False
    for token in tokens[at : at + 14]:
        if token.text in '.;"”“' or token.lower in ("who", "said", "told", "and", "where"):
            return None
        passive = passive or token.lower in AUXILIARIES
        fate = _FATES.get(token.lower)
        if fate and (passive or token.lower in ("died", "dies", "perished")):
            return _worse(tokens, token, fate)
    return None


def _fate_before(tokens: Sequence[Token], name: _Name) -> str | None:
    """The active: "killing US diplomat Jane Roe"; only describing words may stand between."""
    for back in range(name.first - 1, max(-1, name.first - 8), -1):
        token = tokens[back]
        fate = _FATES.get(token.lower)
        if fate:
            passive = back > 0 and tokens[back - 1].lower in AUXILIARIES
            return None if passive or token.lower == "dead" else _worse(tokens, token, fate)
        if token.lower in FUNCTION_WORDS or not token.text[0].isalnum():
            return None
    return None


def _worse(tokens: Sequence[Token], verb: Token, fate: str) -> str:
    """Shot is wounded, unless the words say that it was fatal."""
    if verb.lower not in ("shot", "stabbed"):
        return fate
    near = [t.lower for t in tokens if abs(t.start - verb.start) < 40]
    return "killed" if _FATAL_AFTER & set(near) else fate


def _fact(
    sentence: int,
    tokens: Sequence[Token],
    name: _Name,
    fate: str,
    nations: dict[int, str | None],
) -> Fact:
    first = _described_from(tokens, name.first)
    before = tokens[first : name.first]
    nation = next((nations[t.start] for t in before if t.start in nations), None)
    occupation = " ".join(t.text for t in before if t.start not in nations)
    called = phrase_text(tokens[name.first : name.last])
    return Fact(
        start=tokens[first].start,
        end=tokens[name.last - 1].end,
        sentence=sentence,
        field="victims",
        value=called,
        detail=VictimDetail(
            name=called,
            age=name.age,
            nationality=nation,
            occupation=occupation or None,
            fate=fate,
        ),
    )


def _described_from(tokens: Sequence[Token], first: int) -> int:
    """Return where the words that describe a name begin ("Peruvian doctor and former official")."""
    start = first
    while start > 0 and first - start < 8:
        token = tokens[start - 1]
        joined = token.lower == "and" and start - 2 >= 0 and tokens[start - 2].text.isalpha()
        if token.lower in _FATES or token.lower in _LISTING or not token.text[0].isalnum():
            break
        if token.lower in FUNCTION_WORDS and not joined:
            break
        start -= 1
    while start < first and tokens[start].lower in (
        "and",
        "the",
        "a",
        "an",
        "included",
        "his",
        "her",
    ):
        start += 1
    return start


_PERSONS = {
    "woman": "female",
    "girl": "female",
    "mother": "female",
    "man": "male",
    "boy": "male",
    "father": "male",
    "student": None,
    "child": None,
    "teenager": None,
    "soldier": None,
}


def _described(
    sentence: int, tokens: Sequence[Token], nations: dict[int, str | None]
) -> Iterator[Fact]:
    """Find "a 38-year-old Chinese woman was killed": an age, a person, a fate in the clause."""
    for at, token in enumerate(tokens):
        if token.lower not in _PERSONS or not any(
            t.lower in ("year-old", "years-old") for t in tokens[max(0, at - 4) : at]
        ):
            continue
        window = tokens[max(0, at - 6) : at]
        age = next((_plausible_age(t.text) for t in window if t.text.isdigit()), None)
        fate = next((_FATES[t.lower] for t in tokens[at + 1 : at + 8] if t.lower in _FATES), None)
        if age is None or fate is None:
            continue
        first = next(t for t in window if t.text == str(age))
        yield Fact(
            start=first.start,
            end=token.end,
            sentence=sentence,
            field="victims",
            value=f"{token.lower}, {age}",
            detail=VictimDetail(
                age=age,
                sex=_PERSONS[token.lower],
                nationality=next((nations[t.start] for t in window if t.start in nations), None),
                fate=fate,
            ),
        )
