"""How many people does a phrase with a number count: "27 people", "two of them", "no one"?

Ages, dates, times, labels and measures count nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_nouns import OF_THESE, SMALL, read_head, sex_of
from tallybook.understand.figures_shapes import Head, Phrase
from tallybook.understand.figures_words import counted, harm_words, heads, triggers
from tallybook.understand.numbers import Number


def of_number(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> Phrase | None:
    """Read a number with the people it counts; None when it counts anything else."""
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
    head = read_head(tokens, lowered, last, plural=number.value != 1)
    if head is None:
        return None
    low, high, value = _times(number, head.word)
    spouses = head.word is None and lowered[first:last] == ["a", "couple"]
    return Phrase(
        first=first,
        last=max(head.last, last - 2 * (of_them and head.word is None)),
        kind="counted",
        low=low,
        high=high,
        value=2 if spouses else value,
        bound="exact" if spouses else number.bound,
        raw=number.raw,
        head="couple" if spouses else head.word,
        scope=head.scope_code(),
        text=head.text(tokens, max(head.first, number.last)),
        age=head.age,
        sex=sex_of(head.word),
        harm=head.harm,
        of_them=of_them,
        addition=addition or lowered[last - 1] == "others",
        plural=number.value != 1,
        wild=head.wild,
    )


def all_but(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, numbers: Mapping[int, Number]
) -> Phrase | None:
    """Read "all but two of the 30 hostages": 28 of them."""
    few = numbers.get(at + 2)
    if few is None or few.value is None or lowered[few.last : few.last + 2] != ["of", "the"]:
        return None
    many = numbers.get(few.last + 2)
    whole = of_number(tokens, lowered, many) if many is not None else None
    if whole is None or whole.value is None or whole.value <= few.value:
        return None
    whole.first, whole.value = at, whole.value - few.value
    whole.low = whole.high = whole.value
    whole.raw = " ".join(token.text for token in tokens[at : whole.last])
    return whole


def _partitive(lowered: Sequence[str], last: int) -> tuple[bool, int]:
    """Skip "of them", "of the 12", "of his"; tell whether it is a choice out of known people."""
    if lowered[last : last + 2] == ["out", "of"]:
        last += 1
    if lowered[last : last + 1] != ["of"] or lowered[last + 1 : last + 2] == []:
        return False, last
    word = lowered[last + 1]
    if word in ("them", "whom", "those", "these"):
        after = last + 2
        while after < len(lowered) and lowered[after] in ("a", "an"):
            after += 1
        return True, after
    if word not in OF_THESE:
        return False, last
    whole = _past_number(lowered, last + 2)
    alone = whole < len(lowered) and lowered[whole] in _ALONE
    return True, whole if alone else last + 2


# After a number without a noun: "one of the three was hurt".
_ALONE = frozenset("was were is are has had have died".split())


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
    if before in ("and", ",") and lowered[max(0, first - 3) : max(0, first - 2)] in _AGED:
        return False  # "ages 19 and 24"
    if before == "of" and _is_of_one(lowered, first, last):
        return False
    if before == "be" and (after in ("and", "or") or not after[:1].isalpha()):
        return False  # "believed to be 30,"
    if "per" in lowered[last : last + 2]:
        return False  # "12 per 100,000"
    if _is_age_list(tokens, lowered, number):
        return False  # "two teens, 15 and 16, were shot"
    if before in harm_words("months") or (before == "-" and first > 1 and _touches(tokens, first)):
        return False
    if after in counted("ages", "old") or lowered[last : last + 2] == ["a", "year"]:
        return False
    return not (_is_year(tokens, lowered, number) or is_age(tokens, number))


def _is_of_one(lowered: Sequence[str], first: int, last: int) -> bool:
    """Whether a number after "of" tells an age or children: "a boy of 12", "a father of four"."""
    noun = lowered[first - 2] if first > 1 else ""
    if noun in counted("people", "parents"):
        return True
    known = heads().get(noun)
    alone = last >= len(lowered) or lowered[last] not in heads()
    return known is not None and not known[1] and alone and noun not in counted("people", "group")


_AGED = (["age"], ["ages"], ["aged"], ["be"])


def _is_age_list(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    """Whether two ages between commas belong to several people: "two teens, 15 and 16, were"."""
    at = number.core
    before, after = lowered[max(0, at - 3) : at], lowered[number.last : number.last + 1]
    closed = not after or after[0] in (",", ".", ")")
    second = before[1:] and before[1:][-1] == "and" and before[-2].isdigit()
    if not (second and closed and lowered[at].isdigit() and at > 3):
        return False
    return before[0] == "," and lowered[at - 4] in heads() and (number.value or 0) < _OLDEST


_OLDEST = 115


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
    return named and person and closed and (number.value or 0) < _OLDEST


def _is_year(tokens: Sequence[Token], lowered: Sequence[str], number: Number) -> bool:
    text = tokens[number.core].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100:
        return False
    before = lowered[number.first - 1] if number.first else ""
    after = lowered[number.last] if number.last < len(lowered) else ""
    return before.isdigit() or before in _YEAR_BEFORE or not after[:1].isalpha()


_YEAR_BEFORE = frozenset(
    "in since of from by until during , : the early late mid to and year".split()
)


def _times(number: Number, head: str | None) -> tuple[int | None, int | None, int | None]:
    times = 2 if head in ("couple", "pair", "couples", "pairs") else 1
    low = number.low * times if number.low is not None else None
    high = number.high * times if number.high is not None else None
    return low, high, number.value * times if number.value is not None else None


def of_both(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "both officers", "both of them": two; None where "both" is an adverb."""
    last = at + 1
    if at and lowered[at - 1] in ("were", "are", "was", "been"):
        return None
    if lowered[last : last + 2] in (["of", "the"], ["of", "them"], ["of", "his"], ["of", "her"]):
        last += 2
    head = read_head(tokens, lowered, last, plural=True)
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
        scope=head.scope_code(),
        text=head.text(tokens, last),
        plural=True,
        of_them=head.word is None or last > at + 1,
    )


def _past_number(lowered: Sequence[str], at: int) -> int:
    """Return the token after a number in "none of the 54 passengers"."""
    word = lowered[at] if at < len(lowered) else ""
    return at + 1 if word.isdigit() or word in SMALL else at


def of_nobody(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "no one", "nobody", "no civilians", "anyone": none, which is 0 where a harm is told."""
    word, last = lowered[at], at + 1
    head: Head | None = None
    if word == "neither" and lowered[last : last + 1] != ["of"]:
        return None
    if word == "no":
        if lowered[last : last + 1] == ["one"]:
            last += 1
        else:
            head = read_head(tokens, lowered, last, plural=True)
            if head is None or (
                head.word is None and not triggers().intersection(lowered[last : last + 1])
            ):
                return None
            last = head.last
    elif lowered[last : last + 1] == ["of"] and last + 2 < len(lowered):
        last += 1 + (lowered[last + 1] in ("the", "those", "his", "their", "them"))
        head = read_head(tokens, lowered, _past_number(lowered, last), plural=True)
        last = head.last if head else last
    return Phrase(
        first=at,
        last=last,
        kind="counted",
        low=0,
        high=0,
        value=0,
        raw=tokens[at].text,
        head=head.word if head else None,
        scope=head.scope_code() if head else "total",
        text=head.text(tokens, at + 1) if head else None,
        plural=True,
    )
