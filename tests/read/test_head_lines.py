"""What a line near the top is."""

import pytest

from tallybook.read.head_lines import is_byline, is_date, is_dateline, is_name


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2031",
        "Sept. 23, 2031",
        "Monday, 23 September 2031 14:05 GMT",
        "Published: 3rd May 2031 at 4 p.m.",
        "2031-05-03",
        "03/05/2031",
    ],
)
def test_a_date_and_nothing_else(line):
    assert is_date(line)


@pytest.mark.parametrize("line", ["May", "In May 2031 it fell", "Part 2", "1990 91 92", "3"])
def test_a_line_with_other_words_or_no_date_is_none(line):
    assert not is_date(line)


@pytest.mark.parametrize(
    "line", ["KABUL, Example (Jan. 25, 2013)", "Nairobi, 9 May 2031", "Sample Gazette, 3 May 2031"]
)
def test_a_place_or_outlet_before_the_date_makes_a_dateline(line):
    assert is_dateline(line)


@pytest.mark.parametrize("line", ["A bomb fell, 3 May 2031", "3 May 2031 saw a blast", "Kabul"])
def test_a_sentence_with_a_date_is_no_dateline(line):
    assert not is_dateline(line)


@pytest.mark.parametrize(
    "line", ["By Jane Roe", "by Jane Roe and John Doe in Kabul", "**By JANE ROE, 3 May 2031**"]
)
def test_a_byline_names_who_wrote_it(line):
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By Friday", "By then it was over", "By Jane Roe, she said."])
def test_a_line_that_begins_with_by_need_not_be_a_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize("line", ["Jane Roe", "Juan de la Roe", "J. P. O'Roe"])
def test_a_bare_name(line):
    assert is_name(line)


@pytest.mark.parametrize("line", ["Roe", "Ten people killed", "Bomb 3", "Jane Roe, Kabul Bureau"])
def test_no_bare_name(line):
    assert not is_name(line)
