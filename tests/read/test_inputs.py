"""Paths name inputs: every one, in order, under labels that show."""

import io
from pathlib import Path

import pytest

from tallybook.read.inputs import Opened, find_inputs
from tallybook.read.labels import label_of_member, visible
from tallybook.records import Unreadable


def names(*paths: Path | str) -> list[str]:
    found = []
    for one in find_inputs(paths):
        if isinstance(one, Opened):
            one.stream.close()
            found.append(one.name)
        else:
            found.append(f"{one.source_name}: {one.cause}")
    return found


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "Z.txt", ".hidden", "ä.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")

    assert names(tmp_path) == [".hidden", "Z.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ä.txt"]


def test_paths_keep_the_order_they_are_given_in(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("x")

    assert names(tmp_path / "b.txt", str(tmp_path / "a.txt")) == ["b.txt", "a.txt"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert names(tmp_path / "none.txt") == ["none.txt: there is no such file"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()

    assert names(tmp_path / "hollow") == ["hollow: an empty folder"]


def test_a_minus_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    source = io.TextIOWrapper(io.BytesIO(b"Gunmen"))
    monkeypatch.setattr("sys.stdin", source)
    (found,) = find_inputs(["-"])

    assert isinstance(found, Opened)
    assert (found.name, found.stream.read()) == ("standard input", b"Gunmen")
    found.stream.close()
    assert not source.closed


def test_a_link_named_by_the_caller_is_followed(tmp_path: Path) -> None:
    """What a folder of strangers links to is another matter: see the bad inputs."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("a.txt")

    assert names(tmp_path / "link.txt") == ["link.txt"]


def test_a_name_with_a_zero_is_named(tmp_path: Path) -> None:
    (found,) = find_inputs([f"{tmp_path}/a\x00b"])

    assert isinstance(found, Unreadable)
    assert found.source_name == "a\\x00b"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("a/b.txt", "a/b.txt"),
        ("../../etc/x", "etc/x"),
        ("/etc/x", "etc/x"),
        ("C:\\a\\..\\b", "a/b"),
        ("a//./b", "a/b"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\nb\u202e", "a\\nb\\u202e"),
    ],
)
def test_the_name_of_a_member_is_a_label_and_no_path(name: str, label: str) -> None:
    assert label_of_member(name) == label


def test_what_does_not_show_is_written_out() -> None:
    assert visible("a\x1b[0m\t\u200fb ü") == "a\\x1b[0m\\t\\u200fb ü"
