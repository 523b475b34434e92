"""How many types and role fillers of MUC-4 templates are right? The modern scorer.

Template micro-F1 over the incident type and five roles, by the rules of Du, Rush and Cardie 2021
(GTT; the figure is there called CEAF-REE). A filler is right when all its mentions are mentions
of one gold filler of the role. Predicted templates are mapped to different gold templates whose
type they share; per message the mapping of best F1 counts.

The denominators of a message are the same under every mapping, so the best mapping is one that no
other beats in both numerators. Those are found exactly by going through sets of used templates
(`_exact`) up to `_EXACT_SIDE` templates on the smaller side; beyond that by assignments at several
weights of precision against recall (`_assigned`), which can miss a mapping that no weight favours.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.muc4_assignment import best_pairs
from tallybook.records.muc4 import GTT_ROLES, GttTemplate

TYPE = "incident_type"

# 2 ** 12 sets of used templates a step stay well under a second.
_EXACT_SIDE = 12
_WEIGHTS = tuple(step / 20 for step in range(21))

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")

Pairs = tuple[tuple[int, int], ...]


class GttCount(msgspec.Struct, kw_only=True):
    """Right and given fillers (`p`), found and wanted fillers (`r`)."""

    p_num: int = 0
    p_den: int = 0
    r_num: int = 0
    r_den: int = 0

    def add(self, other: GttCount) -> None:
        """Add the counts of another."""
        self.p_num += other.p_num
        self.p_den += other.p_den
        self.r_num += other.r_num
        self.r_den += other.r_den

    def score(self) -> GttFigure:
        """Return precision, recall and F1 in percent."""
        p = 100 * self.p_num / self.p_den if self.p_den else 0.0
        r = 100 * self.r_num / self.r_den if self.r_den else 0.0
        return GttFigure(p=p, r=r, f1=2 * p * r / (p + r) if p + r else 0.0)


class GttFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 in percent."""

    p: float
    r: float
    f1: float


class GttScore(msgspec.Struct, frozen=True, kw_only=True):
    """The micro average over type and roles, and each of them by name, in percent.

    `not_exact` counts the messages whose mapping was found by assignment.
    """

    p: float
    r: float
    f1: float
    roles: dict[str, GttFigure]
    counts: dict[str, GttCount]
    documents: int
    not_exact: int


def normal_mention(mention: str) -> str:
    """Return a mention in lower case without punctuation, articles and double spaces."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_PUNCTUATION)).split())


def score_gtt(
    predicted: Mapping[str, Sequence[GttTemplate]], gold: Mapping[str, Sequence[GttTemplate]]
) -> GttScore:
    """Score the predictions for every document of the gold; one without prediction has none.

    Documents that gold does not have are left out.
    """
    totals = {name: GttCount() for name in (TYPE, *GTT_ROLES)}
    not_exact = 0
    for document in sorted(gold):
        counts, exact = _document(predicted.get(document, ()), gold[document])
        not_exact += not exact
        for name, count in counts.items():
            totals[name].add(count)
    whole = _sum(totals).score()
    return GttScore(
        p=whole.p,
        r=whole.r,
        f1=whole.f1,
        roles={name: count.score() for name, count in totals.items()},
        counts=totals,
        documents=len(gold),
        not_exact=not_exact,
    )


class PlainTemplate(msgspec.Struct, frozen=True):
    """A template with normal mentions as sets, its type in lower case."""

    kind: str
    roles: dict[str, tuple[frozenset[str], ...]]


def _document(
    predicted: Sequence[GttTemplate], gold: Sequence[GttTemplate]
) -> tuple[dict[str, GttCount], bool]:
    """Return the counts by type and role under the best mapping, and whether it is exact."""
    ours, theirs = [plain_template(one) for one in predicted], [plain_template(one) for one in gold]
    pairs = {
        (i, j): _pair(mine, its)
        for i, mine in enumerate(ours)
        for j, its in enumerate(theirs)
        if mine.kind and mine.kind in its.kind
    }
    counts = _without_pairs(ours, theirs)
    mapping, exact = _mapping(pairs, _sum(counts))
    for pair in mapping:
        for name, count in pairs[pair].items():
            counts[name].add(count)
    return counts, exact


def plain_template(template: GttTemplate) -> PlainTemplate:
    """Return a template in the form that is compared; things without a mention are left out."""
    return PlainTemplate(
        kind=template.incident_type.lower().strip(),
        roles={
            role: tuple(
                frozenset(map(normal_mention, entity))
                for entity in template.roles.get(role, ())
                if entity
            )
            for role in GTT_ROLES
        },
    )


def _without_pairs(
    ours: Sequence[PlainTemplate], theirs: Sequence[PlainTemplate]
) -> dict[str, GttCount]:
    counts = {TYPE: GttCount(p_den=len(ours), r_den=len(theirs))}
    for role in GTT_ROLES:
        counts[role] = GttCount(
            p_den=sum(len(one.roles[role]) for one in ours),
            r_den=sum(len(one.roles[role]) for one in theirs),
        )
    return counts


def _pair(mine: PlainTemplate, its: PlainTemplate) -> dict[str, GttCount]:
    """Return what mapping the one to the other adds to the numerators."""
    added = {TYPE: GttCount(p_num=1, r_num=1)}
    for role in GTT_ROLES:
        given, wanted = mine.roles[role], its.roles[role]
        added[role] = GttCount(
            p_num=sum(any(one <= other for other in wanted) for one in given),
            r_num=sum(any(one <= other for one in given) for other in wanted),
        )
    return added


def _sum(counts: Mapping[str, GttCount]) -> GttCount:
    total = GttCount()
    for count in counts.values():
        total.add(count)
    return total


def _mapping(
    pairs: Mapping[tuple[int, int], Mapping[str, GttCount]], total: GttCount
) -> tuple[Pairs, bool]:
    """Return the mapping of best F1, the first in order among equals, and whether it is exact."""
    gains = {pair: ((one := _sum(count)).p_num, one.r_num) for pair, count in pairs.items()}
    if not gains:
        return (), True
    rows, columns = {i for i, _ in gains}, {j for _, j in gains}
    exact = min(len(rows), len(columns)) <= _EXACT_SIDE
    found = _exact(gains, turned=len(rows) < len(columns)) if exact else _assigned(gains)
    return max(found, key=lambda one: (_f1(one[0], total), [-n for p in one[1] for n in p]))[
        1
    ], exact


def _f1(gain: tuple[int, int], total: GttCount) -> float:
    return GttCount(p_num=gain[0], r_num=gain[1], p_den=total.p_den, r_den=total.r_den).score().f1


Found = list[tuple[tuple[int, int], Pairs]]


def _exact(gains: Mapping[tuple[int, int], tuple[int, int]], *, turned: bool) -> Found:
    """Return mappings with their gains that no other mapping beats in both numerators.

    Goes through the templates of the longer side; a state is the set of used templates of the
    shorter side with its best pairs of numerators.
    """
    edges: dict[int, list[tuple[int, tuple[int, int], tuple[int, int]]]] = {}
    for pair, gain in sorted(gains.items()):
        long, short = (pair[1], pair[0]) if turned else pair
        edges.setdefault(long, []).append((1 << short, gain, pair))
    states: dict[int, Found] = {0: [((0, 0), ())]}
    for long in sorted(edges):
        following = {used: list(front) for used, front in states.items()}
        for used, front in states.items():
            for bit, gain, pair in edges[long]:
                if not used & bit:
                    following.setdefault(used | bit, []).extend(
                        ((p + gain[0], r + gain[1]), (*chosen, pair)) for (p, r), chosen in front
                    )
        states = {used: _front(front) for used, front in following.items()}
    return _front([one for front in states.values() for one in front])


def _front(found: Found) -> Found:
    """Return those that no other beats in both numerators, the earliest among equals."""
    kept: Found = []
    for gain, chosen in sorted(found, key=lambda one: (-one[0][0], -one[0][1], one[1])):
        if not kept or gain[1] > kept[-1][0][1]:
            kept.append((gain, chosen))
    return kept


def _assigned(gains: Mapping[tuple[int, int], tuple[int, int]]) -> Found:
    """Return the mappings that gain most when precision weighs so much against recall."""
    height, width = max(i for i, _ in gains) + 1, max(j for _, j in gains) + 1
    found: Found = []
    for weight in _WEIGHTS:
        table = [[0.0] * width for _ in range(height)]
        for (i, j), (p, r) in gains.items():
            table[i][j] = weight * p + (1 - weight) * r
        chosen = tuple(pair for pair in best_pairs(table) if pair in gains)
        p, r = (sum(gains[pair][side] for pair in chosen) for side in (0, 1))
        found.append(((p, r), chosen))
    return found
