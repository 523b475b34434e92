"""How are values said to people: short, exact, with their uncertainty?"""

from __future__ import annotations

import datetime

from tallybook import codebook
from tallybook.records import Incident, SourcedAttribution, Statement, Tally

# Shown even when nothing was stated, so that "not stated" is seen and never taken for 0.
ALWAYS_SHOWN = ("killed", "wounded")

_BOUND_WORDS = {"at_least": "at least ", "at_most": "at most ", "about": "about "}


def tally_words(tally: Tally | None) -> str:
    """Return a tally as words: `68`, `59 – 68 – 68`, `at least 27`, `several`, `not stated`."""
    if tally is None:
        return "not stated"
    return range_words(tally.low, tally.best, tally.high, tally.vague)


def range_words(
    low: int | None, best: int | None, high: int | None, vague: str | None = None
) -> str:
    """Return low, best and high as words: a floor alone is `at least`, a ceiling `at most`."""
    if low is None and high is None:
        return (vague or "not stated") if best is None else f"about {best}"
    if low == high:
        return str(low)
    if high is None and best in (low, None):
        return f"at least {low}"
    if low is None and best in (high, None):
        return f"at most {high}"
    return " – ".join("?" if one is None else str(one) for one in (low, best, high))


def tallies_words(incident: Incident) -> str:
    """Return all tallies of an incident on one line, killed and wounded always."""
    harms = codebook.code_list("harms").codes
    shown = [h for h in harms if h in incident.tallies or h in ALWAYS_SHOWN]
    return " · ".join(f"{harms[h].label} {tally_words(incident.tallies.get(h))}" for h in shown)


def figure_words(statement: Statement) -> str:
    """Return one figure as stated: `at least 27`, `10 to 15`, `several`, `68`."""
    if statement.bound == "vague":
        return statement.value_raw or "some"
    if statement.bound == "range":
        return f"{statement.number_low} to {statement.number_high}"
    number = statement.value if statement.value is not None else statement.number_low
    return f"{_BOUND_WORDS.get(statement.bound or '', '')}{number}"


def date_words(incident: Incident) -> str:
    """Return when it happened, as finely as it is known: `21 – 22 September 2013`."""
    inferred = " (inferred)" if incident.date_basis == "inferred" else ""
    words = days_words(incident.occurred_from, incident.occurred_to, incident.date_precision)
    return words + (inferred if incident.occurred_from and incident.occurred_to else "")


def days_words(first: str | None, last: str | None, precision: str | None) -> str:
    """Return a day or interval of days as finely as it is known."""
    if first is None and last is None:
        return "date not known"
    if first is None or last is None:
        return f"on or before {_day(last)}" if last else f"on or after {_day(first)}"
    return _interval(first, last, precision)


def _interval(first: str, last: str, precision: str | None) -> str:
    if precision == "year":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} – {last[:4]}"
    if precision == "month" and first[:7] == last[:7]:
        return _day(first).split(" ", 1)[1]
    words = _day(first) if first == last else _span(first, last)
    return f"week of {_day(first)}" if precision == "week" else words


def _span(first: str, last: str) -> str:
    if first[:7] == last[:7]:
        return f"{int(first[8:10])} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(iso: str | None) -> str:
    if iso is None:
        return "?"
    day = datetime.date.fromisoformat(iso[:10])
    return f"{day.day} {day:%B} {day.year}"


def place_words(incident: Incident) -> str:
    """Return where it happened, finest first: `Westgate mall · Nairobi, Kenya`."""
    area = ", ".join(dict.fromkeys(one for one in _area(incident) if one))
    site = incident.site if incident.site and incident.site != incident.place else None
    return " · ".join(one for one in (area or "place not known", site) if one)


def _area(incident: Incident) -> tuple[str | None, ...]:
    return (incident.place, incident.adm1, incident.country_name or incident.country)


def kind_words(incident: Incident) -> str:
    """Return what was done, with the stage when it was not accomplished."""
    kinds = attack_words(incident.attack_type)
    if incident.stage and incident.stage != "accomplished":
        return f"{kinds} ({codebook.code_list('stages')[incident.stage].label})"
    return kinds


def attack_words(attack_type: tuple[str, ...]) -> str:
    """Return the kinds of attack: `armed assault, arson`; `kind not stated`."""
    return ", ".join(label("attack_types", one) for one in attack_type) or "kind not stated"


def label(list_name: str, code: str | None) -> str:
    """Return the label of a code; a code that the list does not have stands as it is."""
    if code is None:
        return "not stated"
    found = codebook.code_list(list_name).codes.get(code)
    return found.label if found else code


def who_words(incident: Incident) -> str:
    """Return the perpetrators with their standing: `al-Shabaab (claimed or admitted)`."""
    standings: dict[str, list[str]] = {}
    for one in incident.attributions:
        standings.setdefault(_party(one), []).append(_standing(one))
    parts = [f"{name} ({'; '.join(dict.fromkeys(s))})" for name, s in standings.items()]
    return ", ".join(parts) or "perpetrator not stated"


def _party(one: SourcedAttribution) -> str:
    return one.attribution.canonical or one.attribution.name


def _standing(one: SourcedAttribution) -> str:
    return codebook.code_list("standings")[one.attribution.standing].label


def reports_words(incident: Incident) -> str:
    """Return how many independent reports there are, and how many in all."""
    independent, total = incident.independent_reports, len(incident.reports)
    words = f"{independent} independent report{'s' if independent != 1 else ''}"
    return words if total == independent else f"{words} of {total}"


def value_words(statement: Statement) -> str:
    """Return the value of any statement, with its scope and bound where it is a figure."""
    if statement.field in codebook.code_list("harms"):
        scope = statement.scope_text or statement.scope or "total"
        return figure_words(statement) + ("" if scope == "total" else f" ({scope})")
    return str(statement.value if statement.value is not None else statement.value_raw)
