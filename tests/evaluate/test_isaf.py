"""Coded press releases: what is read, which numbers a release's incidents allow, what is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.isaf import Gold, Release, read_releases
from tallybook.evaluate.isaf_score import (
    Answer,
    answer_of,
    least,
    same_province,
    same_start,
    score_isaf,
)
from tallybook.records import Incident, Statement, Tally


def line(killed: int | None = 0, **gold: object) -> str:
    coded = {"min_killed": killed, "min_captured": 2, "start_date": "2031-05-04", "province": [""]}
    return json.dumps({"text": "A patrol detained two men.", "gold": {**coded, **gold}})


def test_part_and_line_name_a_release(tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_text(line() + "\n")
    (tmp_path / "dev.jsonl").write_text(f"{line()}\n{line()}\n")
    assert [one.name for one in read_releases(tmp_path)] == ["dev 1", "dev 2", "test 1"]
    assert [one.name for one in read_releases(tmp_path, ["test"])] == ["test 1"]


def test_what_is_not_coded_is_none_killed_and_no_province(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(line(None, other="passed over") + "\n")
    gold = read_releases(tmp_path)[0].gold
    assert (gold.killed, gold.captured, gold.provinces) == (0, 2, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "no release to score", id="an empty file"),
        pytest.param('{"text": "x"}\n', "dev.jsonl, line 1: .*gold", id="no gold"),
        pytest.param(line("many") + "\n", "dev.jsonl, line 1: ", id="no number"),
    ],
)
def test_odd_files_are_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "dev.jsonl").write_text(text)
    with pytest.raises(BadGold, match=words):
        read_releases(tmp_path)


def test_a_folder_without_the_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="no release to score"):
        read_releases(tmp_path)


def tally(low: int | None, best: int | None = None, subsets: tuple[int | None, ...] = ()) -> Tally:
    parts = tuple(Tally(harm="arrested", scope="combatant", low=one) for one in subsets)
    return Tally(harm="arrested", low=low, best=best, subsets=parts)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        pytest.param(None, 0, id="nothing said is none"),
        pytest.param(tally(3, 5), 3, id="the low end"),
        pytest.param(tally(None, 5), 5, id="a ceiling alone"),
        pytest.param(tally(None, None, (3, 1, None)), 4, id="no total: the sum of the subsets"),
        pytest.param(tally(4, 4, (3, 1)), 4, id="subsets are never added to a total"),
    ],
)
def test_the_least_of_a_tally(told: Tally | None, number: int) -> None:
    assert least(told) == number


def test_more_than_ten_is_eleven_at_least_for_the_coders() -> None:
    def told(words: str) -> dict[str, Statement]:
        one = Statement(
            statement_id="s1",
            report_id="r",
            account_id="a",
            sentence=0,
            start=0,
            end=1,
            quote="",
            field="arrested",
            value_raw=words,
        )
        return {"s1": one}

    floor = Tally(harm="arrested", low=10, low_from=("s1",))
    assert [least(floor, told(one)) for one in ("More than 10", "at least 10")] == [11, 10]


def test_numbers_are_summed_over_incidents_and_day_and_province_are_the_best_told_ones() -> None:
    raids = [
        Incident(
            incident_id="i1",
            tallies={"arrested": tally(3)},
            occurred_from="2031-05-04",
            adm1="Northmark",
            field_from={"adm1": ("s1", "s2")},
        ),
        Incident(incident_id="i2", tallies={"arrested": tally(2)}, occurred_from="2031-05-03"),
    ]
    expected = Answer(captured=5, occurred_from="2031-05-04", province="Northmark")
    assert answer_of(raids) == expected
    assert answer_of([]) == Answer()


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        pytest.param("khost", "Khost", True, id="the same name"),
        pytest.param("paktya", "Paktia", True, id="another spelling in the gazetteer"),
        pytest.param("paktya", "Paktika", False, id="a neighbour with a similar name"),
        pytest.param("northmark", "Northmark", True, id="a name that the gazetteer does not have"),
        pytest.param("khost", None, False, id="nothing said"),
    ],
)
def test_a_province_is_right_under_any_of_its_names(
    gold: str, said: str | None, right: bool
) -> None:
    assert same_province(Gold(province=(gold,)), said) is right


def test_shares_are_of_the_releases_whose_gold_has_the_fact() -> None:
    golds = [
        Gold(min_killed=2, min_captured=0, start_date="2031-05-04", province=("khost",)),
        Gold(min_killed=0, min_captured=3, start_date="", province=("",)),
    ]
    releases = [Release(text="", gold=gold, name=f"dev {n}") for n, gold in enumerate(golds, 1)]
    answers = {"dev 1": Answer(killed=2, occurred_from="2031-05-04", province="Khost")}
    score = score_isaf(releases, answers)
    assert (score.releases, score.found) == (2, 1)
    assert (score.min_killed_exact, score.killed_when_any, score.killed_any) == (1, 1, 1)
    assert (score.min_captured_exact, score.captured_when_any, score.captured_any) == (0.5, 0, 1)
    assert (score.start_date_exact, score.start_date_total) == (1, 1)
    assert (score.province_right, score.province_total) == (1, 1)
    assert score.misses == ("dev 2 captured 3; said: 0",)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        pytest.param(Answer(occurred_from="2031-05-04"), True, id="that day"),
        pytest.param(Answer(occurred_from="2031-05-05"), False, id="another day"),
        pytest.param(
            Answer(occurred_from="2031-05-03", occurred_to="2031-05-04"), True, id="a night"
        ),
        pytest.param(
            Answer(occurred_from="2031-05-02", occurred_to="2031-05-04"), False, id="three days"
        ),
        pytest.param(
            Answer(occurred_to="2031-05-04", date_basis="published"), True, id="day of the release"
        ),
        pytest.param(Answer(month_day="--05-04"), True, id="no year told"),
        pytest.param(Answer(month_day="--05-05"), False, id="no year told, another day"),
        pytest.param(Answer(), False, id="nothing said"),
    ],
)
def test_a_start_is_right_as_the_coders_took_it(said: Answer, right: bool) -> None:
    assert same_start(Gold(start_date="2031-05-04"), said) is right


def test_the_start_of_the_record_is_scored_beside_that_of_the_coders() -> None:
    release = Release(text="", gold=Gold(start_date="2031-05-04"), name="dev 1")
    said = Answer(occurred_to="2031-05-04", date_basis="published")
    score = score_isaf([release], {"dev 1": said})
    assert (score.start_date_exact, score.start_date_of_record) == (1, 0)
