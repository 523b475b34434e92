"""What was aimed at: the thing or the people that follow words of attack.

A target is the noun phrase after a verb of attack ("stormed the hotel") or after a noun of attack
and its link ("an attack on a suburban mall"), whose head is a word of the list `target_types`
(GTD targtype, MUC-4 slots 13 and 20).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from tallybook import codebook
from tallybook.records import TargetDetail
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Fact
from tallybook.understand.phrases import (
    AUXILIARIES,
    CONNECTIVES,
    PhraseTable,
    noun_phrase_start,
    phrase_text,
    without_determiner,
)

_HUMAN_HEADS = frozenset(
    "soldier troop marine officer policeman policemen ambassador diplomat priest nun imam cleric"
    " worshipper pilgrim bishop jesuit missionary rabbi student teacher pupil schoolchildren"
    " professor doctor nurse medic journalist reporter cameraman photographer editor worker"
    " peacekeeper politician candidate lawmaker senator congressman mayor governor president"
    " minister councilor councilman legislator deputy leader activist unionist judge prosecutor"
    " lawyer magistrate attorney civilian crowd passers-by bystander pedestrian villager shopper"
    " resident peasant farmer passenger family commuter miner woman child refugee person protester"
    " demonstrator people trader fisherman fishermen herder citizen guard bodyguard watchman escort"
    " tourist holidaymaker backpacker visitor commander personnel recruit staff observer women"
    " children".split()
)
# How many words may stand between the words of attack and the head of the target.
_REACH = 9
_STOP = AUXILIARIES | CONNECTIVES - {"and", "or"} | {"killing", "wounding", "leaving", "killed"}


@functools.cache
def _table() -> PhraseTable[str]:
    return PhraseTable(
        {
            word: code.code
            for code in codebook.code_list("target_types").codes.values()
            for word in code.words
        }
    )


@functools.cache
def _described() -> PhraseTable[str]:
    return PhraseTable(dict.fromkeys(lexicon("details")["words"]["target_objects"], "described"))


def find_targets(document: Document) -> tuple[Fact, ...]:
    """Return the targets of attacks, as noun phrases with their type."""
    facts: list[Fact] = []
    verbs, nouns = (
        words("details", "words", "attack_verbs"),
        words("details", "words", "attack_nouns"),
    )
    for sentence, tokens in document.sentences():
        if sentence.kind in ("appeal", "pointer", "contact", "navigation"):
            continue
        if not any(token.lower in verbs or token.lower in nouns for token in tokens):
            continue
        heads = list(_table().find(tokens))
        facts += _targets(sentence.index, tokens, heads) if heads else ()
    return tuple(facts)


def _targets(
    sentence: int, tokens: Sequence[Token], heads: Sequence[tuple[int, int, str]]
) -> Iterator[Fact]:
    for first, last, target_type in heads:
        if not _is_head(tokens, last) or not _attacked(tokens, first):
            continue
        start = _after_verbs(tokens, noun_phrase_start(tokens, last - 1), first)
        start = min(without_determiner(tokens, start, last), first)
        yield _fact(sentence, tokens, start, last, target_type)


def _is_head(tokens: Sequence[Token], last: int) -> bool:
    """Whether the word heads its phrase: a possessive does not ("the mall's supermarket")."""
    return not tokens[last - 1].lower.endswith("'s")


def _after_verbs(tokens: Sequence[Token], start: int, first: int) -> int:
    """Return where the phrase begins once words of attack and numbers of years are left out."""
    verbs, nouns = (
        words("details", "words", "attack_verbs"),
        words("details", "words", "attack_nouns"),
    )
    for at in range(first - 1, start - 1, -1):
        if tokens[at].lower in verbs or tokens[at].lower in nouns:
            return at + 1
    return start


def _attacked(tokens: Sequence[Token], first: int) -> bool:
    """Whether words of attack lead to this head with nothing between that cuts them off."""
    verbs, nouns = (
        words("details", "words", "attack_verbs"),
        words("details", "words", "attack_nouns"),
    )
    links = words("details", "words", "target_links")
    linked = False
    for back in range(1, min(_REACH, first) + 1):
        token = tokens[first - back]
        if token.lower in verbs and not _is_agent(tokens, first - back):
            return True
        if token.lower in nouns and linked:
            return True
        if token.lower in links:
            linked = True
        elif token.lower in _STOP or token.text in '.;:()"“”—':
            return False
    return False


def _is_agent(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by" follows the verb: what comes after did it."""
    return at + 1 < len(tokens) and tokens[at + 1].lower == "by"


def _fact(sentence: int, tokens: Sequence[Token], start: int, last: int, target_type: str) -> Fact:
    name = phrase_text(tokens[start:last])
    head = tokens[last - 1].lower
    human = head in _HUMAN_HEADS or head.removesuffix("s") in _HUMAN_HEADS
    return Fact(
        start=tokens[start].start,
        end=tokens[last - 1].end,
        sentence=sentence,
        field="targets",
        value=target_type,
        detail=TargetDetail(
            target_kind="human" if human else "physical", target_type=target_type, name=name
        ),
    )
