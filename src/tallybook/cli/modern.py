"""From texts of a corpus of today's news to accounts, and what the evaluate commands print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from tallybook.records import Account, Incident, Report, Unreadable

if TYPE_CHECKING:
    from rich.console import Console

    from tallybook.evaluate.gvdb import Article
    from tallybook.evaluate.gvdb_score import Answer, GvdbScore
    from tallybook.evaluate.wikievents import Document
    from tallybook.evaluate.wikievents_arguments import Said
    from tallybook.evaluate.wikievents_score import WikieventsScore
    from tallybook.settings import Settings

# A list of misses on the screen is this long.
_SHOWN = 40


class Found(msgspec.Struct, kw_only=True):
    """Each text's incidents and their accounts, and why what failed did, by the text's name."""

    incidents: dict[str, tuple[Incident, ...]]
    failed: dict[str, str]
    accounts: dict[str, tuple[Account, ...]] = {}


class Understood(msgspec.Struct, kw_only=True):
    """Each text's report and accounts, and why what failed did, by the text's name."""

    reports: dict[str, Report]
    accounts: dict[str, tuple[Account, ...]]
    failed: dict[str, str]


def understand_texts(
    lines: Iterable[Mapping[str, str]], settings: Settings, source: str = "texts.jsonl"
) -> Understood:
    """Read and understand texts as `run` does. Each has `id` and `text`, maybe `title`, `url`.

    `source` names what could not be read, with its line.
    """
    from tallybook import pipeline
    from tallybook.sandbox import Failure

    reports, failed = read_texts(lines, settings, source)
    out = Understood(reports={}, accounts={}, failed=failed)
    for report, told in pipeline.understand_each(reports, settings):
        name = report.given_id or report.source_name
        if isinstance(told, Failure):
            out.failed[name] = told.words
        else:
            out.reports[name], out.accounts[name] = report, told
    return out


def read_texts(
    lines: Iterable[Mapping[str, str]], settings: Settings, source: str = "texts.jsonl"
) -> tuple[list[Report], dict[str, str]]:
    """Return texts as reports, and the causes of what could not be read, by `source` and line."""
    from tallybook.pipeline import read_options
    from tallybook.read import read_bytes

    data = b"\n".join(map(msgspec.json.encode, lines))
    reports: list[Report] = []
    failed: dict[str, str] = {}
    for reading in read_bytes(source, data, options=read_options(settings)):
        if isinstance(reading.item, Unreadable):
            failed[reading.item.source_name] = reading.item.cause
        else:
            reports.append(reading.item)
    return reports, failed


def find_incidents(lines: Iterable[Mapping[str, str]], settings: Settings) -> Found:
    """Return the incidents of texts, each read by itself. Each has `id` and `text`."""
    from tallybook.link import link_accounts
    from tallybook.reconcile import reconcile_all

    understood = understand_texts(lines, settings)
    incidents = {}
    for name, accounts in understood.accounts.items():
        linking = link_accounts(accounts, [understood.reports[name]], (), ())
        incidents[name] = tuple(reconcile_all(linking, rule=settings.rule))
    return Found(incidents=incidents, failed=understood.failed, accounts=understood.accounts)


def gvdb_answers(
    articles: Sequence[Article], settings: Settings
) -> tuple[dict[str, Answer], dict[str, str]]:
    """Return what we say of each article, read by itself, and what failed, by its number."""
    from tallybook.evaluate.gvdb_score import answer_of

    lines = (
        {"id": one.article, "title": one.title, "url": one.url, "text": one.body}
        for one in articles
    )
    found = find_incidents(lines, settings)
    answers = {
        name: answer_of(some, found.accounts.get(name, ()))
        for name, some in found.incidents.items()
    }
    return answers, found.failed


def print_gvdb(out: Console, score: GvdbScore, failed: Mapping[str, str]) -> None:
    """Print the shares and what failed."""
    out.print(f"{score.articles} articles, {score.found} with an incident")
    if score.left_out:
        out.print(f"{score.left_out} more left out: the encoder learnt from them")
    out.print()
    for title, share, total in (
        ("killed exact", score.killed_exact, score.articles),
        ("injured exact", score.injured_exact, score.articles),
        ("day right (month and day)", score.date_exact, score.date_total),
        ("day right with its year", score.date_with_year, score.date_total),
        ("one day told", score.date_told, score.date_total),
        ("city right", score.city_right, score.city_total),
    ):
        out.print(f"{title:<28} {'-' if share is None else f'{share:.3f}'} of {total}")
    print_misses(out, score.misses, failed)


def wikievents_arguments(
    documents: Sequence[Document], settings: Settings
) -> tuple[Understood, dict[str, tuple[Said, ...]]]:
    """Return the understood documents and what they say in the roles of violence, by id."""
    from tallybook.evaluate.wikievents_arguments import arguments_of

    lines = ({"id": one.doc_id, "text": one.plain_text} for one in documents)
    understood = understand_texts(lines, settings)
    said = {
        name: arguments_of(understood.reports[name], accounts)
        for name, accounts in understood.accounts.items()
    }
    return understood, said


def print_wikievents(out: Console, score: WikieventsScore, failed: Mapping[str, str]) -> None:
    """Print the figures by role and what failed."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in ("P", "R", "F1", "given", "wanted"):
        table.add_column(heading, justify="right")
    for name, one in score.roles.items():
        shares = (f"{value:.1f}" for value in (one.p, one.r, one.f1))
        table.add_row(name, *shares, str(one.given), str(one.wanted))
    table.add_section()
    for name, p, r, f1 in (
        ("all, by coreference match", score.p, score.r, score.f1),
        ("all, by head match", score.head_p, score.head_r, score.head_f1),
        ("without the role", score.identified_p, score.identified_r, score.identified_f1),
    ):
        table.add_row(name, *(f"{value:.1f}" for value in (p, r, f1)))
    out.print(f"{score.documents} documents")
    out.print(table)
    print_misses(out, score.misses, failed)


def print_misses(out: Console, misses: Sequence[str], failed: Mapping[str, str]) -> None:
    """Print the first misses, then the texts that were not understood."""
    out.print()
    for miss in misses[:_SHOWN]:
        out.print(miss, soft_wrap=True, markup=False)
    if len(misses) > _SHOWN:
        out.print(f"and {len(misses) - _SHOWN} more; --json lists all")
    for name, cause in failed.items():
        out.print(f"not understood: {name}: {cause}", soft_wrap=True, markup=False)
