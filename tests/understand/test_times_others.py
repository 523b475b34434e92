"""A time of a court, a burial or a founding dates no act of violence."""

import pytest
from report_documents import document

from tallybook.understand.times import find_times

# A Monday.
MONDAY = "2031-05-05"


def roles(text):
    """Return the words of each time with its role."""
    read = document(text, published_at=MONDAY)
    return [(read.text[one.start : one.end], one.role) for one in find_times(read)]


def dating(text):
    """Return the words of the times that may date an act."""
    return [words for words, role in roles(text) if role == "point"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jurors heard on Friday how he stabbed a baker on 2 April.", ["2 April"], id="heard"
        ),
        pytest.param(
            "A court in Arras on Friday sentenced two men for the 3 June 2028 bombing.",
            ["3 June 2028"],
            id="verb-right-behind",
        ),
        pytest.param(
            "He was sentenced on Friday for shooting three guards on 22 January 2029.",
            ["22 January 2029"],
            id="verb-before",
        ),
        pytest.param(
            "He pleaded guilty to murder on Friday.", [], id="a-charge-is-part-of-the-verb"
        ),
        pytest.param(
            "A jury convicted him of murdering his aunt in 2019.", ["2019"], id="year-of-the-deed"
        ),
        pytest.param(
            "The court heard that he opened fire on a queue in May 2029.",
            ["May 2029"],
            id="opened-fire-is-a-deed",
        ),
        pytest.param(
            "He was convicted of murdering his aunt on Friday.", [], id="day-of-the-verdict"
        ),
        pytest.param(
            "On Saturday the town commemorated the dead of the 2003 bombing.",
            ["2003"],
            id="verb-after-a-day-that-opens",
        ),
        pytest.param(
            "Founded in 1921, the chapel was hit by a bomb on Thursday.",
            ["Thursday"],
            id="founding-year",
        ),
        pytest.param(
            "Gunmen killed a mayor elected in 2029 on Sunday.", ["Sunday"], id="one-verb-one-time"
        ),
        pytest.param(
            "Police on Friday arrested a man over the killing of a tourist.", [], id="arrest-for"
        ),
        pytest.param(
            "The force detained two suspected rebels on Friday.",
            ["Friday"],
            id="an-arrest-by-itself-is-the-act",
        ),
        pytest.param(
            "A man wounded in Friday's shooting died on Sunday.", ["Friday's"], id="died-later"
        ),
        pytest.param("A guard died on Sunday.", ["Sunday"], id="a-death-with-no-other-day"),
        pytest.param(
            "A woman shot on Friday died of her wounds on Sunday.", ["Friday"], id="of-wounds"
        ),
        pytest.param(
            "Mourners on Sunday buried three students who were shot on Friday.",
            ["Friday"],
            id="burial",
        ),
        pytest.param(
            "Explosions were heard on Sunday and two people died.", ["Sunday"], id="no-court"
        ),
        pytest.param(
            "THE ARMY CHARGED TODAY THAT REBELS KILLED FOUR MEN ON 2 MAY.", ["2 MAY"], id="charged"
        ),
        pytest.param(
            "In a message issued Sunday they said they shot a guard on 2 May.",
            ["2 May"],
            id="issued",
        ),
        pytest.param("He was shot by a convicted dealer on Friday.", ["Friday"], id="no-verb"),
        pytest.param(
            "A bomb killed a minister who had gathered his staff in town on Sunday.",
            ["Sunday"],
            id="an-act-before-the-verb-has-the-day",
        ),
        pytest.param(
            "The writer, who fled in 2018, was shot dead on Sunday.", ["Sunday"], id="who-fled"
        ),
        pytest.param(
            "The mosque, completed in 1902, was bombed on Friday.", ["Friday"], id="completed"
        ),
        pytest.param(
            "A bomb killed 30 people at a funeral on Sunday.", ["Sunday"], id="at-a-funeral"
        ),
        pytest.param(
            "A guard was shot on Friday, a cook was found strangled on Sunday.",
            ["Friday", "Sunday"],
            id="a-list-of-stories",
        ),
        pytest.param(
            "The mayor visited survivors of the attack that killed 12 people on Friday.",
            ["Friday"],
            id="the-act-stands-nearer",
        ),
    ],
)
def test_a_time_is_of_the_verb_nearest_to_it(text, expected):
    assert dating(text) == expected
