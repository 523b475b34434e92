"""What does each decision carry? One shape a kind; what is unknown or too long is refused.

Each names the incident and the version of it that the person looked at.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

_Id = Annotated[str, msgspec.Meta(min_length=4, max_length=40, pattern=r"^[a-z][0-9a-f]+$")]
_Version = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
_Reason = Annotated[str, msgspec.Meta(max_length=2_000)]
_Words = Annotated[str, msgspec.Meta(max_length=2_000)]
# JSON holds whole numbers exactly up to here.
_Number = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
_Accounts = Annotated[tuple[_Id, ...], msgspec.Meta(min_length=1, max_length=1_000)]
_Field = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class _Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    incident_id: _Id
    on_version: _Version
    reason: _Reason | None = None


class OnStatement(_Asked, frozen=True, kw_only=True):
    """What a person says of a statement of the incident; `value` and `field` where corrected.

    `field` is a code of `correctable`; None is the value itself.
    """

    statement_id: _Id
    verdict: Literal["accepted", "corrected", "rejected", "cannot_verify"]
    value: _Words | _Number | None = None
    field: _Field | None = None


class Merge(_Asked, frozen=True, kw_only=True):
    """Two incidents are one."""

    other_id: _Id
    other_version: _Version


class Apart(_Asked, frozen=True, kw_only=True):
    """Two incidents that look alike are two, or are not to be told."""

    other_id: _Id
    other_version: _Version
    verdict: Literal["different", "unsure"] = "different"


class Split(_Asked, frozen=True, kw_only=True):
    """These accounts of the incident are an incident of their own."""

    account_ids: _Accounts


class Move(_Asked, frozen=True, kw_only=True):
    """These accounts of the incident belong to another one."""

    account_ids: _Accounts
    to_id: _Id
    to_version: _Version


class Pinned(_Asked, frozen=True, kw_only=True):
    """A value of the incident is this, whatever the reports give; None is not known."""

    field: _Field
    value: _Words | _Number | None = None


class Status(_Asked, frozen=True, kw_only=True):
    """Where the incident stands."""

    status: Literal["candidate", "under_review", "accepted", "rejected"]


class Noted(_Asked, frozen=True, kw_only=True):
    """Something to remember of the incident."""

    note: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]


class Undo(_Asked, frozen=True, kw_only=True):
    """An act is taken back: this one, that of this decision, or the asker's last."""

    act: _Id | None = None
    decision_id: _Id | None = None


Asked = OnStatement | Merge | Apart | Split | Move | Pinned | Status | Noted | Undo

KINDS: dict[str, type[Asked]] = {
    "statement": OnStatement,
    "merge": Merge,
    "apart": Apart,
    "split": Split,
    "move": Move,
    "pin": Pinned,
    "status": Status,
    "note": Noted,
    "undo": Undo,
}
