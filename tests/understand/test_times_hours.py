"""Which hour joins which day."""

import pytest
from report_documents import document

from tallybook.understand.times import find_times


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        pytest.param("It fell on Friday at about 4 p.m.", "at about 4 p.m.", id="pm"),
        pytest.param("It fell at 2:15am on Friday.", "at 2:15am", id="close"),
        pytest.param("It fell at 0600 GMT on Friday.", "at 0600 GMT", id="gmt"),
        pytest.param("It fell on Friday at 14:30 local time.", "at 14:30 local time", id="local"),
        pytest.param("IT FELL AT 1130 (LOCAL TIME) ON FRIDAY.", "AT 1130 (LOCAL TIME)", id="wire"),
        pytest.param("IT FELL AT 1530 ON FRIDAY.", "AT 1530", id="bare-wire"),
        pytest.param(
            "It fell shortly before midnight on Friday.", "shortly before midnight", id="midnight"
        ),
        pytest.param("It fell before dawn on Friday.", "before dawn", id="dawn"),
        pytest.param("It fell on the night of Friday.", "night", id="night-of"),
        pytest.param("It fell in the early hours of Friday.", "early hours", id="early-hours"),
        pytest.param("It fell on Friday in the evening.", "in the evening", id="in-the-evening"),
        pytest.param("It fell late Friday.", "late", id="late"),
        pytest.param("It fell Friday night.", "night", id="night"),
    ],
)
def test_an_hour_or_part_of_day_joins_its_day(text, hour):
    (time,) = find_times(document(text, published_at="2031-05-05"))

    assert (time.date_from, time.time_local) == ("2031-05-02", hour)
    assert text[time.time_start : time.time_end].lower() == hour.lower()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He lives at 1600 Main Road.", id="address"),
        pytest.param("About 1500 people came.", id="count"),
        pytest.param("The score was 3.20 to 4.", id="decimal"),
    ],
)
def test_numbers_that_are_no_hours_give_nothing(text):
    assert find_times(document(text, published_at="2031-05-05")) == ()


def test_an_hour_joins_a_day_and_not_a_year():
    text = "At noon, men of the group formed in 2007 came."
    hour, year = find_times(document(text, published_at="2031-05-05"))

    assert (hour.role, year.time_local) == ("hour", None)
