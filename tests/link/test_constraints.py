"""What persons decided and what is a reprint is settled before any pair is judged."""

from link_builders import account, person_says, report

from tallybook.link.constraints import decided_by_persons, reprints
from tallybook.records import Copy

KNOWN = ("a-one", "a-two", "a-three")


def test_a_superseded_decision_no_longer_binds():
    first = person_says("same", "one", "two")
    second = person_says("different", "one", "two", supersedes=first.judgement_id)

    decided = decided_by_persons([second, first], KNOWN)

    assert decided.different == {("a-one", "a-two")}
    assert decided.same == frozenset()


def test_of_two_that_contradict_the_later_binds():
    decided = decided_by_persons(
        [person_says("different", "one", "two"), person_says("same", "one", "two")], KNOWN
    )

    assert decided.same == {("a-one", "a-two")}


def test_a_decision_on_an_account_that_is_gone_binds_nothing():
    assert decided_by_persons([person_says("same", "one", "gone")], KNOWN).judgements == ()


def two_prints():
    original = report("first", "Bomb kills three. Bomb kills two.", published="2031-05-04")
    reprint = report("second", "Bomb kills three. Bomb kills two.", published="2031-05-05")
    accounts = [
        account("one", of=original, anchor="Bomb", anchor_start=0),
        account("two", of=original, anchor="Bomb", anchor_start=18),
        account("three", of=reprint, anchor="Bomb", anchor_start=0),
        account("four", of=reprint, anchor="bomb", anchor_start=18),
    ]
    copies = [Copy(report_id="r-second", original_id="r-first", kind="exact", similarity=1.0)]
    return reprints(accounts, {"r-first": original, "r-second": reprint}, copies)


def test_accounts_of_a_reprint_pair_up_in_order():
    assert two_prints() == {"a-three": "a-one", "a-four": "a-two"}


def test_two_reprints_of_an_original_that_is_not_here_pair_up():
    one, two = (
        report(name, "Bomb.", published=f"2031-05-0{day}") for day, name in enumerate("ab", 1)
    )
    accounts = [account("x", of=two, anchor="Bomb"), account("y", of=one, anchor="Bomb")]
    copies = [
        Copy(report_id=of, original_id="r-gone", kind="exact", similarity=1.0)
        for of in ("r-a", "r-b")
    ]

    assert reprints(accounts, {"r-a": one, "r-b": two}, copies) == {"a-x": "a-y"}
