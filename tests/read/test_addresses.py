"""The day that a web address names."""

from __future__ import annotations

import pytest

from tallybook.read.addresses import day_in_address


@pytest.mark.parametrize(
    ("address", "day"),
    [
        pytest.param("https://a.org/2031/05/04/blast", "2031-05-04", id="folders"),
        pytest.param("https://a.org/2031/5/4/blast", "2031-05-04", id="folders-without-zeros"),
        pytest.param("https://a.org/news/2031/may/04/blast", "2031-05-04", id="month-by-name"),
        pytest.param("https://a.org/2031/05/04", "2031-05-04", id="nothing-after-it"),
        pytest.param("https://a.org/crime/2031-05-04/blast", "2031-05-04", id="written-out"),
        pytest.param("https://a.org/news/20310504/blast", "2031-05-04", id="figures-in-a-row"),
        pytest.param("https://a.org/me-blast-20310504-story.html", "2031-05-04", id="in-a-name"),
        pytest.param("https://a.org/ct-met-20310504_1_police", "2031-05-04", id="underscore"),
        pytest.param(
            "http://web.archive.org/web/20310929223606/http://a.org:80/2031/05/04/blast/",
            "2031-05-04",
            id="the-page-in-an-archive",
        ),
        pytest.param(
            "http://web.archive.org/web/20310504223606/http://a.org/blast", None, id="fetched-then"
        ),
        pytest.param("https://a.org/2031/05/blast", None, id="month-alone"),
        pytest.param("https://a.org/2031/02/30/blast", None, id="no-such-day"),
        pytest.param("https://a.org/2031/13/04/blast", None, id="no-such-month"),
        pytest.param("https://a.org/story/201605041234", None, id="a-long-number"),
        pytest.param("https://a.org/story/a20310504", None, id="a-code"),
        pytest.param("https://a.org/blast?day=2031-05-04", None, id="not-the-query"),
        pytest.param("https://2031-05-04.org/blast", None, id="not-the-host"),
        pytest.param("https://a.org/1931/05/04/war", None, id="before-the-web"),
        pytest.param("https://a.org/2031-05-04/2031-05-06/", None, id="two-days"),
        pytest.param("https://a.org/2031/05/04/trial-2029-01-03", "2031-05-04", id="folders-first"),
        pytest.param("http://[broken/2031/05/04/", None, id="no-address"),
        pytest.param(None, None, id="none"),
    ],
)
def test_address_names_the_day_of_publication(address: str | None, day: str | None) -> None:
    assert day_in_address(address) == day
