"""What a person decided of is found again by its words, or not at all."""

import msgspec
import pytest
from book_builders import account, reading, statement

from tallybook.records import Account, Decision
from tallybook.store import Book
from tallybook.store.again import (
    account_again,
    place_of_account,
    place_of_statement,
    statement_again,
)

OF = reading("An attack killed 12 people. Later 12 more died. The attack hurt 12.").item
PART = account(OF, anchor="attack")


def told(words: str, start: int | None = None, **more: object):
    """A statement of the report; `start` moves it to a later place of the same words."""
    one = statement(OF, PART.account_id, words, extractor="new", **more)
    at = OF.text.index(words, start or 0)
    key = f"s-{at}-{one.field}-{one.value}-{one.scope}"
    end = at + len(words)
    return msgspec.structs.replace(one, statement_id=key, start=at, end=end)


def holding(*statements) -> list[Account]:
    return [msgspec.structs.replace(PART, statements=tuple(statements))]


BEFORE = place_of_statement(
    msgspec.structs.replace(told("12", value=12, number_low=12), statement_id="s-old")
)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        pytest.param([told("12", value=12, number_low=12)], "s-17-killed-12-None", id="as it was"),
        pytest.param(
            [told("killed 12", value=12, number_low=12)], "s-10-killed-12-None", id="a longer quote"
        ),
        pytest.param(
            [told("12", value=13, number_low=13)], None, id="another number is read there"
        ),
        pytest.param([told("12", value=12, number_low=12, scope="child")], None, id="other scope"),
        pytest.param([told("12", value=12, field="wounded")], None, id="another field"),
        pytest.param(
            [told("12", 30, value=12, number_low=12)], None, id="the same words elsewhere"
        ),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_statement_is_found_again_where_its_words_say_the_same(now, found):
    assert statement_again(BEFORE, holding(*now)) == found


def test_the_same_id_is_the_same_statement():
    same = msgspec.structs.replace(told("12", 30, value=99), statement_id="s-old")

    assert statement_again(BEFORE, holding(same)) == "s-old"


def test_of_several_the_one_that_says_the_same_in_the_same_quote_is_taken():
    now = [
        told("killed 12", value=12, number_low=12),
        told("12", value=12, number_low=12),
        told("12", value=12, number_low=12, scope="child"),
    ]

    assert statement_again(BEFORE, holding(*now)) == "s-17-killed-12-None"


def test_a_corrected_statement_is_found_whatever_is_read_there_now():
    now = [told("12", value=13, number_low=13)]

    assert statement_again(BEFORE, holding(*now), whatever=True) == "s-17-killed-13-None"


def test_where_the_text_has_moved_the_nearest_same_words_are_taken():
    now = [told("12", 30, value=12, number_low=12), told("12", 50, value=12, number_low=12)]

    assert statement_again(BEFORE, holding(*now), moved=True) == now[0].statement_id


def anchored(anchor: str, key: str, *, start: int = 0) -> Account:
    at = OF.text.index(anchor, start)
    return msgspec.structs.replace(
        PART, account_id=key, anchor_start=at, anchor_end=at + len(anchor), anchor_quote=anchor
    )


@pytest.mark.parametrize(
    ("alone", "now", "found"),
    [
        pytest.param(False, [anchored("An attack", "a-1")], "a-1", id="a longer anchor"),
        pytest.param(
            False,
            [anchored("attack killed", "a-2"), anchored("An at", "a-1")],
            "a-2",
            id="the anchor that overlaps most",
        ),
        pytest.param(False, [anchored("died", "a-1")], None, id="another anchor"),
        pytest.param(True, [anchored("died", "a-1")], "a-1", id="the only one, then and now"),
        pytest.param(
            True,
            [anchored("died", "a-1"), anchored("hurt", "a-2")],
            None,
            id="the only one then, two now",
        ),
        pytest.param(True, [], None, id="nothing"),
    ],
)
def test_an_account_is_found_again_by_its_anchor(alone, now, found):
    place = place_of_account(anchored("attack", "a-old"), alone=alone)

    assert account_again(place, now) == found


FIRST = reading("An attack killed 12 people.")
VALUES = {"value": 12, "number_low": 12, "bound": "exact"}


def read_again(extractor: str, **values: object) -> Account:
    """The account of the report by another extractor: other ids, the same words."""
    made = account(FIRST.item, extractor=extractor)
    one = statement(FIRST.item, made.account_id, "12", **(VALUES | values))
    one = msgspec.structs.replace(one, statement_id=f"s-{extractor}", extractor=extractor)
    return msgspec.structs.replace(made, statements=(one,))


@pytest.fixture
def book(tmp_path):
    with Book.open(tmp_path / "b.book", create=True) as opened:
        opened.add_readings([FIRST])
        understand(opened, "one")
        yield opened


def understand(book: Book, extractor: str, **values: object) -> None:
    book.add_accounts(FIRST.item.report_id, [read_again(extractor, **values)], extractor)


def say(book: Book, verdict: str, statement_id: str = "s-one", **more: object) -> Decision:
    decision = Decision(
        subject="statement", record_ids=(statement_id,), verdict=verdict, decider="ana"
    )
    return book.decide(msgspec.structs.replace(decision, **more))


def state(book: Book) -> tuple:
    (one,) = book.statements()
    return one.review_state, one.reviewed_by, [(c.part, c.value) for c in one.corrections]


def test_a_decision_holds_of_the_statement_that_a_later_extractor_reads_there(book):
    say(book, "rejected")

    understand(book, "two")

    assert state(book) == ("rejected", "ana", [])
    (held,) = book.held()
    assert (held.present, held.holds) == (("s-two",), True)
    assert book.open_again() == ()


def test_what_is_read_otherwise_opens_the_review_and_back_again_closes_it(book):
    say(book, "accepted")

    understand(book, "two", value=13, number_low=13)
    assert state(book) == ("proposed", None, [])
    (waiting,) = book.open_again()
    assert (waiting.present, waiting.stands, waiting.holds) == ((None,), True, False)

    understand(book, "three")
    assert state(book) == ("accepted", "ana", [])
    assert book.open_again() == ()


def test_a_correction_stands_whatever_the_program_reads_there(book):
    say(book, "corrected", value=14)

    understand(book, "two", value=13, number_low=13)

    assert state(book) == ("corrected", "ana", [("value", 14)])


def test_a_decision_on_the_new_statement_takes_the_place_of_that_on_the_old(book):
    first = say(book, "accepted")
    understand(book, "two")

    second = say(book, "rejected", "s-two")

    assert second.supersedes == first.decision_id
    assert state(book) == ("rejected", "ana", [])


def test_parts_are_corrected_one_by_one_and_a_rejection_outweighs_them(book):
    say(book, "corrected", value="child", field="scope")
    say(book, "corrected", value=14)
    assert state(book) == ("corrected", "ana", [("scope", "child"), ("value", 14)])

    say(book, "rejected")
    assert state(book) == ("rejected", "ana", [("scope", "child")])

    say(book, "withdrawn")
    assert state(book) == ("corrected", "ana", [("scope", "child")])


def test_a_pair_binds_the_accounts_that_stand_there_now(book):
    other = reading("An attack killed 15 people.", name="b.txt")
    book.add_readings([other])
    book.add_accounts(other.item.report_id, [account(other.item, extractor="one")], "one")
    left, right = sorted(one.account_id for one in book.accounts())
    pair = Decision(subject="pair", record_ids=(left, right), verdict="same", decider="ana")
    book.decide(pair)

    understand(book, "two")
    (judged,) = book.decided_pairs()
    assert {judged.left, judged.right} == {one.account_id for one in book.accounts()}
    assert judged.left < judged.right

    book.add_accounts(FIRST.item.report_id, [], "three")
    assert book.decided_pairs() == ()
    assert [one.decision.verdict for one in book.open_again()] == ["same"]


def test_what_was_decided_of_unknown_words_holds_once_they_are_read(tmp_path):
    with Book.open(tmp_path / "c.book", create=True) as book:
        book.add_readings([FIRST])
        say(book, "accepted")
        understand(book, "one")

        assert state(book) == ("accepted", "ana", [])


def test_the_tables_are_what_the_log_makes_through_all_of_it(book):
    say(book, "corrected", value=14)
    say(book, "corrected", value="police", field="speaker")
    understand(book, "two", value=13, number_low=13)
    book.add_accounts(FIRST.item.report_id, [], "three")
    understand(book, "four")
    before = book.fingerprint()

    book.rebuild()

    assert book.fingerprint() == before
    assert book.verify() == ()
