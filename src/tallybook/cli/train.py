"""Building the shipped trained parts again: train encoder, train gate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli import session

app = typer.Typer(
    name="train",
    help="Build the shipped trained parts again from corpora. The encoder needs the extra `train`.",
    no_args_is_help=True,
)

CorporaArgument = Annotated[
    Path, typer.Argument(help="A folder with muc34/, gvdb/ and the other corpora.")
]


@app.command()
def encoder(
    corpora: CorporaArgument,
    out: Annotated[Path, typer.Option(help="Where the part is written.")] = Path("parts/encoder"),
    work: Annotated[
        Path, typer.Option(help="Where checkpoints stand; a stopped run goes on from them.")
    ] = Path("training"),
    weights: Annotated[
        Path, typer.Option(help="The starting weights; fetched when they are not there.")
    ] = Path("training/weights"),
    epochs: Annotated[int, typer.Option(min=1, max=100, help="Times through the corpora.")] = 12,
    seeds: Annotated[int, typer.Option(min=1, max=20, help="Runs that are averaged.")] = 1,
    threads: Annotated[int, typer.Option(min=1, max=256, help="Processor threads.")] = 2,
) -> None:
    """Train the encoder and write it as int8 ONNX with its card."""
    from tallybook.train.parts import build_encoder

    console = session.console()
    card = build_encoder(
        corpora,
        weights,
        work,
        out,
        epochs=epochs,
        seeds=seeds,
        threads=threads,
        tell=lambda line: console.print(line, highlight=False),
    )
    console.print(f"Written: {card.parent}", highlight=False)


@app.command()
def gate(
    corpora: CorporaArgument,
    out: Annotated[Path, typer.Option(help="Where the part is written.")] = Path("parts/gate"),
) -> None:
    """Train the gate, which weighs words, and write it with its card; takes a minute."""
    from tallybook.train.gate import build_gate

    console = session.console()
    card = build_gate(corpora, out, lambda line: console.print(line, highlight=False))
    console.print(f"Written: {card.parent}", highlight=False)
