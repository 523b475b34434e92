"""Small linear weights: how they are written, read and added up."""

from pathlib import Path

import pytest

from tallybook.understand.linear import Linear, odds_of, read_linear, write_linear

WEIGHTS = Linear(
    heads=("violence", "message"),
    biases=(-64, 0),
    weights={"bomb": (640, 64), "garden": (-640, -64)},
)


def test_a_text_without_known_features_has_the_biases() -> None:
    assert WEIGHTS.scores(["tram", "line"]) == (-1.0, 0.0)


def test_a_few_features_are_damped_as_if_there_were_twenty() -> None:
    """10 / sqrt(20) for one word, so that one word alone does not decide."""
    violence, message = WEIGHTS.scores(["bomb", "tram"])
    assert violence == pytest.approx(-1 + 10 / 20**0.5)
    assert message == pytest.approx(1 / 20**0.5)


def test_opposite_words_cancel() -> None:
    assert WEIGHTS.scores(["garden", "bomb"]) == (-1.0, 0.0)


def test_many_known_features_are_divided_by_the_root_of_their_number() -> None:
    many = Linear(heads=("a",), biases=(0,), weights={str(n): (64,) for n in range(100)})
    assert many.scores(map(str, range(100))) == (10.0,)


def test_weights_come_back_from_their_file_in_whole_steps(tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv"
    write_linear(path, ("a", "b"), (0.5, -1), {"z": (0.016, 1), "<strong1>": (2, 0.001)})
    assert path.read_text("utf-8") == "feature\ta\tb\n*\t32\t-64\n<strong1>\t128\t0\nz\t1\t64\n"
    assert read_linear(path) == Linear(
        heads=("a", "b"), biases=(32, -64), weights={"<strong1>": (128, 0), "z": (1, 64)}
    )


@pytest.mark.parametrize(("score", "odds"), [(0.0, 0.5), (-1e9, 0.0), (1e9, 1.0)])
def test_any_score_has_odds(score: float, odds: float) -> None:
    assert odds_of(score) == pytest.approx(odds, abs=1e-12)
