"""How are the queue, an act, a history and changes printed, to be read on 80 columns?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tallybook.records import Statement

if TYPE_CHECKING:
    from tallybook.review import Change, Done, Outcome, QueueItem
    from tallybook.review.told import Told

_SHOWN = 4


def print_queue(
    console: Console,
    items: Sequence[QueueItem],
    statements: Mapping[str, Statement],
    skip: int = 0,
) -> None:
    """Print what waits: each item with why, and the statements to look at."""
    for number, item in enumerate(items, skip + 1):
        head = Text(f"{number:>3}  ")
        head.append(item.title, "bold")
        console.print(head)
        named = zip(item.incident_ids, item.versions, strict=True)
        ids = "  ".join(f"{key[:9]} version {version}" for key, version in named)
        _indented(console, Text(f"{item.kind}: {item.why}"), 5)
        _indented(console, Text(ids, "dim"), 5)
        for key in item.statement_ids[:_SHOWN]:
            if key in statements:
                _indented(console, _statement(statements[key]), 7)
        console.print()
    console.print("Nothing waits." if not items else _NEXT, style="dim" if items else "")


_NEXT = "tallybook review accept|reject|correct STATEMENT; `tallybook show ID` for all of it"


def _statement(one: Statement) -> Text:
    text = Text(f"{one.statement_id[:9]}  ", "dim")
    text.append(f"“{' '.join(one.quote.split())}”")
    said = one.speaker or "own voice"
    state = "" if one.review_state == "proposed" else f"; {review_words(one)}"
    text.append(f"  {said}{state}", "dim")
    return text


def review_words(one: Statement) -> str:
    """Return what a person said of a statement: "corrected to 14 by ana"."""
    for each in one.corrections:
        if one.review_state == "corrected":
            part = "" if each.part == "value" else f"{each.part} "
            return f"{part}corrected to {each.value} by {each.by}"
    return f"{one.review_state.replace('_', ' ')} by {one.reviewed_by}"


def print_outcome(console: Console, outcome: Outcome, told: Told) -> None:
    """Print what an act did and what changed by it."""
    again = "done before under this key: " if outcome.repeated else ""
    console.print(Text(f"{again}{told.words}"))
    for change in told.changes:
        _print_change(console, change)
    if outcome.repeated:
        for one in outcome.incidents:
            _indented(console, Text(f"{one.incident_id[:9]}  version {one.version}", "dim"), 2)


def print_changes(console: Console, changes: Sequence[Change], since: str) -> None:
    """Print the incidents that changed, each with what changed."""
    for change in changes:
        _print_change(console, change)
    if not changes:
        console.print(f"No incident changed since {since}.")


def _print_change(console: Console, change: Change) -> None:
    was = f"{change.version_before} to " if change.version_before else ""
    head = Text(f"  {change.incident_id[:9]}  ", "dim")
    head.append(change.title, "bold")
    at = f"  {change.at[:16].replace('T', ' ')} UTC" if change.at else ""
    head.append(f"  version {was}{change.version}{at}", "dim")
    console.print(head)
    for words in change.what:
        _indented(console, Text(words), 6)


def print_history(console: Console, acts: Sequence[Done]) -> None:
    """Print acts, the newest first, each with whether it holds."""
    for one in acts:
        head = Text(f"{one.at[:16].replace('T', ' ')} UTC  ")
        head.append(one.decider, "bold")
        head.append(f"  {one.words}")
        console.print(head)
        facts = [one.act, *_state(one)]
        if one.on_version:
            facts.append(f"looked at version {one.on_version}")
        _indented(console, Text("; ".join(facts), "dim"), 4)
        if one.reason:
            _indented(console, Text(f"because: {one.reason}"), 4)
    if not acts:
        console.print("Nobody decided anything of this incident.")


def _state(one: Done) -> list[str]:
    if one.undoes:
        return [f"took back {one.undoes}"]
    if one.undone_by:
        return [f"taken back by {one.undone_by}"]
    if one.open:
        return ["its words stand no longer in the report: look again"]
    return [] if one.holds else ["a later decision took its place"]


def _indented(console: Console, text: Text, by: int) -> None:
    console.print(Padding(text, (0, 0, 0, by), expand=False))
