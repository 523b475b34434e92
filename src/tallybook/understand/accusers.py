"""Who accuses, by the words before a verb of blame, and is it an authority?

Where the words before the verb are a country, its government speaks; where no phrase can be read
there, a force or a government named right before the verb is the accuser.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.actclauses import HAVE, Clause, Placed
from tallybook.understand.lexicons import lexicon
from tallybook.understand.speakerbounds import phrase_after, phrase_before
from tallybook.understand.speakerphrases import Phrase, make_phrase

_BE = frozenset("is are was were be been being".split())
# Between an accuser and the verb: have long blamed, immediately pointed.
_BETWEEN = frozenset("long also again immediately now already since today yesterday".split()) | HAVE
_AUTHORITIES = frozenset({"state_force", "government"})


def accuser_before(clause: Clause, verb: int) -> Phrase | None:
    """Return who does the blaming at token `verb`; None after a passive or a bare "-ing"."""
    before = clause.low(verb - 1)
    if before in _BE or (clause.low(verb).endswith("ing") and before not in _BE):
        return None
    at = verb
    while at > clause.first and clause.low(at - 1) in _BETWEEN:
        at -= 1
    phrase = phrase_before(clause.document, at, clause.first)
    if phrase is None or (phrase.kind is None and phrase.pronoun is None):
        return _of_state(clause, phrase, at)
    return phrase


def accuser_by(clause: Clause, at: int) -> Phrase | None:
    """Return the accuser after "by" at token `at`: blamed by police on X."""
    return phrase_after(clause.document, at + 1, clause.last) if clause.low(at) == "by" else None


def _of_state(clause: Clause, phrase: Phrase | None, at: int) -> Phrase | None:
    if phrase is not None and phrase.text.lower().removeprefix("the ") in _countries():
        return msgspec.structs.replace(phrase, kind="authority")
    party = next((one for one in clause.placed if one.last == at and _is_state(one)), None)
    if phrase is not None or party is None:
        return phrase
    made = make_phrase(clause.document, party.first, party.last)
    return msgspec.structs.replace(made, kind="authority") if made is not None else None


def _is_state(one: Placed) -> bool:
    return one.party.nature in _AUTHORITIES


@functools.cache
def _countries() -> frozenset[str]:
    """Return the names of countries: of each, the first, and those that look like no demonym."""
    names = lexicon("nations")["words"].values()
    plain = {
        one.lower() for some in names for one in some[1:] if not one.lower().endswith(_ENDINGS)
    }
    return frozenset(plain | {some[0].lower() for some in names})


_ENDINGS = ("an", "ans", "ese", "ish", "i", "is", "ic", "s", "ch", "men")
