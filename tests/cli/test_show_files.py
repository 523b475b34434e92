"""`page`, `plot` and `map` write one file each, from a real book; refusals are said."""

import pytest
from lxml import etree
from typer.testing import CliRunner

from tallybook.cli import app
from tallybook.errors import UsageError
from tallybook.records import (
    Account,
    Incident,
    Report,
    ReportRef,
    Sentence,
    Statement,
    Tally,
    account_id_of,
    report_id_of,
    statement_id_of,
)
from tallybook.store import Book

TEXT = "Police said at least 9 people were killed at Aster market in Nairobi."


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shown") / "s.book"
    report_id = report_id_of("ab" * 32, None)
    account_id = account_id_of(report_id, 35, 41, "t")
    statement_id = statement_id_of(report_id, 12, 41, "killed", 9, "total", "t")
    report = Report(
        report_id=report_id,
        content_sha256="ab" * 32,
        source_name="market.txt",
        text=TEXT,
        sentences=(Sentence(index=0, start=0, end=len(TEXT), paragraph=0),),
    )
    killed = Statement(
        statement_id=statement_id,
        report_id=report_id,
        account_id=account_id,
        sentence=0,
        start=12,
        end=41,
        quote=TEXT[12:41],
        field="killed",
        value=9,
        number_low=9,
        bound="at_least",
        as_of="2031-05-04",
        speaker="police",
        scope="total",
        extractor="t",
    )
    account = Account(
        account_id=account_id,
        report_id=report_id,
        role="main",
        anchor_start=35,
        anchor_end=41,
        anchor_quote=TEXT[35:41],
        sentences=(0,),
        statements=(killed,),
        extractor="t",
    )
    incident = Incident(
        incident_id="i0123456789abcdef",
        title="Attack at Aster market, Nairobi, Kenya, 4 May 2031",
        occurred_from="2031-05-04",
        occurred_to="2031-05-04",
        date_precision="day",
        country="KE",
        latitude=-1.28,
        longitude=36.82,
        geoprecision=2,
        attack_type=("bombing",),
        tallies={
            "killed": Tally(
                harm="killed", low=9, best=9, from_=(statement_id,), best_from=(statement_id,)
            )
        },
        account_ids=(account_id,),
        reports=(ReportRef(report_id=report_id, source_name="market.txt"),),
    )
    with Book.open(folder, create=True) as opened:
        opened.add_readings([(report, TEXT.encode())])
        opened.add_accounts(report_id, [account], "t")
        opened.set_incidents([incident])
    return folder


def run(*arguments):
    done = CliRunner().invoke(app, [str(one) for one in arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def labels(path):
    return etree.parse(path).xpath("//*[local-name()='g'][@class='labels']/*/text()")


def test_page_writes_one_file_with_the_sentence_of_every_figure(book, tmp_path):
    out = tmp_path / "incident.html"

    assert run("page", "i0123", "--book", book, "--out", out) == (0, "")
    text = out.read_text("utf-8")
    assert '<mark class="harm">at least 9 people were killed</mark>' in text
    assert "<script" not in text


def test_page_can_withhold_names(book, tmp_path):
    out = tmp_path / "incident.html"
    run("page", "i0123", "--book", book, "--out", out, "--withhold-names")

    assert "Names of victims are withheld on this page." in out.read_text("utf-8")


def test_plot_writes_the_step_charts_of_one_incident(book, tmp_path):
    out = tmp_path / "toll.svg"

    assert run("plot", "i0123", "--book", book, "--out", out) == (0, "")
    assert labels(out) == ["≥9"]


def test_map_writes_a_drawing_or_a_page_by_the_name_of_the_file(book, tmp_path):
    drawing, page = tmp_path / "all.svg", tmp_path / "all.html"

    assert run("map", "--book", book, "--out", drawing) == (0, "")
    assert run("map", "--book", book, "--out", page) == (0, "")
    assert etree.parse(drawing).getroot().get("class") == "drawing map"
    assert page.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (("--country", "KE"), "1"),
        (("--country", "SO"), "0"),
        (("--from", "2031-05-05"), "0"),
        (("--from", "2031-05-01", "--to", "2031-05-04", "--attack-type", "bombing"), "1"),
        (("--perpetrator", "nobody"), "0"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else one,
)
def test_map_selects_as_the_list_does(book, tmp_path, options, number):
    out = tmp_path / "some.svg"
    run("map", "--book", book, "--out", out, *options)

    assert etree.parse(out).getroot()[0].text.split()[2] == number


def test_a_file_that_cannot_be_written_is_named(book, tmp_path):
    with pytest.raises(UsageError, match=r"nowhere.x\.svg cannot be written: No such file"):
        run("plot", "i0123", "--book", book, "--out", tmp_path / "nowhere" / "x.svg")
