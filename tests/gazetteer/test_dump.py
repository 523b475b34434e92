"""Lines of GeoNames dumps: what is read, and what is refused by its number."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from dump_lines import line

from tallybook.errors import UnreadableGazetteer
from tallybook.gazetteer.dump import BadLine, DumpPlace, read_dump

DUNKOLO = DumpPlace(
    geonames=90000001, name="Dunkolo", ascii_name="Dunkolo", others=(), latitude=12.25,
    longitude=13.5, feature_class="P", feature="PPL", country="NG", adm1="27", adm2="",
    population=0,
)  # fmt: skip


def written(tmp_path: Path, *lines: str | bytes) -> Path:
    path = tmp_path / "NG.txt"
    path.write_bytes(b"".join(one.encode() if isinstance(one, str) else one for one in lines))
    return path


def zipped(tmp_path: Path, **members: str) -> Path:
    path = tmp_path / "NG.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return path


def test_a_line_is_a_place(tmp_path: Path) -> None:
    assert list(read_dump(written(tmp_path, line()))) == [DUNKOLO]


def test_the_zip_of_a_country_is_read_without_unpacking(tmp_path: Path) -> None:
    path = zipped(tmp_path, readme_txt="columns are ...", NG_txt=line())
    assert list(read_dump(path)) == [DUNKOLO]


def test_empty_lines_count_but_say_nothing(tmp_path: Path) -> None:
    got = list(read_dump(written(tmp_path, line(), "\n", line(population="-1"))))
    assert got[1] == BadLine(3, "population '-1' is no whole number from 0 to 100,000,000")


def test_other_names_that_are_no_names_are_left_out(tmp_path: Path) -> None:
    [place] = read_dump(written(tmp_path, line(alternatenames="Dunkola,,Dun\x07kolo,Dunkolu")))
    assert isinstance(place, DumpPlace)
    assert place.others == ("Dunkola", "Dunkolu")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        pytest.param({"geonameid": "x"}, "geonameid 'x' is no whole number", id="number"),
        pytest.param({"geonameid": "0"}, "geonameid '0' is no whole number", id="number-zero"),
        pytest.param({"name": ""}, "name '' is empty", id="no-name"),
        pytest.param({"name": "a\x1b[2J"}, "holds control characters", id="escape-sequence"),
        pytest.param({"name": "n" * 300}, "too long", id="long-name"),
        pytest.param({"latitude": "91"}, "latitude '91' is no number from -90 to 90", id="north"),
        pytest.param({"longitude": "nan"}, "longitude 'nan' is no number", id="not-a-number"),
        pytest.param({"latitude": ""}, "latitude '' is no number", id="no-point"),
        pytest.param({"country": "../x"}, "country code '../x' is none", id="country"),
        pytest.param({"admin1": "a" * 50}, "admin1 code", id="division"),
        pytest.param({"population": "1e9"}, "population '1e9' is no whole number", id="people"),
    ],
)
def test_a_line_that_breaks_the_format_is_told_by_number(
    tmp_path: Path, cells: dict[str, str], why: str
) -> None:
    first, bad = read_dump(written(tmp_path, line(), line(**cells)))
    assert first == DUNKOLO
    assert isinstance(bad, BadLine)
    assert (bad.number, why in bad.why) == (2, True)


def test_too_few_columns_are_counted(tmp_path: Path) -> None:
    assert list(read_dump(written(tmp_path, "a\tb\n"))) == [BadLine(1, "2 columns, 19 expected")]


def test_bytes_that_are_no_text_are_one_bad_line(tmp_path: Path) -> None:
    got = list(read_dump(written(tmp_path, b"\xff\xfe\n", line())))
    assert got == [BadLine(1, "not UTF-8"), DUNKOLO]


def test_a_line_without_end_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    got = list(read_dump(written(tmp_path, "x" * 200_000, "\n", line())))
    assert got == [BadLine(1, "longer than 65,536 bytes"), DUNKOLO]


def test_an_archive_of_two_lists_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, AA_txt=line(), BB_txt=line())
    with pytest.raises(UnreadableGazetteer, match="2 lists of places, one expected"):
        list(read_dump(path))


def test_a_broken_archive_is_refused_by_name(tmp_path: Path) -> None:
    path = zipped(tmp_path, NG_txt=line() * 50)
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + bytes(8) + whole[48:])
    with pytest.raises(UnreadableGazetteer, match=r"NG\.zip: cannot be read"):
        list(read_dump(path))


def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallybook.gazetteer.dump.MOST_BYTES", 100_000)
    path = zipped(tmp_path, NG_txt="0" * 3_000_000)
    with pytest.raises(UnreadableGazetteer, match="more than"):
        list(read_dump(path))
