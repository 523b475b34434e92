"""Which people a word of harm takes: objects, subjects, lists, shared verbs, capture."""

import pytest
from figure_documents import figures_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rebels killed 68 and wounded 200 others.",
            [("killed", 68, 68, "total"), ("wounded", 200, 200, "total")],
            id="two-verbs-two-objects",
        ),
        pytest.param(
            "Eight soldiers and two civilians were killed, and five wounded.",
            [
                ("killed", 8, 8, "security_force"),
                ("killed", 2, 2, "civilian"),
                ("wounded", 5, 5, "total"),
            ],
            id="list-as-subject-and-gapping",
        ),
        pytest.param(
            "AN ARMY LIEUTENANT AND THREE SOLDIERS WERE KILLED.",
            [("killed", 1, 1, "security_force"), ("killed", 3, 3, "security_force")],
            id="one-and-many-in-capitals",
        ),
        pytest.param(
            "A woman and her two children were found dead.",
            [("killed", 1, 1, "woman"), ("killed", 2, 2, "child")],
            id="owner-inside-a-list",
        ),
        pytest.param(
            "The militants kidnapped and killed two engineers.",
            [("hostage", 2, 2, "occupation"), ("killed", 2, 2, "occupation")],
            id="two-verbs-one-object",
        ),
        pytest.param(
            "FIVE GUARDS OF THE BANK, WHICH WAS CLOSED, WERE KILLED.",
            [("killed", 5, 5, "security_force")],
            id="insertion-before-the-verb",
        ),
        pytest.param(
            "8 shot, 2 fatally, in downtown bar",
            [("wounded", 8, 8, "total"), ("killed", 2, 2, "total")],
            id="headline-fatally",
        ),
        pytest.param(
            "12 killed, 30 injured in market bombing",
            [("killed", 12, 12, "total"), ("wounded", 30, 30, "total")],
            id="headline-participles",
        ),
        pytest.param(
            "Three soldiers suffered gunshot wounds.",
            [("wounded", 3, 3, "security_force")],
            id="suffered-wounds",
        ),
        pytest.param(
            "Two are in critical condition.", [("wounded", 2, 2, "total")], id="condition"
        ),
        pytest.param(
            "Four people were rushed to Mercy Hospital.",
            [("wounded", 4, 4, "total")],
            id="taken-to-hospital",
        ),
        pytest.param(
            "The army said 12 injured people were flown out.",
            [("wounded", 12, 12, "total")],
            id="state-before-the-noun",
        ),
        pytest.param(
            "Two wounded soldiers died.", [("killed", 2, 2, "security_force")], id="died-of-wounds"
        ),
        pytest.param("A family of five was killed.", [("killed", 5, 5, "total")], id="family"),
        pytest.param("Both officers were hurt.", [("wounded", 2, 2, "security_force")], id="both"),
    ],
)
def test_each_word_of_harm_takes_its_people(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        pytest.param("Rebels captured 12 soldiers.", "hostage", id="soldiers-by-rebels"),
        pytest.param("Troops captured three militants.", "arrested", id="militants-by-troops"),
        pytest.param("The guerrillas seized two engineers.", "hostage", id="seized-by-guerrillas"),
        pytest.param("Police have taken two men into custody.", "arrested", id="custody"),
        pytest.param("Ten girls are still being held by the rebels.", "hostage", id="still-held"),
        pytest.param("The gunmen held 12 people hostage.", "hostage", id="held-hostage"),
    ],
)
def test_capture_is_told_by_who_holds_whom(text, harm):
    assert [figure.harm for figure in figures_of(text)] == [harm]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The attack killed and wounded 30 people.", id="killed-and-wounded-30"),
        pytest.param("There were 12 casualties.", id="casualties"),
        pytest.param("Police seek 10 to 15 gunmen who killed.", id="those-who-killed"),
        pytest.param("They captured a helicopter and seized 12 rifles.", id="things-captured"),
        pytest.param("Three people were released from hospital.", id="released-from-hospital"),
        pytest.param("Shooting suspect speaks to officers", id="noun-before-noun"),
    ],
)
def test_words_that_do_not_say_how_many_suffered_what_give_no_figure(text):
    """ "Casualties" are dead or wounded: the words do not say how many of each."""
    assert told(text) == []


def test_the_first_of_a_list_has_the_verb_and_the_others_their_own_words():
    text = "The attack killed two soldiers and a teacher."
    quotes = [text[figure.start : figure.end] for figure in figures_of(text)]

    assert quotes == ["killed two soldiers", "a teacher"]


def test_the_cost_of_a_text_without_full_stops_does_not_explode():
    assert len(figures_of("a man was shot and " * 2_000)) > 0
