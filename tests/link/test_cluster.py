"""Groups join by the mean of their pairs; chains, vetoes and persons keep them apart."""

from itertools import combinations

from tallybook.link.cluster import Edge, Facts, cluster


def facts(*names, **days):
    return {
        name: Facts(
            reports=frozenset([f"r-{name}"]),
            latest_first=days.get(name),
            earliest_last=days.get(name),
        )
        for name in names
    }


def edges(**weights):
    return {tuple(name.split("_")): Edge(weight) for name, weight in weights.items()}


def test_likely_pairs_join():
    assert cluster(facts("a", "b", "c"), edges(a_b=1000)) == [["a", "b"], ["c"]]


def test_a_chain_does_not_glue_unlike_ends():
    assert cluster(facts("a", "b", "c"), edges(a_b=2000, b_c=1000, a_c=-3000)) == [
        ["a", "b"],
        ["c"],
    ]


def test_a_veto_between_two_members_keeps_the_groups_apart():
    pairs = {**edges(a_b=3000, b_c=2000), ("a", "c"): Edge(2000, vetoed=True)}

    assert cluster(facts("a", "b", "c"), pairs) == [["a", "b"], ["c"]]


def test_days_too_far_apart_are_seen_where_no_pair_was_judged():
    """a and c were never compared; b, undated, fits both."""
    found = cluster(facts("a", "b", "c", a=100, c=120), edges(a_b=3000, b_c=2000))

    assert found == [["a", "b"], ["c"]]


def test_a_group_takes_one_account_of_a_report_only():
    known = facts("a", "b", "c")
    known["c"] = Facts(reports=frozenset(["r-a"]))

    assert cluster(known, edges(a_b=3000, b_c=2000)) == [["a", "b"], ["c"]]


def test_a_person_joins_what_the_rules_keep_apart():
    pairs = {("a", "b"): Edge(-5000, vetoed=True)}

    assert cluster(facts("a", "b"), pairs, together=[("a", "b")]) == [["a", "b"]]


def test_a_person_keeps_apart_what_the_rules_join():
    assert cluster(facts("a", "b"), edges(a_b=5000), apart=[("a", "b")]) == [["a"], ["b"]]


def test_apart_holds_through_a_chain_of_sames():
    found = cluster(facts("a", "b", "c"), {}, together=[("a", "b"), ("b", "c")], apart=[("a", "c")])

    assert found == [["a", "b"], ["c"]]


def test_apart_holds_for_the_groups_of_both():
    """a and b are different; c, which is like both, may join one only."""
    found = cluster(facts("a", "b", "c"), edges(a_c=3000, b_c=2000), apart=[("a", "b")])

    assert found == [["a", "c"], ["b"]]


def test_many_reports_of_one_incident_join():
    names = [f"n{number:02}" for number in range(30)]
    pairs = {pair: Edge(1500) for pair in combinations(names, 2)}

    assert cluster(facts(*names), pairs) == [names]


def test_pairs_that_nobody_judged_can_count_against():
    """Of two pairs between {a, b} and {c} one is likely; the other shares not a word."""
    known = {name: Facts(reports=frozenset([f"r-{name}"])) for name in "abc"}
    edges = {("a", "b"): Edge(weight=3000), ("b", "c"): Edge(weight=1000)}

    assert cluster(known, edges) == [["a", "b", "c"]]
    assert cluster(known, edges, unjudged=-2000) == [["a", "b"], ["c"]]
