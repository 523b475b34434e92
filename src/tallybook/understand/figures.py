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
from tallybook.understand.figures_attackers import is_attacker, with_attackers
from tallybook.understand.figures_chosen import add_chosen, may_choose, name_totals
from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_harms import is_aggregate, is_harm
from tallybook.understand.figures_names import find_names
from tallybook.understand.figures_parts import add_parts
from tallybook.understand.figures_people import People
from tallybook.understand.figures_phrases import find_phrases
from tallybook.understand.figures_predicates import Predicate, find_predicates
from tallybook.understand.figures_shapes import RANKS
from tallybook.understand.figures_tolls import add_tolls
from tallybook.understand.figures_wild import without_things
from tallybook.understand.figures_words import harm_words, heads, soft_heads, triggers
from tallybook.understand.mentions import Figure, Place
from tallybook.understand.numbers import Number, find_numbers

_FURNITURE = ("appeal", "pointer", "contact", "navigation", "byline", "dateline")
_LONGEST_EVIDENCE = 12
_LONGEST_SENTENCE = 160


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
    surnames: set[str] = set()
    for sentence, tokens in document.sentences():
        if sentence.kind in _FURNITURE:
            continue
        if not any(t.lower in triggers() for t in tokens) and not may_choose(
            [token.lower for token in tokens[:8]]
        ):
            continue
        # A see-also title tells of another incident: its people are none of this one's.
        keeper = elsewhere if sentence.kind == "see_also" else people
        for piece, counted_in in _pieces(tokens, numbers.get(sentence.index, {})):
            clause = _clause(document, sentence, piece, counted_in, taken, surnames)
            for hit in _hits(clause, keeper.lately()):
                keeper.add(clause, hit)
            keeper.see(clause)
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
    surnames: set[str],
) -> Clause:
    lowered = [token.lower for token in tokens]
    headline = sentence.kind in ("headline", "see_also") or (
        sentence.index == 0 and len(tokens) < 20
    )
    spelled = frozenset(tokens[one.core].start for one in numbers.values())
    names = {} if document.all_caps else find_names(tokens, taken | spelled, surnames)
    surnames.update(one.head for one in names.values() if one.head)
    predicates = find_predicates(lowered)
    phrases = find_phrases(tokens, numbers, names)
    return Clause(
        sentence=sentence.index,
        tokens=tokens,
        lowered=lowered,
        phrases=without_things(lowered, phrases, predicates),
        predicates=predicates,
        headline=headline,
        title=sentence.kind == "headline",
    )


def _hits(clause: Clause, before: Sequence[tuple[Clause, Hit]]) -> list[Hit]:
    attach(clause)
    add_tolls(clause)
    add_parts(clause)
    add_chosen(clause, before)
    _add_hostages(clause)
    kept = [hit for hit in clause.hits if is_harm(clause, hit)]
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


# -- making figures ---------------------------------------------------------------------------


def _figures(kept: Sequence[tuple[Clause, Hit]]) -> list[Figure]:
    name_totals(kept)
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
    scope = "perpetrator" if is_attacker(clause, hit) else _scope(hit)
    return Figure(
        start=start,
        end=end,
        sentence=clause.sentence,
        harm=hit.harm,
        number_low=phrase.low,
        number_high=phrase.high,
        value=phrase.value,
        bound=phrase.bound,
        value_raw=_raw(clause, hit),
        scope=scope,
        scope_text=phrase.text if scope != "total" else None,
        part=hit.part,
        part_of_start=starts.get(id(hit.total)) if hit.total else None,
        addition=(hit.besides or hit.first_told) and not hit.part,
        cumulative=hit.cumulative,
        aggregate=phrase.value != 1 and is_aggregate(clause.lowered),
        includes_perpetrators=with_attackers(clause, hit),
        hedge=hit.hedge or _hedge(clause, hit),
    )


def _raw(clause: Clause, hit: Hit) -> str:
    """Return the words of the number; with what says so where it counts others besides."""
    phrase = hit.phrase
    if not hit.besides or hit.part or (hit.listed and not phrase.addition):
        return phrase.raw
    words = " ".join(token.text for token in clause.tokens[phrase.first : phrase.last])
    return words if phrase.addition or phrase.fresh else f"also {phrase.raw}"


def _scope(hit: Hit) -> str:
    """Return whom the figure counts: "two men were killed" counts all, in a list it does not."""
    phrase = hit.phrase
    alone = not (hit.listed or hit.part)
    soft = phrase.head in soft_heads() and phrase.scope in ("man", "occupation")
    if hit.part and hit.total and hit.total.phrase.scope == "combatant" and phrase.head in RANKS:
        return "combatant"  # "23 militants, including a commander"
    scope = "total" if alone and soft and phrase.kind != "definite" else phrase.scope
    if scope != "total":
        return scope
    if hit.part:
        # One of those counted before is no total of any incident.
        return "named_person" if phrase.single else scope
    return "other" if hit.besides else scope


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


def _hedge(clause: Clause, hit: Hit) -> str | None:
    first = min(hit.phrase.first, hit.predicate.edge)
    last = max(hit.phrase.last, hit.predicate.last)
    near = clause.lowered[max(0, first - 1) : last] if last - first <= 20 else ()
    return next((word for word in near if word in harm_words("hedges")), None)
