"""One more report gives the clusters and judgements that linking the whole book again gives."""

import itertools
import random

import pytest

from tallybook.evaluate.made import made_reports
from tallybook.link import candidates, link_told, one_more, sample
from tallybook.link.index import LinkIndex
from tallybook.link.linking import profiles_of
from tallybook.link.one_more import Rider, take_in


@pytest.fixture
def small(monkeypatch):
    """Let samples and blocks be small, so that a small book has what a large one has."""
    monkeypatch.setattr(sample, "SIZE", 40)
    monkeypatch.setattr(sample, "PICKED_LEAST", 50)
    monkeypatch.setattr(one_more, "SIZE", 40)
    monkeypatch.setattr(candidates, "SMALL", 6)
    monkeypatch.setattr(candidates, "PAIRS_EACH", 2)


def linked(told, index=None):
    judgements = []
    groups = link_told(told, (), judgements.append, index)
    return groups, {(one.left, one.right): one for one in judgements}


class Kept:
    """What a book would hold: clusters and judgements, changed as each report says."""

    def __init__(self, told, path):
        self.index = LinkIndex.make(path)
        self.groups, self.judgements = linked(told, self.index)

    def take(self, report, accounts):
        change = take_in(self.index, list(profiles_of(report, accounts)))
        if change is None:
            return False
        touched = {one for group in change.groups for one in group}
        self.groups = [one for one in map(tuple, self.groups) if touched.isdisjoint(one)]
        self.groups = sorted([*self.groups, *change.groups])
        for pair in list(self.judgements):
            if pair in change.dropped or touched.issuperset(pair):
                del self.judgements[pair]
        self.judgements |= {(one.left, one.right): one for one in change.judgements}
        return True

    def same_as(self, told):
        groups, judgements = linked(told)
        assert list(map(list, self.groups)) == groups
        assert self.judgements == judgements


def stream(number, seed=0):
    return [
        (one.report, list(one.accounts)) for one in made_reports(number, seed) if one.copy is None
    ]


@pytest.mark.parametrize("seed", [0, 1])
def test_reports_taken_in_one_by_one_give_what_linking_all_gives(tmp_path, small, seed):
    told = stream(330, seed)
    start = 250
    kept = Kept(told[:start], tmp_path / "links")
    for end in range(start, len(told)):
        if not kept.take(*told[end]):
            kept = Kept(told[: end + 1], tmp_path / "links")
        if end % 9 == 0:
            kept.same_as(told[: end + 1])
    kept.same_as(told)


def test_most_late_reports_need_no_whole_link(tmp_path, small):
    told = stream(330)
    kept = Kept(told[:250], tmp_path / "links")

    assert sum(kept.take(*one) for one in told[250:260]) == 10


def test_reports_of_any_day_give_what_linking_all_gives(tmp_path, small):
    told = stream(300, 3)
    random.Random(4).shuffle(told)
    kept = Kept(told[:240], tmp_path / "links")
    taken = 0
    for end in range(240, len(told)):
        if not kept.take(*told[end]):
            kept = Kept(told[: end + 1], tmp_path / "links")
        else:
            taken += 1
        if end % 9 == 0:
            kept.same_as(told[: end + 1])
    kept.same_as(told)
    assert taken > 20
