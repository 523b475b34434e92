"""Groups of texts and the figures of their incidents against the gold."""

from __future__ import annotations

import pytest

from tallybook.evaluate.gvc import Known
from tallybook.evaluate.link_gold import LinkGold, Pair, Text
from tallybook.evaluate.link_score import Linked, score_link
from tallybook.records import Incident, Tally


def gold(**incident_of: str) -> LinkGold:
    return LinkGold(
        texts=tuple(Text(name=name, text="", incident=one) for name, one in incident_of.items()),
        known={"7": Known(incident="7", num_killed=2, num_injured=0)},
    )


def incident(name: str, killed: int) -> Incident:
    return Incident(
        incident_id=name, tallies={"killed": Tally(harm="killed", low=killed, best=killed)}
    )


def test_a_gold_incident_is_answered_by_the_group_with_most_of_its_texts() -> None:
    """Three texts of one incident; two stand in group x, whose figure is right."""
    linked = Linked(
        home={"a": "x", "b": "x", "c": "y"},
        incidents={"x": incident("x", 2), "y": incident("y", 1)},
    )
    score = score_link(gold(a="7", b="7", c="7"), linked)
    assert (score.killed_equal, score.injured_equal) == (1, 1)
    assert (score.texts, score.incidents, score.groups) == (3, 1, 2)
    assert (score.b_cubed_p, score.b_cubed_r) == (1, pytest.approx(5 / 9))
    assert score.accuracy is None
    assert score.misses == ("split: a b | c",)


def test_nothing_said_counts_as_none() -> None:
    score = score_link(gold(a="7"), Linked(home={"a": "alone a"}))
    assert (score.killed_equal, score.injured_equal) == (0, 1)
    assert score.misses == ("incident 7 killed 2; said: None",)


def test_texts_of_two_incidents_in_one_group_are_told() -> None:
    two = LinkGold(
        texts=(Text(name="a", text="", incident="1"), Text(name="b", text="", incident="2"))
    )
    score = score_link(two, Linked(home={"a": "x", "b": "x"}))
    assert score.misses == ("joined: a | b",)
    assert (score.killed_equal, score.injured_equal, score.pairwise_p) == (None, None, 0)


def test_verdicts_on_pairs() -> None:
    pairs = (
        Pair(left="a", right="b", same=True),
        Pair(left="c", right="d", same=True),
        Pair(left="e", right="f", same=False),
        Pair(left="g", right="h", same=False),
    )
    texts = tuple(Text(name=name, text="") for name in "abcdefgh")
    same = frozenset({("a", "b"), ("e", "f")})
    score = score_link(LinkGold(texts=texts, pairs=pairs), Linked(same=same))
    assert (score.accuracy, score.pairs_p, score.pairs_r, score.pairs_f1) == (0.5, 0.5, 0.5, 0.5)
    assert score.misses == ("parted: c d", "joined: e f")
    assert score.b_cubed_f1 is None
