"""Which figures tell of an attack where no word of the sentence does?

"Kidnappers seized 12 pupils", "the shelling drove 3,000 people from their homes", "no casualties
when a rocket landed": the figure is of the harm of an attack, and those who did it, their weapons
or the fighting stand beside it. Floods drive people out too, so an accident told anywhere in the
report leaves its figures alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.anchors import has_accident, tells_of_no_attack
from tallybook.understand.anchors_frames import tells_of_nothing_real
from tallybook.understand.document import Document
from tallybook.understand.mentions import Anchor, Figure
from tallybook.understand.violence import violence

_SKIPPED = frozenset(
    ("byline", "dateline", "appeal", "pointer", "contact", "navigation", "see_also")
)
_KIDNAPPING = ("hostage_taking_kidnapping",)
_CAPTIVES = frozenset(
    "hostage hostages captive captives abducted abductees kidnapped kidnappers kidnap captors"
    " ransom captivity hijacked pirates".split()
)
_FIGHTS = frozenset(
    "offensive bombardment shelling raid raids assault attack attacks fighting clashes airstrikes"
    " strikes bombing incursion".split()
)
_SOLDIERS = frozenset("soldiers troops army militia militiamen commandos".split())
# Without one of these words no figure tells of an attack that no act does.
_TELLING = frozenset(
    "missing freed free rescued released seized took taken held holding captive hostage hostages"
    " fled flee displaced homes uprooted casualties injuries hurt bodies drove driven kidnappers"
    " pirates abductors lives killed killing marched carried dragged whisked spirited herded"
    " bundled remains exhumed".split()
)
# What a body shows, or what people died of, where no word of the sentence is an act.
_WOUNDS = frozenset(
    "bullet-riddled gunshot gunshots machete machetes decapitated beheaded mutilated dismembered"
    " tortured headless blindfolded gagged tied bound riddled strangled".split()
)
_UNKNOWN = frozenset("armed unknown unidentified gunpoint".split())
_BETWEEN = frozenset("between ethnic tribal communal intercommunal sectarian political".split())
# A year before this one makes history of a sentence.
_YEAR, _HISTORY = 4, "1950"
_DOERS = frozenset("warriors raiders vigilantes rustlers herdsmen mob gendarmes".split())


def may_tell(document: Document) -> bool:
    """Whether a report may tell of an attack by its figures alone: a quick look."""
    return any(token.lower in _TELLING or token.lower in _WOUNDS for token in document.tokens)


def figure_anchors(
    document: Document, anchors: Sequence[Anchor], figures: Sequence[Figure]
) -> tuple[Anchor, ...]:
    """Return one anchor for each sentence whose figure alone tells of an attack."""
    if not figures or has_accident(document) or tells_of_no_attack(document):
        return ()
    told = {one.sentence for one in anchors if one.strength not in ("bare", "pointer", "weapon")}
    found: dict[int, Anchor] = {}
    for one in figures:
        if one.sentence in told or one.sentence in found or one.aggregate:
            continue
        if document.report.sentences[one.sentence].kind in _SKIPPED:
            continue
        if tells_of_nothing_real(document.sentence_tokens(one.sentence)):
            continue
        types = _types(document, one)
        if types is not None:
            found[one.sentence] = Anchor(
                start=one.start,
                end=one.end,
                sentence=one.sentence,
                attack_types=types,
                strength="harm",
                lemma=one.harm,
            )
    return tuple(found.values())


def _types(document: Document, figure: Figure) -> tuple[str, ...] | None:
    """Return the attack types of an act that a figure stands for, None where it stands for none."""
    lexicon = violence()
    words = {token.lower for token in document.sentence_tokens(figure.sentence)}
    if any(len(word) == _YEAR and word.isdigit() and word < _HISTORY for word in words):
        return None  # "warriors killed 1,300 soldiers in January 1879"
    hostile = not words.isdisjoint(lexicon.attackers)
    armed = hostile or not words.isdisjoint(lexicon.weapons)
    captive = not words.isdisjoint(_CAPTIVES)
    fights = not words.isdisjoint(_FIGHTS)
    if figure.harm == "hostage":
        return _KIDNAPPING if hostile or captive or not words.isdisjoint(_UNKNOWN) else None
    if figure.harm == "released":
        return _KIDNAPPING if captive else None
    if figure.harm in ("missing", "displaced"):
        return () if armed or fights else None
    if figure.harm in ("killed", "wounded"):
        by_soldiers = figure.harm == "killed" and not words.isdisjoint(_SOLDIERS)
        return () if armed or by_soldiers or _by_violence(figure, words) else None
    return None


def _by_violence(figure: Figure, words: set[str]) -> bool:
    """Whether people were killed by others though no act is named: "in tribal violence"."""
    if figure.harm != "killed" or not figure.value:
        return False
    strife = "violence" in words and not words.isdisjoint(_BETWEEN)
    return strife or not words.isdisjoint(_WOUNDS | _DOERS)
