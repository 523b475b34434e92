"""Which words are a person's name."""

import pytest
from report_documents import document

from tallybook.understand.personnames import find_person_names


def names(text, *, taken=()):
    doc = document(text)
    tokens = doc.sentence_tokens(0)
    found = find_person_names(tokens, frozenset(taken), doc.all_caps)
    return [" ".join(token.text for token in tokens[first:last]) for first, last in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("YESTERDAY PEDRO SUAREZ ARRIVED.", ["PEDRO SUAREZ"], id="given-name-first"),
        pytest.param("IT WAS COLONEL ZUBIAURRE AGAIN.", ["ZUBIAURRE"], id="after-a-title"),
        pytest.param("THEN MARIA DE LA CRUZ SPOKE.", ["MARIA DE LA CRUZ"], id="particles"),
        pytest.param("THE POLICE SEARCHED THE HOUSE.", [], id="common-words"),
        pytest.param("Then Maria Leon spoke.", ["Maria Leon"], id="mixed-case"),
    ],
)
def test_a_name_is_known_by_its_words(text, expected):
    assert names(text) == expected


def test_words_of_a_place_are_no_name():
    assert names("IN SANTIAGO ROJAS IT RAINED.", taken=(3,)) == []
