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
from tallybook.understand.quotes import Quote, find_quotes
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speechcues import Cue, find_cues

# A quote of fewer words is a term the report holds at a distance, not a saying of its own.
_SCARE = 4
_NEAR = 80
# A speaker named farther back than this many sayings is not taken up by surname.
_REMEMBERED = 60


class _Segment(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    speaker: str
    kind: str
    via: str | None
    modality: str
    hedge: str | None


class _Voice(msgspec.Struct, frozen=True):
    """A speaker once resolved: full words and type."""

    text: str
    kind: str
    phrase: Phrase


class Speech:
    """Answers who says the words of a report; made by `read_speech`."""

    def __init__(self, document: Document, segments: tuple[_Segment, ...]) -> None:
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


def _by_sentence(document: Document, segments: tuple[_Segment, ...]) -> dict[int, list[_Segment]]:
    """Return the segments by each sentence that they touch."""
    sentences = document.report.sentences
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[_Segment]] = {}
    for segment in segments:
        first = max(bisect.bisect_right(starts, segment.start) - 1, 0)
        last = bisect.bisect_left(starts, segment.end)
        for sentence in sentences[first:last]:
            found.setdefault(sentence.index, []).append(segment)
    return found


def read_speech(document: Document, parties: tuple[Party, ...] = ()) -> Speech:
    """Find who says what. `parties` tell armed groups and attackers among the speakers."""
    cues = find_cues(document)
    voices = _Voices(document, parties)
    segments: list[_Segment] = []
    spoken: list[tuple[Cue, _Segment]] = []
    for cue in cues:
        voice, via = voices.of(cue)
        if voice is None:
            continue
        made = _segments_of(cue, voice, via)
        spoken.append((cue, _segment(cue.start, cue.end, cue, voice, via)))
        segments.extend(made)
    segments.extend(_quoted(document, spoken))
    segments.extend(_transcribed(document, voices))
    segments.sort(key=lambda one: (one.start, one.end))
    return Speech(document, tuple(segments))


def _segment(start: int, end: int, cue: Cue, voice: _Voice, via: str | None) -> _Segment:
    return _Segment(start, end, voice.text, voice.kind, via, cue.modality, cue.hedge)


def _segments_of(cue: Cue, voice: _Voice, via: str | None) -> list[_Segment]:
    return [
        _segment(reach[0], reach[1], cue, voice, via)
        for reach in (cue.left, cue.right)
        if reach is not None
    ]


class _Voices:
    """Resolves the speakers of a report in the order of its cues."""

    def __init__(self, document: Document, parties: tuple[Party, ...]) -> None:
        self._document = document
        self._armed = [one for one in parties if one.nature in ("armed_group", "attackers")]
        self._before: list[_Voice] = []

    def of(self, cue: Cue) -> tuple[_Voice | None, str | None]:
        """Return the speaker of a cue and through whom the words came."""
        main, via = cue.phrase, cue.via
        if via is not None and via.kind != "media":
            main, via = via, cue.phrase
        voice = self.resolve(main)
        return voice, via.text if via is not None else None

    def resolve(self, phrase: Phrase) -> _Voice | None:
        """Return the full speaker for a phrase, and remember it."""
        if phrase.pronoun is not None:
            found = self._antecedent(phrase)
            return found or (
                None
                if phrase.pronoun in ("it", "we", "i")
                else _Voice(phrase.text, "unknown", phrase)
            )
        same = self._same(phrase)
        kind = phrase.kind or (same.kind if same else None)
        if self._is_armed(phrase) and kind in (None, "authority", "unknown", "claimant"):
            kind = "claimant"
        voice = _Voice(same.text if same else phrase.text, kind or "unknown", phrase)
        self._before.append(voice)
        return voice

    def _antecedent(self, phrase: Phrase) -> _Voice | None:
        for voice in reversed(self._before[-6:]):
            one = voice.phrase
            person = one.named or one.head in _PERSONS
            if phrase.plural and (one.plural and not one.named):
                return voice
            if phrase.pronoun in ("he", "she") and person and not (one.plural and not one.named):
                return voice
            if phrase.pronoun == "it" and not person and not one.plural:
                return voice
        return None

    def _same(self, phrase: Phrase) -> _Voice | None:
        """An earlier speaker under a fuller name: Price for Ned Price, "the spokesman"."""
        last = phrase.text.split()[-1].lower()
        for voice in reversed(self._before[-_REMEMBERED:]):
            known = voice.text.lower().split()
            short = len(phrase.text.split()) < len(known)
            if short and phrase.named and phrase.head == last and last in known[-2:]:
                return voice
            if (
                short
                and phrase.head in _DEFINITE
                and len(phrase.text.split()) == 1
                and (phrase.head in known)
            ):
                return voice
        return None

    def _is_armed(self, phrase: Phrase) -> bool:
        tokens = self._document.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        return any(one.start < end and start < one.end for one in self._armed)


_PERSONS = frozenset(
    """spokesman spokeswoman spokesperson chief officer minister president governor mayor official
    witness resident man woman doctor commander director sheriff source survivor neighbor neighbour
    prosecutor professor secretary ambassador general colonel captain major lieutenant sergeant
    boy girl mother father brother sister wife husband son daughter judge lawyer analyst expert
    detective inspector teacher driver student priest bishop activist leader head senator""".split()
)
_DEFINITE = _PERSONS - {"witness", "resident", "source", "official", "man", "woman"}


# --- quotes -----------------------------------------------------------------------------


def _quoted(document: Document, spoken: list[tuple[Cue, _Segment]]) -> list[_Segment]:
    """Give each quote to the saying beside it; a quote beside none to nobody."""
    quotes = find_quotes(document)
    found: list[_Segment] = []
    previous: tuple[Quote, _Segment] | None = None
    for quote in quotes:
        text = document.text[quote.start : quote.end].rstrip()
        if len(text.split()) < _SCARE and text[-1:] not in (",", ".", "?", "!"):
            continue
        voice = _beside(document, quote, spoken)
        if voice is None and previous is not None and _goes_on(document, previous[0], quote):
            voice = previous[1]
        if voice is None:
            previous = None
            continue
        segment = msgspec.structs.replace(voice, start=quote.start, end=quote.end)
        found.append(segment)
        previous = (quote, segment)
    return found


def _beside(
    document: Document, quote: Quote, spoken: list[tuple[Cue, _Segment]]
) -> _Segment | None:
    """The saying right after the quote, else right before it, in its own or the next sentence."""
    text = document.text
    best: tuple[int, _Segment] | None = None
    low = bisect.bisect_left(spoken, quote.start - 4 * _NEAR, key=lambda one: one[0].start)
    high = bisect.bisect_right(spoken, quote.end + _NEAR, key=lambda one: one[0].start)
    for cue, segment in spoken[low:high]:
        if quote.start <= cue.start < quote.end:
            continue
        if cue.start >= quote.end:
            gap = text[quote.end : cue.start]
            near = (
                len(gap) <= 14
                and "\n\n" not in gap
                and not gap.strip(" \"”’'»,.?!-—\n`")
                .strip()
                .lower()
                .removeprefix("the")
                .removeprefix("an")
                .removeprefix("a")
                .strip()
            )
            rank = 0
        else:
            gap = text[cue.end : quote.start]
            opener = text[max(quote.start - 1, 0)]
            stop = any(mark in gap.rstrip("\"“‘'«`\n ") for mark in ".!?") or "\n\n" in gap
            near = len(gap) <= _NEAR and (cue.colon or not stop) and not opener.isalnum()
            near = near and (cue.right is not None or cue.colon)
            rank = 1 + len(gap)
        if near and (best is None or rank < best[0]):
            best = (rank, segment)
    return best[1] if best else None


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Whether a quote goes on in the same paragraph, or a new paragraph opens it again."""
    report = document.report
    first, second = report.sentence_at(before.start), report.sentence_at(quote.start)
    if first is None or second is None:
        return False
    if first.paragraph == second.paragraph:
        return quote.start - second.start <= 2 and second.index - first.index <= 4
    return (
        before.open_end
        and second.paragraph == first.paragraph + 1
        and (quote.start - second.start <= 2)
    )


def _transcribed(document: Document, voices: _Voices) -> list[_Segment]:
    """Transcripts name the speaker in brackets before the words: [GOMEZ] "..."."""
    found: list[_Segment] = []
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
        found.append(_Segment(start, end, voice.text, voice.kind, None, "asserted", None))
    return found


def _in_brackets(document: Document, first: int, last: int, voices: _Voices) -> _Voice | None:
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
