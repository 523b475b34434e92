"""The encoder reads the opening and what stands near words of violence."""

from __future__ import annotations

import pytest
from report_documents import document

from tallybook.understand.encoder_sentences import spans_to_read

QUIET = "The choir sang in the hall."
ACT = "Gunmen killed two guards."


def read(*sentences: str) -> list[str]:
    report = document(" ".join(sentences)).report
    return [report.quote(start, end) for start, end in spans_to_read(report)]


@pytest.mark.parametrize(
    ("sentences", "spans"),
    [
        ([QUIET], [QUIET]),
        ([QUIET] * 9, [" ".join([QUIET] * 3)]),
        (
            [*[QUIET] * 6, ACT, *[QUIET] * 6],
            [" ".join([QUIET] * 3), " ".join([QUIET, ACT, QUIET])],
        ),
        ([*[QUIET] * 4, ACT], [" ".join([*[QUIET] * 4, ACT])]),
        ([*[QUIET] * 5, ACT, QUIET, ACT], [" ".join([QUIET] * 3), " ".join([QUIET, ACT] * 2)]),
    ],
    ids=["short", "opening alone", "an act and beside it", "joins the opening", "two acts"],
)
def test_spans(sentences: list[str], spans: list[str]) -> None:
    assert read(*sentences) == spans
