"""What the encoder sees, by a network that looks words up: extents, names, windows, limits."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from report_documents import document
from small_encoder import write_part

from tallybook.understand import encoding
from tallybook.understand.encoder_pieces import MOST_PIECES, OVERLAP, WINDOW, windows_of
from tallybook.understand.encoding import Reading, RoleMention, read_with_encoder
from tallybook.weights import Part

ROLES = (
    ("jane", "victim_name", "begin"),
    ("roe", "victim_name", "inside"),
    ("gun", "individual", "begin"),
    ("rifle", "weapon", "begin"),
    ("bomb", "weapon", "begin"),
)


@pytest.fixture(autouse=True)
def _part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_part(tmp_path / "encoder", *ROLES)
    made = Part(name="encoder", folder=folder, numbers={}, version="1")
    monkeypatch.setattr(encoding, "part", lambda name: made)


def read(text: str) -> Reading:
    reading = read_with_encoder(document(text))
    assert reading is not None
    return reading


def told(text: str) -> list[tuple[str, str]]:
    return [(one.role, text[one.start : one.end]) for one in read(text).mentions]


def mention(text: str, words: str) -> RoleMention:
    start = text.rindex(words)
    return next(one for one in read(text).mentions if one.start == start)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Jane Roe was shot.", [("victim_name", "Jane Roe")]),
        ("Shot by gunmen.", [("individual", "gunmen")]),
        ("A rifle, bomb.", [("weapon", "rifle"), ("weapon", "bomb")]),
        ("The Roe was a Jane.", [("victim_name", "Roe"), ("victim_name", "Jane")]),
        ("Shot.", []),
    ],
    ids=["name of two words", "whole word of two pieces", "two things", "apart", "none"],
)
def test_mentions_have_whole_extents(text: str, mentions: list[tuple[str, str]]) -> None:
    assert told(text) == mentions


def test_a_name_shares_what_its_longest_mention_has() -> None:
    text = "Jane Roe was shot. Roe was shot."
    whole, short = mention(text, "Jane Roe"), mention(text, "Roe")
    assert (short.mentions, short.shared, short.incidents) == (2, whole.shared, whole.incidents)
    assert short.sentence == 1


def test_a_mention_of_articles_alone_is_no_part_of_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_part(tmp_path / "other", *ROLES, ("the", "victim_name", "begin"))
    made = Part(name="encoder", folder=folder, numbers={}, version="2")
    monkeypatch.setattr(encoding, "part", lambda name: made)
    text = "Jane Roe was shot. The was shot."
    assert (mention(text, "The").mentions, mention(text, "Jane Roe").mentions) == (1, 1)


def test_windows_tell_of_types_by_their_words() -> None:
    text = "Jane was shot. " + "The the the the was wounded. " * 200
    reading = read(text)
    assert len(reading.spans) > 1
    assert reading.odds_between(0, 10)["attack"] > 0.99
    assert reading.odds_between(len(text) - 20, len(text) - 1)["attack"] < 0.01
    assert reading.odds_between(len(text) + 1, len(text) + 2) == {}


def test_words_of_rules_get_the_odds_of_their_surest_piece() -> None:
    reading = read("The Roe was a Jane.")
    assert reading.odds_inside("victim_name", 0, 7) > 0.99
    assert reading.odds_inside("victim_name", 8, 11) < 0.01
    assert Reading().odds_inside("weapon", 0, 5) == 0.0


def test_a_text_without_words_gives_an_empty_reading() -> None:
    assert read("") == Reading()


def test_without_the_part_there_is_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "part", lambda name: None)
    assert read_with_encoder(document("Jane Roe was shot.")) is None
    assert encoding.encoder_numbers() == {}


def test_a_long_text_of_marks_is_read_as_far_as_time_allows() -> None:
    """Each mark is a piece: the encoder sees what stands first, and the report does not fail."""
    text = "Jane Roe was shot. " + "." * 20_000 + " Jane"
    reading = read(text)
    assert reading.pieces is not None
    assert len(reading.pieces.ids) == MOST_PIECES
    assert [text[one.start : one.end] for one in reading.mentions] == ["Jane Roe"]


@pytest.mark.parametrize("count", [1, WINDOW, WINDOW + 1, 3 * WINDOW])
def test_windows_hold_every_piece_and_overlap(count: int) -> None:
    windows = windows_of(count)
    assert (windows[0][0], windows[-1][1]) == (0, count)
    assert all(later[0] == one[1] - OVERLAP for one, later in itertools.pairwise(windows))
