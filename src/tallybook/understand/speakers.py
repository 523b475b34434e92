"""Who says the words at a place, how surely, and how real are they told to be?

The report's own voice is None: an invented speaker is worse than a missed one. Pronouns and
"the spokesman" take the name of the last speaker that fits; a surname takes the full name told
before. Quotes without a verb of their own go to the speaker next to them.
"""

from __future__ import annotations

import bisect

import msgspec

from tallybook.understand.document import Document
from tallybook.understand.hedging import hedge_at, marks_of
from tallybook.understand.mentions import Party, Said
from tallybook.understand.speakerphrases import make_phrase
from tallybook.understand.speakerquotes import Segment, quoted
from tallybook.understand.speakervoices import Voice, Voices
from tallybook.understand.speechcues import find_cues
from tallybook.understand.speechreach import Cue

# A list behind a colon goes on over at most so many items.
_LONGEST_LIST = 40
_BULLETS = ("-", "*", "•", "·", "–", "—", "‣", "◦", "▪")


class Speech:
    """Answers who says the words of a report; made by `read_speech`."""

    def __init__(self, document: Document, segments: tuple[Segment, ...]) -> None:
        self._document = document
        self._segments = segments
        self._marks = marks_of(document)
        self._starts = [token.start for token in document.tokens]
        self._by_sentence = _by_sentence(document, segments)

    def at(self, sentence: int, start: int, end: int) -> Said:
        """Return who says the words `[start, end)` of this sentence."""
        here = self._by_sentence.get(sentence, ())
        inside = [one for one in here if one.start <= start and end <= one.end]
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        last = bisect.bisect_left(self._starts, end)
        hedge, modality = hedge_at(self._document, self._marks.get(sentence, ()), first, last)
        if not inside:
            return Said(hedge=hedge, modality=modality)
        inner = min(inside, key=lambda one: (one.end - one.start, one.start))
        via = inner.via
        outer = [one for one in inside if one.speaker != inner.speaker and one.kind == "media"]
        if via is None:
            via = next(
                (one.via for one in inside if one.speaker == inner.speaker and one.via), None
            )
        if via is None and outer:
            via = outer[0].speaker
        if hedge is None:
            hedge, modality = inner.hedge, inner.modality
        return Said(
            speaker=inner.speaker, speaker_type=inner.kind, via=via, hedge=hedge, modality=modality
        )

    def speakers(self) -> tuple[str, ...]:
        """Return every speaker once, in the order of their first words."""
        return tuple(dict.fromkeys(one.speaker for one in self._segments))


def _by_sentence(document: Document, segments: tuple[Segment, ...]) -> dict[int, list[Segment]]:
    """Return the segments by each sentence that they touch."""
    sentences = document.report.sentences
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Segment]] = {}
    for segment in segments:
        first = max(bisect.bisect_right(starts, segment.start) - 1, 0)
        last = bisect.bisect_left(starts, segment.end)
        for sentence in sentences[first:last]:
            found.setdefault(sentence.index, []).append(segment)
    return found


def read_speech(document: Document, parties: tuple[Party, ...] = ()) -> Speech:
    """Find who says what. `parties` tell armed groups and attackers among the speakers."""
    cues = find_cues(document)
    voices = Voices(document, parties)
    segments: list[Segment] = []
    spoken: list[tuple[Cue, Segment]] = []
    for cue in cues:
        voice, via = voices.of(cue)
        if voice is None:
            continue
        made = _segments_of(cue, voice, via)
        spoken.append((cue, _segment(cue.start, cue.end, cue, voice, via)))
        segments.extend(made)
    segments.extend(quoted(document, spoken))
    segments.extend(_listed(document, spoken))
    segments.extend(_transcribed(document, voices))
    segments.sort(key=lambda one: (one.start, one.end))
    return Speech(document, tuple(segments))


def _segment(start: int, end: int, cue: Cue, voice: Voice, via: str | None) -> Segment:
    return Segment(start, end, voice.text, voice.kind, via, cue.modality, cue.hedge)


def _segments_of(cue: Cue, voice: Voice, via: str | None) -> list[Segment]:
    return [
        _segment(reach[0], reach[1], cue, voice, via)
        for reach in (cue.left, cue.right)
        if reach is not None
    ]


def _listed(document: Document, spoken: list[tuple[Cue, Segment]]) -> list[Segment]:
    """Give the items of a list behind a colon to the speaker before it."""
    found: list[Segment] = []
    sentences = document.report.sentences
    for cue, segment in spoken:
        if not cue.colon or cue.right is not None:
            continue
        for later in sentences[cue.sentence + 1 : cue.sentence + 1 + _LONGEST_LIST]:
            if not document.text.startswith(_BULLETS, later.start):
                break
            found.append(msgspec.structs.replace(segment, start=later.start, end=later.end))
    return found


def _transcribed(document: Document, voices: Voices) -> list[Segment]:
    """Transcripts name the speaker in brackets before the words: [GOMEZ] "..."."""
    found: list[Segment] = []
    sentences = document.report.sentences
    for index, sentence in enumerate(sentences):
        first, last = document.spans[sentence.index]
        opens = last - first > 3 and document.tokens[first].text in ("[", "(")
        begins = index == 0 or sentences[index - 1].paragraph != sentence.paragraph
        if not (opens and begins):
            continue
        voice = _in_brackets(document, first + 1, last, voices)
        if voice is None:
            continue
        end = sentence.end
        for later in sentences[index + 1 :]:
            if later.paragraph != sentence.paragraph:
                break
            end = later.end
        start = document.tokens[first].start
        found.append(Segment(start, end, voice.text, voice.kind, None, "asserted", None))
    return found


def _in_brackets(document: Document, first: int, last: int, voices: Voices) -> Voice | None:
    tokens = document.tokens
    close = next((k for k in range(first, min(first + 5, last)) if tokens[k].text in "])"), None)
    if close is None or close == first:
        return None
    text = document.text[tokens[first].start : tokens[close - 1].end]
    if {word.lower() for word in text.split()} & _HEADINGS:
        return None
    phrase = make_phrase(document, first, close)
    return voices.resolve(phrase) if phrase is not None else None


_HEADINGS = frozenset(
    """text report excerpt excerpts excerpted begin end recording video words indistinct passage
    omitted question sic as heard applause communique article editorial commentary interview
    photo ap afp reuters file updated""".split()
)
