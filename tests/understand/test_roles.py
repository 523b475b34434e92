"""Rules and encoder together: whose extent, whose knowledge, how sure."""

from __future__ import annotations

import re

import msgspec
import numpy as np
import pytest

from tallybook.records import AttributionDetail, TargetDetail, VictimDetail, WeaponDetail
from tallybook.understand.encoder_heads import INCIDENTS, ROLES
from tallybook.understand.encoder_pieces import Pieces
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.mentions import Attribution, Fact, Party, Seen
from tallybook.understand.roles import (
    attribution_candidates,
    attributions_with,
    fact_candidates,
    facts_with,
    role_of,
)

TEXT = "Gunmen of the Red Dawn shot Jane Roe, 34, a judge, with a rifle near the old bridge."
ODDS = {"attack": 0.9} | dict.fromkeys(INCIDENTS[1:], 0.0)
CHOICES = {
    "standing": ("SUSPECTED OR ACCUSED", 0.8),
    "physical_type": ("TRANSPORTATION ROUTE", 0.8),
    "physical_effect": ("DESTROYED", 0.8),
    "human_effect": ("DEATH", 0.8),
    "weapon_type": ("GUN", 0.8),
}


def span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "sentence": 0}


def seen(role: str, words: str, odds: float = 0.9) -> RoleMention:
    return RoleMention(
        **span(words),
        role=role,
        score=odds,
        shared=odds,
        mentions=1,
        incidents=ODDS,
        choices=CHOICES,
    )


def reading(*mentions: RoleMention) -> Reading:
    return Reading(mentions=mentions)


def victim(words: str, **known: object) -> Fact:
    detail = VictimDetail(**known)  # type: ignore[arg-type]
    return Fact(**span(words), field="victims", value=detail.name, detail=detail)


def doer(words: str, name: str) -> Attribution:
    detail = AttributionDetail(name=name, standing="claimed", party_type="organisation")
    return Attribution(**span(words), detail=detail)


def test_the_extent_of_the_encoder_stands_and_the_age_of_the_rule_is_kept() -> None:
    rule = victim("Roe", name="Roe", age=34, fate="wounded")

    assert facts_with(TEXT, [rule], reading(seen("victim_name", "Jane Roe")), {}) == (
        Fact(
            **span("Jane Roe"),
            field="victims",
            value="Jane Roe",
            detail=VictimDetail(name="Jane Roe", age=34, fate="wounded"),
            seen=Seen(0.9, ODDS, by_rule=True),
        ),
    )


def test_a_fate_that_no_rule_tells_is_the_choice_of_the_encoder() -> None:
    (fact,) = facts_with(TEXT, [], reading(seen("victim_description", "judge")), {})
    assert fact.detail == VictimDetail(occupation="judge", fate="killed")


def test_a_weapon_of_a_rule_keeps_its_code() -> None:
    rule = Fact(
        **span("rifle"), field="weapons", value="x", detail=WeaponDetail(weapon="x", use="used")
    )
    (fact,) = facts_with(TEXT, [rule], reading(seen("weapon", "a rifle")), {})
    assert (fact.value, fact.start) == ("x", TEXT.index("a rifle"))


def test_the_head_that_a_rule_knows_is_not_cut_off() -> None:
    text = "They were hit by mortar fire near the bridge."
    start = text.index("mortar")

    def weapon(words: str) -> Fact:
        detail = WeaponDetail(weapon="mortar", use="used")
        end = start + len(words)
        return Fact(start=start, end=end, sentence=0, field="weapons", value="x", detail=detail)

    half = msgspec.structs.replace(seen("weapon", "rifle"), start=start, end=start + len("mortar"))
    (fact,) = facts_with(text, [weapon("mortar fire")], reading(half), {})
    assert text[fact.start : fact.end] == "mortar fire"
    whole = msgspec.structs.replace(half, end=start + len("mortar fire"))
    (fact,) = facts_with(text, [weapon("mortar")], reading(whole), {})
    assert text[fact.start : fact.end] == "mortar fire"


def test_a_target_of_the_encoder_has_its_words_and_effect() -> None:
    (fact,) = facts_with(TEXT, [], reading(seen("physical_target", "old bridge")), {})
    assert isinstance(fact.detail, TargetDetail)
    assert (fact.detail.name, fact.detail.effect) == ("old bridge", "destroyed")


def test_a_mention_below_the_least_odds_is_no_candidate() -> None:
    assert fact_candidates(TEXT, [], reading(seen("weapon", "rifle", 0.29))) == ()


def test_facts_of_other_fields_pass_untouched() -> None:
    other = Fact(**span("shot"), field="events", value="x")
    assert facts_with(TEXT, [other], reading(), {}) == (other,)


def test_a_filler_that_only_a_rule_sees_gets_the_odds_at_its_words() -> None:
    words = list(re.finditer(r"\S+", TEXT))
    inside = np.zeros((len(words), len(ROLES)), np.float32)
    inside[TEXT.split().index("Roe,"), ROLES.index("victim_name")] = 0.25
    pieces = Pieces(
        ids=list(range(len(words))),
        starts=[word.start() for word in words],
        ends=[word.end() for word in words],
        begin=0,
        end=0,
    )
    (one,) = fact_candidates(
        TEXT, [victim("Jane Roe", name="Jane Roe")], Reading(pieces=pieces, inside=inside)
    )
    assert (one.role, one.words) == ("victim_name", "Jane Roe")
    assert (one.evidence.odds, one.evidence.by_rule) == (0.25, True)


@pytest.mark.parametrize(
    ("fact", "role"),
    [
        (victim("Roe", name="Roe"), "victim_name"),
        (victim("judge"), "victim_description"),
        (
            Fact(
                **span("judge"),
                field="targets",
                value=None,
                detail=TargetDetail(target_kind="human"),
            ),
            "victim_description",
        ),
        (
            Fact(
                **span("bridge"),
                field="targets",
                value=None,
                detail=TargetDetail(target_kind="physical"),
            ),
            "physical_target",
        ),
        (Fact(**span("rifle"), field="weapons", value=None), "weapon"),
    ],
    ids=["named", "described", "human target", "thing", "weapon"],
)
def test_each_fact_of_a_rule_fills_one_role(fact: Fact, role: str) -> None:
    assert role_of(fact) == role


def test_a_party_that_both_see_is_told_once_with_the_standing_of_the_rule() -> None:
    mention = seen("organisation", "the Red Dawn", 0.7)
    (one,) = attributions_with(
        TEXT, [doer("RED DAWN".title(), "RED DAWN")], [], reading(mention), {}
    )
    assert (one.detail.name, one.detail.standing, one.seen) == (
        "RED DAWN",
        "claimed",
        Seen(0.7, ODDS, by_rule=True),
    )


def test_a_party_that_only_the_encoder_sees_takes_group_and_number_of_the_party_there() -> None:
    party = Party(**span("Gunmen"), name="gunmen", nature="attackers", count_low=3, group_id="g")
    (one,) = attributions_with(TEXT, [], [party], reading(seen("individual", "Gunmen")), {})
    assert (one.detail.group_id, one.detail.count_low) == ("g", 3)
    assert (one.detail.standing, one.detail.party_type) == ("suspected", "individual")


def test_the_words_around_a_party_may_tell_its_standing() -> None:
    found = attributions_with(
        TEXT, [], [], reading(seen("organisation", "Red Dawn")), {}, lambda start, end: "denied"
    )
    assert [one.detail.standing for one in found] == ["denied"]


@pytest.mark.parametrize("nature", ["person", "civilians", None])
def test_nobody_is_a_perpetrator_because_the_encoder_alone_thinks_so(nature: str | None) -> None:
    parties = [Party(**span("Gunmen"), name="gunmen", nature=nature)] if nature else []
    told = attributions_with(TEXT, [], parties, reading(seen("individual", "Gunmen")), {})
    assert told == ()


def test_a_party_that_only_a_rule_sees_has_no_odds() -> None:
    (one,) = attribution_candidates(TEXT, [doer("Red Dawn", "Red Dawn")], [], reading())
    assert (one.words, one.evidence.odds, one.evidence.by_rule) == ("Red Dawn", 0.0, True)
