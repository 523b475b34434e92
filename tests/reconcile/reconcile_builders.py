"""Clusters and statements made by hand, for the tests of reconciling."""

from __future__ import annotations

from typing import Any

import msgspec

from tallybook.records import (
    Account,
    Cluster,
    Copy,
    DateDetail,
    PlaceDetail,
    Report,
    Sentence,
    Statement,
    cluster_id_of,
    make_id,
)

_BOUNDS = {
    "exact": lambda n: (n, n),
    "about": lambda n: (n, n),
    "at_least": lambda n: (n, None),
    "at_most": lambda n: (None, n),
}


def report(
    name: str,
    published: str | None = None,
    publisher: str | None = None,
    *,
    text: str = "x" * 100,
    kind: str = "body",
) -> Report:
    """Return a report of three sentences (of one, if it has a text of its own)."""
    sentences = (
        (Sentence(index=0, start=0, end=len(text), paragraph=0, kind=kind),)
        if text.strip("x")
        else (
            Sentence(index=0, start=0, end=20, paragraph=0, kind="headline"),
            Sentence(index=1, start=20, end=60, paragraph=1),
            Sentence(index=2, start=60, end=100, paragraph=2),
        )
    )
    return Report(
        report_id=f"r-{name}",
        content_sha256=make_id("h", name),
        source_name=f"{name}.txt",
        publisher=publisher,
        published_at=published,
        text=text,
        sentences=sentences,
    )


def said(
    field: str, value: Any = None, *, start: int = 20, sentence: int = 1, **more: Any
) -> Statement:
    """Return one statement; its report and account are set when it joins a cluster."""
    quote = more.pop("quote", str(value))
    return Statement(
        statement_id="",
        report_id="",
        account_id="",
        sentence=sentence,
        start=start,
        end=start + len(quote),
        quote=quote,
        field=field,
        value=value,
        **more,
    )


def figure(harm: str, number: int | None, bound: str = "exact", **more: Any) -> Statement:
    """Return a figure of harm: a number with its bound."""
    low, high = _BOUNDS[bound](number)
    more.setdefault("scope", "total")
    return said(harm, number, number_low=low, number_high=high, bound=bound, **more)


def killed(number: int, bound: str = "exact", **more: Any) -> Statement:
    """Return a figure of the dead."""
    return figure("killed", number, bound, **more)


def ranged(harm: str, low: int, high: int, **more: Any) -> Statement:
    """Return a figure between two numbers."""
    return said(harm, None, number_low=low, number_high=high, bound="range", scope="total", **more)


def vague(harm: str, word: str, low: int, high: int | None, **more: Any) -> Statement:
    """Return a figure told by a word without a number."""
    more.setdefault("scope", "total")
    return said(
        harm,
        None,
        number_low=low,
        number_high=high,
        bound="vague",
        value_raw=word,
        quote=word,
        **more,
    )


def day(text: str, *, until: str | None = None, precision: str = "day", **more: Any) -> Statement:
    """Return the day of the incident, as a statement."""
    basis = more.pop("basis", "explicit")
    detail = DateDetail(date_from=text, date_to=until or text, precision=precision, basis=basis)
    return said("occurred_from", text, detail=detail, **more)


def place(name: str, **more: Any) -> Statement:
    """Return a place statement with its detail."""
    return said("place", name, detail=PlaceDetail(name=name, **more))


def cluster(
    *told: tuple[Report, list[Statement]], copies: tuple[Copy, ...] = (), roles: str = ""
) -> Cluster:
    """Return a cluster of one account a report, holding these statements."""
    accounts = []
    for number, (of, statements) in enumerate(told):
        account_id = f"a-{of.report_id}"
        owned = tuple(
            msgspec.structs.replace(
                one,
                statement_id=one.statement_id or f"s-{of.report_id[2:]}-{nth}",
                report_id=of.report_id,
                account_id=account_id,
            )
            for nth, one in enumerate(statements)
        )
        accounts.append(
            Account(
                account_id=account_id,
                report_id=of.report_id,
                role="background" if roles[number : number + 1] == "b" else "main",
                anchor_start=0,
                anchor_end=6,
                anchor_quote="attack",
                sentences=tuple(one.index for one in of.sentences),
                statements=owned,
            )
        )
    ordered = tuple(sorted(accounts, key=lambda one: one.account_id))
    reports = tuple(sorted((of for of, _ in told), key=lambda one: one.report_id))
    return Cluster(
        cluster_id=cluster_id_of(ordered), accounts=ordered, reports=reports, copies=copies
    )
