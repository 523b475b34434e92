"""Which reports tell of which made-up incident? Any number of accounts, with the truth.

A world of towns, groups and campaigns (`made_incidents`) is told of as news tells: several reports
of one attack, the first tolls lower, some late, some by the way, round-ups of a week, reprints
(`made_tellings`). The same seed gives the same reports everywhere, and fewer accounts are the
first of more. Streamed by the day of publication: what is kept in memory does not grow.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator

import msgspec

from tallybook.evaluate.made_dice import Dice
from tallybook.evaluate.made_incidents import MadeIncident, World
from tallybook.evaluate.made_page import Page, moved
from tallybook.evaluate.made_shapes import OWN, Shapes
from tallybook.evaluate.made_tellings import Manner, manner_of, tell
from tallybook.records import Account, Copy, Report

_OUTLETS = 120
# Of all reports: without a day of publication; printed again by another; telling in passing of an
# attack before.
_UNDATED, _REPRINTED, _LOOKS_BACK = 0.04, 0.05, 0.08
# A round-up stands for so many incidents of a country's week; each day has this many.
_ROUND_UPS, _ROUND_LEAST, _ROUND_MOST, _WEEK = 2, 3, 6, 7


class MadeReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its accounts and, for each account in order, the incident it tells of.

    `copy` says whose reprint it is; its accounts are those of the original at other offsets.
    """

    report: Report
    accounts: tuple[Account, ...]
    incidents: tuple[str, ...]
    copy: Copy | None = None


def made_reports(number: int, seed: int = 0, shapes: Shapes = OWN) -> Iterator[MadeReport]:
    """Yield reports until they hold `number` accounts, in the order of their days."""
    left = number
    for one in _Newsroom(seed, shapes).print():
        kept = min(left, len(one.accounts))
        if kept < len(one.accounts):
            one = msgspec.structs.replace(
                one, accounts=one.accounts[:kept], incidents=one.incidents[:kept]
            )
        if kept:
            yield one
        left -= kept
        if not left:
            return


class _Newsroom:
    """Plans the reports of each incident when it happens, and prints those of each day."""

    def __init__(self, seed: int, shapes: Shapes) -> None:
        self.seed, self.shapes = seed, shapes
        self.dice = Dice(f"newsroom-{seed}")
        self.world = World(Dice(f"world-{seed}"), shapes)
        self.planned: list[tuple[int, int, MadeIncident]] = []
        self.week: deque[list[MadeIncident]] = deque(maxlen=_WEEK)
        # The last attack of each country: what a report looks back at.
        self.before: dict[str, MadeIncident] = {}
        self.pages = self.plans = 0

    def print(self) -> Iterator[MadeReport]:
        """Yield the reports of each day, without end."""
        for day, today in self.world.happen():
            self.week.append(today)
            for one in today:
                self._plan(one)
            while self.planned and self.planned[0][0] <= day:
                yield from self._story(heapq.heappop(self.planned)[2], day)
            for _ in range(_ROUND_UPS):
                yield from self._round_up(day)
            self.before.update((one.town.country or "", one) for one in today)

    def _plan(self, incident: MadeIncident) -> None:
        for _ in range(self.dice.pick(self.shapes.tellings)):
            self.plans += 1
            day = incident.day + self.dice.pick(self.shapes.delays)
            heapq.heappush(self.planned, (day, self.plans, incident))

    def _page(self, day: int) -> Page:
        self.pages += 1
        outlet = self.dice.early(range(_OUTLETS))
        published = None if self.dice.chance(_UNDATED) else day
        return Page(f"made-{self.seed}-{self.pages}", f"Outlet {outlet}", published)

    def _story(self, incident: MadeIncident, day: int) -> Iterator[MadeReport]:
        page, late = self._page(day), day - incident.day
        tell(self.dice, page, incident, manner_of(self.dice, late, page.published), "main")
        told = [incident.incident_id]
        earlier = self.before.get(incident.town.country or "")
        if earlier and earlier.day < incident.day and self.dice.chance(_LOOKS_BACK):
            manner = Manner("brief", page.published, day - earlier.day)
            tell(self.dice, page, earlier, manner, "background")
            told.append(earlier.incident_id)
        yield from self._printed(page, told, day)

    def _round_up(self, day: int) -> Iterator[MadeReport]:
        known = [one for today in self.week for one in today]
        country = self.dice.pick(known).town.country if known else None
        inside = self.dice.shuffled([one for one in known if one.town.country == country])
        kept = inside[: _ROUND_LEAST + self.dice.below(_ROUND_MOST - _ROUND_LEAST + 1)]
        if len(kept) < _ROUND_LEAST:
            return
        page = self._page(day)
        for one in kept:
            tell(self.dice, page, one, Manner("brief", page.published, day - one.day), "main")
        yield from self._printed(page, [one.incident_id for one in kept], day)

    def _printed(self, page: Page, told: list[str], day: int) -> Iterator[MadeReport]:
        one = MadeReport(report=page.report(), accounts=tuple(page.accounts), incidents=tuple(told))
        yield one
        if self.dice.chance(_REPRINTED):
            yield _reprint(one, self._page(day))


def _reprint(one: MadeReport, page: Page) -> MadeReport:
    """Return the same words as another outlet prints them."""
    report = msgspec.structs.replace(
        page.report(), text=one.report.text, sentences=one.report.sentences
    )
    return MadeReport(
        report=report,
        accounts=tuple(moved(account, report.report_id) for account in one.accounts),
        incidents=one.incidents,
        copy=Copy(
            report_id=report.report_id,
            original_id=one.report.report_id,
            kind="exact",
            similarity=1.0,
        ),
    )
