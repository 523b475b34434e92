"""Dates speak for a pair by how finely they agree, and rule it out where they cannot meet."""

import msgspec
import pytest
from link_builders import account, report

from tallybook.link.profile import profile_of
from tallybook.link.strengths import VETO
from tallybook.link.when import compare_when


def dates(left, right):
    told = {}
    for name, given in (("left", left), ("right", right)):
        of = report(name, "x", published=given.pop("published", None))
        told[name] = profile_of(account(name, of=of, **given), of)
    return {one.feature: one for one in compare_when(told["left"], told["right"])}


def test_a_shared_day_tells_more_than_a_shared_month():
    day = dates({"day": "2031-05-04"}, {"day": "2031-05-04"})["date"]
    month = dates(
        {"day": "2031-05-04"},
        {"day": "2031-05-01", "until": "2031-05-31", "precision": "month"},
    )["date"]

    assert day.words == "both on the same day"
    assert (month.left, month.right) == ("2031-05-04", "2031-05-01..2031-05-31")
    assert day.weight > month.weight > 0


@pytest.mark.parametrize(
    ("right", "vetoed"),
    [
        ({"day": "2031-05-05"}, False),
        ({"day": "2031-05-06"}, False),
        ({"day": "2031-05-07"}, True),
        ({"day": "2030-01-01", "until": "2030-12-31", "precision": "year"}, False),
        ({"day": "2029-01-01", "until": "2029-12-31", "precision": "year"}, True),
    ],
    ids=["next day", "two days", "three days", "year before", "two years before"],
)
def test_days_that_cannot_meet_are_a_veto(right, vetoed):
    assert (dates({"day": "2031-05-04"}, right)["date"].weight <= VETO) is vetoed


def test_a_report_published_before_it_happened_is_of_something_else():
    found = dates({"day": "2031-05-04"}, {"published": "2031-04-30"})["date"]

    assert found.weight <= VETO
    assert found.words == "published before it happened"


def test_an_undated_story_published_the_day_after_may_be_it():
    found = dates({"day": "2031-05-04"}, {"published": "2031-05-05"})["date"]

    assert found.weight > 0
    assert (found.left, found.right) == ("2031-05-04", "published 2031-05-05")


def test_a_main_story_of_years_later_counts_against_and_a_background_mention_does_not():
    main = dates({"published": "2031-05-05"}, {"published": "2033-05-05"})
    aside = dates({"published": "2031-05-05"}, {"published": "2033-05-05", "role": "background"})

    assert main["published"].weight < 0
    assert "published" not in aside


def test_without_any_time_they_may_be_years_apart():
    found = dates({}, {})["no_date"]
    one_sided = dates({"day": "2031-05-04"}, {})["no_date"]

    assert found.weight < one_sided.weight < 0
    assert found.words == "nothing tells when they were"
    assert (one_sided.left, one_sided.right) == ("2031-05-04", None)


def test_the_day_of_a_hearing_does_not_rule_out_the_attack_before_it():
    trial = "In court the judge heard a guilty plea on Tuesday."
    of = report("trial", trial, published="2031-08-20")
    heard = account("trial", of=of, day="2031-08-19")
    relative = [
        msgspec.structs.replace(one, detail=msgspec.structs.replace(one.detail, basis="relative"))
        for one in heard.statements
    ]
    heard = msgspec.structs.replace(heard, statements=tuple(relative))
    told = report("told", "x", published="2031-05-05")
    before = profile_of(account("told", of=told, day="2031-05-04"), told)
    after = profile_of(account("told", of=told, day="2031-10-04"), told)

    (found,) = [one for one in compare_when(before, profile_of(heard, of)) if one.feature == "date"]
    (other,) = [one for one in compare_when(after, profile_of(heard, of)) if one.feature == "date"]

    assert VETO < found.weight < 0
    assert other.weight <= VETO
