"""Does the score fail misses, extras, bounds, speakers, standing and figures set elsewhere?"""

import msgspec
import pytest

from tallybook.evaluate.phenomena import (
    GoldAttribution,
    GoldDate,
    GoldFigure,
    GoldIncident,
    GoldPlace,
    Item,
)
from tallybook.evaluate.phenomena_match import Told
from tallybook.evaluate.phenomena_score import score_phenomena
from tallybook.records import (
    Account,
    AttributionDetail,
    ClaimDetail,
    Incident,
    Statement,
)

TEXT = (
    "A bomb killed at least 12 people, including three children, in Jos on Friday, police said. "
    "Boko Haram claimed it. Gunmen wounded two guards in Kano."
)
TWELVE = GoldFigure(
    words="at least 12 people", harm="killed", value=12, bound="at_least", speaker="police"
)
TWO = GoldFigure(words="two guards", harm="wounded", value=2)


def item(*figures, kind="sentences", name="first/sentences.jsonl:1", half="first", **more):
    incidents = more.pop("incidents", None) or (GoldIncident(figures=figures, **more),)
    return Item(
        name=name,
        half=half,
        kind=kind,
        phenomenon="figure: at least",
        text=TEXT,
        published_at=None,
        open=(),
        incidents=incidents,
    )


def told(words, field="killed", value=12, bound="at_least", **more):
    start = TEXT.index(words)
    return Statement(
        statement_id=f"s {field} {words} {value}",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=start,
        end=start + len(words),
        quote=words,
        field=field,
        value=value,
        bound=bound,
        **more,
    )


def account(*statements, account_id="a1", anchor="bomb"):
    start = TEXT.index(anchor)
    return Account(
        account_id=account_id,
        report_id="r1",
        role="main",
        anchor_start=start,
        anchor_end=start + len(anchor),
        anchor_quote=anchor,
        statements=statements,
    )


def score(one, *accounts, incidents=()):
    return score_phenomena([one], {one.name: Told(accounts=accounts, incidents=incidents)})


def figures(one, *statements):
    return score(one, account(*statements)).figures


RIGHT = told("at least 12 people", speaker="police")


def test_a_right_figure_with_its_speaker():
    got = figures(item(TWELVE), RIGHT)
    assert (got["figure_exact"], got["figure_exact_total"]) == (1, 1)
    assert (got["speaker_right"], got["extra_figures"], got["speakers_invented"]) == (1, 0, 0)
    assert (got["standing_right"], got["date_right"], got["roundup_figures_right"]) == (
        None,
        None,
        None,
    )


WRONG = {
    "missed": (),
    "wrong-number": (told("at least 12 people", value=11, speaker="police"),),
    "wrong-bound": (told("at least 12 people", bound="exact", speaker="police"),),
    "wrong-harm": (told("at least 12 people", field="wounded", speaker="police"),),
    "elsewhere": (told("two guards", speaker="police"),),
}


@pytest.mark.parametrize("statements", WRONG.values(), ids=WRONG)
def test_a_figure_is_wrong(statements):
    assert figures(item(TWELVE), *statements)["figure_exact"] == 0


def test_a_missed_figure_has_no_right_speaker_even_where_nobody_speaks():
    got = figures(item(TWO))
    assert (got["figure_exact"], got["speaker_right"], got["speakers_invented"]) == (0, 0, 0)


@pytest.mark.parametrize("speaker", [None, "the army"])
def test_a_missed_or_wrong_speaker(speaker):
    got = figures(item(TWELVE), told("at least 12 people", speaker=speaker))
    assert (got["figure_exact"], got["speaker_right"], got["speakers_invented"]) == (1, 0, 0)


def test_an_invented_speaker_is_wrong_and_counted():
    got = figures(item(TWO), told("two guards", "wounded", 2, "exact", speaker="police"))
    assert (got["figure_exact"], got["speaker_right"], got["speakers_invented"]) == (1, 0, 1)


def test_figures_without_a_label_are_extra():
    three = told("three children", value=3, bound="exact")
    score_ = score(item(TWELVE), account(RIGHT, three))
    assert score_.figures["extra_figures"] == 1
    assert "three children" in score_.misses[0]


def test_a_second_answer_to_one_label_is_extra_unless_it_repeats_the_right_one():
    other = told("12 people", value=11, bound="exact")
    assert figures(item(TWELVE), RIGHT, other)["extra_figures"] == 1
    assert figures(item(TWELVE), RIGHT, told("12 people"))["extra_figures"] == 0


def test_a_figure_in_open_words_counts_neither_way():
    three = told("three children", value=3, bound="exact")
    one = msgspec.structs.replace(item(TWELVE), open=("three children",))
    assert figures(one, RIGHT, three)["extra_figures"] == 0


def test_a_figure_told_of_a_trap_is_false():
    got = figures(item(), RIGHT)
    assert (got["false_figures"], got["extra_figures"], got["traps"]) == (1, 0, 1)
    assert got["figure_exact"] is None


def test_people_told_one_by_one_are_one_figure_or_one_each():
    both = GoldFigure(words="12 people, including three", harm="killed", value=2, each=True)
    ones = [told(words, value=1, bound="exact") for words in ("12 people", "three")]
    assert figures(item(both), *ones)["figure_exact"] == 1
    whole = told("12 people", value=2, bound="exact")
    assert figures(item(both), whole)["figure_exact"] == 1
    assert figures(item(both), ones[0])["figure_exact"] == 0


def test_an_answer_may_stand_at_another_mention_of_the_same_people():
    twice = GoldFigure(words="A bomb", also=("two guards",), harm="wounded", value=2)
    assert figures(item(twice), told("two guards", "wounded", 2, "exact"))["figure_exact"] == 1


def test_scope_part_hedge_and_the_like_are_scored_where_labelled():
    part = GoldFigure(
        words="three children",
        harm="killed",
        value=3,
        scope="child",
        subset_of="at least 12 people",
        hedge="reportedly",
        modality="hedged",
        includes_perpetrators="no",
        speaker_type="authority",
        as_of="2031-05-04",
        speaker="police",
    )
    good = told(
        "three children",
        value=3,
        bound="exact",
        scope="child",
        part_of=RIGHT.statement_id,
        hedge="reportedly",
        modality="hedged",
        includes_perpetrators="no",
        speaker_type="authority",
        as_of="2031-05-04T10:00",
        speaker="police",
    )
    kinds = "scope subset hedge modality perpetrators speaker_type as_of".split()
    got = figures(item(TWELVE, part), RIGHT, good)
    assert [got[f"{kind}_right"] for kind in kinds] == [1] * 7
    got = figures(item(TWELVE, part), RIGHT, told("three children", value=3, bound="exact"))
    assert [got[f"{kind}_right"] for kind in kinds] == [0] * 7


def blamed(standing, said_by=None, words="Boko Haram"):
    return told(
        words,
        "attributions",
        "Boko Haram",
        None,
        detail=AttributionDetail(name="Boko Haram", standing=standing, said_by=said_by),
    )


CLAIMED = GoldAttribution(words="Boko Haram", standing="claimed")
ACCUSED = GoldAttribution(words="Boko Haram", standing="suspected", speaker="police")
NOT_BLAMED = GoldAttribution(words="Boko Haram", standing="none")
STANDINGS = {
    "right": (CLAIMED, (blamed("claimed"),), 1),
    "missed": (CLAIMED, (), 0),
    "another": (CLAIMED, (blamed("reported_as_fact"),), 0),
    "right-beside-wrong": (CLAIMED, (blamed("claimed"), blamed("suspected")), 0),
    "not-blamed": (NOT_BLAMED, (), 1),
    "not-blamed-but-told": (NOT_BLAMED, (blamed("possible"),), 0),
}


@pytest.mark.parametrize(("label", "statements", "right"), STANDINGS.values(), ids=STANDINGS)
def test_a_standing_is_right_if_no_other_is_told(label, statements, right):
    got = figures(item(attributions=(label,)), *statements)
    assert got["standing_right"] == right
    assert got["speaker_right"] is None


@pytest.mark.parametrize(("said_by", "right"), [("police", 1), (None, 0), ("the army", 0)])
def test_who_accuses_is_a_speaker_too(said_by, right):
    got = figures(item(attributions=(ACCUSED,)), blamed("suspected", said_by))
    assert (got["standing_right"], got["speaker_right"]) == (1, right)


def test_a_denial_is_no_attribution():
    label = GoldAttribution(words="Boko Haram", denial=True)
    denial = told(
        "Boko Haram", "denials", "Boko Haram", None, detail=ClaimDetail(claimant="Boko Haram")
    )
    assert figures(item(attributions=(label,)), denial)["standing_right"] == 1
    assert figures(item(attributions=(label,)), blamed("claimed"))["standing_right"] == 0


def incident(*account_ids, **more):
    return Incident(incident_id=f"i {account_ids}", account_ids=account_ids, **more)


def test_a_date_and_a_place_are_those_of_the_incident():
    one = item(TWELVE, date=GoldDate(date_from="2031-05-02"), place=GoldPlace(country="NG"))
    friday = {"occurred_from": "2031-05-02", "occurred_to": "2031-05-02", "date_precision": "day"}
    got = score(one, account(RIGHT), incidents=[incident("a1", country="NG", **friday)]).figures
    assert (got["date_right"], got["place_right"]) == (1, 1)
    got = score(one, account(RIGHT), incidents=[incident("a1", country="GH")]).figures
    assert (got["date_right"], got["place_right"]) == (0, 0)
    got = score(one, account(RIGHT)).figures
    assert (got["date_right"], got["place_right"]) == (0, 0)


def roundup():
    day = GoldDate(date_from="2031-05-02")
    return item(
        kind="roundups",
        incidents=(
            GoldIncident(told=("A bomb",), figures=(TWELVE,), date=day),
            GoldIncident(told=("Gunmen",), figures=(TWO,)),
        ),
    )


GUARDS = told("two guards", "wounded", 2, "exact")


def test_figures_of_a_round_up_each_on_its_own_incident():
    got = score(roundup(), account(RIGHT), account(GUARDS, account_id="a2", anchor="Gunmen"))
    assert got.figures["roundup_figures_right"] == 1
    assert got.figures["roundup_figures_right_total"] == 2


def test_a_figure_on_another_incident_is_exact_but_not_on_its_own():
    got = score(roundup(), account(RIGHT, GUARDS)).figures
    assert (got["figure_exact"], got["roundup_figures_right"]) == (1, 0.5)


def test_a_figure_told_of_two_incidents_is_not_on_its_own():
    got = score(
        roundup(), account(RIGHT), account(RIGHT, GUARDS, account_id="a2", anchor="Gunmen")
    ).figures
    assert (got["roundup_figures_right"], got["extra_figures"]) == (0.5, 1)


def test_the_date_of_another_incident_does_not_count():
    friday = {"occurred_from": "2031-05-02", "occurred_to": "2031-05-02", "date_precision": "day"}
    accounts = (account(RIGHT), account(GUARDS, account_id="a2", anchor="Gunmen"))
    right = score(roundup(), *accounts, incidents=[incident("a1", **friday)]).figures
    wrong = score(roundup(), *accounts, incidents=[incident("a2", **friday)]).figures
    assert (right["date_right"], wrong["date_right"]) == (1, 0)


def test_an_account_that_tells_of_no_labelled_incident_is_false():
    got = score(roundup(), account(RIGHT), account(account_id="a2", anchor="on Friday"))
    assert got.figures["false_accounts"] == 1


def test_halves_and_phenomena_are_counted_apart():
    items = [item(TWELVE), item(TWELVE, name="second/sentences.jsonl:1", half="second")]
    got = score_phenomena(items, {items[0].name: Told(accounts=(account(RIGHT),))})
    assert got.figures["figure_exact"] == 0.5
    assert (got.figures["first_figure_exact"], got.figures["second_figure_exact"]) == (1, 0)
    assert got.phenomena["figure: at least"]["figure_exact_total"] == 2
    assert [one for one in got.misses if "second/" in one] == list(got.misses)
