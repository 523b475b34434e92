"""What changed in the book, and who decided it? The newest first, as a list and as Atom."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from tallybook.records import Decision, Incident
from tallybook.review.changes import change_of
from tallybook.serve.served import Served
from tallybook.serve.shapes import ChangeRow, ChangesAnswer
from tallybook.store.entries import Decided, Entry, Reconciled

# XML 1.0 holds no other control characters than these.
_XML_CONTROLS = "\t\n\r"


def changes(served: Served, *, since: str | None, before: int | None, limit: int) -> ChangesAnswer:
    """Return a page of changes after a moment. Raises UsageError for what is no moment."""
    entries, earlier = served.lists.changes(since=since, before=before, limit=limit)
    about = _Subjects(
        served, [one.body.decision for one in entries if isinstance(one.body, Decided)]
    )
    rows = tuple(_row(one, earlier, about) for one in entries)
    more = len(entries) == limit
    return ChangesAnswer(rows=rows, since=since, next_before=entries[-1].seq if more else None)


class _Subjects:
    """Which incident is each decision about, and what is it called?"""

    def __init__(self, served: Served, decisions: list[Decision]) -> None:
        statements = [one.record_ids[0] for one in decisions if one.subject == "statement"]
        self._account_of = served.book.account_ids_of(statements)
        accounts = {self._account(one) for one in decisions}
        self._incident_of = served.book.incidents_of(one for one in accounts if one)
        rows = served.listings.now().rows_of(self._incident_of.values())
        self._titles = {one.incident_id: one.title for one in rows}

    def _account(self, decision: Decision) -> str | None:
        first = decision.record_ids[0]
        return self._account_of.get(first) if decision.subject == "statement" else first

    def incident(self, decision: Decision) -> tuple[str | None, str]:
        """Return the id and the title of the incident that the decision is about today."""
        incident_id = self._incident_of.get(self._account(decision) or "")
        return incident_id, self._titles.get(incident_id or "", "an incident that is gone")


def _row(entry: Entry, earlier: dict[tuple[str, int], Incident], about: _Subjects) -> ChangeRow:
    body = entry.body
    if isinstance(body, Reconciled):
        one = body.incident
        return ChangeRow(
            seq=entry.seq,
            at=entry.at,
            kind="incident",
            title=one.title,
            words=_what(earlier.get((one.incident_id, one.version)), one, entry.at),
            incident_id=one.incident_id,
            version=one.version,
            status=one.status,
        )
    if not isinstance(body, Decided):
        raise TypeError(f"entry {entry.seq} is no change")
    incident_id, title = about.incident(body.decision)
    return ChangeRow(
        seq=entry.seq,
        at=entry.at,
        kind="decision",
        title=title,
        words=_decided(body.decision),
        incident_id=incident_id,
        version=body.decision.on_version,
        who=body.decision.decider,
    )


def _what(before: Incident | None, now: Incident, at: str) -> str:
    return "; ".join(change_of(before, now, at).what) or "nothing that is shown"


def _decided(decision: Decision) -> str:
    about = {"pair": "two accounts", "statement": "a statement", "incident": "the incident"}
    words = f"{about.get(decision.subject, decision.subject)}: {decision.verdict}"
    if decision.field:
        words += f" {decision.field}"
    if decision.value is not None:
        words += f" {decision.value}"
    return f"{words} ({decision.reason})" if decision.reason else words


def atom(served: Served, answer: ChangesAnswer, address: str) -> str:
    """Return the changes as an Atom feed (RFC 4287); every word of a report is escaped text."""
    # An Atom feed must say when it last changed; one without entries began with the epoch.
    updated = answer.rows[0].at if answer.rows else _EPOCH
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_text(served.book_name)}: changes</title>\n<id>{_text(address)}</id>\n"
        f'<link rel="self" href={quoteattr(address)}/>\n<updated>{_moment(updated)}</updated>\n'
    )
    base = address.rpartition("/")[0]
    return head + "".join(_entry(one, base) for one in answer.rows) + "</feed>\n"


_EPOCH = "1970-01-01T00:00:00.000000Z"


def _entry(row: ChangeRow, base: str) -> str:
    link = f"{base}/incidents/{row.incident_id}" if row.incident_id else f"{base}/changes"
    return (
        f"<entry><title>{_text(row.title)}</title><id>{_text(base)}/changes#{row.seq}</id>"
        f"<link href={quoteattr(link)}/><updated>{_moment(row.at)}</updated>"
        f"<author><name>{_text(row.who or 'tallybook')}</name></author>"
        f'<summary type="text">{_text(row.words)}</summary></entry>\n'
    )


def _text(words: str) -> str:
    shown = "".join(one if one >= " " or one in _XML_CONTROLS else "�" for one in words)
    return escape(shown.replace("￾", "�").replace("￿", "�"))


def _moment(at: str) -> str:
    return datetime.fromisoformat(at).isoformat().replace("+00:00", "Z")
