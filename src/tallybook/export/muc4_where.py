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
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

from tallybook.export.muc4_nations import nation_name
from tallybook.export.muc4_vocabulary import listed
from tallybook.records import Account, Muc4Fill, PlaceDetail, Report, Statement

# Places told beside an act have 0.75 and more, those only implied about 0.4.
_SURE = 0.5
# "460 km northwest of Bogota" places something else.
_DISTANCE = re.compile(r"\d\s{0,3}(?:km|kilomet|mile|meter)", re.IGNORECASE)
# A country of the task is the likelier place than another one that is spoken of.
_OF_THE_TASK = 3.0
# The dateline tells the country of the report rather than that of the act.
_FILED = 1.5
_FILED_END = 60


def location_fill(report: Report, accounts: Sequence[Account]) -> tuple[Muc4Fill, ...]:
    """Return the place of the accounts that become one template; empty if no country is known."""
    country = _told_country(accounts) or _implied_country(report)
    if country is None:
        return ()
    steps = next((found for one in accounts if (found := _steps(one, country))), [])
    return (Muc4Fill(values=(": ".join([nation_name(country), *steps]),)),)


def _told_country(accounts: Sequence[Account]) -> str | None:
    """Return the country that the statements of place agree on; of equals the one told first."""
    votes: dict[str, float] = {}
    for one in (one for account in accounts for one in account.of_field("country")):
        code = str(one.value)
        weight = _OF_THE_TASK if code in listed("countries", "codes") else 1.0
        votes[code] = votes.get(code, 0.0) + weight * one.confidence
    return max(votes, key=lambda code: votes[code]) if votes else None


def _implied_country(report: Report) -> str | None:
    """Return the country that the whole report speaks of most, its dateline too."""
    text = " ".join(_plain(report.text).split())
    votes = {
        code: found + _FILED * len(pattern.findall(text, 0, _FILED_END))
        for code, pattern in _country_words().items()
        if (found := float(len(pattern.findall(text))))
    }
    return max(votes, key=lambda code: votes[code]) if votes else None


def _steps(account: Account, country: str) -> list[str]:
    """Return the places of an account from wide to narrow, with their types."""
    town = next(_places(account, "place", country), None)
    division = next(_places(account, "adm1", country), None)
    if town is not None:
        return [_step(town, _settlement(town))]
    if division is not None:
        return [_step(division, str(_file()["divisions"].get(country, "DEPARTMENT")))]
    return []


def _places(account: Account, field: str, country: str) -> Iterator[Statement]:
    for one in account.of_field(field):
        detail = one.detail
        if (
            isinstance(detail, PlaceDetail)
            and detail.country == country
            and one.confidence >= _SURE
            and not _DISTANCE.search(one.quote)
        ):
            yield one


def _settlement(statement: Statement) -> str:
    """Return what kind of settlement the words make it, a city where they do not say."""
    words = set(_plain(statement.quote).split())
    kinds = _file()["settlements"].items()
    return next((kind for kind, known in kinds if words.intersection(known)), "CITY")


def _step(statement: Statement, kind: str) -> str:
    return f"{_plain(str(statement.value))} ({kind})"


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
