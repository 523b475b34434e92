"""How is the index of a book made? From the whole book, once it has been linked."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.link.grouping import Riders
from tallybook.link.index import LinkIndex, program
from tallybook.link.judging import WholeBook
from tallybook.link.sample import SIZE, order_of


def fill(index: LinkIndex, book: WholeBook, firsts: Sequence[int], riders: Riders) -> None:
    """Fill an empty index from a whole book, given the first account of the chain of each.

    That of a small book stays empty: all of it is the sample, and moves with each report.
    """
    if len(firsts) <= SIZE:
        return
    sampled = set(book.sampled)
    for place, first in enumerate(firsts):
        profile, wording = book.profile(place), book.wording(place)
        index.add(place, profile, wording, chain=first, sampled=place in sampled)
    for head, group in riders.items():
        for account_id, report_id in group:
            index.add_rider(account_id, head, report_id)
    orders = (order_of((one.published, one.account_id)) for one in map(book.profile, sampled))
    last = max(orders, default=(0, ""))
    index.write(
        program=program(),
        accounts=len(firsts),
        sampled=len(sampled),
        last_day=last[0],
        last_id=last[1],
    )
