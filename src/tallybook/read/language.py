"""Which language is a text in? ISO 639-1, or None where nothing says."""

from __future__ import annotations

import re

# The commonest small words of English that few other languages write.
_ENGLISH = frozenset(
    "the of and that was were said with for they his has have been from which who after had "
    "their this would by but are".split()
)
_WORD = re.compile(r"[a-z']{1,20}")
_CODE = re.compile(r"[a-zA-Z]{2,3}(?![a-zA-Z])")
# Shares of small words over 4,000 characters: English news has 0.25 to 0.35 in lower case,
# other languages in Latin letters below 0.05.
_SURELY_ENGLISH = 0.15
_SAMPLE = 4_000
_LEAST_LETTERS = 20


def language_of(text: str, given: str | None = None) -> str | None:
    """Return the language: the given code if it is one, else what the words say."""
    if given and (found := _CODE.match(given.strip())):
        return found[0].lower()
    # The start may be a menu or a header: take the middle.
    start = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[start : start + _SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) > 5 and sum(word in _ENGLISH for word in words) > _SURELY_ENGLISH * len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return None
    import py3langid  # loads numpy and its model: only for what is not plainly English

    return str(py3langid.classify(sample)[0])
