"""Which texts did we link, and are the figures of their incidents those of the gold?

Each text stands in one group: the story of its main incident. Where a corpus knows the figures
of its incidents, each gold incident is answered by ours that holds the most of its texts.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from tallybook.evaluate.gvc_score import answer_of
from tallybook.evaluate.link_gold import LinkGold, Pair
from tallybook.evaluate.link_measures import Measures, measure
from tallybook.records import Incident

_MISSES = 400


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of the texts: the group of each by name, and the incidents by their group.

    Where the corpus asks for verdicts, `same` holds the pairs of names that tell of one event.
    """

    home: dict[str, str] = {}
    incidents: dict[str, Incident] = {}
    same: frozenset[tuple[str, str]] = frozenset()


class LinkScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1; those that a corpus has no gold for are None. `misses` says what failed.

    `killed_equal` and `injured_equal` are shares of the gold's incidents; nothing said counts as
    none. `accuracy` is the share of pairs with the right verdict. Of made-up reports the accounts
    are what is grouped, else the texts.
    """

    texts: int
    accounts: int | None = None
    incidents: int = 0
    groups: int = 0
    b_cubed_f1: float | None = None
    b_cubed_p: float | None = None
    b_cubed_r: float | None = None
    conll_f1: float | None = None
    muc_f1: float | None = None
    ceaf_e_f1: float | None = None
    lea_f1: float | None = None
    pairwise_f1: float | None = None
    pairwise_p: float | None = None
    pairwise_r: float | None = None
    killed_equal: float | None = None
    injured_equal: float | None = None
    accuracy: float | None = None
    pairs_f1: float | None = None
    pairs_p: float | None = None
    pairs_r: float | None = None
    misses: tuple[str, ...] = ()


def score_link(gold: LinkGold, linked: Linked) -> LinkScore:
    """Compare our links with the gold: groups of texts, or verdicts on pairs of them."""
    return _score_pairs(gold, linked.same) if gold.pairs else _score_groups(gold, linked)


def _score_groups(gold: LinkGold, linked: Linked) -> LinkScore:
    wanted = gold.incident_of
    found = measure(linked.home, wanted)
    killed, injured, wrong = _tallies(gold, linked)
    return LinkScore(
        texts=len(wanted),
        incidents=len(set(wanted.values())),
        groups=len(set(linked.home.values())),
        **_figures(found),
        killed_equal=killed,
        injured_equal=injured,
        misses=tuple(itertools.islice((*wrong, *_misjoined(linked.home, wanted)), _MISSES)),
    )


def score_accounts(told: Mapping[str, str], wanted: Mapping[str, str], texts: int) -> LinkScore:
    """Compare the groups of accounts, by id, with the incidents that they tell of."""
    return LinkScore(
        texts=texts,
        accounts=len(wanted),
        incidents=len(set(wanted.values())),
        groups=len(set(told.values())),
        **_figures(measure(told, wanted)),
        misses=tuple(itertools.islice(_misjoined(told, wanted), _MISSES)),
    )


def _figures(found: Measures) -> dict[str, Any]:
    return {
        "b_cubed_f1": found.b_cubed.f1,
        "b_cubed_p": found.b_cubed.p,
        "b_cubed_r": found.b_cubed.r,
        "conll_f1": found.conll_f1,
        "muc_f1": found.muc.f1,
        "ceaf_e_f1": found.ceaf_e.f1,
        "lea_f1": found.lea.f1,
        "pairwise_f1": found.pairwise.f1,
        "pairwise_p": found.pairwise.p,
        "pairwise_r": found.pairwise.r,
    }


def _tallies(gold: LinkGold, linked: Linked) -> tuple[float | None, float | None, list[str]]:
    if not gold.known:
        return None, None, []
    killed = injured = 0
    wrong: list[str] = []
    for name, known in sorted(gold.known.items()):
        incident = linked.incidents.get(_most_of(name, gold, linked.home))
        said = answer_of([incident] if incident else [])
        for harm, want, got in (
            ("killed", known.num_killed, said.killed),
            ("injured", known.num_injured, said.injured),
        ):
            if want != (got or 0):
                wrong.append(f"incident {name} {harm} {want}; said: {got}")
        killed += known.num_killed == (said.killed or 0)
        injured += known.num_injured == (said.injured or 0)
    return killed / len(gold.known), injured / len(gold.known), wrong


def _most_of(incident: str, gold: LinkGold, home: Mapping[str, str]) -> str:
    """Return our group that holds the most texts of a gold incident; the least name of equals."""
    counts = Counter(home[one.name] for one in gold.texts if one.incident == incident)
    return min(counts, key=lambda group: (-counts[group], group))


def _misjoined(told: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[str]:
    """Yield, in words, the gold incidents told as several and the groups of several incidents."""
    for words, one, other in (("split", wanted, told), ("joined", told, wanted)):
        groups: dict[str, list[str]] = {}
        for name in sorted(one):
            groups.setdefault(one[name], []).append(name)
        for names in groups.values():
            parts: dict[str, list[str]] = {}
            for name in names:
                parts.setdefault(other[name], []).append(name)
            if len(parts) > 1:
                yield f"{words}: " + " | ".join(" ".join(part) for part in parts.values())


def _score_pairs(gold: LinkGold, same_pairs: frozenset[tuple[str, str]]) -> LinkScore:
    said = [(one, (one.left, one.right) in same_pairs) for one in gold.pairs]
    right = sum(one.same and same for one, same in said)
    p = right / max(1, sum(same for _, same in said))
    r = right / max(1, sum(one.same for one, _ in said))
    return LinkScore(
        texts=len(gold.texts),
        accuracy=sum(one.same == same for one, same in said) / len(said),
        pairs_f1=2 * p * r / (p + r) if p + r else 0.0,
        pairs_p=p,
        pairs_r=r,
        misses=tuple(_wrong_pair(one) for one, same in said if one.same != same)[:_MISSES],
    )


def _wrong_pair(pair: Pair) -> str:
    return f"{'parted' if pair.same else 'joined'}: {pair.left} {pair.right}"
