"""Reports that come one after the other give what all at once give, and cost what they touch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tallybook import pipeline
from tallybook.export import export_json
from tallybook.sandbox import Sandbox
from tallybook.settings import Settings
from tallybook.store import Book
from tallybook.taking_in import COPIES_FILE

INLINE = Settings(workers=0)


def line(name: str, day: str, *sentences: str) -> str:
    text = " ".join(sentences)
    return json.dumps({"id": name, "text": text, "published_at": day, "publisher": f"Paper {name}"})


BLAST = (
    "A car bomb killed 12 people at the fish market in Mogadishu on Saturday, police said.",
    "Dozens of stalls burned and the road to the port was closed until nightfall.",
    "Officers searched the houses near the bus station and found two more devices.",
)
LINES = (
    line("a1", "2031-05-04", *BLAST),
    line(
        "b1",
        "2031-05-04",
        "Gunmen shot three teachers dead in a village school outside Kandahar on Sunday.",
        "The pupils had gone home; the governor blamed nobody and promised an inquiry.",
    ),
    line(
        "a2",
        "2031-05-05",
        "The number of people killed by the car bomb at the fish market in Mogadishu on Saturday "
        "rose to 15, a doctor at the main hospital said.",
        "Relatives waited all night beside the morgue, and volunteers gave blood.",
    ),
    # The story of the first under an earlier date: it becomes the original.
    line("a0", "2031-05-03", *BLAST),
    line(
        "c1",
        "2031-07-09",
        "A mortar shell hit a wedding hall in Quetta on Wednesday and killed seven guests.",
        "Musicians were packing their drums when the roof fell in, the owner said.",
    ),
    line(
        "b2",
        "2031-05-06",
        "Four teachers are now dead after gunmen attacked a village school outside Kandahar on "
        "Sunday: one of the wounded died on Tuesday, the governor said.",
    ),
)


def told_by(folder: Path, batches: Sequence[Sequence[str]]) -> dict[str, object]:
    """Return what a book holds after these runs, without versions and times."""
    folder.mkdir()
    with Book.open(folder / "b.book", create=True) as book:
        for number, lines in enumerate(batches):
            path = folder / f"{number}.jsonl"
            path.write_text("\n".join(lines), encoding="utf-8")
            pipeline.run([path], book, INLINE)
        assert book.verify() == ()
        whole = json.loads(export_json(book.contents()))
        incidents = [msgspec.structs.replace(one, version=1) for one in book.incidents()]
        names = {one.report_id: one.given_id for one in book.reports()}
    return {
        "incidents": [
            msgspec.to_builtins(
                msgspec.structs.replace(
                    one,
                    reports=tuple(msgspec.structs.replace(r, source_name="") for r in one.reports),
                )
            )
            for one in incidents
        ],
        "judgements": whole["judgements"],
        "copies": [(names[one["report_id"]], names[one["original_id"]]) for one in whole["copies"]],
    }


def test_one_report_a_run_gives_what_all_in_one_run_give(tmp_path):
    whole = told_by(tmp_path / "whole", [LINES])
    single = told_by(tmp_path / "single", [[one] for one in LINES])

    assert whole["copies"] == [("a1", "a0")]
    assert len(whole["incidents"]) == 3
    assert single == whole


def test_one_more_report_reconciles_only_the_incident_it_tells_of(tmp_path):
    with Book.open(tmp_path / "b.book", create=True) as book:
        path = tmp_path / "lines.jsonl"
        path.write_text("\n".join(LINES[:5]), encoding="utf-8")
        pipeline.run([path], book, INLINE)
        versions = {one.incident_id: one.version for one in book.incidents()}
        path.write_text(LINES[5], encoding="utf-8")
        seen: list[tuple[str, int | None]] = []
        pipeline.run([path], book, INLINE, lambda stage, _, total: seen.append((stage, total)))
        changed = {one.place for one in book.incidents() if one.version > versions[one.incident_id]}

    assert ("reconcile", 1) in seen
    assert changed == {"Kandahar"}


def test_a_run_without_anything_new_looks_at_nothing(tmp_path):
    with Book.open(tmp_path / "b.book", create=True) as book:
        path = tmp_path / "lines.jsonl"
        path.write_text("\n".join(LINES), encoding="utf-8")
        pipeline.run([path], book, INLINE)
        head = book.head_hash()
        due = book.due(f"{INLINE.rule} {pipeline.reconciler_version()}")
        pipeline.run([path], book, INLINE)

        assert (due.clusters, due.accounts) == ((), frozenset())
        assert book.head_hash() == head


def test_another_rule_reconciles_all_again(tmp_path):
    """And back: the book is what it was."""
    with Book.open(tmp_path / "b.book", create=True) as book:
        path = tmp_path / "lines.jsonl"
        path.write_text("\n".join(LINES), encoding="utf-8")
        pipeline.run([path], book, INLINE)
        before = {one.title: one.tallies["killed"].best for one in book.incidents()}
        for rule, expected in (("min_max", "min_max"), ("latest_as_of", "latest_as_of")):
            pipeline.reconcile_into(book, Settings(rule=rule), pipeline.Summary(), engine=Sandbox)
            assert {one.tallies["killed"].rule for one in book.incidents()} == {expected}
        assert {one.title: one.tallies["killed"].best for one in book.incidents()} == before


def test_a_book_without_its_file_of_copies_makes_it_again(tmp_path):
    with Book.open(tmp_path / "b.book", create=True) as book:
        path = tmp_path / "lines.jsonl"
        path.write_text("\n".join(LINES[:3]), encoding="utf-8")
        pipeline.run([path], book, INLINE)
        (tmp_path / "b.book" / COPIES_FILE).unlink()
        path.write_text(LINES[3], encoding="utf-8")
        pipeline.run([path], book, INLINE)

        assert len(book.near_copies()) == 1
