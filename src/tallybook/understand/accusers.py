"""Who accuses, by the words before a verb of blame, and is it an authority?

Where the words before the verb are a country or its capital, its government speaks; where no
phrase can be read there, a force or a government named right before the verb is the accuser.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.actclauses import HAVE, Clause, Placed
from tallybook.understand.countries import state_names
from tallybook.understand.document import Document
from tallybook.understand.lexicons import words
from tallybook.understand.speakerbounds import phrase_after, phrase_before
from tallybook.understand.speakerphrases import Phrase, make_phrase

_BE = frozenset("is are was were be been being".split())
# Between an accuser and the verb: have long blamed, immediately pointed.
_BETWEEN = HAVE | frozenset(
    """not n't do does did don't doesn't didn't haven't hasn't long also again immediately now
    already since today yesterday""".split()
)
# Adverbs between a court and its verb.
_ADVERBS = frozenset("also later not already then now still both formally each all".split())
# A surname is looked up at most so many tokens back.
_INTRODUCED = 1500
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


def introduced_kind(document: Document, phrase: Phrase) -> str | None:
    """Return the type that the first naming of a surname tells: Andino, the police chief before."""
    if not phrase.named or phrase.last - phrase.first > 2:
        return None
    tokens = document.tokens
    reach = range(max(0, phrase.first - _INTRODUCED), phrase.first)
    text = tokens[phrase.last - 1].text
    first = next((k for k in reach if tokens[k].text == text), None)
    if first is None:
        return None
    opened = document.spans[tokens[first].sentence][0]
    before = phrase_before(document, first + 1, opened)
    if before is not None and before.kind is not None:
        return before.kind
    gloss = tokens[first + 2 : first + 8] if tokens[first + 1].text == "," else ()
    made = make_phrase(document, first, first + 1, gloss)
    return made.kind if made is not None else None


def accuser_by(clause: Clause, at: int) -> Phrase | None:
    """Return the accuser after "by" at token `at`: blamed by police on X."""
    return phrase_after(clause.document, at + 1, clause.last) if clause.low(at) == "by" else None


def court_before(clause: Clause, verb: int) -> Phrase | None:
    """Return who charges, acquits or searches at token `verb`: an authority, a court, a jury."""
    at = verb
    while clause.low(at - 1) in _BE | HAVE | _ADVERBS:
        at -= 1
    accuser = accuser_before(clause, at)
    if accuser is not None:
        return accuser
    courts = words("standing", "court", "courts")
    head = next((k for k in range(at - 1, at - 7, -1) if clause.low(k) in courts), None)
    if head is None:
        return None
    text = clause.tokens[head].text
    return Phrase(first=head, last=head + 1, text=text, head=text.lower(), kind="authority")


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
