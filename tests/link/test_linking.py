"""Accounts of one incident come together, and others stay apart."""

from link_builders import account, groups_of, report

from tallybook.link import link_accounts

MALL = dict(attack=("armed_assault", "hostage_taking_barricade"), site_type="mall")


def mall_pair():
    """Two outlets on one siege: one names and dates everything, one is undated and misspells."""
    first = report(
        "first",
        "Gunmen stormed the upscale Lakeview mall in Port Alba, killing 68 and wounding 200.",
        published="2031-05-06",
    )
    second = report(
        "second",
        "Security forces battled the Red Dawn at an upscale shopping center in Prt Alba; 59 dead.",
    )
    one = account(
        "one",
        of=first,
        day="2031-05-04",
        place="Port Alba",
        site="the Lakeview mall",
        group="Red Dawn",
        group_id="red-dawn",
        attackers=(10, 15),
        weapons=("rifle", "rpg"),
        killed=68,
        wounded=200,
        **MALL,
    )
    two = account(
        "two",
        of=second,
        country="QA",
        place="Prt Alba",
        site="an upscale shopping center",
        group="The Red-Dawn",
        group_id="red-dawn",
        attackers=(10, 15),
        weapons=("rpg",),
        killed=59,
        wounded=175,
        **MALL,
    )
    return [one, two], [first, second]


def test_an_undated_report_that_misspells_the_city_joins_the_dated_one():
    accounts, reports = mall_pair()

    linking = link_accounts(accounts, reports)

    assert groups_of(linking) == [["one", "two"]]
    (judgement,) = linking.judgements
    assert judgement.verdict == "same"
    told = {one.feature: one.words for one in judgement.evidence}
    assert told["perpetrator"] == "both name Red Dawn (The Red-Dawn)"
    assert told["place"] == "the names differ by a slip of spelling"
    assert told["attackers"] == "the same number of attackers"


def test_a_like_attack_in_another_country_stays_apart():
    accounts, reports = mall_pair()
    third = report("third", "Gunmen stormed a hotel in Marreth.", published="2031-05-06")
    other = account(
        "other",
        of=third,
        day="2031-05-04",
        place="Marreth",
        site="the Blue hotel",
        site_type="hotel",
        attack=("armed_assault",),
        weapons=("rifle",),
        killed=68,
    )

    assert groups_of(link_accounts([*accounts, other], [*reports, third])) == [
        ["one", "two"],
        ["other"],
    ]
