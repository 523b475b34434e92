"""Which words tell of an incident that only the trained encoder sees?

"A hired gun ended his life": no word of the lexicon tells of an act, yet somebody was attacked.
Where the rules find no act at all, and the encoder and the gate are both sure of the report, the
surest words for whom or what was attacked stand for the act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.understand.anchors import tells_of_no_attack
from tallybook.understand.anchors_frames import tells_of_nothing_real
from tallybook.understand.document import Document, Token
from tallybook.understand.encoding import Reading, RoleMention
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Anchor
from tallybook.understand.violence import violence

# Chosen high, since no word of the report backs the act: on DEV 1101-1300 of MUC-4 three reports
# gain an account by them, all of them relevant.
_MESSAGE, _ANY, _TYPE, _MENTION = 0.5, 0.8, 0.9, 0.8
_HARMED = ("victim_name", "victim_description", "physical_target")
_SKIPPED = frozenset(
    ("byline", "dateline", "appeal", "pointer", "contact", "navigation", "see_also")
)
# The attack types that the encoder's types are; an ATTACK is told by what it was aimed at.
_TYPES = {
    "bombing": ("bombing",),
    "kidnapping": ("hostage_taking_kidnapping",),
    "arson": ("arson",),
    "robbery": ("robbery",),
    "forced_work_stoppage": ("forced_work_stoppage",),
}


def is_worth_asking(whole: Mapping[str, float]) -> bool:
    """Return whether the gate's odds of the whole report let the encoder found an incident."""
    return whole.get("message", 0.0) >= _MESSAGE


def seen_anchors(document: Document, reading: Reading | None) -> tuple[Anchor, ...]:
    """Return the act that only the encoder sees, of the likeliest type; none where it is unsure."""
    if reading is None or tells_of_no_attack(document):
        return ()
    for one in reading.mentions:
        kind = _kind(reading, one)
        if kind is None or document.report.sentences[one.sentence].kind in _SKIPPED:
            continue
        if not _may_be_chance(document.sentence_tokens(one.sentence)):
            return (
                Anchor(
                    start=one.start,
                    end=one.end,
                    sentence=one.sentence,
                    attack_types=_TYPES.get(kind, ()),
                ),
            )
    return ()


def _may_be_chance(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may tell of a fire or a crash, or of nothing that happened."""
    lows = {token.lower for token in tokens}
    if tells_of_nothing_real(tokens):
        return True
    lexicon = violence()
    if not lows.isdisjoint(lexicon.attackers) or not lows.isdisjoint(lexicon.weapons):
        return False
    return not lows.isdisjoint(_FIRES) or not lows.isdisjoint(words("deeds", "who", "vehicles"))


_FIRES = frozenset("fire fires blaze flames gas".split())


def _kind(reading: Reading, one: RoleMention) -> str | None:
    """Return the type of incident in which these words were harmed, None where that is unsure."""
    if one.role not in _HARMED or one.score < _MENTION:
        return None
    odds = reading.odds_between(one.start, one.end)
    if odds.get("any", 0.0) < _ANY:
        return None
    kind, best = max(
        ((name, value) for name, value in odds.items() if name != "any"),
        key=lambda pair: pair[1],
    )
    return kind if best >= _TYPE else None
