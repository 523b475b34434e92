"""One run over a folder of bad files: nothing is lost, nothing hangs, all is said by name."""

import collections
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_files import ALL, STORY, Bad, put_odd_entries

from tallybook.read import Reading, ReadOptions, read_paths
from tallybook.read.inputs import find_inputs
from tallybook.records import Report, Unreadable

OPTIONS = ReadOptions(workers=2, max_text_mb=1, max_file_mb=30, memory_mb=512, time_s=10)
GOOD = "good-{}.txt"


class Run:
    """What one run over the folder gave."""

    def __init__(self, folder: Path, odd: dict[str, str]) -> None:
        self.odd = odd
        begun = time.monotonic()
        self.readings = list(read_paths([folder], options=OPTIONS))
        self.seconds = time.monotonic() - begun
        self.by_input: dict[str, list[Reading]] = collections.defaultdict(list)
        for reading in self.readings:
            self.by_input[self._input_of(reading.item.source_name)].append(reading)

    @staticmethod
    def _input_of(name: str) -> str:
        """The bad file that an item's name belongs to: up to its ending and what follows that."""
        return next((bad.name for bad in _LONGEST_FIRST if name.startswith(bad.name)), name)

    def reports(self, name: str) -> list[Report]:
        return [r.item for r in self.by_input[name] if isinstance(r.item, Report)]

    def unreadable(self, name: str) -> list[Unreadable]:
        return [r.item for r in self.by_input[name] if isinstance(r.item, Unreadable)]


_LONGEST_FIRST = sorted(ALL, key=lambda bad: -len(bad.name))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("bad")
    for number, bad in enumerate(ALL):
        (folder / bad.name).write_bytes(bad.make())
        if number % 10 == 0:
            (folder / GOOD.format(number)).write_text(f"{STORY} This is report {number}.")
    odd = put_odd_entries(folder, tmp_path_factory.mktemp("outside") / "outside.txt")
    return Run(folder, odd)


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_each_bad_file_is_accounted_for(run: Run, bad: Bad) -> None:
    unreadable = run.unreadable(bad.name)

    assert (len(run.reports(bad.name)), len(unreadable)) == (bad.read, len(bad.causes))
    for cause, one in zip(bad.causes, unreadable, strict=True):
        assert cause in one.cause
        assert one.cause
        assert one.next_step


def test_each_odd_entry_of_a_folder_is_accounted_for(run: Run) -> None:
    said = {}
    for name in run.odd:
        (reading,) = run.by_input[name]
        said[name] = reading.item.cause if isinstance(reading.item, Unreadable) else ""

    assert said == run.odd


def test_the_good_files_between_the_bad_ones_are_read(run: Run) -> None:
    texts = [one.item.text for one in run.readings if one.item.source_name.startswith("good-")]

    assert len(texts) == len(range(0, len(ALL), 10))
    assert all(text.startswith(STORY) for text in texts)


def test_no_input_is_there_that_nobody_put_there(run: Run) -> None:
    known = {bad.name for bad in ALL} | set(run.odd)
    known |= {GOOD.format(number) for number in range(0, len(ALL), 10)}

    assert set(run.by_input) == known


def test_what_is_said_shows_on_one_line_and_tells_no_path_of_the_machine(run: Run) -> None:
    for reading in run.readings:
        assert reading.item.source_name.isprintable()
        assert not reading.item.source_name.startswith("/")
        if isinstance(reading.item, Unreadable):
            assert reading.item.cause.isprintable()
            assert "Traceback" not in reading.item.cause


def test_no_text_carries_what_cannot_be_stored(run: Run) -> None:
    for reading in run.readings:
        if isinstance(reading.item, Report):
            assert "\x00" not in reading.item.text
            reading.item.text.encode("utf-8")


def test_every_report_has_its_original_and_its_sentences(run: Run) -> None:
    for reading in run.readings:
        if isinstance(reading.item, Report):
            assert reading.original
            assert reading.item.sentences


def test_no_outside_file_is_read_into_a_report(run: Run) -> None:
    assert not any("root:" in one.text for one in run.reports("outside.rss"))


def test_addresses_that_are_no_web_addresses_are_dropped(run: Run) -> None:
    assert [one.url for one in run.reports("bad-link.rss")] == [None]
    assert [one.url for one in run.reports("script-address.json")] == [None]


def test_markup_in_a_title_of_a_feed_is_gone(run: Run) -> None:
    assert [one.title for one in run.reports("script.rss")] == ["Attack"]


def test_impossible_dates_are_none_with_a_warning(run: Run) -> None:
    for name in ("bad-dates.jsonl", "bad-date.rss", "bad-date.eml"):
        for report in run.reports(name):
            assert report.published_at is None
            assert "no possible date" in report.warnings[-1]


def test_limits_hold_for_the_children(run: Run) -> None:
    """No child passed its address space, and no input its time."""
    peak_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    assert peak_kb < OPTIONS.memory_mb * 1024
    assert run.seconds < OPTIONS.limits.wall_s * 3


def test_the_same_folder_gives_the_same_with_another_number_of_workers(tmp_path: Path) -> None:
    """Bad and good between one another; the costly ones are left out."""
    for bad in ALL:
        if not bad.name.startswith(("deep", "bomb", "paragraph", "too-much", "long", "never")):
            (tmp_path / bad.name).write_bytes(bad.make())

    one, three = (
        [
            reading.item
            for reading in read_paths(
                [tmp_path],
                options=ReadOptions(
                    workers=workers, max_text_mb=1, max_file_mb=30, memory_mb=512, time_s=10
                ),
            )
        ]
        for workers in (1, 3)
    )

    assert one == three


@pytest.fixture
def shut_folder() -> Iterator[Path]:
    """A folder without rights, in one that anybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        outer = Path(name)
        outer.chmod(0o755)
        (outer / "shut").mkdir()
        (outer / "shut" / "a.txt").write_text(STORY)
        (outer / "shut.txt").write_text(STORY)
        (outer / "shut.txt").chmod(0)
        (outer / "shut").chmod(0)
        yield outer
        (outer / "shut").chmod(0o700)


def test_what_nobody_may_read_is_named(shut_folder: Path) -> None:
    """Root may read all: then the question is asked as another user."""
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65_534)
    try:
        found = list(find_inputs([shut_folder]))
    finally:
        if as_root:
            os.seteuid(0)

    assert found == [
        Unreadable(
            source_name=name,
            cause="no right to read it",
            next_step="change its rights, or leave it out",
        )
        for name in ("shut", "shut.txt")
    ]
