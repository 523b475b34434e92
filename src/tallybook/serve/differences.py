"""What did a new version of an incident change? Field by field, in words where they are short."""

from __future__ import annotations

from tallybook.records import Incident, Tally

# What changes with every version and says nothing by itself.
_NOT_TOLD = {"incident_id", "version", "field_from", "summary", "decisions"}
# Told as before and after; of the others it is told that they changed.
_SHORT = ("status", "occurred_from", "occurred_to", "country", "adm1", "place", "site", "stage")


def changed_fields(before: Incident | None, after: Incident) -> tuple[str, ...]:
    """Return the names of the fields that differ, a tally as `tallies.killed`; none at first."""
    if before is None:
        return ()
    found = []
    for name in after.__struct_fields__:
        if name == "tallies":
            found += [f"tallies.{one}" for one in _changed_tallies(before, after)]
        elif name not in _NOT_TOLD and getattr(before, name) != getattr(after, name):
            found.append(name)
    return tuple(found)


def _changed_tallies(before: Incident, after: Incident) -> list[str]:
    every = dict.fromkeys((*before.tallies, *after.tallies))
    return [one for one in every if before.tallies.get(one) != after.tallies.get(one)]


def words_for(before: Incident | None, after: Incident) -> str:
    """Return in one line what changed: `killed 59 to 67; place`."""
    if after.status == "merged":
        return f"merged into {after.merged_into}"
    if before is None:
        return "new"
    told = [_told(before, after, name) for name in changed_fields(before, after)]
    return "; ".join(told) or "nothing that is shown"


def _told(before: Incident, after: Incident, name: str) -> str:
    if name.startswith("tallies."):
        harm = name.partition(".")[2]
        return f"{harm} {_span(before.tallies.get(harm))} to {_span(after.tallies.get(harm))}"
    if name in _SHORT:
        return f"{name} {getattr(before, name) or 'not stated'} to {getattr(after, name)}"
    return name


def _span(tally: Tally | None) -> str:
    """Return `59`, or `59 (45-67)` where low or high differ; `none` where nothing is stated."""
    if tally is None:
        return "none"
    if tally.low == tally.best == tally.high:
        return str(tally.best)
    best = "no best" if tally.best is None else str(tally.best)
    ends = ["?" if one is None else str(one) for one in (tally.low, tally.high)]
    return f"{best} ({ends[0]}-{ends[1]})"
