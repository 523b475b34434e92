"""The real stages over real texts: order, batches and workers change nothing of a book."""

import itertools
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook import pipeline, taking_in
from tallybook.export import export_json
from tallybook.link import filling, one_more, sample, take_in
from tallybook.records import Decision
from tallybook.settings import Settings
from tallybook.store import Book

# Two tell of one bombing, one of them twice over with a note of the desk; a third comes later with
# another toll, and one without a date. The next two are of one shooting; the last two alike in
# wording, and of two raids.
TEXTS = (
    (
        "2031-05-05",
        "MOGADISHU - A car bomb exploded outside the Peace Hotel in Mogadishu on Sunday, killing at"
        " least seven people and wounding 12, police said. Al-Shabaab claimed the attack.",
    ),
    (
        "2031-05-05",
        "MOGADISHU - A car bomb exploded outside the Peace Hotel in Mogadishu on Sunday, killing at"
        " least seven people and wounding 12, police said. Al-Shabaab claimed the attack."
        " More follows.",
    ),
    (
        "2031-05-07",
        "The death toll of Sunday's car bomb at the Peace Hotel in Mogadishu has risen to nine, a"
        " hospital official said on Tuesday. Two of the wounded died overnight.",
    ),
    (
        None,
        "Nine people died when a car bomb went off at the Peace Hotel in Mogadishu, Somalia."
        " The group Al-Shabaab said it was behind the blast.",
    ),
    (
        "2031-05-06",
        "QUETTA, Pakistan - Gunmen on a motorcycle shot dead two policemen on patrol in Quetta on"
        " Monday, officials said. Nobody claimed responsibility.",
    ),
    (
        "2031-05-07",
        "Two police officers were shot and killed by gunmen in the Pakistani city of Quetta on"
        " Monday. The attackers fled on a motorcycle.",
    ),
    *(
        (
            day,
            f"KABUL, Afghanistan - A combined force raided a compound in {place} on {weekday} and"
            " killed two insurgents. No civilians were harmed, the command said.",
        )
        for day, weekday, place in (
            ("2031-05-06", "Monday", "Kandahar"),
            ("2031-05-19", "Sunday", "Kandahar"),
        )
    ),
)
LINES = tuple(
    json.dumps(
        {"id": f"t{number}", "text": text} | ({"published_at": day} if day else {}),
    )
    for number, (day, text) in enumerate(TEXTS)
)


def book_of(*batches: Sequence[str], workers: int = 0) -> bytes:
    """Return the export of a book into which the batches were run one after another."""
    with tempfile.TemporaryDirectory() as folder:
        for number, lines in enumerate(batches):
            path = Path(folder) / f"{number}.jsonl"
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            with Book.open(Path(folder) / "b.book", create=True) as book:
                pipeline.run([path], book, Settings(workers=workers))
        with Book.open(Path(folder) / "b.book", read_only=True) as book:
            return export_json(book.contents())


def told_of(export: bytes) -> list[list[str]]:
    """Return the texts of each incident, by the ids that they were given."""
    whole = json.loads(export)
    given = {one["report_id"]: one["given_id"] for one in whole["reports"]}
    groups: dict[str, set[str]] = {}
    for one in whole["accounts"]:
        groups.setdefault(one["incident_id"], set()).add(given[one["report_id"]])
    return sorted(sorted(group) for group in groups.values())


@pytest.fixture(scope="module")
def whole() -> bytes:
    return book_of(LINES)


def test_the_book_holds_the_incidents_of_the_texts(whole):
    assert told_of(whole) == [["t0", "t1", "t2", "t3"], ["t4", "t5"], ["t6"], ["t7"]]


@settings(max_examples=5, deadline=None, derandomize=True)
@given(st.permutations(LINES), st.lists(st.integers(1, len(LINES) - 1), max_size=3, unique=True))
def test_another_order_in_other_batches_gives_the_same_incidents(whole, order, cuts):
    ends = [0, *sorted(cuts), len(order)]
    batches = [order[first:last] for first, last in itertools.pairwise(ends)]

    assert told_of(book_of(*batches)) == told_of(whole)


@pytest.fixture
def few_sampled(monkeypatch):
    """Let three accounts be the sample: then even so small a book has an index."""
    for place in (sample, filling, one_more):
        monkeypatch.setattr(place, "SIZE", 3)
    monkeypatch.setattr(sample, "PICKED_LEAST", 4)


def test_reports_read_one_by_one_are_linked_without_the_rest_and_give_the_same_book(
    few_sampled, monkeypatch
):
    """Those published first are the sample, whichever their ids: later ones are taken in."""
    later = [
        json.dumps(
            {
                "id": f"later {day}",
                "published_at": f"2031-06-{day:02}",
                "text": f"{town.upper()} - Gunmen killed {day} farmers near {town} on Sunday, the "
                "governor said.",
            }
        )
        for day, town in ((2, "Jos"), (9, "Maiduguri"), (16, "Kaduna"), (23, "Sokoto"))
    ]
    lines = [*LINES, *later]
    whole = json.loads(book_of(lines))
    taken = []
    monkeypatch.setattr(taking_in, "take_in", lambda *all: taken.append(take_in(*all)) or taken[-1])

    parts = json.loads(book_of(lines[:4], *([one] for one in lines[4:])))

    assert len([one for one in taken if one is not None]) >= len(later)
    for name in ("accounts", "judgements", "copies"):
        assert parts[name] == whole[name]


def test_decisions_hold_when_one_more_report_is_linked_without_the_rest(few_sampled, tmp_path):
    """A person joined the raids, which are of two weeks; then the bombing is told of once more."""
    with Book.open(tmp_path / "b.book", create=True) as book:
        for number, lines in enumerate((LINES[:1] + LINES[2:], LINES[1:2])):
            path = tmp_path / f"{number}.jsonl"
            path.write_text("\n".join(lines), encoding="utf-8")
            pipeline.run([path], book, Settings(workers=0))
            if not number:
                pairs = [sorted((account_of(book, "t6"), account_of(book, "t7")))]
                pairs.append(sorted((account_of(book, "t2"), account_of(book, "t4"))))
                for pair in pairs:
                    decide(book, "same", tuple(pair))
        stepwise = book.contents()
        (tmp_path / "b.book" / taking_in.LINKS_FILE).unlink()
        pipeline.link_into(book, pipeline.Summary())
        pipeline.reconcile_into(book, Settings(), pipeline.Summary())

        assert book.contents().incidents == stepwise.incidents
        assert book.contents().judgements == stepwise.judgements


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_give_the_book_of_one_process(whole, workers):
    assert book_of(LINES, workers=workers) == whole


def decide(book: Book, verdict: str, pair: tuple[str, str]) -> list[list[str]]:
    """Let a person decide on a pair and link again; return the reports' ids by incident."""
    book.decide(
        Decision(subject="pair", record_ids=pair, verdict=verdict, decider="ana", reason="read")
    )
    pipeline.link_into(book, pipeline.Summary())
    pipeline.reconcile_into(book, Settings(), pipeline.Summary())
    return told_of(export_json(book.contents()))


def account_of(book: Book, given_id: str) -> str:
    report = next(one.report_id for one in book.reports() if one.given_id == given_id)
    return next(one.account_id for one in book.accounts() if one.report_id == report)


def test_a_wrong_merge_is_undone_and_both_decisions_stay(tmp_path, whole):
    """A person joins a bombing and a shooting, sees it, and sets them apart."""
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(LINES), encoding="utf-8")
    with Book.open(tmp_path / "b.book", create=True) as book:
        pipeline.run([path], book, Settings(workers=0))
        left, right = sorted((account_of(book, "t2"), account_of(book, "t4")))
        joined = decide(book, "same", (left, right))
        parted = decide(book, "different", (left, right))
        first, second = book.contents().decisions

    assert any({"t2", "t4"} <= set(group) for group in joined)
    assert parted == told_of(whole)
    assert (first.verdict, second.verdict) == ("same", "different")
    assert second.supersedes == first.decision_id
