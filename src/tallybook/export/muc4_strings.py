"""Which words fill a string slot? The text's own, upper case, without counts and determiners.

Equal strings are one thing; a longer mention of one thing takes the place of a shorter one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from tallybook.export.muc4_vocabulary import listed, singular, threshold
from tallybook.records import Muc4Fill, Statement

# Marks that are no part of what a thing is called.
_MARKS = " \"'.,;:"
_BRACKETS = f"{_MARKS}()[]"
_One = TypeVar("_One")


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that fills a string slot, with the statements that tell of it."""

    text: str
    statements: tuple[Statement, ...]

    @property
    def confidence(self) -> float:
        """How sure the surest statement is."""
        return max(sureness(one) for one in self.statements)


def sureness(one: Statement) -> float:
    """Return how sure a filler is: the odds of the trained encoder, else the rules' confidence."""
    return one.confidence if one.odds is None else one.odds


def surest(
    told: Sequence[_One],
    filler_of: Callable[[_One], Filler],
    share_of: Callable[[_One], str] = lambda _: "beside_the_surest",
) -> tuple[_One, ...]:
    """Return those that are not far less sure than the surest of them.

    `share_of` names the threshold that each must reach of the surest one's odds. The odds of the
    trained encoder tell; what it was not asked about stays.
    """
    sure = [_odds(filler_of(one)) for one in told]
    most = max(filter(None, sure), default=0.0)
    return tuple(
        one
        for one, odds in zip(told, sure, strict=True)
        if odds is None or odds >= threshold(share_of(one)) * most
    )


def _odds(filler: Filler) -> float | None:
    """Return the odds of the surest statement, None when the encoder was not asked about one."""
    odds = [one.odds for one in filler.statements]
    return None if None in odds else max((one for one in odds if one is not None), default=None)


def itself(filler: Filler) -> Filler:
    """Return the filler: what `surest` looks at where fillers stand by themselves."""
    return filler


def squeezed(text: str) -> str:
    """Return words in capitals with one space between them."""
    return " ".join(text.upper().split())


def called(text: str) -> str:
    """Return what a thing is called: no determiner, no count, no mark at an end."""
    words = _whole_brackets(squeezed(text)).strip(_MARKS).split()
    while len(words) > 1 and _is_count(words[0]) and words[1].lower() not in _measures():
        words = words[1:]
    joined = " ".join(words)
    return joined.removesuffix("'S").strip(_MARKS).removesuffix("--").strip(_MARKS)


def _whole_brackets(text: str) -> str:
    """Return the words without halves of brackets: "UP) CANDIDATE", "MAYOR OF ARENAL (LIMA"."""
    opened: list[int] = []
    cut = 0
    for at, letter in enumerate(text):
        if letter in "([":
            opened.append(at)
        elif letter in ")]" and opened:
            opened.pop()
        elif letter in ")]":
            cut = at + 1
    end = next((at for at in opened if at >= cut), len(text))
    kept = text[cut:end].strip(_MARKS) or (text[:cut] + text[end:]).strip(_BRACKETS)
    return kept.strip(_BRACKETS) if kept.count("(") < 2 and kept[:1] + kept[-1:] == "()" else kept


def is_empty(text: str, role: str) -> bool:
    """Return whether the words name nothing: none, or a head that any incident could have."""
    return not text or text.lower() in listed("empty", role)


def _measures() -> frozenset[str]:
    """Return the units that a number belongs to: 100 KG OF DYNAMITE is not KG OF DYNAMITE."""
    return listed("strip", "measures")


def _is_count(word: str) -> bool:
    return word.lower() in listed("strip", "first") or word.replace(",", "").isdigit()


def head_of(text: str) -> str:
    """Return the noun that the words turn on, lower case: the last before "of", "from", "who"."""
    return (head_phrase(text).lower().split() or [""])[-1]


def head_phrase(text: str) -> str:
    """Return the words up to the noun that they turn on: "SON" of "SON OF THE PRESIDENT"."""
    words = text.split()
    after = listed("strip", "after_head")
    ends = (at for at, word in enumerate(words) if at and word.lower() in after)
    return " ".join(words[: next(ends, len(words))])


def is_plural(text: str) -> bool:
    """Return whether the words speak of more than one."""
    head = head_of(text)
    return head.endswith(("men", "people", "children")) or singular(head) != head


def gathered(pairs: Iterable[tuple[str, Statement]]) -> tuple[Filler, ...]:
    """Return one filler a thing, in the order in which the text first tells of it."""
    by_text: dict[str, list[Statement]] = {}
    for text, statement in pairs:
        if text:
            by_text.setdefault(text, []).append(statement)
    return tuple(
        Filler(text=text, statements=tuple(statements)) for text, statements in by_text.items()
    )


def without_parts(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Return the fillers without those whose words stand inside a longer one's."""
    kept = []
    for one in fillers:
        longer = [
            other
            for other in fillers
            if other.text != one.text and f" {one.text} " in f" {other.text} "
        ]
        if not longer:
            kept.append(one)
    return tuple(kept)


def string_fills(fillers: Iterable[Filler]) -> tuple[Muc4Fill, ...]:
    """Return the fills of a string slot."""
    return tuple(Muc4Fill(values=(one.text,)) for one in fillers)


def tagged(value: str, filler: Filler) -> Muc4Fill:
    """Return a set fill that points to a string fill."""
    return Muc4Fill(values=(value,), tags=(filler.text,))
