"""Where did the incident of a MUC-4 template happen? Slot 3.

COUNTRY: PLACE (TYPE): PLACE (TYPE), each within the one before (template-doc part 1, 7.4). A
place is given only where an account itself tells it; the country alone earns half, so a place
less likely right than the country alone is left out.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from typing import Any

from tallybook.export.muc4_nations import nation_name
from tallybook.export.muc4_vocabulary import listed
from tallybook.records import Account, Muc4Fill, PlaceDetail, Report, Statement

# Places told beside an act have 0.75 and more, those only implied about 0.4.
_SURE = 0.5
# A quarter that the gazetteer does not hold has little confidence, but its word beside it.
_SURE_QUARTER = 0.2
# "460 km northwest of Bogota" places something else.
_DISTANCE = re.compile(r"\b(?:km|kilometers?|kilometres?|miles?|meters?)\b", re.IGNORECASE)
# What the whole report speaks of counts like so many places told beside the act, and a country
# outside the task like so much of one (set on messages of 1 to 1100).
_SPOKEN_OF = 2.0
_OUTSIDE = 0.3
# The dateline tells the country of the report rather than that of the act.
_FILED = 1.5
_FILED_END = 60
_DATELINE = re.compile(r"\s{0,8}([A-Z][A-Z .'-]{2,30}?)(?:,| \()")
_NO_TOWN = frozenset(("CLANDESTINE", "NO CITY"))
# "Northern Chile" and "Central America" are no places of the set list.
_NO_STEPS = frozenset(("PART", "part_of_continent", "river_or_lake", "water", "SITE"))


def location_fill(report: Report, accounts: Sequence[Account]) -> tuple[Muc4Fill, ...]:
    """Return the place of the accounts that become one template; empty if no country is known."""
    country = _country(report, accounts)
    if country is None:
        return ()
    steps = next((found for one in accounts if (found := _steps(report, one, country))), [])
    return (Muc4Fill(values=(": ".join([nation_name(country), *steps]),)),)


def _country(report: Report, accounts: Sequence[Account]) -> str | None:
    """Return the country that the places of the accounts and the whole report speak of most.

    Of equals the one told first. Countries outside the task need places of their own.
    """
    shares = _shares(report)
    votes = {code: _SPOKEN_OF * share for code, share in shares.items()}
    for one in (one for account in accounts for one in account.of_field("country")):
        code = str(one.value)
        weight = one.confidence**2 * (1.0 if code in listed("countries", "codes") else _OUTSIDE)
        votes[code] = votes.get(code, 0.0) + weight
    return max(votes, key=lambda code: votes[code]) if votes else None


def _shares(report: Report) -> dict[str, float]:
    """Return how much of what a report says of countries of the task is of each, dateline too."""
    text = " ".join(_plain(report.text).split())
    votes = {
        code: found + _FILED * len(pattern.findall(text, 0, _FILED_END))
        for code, pattern in _country_words().items()
        if (found := float(len(pattern.findall(text))))
    }
    total = sum(votes.values())
    return {code: vote / total for code, vote in votes.items()}


def _steps(report: Report, account: Account, country: str) -> list[str]:
    """Return the places of an account from wide to narrow, with their types."""
    quarter = next(_places(account, "place", country, _is_quarter), None)
    town = next(_places(account, "place", country, _is_town), None)
    if town is None:
        town = next(_places(account, "adm2", country, _is_municipality), None)
    division = next(_places(account, "adm1", country, _is_any), None)
    if division is not None and town is not None and division.value == town.value:
        # "San Miguel ... in San Miguel department" is the department.
        town = None
    steps = []
    if division is not None and (town is None or _holds(division, town)):
        steps.append(_step(division, str(_file()["divisions"].get(country, "DEPARTMENT"))))
    if town is not None:
        steps.append(_step(town, _settlement(town)))
    if quarter is not None:
        if town is None and (filed := _filed_from(report)):
            steps = [f"{filed} (CITY)"]
        steps.append(_step(quarter, "NEIGHBORHOOD"))
    return steps


def _holds(division: Statement, town: Statement) -> bool:
    """Whether the words give the division as that of the town: "Bello, Antioquia department"."""
    return (
        isinstance(town.detail, PlaceDetail)
        and town.detail.feature != "PPLC"
        and town.detail.adm1 == division.value
        and town.detail.name != division.value
    )


def _is_quarter(statement: Statement) -> bool:
    detail = statement.detail
    if not isinstance(detail, PlaceDetail) or detail.feature == "PPLC":
        return False
    return detail.feature == "PPLX" or bool(
        _words(statement).intersection(_file()["quarters"]["words"])
    )


def _filed_from(report: Report) -> str | None:
    """Return the town of the dateline."""
    found = _DATELINE.match(_plain(report.text))
    return found[1] if found and found[1] not in _NO_TOWN else None


def _places(
    account: Account,
    field: str,
    country: str,
    kind: Callable[[Statement], bool],
) -> Iterator[Statement]:
    """Yield the places of one kind, in the order of the text."""
    for one in (one for one in account.of_field(field) if kind(one)):
        detail = one.detail
        if (
            isinstance(detail, PlaceDetail)
            and detail.country == country
            and one.confidence >= (_SURE if kind in (_is_town, _is_any) else _SURE_QUARTER)
            and detail.feature not in _NO_STEPS
            and not _DISTANCE.search(one.quote)
        ):
            yield one


def _is_town(one: Statement) -> bool:
    return not _is_quarter(one)


def _is_municipality(one: Statement) -> bool:
    return not _words(one).isdisjoint(_file()["municipalities"]["words"])


def _is_any(one: Statement) -> bool:
    return True


def _settlement(statement: Statement) -> str:
    """Return what kind of settlement the words make it, a city where they do not say."""
    words = _words(statement)
    kinds = _file()["settlements"].items()
    return next((kind for kind, known in kinds if words.intersection(known)), "CITY")


def _words(statement: Statement) -> set[str]:
    return set(_plain(statement.quote).split())


def _step(statement: Statement, kind: str) -> str:
    return f"{_name(statement)} ({kind})"


def _name(statement: Statement) -> str:
    """Return the name as the report writes it, without the words for its kind and what they add.

    A capital that stands without its name ("the Peruvian capital") has that of the gazetteer.
    """
    words = _plain(statement.quote).replace(",", " ").split()
    value = _plain(str(statement.value))
    if "CAPITAL" in words:
        return value
    drop = set(_file()["written"]["words"])
    while len(words) > 1 and (words[0] in drop or words[1] == "OF"):
        words = words[1:]
    while len(words) > 1 and (words[-1] in drop or (words[-1] == "CITY" and value[-4:] != "CITY")):
        words = words[:-1]
    return " ".join(words)


def _plain(text: str) -> str:
    """Return a text in capitals without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).upper()


@functools.cache
def _country_words() -> dict[str, re.Pattern[str]]:
    return {
        code: re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")
        for code, words in _file()["words"].items()
    }


@functools.cache
def _file() -> dict[str, Any]:
    path = resources.files(__package__) / "muc4_where.toml"
    loaded: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded
