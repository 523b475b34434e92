"""The language of a text is what the input says, else what its words say."""

import pytest

from tallybook.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The police said that four of the men were killed in the attack on the market.", "en"),
        ("THE POLICE SAID THAT FOUR OF THE MEN WERE KILLED IN THE ATTACK ON THE MARKET.", "en"),
        ("La policía dijo que cuatro hombres murieron en el ataque contra el mercado.", "es"),
        ("La police a déclaré que quatre hommes avaient été tués sur le marché.", "fr"),
        ("قالت الشرطة إن أربعة رجال قتلوا في الهجوم على السوق يوم السبت.", "ar"),
        ("В субботу боевики убили двенадцать человек на рынке, сообщила полиция.", "ru"),
    ],
)
def test_the_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("given", "language"), [("en", "en"), ("EN-us", "en"), ("fr_FR", "fr"), ("swa", "swa")]
)
def test_a_given_code_is_believed(given: str, language: str) -> None:
    assert language_of("La police a déclaré que quatre hommes.", given) == language


def test_a_given_word_that_is_no_code_is_not() -> None:
    text = "The police said that four of the men were killed in the attack."

    assert language_of(text, "English") == "en"


def test_too_few_letters_tell_no_language() -> None:
    assert language_of("12, 14, 15") is None
