"""What became of a person, where rules and the encoder see the same words."""

from __future__ import annotations

import pytest

from tallybook.records import TargetDetail, VictimDetail
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.mentions import Fact
from tallybook.understand.roles import fact_candidates

TEXT = "Two clerks were hurt."


def seen(effect: str) -> Reading:
    """The encoder sees the clerks, and what it takes their fate to be."""
    mention = RoleMention(
        start=4,
        end=10,
        sentence=0,
        role="victim_description",
        score=0.9,
        shared=0.9,
        mentions=1,
        incidents={},
        choices={"human_effect": (effect, 0.6)},
    )
    return Reading(mentions=(mention,))


def rule(effect: str | None) -> Fact:
    detail = TargetDetail(target_kind="human", name="clerks", effect=effect)
    return Fact(start=4, end=10, sentence=0, field="targets", value="civilian", detail=detail)


@pytest.mark.parametrize(
    ("effect", "fate"),
    [
        pytest.param("wounded", "wounded", id="the rule read the verb: its word stands"),
        pytest.param(None, "killed", id="the rule read no harm: the encoder's word stands"),
        pytest.param("unharmed", "killed", id="an effect that is no harm is no fate"),
    ],
)
def test_the_fate_of_people_the_rules_know_to_be_hurt(effect: str | None, fate: str) -> None:
    (candidate,) = fact_candidates(TEXT, [rule(effect)], seen("DEATH"))
    assert isinstance(candidate.mention.detail, VictimDetail)
    assert candidate.mention.detail.fate == fate
