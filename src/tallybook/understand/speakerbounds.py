"""Where do the words for one who says begin and end, before or after a verb of saying?

Without a parser: from the verb outwards to the edge of the clause, over the appositions and
relative clauses that stand between ("X, a spokesman for the ministry, said").
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.nations import bare
from tallybook.understand.speakernames import is_bare_name, is_inner_mark
from tallybook.understand.speakerphrases import (
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_time,
    make_phrase,
)
from tallybook.understand.speakertypes import is_speaker_word

_MARKS = frozenset(""", ; : — – -- - ( ) [ ] . ... … ? ! " “ ” « » `` '' * | / ‘ ' #""".split())
_EDGES = frozenset(
    """that but as while because after when before although though if where whereas since so nor
    than then however what whether until following""".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = frozenset(
    """meanwhile and or but so also earlier later yesterday today however moreover furthermore now
    still then thus therefore meantime there here instead besides too even only monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
# Words that open an apposition or an aside between a speaker and the verb.
_GLOSS = frozenset(
    """a an the who whose which his her one citing quoting speaking in at of from himself also both
    now referring asked head president on jr jr. whom former deputy acting executive
    senior while speaking talking addressing briefing responding reacting answering through
    where however though meanwhile for too""".split()
)
_STOPS_AFTER = frozenset("in on at during by with adding saying about late early last this".split())
_BEFORE_TIME = frozenset("on late early last this".split())
_ADJECTIVES = frozenset(
    "military local national security hospital medical federal state un".split()
)
_LONGEST = 14
_LONGEST_GLOSS = 28
_LONGEST_CLAUSE = 9
_LONGEST_BRACKETS = 12
# "Lt. Col. Sagir Musa al-Amin" with its points and comma.
_SHORT = 5
_LONGEST_NAME = 9


def phrase_before(
    document: Document, verb: int, first: int, *, plain: bool = False
) -> Phrase | None:
    """Return the speaker whose words end where the verb group at `verb` begins.

    `plain`: only persons and bodies are subjects of the verb, whatever noun they have.
    """
    tokens = document.tokens
    at = _back_over_adverbs(tokens, verb, first)
    gloss: tuple[Token, ...] = ()
    if at > first and tokens[at - 1].text in (")", "]"):
        brackets = _back_over_brackets(tokens, at - 1, first)
        gloss, at = tokens[brackets + 1 : at - 1], brackets
    if at > first and tokens[at - 1].text == ",":
        named = _named_after(document, at - 1, first)
        if named is not None:
            return named
        comma = _gloss_start(tokens, at - 1, first)
        if comma is None:
            return None
        gloss = tokens[comma + 1 : at - 1]
        at = comma
        if at - 2 > first and tokens[at - 1].text.isdigit() and tokens[at - 2].text == ",":
            at -= 2
    if at > first and tokens[at - 1].lower in ("who", "which"):
        return _antecedent(document, at - 1, first)
    start = _clause_start(document, at, first)
    if gloss and (gloss[0].lower in PREPOSITIONS or gloss[0].lower.endswith("ing")):
        # "in a statement sent to journalists" says nothing of the speaker's type.
        gloss = ()
    made = make_phrase(document, _strip(document, start, at), at, gloss, plain=plain)
    return made or _described(document, at, first)


def _described(document: Document, at: int, first: int) -> Phrase | None:
    """Read "the hospital where the wounded were taken": the noun before a clause of place."""
    tokens = document.tokens
    back = range(at - 1, max(first, at - _LONGEST_CLAUSE) - 1, -1)
    where = next((k for k in back if tokens[k].lower == "where" or tokens[k].text in _MARKS), None)
    if where is None or where == first or tokens[where].lower != "where":
        return None
    return _antecedent(document, where, first) if is_speaker_word(bare(tokens[where - 1])) else None


def _named_after(document: Document, comma: int, first: int) -> Phrase | None:
    """Read "the health director, Riyadh Amir," whose last comma is at `comma`."""
    tokens = document.tokens
    back = range(comma - 1, max(first, comma - _LONGEST_NAME) - 1, -1)
    opens = next((at for at in back if tokens[at].text == ","), None)
    if opens is None or opens == first or not is_bare_name(tokens, opens + 1, comma):
        return None
    end = opens
    if tokens[end - 1].text == ")":
        end = _back_over_brackets(tokens, end - 1, first)
    start = _clause_start(document, end, first)
    role = make_phrase(document, _strip(document, start, end), end)
    if role is None or role.pronoun is not None or role.plural:
        return None
    if not is_speaker_word(role.head) and role.head not in words("speech", "nouns", "bodies"):
        return None
    text = document.text[tokens[role.first].start : tokens[comma - 1].end]
    return msgspec.structs.replace(
        role, last=comma, text=" ".join(text.split()), head=bare(tokens[comma - 1]), named=True
    )


def _antecedent(document: Document, at: int, first: int) -> Phrase | None:
    """Whom "who" stands for: the phrase before it, from its article on."""
    tokens = document.tokens
    end = at - 1 if at > first and tokens[at - 1].text == "," else at
    if end > first and tokens[end - 1].text in (")", "]"):
        end = _back_over_brackets(tokens, end - 1, first)
    if end == first:
        return None
    start = end
    edges = _EDGES | AUXILIARIES | PREPOSITIONS - {"of"}
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
        adverb = adverb and not is_speaker_word(low)
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
        if _opens_gloss(tokens[at + 1]) or _is_role(tokens, at + 1, comma):
            return at
        if comma - at <= 4 and tokens[at + 1].text[0].isupper():
            back = range(at - 1, max(first, at - _LONGEST_GLOSS), -1)
            outer = (k for k in back if tokens[k].text == "," and _opens_gloss(tokens[k + 1]))
            return next(outer, at)
    return None


def _is_role(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a few words end in a noun of speakers: Western Mindanao police director."""
    if last - first > 7 or not is_speaker_word(tokens[last - 1].lower):
        return False
    return not any(one.lower in AUXILIARIES | _EDGES | {"and"} for one in tokens[first:last])


def _opens_gloss(token: Token) -> bool:
    low = token.lower
    asking = low.endswith("ing") and len(low) > _SHORT
    return low in _GLOSS or low.isdigit() or asking or is_speaker_word(low)


def _clause_start(document: Document, end: int, first: int) -> int:
    tokens = document.tokens
    at = end
    while at > first and end - at < _LONGEST:
        token = tokens[at - 1]
        low = token.lower
        if low in ("who", "whom", "which") and _speaks_inside(tokens, at, end):
            break
        inner = is_inner_mark(tokens, at - 1) or token.text == ")"
        if low in _EDGES or (token.text in _MARKS and not inner):
            break
        if low in PRONOUNS:
            return at - 1
        if low in AUXILIARIES:
            who = _relative(tokens, at - 1, first)
            if who is None:
                break
            at = who
            continue
        if low in ("and", "or") and not _joins_speakers(document, at - 1, first):
            break
        at -= 1
        if token.text == ")" and (opens := _back_over_brackets(tokens, at, first)) < at:
            at = opens
    return at


def _speaks_inside(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the words behind "who" are the speaker: the man who police say shot himself."""
    inside = [bare(one) for one in tokens[at:end] if one.lower not in _ARTICLES]
    return bool(inside) and all(is_speaker_word(low) or low in _ADJECTIVES for low in inside)


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
    if start < end and tokens[start].lower in PREPOSITIONS:
        start = _after_preposition(tokens, start, end)
        while start < end and tokens[start].lower in _LEADING:
            start += 1
    return start


def _after_preposition(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """The first word behind a leading place or time that can begin a speaker."""
    for at in range(start + 2, end):
        low, before = bare(tokens[at]), tokens[at - 1].lower
        opens = low in _ARTICLES or low in PRONOUNS
        speaks = is_speaker_word(low) and before not in _ARTICLES
        if (opens or speaks) and before not in PREPOSITIONS:
            return at
    return end


def phrase_after(document: Document, at: int, last: int, *, plain: bool = False) -> Phrase | None:
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
    return make_phrase(document, at, end, gloss, plain=plain)


def _ends_phrase(document: Document, first: int, at: int) -> bool:
    low = document.tokens[at].lower
    if is_inner_mark(document.tokens, at):
        return False
    if low in _MARKS or low in _EDGES or low in AUXILIARIES or low in ("who", "which"):
        return True
    if at > first and (low in _STOPS_AFTER or is_time(low)):
        return True
    return low in ("and", "or") and not _joins_speakers(document, at, first)
