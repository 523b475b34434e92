"""Which numbers count people, and how none at all is told."""

import pytest
from figure_documents import figures_of, told


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        pytest.param("No one was killed.", ["killed"], id="no-one"),
        pytest.param("Nobody was killed or injured.", ["killed", "wounded"], id="shared"),
        pytest.param("The bomb did not kill anyone.", ["killed"], id="did-not-kill-anyone"),
        pytest.param("There were no casualties.", ["killed", "wounded"], id="no-casualties"),
        pytest.param("No injuries were reported.", ["wounded"], id="no-injuries"),
        pytest.param("There were no reports of injuries.", ["wounded"], id="no-reports-of"),
    ],
)
def test_none_is_said_as_zero(text, harms):
    found = figures_of(text)

    assert [(f.harm, f.value, f.bound) for f in found] == [(harm, 0, "exact") for harm in harms]


def test_no_reports_of_injuries_is_hedged():
    (figure,) = figures_of("There were no reports of injuries.")

    assert figure.hedge == "reports"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The officers were not hurt.", id="definite-and-denied"),
        pytest.param("Some 555 children under the age of 12 were killed this year.", id="age-of"),
        pytest.param("A 27-day siege ended with the town wounded in its pride.", id="duration"),
        pytest.param("The group threatened to kill 12 villagers.", id="threat"),
        pytest.param("The blast could have killed hundreds.", id="could-have"),
        pytest.param("About 500 people attended the funeral of the slain man.", id="mourners"),
    ],
)
def test_numbers_that_count_nobody_harmed_give_no_figure(text):
    assert [one for one in told(text) if one[1:3] != (555, 555)] == []


def test_all_but_two_of_thirty_is_twenty_eight():
    (figure,) = figures_of("Troops freed all but two of the 30 hostages.")

    assert (figure.harm, figure.value, figure.value_raw) == (
        "released",
        28,
        "all but two of the 30 hostages",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The war has killed 5,000 people since 2008.", id="since-year"),
        pytest.param("Some 200 people were killed this year.", id="this-year"),
        pytest.param("Over the last three years, 64 mayors have been killed.", id="last-years"),
    ],
)
def test_a_sum_over_a_long_time_is_an_aggregate(text):
    (figure,) = figures_of(text)

    assert figure.aggregate


def test_the_last_two_days_are_no_aggregate():
    (figure,) = figures_of("In the last two days, 12 people were killed.")

    assert not figure.aggregate
