"""How records get their ids: the same content has the same id, on every machine.

An id is a letter for the kind of record and the first 16 hexadecimal digits of the SHA-256
of its parts. Parts are joined by an escaped separator, so that ("ab", "c") and ("a", "bc")
differ.
"""

import hashlib

# 64 bits: two of 10^8 records share an id with a chance of about 3 in 10^4.
_DIGITS = 16


def make_id(kind: str, *parts: object) -> str:
    """Return the id of a record of this `kind` (one letter) made of these parts."""
    joined = "\x1f".join(_plain(part) for part in parts)
    return f"{kind}{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def _plain(part: object) -> str:
    if part is None:
        return "\x00"
    return str(part).replace("\x1f", "\x1f\x1f")
