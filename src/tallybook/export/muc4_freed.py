"""Which of the kidnapped does the text say regained freedom?

"Juan Perez ... was released", "kidnapped and released", "freed him", "released six hostages": the
one who stands before a passive or a pronoun, else the one who comes after. What may be, was asked
for or was refused ("to be released", "not released") is no release.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from tallybook.export.muc4_strings import Filler
from tallybook.export.muc4_vocabulary import listed
from tallybook.records import Report, Sentence

_WORD = re.compile(r"[^\s,.;:()\[\]\"]+")
# How far after "released" the words for those set free begin, in letters.
_NEXT = 60
# How far before it a person of an earlier sentence may stand ("he was freed"), in letters.
_LAST = 150
# Words before "released" that tell in which way it is said.
_BEFORE = 4

Freed = tuple[int, int, bool, bool]


def freed_of(report: Report, people: Sequence[Filler]) -> frozenset[str]:
    """Return the texts of the fillers who regained freedom."""
    places = sorted((one.start, one.end, each.text) for each in people for one in each.statements)
    starts = [start for start, _, _ in places]
    found: set[str] = set()
    for sentence in report.sentences:
        here = places[slice(*(bisect.bisect_left(starts, at) for at in _span(sentence)))]
        for start, end, back, several in _releases(report, sentence) if places else ():
            if not back:
                found |= {text for at, _, text in here if end <= at <= end + _NEXT}
                continue
            before = [text for _, last, text in here if last <= start]
            if not before:
                first, past = (bisect.bisect_left(starts, at) for at in (start - _LAST, start))
                before = [text for _, _, text in places[first:past]][-1:]
            found |= set(before if several else before[-1:])
    return frozenset(found)


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _releases(report: Report, sentence: Sentence) -> Iterator[Freed]:
    """Yield where a release is told, whether of whom came before, and whether of all of them."""
    told = [
        (found.start() + sentence.start, found.end() + sentence.start, found.group().lower())
        for found in _WORD.finditer(report.text[sentence.start : sentence.end])
    ]
    words = [word for _, _, word in told]
    for at, (start, end, word) in enumerate(told):
        if word not in listed("freed", "verbs"):
            continue
        before = words[max(0, at - _BEFORE) : at]
        if set(before) & listed("freed", "unreal"):
            continue
        passive = bool(set(before[-2:]) & listed("freed", "passive"))
        pronoun = words[at + 1 : at + 2] in (["him"], ["her"], ["them"])
        yield start, end, passive or pronoun, "were" in before or words[at + 1 : at + 2] == ["them"]
