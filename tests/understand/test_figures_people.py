"""One person told of twice is counted once, and a death replaces the wound before it."""

import pytest
from figure_documents import figures_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Man killed in Elmwood\n\nA 23-year-old man was shot dead on Monday. "
            "Joe Doe, 23, died at the scene.",
            [("killed", 1, 1, "total"), ("killed", 1, 1, "total")],
            id="headline-lead-name",
        ),
        pytest.param(
            "A man was shot on Elm Street. The man was taken to a hospital, where he died.",
            [("killed", 1, 1, "total")],
            id="wounded-then-died",
        ),
        pytest.param(
            "A girl has died and her mother was hurt. The child died at a hospital.",
            [("killed", 1, 1, "child"), ("wounded", 1, 1, "woman")],
            id="child-is-not-the-mother",
        ),
        pytest.param(
            "Joe Doe, 23, was shot to death. Police said Doe was killed by a neighbour.",
            [("killed", 1, 1, "named_person")],
            id="surname-again",
        ),
        pytest.param(
            "A man was shot in the head and died.", [("killed", 1, 1, "total")], id="one-sentence"
        ),
        pytest.param("The victim died at the hospital.", [("killed", 1, 1, "total")], id="victim"),
        pytest.param("The mayor was wounded.", [("wounded", 1, 1, "occupation")], id="mayor"),
    ],
)
def test_one_person_makes_one_figure(text, expected):
    found = told(text)

    assert [one[:3] for one in found] == [one[:3] for one in expected]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param("One man was shot and another was stabbed.", 2, id="another"),
        pytest.param("Kay Brown, 33, and Tom Jones, 35, were killed.", 2, id="two-names"),
        pytest.param(
            "A soldier was killed in the north. A policeman was killed in the south.",
            2,
            id="other-nouns",
        ),
        pytest.param("He shot and killed Kay Roe, 38, and another man, Joe Poe, 43.", 2, id="told"),
    ],
)
def test_other_persons_are_counted(text, many):
    assert len(told(text)) == many


def test_who_is_told_of_in_a_headline_is_told_of_once_more_in_the_text():
    """A title may tell of no act ("Clerk killed"), and then its figure goes nowhere."""
    text = "Clerk killed in Elmwood\n\nA gunman killed a clerk. The clerk was killed at noon."

    assert [text[one.start : one.end] for one in figures_of(text)] == [
        "Clerk killed",
        "killed a clerk",
    ]


def test_one_who_kills_himself_is_told_apart_from_his_victims():
    found = told("He opened fire, killing his wife and himself.")

    assert found == [("killed", 1, 1, "woman"), ("killed", 1, 1, "perpetrator")]


def test_several_suicide_attackers_are_counted_by_their_number():
    found = told("Three women blew themselves up, killing nine.")

    assert found == [("killed", 3, 3, "perpetrator"), ("killed", 9, 9, "total")]


def test_a_name_after_a_larger_total_is_a_part_of_it():
    total, one = figures_of("Three people were killed. Among them, Kay Brown, 33, was shot dead.")

    assert (total.part, one.part, one.scope_text) == (False, True, "Kay Brown")


def test_the_age_of_one_who_killed_himself_is_no_figure():
    assert told("The man who killed himself was 44.") == [("killed", 1, 1, "perpetrator")]
