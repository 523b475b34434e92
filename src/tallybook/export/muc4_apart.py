"""Were the people of one account kidnapped together, or each on their own?

People whom one sentence names together were taken together; people who share no sentence were
taken on their own, and each has a template. (In the keys of DEV, of pairs of kidnapped people
named in one report 210 of 215 that share no sentence stand in different templates, and 45 of 51
that share one in the same.)
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.export.muc4_people import Person, human_targets
from tallybook.records import Account, Statement, TargetDetail, VictimDetail


def taken_apart(account: Account) -> tuple[Account, ...]:
    """Return the account, or one account for each group of people who were taken together."""
    groups = _together([one for one in human_targets([account]) if one.name])
    if len(groups) < 2:
        return (account,)
    owner = {sentence: at for at, group in enumerate(groups) for sentence in group}
    return tuple(
        msgspec.structs.replace(
            account,
            statements=tuple(one for one in account.statements if _belongs(one, at, owner)),
        )
        for at in range(len(groups))
    )


def _together(people: Sequence[Person]) -> list[set[int]]:
    """Return the sentences of each group of people, in the order of the text."""
    groups: list[set[int]] = []
    for person in people:
        sentences = {one.sentence for one in person.filler.statements}
        sharing = [group for group in groups if group & sentences]
        groups = [group for group in groups if not group & sentences]
        groups.append(sentences.union(*sharing))
    return sorted(groups, key=min)


def _belongs(one: Statement, at: int, owner: dict[int, int]) -> bool:
    """Whether a statement tells of a group: in its sentences, or in those of none of them."""
    if one.sentence in owner:
        return owner[one.sentence] == at
    human = isinstance(one.detail, TargetDetail) and one.detail.target_kind == "human"
    if not human and not isinstance(one.detail, VictimDetail):
        return True
    before = [sentence for sentence in owner if sentence < one.sentence]
    return owner[max(before, default=min(owner))] == at
