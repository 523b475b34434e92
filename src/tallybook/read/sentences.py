"""Where does each sentence of a text begin and end, and what is it in its report?

Paragraphs are cut at blank lines and mended where one was broken in mid-sentence; sentences are
cut inside paragraphs. Nothing is deleted: every character that is no space is in one sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tallybook.read.furniture import (
    furniture_kind,
    is_byline,
    is_dateline,
    is_name,
    is_title,
    see_also_spans,
)
from tallybook.records import Sentence

# Longer than any sentence of prose: text without full stops is cut at a space beyond this.
_LONGEST = 2_000
_BLANK = re.compile(r"\n[ \t\r]*\n")
# A terminator with closing quotes or brackets, before space or the end.
_END = re.compile(r"[.!?؟।…]{1,4}[\"'”’»)\]*_]{0,4}(?=\s|$)|[。！？]")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt maj capt cpl pvt rev hon gov sen rep st no nos vs jr sr jan"
    " feb mar apr jun jul aug sept sep oct nov dec tue tues wed thu thur thurs approx"
    " est dept bros etc al fig vol pp ft mt ave blvd rd adm brig cmdr supt insp det"
    " spc pfc messrs mme mlle ing lic dra sra ariz ark calif colo conn fla ga ill ind ky"
    " md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala"
    " del".split()
)
# These end a sentence when a capital follows that begins one.
_MAYBE = frozenset("inc ltd co corp jr sr etc u.s u.k u.n a.m p.m e.u d.c no".split())
_OPENERS = "\"'“‘«([¿¡*_"
_MID_SENTENCE = frozenset(
    "a an the of in on at by for with from to and or but nor as that which who whom whose than"
    " into onto around about between is are was were be been has have had will would its their his"
    " her comes less more over under near after before during since until against not also when"
    " while where said told a some".split()
)


def split_sentences(
    text: str, *, body_start: int = 0, language: str | None = None
) -> tuple[Sentence, ...]:
    """Cut a text into sentences, with paragraph numbers and kinds.

    `body_start` is where the body begins when the title was put before it. Offsets are
    [start, end) in code points; linear in the length of the text.
    """
    sentences: list[Sentence] = []
    paragraphs = list(_paragraphs(text, body_start))
    lead = _lead(text, paragraphs, body_start)
    for number, (start, end) in enumerate(paragraphs):
        kind = lead.get(number)
        spans = [(start, end)] if kind else list(_sentences(text, start, end))
        for first, last in spans:
            sentences.append(
                Sentence(
                    index=len(sentences),
                    start=first,
                    end=last,
                    paragraph=number,
                    kind=kind or furniture_kind(text[first : min(last, first + 600)]) or "body",
                )
            )
    return tuple(sentences)


def _lead(text: str, paragraphs: list[tuple[int, int]], body_start: int) -> dict[int, str]:
    """Return the kinds of whole paragraphs that are title, byline, dateline or heading."""
    kinds: dict[int, str] = {}
    for number, (start, end) in enumerate(paragraphs):
        line = text[start : min(end, start + 300)]
        if end <= body_start or line.startswith("#"):
            kinds[number] = "headline"
        elif "\n" in line.strip() or end - start >= 300:
            continue
        elif number <= 5 and is_dateline(line.strip("*_ ")):
            kinds[number] = "dateline"
        elif number <= 5 and is_byline(line):
            kinds[number] = "byline"
        elif number == 0 and body_start == 0 and is_title(line) and len(paragraphs) > 1:
            kinds[number] = "headline"
        elif (
            0 < number <= 4 and kinds.get(number - 1) in ("headline", "dateline") and is_name(line)
        ):
            kinds[number] = "byline"
    return kinds


def _paragraphs(text: str, body_start: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, those mended that were broken in mid-sentence."""
    pending: tuple[int, int] | None = None
    for start, end in _blocks(text, body_start):
        if pending is None:
            pending = (start, end)
        elif start != body_start and _goes_on(text, pending, (start, end)):
            pending = (pending[0], end)
        else:
            yield pending
            pending = (start, end)
    if pending is not None:
        yield pending


def _blocks(text: str, body_start: int) -> Iterator[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _BLANK.finditer(text)), len(text)]
    if 0 < body_start < len(text):
        cuts = sorted({*cuts, body_start})
    for first, last in itertools.pairwise(cuts):
        yield from _lines(text, first, last)


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a block whole, but for a heading line, which is a block of its own."""
    start, end = _trimmed(text, first, last)
    if start >= end:
        return
    newline = text.find("\n", start, end)
    head = text[start : newline if newline >= 0 else end]
    if newline >= 0 and (head.startswith("#") or (_is_bare(head, text[newline + 1 : newline + 2]))):
        yield _trimmed(text, start, newline)
        yield from _lines(text, newline + 1, end)
    else:
        yield start, end


def _is_bare(head: str, after: str) -> bool:
    """Whether the first line of a block stands for itself: a dateline or byline."""
    return is_dateline(head) or is_byline(head)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a blank line stands in mid-sentence: the end is open, and the next goes on."""
    tail = text[max(before[0], before[1] - 60) : before[1]].rstrip("*_")
    head = text[after[0] : min(after[1], after[0] + 40)]
    if not tail or tail[-1] in '.!?:;"”’»)]。…' or head[0] in '#*-•·–—>|"“':
        return False
    if text[before[0]] == "#":
        return False
    word = tail.split()[-1].lower().strip("\"'“”‘’(,")
    opened = word in _MID_SENTENCE or tail[-1] == "," or word[-1:].isdigit()
    lower = head[0].islower()
    short = before[1] - before[0] < 60 and not opened
    return (lower and not short) or (word in _MID_SENTENCE and before[1] - before[0] > 60)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph; a pointer in brackets is one of its own."""
    at = start
    for first, last in see_also_spans(text, start, end):
        yield from _plain_sentences(text, at, first)
        yield first, last
        at = last
    yield from _plain_sentences(text, at, end)


def _plain_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _END.finditer(text, start, end):
        if _ends(text, at, found.start(), found.end(), end):
            yield from _bounded(text, at, found.end())
            at = found.end()
    yield from _bounded(text, at, end)


def _ends(text: str, start: int, mark: int, after: int, end: int) -> bool:
    """Whether a terminator really ends the sentence."""
    following = text[after : min(end, after + 60)].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if text[mark : mark + 3] in ("...", ". .") or text[mark] == "…":
        return first.isupper() and after - mark > 3
    if text[mark] != "." or after - mark > 1:
        return True
    word = _word_before(text, start, mark)
    plain = word.lower().lstrip(_OPENERS)
    if len(plain) == 1 and plain.isalpha() and plain not in ("i",):
        return False
    if plain in _MAYBE or (len(plain) > 2 and plain[1:2] == "." and plain[-2:-1] == "."):
        return first.isupper() and not following[:1].isdigit() and _starts_sentence(following)
    return plain not in _ABBREVIATIONS or (plain.isdigit() and first.isupper())


def _starts_sentence(following: str) -> bool:
    """Whether the next word is one that begins sentences rather than goes on with a name."""
    word = following.lstrip(_OPENERS).split(None, 1)[0].strip(",.;:").lower()
    return (
        word
        in (
            "the a an in on at he she it they we i but and this that these those last as after when"
            " while police officials his her their there if no one for"
        ).split()
    )


def _word_before(text: str, start: int, mark: int) -> str:
    first = mark
    while first > start and mark - first < 40 and not text[first - 1].isspace():
        first -= 1
    return text[first:mark]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without outer space, cut at spaces where it is too long for a sentence."""
    start, end = _trimmed(text, start, end)
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = start + _LONGEST if cut <= start else cut
        yield _trimmed(text, start, cut)
        start, end = _trimmed(text, cut, end)
    if start < end:
        yield start, end
