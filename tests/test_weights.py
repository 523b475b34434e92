from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tallybook import weights
from tallybook.errors import AlteredPart, BadSetting


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder of its own, with one part."""
    part = tmp_path / "parts" / "small"
    part.mkdir(parents=True)
    (part / "a.bin").write_bytes(b"weights")
    digest = weights.checksum(part / "a.bin")
    (part / "card.toml").write_text(f'[numbers]\nf1 = 0.5\n[files]\n"a.bin" = "{digest}"\n')
    monkeypatch.setattr(weights, "__file__", str(tmp_path / "weights.py"))
    monkeypatch.setattr(weights, "SHIPPED", ("gate", "small"))
    monkeypatch.delenv("TALLYBOOK_PARTS", raising=False)
    weights.part.cache_clear()
    return part


def test_a_whole_part_is_given_with_its_numbers(folder: Path) -> None:
    assert weights.part("small") == weights.Part(
        name="small", folder=folder, numbers={"f1": 0.5}, version=weights.part_version(folder)
    )


def test_a_part_that_does_not_ship_is_none(folder: Path) -> None:
    assert weights.part("other") is None


def test_the_folders_of_parts_are_the_parts_that_ship() -> None:
    folders = Path(weights.__file__).parent.joinpath("parts").glob("*/card.toml")
    assert tuple(sorted(one.parent.name for one in folders)) == weights.SHIPPED


@pytest.mark.parametrize(
    ("chosen", "on"),
    [
        ("all", True),
        ("none", False),
        (" None ", False),
        ("small", True),
        ("gate, Small", True),
        ("gate", False),
    ],
)
def test_the_variable_chooses_parts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, on: bool
) -> None:
    monkeypatch.setenv("TALLYBOOK_PARTS", chosen)
    assert (weights.part("small") is not None) is on


def test_an_altered_part_is_refused_by_file(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"other weights")
    with pytest.raises(AlteredPart, match=r"small: a\.bin .* TALLYBOOK_PARTS=none"):
        weights.part("small")


@pytest.mark.parametrize(
    ("file_name", "content"),
    [("a.bin", None), ("card.toml", None), ("card.toml", "what = "), ("card.toml", "a = 1")],
    ids=["weights gone", "card gone", "card cut off", "card without files"],
)
def test_a_part_that_ships_and_is_not_whole_is_refused(
    folder: Path, file_name: str, content: str | None
) -> None:
    path = folder / file_name
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    with pytest.raises(AlteredPart, match=rf"small: {file_name} is missing or is not the file"):
        weights.part("small")


def test_a_part_that_ships_and_is_gone_is_refused_unless_it_is_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AlteredPart, match=r"gate: card\.toml is missing"):
        weights.part("gate")
    monkeypatch.setenv("TALLYBOOK_PARTS", "small")
    assert weights.part("gate") is None


@pytest.mark.parametrize(
    "chosen", ["nonsense", "", "all,gate", "small,", "gate small", "none,none"]
)
def test_a_choice_that_names_no_part_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv("TALLYBOOK_PARTS", chosen)
    with pytest.raises(BadSetting) as refused:
        weights.part("small")
    assert refused.value.message == (
        f"env TALLYBOOK_PARTS: {chosen!r} is not all, none, or names of parts that ship"
    )
    assert refused.value.next_step == (
        "the parts are: gate, small; leave it unset to use all of them"
    )


def test_states_tell_what_is_on_and_what_is_altered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALLYBOOK_PARTS", "gate")
    whole = weights.part_states()
    (folder / "a.bin").write_bytes(b"WEIGHTS")
    size = (folder / "card.toml").stat().st_size + len(b"weights")
    small = weights.PartState(
        name="small", on=False, bytes=size, altered="", version=weights.part_version(folder)
    )
    gone = weights.PartState(name="gate", on=True, bytes=0, altered="card.toml", version="")
    assert whole == (gone, small)
    assert weights.part_states() == (gone, msgspec.structs.replace(small, altered="a.bin"))
