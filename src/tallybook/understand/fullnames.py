"""What is the full name of a person whom the report also calls by a part of it?

"Jane Roe was shot. Roe, 34, died later": the second name is the first one's end. A name takes the
fullest form that the report has for it, unless two people's names could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tallybook.records import VictimDetail
from tallybook.understand.mentions import Fact

# A word in more names than this tells nobody apart; it also keeps hostile lists cheap.
_MOST = 40


def with_full_names(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts with each victim under the fullest name that the report has."""
    full = _full_of({_plain(name) for name in map(_name, facts) if name})
    return tuple(_renamed(one, full) for one in facts)


def _name(fact: Fact) -> str | None:
    return fact.detail.name if isinstance(fact.detail, VictimDetail) else None


def _plain(name: str) -> str:
    """Return the name without the mark of a possessive: "Jane Roe's" names Jane Roe."""
    for mark in ("'s", "'S", "’s", "’S"):
        name = name.removesuffix(mark)
    return name


def _full_of(names: Iterable[str]) -> dict[str, str]:
    """Return the fullest form of each name that has exactly one."""
    holding: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for word in set(name.casefold().split()):
            holding[word].append(name)
    found = {}
    for name in names:
        fuller = _fuller(name, holding)
        if len(fuller) == 1:
            found[name] = fuller[0]
    return found


def _fuller(name: str, holding: dict[str, list[str]]) -> list[str]:
    """Return the longer names that this may be a part of, without those that are parts of others.

    Empty when a word of it stands in too many names.
    """
    near = holding[min(name.casefold().split(), key=lambda word: len(holding[word]), default="")]
    if len(near) > _MOST:
        return []
    longer = [other for other in near if is_part(name, other)]
    return [one for one in longer if not any(is_part(one, other) for other in longer)]


def is_part(name: str, other: str) -> bool:
    """Return whether one name is a shorter form of another: all its words, in that order."""
    words, others = name.casefold().split(), other.casefold().split()
    return len(words) < len(others) and in_order(words, others)


def in_order(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether a name holds these words in their order; no words are in no name."""
    left = iter(name)
    return bool(words) and all(word in left for word in words)


def _renamed(fact: Fact, full: dict[str, str]) -> Fact:
    detail = fact.detail
    if not isinstance(detail, VictimDetail) or not detail.name:
        return fact
    plain = _plain(detail.name)
    name = full.get(plain, plain)
    if name == detail.name:
        return fact
    variants = detail.name_variants if plain == name else (*detail.name_variants, plain)
    return msgspec.structs.replace(
        fact,
        value=name,
        detail=msgspec.structs.replace(detail, name=name, name_variants=variants),
    )
