"""What is the incident called? A title and a summary, made from reconciled values only."""

from __future__ import annotations

import datetime
import re

from tallybook.codebook import code_list
from tallybook.reconcile.names import fold, words
from tallybook.records import Incident, Tally

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_STAGES = {"attempted": "Attempted", "threatened": "Threatened", "foiled": "Foiled"}
_SUMMED = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")
_CLAIMED, _FACT = "claimed", "reported_as_fact"


def title_of(incident: Incident) -> str:
    """Return a neutral title: kinds, site, place, country and date, as far as each is known."""
    where = _where(incident)
    when = date_words(incident)
    return ", ".join(part for part in (f"{_kinds(incident)}{where}", when) if part)


def _kinds(incident: Incident) -> str:
    known = code_list("attack_types")
    labels = [known[one].label for one in incident.attack_type if one in known]
    plain = [label.split(" (")[0] for label in labels if label != "other"][:2]
    kinds = " and ".join(dict.fromkeys(plain)) or "attack"
    before = _STAGES.get(incident.stage or "", "")
    return f"{before} {kinds}" if before else kinds[:1].upper() + kinds[1:]


def _where(incident: Incident) -> str:
    names: list[str] = []
    site = _ARTICLE.sub("", incident.site) if incident.site else None
    for name in (incident.place or incident.adm1, incident.country_name or incident.country):
        # "southern Alba" needs no "Alba" after it.
        if name and not any(_is_part(one, name) for one in names):
            names.append(name)
    if site:
        beyond = [one for one in names if fold(one) not in fold(site).split()]
        return f" at {', '.join([site, *beyond])}"
    return f" in {', '.join(names)}" if names else ""


def _is_part(place: str, country: str) -> bool:
    # "southern" is no name: a part of a country has a small letter before the country's name.
    named = fold(place), fold(country)
    return named[0] == named[1] or (place[:1].islower() and named[0].endswith(f" {named[1]}"))


def date_words(incident: Incident) -> str:
    """Return the date as finely as it is known: "21 May 2031", "May 2031", "2031"."""
    first, last = _day(incident.occurred_from), _day(incident.occurred_to)
    if first is None:
        return f"before {_long(last)}" if last else ""
    if incident.date_precision == "year":
        return str(first.year)
    if incident.date_precision == "month":
        return f"{_month(first)} {first.year}"
    if last is None or last == first:
        return _long(first) if last else f"from {_long(first)}"
    return _span(first, last)


def _span(first: datetime.date, last: datetime.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{last.day} {_month(first)} {first.year}"
    if first.year == last.year:
        return f"{first.day} {_month(first)} - {_long(last)}"
    return f"{_long(first)} - {_long(last)}"


def _long(day: datetime.date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: datetime.date) -> str:
    return words("months")[day.month - 1]


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def summary_of(incident: Incident) -> str:
    """Return the harms with their bounds, who is said to have done it, how many reports tell it."""
    lines = [f"{incident.title}."]
    lines += [
        f"{code_list('harms')[harm].label.capitalize()}: {tally_words(incident.tallies[harm])}."
        for harm in _SUMMED
        if harm in incident.tallies and tally_words(incident.tallies[harm])
    ]
    lines += _who(incident)
    told = len(incident.reports)
    lines.append(f"Told by {_count(told, 'report')}, {incident.independent_reports} independent.")
    return " ".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally_words(tally: Tally) -> str:
    """Return a tally in words: "68 (59 to 68)", "at least 27", "at most 170", "several"."""
    low, best, high = tally.low, tally.best, tally.high
    if best is None:
        return _bounds(low, high) if low is not None or high is not None else tally.vague or ""
    if low == best == high:
        return str(best)
    if high is None and low in (best, None):
        return f"at least {best}" if low is not None else str(best)
    return f"{best} ({_bounds(low, high)})"


def _bounds(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return f"{low} to {high}" if low != high else str(low)


def _who(incident: Incident) -> list[str]:
    claimed = [one.claim.canonical or one.claim.claimant for one in incident.claims]
    lines = [f"Claimed by {' and by '.join(dict.fromkeys(claimed))}."] if claimed else []
    known = code_list("standings")
    for one in incident.attributions:
        detail = one.attribution
        if detail.standing == _CLAIMED and claimed:
            continue
        if detail.group_id or detail.canonical:
            label = known[detail.standing].label if detail.standing in known else detail.standing
            name = detail.canonical or detail.name
            lines.append(f"{name}: {label}.")
    return list(dict.fromkeys(lines))[:4]
