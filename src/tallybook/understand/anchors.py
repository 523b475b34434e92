"""Which words tell of an act of violence, of what kind, and how real?

Words and phrases of the lexicon of violence, where they stand as acts: not in another sense, not
on a playing field, not in an accident. What each is worth for telling incidents apart (own date,
own place, pointing back) is for `grouping` to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.understand.anchors_frames import (
    counts_many,
    is_supposed,
    tells_of_nothing_real,
)
from tallybook.understand.anchors_people import takes_a_thing
from tallybook.understand.anchors_senses import Cues, is_act, is_at_somebody, takes_object
from tallybook.understand.anchors_types import types_of
from tallybook.understand.deeds import Deeds, deeds, in_several_words
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words as listed
from tallybook.understand.mentions import Anchor, Party
from tallybook.understand.phrases import DETERMINERS, noun_phrase_start
from tallybook.understand.reality import CARRIED_OUT, Reality, Usage, reality_of
from tallybook.understand.violence import Act, Violence, violence

_SKIPPED = frozenset(("byline", "dateline", "appeal", "pointer", "contact", "navigation"))
_AGENTS = frozenset("they we who that which i you he she it".split())
_TO_OR_MODAL = frozenset(
    "to may might could would can should will shall must cannot 'll don't didn't not did do".split()
)


def find_anchors(document: Document, parties: Sequence[Party] = ()) -> tuple[Anchor, ...]:
    """Return the words that tell of acts of violence, in the order of the text.

    `parties` tell attackers and armed groups that the lexicon does not hold by name.
    """
    hostile = {one.sentence for one in parties if one.nature == "armed_group"}
    lexicon, known = violence(), deeds()
    if tells_of_no_attack(document):
        return ()
    anchors: list[Anchor] = []
    peaceful = has_accident(document)
    for sentence, tokens in document.sentences():
        if sentence.kind in _SKIPPED:
            continue
        hits = _hits(tokens, known)
        if any(hit[2].sense == "act" for hit in hits) and not tells_of_nothing_real(tokens):
            heading = sentence.kind in ("headline", "see_also") and not document.all_caps
            goes_on = not peaceful and any(map(_is_attack, anchors))
            cues = _cues(tokens, hits, lexicon, sentence.index in hostile, goes_on=goes_on)
            anchors.extend(_anchors(tokens, hits, cues, lexicon, heading))
    return tuple(anchors)


def _is_attack(anchor: Anchor) -> bool:
    return anchor.strength == "strong" and anchor.reality == "actual"


def has_accident(document: Document) -> bool:
    """Return whether any word of a report tells of an accident, a disease or a disaster."""
    lexicon = violence()
    words = (lexicon.words.get(token.lower) for token in document.tokens)
    return any(act is not None and act.sense == "accident" for act in words)


def tells_of_no_attack(document: Document) -> bool:
    """Return whether a report is about an accident or a game, whatever its words are."""
    lexicon = violence()
    return _tells_of_an_accident(document, lexicon) or _tells_of_a_game(document, lexicon)


# Gas blows up too, fireworks sound like shots, and floods rip through towns.
_ALSO_ACCIDENTS = frozenset(
    (
        *("explosion", "shooting", "atrocity", "went off", "goes off", "going off", "blew up"),
        *("blown up", "blew apart", "ripped through", "tore through", "ripping through"),
        *("tearing through", "rips through", "tears through", "run over by", "ploughed into"),
        *("plowed into", "rammed into", "burned down", "burnt down", "burned to the ground"),
        *("burned to death", "was found dead", "were found dead", "claimed the lives"),
        *("claimed the life", "set ablaze", "set alight", "burning down", "cut down by"),
    )
)


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
        elif act.strength == "strong" and act.lemma not in _ALSO_ACCIDENTS:
            return False
    return accident and not any(
        act.sense == "act" and act.strength == "strong" and act.lemma not in _ALSO_ACCIDENTS
        for _, _, act in lexicon.phrases.find(document.tokens)
    )


_COURT = frozenset(
    "sentenced convicted guilty jailed charged indicted tried trial prison imprisoned".split()
)
_ARRESTS = frozenset("arrested arrests detained custody detainees".split())
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


def _hits(tokens: Sequence[Token], known: Deeds) -> list[tuple[int, int, Act]]:
    """Return (first token, token after the last, act), phrases before the words they cover."""
    hits = list(known.phrases.find(tokens))
    covered = {at for first, last, _ in hits for at in range(first, last)}
    for first, last, act in in_several_words(tokens):
        if covered.isdisjoint(range(first, last)):
            hits.append((first, last, act))
            covered.update(range(first, last))
    for at, token in enumerate(tokens):
        word = known.words.get(token.lower.removesuffix("'s"))
        if word is not None and at not in covered:
            hits.append((at, at + 1, word))
    hits.sort(key=lambda hit: hit[0])
    return hits


def _cues(
    tokens: Sequence[Token],
    hits: Sequence[tuple[int, int, Act]],
    v: Violence,
    hostile: bool,
    *,
    goes_on: bool,
) -> Cues:
    words = {token.lower.removesuffix("'s") for token in tokens}
    playing = not words.isdisjoint(v.contexts)
    return Cues(
        attackers=hostile or any(_attacks(token, playing, v) for token in tokens),
        suspects=not words.isdisjoint(v.suspects),
        weapons=not words.isdisjoint(v.weapons),
        forces=not words.isdisjoint(v.forces),
        harms=not words.isdisjoint(v.harms),
        contexts=playing,
        accident=any(act.sense == "accident" for _, _, act in hits),
        court=not words.isdisjoint(_COURT),
        goes_on=goes_on,
        arrests=not words.isdisjoint(_ARRESTS),
    )


def _attacks(token: Token, playing: bool, v: Violence) -> bool:
    """Whether a word tells of attackers: not the Raiders of a game."""
    low = token.lower.removesuffix("'s")
    return low in v.attackers and not (playing and token.text.istitle() and low in _TEAMS)


_TEAMS = frozenset("raiders rebels pirates bandits snipers bombers".split())


def _anchors(
    tokens: Sequence[Token],
    hits: Sequence[tuple[int, int, Act]],
    cues: Cues,
    v: Violence,
    heading: bool,
) -> Iterator[Anchor]:
    acts = [hit for hit in hits if hit[2].sense == "act"]
    if any(act.strength == "harm" for _, _, act in acts) and not _is_found(tokens, v):
        # "An IED killed two": the weapon was no plot.
        acts = [hit for hit in acts if hit[2].strength != "weapon"]
    strong = sum(_stands_alone(act) for _, _, act in acts)
    for first, last, act in acts:
        use = _usage(tokens, first, last, act, v, heading)
        others = strong - _stands_alone(act)
        if is_act(tokens, use, cues, others, v):
            bare = others == 0 and not cues.tell_of_violence
            vague = not use.is_noun and use.act.lemma in _VAGUE and not _has_object(tokens, use)
            vague = vague or (use.act.lemma in _OF_PEOPLE and takes_a_thing(tokens, use))
            # "The standoff over the budget": a known thing, and nothing that says of what kind.
            vague = (vague or use.act.strength == "weak") and not is_at_somebody(tokens, use)
            yield _anchor(tokens, use, v, bare=bare and vague)


def _has_object(tokens: Sequence[Token], use: Usage) -> bool:
    """Whether what stands before or behind a verb is what is hijacked or blows up."""
    if tokens[use.first].lower in _EXPLICIT:
        return True
    near = tokens[max(0, use.first - _NEAR_VERB) : use.last + _NEAR_VERB]
    key = {"hijacking": "carriers", "explosion": "parcels"}.get(use.act.lemma)
    return key is not None and any(token.lower in listed("deeds", "who", key) for token in near)


_NEAR_VERB = 5
_EXPLICIT = frozenset("dynamited firebombed fire-bombed car-bombed petrol-bombed".split())
# Of these only people are said: "the captain kidnapped the headlines".
_OF_PEOPLE = frozenset(("murder", "kidnapping", "massacre", "stabbing", "ambush", "assassination"))
_FOUND = frozenset(
    "found discovered seized recovered confiscated cache caches making makers maker plot planning"
    " components materials defuse destroyed".split()
)


def _is_found(tokens: Sequence[Token], v: Violence) -> bool:
    """Whether weapons were come upon, or stopped from being used."""
    words = {token.lower for token in tokens}
    return not words.isdisjoint(_FOUND) or not words.isdisjoint(v.reality["foiled"])


def _stands_alone(act: Act) -> bool:
    """Whether an act backs the weak words beside it: a strong one, or a shot."""
    return act.strength == "strong" or act.lemma == "shoot"


def _anchor(tokens: Sequence[Token], use: Usage, v: Violence, *, bare: bool) -> Anchor:
    real = reality_of(tokens, use, v)
    if real.reality == "actual" and is_supposed(tokens):
        real = Reality("possible")
    if real.reality == "actual" and counts_many(tokens, plural=use.form == "plural"):
        real = Reality("aggregate")
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
        strength="bare" if bare else _STRENGTHS.get(use.act.strength, use.act.strength),
        plural=use.form == "plural",
        verb=not use.is_noun,
    )


# What is an act by whom it is done to is as strong as one by itself; wounds need those who died.
_STRENGTHS = {"people": "strong", "of_people": "strong", "grab": "strong", "wounds": "harm"}


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
    # "The leader conducted bombings": the phrase took in subject and verb.
    verbs = [at for at in range(start, first) if tokens[at].lower in CARRIED_OUT]
    start = verbs[-1] + 1 if verbs else start
    if any(token.lower in v.pointing for token in tokens[start : first + 1]):
        return True
    # "Friday's attack", "Saturday's siege": what follows a possessive is known.
    return any(token.lower.endswith("'s") for token in tokens[max(0, start - 1) : first])


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
        return verb if takes_object(after) else noun
    return verb if heading and first and takes_object(after) and _capital(after) else noun


def _follows(after: Token | None, words: tuple[str, ...]) -> bool:
    return after is not None and after.lower in words


def _capital(after: Token | None) -> bool:
    return after is not None and (after.text[0].isupper() or after.text[0].isdigit())
