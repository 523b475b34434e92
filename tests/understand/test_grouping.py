"""Which acts are one incident, which found one of their own, and which none."""

import datetime as dt

import pytest
from report_documents import document

from tallybook.records import PlaceDetail
from tallybook.understand.anchors import find_anchors
from tallybook.understand.grouping import Grouping, group_anchors
from tallybook.understand.grouping_evidence import Window, dates_conflict, places_conflict
from tallybook.understand.mentions import Figure, Place, Time
from tallybook.understand.quotes import find_quotes

# The places and days of these tests: words, level, country, latitude and longitude or None.
_PLACES = {
    "Mosul": ("settlement", "IQ", 36.3, 43.1),
    "Kirkuk": ("settlement", "IQ", 35.5, 44.4),
    "Baquba": ("settlement", "IQ", 33.7, 44.6),
    "Leeds": ("settlement", "GB", 53.8, -1.5),
    "Quetta": ("settlement", "PK", 30.2, 67.0),
    "Karachi": ("settlement", "PK", 24.9, 67.0),
    "Sinai": ("region", "EG", None, None),
    "Paris": ("settlement", "FR", 48.9, 2.3),
    "Iraq": ("country", "IQ", None, None),
}
_DAYS = {"Monday": "2031-03-10", "Tuesday": "2031-03-11", "Wednesday": "2031-03-12"}
_YEARS = ("2014", "2007")


def places_in(text: str, sentence_of) -> tuple[Place, ...]:
    found = []
    for name, (level, country, latitude, longitude) in _PLACES.items():
        at = text.find(name)
        while at >= 0:
            detail = PlaceDetail(
                name=name,
                gazetteer_id=name,
                country=country,
                latitude=latitude,
                longitude=longitude,
            )
            found.append(
                Place(
                    start=at,
                    end=at + len(name),
                    sentence=sentence_of(at),
                    level=level,
                    detail=detail,
                )
            )
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda one: one.start))


def times_in(text: str, sentence_of) -> tuple[Time, ...]:
    spans = {day: (date, date, "day") for day, date in _DAYS.items()}
    spans |= {year: (f"{year}-01-01", f"{year}-12-31", "year") for year in _YEARS}
    found = []
    for word, (first, last, precision) in spans.items():
        at = text.find(word)
        while at >= 0:
            found.append(
                Time(
                    start=at,
                    end=at + len(word),
                    sentence=sentence_of(at),
                    date_from=first,
                    date_to=last,
                    precision=precision,
                )
            )
            at = text.find(word, at + 1)
    return tuple(sorted(found, key=lambda one: one.start))


def group(text: str, figures: tuple[Figure, ...] = ()) -> Grouping:
    one = document(text, published_at="2031-03-13")

    def sentence_of(offset: int) -> int:
        sentence = one.report.sentence_at(offset)
        assert sentence is not None
        return sentence.index

    quotes = [(quote.start, quote.end) for quote in find_quotes(one)]
    return group_anchors(
        one,
        find_anchors(one),
        times_in(text, sentence_of),
        places_in(text, sentence_of),
        figures,
        (),
        quotes,
    )


def told(text: str) -> list[tuple[str, list[str]]]:
    """Return each incident's role and the words of its acts."""
    return [
        (each.role, [text[a.start : a.end] for a in each.anchors]) for each in group(text).groups
    ]


def test_headline_and_lead_are_one_incident() -> None:
    text = "Bomb kills nine in Mosul\n\nA bomb exploded in Mosul on Tuesday, killing nine people."
    assert told(text) == [("main", ["Bomb", "kills", "bomb", "exploded", "killing"])]


def test_the_attack_points_back_to_the_one_told() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Monday.\n\n"
        "The attack began at dawn. Guests hid from the gunmen during the siege."
    )
    assert told(text) == [("main", ["stormed", "attack", "siege"])]


def test_a_separate_incident_in_another_town_is_one_of_its_own() -> None:
    text = (
        "A car bomb exploded in Mosul on Tuesday, killing nine people.\n\n"
        "In a separate incident, gunmen opened fire on troops near Baquba on Monday."
    )
    assert told(text) == [
        ("main", ["car bomb", "exploded", "killing"]),
        ("main", ["opened fire"]),
    ]


def test_elsewhere_and_bullets_turn_to_another_incident() -> None:
    text = (
        "A car bomb exploded in Mosul on Tuesday.\n\n"
        "Elsewhere, a grenade attack killed two guards.\n\n"
        "- Gunmen ambushed a patrol near Kirkuk."
    )
    assert [role for role, _ in told(text)] == ["main", "main", "main"]


def test_an_act_of_another_year_is_background() -> None:
    text = (
        "Gunmen attacked a market in Leeds on Tuesday.\n\n"
        "Residents were calm, seven years after a bombing in Leeds in 2014 killed six people."
    )
    assert told(text) == [("main", ["attacked"]), ("background", ["bombing", "killed"])]


def test_a_day_after_a_bombing_elsewhere_is_background_even_in_the_lead() -> None:
    text = (
        "Gunmen stormed a mosque in Karachi on Tuesday, a day after a bomb ripped through a market"
        " in Quetta.\n\nThe Quetta blast was claimed by rebels."
    )
    assert told(text) == [
        ("main", ["stormed"]),
        ("background", ["bomb", "ripped through", "blast"]),
    ]


def test_a_shooting_told_after_its_dead_is_the_same_incident() -> None:
    text = "One man is dead after a shooting outside a bar in Leeds on Monday."
    assert told(text) == [("main", ["dead", "shooting"])]


def test_attacks_here_and_against_something_there_are_two() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Tuesday.\n\n"
        "It came on the heels of attacks in Paris and against an airliner over Sinai."
    )
    assert told(text) == [
        ("main", ["stormed"]),
        ("background", ["attacks"]),
        ("background", ["against an airliner over Sinai"]),
    ]


def test_an_attack_named_by_its_town_joins_the_one_told_of_it() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Tuesday, days after a bombing in Quetta.\n\n"
        "Guards were posted in town. Rebels claimed the Quetta attack."
    )
    assert told(text) == [("main", ["stormed"]), ("background", ["bombing", "attack"])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels may mount attacks on hotels in Mosul.", id="possible"),
        pytest.param("Rebels plan to bomb a hotel in Mosul on Tuesday.", id="planned"),
        pytest.param("Hundreds of attacks in Iraq were counted this year.", id="aggregate"),
        pytest.param("The invasion of Iraq led to war and a coup.", id="campaign"),
        pytest.param("There was no attack in Mosul on Monday.", id="negated"),
    ],
)
def test_what_did_not_happen_founds_no_incident(text: str) -> None:
    assert told(text) == []


def test_the_harm_of_a_sum_of_attacks_founds_no_incident() -> None:
    text = "Rebels carried out hundreds of attacks in Mosul, killing 900 people."
    assert told(text) == []


def test_what_a_claimant_alleges_in_a_quote_founds_no_incident() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Tuesday.\n\n"
        'The group said: "It is revenge for villagers shelled by jets in Kirkuk."'
    )
    assert told(text) == [("main", ["stormed"])]


def test_what_an_attack_was_to_avenge_is_not_part_of_it() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Tuesday.\n\n"
        "The group called it retaliation for atrocities against villagers."
    )
    assert told(text) == [("main", ["stormed"])]


def test_a_habit_is_no_part_of_the_raid_that_ended_it() -> None:
    text = (
        "Troops in action\n\nTroops killed a rebel leader near Kirkuk on Monday.\n\n"
        "The leader conducted roadside bombings and ambushes against convoys."
    )
    assert told(text) == [("main", ["killed"])]


def test_a_foiled_plot_stays_apart_from_the_attack_in_the_same_town() -> None:
    text = (
        "Gunmen storm hotel\n\nGunmen stormed a hotel in Mosul on Tuesday.\n\n"
        "Guests were brought home. On Monday, police in Mosul broke up a plot to blow up a train."
    )
    assert told(text) == [
        ("main", ["storm", "stormed"]),
        ("background", ["plot", "blow up"]),
    ]


def test_a_see_also_title_feeds_the_background_incident_of_its_place() -> None:
    text = (
        "Gunmen stormed a hotel in Mosul on Tuesday, days after a church bombing in Quetta.\n"
        '(See: "Bomb attack on church kills 80 in Quetta")\n\nPolice closed the road.'
    )
    assert told(text) == [
        ("main", ["stormed"]),
        ("background", ["bombing", "Bomb attack", "kills"]),
    ]


def test_an_early_sentence_retells_an_undated_lead() -> None:
    """A reward, a trial, an anniversary: the news is of today, the act is years old."""
    text = (
        "Man jailed over Leeds stabbing\n\nA man who stabbed two traders in Leeds was jailed.\n\n"
        "He attacked the traders with a knife in 2014."
    )
    assert told(text) == [("main", ["stabbing", "stabbed", "attacked"])]


def test_of_anchor_and_focus_name_the_group() -> None:
    text = "Gunmen stormed a hotel in Mosul on Tuesday. Guests wept. Troops may attack the town."
    found = group(text)
    assert (found.of_anchor, found.focus) == ((0, None), {0: 0, 1: 0, 2: 0})


def _window(first: str, last: str) -> Window:
    return Window(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_an_act_cannot_be_part_of_an_incident_that_began_later() -> None:
    known = _window("2031-03-10", "2031-03-11")
    before = _window("2031-03-09", "2031-03-09")
    assert dates_conflict(known, before, pointing_back=True)


def test_a_siege_may_go_on_for_days_but_a_new_bombing_may_not() -> None:
    known = _window("2031-03-10", "2031-03-10")
    later = _window("2031-03-13", "2031-03-13")
    assert not dates_conflict(known, later, pointing_back=True)
    assert dates_conflict(known, later, pointing_back=False)


def test_places_conflict_only_when_no_pair_agrees() -> None:
    mosul, kirkuk, iraq = (places_in(name, lambda _: 0)[0] for name in ("Mosul", "Kirkuk", "Iraq"))
    assert places_conflict([mosul], [kirkuk])
    assert not places_conflict([mosul], [iraq])
    assert not places_conflict([mosul, kirkuk], [kirkuk])
    assert not places_conflict([], [kirkuk])
