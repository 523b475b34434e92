"""MUC-4 templates as official response text and as modern JSON."""

import json

from tallybook.evaluate.muc4_keys import parse_templates
from tallybook.export.muc4_text import gtt_json, response_text
from tallybook.records import Muc4Fill, Muc4Template


def fill(*values, tags=(), optional=False):
    return Muc4Fill(values=values, tags=tuple(tags), optional=optional)


KIDNAPPING = Muc4Template(
    message_id="TST9-MUC4-0001",
    number=1,
    slots={
        2: (fill("- 03 MAY 31"),),
        4: (fill("KIDNAPPING"),),
        10: (fill("RED FRONT", "RF"),),
        11: (fill("POSSIBLE", tags=["RED FRONT", "RF"]),),
        18: (fill('ANN "THE BEAR" LEE'),),
        19: (fill("MAYOR", tags=['ANN "THE BEAR" LEE']), fill("GUARDS")),
        21: (fill("1", tags=['ANN "THE BEAR" LEE']), fill("~4", tags=["GUARDS"])),
        23: (fill("DEATH"),),
    },
)


def test_templates_are_read_back_as_they_were():
    templates = {"TST9-MUC4-0001": (KIDNAPPING,), "TST9-MUC4-0002": ()}
    assert parse_templates(response_text(templates)) == templates


def test_the_official_form_in_full():
    written = response_text({"TST9-MUC4-0001": (KIDNAPPING,)})
    assert written.splitlines()[:12] == [
        "0.  MESSAGE: ID                     TST9-MUC4-0001",
        "1.  MESSAGE: TEMPLATE               1",
        "2.  INCIDENT: DATE                  - 03 MAY 31",
        "3.  INCIDENT: LOCATION              -",
        "4.  INCIDENT: TYPE                  KIDNAPPING",
        "5.  INCIDENT: STAGE OF EXECUTION    -",
        "6.  INCIDENT: INSTRUMENT ID         *",
        "7.  INCIDENT: INSTRUMENT TYPE       *",
        "8.  PERP: INCIDENT CATEGORY         -",
        "9.  PERP: INDIVIDUAL ID             -",
        '10. PERP: ORGANIZATION ID           "RED FRONT" / "RF"',
        '11. PERP: ORGANIZATION CONFIDENCE   POSSIBLE: "RED FRONT" / "RF"',
    ]
    assert '23. HUM TGT: EFFECT OF INCIDENT     DEATH: "-"' in written
    assert '                                    "GUARDS"\n' in written


def test_a_message_without_templates_gets_one_of_stars():
    lines = response_text({"TST9-MUC4-0002": ()}).splitlines()
    assert len(lines) == 25
    assert all(line[36:] == "*" for line in lines[1:])


def test_the_modern_form_has_the_type_and_five_roles_in_lower_case():
    assert json.loads(gtt_json({"TST9-MUC4-0001": (KIDNAPPING,), "TST9-MUC4-0002": ()})) == {
        "TST9-MUC4-0001": [
            {
                "incident_type": "kidnapping",
                "PerpInd": [],
                "PerpOrg": [["red front", "rf"]],
                "Target": [],
                "Victim": [['ann "the bear" lee']],
                "Weapon": [],
            }
        ],
        "TST9-MUC4-0002": [],
    }
