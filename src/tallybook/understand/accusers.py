"""Who accuses, by the words before a verb of blame, and is it an authority?

Where the words before the verb are a country or its capital, its government speaks; where no
phrase can be read there, a force or a government named right before the verb is the accuser.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.actclauses import HAVE, Clause, Placed
from tallybook.understand.countries import state_names
from tallybook.understand.speakerbounds import phrase_after, phrase_before
from tallybook.understand.speakerphrases import Phrase, make_phrase

_BE = frozenset("is are was were be been being".split())
# Between an accuser and the verb: have long blamed, immediately pointed.
_BETWEEN = HAVE | frozenset(
    """not n't do does did don't doesn't didn't haven't hasn't long also again immediately now
    already since today yesterday""".split()
)
_AUTHORITIES = frozenset({"state_force", "government"})


def accuser_before(clause: Clause, verb: int) -> Phrase | None:
    """Return who does the blaming at token `verb`; None after a passive or a bare "-ing"."""
    before, ing = clause.low(verb - 1), clause.low(verb).endswith("ing")
    if (before in _BE) != ing:
        return None
    at = verb - 1 if ing else verb
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
    if phrase is not None and phrase.text.lower().removeprefix("the ") in state_names():
        return msgspec.structs.replace(phrase, kind="authority")
    party = next((one for one in clause.placed if one.last == at and _is_state(one)), None)
    if phrase is not None or party is None:
        return phrase
    made = make_phrase(clause.document, party.first, party.last)
    return msgspec.structs.replace(made, kind="authority") if made is not None else None


def _is_state(one: Placed) -> bool:
    return one.party.nature in _AUTHORITIES
