"""Gold in JSON lines: what is read, and how a line that is wrong is named."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines


class Row(msgspec.Struct, frozen=True):
    name: str
    number: int = 0


def test_empty_lines_are_passed_over_and_numbers_in_words_are_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "x", "number": "3"}\n\n{"name": "y"}\n')
    rows = read_lines(tmp_path / "a.jsonl", ".jsonl", Row, "name and number")
    assert rows == [Row("x", 3), Row("y", 0)]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "x\u2028y"}\n', encoding="utf-8")
    assert read_lines(tmp_path / "a.jsonl", ".jsonl", Row, "name") == [Row("x\u2028y")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param(b'{"number": 3}', "line 2: .*`name`", id="a field is missing"),
        pytest.param(b'{"name": "x"', "line 2: ", id="no JSON"),
        pytest.param(b'{"name": "\xff"}', "line 2: ", id="no UTF-8"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, line: bytes, words: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"name": "x"}\n' + line + b"\n")
    with pytest.raises(BadGold, match=f"a.jsonl, {words}") as caught:
        read_lines(tmp_path / "a.jsonl", ".jsonl", Row, "name and number")
    assert caught.value.next_step == "each line is one object with name and number"


def test_a_file_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("")
    (tmp_path / "a.jsonl").write_text("")
    assert parts_of(tmp_path, ".jsonl") == ["a", "b"]
    with pytest.raises(BadGold, match=r"c.jsonl: not in the folder given") as caught:
        read_lines(tmp_path / "c.jsonl", ".jsonl", Row, "name")
    assert caught.value.next_step == "name a part it holds: a, b"
