"""Which malls, hotels, mosques, checkpoints, roads does a report name or describe?

A site is kept as written, with a code of `site_types`. Its own point is not known: it has the
point of the place that it stands in, and is near it (geoprecision 2) or as coarse as that place.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from tallybook.codebook import code_list
from tallybook.gazetteer import fold
from tallybook.records import PlaceDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon
from tallybook.understand.mentions import Place
from tallybook.understand.phrases import DETERMINERS, FUNCTION_WORDS, PhraseTable
from tallybook.understand.places_context import Context
from tallybook.understand.places_extent import NEAR, changed
from tallybook.understand.places_ground import Ground
from tallybook.understand.places_names import Case, is_capital

_LONGEST = 6
# Nouns whose name follows: Hotel Sahafi, Camp Bastion, University of Mosul.
_NAME_FOLLOWS = frozenset(
    "hotel camp fort university church mosque hospital cafe restaurant".split()
)
_SAINTS = frozenset("st saint ste".split())
_VEHICLES = frozenset(("bus", "ship", "aircraft"))


class SiteWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words about sites, ready for look-ups."""

    table: PhraseTable[str]
    heads: frozenset[str]
    adjectives: frozenset[str]
    kinds: frozenset[str]
    acts: frozenset[str]
    after: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    roads: frozenset[str]
    organisations: frozenset[str]
    named_only: frozenset[str]


@functools.cache
def site_words() -> SiteWords:
    """Return the words about sites, read once a process."""
    raw = lexicon("places")["site"]
    phrases = {
        word: code.code for code in code_list("site_types").codes.values() for word in code.words
    }
    return SiteWords(
        table=PhraseTable(phrases),
        heads=frozenset(word.split()[0] for word in phrases),
        **{name: frozenset(raw[name].split()) for name in raw},
    )


def find_sites(document: Document, context: Context, ground: Ground) -> list[Place]:
    """Return the sites of a report in the order of its text."""
    words = site_words()
    sites: list[Place] = []
    for sentence, (first, last) in enumerate(document.spans):
        tokens = document.tokens[first:last]
        done = 0
        for low, high, code in words.table.find(tokens):
            if low < done or ground.covers(tokens[high - 1], sentence):
                continue
            found = _phrase(tokens, low, high, code, context, ground)
            if found is None:
                continue
            done = found.last
            if _folded_name(document, tokens, found) not in context.words.never:
                sites.append(_site(document, tokens, found, code, ground))
    return _one_place_a_name(document, sites)


class _Phrase(msgspec.Struct, frozen=True):
    """Tokens of a site: `named` is where its own name begins, None if it has none."""

    first: int
    named: int | None
    last: int


def _folded_name(document: Document, tokens: Sequence[Token], found: _Phrase) -> str:
    return fold(document.text[tokens[found.first].start : tokens[found.last - 1].end])


def _phrase(
    tokens: Sequence[Token], low: int, high: int, code: str, context: Context, ground: Ground
) -> _Phrase | None:
    words, case = site_words(), context.cases[tokens[low].sentence]
    start = _start(tokens, low, case, words)
    end = high if case.capitals else _end(tokens, low, high, code, words)
    named = _name(tokens, start, low, high, end, ground)
    if case.capitals or (case.title and named == start == 0):
        named = None
    follower = tokens[end].lower if end < len(tokens) else ""
    if follower in words.people or (named is None and tokens[high - 1].lower in words.named_only):
        return None
    told = _is_told_of(tokens, start, end, words)
    sure = named is not None and code not in words.organisations and code not in _VEHICLES
    if named is not None and not sure:
        told = told or follower in words.after
    return _Phrase(start, named, end) if sure or told else None


def _name(
    tokens: Sequence[Token], start: int, low: int, high: int, end: int, ground: Ground
) -> int | None:
    """Return where a site's own name begins, None if it has none.

    "Kabul University" is a name, "the Kabul airport" and "the Kenyan mall" are none.
    """
    written = tokens[low].text[0].isupper()
    names = [at for at in range(start, low) if _is_name(tokens[at], at, site_words())]
    own = [at for at in names if written or not ground.covers(tokens[at], tokens[at].sentence)]
    if own:
        return names[0]
    return low if end > high else None


def _one_place_a_name(document: Document, sites: list[Place]) -> list[Place]:
    """Let all mentions of a named site lie where the surest mention says."""
    best: dict[frozenset[str], Place] = {}
    for site in sites:
        key = _own_words(site)
        if key and (key not in best or site.detail.confidence > best[key].detail.confidence):
            best[key] = site
    return [_moved(site, best.get(_own_words(site))) for site in sites]


def _own_words(site: Place) -> frozenset[str]:
    return frozenset(fold(word) for word in site.detail.name.split() if word[0].isupper())


def _moved(site: Place, best: Place | None) -> Place:
    if best is None or best is site:
        return site
    confidence = max(site.detail.confidence, best.detail.confidence - 0.1)
    detail = changed(best.detail, name=site.detail.name, confidence=round(confidence, 3))
    return msgspec.structs.replace(site, detail=detail)


def _start(tokens: Sequence[Token], low: int, case: Case, words: SiteWords) -> int:
    """Return where the words before the noun begin, without the determiner."""
    start = low
    while start > 0 and low - start < _LONGEST:
        token = tokens[start - 1]
        if _is_saints(tokens, start - 1):
            start -= 2
            continue
        if token.lower.endswith("'s") or not token.text[0].isalpha():
            break
        if is_capital(token) and start - 1 == 0 and token.lower in FUNCTION_WORDS | DETERMINERS:
            break
        known = token.lower in words.adjectives
        if not known and (case.capitals or not is_capital(token)):
            break
        start -= 1
    return start


def _is_saints(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name of a saint ends here: "St Mary's Church"."""
    if at < 1 or not is_capital(tokens[at]) or not tokens[at].lower.endswith(("'s", "’s")):
        return False
    return tokens[at - 1].lower in _SAINTS and is_capital(tokens[at - 1])


def _end(tokens: Sequence[Token], low: int, high: int, code: str, words: SiteWords) -> int:
    """Return where the words after the noun end: "Hotel Sahafi", "University of Mosul"."""
    if not tokens[low].text[0].isupper():
        return high
    at = high
    if code in ("bank", "office"):
        return high
    if at < len(tokens) and tokens[at].lower == "of" and at + 1 < len(tokens):
        at += 1 + (tokens[at + 1].lower == "the")
        if at < len(tokens) and is_capital(tokens[at]):
            return _capitals(tokens, at)
        return high
    if tokens[low].lower in _NAME_FOLLOWS and at < len(tokens) and is_capital(tokens[at]):
        return _capitals(tokens, at)
    return high


def _capitals(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and end - at < 3 and is_capital(tokens[end]):
        end += 1
        if tokens[end - 1].lower.endswith("'s"):
            break
    return end


def _is_name(token: Token, at: int, words: SiteWords) -> bool:
    lower = token.lower
    if not is_capital(token) or lower in words.kinds or lower in DETERMINERS:
        return False
    return lower not in words.adjectives or at > 0


def _is_told_of(tokens: Sequence[Token], start: int, end: int, words: SiteWords) -> bool:
    """Return whether a site without a name is where something is, or what was attacked."""
    before = start
    determined = False
    while before > 0 and start - before < 3:
        lower = tokens[before - 1].lower
        if lower in DETERMINERS or lower.endswith("'s"):
            determined = True
            before -= 1
            break
        if lower in FUNCTION_WORDS or lower in words.acts or not lower.isalpha():
            break
        before -= 1
    ahead = tokens[before - 1].lower if before > 0 else ""
    told = ahead in words.acts or (ahead in words.places and determined)
    if told:
        return True
    after = tokens[end].lower if end < len(tokens) else ""
    return determined and after in words.after


def _site(
    document: Document, tokens: Sequence[Token], found: _Phrase, code: str, ground: Ground
) -> Place:
    start, end = tokens[found.first].start, tokens[found.last - 1].end
    if tokens[found.last - 1].lower.endswith("'s"):
        end -= 2
    sentence = tokens[found.first].sentence
    named = found.first if found.named is None else found.named
    name = document.text[tokens[named].start : end]
    detail = PlaceDetail(name=name, feature="SITE", site_type=code, confidence=0.3)
    held = ground.holder(start, end, sentence)
    if held is not None:
        holder, sureness = held
        detail = changed(
            holder,
            name=name,
            gazetteer_id=None,
            feature="SITE",
            site_type=code,
            geoprecision=max(holder.geoprecision, NEAR) if holder.geoprecision else None,
            confidence=round(sureness * (1.0 if found.named is not None else 0.8), 3),
        )
    return Place(start=start, end=end, sentence=sentence, level="site", detail=detail)
