"""Small real books to decide in: texts of our own, read, understood, linked and reconciled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tallybook import pipeline
from tallybook.records import Incident, Statement
from tallybook.settings import Settings
from tallybook.store import Book

PLACE = {"Garowa": "Northern Alba", "Marreth": "Alba"}
TEXTS: Mapping[str, tuple[str, str]] = {
    "mon": (
        "2031-05-05",
        "Gunmen attacked a market in Garowa on Sunday, killing 12 people, police said. "
        "Another 30 people were wounded. The Red Dawn group claimed responsibility.",
    ),
    "tue": (
        "2031-05-06",
        "The death toll from Sunday's gun attack on the market in Garowa has risen to 15, "
        "hospital officials said. Red Dawn said its fighters carried it out.",
    ),
    "wed": (
        "2031-05-07",
        "A ministry spokesman said 40 people were killed when Red Dawn gunmen attacked the "
        "market in Garowa on Sunday. Residents spoke of 9 dead.",
    ),
    "other": (
        "2031-05-21",
        "A car bomb exploded outside a police station in Marreth on Tuesday, killing four "
        "officers, the governor said. Nobody claimed the bombing.",
    ),
    "third": (
        "2031-06-12",
        "Two farmers were shot dead by unknown men near the village of Tolu on Wednesday, "
        "the district office said.",
    ),
}


def line(name: str, texts: Mapping[str, tuple[str, str]] = TEXTS) -> str:
    """Return a report as a line of JSON."""
    published, text = texts[name]
    told = {"id": name, "text": text, "date": published, "publisher": f"{name} Wire"}
    return json.dumps(told)


def make_book(folder: Path, *names: str) -> Path:
    """Make a book of these texts (of all) in `folder`."""
    path = folder / "reports.jsonl"
    path.write_text("\n".join(line(one) for one in names or TEXTS), encoding="utf-8")
    with Book.open(folder / "a.book", create=True) as book:
        pipeline.run([path], book, Settings(workers=0))
    return folder / "a.book"


def incident_of(book: Book, name: str) -> Incident:
    """Return the standing incident that the report of this name tells of."""
    report = next(one.report_id for one in book.reports() if one.given_id == name)
    account = book.accounts(report)[0].account_id
    return book.incident(book.incidents_of([account])[account])


def figures(book: Book, name: str, field: str = "killed") -> list[Statement]:
    """Return the statements of a field that the report of this name makes."""
    report = next(one.report_id for one in book.reports() if one.given_id == name)
    return list(book.statements(report_id=report, field=field))


def settled(book: Book) -> bool:
    """Return whether linking and reconciling the whole book again changes nothing."""
    before = book.head_hash()
    pipeline.link_into(book, pipeline.Summary())
    pipeline.reconcile_into(book, Settings(workers=0), pipeline.Summary())
    return book.head_hash() == before
