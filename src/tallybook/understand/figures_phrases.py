"""Which phrases of a sentence count people: how many, who, and how are they told?

A phrase is counted ("12 Nepalese guards", "27"), one person ("a soldier", "his wife"), definite
("the mayor"), a name, a pronoun, or people told of without a number ("the dead"). Words that
count anything else (vehicles, years, floors, ages) give none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.figures_words import (
    STOPS,
    counted,
    harm_words,
    heads,
    nations,
    states,
    triggers,
)
from tallybook.understand.numbers import Number

_LONGEST = 8
_ORDINALS = frozenset("second third fourth fifth sixth seventh other".split())
_MINE = frozenset("his her their my our its whose".split())
_OPENERS = frozenset("a an another the this that each every".split()) | _MINE
_PRONOUNS = frozenset("he she him her they them who".split())
_REFLEXIVES = frozenset("himself herself themselves".split())
_NOBODY = frozenset("nobody no-one none anyone anybody".split())
_OF_THESE = frozenset("the them these those his her their its whom us".split())
# Endings of nouns for people: an unknown plural with one of them counts people.
_AGENT_ENDS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "eers", "icans", "anis")
_ADULT = 18


class Phrase(msgspec.Struct, kw_only=True, gc=False):
    """People told of at tokens [first, last) of one sentence.

    `kind`: counted, one, definite, bare (a singular noun without article), name, pronoun,
    reflexive, group (people without a number: "the dead"). `harm` is that of a state inside
    ("12 wounded men", "five of the wounded"), `of_them` a choice out of people told of before.
    """

    first: int
    last: int
    kind: str
    low: int | None = 1
    high: int | None = 1
    value: int | None = 1
    bound: str = "exact"
    raw: str = ""
    head: str | None = None
    scope: str = "total"
    text: str | None = None
    age: int | None = None
    sex: str | None = None
    harm: str | None = None
    of_them: bool = False
    addition: bool = False
    plural: bool = False
    fresh: bool = False

    @property
    def single(self) -> bool:
        """Whether the phrase tells of one person, with or without the number."""
        return self.kind in ("one", "definite", "bare", "name", "pronoun") or (
            self.value == 1 and not self.plural
        )


class _Head(msgspec.Struct, gc=False):
    last: int
    word: str | None
    scope: str
    plural: bool
    first: int
    harm: str | None = None
    age: int | None = None
    nation: bool = False


def find_phrases(
    tokens: Sequence[Token],
    numbers: Mapping[int, Number],
    names: Mapping[int, Phrase],
    *,
    headline: bool,
    all_caps: bool,
) -> list[Phrase]:
    """Return the phrases of one sentence that count people, left to right, without overlap."""
    lowered = [token.lower for token in tokens]
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        number = numbers.get(at)
        if number is not None:
            phrase = _of_number(tokens, lowered, number)
        elif lowered[at] == "all" and lowered[at + 1 : at + 2] == ["but"]:
            phrase = _all_but(tokens, lowered, at, numbers)
        elif at in names:
            phrase = names[at]
        elif at + 1 in numbers and (lowered[at] in _OPENERS or lowered[at] == "further"):
            phrase = None
        else:
            phrase = _of_word(tokens, lowered, at, headline=headline, all_caps=all_caps)
        if phrase is not None and phrase.last > at:
            found.append(phrase)
        at = phrase.last if phrase and phrase.last > at else (number.last if number else at + 1)
    return found


# -- numbers --------------------------------------------------------------------------------


def _of_number(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> Phrase | None:
    if not counts(tokens, lowered, number):
        return None
    first, last = number.first, number.last
    before = lowered[first - 1] if first else ""
    addition = before in ("another", "additional") or lowered[first - 2 : first] == ["a", "further"]
    if addition:
        first -= 1 + (before == "further")
    while last < len(lowered) and lowered[last] in ("more", "additional", "further", "other"):
        addition, last = True, last + 1
    of_them, last = _partitive(lowered, last)
    head = _head(tokens, lowered, last, plural=number.value != 1)
    if head is None:
        return None
    low, high, value = _times(number, head.word)
    return Phrase(
        first=first,
        last=max(head.last, last - 2 * (of_them and head.word is None)),
        kind="counted",
        low=low,
        high=high,
        value=value,
        bound=number.bound,
        raw=number.raw,
        head=head.word,
        scope=_scope(head),
        text=_text(tokens, max(head.first, number.last), head),
        age=head.age,
        sex=_sex(head.word),
        harm=head.harm,
        of_them=of_them,
        addition=addition or lowered[last - 1] == "others",
        plural=number.value != 1,
    )


def _all_but(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, numbers: Mapping[int, Number]
) -> Phrase | None:
    """Read "all but two of the 30 hostages": 28 of them."""
    few = numbers.get(at + 2)
    if few is None or few.value is None or lowered[few.last : few.last + 2] != ["of", "the"]:
        return None
    many = numbers.get(few.last + 2)
    whole = _of_number(tokens, lowered, many) if many is not None else None
    if whole is None or whole.value is None or whole.value <= few.value:
        return None
    whole.first, whole.value = at, whole.value - few.value
    whole.low = whole.high = whole.value
    whole.raw = " ".join(token.text for token in tokens[at : whole.last])
    return whole


def _partitive(lowered: Sequence[str], last: int) -> tuple[bool, int]:
    """Skip "of them", "of the 12", "of his"; tell whether it is a choice out of known people."""
    if lowered[last : last + 1] != ["of"] or lowered[last + 1 : last + 2] == []:
        return False, last
    word = lowered[last + 1]
    if word in ("them", "whom", "those", "these"):
        after = last + 2
        while after < len(lowered) and lowered[after] in ("a", "an"):
            after += 1
        return True, after
    return (word in _OF_THESE), last + 2 if word in _OF_THESE else last


def counts(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    """Whether a number may count people: not an age, a date, a time, a label or a measure."""
    first, last = number.first, number.last
    before = lowered[first - 1] if first else ""
    after = lowered[last] if last < len(lowered) else ""
    if lowered[max(0, first - 2) : first] in (["age", "of"], ["ages", "of"]):
        return False
    if before in harm_words("label_before") or after in harm_words("time_words") or after == "%":
        return False
    if after == "-" and tokens[last].start == tokens[last - 1].end:
        return False
    if before in harm_words("months") or (before == "-" and first > 1 and _touches(tokens, first)):
        return False
    if after in counted("ages", "old") or lowered[last : last + 2] == ["a", "year"]:
        return False
    return not (_is_year(tokens, lowered, number) or is_age(tokens, number))


def _touches(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at - 2].end == tokens[at - 1].start


def is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number is an age between commas: "Jane Roe, 23, was hurt", "Joe Doe (41)"."""
    first, last = number.first, number.last
    if first < 2 or number.bound != "exact" or tokens[first - 1].text not in ",(":
        return False
    named = tokens[first - 2].text[0].isalpha() and tokens[number.core].text.isdigit()
    after = tokens[last] if last < len(tokens) else None
    closed = (
        after is None
        or after.text in ",.);"
        or after.lower
        in (
            "of",
            "was",
            "who",
            "died",
            "and",
            "in",
            "is",
            "were",
            "has",
        )
    )
    person = tokens[first - 2].text[0].isupper() or tokens[first - 2].lower in heads()
    return named and person and closed and (number.value or 0) < 115


def _is_year(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    text = tokens[number.core].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100:
        return False
    before = lowered[number.first - 1] if number.first else ""
    after = lowered[number.last] if number.last < len(lowered) else ""
    return before.isdigit() or before in _YEAR_BEFORE or not after[:1].isalpha()


_YEAR_BEFORE = frozenset(
    "in since of from by until during , the early late mid to and year".split()
)


def _times(number: Number, head: str | None) -> tuple[int | None, int | None, int | None]:
    times = 2 if head in ("couple", "pair", "couples", "pairs") else 1
    low = number.low * times if number.low is not None else None
    high = number.high * times if number.high is not None else None
    return low, high, number.value * times if number.value is not None else None


# -- nouns ----------------------------------------------------------------------------------


def _head(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, *, plural: bool
) -> _Head | None:
    """Find the noun that is counted from token `first` on; a bare number has a head without word.

    None when the noun counts no people.
    """
    best: _Head | None = None
    harm: str | None = None
    age: int | None = None
    nation = False
    unknown = 0
    end = min(len(tokens), first + _LONGEST)
    at = first
    while at < end:
        word = lowered[at].removesuffix("'s") if at > first else lowered[at]
        known = heads().get(word)
        if known is not None:
            if lowered[at].endswith("'s") and not _follows_noun(lowered, at + 1):
                break
            best = _Head(at + 1, word, known[0], known[1], first, harm, age, nation)
            at += 1
            continue
        if best is not None:
            break
        aged = _age_at(lowered, at)
        if aged is not None:
            at, age = aged
            continue
        if word in states() and _follows_noun(lowered, at + 1):
            harm, at = states()[word], at + 1
            continue
        if word in ("wounded", "injured", "dead", "hostages", "missing") and at > first - 1:
            if at == first and at and lowered[at - 1] in _OF_THESE:
                return _Head(at + 1, word, "total", True, first, states().get(word), age)
            break
        if word in STOPS or not word[0].isalnum() or word in triggers():
            break
        if tokens[at].text[0].isupper() and word in nations():
            if _is_demonym_noun(tokens, lowered, at, plural=plural):
                return _Head(at + 1, word, "nationality", plural, first, harm, age, True)
            nation, at = True, at + 1
            continue
        if word in harm_words("modifiers"):
            at += 1
            continue
        if word in counted("people", "not_people"):
            return None
        if plural and _is_unknown_plural(tokens[at]):
            if word.endswith(_AGENT_ENDS):
                return _Head(at + 1, word, "total", True, first, harm, age, nation)
            return None
        unknown += 1
        if unknown > 2:
            return None
        at += 1
    if best is None and age is not None:
        return _Head(at, None, "total", plural, first, harm, age)
    if best is None and unknown:
        return None
    if best is None and at > first and not nation:
        return None
    return best or _Head(first, None, "total", plural, first, harm, age)


def _age_at(lowered: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read `19-year-old` (also `19 - year - old` as tokens); return the token after and the age."""
    word = lowered[at]
    if word.isdigit() and len(word) <= 3:
        for gap in (1, 2):
            if lowered[at + gap : at + gap + 1] and lowered[at + gap] in counted("ages", "old"):
                years = "year" in lowered[at + gap]
                return at + gap + 1, int(word) if years else 0
    for ending in ("-year-old", "-month-old"):
        if word.endswith(ending):
            return at + 1, _SMALL.get(word.removesuffix(ending), 30) if "year" in ending else 0
    return None


_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
}


def _follows_noun(lowered: Sequence[str], at: int) -> bool:
    """Whether a noun for people follows within three words, with nothing but modifiers between."""
    for word in lowered[at : at + 3]:
        if word in heads():
            return True
        if word not in harm_words("modifiers") and word not in nations():
            return False
    return False


def _is_unknown_plural(token: Token) -> bool:
    word = token.lower
    return word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3


def _is_demonym_noun(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, *, plural: bool
) -> bool:
    """Whether a nationality word is the noun itself: "two Canadians", "one American was"."""
    if at + 1 >= len(tokens):
        return True
    after, word = tokens[at + 1], lowered[at + 1]
    if word in heads() or word in harm_words("modifiers") or word in ("citizen", "citizens"):
        return False
    if word in STOPS or not word[0].isalnum() or word in triggers():
        return True
    return plural and lowered[at].endswith("s") and not after.text[0].isupper()


def _scope(head: _Head) -> str:
    if head.age is not None and head.age < _ADULT and head.scope in ("total", "child"):
        return "child"
    if head.nation and head.scope in ("total", "civilian"):
        return "nationality"
    return "total" if head.scope == "hostage" else head.scope


def _text(tokens: Sequence[Token], first: int, head: _Head) -> str | None:
    if head.word is None or head.last <= first:
        return None
    return " ".join(token.text for token in tokens[first : head.last])


def _sex(head: str | None) -> str | None:
    if head in counted("people", "female"):
        return "female"
    return "male" if head in counted("people", "male") else None


# -- words without a number -----------------------------------------------------------------


def _of_word(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, *, headline: bool, all_caps: bool
) -> Phrase | None:
    word = lowered[at]
    if word in _OPENERS or word in _ORDINALS:
        return _of_opener(tokens, lowered, at)
    if word in _REFLEXIVES:
        return Phrase(
            first=at,
            last=at + 1,
            kind="reflexive",
            raw=tokens[at].text,
            head=word,
            sex=_sex(word),
            plural=word == "themselves",
        )
    if word in _PRONOUNS:
        return Phrase(
            first=at,
            last=at + 1,
            kind="pronoun",
            raw=tokens[at].text,
            head=word,
            sex=_sex(word),
            plural=word in ("they", "them"),
        )
    if word == "both":
        return _of_both(tokens, lowered, at)
    if word in _NOBODY or word == "no":
        return _of_nobody(tokens, lowered, at)
    if word.endswith(("'s", "s'")) and len(word) > 2:
        return _of_owner(tokens, lowered, at)
    return _of_bare(tokens, lowered, at, headline=headline, all_caps=all_caps)


def _of_opener(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "a soldier", "the mayor", "his wife", "a second man", "the dead"."""
    word = lowered[at]
    first, at = at, at + 1
    fresh = word in ("another", "second", "third", "fourth", "fifth", "sixth", "seventh")
    while at < len(lowered) and lowered[at] in _ORDINALS:
        fresh, at = fresh or lowered[at] != "other", at + 1
    if at >= len(lowered):
        return None
    head = _head(tokens, lowered, at, plural=False)
    if head is None or (head.word is None and head.age is None):
        if fresh and head is not None:
            return _one(tokens, first, at, "one", head, fresh=True)
        return None
    if head.plural:
        return _group(tokens, lowered, first, head, word)
    if head.word in counted("people", "group"):
        return _family(tokens, lowered, first, head)
    definite = word in ("the", "this", "that") and not fresh
    return _one(tokens, first, head.last, "definite" if definite else "one", head, fresh=fresh)


def _one(
    tokens: Sequence[Token], first: int, last: int, kind: str, head: _Head, *, fresh: bool = False
) -> Phrase:
    return Phrase(
        first=first,
        last=last,
        kind=kind,
        raw=tokens[first].text,
        head=head.word,
        scope=_scope(head),
        text=_text(tokens, min(first + 1, last - 1), head),
        age=head.age,
        sex=_sex(head.word),
        harm=head.harm,
        addition=fresh,
        fresh=fresh,
    )


def _group(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, head: _Head, opener: str
) -> Phrase | None:
    """Read people without a number: "the victims", "the wounded", "his children"."""
    return Phrase(
        first=first,
        last=head.last,
        kind="group",
        low=None,
        high=None,
        value=None,
        bound="vague",
        raw=tokens[first].text,
        head=head.word,
        scope=_scope(head),
        text=_text(tokens, first, head),
        harm=head.harm or states().get(head.word or ""),
        plural=True,
        of_them=opener in _MINE,
    )


def _family(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, head: _Head
) -> Phrase | None:
    """Read "a family of five", "the couple"; a group of unknown size gives none."""
    size = {"couple": 2, "pair": 2, "trio": 3}.get(head.word or "")
    last = head.last
    if lowered[last : last + 1] == ["of"] and last + 1 < len(lowered):
        stated = _SMALL.get(lowered[last + 1])
        if stated is not None and head.word != "couple":
            size, last = stated, last + 2
    if size is None:
        return None
    return Phrase(
        first=first,
        last=last,
        kind="counted",
        low=size,
        high=size,
        value=size,
        raw=" ".join(token.text for token in tokens[first:last]),
        head=head.word,
        plural=True,
    )


def _of_both(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    last = at + 1
    if lowered[last : last + 2] in (["of", "the"], ["of", "them"], ["of", "his"], ["of", "her"]):
        last += 2
    head = _head(tokens, lowered, last, plural=True)
    if head is None or (head.word is not None and not head.plural):
        return None
    return Phrase(
        first=at,
        last=max(head.last, last),
        kind="counted",
        low=2,
        high=2,
        value=2,
        raw=tokens[at].text,
        head=head.word,
        scope=_scope(head),
        text=_text(tokens, last, head),
        plural=True,
        of_them=head.word is None or last > at + 1,
    )


def _of_nobody(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "no one", "nobody", "no civilians", "anyone": none, which is 0 where a harm is told."""
    word, last = lowered[at], at + 1
    head: _Head | None = None
    if word == "no":
        if lowered[last : last + 1] == ["one"]:
            last += 1
        else:
            head = _head(tokens, lowered, last, plural=True)
            if head is None or (head.word is None and lowered[last] not in triggers()):
                return None
            last = head.last
    elif lowered[last : last + 1] == ["of"] and last + 2 < len(lowered):
        last += 2 + (lowered[last + 1] in ("the", "those", "his"))
    return Phrase(
        first=at,
        last=last,
        kind="counted",
        low=0,
        high=0,
        value=0,
        raw=tokens[at].text,
        head=head.word if head else None,
        scope=_scope(head) if head else "total",
        text=_text(tokens, at + 1, head) if head else None,
        plural=True,
    )


def _of_owner(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "the mayor's brother", "Roe's wife" from the owner's word on."""
    if at + 1 >= len(tokens):
        return None
    head = _head(tokens, lowered, at + 1, plural=False)
    if head is None or head.word not in counted("people", "kin") or head.plural:
        return None
    return _one(tokens, at, head.last, "one", head)


def _of_bare(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, *, headline: bool, all_caps: bool
) -> Phrase | None:
    """Read a singular noun without article: "Man killed in blast", "CATTLEMAN JUAN ROE"."""
    known = heads().get(lowered[at])
    if (
        known is None
        or known[1]
        or lowered[at] in ("human", "member", "female", "male", "civilian")
    ):
        return None
    head = _head(tokens, lowered, at, plural=False)
    if head is None or head.word is None or head.plural:
        return None
    before = lowered[at - 1] if at else ""
    if head.word in counted("people", "group"):
        return None
    if before in _OPENERS or before in _ORDINALS or before in ("of", "as", "by", "-"):
        return None
    return _one(tokens, at, head.last, "bare", head)
