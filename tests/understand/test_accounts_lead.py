"""Where and when, where only the opening of a report says so."""

import pytest
from report_documents import document

from tallybook.understand import understand_report
from tallybook.understand.datelines import dateline_of


def main_of(text, published_at="2031-05-06"):
    accounts = understand_report(document(text, published_at=published_at).report)
    (main,) = [one for one in accounts if one.role == "main"]
    return main


def told(text, *fields, published_at="2031-05-06"):
    main = main_of(text, published_at)
    return {(one.field, one.value) for one in main.of_field(*fields) if one.value is not None}


def details(text, field, published_at=None):
    return [one.detail for one in main_of(text, published_at).of_field(field)]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        pytest.param(
            "Milwaukee police say a dispute got out of hand near a gas station.\n\n"
            "Two men were shot and wounded, officers said.",
            "Milwaukee",
            id="whose-police-work-on-it",
        ),
        pytest.param(
            "TUCSON, Ariz. (May 5, 2031) - Two men were shot and wounded near a gas station.\n\n"
            "It was the tenth shooting on the city's east side this year.",
            "Tucson",
            id="dateline-and-the-city",
        ),
    ],
)
def test_the_town_of_the_opening_is_where_if_the_act_names_none(text: str, town: str) -> None:
    assert ("place", town) in told(text, "place")


def test_a_town_that_the_act_names_is_where_and_not_that_of_the_dateline() -> None:
    text = (
        "TUCSON, Ariz. (May 5, 2031) - Two men were shot and wounded in Phoenix on Sunday.\n\n"
        "Tucson is two hours away."
    )
    assert {value for _, value in told(text, "place")} == {"Phoenix"}


def test_a_dateline_that_the_story_does_not_take_up_gives_way_to_the_district_told() -> None:
    text = (
        "KABUL, Afghanistan (May 5, 2031)\n\n"
        "Coalition forces conducted an operation in Zharay district, Kandahar province, Sunday.\n\n"
        "One insurgent was killed."
    )
    assert ("adm1", "Kandahar") in told(text, "adm1")
    assert "Kabul" not in {value for _, value in told(text, "place", "adm1")}


def test_the_day_of_the_opening_counts_if_the_act_has_none() -> None:
    text = (
        "Detectives are investigating a case that unfolded on Sunday night at a motel.\n\n"
        "Two guests suffered gunshot wounds."
    )
    assert ("occurred_from", "2031-05-04") in told(text, "occurred_from")


def test_the_day_of_an_arrest_is_not_the_day_of_the_act() -> None:
    text = "A man was arrested on Monday.\n\nTwo guests of a motel suffered gunshot wounds."
    assert told(text, "occurred_from") == set()


def test_a_finer_day_within_the_week_told_before_wins() -> None:
    text = (
        "Three farmers were killed in an attack on a village near Jos last week.\n\n"
        "Gunmen shot the farmers on Thursday, 1 May, the police said."
    )
    assert ("occurred_from", "2031-05-01") in told(text, "occurred_from")


def test_a_day_without_a_year_is_kept_as_such_in_a_report_without_a_date() -> None:
    text = "Gunmen shot two guards dead in Jos on Saturday, Jan. 18."
    (detail,) = details(text, "occurred_from")
    assert (detail.date_from, detail.month_day) == (None, "--01-18")


def test_an_investigation_that_goes_on_is_no_attack_that_does() -> None:
    text = "Gunmen shot two guards dead in Jos on Sunday. The investigation is still ongoing."
    assert told(text, "ongoing") == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("LIMA, May 3 (Harbour News) -- Gunmen fled.", "LIMA", id="wire"),
        pytest.param("RENO, Nev. (KXYZ) - Two men fled.", "RENO", id="station"),
        pytest.param("TUCSON, Ariz. - Two men fled.", "TUCSON", id="state-with-a-stop"),
        pytest.param(
            "HARTFORD, Connecticut — A 36-year-old Hartford man fled.", "HARTFORD", id="age-follows"
        ),
    ],
)
def test_a_dateline_holds_its_town(text: str, words: str) -> None:
    found = dateline_of(document(text))
    assert text.index(words) in found
    assert text.index("fled") not in found


def test_the_number_of_a_release_is_no_dateline() -> None:
    text = "2031-05-S-012\n\nA combined force detained two men in Logar province."
    assert dateline_of(document(text)) == range(0)
