"""Which words before or after a verb of saying name the one who says, and of what type is it?

Without a parser: from the verb outwards to the edge of the clause, over the appositions and
relative clauses that stand between ("X, a spokesman for the ministry, said"). What cannot be a
speaker is refused: an invented speaker is worse than a missed one.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.speakertypes import is_speaker_word, kind_of

_MARKS = frozenset(""", ; : — – -- - ( ) [ ] . ... … ? ! " “ ” « » `` '' * | / ‘ ' #""".split())
_EDGES = frozenset(
    """that but as while because after when before although though if where whereas since so nor
    than then however what whether until following""".split()
)
_AUXILIARIES = frozenset(
    """is are was were be been being has have had do does did will would can could may might must
    shall should 's 're killed died dead wounded injured exploded attacked including""".split()
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = frozenset(
    """meanwhile and or but so also earlier later yesterday today however moreover furthermore now
    still then thus therefore meantime there here instead besides too even only monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
_PREPOSITIONS = frozenset(
    """in on at after during from for with by near of to about over under within inside outside
    against into amid despite""".split()
)
# Words that open an apposition or an aside between a speaker and the verb.
_GLOSS = frozenset(
    """a an the who whose which his her one citing quoting speaking in at of from himself also both
    now referring asked head president on jr jr. whom former deputy acting executive
    senior""".split()
)
# A head noun ends before these.
_AFTER_HEAD = frozenset(
    """of for in from at with who whose on near and to by close familiar involved based published
    made issued released""".split()
)
_STOPS_AFTER = frozenset("in on at during by with adding saying about late early last this".split())
_BEFORE_TIME = frozenset("on late early last this".split())
_DROPPED = frozenset("the a an both some * other".split())
# Things that can stand before "said" and speak no more than a sign does.
_MUTE = frozenset(
    """sign law rule title headline film song book bomb blast explosion attack shooting gun which
    this there what nobody none one everything something nothing everyone bullets violence incident
    war weather fire plane car""".split()
)
_ADJECTIVES = frozenset(
    "military local national security hospital medical federal state un".split()
)
_LONGEST = 14
_LONGEST_GLOSS = 28
_LONGEST_BRACKETS = 12


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """One who says: tokens [first, last), the words as written without the article."""

    first: int
    last: int
    text: str
    head: str
    kind: str | None = None
    pronoun: str | None = None
    plural: bool = False
    named: bool = False


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
    if end == first:
        return None
    start = end
    edges = _EDGES | _AUXILIARIES | _PREPOSITIONS - {"of"}
    while start > max(first, end - 8):
        low = tokens[start - 1].lower
        if low in edges or low in _MARKS:
            break
        start -= 1
        if low in _ARTICLES:
            break
    name = tokens[end - 1].text[0].isupper() and not document.all_caps
    if start == end or not (name or is_speaker_word(bare(tokens[end - 1]))):
        return None
    return make_phrase(document, start, end)


def _back_over_adverbs(tokens: tuple[Token, ...], verb: int, first: int) -> int:
    between = words("speech", "say", "between")
    at = verb
    while at > first:
        token = tokens[at - 1]
        low = token.lower
        # Kelly and Molly are no adverbs.
        adverb = low.endswith("ly") and len(low) > 5 and token.text != low.title()
        if not (adverb or low in between or (low in _BEFORE_TIME and at < verb)):
            break
        at -= 1
    return at


def _back_over_brackets(tokens: tuple[Token, ...], close: int, first: int) -> int:
    back = range(close - 1, max(first, close - _LONGEST_BRACKETS) - 1, -1)
    return next((at for at in back if tokens[at].text in ("(", "[")), close + 1)


def _gloss_start(tokens: tuple[Token, ...], comma: int, first: int) -> int | None:
    """Return the comma that opens the apposition which the comma at `comma` closes.

    "Kirkuk, Iraq," is a place within the phrase: one more comma back is tried.
    """
    for at in range(comma - 1, max(first, comma - _LONGEST_GLOSS), -1):
        if tokens[at].text != "," or at == first:
            continue
        if _opens_gloss(tokens[at + 1]):
            return at
        if comma - at <= 4 and tokens[at + 1].text[0].isupper():
            back = range(at - 1, max(first, at - _LONGEST_GLOSS), -1)
            outer = (k for k in back if tokens[k].text == "," and _opens_gloss(tokens[k + 1]))
            return next(outer, at)
    return None


def _opens_gloss(token: Token) -> bool:
    low = token.lower
    return low in _GLOSS or low.isdigit() or is_speaker_word(low)


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
    if is_speaker_word(before) or before in _ADJECTIVES:
        return any(is_speaker_word(low) for low in after)
    names = tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper()
    return names and not document.all_caps


def _strip(document: Document, start: int, end: int) -> int:
    """Drop adverbs and places before the speaker: "In the capital police ..."."""
    tokens = document.tokens
    while start < end and tokens[start].lower in _LEADING:
        start += 1
    if start < end and tokens[start].lower in _PREPOSITIONS:
        start = _after_preposition(tokens, start, end)
        while start < end and tokens[start].lower in _LEADING:
            start += 1
    return start


def _after_preposition(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """The first word behind a leading place or time that can begin a speaker."""
    for at in range(start + 2, end):
        low, before = bare(tokens[at]), tokens[at - 1].lower
        opens = low in _ARTICLES or low in _PRONOUNS
        speaks = is_speaker_word(low) and before not in _ARTICLES
        if (opens or speaks) and before not in _PREPOSITIONS:
            return at
    return end


def phrase_after(document: Document, at: int, last: int) -> Phrase | None:
    """Return the speaker that begins at token `at` and ends before `last` at the latest."""
    tokens = document.tokens
    end = at
    while end < min(last, at + _LONGEST) and not _ends_phrase(document, at, end):
        end += 1
    gloss: tuple[Token, ...] = ()
    if end < last and tokens[end].text == ",":
        gloss = tokens[end + 1 : min(end + 12, last)]
        stop = next((k for k, one in enumerate(gloss) if one.text in _MARKS), len(gloss))
        gloss = gloss[:stop]
    return make_phrase(document, at, end, gloss)


def _ends_phrase(document: Document, first: int, at: int) -> bool:
    low = document.tokens[at].lower
    if low in _MARKS or low in _EDGES or low in _AUXILIARIES or low in ("who", "which"):
        return True
    if at > first and (low in _STOPS_AFTER or _is_time(low)):
        return True
    return low in ("and", "or") and not _joins_speakers(document, at, first)


def _is_time(low: str) -> bool:
    return low in words("speech", "time") and low not in ("the", "a", "to", "in", "at", "on")


def make_phrase(
    document: Document, first: int, last: int, gloss: tuple[Token, ...] = ()
) -> Phrase | None:
    """Return tokens [first, last) as a speaker, None if they cannot be one.

    `gloss` are the words of an apposition, which may tell the type.
    """
    tokens = document.tokens
    while first < last and tokens[first].lower in _DROPPED:
        first += 1
    span = tokens[first:last]
    if not span:
        return None
    low = span[-1].lower
    if len(span) == 1 and low in _PRONOUNS:
        plural = low in ("they", "we")
        return Phrase(
            first=first, last=last, text=span[0].text, head=low, pronoun=low, plural=plural
        )
    head = _head(span)
    if not _may_speak(document, span, head):
        return None
    text = " ".join(document.text[span[0].start : span[-1].end].split())
    return Phrase(
        first=first,
        last=last,
        text=text.removesuffix("'s").removesuffix("’s"),
        head=head,
        kind=kind_of(span, head, gloss),
        plural=(head.endswith("s") and not head.endswith("ss")) or head in ("police", "people"),
        named=_is_named(document, span[-1]),
    )


def _head(span: tuple[Token, ...]) -> str:
    """The noun before the first preposition or relative clause."""
    for k, token in enumerate(span[1:], 1):
        if token.lower in _AFTER_HEAD:
            return bare(span[k - 1])
    return bare(span[-1])


def _is_named(document: Document, last: Token) -> bool:
    capital = document.all_caps or last.text[0].isupper()
    return capital and not is_speaker_word(bare(last))


def _may_speak(document: Document, span: tuple[Token, ...], head: str) -> bool:
    """Whether the words can be a speaker: a noun of speakers or texts, or a name."""
    if head in _MUTE or not head[0].isalpha() or len(head) < 2:
        return False
    if span[-1].lower in _PREPOSITIONS:
        return False
    lows = {bare(token) for token in span}
    if "who" not in lows and lows & (_AUXILIARIES | _PRONOUNS):
        return False
    if head in words("speech", "nouns", "texts") or any(is_speaker_word(low) for low in lows):
        return True
    if document.all_caps:
        return len(span) <= 5 and not lows & (_PREPOSITIONS | _PRONOUNS)
    # A name with or without words before it: the baker John Doe.
    return span[-1].text[0].isupper() and not _is_time(head)
