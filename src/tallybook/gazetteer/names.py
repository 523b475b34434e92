"""How are names of places compared? By their folded form."""

from __future__ import annotations

import functools
import unicodedata

# Letters that Unicode does not take apart into a letter and a mark; apostrophes vanish.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss",
     "ə": "e", "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "´": None,
     ".": " ", ",": " ", "-": " ", "–": " ", "/": " ", "(": " ", ")": " ", "&": " and "}
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@functools.lru_cache(maxsize=32_768)
def fold(name: str) -> str:
    """Return the form under which names are compared: 'São Tomé-Príncipe' is 'sao tome principe'.

    Initials join ('U.S.' is 'us') and 'St. Louis' is 'saint louis'.
    """
    if name.isascii() and name.isalpha():
        plain = name.lower()
        return _SHORT.get(plain, plain)
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(ch for ch in apart if not unicodedata.combining(ch)).translate(_LETTERS)
    words = kept.split()
    if len(words) > 1 and "." in name and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(_SHORT.get(word, word) for word in words)
