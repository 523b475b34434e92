"""How many people does a phrase with a number count: "27 people", "two of them", "no one"?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_ages import counts
from tallybook.understand.figures_forms import SMALL, sex_of
from tallybook.understand.figures_nouns import OF_THESE, read_head
from tallybook.understand.figures_shapes import Head, Phrase
from tallybook.understand.figures_words import STOPS, harm_words, heads, states, triggers
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
    chosen = _out_of_harmed(lowered, last)
    if chosen is not None:
        return _some_of(tokens, number, first, chosen)
    of_them, last = _partitive(lowered, last)
    head = read_head(tokens, lowered, last, plural=number.value != 1)
    head = head or _of_bodies(lowered, last)
    if head is None or _is_rate(lowered, head.last):
        return None
    low, high, value = _times(number, head.word)
    spouses = head.word is None and lowered[first:last] == ["a", "couple"]
    return Phrase(
        first=first,
        last=max(_with_second(lowered, head), last - 2 * (of_them and head.word is None)),
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


def _with_second(lowered: Sequence[str], head: Head) -> int:
    """Return where "15 traders and shoppers dead" ends: one number for two nouns."""
    at = head.last
    second = heads().get(lowered[at + 1]) if at + 2 < len(lowered) else None
    both = lowered[at : at + 1] == ["and"] and head.plural and second is not None and second[1]
    return at + 2 if both and lowered[at + 2] in _AFTER_BOTH else at


_AFTER_BOTH = frozenset("dead injured wounded killed missing hostage captive were".split())


def _is_rate(lowered: Sequence[str], last: int) -> bool:
    """Whether so many are told for a while: "20 people a day"."""
    return lowered[last : last + 1] in (["a"], ["per"], ["every"], ["each"]) and (
        lowered[last + 1 : last + 2] in (["day"], ["week"], ["month"], ["year"], ["hour"])
    )


def _out_of_harmed(lowered: Sequence[str], last: int) -> tuple[int, int] | None:
    """Read "of the 12 wounded" after a number: the token of the whole, and how many it is."""
    if lowered[last : last + 1] != ["of"] or lowered[last + 1 : last + 2] not in (
        ["the"],
        ["those"],
    ):
        return None
    said = lowered[last + 2 : last + 4]
    if len(said) < 2 or said[1] not in states():
        return None
    whole = int(said[0]) if said[0].isdigit() and len(said[0]) < 7 else SMALL.get(said[0])
    following = lowered[last + 4 : last + 5]
    return (last + 2, whole) if whole and (not following or following[0] not in heads()) else None


def _some_of(
    tokens: Sequence[Token], number: Number, first: int, chosen: tuple[int, int]
) -> Phrase:
    at = chosen[0]
    return Phrase(
        first=first,
        last=at + 2,
        kind="counted",
        low=number.low,
        high=number.high,
        value=number.value,
        bound=number.bound,
        raw=number.raw,
        head=tokens[at + 1].lower,
        harm=states()[tokens[at + 1].lower],
        of_them=True,
        plural=number.value != 1,
        whole=chosen,
    )


def _of_bodies(lowered: Sequence[str], last: int) -> Head | None:
    """Read a number up to the bodies or deaths it counts: "six bullet-riddled bodies"."""
    for at in range(last, min(len(lowered), last + _BODY_REACH)):
        if lowered[at] in harm_words("bodies"):
            return Head(at, last)
        if lowered[at] in STOPS or not lowered[at][0].isalpha():
            return None
    return None


_BODY_REACH = 4


def all_but(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, numbers: Mapping[int, Number]
) -> Phrase | None:
    """Read "all but two of the 30 hostages": 28 of them."""
    few = numbers.get(at + 2)
    if few is None or few.value is None or lowered[few.last : few.last + 1] != ["of"]:
        return None
    whose = few.last + 1
    while whose < few.last + _OWNER_REACH and whose not in numbers:
        whose += 1  # "of the 30", "of the patrol's seven"
    if lowered[few.last + 1 : few.last + 2] not in (["the"], ["its"], ["their"], ["his"]):
        return None
    many = numbers.get(whose)
    whole = of_number(tokens, lowered, many) if many is not None else None
    if whole is None or whole.value is None or whole.value <= few.value:
        return None
    whole.first, whole.value = at, whole.value - few.value
    whole.low = whole.high = whole.value
    whole.raw = " ".join(token.text for token in tokens[at : whole.last])
    return whole


_OWNER_REACH = 5


def _partitive(lowered: Sequence[str], last: int) -> tuple[bool, int]:
    """Skip "of them", "of the 12", "of his"; tell whether it is a choice out of known people."""
    if lowered[last : last + 2] == ["out", "of"]:
        last += 1
    if lowered[last : last + 1] != ["of"] or lowered[last + 1 : last + 2] == []:
        return False, last
    word = lowered[last + 1]
    if word in OF_THESE and lowered[last + 2 : last + 3] == ["own"]:
        return False, last + 3
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
    ends = lowered[head.last : head.last + 1]
    if at and lowered[at - 1] in (",", "(") and (not ends or not ends[0][0].isalpha()):
        return None  # "two tourists, both British, were"
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
