"""Who claims an act as its own, how, to whom and why; and who denies it?"""

from __future__ import annotations

import functools

import msgspec

from tallybook.records import ClaimDetail
from tallybook.understand.document import Document
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Claim, Party
from tallybook.understand.nations import bare
from tallybook.understand.parties import find_parties
from tallybook.understand.perpetrators import (
    Clause,
    Placed,
    can_be_subject,
    place,
    read_clause,
    with_anaphors,
)
from tallybook.understand.speakerphrases import make_phrase
from tallybook.understand.speakers import Speech

FURNITURE = frozenset({"appeal", "pointer", "contact", "navigation"})
_CLAIMANTS = frozenset({"armed_group", "attackers", "state_force"})


class Claiming(msgspec.Struct, frozen=True):
    """One claiming or denying: the claimant and the tokens of the claim's words."""

    placed: Placed
    first: int
    last: int
    denial: bool = False


def find_claims(
    document: Document, parties: tuple[Party, ...] | None = None, speech: Speech | None = None
) -> tuple[Claim, ...]:
    """Return the claims and denials; a claim by two ways is two entries, one for each mode.

    A motive told apart from the claim ("it said the attack was retribution for ...") is an
    entry of its own with the same claimant.
    """
    parties = find_parties(document) if parties is None else parties
    placed = place(document, parties)
    claims: list[Claim] = []
    last: Party | None = None
    for sentence, _ in document.sentences():
        if sentence.kind in FURNITURE:
            continue
        first, end = document.spans[sentence.index]
        if not any(token.lower in _triggers() for token in document.tokens[first:end]):
            continue
        group = last_named(placed, sentence.index)
        here = with_anaphors(document, sentence.index, placed.get(sentence.index, []), group)
        clause = read_clause(document, sentence.index, here)
        made = find_claimings(clause, group)
        for one in made:
            claims += _claims_of(clause, one)
            if not one.denial:
                last = one.placed.party
        if not made:
            claims += _motives(clause, last, speech)
    return tuple(sorted(claims, key=lambda one: (one.start, one.end)))


@functools.cache
def _triggers() -> frozenset[str]:
    return (
        words("standing", "claim", "objects")
        | words("standing", "claim", "admit")
        | words("standing", "denial", "verbs")
        | words("standing", "motive", "words")
        | {"claimed", "claims", "told"}
    )


def last_named(placed: dict[int, list[Placed]], sentence: int) -> Party | None:
    """Return the armed group named last before a sentence: what "the group" stands for."""
    for index in range(sentence - 1, max(-1, sentence - 8), -1):
        for one in reversed(placed.get(index, [])):
            if one.party.nature == "armed_group" and one.party.canonical:
                return one.party
    return None


def find_claimings(clause: Clause, group: Party | None = None) -> list[Claiming]:
    """Return who claims or denies in one sentence. `group`: what "the group" stands for."""
    found: list[Claiming] = []
    tokens = clause.tokens
    for i in range(clause.first, clause.last):
        low = tokens[i].lower
        if low in words("standing", "claim", "verbs"):
            found += _claim_at(clause, i, group)
        if low in words("standing", "claim", "admit"):
            found += _admission_at(clause, i, group)
        if low in words("standing", "denial", "verbs"):
            found += _denial_at(clause, i, group)
        if low in ("responsibility", "credit") and i + 2 < clause.last:
            found += _responsibility_by(clause, i)
    unique: dict[tuple[int, bool], Claiming] = {}
    for one in found:
        unique.setdefault((one.placed.first, one.denial), one)
    return list(unique.values())


def _claim_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    tokens = clause.tokens
    if (
        i + 1 < clause.last
        and tokens[i + 1].lower == "by"
        and tokens[i].lower in ("claimed", "taken", "assumed")
    ):
        return _listed_after(clause, i + 2, i)
    ahead = [token.lower for token in tokens[i + 1 : min(i + 5, clause.last)]]
    objects = words("standing", "claim", "objects") - {"involvement"}
    at = next((k for k, low in enumerate(ahead) if low in objects), None)
    if at is None or _nobody(clause, i):
        return []
    claimant = _claimant(clause, i, group)
    return [Claiming(claimant, i, i + at + 2)] if claimant else []


def _nobody(clause: Clause, i: int) -> bool:
    """No group has claimed; X has not yet claimed; did not claim."""
    nobody = words("standing", "claim", "nobody")
    before = [token.lower for token in clause.tokens[max(clause.first, i - 9) : i]]
    for k in range(len(before) - 1, -1, -1):
        if before[k] in (",", "but", "and", "who") and k < len(before) - 2:
            return False
        if before[k] in nobody or before[k] in ("not", "n't", "didn't", "hasn't", "never"):
            return True
    return False


def _admission_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    """Admitted killing, said it was behind the attack, said its fighters carried out."""
    tokens = clause.tokens
    stop = min(i + 9, clause.last)
    ahead = [token.lower for token in tokens[i + 1 : stop]]
    own = any(
        low in ("it", "they", "its", "their", "he", "we", "having", "being") for low in ahead[:3]
    )
    strong = tokens[i].lower in ("admitted", "admits", "confessed", "confesses", "boasted")
    if not (own or strong) or ("not" in ahead or "never" in ahead or "no" in ahead):
        return []
    doing = words("standing", "claim", "doing")
    at = next((k for k, low in enumerate(ahead) if low in doing), None)
    if at is None or (
        at
        and ahead[at - 1] in ("was", "were", "been")
        and ahead[at] not in ("behind", "responsible")
    ):
        return []
    claimant = _claimant(clause, i, group)
    if claimant is None or claimant.party.nature == "state_force":
        return []
    return [Claiming(claimant, i, i + at + 2)]


def _denial_at(clause: Clause, i: int, group: Party | None) -> list[Claiming]:
    objects = words("standing", "denial", "objects")
    ahead = [token.lower for token in clause.tokens[i + 1 : min(i + 5, clause.last)]]
    at = next((k for k, low in enumerate(ahead) if low in objects), None)
    if at is None:
        return []
    claimant = _claimant(clause, i, group, natures=_CLAIMANTS | {"government"})
    return [Claiming(claimant, i, i + at + 2, denial=True)] if claimant else []


def _responsibility_by(clause: Clause, i: int) -> list[Claiming]:
    """Responsibility (for the attack) was claimed by X."""
    tokens = clause.tokens
    for k in range(i + 1, min(i + 14, clause.last - 1)):
        if tokens[k].lower in ("claimed", "taken", "assumed", "accepted") and (
            tokens[k + 1].lower == "by"
        ):
            return _listed_after(clause, k + 2, k)
    return []


def _listed_after(clause: Clause, at: int, cue: int) -> list[Claiming]:
    for one in clause.placed:
        if at <= one.first <= at + 8 and one.party.nature in _CLAIMANTS:
            return [Claiming(one, cue, at)]
    return []


def _claimant(
    clause: Clause, i: int, group: Party | None, natures: frozenset[str] = _CLAIMANTS
) -> Placed | None:
    """The party nearest before the verb; "the group" is the one named last."""
    best: Placed | None = None
    for one in clause.placed:
        if one.last > i or one.party.nature not in natures or i - one.last > 40:
            continue
        before = clause.tokens[one.first - 1].lower if one.first > clause.first else ""
        if before in ("by", "against", "on") or (
            before == "the"
            and one.first - 2 >= clause.first
            and clause.tokens[one.first - 2].lower in ("by", "against", "on")
        ):
            continue
        if best is None or _better(clause, one, best):
            best = one
    anaphor = _anaphor(clause, i, group)
    if anaphor is not None and (best is None or anaphor.first > best.last):
        return anaphor
    return best


def _better(clause: Clause, one: Placed, best: Placed) -> bool:
    """A subject beats what hangs on a preposition, a name what describes it; else the nearer."""
    subject, known = can_be_subject(clause, one), can_be_subject(clause, best)
    if subject != known:
        return subject
    if best.party.canonical and not one.party.canonical and one.last - best.last < 8:
        return False
    return one.last >= best.last


def _anaphor(clause: Clause, i: int, group: Party | None) -> Placed | None:
    """It or they at the head of the sentence: the group named last."""
    if group is None:
        return None
    for k in range(clause.first, min(clause.first + 3, i)):
        token = clause.tokens[k]
        if token.lower in ("it", "they"):
            party = msgspec.structs.replace(
                group, start=token.start, end=token.end, sentence=token.sentence
            )
            return Placed(party, k, k + 1)
    return None


# --- the record of a claim ---------------------------------------------------------------


def _claims_of(clause: Clause, one: Claiming) -> list[Claim]:
    motive = _motive(clause)
    to_whom = _to_whom(clause, one)
    modes: list[str | None] = [] if one.denial else list(_modes(clause, one))
    first = min(one.placed.first, one.first)
    last = max(one.placed.last, one.last)
    if last - first > 25:
        first, last = one.first, one.last
    tokens = clause.tokens
    party = one.placed.party
    return [
        Claim(
            start=tokens[first].start,
            end=tokens[last - 1].end,
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
        for mode in modes or [None]
    ]


@functools.cache
def _mode_words() -> dict[str, str]:
    table: dict[str, str] = lexicon("standing")["modes"]
    return {word: mode for mode, line in reversed(list(table.items())) for word in line.split()}


def _modes(clause: Clause, one: Claiming) -> tuple[str, ...]:
    """The ways that the sentence tells, without the weaker word for the same thing."""
    modes = _mode_words()
    found: dict[str, None] = {}
    for i in range(clause.first, clause.last):
        if one.placed.first <= i < one.placed.last or abs(i - one.first) > 30:
            continue
        token = clause.tokens[i]
        mode = modes.get(bare(token))
        if mode is None or (
            mode == "call" and bare(token) == "called" and not _to_outlet(clause, i)
        ):
            continue
        if bare(token) == "release" and clause.tokens[i - 1].lower != "press":
            continue
        found.setdefault(mode)
    strong = [mode for mode in found if mode not in ("statement", "spokesman")]
    return tuple(strong or found)


def _to_outlet(clause: Clause, i: int) -> bool:
    phrase = (
        make_phrase(clause.document, i + 1, min(i + 5, clause.last))
        if (i + 1 < clause.last)
        else None
    )
    return phrase is not None and phrase.kind == "media"


def _to_whom(clause: Clause, one: Claiming) -> str | None:
    """The outlet that was told: after "to", "told", "sent to", "by"."""
    tokens = clause.tokens
    for i in range(clause.first, clause.last - 1):
        if tokens[i].lower not in ("to", "told", "with", "by", "reached", "called"):
            continue
        end = i + 1
        while (
            end < clause.last
            and end - i < 9
            and tokens[end].text not in ",.;:()[]"
            and (
                tokens[end].lower
                not in ("that", "in", "on", "for", "by", "and", "late", "after", "the")
                or end == i + 1
            )
        ):
            end += 1
        phrase = make_phrase(clause.document, i + 1, end) if end > i + 1 else None
        if (
            phrase is not None
            and phrase.kind == "media"
            and not (one.placed.first <= i < one.placed.last)
        ):
            return phrase.text
    return None


def _motive(clause: Clause) -> tuple[str, int, int] | None:
    """Why, as written: from "retribution for" to the end of the clause; with its tokens."""
    tokens = clause.tokens
    for i in range(clause.first, clause.last - 1):
        low = tokens[i].lower
        if low not in words("standing", "motive", "words"):
            continue
        after = tokens[i + 1].lower
        if low in words("standing", "motive", "with_for") and after not in ("for", "against", "to"):
            continue
        if low in ("response", "reaction", "answer") and after != "to":
            continue
        end = i + 1
        while (
            end < clause.last
            and end - i < 28
            and tokens[end].text not in (".", ";", "—", "–", '"', "”", ":", "?", "!", "(", "--")
        ):
            end += 1
        text = clause.document.text[tokens[i].start : tokens[end - 1].end]
        return " ".join(text.split()), i, end
    return None


def _motives(clause: Clause, last: Party | None, speech: Speech | None) -> list[Claim]:
    """A motive that the claimant tells in another sentence, or before any claim."""
    motive = _motive(clause)
    if motive is None:
        return []
    text, first, end = motive
    tokens = clause.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    party = _who_explains(clause, first, last, speech)
    if party is None:
        return []
    detail = ClaimDetail(
        claimant=party.name, canonical=party.canonical, group_id=party.group_id, motive=text
    )
    return [Claim(start=start, end=stop, sentence=tokens[first].sentence, detail=detail)]


def _who_explains(
    clause: Clause, first: int, last: Party | None, speech: Speech | None
) -> Party | None:
    """A group that says so itself, or the words of an earlier claimant."""
    said = [t.lower for t in clause.tokens[clause.first : first]]
    saying = any(low in words("standing", "claim", "admit") for low in said)
    for one in clause.placed:
        if (
            one.last <= first
            and one.party.nature == "armed_group"
            and saying
            and (one.party.canonical or one.party.group_id)
        ):
            return one.party
    if last is None:
        return None
    token = clause.tokens[first]
    speaker = speech.at(token.sentence, token.start, token.end).speaker_type if speech else None
    posted = any(low in ("it", "they", "message", "statement", "account") for low in said)
    quoted = any(mark in ('"', "“") for mark in said)
    return last if speaker == "claimant" or (posted and (saying or quoted)) else None
