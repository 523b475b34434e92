"""How does a page become text? Templates with autoescape always on; a drawing is put in as drawn.

Nothing that was read is ever marked safe: only a drawing is, which escapes all its texts itself.
"""

from __future__ import annotations

import functools

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallybook.show import svg, times
from tallybook.show.svg import Node


@functools.cache
def environment() -> Environment:
    """Return the templates of `show`, with autoescape on and no name left undefined."""
    made = Environment(
        loader=PackageLoader("tallybook.show", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Characters that markup cannot hold are replaced wherever a value is written.
    made.finalize = written
    made.globals["said"] = times.said
    return made


def written(value: object) -> object:
    """Return a value as a page writes it: what markup cannot hold is replaced."""
    return svg.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def drawn(one: Node | None) -> Markup | None:
    """Return a drawing for a template; None where there is none."""
    return None if one is None else Markup(svg.render(one))  # noqa: S704


def sheet(css: str) -> Markup:
    """Return a style sheet of ours for a page that carries its own."""
    if "<" in css:
        raise ValueError("a style sheet inside a page holds no markup")
    return Markup(css)  # noqa: S704


def page(template: str, **values: object) -> str:
    """Return a page made from a template."""
    return environment().get_template(template).render(**values)
