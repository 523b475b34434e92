"""Comparing links with gold, of texts or of made-up accounts: evaluate link and calibration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli import session
from tallybook.cli.judged import check_some_understood, tell
from tallybook.cli.session import JsonOption, WorkersOption
from tallybook.errors import BadGold, UsageError

LinkFolder = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR",
        help="A folder with NAME.docs.jsonl and NAME.incidents.jsonl, or with NAME/TOPIC/*.xml, "
        "or (link) with NAME.jsonl of pairs. Not with --made.",
        show_default=False,
    ),
]
LinkPart = Annotated[
    list[str] | None,
    typer.Option(
        "--part",
        metavar="NAME",
        help="The files or the folder of that name: train, dev, test. May be given again. "
        "Default: all.",
    ),
]
MadeOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Link N made-up accounts whose incidents are known."),
]
SeedOption = Annotated[int, typer.Option(help="Which made-up accounts: one seed, one set.")]
ShapesOption = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="CORPORA",
        help="A folder with gvc/ or ucdp-aec/: take tolls, delays and reports of an incident from "
        "them.",
        show_default=False,
    ),
]


def link(
    folder: LinkFolder = None,
    part: LinkPart = None,
    made: MadeOption = None,
    seed: SeedOption = 0,
    corpora: ShapesOption = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare which texts tell of the same incident, and its figures, with the gold."""
    from tallybook.cli import link as run
    from tallybook.evaluate.link_gold import read_link_gold
    from tallybook.evaluate.link_score import score_link

    given = _texts_or_made(folder, part, made)
    if given is None:
        tell(run.score_made(made or 0, seed, corpora), {}, run.print_link, as_json=as_json)
        return
    gold = read_link_gold(given, part or ())
    linked, failed = run.link_gold(gold, session.effective_settings(workers=workers).settings)
    check_some_understood(gold.texts, failed)
    tell(score_link(gold, linked), failed, run.print_link, as_json=as_json)


def calibration(
    folder: LinkFolder = None,
    part: LinkPart = None,
    made: MadeOption = None,
    seed: SeedOption = 0,
    corpora: ShapesOption = None,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the scores of pairs of accounts with the share of them that is one incident."""
    from tallybook.cli import calibration as run
    from tallybook.evaluate.link_gold import read_link_gold

    given = _texts_or_made(folder, part, made)
    if given is None:
        found = run.of_made(made or 0, seed, corpora)
        tell(found, {}, run.print_calibration, as_json=as_json)
        return
    gold = read_link_gold(given, part or ())
    if gold.pairs:
        raise BadGold(
            f"{given}: pairs of passages have no accounts", next_step="name texts by incident"
        )
    found, failed = run.of_texts(gold, session.effective_settings(workers=workers).settings)
    check_some_understood(gold.texts, failed)
    tell(found, failed, run.print_calibration, as_json=as_json)


def _texts_or_made(folder: Path | None, part: list[str] | None, made: int | None) -> Path | None:
    """Return the folder of texts, None for made-up accounts; raise UsageError for both or none."""
    if made and (folder or part):
        raise UsageError("--made with DIR or --part", next_step="give one of them")
    if not made and folder is None:
        raise UsageError("nothing to link", next_step="name a folder DIR, or give --made N")
    return folder
