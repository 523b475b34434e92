"""How a draft becomes a report: one text, its facts, its sentences, its ids.

What always holds: the text has a letter or a digit; `text[body_start:]` is the body as it was
given; equal content has an equal `content_sha256` on every machine.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from tallybook.errors import UnreadableReport
from tallybook.read.addresses import day_in_address
from tallybook.read.dates import normal_date
from tallybook.read.decode import plain
from tallybook.read.headers import Header, find_header
from tallybook.read.language import language_of
from tallybook.read.messages import Draft
from tallybook.read.options import sha256_of
from tallybook.read.sentences import split_sentences
from tallybook.records import Report, report_id_of

_LONGEST_FACT = 1_000
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}\Z", re.I)


def make_report(draft: Draft, source_name: str, *, max_text: int) -> Report:
    """Return the report that a draft gives.

    Raises UnreadableReport if the draft has no text or more than `max_text` code points.
    """
    title = one_line(draft.title)
    body = plain(draft.text)
    _check_text(body, source_name, max_text)
    text, body_start = _with_title(title, body)
    header = find_header(text)
    published_at, basis, warnings = _published(draft, header)
    facts = {
        "text": text,
        "title": title,
        "author": one_line(draft.author),
        "publisher": one_line(draft.publisher),
        "url": _address(draft.url),
        "published_at": normal_date(draft.published),
    }
    content_sha256 = _hash_of(facts)
    language = language_of(body, draft.language)
    given_id = one_line(draft.given_id)
    return Report(
        report_id=report_id_of(content_sha256, given_id),
        content_sha256=content_sha256,
        source_name=source_name,
        given_id=given_id,
        text=text,
        body_start=body_start,
        title=title or header.title,
        author=facts["author"] or header.author,
        publisher=facts["publisher"] or header.publisher,
        url=facts["url"],
        published_at=published_at,
        published_at_basis=basis,
        retrieved_at=normal_date(draft.retrieved_at),
        language=language,
        media_type=draft.media_type,
        sentences=split_sentences(text, body_start=body_start, language=language),
        warnings=draft.warnings + warnings,
    )


def one_line(value: str | None) -> str | None:
    """Return a fact as one line without controls, None if nothing is left."""
    if not value:
        return None
    kept = "".join(letter if letter.isprintable() else " " for letter in plain(value[:4000]))
    return " ".join(kept.split())[:_LONGEST_FACT] or None


def _check_text(text: str, source_name: str, max_text: int) -> None:
    if len(text) > max_text:
        raise UnreadableReport(
            source_name,
            f"its text is {len(text):,} characters long; the limit is {max_text:,}",
            next_step="split it into single reports, or raise the setting max_text_mb",
        )
    if not any(map(str.isalnum, text)):
        raise UnreadableReport(
            source_name,
            "it holds no text",
            next_step="look at the original; supply the text if it should have some",
        )


def _with_title(title: str | None, body: str) -> tuple[str, int]:
    """Return the text and where its body starts. A body that repeats its title keeps its own."""
    if not title:
        return body, 0
    end = _end_of_repeated(title, body)
    if end is not None:
        return body, end
    return f"{title}\n\n{body}", len(title) + 2


def _end_of_repeated(title: str, body: str) -> int | None:
    """Return where the title that opens the body ends: 0 when a sentence goes on from it."""
    at = end = len(body) - len(body.lstrip("#* \t\r\n"))
    for word in title.split():
        if not body.startswith(word, at):
            return None
        end = at + len(word)
        gap = body[end : end + 50]
        at = end + len(gap) - len(gap.lstrip())
    if "\n" in body[end:at] or at >= len(body):
        return at
    # "Attack" opens "Attack on a market kills ten" without being its headline.
    return at if len(title.split()) > 3 and not body[at].islower() else 0


def _published(draft: Draft, header: Header) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return published_at, its basis and warnings: by the input, the text, the address, a hint."""
    warnings: list[str] = []
    of_address = _day_of_address(draft)
    told, basis_told = header.published_at, header.published_at_basis or "dateline"
    if told and of_address and _is_slip(told, of_address):
        warnings.append(f"its text says {told}, its address {of_address}: the year is a slip")
        told, basis_told = of_address, "url"
    for value, basis in (
        (draft.published, draft.published_basis),
        (told, basis_told),
        (of_address, "url"),
        (draft.published_hint, draft.hint_basis),
    ):
        if value is None or value == "":
            continue
        if found := normal_date(value):
            return found, basis, tuple(warnings)
        warnings.append(f"no possible date: {one_line(str(value)[:60])}")
    return None, None, tuple(warnings)


def _is_slip(told: str, of_address: str) -> bool:
    """Whether a dateline has the year before: in January many are written so."""
    early = int(of_address[5:7]) <= 2
    return early and int(of_address[:4]) - int(told[:4]) == 1 and told[5:] == of_address[5:]


def _day_of_address(draft: Draft) -> str | None:
    """Return the day in the address; one after the page was fetched is no day of publication."""
    day = day_in_address(_address(draft.url))
    fetched = normal_date(draft.retrieved_at)
    # The clocks of publisher and reader may be a day apart.
    if day and fetched and day > (date.fromisoformat(fetched[:10]) + timedelta(1)).isoformat():
        return None
    return day


def _address(url: str | None) -> str | None:
    """Return a web address; anything else (javascript:, a local path) is none."""
    url = (url or "").strip()
    return url if _WEB_ADDRESS.match(url) and url.isprintable() else None


def _hash_of(facts: dict[str, str | None]) -> str:
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256_of(canonical.encode("utf-8"))
