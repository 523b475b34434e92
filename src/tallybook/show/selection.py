"""How is a selection of incidents shown as one file: its map, and the table behind it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tallybook.records import Incident
from tallybook.show import basemap, html, stylesheet, svg, wording
from tallybook.show.map import selection_map
from tallybook.show.places import PlaceMark, area_words, mark_of


def marks_of(
    incidents: Sequence[Incident], href_of: Callable[[str], str] | None = None
) -> tuple[PlaceMark, ...]:
    """Return the marks of the incidents that can be placed; `href_of` gives the link of an id."""
    found = (
        mark_of(
            one,
            f"{one.title or one.incident_id}: {wording.tallies_words(one)}",
            wording.place_words(one),
            href_of(one.incident_id) if href_of else None,
        )
        for one in incidents
    )
    return tuple(one for one in found if one)


def map_file(incidents: Sequence[Incident]) -> str:
    """Return the map of the incidents as an SVG file that needs nothing else."""
    drawn = selection_map(marks_of(incidents))
    return svg.with_style(drawn, stylesheet.stylesheet(stylesheet.DRAWINGS))


def map_page(incidents: Sequence[Incident], title: str) -> str:
    """Return the map with the table behind it as one HTML file, without script."""
    marks = {one.incident_id: one for one in marks_of(incidents)}
    without = len(incidents) - len(marks)
    left_out = f" {without} of no known place are in the table only." if without else ""
    return html.page(
        "map_file.html",
        title=title,
        style=html.sheet(stylesheet.stylesheet(stylesheet.RECORDS)),
        drawing=html.drawn(selection_map(tuple(marks.values()))),
        caption=f"{len(marks)} incidents on the map.{left_out} {basemap.CREDIT}",
        head=_HEAD,
        rows=[_row(one, marks.get(one.incident_id)) for one in incidents],
    )


_HEAD = ("when", "where", "on the map", "what", "killed", "wounded", "who", "id")


def _row(incident: Incident, mark: PlaceMark | None) -> tuple[str, ...]:
    return (
        wording.date_words(incident),
        wording.place_words(incident),
        area_words(mark.precision) if mark else "not on the map",
        incident.title or incident.incident_id,
        wording.tally_words(incident.tallies.get("killed")),
        wording.tally_words(incident.tallies.get("wounded")),
        wording.who_words(incident),
        incident.incident_id,
    )
