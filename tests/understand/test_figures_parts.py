"""Parts of a total: told inside, after, in brackets, of the dead; and who is counted in."""

import pytest
from figure_documents import figures_of


@pytest.mark.parametrize(
    ("text", "total", "part"),
    [
        pytest.param("12 people, including three children, were killed.", 12, 3, id="including"),
        pytest.param("Fourteen died on Monday, among them two women.", 14, 2, id="among-them"),
        pytest.param("The raid left 20 dead, of whom five were women.", 20, 5, id="of-whom"),
        pytest.param("Of the 12 dead, five were children.", 12, 5, id="of-the-dead"),
        pytest.param("The blast wounded 15, four of them seriously.", 15, 4, id="seriously"),
        pytest.param("Six people (two soldiers) were wounded.", 6, 2, id="brackets"),
        pytest.param("It left nine people, including two gunmen, dead.", 9, 2, id="before-state"),
    ],
)
def test_a_part_names_its_total(text, total, part):
    by_part = {figure.part: figure for figure in figures_of(text)}

    assert (by_part[False].value, by_part[True].value) == (total, part)
    assert by_part[True].part_of_start == by_part[False].start


def test_most_of_them_is_a_part_without_a_number():
    _, part = figures_of("Fourteen people died, most of them civilians.")

    assert (part.part, part.value, part.bound, part.scope) == (True, None, "vague", "civilian")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Among the dead were two nurses.", id="among-the-dead"),
        pytest.param("The dead included two nurses.", id="the-dead-included"),
        pytest.param("Two nurses were among those killed.", id="were-among-those-killed"),
    ],
)
def test_people_among_the_dead_are_a_part(text):
    (figure,) = figures_of(text)

    assert (figure.harm, figure.value, figure.scope, figure.part) == (
        "killed",
        2,
        "occupation",
        True,
    )


def test_some_of_the_wounded_are_a_part():
    (figure,) = figures_of("Five of the wounded were flown to the capital.")

    assert (figure.harm, figure.value, figure.part) == ("wounded", 5, True)


@pytest.mark.parametrize(
    ("text", "included"),
    [
        pytest.param("Twelve people were killed, including the attacker.", "yes", id="including"),
        pytest.param("Twelve people, not counting the bombers, were killed.", "no", id="not"),
        pytest.param("Twelve people were killed, excluding the bomber.", "no", id="excluding"),
        pytest.param("Twelve people were killed.", "unknown", id="not-said"),
    ],
)
def test_a_total_says_whether_it_counts_the_attackers(text, included):
    assert figures_of(text)[0].includes_perpetrators == included
