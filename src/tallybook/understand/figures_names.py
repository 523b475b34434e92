"""Which words of a sentence are names of persons, for figures of one?

A name is a run of two or more capitalised words that begins with a given name, follows a title or
a noun for people, or is followed by an age. Its age and a home town between commas belong to it.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Sequence
from importlib import resources

from tallybook.understand.document import Token
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_singles import age_after
from tallybook.understand.figures_words import (
    STOPS,
    counted,
    harm_words,
    heads,
    nations,
    triggers,
)

_TITLES = frozenset(
    "mr mrs ms miss dr sgt lt col capt maj gen cpl pfc spc pvt officer deputy detective trooper"
    " judge"
    " mayor president senator governor father sister bishop imam sheikh rev reverend prince chief"
    " sheriff corporal sergeant lieutenant captain major colonel general private commander agent"
    " constable inspector professor sub-inspector havildar sepoy naik subedar jawan asi sho dsp"
    " head chief assistant lance brigadier wing flight squadron leader petty warrant seaman"
    " gunner fusilier sapper"
    " bombardier kingsman guardsman signaller patrolman rifleman ranger constables"
    " officers sergeants corporals privates lieutenants"
    " captains deputies detectives troopers agents messrs inspectors havildars sepoys pfc. pvt."
    " cpl. maj. det. cpt sen rep gov staff sgt. lt. capt. col. gen."
    " mr. mrs. dr.".split()
)
_PARTICLES = frozenset(
    "de la del las los van von der den bin ibn al el da dos san abu dit ben".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv jr. sr.".split())
# Capitalised words that never are part of a person's name.
_NEVER = frozenset(
    "street road avenue county city state department police hospital school university court party"
    " army force forces security center centre church mosque park house district river lake valley"
    " north south east west new united national international north-west daily times news press"
    " post tribune herald monday tuesday wednesday thursday friday saturday sunday god the a an in"
    " on at of and but when while after before according if it he she they we there this that his"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred thousand dozen dozens"
    " her no two three four five six seven eight nine ten another family brigade battalion front"
    " movement islamic taliban republic ministry council office bureau apartments drive lane"
    " boulevard highway hotel mall airport market company memorial medical regional"
    " general-hospital"
    " neighborhood university's american authorities officials witnesses investigators homicide"
    " heights hills beach island village town mount fort port saint st mountain county's".split()
)
_LONGEST_NAME = 5


@functools.cache
def _given_names() -> frozenset[str]:
    path = resources.files(__package__) / "lexicon" / "given_names.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def find_names(
    tokens: Sequence[Token], taken: Container[int] = (), known: Container[str] = ()
) -> dict[int, Phrase]:
    """Return the names of persons in a mixed-case sentence by their first token.

    `taken` are offsets at which other names (of places) start, `known` the surnames, in lower
    case, of persons named before: one of these is a name by itself.
    """
    found: dict[int, Phrase] = {}
    at = 0
    while at < len(tokens):
        name = _name_at(tokens, at, taken) or _surname_at(tokens, at, known)
        if name is None:
            at += 1
        else:
            found[name.first] = name
            at = name.last
            while (name := _next_listed(tokens, at, taken)) is not None:
                found[name.first] = name
                at = name.last
    return found


def _next_listed(tokens: Sequence[Token], at: int, taken: Container[int]) -> Phrase | None:
    """Read a name for that alone that a name stands before it in a list: "Jane Roe and X Y"."""
    first = at
    while first < len(tokens) and first - at < 2 and tokens[first].lower in ("and", ","):
        first += 1
    if first == at or first >= len(tokens) or tokens[first].start in taken:
        return None
    last = _run(tokens, first)
    parts = [t for t in tokens[first:last] if t.text[0].isalpha()]
    whole = len(parts) == 2 and all(len(t.text) > 1 for t in parts)
    closed = (
        last >= len(tokens) or not tokens[last].text[0].isalpha() or tokens[last].lower in STOPS
    )
    if not whole or not closed or any(_is_no_name(t.lower) for t in parts):
        return None
    return _name_at(tokens, first, taken) or _plain_name(parts, first, last)


def _name_at(tokens: Sequence[Token], at: int, taken: Container[int]) -> Phrase | None:
    if not _capital(tokens[at]) or tokens[at].start in taken:
        return None
    titled = at
    while titled < len(tokens) and tokens[titled].lower in _TITLES:
        titled += 1 + (titled + 1 < len(tokens) and tokens[titled + 1].text == ".")
    last = _run(tokens, titled)
    parts = [t for t in tokens[titled:last] if t.text[0].isalpha()]
    if not parts or any(t.lower in nations() for t in parts[:1]):
        return None
    age, end = age_after(tokens, last)
    first = at
    if age is None:
        age, first = _age_before(tokens, at)
    long_enough = len(parts) >= 2 or titled > at or (age is not None and len(parts[0].text) > 2)
    known = (
        titled > at
        or age is not None
        or _is_introduced(tokens, at)
        or (parts[0].lower in _given_names())
    )
    if not long_enough or not known or _names_no_person(tokens, last):
        return None
    name = " ".join(t.text for t in parts)
    return Phrase(
        first=first,
        last=end,
        kind="name",
        raw=name,
        head=parts[-1].lower,
        scope="named_person",
        text=name,
        age=age,
        sex=None,
    )


def _is_no_name(word: str) -> bool:
    known = word in nations() or word in heads() or word in counted("people", "peoples")
    return known or word in harm_words("months") or word in harm_words("modifiers")


def _plain_name(parts: Sequence[Token], first: int, last: int) -> Phrase:
    name = " ".join(t.text for t in parts)
    return Phrase(
        first=first,
        last=last,
        kind="name",
        raw=name,
        head=parts[-1].lower,
        scope="named_person",
        text=name,
    )


def _surname_at(tokens: Sequence[Token], at: int, known: Container[str]) -> Phrase | None:
    """Read the surname alone of someone named before: "Jane Roe ... Roe was hurt"."""
    token = tokens[at]
    beside = (at and _capital(tokens[at - 1]) and tokens[at - 1].lower not in _TITLES) or (
        at + 1 < len(tokens) and _capital(tokens[at + 1])
    )
    if token.lower not in known or not _capital(token) or beside:
        return None
    return Phrase(
        first=at,
        last=at + 1,
        kind="name",
        raw=token.text,
        head=token.lower,
        scope="named_person",
        text=token.text,
    )


def _names_no_person(tokens: Sequence[Token], last: int) -> bool:
    """Whether the words are the name of a place: "3-year-old Elm County boy", "Elmwood girl"."""
    if last >= len(tokens):
        return False
    after = tokens[last]
    placed = after.text[0].isupper() and after.lower in _PLACED
    return placed or after.lower in counted("people", "generic")


_PLACED = frozenset("county street road avenue city state park beach heights township".split())


def _age_before(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Read `38-year-old` right before a name; return the age and where it begins."""
    if at >= 2 and tokens[at - 1].lower in counted("ages", "old"):
        number = at - 3 if tokens[at - 2].text == "-" else at - 2
        if number >= 0 and tokens[number].text.isdigit() and len(tokens[number].text) < 3:
            return int(tokens[number].text), number
    return None, at


def _run(tokens: Sequence[Token], at: int) -> int:
    last = at
    while last < len(tokens) and last - at < _LONGEST_NAME + 2:
        token = tokens[last]
        if (
            (
                _capital(token)
                and token.lower not in _NEVER
                and token.lower not in _TITLES
                and token.lower not in triggers()
            )
            or (
                last > at
                and token.lower in _PARTICLES
                and last + 1 < len(tokens)
                and _capital(tokens[last + 1])
            )
            or (last > at and token.text == "." and len(tokens[last - 1].text) == 1)
        ):
            last += 1
        elif (
            last > at
            and token.text == ","
            and last + 1 < len(tokens)
            and (tokens[last + 1].lower in _SUFFIXES)
        ):
            last += 2
        else:
            break
    return last


def _capital(token: Token) -> bool:
    text = token.text
    return (
        text[0].isupper()
        and (len(text) == 1 or not text.isupper() or len(text) == 2)
        and (not text.endswith("'s"))
    )


def _is_introduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for people stands right before: "diplomat Jane Roe"."""
    before = tokens[at - 1].lower if at else ""
    return (
        before in heads()
        and before not in ("police", "officers", "officials")
        and (before not in counted("people", "generic"))
        and before not in harm_words("modifiers")
    )
