"""How figures of harm are read: harm, number, bound, whom they count; and what is no harm."""

import pytest

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import read_document
from tallybook.understand.figures import find_figures


def figures(text):
    report = Report(
        report_id="r1",
        content_sha256="0",
        source_name="a.txt",
        text=text,
        sentences=split_sentences(text),
    )
    return find_figures(read_document(report))


def said(text):
    """Return each figure as harm, low, high, scope."""
    return [(f.harm, f.number_low, f.number_high, f.scope) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen attacked the town, killing 31 and wounding 40.",
            [("killed", 31, 31, "total"), ("wounded", 40, 40, "total")],
            id="participles",
        ),
        pytest.param(
            "The blast killed at least 27 people.", [("killed", 27, None, "total")], id="floor"
        ),
        pytest.param(
            "As many as 170 people were wounded.", [("wounded", None, 170, "total")], id="ceiling"
        ),
        pytest.param("Between 20 and 30 people died.", [("killed", 20, 30, "total")], id="range"),
        pytest.param(
            "Several soldiers were killed.", [("killed", 3, 9, "security_force")], id="vague"
        ),
        pytest.param(
            "The bomb left 12 dead and 30 injured.",
            [("killed", 12, 12, "total"), ("wounded", 30, 30, "total")],
            id="states",
        ),
        pytest.param(
            "12 people were killed and 30 wounded.",
            [("killed", 12, 12, "total"), ("wounded", 30, 30, "total")],
            id="gapping",
        ),
        pytest.param(
            "A soldier was killed on the road.", [("killed", 1, 1, "security_force")], id="article"
        ),
        pytest.param(
            "The attack killed two soldiers, a teacher and three children.",
            [
                ("killed", 2, 2, "security_force"),
                ("killed", 1, 1, "occupation"),
                ("killed", 3, 3, "child"),
            ],
            id="list-of-kinds",
        ),
        pytest.param("The death toll rose to 41.", [("killed", 41, 41, "total")], id="toll"),
        pytest.param(
            "Police found the bodies of 12 men.", [("killed", 12, 12, "total")], id="bodies"
        ),
        pytest.param(
            "The rebels kidnapped 14 students.", [("hostage", 14, 14, "occupation")], id="kidnapped"
        ),
        pytest.param("The men took 36 hostages.", [("hostage", 36, 36, "total")], id="hostages"),
        pytest.param("Troops freed 22 hostages.", [("released", 22, 22, "total")], id="freed"),
        pytest.param("Police arrested four men.", [("arrested", 4, 4, "total")], id="arrested"),
        pytest.param(
            "About 3,000 people fled their homes.",
            [("displaced", 3000, 3000, "total")],
            id="displaced",
        ),
        pytest.param(
            "More than 100 are still missing.", [("missing", 100, None, "total")], id="missing"
        ),
        pytest.param("Nobody was hurt.", [("wounded", 0, 0, "total")], id="none-is-zero"),
        pytest.param(
            "There were no casualties.",
            [("killed", 0, 0, "total"), ("wounded", 0, 0, "total")],
            id="no-casualties",
        ),
        pytest.param(
            "Two Canadians were killed.", [("killed", 2, 2, "nationality")], id="nationality"
        ),
        pytest.param(
            "Bomb kills 80 in crowded market", [("killed", 80, 80, "total")], id="headline"
        ),
        pytest.param(
            "THE TERRORISTS MURDERED FIVE PEASANTS IN THE TOWN.",
            [("killed", 5, 5, "civilian")],
            id="capitals",
        ),
        pytest.param(
            "Three people were shot outside a bar.", [("wounded", 3, 3, "total")], id="shot"
        ),
        pytest.param(
            "Three people were shot dead outside a bar.",
            [("killed", 3, 3, "total")],
            id="shot-dead",
        ),
        pytest.param(
            "Two men were shot and killed on Elm Street.",
            [("killed", 2, 2, "total")],
            id="shot-and-killed",
        ),
        pytest.param(
            "Three gunmen were killed by police.",
            [("killed", 3, 3, "perpetrator")],
            id="attackers-killed",
        ),
    ],
)
def test_figures_keep_harm_bound_and_scope(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 10 to 15 gunmen attacked at noon.", id="attackers"),
        pytest.param("A 38-year-old woman ran away.", id="age"),
        pytest.param("He was killed two years ago in Highway 101.", id="durations-and-roads"),
        pytest.param("In January 2016 gunmen killed and fled.", id="year-before-noun"),
        pytest.param("On May 3, 2016, men were shot at.", id="year-after-day"),
        pytest.param("They carried AK-47 rifles and M-16s.", id="weapons"),
        pytest.param("The flat on the third floor burned for 27 minutes.", id="floors-minutes"),
        pytest.param("Some 600 troops were sent to the border.", id="deployment"),
        pytest.param("The rebels plan to kill 100 people.", id="planned"),
        pytest.param("A bomb that size could kill 500 people.", id="possible"),
        pytest.param("The police searched 40 houses and 12 cars.", id="other-things"),
        pytest.param("The company killed 300 jobs.", id="jobs"),
        pytest.param("About 2,000 people gave blood.", id="donors"),
    ],
)
def test_numbers_that_are_no_harm_give_no_figure(text):
    assert said(text) == []


def test_a_subset_names_its_total():
    total, part = figures("The raid left 59 people dead, including several children.")

    assert (total.part, part.part, part.part_of_start) == (False, True, total.start)
    assert (part.scope, part.bound) == ("child", "vague")


def test_one_of_them_is_a_part():
    parts = {f.value: f.part for f in figures("Six people, one of them a guard, were wounded.")}

    assert parts == {6: False, 1: True}


def test_a_sum_over_a_war_is_an_aggregate():
    (figure,) = figures("The insurgency has killed 30,000 people since 2009.")

    assert figure.aggregate


def test_the_worst_since_a_year_is_no_aggregate():
    (figure,) = figures("It killed 70 people in the deadliest attack since 2009.")

    assert not figure.aggregate


def test_attackers_counted_in_are_marked():
    (figure,) = figures("Twelve people were killed, including the bomber.")

    assert figure.includes_perpetrators == "yes"


def test_a_further_number_is_an_addition():
    figure = figures("Another 12 people were killed in the next village.")[0]

    assert figure.addition


def test_a_named_victim_counts_once():
    text = "Jane Roe, 23, was killed. A friend said that Jane Roe was killed by mistake."

    assert [(f.value, f.scope, f.scope_text) for f in figures(text)] == [
        (1, "named_person", "Jane Roe")
    ]


def test_the_evidence_holds_number_and_words_of_harm():
    text = "Officials said that at least 27 people were killed on Monday."
    (figure,) = figures(text)

    assert text[figure.start : figure.end] == "at least 27 people were killed"


def test_a_hedge_is_kept():
    (figure,) = figures("Several soldiers were reportedly killed.")

    assert figure.hedge == "reportedly"


def test_long_text_of_numbers_takes_linear_time():
    text = "1,2,3 killed " * 2_000

    assert len(figures(text)) <= 8_000


def test_those_included_belong_to_the_harm_before_and_not_to_the_next():
    text = "Officials report 52 killed, including five children, and 109 injured."

    assert [(f.harm, f.value, f.part) for f in figures(text)] == [
        ("killed", 52, False),
        ("killed", 5, True),
        ("wounded", 109, False),
    ]
