"""What does one report say of each incident that it tells of?

    Report -> Document -> mentions of every question -> groups of acts -> Accounts

Every mention goes to the incident whose act stands nearest to it, and becomes a statement with
its words, its speaker and its hedge.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.gazetteer import added_version
from tallybook.records import Account, Report, account_id_of
from tallybook.understand.accounts_attach import Attached, attach
from tallybook.understand.accounts_statements import Maker, statements_of
from tallybook.understand.anchors import find_anchors
from tallybook.understand.anchors_blamed import blamed_anchors, may_be_blamed
from tallybook.understand.anchors_figures import figure_anchors, may_tell
from tallybook.understand.anchors_seen import is_worth_asking, seen_anchors
from tallybook.understand.document import Document, read_document
from tallybook.understand.fates import with_fates
from tallybook.understand.findings import Findings, find_all
from tallybook.understand.gate import message_odds, tells_of_violence
from tallybook.understand.grouping import Group, Grouping, group_anchors
from tallybook.understand.mentions import Anchor
from tallybook.understand.parties import find_parties
from tallybook.weights import SHIPPED, part

RULES_VERSION = "understand-4"


def extractor_version() -> str:
    """Return what reads reports now: the rules, each part that is on, and the places added."""
    parts = [one for one in map(part, SHIPPED) if one is not None]
    added = added_version()
    names = [RULES_VERSION, *(f"{one.name}-{one.version}" for one in parts)]
    return "+".join([*names, f"places-{added}"] if added else names)


def understand_report(report: Report) -> tuple[Account, ...]:
    """Return all that a report says, incident by incident, in the order of the text.

    A report that tells of no incident gives none. The same report gives the same accounts.
    """
    if not report.sentences or not tells_of_violence(report):
        return ()
    document = read_document(report)
    parties = find_parties(document)
    whole = message_odds(report)
    anchors = find_anchors(document, parties)
    asked = is_worth_asking(whole)
    acts = any(anchor.reality in ("actual", "foiled") for anchor in anchors)
    if not (asked or acts or may_tell(document) or may_be_blamed(document)):
        return ()
    findings = find_all(document, parties)
    fates = with_fates(document, findings.figures)
    findings = msgspec.structs.replace(findings, figures=fates)
    by_figures = figure_anchors(document, anchors, findings.figures)
    anchors = tuple(sorted((*anchors, *by_figures), key=_start))
    grouping = _grouped(document, anchors, findings)
    if asked and not grouping.groups:
        seen = seen_anchors(document, findings.reading)
        grouping = _grouped(document, sorted((*anchors, *seen), key=_start), findings)
    if not grouping.groups:
        blamed = blamed_anchors(
            document, anchors, findings.attributions, findings.claims, findings.figures
        )
        grouping = _grouped(document, blamed, findings) if blamed else grouping
    attached = attach(document, grouping, findings)
    taken: set[str] = set()
    return tuple(
        _account(document, findings, group, each, taken, whole)
        for group, each in zip(grouping.groups, attached, strict=True)
    )


def _start(anchor: Anchor) -> int:
    return anchor.start


def _grouped(document: Document, anchors: Sequence[Anchor], findings: Findings) -> Grouping:
    return group_anchors(
        document,
        anchors,
        findings.times,
        findings.places,
        findings.figures,
        findings.facts,
        findings.quotes,
    )


def _account(
    document: Document,
    findings: Findings,
    group: Group,
    attached: Attached,
    taken: set[str],
    whole: dict[str, float],
) -> Account:
    report = document.report
    founder = group.founder
    account_id = account_id_of(report.report_id, founder.start, founder.end, extractor_version())
    maker = Maker(report, findings.speech, account_id, extractor_version(), taken)
    statements = statements_of(document, findings, group, attached, maker)
    told_in = {one.sentence for one in statements} | {one.sentence for one in group.anchors}
    return Account(
        account_id=account_id,
        report_id=report.report_id,
        role=group.role,
        anchor_start=founder.start,
        anchor_end=founder.end,
        anchor_quote=report.quote(founder.start, founder.end),
        sentences=tuple(sorted(told_in)),
        statements=statements,
        extractor=extractor_version(),
        odds=whole | _odds(findings, group),
    )


def _odds(findings: Findings, group: Group) -> dict[str, float]:
    """Return the encoder's odds of each type over the windows in which the acts are told."""
    found: dict[str, float] = {}
    if findings.reading is not None:
        for anchor in group.anchors:
            for name, odds in findings.reading.odds_between(anchor.start, anchor.end).items():
                found[name] = max(odds, found.get(name, 0.0))
    return found
