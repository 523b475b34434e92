"""Where does what a person decided of stand after a report was understood anew? By its words.

An account is found again by its id, else by the anchor that its own overlaps most, else, where it
was the only one of its report and is so again, as that one.
A statement is found again by its id, else by the same field, quote and place in the text, saying
the same. A corrected one need not say the same: the person's value stands whatever the program
reads there. Where the text itself has moved, the nearest of the same words stands for the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallybook.records import Account, AttributionDetail, Statement
from tallybook.store.canonical import canonical


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record stands and what it says."""

    record_id: str
    report_id: str
    start: int
    end: int
    quote: str
    field: str | None = None
    told: str | None = None
    alone: int | None = None


def place_of_account(account: Account, *, alone: bool) -> Place:
    """Return the place of an account: its anchor."""
    return Place(
        record_id=account.account_id,
        report_id=account.report_id,
        start=account.anchor_start,
        end=account.anchor_end,
        quote=account.anchor_quote,
        alone=int(alone),
    )


def place_of_statement(statement: Statement) -> Place:
    """Return the place of a statement: its quote, with what it says."""
    return Place(
        record_id=statement.statement_id,
        report_id=statement.report_id,
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        field=statement.field,
        told=_told(statement),
    )


def _told(one: Statement) -> str:
    """Return what a statement says, without how sure the program is of it."""
    detail = one.detail
    standing = detail.standing if isinstance(detail, AttributionDetail) else None
    figure = [one.value, one.number_low, one.number_high, one.bound]
    return canonical([*figure, one.scope, one.modality, standing])


def account_again(place: Place, accounts: Sequence[Account]) -> str | None:
    """Return the id of the account that stands there now, None if none does."""
    ids = [one.account_id for one in accounts]
    if place.record_id in ids:
        return place.record_id
    overlapping = [one for one in accounts if _overlap(place, one.anchor_start, one.anchor_end) > 0]
    if overlapping:
        best = min(
            overlapping,
            key=lambda one: (
                -_overlap(place, one.anchor_start, one.anchor_end),
                one.anchor_start,
                one.account_id,
            ),
        )
        return best.account_id
    return ids[0] if place.alone and len(ids) == 1 else None


def _overlap(place: Place, start: int, end: int) -> int:
    return min(place.end, end) - max(place.start, start)


def statement_again(
    place: Place, accounts: Iterable[Account], *, moved: bool = False, whatever: bool = False
) -> str | None:
    """Return the id of the statement that stands there now, None if none does.

    `moved` says that the text no longer has these words at this place; `whatever` that the
    statement need not say the same.
    """
    field = [s for one in accounts for s in one.statements if s.field == place.field]
    if any(one.statement_id == place.record_id for one in field):
        return place.record_id
    same = [one for one in field if whatever or _told(one) == place.told]
    here = [one for one in same if _overlap(place, one.start, one.end) > 0]
    if moved:
        here = [one for one in same if one.quote == place.quote]
    return min(here, key=lambda one: _distance(place, one)).statement_id if here else None


def _distance(place: Place, one: Statement) -> tuple[bool, bool, int, str]:
    apart = abs(one.start - place.start) + abs(one.end - place.end)
    return _told(one) != place.told, one.quote != place.quote, apart, one.statement_id
