"""What the gate looks at in a text."""

from tallybook.understand.gate_features import features_of, has_marks, text_features, words_of


def test_words_are_in_small_letters_and_once() -> None:
    assert words_of("Mayor MAYOR mayor's 12") == {"mayor", "s"}


def test_marks_count_different_words_of_a_kind() -> None:
    """Two words of strong acts: the first mark and the second."""
    found = features_of({"gunmen", "murdered", "kidnapped", "mayor"})
    assert {"<strong1>", "<strong2>", "<attacker1>"} <= found
    assert "<strong3>" not in found


def test_a_word_with_a_hyphen_gives_its_parts_too() -> None:
    assert features_of({"car-bomb"}) >= {"car-bomb", "car", "bomb"}


def test_marks_of_the_opening_stand_apart() -> None:
    late = "The mayor opened the new library and praised its builders. " * 8 + "He was murdered."
    assert "^<strong1>" in text_features("He was murdered.")
    assert "<strong1>" in text_features(late)
    assert "^<strong1>" not in text_features(late)


def test_only_words_of_the_lexicon_of_violence_give_marks() -> None:
    assert has_marks({"murdered", "tram"})
    assert not has_marks({"tram", "line"})
