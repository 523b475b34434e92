"""What holds of linking for any accounts: order does not matter, nobody is lost, persons bind."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from link_builders import account, groups_of, person_says, report

from tallybook.link import link_accounts, link_told
from tallybook.records import Copy

PLACES = st.sampled_from(["Port Alba", "Lindo", "Prt Alba", None])
DAYS = st.sampled_from(["2031-05-04", "2031-05-05", "2031-05-09", None])
ATTACKS = st.sampled_from([("bombing",), ("armed_assault",), ()])
WORDS = st.sampled_from(["A bomb at Quillon.", "Gunmen at Quillon market.", ""])


@st.composite
def books(draw):
    """Draw up to eight reports with one or two accounts each."""
    accounts, reports = [], []
    for number in range(draw(st.integers(1, 8))):
        of = report(
            str(number),
            draw(WORDS),
            published=draw(st.sampled_from(["2031-05-06", "2031-05-10", None])),
        )
        reports.append(of)
        accounts.extend(
            account(
                f"{number}{'xy'[nth]}",
                of=of,
                day=draw(DAYS),
                place=draw(PLACES),
                country="QA",
                attack=draw(ATTACKS),
                killed=draw(st.integers(0, 4)),
                anchor_start=nth * 10,
            )
            for nth in range(draw(st.integers(1, 2)))
        )
    return accounts, reports


@settings(max_examples=60, deadline=None)
@given(books(), st.integers(0, 999))
def test_the_order_of_accounts_and_reports_changes_nothing(drawn, seed):
    accounts, reports = drawn
    mixed = random.Random(seed)
    shuffled = mixed.sample(accounts, len(accounts)), mixed.sample(reports, len(reports))

    assert link_accounts(*shuffled) == link_accounts(accounts, reports)


@settings(max_examples=60, deadline=None)
@given(books())
def test_every_account_stands_in_one_cluster(drawn):
    accounts, reports = drawn

    named = [name for group in groups_of(link_accounts(accounts, reports)) for name in group]

    assert sorted(named) == sorted(one.account_id.removeprefix("a-") for one in accounts)


@settings(max_examples=60, deadline=None)
@given(books())
def test_accounts_of_one_report_are_never_joined(drawn):
    accounts, reports = drawn

    for cluster in link_accounts(accounts, reports).clusters:
        told = [one.report_id for one in cluster.accounts]
        assert len(told) == len(set(told))


@settings(max_examples=60, deadline=None)
@given(books(), st.data())
def test_what_a_person_set_apart_is_never_joined(drawn, data):
    accounts, reports = drawn
    names = sorted(one.account_id.removeprefix("a-") for one in accounts)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    told = data.draw(st.lists(st.tuples(pairs, st.sampled_from(["same", "different"])), max_size=6))
    decisions = [person_says(verdict, *pair) for pair, verdict in told if pair[0] != pair[1]]
    apart = {}
    for one in decisions:
        apart[one.left, one.right] = one.verdict

    linking = link_accounts(accounts, reports, decisions=decisions)

    home = {one.account_id: c.cluster_id for c in linking.clusters for one in c.accounts}
    for (left, right), verdict in apart.items():
        if verdict == "different":
            assert home[left] != home[right]


@settings(max_examples=40, deadline=None)
@given(books(), st.integers(0, 7))
def test_a_reprint_moves_no_other_account(drawn, number):
    accounts, reports = drawn
    original = reports[number % len(reports)]
    reprint = report("copy", original.text, published="2031-06-30")
    again = [
        account(f"z{index}", of=reprint, anchor_start=one.anchor_start)
        for index, one in enumerate(accounts)
        if one.report_id == original.report_id
    ]
    copies = [
        Copy(report_id="r-copy", original_id=original.report_id, kind="exact", similarity=1.0)
    ]

    before = groups_of(link_accounts(accounts, reports))
    after = groups_of(link_accounts([*accounts, *again], [*reports, reprint], copies))

    assert before == sorted([name for name in group if name[0] != "z"] for group in after)


@settings(max_examples=60, deadline=None)
@given(books(), st.integers(0, 999))
def test_reports_that_pass_by_one_after_the_other_give_the_same_groups_and_judgements(drawn, seed):
    accounts, reports = drawn
    stream = [
        (of, [one for one in accounts if one.report_id == of.report_id])
        for of in random.Random(seed).sample(reports, len(reports))
    ]
    judgements = []
    whole = link_accounts(accounts, reports)

    groups = link_told(iter(stream), (), judgements.append)

    assert groups == sorted(
        sorted(one.account_id for one in each.accounts) for each in whole.clusters
    )
    assert sorted(judgements, key=lambda one: (one.left, one.right)) == list(whole.judgements)
