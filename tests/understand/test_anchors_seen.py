"""An act that only the encoder sees: when it founds an incident, and when it must not."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand import accounts, findings
from tallybook.understand.anchors_seen import is_worth_asking, seen_anchors
from tallybook.understand.encoder_heads import INCIDENTS
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.mentions import Anchor

TEXT = "A hired gun ended the life of Jane Roe in Lima on Sunday. The town mourns."
NONE = dict.fromkeys((*INCIDENTS, "any"), 0.01)
SURE = NONE | {"attack": 0.97, "any": 0.99}


def reading(
    text: str = TEXT,
    words: str = "Jane Roe",
    role: str = "victim_name",
    score: float = 0.95,
    odds: dict[str, float] = SURE,
) -> Reading:
    start = text.index(words)
    mention = RoleMention(
        start=start,
        end=start + len(words),
        sentence=0,
        role=role,
        score=score,
        shared=score,
        mentions=1,
        incidents={name: odds[name] for name in INCIDENTS},
        choices={
            "standing": ("POSSIBLE", 0.5),
            "physical_type": ("OTHER", 0.5),
            "physical_effect": ("DAMAGED", 0.5),
            "human_effect": ("DEATH", 0.9),
            "weapon_type": ("GUN", 0.5),
        },
    )
    return Reading(mentions=(mention,), spans=((0, len(text)),), types=(odds,))


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("attack", ()),
        ("bombing", ("bombing",)),
        ("kidnapping", ("hostage_taking_kidnapping",)),
        ("arson", ("arson",)),
    ],
)
def test_the_surest_words_harmed_stand_for_the_act_of_the_likeliest_type(kind, types):
    seen = reading(odds=NONE | {kind: 0.95, "any": 0.9})
    start = TEXT.index("Jane Roe")
    assert seen_anchors(document(TEXT), seen) == (
        Anchor(start=start, end=start + len("Jane Roe"), sentence=0, attack_types=types),
    )


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(None, id="no-encoder"),
        pytest.param(Reading(), id="nothing-seen"),
        pytest.param(reading(score=0.7), id="words-unsure"),
        pytest.param(reading(role="weapon"), id="a-weapon-is-not-harmed"),
        pytest.param(reading(odds=SURE | {"any": 0.7}), id="perhaps-no-incident"),
        pytest.param(reading(odds=SURE | {"attack": 0.8}), id="type-unsure"),
    ],
)
def test_an_unsure_encoder_founds_nothing(seen):
    assert seen_anchors(document(TEXT), seen) == ()


def test_a_report_of_an_accident_stays_one():
    text = "The crash of a bus killed Jane Roe near Lima on Sunday."
    assert seen_anchors(document(text), reading(text)) == ()


def test_furniture_founds_nothing():
    text = "By Jane Roe\n\nThe council met in Lima on Sunday to talk of the budget."
    page = document(text)
    assert page.report.sentences[0].kind == "byline"
    assert seen_anchors(page, reading(text)) == ()


def test_the_gate_must_be_sure_too():
    assert is_worth_asking({"message": 0.6})
    assert not is_worth_asking({"message": 0.4})
    assert not is_worth_asking({})


def told(monkeypatch: pytest.MonkeyPatch, message: float) -> list[tuple[str, list[str]]]:
    monkeypatch.setattr(accounts, "tells_of_violence", lambda report: True)
    monkeypatch.setattr(accounts, "message_odds", lambda report: {"message": message})
    monkeypatch.setattr(findings, "read_with_encoder", lambda document: reading())
    return [
        (one.anchor_quote, [str(each.value) for each in one.of_field("victims")])
        for one in accounts.understand_report(document(TEXT).report)
    ]


def test_a_report_without_words_of_an_act_gives_an_account(monkeypatch):
    assert told(monkeypatch, 0.9) == [("Jane Roe", ["Jane Roe"])]


def test_it_gives_none_where_the_gate_is_unsure(monkeypatch):
    assert told(monkeypatch, 0.2) == []
