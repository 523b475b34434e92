"""Which words without a number tell of people: "a soldier", "the mayor", "his wife", "the dead"?"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_forms import SMALL, sex_of
from tallybook.understand.figures_nouns import read_head
from tallybook.understand.figures_shapes import Head, Phrase
from tallybook.understand.figures_words import counted, harm_words, heads, nations, states, triggers

ORDINALS = frozenset("second third fourth fifth sixth seventh other".split())
_MINE = frozenset("his her their my our its whose".split())
OPENERS = frozenset("a an another the this that each every".split()) | _MINE


def age_after(tokens: Sequence[Token], last: int) -> tuple[int | None, int]:
    """Read `, 23,` or `(23)` after a person; return the age and the token after it."""
    if last + 1 >= len(tokens) or tokens[last].text not in ",(":
        return None, last
    at = last + 1
    if tokens[at].lower in ("age", "aged"):
        at += 1
    if at >= len(tokens) or not tokens[at].text.isdigit() or len(tokens[at].text) > 2:
        return None, last
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if [token.lower for token in tokens[at + 1 : at + 3]] in (["of", "them"], ["of", "whom"]):
        return None, last  # "six died in Elmton, 5 of them boys"
    if after is not None and after.text in ",)":
        return int(tokens[at].text), at + 2
    if after is None or after.text in ".;" or after.lower in _AFTER_AGE:
        return int(tokens[at].text), at + 1
    return None, last


_AFTER_AGE = frozenset("of was and who from in is has were killed shot died".split())


def of_opener(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "a soldier", "the mayor", "his wife", "a second man", "the dead"."""
    word = lowered[at]
    if word in ("each", "every"):
        return None
    first, at = at, at + 1
    fresh = word in ("another", "second", "third", "fourth", "fifth", "sixth", "seventh")
    while at < len(lowered) and lowered[at] in ORDINALS:
        fresh, at = fresh or lowered[at] != "other", at + 1
    if at >= len(lowered):
        return None
    if word == "another" and at == first + 1 and _state_follows(lowered, at):
        return _one(tokens, first, at, "one", Head(at, at), fresh=True)
    head = read_head(tokens, lowered, at, plural=False)
    if head is None or (head.word is None and head.age is None):
        if fresh and head is not None:
            return _one(tokens, first, at, "one", head, fresh=True)
        return None
    if head.wild and word not in ("a", "an"):
        return None
    if head.plural:
        return _group(tokens, lowered, first, head, word)
    if head.word in counted("people", "group"):
        return _family(tokens, lowered, first, head)
    definite = word in ("the", "this", "that") and not fresh
    return _one(tokens, first, head.last, "definite" if definite else "one", head, fresh=fresh)


def _state_follows(lowered: Sequence[str], at: int) -> bool:
    """Whether a word of harm comes at once, with adverbs: "and another critically injured"."""
    while at < len(lowered) and lowered[at] in harm_words("adverbs"):
        at += 1
    return at < len(lowered) and lowered[at] in states()


def _one(
    tokens: Sequence[Token], first: int, last: int, kind: str, head: Head, *, fresh: bool = False
) -> Phrase:
    return Phrase(
        first=first,
        last=last,
        kind=kind,
        raw=tokens[first].text,
        head=head.word,
        scope=head.scope_code(),
        text=head.text(tokens, min(first + 1, last - 1)),
        age=head.age,
        sex=sex_of(head.word),
        harm=head.harm,
        addition=fresh,
        fresh=fresh,
        guessed=head.guessed,
        wild=head.wild,
    )


def _group(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, head: Head, opener: str
) -> Phrase | None:
    """Read people without a number: "the victims", "the wounded", "his children"."""
    return Phrase(
        first=first,
        last=head.last,
        kind="group",
        low=None,
        high=None,
        value=None,
        bound="vague",
        raw=tokens[first].text,
        head=head.word,
        scope=head.scope_code(),
        text=head.text(tokens, first),
        harm=head.harm or states().get(head.word or ""),
        plural=True,
        of_them=opener in _MINE,
    )


def _family(
    tokens: Sequence[Token], lowered: Sequence[str], first: int, head: Head
) -> Phrase | None:
    """Read "a family of five", "the couple"; a group of unknown size gives none."""
    size = {"couple": 2, "pair": 2, "trio": 3}.get(head.word or "")
    last = head.last
    if lowered[last : last + 1] == ["of"] and last + 1 < len(lowered):
        stated = SMALL.get(lowered[last + 1])
        if stated is not None and head.word != "couple":
            size, last = stated, last + 2
    if size is None:
        return None
    return Phrase(
        first=first,
        last=last,
        kind="counted",
        low=size,
        high=size,
        value=size,
        raw=" ".join(token.text for token in tokens[first:last]),
        head=head.word,
        plural=True,
    )


def of_owner(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read "the mayor's brother", "Roe's wife" from the owner's word on."""
    if at + 1 >= len(tokens):
        return None
    head = read_head(tokens, lowered, at + 1, plural=False)
    if head is None or head.word not in counted("people", "kin") or head.plural:
        return None
    return _one(tokens, at, head.last, "one", head)


def _first_noun(lowered: Sequence[str], at: int) -> tuple[str, bool] | None:
    """Return the noun that "Kenyan army sergeant" leads to, None when none follows at once."""
    for word in lowered[at + 1 : at + 4]:
        if word in heads() and word != "police":
            return heads()[word]
        if word not in harm_words("modifiers") and word not in nations() and word != "police":
            return None
    return None


def _names_follow(tokens: Sequence[Token], last: int) -> bool:
    """Whether a noun stands before a name as a title does: "the arrest of rebel leader Joe Doe"."""
    run = tokens[last : last + 2]
    return len(run) == 2 and all(t.text[0].isupper() and not t.text.isupper() for t in run)


_HELD = frozenset("hostage captive prisoner".split())


def _acts(lowered: Sequence[str], at: int) -> bool:
    """Whether a noun for people stands at a token, which makes a past after it a verb."""
    return lowered[at] in heads() or lowered[at] in ("he", "she", "they", "police", "army", "who")


def of_bare(tokens: Sequence[Token], lowered: Sequence[str], at: int) -> Phrase | None:
    """Read a singular noun without article: "Man killed in blast", "CATTLEMAN JUAN ROE"."""
    word = lowered[at]
    known = heads().get(word)
    if at and word in states() and (lowered[at - 1] in triggers() or _acts(lowered, at - 1)):
        return None  # "shot dead Constable Roe", "gunmen wounded Senator Roe"
    if word in _HELD:
        return None  # "took 12 soldiers prisoner"
    if word == "police" or (
        known is None and (word in nations() or word in harm_words("modifiers"))
    ):
        known = _first_noun(lowered, at)
    if (
        known is None
        or known[1]
        or lowered[at] in ("human", "member", "female", "male", "civilian")
    ):
        return None
    head = read_head(tokens, lowered, at, plural=False)
    if head is None or head.word is None or head.plural:
        return None
    before = lowered[at - 1] if at else ""
    if head.word in counted("people", "group"):
        return None
    if before in OPENERS or before in ORDINALS or before in ("as", "by", "-"):
        return None
    if before == "of" and not _names_follow(tokens, head.last):
        return None
    return _one(tokens, at, head.last, "bare", head)
