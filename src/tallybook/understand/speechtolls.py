"""Which words give a toll, or quote somebody, without a verb of saying of their own?

"Residents put the dead at 33", "gave a toll of nine", "raised the toll to 48"; "the toll was given
as 16 by the ministry"; "quoted the governor as saying"; "was quoted by Interfax as saying"; "a
medic spoke of 18 dead". What is given must be a word for the dead or for a number, else nothing
is said: "gave blood" and "put the fire out" are the report's own words.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.speakerbounds import phrase_after, phrase_before
from tallybook.understand.speakerphrases import Phrase
from tallybook.understand.speechreach import STOPS, Cue, right_reach
from tallybook.understand.speechvia import cited

_FAR = 8
_AS_SAYING = frozenset("saying reporting stating telling announcing confirming".split())
_PUTTING = frozenset("put puts putting set sets placed places pegged pegs".split())
_GIVING = frozenset("gave give gives given giving released issued provided".split())


def toll_cue(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Return the cue of a verb that gives a toll at token `i`, None if it gives something else."""
    tokens = document.tokens
    found = _given(tokens, i, last)
    if found is None:
        return None
    if i > first and tokens[i - 1].lower in words("speech", "say", "be"):
        return _given_by(document, i, first, last)
    phrase = phrase_before(document, i, first, plain=True)
    if phrase is None or not _may_count(phrase):
        return None
    colon, reach = _reach_of(document, i, found, last)
    return Cue(
        sentence=tokens[i].sentence,
        start=min(tokens[phrase.first].start, tokens[i].start),
        end=tokens[found].end,
        phrase=phrase,
        right=reach,
        via=cited(document, i, phrase, first),
        colon=colon,
    )


def giving_cue(document: Document, i: int, last: int, before: Cue) -> Cue | None:
    """Read "said Carlos Rey, putting the number of dead at 27": the speaker is that of `before`."""
    tokens = document.tokens
    found = _given(tokens, i, last) if tokens[i - 1].text == "," else None
    if found is None:
        return None
    return Cue(
        sentence=before.sentence,
        start=tokens[i].start,
        end=tokens[found].end,
        phrase=before.phrase,
        right=right_reach(document, i + 1, last, clause=False),
    )


def _reach_of(
    document: Document, i: int, found: int, last: int
) -> tuple[bool, tuple[int, int] | None]:
    tokens = document.tokens
    colon = next((k for k in range(i, min(found + _FAR, last)) if tokens[k].text == ":"), None)
    if colon is None:
        return False, right_reach(document, i + 1, last, clause=False)
    inside = (tokens[colon].end, tokens[last - 1].end) if colon + 1 < last else None
    return True, inside


def _may_count(phrase: Phrase) -> bool:
    return (
        phrase.kind is not None
        or phrase.pronoun is not None
        or phrase.named
        or not phrase.text[0].isdigit()
    )


def _given(tokens: tuple[Token, ...], i: int, last: int) -> int | None:
    """Return the token of what is given: the toll, the dead, the figure."""
    low = tokens[i].lower
    end = min(i + _FAR, last)
    if low in _PUTTING:
        return _before(tokens, i, end, "toll", "objects", ("at",))
    if low in words("speech", "toll", "to"):
        return _before(tokens, i, end, "toll", "objects", ("to",))
    given = words("speech", "toll", "given")
    for k in range(i + 1, end):
        if tokens[k].lower in given:
            after = tokens[k + 1].lower if k + 1 < last else ""
            of_what = after in ("of", "as", "at", ":") or tokens[k].lower == "figures"
            return k if of_what else None
        if tokens[k].text in STOPS or tokens[k].text in ",;":
            return None
        if low == "given" and tokens[k].lower in ("as", "at"):
            return k
    return None


def _before(
    tokens: tuple[Token, ...], i: int, end: int, table: str, key: str, ending: tuple[str, ...]
) -> int | None:
    """Return the last word of what is put "at" a number: an object word must stand before."""
    seen = tokens[i - 1].lower in words("speech", "say", "be")
    for k in range(i + 1, min(end + _FAR, len(tokens))):
        low = tokens[k].lower
        if low in ending and seen and _counts(tokens, k + 1):
            return k
        if tokens[k].text in STOPS or tokens[k].text in ",;:":
            return None
        seen = seen or low in words("speech", table, key)
    return None


def _counts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number follows: "put the toll at least" and "at the hospital" do not count."""
    bounds = words("speech", "toll", "bounds")
    stop = min(at + 4, len(tokens))
    at = next((k for k in range(at, stop) if tokens[k].lower not in bounds), stop)
    if at == stop:
        return False
    low = tokens[at].lower
    return low[0].isdigit() or low.split("-")[0] in words("speech", "toll", "numbers")


def _given_by(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Read "the toll was put at 16 by the ministry": who gives it stands behind."""
    tokens = document.tokens
    by = next((k for k in range(i + 1, min(i + 14, last)) if tokens[k].lower == "by"), None)
    subject = {one.lower for one in tokens[max(first, i - 9) : i]}
    if by is None or by + 1 >= last or not subject & words("speech", "toll", "objects"):
        return None
    phrase = phrase_after(document, by + 1, last)
    if phrase is None or (phrase.kind is None and not phrase.named):
        return None
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[by].start,
        end=tokens[phrase.last - 1].end,
        phrase=phrase,
        left=(tokens[first].start, tokens[by - 1].end),
    )


# --- quoting ----------------------------------------------------------------------------


def quoting_cue(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Return the cue of "quoted X as saying", "X was quoted by Y as saying"."""
    tokens = document.tokens
    saying = next(
        (
            k
            for k in range(i + 1, min(i + 18, last - 1))
            if tokens[k].lower == "as" and tokens[k + 1].lower in _AS_SAYING
        ),
        None,
    )
    if saying is None:
        return None
    if i > first and tokens[i - 1].lower in words("speech", "say", "be"):
        phrase, via = _quoted_by(document, i, first, saying)
    else:
        phrase, via = _quotes(document, i, first, saying)
    if phrase is None:
        return None
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[min(phrase.first, i)].start,
        end=tokens[saying + 1].end,
        phrase=phrase,
        right=right_reach(document, saying + 2, last, clause=True) if saying + 2 < last else None,
        via=via,
    )


def _quoted_by(
    document: Document, i: int, first: int, saying: int
) -> tuple[Phrase | None, Phrase | None]:
    phrase = phrase_before(document, i - 1, first, plain=True)
    by = document.tokens[i + 1].lower in ("by", "in")
    via = phrase_after(document, i + 2, saying) if by and i + 2 < saying else None
    return phrase, _as_outlet(via)


def _quotes(
    document: Document, i: int, first: int, saying: int
) -> tuple[Phrase | None, Phrase | None]:
    phrase = phrase_after(document, i + 1, saying)
    return phrase, _as_outlet(phrase_before(document, i, first, plain=True))


def _as_outlet(phrase: Phrase | None) -> Phrase | None:
    """Whoever quotes another for readers is an outlet."""
    if phrase is None or phrase.pronoun is not None:
        return None
    return msgspec.structs.replace(phrase, kind="media")


# --- speaking of ------------------------------------------------------------------------


def speaking_cue(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Return the cue of "spoke of 18 dead": a number or a word for the dead must follow."""
    tokens = document.tokens
    if i + 2 >= last or tokens[i + 1].lower != "of" or not _counts(tokens, i + 2):
        return None
    phrase = phrase_before(document, i, first, plain=True)
    if phrase is None:
        return None
    return Cue(
        sentence=tokens[i].sentence,
        start=min(tokens[phrase.first].start, tokens[i].start),
        end=tokens[i + 1].end,
        phrase=phrase,
        right=right_reach(document, i + 2, last, clause=False),
    )
