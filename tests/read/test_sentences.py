"""Where sentences begin and end, and what each is in its report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.read.sentences import split_sentences


def cut(text, **more):
    return [text[s.start : s.end] for s in split_sentences(text, **more)]


def kinds(text, **more):
    return [s.kind for s in split_sentences(text, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He ran. She fell.", ["He ran.", "She fell."], id="full-stops"),
        pytest.param("At 4 p.m. they left.", ["At 4 p.m. they left."], id="pm"),
        pytest.param("He met Col. Roe. He left.", ["He met Col. Roe.", "He left."], id="rank"),
        pytest.param("J. Roe and U.S. men came.", ["J. Roe and U.S. men came."], id="initials"),
        pytest.param(
            "“We saw it. It burned,” he said.", ["“We saw it.", "It burned,” he said."], id="quote"
        ),
        pytest.param("It rose 3.5 percent. Good.", ["It rose 3.5 percent.", "Good."], id="decimal"),
        pytest.param(
            'He said: "We wait ... If they come, we fight."',
            ['He said: "We wait ... If they come, we fight."'],
            id="ellipsis",
        ),
        pytest.param("قتل ثلاثة. من هم؟ لا أحد.", ["قتل ثلاثة.", "من هم؟", "لا أحد."], id="arabic"),
    ],
)
def test_sentences_end_at_their_ends(text, expected):
    assert cut(text) == expected


def test_a_paragraph_broken_in_mid_sentence_is_mended():
    text = (
        "In the afternoon the army and police began a new assault on the building around 4\n\n"
        "p.m. Last night there was quiet."
    )

    assert cut(text)[0].endswith("around 4\n\np.m.")
    assert len(cut(text)) == 2


def test_a_break_after_a_preposition_is_mended():
    text = (
        "Officials had warned the government of attempted large-scale attacks against the people"
        " in\n\nKenya. Last week was calm."
    )

    assert cut(text)[0].endswith("in\n\nKenya.")


def test_hard_wrapped_lines_are_one_paragraph():
    text = "The guerrillas attacked the\ntown at dawn and burned\nthe bridge. They left."

    assert cut(text) == [
        "The guerrillas attacked the\ntown at dawn and burned\nthe bridge.",
        "They left.",
    ]


def test_the_head_of_a_text_is_told_apart():
    text = "# Blast in town\n\nJane Roe\n\n3 May 2031\n\nA bomb went off on Monday."

    assert kinds(text) == ["headline", "byline", "dateline", "body"]


def test_a_bare_first_line_is_a_headline():
    assert kinds("Blast in town kills 3\n\nA bomb went off.") == ["headline", "body"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param('(See: "Blast in another town kills 80")', "see_also", id="see-also"),
        pytest.param("Donate to our newsroom today.", "appeal", id="appeal"),
        pytest.param("To contact us visit the page.", "contact", id="contact"),
        pytest.param("Live updates are offered by the Courier.", "pointer", id="pointer"),
        pytest.param("Read more: Five things to know", "see_also", id="read-more"),
        pytest.param("The army moved in.", "body", id="story"),
    ],
)
def test_furniture_is_marked(sentence, kind):
    assert kinds(f"A bomb went off on Monday.\n\n{sentence}\n\nThe end came.")[1] == kind


def test_a_pointer_in_brackets_is_a_sentence_of_its_own():
    text = 'It was one of several. (See: "Blast kills 80") The army moved in.'

    assert cut(text) == ["It was one of several.", '(See: "Blast kills 80")', "The army moved in."]


def test_a_title_given_apart_is_a_headline():
    assert kinds("Title of it\n\nA bomb went off.", body_start=13) == ["headline", "body"]


def test_text_without_any_end_is_cut_at_spaces():
    text = "word " * 2_000

    assert all(s.end - s.start <= 2_000 for s in split_sentences(text))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab. \n"”?!,#()A1ü。', max_size=300), st.integers(0, 40))
def test_every_character_that_is_no_space_is_in_one_sentence(text, body_start):
    sentences = split_sentences(text, body_start=min(body_start, len(text)))
    covered = [at for s in sentences for at in range(s.start, s.end)]
    inked = [at for at, c in enumerate(text) if not c.isspace()]

    assert len(covered) == len(set(covered))
    assert set(inked) <= set(covered)
    assert [s.index for s in sentences] == list(range(len(sentences)))
