"""How many killed and captured at least, from what day, in which province: is each answer right?

The gold has one least number a release, also where a release tells of several operations: the
least of a release is the sum over its incidents. Day and province are those of the incident that
rests on the most statements. The coders take "more than 10" for 11 at least, where a statement
keeps the 10 with its bound; of a night they name one of its two days; and where a release tells no
day they take the day of the release, where the record says "on or before". Only the comparison
follows them: `start_date_of_record` does not. A release that names its day without a year ("Jan.
28", "today") is compared by month and day, for its page had the year, and the files leave it out.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.gvdb_score import main_incident, month_day_of
from tallybook.evaluate.isaf import Gold, Release
from tallybook.gazetteer import fold, open_gazetteer
from tallybook.records import Account, Incident, Statement, Tally

_BEYOND = ("more than ", "over ")
_NOTHING: Mapping[str, Statement] = {}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of one release: the least numbers, the first day, the province."""

    killed: int = 0
    captured: int = 0
    occurred_from: str | None = None
    province: str | None = None
    occurred_to: str | None = None
    date_basis: str | None = None
    month_day: str | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """The days that the gold may name as the first; "--05-04" is one without a year."""
        if self.occurred_from is None:
            filed = self.occurred_to if self.date_basis == "published" else None
            return tuple(one for one in (filed or self.month_day,) if one)
        one_night = _is_next_day(self.occurred_from, self.occurred_to)
        return (
            self.occurred_from,
            *((self.occurred_to,) if one_night and self.occurred_to else ()),
        )


class IsafScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of the releases from 0 to 1, with what each is a share of.

    `min_killed_exact` and `min_captured_exact` are of all releases; nothing said counts as none.
    `start_date_exact`, `start_date_of_record` and `province_right` are of the releases whose gold
    has one: the first follows the coders where a release tells no day, the second takes only a
    first day that the record has.
    `killed_when_any` and `captured_when_any` are of those with at least one in the gold.
    `misses` says what failed, in words.
    """

    releases: int
    found: int
    min_killed_exact: float
    min_captured_exact: float
    killed_when_any: float | None
    killed_any: int
    captured_when_any: float | None
    captured_any: int
    start_date_exact: float | None
    start_date_of_record: float | None
    start_date_total: int
    province_right: float | None
    province_total: int
    misses: tuple[str, ...]


def answer_of(incidents: Sequence[Incident], accounts: Sequence[Account] = ()) -> Answer:
    """Return what a release's incidents say together; `accounts` hold their statements."""
    if not incidents:
        return Answer()
    chosen = main_incident(incidents, accounts)
    said = {one.statement_id: one for account in accounts for one in account.statements}
    return Answer(
        killed=sum(least(one.tallies.get("killed"), said) for one in incidents),
        captured=sum(least(one.tallies.get("arrested"), said) for one in incidents),
        occurred_from=chosen.occurred_from,
        province=chosen.adm1,
        occurred_to=chosen.occurred_to,
        date_basis=chosen.date_basis,
        month_day=month_day_of(chosen, accounts),
    )


def _is_next_day(first: str, last: str | None) -> bool:
    if last is None:
        return False
    apart = datetime.date.fromisoformat(last[:10]) - datetime.date.fromisoformat(first[:10])
    return apart.days == 1


def same_start(gold: Gold, said: Answer) -> bool:
    """Return whether a day that we may mean is the gold's; without a year, its month and day."""
    return any(
        one == gold.start_date or (one.startswith("--") and one[2:] == gold.start_date[5:])
        for one in said.days
    )


def least(tally: Tally | None, said: Mapping[str, Statement] = _NOTHING) -> int:
    """Return the least number a tally allows for: its low, else the sum of its subsets' lows.

    `said` are statements by id: a low told as "more than 10" is 11.
    """
    if tally is None:
        return 0
    if tally.low is not None:
        words = [said[one].value_raw.casefold() for one in tally.low_from if one in said]
        return tally.low + (bool(words) and all(one.startswith(_BEYOND) for one in words))
    return tally.best or sum(one.low or 0 for one in tally.subsets)


def score_isaf(releases: Sequence[Release], answers: Mapping[str, Answer]) -> IsafScore:
    """Compare the answers, by name of release, with the gold; no answer says nothing."""
    pairs = [(one, answers.get(one.name, Answer())) for one in releases]
    killed = [(one.gold.killed, said.killed) for one, said in pairs]
    captured = [(one.gold.captured, said.captured) for one, said in pairs]
    dated = [(one.gold, said) for one, said in pairs if one.gold.start_date]
    placed = [(one.gold, said) for one, said in pairs if one.gold.provinces]
    return IsafScore(
        releases=len(pairs),
        found=sum(said != Answer() for _, said in pairs),
        min_killed_exact=_exact(killed) or 0.0,
        min_captured_exact=_exact(captured) or 0.0,
        killed_when_any=_exact([pair for pair in killed if pair[0]]),
        killed_any=sum(wanted > 0 for wanted, _ in killed),
        captured_when_any=_exact([pair for pair in captured if pair[0]]),
        captured_any=sum(wanted > 0 for wanted, _ in captured),
        start_date_exact=_share([same_start(gold, said) for gold, said in dated]),
        start_date_of_record=_share(
            [said.occurred_from == gold.start_date for gold, said in dated]
        ),
        start_date_total=len(dated),
        province_right=_share([same_province(gold, said.province) for gold, said in placed]),
        province_total=len(placed),
        misses=tuple(miss for one, said in pairs for miss in _misses(one, said)),
    )


def same_province(gold: Gold, said: str | None) -> bool:
    """Return whether a province is one of the gold's, under any name that the gazetteer has."""
    if said is None:
        return False
    return any(fold(said) in _names(one) for one in gold.provinces)


def _names(province: str) -> set[str]:
    found = open_gazetteer().find(fold(province))
    return {fold(province)} | {fold(one.name) for one in found if one.level == "adm1"}


def _exact(pairs: Sequence[tuple[int, int]]) -> float | None:
    return _share([wanted == said for wanted, said in pairs])


def _share(verdicts: Sequence[bool]) -> float | None:
    return sum(verdicts) / len(verdicts) if verdicts else None


def _misses(release: Release, said: Answer) -> list[str]:
    gold = release.gold
    out = []
    if said.killed != gold.killed:
        out.append(f"{release.name} killed {gold.killed}; said: {said.killed}")
    if said.captured != gold.captured:
        out.append(f"{release.name} captured {gold.captured}; said: {said.captured}")
    if gold.start_date and not same_start(gold, said):
        told = " or ".join(said.days) or None
        out.append(f"{release.name} date {gold.start_date}; said: {told}")
    if gold.provinces and not same_province(gold, said.province):
        out.append(f"{release.name} province {', '.join(gold.provinces)}; said: {said.province}")
    return out
