"""One module a format: the bytes of one input -> the drafts of its reports.

Each has `read(request) -> Iterator[Draft | Problem]` and raises UnreadableReport if the input as a
whole gives nothing. They run in a child process and are imported there when first needed.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from tallybook.read.messages import Draft, Problem, Request

_MODULES = {
    "text": "text",
    "markdown": "text",
    "html": "html",
    "pdf": "pdf",
    "json": "json_reports",
    "json_lines": "json_reports",
    "feed": "feed",
    "mail": "mail",
}


def read_format(request: Request) -> Iterator[Draft | Problem]:
    """Yield what an input of the format `request.kind` gives.

    Raises UnreadableReport if it gives nothing.
    """
    module = importlib.import_module(f"{__name__}.{_MODULES[request.kind]}")
    found: Iterator[Draft | Problem] = module.read(request)
    return found
