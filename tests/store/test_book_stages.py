"""Accounts, copies, judgements, incidents and decisions are kept; what is known changes nothing."""

from pathlib import Path

import msgspec
import pytest
from book_builders import (
    EXTRACTOR,
    account,
    incident,
    judgement,
    linking,
    reading,
)

from tallybook.errors import UnknownRecord
from tallybook.records import Copy, Decision, Linking, PlaceDetail
from tallybook.store import Book

FIRST = reading("The attack killed 12 people.", name="a.txt")
SECOND = reading("An attack killed 15 people.", name="b.txt")
THIRD = reading("One more attack killed 3 people.", name="c.txt")
ONE, TWO, THREE = (
    (account(given.item, killed=number), given.item)
    for given, number in ((FIRST, "12"), (SECOND, "15"), (THIRD, "3"))
)


@pytest.fixture
def book(tmp_path: Path):
    """A book that holds three reports and their accounts."""
    with Book.open(tmp_path / "b.book", create=True) as opened:
        opened.add_readings([FIRST, SECOND, THIRD])
        for made, of in (ONE, TWO, THREE):
            opened.add_accounts(of.report_id, [made], EXTRACTOR)
        yield opened


def by_id(*accounts):
    return tuple(sorted(accounts, key=lambda one: one.account_id))


def test_accounts_come_back_with_their_statements(book):
    assert book.accounts() == by_id(ONE[0], TWO[0], THREE[0])
    assert book.accounts(ONE[1].report_id) == (ONE[0],)
    assert book.account(TWO[0].account_id) == TWO[0]


def test_a_statement_with_detail_and_a_value_in_words_comes_back(book):
    place = PlaceDetail(name="Nairobi", country="KE", latitude=-1.2833, confidence=0.1 + 0.2)
    made = account(FIRST.item, killed="12")
    more = msgspec.structs.replace(
        made.statements[0], statement_id="s1", field="place", value="27", detail=place
    )
    made = msgspec.structs.replace(made, statements=(*made.statements, more))

    book.add_accounts(made.report_id, [made], "rules-2")

    assert book.accounts(made.report_id) == (made,)


def test_equal_accounts_are_no_news_and_others_replace_them(book):
    head = book.head_hash()
    assert book.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR) is False
    assert book.head_hash() == head

    assert book.add_accounts(ONE[1].report_id, [], EXTRACTOR) is True
    assert book.accounts() == by_id(TWO[0], THREE[0])


def test_a_report_of_nothing_is_understood_too(book):
    """No account is a result: it is not asked again."""
    other = reading("Rain is expected.", name="d.txt")
    book.add_readings([other])
    assert book.unread_reports(EXTRACTOR) == (other.item.report_id,)

    book.add_accounts(other.item.report_id, [], EXTRACTOR)

    assert book.unread_reports(EXTRACTOR) == ()


def test_a_later_extractor_finds_every_report_unread(book):
    assert len(book.unread_reports("rules-2")) == 3


def test_statements_are_found_by_report_account_and_field(book):
    assert book.statements(report_id=ONE[1].report_id) == ONE[0].statements
    assert book.statements(account_id=TWO[0].account_id, field="killed") == TWO[0].statements
    assert book.statements(field="wounded") == ()


def test_copies_follow_what_is_found_now(book):
    a, b = ONE[1].report_id, TWO[1].report_id
    near = Copy(report_id=a, original_id=b, kind="near", similarity=0.875)

    assert book.set_copies([near]) is True
    assert book.set_copies([near]) is False
    assert book.copies() == (near,)
    assert book.set_copies([]) is True
    assert book.copies() == ()


def test_linking_is_kept_with_its_reasons_and_equal_linking_is_no_news(book):
    made = linking([ONE, TWO], [THREE])

    assert book.set_linking(made) is True
    assert book.set_linking(made) is False
    assert book.judgements() == made.judgements
    assert sorted(book.clusters(), key=lambda one: one.cluster_id) == sorted(
        (
            msgspec.structs.replace(one, judgements=found)
            for one, found in zip(made.clusters, [made.judgements, ()], strict=True)
        ),
        key=lambda one: one.cluster_id,
    )


def test_a_judgement_that_linking_makes_no_more_leaves_the_table_and_not_the_log(book):
    book.set_linking(linking([ONE, TWO]))

    book.set_linking(Linking(clusters=(), judgements=()))

    assert (book.judgements(), book.clusters()) == ((), ())
    assert book.stats().log_entries == 3 + 3 + 2 + 1


def test_an_incident_comes_back_and_an_equal_one_is_no_news(book):
    made = incident(ONE, TWO)

    assert book.set_incidents([made]) == (made.incident_id,)
    head = book.head_hash()
    assert book.set_incidents([made]) == ()
    assert (book.incidents(), book.head_hash()) == ((made,), head)


def test_a_changed_incident_gets_the_next_version(book):
    book.set_incidents([incident(ONE)])
    book.set_incidents([incident(ONE, TWO)])

    grown = book.incident(incident(ONE).incident_id)
    assert (grown.version, grown.tallies["killed"].best) == (2, 15)
    assert [one.version for _, one in book.versions(grown.incident_id)] == [1, 2]


def test_an_incident_whose_accounts_went_to_another_is_merged_into_it(book):
    book.set_incidents([incident(ONE), incident(TWO)])

    book.set_incidents([incident(ONE, TWO)])

    gone = book.incident(incident(TWO).incident_id)
    assert (gone.status, gone.merged_into) == ("merged", incident(ONE).incident_id)
    assert [one.incident_id for one in book.incidents()] == [incident(ONE).incident_id]


def test_an_incident_whose_accounts_went_to_several_is_split(book):
    """An earlier report came in; what was one id is now told apart under two others."""
    book.set_incidents([incident(ONE, TWO, THREE)])

    book.set_incidents([incident(TWO, ONE), incident(THREE)])

    gone = book.incident(incident(ONE).incident_id)
    assert (gone.status, gone.merged_into) == ("split", None)


def test_an_incident_that_no_report_tells_any_longer_is_withdrawn(book):
    book.set_incidents([incident(ONE), incident(TWO)])

    book.set_incidents([incident(TWO)])

    assert book.incident(incident(ONE).incident_id).status == "withdrawn"


def test_a_later_extractor_gives_other_ids_and_the_heirs_are_found_by_the_words(book):
    book.set_incidents([incident(ONE), incident(TWO)])
    anew = account(FIRST.item, killed="12", extractor="rules-2")
    book.add_accounts(anew.report_id, [anew], "rules-2")

    book.set_incidents([incident((anew, FIRST.item)), incident(TWO)])

    gone = book.incident(incident(ONE).incident_id)
    assert gone.merged_into == incident((anew, FIRST.item)).incident_id


def test_an_incident_that_comes_back_stands_again(book):
    book.set_incidents([incident(ONE), incident(TWO)])
    book.set_incidents([incident(ONE, TWO)])
    book.set_incidents([incident(ONE), incident(TWO)])

    back = book.incident(incident(TWO).incident_id)
    assert (back.status, back.merged_into, back.version) == ("candidate", None, 3)


def test_a_decision_on_a_pair_binds_linking_and_is_kept_once(book):
    left, right = sorted((ONE[0].account_id, TWO[0].account_id))
    asked = Decision(subject="pair", record_ids=(left, right), verdict="different", decider="Ada")

    first = book.decide(asked)
    again = book.decide(asked)

    assert first == again
    assert book.decisions() == (first,)
    (judged,) = book.decided_pairs()
    assert (judged.left, judged.right, judged.verdict) == (left, right, "different")
    assert (judged.decided_by, judged.decider, judged.score) == ("person", "Ada", 0.0)


def test_a_later_decision_supersedes_and_erases_nothing(book):
    pair = tuple(sorted((ONE[0].account_id, TWO[0].account_id)))
    same, other = (
        Decision(subject="pair", record_ids=pair, verdict=verdict, decider="Ada")
        for verdict in ("same", "different")
    )

    made = [book.decide(one) for one in (same, other, same)]

    assert len({one.decision_id for one in made}) == 3
    assert [one.supersedes for one in made] == [None, made[0].decision_id, made[1].decision_id]
    assert book.decisions() == tuple(made)


def test_a_review_marks_the_statement_and_keeps_the_machines_value(book):
    found = ONE[0].statements[0]
    review = Decision(
        subject="statement",
        record_ids=(found.statement_id,),
        verdict="corrected",
        value=13,
        decider="Ada",
    )

    book.decide(review)

    (marked,) = book.statements(report_id=ONE[1].report_id)
    assert (marked.review_state, marked.reviewed_by, marked.value) == ("corrected", "Ada", 12)
    assert book.decisions()[0].value == 13
    assert book.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR) is False


def test_a_review_holds_when_equal_words_are_stated_anew(book):
    found = ONE[0].statements[0]
    review = Decision(
        subject="statement", record_ids=(found.statement_id,), verdict="accepted", decider="Ada"
    )
    book.decide(review)
    book.add_accounts(ONE[1].report_id, [], EXTRACTOR)

    book.add_accounts(ONE[1].report_id, [ONE[0]], EXTRACTOR)

    assert book.statements(report_id=ONE[1].report_id)[0].review_state == "accepted"


def test_a_number_that_no_column_holds_is_kept_as_digits(book):
    """Untrusted text can say anything; it must not stop the run."""
    huge = 10**30
    made = ONE[0]
    told = msgspec.structs.replace(made.statements[0], value=huge, number_low=2**63)
    made = msgspec.structs.replace(made, statements=(told,))

    book.add_accounts(made.report_id, [made], EXTRACTOR)

    (kept,) = book.statements(report_id=made.report_id)
    assert (kept.value, kept.number_low) == (str(huge), None)


def test_all_inside_a_transaction_stands_together_or_not_at_all(book):
    head = book.head_hash()

    with pytest.raises(RuntimeError), book.transaction():
        book.set_incidents([incident(ONE)])
        book.add_readings([reading("More.", name="m.txt")])
        assert len(book.incidents()) == 1
        raise RuntimeError

    assert (book.incidents(), len(book.reports()), book.head_hash()) == ((), 3, head)


def test_a_record_is_found_by_the_beginning_of_its_id(book):
    book.set_incidents([incident(ONE)])
    full = incident(ONE).incident_id

    assert book.incident(full[:6]).incident_id == full
    assert book.report(ONE[1].report_id[:9]) == ONE[1]
    assert book.account(ONE[0].account_id[:9]) == ONE[0]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param("i12", "the book has no incident 'i12'", id="too short"),
        pytest.param("izzzz", "the book has no incident 'izzzz'", id="no such id"),
        pytest.param("", "the book has no incident ''", id="empty"),
        pytest.param("i%", "the book has no incident 'i%'", id="a wildcard is a letter"),
    ],
)
def test_an_id_that_the_book_does_not_hold_is_named(book, asked, says):
    book.set_incidents([incident(ONE)])

    with pytest.raises(UnknownRecord) as caught:
        book.incident(asked)

    assert caught.value.message == says


def test_the_nearest_id_is_offered(book):
    book.set_incidents([incident(ONE)])
    full = incident(ONE).incident_id
    wrong = full[:-1] + ("0" if full[-1] != "0" else "1")

    with pytest.raises(UnknownRecord, match=full):
        book.incident(wrong)


def test_a_report_is_found_by_the_name_of_its_file(book):
    far = reading("Far.", name="news/2031/far.txt")
    book.add_readings([far, reading("Far too.", name="other/same.txt")])
    book.add_readings([reading("Near too.", name="news/same.txt")])

    assert book.report("far.txt") == far.item
    assert book.report("news/2031/far.txt") == far.item
    with pytest.raises(UnknownRecord, match="more than one report"):
        book.report("same.txt")


def test_words_are_searched_without_operators(book):
    found = [one.report_id for one in book.search("attack 15")]
    assert found == [TWO[1].report_id]
    assert len(book.search("attack")) == 3
    assert len(book.search("attack", limit=2)) == 2
    assert [one.report_id for one in book.search('"more attack"')] == [THREE[1].report_id]


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "(", "* AND", 'NEAR("', "a OR", "title:attack -", "\x00", "'; --"]
)
def test_no_words_break_the_search(book, words):
    assert isinstance(book.search(words), tuple)


def test_search_finds_words_without_their_accents(book):
    book.add_readings([reading("Ataque en Usulután.", name="u.txt")])

    assert book.search("usulutan")[0].source_name == "u.txt"


def test_search_forgets_the_words_of_a_replaced_record(book):
    book.add_readings([reading("Raw.", name="r.txt", title="Mistaken")])
    book.add_readings([reading("Raw.", name="r.txt", title="Mended", reader="read-2")])

    assert book.search("mistaken") == ()
    assert len(book.search("mended")) == 1


def test_contents_hold_all_and_stats_count_it(book):
    book.set_linking(linking([ONE, TWO], [THREE]))
    book.set_incidents([incident(ONE, TWO), incident(THREE)])

    held = book.contents()
    stats = book.stats()

    assert (len(held.reports), len(held.accounts), len(held.statements)) == (3, 3, 3)
    assert (stats.reports, stats.accounts, stats.statements) == (3, 3, 3)
    assert (stats.judgements, stats.clusters, stats.incidents) == (1, 2, 2)
    assert held.head_hash == stats.head_hash == book.head_hash()
    assert held.judgements == (judgement(ONE[0], TWO[0]),)
