"""One more report gives the clusters and judgements that linking the whole book again gives."""

import random

import pytest

from tallybook.evaluate.made import made_reports
from tallybook.link import candidates, filling, link_told, one_more, sample
from tallybook.link import index as index_module
from tallybook.link.index import LinkIndex
from tallybook.link.one_more import take_in

# The copies among the made reports, by the report that repeats.
COPIES = {
    one.report.report_id: one.copy
    for seed in (0, 1, 3)
    for one in made_reports(200, seed)
    if one.copy
}


@pytest.fixture
def small(monkeypatch):
    """Let samples and blocks be small, so that a small book has what a large one has."""
    monkeypatch.setattr(sample, "SIZE", 40)
    monkeypatch.setattr(sample, "PICKED_LEAST", 50)
    monkeypatch.setattr(one_more, "SIZE", 40)
    monkeypatch.setattr(filling, "SIZE", 40)
    monkeypatch.setattr(candidates, "SMALL", 6)
    monkeypatch.setattr(candidates, "PAIRS_EACH", 2)


def linked(told, index=None):
    judgements = []
    copies = [COPIES[report.report_id] for report, _ in told if report.report_id in COPIES]
    groups = link_told(told, copies, judgements.append, index)
    return groups, {(one.left, one.right): one for one in judgements}


class Kept:
    """What a book would hold: clusters and judgements, changed as each report says."""

    def __init__(self, told, path):
        self.told = list(told)
        self.index = LinkIndex.make(path)
        self.groups, self.judgements = linked(told, self.index)

    def take(self, report, accounts):
        original = COPIES.get(report.report_id)
        copies = [
            one for one in COPIES.values() if original and one.original_id == original.original_id
        ]
        known = [of.report_id for of, _ in self.told]
        copies = [one for one in copies if one.report_id in (*known, report.report_id)]
        names = {one.report_id for one in copies} | {one.original_id for one in copies}
        repeated = [(of, said) for of, said in self.told if of.report_id in names]
        self.told.append((report, accounts))
        change = take_in(self.index, (report, accounts), copies, repeated)
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
    """Return made reports with their accounts; a reprint comes after its original."""
    return [(one.report, list(one.accounts)) for one in made_reports(number, seed)]


@pytest.mark.parametrize("seed", [0, 1])
def test_reports_taken_in_one_by_one_give_what_linking_all_gives(tmp_path, small, seed):
    told = stream(185, seed)
    start = 160
    kept = Kept(told[:start], tmp_path / "links")
    for end in range(start, len(told)):
        if not kept.take(*told[end]):
            kept = Kept(told[: end + 1], tmp_path / "links")
        if end % 12 == 0:
            kept.same_as(told[: end + 1])
    kept.same_as(told)


def test_most_late_reports_need_no_whole_link(tmp_path, small):
    told = stream(200)
    kept = Kept(told[:150], tmp_path / "links")

    assert sum(kept.take(*one) for one in told[150:160]) == 10


def test_a_reprint_goes_where_its_original_goes(tmp_path, small):
    told = stream(200)
    number = next(
        place for place, one in enumerate(told) if place > 150 and one[0].report_id in COPIES
    )
    kept = Kept(told[:number], tmp_path / "links")

    assert kept.take(*told[number])
    kept.same_as(told[: number + 1])


def test_reports_of_any_day_give_what_linking_all_gives(tmp_path, small):
    told = stream(180, 3)
    told = [one for one in told if one[0].report_id not in COPIES]
    random.Random(4).shuffle(told)
    kept = Kept(told[:150], tmp_path / "links")
    taken = 0
    for end in range(150, len(told)):
        if not kept.take(*told[end]):
            kept = Kept(told[: end + 1], tmp_path / "links")
        else:
            taken += 1
        if end % 12 == 0:
            kept.same_as(told[: end + 1])
    kept.same_as(told)
    assert taken > 10


def test_a_damaged_file_is_no_index(tmp_path, small):
    told = stream(120)
    Kept(told, tmp_path / "links").index.settle("here")
    with LinkIndex.open(tmp_path / "links") as index:
        assert index.position == "here"

    (tmp_path / "cut").write_bytes((tmp_path / "links").read_bytes()[:9000])
    (tmp_path / "other").write_bytes(b"no database at all, whatever its name says")

    assert LinkIndex.open(tmp_path / "other") is None
    assert LinkIndex.open(tmp_path / "none") is None
    cut = LinkIndex.open(tmp_path / "cut")
    assert cut is None or take_in(cut, stream(130)[-1]) is None


def test_the_index_of_other_rules_is_not_read(tmp_path, small, monkeypatch):
    Kept(stream(120), tmp_path / "links").index.settle("")
    monkeypatch.setattr(index_module, "program", lambda: "1 of another release")

    assert LinkIndex.open(tmp_path / "links") is None


def test_what_was_not_settled_is_forgotten(tmp_path, small):
    told = stream(130)
    kept = Kept(told[:-1], tmp_path / "links")
    kept.index.settle("")
    with LinkIndex.open(tmp_path / "links") as index:
        assert take_in(index, told[-1])

    with LinkIndex.open(tmp_path / "links") as index:
        assert not index.knows(told[-1][0].report_id)
