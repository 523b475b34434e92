"""Which words tell of an act of violence, of what kind, and how real?

Words and phrases of the lexicon of violence, where they stand as acts: not in another sense, not
on a playing field, not in an accident. What each is worth for telling incidents apart (own date,
own place, pointing back) is for `grouping` to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook.understand.anchors_types import types_of
from tallybook.understand.document import Document, Token
from tallybook.understand.mentions import Anchor, Party
from tallybook.understand.phrases import DETERMINERS, noun_phrase_start
from tallybook.understand.reality import CARRIED_OUT, TRIED, Usage, reality_of
from tallybook.understand.violence import Act, Violence, violence

_SKIPPED = frozenset(("byline", "dateline", "appeal", "pointer", "contact", "navigation"))
_AGENTS = frozenset("they we who that which i you he she it".split())
_TO_OR_MODAL = frozenset(
    "to may might could would can should will shall must cannot 'll don't didn't not did do".split()
)
_OBJECT_REACH = 4


class _Cues(msgspec.Struct, frozen=True):
    """What stands in one sentence besides the acts."""

    attackers: bool
    suspects: bool
    weapons: bool
    forces: bool
    harms: bool
    contexts: bool
    accident: bool

    @property
    def tell_of_violence(self) -> bool:
        """Whether anything but the act itself speaks of violence."""
        return self.attackers or self.suspects or self.weapons or self.forces or self.harms


def find_anchors(document: Document, parties: Sequence[Party] = ()) -> tuple[Anchor, ...]:
    """Return the words that tell of acts of violence, in the order of the text.

    `parties` tell attackers and armed groups that the lexicon does not hold by name.
    """
    hostile = {one.sentence for one in parties if one.nature == "armed_group"}
    lexicon = violence()
    if _tells_of_an_accident(document, lexicon) or _tells_of_a_game(document, lexicon):
        return ()
    anchors: list[Anchor] = []
    for sentence, tokens in document.sentences():
        if sentence.kind in _SKIPPED:
            continue
        hits = _hits(tokens, lexicon)
        if any(hit[2].sense == "act" for hit in hits):
            heading = sentence.kind in ("headline", "see_also") and not document.all_caps
            cues = _cues(tokens, hits, lexicon, sentence.index in hostile)
            anchors.extend(_anchors(tokens, hits, cues, lexicon, heading))
    return tuple(anchors)


def _tells_of_an_accident(document: Document, lexicon: Violence) -> bool:
    """Whether a report tells of a quake, a crash or a leak, and of nobody who attacks."""
    accident = False
    for token in document.tokens:
        word = token.lower
        if word in lexicon.attackers or word in lexicon.weapons:
            return False
        act = lexicon.words.get(word)
        if act is None:
            continue
        if act.sense == "accident":
            accident = True
        elif act.strength == "strong" and act.lemma not in ("explosion", "shooting", "atrocity"):
            return False
    return accident


# Verbs that also tell of words, markets and weather when nothing violent stands beside them.
_VAGUE = frozenset(
    "attack assault bombing storm raid shelling burn explosion strike kill shoot hijacking".split()
)
# A report with so many distinct words of games and shows, and none of harm, is about one.
_GAME_WORDS = 3


def _tells_of_a_game(document: Document, lexicon: Violence) -> bool:
    words = {token.lower for token in document.tokens}
    told = words & lexicon.contexts
    if len(told) < _GAME_WORDS:
        return False
    return words.isdisjoint(lexicon.attackers) and words.isdisjoint(lexicon.harms)


def _hits(tokens: Sequence[Token], lexicon: Violence) -> list[tuple[int, int, Act]]:
    """Return (first token, token after the last, act), phrases before the words they cover."""
    hits = list(lexicon.phrases.find(tokens))
    covered = {at for first, last, _ in hits for at in range(first, last)}
    for at, token in enumerate(tokens):
        act = lexicon.words.get(token.lower.removesuffix("'s"))
        if act is not None and at not in covered:
            hits.append((at, at + 1, act))
    hits.sort(key=lambda hit: hit[0])
    return hits


def _cues(
    tokens: Sequence[Token], hits: Sequence[tuple[int, int, Act]], v: Violence, hostile: bool
) -> _Cues:
    words = {token.lower.removesuffix("'s") for token in tokens}
    return _Cues(
        attackers=hostile or not words.isdisjoint(v.attackers),
        suspects=not words.isdisjoint(v.suspects),
        weapons=not words.isdisjoint(v.weapons),
        forces=not words.isdisjoint(v.forces),
        harms=not words.isdisjoint(v.harms),
        contexts=not words.isdisjoint(v.contexts),
        accident=any(act.sense == "accident" for _, _, act in hits),
    )


def _anchors(
    tokens: Sequence[Token],
    hits: Sequence[tuple[int, int, Act]],
    cues: _Cues,
    v: Violence,
    heading: bool,
) -> Iterator[Anchor]:
    acts = [hit for hit in hits if hit[2].sense == "act"]
    strong = sum(act.strength == "strong" for _, _, act in acts)
    for first, last, act in acts:
        use = _usage(tokens, first, last, act, v, heading)
        others = strong - (act.strength == "strong")
        if _is_act(tokens, use, cues, others, v):
            bare = others == 0 and not cues.tell_of_violence
            vague = not use.is_noun and use.act.lemma in _VAGUE
            yield _anchor(tokens, use, v, bare=bare and vague)


def _anchor(tokens: Sequence[Token], use: Usage, v: Violence, *, bare: bool) -> Anchor:
    real = reality_of(tokens, use, v)
    types = types_of(tokens, use, v)
    return Anchor(
        start=tokens[use.first].start,
        end=tokens[use.last - 1].end,
        sentence=tokens[use.first].sentence,
        attack_types=types,
        reality=real.reality,
        definite=use.definite,
        suicide=use.act.suicide or "suicide_bombing" in types,
        multiple=_is_multiple(tokens, use, v),
        stage=real.stage,
        lemma=use.act.lemma,
        # "She attacked the classics": a verb with nothing violent beside it says little.
        strength="bare" if bare else use.act.strength,
        plural=use.form == "plural",
        verb=not use.is_noun,
    )


def _is_multiple(tokens: Sequence[Token], use: Usage, v: Violence) -> bool:
    """Whether several acts are told as one: "a string of bombings", "car bombings in ..."."""
    if use.form != "plural":
        return False
    if not use.definite:
        return True
    return any(token.lower in v.multiple for token in tokens[max(0, use.phrase - 2) : use.first])


def _usage(
    tokens: Sequence[Token], first: int, last: int, act: Act, v: Violence, heading: bool
) -> Usage:
    form = _form(tokens, first, last, act, v, heading)
    if form not in ("noun", "plural"):
        return Usage(first, last, act, form, first, False)
    start = noun_phrase_start(tokens, first)
    return Usage(first, last, act, form, start, _is_definite(tokens, start, first, v))


def _is_definite(tokens: Sequence[Token], start: int, first: int, v: Violence) -> bool:
    words = tokens[start : first + 1]
    if any(token.lower in CARRIED_OUT for token in words):
        # "The leader conducted bombings": the phrase took in subject and verb.
        return False
    if any(token.lower in v.pointing for token in words):
        return True
    # "Friday's attack", "Saturday's siege": what follows a possessive is known.
    before = tokens[max(0, start - 1) : first]
    return any(token.lower.endswith("'s") for token in before)


def _form(
    tokens: Sequence[Token], first: int, last: int, act: Act, v: Violence, heading: bool
) -> str:
    if len(act.forms) == 1:
        return next(iter(act.forms))
    before = tokens[first - 1].lower if first else ""
    after = tokens[last] if last < len(tokens) else None
    noun = "noun" if "noun" in act.forms else "plural"
    verb = next((form for form in ("base", "past", "ing") if form in act.forms), noun)
    if noun not in act.forms:
        return verb
    if verb == "ing":
        return noun if before in DETERMINERS or _follows(after, ("of",)) else "ing"
    if before in _TO_OR_MODAL or before in _AGENTS:
        return verb
    if before in DETERMINERS or before.endswith("'s"):
        return noun
    if before in v.attackers or before in v.forces:
        return verb if _takes_object(after) else noun
    return verb if heading and first and _takes_object(after) and _capital(after) else noun


def _follows(after: Token | None, words: tuple[str, ...]) -> bool:
    return after is not None and after.lower in words


_NO_OBJECT = frozenset(
    "on in at against of by that which who and or was were is are has had have have monday tuesday"
    " wednesday thursday friday saturday sunday since after from to for with as when near outside"
    " claimed killed left leaves kills claims this last yesterday today".split()
)


def _takes_object(after: Token | None) -> bool:
    return after is not None and after.lower not in _NO_OBJECT and after.text[0].isalnum()


def _capital(after: Token | None) -> bool:
    return after is not None and (after.text[0].isupper() or after.text[0].isdigit())


def _is_act(tokens: Sequence[Token], use: Usage, cues: _Cues, others: int, v: Violence) -> bool:
    """Whether the words tell of an act of violence here."""
    hostile = cues.attackers or cues.weapons or cues.suspects
    if _is_said_only(tokens, use, v) and not cues.weapons:
        return False
    if cues.contexts and not hostile and not cues.harms:
        return False
    strength = use.act.strength
    if use.form == "past" and strength != "harm" and _is_adjective(tokens, use):
        return False
    if strength == "pointer":
        return use.definite
    if strength == "seizure":
        return cues.attackers
    if use.act.lemma == "die":
        return hostile or others > 0
    if strength == "harm" and use.form == "base" and _is_tried(tokens, use):
        return True
    if strength == "harm":
        return (hostile or others > 0 or cues.forces or use.definite) and not (
            cues.accident and not hostile
        )
    if strength == "weak":
        present = hostile or cues.harms or others > 0 or (cues.forces and not use.is_noun)
        return (present or use.definite) and not (cues.accident and not hostile)
    return True


def _is_tried(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether somebody set out to do it: "tried to kill the mayor"."""
    before = [token.lower for token in tokens[max(0, use.first - 3) : use.first]]
    return before[-1:] == ["to"] and not TRIED.isdisjoint(before)


def _is_adjective(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether it only describes: "the targeted compound"."""
    return use.first > 0 and tokens[use.first - 1].lower in DETERMINERS


def _is_said_only(tokens: Sequence[Token], use: Usage, v: Violence) -> bool:
    """Whether words are the weapon: "attacked the minister's speech", "a scathing attack"."""
    if use.act.lemma not in ("attack", "assault", "strike", "bombardment", "raid"):
        return False
    if any(token.lower in v.word_modifiers for token in tokens[use.phrase : use.first]):
        return True
    after = tokens[use.last : use.last + _OBJECT_REACH]
    return any(token.lower in v.word_targets for token in after)
