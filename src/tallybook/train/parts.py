"""Building each shipped part whole: corpora in, a folder with its files and its card out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tallybook.errors import BadGold, MissingExtra
from tallybook.train import gvdb, muc34
from tallybook.train.cards import write_card
from tallybook.train.fillers import fillers_of, fit, read_again
from tallybook.train.labelled import LabelledReport
from tallybook.train.starting_weights import LICENCE, PACKAGE, VERSION, starting_weights
from tallybook.weights import Part

# Messages beyond this number choose thresholds and are never trained on.
LAST_TAUGHT = 1100
# On so many reports the shipped part is compared with the one that was trained.
_FIDELITY_REPORTS = 20

_DATA = {
    "muc34": "MUC-3/MUC-4 development messages 0001-1100 with keys; the archive of 1992 states "
    "no licence, the repository that holds it states MIT",
    "gvdb": "Gun Violence Database articles, the even half of dev by hash; Apache-2.0",
}


def build_encoder(
    corpora: Path,
    weights: Path,
    work: Path,
    out: Path,
    *,
    epochs: int,
    seeds: int,
    threads: int,
    tell: Callable[[str], None],
) -> Path:
    """Train the encoder with each seed, average, write the part into `out`; return its card.

    Checkpoints stand in `work`: a run that was stopped goes on from there. Raises MissingExtra
    without the extra `train`, BadGold when the corpora are not there.
    """
    try:
        from tallybook.train.encoder import Plan, train_encoder
        from tallybook.train.encoder_export import export_encoder, fidelity, mean_of
        from tallybook.train.encoder_windows import held_windows
    except ImportError as error:
        raise MissingExtra(
            f"training needs {error.name}", next_step="install tallybook[train]"
        ) from error
    reports = taught(corpora)
    start = starting_weights(weights)
    checkpoints: list[Path] = []
    for seed in range(1, seeds + 1):
        tell(f"seed {seed} of {seeds}: {len(reports)} reports")
        plan = Plan(epochs=epochs, seed=seed, threads=threads)
        checkpoints += train_encoder(reports, start, work / f"seed-{seed}", plan, tell)
    tell(f"the mean of {len(checkpoints)} checkpoints becomes the part")
    export_encoder(checkpoints, start, out)
    numbers = calibrated(corpora, out, tell)
    windows = held_windows(held_out(corpora)[:_FIDELITY_REPORTS], out / "tokenizer.json")
    numbers["fidelity"] = round(fidelity(mean_of(checkpoints, start), out, windows), 6)
    about = {
        "what": "encoder of reports: role spans, types of incident, closed choices",
        "starts_from": f"{PACKAGE} {VERSION} ({LICENCE})",
        "licence": f"{LICENCE}, as the weights it starts from",
        "command": f"tallybook train encoder CORPORA --epochs {epochs} --seeds {seeds}",
    }
    return write_card(out, about, _DATA, {"epochs": epochs, "seeds": seeds, **numbers})


def calibrated(corpora: Path, folder: Path, tell: Callable[[str], None]) -> dict[str, float]:
    """Return how sure fillers are, fitted on the development messages that were not taught."""
    untaught = held_out(corpora)
    tell(f"sureness is fitted on {len(untaught)} messages")
    shipped = Part(name="encoder", folder=folder, numbers={}, version="")
    found = [
        each
        for report, labelled in read_again(untaught)
        for each in fillers_of(report, labelled, shipped)
    ]
    return fit(found)


def held_out(corpora: Path) -> list[LabelledReport]:
    """Return the development messages of MUC-4 that were not taught."""
    return [
        one for one in muc34.read_labelled(corpora / "muc34") if int(one.name[-4:]) > LAST_TAUGHT
    ]


def taught(corpora: Path) -> list[LabelledReport]:
    """Return every labelled report that the encoder learns from."""
    reports = [
        one for one in muc34.read_labelled(corpora / "muc34") if int(one.name[-4:]) <= LAST_TAUGHT
    ]
    if not reports:
        raise BadGold(
            f"{corpora / 'muc34'}: no development messages",
            next_step="name a folder that holds muc34/texts/dev-* and muc34/keys/key-dev-*",
        )
    if (corpora / "gvdb").is_dir():
        reports += gvdb.read_labelled(corpora / "gvdb")
    return reports
