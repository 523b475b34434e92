"""Which day "two days after" an act was."""

import pytest
from times_told import day, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The town buried its dead on Sunday, a day after militants stormed a school.",
            [*day("2031-05-04", "other"), *day("2031-05-03")],
            id="behind-what-followed",
        ),
        pytest.param(
            "Three days after gunmen stormed the hotel, residents buried their dead on Saturday.",
            [*day("2031-04-30"), *day("2031-05-03", "other")],
            id="before-what-followed",
        ),
        pytest.param(
            "Four days after a man shot two teachers, the school was empty.",
            day("2031-05-01"),
            id="seen-from-publication",
        ),
    ],
)
def test_days_after_an_act_are_counted_back(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A bomb killed six on Sunday, a day after a blast killed ten.",
            [*day("2031-05-04"), (None, None, "day", "duration")],
            id="two-acts",
        ),
        pytest.param(
            "He left the town two days after the harvest.",
            [(None, None, "day", "duration")],
            id="no-act",
        ),
        pytest.param(
            "Mourners came two days after the attack on Friday.",
            [(None, None, "day", "duration"), *day("2031-05-02")],
            id="the-act-has-a-day",
        ),
        pytest.param(
            "Mourners came two weeks after gunmen attacked the town.",
            [(None, None, "day", "duration")],
            id="weeks-are-too-coarse",
        ),
    ],
)
def test_nothing_is_counted_back(text, expected):
    assert told(text) == expected


def test_what_followed_was_on_the_day_told_before():
    """The day before this sentence is that from which is counted."""
    text = "The mayor spoke on Saturday. Two days after gunmen killed a priest, he was calm."

    assert told(text) == [*day("2031-05-03"), *day("2031-05-01")]


def test_those_who_are_buried_are_no_act():
    assert told("The town buried its dead on Sunday.") == day("2031-05-04", "other")


def test_a_day_without_a_date_of_publication_counts_nothing():
    text = "The town buried its dead on Sunday, a day after militants stormed a school."

    assert told(text, None) == [(None, None, "day", "other"), (None, None, "day", "duration")]
