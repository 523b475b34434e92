"""Is a word a verb of saying here, and of what kind?

Nouns ("a report"), passives, negations ("would not say"), and verbs that take something else
("claimed responsibility", "warned of") are none.
"""

from __future__ import annotations

import functools

from tallybook.understand.document import Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

QUOTES = frozenset({'"', "“", "”", "«", "»", "``", "''", "„", "‘", "’", "'"})
_PLAIN = frozenset({"said", "says", "say", "told"})
_BOASTING = frozenset("claim claims claimed boasted boasts boast".split())
_CLAIMED = frozenset("that it its they their to he she".split())
_LITTLE = frozenset("little nothing something anything goodbye sorry yes".split())
# "reported at least six deaths" takes no place.
_BOUNDS = frozenset("least most many phone telephone email".split())
_OWNING = frozenset("admit admits admitted confess confesses confessed own owned".split())
# Where it was written: wrote on Telegram that.
_PLACED = frozenset("on in via out from".split())
_PUBLISHING = frozenset("wrote writes posted posts concluded found established".split())
_DATED = frozenset(
    "added reported reports announced announces confirmed confirms stated states".split()
)


@functools.cache
def saying_verbs() -> dict[str, str]:
    """Return every verb form with its kind, the key of the lexicon's table `say`."""
    found: dict[str, str] = {}
    kinds = ("toll", "quoting", "speaking", "perception", "with_that", "shows", "belief", "denial")
    for kind in (*kinds, "thing", "words"):
        name = "say" if kind == "words" else kind
        found.update(dict.fromkeys(words("speech", "say", kind), name))
    return found


def is_saying(tokens: tuple[Token, ...], i: int, first: int, last: int, kind: str) -> bool:
    """Return whether the verb form at `i` of the sentence [first, last) says something."""
    low = tokens[i].lower
    before = tokens[i - 1].lower if i > first else ""
    after = tokens[i + 1].lower if i + 1 < last else ""
    if _is_refused(tokens, i, first, before):
        return False
    if kind in ("toll", "quoting", "speaking"):
        return False
    if after == "to" and kind in ("say", "thing"):
        have = i + 2 < last and tokens[i + 2].lower == "have" and low in _BOASTING
        doing = i + 2 < last and tokens[i + 2].lower.endswith("ing") and low in _OWNING
        return have or doing or is_told_to(tokens, i, last)
    if kind == "with_that":
        return _with_that(tokens, i, first, last)
    bound = i + 2 < last and tokens[i + 2].lower in _BOUNDS
    if low in _PLAIN and after in _LITTLE:
        return False
    if kind != "perception" and _takes_other(low, after) and not bound:
        return False
    if kind == "belief":
        return after in words("speech", "around", "believed") or after[:1].isdigit()
    if kind == "thing" and any(one.lower in ("lives", "life") for one in tokens[i + 1 : i + 5]):
        return False
    if low == "accused":
        # A man accused of it says nothing.
        return after != "of" and any(one.lower == "of" for one in tokens[i + 1 : min(i + 14, last)])
    return low not in words("speech", "around", "nouns") or _speaker_before(tokens, i, first, low)


def _with_that(tokens: tuple[Token, ...], i: int, first: int, last: int) -> bool:
    """Whether "that", a colon or a quote follows, or the words said end just before the speaker."""
    after = tokens[i + 1].lower if i + 1 < last else "."
    if after in ("that", ":") or after in QUOTES:
        return True
    following = [one.lower for one in tokens[i + 1 : min(i + 6, last)]]
    if after in _PLACED and ("that" in following or ":" in following):
        return True
    ends = after in (".", ",") or (after in _PLACED and following[-1] in (".", ",", *QUOTES))
    parted = any(one.text == "," or one.text in QUOTES for one in tokens[max(first, i - 12) : i])
    return ends and parted and tokens[i].lower in _PUBLISHING


def is_told_to(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Return whether the verb is followed by "to" and an outlet: confirmed to AFP."""
    if i + 2 >= last or tokens[i + 1].lower != "to":
        return False
    media = words("speech", "types", "media")
    return any(bare(token) in media for token in tokens[i + 2 : min(i + 6, last)])


def _is_refused(tokens: tuple[Token, ...], i: int, first: int, before: str) -> bool:
    """Passives, negations and nouns, by the words before the verb."""
    be = words("speech", "say", "be")
    if before in words("speech", "say", "not_before") or before in be:
        return True
    if before in words("speech", "around", "noun_after"):
        return True
    return (
        i - 2 >= first
        and before in words("speech", "say", "between")
        and (tokens[i - 2].lower in be or tokens[i - 2].lower in ("not", "never", "n't"))
    )


def _takes_other(low: str, after: str) -> bool:
    """Claimed responsibility, warned of, added to."""
    if after not in words("speech", "say", "not_said_before"):
        return False
    if low in _PLAIN and after not in ("to", "by"):
        return False
    return not (low in _DATED and after in ("in", "on"))


def _speaker_before(tokens: tuple[Token, ...], i: int, first: int, low: str) -> bool:
    """Report, claims, states as verbs need a speaker of their number right before them."""
    if i == first:
        return False
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if low in ("claim", "claims") and (after[:1].isdigit() or after in _CLAIMED):
        return True
    before = tokens[i - 1].lower
    several = before.endswith("s") or before in ("police", "people", "media")
    if several == low.endswith("s") and before != "media":
        return False
    return any(
        before in words("speech", "types", kind) for kind in ("authority", "media", "witness")
    )
