"""Where do the paragraphs of a text begin and end, and which are headings, bylines, datelines?

Lines wrapped at a fixed width are one paragraph, and so are the halves of a sentence that a
blank line cut in two. Headings, bylines, datelines and bullets swallow nothing that follows.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

import msgspec

from tallybook.read.furniture import furniture_kind
from tallybook.read.head_lines import is_byline, is_date, is_dateline, is_name

# Mail and wires wrap at 60 to 80 columns; wider lines are paragraphs of their own.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
# Of fewer lines the longest says nothing: it always fills itself.
_SHOWS_WIDTH = 4
_TITLE_LENGTH = 250
_SUBHEAD_WORDS = 12
_TAIL = 40
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*+•·●◦▪‣–—>]|\(?\d{1,3}[.)]|\(?[a-zA-Z][)])\s")
_LAST_WORD = re.compile(r"([^\W_]+(?:[.'’][^\W_]+){0,4})\.?$")
_CLOSERS = "\"'”’»›)]}」』）*_"
_OPENERS = "\"'“‘«‹([{「『（*_„"
_ENDERS = ".!?…؟۔।॥。！？｡:："
_NAMES_OF_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph at `[start, end)`; `kind` is body, headline, byline or dateline."""

    start: int
    end: int
    kind: str
    bullet: bool = False


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    blank_before: bool
    indent: int
    text: str


@functools.cache
def _function_words() -> frozenset[str]:
    raw = (resources.files(__package__) / "functionwords.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(raw)["words"])


@functools.cache
def _titles() -> frozenset[str]:
    raw = (resources.files(__package__) / "abbreviations.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(raw)["titles"])


def paragraphs_in(text: str, body_start: int = 0) -> list[Paragraph]:
    """Return the paragraphs of a text in order; between them stands white space only."""
    lines = _lines(text, body_start)
    width = _wrap_width(lines)
    groups = _groups(lines, width, body_start)
    return [_paragraph(groups, index, body_start) for index in range(len(groups))]


def _lines(text: str, body_start: int) -> list[_Line]:
    """Return the lines that hold anything, without the white space at their ends."""
    lines: list[_Line] = []
    last_end = 0
    for found in _LINE.finditer(text):
        for start, end in _parted(found.start(), found.end(), body_start):
            piece = text[start:end]
            bare = piece.strip()
            if not bare:
                continue
            indent = len(piece) - len(piece.lstrip())
            at = start + indent
            blank = len(_BREAK.findall(text, last_end, at)) > 1
            lines.append(_Line(at, at + len(bare), blank, indent, bare))
            last_end = at + len(bare)
    return lines


def _parted(start: int, end: int, body_start: int) -> tuple[tuple[int, int], ...]:
    if start < body_start < end:
        return (start, body_start), (body_start, end)
    return ((start, end),)


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Return the column at which the text was wrapped, None if it was not.

    In wrapped text the first word of a line would not have fitted on the line before it. A desk
    may have set some paragraphs wider than others, so a paragraph of several lines may go by its
    own width.
    """
    pairs = [
        (one, two, own)
        for block in _blocks(lines)
        for own in [_own_width(block)]
        for one, two in itertools.pairwise(block)
        if two.indent <= one.indent
    ]
    if not pairs:
        return None
    longest = max(len(one.text) + one.indent for one, _, _ in pairs)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return None
    wrapped = sum(_did_not_fit(one, two, own or longest) for one, two, own in pairs)
    # A paragraph ends in a short line now and then; a list of titles hardly ever fills its lines.
    return longest if wrapped >= 2 and wrapped >= 0.6 * len(pairs) else None


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the lines between blank ones."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if line.blank_before or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _own_width(block: Sequence[_Line]) -> int | None:
    """Return the width of a paragraph long enough to show one, None of a short one."""
    if len(block) < _SHOWS_WIDTH:
        return None
    width = max(len(one.text) + one.indent for one in block)
    return width if width >= _NARROWEST_WRAP else None


def _did_not_fit(one: _Line, two: _Line, width: int) -> bool:
    first_word = two.text[:_TAIL].split(" ", 1)[0]
    # Two columns of slack: some wires end lines in two spaces.
    return len(one.text) + one.indent + len(first_word) + 3 >= width


def _groups(lines: list[_Line], width: int | None, body_start: int) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _goes_on(groups, line, width, body_start):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(groups: list[list[_Line]], line: _Line, width: int | None, body_start: int) -> bool:
    """Return whether a line belongs to the paragraph before it."""
    group = groups[-1]
    before = group[-1]
    if before.start < body_start <= line.start:
        return False
    if width is not None and not line.blank_before:
        # A wrapped line may begin with "30." or a dash in the middle of a sentence.
        new = line.indent > before.indent or _BULLET.match(line.text)
        return not new or not _ends(before.text)
    if _BULLET.match(line.text):
        return False
    if _stands_alone(before.text) or _stands_alone(line.text):
        return False
    if _is_title_case(before.text) and len(group) == 1 and not line.blank_before:
        return False
    first = len(groups) == 1
    if not first and not line.blank_before and _is_open_line(before.text):
        return True
    return _is_cut(before.text, line.text, first=first)


def _is_open_line(text: str) -> bool:
    """Return whether a line is as long as wrapped prose, and ends in mid-sentence."""
    return len(text) >= _NARROWEST_WRAP and not _ends(text) and not _is_title_case(text)


def _stands_alone(text: str) -> bool:
    marks_only = not any(map(str.isalnum, text[:200]))
    return marks_only or text.startswith("#") or is_dateline(text) or is_byline(text)


def _ends(text: str) -> bool:
    """Return whether a line ends where a sentence may end."""
    bare = text[-_TAIL:].rstrip(_CLOSERS)
    if not bare or bare[-1] not in _ENDERS:
        return False
    word = _LAST_WORD.search(bare)
    return word is None or bare[-1] != "." or word[1].lower() not in _titles()


def _is_cut(before: str, after: str, *, first: bool) -> bool:
    """Return whether a sentence goes on from one line to the next across the white space."""
    head = after[:_TAIL].lstrip(_OPENERS)
    lower = head[:1].islower() and not head.startswith(("al-", "el-", "http", "www."))
    if _ends(before):
        return lower and _ends_in_hours(before)
    if after[0] in ",;)]" or after.startswith((". ", "? ", "! ")):
        return True
    tail = before[-_TAIL:]
    word = _LAST_WORD.search(tail)
    if word and word[1].lower() in _titles() and tail.endswith("."):
        return True
    if _is_title_case(before) and (first or len(before) < 90):
        return False
    if lower or tail.endswith((",", ";", "(", "[", "“", "«", "$", "€", "£")):
        return True
    return word is not None and _hangs(word[1], before, head)


def _hangs(word: str, before: str, head: str) -> bool:
    """Return whether a last word cannot be the last: "in", "the", "on 23" before "September"."""
    if word.isdigit():
        return head.split(" ", 1)[0].strip(".,").lower() in _NAMES_OF_MONTHS
    if before.isupper() and not head.isupper() and len(head) > 1:
        return False
    return word.lower() in _function_words() and (word.islower() or before.isupper())


_HOURS = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)


def _ends_in_hours(text: str) -> bool:
    return _HOURS.search(text[-_TAIL:]) is not None


def _is_title_case(text: str) -> bool:
    """Return whether the long words of a line begin with capitals, as in a title."""
    if len(text) > _TITLE_LENGTH:
        return False
    words = [word.strip(_OPENERS + _CLOSERS + ",:;") for word in text.split()]
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long_words) > 1 and sum(word[0].isupper() for word in long_words) >= 0.85 * len(
        long_words
    )


def _paragraph(groups: list[list[_Line]], index: int, body_start: int) -> Paragraph:
    group = groups[index]
    start, end = group[0].start, group[-1].end
    bullet = bool(_BULLET.match(group[0].text))
    return Paragraph(start, end, _kind(groups, index, body_start, bullet), bullet)


def _kind(groups: list[list[_Line]], index: int, body_start: int, bullet: bool) -> str:
    group = groups[index]
    line = group[0].text
    if group[-1].end <= body_start or line.startswith("#"):
        return "headline"
    # The first line is a title even if it ends in a date: "Kabul Attack, 3 May 2031".
    if len(group) == 1 and (is_date(line) if index == 0 else is_dateline(line)):
        return "dateline"
    if len(group) == 1 and (is_byline(line) or _is_author(groups, index)):
        return "byline"
    if bullet or index == len(groups) - 1:
        return "body"
    if index == 0 and body_start == 0 and len(groups) > 1:
        return "headline" if _is_first_title(group) else "body"
    return "headline" if _is_subhead(group) else "body"


def _is_author(groups: list[list[_Line]], index: int) -> bool:
    """Return whether a bare name stands beside a date line near the top."""
    line = groups[index][0].text
    if not 0 < index < 5 or not is_name(line) or furniture_kind(line):
        return False
    beside = [groups[at] for at in (index - 1, index + 1) if 0 < at < len(groups)]
    return any(len(group) == 1 and is_dateline(group[0].text) for group in beside)


def _is_first_title(group: list[_Line]) -> bool:
    length = group[-1].end - group[0].start
    last = group[-1].text
    if length > _TITLE_LENGTH:
        return False
    if not _ends(last) or last[-1] == ":":
        return True
    return last[-1] in "?!" and len(group) == 1 and len(last.split()) <= 20


def _is_subhead(group: list[_Line]) -> bool:
    text = group[0].text
    if len(group) > 1 or _ends(text) or text[0] in "\"“‘'«":
        return False
    if not 2 <= len(text.split()) <= _SUBHEAD_WORDS:
        return False
    return _is_title_case(text) or text.isupper() or (text.startswith("**") and text.endswith("**"))
