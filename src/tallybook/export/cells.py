"""What may stand in a cell of a table that a spreadsheet opens? Never a formula.

A spreadsheet runs a text that starts with `=`, `+`, `-`, `@`, and some also behind white space
or for full-width forms. Such a text gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import unicodedata

# Characters that start a formula or a command; `|` and `%` as in the package defusedcsv.
_STARTS = frozenset("=+-@|%")
# Kinds of characters that a spreadsheet may skip at the start: separators, controls, formats.
_SKIPPED = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
Cell = str | int | float | None


def cell(value: Cell | bool) -> str:
    """Return the text of one cell: numbers and truth values plainly, None empty, text defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return defused(value)
    return str(value)


def defused(text: str) -> str:
    """Return the text so that no spreadsheet reads it as a formula.

    White space and invisible characters at its start are taken off, since a formula may hide
    behind them; NUL, which no CSV holds, is taken out.
    """
    text = _shown(text.replace("\x00", ""))
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first and first[0] in _STARTS else text


def _shown(text: str) -> str:
    for number, character in enumerate(text):
        if unicodedata.category(character) not in _SKIPPED:
            return text[number:]
    return ""
