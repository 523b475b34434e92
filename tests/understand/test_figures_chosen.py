"""Parts of a total: chosen by a later sentence, told one by one, named by what is said of them."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand.figures import find_figures


def told(text: str) -> list[tuple[str, int | None, str, str | None]]:
    """Return harm, value, scope of each figure, and the words of the total that it is part of."""
    figures = find_figures(document(text))
    words = {one.start: text[one.start : one.end] for one in figures if not one.part}
    return [
        (
            one.harm,
            one.value,
            one.scope,
            words.get(-1 if one.part_of_start is None else one.part_of_start) if one.part else None,
        )
        for one in figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A mine in Elmton killed 17 people. Four of the dead were soldiers.",
            [
                ("killed", 17, "total", "x"),
                ("killed", 4, "security_force", "killed 17 people"),
            ],
            id="some-of-the-dead-are-named",
        ),
        pytest.param(
            "A mine in Elmton killed 17 people. Three of them were children.",
            [("killed", 17, "total", "x"), ("killed", 3, "child", "killed 17 people")],
            id="some-of-them-without-a-word-of-harm",
        ),
        pytest.param(
            "A mine in Elmton killed 17 people. Seven were Danes.",
            [("killed", 17, "total", "x"), ("killed", 7, "nationality", "killed 17 people")],
            id="a-bare-number-opens-the-sentence",
        ),
        pytest.param(
            "A mine in Elmton killed 17 people. They included two women.",
            [("killed", 17, "total", "x"), ("killed", 2, "woman", "killed 17 people")],
            id="they-included",
        ),
        pytest.param(
            "A mine in Elmton killed 17 people. Among them were two women and a nurse.",
            [
                ("killed", 17, "total", "x"),
                ("killed", 2, "woman", "killed 17 people"),
                ("killed", 1, "occupation", "killed 17 people"),
            ],
            id="among-them-opens-the-sentence",
        ),
        pytest.param(
            "A mine killed 17 people and wounded six. Three of them were children.",
            [("killed", 17, "total", "x"), ("wounded", 6, "total", "x")],
            id="two-harms-before-choose-nobody",
        ),
        pytest.param(
            "A mine killed two people. Three of them were children.",
            [("killed", 2, "total", "x")],
            id="no-more-than-were-counted",
        ),
        pytest.param(
            "A mine killed 17 people. Three of them were asleep.",
            [("killed", 17, "total", "x")],
            id="what-is-said-must-be-people",
        ),
        pytest.param(
            "Six rebels died in Elmton, 5 of them boys.",
            [("killed", 6, "combatant", "x"), ("killed", 5, "child", "Six rebels died")],
            id="a-number-after-a-town-is-no-age",
        ),
        pytest.param(
            "Nine people were killed in the church shooting: six women and three men, police said.",
            [
                ("killed", 9, "total", "x"),
                ("killed", 6, "woman", "Nine people were killed"),
                ("killed", 3, "man", "Nine people were killed"),
            ],
            id="one-by-one-after-a-colon",
        ),
        pytest.param(
            "Bombers killed 36 people - 30 of them Danes and six Swedes - police said.",
            [
                ("killed", 36, "total", "x"),
                ("killed", 30, "nationality", "killed 36 people"),
                ("killed", 6, "nationality", "killed 36 people"),
            ],
            id="one-by-one-between-hyphens",
        ),
        pytest.param(
            "A doctor said 19 bodies were found after the blast; seven were those of soldiers.",
            [
                ("killed", 19, "total", "x"),
                ("killed", 7, "security_force", "19 bodies"),
            ],
            id="after-a-semicolon",
        ),
        pytest.param(
            "Five worshippers including the imam were killed.",
            [
                ("killed", 5, "occupation", "x"),
                ("killed", 1, "occupation", "Five worshippers including the imam were killed"),
            ],
            id="somebody-known-is-included",
        ),
        pytest.param(
            "A raid killed 23 militants, including a senior commander.",
            [("killed", 23, "combatant", "x"), ("killed", 1, "combatant", "killed 23 militants")],
            id="a-leader-of-fighters-is-one",
        ),
    ],
)
def test_parts_of_a_total(text, expected):
    plain = [(harm, value, scope, None if of == "x" else of) for harm, value, scope, of in expected]
    assert told(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rebels killed four Danish civilians.",
            [("killed", 4, "civilian", None)],
            id="civilians-of-a-nation-are-civilians",
        ),
        pytest.param(
            "Rebels killed four Danish citizens.",
            [("killed", 4, "nationality", None)],
            id="citizens-of-a-nation-are-of-that-nation",
        ),
        pytest.param(
            "A strike killed 26 Palestinians.",
            [("killed", 26, "nationality", None)],
            id="a-people-that-is-a-nation",
        ),
        pytest.param(
            "Rebels killed three aid workers.",
            [("killed", 3, "occupation", None)],
            id="a-trade",
        ),
        pytest.param(
            "Rebels killed three passengers.",
            [("killed", 3, "total", None)],
            id="who-was-there-is-no-trade",
        ),
        pytest.param(
            "The kidnappers freed 27 of the 42 pupils seized from a school.",
            [("released", 27, "child", None)],
            id="some-of-those-seized-are-freed",
        ),
        pytest.param(
            "Fighters overran a post, killing 12 policemen and capturing four.",
            [("killed", 12, "security_force", None), ("hostage", 4, "total", None)],
            id="a-bare-number-captured-after-policemen",
        ),
        pytest.param(
            "Six people, all of them teachers, were pulled from a bus and shot dead.",
            [("killed", 6, "total", None)],
            id="said-of-all-between-commas",
        ),
        pytest.param(
            "A policeman guarding them was killed.",
            [("killed", 1, "security_force", None)],
            id="what-the-subject-was-doing",
        ),
        pytest.param(
            "Raiders dragged six men from a shop and executed them in the street.",
            [("killed", 6, "total", None)],
            id="them-are-those-taken-before",
        ),
        pytest.param(
            "Raiders shot 36 of them in the head, killing all.",
            [("killed", 36, "total", None)],
            id="killing-all-of-those-shot",
        ),
        pytest.param(
            "Forty of the 60 hostages held by the raiders in a hall were killed.",
            [("killed", 40, "total", None)],
            id="what-befell-hostages-who-were-held",
        ),
        pytest.param(
            "A shell left 15 traders and shoppers dead.",
            [("killed", 15, "civilian", None)],
            id="one-number-for-two-nouns",
        ),
        pytest.param(
            "At least 32 settlers, the majority of them women, were shot dead.",
            [("killed", 32, "civilian", None)],
            id="the-majority-of-them-between-commas",
        ),
        pytest.param(
            "A mine wounded four Elmians.",
            [("wounded", 4, "nationality", None)],
            id="an-unknown-people",
        ),
        pytest.param(
            "Troops had shot dead two stone-throwers.",
            [("killed", 2, "occupation", None)],
            id="a-noun-of-two-words-with-a-hyphen",
        ),
        pytest.param(
            "Raiders killed relief worker Jane Roe and her guard.",
            [("killed", 1, "occupation", None), ("killed", 1, "security_force", None)],
            id="a-trade-of-two-words-before-a-name",
        ),
        pytest.param(
            "Ten were killed, one of them a child, and eight were wounded.",
            [
                ("killed", 10, "total", None),
                ("killed", 1, "child", "Ten were killed"),
                ("wounded", 8, "total", None),
            ],
            id="one-of-them-between-two-harms",
        ),
    ],
)
def test_whom_a_figure_counts(text, expected):
    assert told(text) == expected
