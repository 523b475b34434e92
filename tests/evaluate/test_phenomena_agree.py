"""When does what was told agree with a label?"""

import pytest

from tallybook.evaluate.phenomena import GoldDate, GoldFigure, GoldPlace
from tallybook.evaluate.phenomena_agree import (
    date_agrees,
    figure_agrees,
    hedge_agrees,
    place_agrees,
    speaker_agrees,
)
from tallybook.records import Incident, Statement


def told(value, bound, low=None, high=None, field="killed"):
    return Statement(
        statement_id="s1",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=0,
        end=1,
        quote="x",
        field=field,
        value=value,
        bound=bound,
        number_low=low,
        number_high=high,
    )


def gold(value, bound="exact", **more):
    return GoldFigure(words="x", harm="killed", value=value, bound=bound, **more)


FIGURES = {
    "the-same": (gold(12), told(12, "exact"), True),
    "another-number": (gold(12), told(13, "exact"), False),
    "another-harm": (gold(12), told(12, "exact", field="wounded"), False),
    "bound-lost": (gold(12, "at_least"), told(12, "exact"), False),
    "floor-for-ceiling": (gold(12, "at_most"), told(12, "at_least"), False),
    "either-bound": (gold(50, ("about", "at_most")), told(50, "at_most"), True),
    "range": (gold(None, "range", low=2, high=3), told(None, "range", 2, 3), True),
    "range-cut": (gold(None, "range", low=2, high=3), told(None, "range", 2, 2), False),
    "vague-word": (gold(None, "vague"), told(None, "vague", 12, 99), True),
    "another-vague-word": (gold(None, "vague", low=3, high=9), told(None, "vague", 12, 99), False),
}


@pytest.mark.parametrize(("label", "statement", "right"), FIGURES.values(), ids=FIGURES)
def test_a_figure_needs_harm_bound_and_number(label, statement, right):
    assert figure_agrees(label, statement) is right


SPEAKERS = {
    "nobody": (None, None, True),
    "invented": (None, "police", False),
    "missed": ("police", None, False),
    "more-words-than-needed": ("Karimi", "Deputy police chief Ali Karimi", True),
    "fewer-words": ("police spokesman", "police", False),
    "any-of-a-list": (("Ebi", "teacher"), "a teacher", True),
    "plural-and-article": ("resident", "the residents", True),
    "accents-and-case": ("Perez", "PÉREZ", True),
    "someone-else": ("police", "the army", False),
}


@pytest.mark.parametrize(("label", "speaker", "right"), SPEAKERS.values(), ids=SPEAKERS)
def test_a_speaker_holds_the_words_of_the_label(label, speaker, right):
    assert speaker_agrees(label, speaker) is right


MAY = GoldDate(date_from="2031-05-01", date_to="2031-05-31", precision="month")
DATES = {
    "day": (GoldDate(date_from="2031-05-02"), ("2031-05-02", "2031-05-02", "day"), True),
    "day-before": (GoldDate(date_from="2031-05-02"), ("2031-05-01", "2031-05-01", "day"), False),
    "month": (MAY, ("2031-05-01", "2031-05-31", "month"), True),
    "right-days-wrong-precision": (MAY, ("2031-05-01", "2031-05-31", "day"), False),
    "not-told": (GoldDate(date_from=None), (None, None, None), True),
    "told-where-nothing-is": (GoldDate(date_from=None), ("2031-05-02", "2031-05-02", "day"), False),
    "only-the-end": (GoldDate(date_from="2031-05-02"), (None, "2031-05-02", None), False),
    "another-as-right": (
        GoldDate(date_from="2031-05-02", others=(GoldDate(date_from="2031-05-03"),)),
        ("2031-05-03", "2031-05-03", "day"),
        True,
    ),
}


@pytest.mark.parametrize(("label", "days", "right"), DATES.values(), ids=DATES)
def test_a_date_needs_both_ends_and_its_precision(label, days, right):
    start, end, precision = days
    incident = Incident(
        incident_id="i1", occurred_from=start, occurred_to=end, date_precision=precision
    )
    assert date_agrees(label, incident) is right


PLACES = {
    "town": (GoldPlace(name="Jos", country="NG"), True),
    "either-name": (GoldPlace(name=("Bukuru", "Jos"), country="NG"), True),
    "country-alone": (GoldPlace(country="NG"), True),
    "another-town": (GoldPlace(name="Kano", country="NG"), False),
    "another-country": (GoldPlace(name="Jos", country="GH"), False),
}


@pytest.mark.parametrize(("label", "right"), PLACES.values(), ids=PLACES)
def test_a_place_needs_its_country_and_a_name(label, right):
    incident = Incident(incident_id="i1", country="NG", adm1="Plateau", place="Jos")
    assert place_agrees(label, incident) is right


def test_a_hedge_shares_a_word_with_its_marker():
    assert hedge_agrees("reportedly", "reportedly")
    assert not hedge_agrees("feared", "allegedly")
    assert not hedge_agrees("feared", None)


def test_on_or_before_publication_is_what_the_record_says_of_no_day_told():
    untold = Incident(incident_id="i1", occurred_to="2031-05-05", date_basis="published")
    assert date_agrees(GoldDate(date_from=None), untold)
