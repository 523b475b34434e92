"""Runs of pieces become extents: whole words, no marks around, no mention without end."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tallybook.understand.encoder_extents import Extent, extents_of
from tallybook.understand.encoder_pieces import Pieces


def pieces(text: str) -> Pieces:
    """Words and marks of the text, each a piece."""
    found = [one.span() for one in re.finditer(r"\w+|[^\w\s]", text)]
    return Pieces(
        ids=[1] * len(found),
        starts=[start for start, _ in found],
        ends=[end for _, end in found],
        begin=0,
        end=0,
    )


def tags(*odds: float) -> np.ndarray:
    """Odds of being inside; a negative one begins a mention."""
    return np.asarray([[1 - abs(p), p < 0 and -p, p > 0 and p] for p in odds], np.float32)


def words(text: str, *odds: float) -> list[str]:
    found = extents_of(text, pieces(text), "victim_name", tags(*odds))
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "odds", "mentions"),
    [
        ("judge Jane Roe died", (0.2, -0.9, 0.9, 0), ["judge Jane Roe"]),
        ("judge Jane Roe died", (0.2, 0.2, 0.2, 0), []),
        ("judge Jane Roe died", (0, -0.9, -0.9, 0), ["Jane Roe"]),
        ("Ann Lee, Jane Roe", (-0.9, 0.9, 0.2, -0.9, 0.9), ["Ann Lee", "Jane Roe"]),
        ("Ann Lee and Jane", (-0.9, 0.9, 0.2, -0.9), ["Ann Lee", "Jane"]),
        ("Ann Lee-Roe died", (-0.9, 0.9, 0.05, 0, 0), ["Ann Lee-Roe"]),
        ("(Jane)", (0.9, 0.9, 0.9), ["Jane)"]),
        ("residence of the", (0.9, 0.9, 0.9), ["residence"]),
        (", . ;", (0.9, 0.9, 0.9), []),
    ],
    ids=[
        "goes on while it may",
        "never sure",
        "a name is not cut within",
        "another after a mark",
        "another after and",
        "whole word",
        "marks around",
        "loose end",
        "marks only",
    ],
)
def test_extents(text: str, odds: tuple[float, ...], mentions: list[str]) -> None:
    assert words(text, *odds) == mentions


def test_a_piece_without_characters_ends_a_mention() -> None:
    """Tokenizers give characters that they leave out an empty span."""
    text = "Ann Lee"
    empty = Pieces(ids=[1, 1, 1], starts=[0, 3, 4], ends=[3, 3, 7], begin=0, end=0)
    found = extents_of(text, empty, "victim_name", tags(-0.9, 0.9, -0.9))
    assert [text[one.start : one.end] for one in found] == ["Ann", "Lee"]


def test_sureness_is_that_of_the_surest_piece() -> None:
    (one,) = extents_of("Jane Roe", pieces("Jane Roe"), "victim_name", tags(-0.5, 0.75))
    assert one == Extent("victim_name", 0, 2, 0, 8, 0.75)


@pytest.mark.parametrize("joint", [" ", "-"], ids=["words", "one word"])
def test_a_text_that_is_one_mention_from_end_to_end_gives_many(joint: str) -> None:
    """No mention is long, so nothing that compares mentions reads a whole text for each."""
    text = joint.join(["Ann"] * 5000)
    cut = pieces(text)
    found = extents_of(text, cut, "victim_name", tags(*[0.9] * len(cut.ids)))
    assert len(found) < len(cut.ids) / 30
    assert max(one.last - one.first for one in found) <= 3 * 64
    assert {at for one in found for at in range(one.first, one.last)} == set(range(len(cut.ids)))
