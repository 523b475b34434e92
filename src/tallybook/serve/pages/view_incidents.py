"""What does the list of incidents say: its filters, its lines, its totals, its timeline?"""

from __future__ import annotations

import re

import msgspec

from tallybook.serve.pages.facets import PATH, Chip, Facet, Option, chips, facets, rules
from tallybook.serve.pages.queries import address, pairs_of
from tallybook.serve.shapes import IncidentsAnswer
from tallybook.show import wording
from tallybook.show.places import PlaceMark, mark_of
from tallybook.store.listing import Filters, IncidentRow, TallyCell, Total

# Harms that have a column of their own.
COLUMNS = ("killed", "wounded")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One tally in a line: its main number, and the span around it where there is one."""

    main: str
    span: str
    stated: bool
    disputed: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as a line or a card."""

    incident_id: str
    href: str
    title: str
    when: str
    where: str
    what: str
    who: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    others: str
    reports: str
    independent: int
    disputed: bool
    status: str
    certainty: str
    short_id: str


class TotalLine(msgspec.Struct, frozen=True, kw_only=True):
    """What the selection adds up to for one harm."""

    label: str
    low: str
    best: str
    high: str
    incidents: int
    note: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One column head that sorts: its label, address, and how it is sorted now."""

    label: str
    href: str
    sorted: str
    number: bool


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of the list."""

    filters: Filters
    view: str
    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    facets: tuple[Facet, ...]
    rules: tuple[Option, ...]
    chips: tuple[Chip, ...]
    kept: tuple[tuple[str, str], ...]
    totals: tuple[TotalLine, ...]
    count: str
    range: str
    rule: str
    views: tuple[Chip, ...]
    previous: str
    next: str
    json: str
    csv: str
    geojson: str
    map_source: str
    is_filtered: bool
    more_open: bool


_HEADS = (
    ("incident", "title", "title", False),
    ("when", "date", "-date", False),
    ("where", "country", "country", False),
    ("killed", "killed", "-killed", True),
    ("wounded", "wounded", "-wounded", True),
    ("who", "", "", False),
    ("reports", "reports", "-reports", True),
)


def list_view(answer: IncidentsAnswer) -> ListView:
    """Return the page of a list."""
    filters = answer.filters
    chosen = chips(answer)
    hidden = ("country", "attack_type", "perpetrator", "standing", "harm", "status", "disputed",
              "least_reports", "as_of", "rule")  # fmt: skip
    return ListView(
        filters=filters,
        view=filters.view,
        rows=tuple(row(one) for one in answer.rows),
        heads=tuple(_head(filters, *one) for one in _HEADS),
        facets=facets(answer),
        rules=rules(answer),
        chips=chosen,
        kept=tuple((n, v) for n, v in pairs_of(filters) if n in ("view", "names")),
        totals=tuple(_total(one) for one in answer.totals),
        count=_count(answer.total, answer.in_book),
        range=_range(filters, len(answer.rows), answer.total),
        rule=wording.label("tally_rules", answer.rule),
        views=tuple(
            Chip(name=one, words=one, href=address(PATH, filters, view=one, page=filters.page))
            for one in ("table", "cards", "map")
        ),
        previous=address(PATH, filters, page=filters.page - 1) if filters.page > 1 else "",
        next=(
            address(PATH, filters, page=filters.page + 1)
            if filters.page * filters.per_page < answer.total
            else ""
        ),
        json=address(f"{PATH}.json", filters, page=filters.page),
        csv=address(f"{PATH}.csv", filters),
        geojson=address(f"{PATH}.geojson", filters),
        map_source=address("/api/map", filters),
        is_filtered=bool(chosen),
        more_open=any(name in hidden for name, _ in pairs_of(filters)),
    )


def row(one: IncidentRow) -> Row:
    """Return one incident as a line."""
    area = (one.place, one.adm1, one.country_name or one.country)
    where = ", ".join(dict.fromkeys(part for part in area if part)) or "place not known"
    site = one.site if one.site and one.site != one.place else None
    copies = one.reports - one.independent_reports
    return Row(
        incident_id=one.incident_id,
        href=f"/incidents/{one.incident_id}",
        title=one.title or one.incident_id,
        when=wording.days_words(one.occurred_from, one.occurred_to, one.date_precision),
        where=f"{where} · {site}" if site else where,
        what=wording.attack_words(one.attack_type),
        who=tuple(
            dict.fromkeys(
                (each.name, wording.label("standings", each.standing)) for each in one.perpetrators
            )
        ),
        cells=tuple(cell(one.tallies.get(harm)) for harm in COLUMNS),
        others="; ".join(
            f"{wording.label('harms', harm)} {_words(found)}"
            for harm, found in one.tallies.items()
            if harm not in COLUMNS
        ),
        reports=f"{one.independent_reports} + {copies} copied" if copies else "",
        independent=one.independent_reports,
        disputed=one.disputed,
        status="" if one.status == "candidate" else wording.label("incident_status", one.status),
        certainty=wording.label("certainty_grades", one.certainty_grade)
        if one.certainty_grade
        else "",
        short_id=one.incident_id[:9],
    )


def _words(found: TallyCell) -> str:
    return wording.range_words(found.low, found.best, found.high, found.vague)


def cell(found: TallyCell | None) -> Cell:
    """Return a tally as a cell: best first, the span beneath where figures differ.

    A floor alone stays "at least", a ceiling "at most", and not stated is never 0.
    """
    if found is None:
        return Cell(main="not stated", span="", stated=False, disputed=False)
    disputed = found.conflict == "disagreement"
    low, best, high = found.low, found.best, found.high
    words = _words(found)
    is_span = best is not None and not (low == high == best) and " – " in words
    if not is_span:
        grouped = re.sub(r"[0-9]{4,12}", lambda found: f"{int(found.group()):,}", words)
        # A vague word is the text's own and stays as it was written.
        grouped = words if words == found.vague else grouped
        return Cell(main=grouped, span="", stated=words != "not stated", disputed=disputed)
    floor = "?" if low is None else f"{low:,}"
    ceiling = "?" if high is None else f"{high:,}"
    return Cell(main=f"{best:,}", span=f"{floor} – {ceiling}", stated=True, disputed=disputed)


def _count(total: int, in_book: int) -> str:
    noun = "incident" if total == 1 else "incidents"
    return f"{total:,} {noun}" if total == in_book else f"{total:,} of {in_book:,} incidents"


def _range(filters: Filters, shown: int, total: int) -> str:
    if not shown:
        return ""
    first = (filters.page - 1) * filters.per_page + 1
    return f"{first:,} – {first + shown - 1:,} of {total:,}"


def _head(filters: Filters, label: str, key: str, first: str, number: bool) -> Head:
    if not key:
        return Head(label=label, href="", sorted="", number=number)
    now = filters.sort
    is_sorted = now.lstrip("-") == key
    other = now.removeprefix("-") if now.startswith("-") else f"-{now}"
    direction = ("descending" if now.startswith("-") else "ascending") if is_sorted else ""
    href = address(PATH, filters, sort=other if is_sorted else first)
    return Head(label=label, href=href, sorted=direction, number=number)


def _total(one: Total) -> TotalLine:
    notes = []
    if one.without_best:
        notes.append(f"{one.without_best} without a best figure")
    if one.without_high:
        notes.append(f"{one.without_high} without a ceiling")
    return TotalLine(
        label=wording.label("harms", one.harm),
        low=f"{one.low:,}",
        best=f"{one.best:,}",
        high="no ceiling" if one.high is None else f"{one.high:,}",
        incidents=one.incidents,
        note="; ".join(notes),
    )


def marks(rows: tuple[IncidentRow, ...]) -> tuple[PlaceMark, ...]:
    """Return the marks on the map of these lines."""
    found = (
        mark_of(
            one,
            f"{one.title or one.incident_id}: killed {cell(one.tallies.get('killed')).main}",
            one.place or one.country_name or "",
            f"/incidents/{one.incident_id}",
        )
        for one in rows
    )
    return tuple(one for one in found if one)
