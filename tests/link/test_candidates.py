"""Few pairs are looked at, and those that matter are among them."""

from link_builders import account, report
from synthetic_book import book

from tallybook.link.candidates import candidates
from tallybook.link.profile import profile_of
from tallybook.link.wording import Rarity


def pairs(*given):
    profiles = []
    for number, (text, published, facts) in enumerate(given):
        of = report(str(number), text, published=published)
        profiles.append(profile_of(account(str(number), of=of, **facts), of))
    rarity = Rarity(one.words for one in profiles)
    return candidates(profiles, [rarity.weigh(one.words) for one in profiles])


def test_one_place_and_overlapping_days_make_a_candidate():
    here = {"place": "Port Alba", "day": "2031-05-04"}

    assert pairs(("", None, here), ("", None, {**here, "day": "2031-05-05"})) == [(0, 1)]
    assert pairs(("", None, here), ("", None, {**here, "day": "2031-06-04"})) == []


def test_a_report_that_knows_the_country_only_meets_those_of_its_cities():
    city = {"place": "Port Alba", "day": "2031-05-04"}
    country = {"country": "QA", "day": "2031-05-04"}

    assert pairs(("", None, city), ("", None, country)) == [(0, 1)]


def test_two_cities_of_one_country_on_one_day_are_no_candidate():
    here = {"place": "Port Alba", "day": "2031-05-04"}
    there = {"place": "Ferrin", "day": "2031-05-04"}

    assert pairs(("Gunfire downtown", None, here), ("Rockets overnight", None, there)) == []


def test_a_trial_report_of_years_later_meets_the_incident_by_its_victim():
    incident = {"place": "Port Alba", "day": "2031-05-04", "victims": ("Ann Omondi",)}
    trial = {"role": "background", "victims": ("Ann Omondi",)}

    assert pairs(("", "2031-05-05", incident), ("", "2034-02-01", trial)) == [(0, 1)]


def test_accounts_of_one_report_are_no_candidate():
    of = report("both", "x")
    profiles = [
        profile_of(account(name, of=of, place="Port Alba", day="2031-05-04"), of)
        for name in ("one", "two")
    ]
    rarity = Rarity(one.words for one in profiles)

    assert candidates(profiles, [rarity.weigh(one.words) for one in profiles]) == []


def test_candidates_grow_with_the_book_and_not_with_its_square():
    def size(incidents):
        accounts, reports, _ = book(incidents)
        by_id = {one.report_id: one for one in reports}
        profiles = [profile_of(one, by_id[one.report_id]) for one in accounts]
        rarity = Rarity(one.words for one in profiles)
        return len(candidates(profiles, [rarity.weigh(one.words) for one in profiles])) / len(
            profiles
        )

    assert size(240) < 1.5 * size(60)


def test_a_crowded_block_is_cut_by_the_words_of_its_members():
    """Two hundred undated stories of one country: only those that share rare words meet."""
    told = [
        (f"Gunmen struck the {name} depot", "2031-05-04", {"country": "QA"})
        for number in range(100)
        for name in [f"zone{chr(97 + number // 10)}{chr(97 + number % 10)}"] * 2
    ]

    found = pairs(*told)

    assert {(number, number + 1) for number in range(0, 200, 2)} <= set(found)
    assert len(found) < 1000
