"""Articles of the Gun Violence Database: what is read, what is held back, what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.gvdb import Article, read_articles, teaches
from tallybook.evaluate.gvdb_score import Answer, answer_of, same_city, same_day, score_gvdb
from tallybook.records import Account, Incident, Tally


def line(number: str, was: list[list[str]], day: str = "", city: str = "") -> dict[str, Any]:
    return {
        "article": number,
        "title": "Clerk hurt",
        "text": "Clerk hurtA clerk was shot on Elm Street.",
        "gold": {
            "victim-section": [{"name": {"value": ""}, "victim-was": one} for one in was],
            "date-and-time": {"date": day, "city": {"value": city, "startIndex": -1}},
            "shooter-section": [],
        },
    }


def article(*was: list[str], day: str = "", city: str = "") -> Article:
    return msgspec.convert(line("1", list(was), day, city), Article)


def write(folder: Path, part: str, *lines: dict[str, Any]) -> None:
    words = "\n".join(json.dumps(one) for one in lines)
    (folder / f"{part}.articles.jsonl").write_text(words + "\n")


def test_the_half_of_dev_that_teaches_is_left_out_and_other_parts_are_whole(
    tmp_path: Path,
) -> None:
    numbers = [str(number) for number in range(12)]
    for part in ("dev", "test"):
        write(tmp_path, part, *(line(number, []) for number in numbers))
    taught = [number for number in numbers if teaches(number)]
    dev = read_articles(tmp_path, ["dev"])
    assert [one.article for one in dev.articles] == [n for n in numbers if n not in taught]
    assert 0 < dev.left_out == len(taught) < len(numbers)
    assert len(read_articles(tmp_path, ["dev"], with_taught=True).articles) == 12
    assert len(read_articles(tmp_path, ["test"]).articles) == 12
    assert len(read_articles(tmp_path).articles) == 24 - len(taught)


def test_the_title_that_runs_into_the_text_is_taken_off() -> None:
    assert article().body == "A clerk was shot on Elm Street."


def test_who_died_is_not_counted_as_injured_and_hospital_is_injury() -> None:
    gold = article(["killed", "hospitalized"], ["injured"], ["hospitalized"], []).gold
    assert (gold.killed, gold.injured) == (1, 2)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param("{}\n", r"dev.articles.jsonl, line 1: .*article", id="a field is missing"),
        pytest.param("\n[1\n", r"dev.articles.jsonl, line 2: ", id="no JSON"),
        pytest.param("", "no article to score", id="an empty file"),
    ],
)
def test_odd_files_are_named_with_their_line(tmp_path: Path, lines: str, words: str) -> None:
    (tmp_path / "dev.articles.jsonl").write_text(lines)
    with pytest.raises(BadGold, match=words):
        read_articles(tmp_path)


def test_a_part_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path, "dev", line("1", []))
    with pytest.raises(BadGold, match=r"test.articles.jsonl: .* name a part it holds: dev"):
        read_articles(tmp_path, ["test"])


def test_the_incident_with_most_statements_answers() -> None:
    told = Tally(harm="killed", low=2, best=2, high=2, from_=("s1", "s2"))
    other = Tally(harm="killed", low=9, best=9, high=9, from_=("s3",))
    answer = answer_of(
        [
            Incident(incident_id="i1", tallies={"killed": other}),
            Incident(incident_id="i2", tallies={"killed": told}, place="Elmford"),
        ]
    )
    assert answer == Answer(killed=2, places=("Elmford",))


@pytest.mark.parametrize(
    ("said", "right"),
    [
        pytest.param(("2015-05-04", "2015-05-04"), True, id="the year does not count"),
        pytest.param(("2016-05-04", "2016-05-06"), False, id="a stretch is no day"),
        pytest.param((None, None), False, id="nothing said"),
    ],
)
def test_a_day_is_right_by_month_and_day(said: tuple[str | None, str | None], right: bool) -> None:
    gold = article(day="2016-5-4").gold
    assert same_day(gold, Answer(occurred_from=said[0], occurred_to=said[1])) is right


@pytest.mark.parametrize(
    ("city", "place", "right"),
    [
        pytest.param("ELMFORD ", "Elmford", True, id="letters and spaces do not count"),
        pytest.param("North Elmford", "Elmford", True, id="a side of town is the town"),
        pytest.param("City of Elmford, Ohio", "Elmford", True, id="more is marked than the name"),
        pytest.param("Elm", "Elmford", False, id="a part of a word is another name"),
        pytest.param("Elmford", "Oakville", False, id="another town"),
    ],
)
def test_a_city_is_right_by_its_name(city: str, place: str, right: bool) -> None:
    assert same_city(article(city=city).gold, Answer(places=(place,))) is right


def test_shares_are_of_the_articles_whose_gold_says_so() -> None:
    """Nothing said counts as no victim; a missing day or city is not asked for."""
    first = article(["killed"], day="2016-01-02", city="Elmford")
    second = Article(article="2", text="t", gold=article().gold)
    score = score_gvdb(
        [first, second],
        {"1": Answer(killed=1, injured=1, occurred_from="2016-01-02", occurred_to="2016-01-02")},
        left_out=3,
    )
    assert (score.killed_exact, score.injured_exact) == (1.0, 0.5)
    assert (score.date_exact, score.date_with_year, score.date_total) == (1.0, 1.0, 1)
    assert (score.city_right, score.city_total, score.left_out) == (0.0, 1, 3)
    assert score.misses == ("1 injured 0; said: 1", "1 city Elmford; said: nowhere")


def test_a_day_whose_year_is_not_told_counts_by_month_and_day() -> None:
    gold = article(day="2016-01-18").gold
    assert same_day(gold, Answer(month_day="--01-18"))
    assert not same_day(gold, Answer(month_day="--01-19"))
    assert not same_day(gold, Answer(occurred_from="2016-01-19", month_day="--01-18"))


def test_st_is_saint() -> None:
    assert same_city(article(city="ST. LOUIS").gold, Answer(places=("Saint Louis",)))


def test_an_incident_of_the_background_answers_after_one_of_the_story() -> None:
    accounts = [
        Account(
            account_id=name,
            report_id="r",
            role=role,
            anchor_start=0,
            anchor_end=1,
            anchor_quote="x",
        )
        for name, role in (("a1", "background"), ("a2", "main"))
    ]
    old = Incident(
        incident_id="i1",
        account_ids=("a1",),
        occurred_from="2030-07-01",
        field_from={"place": ("s1", "s2")},
    )
    new = Incident(incident_id="i2", account_ids=("a2",), occurred_from="2031-05-04")
    assert answer_of([old, new]).occurred_from == "2030-07-01"
    assert answer_of([old, new], accounts).occurred_from == "2031-05-04"
