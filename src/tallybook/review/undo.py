"""How is an act taken back? By decisions that supersede its own with what stood before.

Nothing is erased: the act stays in the log, and so does the undo. An undo is no act to be undone;
what it took back is done again by deciding so again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.errors import UsageError
from tallybook.records import Decision
from tallybook.review.acts import Act, By, Outcome, Plan, perform
from tallybook.store import Book, Held

_WITHDRAWN = "withdrawn"


def undo(book: Book, by: By, act: str | None = None) -> Outcome:
    """Take an act back: this one, or the person's last that still holds.

    What stood before it stands again, with the name of who decided it. Raises UsageError if there
    is nothing to undo, or if somebody decided on the same thing since; StaleDecision.
    """

    def plan() -> Plan:
        held = _acted(book, by, act)

        def made(under_way: Act) -> list[Decision]:
            return [_taken_back(book, under_way, one) for one in reversed(held)]

        return Plan(_incidents_of(book, held), made)

    return perform(book, "undo", by, [act], plan)


def _acted(book: Book, by: By, act: str | None) -> tuple[Held, ...]:
    """Return the decisions of the act that is to be undone."""
    chosen = act or book.last_act_of(by.decider)
    if chosen is None:
        raise UsageError(f"{by.decider} has no act to undo")
    held = book.held_of_act(chosen)
    if not held:
        raise UsageError(
            f"there is no act {chosen}", next_step="`tallybook review history` lists the acts"
        )
    if held[0].decision.undoes:
        raise UsageError(f"act {chosen} is an undo", next_step="decide so again instead")
    return held


def _incidents_of(book: Book, held: Sequence[Held]) -> list[str]:
    decisions = [one.today() for one in held]
    ids = [one for each in decisions for one in each.record_ids]
    home = book.incidents_of([*ids, *book.account_ids_of(ids).values()])
    return sorted(set(home.values()))


def _taken_back(book: Book, act: Act, held: Held) -> Decision:
    chain = {one.decision.decision_id: one for one in book.held_about(held.today().record_ids)}
    _check_last(chain, held)
    before = _origin(chain, _before(chain, held.decision))
    now = held.today()
    replace = msgspec.structs.replace
    taken = act.decision(now.subject, now.record_ids, _WITHDRAWN)
    taken = replace(taken, field=now.field, undoes=now.act, supersedes=held.decision.decision_id)
    if before is None or before.verdict == _WITHDRAWN:
        return taken
    return replace(
        taken,
        verdict=before.verdict,
        value=before.value,
        seen=before.seen,
        whose=before.by,
        reason=act.by.reason or before.reason,
    )


def _before(chain: Mapping[str, Held], decision: Decision) -> Decision | None:
    held = chain.get(decision.supersedes or "")
    return held.decision if held else None


def _origin(chain: Mapping[str, Held], decision: Decision | None) -> Decision | None:
    """Return the decision that this one repeats: an undo repeats what stood before the undone."""
    while decision is not None and decision.undoes:
        undone: Decision | None = _before(chain, decision)
        while undone is not None and undone.act != decision.undoes:
            undone = _before(chain, undone)
        decision = _before(chain, undone) if undone else None
    return decision


def _check_last(chain: Mapping[str, Held], held: Held) -> None:
    """Raise UsageError unless this decision is what holds of its thing, if through an undo."""
    last = held
    while last.superseded_by and last.superseded_by in chain:
        last = chain[last.superseded_by]
    if _origin(chain, last.decision) != held.decision:
        later = last.decision
        raise UsageError(
            f"{later.decider} decided on this since ({later.verb or later.verdict})",
            next_step="undo that first, or decide anew",
        )
