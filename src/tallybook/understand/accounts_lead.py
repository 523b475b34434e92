"""Where and when, if the one story of a report says nothing beside its acts? The opening tells.

"INDIANAPOLIS - City police are looking for two men after a dispute on Sunday" may be all that a
short report says of place and day. It counts only where the report tells of one incident, and only
for what the words about its acts leave open.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.understand.accounts_paper import paper_town
from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document, Token
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Group
from tallybook.understand.grouping_clauses import is_of_saying, is_severed
from tallybook.understand.locatives import says_where
from tallybook.understand.mentions import Place, Time

# The opening: so many sentences of the story, and none so far after the first act.
_OPENING, _AFTER = 6, 3
_LEVELS = ("settlement", "adm2", "adm1", "region")
# The police of a town work in that town.
_FORCES = frozenset(
    "police pd fire firefighters officers officer cops cop deputies deputy sheriff"
    " sheriff's".split()
)
# "An Augusta man was shot": where somebody is from, if nothing else is told.
_FROM_HERE = frozenset(
    "man woman men women teen teens teenager boy girl couple father mother family resident"
    " residents bar nightclub club restaurant school store home house hotel".split()
)
_OF_THE_TOWN = frozenset(("city", "town"))
# Days of these are days of what came after.
_AFTERMATH = frozenset(
    "arrested arrest charged charges pleaded sentenced convicted court hearing appeared trial"
    " announced released identified searching searched said say says told died dies funeral vigil"
    " update updated investigated meeting conference scheduled bail bond ruled statement press"
    " suspended fired surrendered custody extradited buried since".split()
)
_NEAR = 6
# The day of "that happened on Friday" is the day of the story, whatever verb stands before.
_HAPPENED = frozenset(
    "happened occurred place unfolded after following fatal deadly shooting incident".split()
)


def lead_times(document: Document, findings: Findings, group: Group) -> Iterator[Time]:
    """Yield the days in the opening that no other deed took, in the order of the text."""
    clauses, acts = findings.clauses, group.anchors
    for time in findings.times:
        if time.role != "point" or time.precision is None or time.start in findings.filed:
            continue
        if not _opens(document, group, time) or is_of_saying(clauses, time):
            continue
        if any(one.sentence == time.sentence and is_severed(clauses, time, one) for one in acts):
            continue
        before = [token.lower for token in clauses.around(time.start, time.end, _NEAR)[0]]
        after = next((at for at in range(len(before), 0, -1) if before[at - 1] in _AFTERMATH), 0)
        if not after or not _HAPPENED.isdisjoint(before[after:]):
            yield time


def _opens(document: Document, group: Group, one: Time | Place) -> bool:
    if one.sentence > group.founder.sentence + _AFTER:
        return False
    sentences = document.report.sentences
    told = sum(sentences[at].kind == "body" for at in range(one.sentence))
    return told < _OPENING and sentences[one.sentence].kind not in ("see_also", "appeal", "contact")


def lead_places(document: Document, findings: Findings, group: Group) -> list[Place]:
    """Return the places of the story by its opening; empty for none.

    The town of the dateline if the story speaks of it again (alone, it may be where the writer
    sat), the town whose police work on it, the first places that are said to be where something
    is (a town with its district and province), and the dateline by itself; at last the town whose
    people the headline names, and that of the paper.
    """
    towns = [
        place
        for place in findings.places
        if place.level == "settlement" and not place.demonym and place.detail.gazetteer_id
    ]
    opening = [
        place
        for place in findings.places
        if place.level in _LEVELS
        and not place.demonym
        and place.start not in findings.filed
        and _opens(document, group, place)
    ]
    policed = [p for p in opening if p.level != "adm1" and _has_police(findings.clauses, p)]
    filed = [p for p in towns if p.start in findings.filed]
    again = [p for p in filed if _is_told_again(document, p, towns)]
    told = [p for p in opening if says_where(document, findings.clauses, p)]
    # A writer sits in a town; a province that a report is filed from is the one it is about.
    province = [p for p in findings.places if p.level == "adm1" and p.start in findings.filed]
    told = [p for p in told if p.sentence == told[0].sentence]
    # Where nothing at all says where, that is all there is to go by; but everyone files from
    # the capital.
    town = [p for p in filed if p.detail.feature != "PPLC"]
    told = again[:1] or policed[:1] or told or (town if filed else province)[:1]
    if told:
        return told
    home = [p for p in opening if p in towns and _is_home(document, findings.clauses, p)]
    paper = None if home else paper_town(document, findings.places)
    return home[:1] or ([paper] if paper else [])


def _has_police(clauses: Clauses, place: Place) -> bool:
    after: list[Token] = list(clauses.around(place.start, place.end, 2)[1])
    return any(token.lower in _FORCES for token in after)


def _is_home(document: Document, clauses: Clauses, place: Place) -> bool:
    """Whether a headline says that those it tells of are of a town: "Augusta man shot"."""
    if document.report.sentences[place.sentence].kind != "headline":
        return False
    return any(token.lower in _FROM_HERE for token in clauses.around(place.start, place.end, 1)[1])


def _is_told_again(document: Document, filed: Place, towns: list[Place]) -> bool:
    """Whether a story names the town of its dateline once more, or says "the city"."""
    same = filed.detail.gazetteer_id
    if any(p.detail.gazetteer_id == same and p.start != filed.start for p in towns):
        return True
    return any(
        token.lower.removesuffix("'s").removesuffix("’s") in _OF_THE_TOWN
        and token.start > filed.end
        and at
        and document.tokens[at - 1].lower in ("the", "this", "a")
        for at, token in enumerate(document.tokens)
    )
