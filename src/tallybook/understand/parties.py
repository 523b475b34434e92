"""Which parties does a report speak of: attackers, armed groups, forces, governments, people?

A party is a head noun with its modifiers ("10 to 15 masked gunmen") or a name (`groupnames`).
What the party did is not asked here.
"""

from __future__ import annotations

import bisect

from tallybook.understand.document import Document, Token
from tallybook.understand.groupnames import Name, read_names
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare, read_nations
from tallybook.understand.numbers import Number, find_numbers
from tallybook.understand.partywords import (
    Head,
    Sight,
    heads,
    is_modifier,
    is_verb_of_doubt,
    leftmost,
    state_phrases,
)

_ARMED = frozenset({"attackers", "armed_group", "state_force"})
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_GROUP_WORDS = frozenset("militia gang cartel guerrilla rebel militant terrorist".split())
_OWNING = frozenset("belonging loyal working acting".split())
# How far after "members of" the name of their group may stand.
_OWNER_REACH = 7


def find_parties(document: Document) -> tuple[Party, ...]:
    """Return the parties in the order of the text.

    A name inside a description is a party too: "Front guerrillas" gives the guerrillas and the
    Front. Counts are those of the words ("10 to 15"); one for "a gunman", None where not told.
    """
    nations = read_nations(document)
    names = read_names(document, nations)
    named = {i: name for name in names for i in range(name.first, name.last)}
    sight = Sight(document, nations, named, _number_tokens(document))
    named_parties = tuple(_of_name(sight, name) for name in names)
    described = _descriptions(sight, named_parties)
    kept = _not_told_already(named_parties, described)
    return tuple(sorted(kept + described, key=lambda one: (one.start, -one.end)))


def _not_told_already(names: tuple[Party, ...], described: list[Party]) -> list[Party]:
    """Return the names without those inside "the Foo militia", which is Foo itself."""
    itself = {
        (one.canonical, one.sentence): one
        for one in described
        if one.party_type == "organisation" and one.canonical is not None
    }

    def told(name: Party) -> bool:
        one = itself.get((name.canonical or "", name.sentence))
        return one is not None and one.start <= name.start and name.end <= one.end

    return [name for name in names if not told(name)]


def _number_tokens(document: Document) -> dict[int, Number]:
    """Number by the index of each token that it covers."""
    return {
        document.spans[number.sentence][0] + k: number
        for number in find_numbers(document)
        for k in range(number.first, number.last)
    }


# --- names ------------------------------------------------------------------------------


def _of_name(sight: Sight, name: Name) -> Party:
    tokens = sight.tokens
    first = name.first if name.linked else _caller(sight, name.first)
    end = tokens[name.last - 1].end
    written = sight.document.text[tokens[name.first].start : end]
    group = name.group
    return Party(
        start=tokens[first].start,
        end=end,
        sentence=tokens[name.first].sentence,
        name=_as_written(written.rpartition("-")[0] if name.linked else written),
        nature=name.nature,
        canonical=name.canonical,
        group_id=group.id if group else None,
        country=_home(name),
    )


def _home(name: Name | None) -> str | None:
    return name.group.countries[0] if name and name.group and name.group.countries else None


def _as_written(text: str) -> str:
    for tail in _POSSESSIVES:
        text = text.removesuffix(tail)
    return " ".join(text.split())


def _caller(sight: Sight, first: int) -> int:
    """Take in what the report calls the group: "Islamic extremist group" before its name."""
    at = first - 1
    if at < 0 or sight.tokens[at].sentence != sight.tokens[first].sentence:
        return first
    head = heads().get(sight.tokens[at].lower)
    return leftmost(sight, at) if head is not None and head.nature == "armed_group" else first


# --- descriptions -----------------------------------------------------------------------


def _descriptions(sight: Sight, names: tuple[Party, ...]) -> list[Party]:
    """Return the described parties, but none that is part of a longer one."""
    covered = {one.end: one.start for one in names}
    ends = sorted(covered)
    found: list[Party] = []
    for i, token in enumerate(sight.tokens):
        head = heads().get(bare(token))
        if head is None or i in sight.named or is_modifier(sight, i, head):
            continue
        if is_verb_of_doubt(sight, i):
            continue
        party = _described(sight, i, head)
        if party is None:
            continue
        while found and party.start <= found[-1].start:
            found.pop()
        after = bisect.bisect_left(ends, party.end)
        if after == len(ends) or covered[ends[after]] > party.start:
            found.append(party)
    return found


def _described(sight: Sight, i: int, head: Head) -> Party | None:
    tokens = sight.tokens
    first = leftmost(sight, i)
    owner = _owner(sight, i, first)
    nature = _nature(sight, i, first, head, owner)
    if nature is None:
        return None
    start, number = _gathered(sight, first)
    low, high, bound = _count(sight, i, start, head, number)
    # The Foo militia is Foo itself.
    itself = not head.person and nature == "armed_group" and owner and start <= owner.first < i
    written = _span(sight, owner) if itself and owner else (start, i)
    own = owner if owner and nature in _ARMED and not owner.linked else None
    return Party(
        start=tokens[start].start,
        end=tokens[i].end,
        sentence=tokens[i].sentence,
        name=_as_written(sight.document.text[tokens[written[0]].start : tokens[written[1]].end]),
        nature=nature,
        canonical=own.canonical if own else None,
        group_id=own.group.id if own and own.group else None,
        party_type="individual" if head.person and nature != "government" else "organisation",
        country=_country(sight, first, i) or _home(owner),
        count_low=low,
        count_high=high,
        count_bound=bound,
    )


def _span(sight: Sight, name: Name) -> tuple[int, int]:
    """The first and the last token of a name, without what it is linked to."""
    return name.first, name.last - 1


def _nature(sight: Sight, i: int, first: int, head: Head, owner: Name | None) -> str | None:
    """The nature of the phrase; None where it is no party."""
    lows = {bare(token) for token in sight.tokens[first:i]}
    if i > first and (bare(sight.tokens[i - 1]), bare(sight.tokens[i])) in state_phrases():
        return "state_force"
    armed = owner is not None and owner.nature == "armed_group"
    if head.needs == "force":
        return _force(sight, i, first, lows, owner)
    if head.needs == "hostile":
        if armed or lows & (words("attackers", "hostile") | _GROUP_WORDS):
            return head.nature
        if head.person and _armed_after(sight, i):
            return head.nature
        return "person" if head.person else None
    if head.nature == "state_force":
        if bare(sight.tokens[i]) == "army" and lows & words("attackers", "name", "peaceful"):
            return None
        if armed or lows & words("attackers", "state", "turned"):
            return "attackers"
    return head.nature


def _force(sight: Sight, i: int, first: int, lows: set[str], owner: Name | None) -> str | None:
    """Forces, officers, members: whose they are decides."""
    if lows & words("attackers", "state", "force_words"):
        return "state_force"
    if any(k in sight.nations.at for k in range(first, i)) or _of_state(sight, i, owner):
        return "state_force"
    armed = owner is not None and owner.nature == "armed_group"
    return "attackers" if armed or lows & words("attackers", "hostile") else None


def _of_state(sight: Sight, i: int, owner: Name | None) -> bool:
    """Members of the army; officers of a force that is named."""
    if owner is not None:
        return owner.nature == "state_force"
    tokens = sight.tokens
    return any(
        tokens[at - 1].lower in ("of", "the")
        and bare(tokens[at]) in words("attackers", "state", "adjunct")
        for at in range(i + 2, min(i + 4, len(tokens)))
    )


def _armed_after(sight: Sight, i: int) -> bool:
    """Men armed with rifles, youths who were wearing masks."""
    tokens = sight.tokens
    after = tokens[i + 1 : i + 4]
    reach = 3 if after and after[0].lower in ("who", ",") else 2
    return any(
        token.lower in words("attackers", "name", "after") and token.sentence == tokens[i].sentence
        for token in after[:reach]
    )


def _gathered(sight: Sight, first: int) -> tuple[int, Number | None]:
    """Take in "a group of", "dozens of", "10 to 15" before the phrase."""
    tokens, at = sight.tokens, first - 2
    if at < 0 or tokens[first - 1].lower != "of" or tokens[at].sentence != tokens[first].sentence:
        return first, sight.numbers.get(first)
    number = sight.numbers.get(at)
    if number is not None:
        while at and sight.numbers.get(at - 1) is number:
            at -= 1
        return at, number
    if bare(tokens[at]) in words("attackers", "gather"):
        return at, None
    return first, sight.numbers.get(first)


def _owner(sight: Sight, i: int, first: int) -> Name | None:
    """The group that the head belongs to: named among its modifiers, or "of the X" after it."""
    tokens = sight.tokens
    inside = [sight.named[k] for k in range(first, i) if k in sight.named]
    if inside:
        # Of "Al Qaeda-linked Al Shabab militia" the militia's own name.
        return next((name for name in reversed(inside) if not name.linked), inside[0])
    if first and tokens[first - 1].text in ("]", ")") and first - 2 in sight.named:
        # Initials in brackets stand between the name and its fighters.
        return sight.named[first - 2]
    at = i + 1
    if at < len(tokens) and tokens[at].lower in _OWNING:
        at += 1
    if at >= len(tokens) or tokens[at].lower not in ("of", "from", "to", "for"):
        return None
    at += 1
    while (
        at < min(i + _OWNER_REACH, len(tokens))
        and at not in sight.named
        and (_before_owner(tokens[at]))
    ):
        at += 1
    name = sight.named.get(at)
    return name if name is not None and tokens[at].sentence == tokens[i].sentence else None


def _before_owner(token: Token) -> bool:
    """The words between "members of" and the name: the XXII front of the, the armed group."""
    low = token.lower
    if low in ("the", "a", "of", "militia") or low in words("attackers", "hostile"):
        return True
    if low in words("attackers", "plain") or low in words("attackers", "groups", "with_modifier"):
        return True
    return token.text[0].isdigit() or not token.text.upper().strip("IVXLC")


def _country(sight: Sight, first: int, i: int) -> str | None:
    return next((sight.nations.at[k][0] for k in range(first, i) if k in sight.nations.at), None)


def _count(
    sight: Sight, i: int, first: int, head: Head, number: Number | None
) -> tuple[int | None, int | None, str | None]:
    if number is None:
        number = next((sight.numbers[k] for k in range(first, i) if k in sight.numbers), None)
    if number is not None:
        return number.low, number.high, number.bound
    return (1, 1, "exact") if head.singular else (None, None, None)


def token_index(document: Document, offset: int) -> int:
    """Return the index of the first token that ends after `offset`."""
    return bisect.bisect_right(document.tokens, offset, key=lambda token: token.end)
