"""The commands gazetteer add and gazetteer find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallybook.cli import app
from tallybook.errors import UnreadableGazetteer, UsageError

LINE = (
    "90000001\tKukusu\tKukusu\tKukousou\t12.25\t13.5\tP\tPPL\tNG\t\t27\t\t\t\t40\t\t300"
    "\tAfrica/Lagos\t2024-01-01\n"
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TALLYBOOK_GAZETTEER", raising=False)
    (tmp_path / "NG.txt").write_text(LINE)


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["gazetteer", *words], catch_exceptions=False)
    return result.exit_code, result.stdout


def test_a_list_is_added_beside_the_settings_and_found() -> None:
    code, words = run("add", "NG.txt")
    assert code == 0
    assert words.startswith("NG.txt: 1 places added, 0 were there, 0 of other kinds left out")
    assert Path("tallybook.gazetteer").is_file()
    assert run("find", "Kukousou") == (
        0, "geonames:90000001  Kukusu, Nigeria  settlement, 40 people, 12.25 13.5, added\n",
    )  # fmt: skip


def test_json_says_what_was_added() -> None:
    code, words = run("add", "NG.txt", "--json")
    assert code == 0
    assert json.loads(words)["added"] == [
        {"source": "NG.txt", "added": 1, "held": 0, "left_out": 0, "bad": 0, "bad_lines": []}
    ]


def test_bad_lines_are_shown_and_the_others_added() -> None:
    Path("NG.txt").write_text("broken\n" + LINE)
    result = CliRunner().invoke(app, ["gazetteer", "add", "NG.txt"])
    assert result.exit_code == 1
    assert "1 places added" in result.stdout
    assert "NG.txt, line 1: 1 columns, 19 expected" in result.stderr


def test_what_is_no_list_is_refused() -> None:
    Path("NG.txt").write_text("hello\n")
    with pytest.raises(UnreadableGazetteer, match="no list of places of GeoNames"):
        run("add", "NG.txt")


def test_the_variable_names_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYBOOK_GAZETTEER", "mine.gazetteer")
    run("add", "NG.txt")
    assert Path("mine.gazetteer").is_file()


def test_none_is_no_file_to_add_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYBOOK_GAZETTEER", "none")
    with pytest.raises(UsageError, match="TALLYBOOK_GAZETTEER is none"):
        run("add", "NG.txt")


def test_a_name_that_nothing_has_is_said_so() -> None:
    assert run("find", "Qqqqq") == (0, "no place is called 'Qqqqq'\n")


def test_find_as_json_lists_entries() -> None:
    code, words = run("find", "Nairobi", "--json")
    first = json.loads(words)[0]
    assert (code, first["country"], first["added"]) == (0, "KE", False)
