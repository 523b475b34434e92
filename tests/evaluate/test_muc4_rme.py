"""CEAF-RME: templates aligned by their fillers alone, things or mentions counted."""

from tallybook.evaluate.muc4_rme import score_rme
from tallybook.records import GttTemplate
from tallybook.records.muc4 import GTT_ROLES


def template(kind="bombing", **roles):
    return GttTemplate(
        incident_type=kind,
        roles={role: tuple(map(tuple, roles.get(role, ()))) for role in GTT_ROLES},
    )


def test_the_type_earns_nothing():
    gold = {"D1": (template(Target=[["bank"]]),)}
    score = score_rme({"D1": (template(Weapon=[["bomb"]]),)}, gold)
    assert (score.subset.f1, score.phi3.f1) == (0.0, 0.0)


def test_templates_of_different_types_have_nothing_in_common():
    gold = {"D1": (template("arson", Target=[["bank"]]),)}
    assert score_rme({"D1": (template("bombing", Target=[["bank"]]),)}, gold).subset.f1 == 0.0


def test_a_thing_counts_for_one_shared_mention_but_a_mention_only_for_itself():
    gold = {"D1": (template(PerpOrg=[["red front", "rf", "the front"]]),)}
    score = score_rme({"D1": (template(PerpOrg=[["rf"]]),)}, gold)
    assert score.subset.f1 == 100.0
    assert (score.phi3.p, score.phi3.r) == (100.0, 100 / 3)


def test_templates_are_aligned_one_to_one_for_the_greatest_total():
    gold = {"D1": (template(Target=[["bank"], ["bus"]]), template(Target=[["bank"]]))}
    predicted = {"D1": (template(Target=[["bank"]]), template(Target=[["bank"], ["bus"]]))}
    assert score_rme(predicted, gold).subset.f1 == 100.0
