"""How another version of the program may read the same report: other ids, places, values, gaps."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import msgspec

from tallybook.records import Account, Statement, account_id_of, statement_id_of

Accounts = Sequence[Account]
Change = Callable[[random.Random, Accounts, str], list[Account]]


def renamed(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return the accounts as a version of another name makes them: every id is another."""
    return [again(one, extractor) for one in accounts]


def shifted(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return accounts whose anchors reach a word further or less far."""
    moved = []
    for one in accounts:
        by = dice.choice((-2, -1, 1, 2))
        end = max(one.anchor_start + 1, one.anchor_end + by)
        moved.append(again(msgspec.structs.replace(one, anchor_end=end), extractor))
    return moved


def forgetful(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return accounts without some of their statements."""
    return [
        again(one, extractor, [each for each in one.statements if dice.random() < 0.8])
        for one in accounts
    ]


def mistaken(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return accounts some of whose figures are read as others."""
    return [again(one, extractor, [_misread(dice, s) for s in one.statements]) for one in accounts]


def _misread(dice: random.Random, one: Statement) -> Statement:
    if not isinstance(one.value, int) or dice.random() < 0.6:
        return one
    number = one.value + dice.choice((1, 2, 10))
    return msgspec.structs.replace(one, value=number, number_low=number, number_high=number)


def blind(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return the accounts but for one that is not seen any more."""
    kept = list(accounts)
    if kept:
        kept.pop(dice.randrange(len(kept)))
    return [again(one, extractor) for one in kept]


def doubled(dice: random.Random, accounts: Accounts, extractor: str) -> list[Account]:
    """Return the accounts, of which one is told in two halves."""
    told = []
    for number, one in enumerate(accounts):
        half = len(one.statements) // 2
        if number == 0 and half:
            told.append(again(one, extractor, one.statements[:half]))
            last = one.statements[-1]
            apart = msgspec.structs.replace(
                one, anchor_start=last.start, anchor_end=last.end, anchor_quote=last.quote
            )
            told.append(again(apart, extractor, one.statements[half:]))
        else:
            told.append(again(one, extractor))
    return told


CHANGES: tuple[Change, ...] = (renamed, shifted, forgetful, mistaken, blind, doubled)


def again(
    account: Account, extractor: str, statements: Sequence[Statement] | None = None
) -> Account:
    """Return an account with the ids that a version of this name gives it."""
    account_id = account_id_of(
        account.report_id, account.anchor_start, account.anchor_end, extractor
    )
    told = account.statements if statements is None else statements
    renewed = {
        _id(one, extractor): msgspec.structs.replace(
            one, statement_id=_id(one, extractor), account_id=account_id, extractor=extractor
        )
        for one in told
    }
    return msgspec.structs.replace(
        account, account_id=account_id, statements=tuple(renewed.values()), extractor=extractor
    )


def _id(one: Statement, extractor: str) -> str:
    return statement_id_of(
        one.report_id, one.start, one.end, one.field, one.value, one.scope, extractor
    )
