"""How does the log say what one more report changed of the links of a book?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from tallybook.records import Judgement, make_id
from tallybook.store import clusters, schema
from tallybook.store.changes import sorted_ids
from tallybook.store.entries import Linked


def links_changes(
    connection: Connection,
    groups: Iterable[Sequence[str]],
    judgements: Iterable[Judgement],
    dropped: Collection[tuple[str, str]] = (),
) -> tuple[list[Linked], set[str]]:
    """Return the entries by which accounts have the clusters that the program finds, and whose.

    `groups` are all clusters of the accounts that linking looked at. Clusters that persons have
    otherwise, and that hold one of these, come back as the program has them; persons' decisions
    have to be applied again to all the accounts returned. `judgements` are all of the program's own
    among those looked at, and new ones with others; those of the pairs `dropped` are made no more.
    """
    made = {one.judgement_id: one for one in judgements}
    looked_at = {one for group in groups for one in group}
    whole = [*groups, *_beside(connection, looked_at)]
    grouped = {make_id("c", *ids): ids for ids in map(sorted_ids, whole)}
    ids = {one for group in whole for one in group}
    gone = [one for one in _judged(connection, looked_at, dropped) if one.judgement_id not in made]
    held = clusters.members_of(connection, schema.clusters, ids)
    known = {
        one.judgement_id: one
        for one in clusters.judgements_among(
            connection, {end for one in made.values() for end in (one.left, one.right)}
        )
    }
    entry = Linked(
        judgements=tuple(one for key, one in sorted(made.items()) if known.get(key) != one),
        dropped=tuple(one.judgement_id for one in gone),
        touched=sorted_ids(
            end for one in gone if one.verdict == "unsure" for end in (one.left, one.right)
        ),
        clusters={key: one for key, one in sorted(grouped.items()) if held.get(key) != one},
        dropped_clusters=tuple(sorted(key for key in held if key not in grouped)),
        dropped_found=tuple(sorted(clusters.members_of(connection, schema.found_clusters, ids))),
    )
    return ([] if entry == Linked() else [entry]), ids


def _beside(connection: Connection, ids: set[str]) -> list[tuple[str, ...]]:
    """Return the groups, as the program has them, of all whom persons joined to these accounts."""
    reached, fresh = set(ids), set(ids)
    held: dict[str, tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    while fresh:
        for table, home in ((schema.clusters, held), (schema.found_clusters, found)):
            for group in clusters.members_of(connection, table, fresh).values():
                home.update(dict.fromkeys(group, group))
        fresh = (held.keys() | found.keys()) - reached
        reached |= fresh
    return sorted({group for one, group in (held | found).items() if one not in ids})


def _judged(
    connection: Connection, ids: set[str], pairs: Collection[tuple[str, str]]
) -> list[Judgement]:
    """Return the program's own judgements among these accounts, and those of these pairs."""
    ends = ids | {end for pair in pairs for end in pair}
    return [
        one
        for one in clusters.judgements_among(connection, ends)
        if one.decided_by != "person"
        and ((one.left, one.right) in pairs or ids >= {one.left, one.right})
    ]
