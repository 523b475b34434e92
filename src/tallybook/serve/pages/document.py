"""How does a page become text? Its template inside the frame that every page has."""

from __future__ import annotations

import functools
import secrets
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup, escape

from tallybook.serve import jinja
from tallybook.serve.shapes import Frame
from tallybook.show import html, svg, times
from tallybook.show.incident_page import Links

SERVED = Links(report="/reports/", statement="#s-")


@functools.cache
def environment() -> Environment:
    """Return the templates of the pages, with those of `show` beneath them."""
    base = jinja.environment()
    loaders = [base.loader, PackageLoader("tallybook.show", "templates")]
    made = base.overlay(loader=ChoiceLoader([one for one in loaders if one is not None]))
    made.finalize = html.written
    made.globals["said"] = times.said
    made.globals["links"] = SERVED
    made.filters["exact"] = exact
    made.filters["data"] = data
    made.filters["path"] = path_part
    made.globals["one_key"] = one_key
    made.globals["names_address"] = names_address
    return made


def page(frame: Frame, template: str, title: str, **values: Any) -> str:
    """Return a whole page."""
    loaded = environment().get_template(template)
    return loaded.render(frame=frame, title=title, **values)


def names_address(frame: Frame) -> tuple[str, str]:
    """Return the address of this page with the names of victims covered, or shown again.

    With its label; both empty where the server covers them everywhere.
    """
    pairs = parse_qsl(frame.query, keep_blank_values=True)
    rest = [one for one in pairs if one[0] != "names"]
    if not frame.names_withheld:
        query = urlencode([*rest, ("names", "withheld")])
        return f"{frame.path}?{query}", "Cover the names of victims"
    if len(rest) == len(pairs):
        return "", ""
    return f"{frame.path}?{urlencode(rest)}".rstrip("?"), "Show the names of victims"


def exact(text: str) -> Markup:
    """Return text for an element whose content must be the very text, line ends and all.

    A browser reads a bare carriage return as a line feed; a character reference it keeps.
    """
    return Markup(str(escape(svg.clean(text))).replace("\r", "&#13;"))  # noqa: S704


def data(value: object) -> Markup:
    """Return a value as JSON for an element `script` of type `application/json`.

    Nothing in it can end the element: each `<` is written as an escape of JSON.
    """
    raw = msgspec.json.encode(value).decode("utf-8")
    for sign in "<>&":
        raw = raw.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(raw)  # noqa: S704


def path_part(text: str) -> str:
    """Return an id as one part of a path."""
    return quote(text, safe="")


def one_key() -> str:
    """Return a name for one act, so that a form sent twice is done once."""
    return secrets.token_hex(8)
