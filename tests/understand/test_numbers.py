"""How numbers are read: digits, words, ranges, bounds on either side, vague words."""

import pytest
from figure_documents import document_of

from tallybook.understand.numbers import find_numbers


def read(text):
    """Return each number as low, high, value, bound, words."""
    return [(n.low, n.high, n.value, n.bound, n.raw) for n in find_numbers(document_of(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("He saw 27 men.", 27, id="digits"),
        pytest.param("He saw 1,000 men.", 1_000, id="comma"),
        pytest.param("He saw 12 000 men.", 12_000, id="space"),
        pytest.param("He saw 27 thousand men.", 27_000, id="digits-and-word"),
        pytest.param("He saw 3.5 million men.", 3_500_000, id="decimal-million"),
        pytest.param("He saw a hundred and twelve men.", 112, id="hundred-and"),
        pytest.param("He saw three hundred men.", 300, id="hundreds"),
        pytest.param("He saw twenty-one men.", 21, id="hyphen"),
        pytest.param("He saw two dozen men.", 24, id="dozens"),
        pytest.param("He saw half a dozen men.", 6, id="half-a-dozen"),
        pytest.param("HE SAW FIFTEEN MEN.", 15, id="capitals"),
    ],
)
def test_one_number_has_one_value(text, value):
    ((low, high, read_value, bound, _),) = read(text)

    assert (low, high, read_value, bound) == (value, value, value, "exact")


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        pytest.param("at least 27 men", 27, None, "at_least", id="at-least"),
        pytest.param("no fewer than 12 men", 12, None, "at_least", id="no-fewer-than"),
        pytest.param("more than 40 men", 40, None, "at_least", id="more-than"),
        pytest.param("30 or more men", 30, None, "at_least", id="or-more"),
        pytest.param("as many as 170 men", None, 170, "at_most", id="as-many-as"),
        pytest.param("up to 50 men", None, 50, "at_most", id="up-to"),
        pytest.param("fewer than ten men", None, 10, "at_most", id="fewer-than"),
        pytest.param("close to 50 men", 50, 50, "about", id="close-to"),
        pytest.param("some 40 men", 40, 40, "about", id="some"),
        pytest.param("10 to 15 men", 10, 15, "range", id="to"),
        pytest.param("between 20 and 30 men", 20, 30, "range", id="between"),
        pytest.param("20-30 men", 20, 30, "range", id="hyphen"),
        pytest.param("five or six men", 5, 6, "range", id="or"),
        pytest.param("several men", 3, 9, "vague", id="several"),
        pytest.param("dozens of men", 12, 99, "vague", id="dozens"),
    ],
)
def test_a_bound_opens_or_closes_a_side(text, low, high, bound):
    ((read_low, read_high, _, read_bound, _),) = read(f"He saw {text}.")

    assert (read_low, read_high, read_bound) == (low, high, bound)


def test_the_words_of_the_bound_belong_to_the_number():
    text = "It killed at least 27 people."
    (number,) = find_numbers(document_of(text))

    assert text[number.start : number.end] == number.raw == "at least 27"


def test_each_report_has_its_own_numbers():
    """The last report's numbers are kept for the next question, not for the next report."""
    one, other = document_of("He saw 27 men."), document_of("He saw 28 men.")
    assert find_numbers(one) is find_numbers(one)
    assert [number.value for number in find_numbers(other)] == [28]
    assert [number.value for number in find_numbers(one)] == [27]
