"""A pair that is left without a full comparison could not have mattered."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_builders import account, report
from synthetic_book import book

from tallybook.link.bags import Bags
from tallybook.link.bounds import Bounds
from tallybook.link.compare import compare
from tallybook.link.grouping import group_accounts
from tallybook.link.judge import FLOOR, chance, log_odds
from tallybook.link.judging import WholeBook
from tallybook.link.pool import Pool
from tallybook.link.profile import profile_of
from tallybook.link.times import Times
from tallybook.link.told import profiles_of
from tallybook.link.when import compare_when

DAYS = st.sampled_from(["2031-05-01", "2031-05-04", "2031-05-05", "2031-06-09", None])


def comparer_of(accounts, reports, kind=WholeBook):
    pool = Pool()
    by_id = {one.report_id: one for one in reports}
    for one in sorted(accounts, key=lambda one: one.account_id):
        pool.add(*profiles_of(by_id[one.report_id], [one]))
    return kind(pool, range(len(pool)))


@st.composite
def told(draw):
    """Draw a report with one account that may say anything of anything."""
    name = draw(st.uuids()).hex[:8]
    text = draw(
        st.sampled_from(
            [
                "Gunmen killed Ann Omondi near the Quillon depot.",
                "Quillon depot burned, the kestrel tower stood.",
                "A court heard of the funeral of Omondi, burial and verdict.",
                "",
            ]
        )
    )
    of = report(name, text, published=draw(DAYS))
    day = draw(DAYS)
    one = account(
        name,
        of=of,
        role=draw(st.sampled_from(["main", "background"])),
        day=day,
        until=draw(st.sampled_from([None, "2031-06-20"])) if day else None,
        country=draw(st.sampled_from([None, "QA", "QB"])),
        place=draw(st.sampled_from([None, "Port Alba", "Lindo", "Ferrin", "Marreth", "Lindos"])),
        site=draw(st.sampled_from([None, "the Quillon mall", "Kestrel mall"])),
        site_type=draw(st.sampled_from([None, "market", "hospital"])),
        attack=draw(st.sampled_from([(), ("bombing",), ("shelling",)])),
        stage=draw(st.sampled_from([None, "accomplished", "foiled"])),
        group=draw(st.sampled_from([None, "Red Dawn", "Northern Front"])),
        attackers=draw(st.sampled_from([None, (2, 2), (1, 5)])),
        weapons=draw(st.sampled_from([(), ("rifle",), ("mortar", "rifle")])),
        target=draw(st.sampled_from([None, "police", "business"])),
        victims=draw(st.sampled_from([(), ("Ann Omondi",), ("Ben Falk", "Mr Omondi")])),
        **draw(st.sampled_from([{}, {"killed": 3}, {"killed": 60, "wounded": 4}])),
    )
    return one, of


@settings(max_examples=80, deadline=None)
@given(st.lists(told(), min_size=2, max_size=7, unique_by=lambda one: one[0].account_id))
def test_no_pair_that_reaches_the_floor_is_left(drawn):
    comparer = comparer_of([one for one, _ in drawn], [of for _, of in drawn])
    pairs = list(itertools.combinations(range(len(drawn)), 2))
    left, right = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    bounds = Bounds(comparer.usual)
    bags = Bags()
    for place in range(len(drawn)):
        bags.add(comparer.profile(place).words)
        wording = comparer.wording(place)
        bounds.add(comparer.profile(place), bags.numbers(wording), wording)

    may = bounds.may_reach(left, right)

    for pair, kept in zip(pairs, may, strict=True):
        assert kept or chance(log_odds(comparer.evidence(*pair))) < FLOOR


@settings(max_examples=80, deadline=None)
@given(told(), told())
def test_dates_weigh_no_more_than_their_columns_say(one, other):
    profiles = [profile_of(*one), profile_of(*other)]
    times = Times()
    for profile in profiles:
        times.add(profile)

    (most,) = times.weights(*(np.array([side]) for side in (0, 1)))

    assert most >= sum(reason.weight for reason in compare_when(*profiles)) - 0.001


def test_most_pairs_that_share_a_town_and_a_week_are_left_without_full_comparison():
    accounts, reports, _ = book(150)
    comparer = comparer_of(accounts, reports)
    _, _, may = comparer.candidates()

    assert may.sum() < len(may) / 2


@pytest.mark.parametrize("seed", [3, 8])
def test_comparing_every_candidate_in_full_gives_the_same_groups_and_judgements(seed):
    accounts, reports, _ = book(120, seed=seed)

    def linked(comparer):
        judgements = []
        groups, _ = group_accounts(comparer, {}, judgements.append)
        return sorted(map(sorted, groups)), sorted(judgements, key=lambda one: one.judgement_id)

    class Full(WholeBook):
        def candidates(self):
            left, right, _ = super().candidates()
            return left, right, left < right

    assert linked(comparer_of(accounts, reports)) == linked(comparer_of(accounts, reports, Full))


def test_reasons_are_those_of_the_profiles_and_words_given():
    accounts, reports, _ = book(20)
    comparer = comparer_of(accounts, reports)
    by_id = {one.report_id: one for one in reports}
    first = sorted(accounts, key=lambda one: one.account_id)[:2]
    left, right = (profile_of(one, by_id[one.report_id], (0,), story=True) for one in first)
    weigh = comparer.usual.rarity.weigh

    assert comparer.evidence(0, 1) == compare(
        left, right, weigh(left.words), weigh(right.words), comparer.usual
    )
