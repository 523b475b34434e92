"""Which acts told in a report are one incident, and which incident is the report's own?

Acts are read in the order of the text. An act joins the incident in focus unless its own date or
place, or a turn of the story ("in a separate attack"), shows another one; then it joins the
incident that agrees with it, or founds one. An act founds an incident of the background only with
a date, a place or a figure of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.clauses import Clauses
from tallybook.understand.document import Document
from tallybook.understand.grouping_clauses import owns_of, wheres
from tallybook.understand.grouping_draft import Draft, fits, strongly_fits
from tallybook.understand.grouping_items import Items, items_of, with_items
from tallybook.understand.grouping_own import Own, together
from tallybook.understand.grouping_plural import split_plural
from tallybook.understand.grouping_stories import Stories, is_on_another_day, stories_of
from tallybook.understand.grouping_turns import Layout, layout_of
from tallybook.understand.grouping_units import units_of
from tallybook.understand.mentions import Anchor, Fact, Figure, Place, Time

_FOUNDING = ("actual", "foiled")
# A text with more incidents than these is a list or a dump; each further act is looked up in all.
_MOST_INCIDENTS = 200
# A background incident told in the news of the day lies at most this many days before the main.
_RECENT_DAYS = 3


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One incident of a report: its anchors in the order of the text, and its role.

    `times` and `places` are those told in one clause with an anchor.
    """

    role: str
    founder: Anchor
    anchors: tuple[Anchor, ...]
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    multiple: bool = False


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of a report and what belongs to which.

    `of_anchor[i]` is the group of anchor i of `anchors`, None where it belongs to none.
    `focus` gives the group that a sentence without anchors goes on about; `items` where the items
    of lists begin.
    """

    groups: tuple[Group, ...]
    anchors: tuple[Anchor, ...]
    of_anchor: tuple[int | None, ...]
    focus: dict[int, int]
    items: Items = Items()


def group_anchors(
    document: Document,
    anchors: Sequence[Anchor],
    times: Sequence[Time],
    places: Sequence[Place],
    figures: Sequence[Figure] = (),
    facts: Sequence[Fact] = (),
    quotes: Sequence[tuple[int, int]] = (),
) -> Grouping:
    """Return the incidents told in the report. `quotes` are [start, end) of words quoted."""
    clauses = Clauses(document)
    where = wheres(document, clauses, anchors, places)
    items = items_of(document, anchors, times, places, where, figures)
    anchors = with_items(items, split_plural(document, clauses, anchors, places), figures)
    owns = owns_of(document, clauses, anchors, times, places, figures, facts, quotes, items)
    layout = layout_of(document, anchors)
    reader = _Reader(document, clauses, layout, owns, items, stories_of(document, items, times))
    reader.read()
    return reader.grouping(tuple(anchors))


class _Reader:
    """Reads the acts of one report in order and sorts them into drafts of incidents."""

    def __init__(
        self,
        document: Document,
        clauses: Clauses,
        layout: Layout,
        owns: Sequence[Own],
        items: Items,
        stories: Stories,
    ) -> None:
        self.document = document
        self.clauses = clauses
        self.layout = layout
        self.owns = owns
        self.items = items
        self.stories = stories
        self.drafts: list[Draft] = []
        self.of_anchor: list[Draft | None] = [None] * len(owns)
        self.focus_of: dict[int, Draft] = {}
        self.focus: Draft | None = None

    def read(self) -> None:
        """Sort every act; then settle roles and drop what stands on nothing."""
        by_sentence: dict[int, list[int]] = {}
        for at, own in enumerate(self.owns):
            by_sentence.setdefault(own.anchor.sentence, []).append(at)
        paragraph, item, headings = -1, 0, list[int]()
        for sentence in self.document.report.sentences:
            if sentence.kind == "see_also":
                self._see_also(by_sentence.get(sentence.index, []))
                continue
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self._new_paragraph()
            if self.items.of(sentence.start) != item:
                item = self.items.of(sentence.start)
                self.focus, headings = None, []
            self._sentence(by_sentence.get(sentence.index, []))
            headings.append(sentence.index)
            if self.focus is not None:
                # The heading of an item ("Sunday", "GAZA") is of the first incident under it.
                known = headings if item else [sentence.index]
                self.focus_of.update(dict.fromkeys(known, self.focus))
                headings = []
        self._settle()

    def _new_paragraph(self) -> None:
        """A paragraph goes back to the last main incident; the background was an aside."""
        if self.focus is None or self.focus.role == "background":
            mains = [draft for draft in self.drafts if draft.role == "main"]
            self.focus = mains[0] if len(mains) == 1 else (mains[-1] if mains else None)

    def _sentence(self, acts: list[int]) -> None:
        here: Draft | None = None
        before: Own | None = None
        if acts and self._is_heading(self.owns[acts[0]].anchor):
            acts = [at for at in acts if not self._is_heading(self.owns[at].anchor)]
        for unit in units_of(self.clauses, self.owns, acts, self.items):
            goes_on = before is not None and unit.own.follows(before)
            draft = self._place_act(unit.own, here if goes_on else None)
            before = unit.own
            if draft is None:
                continue
            for at in unit.members:
                self.of_anchor[at] = draft
                draft.add(self.owns[at])
            if here is None or draft.role == "main":
                self.focus = draft
            here = draft

    def _is_heading(self, anchor: Anchor) -> bool:
        """Whether an act heads a list in its sentence: "three died in a week: one in X, ..."."""
        sentence = self.document.report.sentences[anchor.sentence]
        item = self.items.of(anchor.start)
        return item == self.items.of(sentence.start - 1) != self.items.of(sentence.end)

    def _see_also(self, acts: list[int]) -> None:
        """The title of another article feeds an incident of the background, or founds one."""
        acts = [at for at in acts if self.owns[at].anchor.reality == "actual"]
        if not acts:
            return
        # A title tells of one incident: what any of its acts tells of itself holds for all.
        whole = together([self.owns[at] for at in acts])
        known = [draft for draft in self.drafts if strongly_fits(draft, whole)]
        known.sort(key=lambda draft: draft.role == "main")
        draft = known[0] if known else None
        if draft is None and whole.is_grounded:
            draft = self._found(whole, "background")
        if draft is None:
            return
        for at in acts:
            self.of_anchor[at] = draft
            draft.add(self.owns[at])

    def _place_act(self, own: Own, here: Draft | None) -> Draft | None:
        """Return the incident that an act belongs to; None when it belongs to none."""
        item = self.items.of(own.anchor.start)
        if item and len(self.drafts) < _MOST_INCIDENTS:
            return self._place_in_item(own, item)
        if len(self.drafts) >= _MOST_INCIDENTS:
            near = self._candidates(here)
            return near[0] if near and fits(near[0], own) else None
        if own.is_that and (here or self.focus) is not None:
            # "That shooting happened in Y": it is the one just told, wherever Y is.
            return here or self.focus
        if self._turns(own, here):
            known = [d for d in self.drafts if own.anchor.definite and strongly_fits(d, own)]
            if known:
                return known[-1]
            if own.may_found and (own.is_grounded or self.layout.turns_strongly(own.opens)):
                return self._found(own, self._role(own))
            if own.is_other:
                return None
        agreeing = [draft for draft in self.drafts if self._agrees(draft, own)]
        if self.drafts and self.layout.opens_lead(own.opens) and not own.is_beside:
            # The first sentence retells the headline, whatever its places were taken for.
            return self.drafts[0]
        if own.is_later and own.is_grounded and here is not None:
            known = [draft for draft in self.drafts if strongly_fits(draft, own)]
            return known[-1] if known else self._found(own, "background")
        if own.is_habit and not self.layout.is_lead(own.anchor):
            return None
        for draft in self._candidates(here):
            if here is None and self.stories.parts(draft, own, self.layout):
                continue
            # "Friday's attack" beside an aside without a date is that of the Friday told before.
            if draft in agreeing or (fits(draft, own) and not (agreeing and own.names_itself)):
                return draft if draft.is_near(own) else None
        if agreeing:
            return agreeing[-1]
        role = self._role(own)
        if not self._may_found_here(own) or (role == "background" and own.is_arrest):
            return None
        return self._found(own, role)

    def _turns(self, own: Own, here: Draft | None) -> bool:
        """Whether the words say that another incident is told from here on."""
        located = own.window is not None or bool(own.places)
        if own.is_other:
            # "In a second assault they killed both": those told of before go on.
            return located or self.stories.is_new(own)
        if here is not None or not self.layout.turns(own.opens):
            return False
        if not self.layout.is_bullet(own.opens):
            return True
        # The points of a list may be of one story.
        return bool(own.places) or self.focus is None or is_on_another_day(self.focus, own)

    def _agrees(self, draft: Draft, own: Own) -> bool:
        return strongly_fits(draft, own) and not self.stories.parts(draft, own, self.layout)

    def _place_in_item(self, own: Own, item: int) -> Draft | None:
        """Return the incident of an act in a list: that of its item, or one it points back to."""
        mine = [draft for draft in self.drafts if draft.item == item]
        fitting = [draft for draft in mine if fits(draft, own)]
        if fitting:
            return fitting[-1] if fitting[-1].is_near(own) else None
        known = [d for d in self.drafts if own.anchor.definite and strongly_fits(d, own)]
        if known:
            return known[-1]
        if not own.may_found or own.is_habit or not (own.is_grounded or not mine):
            return None
        return self._found(own, self._role(own))

    def _candidates(self, here: Draft | None) -> list[Draft]:
        """Return the incidents that an act without evidence of its own would join, best first."""
        if here is not None:
            return [here]
        return [self.focus] if self.focus is not None else []

    def _may_found_here(self, own: Own) -> bool:
        if not own.may_found:
            return False
        if own.is_grounded:
            return True
        anchor = own.anchor
        told_plainly = anchor.strength == "strong" and not anchor.plural and not own.is_quoted
        early = self.layout.is_lead(anchor) or (self.layout.is_early(anchor) and told_plainly)
        # "The envoy was kidnapped", in a report on something else, is still told as one act.
        singled = told_plainly and bool(anchor.attack_types) and (anchor.verb or bool(own.places))
        return (early or singled) and not self.drafts

    def _found(self, own: Own, role: str) -> Draft:
        draft = Draft(own, role, self.document.report.published_at)
        draft.item = self.items.of(own.anchor.start)
        if role == "main" and not own.is_beside:
            for other in self.drafts:
                # "Days after a bombing in X, gunmen stormed ...": the bombing was the aside.
                if other.founder.is_beside and other.is_aside and self.layout.is_lead(own.anchor):
                    other.role = "background"
        self.drafts.append(draft)
        return draft

    def _role(self, own: Own) -> str:
        """Main are the incidents of headline and lead, and those of a round-up."""
        mains = [draft for draft in self.drafts if draft.role == "main"]
        if not mains:
            lead = self.layout.is_lead(own.anchor) or (
                self.layout.is_early(own.anchor) and not own.is_beside
            )
            return "main" if lead else "background"
        if own.is_beside or own.is_quoted or (own.anchor.definite and mains):
            return "background"
        tells_news = self.layout.is_lead(own.anchor) or self.layout.opens_story(own.opens)
        beside = mains[0].is_recent_beside(own, _RECENT_DAYS)
        return "main" if tells_news and beside else "background"

    def _settle(self) -> None:
        """Drop drafts without ground; promote the first where no lead told of an act."""
        kept = [
            draft
            for at, draft in enumerate(self.drafts)
            if at == 0 or draft.role == "main" or draft.is_grounded
        ]
        if kept and not any(draft.role == "main" for draft in kept):
            first = min(kept, key=lambda draft: draft.founder.anchor.start)
            if self.layout.is_early(first.founder.anchor):
                first.role = "main"
        self.drafts = sorted(kept, key=lambda draft: draft.founder.anchor.start)

    def grouping(self, anchors: tuple[Anchor, ...]) -> Grouping:
        """Return what was sorted, frozen."""
        number = {id(draft): at for at, draft in enumerate(self.drafts)}
        return Grouping(
            groups=tuple(_group(draft) for draft in self.drafts),
            anchors=anchors,
            of_anchor=tuple(
                None if draft is None else number.get(id(draft)) for draft in self.of_anchor
            ),
            focus={
                sentence: number[id(draft)]
                for sentence, draft in self.focus_of.items()
                if id(draft) in number
            },
            items=self.items,
        )


def _group(draft: Draft) -> Group:
    return Group(
        role=draft.role,
        founder=draft.founder.anchor,
        anchors=tuple(own.anchor for own in draft.owns),
        times=tuple(time for own in draft.owns for time in own.times),
        places=tuple(place for own in draft.owns for place in own.places),
        # Further on, "explosions" and "shootings" are more often parts than further attacks.
        multiple=draft.founder.anchor.multiple,
    )
