"""How is a password kept? As scrypt with its own salt; never as it was typed.

The parameters stand in the hash, so that they can be raised without asking anybody again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

# 2**14, 8, 1 takes 16 MiB and about 50 ms: RFC 7914's figures for interactive logins.
_N, _R, _P = 2**14, 8, 1
_MOST_MEMORY = 64 * 2**20
LEAST_LENGTH, MOST_LENGTH = 12, 1_000


def hashed(password: str) -> str:
    """Return the hash of a password with a new salt: `scrypt$n$r$p$salt$hash`."""
    salt = secrets.token_bytes(16)
    digest = _scrypt(password, salt, _N, _R, _P)
    return f"scrypt${_N}${_R}${_P}${_text(salt)}${_text(digest)}"


def matches(password: str, kept: str) -> bool:
    """Return whether this is the password of the hash; False for what is no hash."""
    try:
        name, n, r, p, salt, digest = kept.split("$")
        if name != "scrypt" or len(password) > MOST_LENGTH:
            return False
        found = _scrypt(password, base64.b64decode(salt), int(n), int(r), int(p))
        return hmac.compare_digest(found, base64.b64decode(digest))
    except (ValueError, MemoryError):
        return False


def is_hash(kept: str) -> bool:
    """Return whether these words have the shape of a hash made here."""
    parts = kept.split("$")
    return len(parts) == 6 and parts[0] == "scrypt" and all(one.isdigit() for one in parts[1:4])


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    words = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


# What an unknown name is compared with, so that it takes as long as a known one.
NOBODY = hashed(secrets.token_hex(16))
