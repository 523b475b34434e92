"""Which fields a new version of an incident changed."""

from __future__ import annotations

import msgspec

from tallybook.records import Incident, Tally
from tallybook.serve.differences import changed_fields

BEFORE = Incident(
    incident_id="i1",
    title="An attack",
    place="Garissa",
    tallies={"killed": Tally(harm="killed", low=59, best=59, high=59)},
)


def later(**changes: object) -> Incident:
    """The incident one version on, with these changes."""
    return msgspec.structs.replace(BEFORE, version=2, **changes)


def test_the_first_version_changes_nothing():
    assert changed_fields(None, BEFORE) == ()


def test_a_tally_is_named_by_its_harm():
    after = later(tallies={"killed": Tally(harm="killed", low=45, best=67, high=None)})

    assert changed_fields(BEFORE, after) == ("tallies.killed",)


def test_a_tally_that_is_stated_no_longer_has_changed():
    assert changed_fields(BEFORE, later(tallies={})) == ("tallies.killed",)


def test_other_fields_are_named_in_their_order():
    assert changed_fields(BEFORE, later(place="Nairobi", related=("i2",))) == ("place", "related")
