"""The command evaluate geo, over a small folder of our own."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from tallybook.cli import app

TEXT = "Two men were arrested in Lahore, Pakistan, on Sunday."


def folder(tmp_path: Path) -> Path:
    marks = "".join(
        f"<toponym><start>{TEXT.index(name)}</start><end>{TEXT.index(name) + len(name)}</end>"
        f"<phrase>{name}</phrase><gaztag><lat>{north}</lat><lon>{east}</lon>"
        "<country>Pakistan</country></gaztag></toponym>"
        for name, north, east in (("Lahore", 31.55, 74.34), ("Pakistan", 30.0, 70.0))
    )
    (tmp_path / "own.xml").write_text(
        f"<articles><article><text>{TEXT}</text><toponyms>{marks}</toponyms></article></articles>"
    )
    return tmp_path


def test_the_figures_are_one_object(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "geo", str(folder(tmp_path)), "--json"])
    score = json.loads(result.stdout)
    assert result.exit_code == 0
    keys = ("country_right", "within_161_km", "found_f", "resolved_f")
    assert [score[key] for key in keys] == [1.0, 1.0, 1.0, 1.0]


def test_a_table_shows_each_file_and_all(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "geo", str(folder(tmp_path)), "--part", "own"])
    assert result.exit_code == 0
    assert "1 articles, 2 marked places" in result.stdout
    assert [line.split()[0] for line in result.stdout.splitlines()[2:4]] == ["own", "all"]


def test_an_empty_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "geo", str(tmp_path)])
    assert result.exit_code != 0
