"""From raw MUC messages to templates by the product's own way, and what `evaluate muc4` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tallybook.cli.modern import read_texts, understand_texts
from tallybook.records import Muc4Template, Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from tallybook.evaluate.muc4 import Muc4Score, Shares
    from tallybook.evaluate.muc4_gtt import GttScore
    from tallybook.evaluate.muc4_messages import Message
    from tallybook.evaluate.muc4_official import Figure, OfficialScore
    from tallybook.settings import Settings

# A list of messages on the screen names this many.
_NAMED = 5
# What the messages are called where one of them cannot be read.
_SOURCE = "messages.jsonl"


class Predicted(msgspec.Struct, frozen=True, kw_only=True):
    """The templates of each message, what the gate let through, and what failed, by message id."""

    templates: dict[str, tuple[Muc4Template, ...]]
    kept: dict[str, bool]
    failed: dict[str, str]


def predict(messages: Sequence[Message], settings: Settings) -> Predicted:
    """Read and understand the messages as `run` does and fill templates. No key is looked at."""
    from tallybook.export.muc4 import templates_of
    from tallybook.understand.gate import tells_of_violence

    understood = understand_texts(_lines(messages), settings, _SOURCE)
    templates: dict[str, tuple[Muc4Template, ...]] = {one.message_id: () for one in messages}
    kept = {one.message_id: False for one in messages}
    for name, report in understood.reports.items():
        templates[name] = templates_of(report, understood.accounts[name])
        kept[name] = tells_of_violence(report)
    return Predicted(templates=templates, kept=kept, failed=understood.failed)


def reports_of(
    messages: Sequence[Message], settings: Settings
) -> tuple[list[Report], dict[str, str]]:
    """Return the messages as reports, and the causes of what could not be read."""
    return read_texts(_lines(messages), settings, _SOURCE)


def _lines(messages: Sequence[Message]) -> Iterator[dict[str, str]]:
    return ({"id": one.message_id, "text": one.text} for one in messages)


def write_predictions(
    folder: Path, name: str, templates: Mapping[str, Sequence[Muc4Template]]
) -> None:
    """Write `gtt.json` and `NAME.responses` into the folder, which is made if need be."""
    from tallybook.export.muc4_text import gtt_json, response_text

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gtt.json").write_bytes(gtt_json(templates))
    (folder / f"{name}.responses").write_text(response_text(templates), encoding="utf-8")


def print_score(out: Console, score: Muc4Score, failed: Mapping[str, str]) -> None:
    """Print both tables, the shares of messages, and what could not be scored."""
    out.print(f"{score.messages} messages")
    if score.gtt is not None:
        out.print()
        out.print(_gtt_table(score.gtt))
    if score.rme is not None:
        out.print(f"CEAF-RME F1: subset {score.rme.subset.f1:.2f}, phi3 {score.rme.phi3.f1:.2f}")
    if score.official is not None:
        out.print()
        out.print(_official_table(score.official))
    out.print()
    for title, shares in (("text filtering", score.filtering), ("gate", score.gate)):
        if shares is not None:
            out.print(f"{title}: {_shares(shares)}", soft_wrap=True)
    for title, names in (
        ("without an answer key", score.without_key),
        ("without processed gold", score.without_gold),
        ("keys without a message", score.keys_without_message),
    ):
        if names:
            out.print(f"{title}: {_named(names)}", soft_wrap=True)
    for name, cause in failed.items():
        out.print(f"not understood: {name}: {cause}", soft_wrap=True)


def _table(title: str, *headings: str) -> Table:
    from rich.table import Table

    table = Table(box=None, title=title, title_justify="left", pad_edge=False)
    table.add_column("")
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _gtt_table(score: GttScore) -> Table:
    table = _table("Template micro-F1 (GTT)", "P", "R", "F1", "right of given", "found of wanted")
    for name, one in score.roles.items():
        count = score.counts[name]
        given, wanted = f"{count.p_num} of {count.p_den}", f"{count.r_num} of {count.r_den}"
        table.add_row(name, f"{one.p:.1f}", f"{one.r:.1f}", f"{one.f1:.1f}", given, wanted)
    table.add_row("all", f"{score.p:.2f}", f"{score.r:.2f}", f"{score.f1:.2f}", style="bold")
    return table


def _official_table(score: OfficialScore) -> Table:
    from tallybook.records.muc4 import SLOT_LABELS

    counts = ("COR", "PAR", "INC", "SPU", "MIS", "NON")
    table = _table("Official rules, automatic judging", *counts, "R", "P", "F")
    for slot, one in score.slots.items():
        table.add_row(f"{slot:>2} {_short(SLOT_LABELS[slot])}", *_cells(one))
    table.add_section()
    for name, one in (
        ("templates (slot 1)", score.templates),
        ("SET FILLS ONLY", score.set_fills),
        ("STRING FILLS ONLY", score.string_fills),
        ("MATCHED ONLY", score.matched_only),
        ("MATCHED/SPURIOUS", score.matched_spurious),
        ("MATCHED/MISSING", score.matched_missing),
    ):
        table.add_row(name, *_cells(one))
    table.add_row("ALL TEMPLATES", *_cells(score.all_templates), style="bold")
    return table


def _short(label: str) -> str:
    """Return a label without the words that make it too wide for 80 columns."""
    return (
        label.replace("INCIDENT: ", "").replace(" OF INCIDENT", "").replace("ORGANIZATION", "ORG")
    )


def _cells(one: Figure) -> list[str]:
    counts = (one.cor, one.par, one.inc, one.spu, one.mis, one.non)
    return [*map(str, counts), *(f"{value:.1f}" for value in (one.r, one.p, one.f))]


def _shares(shares: Shares) -> str:
    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.3f}"

    return (
        f"R {share(shares.r)} of {shares.relevant} relevant, P {share(shares.p)}, "
        f"dropped {share(shares.dropped)} of {shares.irrelevant} irrelevant"
    )


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{len(names)} ({', '.join(names[:_NAMED])}{more})"
