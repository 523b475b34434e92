"""Which description of a person belongs to which name?

"Senator Juan Perez", "Juan Perez, 45, a senator", "the senator was identified as Juan Perez": a
title or role beside a name is told of that name and is no second person. Later mentions in the
same words ("the senator") are the same person when the words are of one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tallybook.export.muc4_strings import called, head_of, is_plural, sureness
from tallybook.export.muc4_vocabulary import listed, threshold
from tallybook.records import Account, Report, Statement, TargetDetail, VictimDetail

# A name and its description stand no further apart than this, in letters.
_FAR = 90
_AGE = re.compile(r"\d{1,2}|\d{1,2}-year-old")
_PIECE = re.compile(r"[,()\[\]]|[^\s,()\[\]]+")

# What opens a description after a name; the most words of one that was cut at a bracket.
_OPENINGS = ([","], ["("], ["["])
_CUT = 8
# A noun that heads more roles than this tells nobody apart.
_MOST = 60

Place = tuple[int, int]


class _Role(msgspec.Struct, frozen=True, kw_only=True):
    """A description's words and the name that they are told of."""

    name: str
    words: str


def with_names(report: Report, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts with each description of a named person told as that person."""
    people = {(one.start, one.end): one for account in accounts for one in _people(account)}
    ordered = [people[place] for place in sorted(people)]
    roles = _beside(report.text, ordered)
    roles |= _in_the_same_words(ordered, roles)
    return tuple(_renamed(account, roles) for account in accounts)


def _people(account: Account) -> Iterator[Statement]:
    return (one for one in account.statements if _is_of_people(one))


def _is_of_people(one: Statement) -> bool:
    detail = one.detail
    human = isinstance(detail, TargetDetail) and detail.target_kind == "human"
    return (human or isinstance(detail, VictimDetail)) and sureness(one) >= threshold("victim")


def _name(one: Statement) -> str:
    return (one.detail.name or "") if isinstance(one.detail, VictimDetail) else ""


def _beside(text: str, people: Sequence[Statement]) -> dict[Place, _Role]:
    """Return what each description that stands beside a name is told of."""
    found: dict[Place, _Role] = {}
    last: Statement | None = None
    reached = 0
    for at, one in enumerate(people):
        if _name(one):
            last, reached = one, one.end
            continue
        following = next((each for each in people[at + 1 : at + 4] if _name(each)), None)
        role = (
            _before(text, one, following)
            or _after(text, one, last, reached)
            or _apart(text, one, following)
        )
        if role is not None:
            found[one.start, one.end] = role
            reached = max(reached, one.end)
    return found


def _before(text: str, one: Statement, name: Statement | None) -> _Role | None:
    """Return the role when the name follows: "senator Juan Perez", "was identified as"."""
    if name is None or name.start - one.end > _FAR:
        return None
    if name.start < one.end:
        return _Role(name=_name(name), words=text[one.start : name.start])
    words = _pieces(text[one.end : name.start])
    titles = set(words) <= listed("roles", "titles")
    if titles or (words[-1] in listed("roles", "links") and len(words) <= 8 and "," not in words):
        return _Role(name=_name(name), words=one.quote)
    return None


def _apart(text: str, one: Statement, name: Statement | None) -> _Role | None:
    """Return the role when the name follows a comma: "the manager, Ana Leon"."""
    if name is None or is_plural(called(one.quote)) or text[one.end : name.start].strip() != ",":
        return None
    return _Role(name=_name(name), words=one.quote)


def _after(text: str, one: Statement, name: Statement | None, reached: int) -> _Role | None:
    """Return the role when the name came before: "Juan Perez, 45, a senator and doctor"."""
    if name is None or one.start < reached or one.start - reached > _FAR:
        return None
    words = _pieces(text[reached : one.start])
    chained = reached > name.end and words == ["and"]
    apart = words[:1] in _OPENINGS and (_is_cut(words) or all(map(_may_stand_between, words)))
    joined = any(
        word == "and" and not _AGE.fullmatch(words[at - 1]) for at, word in enumerate(words)
    )
    several = is_plural(called(one.quote)) and "one" not in words
    if chained or (apart and not joined and not several):
        return _Role(name=_name(name), words=one.quote)
    return None


def _is_cut(words: Sequence[str]) -> bool:
    """Whether the description began in these words: ", Red Front (" before "RF) candidate"."""
    return words[-1] in ("(", "[") and 2 < len(words) <= _CUT


def _pieces(gap: str) -> list[str]:
    return _PIECE.findall(gap.lower())


def _may_stand_between(word: str) -> bool:
    return word in listed("roles", "between") or _AGE.fullmatch(word) is not None


def _in_the_same_words(
    people: Iterable[Statement], roles: dict[Place, _Role]
) -> dict[Place, _Role]:
    """Return the roles of further mentions whose words are all in those of one person."""
    known: dict[str, dict[frozenset[str], set[str]]] = {}
    for role in roles.values():
        of_head = known.setdefault(head_of(called(role.words)), {})
        of_head.setdefault(frozenset(called(role.words).split()), set()).add(role.name)
    found = {}
    for one in people:
        place, words = (one.start, one.end), called(one.quote)
        if _name(one) or place in roles or is_plural(words):
            continue
        names = _called_so(frozenset(words.split()), known.get(head_of(words), {}))
        if len(names) == 1:
            found[place] = _Role(name=names.pop(), words=one.quote)
    return found


def _called_so(words: frozenset[str], known: dict[frozenset[str], set[str]]) -> set[str]:
    """Return the names told of these words, of fewer or of more; none where too many are known."""
    if len(known) > _MOST:
        return set()
    return {name for its, names in known.items() if words <= its or its <= words for name in names}


def _renamed(account: Account, roles: dict[Place, _Role]) -> Account:
    statements = tuple(
        _told_of(one, role)
        if _is_of_people(one) and not _name(one) and (role := roles.get((one.start, one.end)))
        else one
        for one in account.statements
    )
    return msgspec.structs.replace(account, statements=statements)


def _told_of(one: Statement, role: _Role) -> Statement:
    detail = one.detail
    if isinstance(detail, TargetDetail):
        detail = VictimDetail(nationality=detail.nationality, fate=detail.effect)
    known = detail if isinstance(detail, VictimDetail) else VictimDetail()
    detail = msgspec.structs.replace(known, name=role.name, occupation=role.words)
    return msgspec.structs.replace(one, field="victims", detail=detail)
