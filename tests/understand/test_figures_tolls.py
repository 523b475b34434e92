"""Running counts: the value reached is cumulative, the value before it an earlier figure."""

import pytest
from figure_documents import figures_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("The death toll rose to 30 from 24.", [30, 24], id="to-from"),
        pytest.param("The toll has climbed to at least 41, up from 38.", [41, 38], id="up-from"),
        pytest.param("The number of people killed has risen to 41.", [41], id="number-of"),
        pytest.param("The government puts the number of dead at 276.", [276], id="at"),
    ],
)
def test_a_running_count_is_cumulative(text, values):
    found = figures_of(text)

    assert [figure.value for figure in found] == values
    assert all(figure.harm == "killed" and figure.cumulative for figure in found)


def test_more_dead_raise_the_toll():
    more, toll = figures_of("Two more people died on Monday, raising the toll to 30.")

    assert (more.value, more.addition, more.cumulative) == (2, True, False)
    assert (toll.value, toll.addition, toll.cumulative) == (30, False, True)
