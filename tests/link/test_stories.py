"""Stories: reports in which no attack was read stand with those that tell of the same."""

import random

import pytest
from link_builders import account, person_says, report

from tallybook.link import Story, link_accounts, link_reports
from tallybook.link.stories import sharing
from tallybook.link.wording import Wording

FIRST = (
    "Ann Verrill, a clerk of the Quillon Market at Tarrow, was stabbed by two men in green coats"
    " who fled on a ferry to Ostray."
)
AGAIN = (
    "Ferries to Ostray were searched for two men in green coats after clerk Ann Verrill was"
    " found stabbed in Quillon Market, Tarrow."
)
OTHER = (
    "The harvest at Pennow was the best since the dry years, said miller Tom Orrin, whose silos"
    " on the Lessing canal are full to the brim."
)


def stories(*told, accounts=()):
    linking = link_accounts(list(accounts), list(told))
    return [
        tuple(one.removeprefix("r-") for one in story.report_ids)
        for story in link_reports(linking, list(told))
    ]


def test_reports_without_accounts_join_by_their_wording():
    reports = report("a", FIRST), report("b", AGAIN), report("c", OTHER)
    assert stories(*reports) == [("a", "b"), ("c",)]


def test_a_report_without_account_joins_the_story_of_an_incident():
    first, again = report("a", FIRST), report("b", AGAIN)
    linking = link_accounts([account("a", of=first)], [first, again])
    (story,) = link_reports(linking, [first, again])
    assert story == Story(report_ids=("r-a", "r-b"), cluster_ids=(linking.clusters[0].cluster_id,))


def test_reports_of_one_cluster_stand_together_whatever_their_words():
    first, other = report("a", FIRST), report("c", OTHER)
    named = {"victims": ("Ann Verrill",), "place": "Port Alba", "day": "2031-05-04"}
    told = [account("a", of=first, **named), account("c", of=other, **named)]
    assert stories(first, other, accounts=told) == [("a", "c")]


def test_the_same_kind_of_thing_is_another_story():
    """Few words in common, all of the kind of event."""
    first = report("a", "A boy of three was hurt in Nolan when a revolver from a shelf went off.")
    other = report("b", "A girl of three was hurt in Ostray when a shotgun by a door went off.")
    assert stories(first, other) == [("a",), ("b",)]


def test_a_report_is_about_the_main_account_that_most_others_share():
    first, again = report("a", FIRST), report("b", AGAIN)
    named = {"victims": ("Ann Verrill",), "place": "Port Alba", "day": "2031-05-04"}
    alone = account("a1", of=first, attack=("arson",), place="Marreth", day="2031-02-01")
    shared = account("a2", of=first, anchor_start=40, **named)
    linking = link_accounts([alone, shared, account("b", of=again, **named)], [first, again])
    (story,) = link_reports(linking, [first, again])
    (whole,) = [one for one in linking.clusters if len(one.accounts) == 2]
    assert story.cluster_ids == (whole.cluster_id,)


def test_what_a_person_set_apart_is_no_one_story():
    first, again = report("a", FIRST), report("b", AGAIN)
    told = [account("a", of=first, day="2031-05-04"), account("b", of=again, day="2031-05-04")]
    apart = person_says("different", "a", "b")

    joined = link_reports(link_accounts(told, [first, again]), [first, again])
    parted = link_reports(link_accounts(told, [first, again], (), [apart]), [first, again])

    assert [len(joined), len(parted)] == [1, 2]


def test_the_order_of_reports_changes_nothing():
    words = FIRST.split() + AGAIN.split() + OTHER.split()
    dice = random.Random(3)
    for _ in range(20):
        told = [report(str(n), " ".join(dice.sample(words, 30)) + ".") for n in range(8)]
        accounts = [account(str(n), of=told[n], killed=dice.randrange(3)) for n in range(4)]
        linking = link_accounts(accounts, told)
        assert link_reports(linking, told) == link_reports(linking, dice.sample(told, 8))


def test_every_report_stands_in_one_story():
    assert stories(report("empty"), report("bare", "A.")) == [("bare",), ("empty",)]
    assert stories() == []


@pytest.mark.parametrize(("reports", "met"), [(600, True), (3000, False)], ids=["600", "3000"])
def test_a_word_of_sixty_reports_brings_them_together_in_a_small_book_only(reports, met):
    """Else each report would be compared with more of them the larger the book."""
    wordings = [Wording({f"word{number // 60}": 1.0}, ()) for number in range(reports)]

    assert bool(sharing(wordings)) is met
