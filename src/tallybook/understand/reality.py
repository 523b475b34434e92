"""How real is an act told to be: done, planned, possible, denied, foiled, or a sum of many?

The words before an act in its clause decide, in a fixed order: foiled, negated, wanted or feared,
many at once, a campaign. An act with nothing of these beside it is told as done.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.violence import Act, Violence

# How many words before an act can govern it within one clause.
_REACH = 9
_STOPPED = frozenset("stopped halted".split())
# "A summary of the attacks", "the week in attacks": many told as one heading.
_SUMMARIES = frozenset("summary roundup round-up overview list chronology timeline".split())
_PERIODS = (["week"], ["month"], ["year"], ["day"])
_MODALS = frozenset("may might could would can should will shall 'll must cannot".split())
_BREAKS = frozenset(
    ". ; : — – -- ( ) who which when while after before because although though where but since as"
    " whereas".split()
)
# After these "to" tells of something done: "managed to kill", "continued to shoot".
_DONE_BEFORE_TO = frozenset(
    "managed began begin started start continued continue continues proceeded went came returned"
    " used helped help able appeared appear seemed seem turned dared happened known said reported"
    " believed alleged thought".split()
)
TRIED = frozenset("tried attempted attempting trying failed sought".split())
_RATES = frozenset("fell rose dropped increased declined were are have had up down".split())
_SHARES = frozenset("% cent percent percentage third quarter fifth tenth half".split())
_TRENDS = frozenset("fell rose declined surged soared increased rise fall".split())
_MULTIPLIED = frozenset("doubled tripled trebled halved quadrupled outnumber outnumbered".split())
_HYPOTHETICAL = frozenset("any potential possible future imminent".split())
_FURTHER = frozenset("further more additional new".split())
_UNDONE = frozenset("attempted failed abortive unsuccessful botched attempt attempts".split())
CARRIED_OUT = frozenset(
    "carried staged launched executed committed perpetrated conducted mounted led directed"
    " organized organised supervised ordered suffered saw claimed facilitated".split()
)
_HABITUALLY = frozenset(
    "often frequently routinely regularly constantly habitually usually sometimes occasionally"
    " daily always periodically sporadically".split()
)
_INTENSIFIED = frozenset(
    "intensified intensify intensifies intensifying escalated escalate resumed resume halt suspend"
    " stepped continued continuing continue sustained ongoing expanded expand massive".split()
)


class Reality(msgspec.Struct, frozen=True):
    """How real an act is, and how far it went (a code of `stages`)."""

    reality: str = "actual"
    stage: str = "accomplished"


class Usage(msgspec.Struct, frozen=True):
    """One act where it stands: its tokens [first, last), its form there, its noun phrase."""

    first: int
    last: int
    act: Act
    form: str
    phrase: int
    definite: bool

    @property
    def is_noun(self) -> bool:
        """Whether the words are used as a noun here."""
        return self.form in ("noun", "plural")


def reality_of(tokens: Sequence[Token], use: Usage, lexicon: Violence) -> Reality:
    """Return how real the act at this use is told to be."""
    before = _before(tokens, use.first)
    phrase = [token.lower for token in tokens[use.phrase : use.first]]
    for judge in (_foiled, _negated, _unreal, _aggregate, _campaign):
        found = judge(tokens, use, before, phrase, lexicon)
        if found is not None:
            return found
    own = [token.lower for token in tokens[use.first : use.last]]
    return Reality(stage=_stage(before, phrase + own))


def _before(tokens: Sequence[Token], first: int) -> list[str]:
    """Return the words that stand before in the clause, nearest first."""
    words: list[str] = []
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens[at].lower
        if word in _BREAKS:
            break
        # "The May attack" and "In late May shelling killed 14" name a month.
        words.append("(month)" if tokens[at].text == "May" and at > 0 else word)
    return words


def _foiled(
    tokens: Sequence[Token], use: Usage, before: list[str], phrase: list[str], lexicon: Violence
) -> Reality | None:
    verbs = lexicon.reality["foiled"]
    for at, word in enumerate(before):
        # "Stopped the attack" may end one that was under way; "stopped an attack" foils it.
        stopped = word in _STOPPED and not use.definite and at < 4
        if (word in verbs or stopped) and not _wanted(before, at):
            return Reality("foiled", "foiled")
    after = tokens[use.last : use.last + _REACH]
    if any(token.lower in verbs for token in after) and use.act.strength in ("plan", "weapon"):
        return Reality("foiled", "foiled")
    near = tokens[max(0, use.first - _REACH) : use.last + _REACH]
    if next(lexicon.foiled_phrases.find(near), None) is not None:
        return Reality("foiled", "foiled")
    was = [token.lower for token in after[:4]]
    if use.is_noun and any(word in verbs for word in was):
        return Reality("foiled", "foiled")
    return Reality("planned") if use.act.strength in ("plan", "weapon") else None


def _wanted(before: list[str], at: int) -> bool:
    """Whether the verb at this place is only wanted: "to prevent", "could stop"."""
    return any(word == "to" or word in _MODALS for word in before[at + 1 : at + 3])


def _negated(
    tokens: Sequence[Token], use: Usage, before: list[str], phrase: list[str], lexicon: Violence
) -> Reality | None:
    if use.definite and use.is_noun:
        return None
    near = before[:3]
    if "only" in near or "longer" in near:
        return None
    if any(word in lexicon.reality["negated"] or word.endswith("n't") for word in near):
        return Reality("negated")
    return None


def _unreal(
    tokens: Sequence[Token], use: Usage, before: list[str], phrase: list[str], lexicon: Violence
) -> Reality | None:
    if use.form == "base":
        return _infinitive(before, lexicon)
    if use.definite and use.is_noun:
        return Reality("planned") if "planned" in phrase else None
    if use.is_noun:
        return _noun_unreal(tokens, use, before, lexicon)
    if use.form == "ing":
        return _gerund(before, lexicon)
    if before[:1] == ["be"] or before[:2] == ["been", "have"]:
        return _passive(before)
    return Reality("possible") if before and before[0] in _MODALS else None


def _infinitive(before: list[str], lexicon: Violence) -> Reality | None:
    if before[:1] and before[0] in _MODALS:
        return Reality("possible")
    if "to" in before[:2]:
        governor = before[before.index("to") + 1 :][:3]
        if any(word in TRIED for word in governor):
            return Reality("actual", "attempted")
        if "attempt" in governor or "attempts" in governor or "attempting" in governor:
            return Reality("actual", "attempted")
        if any(word in _DONE_BEFORE_TO for word in governor[:1]):
            return None
        threatened = any(word in lexicon.reality["threatened"] for word in before)
        return Reality("threatened" if threatened else "planned")
    conditional = lexicon.reality["conditional"]
    if any(word in _MODALS or word in conditional for word in before[:4]):
        return Reality("possible")
    return Reality("aggregate") if any(w in _HABITUALLY for w in before[:2]) else None


def _passive(before: list[str]) -> Reality | None:
    """Tell: "may be attacked" is possible, "may have been killed" is told of something done."""
    if before[0] == "been":
        return None
    modal = any(word in _MODALS for word in before[1:3]) or "to" in before[1:2]
    return Reality("possible") if modal else None


def _gerund(before: list[str], lexicon: Violence) -> Reality | None:
    sets = lexicon.reality
    near = before[:4]
    if any(word in sets["planned"] for word in near[:3]):
        return Reality("planned")
    if any(word in sets["prevent"] for word in near[:3]):
        return Reality("possible")
    if any(word in sets["threatened"] for word in near):
        return Reality("threatened")
    return None


def _noun_unreal(
    tokens: Sequence[Token], use: Usage, before: list[str], lexicon: Violence
) -> Reality | None:
    sets = lexicon.reality
    own = before[:6]
    if any(word in CARRIED_OUT for word in own) and not any(
        word in _MODALS or word == "to" for word in own
    ):
        return None
    if any(word in sets["threatened"] for word in before):
        return Reality("threatened")
    if any(word in sets["prevent"] and _wanted(before, at) for at, word in enumerate(before)):
        return Reality("possible")
    if any(word in _MODALS for word in before) and "have" not in own and "been" not in own:
        return Reality("possible")
    if any(word in sets["planned"] or word in sets["conditional"] for word in before):
        return Reality("planned")
    if any(word in _HYPOTHETICAL or word in sets["possible"] for word in own):
        return Reality("possible")
    after = [token.lower for token in tokens[use.last : use.last + 4]]
    if any(word in _MODALS for word in after[:2]) and "have" not in after:
        return Reality("possible")
    if "case" in own and "of" in own and "in" in own:
        return Reality("possible")
    return None


def _aggregate(
    tokens: Sequence[Token], use: Usage, before: list[str], phrase: list[str], lexicon: Violence
) -> Reality | None:
    if use.form in ("base", "past") and before and before[0] in _HABITUALLY:
        return Reality("aggregate")
    after = [token.lower for token in tokens[use.last : use.last + _REACH]]
    many = use.is_noun and tokens[use.last - 1].lower.endswith("s")
    if many and (not _MULTIPLIED.isdisjoint(after[:6]) or not _TRENDS.isdisjoint(after[:1])):
        # "Attacks on nurses have doubled", "kidnappings fell sharply".
        return Reality("aggregate")
    if use.form == "plural":
        near = before[:7]
        if not _RATES.isdisjoint(after[:3]) and not _SHARES.isdisjoint(after):
            # "Murders fell by 12 per cent".
            return Reality("aggregate")
        if _SUMMARIES.intersection(near[:4]) or (near[:1] == ["in"] and near[1:2] in _PERIODS):
            return Reality("aggregate")
        if _counts_one_operation(near, lexicon):
            return None
        if any(word in lexicon.aggregate for word in near) and not (
            use.definite and not any(word in lexicon.aggregate for word in phrase)
        ):
            return Reality("aggregate")
        if not use.definite and _FURTHER.intersection(before[:2]):
            return Reality("possible")
        clause = tokens[max(0, use.first - 5) : use.last + 4]
        if not use.definite and next(lexicon.aggregate_phrases.find(clause), None):
            return Reality("aggregate")
    if use.form == "noun" and any(word in ("every", "each", "per") for word in before[:2]):
        return Reality("aggregate")
    return None


def _counts_one_operation(near: list[str], lexicon: Violence) -> bool:
    """Whether "a string of", "twin" or a small number says that a few acts are told as one."""
    return any(word in lexicon.multiple for word in near[:4]) and "hundreds" not in near


def _campaign(
    tokens: Sequence[Token], use: Usage, before: list[str], phrase: list[str], lexicon: Violence
) -> Reality | None:
    head = tokens[use.last - 1].lower
    if head not in lexicon.campaign_acts or use.act.suicide:
        return None
    if any(word in _INTENSIFIED for word in before[:4]):
        return Reality("campaign")
    return None


def _stage(before: list[str], phrase: list[str]) -> str:
    told = _UNDONE.intersection(phrase) or _UNDONE.intersection(before[:2])
    return "attempted" if told else "accomplished"
