"""What a new version of an incident changed, in names and in words."""

from __future__ import annotations

import msgspec

from tallybook.records import Incident, Tally
from tallybook.serve.differences import changed_fields, words_for

BEFORE = Incident(
    incident_id="i1",
    title="An attack",
    place="Garissa",
    tallies={"killed": Tally(harm="killed", low=59, best=59, high=59)},
)


def later(**changes: object) -> Incident:
    """The incident one version on, with these changes."""
    return msgspec.structs.replace(BEFORE, version=2, **changes)


def test_the_first_version_is_new_and_changes_nothing():
    assert changed_fields(None, BEFORE) == ()
    assert words_for(None, BEFORE) == "new"


def test_a_tally_is_told_with_its_numbers():
    after = later(tallies={"killed": Tally(harm="killed", low=45, best=67, high=None)})

    assert changed_fields(BEFORE, after) == ("tallies.killed",)
    assert words_for(BEFORE, after) == "killed 59 to 67 (45-?)"


def test_a_tally_that_is_stated_no_longer_is_told():
    assert words_for(BEFORE, later(tallies={})) == "killed 59 to none"


def test_a_short_field_is_told_before_and_after_and_a_long_one_by_name():
    after = later(place="Nairobi", reports=())
    changed = msgspec.structs.replace(after, denials=(), related=("i2",))

    assert changed_fields(BEFORE, changed) == ("place", "related")
    assert words_for(BEFORE, changed) == "place Garissa to Nairobi; related"


def test_a_tombstone_says_what_it_became():
    assert words_for(BEFORE, later(status="merged", merged_into="i9")) == "merged into i9"
