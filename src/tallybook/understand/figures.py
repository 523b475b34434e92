"""Which figures of harm does the report state: how many, of whom, with which bound?

Sentence by sentence: phrases that count people (`figures_phrases`), words of harm
(`figures_predicates`), which takes which (`figures_attach`), running counts, parts. Then, over the
whole report, one person told of twice is counted once (`figures_people`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.records import Sentence
from tallybook.understand.document import Document, Token
from tallybook.understand.figures_attach import attach
from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_names import find_names
from tallybook.understand.figures_nouns import Phrase
from tallybook.understand.figures_parts import add_parts, with_attackers
from tallybook.understand.figures_people import People
from tallybook.understand.figures_phrases import find_phrases
from tallybook.understand.figures_predicates import Predicate, find_predicates
from tallybook.understand.figures_tolls import add_tolls
from tallybook.understand.figures_words import counted, harm_words, heads, soft_heads, triggers
from tallybook.understand.lexicons import lexicon
from tallybook.understand.mentions import Figure, Place
from tallybook.understand.numbers import Number, find_numbers

_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline")
_LONGEST_EVIDENCE = 12
_LONGEST_SENTENCE = 160
_CAPTURE_REACH = 12


def find_figures(document: Document, places: Sequence[Place] = ()) -> tuple[Figure, ...]:
    """Return every figure of harm of a report, in the order of the text.

    `places` are the report's, so that the name of a place is never taken for a person's. Numbers
    that are not harms never become figures. "12 casualties" gives none, because the words do not
    say how many died; "no casualties" gives killed 0 and wounded 0. "About 50" has low = high =
    value with bound `about`; "at least 27" leaves high open, "up to 50" low.
    """
    numbers = _by_sentence(find_numbers(document))
    taken = frozenset(one.start for one in places if not one.demonym)
    people, elsewhere = People(), People()
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE or not any(t.lower in triggers() for t in tokens):
            continue
        # A see-also title tells of another incident: its people are none of this one's.
        keeper = elsewhere if sentence.kind == "see_also" else people
        for piece, counted_in in _pieces(tokens, numbers.get(sentence.index, {})):
            clause = _clause(document, sentence, piece, counted_in, taken)
            for hit in _hits(clause):
                keeper.add(clause, hit)
    kept = [one for keeper in (people, elsewhere) for one in keeper.kept if one is not None]
    return tuple(sorted(_figures(kept), key=lambda one: (one.start, one.end, one.harm)))


def _pieces(
    tokens: Sequence[Token], numbers: dict[int, Number]
) -> Iterator[tuple[Sequence[Token], dict[int, Number]]]:
    """Cut a sentence that is none (a table, a list of names) into pieces of bounded length.

    Attaching looks from each word of harm at each phrase, so its cost must not grow with a text
    that has no full stops.
    """
    if len(tokens) <= _LONGEST_SENTENCE:
        yield tokens, numbers
        return
    for first in range(0, len(tokens), _LONGEST_SENTENCE):
        last = first + _LONGEST_SENTENCE
        inside = {
            at - first: msgspec.structs.replace(
                one, first=one.first - first, last=one.last - first, core=one.core - first
            )
            for at, one in numbers.items()
            if first <= at and one.last <= last
        }
        yield tokens[first:last], inside


def _by_sentence(numbers: Sequence[Number]) -> dict[int, dict[int, Number]]:
    found: dict[int, dict[int, Number]] = {}
    for number in numbers:
        found.setdefault(number.sentence, {})[number.first] = number
    return found


def _clause(
    document: Document,
    sentence: Sentence,
    tokens: Sequence[Token],
    numbers: dict[int, Number],
    taken: frozenset[int],
) -> Clause:
    lowered = [token.lower for token in tokens]
    headline = sentence.kind in ("headline", "see_also") or (
        sentence.index == 0 and len(tokens) < 20
    )
    names = {} if document.all_caps else find_names(tokens, taken)
    return Clause(
        sentence=sentence.index,
        tokens=tokens,
        lowered=lowered,
        phrases=find_phrases(tokens, numbers, names, headline=headline, all_caps=document.all_caps),
        predicates=find_predicates(lowered),
        headline=headline,
    )


def _hits(clause: Clause) -> list[Hit]:
    attach(clause)
    add_tolls(clause)
    add_parts(clause)
    _add_hostages(clause)
    kept = [hit for hit in clause.hits if _is_harm(clause, hit)]
    return sorted(kept, key=lambda hit: (hit.phrase.first, hit.predicate.first))


def _add_hostages(clause: Clause) -> None:
    """Add hostages counted as such, whatever the verb, unless something befell them."""
    for phrase in clause.phrases:
        captive = heads().get(phrase.head or "", ("", False))[0] == "hostage"
        if captive and phrase.kind == "counted" and not clause.taken(phrase) and phrase.value:
            predicate = Predicate(
                first=phrase.first, last=phrase.last, harm="hostage", kind="noun", edge=phrase.first
            )
            clause.hits.append(Hit(phrase=phrase, predicate=predicate, harm="hostage"))


# -- what a hit is, once who did it is seen ---------------------------------------------------


def _is_harm(clause: Clause, hit: Hit) -> bool:
    """Set the harm of words for capture by who did it to whom; drop what is no harm."""
    phrase, word = hit.phrase, hit.predicate.word
    if hit.harm == "displaced" and word in ("fled", "have", "to", "had"):
        many = (phrase.value or phrase.low or 0) >= _MANY_FLED
        return (
            phrase.kind == "counted"
            and (many or "homes" in clause.lowered)
            and (phrase.scope not in ("perpetrator", "combatant"))
        )
    if hit.harm == "released" and word == "escaped":
        return phrase.head in ("hostages", "hostage", "captives", "captive") and phrase.value != 0
    if hit.harm in ("hostage", "arrested") and word in _CAPTURES:
        if phrase.guessed:
            return False  # "seized a carrier"
        harm = _captured(clause, hit)
        hit.harm = harm or hit.harm
        return harm is not None
    if hit.harm == "released" and not _from_captivity(clause, phrase):
        return False
    return phrase.kind != "pronoun" or hit.harm in ("killed", "wounded")


def _from_captivity(clause: Clause, phrase: Phrase) -> bool:
    """Whether people freed were captives: so many at once, or captivity told of beside them."""
    if phrase.scope in ("perpetrator", "combatant"):
        return False
    return (phrase.value or phrase.low or 0) > 1 or any(
        word in counted("capture", "captivity") for word in clause.lowered
    )


# Fewer who "fled" ran from the scene; more left their homes.
_MANY_FLED = 50
_CAPTURES = frozenset(
    "captured capturing captures capture seized seizing seizes seize"
    " held being holding holds".split()
)


def _captured(clause: Clause, hit: Hit) -> str | None:
    """Tell hostages from the arrested by who is held and by whom; None when nothing says."""
    head, scope = hit.phrase.head or "", hit.phrase.scope
    if heads().get(head, ("", False))[0] == "hostage":
        return "hostage"
    if scope in ("combatant", "perpetrator") or _others_of_fighters(clause, hit):
        return "arrested"
    at = hit.predicate.first
    window = clause.lowered[max(0, at - _CAPTURE_REACH) : at + _CAPTURE_REACH]
    others = [
        word
        for number, word in enumerate(window, start=max(0, at - _CAPTURE_REACH))
        if not hit.phrase.first <= number < hit.phrase.last
    ]
    armed = any(word in counted("capture", "armed") for word in others)
    authority = any(word in counted("capture", "authority") for word in others)
    if scope == "security_force" or armed:
        return "hostage"
    if authority or "custody" in window:
        return "arrested"
    if hit.predicate.word in ("held", "being", "holding", "holds"):
        return "hostage" if "hostage" in window or "captive" in window else None
    return "hostage" if hit.predicate.word.startswith("seiz") else "arrested"


def _others_of_fighters(clause: Clause, hit: Hit) -> bool:
    """Whether "15 others" stands after fighters: they are fighters too."""
    if hit.phrase.head not in (None, "others"):
        return False
    before = [
        one for one in clause.phrases if one.last <= hit.phrase.first and one.kind == "counted"
    ]
    return bool(before) and before[-1].scope in ("combatant", "perpetrator")


# -- making figures ---------------------------------------------------------------------------


def _figures(kept: Sequence[tuple[Clause, Hit]]) -> list[Figure]:
    starts = {id(hit): _evidence(clause, hit)[0] for clause, hit in kept}
    seen: set[tuple[int, int, str]] = set()
    found = []
    for clause, hit in kept:
        key = (clause.sentence, hit.phrase.first, hit.harm)
        if key not in seen:
            seen.add(key)
            found.append(_figure(clause, hit, starts))
    return found


def _figure(clause: Clause, hit: Hit, starts: dict[int, int]) -> Figure:
    phrase = hit.phrase
    start, end = _evidence(clause, hit)
    scope = _scope(hit)
    return Figure(
        start=start,
        end=end,
        sentence=clause.sentence,
        harm=hit.harm,
        number_low=phrase.low,
        number_high=phrase.high,
        value=phrase.value,
        bound=phrase.bound,
        value_raw=phrase.raw,
        scope=scope,
        scope_text=phrase.text if scope != "total" else None,
        part=hit.part,
        part_of_start=starts.get(id(hit.total)) if hit.total else None,
        addition=phrase.addition and _after_same(clause, hit),
        cumulative=hit.cumulative,
        aggregate=phrase.value != 1 and is_aggregate(clause.lowered),
        includes_perpetrators=with_attackers(clause, hit),
        hedge=hit.hedge or _hedge(clause, hit),
    )


def _scope(hit: Hit) -> str:
    """Return whom the figure counts: "two men were killed" counts all, in a list it does not."""
    phrase = hit.phrase
    alone = not (hit.listed or hit.part)
    soft = phrase.head in soft_heads() and phrase.scope in ("man", "occupation")
    return "total" if alone and soft and phrase.kind != "definite" else phrase.scope


def _evidence(clause: Clause, hit: Hit) -> tuple[int, int]:
    """Return the span of number and words of harm; of the phrase alone if they stand far apart."""
    phrase, predicate = hit.phrase, hit.predicate
    first, last = phrase.first, phrase.last
    if hit.near:
        first, last = min(first, predicate.first), max(last, predicate.last)
    if predicate.word == "lives" and clause.lowered[first - 1] in _CLAIMING:
        first -= 1
    if last - first > _LONGEST_EVIDENCE:
        first, last = phrase.first, phrase.last
    return clause.tokens[first].start, clause.tokens[last - 1].end


_CLAIMING = frozenset("claimed claiming claims claim cost costing costs took taking takes".split())


def _after_same(clause: Clause, hit: Hit) -> bool:
    """Whether "another 12" adds to a figure of the same harm, not to those of another harm."""
    others = [one for one in clause.hits if one.phrase.first < hit.phrase.first]
    return any(one.harm == hit.harm for one in others) or not others


def _hedge(clause: Clause, hit: Hit) -> str | None:
    first = min(hit.phrase.first, hit.predicate.edge)
    last = max(hit.phrase.last, hit.predicate.last)
    near = clause.lowered[max(0, first - 1) : last] if last - first <= 20 else ()
    return next((word for word in near if word in harm_words("hedges")), None)


def _spans_countries(lowered: Sequence[str]) -> bool:
    """Whether a sum runs over several countries: "across the four countries"."""
    return "across" in lowered and "countries" in lowered


def _is_long_while(lowered: Sequence[str], at: int) -> bool:
    """Whether "the last three years" stands at "last": a while too long for one incident."""
    opened = lowered[at - 1 : at] == ["the"] and lowered[at - 2 : at - 1] != ["of"]
    return opened and any(one in harm_words("long_units") for one in lowered[at + 1 : at + 4])


def is_aggregate(lowered: Sequence[str]) -> bool:
    """Whether a sentence sums over a time or a war: no figure of one incident."""
    if _spans_countries(lowered):
        return True
    text = f" {' '.join(lowered)} "
    if any(f" {phrase} " in text for phrase in lexicon("harms")["words"]["aggregate"]):
        return not any(word in harm_words("superlatives") for word in lowered)
    for at, word in enumerate(lowered[:-1]):
        following = lowered[at + 1]
        if word in ("last", "past") and _is_long_while(lowered, at):
            return True
        if following == "alone" and (word in harm_words("months") or word.isdigit()):
            return True
        if word == "since" and len(following) == 4 and following.isdigit():
            return not any(
                one in harm_words("superlatives") for one in lowered[max(0, at - 10) : at]
            )
    return False
