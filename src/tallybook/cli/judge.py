"""Comparing runs with gold: evaluate seeds, link, muc4, gvdb, isaf, gvc, geo and the others."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli import judge_link, session
from tallybook.cli.judged import check_some_understood, end_with_failures, tell
from tallybook.cli.session import JsonOption, WorkersOption
from tallybook.errors import BadGold

if TYPE_CHECKING:
    from tallybook.evaluate.seeds import SeedScore

app = typer.Typer(
    name="evaluate", help="Compare what Tallybook says with gold answers.", no_args_is_help=True
)


@app.command("seeds")
def seeds(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Reports and their gold.jsonl.")],
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run over hand-coded reports and compare every coded fact."""
    from tallybook import pipeline
    from tallybook.evaluate.seeds import read_forbidden, read_gold, score_seeds
    from tallybook.store import Book

    gold = read_gold(folder)
    paths = [str(folder / name) for name in sorted({fact.report for fact in gold})]
    settings = session.effective_settings(workers=workers).settings
    with (
        tempfile.TemporaryDirectory() as scratch,
        Book.open(Path(scratch) / "seeds.book", create=True) as book,
    ):
        pipeline.run(paths, book, settings)
        score = score_seeds(
            gold, read_forbidden(folder), book.reports(), book.accounts(), book.incidents()
        )
    if as_json:
        session.print_json(score)
    else:
        _print_score(score)


@app.command("muc4")
def muc4(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with texts/, keys/ and processed/.")
    ],
    more: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Further splits, as with --split.", show_default=False),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            "--split",
            metavar="NAME",
            help="Start of a message's id or of a file's name: dev, tst1, dev-muc3-1101-1200. "
            "May be given again. Default: all.",
        ),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write gtt.json and NAME.responses into this folder."),
    ] = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fill MUC-4 templates from raw messages; score them by the modern and the official rules."""
    from tallybook.cli import muc4 as run
    from tallybook.evaluate.muc4 import score_muc4
    from tallybook.evaluate.muc4_gold import read_processed
    from tallybook.evaluate.muc4_keys import read_keys
    from tallybook.evaluate.muc4_messages import read_messages

    splits = [*(split or ()), *(more or ())]
    messages = read_messages(folder, splits)
    if not messages:
        raise BadGold(
            f"{folder / 'texts'}: no message of {', '.join(splits) or 'any split'}",
            next_step="name a folder whose texts/ holds messages, each after a line with its id",
        )
    predicted = run.predict(messages, session.effective_settings(workers=workers).settings)
    check_some_understood(messages, predicted.failed)
    if predictions:
        run.write_predictions(predictions, "-".join(splits) or "all", predicted.templates)
    # Keys are opened only here, when every prediction is made.
    keys, gold = read_keys(folder), read_processed(folder)
    score = score_muc4(predicted.templates, predicted.kept, keys, gold, splits)
    tell(score, predicted.failed, run.print_score, as_json=as_json)


@app.command("gvdb")
def gvdb(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with NAME.articles.jsonl files.")
    ],
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="NAME",
            help="The file NAME.articles.jsonl: dev, test. May be given again. Default: all.",
        ),
    ] = None,
    with_taught: Annotated[
        bool,
        typer.Option(
            "--with-taught", help="Score the half of dev too that the shipped encoder learnt from."
        ),
    ] = False,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare killed, injured, day and city of US shooting reports with the gold."""
    from tallybook.cli import modern
    from tallybook.evaluate.gvdb import read_articles
    from tallybook.evaluate.gvdb_score import score_gvdb

    read = read_articles(folder, part or (), with_taught=with_taught)
    settings = session.effective_settings(workers=workers).settings
    answers, failed = modern.gvdb_answers(read.articles, settings)
    check_some_understood(read.articles, failed)
    score = score_gvdb(read.articles, answers, read.left_out)
    tell(score, failed, modern.print_gvdb, as_json=as_json)


@app.command("isaf")
def isaf(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with NAME.jsonl files.")],
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="NAME",
            help="The file NAME.jsonl: dev, test. May be given again. Default: all.",
        ),
    ] = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare least killed and captured, day and province of ISAF press releases with the gold."""
    from tallybook.cli import coded
    from tallybook.evaluate.isaf import read_releases
    from tallybook.evaluate.isaf_score import answer_of, score_isaf

    releases = read_releases(folder, part or ())
    found = coded.isaf_incidents(releases, session.effective_settings(workers=workers).settings)
    check_some_understood(releases, found.failed)
    answers = {
        name: answer_of(one, found.accounts.get(name, ())) for name, one in found.incidents.items()
    }
    score = score_isaf(releases, answers)
    tell(score, found.failed, coded.print_isaf, as_json=as_json)


@app.command("gvc")
def gvc(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="A folder with NAME.docs.jsonl and NAME.incidents.jsonl files."
        ),
    ],
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="NAME",
            help="The files NAME.*.jsonl: train, dev, test. May be given again. Default: all.",
        ),
    ] = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare killed and injured of US shooting reports with an archive's figures."""
    from tallybook.cli import coded
    from tallybook.evaluate.gvc import read_told
    from tallybook.evaluate.gvc_score import answer_of, score_gvc

    told = read_told(folder, part or ())
    found = coded.gvc_incidents(told, session.effective_settings(workers=workers).settings)
    check_some_understood(told, found.failed)
    score = score_gvc(told, {name: answer_of(one) for name, one in found.incidents.items()})
    tell(score, found.failed, coded.print_gvc, as_json=as_json)


app.command("link")(judge_link.link)
app.command("calibration")(judge_link.calibration)


@app.command("geo")
def geo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with NAME.xml files.")],
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="NAME",
            help="The file NAME.xml: lgl, geovirus. May be given again. Default: all.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare places, marked and found, with those of four public corpora of toponyms."""
    from tallybook.cli import geo as places
    from tallybook.evaluate.geo import read_geo
    from tallybook.evaluate.geo_score import score_geo

    articles = read_geo(folder, part or ())
    score = score_geo(articles, places.geo_said(articles))
    if as_json:
        session.print_json(score)
    else:
        places.print_geo(session.console(), score)


@app.command("wikievents")
def wikievents(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with NAME.jsonl files.")],
    split: Annotated[
        list[str] | None,
        typer.Option(
            "--split",
            metavar="NAME",
            help="The file NAME.jsonl: dev, test. May be given again. Default: all.",
        ),
    ] = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare attackers, targets, victims, weapons and places of news with WikiEvents gold."""
    from tallybook.cli import modern
    from tallybook.evaluate.wikievents import read_documents
    from tallybook.evaluate.wikievents_score import score_wikievents

    documents = read_documents(folder, split or ())
    settings = session.effective_settings(workers=workers).settings
    understood, said = modern.wikievents_arguments(documents, settings)
    check_some_understood(documents, understood.failed)
    score = score_wikievents(documents, understood.reports, said)
    tell(score, understood.failed, modern.print_wikievents, as_json=as_json)


@app.command("phenomena")
def phenomena(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with first/ and second/, or one half.")
    ],
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare figures, speakers, standing and dates with our own labelled wordings."""
    from tallybook.cli import phenomena as run
    from tallybook.evaluate.phenomena import read_phenomena
    from tallybook.evaluate.phenomena_score import score_phenomena

    read = read_phenomena(folder)
    run.print_problems(session.error_console(), read.problems)
    if not read.items:
        raise typer.Exit(1)
    told, failed = run.told_of(read.items, session.effective_settings(workers=workers).settings)
    check_some_understood(read.items, failed)
    score = score_phenomena(read.items, told)
    if as_json:
        figures = score.figures | {"phenomena": score.phenomena, "misses": score.misses}
        session.print_json(figures | {"left_out": len(read.problems), "failed": len(failed)})
    else:
        halves = list(dict.fromkeys(one.half for one in read.items))
        run.print_phenomena(session.console(), score, halves, failed)
    end_with_failures(failed, told=not as_json)
    if read.problems:
        raise typer.Exit(1)


def _print_score(score: SeedScore) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False)
    for name, words in (
        ("facts right", f"{score.facts_right} of {score.facts_total}"),
        (
            "incidents found",
            f"{score.incidents_found} of {score.incidents_total}: {', '.join(score.found)}",
        ),
        ("false records", f"{score.false_records}"),
        ("incidents told twice in a report", f"{score.split_incidents}"),
        ("links right", f"{score.links_right} of {score.links_total}"),
        ("speakers invented", f"{score.speakers_invented}"),
        ("forbidden numbers that became harms", f"{score.forbidden_harms}"),
        ("harms that gold does not have", f"{score.harms_not_in_gold}"),
    ):
        table.add_row(name, words)
    out = session.console()
    out.print(table)
    out.print()
    for field, (right, total) in score.by_field.items():
        if right < total:
            out.print(f"  {field:<28} {right:>3} of {total}")
    out.print()
    for miss in score.misses:
        out.print(miss, soft_wrap=True)
