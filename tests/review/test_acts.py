"""An act is one transaction: applied once, on the version that was looked at, undone whole."""

import pytest
from review_builders import figures, incident_of, make_book, settled

from tallybook import review
from tallybook.errors import StaleDecision, UsageError
from tallybook.review import By
from tallybook.store import Book

ANA, BEA = By(decider="ana"), By(decider="bea")


@pytest.fixture
def book(tmp_path):
    """A book of five reports: three of a market, one of a bombing, one of a shooting."""
    with Book.open(make_book(tmp_path)) as opened:
        yield opened


def killed(book: Book, name: str) -> tuple:
    tally = incident_of(book, name).tallies["killed"]
    return tally.low, tally.best, tally.high


def test_a_rejected_figure_leaves_the_tally_and_the_reason_names_the_person(book):
    ministry = figures(book, "wed")[0]
    assert killed(book, "mon") == (9, 40, 40)

    by = By(decider="ana", reason="the ministry took it back")
    outcome = review.decide_statement(book, ministry.statement_id, "rejected", by)

    (incident,) = outcome.incidents
    tally = incident.tallies["killed"]
    assert (incident.version, tally.best, tally.high) == (2, 9, 15)
    assert ministry.statement_id in tally.superseded
    assert tally.reason.endswith(
        "40 (ministry spokesman, in wed Wire) was rejected by ana: the ministry took it back"
    )
    (aside,) = incident.set_aside
    assert (aside.statement_id, aside.verdict, aside.by) == (
        ministry.statement_id,
        "rejected",
        "ana",
    )
    assert settled(book)


def test_a_corrected_figure_counts_with_its_value_and_the_machines_stands_beside(book):
    ministry = figures(book, "wed")[0]

    review.decide_statement(book, ministry.statement_id, "corrected", ANA, value="14")

    (told,) = [one for one in figures(book, "wed") if one.statement_id == ministry.statement_id]
    assert (told.value, told.review_state, told.reviewed_by) == (40, "corrected", "ana")
    assert [(one.part, one.value, one.by) for one in told.corrections] == [("value", 14, "ana")]
    tally = incident_of(book, "mon").tallies["killed"]
    assert (tally.best, tally.checked_by) == (14, ("ana",))
    assert settled(book)


def test_an_accepted_figure_is_marked(book):
    ministry = figures(book, "wed")[0]

    review.decide_statement(book, ministry.statement_id, "accepted", ANA)

    assert incident_of(book, "mon").tallies["killed"].checked_by == ("ana",)
    assert figures(book, "wed")[0].review_state == "accepted"
    assert settled(book)


def test_what_cannot_be_verified_counts_only_where_nothing_else_does(book):
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "cannot_verify", ANA)
    review.decide_statement(book, figures(book, "other")[0].statement_id, "cannot_verify", ANA)

    assert killed(book, "mon") == (9, 9, 15)
    assert killed(book, "other")[1] == 4
    assert settled(book)


def test_a_merge_is_one_act_and_its_undo_brings_both_back(book):
    one, two = incident_of(book, "mon"), incident_of(book, "other")

    merged = review.merge(book, one.incident_id, two.incident_id, ANA)
    assert {i.incident_id: i.status for i in merged.incidents} == {
        one.incident_id: "candidate",
        two.incident_id: "merged",
    }
    assert book.incident(two.incident_id).merged_into == one.incident_id
    assert settled(book)

    review.undo(book, ANA)
    assert incident_of(book, "mon").account_ids == one.account_ids
    assert incident_of(book, "other").account_ids == two.account_ids
    assert [d.verdict for d in book.decisions()] == ["same", "withdrawn"]
    assert settled(book)


def test_a_split_gives_the_named_accounts_an_incident_of_their_own(book):
    whole = incident_of(book, "mon")
    account = figures(book, "tue")[0].account_id

    review.split(book, whole.incident_id, [account], ANA)

    assert incident_of(book, "tue").account_ids == (account,)
    assert set(incident_of(book, "mon").account_ids) == set(whole.account_ids) - {account}
    assert settled(book)


def test_a_moved_account_leaves_one_incident_and_joins_the_other(book):
    account = figures(book, "tue")[0].account_id

    review.move(book, [account], incident_of(book, "third").incident_id, ANA)

    assert incident_of(book, "tue").incident_id == incident_of(book, "third").incident_id
    assert account not in incident_of(book, "mon").account_ids
    assert settled(book)


def test_a_merge_after_a_split_turns_the_split_round(book):
    whole = incident_of(book, "mon")
    account = figures(book, "tue")[0].account_id
    review.split(book, whole.incident_id, [account], ANA)
    ids = [incident_of(book, name).incident_id for name in ("mon", "tue")]

    review.merge(book, *ids, BEA)

    assert incident_of(book, "mon").account_ids == whole.account_ids
    assert settled(book)


def test_all_accounts_of_an_incident_cannot_be_split_off(book):
    whole = incident_of(book, "mon")

    with pytest.raises(UsageError, match="all accounts of incident"):
        review.split(book, whole.incident_id, whole.account_ids, ANA)


def test_a_decision_on_an_older_version_is_refused_with_both(book):
    seen = incident_of(book, "mon")
    review.note(book, seen.incident_id, "the governor was asked", ANA)

    late = By(decider="bea", on_version=seen.version)
    with pytest.raises(StaleDecision, match="is at version 2; you looked at 1") as told:
        review.pin(book, seen.incident_id, "killed.best", 14, late)

    assert told.value.seen == seen
    assert told.value.now == incident_of(book, "mon")
    assert len(book.decisions()) == 1


def test_every_decision_raises_the_version_even_one_that_changes_no_value(book):
    before = incident_of(book, "mon")

    review.decide_statement(book, figures(book, "tue")[0].statement_id, "accepted", ANA)

    after = incident_of(book, "mon")
    assert (after.version, after.decisions) == (2, (book.decisions()[0].decision_id,))
    assert before.decisions == ()


def test_one_key_applies_an_act_once(book):
    seen = incident_of(book, "mon")
    by = By(decider="ana", on_version=seen.version, key="click-1")

    first = review.note(book, seen.incident_id, "asked", by)
    again = review.note(book, seen.incident_id, "asked", by)

    assert (first.repeated, again.repeated) == (False, True)
    assert (first.act, first.decisions) == (again.act, again.decisions)
    assert again.incidents == (incident_of(book, "mon"),)
    assert len(book.decisions()) == 1


def test_one_key_applies_a_move_and_an_undo_once(book):
    account = figures(book, "tue")[0].account_id
    target = incident_of(book, "third").incident_id
    move, back = By(decider="ana", key="m"), By(decider="ana", key="u")

    moved = [review.move(book, [account], target, move).repeated for _ in range(2)]
    undone = [review.undo(book, back).repeated for _ in range(2)]

    assert (moved, undone) == ([False, True], [False, True])
    assert incident_of(book, "tue").incident_id == incident_of(book, "mon").incident_id


def test_a_key_of_another_act_is_refused(book):
    seen = incident_of(book, "mon").incident_id
    review.note(book, seen, "asked", By(decider="ana", key="k"))

    with pytest.raises(UsageError, match="the key 'k' was used for another act"):
        review.note(book, seen, "asked twice", By(decider="ana", key="k"))


def test_several_steps_are_undone_one_after_the_other(book):
    statement = figures(book, "wed")[0].statement_id
    review.decide_statement(book, statement, "corrected", ANA, value=20)
    review.decide_statement(book, statement, "corrected", ANA, value=22)
    review.pin(book, incident_of(book, "mon").incident_id, "killed.best", 30, ANA)

    bests = [killed(book, "mon")[1]]
    for _ in range(3):
        review.undo(book, ANA)
        bests.append(killed(book, "mon")[1])

    assert bests == [30, 22, 20, 40]
    assert settled(book)
    with pytest.raises(UsageError, match="ana has no act to undo"):
        review.undo(book, ANA)


def test_an_undo_gives_the_verdict_before_back_to_who_gave_it(book):
    statement = figures(book, "wed")[0].statement_id
    review.decide_statement(book, statement, "corrected", ANA, value=20)
    review.decide_statement(book, statement, "rejected", BEA)

    review.undo(book, BEA)

    told = figures(book, "wed")[0]
    assert (told.review_state, told.reviewed_by, killed(book, "mon")[1]) == ("corrected", "ana", 20)
    last = book.decisions()[-1]
    assert (last.decider, last.whose, last.verdict) == ("bea", "ana", "corrected")


def test_what_somebody_decided_on_since_is_not_undone_behind_their_back(book):
    statement = figures(book, "wed")[0].statement_id
    first = review.decide_statement(book, statement, "accepted", ANA)
    review.decide_statement(book, statement, "rejected", BEA)

    with pytest.raises(UsageError, match="bea decided on this since"):
        review.undo(book, ANA, first.act)


def test_nobody_decides_without_a_name(book):
    with pytest.raises(UsageError, match="nobody decides"):
        review.note(book, incident_of(book, "mon").incident_id, "x", By(decider=" "))


def test_tables_are_what_the_log_makes_after_every_kind_of_act(book):
    one, two = (incident_of(book, name).incident_id for name in ("mon", "other"))
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "rejected", ANA)
    review.merge(book, one, two, ANA)
    review.undo(book, ANA)
    review.keep_apart(book, one, two, BEA)
    review.pin(book, one, "place", "Garowa (1.5, 36.25)", BEA)
    review.set_status(book, one, "accepted", BEA)
    before = book.fingerprint()

    book.rebuild()

    assert book.fingerprint() == before
    assert book.verify() == ()
