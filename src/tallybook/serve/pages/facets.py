"""Which filters does the form of the list offer, which are set, and how is each taken out?"""

from __future__ import annotations

import msgspec

from tallybook.serve.pages.queries import pairs_of, without_value
from tallybook.serve.shapes import Choice, IncidentsAnswer
from tallybook.store.listing import Filters

PATH = "/incidents"


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a filter in the form."""

    code: str
    label: str
    incidents: int
    chosen: bool


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """One filter of several values."""

    name: str
    label: str
    options: tuple[Option, ...]


class Chip(msgspec.Struct, frozen=True, kw_only=True):
    """One filter that is set, and the address of the list without it."""

    name: str
    words: str
    href: str


_FACETS = (
    ("country", "country"),
    ("attack_type", "attack type"),
    ("perpetrator", "perpetrator"),
    ("standing", "standing"),
    ("harm", "harm"),
    ("status", "status"),
)
_LABELS = {"from": "from", "to": "to", "words": "words", "disputed": "disputed",
           "least_reports": "reports, at least", "as_of": "as of", "rule": "rule"}  # fmt: skip
_PLAIN = ("sort", "page", "per_page", "view", "names")


def facets(answer: IncidentsAnswer) -> tuple[Facet, ...]:
    """Return the filters of several values, each with those that the book has."""
    return tuple(_facet(answer, *one) for one in _FACETS)


def rules(answer: IncidentsAnswer) -> tuple[Option, ...]:
    """Return the rules for tallies."""
    return tuple(_option(one, (answer.rule,)) for one in answer.choices.get("rule", ()))


def _chosen(filters: Filters, name: str) -> tuple[str, ...]:
    found = getattr(filters, name)
    return found if isinstance(found, tuple) else ()


def _facet(answer: IncidentsAnswer, name: str, label: str) -> Facet:
    chosen = _chosen(answer.filters, name)
    choices = answer.choices.get(name, ())
    options = [_option(one, chosen) for one in choices if one.incidents or one.code in chosen]
    known = {one.code for one in options}
    # What was asked for and the book does not have stays in the form, so that it can be taken out.
    options += [
        Option(code=one, label=one, incidents=0, chosen=True) for one in chosen if one not in known
    ]
    return Facet(name=name, label=label, options=tuple(options))


def _option(one: Choice, chosen: tuple[str, ...]) -> Option:
    return Option(
        code=one.code, label=one.label, incidents=one.incidents, chosen=one.code in chosen
    )


def chips(answer: IncidentsAnswer) -> tuple[Chip, ...]:
    """Return the filters that are set."""
    labels = {
        (name, one.code): one.label for name, found in answer.choices.items() for one in found
    }
    return tuple(
        Chip(
            name=name,
            words=f"{_label(name)}: {labels.get((name, value), value)}",
            href=without_value(PATH, answer.filters, name, value),
        )
        for name, value in pairs_of(answer.filters, without=_PLAIN)
    )


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " "))
