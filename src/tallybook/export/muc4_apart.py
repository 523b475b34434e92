"""Were the people of one account kidnapped together, or each on their own?

People whom one sentence names together were taken together; people who share no sentence were
taken on their own, and each has a template. (In the keys of DEV, of pairs of kidnapped people
named in one report 210 of 215 that share no sentence stand in different templates, and 45 of 51
that share one in the same.)
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import msgspec

from tallybook.export.muc4_people import Person, human_targets
from tallybook.records import Account, Statement, TargetDetail, VictimDetail

# An account of more people than this, each on their own, is left as it is.
_MOST = 60


def taken_apart(account: Account) -> tuple[Account, ...]:
    """Return the account, or one account for each group of people who were taken together."""
    people = [one for one in human_targets([account]) if one.name]
    groups = _together(people) if 1 < len(people) <= _MOST else []
    if len(groups) < 2:
        return (account,)
    owner = {sentence: at for at, group in enumerate(groups) for sentence in group}
    told = sorted(owner)
    owners = [_owner(one, owner, told) for one in account.statements]
    return tuple(
        msgspec.structs.replace(
            account,
            statements=tuple(
                one
                for one, its in zip(account.statements, owners, strict=True)
                if its is None or its == at
            ),
        )
        for at in range(len(groups))
    )


def _together(people: Sequence[Person]) -> list[set[int]]:
    """Return the sentences of each group of people, in the order of the text."""
    group_of: dict[int, set[int]] = {}
    for person in people:
        sentences = {one.sentence for one in person.filler.statements}
        group = sentences.union(*(group_of[one] for one in sentences if one in group_of))
        group_of |= dict.fromkeys(group, group)
    return sorted({id(group): group for group in group_of.values()}.values(), key=min)


def _owner(one: Statement, owner: dict[int, int], told: Sequence[int]) -> int | None:
    """Return the group that a statement tells of, None for all of them.

    That of its sentence; people in sentences of no group go with the group before.
    """
    human = isinstance(one.detail, TargetDetail) and one.detail.target_kind == "human"
    if one.sentence in owner or not (human or isinstance(one.detail, VictimDetail)):
        return owner.get(one.sentence)
    return owner[told[max(0, bisect.bisect(told, one.sentence) - 1)]]
