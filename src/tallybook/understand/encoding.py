"""What does the trained encoder see in a report? Role mentions, and types of incident, with odds.

One pass a window (`encoder_pieces`) over the sentences worth it (`encoder_sentences`); a word in
two windows gets the mean of both. Mentions of one role with the same words are one filler, and
share its score and closed choices: a name that is clear in one sentence helps where it is not.
"""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from tallybook.understand.document import Document
from tallybook.understand.encoder_extents import Extent, extents_of
from tallybook.understand.encoder_heads import CHOICES, INCIDENTS, ROLES, TAGS, choice_columns
from tallybook.understand.encoder_pieces import Pieces, pieces_of
from tallybook.understand.encoder_sentences import spans_to_read
from tallybook.understand.fullnames import in_order
from tallybook.weights import Part, part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Rows: TypeAlias = "NDArray[np.float32]"

# A score, before softmax, that leaves no odds to others.
_SURELY = 30
# A text that names more victims than these is a list: each further name stands for itself.
_MOST_NAMES = 50
_SAME = re.compile(r"[^\w]+")
_ARTICLES = frozenset(("a", "an", "the"))


class RoleMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that fill a role of some incident.

    `score` is how sure these words are; `shared` how sure the surest mention of the same words
    in the report is. `incidents` gives the odds of each type of incident that it is a filler of;
    `choices` the surest code of each closed choice, with its odds.
    """

    start: int
    end: int
    sentence: int
    role: str
    score: float
    shared: float
    mentions: int
    incidents: dict[str, float]
    choices: dict[str, tuple[str, float]]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that the encoder sees in one report.

    `spans` are the windows' [start, end) in characters; `types` the odds of each type of
    incident in each of them, with `any` for whether an incident is told of at all. `inside` are
    the odds of each piece (n, roles) that it is inside each role; `pieces` has their offsets.
    """

    mentions: tuple[RoleMention, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    types: tuple[dict[str, float], ...] = ()
    pieces: Pieces | None = None
    inside: Rows | None = None

    def odds_inside(self, role: str, start: int, end: int) -> float:
        """Return the odds of the surest of the words in [start, end) that it is in a role."""
        if self.pieces is None or self.inside is None:
            return 0.0
        first, last = self.pieces.between(start, end)
        column = self.inside[first:last, ROLES.index(role)]
        return round(float(column.max(initial=0.0)), 4)

    def odds_between(self, start: int, end: int) -> dict[str, float]:
        """Return the highest odds of each type over the windows that touch [start, end)."""
        found: dict[str, float] = {}
        # Windows begin and end in the order of the text.
        first = bisect.bisect_right(self.spans, start, key=lambda span: span[1])
        last = bisect.bisect_left(self.spans, end, key=lambda span: span[0])
        for types in self.types[first:last]:
            for name, odds in types.items():
                found[name] = max(odds, found.get(name, 0.0))
        return found


def read_with_encoder(document: Document, shipped: Part | None = None) -> Reading | None:
    """Return what the encoder sees; None where the part is missing or switched off.

    `shipped` is another encoder than that of this installation: one just trained.
    """
    shipped = shipped or part("encoder")
    if shipped is None:
        return None
    model = _model(shipped)
    text = document.report.text
    pieces = pieces_of(text, model.tokenizer)
    if not pieces.ids:
        return Reading()
    ranges = [one for span in spans_to_read(document.report) for one in pieces.windows(*span)]
    if not ranges:
        return Reading()
    tags, incidents, choices, types = model.run(pieces, ranges)
    mentions = _mentions(document, pieces, tags, incidents, choices)
    return Reading(
        mentions=tuple(mentions),
        spans=tuple((pieces.starts[first], pieces.ends[last - 1]) for first, last in ranges),
        types=tuple(_named(row, (*INCIDENTS, "any")) for row in types),
        pieces=pieces,
        inside=1 - tags[:, :, 0],
    )


def encoder_numbers() -> dict[str, float]:
    """Return the numbers of the encoder's card, none without the part."""
    shipped = part("encoder")
    return {} if shipped is None else shipped.numbers


class _Model:
    """The network and its tokenizer, loaded once a process."""

    def __init__(self, folder: Any) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # Reports are spread over processes: one thread each, and no spinning while it waits.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def run(self, pieces: Pieces, ranges: list[tuple[int, int]]) -> tuple[Rows, Rows, Rows, Rows]:
        """Return what each head says of each piece, and of each window.

        Odds of tags (n, roles, 3), odds of incidents (n, types), scores of choices (n, columns)
        and odds of types (windows, types + 1).
        """
        import numpy as np

        count = len(pieces.ids)
        sums: list[Rows] = [
            np.zeros((count, len(ROLES), len(TAGS)), np.float32),
            np.zeros((count, len(INCIDENTS)), np.float32),
            np.zeros((count, max(each.stop for each in choice_columns().values())), np.float32),
        ]
        times = np.zeros(count, np.float32)
        types: list[Rows] = []
        # One window at a time: padding windows to one length costs more than it saves.
        for first, last in ranges:
            ids = np.asarray([pieces.framed(first, last)], np.int64)
            outputs = self.session.run(None, {"ids": ids})
            times[first:last] += 1
            for whole, output in zip(sums, outputs[:3], strict=True):
                whole[first:last] += output[0, 1:-1]
            types.append(outputs[3])
        seen = times.clip(min=1)
        tags, incidents, choices = (
            whole / seen.reshape(-1, *[1] * (whole.ndim - 1)) for whole in sums
        )
        # Pieces that no window holds are in no role.
        tags[times == 0, :, 0] = _SURELY
        return _softmax(tags), _sigmoid(incidents), choices, _sigmoid(np.concatenate(types))


@functools.lru_cache(maxsize=2)
def _loaded(folder: Any) -> _Model:
    return _Model(folder)


def _model(shipped: Part) -> _Model:
    return _loaded(shipped.folder)


def _softmax(rows: Rows) -> Rows:
    import numpy as np

    powers = np.exp(rows - rows.max(-1, keepdims=True))
    odds: Rows = powers / powers.sum(-1, keepdims=True)
    return odds


def _sigmoid(rows: Rows) -> Rows:
    import numpy as np

    odds: Rows = (1 / (1 + np.exp(-rows))).astype(np.float32)
    return odds


def _named(row: Rows, names: tuple[str, ...]) -> dict[str, float]:
    return {name: round(float(odds), 4) for name, odds in zip(names, row, strict=True)}


def _mentions(
    document: Document, pieces: Pieces, tags: Rows, incidents: Rows, choices: Rows
) -> list[RoleMention]:
    found = [
        one
        for at, role in enumerate(ROLES)
        for one in extents_of(document.report.text, pieces, role, tags[:, at])
    ]
    fillers: dict[tuple[str, str], list[Extent]] = {}
    for one in found:
        words = _same_words(document.report.text[one.start : one.end])
        fillers.setdefault((one.role, words), []).append(one)
    fillers = _names_together(fillers)
    made = [
        mention
        for group in fillers.values()
        for mention in _of_filler(document, group, incidents, choices)
    ]
    return sorted(made, key=lambda one: (one.start, one.end, one.role))


def _names_together(
    fillers: dict[tuple[str, str], list[Extent]],
) -> dict[tuple[str, str], list[Extent]]:
    """Return the fillers with the mentions of one victim's name together: "Perez" is "Ana Perez".

    A name goes to the longest that holds its words in their order.
    """
    names = sorted(
        (tuple(words.split()) for role, words in fillers if role == "victim_name"),
        key=lambda words: (-len(words), words),
    )[:_MOST_NAMES]
    kept: dict[tuple[str, str], list[Extent]] = {}
    for (role, words), group in fillers.items():
        home = words
        if role == "victim_name":
            own = tuple(words.split())
            home = next((" ".join(one) for one in names if in_order(own, one)), words)
        kept.setdefault((role, home), []).extend(group)
    return kept


def _same_words(words: str) -> str:
    """Return words without case, marks and articles: what mentions of one filler share."""
    kept = [one for one in _SAME.sub(" ", words).lower().split() if one not in _ARTICLES]
    return " ".join(kept)


def _of_filler(
    document: Document, group: list[Extent], incidents: Rows, choices: Rows
) -> list[RoleMention]:
    """Return the mentions of one filler with what they share."""
    import numpy as np

    sureness = np.asarray([one.score for one in group], np.float32)
    weights = sureness / sureness.sum()
    types = sum(
        w * incidents[one.first : one.last].mean(0) for w, one in zip(weights, group, strict=True)
    )
    columns = sum(
        w * choices[one.first : one.last].mean(0) for w, one in zip(weights, group, strict=True)
    )
    named = _named(np.asarray(types), INCIDENTS)
    chosen = _chosen(np.asarray(columns))
    shared = float(sureness.max())
    made = []
    for one in group:
        sentence = document.report.sentence_at(one.start)
        if sentence is not None:
            made.append(
                RoleMention(
                    start=one.start,
                    end=one.end,
                    sentence=sentence.index,
                    role=one.role,
                    score=round(one.score, 4),
                    shared=round(shared, 4),
                    mentions=len(group),
                    incidents=named,
                    choices=chosen,
                )
            )
    return made


def _chosen(columns: Rows) -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for name, place in choice_columns().items():
        odds = _softmax(columns[place.start : place.stop])
        best = int(odds.argmax())
        found[name] = (CHOICES[name][best], round(float(odds[best]), 4))
    return found
