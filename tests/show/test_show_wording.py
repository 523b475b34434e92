"""How values are said on the command line: short, exact, with their uncertainty."""

import pytest

from tallybook.records import (
    AttributionDetail,
    Incident,
    ReportRef,
    SourcedAttribution,
    Statement,
    Tally,
)
from tallybook.show import wording


def tally(low=None, best=None, high=None, **more):
    return Tally(harm="killed", low=low, best=best, high=high, **more)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        pytest.param(None, "not stated", id="not-stated"),
        pytest.param(tally(68, 68, 68), "68", id="one-figure"),
        pytest.param(tally(0, 0, 0), "0", id="stated-as-none"),
        pytest.param(tally(59, 68, 68), "59 – 68 – 68", id="figures-differ"),
        pytest.param(tally(27, 27, None), "at least 27", id="floor"),
        pytest.param(tally(None, None, 170), "at most 170", id="ceiling"),
        pytest.param(tally(20, 350, None), "20 – 350 – ?", id="open-above"),
        pytest.param(tally(59, None, 68), "59 – ? – 68", id="no-best"),
        pytest.param(tally(vague="several"), "several", id="vague"),
    ],
)
def test_a_tally_is_said_with_its_bounds(one, words):
    assert wording.tally_words(one) == words


def test_killed_and_wounded_are_shown_even_when_not_stated():
    incident = Incident(incident_id="i1", tallies={"missing": tally(3, 3, 3)})

    assert wording.tallies_words(incident) == "killed not stated · wounded not stated · missing 3"


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        pytest.param(None, None, None, "date not known", id="unknown"),
        pytest.param("2031-05-04", "2031-05-04", "day", "4 May 2031", id="day"),
        pytest.param("2031-05-03", "2031-05-04", "days", "3 – 4 May 2031", id="days"),
        pytest.param(
            "2031-04-30", "2031-05-01", "days", "30 April 2031 – 1 May 2031", id="two-months"
        ),
        pytest.param("2031-04-28", "2031-05-04", "week", "week of 28 April 2031", id="week"),
        pytest.param("2031-05-01", "2031-05-31", "month", "May 2031", id="month"),
        pytest.param("2031-01-01", "2031-12-31", "year", "2031", id="year"),
        pytest.param(None, "2031-05-04", "day", "on or before 4 May 2031", id="open-before"),
    ],
)
def test_a_date_is_said_as_finely_as_it_is_known(first, last, precision, words):
    incident = Incident(
        incident_id="i1", occurred_from=first, occurred_to=last, date_precision=precision
    )

    assert wording.date_words(incident) == words


def test_an_inferred_date_says_so():
    incident = Incident(
        incident_id="i1",
        occurred_from="2031-05-04",
        occurred_to="2031-05-04",
        date_precision="day",
        date_basis="inferred",
    )

    assert wording.date_words(incident) == "4 May 2031 (inferred)"


def test_a_place_is_said_with_its_site():
    incident = Incident(
        incident_id="i1", place="Nairobi", country="KE", country_name="Kenya", site="Grand mall"
    )

    assert wording.place_words(incident) == "Nairobi, Kenya · Grand mall"


def test_each_perpetrator_is_said_once_with_all_its_standings():
    def attributed(standing):
        return SourcedAttribution(
            attribution=AttributionDetail(name="the Front", standing=standing)
        )

    incident = Incident(
        incident_id="i1", attributions=(attributed("claimed"), attributed("reported_as_fact"))
    )

    assert wording.who_words(incident) == "the Front (claimed or admitted; reported as fact)"


def test_copies_are_counted_apart():
    reports = tuple(ReportRef(report_id=f"r{n}", source_name=f"{n}.txt") for n in range(3))
    incident = Incident(incident_id="i1", reports=reports, independent_reports=2)

    assert wording.reports_words(incident) == "2 independent reports of 3"


def test_a_plot_that_was_stopped_says_so():
    incident = Incident(incident_id="i1", attack_type=("bombing",), stage="foiled")

    assert wording.kind_words(incident) == "bombing (foiled)"


def figure(**more):
    return Statement(
        statement_id="s1",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=0,
        end=1,
        quote="x",
        field="killed",
        **more,
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        pytest.param(figure(value=27, bound="at_least"), "at least 27", id="floor"),
        pytest.param(figure(bound="range", number_low=10, number_high=15), "10 to 15", id="range"),
        pytest.param(figure(bound="vague", value_raw="dozens of"), "dozens of", id="vague"),
        pytest.param(
            figure(value=3, bound="exact", scope="child", scope_text="children"),
            "3 (children)",
            id="subset",
        ),
    ],
)
def test_a_figure_is_said_as_stated(one, words):
    assert wording.value_words(one) == words
