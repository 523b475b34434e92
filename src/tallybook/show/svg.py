"""How is a drawing written so that no text in it can ever become markup?

A drawing is a tree of `Node`s; `render` escapes every text and every attribute. There is no way
to put markup in but by a node, no `style` attribute and no script: the policy of the pages
refuses both, and classes of the style sheet do the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import msgspec

# Characters that XML cannot hold at all, even escaped.
_FORBIDDEN: Final = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (*range(0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
    if code not in (0x09, 0x0A, 0x0D)
}

Value = str | int | float


class Node(msgspec.Struct, frozen=True):
    """One element: its name, attributes, and what stands inside it (text or elements)."""

    tag: str
    attributes: dict[str, Value] = {}
    children: tuple[Node | str, ...] = ()


def node(tag: str, *children: Node | str | None, **attributes: Value | None) -> Node:
    """Return an element. `class_` is `class`, `text_anchor` is `text-anchor`; None leaves out."""
    named = {
        key.rstrip("_").replace("_", "-"): value
        for key, value in attributes.items()
        if value is not None
    }
    if "style" in named or any(key.startswith("on") for key in named):
        raise ValueError("a drawing has neither inline style nor script; use a class")
    return Node(tag, named, tuple(one for one in children if one is not None))


def group(class_: str, children: Iterable[Node | None]) -> Node:
    """Return a group of elements under one class."""
    return node("g", *children, class_=class_)


def drawing(
    name: str,
    size: tuple[float, float],
    told: tuple[str, str],
    children: Sequence[Node | None],
    class_: str = "",
) -> Node:
    """Return a whole drawing of `size`, told by its title and description to those who see none.

    `name` begins the ids inside it and is unique on its page. One with links in it is a group:
    what stands inside an image cannot be reached.
    """
    title, words = told
    return node(
        "svg",
        node("title", title, id=f"{name}-title"),
        node("desc", words, id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        role="group" if any(_has_link(one) for one in children) else "img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=f"drawing {class_}".strip(),
    )


def _has_link(one: Node | str | None) -> bool:
    if not isinstance(one, Node):
        return False
    return one.tag == "a" or any(_has_link(child) for child in one.children)


def render(one: Node) -> str:
    """Return the drawing as text."""
    parts: list[str] = []
    _write(one, parts)
    return "".join(parts)


def _write(one: Node, parts: list[str]) -> None:
    parts.append(f"<{one.tag}")
    parts += [f' {key}="{_text(value)}"' for key, value in one.attributes.items()]
    if not one.children:
        parts.append("/>")
        return
    parts.append(">")
    for child in one.children:
        if isinstance(child, str):
            parts.append(_text(child))
        else:
            _write(child, parts)
    parts.append(f"</{one.tag}>")


def _text(value: Value) -> str:
    words = value if isinstance(value, str) else number(value)
    return escape(clean(words), quote=True)


def clean(words: str) -> str:
    """Return the words with each character that no XML can hold replaced by U+FFFD."""
    return words if words.isprintable() else words.translate(_FORBIDDEN)


def number(value: float) -> str:
    """Return a coordinate in at most one decimal: finer than a screen shows, and short."""
    rounded = round(float(value), 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def with_style(drawn: Node, style: str) -> str:
    """Return a drawing as a file of its own, with the style sheet it needs inside it."""
    # The style sheet is ours: it holds no text of any report.
    if "<" in style:
        raise ValueError("a style sheet inside a drawing holds no markup")
    sheet = Node("style", {}, (style,))
    told, rest = drawn.children[:2], drawn.children[2:]
    whole = Node(drawn.tag, drawn.attributes, (*told, sheet, *rest))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + render(whole) + "\n"
