"""Where does a report say that someone said something, who, and which words are the said ones?

A cue is a verb of saying (or "according to") with its speaker and the reach of what is said:
to the right ("police said that ..."), to the left ("..., police said."), or both. Only the clause
that is really said is reached; where that is in doubt, the reach is the shorter one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.speakerphrases import Phrase, make_phrase, phrase_after, phrase_before

_STOPS = frozenset({".", "!", "?", "...", "…"})
_QUOTES = frozenset({'"', "“", "”", "«", "»", "``", "''", "„", "‘", "’", "'"})
_CLOSING = frozenset({'"', "”", "»", "''", "’", "'"})
_NEW_VOICE = frozenset({"but", "while", "although", "whereas", "though", "however"})
_TAILS = frozenset(
    {
        "which",
        "killing",
        "leaving",
        "bringing",
        "wounding",
        "injuring",
        "raising",
        "where",
        "who",
        "in",
        "making",
        "a",
        "the",
    }
)


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One saying. Reaches are character offsets; `left`, `right` None where nothing is said.

    `start`-`end` are the words of the cue itself (speaker, verb, listener, time). `colon` tells
    that what follows the sentence is said too.
    """

    sentence: int
    start: int
    end: int
    phrase: Phrase | None
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None
    via: Phrase | None = None
    modality: str = "asserted"
    hedge: str | None = None
    colon: bool = False


@functools.cache
def _verbs() -> dict[str, str]:
    """Every verb form with its kind."""
    found: dict[str, str] = {}
    for kind in ("perception", "with_that", "belief", "denial", "thing", "words"):
        name = "say" if kind == "words" else kind
        found.update(dict.fromkeys(words("speech", "say", kind), name))
    return found


def find_cues(document: Document) -> tuple[Cue, ...]:
    """Return the cues of every sentence in the order of the text."""
    cues: list[Cue] = []
    verbs = _verbs()
    for sentence, tokens in document.sentences():
        first, last = document.spans[sentence.index]
        for i in range(first, last):
            low = document.tokens[i].lower
            if low in verbs:
                cue = _verb_cue(document, i, first, last, verbs[low])
            elif low in ("according", "per") and i + 1 < last:
                cue = _according(document, i, first, last)
            else:
                continue
            if cue is not None and tokens:
                cues.append(cue)
    return tuple(cues)


# --- verbs ------------------------------------------------------------------------------


def _verb_cue(document: Document, i: int, first: int, last: int, kind: str) -> Cue | None:
    tokens = document.tokens
    if not _is_saying(tokens, i, first, last, kind):
        return None
    quoted = tokens[i].lower == "quoted"
    if not quoted and i > first and (tokens[i - 1].text in _CLOSING or tokens[i - 1].text == ","):
        cue = _inverted(document, i, first, last)
        if cue is not None:
            return cue
    phrase = phrase_before(document, i, first)
    if phrase is None or not _fits(phrase, kind):
        return None
    return _plain(document, i, first, last, kind, phrase)


def _is_saying(tokens: tuple[Token, ...], i: int, first: int, last: int, kind: str) -> bool:
    """Refuse nouns ("a report"), passives, negations, "claimed responsibility", "warned of"."""
    low = tokens[i].lower
    before = tokens[i - 1].lower if i > first else ""
    after = tokens[i + 1].lower if i + 1 < last else ""
    if before in words("speech", "say", "not_before") or before in words("speech", "say", "be"):
        return False
    if (
        i - 2 >= first
        and before in words("speech", "say", "between")
        and (tokens[i - 2].lower in words("speech", "say", "be") | {"not", "never", "n't"})
    ):
        return False
    if before in (
        "a",
        "an",
        "the",
        "this",
        "no",
        "any",
        "of",
        "his",
        "their",
        "its",
        "initial",
        "early",
        "more",
        "from",
        "these",
        "conflicting",
        "unconfirmed",
        "for",
    ):
        return False
    if (
        after in words("speech", "say", "not_said_before")
        and kind != "perception"
        and (low not in ("said", "says", "say", "told") or after in ("to", "by"))
        and not (low in ("added", "reported", "announced", "confirmed") and after in ("in", "on"))
    ):
        return False
    if kind == "with_that":
        return (
            after in ("that", ":")
            or after in _QUOTES
            or (after == "out" and i + 2 < last and tokens[i + 2].lower == "that")
        )
    if kind == "thing" and any(one.lower in ("lives", "life") for one in tokens[i + 1 : i + 5]):
        return False
    if low == "accused":
        return any(one.lower == "of" for one in tokens[i + 1 : min(i + 14, last)])
    if kind == "belief":
        return (
            after
            in (
                "that",
                "the",
                "a",
                "an",
                "he",
                "she",
                "they",
                "it",
                "there",
                "at",
                "as",
                "more",
                "up",
                "some",
                "many",
                "about",
            )
            or after[:1].isdigit()
        )
    return not (
        low in ("report", "reports", "claims", "states", "notes", "account", "describe")
        and not _plural_subject(tokens, i, first)
        and low != "reports"
    )


def _outlet_after(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Said, confirmed to AFP, to reporters, to this newspaper."""
    media = words("speech", "types", "media")
    return any(bare(token) in media for token in tokens[at : min(at + 4, last)])


def _plural_subject(tokens: tuple[Token, ...], i: int, first: int) -> bool:
    """The report/state/note as a verb needs a speaker right before it."""
    return i > first and tokens[i - 1].lower in words("speech", "types", "authority") | words(
        "speech", "types", "media"
    ) | words("speech", "types", "witness")


def _fits(phrase: Phrase, kind: str) -> bool:
    """Seeing is a saying only for witnesses; believing needs a typed believer."""
    if kind == "perception":
        return phrase.kind == "witness" and phrase.plural and phrase.pronoun is None
    if kind == "belief":
        return phrase.kind is not None and phrase.pronoun is None
    return True


def _inverted(document: Document, i: int, first: int, last: int) -> Cue | None:
    """Read `"...," said X` and `..., said X`: the speaker follows the verb."""
    tokens = document.tokens
    at = i + 1
    if at >= last or tokens[at].text in _STOPS or tokens[at].lower in ("that", ",", ":"):
        return None
    after_quote = tokens[i - 1].text in _CLOSING
    if not after_quote and phrase_before(document, i, first) is not None:
        return None
    phrase = phrase_after(document, at, last)
    if phrase is None or (phrase.pronoun is None and phrase.kind is None and not phrase.named):
        return None
    end = tokens[phrase.last - 1].end
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[i].start,
        end=end,
        phrase=phrase,
        left=_left_reach(document, i, first),
    )


def _plain(
    document: Document, i: int, first: int, last: int, kind: str, phrase: Phrase
) -> Cue | None:
    tokens = document.tokens
    after, via = _listener(document, i, last)
    after = _skip_trailer(tokens, after, last)
    modality, hedge = "asserted", None
    if kind == "belief":
        modality, hedge = "hedged", tokens[i].text
    elif kind == "denial":
        modality, hedge = "denied", tokens[i].text
    elif tokens[i].lower in ("alleged", "alleges", "allege", "accused", "accuses", "accuse"):
        modality, hedge = "hedged", tokens[i].text
    left, right, colon = _reaches(document, i, after, first, last, kind, phrase)
    start = min(tokens[phrase.first].start, tokens[i].start)
    return Cue(
        sentence=tokens[i].sentence,
        start=start,
        end=tokens[after - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via or _citing(document, i, phrase),
        modality=modality,
        hedge=hedge,
        colon=colon,
    )


def _citing(document: Document, i: int, phrase: Phrase) -> Phrase | None:
    """Return whom the speaker cites, between commas: "AFP, citing police, said"."""
    tokens = document.tokens
    at = phrase.last + 1
    if at < i and tokens[at].lower in ("citing", "quoting"):
        return phrase_after(document, at + 1, i)
    return None


def _listener(document: Document, i: int, last: int) -> tuple[int, Phrase | None]:
    """Skip whom it was told: the token after it, and the listener if it may be an outlet."""
    tokens = document.tokens
    if i + 1 < last and tokens[i + 1].lower == "to":
        i += 1
    elif tokens[i].lower not in (
        "told",
        "tell",
        "tells",
        "informed",
        "inform",
        "informs",
        "telling",
    ):
        return i + 1, None
    end = i + 1
    while end < last and end - i < 9:
        low = tokens[end].lower
        if (
            low
            in (
                "that",
                ",",
                ":",
                "on",
                "in",
                "by",
                "at",
                "of",
                "about",
                "he",
                "she",
                "they",
                "there",
                "how",
                "during",
                "after",
                "as",
            )
            or tokens[end].text in _QUOTES | _STOPS
        ):
            break
        if end > i + 1 and low in words("speech", "time") and low not in ("the", "a"):
            break
        if end > i + 1 and (low == "the" or low in ("was", "were", "had", "is", "are")):
            break
        end += 1
    phrase = make_phrase(document, i + 1, end) if end > i + 1 else None
    return end, phrase if phrase is not None and phrase.kind == "media" else None


def _skip_trailer(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Skip when, where and how it was said: "late Friday", "in a statement", "on Twitter"."""
    for _ in range(6):
        if at >= last:
            return at
        low = tokens[at].lower
        day = low in words("speech", "time") and low not in ("in", "at", "to", "a", "the", "on")
        if day or (low == "on" and at + 1 < last and tokens[at + 1].lower.endswith("day")):
            at += 1
            continue
        if low in ("in", "on", "at", "via", "through", "by", "during", "to", "after", "from"):
            end = _occasion_end(tokens, at, last)
            if end == at:
                return at
            at = end
            continue
        if tokens[at].text.isdigit() and at and tokens[at - 1].lower in words("speech", "time"):
            at += 1
            continue
        return at
    return at


def _occasion_end(tokens: tuple[Token, ...], at: int, last: int) -> int:
    occasions = words("speech", "occasion")
    end, seen = at + 1, False
    while end < last and end - at < 12:
        token = tokens[end]
        if (
            token.lower == "that"
            or token.text in _STOPS
            or token.text in ",:;"
            or (token.text in _QUOTES)
        ):
            break
        seen = seen or bare(token) in occasions
        end += 1
    return end if seen else at


def _reaches(
    document: Document, i: int, after: int, first: int, last: int, kind: str, phrase: Phrase
) -> tuple[tuple[int, int] | None, tuple[int, int] | None, bool]:
    tokens = document.tokens
    nxt = tokens[after] if after < last else None
    if nxt is not None and nxt.text == ":":
        colon = after + 1 >= last
        right = None if colon else (nxt.end, tokens[last - 1].end)
        return None, right, True
    closes = nxt is None or nxt.text in _STOPS or nxt.text in (";", ")", "]")
    if closes or (nxt is not None and nxt.text == ","):
        left = _left_reach(document, phrase.first, first)
        if closes or nxt is None:
            return left, None, False
        parted = phrase.first > first and tokens[phrase.first - 1].text in _QUOTES | {",", "-"}
        parted = parted or _article_then_comma(tokens, phrase.first, first)
        right_start = _second_half(tokens, after, last)
        if left is not None and parted:
            right = (tokens[right_start].start, tokens[last - 1].end) if right_start else None
            return left, right, False
        return None, _right_reach(document, after + 1, last, False), False
    clause = kind != "thing" or (nxt is not None and nxt.lower == "that")
    return None, _right_reach(document, after, last, clause), False


def _article_then_comma(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    return (
        at - 2 >= first
        and tokens[at - 1].lower in ("the", "a", "an")
        and (tokens[at - 2].text in _QUOTES | {","})
    )


def _second_half(tokens: tuple[Token, ...], comma: int, last: int) -> int | None:
    """Where a parted saying goes on: "The blast, police said, killed 12", not ", adding a note"."""
    at = comma + 1
    if at >= last or tokens[at].lower in _NEW_VOICE | {"who", "which", "after", "as", "when"}:
        return None
    return at


def _left_reach(document: Document, stop: int, first: int) -> tuple[int, int] | None:
    """From the start of the sentence, or its last semicolon, to the cue."""
    tokens = document.tokens
    start = first
    for at in range(stop - 1, first - 1, -1):
        if tokens[at].text == ";":
            start = at + 1
            break
    end = stop
    while end > start and (
        tokens[end - 1].text in _QUOTES | {",", "-", "—", "–", "--"}
        or tokens[end - 1].lower in ("the", "a", "an", "as", "and")
    ):
        end -= 1
    return (tokens[start].start, tokens[end - 1].end) if end - start >= 2 else None


def _right_reach(document: Document, start: int, last: int, clause: bool) -> tuple[int, int] | None:
    """From the verb to the end of the sentence, or to where the report speaks again."""
    tokens = document.tokens
    if start >= last:
        return None
    end = last
    quoted = False
    for at in range(start, last):
        text = tokens[at].text
        if text in ('"', "“", "”"):
            quoted = not quoted
        if quoted:
            continue
        if text == ";":
            end = at
            break
        if text in (",", "—", "–", "--") and at + 1 < last:
            low = tokens[at + 1].lower
            if low in _NEW_VOICE or (not clause and low in _TAILS):
                end = at
                break
    return (tokens[start].start, tokens[end - 1].end) if end > start else None


# --- according to -----------------------------------------------------------------------


def _according(document: Document, i: int, first: int, last: int) -> Cue | None:
    tokens = document.tokens
    at = i + 1
    if tokens[i].lower == "according":
        if tokens[at].lower == "to":
            at += 1
        elif tokens[at].lower != "the":
            return None
    elif not (i > first and tokens[i - 1].text == ","):
        return None
    if at >= last:
        return None
    phrase = _accorded(document, at, last)
    if phrase is None:
        return None
    via = None
    end = phrase.last
    if end < last and tokens[end].lower == "who":
        end, via = _told_inside(document, end, last)
    elif end + 1 < last and tokens[end].lower in ("quoted", "cited"):
        via = phrase_after(document, end + 2, last)
        end = via.last if via else end
    left, right = _according_reach(document, i, end, first, last)
    if left is None and right is None:
        return None
    return Cue(
        sentence=tokens[i].sentence,
        start=tokens[i].start,
        end=tokens[end - 1].end,
        phrase=phrase,
        left=left,
        right=right,
        via=via,
    )


def _accorded(document: Document, at: int, last: int) -> Phrase | None:
    """Whom it accords with: up to the next mark, relative clause or verb."""
    tokens = document.tokens
    end = at
    while end < last and end - at < 14:
        token = tokens[end]
        low = token.lower
        if token.text in _STOPS or token.text in ",;:()[]—–--" or token.text in _QUOTES:
            break
        if low in ("who", "which", "that", "quoted", "cited", "but", "while") or (
            low in words("speech", "say", "be")
        ):
            break
        end += 1
    for stop in range(end, at, -1):
        if stop < end and tokens[stop].lower not in (
            "on",
            "in",
            "at",
            "by",
            "released",
            "issued",
            "and",
            "made",
            "late",
            "early",
        ):
            continue
        phrase = make_phrase(document, at, stop)
        if phrase is not None and (stop < end or not _tail_of_time(tokens[stop - 1])):
            return phrase
    return make_phrase(document, at, end)


def _tail_of_time(token: Token) -> bool:
    return token.lower.endswith("day") or token.lower in ("said", "reported")


def _told_inside(document: Document, who: int, last: int) -> tuple[int, Phrase | None]:
    """Officials "who spoke to AFP", "who asked not to be named": skip, keep the outlet."""
    tokens = document.tokens
    end = who
    while end < last and tokens[end].text not in _STOPS | {",", ";"}:
        end += 1
    for at in range(who, min(end, who + 6)):
        if tokens[at].lower in ("to", "told", "with") and at + 1 < end:
            phrase = make_phrase(document, at + 1, min(end, at + 7))
            if phrase is not None and phrase.kind == "media":
                return end, phrase
    return end, None


def _according_reach(
    document: Document, i: int, end: int, first: int, last: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    tokens = document.tokens
    right = (
        (tokens[end + 1].start, tokens[last - 1].end)
        if (end + 1 < last and tokens[end].text == "," and tokens[end + 1].lower not in _NEW_VOICE)
        else None
    )
    left = _left_reach(document, i, first)
    if left is None or right is None:
        return left, right
    before = tokens[i - 1].lower
    if before in ("and", "but", "while", "that", "where", "as"):
        return None, right
    if tokens[i - 1].text == ",":
        # Between commas both halves are one clause, unless a new one begins after it.
        new = tokens[end + 1].lower in ("and", "who", "which", "after", "as", "when", "with")
        return left, None if new else right
    return left, None


def iter_phrases(cues: tuple[Cue, ...]) -> Iterator[Phrase]:
    """Yield the speakers of the cues in order."""
    for cue in cues:
        if cue.phrase is not None:
            yield cue.phrase
