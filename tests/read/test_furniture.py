"""Which sentences are furniture."""

import pytest

from tallybook.read.furniture import furniture_kind
from tallybook.read.sentences import split_sentences


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param('(See: "Ten die in blast")', "see_also", id="see"),
        pytest.param("RELATED: Town mourns", "see_also", id="related"),
        pytest.param("READ MORE: Town mourns", "see_also", id="read-more"),
        pytest.param("Hear the talk and donate today.", "appeal", id="donate-inside"),
        pytest.param("Sign up for our newsletter.", "appeal", id="newsletter"),
        pytest.param("Follow @example on the net.", "appeal", id="follow"),
        pytest.param("Live video is available through the Wire.", "pointer", id="live-video"),
        pytest.param("This is a developing story.", "pointer", id="developing"),
        pytest.param("Ann Roe contributed to this report.", "pointer", id="contributed"),
        pytest.param("To contact the Courier visit:", "contact", id="to-contact"),
        pytest.param("© 2031 Example Wire", "contact", id="rights"),
        pytest.param("**[example.org](http://example.org)**", "contact", id="link"),
        pytest.param("For Immediate Release", "contact", id="release"),
        pytest.param("(Photo: Ann Roe)", "caption", id="photo"),
        pytest.param("Advertisement", "navigation", id="advertisement"),
        pytest.param("* * *", "navigation", id="marks"),
    ],
)
def test_furniture_is_told_by_its_words(sentence, kind):
    assert furniture_kind(sentence) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Shares fell after the blast.", id="shares"),
        pytest.param("Thousands lined up to donate blood.", id="donate-blood"),
        pytest.param("He signed up for the army.", id="signed-up"),
        pytest.param("Our approach was cautious, the mayor said.", id="our-app"),
        pytest.param("Related attacks hit two more towns.", id="related"),
        pytest.param("Live ammunition was fired at the crowd.", id="live"),
        pytest.param("For the latest attack, police blamed rebels.", id="for-the-latest"),
        pytest.param("A photographer of the Courier was nearby.", id="photographer"),
        pytest.param("Help us, they cried in the rubble, she said.", id="help-us"),
    ],
)
def test_the_story_is_not_furniture(sentence):
    assert furniture_kind(sentence) is None


def test_titles_below_a_label_are_furniture_until_the_story_goes_on():
    text = "A bomb fell.\n\nRelated stories\n\nTen die in blast\n\nTown mourns\n\nPolice came."

    assert [one.kind for one in split_sentences(text)] == [
        "body",
        "see_also",
        "see_also",
        "see_also",
        "body",
    ]
