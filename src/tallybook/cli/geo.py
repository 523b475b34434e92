"""From articles with marked places to what we say of them, and what evaluate geo prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallybook.records import PlaceDetail

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.geo import Article
    from tallybook.evaluate.geo_score import GeoScore, Said, Spot


def geo_said(articles: Sequence[Article]) -> dict[str, Said]:
    """Return what we say of each article by its name: of the marked words, and what we find."""
    from tallybook.evaluate.geo_score import Said
    from tallybook.read.sentences import split_sentences
    from tallybook.records import Report
    from tallybook.understand.document import read_document
    from tallybook.understand.places import find_places
    from tallybook.understand.places_given import resolve_given

    said = {}
    for article in articles:
        report = Report(
            report_id="r", content_sha256="", source_name=article.name, text=article.text,
            sentences=split_sentences(article.text),
        )  # fmt: skip
        document = read_document(report)
        spans = [(one.start, one.end) for one in article.toponyms]
        given = resolve_given(document, spans)
        said[article.name] = Said(
            given=tuple(
                None if detail is None else _spot(*span, detail)
                for span, detail in zip(spans, given, strict=True)
            ),
            found=tuple(
                _spot(one.start, one.end, one.detail, people=one.demonym)
                for one in find_places(document)
                if one.level != "site"
            ),
        )
    return said


def _spot(start: int, end: int, detail: PlaceDetail, *, people: bool = False) -> Spot:
    from tallybook.evaluate.geo_score import Spot

    north, east = detail.latitude, detail.longitude
    point = None if north is None or east is None else (north, east)
    return Spot(start=start, end=end, country=detail.country, point=point, people=people)


def print_geo(out: Console, score: GeoScore) -> None:
    """Print the figures of all articles and of each file."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in ("country", "161 km", "of", "found P", "R", "F", "resolved P", "R", "F"):
        table.add_column(heading, justify="right")
    keys = (
        "country_right within_161_km within_total found_precision found_recall found_f"
        " resolved_precision resolved_recall resolved_f"
    ).split()
    rows = [*score.corpora.items(), ("all", {key: getattr(score, key) for key in keys})]
    for name, row in rows:
        table.add_row(name, *(_told(row[key]) for key in keys))
    out.print(f"{score.articles} articles, {score.toponyms} marked places")
    out.print(table)
    out.print(f"{len(score.misses)} marked places are wrong; --json lists all")


def _told(value: float | int | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
