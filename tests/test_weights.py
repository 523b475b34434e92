from __future__ import annotations

from pathlib import Path

import pytest

from tallybook import weights
from tallybook.errors import AlteredPart


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder of its own, with one part."""
    part = tmp_path / "parts" / "small"
    part.mkdir(parents=True)
    (part / "a.bin").write_bytes(b"weights")
    digest = weights.checksum(part / "a.bin")
    (part / "card.toml").write_text(f'[numbers]\nf1 = 0.5\n[files]\n"a.bin" = "{digest}"\n')
    monkeypatch.setattr(weights, "__file__", str(tmp_path / "weights.py"))
    weights.part.cache_clear()
    return part


def test_a_whole_part_is_given_with_its_numbers(folder: Path) -> None:
    assert weights.part("small") == weights.Part(
        name="small", folder=folder, numbers={"f1": 0.5}, version=weights.part_version(folder)
    )


def test_a_part_that_is_not_there_is_none(folder: Path) -> None:
    assert weights.part("other") is None


@pytest.mark.parametrize(
    ("chosen", "on"),
    [("all", True), ("none", False), ("small", True), ("gate, small", True), ("gate", False)],
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
