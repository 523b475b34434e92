"""What is usual is learnt from few accounts, and more news leaves those as they are."""

import random

from tallybook.link.sample import SIZE, Sample


def accounts(number, *, first=0):
    """Return so many accounts, one published on each day from `first` on."""
    return [(first + day, f"a{first + day}") for day in range(number)]


def sampled(told):
    return sorted(told[place][1] for place in Sample(len(told)).of(told))


def test_all_of_a_small_book_are_sampled():
    assert sampled(accounts(SIZE)) == sorted(one for _, one in accounts(SIZE))


def test_a_sample_stays_small():
    assert len(sampled(accounts(12 * SIZE))) == SIZE


def test_a_later_report_leaves_the_sample_as_it_is():
    told = accounts(5 * SIZE)

    assert sampled([*told, (10**6, "late")]) == sampled(told)


def test_an_earlier_report_rarely_moves_the_sample():
    told = accounts(12 * SIZE, first=1000)
    before = sampled(told)
    moved = [sampled([(0, f"early{nth}"), *told]) != before for nth in range(24)]

    assert 0 < sum(moved) < 8


def test_the_order_of_the_accounts_does_not_matter():
    told = accounts(6 * SIZE)
    mixed = random.Random(5).sample(told, len(told))

    assert sampled(mixed) == sampled(told)


def test_undated_reports_come_after_all_others():
    told = [(None, f"u{nth}") for nth in range(2 * SIZE)]

    assert not {one for one in sampled([*told, *accounts(12 * SIZE)]) if one[0] == "u"}
