"""A made-up page: sentences written one after the other, with the statements that they make.

Every statement has its words at its offsets, as those read from real texts have.
"""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from tallybook.records import (
    Account,
    Report,
    Sentence,
    Statement,
    account_id_of,
    make_id,
    report_id_of,
    statement_id_of,
)

EXTRACTOR = "made-1"


class Page:
    """One report in the making. Write sentences; between `begin` and `end` they are an account's.

    `report_id` has to be known before the text is: it is that of the page's name.
    """

    def __init__(self, name: str, publisher: str, published: int | None) -> None:
        self.report_id = report_id_of(name, None)
        self.name = name
        self.publisher = publisher
        self.published = published
        self.accounts: list[Account] = []
        self._parts: list[str] = []
        self._length = 0
        self._sentences: list[Sentence] = []
        self._told: list[tuple[int, int, int, str, dict[str, Any]]] = []
        self._first = 0
        self._anchor = (0, 0, "")

    def begin(self) -> None:
        """Begin the account of another incident."""
        self._told = []
        self._first = len(self._sentences)
        self._anchor = (0, 0, "")

    def say(self, pieces: list[tuple[str, dict[str, Any] | None]]) -> None:
        """Write a sentence of pieces; a piece with the fields of a statement makes one.

        The field `anchor` marks the words that tell of the act.
        """
        if self._length:
            self._write("\n\n" if len(self._sentences) % 3 == 0 else " ")
        start, number = self._length, len(self._sentences)
        for words, fields in pieces:
            at = self._length
            self._write(words)
            if fields is None:
                continue
            if fields.get("field") == "attack_type":
                self._anchor = (at, self._length, words)
            self._told.append((number, at, self._length, words, fields))
        self._sentences.append(
            Sentence(index=number, start=start, end=self._length, paragraph=number // 3)
        )

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def end(self, role: str) -> None:
        """End the account that was begun last."""
        start, end, quote = self._anchor
        account_id = account_id_of(self.report_id, start, end, EXTRACTOR)
        told = [self._statement(account_id, *one) for one in self._told]
        told.sort(key=lambda one: (one.start, one.end, one.field, one.statement_id))
        self.accounts.append(
            Account(
                account_id=account_id,
                report_id=self.report_id,
                role=role,
                anchor_start=start,
                anchor_end=end,
                anchor_quote=quote,
                sentences=tuple(range(self._first, len(self._sentences))),
                statements=tuple(told),
                extractor=EXTRACTOR,
            )
        )

    def _statement(
        self, account_id: str, number: int, start: int, end: int, quote: str, fields: dict[str, Any]
    ) -> Statement:
        field, value = fields["field"], fields.get("value")
        return Statement(
            statement_id=statement_id_of(
                self.report_id, start, end, field, value, fields.get("scope"), EXTRACTOR
            ),
            report_id=self.report_id,
            account_id=account_id,
            sentence=number,
            start=start,
            end=end,
            quote=quote,
            value_raw=quote,
            extractor=EXTRACTOR,
            **({"confidence": 0.9} | fields),
        )

    def report(self) -> Report:
        """Return the page as a report."""
        text = "".join(self._parts)
        return Report(
            report_id=self.report_id,
            content_sha256=make_id("h", text),
            source_name=f"{self.name}.txt",
            text=text,
            publisher=self.publisher,
            published_at=iso(self.published) if self.published is not None else None,
            published_at_basis="metadata" if self.published is not None else None,
            language="en",
            reader=EXTRACTOR,
            sentences=tuple(self._sentences),
        )


def moved(account: Account, report_id: str) -> Account:
    """Return an account as it stands in a reprint."""
    account_id = account_id_of(report_id, account.anchor_start, account.anchor_end, EXTRACTOR)
    return msgspec.structs.replace(
        account,
        account_id=account_id,
        report_id=report_id,
        statements=tuple(
            msgspec.structs.replace(
                one,
                statement_id=statement_id_of(
                    report_id, one.start, one.end, one.field, one.value, one.scope, EXTRACTOR
                ),
                account_id=account_id,
                report_id=report_id,
            )
            for one in account.statements
        ),
    )


def iso(day: int) -> str:
    """Return a day as ISO 8601."""
    return datetime.date.fromordinal(day).isoformat()
