"""Which clusters and judgements does one more report change? Found without the rest of the book.

The result is that of linking the whole book again. What moves is looked for in the blocks of the
new accounts: pairs that are candidates now, and pairs that are none any more because a block has
become crowded. All chains of likely pairs that such a pair touches are clustered anew. Where the
sample of what is usual would change, or too much is touched, the whole book has to be linked.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import numpy as np

from tallybook.link.candidates import WORD_MOST, Entries, Members, members_of, pairs_under
from tallybook.link.columns import Numbers
from tallybook.link.grouping import group_chain, with_riders
from tallybook.link.index import LinkIndex
from tallybook.link.judging import Chains, Comparer, Judged, judge_pair
from tallybook.link.keys import KINDS, WORD, keys_of
from tallybook.link.profile import Profile
from tallybook.link.sample import SIZE, Sample, order_of
from tallybook.link.told import Repeated, Told, profiles_of, reprinted
from tallybook.link.usual import Usual
from tallybook.link.wording import Wording
from tallybook.records import Copy, Judgement

# More accounts or pairs than these are not touched by one report: then the whole book is linked.
_MOST_ACCOUNTS = 1000
_MOST_PAIRS = 4000

Pair = tuple[int, int]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What one more report changes.

    `groups` are all clusters of the accounts touched, as the program finds them; `judgements` all
    that are kept between these accounts, and those of the new accounts with others; `dropped` the
    pairs of accounts that are no candidates any more.
    """

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    dropped: tuple[tuple[str, str], ...] = ()


def take_in(
    index: LinkIndex, told: Told, copies: Sequence[Copy] = (), repeated: Sequence[Told] = ()
) -> Change | None:
    """Take in one more report; return what changes, None if the whole book may.

    Where it is a copy, or copied, `copies` are all copies of its original and `repeated` the other
    reports among them, with their accounts. The index is brought up to date but not settled;
    after None, a damaged file too, it has to be made anew.
    """
    try:
        return _take_in(index, told, copies, repeated)
    except sqlite3.DatabaseError:
        return None


def _take_in(
    index: LinkIndex, told: Told, copies: Sequence[Copy], repeated: Sequence[Told]
) -> Change | None:
    report, accounts = told
    if any(index.knows(one.report_id) for one in accounts):
        return None
    stands_for = _stands_for(index, told, copies, repeated)
    if stands_for is None:
        return None
    profiles = [one for one in profiles_of(report, accounts) if one.account_id not in stands_for]
    usual = _usual(index, profiles)
    if usual is None:
        return None
    riding = [one for one in accounts if one.account_id in stands_for]
    heads = index.number_of([stands_for[one.account_id] for one in riding])
    for one in riding:
        index.add_rider(one.account_id, stands_for[one.account_id], one.report_id)
    first = index.next_number()
    new = {first + nth: profile for nth, profile in enumerate(profiles)}
    index.write(accounts=int(index.read("accounts") or 0) + len(new))
    taking = _Taking(_Part(index, usual, new), new)
    touched = taking.touched()
    return None if touched is None else taking.clustered(touched | set(heads.values()))


def _stands_for(
    index: LinkIndex, told: Told, copies: Sequence[Copy], repeated: Sequence[Told]
) -> dict[str, str] | None:
    """Return which of the new accounts repeat which; None if a known one would ride elsewhere."""
    both = Repeated(copies)
    for report, accounts in (*repeated, told):
        both.see(report, accounts)
    found = both.stands_for()
    new = {one.account_id for one in told[1]}
    known = [one.account_id for _, accounts in repeated for one in accounts]
    rode = index.heads_of(known)
    if any(found.get(one) != rode.get(one) for one in known):
        return None
    return {rider: head for rider, head in found.items() if rider in new}


def _usual(index: LinkIndex, profiles: Sequence[Profile]) -> Usual | None:
    """Return what is usual, None if these accounts would change it."""
    held = int(index.read("accounts") or 0)
    sample = Sample(held + len(profiles))
    last = (int(index.read("last_day") or 0), str(index.read("last_id")))
    if sample.share != Sample(held).share or int(index.read("sampled") or 0) < SIZE:
        return None
    for one in profiles:
        if sample.picks(one.account_id) and order_of((one.published, one.account_id)) < last:
            return None
    return index.usual()


class _Part(Comparer):
    """The accounts of an index that are looked at, by their numbers, and the new ones."""

    def __init__(self, index: LinkIndex, usual: Usual, new: Mapping[int, Profile]) -> None:
        self.index = index
        self.usual = usual
        self._profiles = dict(new)
        self._wordings: dict[int, Wording] = {}

    def __len__(self) -> int:
        return len(self._profiles)

    def need(self, numbers: Collection[int]) -> None:
        """Read the profiles of accounts that are looked at next."""
        missing = [one for one in numbers if one not in self._profiles]
        self._profiles.update(self.index.profiles(missing))

    def profile(self, place: int) -> Profile:
        """Return the profile of an account."""
        if place not in self._profiles:
            self.need([place])
        return self._profiles[place]

    def wording(self, place: int) -> Wording:
        """Return the wording of an account."""
        if place not in self._wordings:
            self._wordings[place] = self.usual.rarity.weigh(self.profile(place).words)
        return self._wordings[place]

    def keys(self, place: int) -> dict[int, bool]:
        """Return the keys of an account."""
        return keys_of(self.profile(place), self.wording(place))


class _Taking:
    """The taking in of new accounts."""

    def __init__(self, part: _Part, new: Iterable[int]) -> None:
        self._part = part
        self._index = part.index
        self._new = sorted(new)
        self._fresh: dict[Pair, Judged] = {}
        self._judgements: dict[tuple[str, str], Judgement] = {}
        self._dropped: set[Pair] = set()

    def touched(self) -> set[int] | None:
        """Return the known accounts whose chains may change, None if too many for one report."""
        keys = {key for one in self._new for key in self._part.keys(one)}
        before, after = self._meet(keys)
        fresh, gone = after - before, before - after
        if len(fresh) + len(gone) > _MOST_PAIRS:
            return None
        self._dropped = gone - self._met_elsewhere(gone, keys)
        self._part.need({number for pair in fresh for number in pair})
        touched = {number for pair in self._dropped for number in pair}
        chain = self._index.chain_of({number for pair in fresh for number in pair})
        for pair in sorted(fresh):
            judged = self._judged(pair)
            pulls = judged is not None and judged.edge.weight > 0 and not judged.edge.vetoed
            if pulls or chain.get(pair[0], -1) == chain.get(pair[1], -2):
                touched.update(pair)
        return touched - set(self._new)

    def clustered(self, touched: set[int]) -> Change | None:
        """Cluster the chains of these accounts and the new ones anew; return what changes."""
        around = self._index.chained(touched) | set(self._new)
        if len(around) > _MOST_ACCOUNTS:
            return None
        self._part.need(around)
        judged = [one for pair in self._pairs_among(around) if (one := self._judged(pair))]
        order = {number: place for place, number in enumerate(sorted(around))}
        chains = Chains(len(order))
        for one in judged:
            if one.edge.weight > 0 and not one.edge.vetoed:
                chains.join(order[one.left], order[one.right])
        firsts = {number: chains.first(place) for number, place in order.items()}
        return self._change(firsts, judged)

    def _change(self, firsts: Mapping[int, int], judged: Sequence[Judged]) -> Change:
        """Cluster each chain, bring the index up to date and gather what came of it."""
        names = [self._part.id_of(one) for one in firsts]
        riders = self._index.riders_of(names)
        groups: list[tuple[str, ...]] = []
        for first in sorted(set(firsts.values())):
            members = sorted(one for one, chain in firsts.items() if chain == first)
            inside = [one for one in judged if firsts[one.left] == firsts[one.right] == first]
            found = group_chain(self._part, members, inside, riders, self._keep)
            named = ([self._part.id_of(one) for one in group] for group in found)
            groups += (tuple(sorted(with_riders(group, riders))) for group in named)
            self._write(members)
        for head, group in riders.items():
            for rider, _ in group:
                self._keep(reprinted(rider, head))
        return Change(
            groups=tuple(sorted(groups)),
            judgements=tuple(self._judgements[pair] for pair in sorted(self._judgements)),
            dropped=tuple(sorted(self._named(pair) for pair in self._dropped)),
        )

    def _write(self, members: Sequence[int]) -> None:
        new = set(self._new)
        for one in members:
            if one in new:
                profile, wording = self._part.profile(one), self._part.wording(one)
                self._index.add(one, profile, wording, chain=members[0])
        self._index.set_chain(members, members[0])

    def _named(self, pair: Pair) -> tuple[str, str]:
        left, right = self._part.in_order(*pair)
        return self._part.id_of(left), self._part.id_of(right)

    def _keep(self, one: Judgement) -> None:
        self._judgements[one.left, one.right] = one

    def _judged(self, pair: Pair) -> Judged | None:
        """Return a pair as judged; None for two accounts of one report."""
        left, right = (self._part.profile(number) for number in pair)
        if left.report_id == right.report_id:
            return None
        if pair not in self._fresh:
            ordered = self._part.in_order(*pair)
            self._fresh[pair] = judge_pair(self._part, *ordered, self._keep)
        return self._fresh[pair]

    def _pairs_among(self, numbers: Collection[int]) -> list[Pair]:
        """Return the pairs of these accounts that are candidates, the new accounts counted."""
        shared = Counter(key for one in numbers for key in self._part.keys(one))
        _, after = self._meet({key for key, held in shared.items() if held > 1})
        within = set(numbers)
        return sorted(pair for pair in after if within.issuperset(pair))

    def _met_elsewhere(self, pairs: Collection[Pair], keys: Collection[int]) -> set[Pair]:
        """Return those of the pairs that are candidates by other keys than these."""
        self._part.need({number for pair in pairs for number in pair})
        shared = {key for pair in pairs for key in self._shared(pair)} - set(keys)
        _, after = self._meet(shared)
        return after & set(pairs)

    def _shared(self, pair: Pair) -> set[int]:
        return self._part.keys(pair[0]).keys() & self._part.keys(pair[1]).keys()

    def _meet(self, keys: Collection[int]) -> tuple[set[Pair], set[Pair]]:
        """Return the pairs that meet under these keys without the new accounts, and with them."""
        held = self._index.held(keys)
        # A word that more accounts hold brings none together, before or after.
        kept = [key for key in keys if key % KINDS != WORD or held.get(key, 0) <= WORD_MOST]
        block = self._index.block(kept)
        known = np.unique(block.number)
        old = self._index.members(known.tolist())
        new = self._new_members()
        numbers = np.concatenate([known, np.array(self._new, np.int64)])
        place = np.searchsorted(numbers, block.number)
        before = old.entries(block.key, place, block.asks > 0)
        extra = [
            (key, len(known) + nth, asks)
            for nth, one in enumerate(self._new)
            for key, asks in self._part.keys(one).items()
            if key in set(kept)
        ]
        rows = np.array(extra, np.int64).reshape(-1, 3)
        whole = old.joined(new)
        after = whole.entries(
            np.concatenate([block.key, rows[:, 0]]),
            np.concatenate([place, rows[:, 1]]),
            np.concatenate([block.asks, rows[:, 2]]) > 0,
        )
        return _pairs(before, old, numbers), _pairs(after, whole, numbers)

    def _new_members(self) -> Members:
        return members_of([(self._part.profile(one), self._part.wording(one)) for one in self._new])


def _pairs(entries: Entries, members: Members, numbers: Numbers) -> set[Pair]:
    """Return the pairs of numbers that meet under whole blocks, the lesser first."""
    found: set[Pair] = set()
    for left, right in pairs_under(entries, members):
        ours, theirs = numbers[left], numbers[right]
        low, high = np.minimum(ours, theirs), np.maximum(ours, theirs)
        found.update(zip(low.tolist(), high.tolist(), strict=True))
    return found
