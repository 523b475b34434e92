"""Which words before or after a verb of saying name the one who says, and of what type is it?

Without a parser: from the verb outwards to the edge of the clause, over the appositions and
relative clauses that stand between ("X, a spokesman for the ministry, said"). What cannot be a
speaker is refused: an invented speaker is worse than a missed one.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare

_MARKS = frozenset(
    {
        ",",
        ";",
        ":",
        "—",
        "–",
        "--",
        "-",
        "(",
        ")",
        "[",
        "]",
        ".",
        "...",
        "…",
        "?",
        "!",
        '"',
        "“",
        "”",
        "«",
        "»",
        "``",
        "''",
        "*",
        "|",
        "/",
        "‘",
        "'",
        "#",
    }
)
_EDGES = frozenset(
    """that but as while because after when before although though if where whereas since so nor
    than then however what whether until following""".split()
)
_AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did will would can could may might must
    shall should 's 're killed died dead wounded injured exploded attacked including""".split()
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_LEADING = frozenset(
    """meanwhile and or but so also earlier later yesterday today however moreover furthermore now
    still then thus therefore meantime there here instead besides too even only monday tuesday
    wednesday thursday friday saturday sunday the a an""".split()
)
_PREPOSITIONS = frozenset(
    "in on at after during from for with by near of to about over under within inside outside "
    "against into amid despite".split()
)
# Things that can stand before "said" and speak no more than a sign does.
_MUTE = frozenset(
    """sign law rule title headline film song book bomb blast explosion attack shooting gun which
    this there what nobody none one everything something nothing everyone bullets violence incident
    war weather fire plane car""".split()
)
_LONGEST = 14


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """One who says: tokens [first, last), the words as written without the article."""

    first: int
    last: int
    text: str
    head: str
    kind: str | None
    pronoun: str | None = None
    plural: bool = False
    named: bool = False


@functools.cache
def _types() -> dict[str, str]:
    """The type of each noun; of a noun in two lists, the first of this order."""
    order = ("medical", "claimant", "igo", "media", "witness", "ngo", "social_media", "authority")
    found: dict[str, str] = {}
    for kind in reversed(order):
        found.update(dict.fromkeys(words("speech", "types", kind), kind))
    # In both lists: people of churches and aid bodies speak as such, soldiers as authorities.
    return found


# Which word decides under a generic head: "hospital spokesman", "rebel commander".
_RANK = ("medical", "claimant", "igo", "ngo", "authority", "social_media", "media", "witness")


def is_speaker_word(low: str) -> bool:
    """Return whether a noun is one of those that name speakers."""
    return low in _types() or low in words("speech", "types", "generic")


def kind_of(tokens: tuple[Token, ...], head: str, gloss: tuple[Token, ...] = ()) -> str | None:
    """Return the speaker type that a phrase tells by itself, None if it tells none."""
    types = _types()
    generic = words("speech", "types", "generic")
    if head not in generic and head in types and not head_is_name(tokens, head):
        return types[head]
    for group in (tokens, gloss):
        seen = {types[word] for word in map(bare, group) if word in types}
        for kind in _RANK:
            if kind in seen:
                return kind
    return None


def head_is_name(tokens: tuple[Token, ...], head: str) -> bool:
    """Mayor John Fox: the last word is a name although "fox" is in a list."""
    return (
        len(tokens) > 2
        and tokens[-1].lower == head
        and tokens[-1].text.istitle()
        and tokens[-2].text.istitle()
        and head in words("speech", "types", "media")
        and bare(tokens[0]) != "the"
    )


def phrase_before(document: Document, verb: int, first: int) -> Phrase | None:
    """Return the speaker whose words end where the verb group at `verb` begins."""
    tokens = document.tokens
    at = _back_over_adverbs(tokens, verb, first)
    gloss: tuple[Token, ...] = ()
    if at > first and tokens[at - 1].text in (")", "]"):
        at = _back_over_brackets(tokens, at - 1, first)
    if at > first and tokens[at - 1].text == ",":
        comma = _gloss_start(tokens, at - 1, first)
        if comma is None:
            return None
        gloss = tokens[comma + 1 : at - 1]
        at = comma
    if at > first and tokens[at - 1].lower in ("who", "which"):
        return _antecedent(document, at - 1, first)
    start = _clause_start(document, at, first)
    return make_phrase(document, _strip(document, start, at), at, gloss)


def _antecedent(document: Document, at: int, first: int) -> Phrase | None:
    """Whom "who" stands for: the phrase before it, from its article on."""
    tokens = document.tokens
    end = at - 1 if at > first and tokens[at - 1].text == "," else at
    if end > first and tokens[end - 1].text in (")", "]"):
        end = _back_over_brackets(tokens, end - 1, first)
    start = end
    while start > first and end - start < 8:
        low = tokens[start - 1].lower
        if tokens[start - 1].text in _MARKS - {
            "]",
            "[",
        } or low in _EDGES | _AUXILIARIES | _PREPOSITIONS - {"of"}:
            break
        start -= 1
        if low in ("a", "an", "the"):
            break
    if start == end or (
        not is_speaker_word(bare(tokens[end - 1]))
        and not (tokens[end - 1].text[0].isupper() and not document.all_caps)
    ):
        return None
    return make_phrase(document, start, end)


def _back_over_adverbs(tokens: tuple[Token, ...], verb: int, first: int) -> int:
    between = words("speech", "say", "between")
    at = verb
    while at > first:
        low = tokens[at - 1].lower
        if (
            low in between
            or (low.endswith("ly") and len(low) > 5 and tokens[at - 1].text != low.title())
            or (low in ("on", "late", "early", "last", "this") and at < verb)
        ):
            at -= 1
        else:
            break
    return at


def _back_over_brackets(tokens: tuple[Token, ...], close: int, first: int) -> int:
    at = close
    while at > first and close - at < 12:
        at -= 1
        if tokens[at].text in ("(", "["):
            return at
    return close + 1


def _gloss_start(tokens: tuple[Token, ...], comma: int, first: int) -> int | None:
    """Return the comma that opens the apposition which the comma at `comma` closes."""
    for at in range(comma - 1, max(first, comma - 28), -1):
        if tokens[at].text != ",":
            continue
        nxt = tokens[at + 1]
        low = nxt.lower
        opens = (
            low
            in (
                "a",
                "an",
                "the",
                "who",
                "whose",
                "which",
                "his",
                "her",
                "one",
                "citing",
                "quoting",
                "speaking",
                "in",
                "at",
                "of",
                "from",
                "himself",
                "also",
                "both",
                "now",
                "referring",
                "asked",
                "head",
                "president",
                "on",
                "jr",
                "jr.",
                "whom",
            )
            or is_speaker_word(low)
            or low in ("former", "deputy", "acting", "executive", "senior")
            or low.isdigit()
        )
        short = comma - at <= 4 and nxt.text[0].isupper()
        if (
            (opens or short)
            and at - 1 >= first
            and low not in _LEADING - {"the", "a", "an", "also", "now"}
        ):
            before = _gloss_start(tokens, at, first) if short and not opens else None
            return before if before is not None else at
    return None


def _clause_start(document: Document, end: int, first: int) -> int:
    tokens = document.tokens
    at = end
    while at > first and end - at < _LONGEST:
        token = tokens[at - 1]
        low = token.lower
        if token.text in _MARKS or low in _EDGES:
            break
        if low in _AUXILIARIES:
            who = _relative(tokens, at - 1, first)
            if who is None:
                break
            at = who
            continue
        if low in ("and", "or") and not _joins_speakers(document, at - 1, first):
            break
        at -= 1
    return at


def _relative(tokens: tuple[Token, ...], at: int, first: int) -> int | None:
    """The "who" of "residents who had fled", seen from its verb."""
    for k in range(at - 1, max(first, at - 5) - 1, -1):
        if tokens[k].lower in ("who", "whose"):
            return k
        if tokens[k].text in _MARKS:
            return None
    return None


def _joins_speakers(document: Document, at: int, first: int) -> bool:
    tokens = document.tokens
    if at <= first:
        return False
    before = bare(tokens[at - 1])
    after = [bare(token) for token in tokens[at + 1 : at + 4]]
    if not (is_speaker_word(before) or before in _ADJECTIVES):
        return (
            tokens[at - 1].text[0].isupper()
            and not document.all_caps
            and (tokens[at + 1].text[0].isupper())
        )
    return any(is_speaker_word(low) for low in after)


_ADJECTIVES = frozenset(
    "military local national security hospital medical federal state un".split()
)


def _strip(document: Document, start: int, end: int) -> int:
    """Drop adverbs and places before the speaker: "In the capital police ..."."""
    tokens = document.tokens
    while start < end and tokens[start].lower in _LEADING - {"the", "a", "an"}:
        start += 1
    if start < end and tokens[start].lower in _PREPOSITIONS:
        start = _after_preposition(tokens, start, end)
        while start < end and tokens[start].lower in _LEADING - {"the", "a", "an"}:
            start += 1
    return start


def _after_preposition(tokens: tuple[Token, ...], start: int, end: int) -> int:
    for at in range(start + 2, end):
        low = bare(tokens[at])
        if low in ("the", "a", "an") or low in _PRONOUNS:
            if tokens[at - 1].lower not in _PREPOSITIONS:
                return at
        elif is_speaker_word(low) and tokens[at - 1].lower not in _PREPOSITIONS | {
            "the",
            "a",
            "an",
        }:
            return at
    return end


def phrase_after(document: Document, at: int, last: int) -> Phrase | None:
    """Return the speaker that begins at token `at` and ends before `last` at the latest."""
    tokens = document.tokens
    end = at
    while end < last and end - at < _LONGEST:
        token = tokens[end]
        low = token.lower
        if token.text in _MARKS or low in _EDGES or low in _AUXILIARIES or low in ("who", "which"):
            break
        if end > at and (low in _STOPS_AFTER or _is_time(low)):
            break
        if low in ("and", "or") and not _joins_speakers(document, end, at):
            break
        end += 1
    gloss: tuple[Token, ...] = ()
    if end < last and tokens[end].text == ",":
        gloss = tokens[end + 1 : min(end + 12, last)]
        stop = next((k for k, one in enumerate(gloss) if one.text in _MARKS), len(gloss))
        gloss = gloss[:stop]
    return make_phrase(document, at, end, gloss)


_STOPS_AFTER = frozenset("in on at during by with adding saying about late early last this".split())


def _is_time(low: str) -> bool:
    return low in words("speech", "time") and low not in ("the", "a", "to", "in", "at", "on")


def make_phrase(
    document: Document, first: int, last: int, gloss: tuple[Token, ...] = ()
) -> Phrase | None:
    """Return tokens [first, last) as a speaker, None if they cannot be one."""
    tokens = document.tokens
    while first < last and tokens[first].lower in ("the", "a", "an", "both", "some", "*", "other"):
        first += 1
    if first >= last:
        return None
    span = tokens[first:last]
    low = span[-1].lower
    if len(span) == 1 and low in _PRONOUNS:
        return Phrase(
            first=first,
            last=last,
            text=span[0].text,
            head=low,
            kind=None,
            pronoun=low,
            plural=low in ("they", "we"),
        )
    head = _head(span)
    if not _may_speak(document, span, head):
        return None
    text = " ".join(document.text[span[0].start : span[-1].end].split())
    for tail in ("'s", "’s"):
        text = text.removesuffix(tail)
    return Phrase(
        first=first,
        last=last,
        text=text,
        head=head,
        kind=kind_of(span, head, gloss),
        plural=(head.endswith("s") and not head.endswith("ss")) or head in ("police", "people"),
        named=_is_named(document, span),
    )


def _head(span: tuple[Token, ...]) -> str:
    """The noun before the first preposition or relative clause."""
    for k, token in enumerate(span):
        if k and token.lower in (
            "of",
            "for",
            "in",
            "from",
            "at",
            "with",
            "who",
            "whose",
            "on",
            "near",
            "and",
            "to",
            "close",
            "familiar",
            "involved",
            "based",
        ):
            return bare(span[k - 1])
    return bare(span[-1])


def _is_named(document: Document, span: tuple[Token, ...]) -> bool:
    last = span[-1]
    if document.all_caps:
        return not is_speaker_word(bare(last))
    return last.text[0].isupper() and not is_speaker_word(bare(last))


def _may_speak(document: Document, span: tuple[Token, ...], head: str) -> bool:
    if head in _MUTE or not head[0].isalpha() or len(head) < 2:
        return False
    lows = [bare(token) for token in span]
    if any(low in _AUXILIARIES and "who" not in lows for low in lows):
        return False
    if any(is_speaker_word(low) for low in lows):
        return True
    if head in words("speech", "nouns", "texts"):
        return True
    if document.all_caps:
        return len(span) <= 5 and not any(low in _PREPOSITIONS | _PRONOUNS for low in lows)
    capital = [token for token in span if token.text[0].isupper()]
    if len(span) == 1:
        return bool(capital) and not _is_time(head)
    # A name with or without words before it: the baker John Doe; John Doe of Acme.
    return len(capital) >= 1 and span[-1].text[0].isupper() and not _is_time(head)
