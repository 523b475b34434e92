"""Which lines of the test set can be used, and what is said of the others?"""

import json
from collections import Counter
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.phenomena import GoldDate, GoldFigure, read_phenomena

TEXT = "Police said 12 people, including 3 children, were killed on Friday."
GOOD = {
    "phenomenon": "figure: including",
    "text": TEXT,
    "published_at": "2031-05-04",
    "figures": [
        {"words": "12 people", "harm": "killed", "value": 12, "speaker": "police"},
        {"words": "3 children", "harm": "killed", "value": 3, "subset_of": "12 people"},
    ],
    "date": {"from": "2031-05-02"},
}


def lines(*rows):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows)


def write(folder, half, name, *rows):
    (folder / half).mkdir(exist_ok=True)
    (folder / half / f"{name}.jsonl").write_text(lines(*rows))


def test_a_line_becomes_an_item_of_one_incident(tmp_path):
    write(tmp_path, "first", "sentences", GOOD)
    read = read_phenomena(tmp_path)
    (item,) = read.items
    assert read.problems == ()
    assert (item.name, item.half, item.kind) == ("first/sentences.jsonl:1", "first", "sentences")
    (incident,) = item.incidents
    assert incident.figures == (
        GoldFigure(words="12 people", harm="killed", value=12, speaker="police"),
        GoldFigure(words="3 children", harm="killed", value=3, subset_of="12 people"),
    )
    assert incident.date == GoldDate(date_from="2031-05-02")
    assert not item.is_trap


def test_both_halves_are_read_in_order_and_a_half_alone_too(tmp_path):
    write(tmp_path, "second", "sentences", GOOD)
    write(tmp_path, "first", "roundups", GOOD)
    both = [one.name for one in read_phenomena(tmp_path).items]
    assert both == ["first/roundups.jsonl:1", "second/sentences.jsonl:1"]
    assert [one.half for one in read_phenomena(tmp_path / "second").items] == ["second"]


def test_a_text_without_figures_is_a_trap_unless_words_are_open(tmp_path):
    trap = {"phenomenon": "trap: age", "text": "The suspect is 38."}
    write(tmp_path, "first", "sentences", trap, trap | {"open": ["The suspect"]})
    assert [one.is_trap for one in read_phenomena(tmp_path).items] == [True, False]


FIGURE = {"words": "12 people", "harm": "killed", "value": 12}
BAD = {
    "no-json": ("{", "JSON"),
    "unknown-field": (GOOD | {"figgures": []}, "figgures"),
    "no-text": ({"phenomenon": "x"}, "text"),
    "words-not-there": (GOOD | {"figures": [FIGURE | {"words": "13 people"}]}, "0 times"),
    "words-twice": (GOOD | {"figures": [FIGURE | {"words": "e"}]}, "expected once"),
    "unknown-harm": (GOOD | {"figures": [FIGURE | {"harm": "hurt"}]}, "expected one of killed"),
    "unknown-bound": (GOOD | {"figures": [FIGURE | {"bound": "floor"}]}, "at_least"),
    "no-value": (GOOD | {"figures": [{"words": "12 people", "harm": "killed"}]}, "no value"),
    "range-without-ends": (GOOD | {"figures": [FIGURE | {"bound": "range"}]}, "low and high"),
    "part-of-nothing": (GOOD | {"figures": [FIGURE | {"subset_of": "20 people"}]}, "subset_of"),
    "unknown-standing": (
        GOOD | {"attributions": [{"words": "Police", "standing": "sure"}]},
        "standings",
    ),
    "no-standing": (GOOD | {"attributions": [{"words": "Police"}]}, "needs a standing"),
    "unknown-precision": (GOOD | {"date": {"from": "2031", "precision": "decade"}}, "month"),
    "labels-twice": (GOOD | {"incidents": []}, "not both"),
}


@pytest.mark.parametrize(("line", "told"), BAD.values(), ids=BAD)
def test_a_bad_line_is_told_by_file_and_number_and_the_rest_goes_on(tmp_path, line, told):
    write(tmp_path, "first", "sentences", GOOD, "", line, GOOD)
    read = read_phenomena(tmp_path)
    assert [one.name for one in read.items] == [
        "first/sentences.jsonl:1",
        "first/sentences.jsonl:4",
    ]
    (problem,) = read.problems
    assert problem.name == "first/sentences.jsonl:3"
    assert told in problem.cause


def test_a_folder_without_labels_is_refused(tmp_path):
    with pytest.raises(BadGold, match=r"first/sentences\.jsonl"):
        read_phenomena(tmp_path)
    with pytest.raises(BadGold):
        read_phenomena(tmp_path / "absent")


CASES = Path(__file__).parents[2] / "cases" / "phenomena"


def test_every_line_of_the_set_can_be_used_and_no_text_stands_twice():
    read = read_phenomena(CASES)
    assert read.problems == ()
    texts = [one.text for one in read.items]
    assert len(texts) == len(set(texts))
    first = Counter(one.kind for one in read.items if one.half == "first")
    assert first["sentences"] >= 200
    assert (first["reports"], first["roundups"]) >= (20, 15)
