"""Taking a book's contents elsewhere: one module a format, with its documented columns.

Each export is a pure function of `BookContents`: the same records give the same bytes.
"""

from tallybook.export.muc4 import export_muc4, templates_of
from tallybook.export.spreadsheets import CSV_TABLES, csv_tables, export_csv
from tallybook.export.whole import JSON_SECTIONS, export_json, stream_json

__all__ = [
    "CSV_TABLES",
    "JSON_SECTIONS",
    "csv_tables",
    "export_csv",
    "export_json",
    "export_muc4",
    "stream_json",
    "templates_of",
]
