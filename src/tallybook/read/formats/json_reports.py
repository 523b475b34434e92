"""JSON documents and JSON lines: one object a report.

A document is an object, a list of objects, or an object with such a list under a name of LISTS.
A field counts under the first of its names (FIELDS) that has a value.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from tallybook.errors import UnreadableReport
from tallybook.read.decode import decode
from tallybook.read.markup import has_markup, words_of
from tallybook.read.messages import Draft, Problem, Request

FIELDS: dict[str, tuple[str, ...]] = {
    "given_id": ("report_id", "id"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content"),
    "published": ("published_at", "published", "date"),
    "url": ("url", "link"),
    "language": ("lang", "language"),
    "publisher": ("publisher", "source"),
    "author": ("author", "authors", "byline"),
    "retrieved_at": ("retrieved_at",),
}
LISTS = ("reports", "articles", "items", "documents", "results", "data")

_NO_TEXT = f"none of its fields {', '.join(FIELDS['text'])} holds text"
_NAME_THE_FIELD = "put the report's text in a field named text"
_TOO_DEEP = "it is nested too deep"


def read(request: Request) -> Iterator[Draft | Problem]:
    """Yield a draft or a problem for each object. Raises UnreadableReport if nothing is JSON."""
    if request.lines:
        yield from _read_lines(request.data.split(b"\n"), request.lines, request.name)
        return
    found = decode(request.data, request.name)
    try:
        document = json.loads(found.text, strict=False)
    except json.JSONDecodeError as error:
        yield from _as_lines(found.text, request.name, error)
    except (ValueError, RecursionError) as error:
        raise _not_json(request.name, error) from None
    else:
        yield from _objects(document, request.name)


def _read_lines(
    lines: list[bytes], numbers: tuple[int, ...], name: str
) -> Iterator[Draft | Problem]:
    at = 0
    for number, line in zip(numbers, lines, strict=True):
        span = (at, at + len(line))
        at += len(line) + 1
        try:
            value = json.loads(decode(line, name).text, strict=False)
        except UnreadableReport as error:
            yield Problem(error.cause, error.next_step, part=number, span=span)
        except (ValueError, RecursionError) as error:
            problem = _not_json(name, error)
            yield Problem(problem.cause, problem.next_step, part=number, span=span)
        else:
            yield _draft(value, number, span)


def _as_lines(text: str, name: str, error: json.JSONDecodeError) -> Iterator[Draft | Problem]:
    """Try a document that is not one JSON value as JSON lines, unless not one line is JSON."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    found = list(
        _read_lines([line.encode() for _, line in lines], tuple(n for n, _ in lines), name)
    )
    if len(lines) < 2 or not any(isinstance(one, Draft) for one in found):
        raise _not_json(name, error)
    # Lines of a text that was decoded have no place among the bytes.
    yield from (msgspec.structs.replace(one, span=None) for one in found)


def _not_json(name: str, error: Exception) -> UnreadableReport:
    if isinstance(error, json.JSONDecodeError):
        cause = f"not valid JSON: {error.msg} at line {error.lineno} column {error.colno}"
    elif isinstance(error, RecursionError):
        cause = _TOO_DEEP
    else:
        cause = f"not valid JSON: {error}"
    return UnreadableReport(name, cause, next_step="mend the place that is named and read it again")


def _objects(document: object, name: str) -> Iterator[Draft | Problem]:
    if isinstance(document, dict):
        for key in LISTS:
            inner = document.get(key)
            if isinstance(inner, list) and any(isinstance(one, dict) for one in inner):
                document = inner
                break
        else:
            yield _draft(document, None, None)
            return
    if not isinstance(document, list):
        raise UnreadableReport(name, "its JSON is no object", next_step=_NAME_THE_FIELD)
    if not document:
        raise UnreadableReport(name, "its list of reports is empty", next_step="fetch it again")
    for number, value in enumerate(document, 1):
        yield _draft(value, number, None)


def _draft(value: object, part: int | None, span: tuple[int, int] | None) -> Draft | Problem:
    if not isinstance(value, dict):
        return Problem("its JSON is no object", _NAME_THE_FIELD, part=part, span=span)
    text = _first(value, "text")
    if text is None:
        return Problem(_NO_TEXT, _NAME_THE_FIELD, part=part, span=span)
    warnings: tuple[str, ...] = ()
    if has_markup(text):
        text, warnings = words_of(text), ("the text is HTML; its markup was taken out",)
    return Draft(
        text=text,
        title=_first(value, "title"),
        author=_first(value, "author"),
        publisher=_first(value, "publisher"),
        url=_first(value, "url"),
        published=_date(value),
        published_basis="given",
        language=_first(value, "language"),
        given_id=_first(value, "given_id"),
        retrieved_at=_first(value, "retrieved_at"),
        media_type="application/json",
        warnings=warnings,
        part=part,
        span=span,
    )


def _first(value: dict[str, object], field: str) -> str | None:
    """Return the first name of the field that holds words, as text."""
    for name in FIELDS[field]:
        found = _words(value.get(name), "\n\n" if field == "text" else ", ")
        if found and not found.isspace():
            return found
    return None


def _words(value: object, joint: str) -> str | None:
    """Return a string, a number of at most 20 digits, a list of strings or a `name` as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**20 else None
    if isinstance(value, list):
        return joint.join(one for one in value if isinstance(one, str)) or None
    if isinstance(value, dict):
        return _words(value.get("name"), joint) if isinstance(value.get("name"), str) else None
    return None


def _date(value: dict[str, object]) -> str | int | float | None:
    for name in FIELDS["published"]:
        found = value.get(name)
        if isinstance(found, str | int | float) and found not in ("", 0):
            return found if not isinstance(found, int) or abs(found) < 10**15 else "too large"
    return None
