"""Where does a report say that someone said something, who, and which words are the said ones?

A cue is a verb of saying (or "according to") with its speaker and the reach of what is said:
to the right ("police said that ..."), to the left ("..., police said."), or both. Only the clause
that is really said is reached; where that is in doubt, the reach is the shorter one.
"""

from __future__ import annotations

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.saying import is_saying, saying_verbs
from tallybook.understand.speakerbounds import phrase_after, phrase_before
from tallybook.understand.speakerphrases import Phrase
from tallybook.understand.speechaccording import OPENERS, TOLD_BY, according_cue
from tallybook.understand.speechgaps import gapped_cues
from tallybook.understand.speechheads import head_cues
from tallybook.understand.speechreach import STOPS, Cue, Reach, left_reach, reaches, skip_trailer
from tallybook.understand.speechtolls import giving_cue, quoting_cue, speaking_cue, toll_cue
from tallybook.understand.speechvia import cited, cited_behind, listener, orders

_CLOSING = frozenset({'"', "”", "»", "''", "’", "'"})
_ACCUSING = frozenset("alleged alleges allege accused accuses accuse".split())
_GIVING = frozenset({"putting", "giving"})
_UNDER = frozenset("after before when while as although though since because once until".split())
# Who sees for a report: people on the spot and its own staff.
_SEEING = frozenset(
    """witness eyewitness reporter correspondent journalist photographer cameraman survivor resident
    crew""".split()
)


def find_cues(document: Document) -> tuple[Cue, ...]:
    """Return the cues of every sentence in the order of the text."""
    cues: list[Cue] = []
    verbs = saying_verbs()
    for first, last in document.spans:
        known = len(cues)
        for i in range(first, last):
            low = document.tokens[i].lower
            if low in verbs:
                cue = _verb_cue(document, i, first, last, verbs[low])
                if cue is None and low in _GIVING and len(cues) > known:
                    cue = giving_cue(document, i, last, cues[-1])
            elif low in OPENERS:
                cue = according_cue(document, i, first, last)
            else:
                continue
            if cue is not None:
                cues.append(cue)
        if len(cues) > known:
            cues.extend(gapped_cues(document, cues[known], first, last))
        cues.extend(head_cues(document, first, last))
    return tuple(sorted(cues, key=lambda one: one.start))


def _verb_cue(document: Document, i: int, first: int, last: int, kind: str) -> Cue | None:
    low = document.tokens[i].lower
    after = document.tokens[i + 1].lower if i + 1 < last else ""
    if low in words("speech", "say", "speaking") and after == "of":
        return speaking_cue(document, i, first, last)
    if low in words("speech", "say", "quoting"):
        cue = quoting_cue(document, i, first, last)
        if cue is not None:
            return cue
    if low in words("speech", "say", "toll"):
        return toll_cue(document, i, first, last)
    if low in TOLD_BY and after == "by":
        return according_cue(document, i, first, last)
    return _said_cue(document, i, first, last, kind)


def _said_cue(document: Document, i: int, first: int, last: int, kind: str) -> Cue | None:
    tokens = document.tokens
    if not is_saying(tokens, i, first, last, kind):
        return None
    if i > first and (tokens[i - 1].text in _CLOSING or tokens[i - 1].text == ","):
        cue = _inverted(document, i, first, last)
        if cue is not None:
            return cue
    plain = tokens[i].lower in words("speech", "say", "plain")
    phrase = phrase_before(document, i, first, plain=plain)
    if phrase is None or not _fits(phrase, kind) or orders(document, i, last):
        return None
    return _plain(document, i, first, last, kind, phrase)


def _fits(phrase: Phrase, kind: str) -> bool:
    """Seeing is a saying only for witnesses; believing needs a typed believer."""
    if kind == "perception":
        people = phrase.kind == "witness" and phrase.plural and phrase.pronoun is None
        return people or phrase.head in _SEEING
    if kind == "belief":
        return phrase.kind is not None and phrase.pronoun is None
    if kind == "shows":
        return phrase.head in words("speech", "toll", "showing")
    return True


def _inverted(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Read `"...," said X` and `..., said X`: the speaker follows the verb."""
    tokens = document.tokens
    at = i + 1
    if at >= last or tokens[at].text in STOPS or tokens[at].lower in ("that", ",", ":"):
        return None
    if tokens[i - 1].text not in _CLOSING and phrase_before(document, i, first) is not None:
        return None
    plain = tokens[i].lower in words("speech", "say", "plain")
    phrase = phrase_after(document, at, last, plain=plain)
    if phrase is None or not (_is_told(phrase) or _ends_there(tokens, phrase.last, last)):
        return None
    colon = phrase.last + 1 < last and tokens[phrase.last].text == ":"
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[i].start,
        end=tokens[phrase.last - 1].end,
        phrase=phrase,
        left=None if colon else left_reach(document, i, first),
        right=(tokens[phrase.last].end, tokens[last - 1].end) if colon else None,
        colon=colon,
    )


def _is_told(phrase: Phrase) -> bool:
    told = words("speech", "nouns", "texts") | words("speech", "nouns", "bodies")
    known = phrase.kind is not None or phrase.named or phrase.head in told
    return known or phrase.pronoun is not None


def _ends_there(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether nothing but a mark or a time follows: "..., said the owner on Friday"."""
    if at >= last or not tokens[at].text[0].isalnum():
        return True
    return tokens[at].lower in words("speech", "time")


def _plain(document: Document, i: int, first: int, last: int, kind: str, phrase: Phrase) -> Cue:
    """Read `X said ...` and `..., X said.`: the speaker comes before the verb."""
    tokens = document.tokens
    after, via = listener(document, i, last)
    after = skip_trailer(tokens, after, last)
    behind, source = cited_behind(document, after, last)
    modality, hedge = _doubt(tokens[i], kind)
    left, right, colon = reaches(document, behind, first, last, kind, phrase)
    right = _within(document, phrase, i, right)
    return Cue(
        sentence=tokens[i].sentence,
        start=min(tokens[phrase.first].start, tokens[i].start),
        end=tokens[after - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via or source or cited(document, i, phrase, first),
        modality=modality,
        hedge=hedge,
        colon=colon,
    )


def _within(document: Document, phrase: Phrase, i: int, right: Reach) -> Reach:
    """Cut what is said at the end of an aside or of a clause that is not the main one.

    ", which has said it wants peace, killed 40"; "After police said all was calm, gunmen killed".
    """
    tokens = document.tokens
    who = next((k for k in range(phrase.last, i) if tokens[k].lower in ("who", "which")), None)
    aside = who is not None and tokens[who - 1].text in (",", "(", "-", "–", "—")
    if right is None or not (aside or _is_under(document, phrase)):
        return right
    stop = i + 1
    while stop < len(tokens) and tokens[stop].start < right[1] and tokens[stop].text != ",":
        stop += 1
    return (right[0], min(right[1], tokens[stop - 1].end)) if stop > i + 1 else right


def _is_under(document: Document, phrase: Phrase) -> bool:
    """Whether the clause of the speaker begins with "after", "when" or the like."""
    tokens = document.tokens
    first = document.spans[tokens[phrase.first].sentence][0]
    at = phrase.first - 1
    while at > first and tokens[at].lower in ("the", "a", "an", "his", "her", "their"):
        at -= 1
    # "As the mayor said, nine died": all is said.
    opens_as = at == first and tokens[at].lower == "as"
    return at >= first and tokens[at].lower in _UNDER and not opens_as


def _doubt(verb: Token, kind: str) -> tuple[str, str | None]:
    """The modality that the verb itself gives: police believe, the army denied."""
    if kind == "denial":
        return "denied", verb.text
    if kind == "belief" or verb.lower in _ACCUSING:
        return "hedged", verb.text
    return "asserted", None
