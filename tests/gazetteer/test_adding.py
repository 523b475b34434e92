"""Dumps become a file of added places, which is looked up beside the shipped gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest
from dump_lines import line

from tallybook.errors import UnreadableGazetteer
from tallybook.gazetteer import Gazetteer, added_version, fold, open_gazetteer
from tallybook.gazetteer.added import AddedPlaces
from tallybook.gazetteer.adding import Added, add_dump
from tallybook.gazetteer.dump import BadLine
from tallybook.gazetteer.shipped import shipped_gazetteer
from tallybook.read.sentences import split_sentences
from tallybook.records import Report
from tallybook.understand.document import read_document
from tallybook.understand.places import find_places

# Maiduguri ships, with its state: its line tells what the code 27 of Nigeria is.
MAIDUGURI = line(geonameid="2331447", name="Maiduguri", population="1112449")
KUKUSU = line(geonameid="90000002", name="Kukusu", alternatenames="Kukousou,Cucusu")
RIVER = line(geonameid="90000003", name="Yedseram", feature_class="H", feature_code="STM")


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder; return where its added places go."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TALLYBOOK_GAZETTEER", raising=False)
    return tmp_path / "tallybook.gazetteer"


def add(out: Path, *lines: str) -> Added:
    dump = out.parent / "NG.txt"
    dump.write_text("".join(lines))
    return add_dump(dump, out, shipped_gazetteer())


def found(name: str) -> list[tuple[str, str, str | None, bool]]:
    return [
        (one.entry_id, one.name, one.adm1, one.added)
        for one in open_gazetteer().find(fold(name))
        if one.country == "NG"
    ]


def test_every_line_is_accounted_for(out: Path) -> None:
    told = add(out, line(), MAIDUGURI, RIVER, "no place\n", line())
    assert told == Added(
        source="NG.txt", added=1, held=2, left_out=1, bad=1,
        bad_lines=[BadLine(4, "1 columns, 19 expected")],
    )  # fmt: skip


def test_an_added_village_is_found_under_each_name_with_the_shipped_name_of_its_state(
    out: Path,
) -> None:
    add(out, KUKUSU, MAIDUGURI)
    expected = [("geonames:90000002", "Kukusu", "Borno", True)]
    assert (found("Kukusu"), found("kukousou")) == (expected, expected)


def test_a_division_that_does_not_ship_is_named_by_its_own_line(out: Path) -> None:
    state = line(
        geonameid="90000009", name="Kadawa State", feature_class="A", feature_code="ADM1",
        admin1="99",
    )  # fmt: skip
    add(out, line(admin1="99"), state)
    assert found("Dunkolo") == [("geonames:90000001", "Dunkolo", "Kadawa State", True)]
    assert found("Kadawa") == [("geonames:90000009", "Kadawa State", "Kadawa State", True)]


def test_a_second_dump_is_added_to_the_first_and_changes_the_version(out: Path) -> None:
    add(out, line())
    first = added_version()
    add(out, KUKUSU)
    assert len(found("Dunkolo")) == len(found("Kukusu")) == 1
    assert added_version() not in (None, first)


def test_the_same_dump_twice_changes_nothing(out: Path) -> None:
    add(out, line())
    first = added_version()
    told = add(out, line())
    assert (told.added, told.held, added_version()) == (0, 1, first)


def test_what_is_no_dump_leaves_no_file(out: Path) -> None:
    with pytest.raises(UnreadableGazetteer, match="line 1: 1 columns, 19 expected"):
        add(out, "hello\n" * 500)
    assert [one.name for one in out.parent.iterdir()] == ["NG.txt"]


def test_a_dump_that_breaks_off_leaves_the_file_as_it_was(out: Path, tmp_path: Path) -> None:
    add(out, line())
    before = out.read_bytes()
    with pytest.raises(UnreadableGazetteer, match="cannot be read"):
        add_dump(tmp_path / "missing.txt", out, shipped_gazetteer())
    assert out.read_bytes() == before


def test_a_file_that_is_no_gazetteer_is_neither_used_nor_overwritten(out: Path) -> None:
    out.write_bytes(b"my notes")
    with pytest.raises(UnreadableGazetteer, match="not readable as a gazetteer"):
        add(out, line())
    with pytest.raises(UnreadableGazetteer):
        AddedPlaces(out)
    assert out.read_bytes() == b"my notes"


def test_none_switches_the_added_places_off(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(out, KUKUSU)
    monkeypatch.setenv("TALLYBOOK_GAZETTEER", "none")
    assert (found("Kukusu"), added_version()) == ([], None)


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    report = Report(
        report_id="r", content_sha256="", source_name="s", text=text,
        sentences=split_sentences(text),
    )  # fmt: skip
    return [
        (one.detail.name, one.detail.adm1, one.detail.gazetteer_id)
        for one in find_places(read_document(report))
        if not one.demonym
    ]


def test_reports_are_resolved_with_what_was_added(out: Path) -> None:
    add(out, KUKUSU, MAIDUGURI)
    text = "Gunmen killed nine people in Kukusu on Monday. It lies east of Maiduguri, Nigeria."
    assert places(text)[0] == ("Kukusu", "Borno", "geonames:90000002")


def test_a_hamlet_of_a_land_that_the_report_never_names_is_not_meant(out: Path) -> None:
    """A dump of the whole world has a hamlet for most words."""
    add(out, KUKUSU, MAIDUGURI)
    text = "Police in Kukusu on Monday shot two men. They were from Lima, Peru."
    assert "geonames:90000002" not in [number for _, _, number in places(text)]


def test_a_shipped_place_comes_before_an_added_one_of_the_same_name(out: Path) -> None:
    add(out, line(name="Kano", asciiname="Kano"))
    entries = open_gazetteer().find("kano")
    assert (entries[0].added, entries[-1].entry_id) == (False, "geonames:90000001")


def test_the_shipped_gazetteer_alone_says_nothing_of_added_places(out: Path) -> None:
    add(out, KUKUSU)
    gazetteer = shipped_gazetteer()
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.find("kukusu") == ()
    assert open_gazetteer().facts()["added_count_places"] == "1"
