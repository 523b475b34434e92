"""What waits for a person: the disputed, the doubtful pairs, what has to be looked at again."""

import msgspec
import pytest
from review_builders import figures, incident_of, make_book

from tallybook import review
from tallybook.records import Incident, Linking, Pin, Tally
from tallybook.records.worth import size_of, worth_of
from tallybook.review import By
from tallybook.store import Book

ANA = By(decider="ana")


@pytest.fixture
def book(tmp_path):
    with Book.open(make_book(tmp_path)) as opened:
        yield opened


def test_the_disputed_toll_comes_first_and_says_why(book):
    first, *others = review.queue(book)

    incident = incident_of(book, "mon")
    assert (first.kind, first.harm) == ("figures", "killed")
    assert (first.incident_ids, first.versions) == ((incident.incident_id,), (1,))
    assert first.statement_ids[0] == incident.tallies["killed"].best_from[0]
    assert set(first.statement_ids) == set(incident.tallies["killed"].from_)
    assert first.why == "killed 9 to 40, disagreement; 4 statements, 3 independent reports"
    assert [one.worth for one in others] == sorted((one.worth for one in others), reverse=True)
    assert len(others) == 2


def test_a_page_of_the_queue_follows_the_page_before(book):
    whole = review.queue(book)

    assert review.queue(book, limit=1) + review.queue(book, limit=2, skip=1) == whole


def test_what_a_person_checked_leaves_the_queue(book):
    incident = incident_of(book, "mon")
    (best,) = incident.tallies["killed"].best_from

    review.decide_statement(book, best, "accepted", ANA)
    (waiting,) = [i for i in review.queue(book) if incident.incident_id in i.incident_ids]
    assert waiting.harm == "wounded"

    review.set_status(book, incident.incident_id, "accepted", ANA)
    assert not [i for i in review.queue(book) if incident.incident_id in i.incident_ids]


def test_an_accepted_incident_whose_values_change_comes_back(book):
    incident = incident_of(book, "mon").incident_id
    review.set_status(book, incident, "accepted", ANA)
    review.decide_statement(book, figures(book, "wed")[0].statement_id, "rejected", ANA)

    now = book.incident(incident)
    assert now.status == "under_review"
    assert [(p.field, p.value, p.holds) for p in now.pins] == [("status", "accepted", False)]
    item = next(one for one in review.queue(book) if one.incident_ids == (incident,))
    assert item.kind == "reopened"
    assert item.why.startswith("ana had it accepted; its values have changed since; killed 9 to 15")

    review.undo(book, ANA)
    assert book.incident(incident).status == "accepted"


def test_a_decision_whose_words_are_gone_waits_at_the_top(book):
    statement = figures(book, "tue")[0]
    review.decide_statement(book, statement.statement_id, "accepted", ANA)
    book.add_accounts(statement.report_id, [], "rules-of-tomorrow")

    first = review.queue(book)[0]

    assert (first.kind, first.decision_id) == ("reopened", book.decisions()[0].decision_id)
    assert first.why.startswith(f"ana decided of “{statement.quote}”: accepted; the report is read")


def test_a_doubtful_pair_is_asked_about_once(book):
    ids = sorted(incident_of(book, name).incident_id for name in ("mon", "other"))
    one, two = (min(book.incident(key).account_ids) for key in ids)
    judged = msgspec.structs.replace(
        next(iter(book.judgements())),
        judgement_id="j-doubt",
        left=min(one, two),
        right=max(one, two),
        verdict="unsure",
        score=0.4,
        decided_by="rule",
    )
    judgements = (*book.judgements(), judged)
    book.set_linking(Linking(clusters=book.clusters(), judgements=judgements))

    (pair,) = [one for one in review.queue(book) if one.kind == "pair"]
    assert (pair.incident_ids, pair.score) == (tuple(ids), 0.4)
    assert pair.why == "may be one incident: 40 of 100"

    review.keep_apart(book, *ids, ANA)
    assert [one for one in review.queue(book) if one.kind == "pair"] == []

    review.undo(book, ANA)
    assert [one.kind for one in review.queue(book)].count("pair") == 1


def incident(grade: str = "fair", status: str = "candidate", **tally: object) -> Incident:
    values = {"harm": "killed", "low": 10, "best": 12, "high": 12, "from_": ("s",)} | tally
    return Incident(
        incident_id="i",
        status=status,
        certainty_grade=grade,
        tallies={"killed": Tally(**values)},
    )


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param({"high": 400}, {"high": 40}, id="a greater figure"),
        pytest.param({"conflict": "disagreement"}, {"conflict": "correction"}, id="disagreement"),
        pytest.param({"conflict": "growing_count"}, {}, id="a growing count"),
        pytest.param({"low": 1}, {"low": 11}, id="ends further apart"),
        pytest.param({"grade": "contested"}, {"grade": "weak"}, id="contested"),
        pytest.param({"grade": "weak"}, {"grade": "confirmed"}, id="one report"),
        pytest.param({}, {"harm": "wounded"}, id="the dead before the wounded"),
        pytest.param({}, {"checked_by": ("ana",)}, id="nobody looked"),
        pytest.param({}, {"status": "accepted"}, id="not accepted yet"),
    ],
)
def test_what_is_worth_more(more, less):
    assert worth_of(incident(**more)) > worth_of(incident(**less))


def test_a_status_that_holds_no_longer_doubles_the_worth():
    pin = Pin(field="status", value="accepted", found=None, by="ana", decision_id="d", holds=False)
    again = msgspec.structs.replace(incident(status="under_review"), pins=(pin,))

    before = worth_of(incident(status="under_review"))
    assert worth_of(again) == pytest.approx(2 * before, abs=0.001)


def test_the_size_of_an_incident_is_that_of_its_greatest_number():
    assert size_of(incident(high=1023)) == 11
    assert size_of(Incident(incident_id="i")) == 1
