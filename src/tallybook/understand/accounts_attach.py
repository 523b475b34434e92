"""Which incident does a mention belong to?

In a sentence with acts: the incident of the act nearest by clauses; that of an act which is only
planned, denied or a sum has none, so its figures go nowhere. In a sentence without acts: the
incident that the text is about there, if an act of it stands near enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Grouping
from tallybook.understand.grouping_clauses import Spanned, nearest_of
from tallybook.understand.mentions import Anchor, Attribution, Claim, Fact, Figure, Place, Time
from tallybook.understand.roles import TOLD
from tallybook.understand.violence import violence

_FURNITURE = frozenset(("byline", "dateline", "appeal", "pointer", "contact", "navigation"))
# How many sentences after the last act of its incident a mention without an act may stand.
_REACH_FIGURE = 8
_REACH_AHEAD = 2
_REACH_DATE = 2
_REACH_PLACE = 1
_REACH_STANDING = 12
_REACH_FACT = {"victims": 8, "consequences": 8, "damage": 4, "incident_category": 6}
_REACH_OTHER_FACT = 3

_LAW = frozenset(("suspected_by_authorities", "acquitted"))

T = TypeVar("T", Figure, Time, Place, Attribution, Claim, Fact)


class Held(msgspec.Struct, frozen=True):
    """How a mention is held by its incident: by which act (None: by focus), how far from it."""

    anchor: Anchor | None
    distance: int


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """All mentions of one incident, each with how it is held.

    `alone` is true of the main incident of a report that has no other; `elsewhere` are the
    offsets of times that stand beside acts of other incidents.
    """

    figures: tuple[tuple[Figure, Held], ...]
    times: tuple[tuple[Time, Held], ...]
    places: tuple[tuple[Place, Held], ...]
    attributions: tuple[tuple[Attribution, Held], ...]
    claims: tuple[tuple[Claim, Held], ...]
    facts: tuple[tuple[Fact, Held], ...]
    alone: bool = False
    elsewhere: frozenset[int] = frozenset()


def attach(document: Document, grouping: Grouping, findings: Findings) -> tuple[Attached, ...]:
    """Return the mentions of each incident, in the order of `grouping.groups`."""
    hand = _Hand(document, grouping, findings.clauses)
    figures = hand.sort([f for f in findings.figures if not f.aggregate], _REACH_FIGURE)
    times = hand.sort(findings.times, _REACH_DATE)
    places = hand.sort(findings.places, _REACH_PLACE)
    attributions = hand.sort(findings.attributions, _REACH_STANDING)
    claims = hand.sort(findings.claims, _REACH_STANDING)
    facts = hand.sort(findings.facts, 0)
    mains = [at for at, group in enumerate(grouping.groups) if group.role == "main"]
    return tuple(
        Attached(
            figures=tuple(figures[at]),
            times=tuple(times[at]),
            places=tuple(places[at]),
            attributions=tuple(attributions[at]),
            claims=tuple(claims[at]),
            facts=tuple(facts[at]),
            alone=mains == [at],
            elsewhere=frozenset(
                time.start
                for other, rows in enumerate(times)
                for time, held in rows
                if other != at and held.anchor is not None
            ),
        )
        for at in range(len(grouping.groups))
    )


class _Hand:
    """Finds the incident of any mention of one report."""

    def __init__(self, document: Document, grouping: Grouping, clauses: Clauses) -> None:
        self._document = document
        self._grouping = grouping
        self._clauses = clauses
        self._kinds = [sentence.kind for sentence in document.report.sentences]
        self._by_sentence: dict[int, list[int]] = {}
        for at, anchor in enumerate(grouping.anchors):
            # "The operation", of no incident: it takes nothing from the acts beside it.
            if anchor.strength != "pointer" or grouping.of_anchor[at] is not None:
                self._by_sentence.setdefault(anchor.sentence, []).append(at)
        self._last_act = self._last_acts()
        self._campaigns = _campaign_sentences(document)

    def _last_acts(self) -> list[int | None]:
        """Return, for each sentence, the last sentence up to it with an act of its focus."""
        last: dict[int, int] = {}
        rows: list[int | None] = []
        for sentence in range(len(self._kinds)):
            for at in self._by_sentence.get(sentence, ()):
                group = self._grouping.of_anchor[at]
                if group is not None:
                    last[group] = sentence
            focus = self._grouping.focus.get(sentence)
            # The heading of an item ("Sunday") stands before its first act.
            rows.append(None if focus is None else last.get(focus, sentence))
        return rows

    def sort(self, mentions: Iterable[T], farthest: int) -> list[list[tuple[T, Held]]]:
        """Return the mentions of each incident."""
        rows: list[list[tuple[T, Held]]] = [[] for _ in self._grouping.groups]
        for one in mentions:
            if self._kinds[one.sentence] in _FURNITURE:
                continue
            far = farthest
            if isinstance(one, Fact):
                far = _REACH_FACT.get(one.field, _REACH_OTHER_FACT)
            found = self._find(one, far) or self._far(one)
            if found is not None:
                rows[found[0]].append((one, found[1]))
        return rows

    def _find(self, one: Spanned, farthest: int) -> tuple[int, Held] | None:
        acts = self._acts_beside(one)
        if isinstance(one, Claim):
            # What is claimed is the incident, not the wrong that it was to avenge.
            acts = [at for at in acts if self._grouping.of_anchor[at] is not None]
        if acts:
            return self._by_act(acts, one)
        return self._by_focus(one, farthest)

    def _by_focus(self, one: Spanned, farthest: int) -> tuple[int, Held] | None:
        """Return the incident that the text is about where no act stands beside the words."""
        sentence = one.sentence
        if self._kinds[sentence] == "see_also" or sentence in self._campaigns:
            return None
        group = self._grouping.focus.get(sentence)
        if group is None:
            return self._ahead(one) if isinstance(one, Figure) else None
        if self._by_sentence.get(sentence) and self._grouping.items.of(one.start):
            # The acts of its sentence are those of other items of a list.
            return None
        last = self._last_act[sentence]
        if last is None or sentence - last > farthest:
            return None
        return group, Held(None, sentence - last)

    def _ahead(self, one: Figure) -> tuple[int, Held] | None:
        """Return the one incident told right after a figure: "Killed: 6. That was the toll of"."""
        mains = [at for at, group in enumerate(self._grouping.groups) if group.role == "main"]
        if len(mains) != 1:
            return None
        far = self._grouping.groups[mains[0]].founder.sentence - one.sentence
        return (mains[0], Held(None, far)) if 0 < far <= _REACH_AHEAD else None

    def _acts_beside(self, one: Spanned) -> list[int]:
        """Return the acts of its sentence, of a sentence that lists incidents those of its item."""
        acts = self._by_sentence.get(one.sentence, [])
        items, anchors = self._grouping.items, self._grouping.anchors
        item = items.of(one.start)
        return [at for at in acts if items.of(anchors[at].start) == item] if item else acts

    def _far(
        self, one: Figure | Time | Place | Attribution | Claim | Fact
    ) -> tuple[int, Held] | None:
        """Return the incident nearest to words that the encoder saw far from any act."""
        if not isinstance(one, Attribution | Fact) or one.seen is None or one.seen.sure < TOLD:
            return None
        if self._kinds[one.sentence] == "see_also":
            return None
        far, group = min(
            (
                (abs(anchor.sentence - one.sentence), group)
                for anchor, group in zip(
                    self._grouping.anchors, self._grouping.of_anchor, strict=True
                )
                if group is not None
            ),
            default=(0, None),
        )
        return None if group is None else (group, Held(None, far))

    def _by_act(self, acts: list[int], one: Spanned) -> tuple[int, Held] | None:
        anchors = self._grouping.anchors
        if isinstance(one, Attribution) and self._is_tried(one):
            # Who faces trial, is charged or is cleared: of the deed that the words go on to name.
            acts = [at for at in acts if anchors[at].start >= one.end] or acts
        far, best = nearest_of(self._clauses, anchors, acts, one)
        group = self._grouping.of_anchor[best]
        if group is None and isinstance(one, Figure) and one.value == 0:
            return self._of_none(acts, one)
        return None if group is None else (group, Held(anchors[best], far))

    def _is_tried(self, one: Attribution) -> bool:
        """Whether the evidence goes on from the name: "the mayor, who faces trial for"."""
        words = self._document.text[one.start : one.end]
        held = one.detail.standing in _LAW and words.startswith(one.detail.name)
        return held and len(words) > len(one.detail.name)

    def _of_none(self, acts: list[int], one: Figure) -> tuple[int, Held] | None:
        """Return the incident in which nobody was harmed: "no one was hurt in the explosion"."""
        anchors = self._grouping.anchors
        told = [at for at in acts if self._grouping.of_anchor[at] is not None]
        if told:
            far, best = nearest_of(self._clauses, anchors, told, one)
            group = self._grouping.of_anchor[best]
            return None if group is None else (group, Held(anchors[best], far))
        if any(anchors[at].reality != "negated" for at in acts):
            return None
        return self._by_focus(one, _REACH_FIGURE)


def _campaign_sentences(document: Document) -> frozenset[int]:
    """Return the sentences that tell of a war or an invasion: nothing there is of an incident."""
    words = violence().words
    found = set()
    for token in document.tokens:
        act = words.get(token.lower)
        if act is not None and act.sense == "campaign":
            found.add(token.sentence)
    return frozenset(found)
