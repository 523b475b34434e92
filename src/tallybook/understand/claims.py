"""Who claims an act as its own, how, to whom and why; and who denies it?"""

from __future__ import annotations

import functools

from tallybook.records import ClaimDetail
from tallybook.understand.actclauses import (
    Clause,
    Placed,
    is_table,
    last_named,
    place,
    read_clause,
    with_anaphors,
)
from tallybook.understand.claimings import Claiming, find_claimings
from tallybook.understand.countries import with_countries
from tallybook.understand.courts import find_pleas
from tallybook.understand.denials import find_denials
from tallybook.understand.document import Document
from tallybook.understand.firstperson import find_quoted
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Claim, Party
from tallybook.understand.motives import find_motive
from tallybook.understand.nations import bare
from tallybook.understand.parties import find_parties
from tallybook.understand.perpetrators import can_be_subject
from tallybook.understand.speakerphrases import make_phrase
from tallybook.understand.speakers import Speech, read_speech

FURNITURE = frozenset({"appeal", "pointer", "contact", "navigation"})
# Evidence longer than this many tokens is cut to the words of the claim.
_LONGEST_EVIDENCE = 45
# The verb stands this near behind the one who says: "X, in a statement on Monday, said".
_TO_SAYING = 14
_TO = frozenset("to told with by reached called".split())
_ENDS_OUTLET = frozenset("that in on for by and late after the".split())
_WEAK_MODES = frozenset({"statement", "spokesman"})
_OWN_WORDS = frozenset("it they message statement account".split())


def find_claims(
    document: Document, parties: tuple[Party, ...] | None = None, speech: Speech | None = None
) -> tuple[Claim, ...]:
    """Return the claims and denials; a claim by two ways is two entries, one for each mode.

    A motive told apart from the claim ("it said the attack was retribution for ...") is an
    entry of its own with the same claimant.
    """
    parties = find_parties(document) if parties is None else parties
    speech = read_speech(document, parties) if speech is None else speech
    placed = place(document, parties)
    claims: list[Claim] = []
    last: Party | None = None
    for sentence, tokens in document.sentences():
        triggered = any(token.lower in _triggers() for token in tokens)
        if sentence.kind in FURNITURE or not triggered or is_table(document, sentence.index):
            continue
        group = last_named(placed, sentence.index)
        here = with_anaphors(document, sentence.index, placed.get(sentence.index, []), group)
        here = with_countries(document, sentence.index, here)
        clause = read_clause(document, sentence.index, here)
        made = _made(clause, group)
        for one in made:
            claims += _claims_of(clause, one)
            last = last if one.denial else one.placed.party
        if not made:
            claims += _motives(clause, last, speech) or _statements(clause, last)
    return tuple(sorted(claims, key=lambda one: (one.start, one.end)))


def _made(clause: Clause, group: Party | None) -> list[Claiming]:
    """The claims and denials of one sentence; what a force only reports of itself is no claim."""
    claimed = [one for one in find_claimings(clause, group) if not one.reported]
    return [*claimed, *find_denials(clause, group), *find_quoted(clause), *find_pleas(clause)]


@functools.cache
def _triggers() -> frozenset[str]:
    keys = (
        ("claim", "objects"),
        ("claim", "admit"),
        ("claim", "acts"),
        ("denial", "verbs"),
        ("denial", "saying"),
        ("motive", "words"),
    )
    return frozenset({"told", "guilty"}).union(*(words("standing", *key) for key in keys))


def _claims_of(clause: Clause, one: Claiming) -> list[Claim]:
    motive = find_motive(clause)
    to_whom = _to_whom(clause, one)
    modes: dict[str | None, int] = {} if one.denial else _modes(clause, one)
    tokens, party = clause.tokens, one.placed.party
    return [
        Claim(
            start=tokens[_evidence(one, at)[0]].start,
            end=tokens[_evidence(one, at)[1] - 1].end,
            sentence=tokens[one.first].sentence,
            detail=ClaimDetail(
                claimant=party.name,
                canonical=party.canonical,
                group_id=party.group_id,
                mode=mode,
                to_whom=to_whom,
                motive=motive[0] if motive else None,
            ),
            denial=one.denial,
        )
        for mode, at in (modes or {None: one.last - 1}).items()
    ]


def _evidence(one: Claiming, mode: int) -> tuple[int, int]:
    """The tokens of the claimant, the claim and the way, or without the far ones of these."""
    first, last = min(one.placed.first, one.first), max(one.placed.last, one.last)
    if last - first > _LONGEST_EVIDENCE:
        first, last = one.first, one.last
    return first, max(last, mode + 1) if mode < first + _LONGEST_EVIDENCE else last


# --- how and to whom --------------------------------------------------------------------


@functools.cache
def _mode_words() -> dict[str, str]:
    table: dict[str, str] = lexicon("standing")["modes"]
    return {word: mode for mode, line in reversed(list(table.items())) for word in line.split()}


def _modes(clause: Clause, one: Claiming) -> dict[str | None, int]:
    """The ways that the sentence tells with their tokens, without a weaker word for the same."""
    found: dict[str | None, int] = {}
    for i in range(clause.first, clause.last):
        if one.placed.first <= i < one.placed.last:
            continue
        mode = _mode_at(clause, i)
        if mode is not None:
            found.setdefault(mode, i)
    return {mode: i for mode, i in found.items() if mode not in _WEAK_MODES} or found


def _mode_at(clause: Clause, i: int) -> str | None:
    word = bare(clause.tokens[i])
    if word == "release" and clause.low(i - 1) != "press":
        return None
    if word == "called" and not _outlet(clause, i + 1, i + 5):
        return None
    return _mode_words().get(word)


def _outlet(clause: Clause, first: int, last: int) -> str | None:
    last = min(last, clause.last)
    phrase = make_phrase(clause.document, first, last) if first < last else None
    return phrase.text if phrase is not None and phrase.kind == "media" else None


def _to_whom(clause: Clause, one: Claiming) -> str | None:
    """The outlet that was told: after "to", "told", "sent to", "by"."""
    for i in range(clause.first, clause.last - 1):
        if clause.low(i) not in _TO or one.placed.first <= i < one.placed.last:
            continue
        end = i + 1
        while end < min(clause.last, i + 9) and not _ends_outlet(clause, i, end):
            end += 1
        outlet = _outlet(clause, i + 1, end)
        if outlet is not None:
            return outlet
    return None


def _ends_outlet(clause: Clause, to: int, at: int) -> bool:
    low = clause.low(at)
    return low in ",.;:()[]" or (low in _ENDS_OUTLET and at > to + 1)


# --- why --------------------------------------------------------------------------------


def _motives(clause: Clause, last: Party | None, speech: Speech) -> list[Claim]:
    """A motive that the claimant tells in another sentence, or before any claim."""
    motive = find_motive(clause)
    party = _who_explains(clause, motive[1], last, speech) if motive else None
    if motive is None or party is None:
        return []
    text, first, end = motive
    tokens = clause.tokens
    detail = ClaimDetail(
        claimant=party.name, canonical=party.canonical, group_id=party.group_id, motive=text
    )
    start, stop = tokens[first].start, tokens[end - 1].end
    return [Claim(start=start, end=stop, sentence=tokens[first].sentence, detail=detail)]


def _statements(clause: Clause, last: Party | None) -> list[Claim]:
    """What a spokesman of the claimant tells an outlet about the act it claimed."""
    if last is None or last.canonical is None:
        return []
    for one in clause.placed:
        spokesman = words("standing", "modes", "spokesman")
        near = spokesman.intersection(clause.lows(one.last, one.last + 5))
        if one.party.canonical != last.canonical or not near:
            continue
        claiming = Claiming(one, one.first, one.last)
        to_whom = _to_whom(clause, claiming)
        told = next((k for k in range(one.last, clause.last) if clause.low(k) == "told"), None)
        if to_whom is None or told is None:
            continue
        tokens = clause.tokens
        detail = ClaimDetail(
            claimant=one.party.name,
            canonical=one.party.canonical,
            group_id=one.party.group_id,
            mode="spokesman",
            to_whom=to_whom,
        )
        start, sentence = tokens[one.first].start, tokens[one.first].sentence
        return [Claim(start=start, end=tokens[told].end, sentence=sentence, detail=detail)]
    return []


def _who_explains(clause: Clause, first: int, last: Party | None, speech: Speech) -> Party | None:
    """A group that says so itself, or the words of an earlier claimant."""
    said = clause.lows(clause.first, first)
    for one in clause.placed:
        if one.last <= first and one.party.nature == "armed_group" and _says(clause, one, first):
            return one.party
    if last is None:
        return None
    token = clause.tokens[first]
    if speech.at(token.sentence, token.start, token.end).speaker_type == "claimant":
        return last
    saying = any(low in words("standing", "claim", "admit") for low in said)
    own = bool(_OWN_WORDS.intersection(said))
    return last if own and (saying or '"' in said or "“" in said) else None


def _says(clause: Clause, one: Placed, last: int) -> bool:
    """Whether a verb of saying follows a party that can be its subject."""
    said = clause.lows(one.last, min(one.last + _TO_SAYING, last))
    verb = any(low in words("standing", "claim", "admit") for low in said)
    return verb and clause.low(one.first - 1) != "by" and can_be_subject(clause, one)
