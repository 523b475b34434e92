"""Each automatic judgement that a person made in 1992, with a case that shows it."""

import pytest

from tallybook.evaluate.muc4_fills import COR, INC, PAR, judge_value, shares_a_word

GRADES = {COR: "COR", PAR: "PAR", INC: "INC"}


@pytest.mark.parametrize(
    ("slot", "response", "key", "grade"),
    [
        pytest.param(4, "BOMBING", "BOMBING", "COR", id="type equal"),
        pytest.param(4, "ATTACK", "BOMBING", "PAR", id="attack for another type"),
        pytest.param(4, "BOMBING", "ATTACK", "INC", id="another type for attack"),
        pytest.param(5, "ATTEMPTED", "ACCOMPLISHED", "INC", id="no tree of stages"),
        pytest.param(7, "EXPLOSIVE", "DYNAMITE", "PAR", id="two steps up the tree"),
        pytest.param(7, "DYNAMITE", "EXPLOSIVE", "INC", id="more special than the key"),
        pytest.param(7, "GUN", "GRENADE", "INC", id="another branch"),
        pytest.param(
            11, "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "PAR", id="by whom"
        ),
        pytest.param(16, "DESTROYED", "SOME DAMAGE", "PAR", id="destroyed for some damage"),
        pytest.param(16, "SOME DAMAGE", "DESTROYED", "INC", id="some damage for destroyed"),
        pytest.param(20, "POLITICAL FIGURE", "FORMER GOVERNMENT OFFICIAL", "PAR", id="figure"),
        pytest.param(23, "NO INJURY", "NO INJURY OR DEATH", "PAR", id="less said of harm"),
        pytest.param(23, "INJURY", "DEATH", "INC", id="another harm"),
        pytest.param(15, "SPAIN", "ITALY", "INC", id="another nation"),
    ],
)
def test_set_fills(slot, response, key, grade):
    assert GRADES[judge_value(slot, response, [key])] == grade


@pytest.mark.parametrize(
    ("response", "key", "grade"),
    [
        pytest.param("the 3 farmers", "FARMERS", "COR", id="articles and small numbers"),
        pytest.param("SEVERAL OF THE MEN", "MEN", "COR", id="quantifiers"),
        pytest.param("LEE", "ANN MARIA LEE", "PAR", id="part of a name"),
        pytest.param("BRIGADE", "6TH INFANTRY BRIGADE", "PAR", id="head of a name"),
        pytest.param("ARMED MEN IN A JEEP", "ARMED MEN", "PAR", id="more than the key"),
        pytest.param("ARMED WOMEN", "ARMED MEN", "INC", id="one shared word is not enough"),
        pytest.param("THE", "A", "INC", id="nothing but empty words"),
    ],
)
def test_strings(response, key, grade):
    assert GRADES[judge_value(18, response, [key])] == grade


def test_a_name_with_its_letters_is_right_for_an_organisation_only():
    key = ["RED FRONT", "RF"]
    assert judge_value(10, "RED FRONT (RF)", key) == COR
    assert judge_value(9, "RED FRONT (RF)", key) == PAR


def test_any_alternative_of_the_key_will_do():
    assert judge_value(12, "BUS", ["TRUCK", "A BUS"]) == COR


@pytest.mark.parametrize(
    ("response", "key", "grade"),
    [
        pytest.param("06 SEP 31", "6 SEP 31", "COR", id="a leading nought"),
        pytest.param("- 26 AUG 31", "-26 AUG 31", "COR", id="default"),
        pytest.param("26 AUG 31", "25 AUG 31 - 26 AUG 31", "PAR", id="a day of the range"),
        pytest.param("25 AUG 31", "- 26 AUG 31", "PAR", id="a day before the default"),
        pytest.param("25 MAR 31", "- 26 AUG 31", "INC", id="further back than the task looks"),
        pytest.param("- 26 AUG 31", "26 AUG 31", "PAR", id="default for that day"),
        pytest.param("- 26 AUG 31", "25 AUG 31 - 26 AUG 31", "PAR", id="default for the last day"),
        pytest.param("- 26 AUG 31", "25 AUG 31", "INC", id="default for another day"),
        pytest.param("- 26 AUG 31", "24 AUG 31 - 25 AUG 31", "INC", id="default past the range"),
        pytest.param("24 AUG 31 - 26 AUG 31", "25 AUG 31", "INC", id="a range around the day"),
        pytest.param("27 AUG 31", "26 AUG 31", "INC", id="the day after"),
        pytest.param("30 FEB 31", "28 FEB 31", "INC", id="no such day"),
    ],
)
def test_dates(response, key, grade):
    assert GRADES[judge_value(2, response, [key])] == grade


@pytest.mark.parametrize(
    ("response", "key", "grade"),
    [
        pytest.param("PERU:LIMA (CITY)", "PERU: LIMA (CITY)", "COR", id="spaces"),
        pytest.param("PERU", "PERU: LIMA (CITY)", "PAR", id="the country alone"),
        pytest.param("PERU: ICA (CITY)", "PERU: LIMA (CITY)", "PAR", id="wrong place"),
        pytest.param("PERU: LIMA (CITY)", "PERU", "PAR", id="more than the key"),
        pytest.param("CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", "PAR", id="wrong country"),
        pytest.param("PERU", "CHILE - PERU", "PAR", id="one end of a range"),
        pytest.param("CHILE", "PERU: LIMA (CITY)", "INC", id="another country"),
    ],
)
def test_places(response, key, grade):
    assert GRADES[judge_value(3, response, [key])] == grade


@pytest.mark.parametrize(
    ("response", "key", "grade"),
    [
        pytest.param("1,200", "1200", "COR", id="thousands"),
        pytest.param("5 - 7", "5-7", "COR", id="range"),
        pytest.param("7", "5 - 7", "PAR", id="an end of the range"),
        pytest.param("6", "5 - 7", "INC", id="inside the range but no end"),
        pytest.param("14", "14 -", "PAR", id="at least"),
        pytest.param("7", "~7", "PAR", id="about"),
        pytest.param("7", "8", "INC", id="another number"),
        pytest.param("5 - 7", "7", "INC", id="a range for a number"),
        pytest.param("2", "PLURAL", "INC", id="a number for many"),
        pytest.param("PLURAL", "PLURAL", "COR", id="many"),
    ],
)
def test_numbers(response, key, grade):
    assert GRADES[judge_value(21, response, [key])] == grade


def test_one_telling_word_in_common_is_enough_to_meet():
    assert shares_a_word("the armed men", ["ARMED WOMEN"])
    assert not shares_a_word("the men", ["THE WOMEN"])
