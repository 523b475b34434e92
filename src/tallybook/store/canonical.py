"""How is a record written so that equal records have equal bytes, and what can be written at all?

Canonical JSON after RFC 8785: keys sorted, no white space, UTF-8, shortest numbers; it differs
in one point, a whole float keeps its `.0`, so that a value reads back with the type it had.
"""

from __future__ import annotations

import hashlib
import re
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder(order="sorted")
# The largest whole number that an INTEGER column takes, in SQLite and in PostgreSQL.
LARGEST = 2**63 - 1


def canonical(value: object) -> str:
    """Return the canonical JSON of a record or of plain values.

    Raises UnicodeEncodeError or OverflowError for what `storable` would mend.
    """
    return _encoder.encode(value).decode("utf-8")


def entry_hash(prev_hash: str, *, seq: int, at: str, body: str) -> str:
    """Return the SHA-256 of a log entry: of the hash before it and its own canonical JSON.

    `body` is canonical JSON already, so the whole entry is put together and not parsed again.
    """
    entry = f'{prev_hash}{{"at":"{at}","body":{body},"seq":{seq}}}'
    return hashlib.sha256(entry.encode("utf-8")).hexdigest()


def storable(record: T) -> T:
    """Return the record as it can be stored: itself, nearly always.

    A lone surrogate (a file name that is no UTF-8) becomes U+FFFD, one character for one, so
    that offsets hold (in `source_name`, its escape); a whole number above 2**63 - 1 becomes
    None, or its digits in `value`.
    """
    try:
        encoded = _encoder.encode(record)
    except (UnicodeEncodeError, OverflowError):
        return _mended(record)
    # 2**63 has 19 digits; a run of 19 digits is rare enough for the slow way to be cheap.
    return _mended(record) if _has_long_number(encoded) else record


def _has_long_number(encoded: bytes) -> bool:
    digits = encoded.translate(_DIGITS_ONLY)
    return b"0" * 19 in digits


_DIGITS_ONLY = bytes(ord("0") if chr(i).isdigit() and i < 128 else ord(" ") for i in range(256))


def _mended(record: T) -> T:
    plain = _mended_value(msgspec.to_builtins(record), "")
    return msgspec.convert(plain, type(record), str_keys=True)


def _mended_text(text: str, name: str) -> str:
    if name == "source_name":
        # Two names that differ must stay two names.
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _mended_value(value: object, name: str) -> object:
    if isinstance(value, str):
        return _mended_text(value, name)
    if isinstance(value, dict):
        return {key: _mended_value(one, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mended_value(one, name) for one in value]
    if isinstance(value, int) and abs(value) > LARGEST:
        return str(value) if name == "value" else None
    return value
