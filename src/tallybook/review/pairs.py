"""Which accounts are one incident? Merging, splitting, moving, as decisions on pairs of accounts.

An act says how the accounts of the incidents at hand are to be grouped. It is kept as the decisions
that give just these groups: the contradicting ones turned round, and as few new ones as do.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from tallybook.errors import TallybookError, UsageError
from tallybook.link.constraints import Pair, pair_of
from tallybook.records import Decision, Incident, Judgement
from tallybook.review.acts import Act, By, Outcome, Plan, perform
from tallybook.review.effects import Near, near
from tallybook.store import Book

# Grouping settles in two or three rounds: a bound, so that a fault is an error and no endless run.
_ROUNDS = 20


def merge(book: Book, into: str, other: str, by: By) -> Outcome:
    """Let two incidents be one.

    The id of the whole is that of its earliest account; the other becomes a tombstone.
    Raises StaleDecision, UnknownRecord, UsageError.
    """

    def plan() -> Plan:
        ids = [book.incident_id(into), book.incident_id(other)]
        if ids[0] == ids[1]:
            raise UsageError(f"incident {ids[0]} cannot be merged with itself")
        return Plan(ids, made)

    def made(act: Act) -> list[Decision]:
        one, two = act.incidents
        return _regrouped(book, act, [[*one.account_ids, *two.account_ids]])

    return perform(book, "merge", by, [into, other], plan)


def split(book: Book, incident: str, account_ids: Sequence[str], by: By) -> Outcome:
    """Let these accounts of an incident be an incident of their own.

    Raises StaleDecision, UnknownRecord, UsageError.
    """

    def plan() -> Plan:
        return Plan([book.incident_id(incident)], made)

    def made(act: Act) -> list[Decision]:
        (whole,) = act.incidents
        parted = _full(book, account_ids)
        _check_belong(parted, act.incidents)
        rest = sorted(set(whole.account_ids) - set(parted))
        if not rest:
            raise UsageError(
                f"these are all accounts of incident {whole.incident_id}",
                next_step="leave at least one account where it is",
            )
        return _regrouped(book, act, [rest, parted])

    return perform(book, "split", by, [incident, *account_ids], plan)


def move(book: Book, account_ids: Sequence[str], to: str, by: By) -> Outcome:
    """Let these accounts belong to another incident.

    `on_version` given as one number is that of the incident that they leave.
    Raises StaleDecision, UnknownRecord, UsageError.
    """

    def plan() -> Plan:
        home = book.incidents_of(_full(book, account_ids))
        target = book.incident_id(to)
        if target in home.values():
            raise UsageError(f"some of these accounts are in incident {target} already")
        return Plan([*sorted(set(home.values())), target], made)

    def made(act: Act) -> list[Decision]:
        *left, goal = act.incidents
        moved = _full(book, account_ids)
        _check_belong(moved, left)
        rests = [sorted(set(one.account_ids) - set(moved)) for one in left]
        return _regrouped(book, act, [*filter(None, rests), [*goal.account_ids, *moved]])

    return perform(book, "move", by, [*account_ids, to], plan)


def keep_apart(book: Book, left: str, right: str, by: By, *, verdict: str = "different") -> Outcome:
    """Say that two incidents that look alike are two (`different`), or not to be told (`unsure`).

    Neither changes; the pair leaves the queue. Raises StaleDecision, UnknownRecord, UsageError.
    """
    if verdict not in ("different", "unsure"):
        raise UsageError(f"{verdict!r} keeps nothing apart", next_step="different, or unsure")

    def plan() -> Plan:
        ids = [book.incident_id(left), book.incident_id(right)]
        if ids[0] == ids[1]:
            raise UsageError(f"incident {ids[0]} cannot be kept apart from itself")
        return Plan(ids, made)

    def made(act: Act) -> list[Decision]:
        one, two = (set(each.account_ids) for each in act.incidents)
        across = [
            pair_of(*pair) for pair in book.unsure_of(one) if one & set(pair) and two & set(pair)
        ]
        across = across or [pair_of(min(one), min(two))]
        return [act.decision("pair", pair, verdict) for pair in sorted(set(across))]

    verb = "apart" if verdict == "different" else "unsure"
    return perform(book, verb, by, [left, right], plan)


def _full(book: Book, account_ids: Iterable[str]) -> list[str]:
    found = [book.account(one).account_id for one in account_ids]
    if not found:
        raise UsageError("no account is named", next_step="name the accounts that belong apart")
    return sorted(set(found))


def _check_belong(account_ids: Iterable[str], incidents: Iterable[Incident]) -> None:
    known = {account for one in incidents for account in one.account_ids}
    for one in account_ids:
        if one not in known:
            raise UsageError(f"account {one} is in none of the incidents named")


def _regrouped(book: Book, act: Act, wanted: Sequence[Sequence[str]]) -> list[Decision]:
    """Return the decisions of an act that group the accounts as wanted, and no others otherwise."""
    around = near(book, [one for group in wanted for one in group])
    goal = _goal(around, wanted)
    said = _contradicting(around, goal)
    for _ in range(_ROUNDS):
        missing = _missing(around.groups(_as_said(said)), goal)
        if not missing:
            return [act.decision("pair", pair, said[pair]) for pair in sorted(said)]
        said |= missing
    raise TallybookError(
        "the accounts cannot be grouped so", next_step="keep the book and report this"
    )


def _goal(around: Near, wanted: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the number of the group that each account is to be in; others stay as they are."""
    goal = {one: number for number, group in enumerate(wanted) for one in group}
    for number, group in enumerate(around.groups(), len(wanted)):
        goal |= {one: number for one in group if one not in goal}
    return goal


def _contradicting(around: Near, goal: Mapping[str, int]) -> dict[Pair, str]:
    decided = around.decided()
    turned = {pair: "different" for pair in decided.same if goal[pair[0]] != goal[pair[1]]}
    doubts = decided.different | decided.unsure
    return turned | {pair: "same" for pair in doubts if goal[pair[0]] == goal[pair[1]]}


def _as_said(said: Mapping[Pair, str]) -> list[Judgement]:
    return [
        Judgement(
            judgement_id=f"{left} {right}",
            left=left,
            right=right,
            verdict=verdict,
            score=0.5,
            decided_by="person",
        )
        for (left, right), verdict in said.items()
    ]


def _missing(groups: Sequence[Sequence[str]], goal: Mapping[str, int]) -> dict[Pair, str]:
    """Return what else must be said: mixed groups are parted, then pieces are joined."""
    apart: dict[Pair, str] = {}
    for group in groups:
        for left, right in itertools.combinations(group, 2):
            if goal[left] != goal[right]:
                apart[pair_of(left, right)] = "different"
    if apart:
        return apart
    first: dict[int, str] = {}
    joined: dict[Pair, str] = {}
    for group in groups:
        head = first.setdefault(goal[group[0]], group[0])
        if head != group[0]:
            joined[pair_of(head, group[0])] = "same"
    return joined
