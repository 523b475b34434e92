"""Which armed groups and forces of the world go by which names.

The list (`groups.toml`) is data with a date. A name that it does not hold is kept as written by
whoever asks; names are compared after folding, so that al-Shabab, Al Shabaab and Al-Shabāb meet.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from importlib import resources

import msgspec

# Articles and joiners inside names of Arabic, Urdu and Hausa: spelt, joined or left out at will.
_ARTICLES = frozenset("al el ul ud ur ad ash as e i the wal wa".split())
_PARTS = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"(.)\1+")


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group or force. `countries` are ISO 3166-1 codes of where it acts, the first its own.

    `kind`: insurgent, clandestine, militia, paramilitary, death_squad, cartel, gang,
    private_force, state_force. Years are None where not known.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None


class GroupName(msgspec.Struct, frozen=True, kw_only=True):
    """One folded name and the groups that go by it, in the order of the list.

    `initials` are the letters as they must be written in text of mixed case (None for a name
    in words); `ambiguous` names need support in the report; `word` marks initials that spell
    an English word.
    """

    words: tuple[str, ...]
    groups: tuple[Group, ...]
    initials: str | None = None
    ambiguous: bool = False
    word: bool = False


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    source: str
    as_of: str
    ambiguous: list[str]
    words: list[str]
    spellings: list[list[str]]
    group: list[Group]


@functools.cache
def _file() -> _File:
    path = resources.files(__package__) / "groups.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)


@functools.cache
def armed_groups() -> dict[str, Group]:
    """Return every group of the list by its id."""
    return {one.id: one for one in _file().group}


def data_date() -> str:
    """Return the day for which the list was made, ISO 8601."""
    return _file().as_of


@functools.cache
def _spellings() -> dict[str, str]:
    return {_squeeze(form): _squeeze(line[0]) for line in _file().spellings for form in line}


def _squeeze(word: str) -> str:
    """Lower case, no accents, no doubled letters: Shabaab and Shabab are one word."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return _DOUBLED.sub(r"\1", "".join(c for c in plain if not unicodedata.combining(c)))


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> tuple[str, ...]:
    """Return the words by which a name is compared.

    Case, accents, apostrophes, hyphens, doubled letters, a possessive s and the articles of
    transcribed names do not count: `fold("Al-Shabaab's") == fold("al Shabab")`.
    """
    name = name.replace("’", "'").replace("'s ", "s ").removesuffix("'s").removesuffix("'S")
    words = (_squeeze(part) for part in _PARTS.findall(name.replace("'", "").replace("ʿ", "")))
    spellings = _spellings()
    return tuple(spellings.get(word, word) for word in words if word not in _ARTICLES)


def _initials(name: str) -> str | None:
    """The name itself where it is written in initials: ELN, ISIS-K, M-19; LeT, HuJI."""
    capitals = sum(c.isupper() for c in name)
    short = len(name) <= 9 and " " not in name
    return name if short and capitals >= 2 and capitals * 2 >= len(name) - 2 else None


@functools.cache
def group_names() -> dict[str, tuple[GroupName, ...]]:
    """Return all names by their first folded word, longest first."""
    file = _file()
    ambiguous, words = frozenset(file.ambiguous), frozenset(file.words)
    # Initials are told apart as they are written: folding would make IS of ISS.
    named: dict[tuple[tuple[str, ...], str | None], list[tuple[Group, str]]] = {}
    for group in file.group:
        for name in _names_of(group):
            holders = named.setdefault((fold(name), _initials(name)), [])
            if all(group is not other for other, _ in holders):
                holders.append((group, name))
    index: dict[str, list[GroupName]] = {}
    for (folded, initials), holders in named.items():
        name = holders[0][1]
        one = GroupName(
            words=folded,
            groups=tuple(group for group, _ in holders),
            initials=initials,
            ambiguous=name in ambiguous,
            word=name.upper() in words,
        )
        index.setdefault(folded[0], []).append(one)
    return {
        first: tuple(sorted(ones, key=lambda one: (-len(one.words), one.initials or "")))
        for first, ones in index.items()
    }


def _names_of(group: Group) -> tuple[str, ...]:
    """The names to look for: a canonical name with a gloss in brackets is none of them."""
    own = () if group.name.endswith(")") and "(Maoist)" not in group.name else (group.name,)
    return own + group.aliases


def find_groups(name: str) -> tuple[Group, ...]:
    """Return the groups that go by exactly this name, most likely first; none if unknown."""
    folded = fold(name)
    for one in group_names().get(folded[0], ()) if folded else ():
        if one.words == folded and one.initials in (None, name):
            return one.groups
    return ()


def match_name(words: Sequence[str], at: int) -> tuple[GroupName, ...]:
    """Return the names that stand at position `at` of folded words, longest first."""
    return tuple(
        one
        for one in group_names().get(words[at], ())
        if tuple(words[at : at + len(one.words)]) == one.words
    )


def pick_group(name: GroupName, countries: Sequence[str]) -> Group | None:
    """Return the group that a name stands for in a report that names these countries.

    Countries are in order of how much the report speaks of them. An ambiguous name without one
    of its countries is no group (None); a name of several groups goes to the one whose country
    comes first, else to the first of the list.
    """
    ranked = [
        (min((countries.index(c) for c in group.countries if c in countries), default=99), i)
        for i, group in enumerate(name.groups)
    ]
    rank, best = min(ranked)
    if name.ambiguous and rank == 99:
        return None
    return name.groups[best]
