"""Floors of accuracy: what a section runs, where a figure stands, and when a run fails."""

import importlib.util
import json
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _loaded():
    spec = importlib.util.spec_from_file_location("floors", ROOT / "scripts" / "floors.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


floors = _loaded()

FIGURES = {
    "facts_right": 12,
    "gtt": {"f1": 43.5, "roles": {"Victim": {"f1": 40.0}}},
    "slots": {"11": {"f": 23.6}},
    "gate": {"r": None},
}


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        pytest.param("facts_right", 12, id="flat"),
        pytest.param("gtt.f1", 43.5, id="one-step-in"),
        pytest.param("gtt.roles.Victim.f1", 40.0, id="three-steps-in"),
        pytest.param("slots.11.f", 23.6, id="a-number-as-a-key"),
        pytest.param("gtt.f2", None, id="no-such-key"),
        pytest.param("facts_right.f", None, id="a-number-has-no-keys"),
        pytest.param("gtt", None, id="a-table-is-no-figure"),
        pytest.param("gate.r", None, id="a-share-of-nothing"),
    ],
)
def test_a_dotted_key_leads_to_its_figure(key, figure):
    assert floors.figure_at(FIGURES, key) == figure


def test_each_limit_has_its_line():
    """A floor and a ceiling hold at the limit itself; a figure that is gone fails."""
    floor = {
        "least": {"gtt.f1": 43.5, "slots.11.f": 24, "official.f": 40},
        "most": {"facts_right": 11},
    }

    assert floors.lines_of("muc4", floor, FIGURES) == [
        "ok   muc4 gtt.f1 = 43.5, at least 43.5",
        "FAIL muc4 slots.11.f = 23.6, at least 24",
        "FAIL muc4 official.f: no such figure, at least 40",
        "FAIL muc4 facts_right = 12, at most 11",
    ]


@pytest.mark.parametrize(
    ("floor", "words"),
    [
        pytest.param({"data": "seeds"}, ["muc4", "there/seeds", "--json"], id="by-its-own-name"),
        pytest.param(
            {"data": "d", "evaluate": "seeds", "options": ["--split", "tst1"]},
            ["seeds", "there/d", "--split", "tst1", "--json"],
            id="another-command-with-options",
        ),
    ],
)
def test_a_section_names_its_command(floor, words):
    command = floors.command_of("muc4", floor, floors.data_of(floor, Path("there")))

    assert command == [sys.executable, "-m", "tallybook", "evaluate", *words]


def test_cases_lie_in_the_checkout():
    assert floors.data_of({"cases": "cases/x"}, Path("there")) == ROOT / "cases" / "x"


@pytest.mark.parametrize(
    ("limits", "code", "printed"),
    [
        pytest.param("least.facts_right = 0", 0, "ok   seeds facts_right = 0", id="held"),
        pytest.param("least.facts_right = 1", 1, "FAIL seeds facts_right = 0", id="missed"),
    ],
)
def test_a_run_fails_beneath_a_floor(tmp_path, capsys, limits, code, printed):
    """The real command on one report that tells of nothing, without trained parts."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "fair.txt").write_text("The village fair opened on Sunday.\n", encoding="utf-8")
    gold = {"incident": "A", "report": "fair.txt", "field": "killed", "value": "2", "start": 0}
    gold |= {"end": 3, "quote": "The", "qualifier": "exact", "speaker": None, "hedge": None}
    (folder / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    file = tmp_path / "floors.toml"
    file.write_text(f'[seeds]\ndata = "mine"\nparts = "none"\n{limits}\n', encoding="utf-8")

    assert floors.main(tmp_path, file) == code
    assert printed in capsys.readouterr().out


def test_an_evaluation_that_fails_holds_no_floor(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    file = tmp_path / "floors.toml"
    file.write_text('[seeds]\ndata = "empty"\nleast.facts_right = 0\n', encoding="utf-8")

    assert floors.main(tmp_path, file) == 1
    assert capsys.readouterr().out == ("FAIL seeds facts_right: no such figure, at least 0\n")


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    file = tmp_path / "floors.toml"
    file.write_text('[gvdb]\ndata = "gvdb"\nleast.articles = 1\n', encoding="utf-8")

    assert floors.main(tmp_path, file) == 0
    assert capsys.readouterr().out == f"none gvdb: no folder {tmp_path / 'gvdb'}: not checked\n"


def test_every_pinned_section_can_be_run():
    """Each has one folder and at least one limit, and no key that nothing reads."""
    pinned = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
    known = {"evaluate", "data", "cases", "options", "parts", "least", "most"}

    assert [name for name, one in pinned.items() if set(one) - known] == []
    assert [name for name, one in pinned.items() if ("data" in one) == ("cases" in one)] == []
    assert [name for name, one in pinned.items() if not one.get("least")] == []
