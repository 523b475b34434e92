"""Which of the places of a name is meant? Chains, countries of the report, people, nearness.

"San Miguel, El Salvador" and "Kandahar's Panjwai district" narrow a name to what lies inside the
other; what is left is chosen by importance and by how much else the report tells of the same
country and division.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tallybook.gazetteer import Entry, Gazetteer
from tallybook.understand.places_context import ACCEPTED, Context, importance
from tallybook.understand.places_names import Candidate, is_capital

# What a chain ("X, Y") adds to the score of both.
_CHAIN = 4.0
# What a sure neighbour in a list adds.
_LIST = 1.2
_LISTED = ([","], ["and"], [",", "and"], ["or"], ["to"])
# A name stands for its best place in the first round if that leads by this much.
_CLEAR_LEAD = 1.0
_MOST = 120


def holds(outer: Entry, inner: Entry) -> bool:
    """Return whether one place lies in the other by their divisions."""
    if outer.entry_id == inner.entry_id or inner.level == "country":
        return False
    if outer.level == "country":
        return inner.country == outer.country or inner.country in outer.lands
    if outer.level == "region":
        return inner.level != "region" and inner.country in (outer.country, *outer.lands)
    if inner.country != outer.country:
        return False
    if outer.level == "adm1":
        return inner.adm1 == outer.name and inner.level != "adm1"
    if outer.level == "adm2":
        return inner.adm2 == outer.name and inner.level == "settlement"
    return False


def chain(candidates: Sequence[Candidate], context: Context) -> None:
    """Narrow neighbours that name one another's place: "X, Y", "Y's X", "X in Y"."""
    for left, right in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if left.sentence != right.sentence or left.people or left.modifier:
            if left.people and left.sentence == right.sentence:
                _people_before(left, right, context)
            continue
        between = context.tokens[left.last : right.first]
        texts = [token.lower for token in between]
        if texts in ([","], [",", "in"], ["("], ["in"]):
            _narrow(left, right, 1.0 if texts != ["in"] else 0.4)
        elif not texts and context.tokens[left.last - 1].lower.endswith("'s"):
            _narrow(right, left, 0.5)


def join(candidates: Sequence[Candidate], context: Context) -> None:
    """Raise a name that stands in a list beside a sure place: "X, Y and Z"."""
    for left, right in itertools.pairwise(candidates):
        if left.sentence != right.sentence or left.people != right.people:
            continue
        between = [token.lower for token in context.tokens[left.last : right.first]]
        if between in _LISTED:
            if left.score >= ACCEPTED > right.score:
                right.score += _LIST
            elif right.score >= ACCEPTED > left.score:
                left.score += _LIST


def _people_before(left: Candidate, right: Candidate, context: Context) -> None:
    """Let words for people say the country of a place: "the Kenyan capital of X"."""
    between = context.tokens[left.last : right.first]
    if 0 < len(between) < 5 and any(token.lower in context.words.kinds for token in between):
        lands = {entry.country for entry in left.entries}
        inside = tuple(e for e in _fitting(right) if e.country in lands and e.level != "country")
        if inside:
            right.narrowed = inside
            right.score += 1.0


def _narrow(inner: Candidate, outer: Candidate, strength: float) -> None:
    """Keep the pairs in which one place holds the other, if there are any."""
    if inner.entries[0].level == "country" and not any(
        e.level == "adm1" for e in outer.entries[:3]
    ):
        return
    outers = _fitting(outer)
    inside = [
        (one, other)
        for one in _fitting(inner)[:_MOST]
        for other in outers[:12]
        if holds(other, one)
    ]
    if not inside:
        return
    best = max(importance(other) for _, other in inside)
    # "Moscow, Idaho" is in the state, though a hamlet of that name is also elsewhere.
    kept = [pair for pair in inside if importance(pair[1]) >= best - 1.5]
    inner.narrowed = tuple(dict.fromkeys(one for one, _ in kept))
    outer.narrowed = tuple(dict.fromkeys(other for _, other in kept))
    inner.chained = outer.chained = True
    inner.score += _CHAIN * strength
    outer.score += _CHAIN * strength


def _fitting(candidate: Candidate) -> tuple[Entry, ...]:
    """Return the entries that chains and words of kind leave."""
    entries = candidate.narrowed or candidate.entries
    if not candidate.levels:
        return entries
    fitting = tuple(entry for entry in entries if entry.level in candidate.levels)
    return fitting or entries


class Choice:
    """Choosing for all accepted candidates of a report together."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.total = 0.0
        self.divisions: defaultdict[tuple[str, str], float] = defaultdict(float)

    def run(self) -> None:
        """Choose twice: first what is clear by itself, then all with that as context."""
        self._count(self._clear())
        for candidate in self.candidates:
            self._choose(candidate)
        self._count((c, c.chosen) for c in self.candidates if c.chosen is not None)
        for candidate in self.candidates:
            self._choose(candidate)

    def doubtful(self) -> Iterable[Candidate]:
        """Yield the small places of lands that nothing else in the report speaks of.

        "The village of X" among places of Nigeria is no X of Burma that the gazetteer has.
        """
        total = self.total
        for candidate in self.candidates:
            entry = candidate.chosen
            if entry is None or candidate.people or candidate.chained or entry.country is None:
                continue
            others = total - self.countries.get(entry.country, 0.0)
            alone = self.countries.get(entry.country, 0.0) <= 1.5 and others >= 2.0
            small = candidate.kind is not None or entry.population < 200_000
            if entry.level in ("settlement", "adm2") and alone and small:
                yield candidate

    def quarters(self, words: frozenset[str]) -> Iterable[Candidate]:
        """Yield names of quarters of a city whose namesake elsewhere was chosen."""
        for candidate in self.candidates:
            if candidate.kind in words and candidate.chosen is not None:
                near = [one for one in self.candidates if _is_about(one, candidate)]
                if not near:
                    yield candidate

    def _clear(self) -> Iterable[tuple[Candidate, Entry]]:
        for candidate in self.candidates:
            ranked = sorted(_fitting(candidate)[:_MOST], key=lambda e: -self._rate(e, candidate))
            rivals = [entry for entry in ranked if entry.country != ranked[0].country]
            if not rivals or (
                self._rate(ranked[0], candidate) - self._rate(rivals[0], candidate) > _CLEAR_LEAD
            ):
                yield candidate, ranked[0]

    def _count(self, chosen: Iterable[tuple[Candidate, Entry]]) -> None:
        countries: defaultdict[str, float] = defaultdict(float)
        divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
        seen: Counter[str] = Counter()
        for candidate, entry in chosen:
            seen[candidate.key] += 1
            # The fifth mention says less than the first.
            weight = _weight(candidate, entry) / math.sqrt(seen[candidate.key])
            for country in (entry.country, *entry.lands) if entry.country else entry.lands:
                countries[country or ""] += weight
            if entry.adm1 and entry.country:
                divisions[entry.country, entry.adm1] += weight
        self.countries, self.divisions = countries, divisions
        self.total = sum(countries.values())

    def _choose(self, candidate: Candidate) -> None:
        rated = sorted(
            ((self._rate(entry, candidate), entry) for entry in _fitting(candidate)[:_MOST]),
            key=lambda pair: (-pair[0], pair[1].entry_id),
        )
        best, candidate.chosen = rated[0]
        second = next((rate for rate, e in rated[1:] if not _same_spot(e, candidate.chosen)), None)
        lead = 3.0 if second is None else min(best - second, 3.0)
        candidate.sureness = 1 / (1 + math.exp(-0.6 - 1.2 * lead))

    def _rate(self, entry: Entry, candidate: Candidate) -> float:
        rate = importance(entry) + _level_bonus(entry, candidate)
        if entry.country:
            if self.total:
                rate += 3.0 * self.countries.get(entry.country, 0.0) / self.total
                rate += 0.8 if self.countries.get(entry.country, 0.0) else 0.0
            if entry.adm1:
                others = self.divisions.get((entry.country, entry.adm1), 0.0)
                rate += 2.0 * others / (1.0 + others)
        return rate


def _is_about(one: Candidate, quarter: Candidate) -> bool:
    """Return whether another place is within about 60 km of a quarter."""
    if one.key == quarter.key or one.chosen is None or quarter.chosen is None:
        return False
    north = one.chosen.latitude - quarter.chosen.latitude
    east = one.chosen.longitude - quarter.chosen.longitude
    return one.chosen.level in ("settlement", "adm2") and abs(north) + abs(east) < 0.8


def _weight(candidate: Candidate, entry: Entry) -> float:
    if candidate.people:
        return 0.8
    return 2.0 if entry.level == "country" else 1.0


def _level_bonus(entry: Entry, candidate: Candidate) -> float:
    """Weigh the level: a bare name of a city and its province is the city."""
    if candidate.levels and entry.level in candidate.levels:
        return 4.0 - 0.3 * candidate.levels.index(entry.level)
    if entry.level == "country":
        return 1.0
    return {"adm1": -0.8, "adm2": -1.0, "settlement": 0.0, "region": 0.0}[entry.level]


def _same_spot(one: Entry, other: Entry) -> bool:
    """A city and the division about it are one answer to where."""
    near = abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude) < 1.0
    return one.country == other.country and near


def add_states(
    candidates: list[Candidate], context: Context, gazetteer: Gazetteer
) -> list[Candidate]:
    """Add abbreviated states after a comma, as in "Springfield, Ill." and "Reno, Nev."."""
    added: list[Candidate] = []
    for candidate in candidates:
        if context.after(candidate).text != ",":
            continue
        token = context.after(candidate, 2)
        name = context.words.states.get(token.lower.rstrip("."))
        if name is None or not token.text or not is_capital(token):
            continue
        mark = context.after(candidate, 3).text
        dotted = mark == "." or token.text.endswith(".")
        if not dotted and not token.text.isupper():
            continue
        state = next(
            (e for e in gazetteer.find(name) if e.level == "adm1" and e.how == "name"), None
        )
        if state is not None and any(holds(state, entry) for entry in candidate.entries):
            at = candidate.last + 1
            added.append(
                Candidate(
                    first=at,
                    last=at + 1,
                    start=token.start,
                    end=token.end,
                    sentence=candidate.sentence,
                    key=name,
                    text=token.text,
                    entries=(state,),
                    people=False,
                    score=6.0,
                )
            )
    if not added:
        return candidates
    taken = {one.first for one in added}
    kept = [one for one in candidates if one.first not in taken]
    return sorted([*kept, *added], key=lambda one: one.start)
