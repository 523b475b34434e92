"""Which address has a list with one thing changed: another page, order, view, or a filter less?"""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec

from tallybook.store.listing import Filters

_DEFAULTS = msgspec.to_builtins(Filters())


def pairs_of(filters: Filters, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return the filters that are set, as pairs of a form; `without` leaves some out."""
    pairs: list[tuple[str, str]] = []
    for name, value in msgspec.to_builtins(filters).items():
        if name in without or value == _DEFAULTS[name]:
            continue
        many = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(one)) for one in many if one not in (None, "")]
    return pairs


def address(path: str, filters: Filters, **changed: str | int | None) -> str:
    """Return the address of a list with some parameters changed (None: left out).

    Any change but one of the page itself goes back to the first page.
    """
    renamed = {name.rstrip("_"): value for name, value in changed.items()}
    without = (*renamed, *(() if "page" in renamed else ("page",)))
    pairs = pairs_of(filters, without=without)
    pairs += [
        (name, str(value))
        for name, value in renamed.items()
        if value is not None and value != _DEFAULTS.get(name)
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def without_value(path: str, filters: Filters, name: str, value: str) -> str:
    """Return the address of a list with one value of one filter taken out."""
    pairs = [one for one in pairs_of(filters, without=("page",)) if one != (name, value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path
