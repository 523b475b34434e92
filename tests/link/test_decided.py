"""What persons decided moves the clusters that it names, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from tallybook.link.constraints import decided_by_persons
from tallybook.link.decided import changed, decided_groups
from tallybook.records import Judgement


def judged(left: str, right: str, score: float, by: str = "rule") -> Judgement:
    return Judgement(
        judgement_id=f"j-{left}{right}",
        left=left,
        right=right,
        verdict="same" if score >= 0.5 else "different",
        score=score,
        decided_by=by,
    )


def said(verdict: str, *pairs: str):
    """Each pair is two letters: "ab"."""
    return [
        Judgement(
            judgement_id=f"d-{pair}",
            left=pair[0],
            right=pair[1],
            verdict=verdict,
            score=0.5,
            decided_by="person",
        )
        for pair in pairs
    ]


def groups_after(found: str, decisions, judgements=()) -> str:
    """Groups are words: "abc de" in, and out."""
    groups = [list(word) for word in found.split()]
    known = [one for group in groups for one in group]
    decided = decided_by_persons(decisions, known)
    return " ".join("".join(one) for one in decided_groups(groups, judgements, decided))


CHAIN = [judged("a", "b", 0.9), judged("b", "c", 0.8), judged("a", "c", 0.1)]


def test_without_decisions_the_programs_groups_stand():
    assert groups_after("ab c de", []) == "ab c de"


def test_same_joins_whole_clusters_whatever_their_accounts_were_judged():
    against = [judged("a", "c", 0.01), judged("b", "d", 0.0)]

    assert groups_after("ab cd e", said("same", "ac"), against) == "abcd e"


def test_different_parts_a_cluster_by_its_own_judgements():
    """c goes where it was judged to belong: with b."""
    assert groups_after("abc", said("different", "ab"), CHAIN) == "a bc"


def test_different_binds_through_a_chain_of_same():
    told = [*said("same", "ab", "bc"), *said("different", "ac")]

    assert groups_after("a b c", told) == "ab c"


def test_what_stays_together_by_same_is_not_parted_by_a_doubt_elsewhere():
    told = [*said("different", "ac"), *said("same", "ab")]

    assert groups_after("abc", told, CHAIN) == "ab c"


def test_unsure_takes_the_pull_of_its_pair_away():
    assert groups_after("ab", said("unsure", "ab"), [judged("a", "b", 0.9)]) == "a b"


def test_unsure_between_clusters_moves_nothing():
    assert groups_after("ab cd", said("unsure", "ac")) == "ab cd"


def test_changed_groups_are_those_that_persons_have_otherwise():
    assert changed([["a", "b"], ["c"], ["d"]], [["a"], ["b", "c"], ["d"]]) == (("a", "b"), ("c",))


LETTERS = "abcdefgh"
PAIRS = [one + two for one in LETTERS for two in LETTERS if one < two]


@st.composite
def worlds(draw):
    """Groups of letters, judgements of all their pairs, and what persons said of some pairs."""
    number = draw(st.lists(st.integers(0, 3), min_size=8, max_size=8))
    groups = [[c for c, n in zip(LETTERS, number, strict=True) if n == k] for k in range(4)]
    scores = draw(st.lists(st.integers(0, 100), min_size=len(PAIRS), max_size=len(PAIRS)))
    judgements = [judged(p[0], p[1], n / 100) for p, n in zip(PAIRS, scores, strict=True)]
    some = st.sampled_from(PAIRS)
    verdicts = st.sampled_from(["same", "different", "unsure"])
    told = draw(st.dictionaries(some, verdicts, max_size=6))
    return [one for one in groups if one], judgements, told


@given(worlds())
def test_clusters_that_no_decision_names_stay_as_they_are(world):
    groups, judgements, told = world
    decisions = [one for pair, verdict in told.items() for one in said(verdict, pair)]
    named = {letter for pair in told for letter in pair}

    after = decided_groups(groups, judgements, decided_by_persons(decisions, LETTERS))

    assert sorted(letter for group in after for letter in group) == list(LETTERS)
    for group in groups:
        if not named & set(group):
            assert sorted(group) in after


@given(worlds())
def test_a_part_of_the_clusters_gives_what_the_whole_gives(world):
    """Along `same`, what is reached from a cluster is all that its fate depends on."""
    groups, judgements, told = world
    decisions = [one for pair, verdict in told.items() for one in said(verdict, pair)]
    whole = decided_groups(groups, judgements, decided_by_persons(decisions, LETTERS))
    reached = set(groups[0])
    for _ in LETTERS:
        joined = {c for p, v in told.items() if v == "same" and reached & set(p) for c in p}
        reached |= {c for g in groups if (joined | reached) & set(g) for c in g}
    part = [one for one in groups if reached & set(one)]

    near = decided_groups(part, judgements, decided_by_persons(decisions, reached))

    assert near == [one for one in whole if reached & set(one)]
