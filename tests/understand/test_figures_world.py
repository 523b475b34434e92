"""Wordings of other varieties of English and of other kinds of text: whom they count, and how."""

import pytest
from figure_documents import figures_of, told

OPEN = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Raiders killed three goat keepers.",
            [("killed", 3, 3, "total")],
            id="an-animal-before-its-keepers",
        ),
        pytest.param(
            "Nine zamindars were gunned down.",
            [("killed", 9, 9, "total")],
            id="a-noun-no-list-knows",
        ),
        pytest.param("Nine zamindars were damaged.", [], id="a-noun-no-list-knows-and-a-thing"),
        pytest.param(
            "At least 31 Berom were killed.",
            [("killed", 31, OPEN, "total")],
            id="a-people-as-a-noun",
        ),
        pytest.param(
            "Two Levies personnel embraced martyrdom.",
            [("killed", 2, 2, "security_force")],
            id="embraced-martyrdom",
        ),
        pytest.param(
            "The mine strike resulted in 3 KIA and 2x WIA.",
            [("killed", 3, 3, "total"), ("wounded", 2, 2, "total")],
            id="military-abbreviations",
        ),
        pytest.param(
            "Twenty-two (22) others sustained injuries.",
            [("wounded", 22, 22, "total")],
            id="a-number-said-twice",
        ),
        pytest.param(
            "Fighting has displaced 1.5 lakh people.",
            [("displaced", 150_000, 150_000, "total")],
            id="a-lakh",
        ),
        pytest.param(
            "The clash left 1,20,000 people homeless.",
            [("displaced", 120_000, 120_000, "total")],
            id="indian-groups-of-digits",
        ),
        pytest.param(
            "The toll rose from 13 to 18.",
            [("killed", 13, 13, "total"), ("killed", 18, 18, "total")],
            id="a-change-is-no-range",
        ),
        pytest.param(
            "Two boys, 13 and 16, were stabbed.",
            [("wounded", 2, 2, "child")],
            id="ages-of-two",
        ),
        pytest.param(
            "The whereabouts of 17 miners are not known.",
            [("missing", 17, 17, "occupation")],
            id="whereabouts-unknown",
        ),
        pytest.param("The whereabouts of 17 miners were disclosed.", [], id="whereabouts-told"),
        pytest.param(
            "The raiders took eight soldiers prisoner.",
            [("hostage", 8, 8, "security_force")],
            id="prisoner-after-the-object",
        ),
        pytest.param(
            "Five men were picked up by police.",
            [("arrested", 5, 5, "total")],
            id="picked-up-by-police",
        ),
        pytest.param("A driver picked up five men.", [], id="picked-up-by-a-driver"),
        pytest.param(
            "The number of those wounded stands at 33.",
            [("wounded", 33, 33, "total")],
            id="the-number-of-those-wounded",
        ),
        pytest.param(
            "Two men were said to have been killed.",
            [("killed", 2, 2, "total")],
            id="said-to-have-been",
        ),
        pytest.param(
            "The army is believed to have killed two men.",
            [("killed", 2, 2, "total")],
            id="believed-to-have-killed",
        ),
        pytest.param(
            "A shell fell in a field without causing any casualties.",
            [("killed", 0, 0, "total"), ("wounded", 0, 0, "total")],
            id="without-casualties",
        ),
        pytest.param(
            "Neither of the two guards was hurt.",
            [("wounded", 0, 0, "security_force")],
            id="neither",
        ),
        pytest.param(
            "There was no word on casualties.", [], id="no-word-on-casualties-is-not-none"
        ),
        pytest.param(
            "Nine miners – two foremen and seven cutters – were killed.",
            [
                ("killed", 9, 9, "occupation"),
                ("killed", 2, 2, "occupation"),
                ("killed", 7, 7, "occupation"),
            ],
            id="parts-between-dashes",
        ),
        pytest.param(
            "Four clerks were pulled off a bus and shot dead.",
            [("killed", 4, 4, "total")],
            id="a-verb-between-that-tells-no-harm",
        ),
    ],
)
def test_wordings_of_the_world(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        pytest.param("Thirty-odd people were hurt.", "about", id="thirty-odd"),
        pytest.param("A little over 30 people were hurt.", "about", id="a-little-over"),
        pytest.param("30+ people were hurt.", "at_least", id="plus-sign"),
        pytest.param("Not exceeding 30 people were hurt.", "at_most", id="not-exceeding"),
    ],
)
def test_bounds_of_the_world(text, bound):
    (figure,) = figures_of(text)
    assert (figure.harm, figure.value, figure.bound) == ("wounded", 30, bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Killed in the raid were Captain Tom Reed, Ann Moss, 33, and Jim Lowe.",
            [("killed", 1, 1)] * 3,
            id="killed-were",
        ),
        pytest.param(
            "Those killed were identified as Tom Reed and Ann Moss.",
            [("killed", 1, 1)] * 2,
            id="identified-as",
        ),
        pytest.param(
            "The dead were five men and a boy.",
            [("killed", 5, 5), ("killed", 1, 1)],
            id="the-dead-were",
        ),
        pytest.param(
            "Constables Tom Reed and Qasvir Bhullar were killed.",
            [("killed", 1, 1)] * 2,
            id="a-title-for-two",
        ),
        pytest.param(
            "Inspector Tom Reed and head constable Ann Moss were injured.",
            [("wounded", 1, 1)] * 2,
            id="titles-in-small-letters",
        ),
        pytest.param(
            "The rebels lost 17 fighters and the army nine soldiers.",
            [("killed", 17, 17), ("killed", 9, 9)],
            id="the-verb-left-out",
        ),
        pytest.param(
            "The attack killed two, bringing to seven the number of people killed.",
            [("killed", 2, 2), ("killed", 7, 7)],
            id="the-number-before-its-words",
        ),
        pytest.param("Dead: 5; injured: 13", [("killed", 5, 5), ("wounded", 13, 13)], id="a-table"),
        pytest.param(
            "Bandits abducted the village head and six others.",
            [("hostage", 1, 1), ("hostage", 6, 6)],
            id="the-village-head",
        ),
        pytest.param(
            "Sixteen people were injured, five critically.",
            [("wounded", 16, 16), ("wounded", 5, 5)],
            id="how-badly-off",
        ),
        pytest.param(
            "Two people died on the spot and three more in hospital.",
            [("killed", 2, 2), ("killed", 3, 3)],
            id="died-left-out",
        ),
        pytest.param("In the film, raiders gun down nine guests.", [], id="in-a-film"),
        pytest.param(
            "Raiders gunned down nine guests of the film festival.",
            [("killed", 9, 9)],
            id="at-a-film-festival",
        ),
        pytest.param("The midfielder was injured in the second half.", [], id="in-a-match"),
        pytest.param(
            "The midfielder was shot dead by a gunman.", [("killed", 1, 1)], id="a-player-shot-dead"
        ),
    ],
)
def test_lists_tables_and_tales(text, expected):
    assert [(f.harm, f.number_low, f.number_high) for f in figures_of(text)] == expected
