"""Formulaic reports of one office stay apart; told of one event, the same words join them."""

import datetime

from link_builders import account, groups_of, report

from tallybook.link import link_accounts

# The office's own wording: rare in the news, in all that it writes.
FORMULA = (
    "The combined cordon force cleared compounds near {place} and detained a courier of the Umbral"
    " syndicate. No shots were discharged and no bystander was harmed, the Bastion desk announced."
)
TOWNS = ("Quillon", "Tarn", "Vessel", "Marl", "Osprey", "Lantern", "Cobble", "Thistle")


def of_the_office(number, *, day, place=None):
    text = FORMULA.format(place=TOWNS[number % len(TOWNS)])
    of = report(str(number), text, published=day)
    return account(str(number), of=of, country="QA", attack=("raid",), day=day, place=place), of


def weekly(many):
    first = datetime.date(2031, 1, 6)
    days = (first + datetime.timedelta(days=9 * week) for week in range(many))
    return [of_the_office(week, day=day.isoformat()) for week, day in enumerate(days)]


def test_a_formula_of_many_weeks_joins_no_two_reports_of_following_days():
    """The thirty releases of a year have all the same words; two of them come a day apart."""
    book = [
        *weekly(30),
        of_the_office(50, day="2031-02-03", place="Ferrin"),
        of_the_office(51, day="2031-02-04", place="Lindo"),
    ]
    groups = groups_of(link_accounts(*map(list, zip(*book, strict=True))))

    assert ["50"] in groups
    assert ["51"] in groups


def test_the_same_words_in_a_book_of_that_week_only_do():
    """Told twice and never else, they are the words of one raid, whatever place was read."""
    book = [
        of_the_office(50, day="2031-02-03", place="Ferrin"),
        of_the_office(51, day="2031-02-04", place="Lindo"),
    ]

    assert groups_of(link_accounts(*map(list, zip(*book, strict=True)))) == [["50", "51"]]


def test_a_long_story_of_one_attack_keeps_its_words():
    """Thirty reports in as many weeks look back at one day: its words stay those of one event."""
    told = []
    for week in range(30):
        day = datetime.date(2031, 1, 6) + datetime.timedelta(days=7 * week)
        of = report(str(week), FORMULA.format(place="Quillon"), published=day.isoformat())
        told.append((account(str(week), of=of, country="QA", day="2031-01-04"), of))
    linking = link_accounts(*map(list, zip(*told, strict=True)))

    assert len(linking.clusters) == 1
