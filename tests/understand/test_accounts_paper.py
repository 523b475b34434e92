"""Which town is a local paper's, and when does it count?"""

from __future__ import annotations

import pytest

from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand import understand_report


def towns(title: str, story: str) -> list[tuple[object, str]]:
    """Return the places and districts of the incident with their words."""
    text = f"{title}\n\n{story}"
    report = Report(
        report_id="r", content_sha256="0", source_name="a", text=text, title=title,
        sentences=split_sentences(text, body_start=len(title) + 2), published_at="2031-05-06",
    )  # fmt: skip
    return [
        (one.value, one.quote or "")
        for account in understand_report(report)
        for one in account.statements
        if one.field in ("place", "adm2")
    ]


STORY = "A man was shot dead at a gas station on Monday. Officers found him beside his car."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Man shot dead at station | The Tucson Gazette",
            [("Tucson", "Tucson")],
            id="name-of-the-paper",
        ),
        pytest.param(
            "Man shot dead at station - Los Angeles Times",
            [("Los Angeles", "Los Angeles")],
            id="name-of-several-words",
        ),
        pytest.param("Man shot dead at station | The Daily Gazette", [], id="no-town-in-it"),
        pytest.param(
            "Tucson man shot dead at station | The Daily Gazette",
            [("Tucson", "Tucson")],
            id="town-of-the-man",
        ),
    ],
)
def test_a_story_without_a_town_lies_in_that_of_the_headline(
    title: str, expected: list[tuple[str, str]]
) -> None:
    assert towns(title, STORY) == expected


def test_the_town_of_the_paper_does_not_count_where_another_country_is_told() -> None:
    title = "Man shot dead at station | The Tucson Gazette"
    assert towns(title, "A man was shot dead at a petrol station in Kenya on Monday.") == []


def test_the_county_whose_deputies_work_on_it_is_where() -> None:
    story = "Pima County deputies say a man was shot dead on Monday."
    assert towns("Man shot dead at station", story)[0][0] == "Pima County"


def test_a_town_of_the_story_comes_before_that_of_the_paper() -> None:
    title = "Man shot dead at station | The Tucson Gazette"
    assert towns(title, "A man was shot dead in Yuma on Monday.")[0] == ("Yuma", "Yuma")
