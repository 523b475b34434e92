"""Messages and keys in our own words, in the layout of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.train.muc34 import read_labelled

TEXT = """DEV-MUC3-0001 (NOSITE)

   PORT VALE, 3 MAY 31 (WIRE) -- [TEXT] THREE GUNMEN OF THE RED
DAWN FRONT (RDF) SHOT DEAD JUDGE ANA ROE.  THE RDF USED A RIFLE.
THE GUNMEN
FLED.

DEV-MUC3-0002 (NOSITE)

   NOTHING HAPPENED IN PORT VALE.
"""
KEYS = """0.  MESSAGE: ID                     DEV-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 03 MAY 31
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "RIFLE"
7.  INCIDENT: INSTRUMENT TYPE       RIFLE: "RIFLE"
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             "THREE GUNMEN" / "GUNMEN"
10. PERP: ORGANIZATION ID           "RED DAWN FRONT" / "RDF"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "RED DAWN FRONT" / "RDF"
18. HUM TGT: NAME                   "ANA ROE"
19. HUM TGT: DESCRIPTION            "JUDGE": "ANA ROE"
20. HUM TGT: TYPE                   LEGAL OR JUDICIAL: "ANA ROE"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "ANA ROE"

0.  MESSAGE: ID                     DEV-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "keys").mkdir()
    (tmp_path / "texts" / "dev-muc3-0001-0100").write_text(TEXT)
    (tmp_path / "keys" / "key-dev-0001.muc4").write_text(KEYS)
    (tmp_path / "texts" / "tst1-muc3").write_text(TEXT.replace("DEV", "TST1"))
    return tmp_path


def test_every_mention_of_a_key_string_is_a_span(folder: Path) -> None:
    told = read_labelled(folder)[0]
    assert [(told.text[s.start : s.end], s.role) for s in told.spans] == [
        ("THREE GUNMEN", "individual"),
        ("GUNMEN", "individual"),
        ("RED\nDAWN FRONT", "organisation"),
        ("RDF", "organisation"),
        ("JUDGE", "victim_description"),
        ("ANA ROE", "victim_name"),
        ("RDF", "organisation"),
        ("RIFLE", "weapon"),
        ("GUNMEN", "individual"),
    ]


def test_closed_choices_come_from_the_slot_that_names_the_words(folder: Path) -> None:
    told = read_labelled(folder)[0]
    assert {s.role: s.choices for s in told.spans if s.role in ("organisation", "victim_name")} == {
        "organisation": {
            "stage": "ACCOMPLISHED",
            "category": "TERRORIST ACT",
            "standing": "REPORTED AS FACT",
        },
        "victim_name": {
            "stage": "ACCOMPLISHED",
            "category": "TERRORIST ACT",
            "human_type": "LEGAL OR JUDICIAL",
            "human_effect": "DEATH",
        },
    }


def test_a_message_without_template_has_no_type_and_no_span(folder: Path) -> None:
    silent = read_labelled(folder)[1]
    assert (silent.incidents, silent.spans) == (frozenset(), ())


def test_only_development_messages_teach(folder: Path) -> None:
    assert [one.name for one in read_labelled(folder)] == ["DEV-MUC3-0001", "DEV-MUC3-0002"]
