"""The processed gold: JSON lines of any file name, mentions with or without offsets."""

import json

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.muc4_gold import read_processed
from tallybook.records import GttTemplate

ROW = {
    "docid": "TST9-MUC4-0001",
    "doctext": "a bomb",
    "templates": [
        {"incident_type": "bombing", "PerpInd": [], "Weapon": [[["bomb", 2], ["charge", 40]]]},
        {"incident_type": "bombing", "PerpInd": [], "Weapon": [[["bomb", 2], ["charge", 40]]]},
        {"incident_type": "arson", "Target": [["bus"]]},
    ],
}


def template(kind, **roles):
    empty = {"PerpInd": (), "PerpOrg": (), "Target": (), "Victim": (), "Weapon": ()}
    return GttTemplate(incident_type=kind, roles={**empty, **roles})


def test_equal_templates_of_a_document_are_one(tmp_path):
    (tmp_path / "processed").mkdir()
    (tmp_path / "processed" / "any.json").write_text(json.dumps(ROW) + "\n\n")
    assert read_processed(tmp_path) == {
        "TST9-MUC4-0001": (
            template("bombing", Weapon=(("bomb", "charge"),)),
            template("arson", Target=(("bus",),)),
        )
    }


def test_a_folder_without_processed_gold_has_none(tmp_path):
    assert read_processed(tmp_path) == {}


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"docid": "D1"}'], ids=["cut", "list", "no templates"]
)
def test_a_line_that_holds_no_document_is_named(tmp_path, line):
    (tmp_path / "processed").mkdir()
    (tmp_path / "processed" / "a.json").write_text(json.dumps(ROW) + "\n" + line)
    with pytest.raises(BadGold, match="line 2"):
        read_processed(tmp_path)
