"""One wording a line: what each says of how many, of whom and with which bound."""

import pytest
from figure_documents import figures_of, told

OPEN = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The raider shot dead Constable Tom Reed, Constable Ann Moss and clerk Jim Lowe.",
            [("killed", 1, 1, "named_person")] * 2 + [("killed", 1, 1, "occupation")],
            id="a-list-of-names-with-titles",
        ),
        pytest.param(
            "He killed himself and four others.",
            [("killed", 1, 1, "perpetrator"), ("killed", 4, 4, "total")],
            id="himself-and-others",
        ),
        pytest.param(
            "Police say he shot his wife before turning the gun on himself.",
            [("wounded", 1, 1, "woman"), ("killed", 1, 1, "perpetrator")],
            id="turning-the-gun-on-himself",
        ),
        pytest.param(
            "She stabbed her husband to death.",
            [("killed", 1, 1, "total")],
            id="to-death-after-the-object",
        ),
        pytest.param(
            "A boy shot on Sunday has died.", [("killed", 1, 1, "child")], id="shot-then-died"
        ),
        pytest.param(
            "They remembered a clerk from Elmwood, who was killed on Monday.",
            [("killed", 1, 1, "total")],
            id="who-after-a-home-town",
        ),
        pytest.param(
            "The man was taken to Elm Health Center and died.",
            [("killed", 1, 1, "man")],
            id="taken-and-died",
        ),
        pytest.param(
            "The army lost 20 men in the battle.", [("killed", 20, 20, "total")], id="lost-men"
        ),
        pytest.param("The club lost two players to injury.", [], id="lost-players"),
        pytest.param(
            "Killed: 6. Wounded: 19.",
            [("killed", 6, 6, "total"), ("wounded", 19, 19, "total")],
            id="number-after-a-colon",
        ),
        pytest.param(
            "Three men surrendered to police.", [("arrested", 3, 3, "total")], id="surrendered"
        ),
        pytest.param(
            "The force captured a Hezb-e-Nur senior leader.",
            [("arrested", 1, 1, "occupation")],
            id="name-of-a-side-before-the-noun",
        ),
        pytest.param(
            "The force detained several suspected Green Movement of Elmland fighters.",
            [("arrested", 3, 9, "combatant")],
            id="a-name-with-of",
        ),
        pytest.param(
            "The force arrested a Green Movement of Elmland (GME) leader.",
            [("arrested", 1, 1, "total")],
            id="a-name-with-its-letters",
        ),
        pytest.param(
            "Officials confirmed the arrest of rebel leader Joe Doe in Elmwood.",
            [("arrested", 1, 1, "total")],
            id="arrest-of-a-leader-with-a-name",
        ),
        pytest.param(
            "None of the 54 passengers was hurt.",
            [("wounded", 0, 0, "total")],
            id="none-of-many",
        ),
        pytest.param(
            "One clerk was killed and another critically injured.",
            [("killed", 1, 1, "total"), ("wounded", 1, 1, "total")],
            id="another-without-a-verb",
        ),
        pytest.param(
            "Two Danes and a Swede were among the 21 people killed.",
            [
                ("killed", 2, 2, "nationality"),
                ("killed", 1, 1, "nationality"),
                ("killed", 21, 21, "total"),
            ],
            id="among-a-counted-total",
        ),
        pytest.param(
            "The attack killed 27 people, including nine women and six children, and 44 injured.",
            [
                ("killed", 27, 27, "total"),
                ("killed", 9, 9, "woman"),
                ("killed", 6, 6, "child"),
                ("wounded", 44, 44, "total"),
            ],
            id="parts-are-not-of-the-next-harm",
        ),
        pytest.param(
            "Six people, including a girl of nine, were killed.",
            [("killed", 6, 6, "total"), ("killed", 1, 1, "child")],
            id="an-age-after-of",
        ),
        pytest.param(
            "Family of father of 4 killed in a raid speaks out.", [], id="children-of-a-father"
        ),
        pytest.param(
            "Two women, believed to be 30 and 60, were found dead.",
            [("killed", 2, 2, "woman")],
            id="believed-to-be-of-an-age",
        ),
        pytest.param(
            "A 3-year-old Elm County boy died Sunday.",
            [("killed", 1, 1, "child")],
            id="a-county-is-nobody",
        ),
        pytest.param(
            "The deaths brought the toll past 50.", [("killed", 50, OPEN, "total")], id="toll-past"
        ),
        pytest.param(
            "Half a million people fled their homes.",
            [("displaced", 500_000, 500_000, "total")],
            id="half-a-million",
        ),
        pytest.param(
            "The raid killed 2 350 people.", [("killed", 2350, 2350, "total")], id="a-thin-space"
        ),
        pytest.param(
            "Nineteen (19) persons were killed.", [("killed", 19, 19, "total")], id="said-twice"
        ),
        pytest.param(
            "The raid wounded numerous people.", [("wounded", 4, OPEN, "total")], id="numerous"
        ),
        pytest.param("Multiple people were wounded.", [("wounded", 3, 9, "total")], id="multiple"),
        pytest.param("She had multiple injuries.", [], id="injuries-of-one-body"),
        pytest.param(
            "Police charged Tom Reed after the gun went off, hurting Jim Lowe. Lowe died at noon.",
            [("killed", 1, 1, "named_person")],
            id="a-surname-of-someone-named-before",
        ),
        pytest.param(
            "Jane Roe, 23, was killed. After the shooting Roe was mourned.",
            [("killed", 1, 1, "named_person")],
            id="a-name-after-the-shooting",
        ),
        pytest.param("Gunmen shot at two officers.", [], id="shot-at"),
        pytest.param("It is not clear whether he was killed.", [], id="whether"),
        pytest.param("Police tried to see if anyone was hurt.", [], id="see-if"),
        pytest.param("They will kill ten for every rebel that is executed.", [], id="for-every"),
        pytest.param("The striker killed off the game.", [], id="killed-off"),
        pytest.param("There were 85 murders per 100,000 people.", [], id="per"),
    ],
)
def test_a_wording_gives_its_figures(text, expected):
    assert [(harm, low, high) for harm, low, high, _ in told(text)] == [
        (harm, low, high) for harm, low, high, _ in expected
    ]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        pytest.param(
            "A leader was captured. Two additional rebels were detained.", "Two additional rebels",
            id="additional",
        ),
        pytest.param(
            "Police arrested a leader. They also detained two men.", "also two", id="also"
        ),
        pytest.param(
            "A leader was captured. Three rebels were detained.", "also Three",
            id="several-are-not-the-one-before",
        ),
        pytest.param(
            "Twenty people died. Another 12 people died in a second village.",
            "Another 12 people",
            id="another",
        ),
    ],
)  # fmt: skip
def test_people_besides_those_before_are_marked_and_worded_so(text, added):
    before, besides = figures_of(text)

    assert (before.addition, besides.addition, besides.value_raw) == (False, True, added)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Forces detained four rebels. The leader and three additional rebels were detained.",
            id="a-list-that-tells-a-total-again",
        ),
        pytest.param(
            "Three others were hurt. Three other men were hurt too.", id="the-same-number-again"
        ),
        pytest.param(
            "Man killed in Elmwood\n\nA man killed another man on Monday, police said.",
            id="another-than-the-killer",
        ),
    ],
)
def test_people_told_again_are_not_besides(text):
    assert not any(figure.addition for figure in figures_of(text)[1:])


def test_each_in_a_list_is_besides_the_one_before():
    leader, others = figures_of("The force captured a leader and two of his associates.")

    assert (leader.addition, others.addition, others.scope) == (False, True, "other")


def test_one_of_those_counted_is_no_total():
    _, one = figures_of("Three people were shot. One person was shot in the leg.")

    assert (one.value, one.part, one.scope) == (1, True, "named_person")
