"""How does a labelled report become windows with one answer for each word piece?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tallybook.train.labelled import CHOICES, INCIDENTS, ROLES, LabelledReport, RoleSpan
from tallybook.understand.encoder_heads import choice_columns
from tallybook.understand.encoder_pieces import Pieces, pieces_of, windows_of

UNKNOWN = -100


class Window(msgspec.Struct, kw_only=True):
    """Answers for one window: `tags` (T, roles), `incidents` (T, types), `choices` (T, choices).

    UNKNOWN stands where the corpus tells nothing. `types` (types + 1) tells which types of
    incident the window speaks of; its last is "any".
    """

    ids: NDArray[np.int64]
    tags: NDArray[np.int64]
    incidents: NDArray[np.float32]
    choices: NDArray[np.int64]
    types: NDArray[np.float32]

    @property
    def speaks(self) -> bool:
        """Whether some role is filled here."""
        return bool((self.tags > 0).any())


def windows_of_report(report: LabelledReport, tokenizer: Tokenizer) -> Iterator[Window]:
    """Cut one report as the product does, and mark each piece."""
    pieces = pieces_of(report.text, tokenizer)
    whole = _answers(report, pieces)
    for first, last in windows_of(len(pieces.ids)):
        yield _window(report, pieces, whole, first, last)


def held_windows(reports: Sequence[LabelledReport], tokenizer: Path) -> list[NDArray[np.int64]]:
    """Return the word pieces of each window of the reports, without answers."""
    made = Tokenizer.from_file(str(tokenizer))
    made.no_truncation()
    made.no_padding()
    return [
        np.asarray(pieces.framed(first, last), dtype=np.int64)
        for pieces in (pieces_of(one.text, made) for one in reports)
        for first, last in windows_of(len(pieces.ids))
    ]


def _answers(report: LabelledReport, pieces: Pieces) -> Window:
    count = len(pieces.ids)
    known = [0 if role in report.roles else UNKNOWN for role in ROLES]
    whole = Window(
        ids=np.asarray(pieces.ids, dtype=np.int64),
        tags=np.tile(np.asarray(known, dtype=np.int64), (count, 1)),
        incidents=np.full((count, len(INCIDENTS)), UNKNOWN, dtype=np.float32),
        choices=np.full((count, len(CHOICES)), UNKNOWN, dtype=np.int64),
        types=np.zeros(len(INCIDENTS) + 1, dtype=np.float32),
    )
    # Longest last: where mentions of one role overlap, the longest is right.
    for span in sorted(report.spans, key=lambda one: one.end - one.start):
        _mark(whole, pieces, span)
    return whole


def _mark(whole: Window, pieces: Pieces, span: RoleSpan) -> None:
    inside = [
        at
        for at in range(*pieces.between(span.start, span.end))
        if pieces.starts[at] < span.end and pieces.ends[at] > span.start
    ]
    role = ROLES.index(span.role)
    for place, at in enumerate(inside):
        whole.tags[at, role] = 1 if place == 0 else 2
        row = np.asarray([one in span.incidents for one in INCIDENTS], dtype=np.float32)
        before = whole.incidents[at]
        whole.incidents[at] = row if before[0] == UNKNOWN else np.maximum(before, row)
        for column, (name, codes) in enumerate(CHOICES.items()):
            if name in span.choices:
                whole.choices[at, column] = codes.index(span.choices[name])


def _window(report: LabelledReport, pieces: Pieces, whole: Window, first: int, last: int) -> Window:
    incidents = whole.incidents[first:last]
    types = np.full(len(INCIDENTS) + 1, UNKNOWN, dtype=np.float32)
    if report.incidents is not None:
        here = np.where(incidents == UNKNOWN, 0, incidents).max(axis=0, initial=0)
        for at, name in enumerate(INCIDENTS):
            # A type that the report tells of elsewhere may or may not be told of here.
            types[at] = 1 if here[at] else (UNKNOWN if name in report.incidents else 0)
        types[-1] = 1 if here.any() else (UNKNOWN if report.incidents else 0)
    return Window(
        ids=np.asarray(pieces.framed(first, last), dtype=np.int64),
        tags=_framed(whole.tags[first:last]),
        incidents=_framed(incidents),
        choices=_framed(whole.choices[first:last]),
        types=types,
    )


def _framed(rows: NDArray[Any]) -> NDArray[Any]:
    return np.pad(rows, ((1, 1), (0, 0)), constant_values=UNKNOWN)


__all__ = ["UNKNOWN", "Window", "choice_columns", "windows_of_report"]
