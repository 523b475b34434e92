"""How does a record look outside? Names as in the docs, numbers of a sensible length."""

from __future__ import annotations

from typing import Any

import msgspec

# 5 decimals of a degree are about a metre; no score or confidence is known to a ten-thousandth.
_DECIMALS = {"latitude": 5, "longitude": 5}
_OTHER_DECIMALS = 4


def plain(record: msgspec.Struct, *, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the record as plain values in the order of its fields, without those left out."""
    values: dict[str, Any] = msgspec.to_builtins(record)
    return {key: rounded(one, key) for key, one in values.items() if key not in leave_out}


def rounded(value: object, name: str = "") -> object:
    """Return plain values with every fraction rounded: degrees to 5 decimals, others to 4."""
    if isinstance(value, float):
        # Adding zero turns -0.0 into 0.0: two books must not differ in a sign of nothing.
        return round(value, _DECIMALS.get(name, _OTHER_DECIMALS)) + 0.0
    if isinstance(value, dict):
        return {key: rounded(one, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(one, name) for one in value]
    return value
