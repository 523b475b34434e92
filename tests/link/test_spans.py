"""When an account's incident can have happened, and where to look for others."""

import datetime

from link_builders import account, report, statement

from tallybook.link.spans import LATEST, day_of, is_open, iso, spans_of, window_of
from tallybook.records import DateDetail


def spans(*details, field="occurred_from"):
    return spans_of([statement("x", "r", field, one.date_from, detail=one) for one in details])


def test_the_finest_span_comes_first():
    month = DateDetail(date_from="2031-05-01", date_to="2031-05-31", precision="month")
    day = DateDetail(date_from="2031-05-04", date_to="2031-05-04")

    assert [(iso(one.first), iso(one.last)) for one in spans(month, day)] == [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-01", "2031-05-31"),
    ]


def test_a_date_that_rests_on_publication_only_is_no_date():
    assert spans(DateDetail(date_from="2031-05-04", date_to="2031-05-04", basis="published")) == ()


def test_an_impossible_date_is_no_date():
    assert day_of("2031-02-30") is None
    assert day_of("Sunday") is None


def test_an_undated_main_story_is_looked_for_in_the_days_before_publication():
    published = datetime.date(2031, 5, 6).toordinal()

    first, last = window_of((), published, "main")

    assert (iso(first), iso(last)) == ("2031-04-26", "2031-05-07")
    assert is_open(window_of((), published, "background"))


def test_without_any_date_every_day_is_possible():
    assert window_of((), None, "main")[1] == LATEST


def test_a_siege_has_one_more_span_to_its_last_day():
    told = report("one", "x")
    one = account("one", of=told, day="2031-05-04")
    end = statement("a-one", "r-one", "occurred_to", "2031-05-07")

    assert [span.days for span in spans_of([*one.statements, end])] == [1, 4]
