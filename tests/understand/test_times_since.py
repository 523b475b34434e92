"""Whether "since Tuesday" dates an act."""

import pytest
from times_told import day, span, told


@pytest.mark.parametrize(
    "text",
    [
        "At least 40 people have been killed in clashes since Thursday.",
        "Shelling of the town since Thursday has killed 19 civilians.",
    ],
)
def test_an_act_since_a_day_goes_on_to_publication(text):
    assert told(text) == span("2031-05-01", "2031-05-05", "days")


@pytest.mark.parametrize(
    "text",
    [
        "It was the third such attack that has killed people since Thursday.",
        "The road has been closed since Thursday.",
        "Gunmen attacked the post, and two men are missing since Thursday.",
    ],
)
def test_what_only_lasts_since_a_day_is_no_act(text):
    assert told(text) == day("2031-05-01", "since")


def test_without_publication_nothing_runs_to_it():
    text = "At least 40 people have been killed in clashes since Thursday."

    assert told(text, None) == [(None, None, "day", "since")]
