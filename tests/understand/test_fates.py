"""Those shot in a murder-suicide died, and so did the one who shot."""

from report_documents import document

from tallybook.understand import understand_report


def told(text: str) -> list[tuple[str, str | int | None, str | None]]:
    accounts = understand_report(document(text, published_at="2031-05-13").report)
    return [
        (one.field, one.value, one.scope)
        for each in accounts
        for one in each.of_field("killed", "wounded")
    ]


def test_shot_and_then_herself_in_a_murder_suicide_are_two_dead() -> None:
    text = "The sheriff says a woman shot her son and then herself in a murder-suicide on Sunday."
    assert [(field, value) for field, value, _ in told(text)] == [("killed", 1), ("killed", 1)]
    assert ("killed", 1, "perpetrator") in told(text)


def test_shot_without_that_word_is_wounded() -> None:
    text = "The sheriff says a woman shot her son at a house on Sunday and was arrested."
    assert [(field, value) for field, value, _ in told(text)] == [("wounded", 1)]


def test_where_somebody_lived_the_words_stand_as_they_are() -> None:
    text = (
        "Police say a man shot his wife and then himself in a murder-suicide on Sunday.\n\n"
        "His daughter, 6, was shot too and is in critical condition."
    )
    assert ("wounded", 1) in [(field, value) for field, value, _ in told(text)]


def test_that_shooting_is_the_one_just_told_wherever_it_was() -> None:
    text = (
        "Detectives in Dallas say a man killed two women on Monday. He fled to Houston.\n\n"
        "That shooting happened near a school in Plano."
    )
    accounts = understand_report(document(text, published_at="2031-05-13").report)
    assert [one.role for one in accounts] == ["main"]
