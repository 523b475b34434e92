"""How many killed, how many injured, on what day, in which city: is each article's answer right?

The gold tells of one shooting an article, so of the article's incidents one answers (`answer_of`):
the one that rests on the most statements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.gvdb import Article, Gold
from tallybook.gazetteer import fold
from tallybook.records import Account, DateDetail, Incident

_NOT_NAME = re.compile(r"[^\w ]")
_AROUND = frozenset(
    "city town village county township borough downtown the of near north south east west "
    "northeast northwest southeast southwest northern southern eastern western central".split()
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of one article; no incident says nothing, and so no victim.

    `month_day` is a day whose year we do not know: "--05-04".
    """

    killed: int | None = None
    injured: int | None = None
    occurred_from: str | None = None
    occurred_to: str | None = None
    places: tuple[str, ...] = ()
    month_day: str | None = None


class GvdbScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of the articles from 0 to 1, with what each is a share of.

    `killed_exact` and `injured_exact` are of all articles; nothing said counts as none.
    `date_exact` and `date_with_year` are of articles whose gold has a day, `date_told` is the
    share of those for which we name one day; `city_right` is of articles whose gold has a city.
    `misses` says what failed, in words.
    """

    articles: int
    left_out: int
    found: int
    killed_exact: float
    injured_exact: float
    killed_told: int
    date_exact: float | None
    date_with_year: float | None
    date_told: float | None
    date_total: int
    city_right: float | None
    city_total: int
    misses: tuple[str, ...]


def answer_of(incidents: Sequence[Incident], accounts: Sequence[Account] = ()) -> Answer:
    """Return what the article's incidents say, by the one that rests on the most statements.

    `accounts` are those of the incidents: they tell of a day without a year, which no record holds.
    """
    if not incidents:
        return Answer()
    chosen = main_incident(incidents, accounts)
    return Answer(
        killed=_best(chosen, "killed"),
        injured=_best(chosen, "wounded"),
        occurred_from=chosen.occurred_from,
        occurred_to=chosen.occurred_to,
        places=tuple(one for one in (chosen.place, chosen.adm2, chosen.site) if one),
        month_day=month_day_of(chosen, accounts),
    )


def month_day_of(incident: Incident, accounts: Sequence[Account]) -> str | None:
    """Return the first day without a year that the incident's accounts tell it happened on."""
    own = [one for account in accounts for one in account.statements]
    return next(
        (
            one.detail.month_day
            for one in own
            if one.account_id in incident.account_ids
            and one.field == "occurred_from"
            and isinstance(one.detail, DateDetail)
            and one.detail.month_day
        ),
        None,
    )


def main_incident(incidents: Sequence[Incident], accounts: Sequence[Account] = ()) -> Incident:
    """Return the incident that rests on the most statements; ties go to the first.

    One that the text tells only as background comes after one of its own story.
    """
    main = {one.account_id for one in accounts if one.role == "main"}
    return max(incidents, key=lambda one: (not main.isdisjoint(one.account_ids), _weight(one)))


def _weight(incident: Incident) -> int:
    return sum(map(len, incident.field_from.values())) + sum(
        len(one.from_) for one in incident.tallies.values()
    )


def _best(incident: Incident, harm: str) -> int | None:
    tally = incident.tallies.get(harm)
    return tally.best if tally else None


def score_gvdb(
    articles: Sequence[Article], answers: Mapping[str, Answer], left_out: int = 0
) -> GvdbScore:
    """Compare the answers, by number of article, with the gold; no answer says nothing."""
    pairs = [(one, answers.get(one.article, Answer())) for one in articles]
    dated = [(one, said) for one, said in pairs if one.gold.day]
    placed = [(one, said) for one, said in pairs if one.gold.city]
    killed = [(said.killed or 0) == one.gold.killed for one, said in pairs]
    injured = [(said.injured or 0) == one.gold.injured for one, said in pairs]
    return GvdbScore(
        articles=len(pairs),
        left_out=left_out,
        found=sum(said != Answer() for _, said in pairs),
        killed_exact=_share(killed) or 0.0,
        injured_exact=_share(injured) or 0.0,
        killed_told=sum(said.killed is not None for _, said in pairs),
        date_exact=_share([same_day(one.gold, said) for one, said in dated]),
        date_with_year=_share([_day(said) == one.gold.day for one, said in dated]),
        date_told=_share([_month_and_day(said) is not None for _, said in dated]),
        date_total=len(dated),
        city_right=_share([same_city(one.gold, said) for one, said in placed]),
        city_total=len(placed),
        misses=tuple(miss for one, said in pairs for miss in _misses(one, said)),
    )


def _share(verdicts: Sequence[bool]) -> float | None:
    return sum(verdicts) / len(verdicts) if verdicts else None


def _day(said: Answer) -> str | None:
    """Return the one day we name, None for none and for a longer stretch."""
    return said.occurred_from if said.occurred_from == said.occurred_to else None


def same_day(gold: Gold, said: Answer) -> bool:
    """Return whether we name the month and the day of the gold.

    The year does not count: the gold's was set with a date picker and is often another one.
    """
    wanted = gold.day
    return wanted is not None and _month_and_day(said) == wanted[5:]


def _month_and_day(said: Answer) -> str | None:
    day = _day(said)
    if day is None and said.occurred_from is None:
        # A year is never told from nothing, so this is all that the article says.
        return said.month_day and said.month_day.removeprefix("--")
    return day and day[5:]


def same_city(gold: Gold, said: Answer) -> bool:
    """Return whether a place of ours and the city have the same name, or one holds the other.

    Words such as "city of" and "north" do not count: a worker's "North Houston" is Houston.
    """
    wanted = _names(gold.city or "")
    return bool(wanted) and any(_within(wanted, _names(one)) for one in said.places)


def _names(words: str) -> tuple[str, ...]:
    # "St. Louis" is Saint Louis.
    plain = _NOT_NAME.sub(" ", fold(words)).split()
    return tuple(one for one in plain if one not in _AROUND) or tuple(plain)


def _within(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    short, long = sorted((wanted, given), key=len)
    ends = range(len(long) - len(short) + 1)
    return bool(short) and any(long[at : at + len(short)] == short for at in ends)


def _misses(article: Article, said: Answer) -> list[str]:
    gold = article.gold
    out = []
    if (said.killed or 0) != gold.killed:
        out.append(f"{article.article} killed {gold.killed}; said: {said.killed}")
    if (said.injured or 0) != gold.injured:
        out.append(f"{article.article} injured {gold.injured}; said: {said.injured}")
    if gold.day and not same_day(gold, said):
        out.append(f"{article.article} date {gold.day}; said: {_span(said)}")
    if gold.city and not same_city(gold, said):
        said_places = ", ".join(said.places) or "nowhere"
        out.append(f"{article.article} city {' '.join(gold.city.split())}; said: {said_places}")
    return out


def _span(said: Answer) -> str:
    if said.occurred_from is None and said.month_day:
        return said.month_day
    if said.occurred_from == said.occurred_to:
        return str(said.occurred_from)
    return f"{said.occurred_from} to {said.occurred_to}"
