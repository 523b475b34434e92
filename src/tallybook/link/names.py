"""Do two names name the same thing? Folding of case, accents, hyphens and spelling."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from importlib import resources

from rapidfuzz.distance import OSA

_PARTS = re.compile(r"[^\W_]+")


@functools.cache
def _lexicon() -> dict[str, frozenset[str]]:
    path = resources.files(__package__) / "lexicon.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower case, without accents, articles and marks, words one space apart."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'s ", " "))
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    articles = _lexicon()["articles"]
    words = [word for word in _PARTS.findall(kept) if word not in articles]
    return " ".join(words)


def is_generic(name: str) -> bool:
    """Return whether every word of a party's name is one that names nobody ("gunmen")."""
    kept = (word for word in fold(name).split() if not word.isdigit())
    return all(word in _lexicon()["generic_parties"] for word in kept)


def near(left: str, right: str) -> bool:
    """Return whether two folded names differ by a slip of spelling ("mogadisho", "mogadishu").

    One edit for names of five letters, two for names of nine; shorter names have to be equal.
    """
    if left == right:
        return True
    short = min(len(left), len(right))
    if short < 5 or left[0] != right[0]:
        return False
    allowed = 2 if short >= 9 else 1
    return OSA.distance(left, right, score_cutoff=allowed) <= allowed


def person_key(name: str) -> str:
    """Return a person's folded name without titles; empty if nothing is left of it."""
    titles = _lexicon()["titles"]
    return " ".join(word for word in fold(name).split() if word not in titles)


def same_person(left: str, right: str) -> bool:
    """Return whether two person keys name one person: equal, or first and last words near.

    "juan jesus ortiz" and "juan ortiz" do; a family name alone does not.
    """
    if left == right:
        return " " in left
    ours, theirs = left.split(), right.split()
    if len(ours) < 2 or len(theirs) < 2:
        return False
    return near(ours[-1], theirs[-1]) and near(ours[0], theirs[0])


def site_words(name: str, around: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of a site's name that tell it from others of its kind, sorted.

    "the upscale Lakeview shopping mall" gives ("lakeview",); "main shopping centers" gives none,
    and so does "the Brenn mall" where `around` has the folded words of the country Brenn.
    """
    plain = _lexicon()["site_plain"] | around
    words = (word for word in fold(name).split() if not word.isdigit())
    return tuple(sorted({word for word in words if not {word, word.removesuffix("s")} & plain}))


def tells_what_followed(words: Iterable[str]) -> bool:
    """Return whether an account's words tell of courts and funerals, by two different ones."""
    return len(_lexicon()["aftermath"].intersection(words)) > 1
