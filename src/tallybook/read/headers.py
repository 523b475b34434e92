"""What do the first lines of a text say of itself: title, author, publisher, date?

Only lines above the story count, and the dateline of its first line: a date inside the story
is not the date of publication. A date that no calendar has gives None.
"""

from __future__ import annotations

import datetime
import re

import msgspec

from tallybook.read.head_lines import is_byline, is_dateline, is_name
from tallybook.read.sentences import split_sentences
from tallybook.records import Sentence

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}}|\d{{2}})\b", re.I
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<number>\d{2})[-/.](?P<day>\d{2})(?!\d)"),
    # Orders that only one reading fits: 13/05/2031, 05/13/2031.
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])[-/.](?P<number>\d{1,2})[-/.](?P<year>\d{4})\b"),
    re.compile(r"\b(?P<number>\d{1,2})[-/.](?P<day>1[3-9]|2\d|3[01])[-/.](?P<year>\d{4})\b"),
)
# "NAIROBI, Kenya (AP) -", "BOGOTA, 3 JAN 90 (EFE) -- [TEXT]", "KABUL, Afghanistan (May 3, 2011)";
# "QUITO, 3 JAN 90 -- [SUMMARY]": transcripts name what follows in brackets.
# "GENEVA, 3 May 2011 - ", "(Bogota, 3 May 2011) The": a date with its year ends a dateline too.
_FILED = re.compile(r"[A-Z(][^\n]{6,90}?\d{4} ?(?:\)|-{1,2}|–|—)")
_CITY_FILED = re.compile(r"[A-Z][A-Z/ .'-]{2,40},|\([A-Z][a-zA-Z .'-]{2,40},")
# "For immediate release: May 3, 2011", "as of 3 May 2011": a title that tells its day.
_DATED_TITLE = re.compile(
    r"\b(?:released?|published|posted|updated|dated|issued|as of|reporting date):? {1,2}"
    r"(?=.{5,40}$)",
    re.I | re.M,
)
_WIRE = re.compile(
    r"[A-Z(][^\n]{0,120}?(?:\)\s{0,3}(?:-{1,2}|–|—)|--\s{0,3}\[[A-Z]{4,20}\b)"
    r"|[A-Z][A-Z .'-]{2,30},[^\n()]{0,40}\([^()\n]{2,30}\d\)"
)
# A dateline without a year: "(May 13)". The year may stand above it, in a release number.
_DAY_AND_MONTH = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{_MONTH}\b", re.I),
)
# "June 14: Operations in the East", and below it "2031-06-CA-043".
_OPENING_DAY = re.compile(rf"[# *]{{0,6}}{_MONTH}\s+(?P<day>\d{{1,2}}):", re.I)
_RELEASE_NUMBER = re.compile(r"(?<!\d)(?P<year>20\d{2})-(?P<month>\d{2})-[A-Z]{1,3}-\d{2,4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# "(COLOMBIA)," is a part of the place; what stands before the dash is the agency.
# A city in capitals tells a line of filing from a title that ends in a date.
_CAPITAL_CITY = re.compile(r"[A-Z][A-Z .'-]{2,30},\s")
_AGENCY = re.compile(r"\(([A-Z][^()\d\n]{1,40})\)(?!,)")
# "Nairobi, 9 May 2031" names a place; these words make the name before the comma an outlet.
_OUTLET = re.compile(
    r"\b(?:gazette|times|post|wire|news|agency|press|herald|daily|courier|tribune|journal|radio|tv"
    r"|television|guardian|mail|telegraph|standard|star|sun|observer|review|weekly|monitor|today"
    r"|nation|independent|reuters|afp|bbc|cnn|ap|xinhua|efe|broadcasting|media|magazine)\b",
    re.I,
)
_LINES_ABOVE = 6
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
# A dateline stands within so many sentences and characters of the top.
_TOP_SENTENCES, _TOP = 8, 1_200


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What the head of a text says; None where it says nothing. `title_end` is an offset."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    published_at_basis: str | None = None
    title_end: int = 0


def find_header(text: str, sentences: tuple[Sentence, ...] | None = None) -> Header:
    """Read the head of a plain or Markdown text. `sentences` are those of the text, if at hand."""
    if sentences is None:
        sentences = split_sentences(text[:20_000])
    lead = _lead(text, sentences)
    headline = next(
        (one for one in lead if one.kind == "headline" and not _is_filed(text, one)), None
    )
    title = text[headline.start : headline.end].strip("# *\n") if headline else None
    lines = [text[one.start : one.end] for one in lead if one is not headline]
    top = [one for one in sentences[:_TOP_SENTENCES] if one.start < _TOP]
    lines += [text[one.start : one.end] for one in top if one.kind == "dateline"]
    wire = next((w for w in (_wire(text, one) for one in top) if w), "")
    if title and _DATED_TITLE.search(title):
        lines.append(title)
    date = next((d for d in map(_date_in, [*lines, wire]) if d), None)
    date = date or _yearless(text, wire) or _numbered(text)
    return Header(
        title=title,
        author=next((a for a in map(_author, lines) if a), None),
        publisher=next((p for p in (*map(_publisher, lines), _agency(wire)) if p), None),
        published_at=date,
        published_at_basis="dateline" if date else None,
        title_end=headline.end if headline else 0,
    )


def _lead(text: str, sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """Return the lines above the story: up to the first sentence that ends as sentences do."""
    lead: list[Sentence] = []
    for one in sentences[:_LINES_ABOVE]:
        short_line = one.end - one.start < 80 and text[one.end - 1] not in ".!?"
        if one.kind == "body" and not (short_line and one.paragraph <= 3):
            break
        lead.append(one)
    return lead


def _is_filed(text: str, sentence: Sentence) -> bool:
    """Whether a first line says where and when it was filed: "LIMA, Peru, March 17, 2019"."""
    line = text[sentence.start : sentence.end].strip("# *")
    return _CAPITAL_CITY.match(line) is not None and is_dateline(line)


def _wire(text: str, sentence: Sentence) -> str:
    """Return the dateline at the start of the sentence or of a line in it, empty for none."""
    end = min(len(text), sentence.start + 400)
    for line in text[sentence.start : end].splitlines()[:8]:
        found = _filed(line.strip()) or _WIRE.match(line.strip())
        if found:
            return found.group()
    return ""


def _filed(line: str) -> re.Match[str] | None:
    """Return the dateline that a city in capitals, or a city in brackets, begins."""
    found = _FILED.match(line) if _CITY_FILED.match(line) else None
    return found if found and _date_in(found.group()) else None


def _agency(wire: str) -> str | None:
    found = _AGENCY.search(wire)
    return found.group(1).strip() if found else None


def _author(line: str) -> str | None:
    plain = line.strip().strip("*_")
    if is_byline(plain):
        return re.split(r"[,|]\s", plain.split(None, 1)[1])[0].strip()
    return plain if is_name(plain) and not is_dateline(plain) else None


def _publisher(line: str) -> str | None:
    """Return the outlet in "Sample Gazette, 9 August 2016": a name, a comma, a date."""
    plain = line.strip().strip("*_")
    name, comma, rest = plain.partition(",")
    is_outlet = _OUTLET.search(name) is not None and not is_byline(plain)
    return name.strip() if comma and is_outlet and is_dateline(rest.strip()) else None


def _date_in(line: str) -> str | None:
    for pattern in _DATES:
        found = pattern.search(line)
        if found:
            return _iso(found)
    return None


def _yearless(text: str, wire: str) -> str | None:
    """Return the date of a dateline without a year, if exactly one year stands above it."""
    years = set(_YEAR.findall(text, 0, text.find(wire))) if wire else set()
    found = next((f for f in (p.search(wire) for p in _DAY_AND_MONTH) if f), None)
    return _iso(found, years.pop()) if found and len(years) == 1 else None


def _numbered(text: str) -> str | None:
    """Return the day that opens a release ("June 14: ...") whose number tells year and month."""
    found, number = _OPENING_DAY.match(text), _RELEASE_NUMBER.search(text, 0, _TOP)
    date = _iso(found, number["year"]) if found and number else None
    return date if date and number and date[5:7] == number["month"] else None


def _iso(found: re.Match[str], year_above: str | None = None) -> str | None:
    groups = found.groupdict()
    month = groups.get("number") or _MONTHS.index(groups["month"][:3].lower()) + 1
    year = int(year_above or groups["year"])
    # Two digits stand for the last century: wires of the years before 2000 wrote them so.
    year += 1900 if year < 100 else 0
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime.date(year, int(month), int(groups["day"])).isoformat()
    except ValueError:
        return None
