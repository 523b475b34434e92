"""What the commands print for people: incidents, one incident, one report, a run's account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallybook import codebook
from tallybook.cli.review_printing import review_words
from tallybook.records import Account, Incident, Judgement, Report, Statement, Tally
from tallybook.show import wording


def print_incidents(console: Console, incidents: Sequence[Incident]) -> None:
    """Print a list of incidents, a few lines each, to be read on 80 columns: the undated last."""
    for number, incident in enumerate(sorted(incidents, key=_when), 1):
        console.print(_headline(number, incident))
        for line in _lines(incident):
            console.print(Padding(line, (0, 0, 0, 4), expand=False))
        console.print()
    if incidents:
        console.print(
            Text("low – best – high where figures differ; `tallybook show ID` for evidence", "dim")
        )
    else:
        console.print("No incidents.")


def _when(incident: Incident) -> tuple[str, bool, str]:
    """Return what orders a list by days: the first day, else the last one that is possible."""
    known = incident.occurred_from or incident.occurred_to or "9999"
    return known, incident.occurred_from is None, incident.incident_id


def _headline(number: int, incident: Incident) -> Text:
    text = Text(f"{number:>2}  ")
    text.append(wording.date_words(incident), "bold")
    text.append(f"  {incident.incident_id[:9]}", "dim")
    return text


def _lines(incident: Incident) -> Iterable[Text]:
    yield Text(wording.place_words(incident), "bold")
    yield Text(wording.kind_words(incident))
    yield Text(wording.tallies_words(incident))
    yield Text(f"{wording.who_words(incident)}; {wording.reports_words(incident)}")


def print_incident(
    console: Console,
    incident: Incident,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
) -> None:
    """Print one incident whole: every value with its sentence, its speaker and its report."""
    console.print(Text(incident.title or incident.incident_id, "bold"))
    console.print(_facts_table(incident))
    for tally in _flat(incident.tallies.values()):
        _print_tally(console, tally, statements, reports)
    _print_statements(console, incident, statements, reports)
    _print_reports(console, incident, statements)
    _print_judgements(console, judgements)
    _print_decided(console, incident)


def _facts_table(incident: Incident) -> Table:
    grade = incident.certainty_grade or "not graded"
    table = Table.grid(padding=(0, 2))
    for name, words in (
        ("id", f"{incident.incident_id}  version {incident.version}, {incident.status}"),
        ("when", f"{wording.date_words(incident)} ({incident.date_precision or 'no precision'})"),
        ("where", f"{wording.place_words(incident)} ({_precision(incident)})"),
        ("what", wording.kind_words(incident)),
        ("who", wording.who_words(incident)),
        ("certainty", f"{grade}; {wording.reports_words(incident)}"),
    ):
        table.add_row(Text(name, "dim"), Text(words))
    return table


def _precision(incident: Incident) -> str:
    if incident.geoprecision is None:
        return "not placed"
    label = codebook.code_list("geoprecision")[str(incident.geoprecision)].label
    return f"geoprecision {incident.geoprecision}: {label}"


def _flat(tallies: Iterable[Tally]) -> Iterable[Tally]:
    for tally in tallies:
        yield tally
        yield from tally.subsets


def _print_tally(
    console: Console,
    tally: Tally,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> None:
    scope = "" if tally.scope == "total" else f", {tally.scope_text or tally.scope}"
    console.print()
    console.print(
        Text.assemble((f"{tally.harm}{scope}  ", "bold"), wording.tally_words(tally)),
        Text(f"({tally.rule}; {tally.reason})" if tally.reason else f"({tally.rule})", "dim"),
    )
    for statement_id in (*tally.from_, *tally.superseded):
        if statement_id in statements:
            style = "dim" if statement_id in tally.superseded else ""
            console.print(_evidence(statements[statement_id], reports, style))


def _evidence(one: Statement, reports: Mapping[str, Report], style: str = "") -> Padding:
    said = " ".join(part for part in (_speaker(one), f"[{one.hedge}]" if one.hedge else "") if part)
    report = reports.get(one.report_id)
    source = report.source_name if report else one.report_id
    words = Text(f"{wording.value_words(one)}  ", style or "none")
    words.append(f"“{' '.join(one.quote.split())}”", style or "italic")
    words.append(f"  {said}; {source}:{one.start}", "dim")
    if one.as_of:
        words.append(f"; as of {one.as_of[:10]}", "dim")
    words.append(f"; {one.statement_id[:9]}", "dim")
    if one.review_state != "proposed":
        words.append(f"; {review_words(one)}", "bold")
    return Padding(words, (0, 0, 0, 4), expand=False)


def _print_statements(
    console: Console,
    incident: Incident,
    statements: Mapping[str, Statement],
    reports: Mapping[str, Report],
) -> None:
    harms = codebook.code_list("harms")
    for field in codebook.code_list("fields").codes:
        mine = [one for one in statements.values() if one.field == field and field not in harms]
        if mine:
            console.print()
            console.print(Text(codebook.code_list("fields")[field].label, "bold"))
        for one in sorted(mine, key=lambda s: (s.report_id, s.start)):
            console.print(_evidence(one, reports))


def _print_reports(
    console: Console, incident: Incident, statements: Mapping[str, Statement]
) -> None:
    accounts: dict[str, set[str]] = {}
    for told in statements.values():
        accounts.setdefault(told.report_id, set()).add(told.account_id[:9])
    console.print()
    console.print(Text("reports", "bold"))
    for one in incident.reports:
        copy = f", a copy of {one.copy_of}" if one.copy_of else ""
        facts = ", ".join(part for part in (one.publisher, one.published_at, one.title) if part)
        line = Text(f"{one.source_name}  {facts}{copy}")
        line.append("".join(f"; {key}" for key in sorted(accounts.get(one.report_id, ()))), "dim")
        console.print(Padding(line, (0, 0, 0, 4), expand=False))


def _print_judgements(console: Console, judgements: Sequence[Judgement]) -> None:
    if judgements:
        console.print()
        console.print(Text("why these reports tell of one incident", "bold"))
    for one in judgements:
        console.print(
            Padding(
                Text(f"{one.verdict}, score {one.score:.2f}, by {one.decided_by}"), (0, 0, 0, 4)
            )
        )
        for reason in sorted(one.evidence, key=lambda e: -abs(e.weight)):
            sign = "+" if reason.weight >= 0 else "−"
            console.print(
                Padding(Text(f"{sign} {reason.words}", "dim"), (0, 0, 0, 6), expand=False)
            )


def _print_decided(console: Console, incident: Incident) -> None:
    """Print what persons set or wrote of the incident; `review history` has all of it."""
    lines = [
        f"{one.field} set to {'unknown' if one.value is None else one.value} by {one.by}"
        f"{'' if one.holds else '; its values have changed since'}"
        f"; the program has {'none' if one.found is None else one.found}"
        for one in incident.pins
    ]
    lines += [f"{one.by}: {one.text}" for one in incident.notes]
    if lines:
        console.print()
        console.print(Text("set and noted by persons", "bold"))
    for line in lines:
        console.print(Padding(Text(line), (0, 0, 0, 4), expand=False))


def print_report(console: Console, report: Report, accounts: Sequence[Account]) -> None:
    """Print a report's text with its evidence marked and numbered, and the statements below."""
    statements = sorted(
        (one for account in accounts for one in account.statements),
        key=lambda s: (s.start, s.end, s.field),
    )
    text, numbers = Text(), {one.statement_id: n for n, one in enumerate(statements, 1)}
    at = 0
    for start, end, inside in _marked_runs(statements):
        text.append(report.text[at:start])
        text.append(report.text[start:end], "underline")
        text.append("[" + ",".join(str(numbers[i]) for i in inside) + "]", "dim")
        at = end
    text.append(report.text[at:])
    console.print(text)
    console.print()
    for one in statements:
        console.print(_numbered(numbers[one.statement_id], one))


def _marked_runs(statements: Sequence[Statement]) -> Iterable[tuple[int, int, list[str]]]:
    """Yield runs of text covered by evidence: start, end and the ids of what stands there."""
    run: tuple[int, int, list[str]] | None = None
    for one in statements:
        if run and one.start < run[1]:
            run = (run[0], max(run[1], one.end), [*run[2], one.statement_id])
            continue
        if run:
            yield run
        run = (one.start, one.end, [one.statement_id])
    if run:
        yield run


def _speaker(one: Statement) -> str:
    """Who says it, and through whom: "a police officer via AFP"."""
    return (one.speaker or "own voice") + (f" via {one.via}" if one.via else "")


def _numbered(number: int, one: Statement) -> Text:
    text = Text(f"{number:>3}  {one.field}: {wording.value_words(one)}")
    text.append(f"  {_speaker(one)}", "dim")
    if one.hedge:
        text.append(f" [{one.hedge}]", "dim")
    text.append(f"  account {one.account_id[:9]}", "dim")
    return text
