"""Which of the kidnapped regained freedom?"""

import pytest
from muc4_accounts import account, report, said

from tallybook.export.muc4_freed import freed_of
from tallybook.export.muc4_people import human_targets, people_fills
from tallybook.records import Sentence, VictimDetail


def told(text, *words):
    """A report of these sentences, and an account whose victims have these words."""
    sentences, at = [], 0
    for number, sentence in enumerate(text.split(". ")):
        sentences.append(Sentence(index=number, start=at, end=at + len(sentence) + 1, paragraph=0))
        at += len(sentence) + 2
    victims = [
        said("victims", one, one, start=text.index(one), detail=VictimDetail(name=one))
        for one in words
    ]
    return report(text=text, sentences=tuple(sentences)), account(*victims)


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        pytest.param("ANA LEON WAS RELEASED ON MONDAY.", {"ANA LEON"}, id="was-released"),
        pytest.param("ANA LEON, TAKEN IN MAY, HAS BEEN FREED.", {"ANA LEON"}, id="has-been"),
        pytest.param("ANA LEON WAS KIDNAPPED AND RELEASED.", {"ANA LEON"}, id="and-released"),
        pytest.param("REBELS SEIZED ANA LEON. SHE WAS FREED.", {"ANA LEON"}, id="pronoun-subject"),
        pytest.param("REBELS SEIZED ANA LEON. THEY FREED HER.", {"ANA LEON"}, id="pronoun-object"),
        pytest.param("REBELS FREED ANA LEON.", {"ANA LEON"}, id="active"),
        pytest.param("REBELS FREED IN GOOD HEALTH ANA LEON.", {"ANA LEON"}, id="words-between"),
        pytest.param("ANA LEON WILL BE RELEASED.", set(), id="will-be"),
        pytest.param("REBELS HAVE NOT RELEASED ANA LEON.", set(), id="not"),
        pytest.param("REBELS REFUSED TO RELEASE ANA LEON.", set(), id="refused"),
        pytest.param("ANA LEON MAY BE FREED IF MONEY IS PAID.", set(), id="may-be"),
    ],
)
def test_a_release_is_of_whom_the_words_set_free(text, freed):
    where, one = told(text, "ANA LEON")
    assert freed_of(where, [person.filler for person in human_targets([one])]) == freed


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        pytest.param("ANA LEON AND JUAN PAZ WERE FREED.", {"ANA LEON", "JUAN PAZ"}, id="both"),
        pytest.param("ANA LEON IS HELD, BUT JUAN PAZ WAS FREED.", {"JUAN PAZ"}, id="the-nearer"),
        pytest.param(
            "REBELS TOOK ANA LEON AND JUAN PAZ AND RELEASED THEM.",
            {"ANA LEON", "JUAN PAZ"},
            id="them",
        ),
    ],
)
def test_of_several_only_those_told_of_are_free(text, freed):
    where, one = told(text, "ANA LEON", "JUAN PAZ")
    assert freed_of(where, [person.filler for person in human_targets([one])]) == freed


def test_only_a_kidnapping_lets_people_regain_freedom():
    where, one = told("ANA LEON WAS RELEASED ON MONDAY.", "ANA LEON")
    effects = {
        kind: [fill.values for fill in people_fills(where, [one], kind, None)[23]]
        for kind in ("KIDNAPPING", "ATTACK")
    }
    assert effects == {"KIDNAPPING": [("REGAINED FREEDOM",)], "ATTACK": []}
