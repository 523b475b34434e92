"""Which speaker do the words for one stand for: "he", "the spokesman", a surname, "it"?

Pronouns stand for the last person or body told of that fits, be it one who spoke or with whom a
sentence began; a surname for the full name told before. Words that lead back to nobody stay as
they are: "he" is nobody's name, but not the report's own voice either.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare
from tallybook.understand.speakernames import is_capital, is_inner_mark
from tallybook.understand.speakerphrases import Phrase, make_phrase
from tallybook.understand.speakersubjects import Subject, subject_of
from tallybook.understand.speakertypes import is_speaker_word
from tallybook.understand.speechreach import Cue

# A speaker named farther back than this many sayings is not taken up by surname.
_REMEMBERED = 60
# A pronoun leads back over this many sayings, and this many sentences that nobody says.
_SAYINGS = 6
_SENTENCES = 3
_LONGEST = 8

_PERSONS = frozenset(
    """spokesman spokeswoman spokesperson chief officer minister president governor mayor official
    witness resident man woman doctor commander director sheriff source survivor neighbor neighbour
    prosecutor professor secretary ambassador general colonel captain major lieutenant sergeant
    boy girl mother father brother sister wife husband son daughter judge lawyer analyst expert
    detective inspector teacher driver student priest bishop activist leader head senator eyewitness
    nurse medic surgeon farmer trader villager shopkeeper imam elder chairman prefect commissioner
    superintendent diplomat lawmaker soldier policeman fighter""".split()
)
_DEFINITE = _PERSONS - {"witness", "resident", "source", "official", "man", "woman"}
_FORCES = frozenset("fighters men forces members soldiers militants mujahideen commandos".split())
_NO_PERSONS = frozenset({"media", "igo"})


class Voice(msgspec.Struct, frozen=True):
    """A speaker once resolved: full words and type."""

    text: str
    kind: str
    phrase: Phrase


class Voices:
    """Resolves the speakers of a report in the order of its cues."""

    def __init__(self, document: Document, parties: tuple[Party, ...]) -> None:
        self._document = document
        self._armed = [one for one in parties if one.nature in ("armed_group", "attackers")]
        self._before: list[Voice] = []
        self._subjects: dict[int, Voice | None] = {}
        self._names: dict[str, int] | None = None

    def of(self, cue: Cue) -> tuple[Voice | None, str | None]:
        """Return the speaker of a cue and through whom the words came."""
        main, via = cue.phrase, cue.via
        if cue.armed and not self._is_armed(main):
            return None, None
        if via is not None and via.kind != "media" and main.kind == "media":
            main, via = via, cue.phrase
        voice = self.resolve(main, behind=cue.left is not None)
        return voice, via.text if via is not None else None

    def resolve(self, phrase: Phrase, *, behind: bool = False) -> Voice | None:
        """Return the full speaker for a phrase, and remember it.

        `behind`: the phrase stands behind what is said, "An officer shot at her, he said."
        """
        if phrase.pronoun is not None:
            return self._pronoun(phrase, behind)
        same = self._same(phrase) or self._told_of(phrase)
        kind = phrase.kind or (same.kind if same else None) or self._group_kind(phrase)
        if self._is_armed(phrase) and kind in (None, "authority", "unknown", "claimant"):
            kind = "claimant"
        voice = Voice(same.text if same else phrase.text, kind or "unknown", phrase)
        if same is not None and len(same.phrase.text) > len(phrase.text):
            # The next "he" is still the person of the fuller words.
            voice = msgspec.structs.replace(
                voice, phrase=msgspec.structs.replace(same.phrase, first=phrase.first)
            )
        self._before.append(voice)
        return voice

    def _pronoun(self, phrase: Phrase, behind: bool) -> Voice | None:
        found = self._antecedent(phrase, behind)
        if found is not None:
            return found
        if phrase.pronoun in ("it", "we", "i"):
            return None
        return Voice(phrase.text, "unknown", phrase)

    def _antecedent(self, phrase: Phrase, behind: bool) -> Voice | None:
        """The last one who spoke or with whom a sentence began, and who can be meant.

        Behind what is said it is rather who spoke last: the subjects are those of the saying.
        """
        near = self._told_before(phrase.first, behind)
        spoken = [one for one in self._before[-_SAYINGS:] if one.phrase.first < phrase.first]
        nearest = sorted((*near, *spoken), key=lambda one: -one.phrase.first)
        if behind:
            tokens = self._document.tokens
            here = tokens[phrase.first].sentence
            lately = (one for one in reversed(spoken) if here - _sentence(tokens, one) <= _SAYINGS)
            nearest = [*lately, *nearest]
        return next((one for one in nearest if _may_be_meant(phrase, one)), None)

    def _told_before(self, at: int, behind: bool) -> list[Voice]:
        """With whom the sentence of token `at` and the few before it begin."""
        sentences = self._document.report.sentences
        index = self._document.tokens[at].sentence
        near = sentences[max(index - _SENTENCES, 0) : index + (not behind)]
        last = sentences[index].paragraph
        found = [self._subject(one.index) for one in near if last - one.paragraph <= 1]
        return [one for one in found if one is not None]

    def _subject(self, sentence: int) -> Voice | None:
        if sentence not in self._subjects:
            first, last = self._document.spans[sentence]
            found = subject_of(self._document, first, last)
            self._subjects[sentence] = None if found is None else self._voice_of(found)
        return self._subjects[sentence]

    def _voice_of(self, subject: Subject) -> Voice:
        phrase = subject.phrase
        same = self._same(phrase)
        kind = phrase.kind or (same.kind if same else None)
        if kind is None and subject.saw_it:
            kind = "witness"
        return Voice(same.text if same else phrase.text, kind or "unknown", phrase)

    def _same(self, phrase: Phrase) -> Voice | None:
        """An earlier speaker under a fuller name: Price for Ned Price, "the spokesman"."""
        last = phrase.text.split()[-1].lower()
        size = len(phrase.text.split())
        for voice in reversed(self._before[-_REMEMBERED:]):
            known = voice.text.lower().replace(",", "").split()
            if size >= len(known):
                continue
            if phrase.named and phrase.head == last and last in known[-2:]:
                return voice
            if phrase.head in _DEFINITE and size == 1 and phrase.head in known:
                return voice
        return None

    def _told_of(self, phrase: Phrase) -> Voice | None:
        """Who bears this surname where the report first has it: "Sheriff Tom Hale"."""
        if not phrase.named or " " in phrase.text or self._document.all_caps:
            return None
        if self._names is None:
            self._names = _first_names(self._document)
        at = self._names.get(phrase.head, phrase.first)
        if at >= phrase.first:
            return None
        full = _full_name(self._document, at)
        return None if full is None else Voice(full.text, full.kind or "unknown", full)

    def _group_kind(self, phrase: Phrase) -> str | None:
        """Of what type "the group" is: that of the armed group, or the body, told of last."""
        if phrase.text.lower() not in ("group", "movement", "organisation", "organization"):
            return None
        start = self._document.tokens[phrase.first].start
        armed = max((one.start for one in self._armed if one.start < start), default=-1)
        bodies = (one for one in reversed(self._before) if one.kind in ("ngo", "igo", "claimant"))
        last = next(bodies, None)
        if last is not None and self._document.tokens[last.phrase.first].start >= armed:
            return last.kind
        return "claimant" if armed >= 0 else self._own_fighters(phrase)

    def _own_fighters(self, phrase: Phrase) -> str | None:
        """An armed one says what "its fighters" did."""
        tokens = self._document.tokens[phrase.last : phrase.last + 6]
        own = any(one.lower in ("its", "our") for one in tokens)
        return "claimant" if own and any(one.lower in _FORCES for one in tokens) else None

    def _is_armed(self, phrase: Phrase) -> bool:
        tokens = self._document.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        return any(one.start < end and start < one.end for one in self._armed)


def _sentence(tokens: tuple[Token, ...], voice: Voice) -> int:
    return tokens[voice.phrase.first].sentence


def _may_be_meant(pronoun: Phrase, voice: Voice) -> bool:
    one = voice.phrase
    several = one.plural and not one.named
    if pronoun.plural:
        return several
    person = (one.named and voice.kind not in _NO_PERSONS) or one.head in _PERSONS
    if pronoun.pronoun in ("he", "she"):
        return person and not several and not _is_other_sex(pronoun, one)
    return pronoun.pronoun == "it" and not person and not one.plural


def _is_other_sex(pronoun: Phrase, one: Phrase) -> bool:
    lows = {word.strip(".,") for word in one.text.lower().split()}
    other = "he" if pronoun.pronoun == "she" else "she"
    mine = words("speech", "names", pronoun.pronoun or "he")
    return bool(lows & words("speech", "names", other)) and not lows & mine


def _first_names(document: Document) -> dict[str, int]:
    """Return the first place of each word with a capital behind another such word."""
    found: dict[str, int] = {}
    tokens = document.tokens
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.text[0].isupper() and token.sentence == tokens[at - 1].sentence:
            before = tokens[at - 1]
            if before.text[0].isupper() or is_inner_mark(tokens, at - 1):
                found.setdefault(bare(token), at)
    return found


def _full_name(document: Document, at: int) -> Phrase | None:
    """Return the name that ends at `at`, with its titles and the apposition behind it."""
    tokens = document.tokens
    first, last = document.spans[tokens[at].sentence]
    start = at
    while start > max(first, at - _LONGEST) and (
        is_capital(tokens[start - 1])
        or is_speaker_word(tokens[start - 1].lower)
        or is_inner_mark(tokens, start - 1)
    ):
        start -= 1
    gloss: tuple[Token, ...] = ()
    stop = min(at + 12, last)
    if at + 1 < last and tokens[at + 1].text == ",":
        close = next((k for k in range(at + 2, stop) if tokens[k].text in ",.;"), stop)
        gloss = tokens[at + 2 : close]
    phrase = make_phrase(document, start, at + 1, gloss)
    return phrase if phrase is not None and " " in phrase.text else None
