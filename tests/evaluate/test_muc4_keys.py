"""The official text form: slots by number, a fill a line, alternatives, marks, references."""

import pytest

from tallybook.evaluate.muc4_keys import parse_templates, read_keys
from tallybook.records import Muc4Fill, Muc4Template

KEY = """
;;; two templates and a message without any

0.  MESSAGE: ID                     DEV-MUC3-9001 (SITE)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 03 MAY 31
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
6.  INCIDENT: INSTRUMENT ID         "BOMB" / "A \\"HOME-MADE\\" BOMB"
                                    ? "FUSE"
7.  INCIDENT: INSTRUMENT TYPE       BOMB: "BOMB" / "A \\"HOME-MADE\\" BOMB"
                                    GUN: "-"
12. PHYS TGT: ID                    *
16. PHYS TGT: EFFECT OF INCIDENT    -: "BANK"
19. HUM TGT: DESCRIPTION            "MAYOR": "ANN LEE"
                                    "GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     INJURY / DEATH: "GUARDS"
                                    DEATH:
                                    "ANN LEE"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC3-9001 (SITE)
1.  MESSAGE: TEMPLATE               3 (OPTIONAL)
4.  INCIDENT: TYPE                  ARSON
11. PERP: ORGANIZATION CONFIDENCE   (POSSIBLE / ACQUITTED): "LOS LOBOS"

                                   * * *

0.  MESSAGE: ID                     TST9-MUC4-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def fill(*values, tags=(), optional=False):
    return Muc4Fill(values=values, tags=tuple(tags), optional=optional)


def test_a_key_is_read_whole():
    bombs = ("BOMB", 'A "HOME-MADE" BOMB')
    first = Muc4Template(
        message_id="DEV-MUC3-9001",
        number=1,
        slots={
            2: (fill("- 03 MAY 31"),),
            3: (fill("PERU: LIMA (CITY)"),),
            4: (fill("BOMBING", "ATTACK"),),
            6: (fill(*bombs), fill("FUSE", optional=True)),
            7: (fill("BOMB", tags=bombs), fill("GUN")),
            19: (fill("MAYOR", tags=["ANN LEE"]), fill("GUARDS")),
            23: (fill("INJURY", "DEATH", tags=["GUARDS"]), fill("DEATH", tags=["ANN LEE"])),
        },
    )
    second = Muc4Template(
        message_id="DEV-MUC3-9001",
        number=3,
        slots={4: (fill("ARSON"),), 11: (fill("POSSIBLE", "ACQUITTED", tags=["LOS LOBOS"]),)},
        optional=True,
    )
    assert parse_templates(KEY) == {"DEV-MUC3-9001": (first, second), "TST9-MUC4-0002": ()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4.  INCIDENT: TYPE  ROBBERY", {4: (fill("ROBBERY"),)}),
        ("4.\tINCIDENT TYPE\tROBBERY", {4: (fill("ROBBERY"),)}),
        (
            '14. PHYS TGT: NUMBER   3 / PLURAL: "BUSES"',
            {14: (fill("3", "PLURAL", tags=["BUSES"]),)},
        ),
        (
            "8.  PERP: INCIDENT CATEGORY   ?TERRORIST ACT",
            {8: (fill("TERRORIST ACT", optional=True),)},
        ),
        (
            "3.  INCIDENT: LOCATION   (PERU: LIMA (CITY)) / (PERU: ICA (CITY))",
            {3: (fill("PERU: LIMA (CITY)", "PERU: ICA (CITY)"),)},
        ),
        (
            "8.  PERP: INCIDENT CATEGORY   TERRORIST ACT / -",
            {8: (fill("TERRORIST ACT", optional=True),)},
        ),
        ('9.  PERP: INDIVIDUAL ID   "MEN / WOMEN: SOME"', {9: (fill("MEN / WOMEN: SOME"),)}),
    ],
    ids=[
        "narrow columns",
        "older label and tabs",
        "alternatives share a cross-reference",
        "mark without space",
        "bracketed places",
        "a blank alternative makes it optional",
        "marks inside quotes part nothing",
    ],
)
def test_lines_of_other_hands_are_read(line, expected):
    (template,) = parse_templates(f"0. MESSAGE: ID   DEV-MUC3-9001\n{line}\n")["DEV-MUC3-9001"]
    assert template.slots == expected


def test_key_files_are_found_whatever_their_names(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "answers.v9").write_text(KEY, encoding="latin-1")
    assert sorted(read_keys(tmp_path)) == ["DEV-MUC3-9001", "TST9-MUC4-0002"]
    assert read_keys(tmp_path / "elsewhere") == {}
