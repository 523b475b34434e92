"""Which reports repeat one another."""

import random

from tallybook.read.copies import find_copies
from tallybook.read.sentences import split_sentences
from tallybook.records import Copy, Report

STORY = " ".join(
    f"Sentence number {n} tells of the {word} that the people of the town saw on that day."
    for n, word in enumerate("blast fire smoke crowd rescue ambulance hospital police army".split())
)
OTHER = " ".join(
    f"Another telling, line {n}, speaks of quite a different {word} in its own way."
    for n, word in enumerate("flood storm river bridge road field harvest market school".split())
)


def report(report_id, text, published_at=None):
    return Report(
        report_id=report_id,
        content_sha256=report_id,
        source_name=report_id,
        text=text,
        published_at=published_at,
        sentences=split_sentences(text),
    )


def test_the_same_words_are_an_exact_copy_of_the_earliest():
    reports = [report("r1", STORY, "2031-05-05"), report("r2", STORY, "2031-05-04")]

    assert find_copies(reports) == (
        Copy(report_id="r1", original_id="r2", kind="exact", similarity=1.0),
    )


def test_a_reprint_that_lacks_the_end_is_a_near_copy():
    short = STORY[: len(STORY) * 2 // 3]

    (copy,) = find_copies([report("r1", STORY), report("r2", short)])

    assert (copy.report_id, copy.original_id, copy.kind) == ("r2", "r1", "near")
    assert 0.5 < copy.similarity < 0.8


def test_other_words_are_no_copy():
    assert find_copies([report("r1", STORY), report("r2", OTHER)]) == ()


def test_short_alerts_are_not_compared():
    alert = "A bomb went off in the market."

    assert find_copies([report("r1", alert), report("r2", alert)]) == ()


def test_furniture_does_not_make_a_copy():
    furniture = "\n\nDonate to our newsroom today."

    (copy,) = find_copies([report("r1", STORY), report("r2", STORY + furniture)])

    assert copy.kind == "exact"


def test_the_order_of_the_reports_changes_nothing():
    reports = [report(f"r{n}", STORY + f" Edition {n} ends here.") for n in range(6)]
    reports += [report("x1", OTHER)]
    expected = find_copies(reports)

    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert find_copies(reports) == expected
    assert {one.original_id for one in expected} == {"r0"}
