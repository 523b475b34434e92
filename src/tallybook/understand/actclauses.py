"""Which parties and which words of violence stand in one sentence, and where?"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare
from tallybook.understand.parties import token_index
from tallybook.understand.violence import Act, violence

DOERS = frozenset({"attackers", "armed_group", "state_force"})
# Mere people do it only where the sentence says so outright: "a man opened fire".
PEOPLE = frozenset({"person"})
BE = frozenset("is are was were be been being get got gets am 's".split())
HAVE = frozenset("have has had having".split())
# How many sentences back "the group" may have been named.
_ANAPHOR_REACH = 7
_LONGEST = 600
# The longest pair of brackets between a name and its fighters.
_BRACKETS = 12
_LABELS = frozenset(
    """the a an some its their these those this other more two three presumed alleged another both
    several many group organization movement terrorist self-styled so-called " “ '""".split()
)


class Placed(msgspec.Struct, frozen=True):
    """A party with its tokens [first, last)."""

    party: Party
    first: int
    last: int


class Clause(msgspec.Struct, frozen=True):
    """One sentence: its token range, its parties, its acts (end, act) by each token."""

    document: Document
    first: int
    last: int
    placed: tuple[Placed, ...]
    acts: dict[int, tuple[int, Act]]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.document.tokens

    def low(self, i: int) -> str:
        """Return a word of the sentence in lower case, "" beyond its edges."""
        return self.document.tokens[i].lower if self.first <= i < self.last else ""

    def lows(self, first: int, last: int) -> list[str]:
        """Return the words [first, last) in lower case, as far as the sentence goes."""
        span = self.document.tokens[max(first, self.first) : min(last, self.last)]
        return [token.lower for token in span]


def place(document: Document, parties: tuple[Party, ...]) -> dict[int, list[Placed]]:
    """Return the parties of each sentence with their tokens, in the order of the text."""
    found: dict[int, list[Placed]] = {}
    for party in parties:
        first = token_index(document, party.start)
        last = token_index(document, party.end - 1) + 1
        found.setdefault(party.sentence, []).append(Placed(party, first, last))
    return found


def last_named(placed: dict[int, list[Placed]], sentence: int) -> Party | None:
    """Return the armed group named last before a sentence: what "the group" stands for."""
    for index in range(sentence - 1, max(-1, sentence - 1 - _ANAPHOR_REACH), -1):
        for one in reversed(placed.get(index, [])):
            if one.party.nature == "armed_group" and one.party.canonical:
                return one.party
    return None


def with_anaphors(
    document: Document, sentence: int, here: list[Placed], group: Party | None
) -> list[Placed]:
    """Add "the group", "the organisation" of a sentence, read as the group named last."""
    if group is None:
        return here
    first, last = document.spans[sentence]
    added = [
        Placed(stand_in(document, group, k - 1, k + 1), k - 1, k + 1)
        for k in range(first + 1, last)
        if _is_anaphor(document, k, last) and not any(one.first <= k < one.last for one in here)
    ]
    return sorted(here + added, key=lambda one: (one.first, -one.last)) if added else here


def _is_anaphor(document: Document, k: int, last: int) -> bool:
    tokens = document.tokens
    if bare(tokens[k]) not in words("standing", "light", "anaphors"):
        return False
    if tokens[k - 1].lower not in ("the", "this"):
        return False
    return not (k + 1 < last and tokens[k + 1].lower == "of")


def stand_in(document: Document, group: Party, first: int, last: int) -> Party:
    """Return the party that other words, tokens [first, last), stand for."""
    tokens = document.tokens
    return msgspec.structs.replace(
        group,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=tokens[first].sentence,
    )


def is_linked(document: Document, one: Placed) -> bool:
    """Return whether the party is only "X-linked"."""
    tail = document.tokens[one.last - 1].lower.rpartition("-")[2]
    return tail in words("attackers", "name", "linked")


def is_table(document: Document, sentence: int) -> bool:
    """Return whether a sentence is too long for one: a table or a list without stops."""
    first, last = document.spans[sentence]
    return last - first > _LONGEST


@functools.cache
def _senses() -> frozenset[str]:
    return frozenset({"act", "accident"})


def read_clause(document: Document, sentence: int, placed: list[Placed]) -> Clause:
    """Find the words of violence in a sentence; phrases come before their words."""
    first, last = document.spans[sentence]
    lexicon = violence()
    acts: dict[int, tuple[int, Act]] = {}
    for start, end, act in lexicon.phrases.find(document.tokens[first:last]):
        acts.update(dict.fromkeys(range(first + start, first + end), (first + end, act)))
    for i in range(first, last):
        if i not in acts:
            word = lexicon.words.get(bare(document.tokens[i]))
            if word is not None:
                acts[i] = (i + 1, word)
    acts = {i: one for i, one in acts.items() if one[1].sense in _senses()}
    return Clause(document, first, last, tuple(placed), acts)


def before_party(clause: Clause, one: Placed) -> int:
    """Return the index of the token before a party, its articles, labels and brackets."""
    at = one.first - 1
    hostile = words("attackers", "hostile")
    while at >= clause.first:
        low = clause.low(at)
        if low in ("]", ")"):
            opened = _opening(clause, at)
            if opened is None:
                return at
            at = opened - 1
            named = next((other for other in clause.placed if other.last == at + 1), None)
            at = named.first - 1 if named else at
        elif low in _LABELS or low in hostile or _is_compound(low):
            at -= 1
        else:
            break
    return at


def _is_compound(low: str) -> bool:
    """Whether a word is an adjective of two: a cattle-rustling gang."""
    return "-" in low and low[0].isalpha() and low.endswith(("ing", "ed"))


def _opening(clause: Clause, close: int) -> int | None:
    back = range(close, max(close - _BRACKETS, clause.first - 1), -1)
    return next((k for k in back if clause.low(k) in ("[", "(")), None)


def members_of(clause: Clause, doer: Placed) -> list[Placed]:
    """Return the group that a doer belongs to: "members of the Front", "Front guerrillas"."""
    if doer.party.canonical is None and doer.party.group_id is None:
        return []
    return [
        one
        for one in clause.placed
        if one is not doer
        and one.party.nature in ("armed_group", "state_force")
        and one.party.canonical == doer.party.canonical
        and doer.first <= one.first <= doer.last + 8
    ]
