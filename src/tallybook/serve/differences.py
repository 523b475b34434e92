"""Which fields did a new version of an incident change?"""

from __future__ import annotations

from tallybook.records import Incident

# What changes with every version and says nothing by itself.
_NOT_TOLD = {"incident_id", "version", "field_from", "summary", "decisions"}


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
