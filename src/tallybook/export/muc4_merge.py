"""Which accounts of one report make one template?

Accounts of one type are one template unless they tell of different people and things attacked;
one that tells of none goes on with the latest template of its type.
(On half of DEV 1-1100: one template a type gives GTT F 37.1 and official F 38.1, one an account
38.4 and 39.5, this 38.4 and 39.6; places and dates of accounts add nothing beside targets.)
An account that tells of two types is in both. A filler goes to the type whose act is told nearest;
a type that only the encoder saw has no act, and gets things if it is a bombing or an arson, else
people. (One name in 70 and one thing in 90 of DEV keys stand in templates of two types.)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import msgspec

from tallybook.export.muc4_apart import taken_apart
from tallybook.export.muc4_kinds import incident_types
from tallybook.export.muc4_people import human_targets
from tallybook.export.muc4_targets import physical_targets
from tallybook.records import Account, Statement, TargetDetail

# Types that are aimed at things rather than people.
_OF_THINGS = frozenset(("ARSON", "BOMBING"))
_ROLES = frozenset(("weapons", "targets", "victims", "attributions"))


class _Group(msgspec.Struct):
    """The accounts of one template in the making, and whom and what they tell of."""

    name: str
    accounts: list[Account]
    aims: set[str]


def merged(accounts: Sequence[Account]) -> tuple[tuple[str, tuple[Account, ...]], ...]:
    """Return the incident type and the accounts of each template, in the order of the text."""
    groups: list[_Group] = []
    for account in accounts:
        for name, part in _parts(account):
            aims = _aimed_at(part)
            home = _home([group for group in groups if group.name == name], aims)
            if home is None:
                groups.append(_Group(name, [part], aims))
            else:
                home.accounts.append(part)
                home.aims |= aims
    return tuple((group.name, tuple(group.accounts)) for group in groups)


def _home(groups: Sequence[_Group], aims: set[str]) -> _Group | None:
    """Return the group that an account belongs to: it shares a target, or one of them has none."""
    if aims:
        home = next((group for group in reversed(groups) if aims & group.aims), None)
        if home is not None or not groups or groups[-1].aims:
            return home
    return groups[-1] if groups else None


def _aimed_at(account: Account) -> set[str]:
    people = {one.filler.text for one in human_targets([account])}
    return people | {one.text for one in physical_targets([account])}


def _parts(account: Account) -> Iterator[tuple[str, Account]]:
    for name, part in _by_type(account):
        for each in taken_apart(part) if name == "KIDNAPPING" else (part,):
            yield name, each


def _by_type(account: Account) -> list[tuple[str, Account]]:
    acts = incident_types(account)
    if len(acts) < 2:
        return [(name, account) for name in acts]
    return [
        (
            name,
            msgspec.structs.replace(
                account,
                statements=tuple(one for one in account.statements if _is_of(one, name, acts)),
            ),
        )
        for name in acts
    ]


def _distance(one: Statement, told: Sequence[Statement]) -> int:
    return min((abs(act.start - one.start) for act in told), default=sys.maxsize)


def _is_of(one: Statement, name: str, acts: dict[str, list[Statement]]) -> bool:
    """Whether a filler belongs to a type: the one whose act is nearest, or one it fits."""
    if one.field not in _ROLES:
        return True
    told = [each for each in acts if acts[each]]
    if acts[name]:
        return min(told, key=lambda each: _distance(one, acts[each])) == name
    return _fits(one, name)


def _fits(one: Statement, name: str) -> bool:
    """Whether a filler may be of a type that no word tells: bombs and fires hit things."""
    if one.field not in ("targets", "victims"):
        return True
    detail = one.detail
    thing = isinstance(detail, TargetDetail) and detail.target_kind == "physical"
    return thing == (name in _OF_THINGS)
