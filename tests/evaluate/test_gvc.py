"""Articles of the Gun Violence Corpus: which incident each tells of, and what is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.gvc import Article, Known, Told, read_told
from tallybook.evaluate.gvc_score import Answer, answer_of, score_gvc
from tallybook.records import Incident, Tally

ARTICLE = {"doc": "d1", "incident": "7", "title": "Clerk shot", "text": "Clerk shot\n\nA clerk ..."}
INCIDENT = {"incident": "7", "num_killed": 1, "num_injured": 0, "participants": []}


def write(
    folder: Path, part: str, article: dict[str, str], incident: dict[str, object] = INCIDENT
) -> None:
    (folder / f"{part}.docs.jsonl").write_text(json.dumps(article) + "\n")
    (folder / f"{part}.incidents.jsonl").write_text(json.dumps(incident) + "\n")


def test_an_article_is_told_with_its_incident_and_without_its_title(tmp_path: Path) -> None:
    write(tmp_path, "dev", ARTICLE)
    write(tmp_path, "train", {**ARTICLE, "doc": "d2"})
    told = read_told(tmp_path)
    assert [one.article.doc for one in told] == ["d1", "d2"]
    assert told[0].known == Known(incident="7", num_killed=1, num_injured=0)
    assert told[0].article.body == "A clerk ..."
    assert [one.article.doc for one in read_told(tmp_path, ["train"])] == ["d2"]


def test_an_article_of_an_incident_that_is_not_there_is_named(tmp_path: Path) -> None:
    write(tmp_path, "dev", {**ARTICLE, "incident": "8"})
    with pytest.raises(BadGold, match=r"article d1 tells of incident '8'.*dev.incidents.jsonl"):
        read_told(tmp_path)


def test_odd_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="no article to score"):
        read_told(tmp_path)
    with pytest.raises(BadGold, match=r"test.docs.jsonl: not in the folder"):
        read_told(tmp_path, ["test"])
    (tmp_path / "dev.docs.jsonl").write_text(json.dumps(ARTICLE))
    with pytest.raises(BadGold, match=r"dev.incidents.jsonl: not in the folder"):
        read_told(tmp_path)
    (tmp_path / "dev.incidents.jsonl").write_text('{"incident": "7"}\n')
    with pytest.raises(BadGold, match=r"dev.incidents.jsonl, line 1: .*num_killed"):
        read_told(tmp_path)


def told(doc: str, killed: int, injured: int) -> Told:
    return Told(
        article=Article(doc=doc, incident=doc, text=""),
        known=Known(incident=doc, num_killed=killed, num_injured=injured),
    )


def test_figures_are_compared_and_nothing_said_is_none() -> None:
    score = score_gvc(
        [told("a", 1, 0), told("b", 0, 2), told("c", 1, 1)],
        {"a": Answer(killed=1), "c": Answer(killed=2, injured=1)},
    )
    assert (score.articles, score.found, score.killed_told) == (3, 2, 2)
    assert (score.killed_exact, score.injured_exact) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert score.always_one_killed == pytest.approx(2 / 3)
    assert score.always_none_injured == pytest.approx(1 / 3)
    assert score.misses == ("b injured 2; said: None", "c killed 1; said: 2")


def killed(best: int, best_from: tuple[str, ...], includes: str = "unknown") -> Incident:
    """One incident whose shooter died; statement s2 counts a woman, s3 the shooter."""
    subsets = (
        Tally(harm="killed", scope="woman", best=1, from_=("s2",)),
        Tally(harm="killed", scope="perpetrator", best=1, from_=("s3",)),
    )
    tally = Tally(
        harm="killed",
        best=best,
        best_from=best_from,
        subsets=subsets,
        includes_perpetrators=includes,
    )
    return Incident(incident_id="i", tallies={"killed": tally})


def test_a_dead_shooter_is_added_to_a_total_that_was_added_up() -> None:
    assert answer_of([killed(1, ("s2",))]) == Answer(killed=2)


def test_a_dead_shooter_is_not_added_to_a_total_that_was_stated_or_counts_him() -> None:
    assert answer_of([killed(3, ("s1",))]) == Answer(killed=3)
    assert answer_of([killed(1, ("s3",), "yes")]) == Answer(killed=1)
    assert answer_of([]) == Answer()
