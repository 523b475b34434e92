"""A passage and a long report: does the one stand in the other?"""

import pytest
from link_builders import report

from tallybook.link import tell_the_same
from tallybook.link.passages import told_share
from tallybook.link.wording import Rarity, report_words

PASSAGE = report("p", "In May the ferry Ostray ran aground at Pennow Point with 87 pilgrims.")
LONG = report(
    "l",
    "Pennow Point has seen wrecks for centuries, and its light was put out to save coal. In the"
    " worst of them the ferry Ostray, with pilgrims bound for Tarrow, struck the rocks. Miller Tom"
    " Orrin took eighty of them into his silos; the priest of Lessing rang his bell all night.",
)
OTHER = report(
    "o",
    "The harvest at Lessing was the best since the dry years, said miller Tom Orrin, whose silos"
    " on the canal are full to the brim, and bread will be cheap in all the towns of the coast.",
)


def test_a_passage_is_told_in_a_report_that_tells_far_more():
    assert tell_the_same([(PASSAGE, LONG), (PASSAGE, OTHER)]) == (True, False)


def test_which_of_the_two_comes_first_changes_nothing():
    assert tell_the_same([(OTHER, PASSAGE), (LONG, PASSAGE)]) == (False, True)


def test_the_share_is_of_the_shorter_text():
    short, whole = report_words(PASSAGE), report_words(LONG)
    rarity = Rarity([short, whole])
    held = [word for word in short if word in whole]
    # May tells nothing beside the year; the number and "ran aground" are missing.
    assert sorted(held) == ["ferry", "ostray", "pennow", "pilgrim", "point", "the", "with"]
    weights = {word: max(0.0, rarity.of(word) - 1) for word in short}
    expected = sum(weights[word] for word in held) / sum(weights.values())
    assert told_share(short, whole, rarity) == pytest.approx(expected)
    assert told_share(short, short, rarity) == pytest.approx(1)


def test_nothing_is_told_in_an_empty_text():
    assert tell_the_same([(report("e"), LONG)]) == (False,)
    assert tell_the_same([]) == ()
