"""Corpora of marked places: what is read, which country a place has, what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.geo import Article, Toponym, read_geo
from tallybook.evaluate.geo_score import Said, Spot, kilometres, score_geo

LAHORE, KARACHI, PARIS = (31.55, 74.34), (24.86, 67.01), (48.85, 2.35)
TAGGED = """<articles><article><text>From Lahore to Karachi.</text><toponyms>
<toponym><start>5</start><end>11</end><phrase>Lahore</phrase>
<gaztag geonameid="1172451"><lat>31.55</lat><lon>74.34</lon><country>Pakistan</country></gaztag>
</toponym>
<toponym><start>14</start><end>20</end><phrase>Karachi</phrase></toponym>
</toponyms></article></articles>"""


def article(*toponyms: Toponym, text: str = "From Lahore to Karachi.") -> Article:
    return Article(name="a 1", corpus="a", text=text, toponyms=toponyms)


def toponym(start: int, end: int, point: tuple[float, float] | None = LAHORE) -> Toponym:
    return Toponym(start=start, end=end, point=point)


def spot(start: int, end: int, point: tuple[float, float] | None, country: str = "PK") -> Spot:
    return Spot(start=start, end=end, point=point, country=country)


def test_offsets_that_are_astray_are_moved_to_the_words(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TAGGED)
    (one,) = read_geo(tmp_path)
    assert one.toponyms == (
        Toponym(start=5, end=11, point=LAHORE, geonames="1172451", country="Pakistan"),
        Toponym(start=15, end=22),
    )


def test_locations_with_plain_coordinates_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(
        "<articles><article><text>In Paris.</text><locations><location><name>Paris</name>"
        "<start>4</start><end>9</end><lat>48.85</lat><lon>2.35</lon></location></locations>"
        "</article></articles>"
    )
    (one,) = read_geo(tmp_path, ["b"])
    assert one.toponyms == (Toponym(start=3, end=8, point=PARIS),)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("a.xml", "<articles><article>", id="cut-off"),
        pytest.param("a.xml", "<articles/>", id="no-article"),
        pytest.param("b.txt", "", id="no-file"),
        pytest.param(
            "a.xml",
            TAGGED.replace("<start>5<", "<start>five<"),
            id="offset-that-is-no-number",
        ),
    ],
)
def test_a_folder_without_gold_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words)
    with pytest.raises(BadGold):
        read_geo(tmp_path)


def test_a_hundred_miles_count_as_near() -> None:
    gold = article(toponym(5, 11), toponym(15, 22, KARACHI))
    close = (LAHORE[0] + 1.4, LAHORE[1])
    said = Said(given=(spot(5, 11, close), spot(15, 22, PARIS, "FR")), found=())
    score = score_geo([gold], {"a 1": said})
    assert kilometres(LAHORE, close) < 161 < kilometres(LAHORE, KARACHI)
    assert (score.within_161_km, score.country_right) == (0.5, 0.5)


def test_nothing_said_is_wrong_and_counts() -> None:
    score = score_geo([article(toponym(5, 11))], {})
    assert (score.within_161_km, score.country_right, score.resolved_recall) == (0.0, 0.0, 0.0)
    assert score.misses == (
        "a 1 country of Lahore: PK; said: None",
        "a 1 spot of Lahore: (31.55, 74.34); said: None",
    )


def test_a_place_on_words_that_nobody_marked_is_wrong_but_for_people() -> None:
    people = Spot(start=15, end=22, country="PK", people=True)
    gold = article(toponym(5, 11))
    right, other = spot(5, 11, LAHORE), spot(0, 4, LAHORE)
    assert score_geo(
        [gold], {"a 1": Said(given=(right,), found=(right, people))}
    ).resolved_f == pytest.approx(1.0)
    assert score_geo(
        [gold], {"a 1": Said(given=(right,), found=(right, other))}
    ).resolved_precision == pytest.approx(0.5)


def test_a_continent_has_no_country() -> None:
    gold = Article(
        name="a 1",
        corpus="a",
        text="In Africa.",
        toponyms=(Toponym(start=3, end=9, point=(7, 21)),),
    )
    assert score_geo([gold], {}).country_total == 0


def test_each_file_has_its_own_figures() -> None:
    gold = article(toponym(5, 11))
    score = score_geo([gold], {"a 1": Said(given=(spot(5, 11, LAHORE),), found=())})
    assert score.corpora["a"]["within_161_km"] == score.within_161_km == 1.0
