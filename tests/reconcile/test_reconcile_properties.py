"""What holds of reconciling for any cluster: order, copies, bounds, and where values come from."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_builders import cluster, day, figure, ranged, report, vague

from tallybook.reconcile import reconcile_cluster
from tallybook.records import Cluster, Copy

RULES = st.sampled_from(
    [
        "latest_as_of",
        "most_conservative",
        "min_max",
        "majority",
        "source_hierarchy",
        "best_low_high",
    ]
)
SPEAKERS = st.sampled_from(
    [
        {},
        {"speaker": "police", "speaker_type": "authority"},
        {"speaker": "witnesses", "speaker_type": "witness"},
        {"speaker": "City Hospital", "speaker_type": "medical"},
    ]
)


@st.composite
def figures(draw):
    """Draw one figure of the dead, of any bound and scope."""
    number = draw(st.integers(0, 40))
    more = {
        **draw(SPEAKERS),
        "start": draw(st.integers(0, 90)),
        "sentence": draw(st.integers(0, 2)),
        "modality": draw(st.sampled_from(["asserted", "hedged", "denied"])),
    }
    kind = draw(st.sampled_from(["exact", "about", "at_least", "at_most", "range", "vague"]))
    if kind == "range":
        return ranged("killed", number, number + draw(st.integers(0, 9)), **more)
    if kind == "vague":
        return vague("killed", "several", 3, draw(st.sampled_from([9, None])), **more)
    scope = draw(st.sampled_from(["total", "total", "child", "security_force", "perpetrator"]))
    return figure("killed", number, kind, scope=scope, **more)


@st.composite
def clusters(draw):
    """Draw up to five reports with up to four figures each."""
    told = []
    for number in range(draw(st.integers(1, 5))):
        published = draw(
            st.sampled_from([None, "2031-05-04", "2031-05-05T10:00:00+02:00", "2031-05-05"])
        )
        publisher = draw(st.sampled_from([None, "Daily Wire", "Evening Post"]))
        statements = draw(st.lists(figures(), min_size=1, max_size=4))
        told.append((report(str(number), published, publisher), [*statements, day("2031-05-03")]))
    return told


def tallies(found):
    for tally in found.tallies.values():
        yield tally
        yield from tally.subsets


@settings(max_examples=150, deadline=None)
@given(clusters(), RULES)
def test_low_best_and_high_are_in_order(told, rule):
    for tally in tallies(reconcile_cluster(cluster(*told), rule=rule)):
        stated = [one for one in (tally.low, tally.best, tally.high) if one is not None]
        assert stated == sorted(stated)


@settings(max_examples=100, deadline=None)
@given(clusters(), RULES)
def test_every_id_of_a_tally_is_a_statement_of_the_cluster(told, rule):
    made = cluster(*told)
    known = {one.statement_id for account in made.accounts for one in account.statements}

    for tally in tallies(reconcile_cluster(made, rule=rule)):
        named = {*tally.from_, *tally.low_from, *tally.best_from, *tally.high_from}
        assert named | set(tally.superseded) <= known
        assert named <= set(tally.from_) | set(tally.superseded)


@settings(max_examples=100, deadline=None)
@given(clusters(), RULES, st.integers(0, 999))
def test_the_order_of_accounts_and_reports_changes_nothing(told, rule, seed):
    made = cluster(*told)
    mixed = random.Random(seed)
    shuffled = Cluster(
        cluster_id=made.cluster_id,
        accounts=tuple(mixed.sample(made.accounts, len(made.accounts))),
        reports=tuple(mixed.sample(made.reports, len(made.reports))),
    )

    assert reconcile_cluster(shuffled, rule=rule) == reconcile_cluster(made, rule=rule)


@settings(max_examples=100, deadline=None)
@given(clusters(), RULES, st.integers(0, 4), st.sampled_from(["exact", "near"]))
def test_a_copy_changes_no_tally(told, rule, number, kind):
    original, statements = told[number % len(told)]
    reprint = msgspec.structs.replace(
        original, report_id="r-reprint", published_at="2031-06-01", publisher="Reprinter"
    )
    copies = (
        Copy(report_id="r-reprint", original_id=original.report_id, kind=kind, similarity=0.95),
    )

    before = reconcile_cluster(cluster(*told), rule=rule)
    after = reconcile_cluster(cluster(*told, (reprint, statements), copies=copies), rule=rule)

    assert after.tallies == before.tallies
    assert after.independent_reports == before.independent_reports
    assert len(after.reports) == len(before.reports) + 1
