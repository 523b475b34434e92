"""Which parties does a report speak of: attackers, armed groups, forces, governments, people?

A party is a head noun with its modifiers ("10 to 15 masked gunmen") or a name (`groupnames`).
What the party did is not asked here.
"""

from __future__ import annotations

import bisect
import functools

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.groupnames import Name, read_names
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import Nations, bare, read_nations
from tallybook.understand.numbers import Number, find_numbers

# Modifiers farther left than this are another phrase.
_REACH = 9


class _Head(msgspec.Struct, frozen=True):
    """What a head noun tells: nature, one or many, and whether it needs a hostile word."""

    nature: str
    singular: bool = False
    person: bool = True
    needs: str | None = None


class _Sight(msgspec.Struct, frozen=True):
    """What all rules look at."""

    document: Document
    nations: Nations
    named: dict[int, Name]
    numbers: dict[int, Number]


@functools.cache
def _heads() -> dict[str, _Head]:
    """Every head noun; an entry further down wins."""
    table = lexicon("attackers")
    heads: dict[str, _Head] = {}

    def put(text: str, head: _Head) -> None:
        heads.update(dict.fromkeys(text.split(), head))

    put(table["civilians"]["always"], _Head("civilians"))
    put(table["government"]["always"], _Head("government", person=False))
    put(table["groups"]["with_modifier"], _Head("armed_group", person=False, needs="hostile"))
    put(table["people"]["singular"], _Head("attackers", singular=True, needs="hostile"))
    put(table["people"]["plural"], _Head("attackers", needs="hostile"))
    put(table["state"]["forces"], _Head("state_force", person=False, needs="force"))
    put(table["state"]["persons"], _Head("state_force", needs="force"))
    put(table["state"]["adjunct"], _Head("state_force", person=False))
    put(table["state"]["always"], _Head("state_force"))
    put(table["groups"]["always"], _Head("armed_group", person=False))
    put(table["attackers"]["singular"], _Head("attackers", singular=True))
    put(table["attackers"]["plural"], _Head("attackers"))
    return heads


@functools.cache
def _phrases() -> frozenset[tuple[str, str]]:
    pairs = (one.split() for one in lexicon("attackers")["state"]["phrases"])
    return frozenset((pair[0], pair[1]) for pair in pairs)


def find_parties(document: Document) -> tuple[Party, ...]:
    """Return the parties in the order of the text.

    A name inside a description is a party too: "Front guerrillas" gives the guerrillas and the
    Front. Counts are those of the words ("10 to 15"); one for "a gunman", None where not told.
    """
    nations = read_nations(document)
    names = read_names(document, nations)
    named = {i: name for name in names for i in range(name.first, name.last)}
    numbers = _number_tokens(document)
    sight = _Sight(document, nations, named, numbers)
    parties = [_of_name(sight, name) for name in names]
    parties += _descriptions(sight, tuple(parties))
    return tuple(sorted(parties, key=lambda one: (one.start, -one.end)))


def _descriptions(sight: _Sight, names: tuple[Party, ...]) -> list[Party]:
    """Return the described parties, but none that is part of a longer one."""
    heads = _heads()
    covered = {one.end: one.start for one in names}
    ends = sorted(covered)
    found: list[Party] = []
    for i, token in enumerate(sight.document.tokens):
        head = heads.get(bare(token))
        if head is None or i in sight.named:
            continue
        party = _described(sight, i, head)
        if party is None:
            continue
        while found and party.start <= found[-1].start:
            found.pop()
        after = bisect.bisect_left(ends, party.end)
        if after < len(ends) and covered[ends[after]] <= party.start:
            continue
        found.append(party)
    return found


def _number_tokens(document: Document) -> dict[int, Number]:
    """Number by the index of each token that it covers."""
    at: dict[int, Number] = {}
    tokens, i = document.tokens, 0
    for number in find_numbers(document):
        while i < len(tokens) and tokens[i].end <= number.start:
            i += 1
        j = i
        while j < len(tokens) and tokens[j].start < number.end:
            at[j] = number
            j += 1
    return at


def _of_name(sight: _Sight, name: Name) -> Party:
    tokens = sight.document.tokens
    first = name.first if name.linked else _caller(sight, name.first)
    start, end = tokens[first].start, tokens[name.last - 1].end
    written = sight.document.text[tokens[name.first].start : end]
    group = name.group
    if name.linked:
        written = written.rpartition("-")[0]
    return Party(
        start=start,
        end=end,
        sentence=tokens[name.first].sentence,
        name=_unpossessed(written),
        nature=name.nature,
        canonical=name.canonical,
        group_id=group.id if group else None,
        country=group.countries[0] if group and group.countries else None,
    )


def _unpossessed(written: str) -> str:
    for tail in ("'s", "’s", "'S", "’S"):
        written = written.removesuffix(tail)
    return " ".join(written.split())


def _caller(sight: _Sight, first: int) -> int:
    """Take in what the report calls the group: "Islamic extremist group" before its name."""
    tokens = sight.document.tokens
    at = first - 1
    if at < 0 or tokens[at].sentence != tokens[first].sentence:
        return first
    head = _heads().get(tokens[at].lower)
    if head is None or head.nature != "armed_group":
        return first
    return _left(sight, at)


def _described(sight: _Sight, i: int, head: _Head) -> Party | None:
    tokens = sight.document.tokens
    if _is_modifier(sight, i, head):
        return None
    first = _left(sight, i)
    lows = [bare(token) for token in tokens[first:i]]
    nature = _nature(sight, i, first, head, lows)
    if nature is None:
        return None
    first, number = _gathered(sight, first)
    owner = _owner(sight, i, first)
    low, high, bound = _count(sight, i, first, head, number)
    text = sight.document.text[tokens[first].start : tokens[i].end]
    if not head.person and nature == "armed_group" and owner and owner.first < i:
        # The Foo militia is Foo itself.
        text = sight.document.text[tokens[owner.first].start : tokens[owner.last - 1].end]
    own = nature in ("attackers", "armed_group", "state_force") and owner and not owner.linked
    country = _country(sight, first, i)
    group = owner.group if owner else None
    return Party(
        start=tokens[first].start,
        end=tokens[i].end,
        sentence=tokens[i].sentence,
        name=_unpossessed(text),
        nature=nature,
        canonical=owner.canonical if own and owner else None,
        group_id=group.id if own and group else None,
        party_type="individual" if head.person and nature != "government" else "organisation",
        country=country or (group.countries[0] if group and group.countries else None),
        count_low=low,
        count_high=high,
        count_bound=bound,
    )


def _is_modifier(sight: _Sight, i: int, head: _Head) -> bool:
    """Whether the noun only labels the next one: police station, rebel leader, guerrilla war."""
    tokens = sight.document.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].sentence != tokens[i].sentence:
        return False
    if tokens[i].lower[-2:] == "'s":
        return False
    nxt = bare(tokens[i + 1])
    if tokens[i + 1].text in ("-", "/"):
        return head.singular
    follower = _heads().get(nxt)
    if follower is not None and i + 1 not in sight.named:
        return True
    plural = head.person and not head.singular
    return not plural and nxt in words("attackers", "labelled")


def _left(sight: _Sight, i: int) -> int:
    """Walk left over the modifiers of the head at `i`."""
    document = sight.document
    tokens = document.tokens
    start = max(document.spans[tokens[i].sentence][0], i - _REACH)
    at = i
    while at > start and _modifies(sight, at - 1, at, document.spans[tokens[i].sentence][0]):
        at -= 1
    return _trim(sight, at, i)


_LINKERS = frozenset({"to", "or", "and", "-", "–", "than", "of"})
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our another any all both each no".split()
)


def _modifies(sight: _Sight, at: int, nxt: int, first: int) -> bool:
    token = sight.document.tokens[at]
    low = bare(token)
    if (
        at in sight.named
        or at in sight.nations.at
        or (at - 1 in sight.nations.at and (sight.nations.at[at - 1][1] > 1))
    ):
        return True
    if at in sight.numbers:
        return True
    if low in words("attackers", "hostile") or low in words("attackers", "plain"):
        return True
    if low in words("attackers", "state", "force_words"):
        return True
    if low in _heads() or low.rpartition("-")[2] in _SUFFIXES:
        return True
    if low in ("and", "or", ","):
        return _joined(sight, at)
    if sight.document.all_caps or at == first:
        return False
    return (
        token.text[0].isupper()
        and low not in _DETERMINERS
        and low[0].isalpha()
        and (low not in _STOPS)
    )


_SUFFIXES = frozenset(
    """linked affiliated backed led clad wielding aligned inspired trained based old sponsored
    strong man member""".split()
)
_STOPS = frozenset(
    """in on at by from with and or but as if when while after before since monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs he she it they we i you who which where""".split()
)


def _joined(sight: _Sight, at: int) -> bool:
    """Two modifiers joined: "French and Malian troops", "army and police forces"."""
    tokens = sight.document.tokens
    left, right = at - 1, at + 1
    if left > 0 and tokens[left].text == ",":
        left -= 1
    if right + 1 < len(tokens) and tokens[right].lower == "and":
        right += 1
    if left < 0 or right >= len(tokens):
        return False
    return all(
        k in sight.nations.at
        or k in sight.named
        or bare(tokens[k]) in words("attackers", "state", "adjunct")
        or bare(tokens[k]) in words("attackers", "state", "force_words")
        for k in (left, right)
    )


def _trim(sight: _Sight, first: int, i: int) -> int:
    """Drop what cannot begin the phrase."""
    tokens = sight.document.tokens
    while first < i and (
        tokens[first].lower in _DETERMINERS
        or (first not in sight.numbers and tokens[first].lower in _LINKERS | {",", "more"})
    ):
        first += 1
    return first


def _nature(sight: _Sight, i: int, first: int, head: _Head, lows: list[str]) -> str | None:
    tokens = sight.document.tokens
    word = bare(tokens[i])
    hostile = words("attackers", "hostile")
    national = any(k in sight.nations.at for k in range(first, i))
    if word == "army" and words("attackers", "name", "peaceful").intersection(lows):
        return None
    if lows and (lows[-1], word) in _phrases():
        return "state_force"
    if head.needs == "force":
        if any(low in words("attackers", "state", "force_words") for low in lows):
            return "state_force"
        if national or _names_state(sight, i, first):
            return "state_force"
        if any(low in hostile for low in lows) or _names_armed(sight, first, i):
            return "attackers"
        return None
    if head.needs == "hostile":
        armed = any(low in hostile or low in _GROUP_WORDS for low in lows)
        if armed or _names_armed(sight, first, i) or _armed_after(sight, i, head):
            return head.nature
        return "person" if head.nature == "attackers" else None
    return head.nature


_GROUP_WORDS = frozenset("militia gang cartel guerrilla rebel militant terrorist".split())


def _names_state(sight: _Sight, i: int, first: int) -> bool:
    """Members of the army; officers of the 3rd Brigade."""
    owner = _owner(sight, i, first)
    if owner is not None:
        return owner.nature == "state_force"
    tokens = sight.document.tokens
    at = i + 2
    while at < min(i + 6, len(tokens)) and tokens[at - 1].lower in ("of", "the"):
        if bare(tokens[at]) in words("attackers", "state", "adjunct"):
            return True
        at += 1
    return False


def _names_armed(sight: _Sight, first: int, i: int) -> bool:
    if any(k in sight.named and sight.named[k].nature == "armed_group" for k in range(first, i)):
        return True
    owner = _owner(sight, i, first)
    return owner is not None and owner.nature == "armed_group"


def _armed_after(sight: _Sight, i: int, head: _Head) -> bool:
    """Men armed with rifles, youths wearing masks; not the group armed with a mandate."""
    tokens = sight.document.tokens
    after = tokens[i + 1 : i + 4]
    return head.person and any(
        token.lower in words("attackers", "name", "after") and token.sentence == tokens[i].sentence
        for token in after[: 2 if after and after[0].lower not in ("who", ",") else 3]
    )


def _gathered(sight: _Sight, first: int) -> tuple[int, Number | None]:
    """Take in "a group of", "dozens of", "10 to 15" before the phrase."""
    tokens = sight.document.tokens
    if first >= 2 and tokens[first - 1].lower == "of":
        before = bare(tokens[first - 2])
        if first - 2 in sight.numbers:
            number = sight.numbers[first - 2]
            at = first - 2
            while at and sight.numbers.get(at - 1) is number:
                at -= 1
            return at, number
        if before in words("attackers", "gather") and (
            tokens[first - 2].sentence == tokens[first].sentence
        ):
            return first - 2, sight.numbers.get(first - 2)
    return first, sight.numbers.get(first)


def _owner(sight: _Sight, i: int, first: int) -> Name | None:
    """The group that the head belongs to: named among its modifiers, or "of the X" after it."""
    for k in range(first, i):
        if k in sight.named:
            return sight.named[k]
    tokens = sight.document.tokens
    if first and tokens[first - 1].text in ("]", ")") and first - 2 in sight.named:
        # Initials in brackets between the name and its fighters.
        return sight.named[first - 2]
    at = i + 1
    if at < len(tokens) and tokens[at].lower in ("belonging", "loyal", "working", "acting"):
        at += 1
    if at < len(tokens) and tokens[at].lower in ("of", "from", "to", "for"):
        at += 1
        while (
            at < len(tokens)
            and at < i + 7
            and at not in sight.named
            and (
                tokens[at].lower in ("the", "a")
                or tokens[at].lower in words("attackers", "hostile")
                or tokens[at].lower in words("attackers", "plain")
                or tokens[at].lower in words("attackers", "groups", "with_modifier")
            )
        ):
            at += 1
        name = sight.named.get(at)
        if name is not None and tokens[at].sentence == tokens[i].sentence:
            return name
    return None


def _is_ordinal(token: Token) -> bool:
    """The XXII or 22nd front of a group."""
    return token.text[0].isdigit() or not token.text.upper().strip("IVXLC")


def _country(sight: _Sight, first: int, i: int) -> str | None:
    for k in range(first, i):
        if k in sight.nations.at:
            return sight.nations.at[k][0]
    return None


def _count(
    sight: _Sight, i: int, first: int, head: _Head, number: Number | None
) -> tuple[int | None, int | None, str | None]:
    if number is None:
        number = next((sight.numbers[k] for k in range(first, i) if k in sight.numbers), None)
    if number is not None:
        return number.low, number.high, number.bound
    return (1, 1, "exact") if head.singular else (None, None, None)


def token_index(document: Document, offset: int) -> int:
    """Return the index of the first token that ends after `offset`."""
    low, high = 0, len(document.tokens)
    while low < high:
        middle = (low + high) // 2
        if document.tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def tokens_of(document: Document, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens between two offsets."""
    return document.tokens[token_index(document, start) : token_index(document, end - 1) + 1]
