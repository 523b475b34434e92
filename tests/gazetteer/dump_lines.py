"""Lines of GeoNames dumps, made by hand."""

from __future__ import annotations

COLUMNS = {
    "geonameid": "90000001", "name": "Dunkolo", "asciiname": "Dunkolo", "alternatenames": "",
    "latitude": "12.25", "longitude": "13.5", "feature_class": "P", "feature_code": "PPL",
    "country": "NG", "cc2": "", "admin1": "27", "admin2": "", "admin3": "", "admin4": "",
    "population": "0", "elevation": "", "dem": "300", "timezone": "Africa/Lagos",
    "changed": "2024-01-01",
}  # fmt: skip


def line(**cells: str) -> str:
    """Return one line: Dunkolo, a village of no known size in Borno, with other cells as given."""
    if "name" in cells:
        cells.setdefault("asciiname", cells["name"])
    return "\t".join({**COLUMNS, **cells}.values()) + "\n"
