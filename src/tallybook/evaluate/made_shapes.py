"""How large are attacks, how many reports tell of one, and how late? Ours, or those of corpora.

Of a corpus only numbers are taken: tolls, reports of an incident, days until publication. Of the
Gun Violence Corpus all three, of codings in the style of UCDP GED the dead.
"""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines
from tallybook.evaluate.gvc import read_told

# Longest delay taken over: an archive's page may carry the day it was crawled.
_LATEST = 1500


class Shapes(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers to draw from, each as likely as it is often there.

    `tolls` are pairs of killed and wounded; `tellings` how many reports tell of an incident as
    what they are about; `delays` the days from an incident to a report's publication.
    """

    tolls: tuple[tuple[int, int], ...]
    tellings: tuple[int, ...]
    delays: tuple[int, ...]


# From general knowledge: most attacks kill few, are told once or twice, within two days.
OWN = Shapes(
    tolls=(
        *[(0, 0), (0, 1), (0, 2), (0, 4), (1, 0), (1, 0), (1, 0), (1, 0), (1, 1), (1, 2), (1, 3)],
        *[(2, 0), (2, 0), (2, 1), (2, 4), (2, 7), (3, 0), (3, 2), (3, 5), (4, 0), (4, 9), (5, 3)],
        *[(6, 0), (6, 14), (7, 11), (8, 2), (9, 20), (11, 0), (12, 31), (15, 40), (19, 6)],
        *[(24, 60), (31, 12), (38, 90), (52, 120), (80, 0), (140, 300)],
    ),
    tellings=(1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 9, 14, 25),
    delays=(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 9, 14, 30, 75, 200, 365, 720),
)


class _Coded(msgspec.Struct, frozen=True):
    deaths_side_a: int = 0
    deaths_side_b: int = 0
    deaths_civilian: int = 0
    deaths_unknown: int = 0

    @property
    def killed(self) -> int:
        return self.deaths_side_a + self.deaths_side_b + self.deaths_civilian + self.deaths_unknown


class _Dated(msgspec.Struct, frozen=True):
    incident: str
    date: str = ""


def read_shapes(folder: Path) -> Shapes:
    """Return the shapes of the corpora of a folder: `gvc`, `ucdp-aec`; ours where they lack.

    Raises BadGold for a folder with neither.
    """
    guns, coded = folder / "gvc", folder / "ucdp-aec"
    tolls: list[tuple[int, int]] = []
    tellings, delays = OWN.tellings, OWN.delays
    if guns.is_dir():
        told = read_told(guns)
        known = {one.known.incident: one.known for one in told}
        tolls += [(one.num_killed, one.num_injured) for one in known.values()]
        counts = Counter(one.article.incident for one in told)
        tellings = tuple(sorted(counts.values()))
        delays = _delays(guns) or OWN.delays
    for part in parts_of(coded, ".jsonl"):
        rows = read_lines(coded / f"{part}.jsonl", ".jsonl", _Coded, "deaths of each side")
        # The codings have no wounded; about as many as the dead is what ours have.
        tolls += [(one.killed, one.killed if number % 3 else 0) for number, one in enumerate(rows)]
    if not tolls:
        raise BadGold(
            f"{folder}: no corpus to take shapes from", next_step="name one with gvc/ or ucdp-aec/"
        )
    return Shapes(tolls=tuple(sorted(tolls)), tellings=tellings, delays=delays)


def _delays(folder: Path) -> tuple[int, ...]:
    days = {
        one.incident: day
        for part in parts_of(folder, ".incidents.jsonl")
        for one in read_lines(
            folder / f"{part}.incidents.jsonl", ".incidents.jsonl", _Dated, "incident and date"
        )
        if (day := _day(one.date, "%B %d, %Y")) is not None
    }
    found = []
    for one in read_told(folder):
        day, printed = days.get(one.article.incident), _day(one.article.dct[:10], "%Y-%m-%d")
        if day is not None and printed is not None and 0 <= (printed - day).days <= _LATEST:
            found.append((printed - day).days)
    return tuple(sorted(found))


def _day(words: str, layout: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(words, layout).date()
    except ValueError:
        return None
