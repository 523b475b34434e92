"""The copies of what is new are those that comparing everything gives."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from test_copies import OTHER, STORY, report

from tallybook.errors import BookError
from tallybook.read.copies import find_copies
from tallybook.read.copy_index import CopyIndex
from tallybook.records import Copy, Report


class Shelf:
    """Reports by id, as a book gives them, and the copies that it holds."""

    def __init__(self, reports: list[Report]) -> None:
        self.reports = {one.report_id: one for one in reports}
        self.copies: dict[str, Copy] = {}
        self.asked = 0

    def some(self, ids: list[str]) -> list[Report]:
        self.asked += len(ids)
        return [self.reports[one] for one in ids]

    def take_in(self, index: CopyIndex, new: list[Report]) -> bool:
        """Take in new reports; return whether the file could do it by itself."""
        self.reports |= {one.report_id: one for one in new}
        found = index.take_in(new, self.some)
        if found is None:
            copies = index.make(self.reports.values(), self.some)
            self.copies = {one.report_id: one for one in copies}
            return False
        kept = {key: one for key, one in self.copies.items() if key not in found.report_ids}
        self.copies = kept | {one.report_id: one for one in found.copies}
        return True


def stories(dice: random.Random, number: int) -> list[Report]:
    """Reports of a few stories: cut, edited, with any dates, and short ones."""
    words = [f"word{n}" for n in range(500)]
    bases = [[dice.choice(words) for _ in range(length)] for length in (10, 22, 60, 150, 150, 200)]
    made = []
    for _ in range(number):
        text = list(dice.choice(bases))
        text = text[: int(len(text) * dice.choice((0.6, 0.9, 1, 1)))]
        for _ in range(int(len(text) * dice.choice((0, 0, 0.02, 0.08)))):
            text[dice.randrange(len(text))] = dice.choice(words)
        day = dice.choice((None, "2031-05-04", "2031-05-05"))
        made.append(report(f"r-{dice.random():.12f}", f"{' '.join(text)}.", day))
    return made


@pytest.mark.parametrize("seed", range(6))
def test_one_report_after_the_other_gives_what_all_at_once_gives(seed, tmp_path):
    """In portions of any size; every state is that of comparing everything."""
    dice = random.Random(seed)
    every = stories(dice, 60)
    shelf = Shelf([])
    with CopyIndex(tmp_path / "copies.index") as index:
        while every:
            some, every = every[: (size := dice.randrange(1, 9))], every[size:]
            assert shelf.take_in(index, some)
            copies = tuple(shelf.copies[one] for one in sorted(shelf.copies))
            assert copies == find_copies(shelf.reports.values())
        assert shelf.copies


def test_reports_that_share_nothing_with_the_new_one_are_not_read(tmp_path):
    shelf = Shelf([])
    with CopyIndex(tmp_path / "copies.index") as index:
        shelf.take_in(index, [report("r1", STORY), report("r2", STORY)])
        shelf.asked = 0
        shelf.take_in(index, [report("r3", OTHER)])

    assert shelf.asked == 0
    assert set(shelf.copies) == {"r2"}


def test_the_file_is_kept_and_knows_where_it_stands(tmp_path):
    with CopyIndex(tmp_path / "copies.index") as index:
        assert index.position == ""
        index.make([report("r1", STORY)], Shelf([]).some)
        index.settle("1 abc")

    with CopyIndex(tmp_path / "copies.index") as index:
        assert index.position == "1 abc"
        shelf = Shelf([report("r1", STORY)])
        assert shelf.take_in(index, [report("r2", STORY)])
        assert set(shelf.copies) == {"r2"}


def test_what_was_not_settled_is_forgotten(tmp_path):
    """A run that was cut off leaves the file as it was."""
    with CopyIndex(tmp_path / "copies.index") as index:
        index.make([], Shelf([]).some)
        index.settle("1 abc")
    with CopyIndex(tmp_path / "copies.index") as index:
        Shelf([]).take_in(index, [report("r1", STORY)])

    with CopyIndex(tmp_path / "copies.index") as index:
        assert index.position == "1 abc"
        assert index._print_of("r1") is None


def test_a_report_that_changed_asks_for_all(tmp_path):
    """Its date came later: another one may be the original now."""
    shelf = Shelf([])
    with CopyIndex(tmp_path / "copies.index") as index:
        shelf.take_in(index, [report("r1", STORY, "2031-05-05"), report("r2", STORY, "2031-05-06")])
        again = report("r2", STORY, "2031-05-04")

        assert not shelf.take_in(index, [again])
        assert set(shelf.copies) == {"r1"}


def test_a_report_that_is_read_again_unchanged_changes_nothing(tmp_path):
    shelf = Shelf([])
    with CopyIndex(tmp_path / "copies.index") as index:
        shelf.take_in(index, [report("r1", STORY), report("r2", STORY)])

        assert shelf.take_in(index, [report("r2", STORY)])
        assert set(shelf.copies) == {"r2"}


@pytest.mark.parametrize("damage", [b"", b"no database at all", None], ids=["empty", "junk", "old"])
def test_a_file_that_cannot_be_read_is_made_anew(damage, tmp_path):
    path: Path = tmp_path / "copies.index"
    if damage is None:
        with CopyIndex(path) as index:
            index.settle("1 abc")
        with sqlite3.connect(path) as connection:
            connection.execute("update facts set value = '0' where name = 'version'")
        connection.close()
    else:
        path.write_bytes(damage)

    with CopyIndex(path) as index:
        assert index.position == ""
        assert Shelf([]).take_in(index, [report("r1", STORY)])


def test_a_disk_that_takes_no_more_is_named(tmp_path):
    with CopyIndex(tmp_path / "copies.index") as index:
        index._db.execute("pragma query_only = on")

        with pytest.raises(BookError, match=r"copies.index: .*; check the disk and the rights"):
            index.settle("1 abc")
