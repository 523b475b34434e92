"""How many of sixty sentences of today's news have the right standing: floors, by halves."""

import pytest
from standing_sentences import SENTENCES
from voice_documents import read

from tallybook.understand.parties import find_parties
from tallybook.understand.speakers import read_speech
from tallybook.understand.standing import find_attributions, standing_at
from tallybook.understand.standing_grades import RANK

SEEN, UNSEEN = SENTENCES[::2], SENTENCES[1::2]


def by_rules(text: str, name: str) -> str | None:
    """The best standing of the party by the rules alone, None where they see no doer."""
    start = text.index(name)
    found = {
        one.detail.standing
        for one in find_attributions(read(text))
        if one.start < start + len(name) and start < one.end and is_same(one.detail.name, name)
    }
    return next((code for code in RANK if code in found), None)


def is_same(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def located(text: str, name: str) -> str:
    """The standing of the party where its words are known to name the doer."""
    document = read(text)
    start, parties = text.index(name), find_parties(document)
    speech = read_speech(document, parties)
    told = by_rules(text, name)
    return told or standing_at(document, speech, start, start + len(name), parties)


@pytest.mark.parametrize(
    ("sentences", "least"),
    [pytest.param(SEEN, 27, id="looked-at"), pytest.param(UNSEEN, 23, id="not-looked-at")],
)
def test_the_rules_alone_are_right_for_so_many_of_thirty(
    sentences: tuple[tuple[str, str, str | None], ...], least: int
) -> None:
    right = sum(by_rules(text, name) == expected for text, name, expected in sentences)

    assert right >= least


@pytest.mark.parametrize(
    ("sentences", "least"),
    [pytest.param(SEEN, 29, id="looked-at"), pytest.param(UNSEEN, 26, id="not-looked-at")],
)
def test_a_known_doer_has_the_right_standing_in_so_many_of_thirty(
    sentences: tuple[tuple[str, str, str | None], ...], least: int
) -> None:
    right = sum(
        (by_rules(text, name) is None) if expected is None else located(text, name) == expected
        for text, name, expected in sentences
    )

    assert right >= least
