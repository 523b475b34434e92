"""What one person decided of one thing: the shape in which the log keeps it."""

from __future__ import annotations

import msgspec

from tallybook.records.ids import make_id


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What one person decided of one thing. A later one supersedes; none is erased.

    `subject` says what `record_ids` are and what `verdict`, a code of `decision_verdicts`, may be:

    - `pair`: two account ids, the lesser first; same, different, unsure.
    - `statement`: one statement id; accepted, rejected, cannot_verify, or corrected: `value` is the
      corrected value, and `field` names the part of the statement that it corrects (a code of
      `correctable`; None is its value).
    - `incident`: the account id of the incident's first account, so that the decision survives
      merges; pinned: `field` is what is pinned (`killed.best`, `place`, `status`, `note`) and
      `value` to what. For a `status`, `seen` is the print of the values that the person looked at.

    `withdrawn` takes back what stood. `on_version` is the version of the incident that the person
    looked at. Decisions of one act (a merge, a split) share `act` and `verb` (a code of `acts`);
    `key` is the caller's own name of the act, under which it is applied once; `undoes` is the act
    that is taken back, and `whose` the person whose verdict came to stand again by that. The book
    fills `decision_id` and `supersedes`.
    """

    subject: str
    record_ids: tuple[str, ...]
    verdict: str
    decider: str
    value: str | int | None = None
    reason: str | None = None
    on_version: int | None = None
    supersedes: str | None = None
    decision_id: str = ""
    field: str | None = None
    seen: str | None = None
    act: str | None = None
    verb: str | None = None
    key: str | None = None
    undoes: str | None = None
    whose: str | None = None

    @property
    def by(self) -> str:
        """The person whose verdict it is."""
        return self.whose or self.decider


def decision_id_of(decision: Decision) -> str:
    """Return the id of a decision: the same words after the same decision have the same id.

    Those of an act carry its name, so that two equal notes are two.
    """
    parts: list[object] = [
        decision.subject,
        *decision.record_ids,
        decision.verdict,
        decision.value,
        decision.decider,
        decision.supersedes,
    ]
    # Decisions of older books have neither; their ids stay.
    if decision.field is not None or decision.act is not None:
        parts += [decision.field, decision.act]
    return make_id("d", *parts)
