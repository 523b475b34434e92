"""Does a paragraph or sentence open the story of another incident?

It does where somebody new does something ("gunmen shot dead two", not "the gunmen" or "they") and
the place or the day is another one, or some hours have passed and somebody else was hit. The
same story goes on where nothing but the telling moves on.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.grouping_draft import Draft
from tallybook.understand.grouping_evidence import is_fine, places_conflict
from tallybook.understand.grouping_items import Items
from tallybook.understand.grouping_own import Own
from tallybook.understand.grouping_turns import Layout
from tallybook.understand.mentions import Place, Time
from tallybook.understand.violence import violence

# How many tokens the words before the subject may take: "On Saturday night in the town of X".
_FRONT = 14
_OLD = frozenset(
    "the this that these those his her its their he she it they both all him them our we i you"
    " there others one-third who which what as".split()
)
_PRONOUNS = frozenset("they he she it we who".split())
_MORE = frozenset("others other more further another also".split())
_FRONTED = frozenset(
    "in on at near outside inside around across late early earlier hours minutes about just"
    " shortly later overnight meanwhile elsewhere separately during around".split()
)
_LAPSES = frozenset("hours hour minutes day evening night".split())
_LATER = frozenset("later earlier before after following same".split())
# A night is two days; a sum of more days than these tells of several incidents.
_SUM_DAYS = 2
_HARMS = ("killed", "wounded", "hostage", "missing")


class Stories(msgspec.Struct, frozen=True):
    """The sentences with somebody new as their subject; those that open with where or when."""

    new: frozenset[int]
    fronted: frozenset[int]
    lapsed: frozenset[int]

    def is_new(self, own: Own) -> bool:
        """Whether its sentence has a subject that was not told of before."""
        return own.opens.sentence in self.new

    def parts(self, draft: Draft, own: Own, layout: Layout) -> bool:
        """Whether an act opens the story of another incident than this one."""
        sentence = own.opens.sentence
        if sentence not in self.new or own.anchor.definite or own.is_quoted or own.is_arrest:
            return False
        if not own.may_found or own.anchor.sentence == draft.first_sentence:
            return False
        if not (layout.opens_story(own.opens) or self._is_fronted_act(own, layout)):
            return False
        harmed = any(figure.harm in _HARMS for figure in own.figures)
        if not harmed and not (own.anchor.verb and own.anchor.attack_types):
            return False
        if is_elsewhere(draft, own):
            return True
        if _tells_again(draft, own):
            return False
        if is_on_another_day(draft, own) or (harmed and is_day_of_sum(draft, own)):
            return True
        return sentence in self.lapsed and bool(own.places or own.aims)

    def _is_fronted_act(self, own: Own, layout: Layout) -> bool:
        opens = own.opens
        return opens.sentence in self.fronted and layout.is_first(opens)


def is_elsewhere(draft: Draft, own: Own) -> bool:
    """Whether the act names a town or province that is none of the incident's at that level."""
    for level in ("settlement", "adm2", "adm1"):
        mine = _at(own.places, level)
        if mine:
            theirs = _at(draft.places, level)
            return places_conflict(theirs or draft.places, mine)
    return False


def _at(places: Sequence[Place], level: str) -> list[Place]:
    return [place for place in places if place.level == level and is_fine(place)]


def is_on_another_day(draft: Draft, own: Own) -> bool:
    """Whether both have their days and share none."""
    mine, theirs = own.window, draft.window
    if mine is None or theirs is None or not (mine.is_fine and theirs.is_fine):
        return False
    return mine.first > theirs.last or mine.last < theirs.first


def is_day_of_sum(draft: Draft, own: Own) -> bool:
    """Whether it is of one day of a sum of days: "eight were shot over the weekend"."""
    mine, theirs = own.window, draft.window
    if mine is None or theirs is None or mine.first != mine.last or not theirs.is_fine:
        return False
    days = (theirs.last - theirs.first).days
    # "Shootings over the weekend": a plural is a sum already where it spans two days.
    several = any(known.anchor.plural for known in draft.owns)
    if days < _SUM_DAYS - several and theirs.precision != "week":
        return False
    return not any(_is_one_act(known) for known in draft.owns)


def _is_one_act(own: Own) -> bool:
    """Whether it is told as one act: "an attack", not "attacks" or "eight were shot"."""
    anchor = own.anchor
    return anchor.strength == "strong" and not anchor.plural and not anchor.verb


def _tells_again(draft: Draft, own: Own) -> bool:
    """Whether a figure of the act is one that was told of the incident."""
    known = {(one.harm, one.value) for each in draft.owns for one in each.figures}
    # One killed in each of two shootings is no sign.
    told = [one for one in own.figures if one.harm in _HARMS and one.value != 1]
    return any((one.harm, one.value) in known for one in told)


def stories_of(document: Document, items: Items, times: Sequence[Time]) -> Stories:
    """Return which sentences open with somebody new, with where or when, with a lapse of time."""
    when = {time.start: time.end for time in times}
    new: set[int] = set()
    fronted: set[int] = set()
    lapsed: set[int] = set()
    for sentence, tokens in document.sentences():
        if sentence.kind not in ("body", "caption", "headline") or not tokens:
            continue
        subject = _subject(tokens, when)
        if subject and tokens[0].lower not in _OLD:
            fronted.add(sentence.index)
        front = [token.lower for token in tokens[: max(subject, 4)][:_FRONT]]
        if subject and not _LAPSES.isdisjoint(front) and not _LATER.isdisjoint(front):
            lapsed.add(sentence.index)
        if _is_new(tokens[subject:]):
            new.add(sentence.index)
    return Stories(frozenset(new), frozenset(fronted), frozenset(lapsed))


def _subject(tokens: Sequence[Token], when: dict[int, int]) -> int:
    """Return the token at which the subject begins, after words of when and where before it."""
    at = _after_time(tokens, 0, when)
    low = [token.lower for token in tokens[:_FRONT]]
    if at == 0 and low[0] not in _FRONTED and not _is_lapse(low):
        return 0
    if "," in low:
        comma = low.index(",")
        # "In Maroua, Cameroon, two girls ...": the name of the country belongs to the place.
        return _after_name(low, tokens, comma) + 1
    for n in range(max(at, 1), len(low)):
        if low[n] in _PRONOUNS or _starts_somebody(tokens, n):
            return n
    return len(tokens)


def _is_lapse(low: Sequence[str]) -> bool:
    return not _LAPSES.isdisjoint(low[:4]) and not _LATER.isdisjoint(low[:5])


def _after_name(low: Sequence[str], tokens: Sequence[Token], comma: int) -> int:
    rest = low[comma + 1 :]
    if "," in rest[:4] and tokens[comma + 1].text[0].isupper():
        return comma + 1 + rest.index(",")
    return comma


def _after_time(tokens: Sequence[Token], at: int, when: dict[int, int]) -> int:
    end = when.get(tokens[at].start)
    if end is None:
        return at
    while at < len(tokens) and tokens[at].start < end:
        at += 1
    return at


def _starts_somebody(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    if word in ("a", "an", "unidentified", "unknown", "armed", "masked", "suspected"):
        return tokens[at - 1].lower not in _FRONTED and tokens[at - 1].lower not in ("of", "by")
    return word in violence().attackers


def _is_new(tokens: Sequence[Token]) -> bool:
    """Whether a subject is told for the first time: "a bomb", "two women", "gunmen"."""
    low = [token.lower for token in tokens[:4]]
    if not low or low[0] in _OLD:
        return False
    # "Two others", "One of the attackers", "Three of them".
    if not _MORE.isdisjoint(low[:3]):
        return False
    return not (
        "of" in low[1:3] and low[low.index("of") + 1 :][:1] in (["the"], ["them"], ["those"])
    )
