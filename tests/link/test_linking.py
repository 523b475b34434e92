"""Accounts of one incident come together, and others stay apart."""

import msgspec
import pytest
from link_builders import account, groups_of, person_says, report
from synthetic_book import b_cubed, book

from tallybook.link import FLOOR, link_accounts
from tallybook.records import Copy

MALL = {"attack": ("armed_assault", "hostage_taking_barricade"), "site_type": "mall"}


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


def linked(*told, **more):
    """Link accounts given as (report, name, facts)."""
    reports = {one.report_id: one for one, _, _ in told}
    accounts = [account(name, of=of, **facts) for of, name, facts in told]
    return link_accounts(accounts, list(reports.values()), **more)


def test_an_undated_report_that_misspells_the_city_joins_the_dated_one():
    linking = link_accounts(*mall_pair())

    assert groups_of(linking) == [["one", "two"]]
    (judgement,) = linking.judgements
    assert (judgement.left, judgement.right, judgement.verdict) == ("a-one", "a-two", "same")
    told = {one.feature: one.words for one in judgement.evidence}
    assert told["perpetrator"] == "both name Red Dawn (The Red-Dawn)"
    assert told["place"] == "the names differ by a slip of spelling"
    assert told["attackers"] == "the same number of attackers"


def test_a_cluster_holds_its_reports_copies_and_judgements():
    accounts, reports = mall_pair()
    copies = [Copy(report_id="r-third", original_id="r-first", kind="near", similarity=0.9)]

    (cluster,) = link_accounts(accounts, [*reports, report("third")], copies).clusters

    assert [one.report_id for one in cluster.reports] == ["r-first", "r-second"]
    assert cluster.copies == ()
    assert [one.verdict for one in cluster.judgements] == ["same"]


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

    linking = link_accounts([*accounts, other], [*reports, third])

    assert groups_of(linking) == [["one", "two"], ["other"]]


def test_a_foiled_plot_of_the_same_week_in_the_same_city_stays_apart():
    accounts, reports = mall_pair()
    plot = {
        "day": "2031-05-01",
        "until": "2031-05-07",
        "precision": "week",
        "place": "Port Alba",
        "attack": ("armed_assault",),
        "stage": "foiled",
        "weapons": ("rifle", "grenade"),
    }
    third = report("third", "Police in Port Alba broke up a plot.", published="2031-05-06")
    done = [
        msgspec.structs.replace(one, statements=(*one.statements, _stage(one))) for one in accounts
    ]

    linking = link_accounts([*done, account("plot", of=third, **plot)], [*reports, third])

    assert groups_of(linking) == [["one", "two"], ["plot"]]


def _stage(one):
    return account("x", of=report("x"), stage="accomplished").statements[0]


def test_several_attacks_in_one_city_in_one_week_stay_apart():
    """Three attacks, two reports each; the days, sites and figures tell them from one another."""
    facts = [
        {"day": "2031-05-04", "site_type": "market", "attack": ("bombing",), "killed": 12},
        {"day": "2031-05-07", "site_type": "mosque", "attack": ("suicide_bombing",), "killed": 30},
        {"day": "2031-05-07", "site_type": "checkpoint", "attack": ("armed_assault",), "killed": 3},
    ]
    told = []
    for number, fact in enumerate(facts):
        for copy in "ab":
            name = f"{number}{copy}"
            text = f"A {fact['site_type']} in Port Alba was hit, killing {fact['killed']}."
            site = f"a {fact['site_type']}"
            of = report(name, text, published="2031-05-08")
            told.append((of, name, {**fact, "site": site, "place": "Port Alba"}))

    assert groups_of(linked(*told)) == [["0a", "0b"], ["1a", "1b"], ["2a", "2b"]]


def test_an_anniversary_report_joins_the_old_incident_and_not_a_new_one():
    old = {
        "day": "2031-05-04",
        "place": "Port Alba",
        "attack": ("bombing",),
        "killed": 85,
        "site": "the Quillon centre",
    }
    new = {"day": "2036-05-01", "place": "Port Alba", "attack": ("bombing",), "killed": 2}
    told = [
        (
            report("old", "A bomb at the Quillon centre killed 85.", published="2031-05-05"),
            "old",
            old,
        ),
        (
            report("later", "Families recalled the Quillon bombing.", published="2036-05-04"),
            "later",
            {**old, "role": "background"},
        ),
        (report("new", "A bomb killed two at a kiosk.", published="2036-05-02"), "new", new),
    ]

    assert groups_of(linked(*told)) == [["later", "old"], ["new"]]


def test_a_roundup_gives_each_incident_its_own_account():
    """The round-up's two accounts never join, whatever they share."""
    here = {"day": "2031-05-04", "place": "Port Alba", "attack": ("bombing",)}
    roundup = report("roundup", "Bombs hit two sites in Port Alba.", published="2031-05-05")
    told = [
        (roundup, "first", {**here, "killed": 12, "anchor_start": 0}),
        (roundup, "second", {**here, "killed": 12, "anchor_start": 20}),
        (
            report("alone", "A bomb killed 12 in Port Alba.", published="2031-05-05"),
            "alone",
            {**here, "killed": 12},
        ),
    ]

    assert sorted(len(group) for group in groups_of(linked(*told))) == [1, 2]


def test_a_shared_victim_outweighs_a_misread_date():
    here = {"place": "Port Alba", "attack": ("armed_assault",), "victims": ("Ann Omondi",)}
    told = [
        (
            report("a", "Ann Omondi was shot.", published="2031-05-05"),
            "a",
            {**here, "day": "2031-05-04"},
        ),
        (
            report("b", "Ann Omondi was shot.", published="2031-05-13"),
            "b",
            {**here, "day": "2031-05-11"},
        ),
    ]

    assert groups_of(linked(*told)) == [["a", "b"]]


def test_a_reprint_rides_with_its_original():
    accounts, reports = mall_pair()
    reprint = msgspec.structs.replace(reports[0], report_id="r-reprint", published_at="2031-05-20")
    again = msgspec.structs.replace(accounts[0], account_id="a-again", report_id="r-reprint")
    copies = [Copy(report_id="r-reprint", original_id="r-first", kind="exact", similarity=1.0)]

    linking = link_accounts([*accounts, again], [*reports, reprint], copies)

    assert groups_of(linking) == [["again", "one", "two"]]
    (copied,) = [one for one in linking.judgements if one.left == "a-again"]
    assert [one.words for one in copied.evidence] == ["the same words, reprinted"]


def test_a_person_parts_what_the_rules_join():
    decision = person_says("different", "one", "two")

    linking = link_accounts(*mall_pair(), decisions=[decision])

    assert groups_of(linking) == [["one"], ["two"]]
    assert decision in linking.judgements


def test_a_person_joins_accounts_of_one_report():
    of = report("both", "x")
    told = [(of, "one", {"day": "2031-05-04"}), (of, "two", {"day": "2031-06-20"})]

    linking = linked(*told, decisions=[person_says("same", "one", "two")])

    assert groups_of(linking) == [["one", "two"]]


def test_a_pair_that_a_person_could_not_tell_does_not_pull_together():
    linking = link_accounts(*mall_pair(), decisions=[person_says("unsure", "one", "two")])

    assert groups_of(linking) == [["one"], ["two"]]


def test_unlikely_pairs_are_not_kept():
    accounts, reports, _ = book(30)
    linking = link_accounts(accounts, reports)
    home = {one.account_id: c.cluster_id for c in linking.clusters for one in c.accounts}

    assert all(
        one.score >= FLOOR or home[one.left] == home[one.right] for one in linking.judgements
    )


@pytest.mark.slow
def test_a_made_up_stream_is_told_apart():
    accounts, reports, gold = book(400)
    linking = link_accounts(accounts, reports)
    clusters = [{one.account_id for one in cluster.accounts} for cluster in linking.clusters]

    precision, recall, _ = b_cubed(clusters, gold)

    assert precision > 0.9
    assert recall > 0.95
