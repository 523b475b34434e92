"""Template micro-F1 over the type and five roles: what a mapping earns, and which one counts."""

import itertools
import random

import pytest

from tallybook.evaluate.muc4_gtt import TYPE, _document, _sum, normal_mention, score_gtt
from tallybook.records import GttTemplate
from tallybook.records.muc4 import GTT_ROLES


def template(kind="bombing", **roles):
    return GttTemplate(
        incident_type=kind,
        roles={role: tuple(map(tuple, roles.get(role, ()))) for role in GTT_ROLES},
    )


def numbers(score, role):
    count = score.counts[role]
    return (count.p_num, count.p_den, count.r_num, count.r_den)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("The  Mayor's house", "mayors house"),
        ("AN F.M.L.N. cell", "fmln cell"),
        ('"Los  Lobos"', "los lobos"),
        ("a the an", ""),
        ("theatre", "theatre"),
    ],
    ids=["article and possessive", "points", "quotes", "articles only", "no article inside a word"],
)
def test_mentions_are_compared_in_normal_form(raw, plain):
    assert normal_mention(raw) == plain


def test_gold_against_itself_is_whole():
    gold = {
        "D1": (template(Victim=[["ann lee"]], Weapon=[["bomb", "car bomb"]]), template("arson"))
    }
    score = score_gtt(gold, gold)
    assert (score.p, score.r, score.f1) == (100.0, 100.0, 100.0)
    assert score.roles[TYPE].f1 == 100.0
    assert numbers(score, "Weapon") == (1, 1, 1, 1)


def test_one_right_mention_is_enough_but_one_wrong_mention_spoils_the_thing():
    gold = {"D1": (template(PerpOrg=[["red front", "rf"]]),)}
    one = score_gtt({"D1": (template(PerpOrg=[["RF"]]),)}, gold)
    assert numbers(one, "PerpOrg") == (1, 1, 1, 1)
    spoilt = score_gtt({"D1": (template(PerpOrg=[["RF", "rebels"]]),)}, gold)
    assert numbers(spoilt, "PerpOrg") == (0, 1, 0, 1)


def test_two_predictions_may_match_the_same_gold_thing():
    gold = {"D1": (template(PerpOrg=[["red front", "rf"]]),)}
    score = score_gtt({"D1": (template(PerpOrg=[["rf"], ["the red front"]]),)}, gold)
    assert numbers(score, "PerpOrg") == (2, 2, 1, 1)


def test_a_template_of_another_type_earns_nothing():
    gold = {"D1": (template("bombing", Victim=[["ann lee"]]),)}
    score = score_gtt({"D1": (template("attack", Victim=[["ann lee"]]),)}, gold)
    assert (score.p, score.r, score.f1) == (0.0, 0.0, 0.0)
    assert numbers(score, TYPE) == (0, 1, 0, 1)


def test_a_type_that_gold_lists_among_alternatives_is_right():
    gold = {"D1": (template("attack / bombing"),)}
    assert score_gtt({"D1": (template("bombing"),)}, gold).f1 == 100.0


def test_a_gold_template_is_used_once():
    gold = {"D1": (template(Target=[["bank"]]),)}
    score = score_gtt({"D1": (template(Target=[["bank"]]), template(Target=[["bank"]]))}, gold)
    assert numbers(score, TYPE) == (1, 2, 1, 1)
    assert numbers(score, "Target") == (1, 2, 1, 1)


def test_the_mapping_with_the_best_f1_counts_not_the_first():
    gold = {"D1": (template(Target=[["bank"]]), template(Target=[["school"]]))}
    predicted = {"D1": (template(Target=[["school"]]), template(Target=[["bank"]]))}
    assert score_gtt(predicted, gold).f1 == 100.0


def test_a_document_without_prediction_lowers_recall_and_one_without_gold_precision():
    gold = {"D1": (template(),), "D2": ()}
    score = score_gtt({"D2": (template(Weapon=[["bomb"]]),)}, gold)
    assert (score.counts[TYPE].r_den, score.counts[TYPE].p_den) == (1, 1)
    assert numbers(score, "Weapon") == (0, 1, 0, 0)
    assert score.documents == 2


def test_documents_that_gold_does_not_have_are_left_out():
    assert score_gtt({"D9": (template(),)}, {}).counts[TYPE].p_den == 0


def best_by_enumeration(ours, theirs):
    """The rule as it is told: try every mapping to different gold templates or to none."""
    total = _sum(_document(ours, theirs)[0])
    best = 0.0
    for mapping in itertools.product([None, *range(len(theirs))], repeat=len(ours)):
        used = [one for one in mapping if one is not None]
        if len(used) > len(set(used)):
            continue
        pairs = [
            _sum(_document((one,), (theirs[to],))[0])
            for one, to in zip(ours, mapping, strict=True)
            if to is not None
        ]
        p = sum(one.p_num for one in pairs) / total.p_den
        r = sum(one.r_num for one in pairs) / total.r_den
        best = max(best, 200 * p * r / (p + r) if p + r else 0.0)
    return best


@pytest.mark.parametrize("seed", range(12))
def test_the_exact_search_finds_what_trying_every_mapping_finds(seed):
    chance = random.Random(seed)
    words = ["bank", "school", "bus", "bridge"]

    def some():
        return template(
            chance.choice(["attack", "bombing"]),
            Target=[
                chance.sample(words, chance.randint(1, 2)) for _ in range(chance.randint(0, 3))
            ],
            Victim=[[chance.choice(words)] for _ in range(chance.randint(0, 2))],
        )

    ours = tuple(some() for _ in range(chance.randint(1, 4)))
    theirs = tuple(some() for _ in range(chance.randint(1, 4)))
    counts, exact = _document(ours, theirs)
    assert exact
    assert _sum(counts).score().f1 == pytest.approx(best_by_enumeration(ours, theirs))


def test_a_crowd_of_templates_is_mapped_by_assignment_and_said_to_be():
    many = tuple(template(Target=[[f"house {n}"]]) for n in range(14))
    score = score_gtt({"D1": many[::-1]}, {"D1": many})
    assert (score.f1, score.not_exact) == (100.0, 1)
