"""What does our own test set of wordings hold, and which of its lines cannot be used?

A folder holds halves (`first/`, `second/`) or is one; a half holds files `*.jsonl`, one text with
its labels a line. The format, field by field, is told in `cases/phenomena/README.md`. A line that
cannot be used becomes a Problem that names file, line and what was expected; the others stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tallybook import codebook
from tallybook.errors import BadGold

ROUNDUPS = "roundups"
# The standing of a party that the words name and do not blame.
NOT_BLAMED = "none"
_NO_NUMBER = ("vague", "range")
_LINE = "expected one JSON object with phenomenon, text and labels as cases/phenomena/README.md has"

Words = str | tuple[str, ...]


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of harm that the words state.

    `also` are words that tell of the same people again: an answer may stand at either.
    `bound` and `scope` may list several codes where each is right. `speaker` None is the report's
    own voice, else the words that a right answer has to hold (a list: any of them). `each` is true
    of a list of people, told as one figure or as one figure a person. Labels left out (`scope`,
    `hedge`, ...) are not scored.
    """

    words: str
    also: tuple[str, ...] = ()
    harm: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    bound: Words = "exact"
    speaker: Words | None = None
    speaker_type: str | None = None
    hedge: str | None = None
    modality: str | None = None
    scope: Words | None = None
    subset_of: str | None = None
    includes_perpetrators: str | None = None
    as_of: str | None = None
    each: bool = False


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One party said to have done it, with the standing; `denial` is true of a denial instead.

    `standing` is a code, several where each is right, or `none` of a party that is not blamed.
    The speaker is scored unless the standing is `claimed` or it is a denial: there the party speaks
    for itself.
    """

    words: str
    standing: Words | None = None
    denial: bool = False
    speaker: Words | None = None


class GoldDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The days between which it happened; `from` None where the words do not tell a day.

    `or` holds other answers that are as right.
    """

    date_from: str | None = msgspec.field(name="from")
    date_to: str | None = msgspec.field(name="to", default=None)
    precision: str | None = "day"
    others: tuple[GoldDate, ...] = msgspec.field(name="or", default=())


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where it happened: a name (a list: any of them) and the country's two letters."""

    name: Words | None = None
    country: str


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a text says of one incident. `told` are words that tell of this one alone."""

    told: tuple[str, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    date: GoldDate | None = None
    place: GoldPlace | None = None

    def words(self) -> Iterator[str]:
        """Yield every quoted phrase."""
        yield from self.told
        for figure in self.figures:
            yield from (figure.words, *figure.also)
        yield from (one.words for one in self.attributions)


class _Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    phenomenon: str
    text: str
    published_at: str | None = None
    open: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    date: GoldDate | None = None
    place: GoldPlace | None = None
    incidents: tuple[GoldIncident, ...] | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its labels. `name` is half, file and line; `kind` the file's name.

    In the words of `open` a careful reader may or may not see a figure: what is told there counts
    neither way.
    """

    name: str
    half: str
    kind: str
    phenomenon: str
    text: str
    published_at: str | None
    open: tuple[str, ...]
    incidents: tuple[GoldIncident, ...]

    @property
    def is_trap(self) -> bool:
        """Whether no number of the text is a figure of harm."""
        return not any(one.figures for one in self.incidents) and not self.open


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A line that cannot be used: where it is, what was found and what was expected."""

    name: str
    cause: str


class PhenomenaSet(msgspec.Struct, frozen=True, kw_only=True):
    """The items of all halves, in the order of files and lines, and the lines left out."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def read_phenomena(folder: Path) -> PhenomenaSet:
    """Read every half of the folder. Raises BadGold if no file of labels is there at all."""
    halves = _halves(folder)
    if not halves:
        raise BadGold(
            f"{folder}: no file NAME.jsonl in it or in a folder of it",
            next_step="name a folder laid out like cases/phenomena: first/sentences.jsonl",
        )
    items: list[Item] = []
    problems: list[Problem] = []
    for half in halves:
        for path in sorted(half.glob("*.jsonl")):
            for number, line in enumerate(path.read_bytes().splitlines(), 1):
                name = f"{half.name}/{path.name}:{number}"
                if not line.strip():
                    continue
                try:
                    items.append(_item(line, name, half.name, path.stem))
                except msgspec.DecodeError as error:
                    problems.append(Problem(name=name, cause=f"{error}; {_LINE}"))
                except _Unusable as error:
                    problems.append(Problem(name=name, cause=str(error)))
    return PhenomenaSet(items=tuple(items), problems=tuple(problems))


def _halves(folder: Path) -> list[Path]:
    if any(folder.glob("*.jsonl")):
        return [folder.resolve()]
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    return [one for one in inside if one.is_dir() and any(one.glob("*.jsonl"))]


class _Unusable(Exception):
    """A line whose labels do not fit its text or the codebook."""


def _item(line: bytes, name: str, half: str, kind: str) -> Item:
    read = msgspec.json.decode(line, type=_Line)
    item = Item(
        name=name,
        half=half,
        kind=kind,
        phenomenon=read.phenomenon,
        text=read.text,
        published_at=read.published_at,
        open=read.open,
        incidents=_incidents(read),
    )
    found = [*_unfound(item), *_wrong_codes(item), *_wrong_numbers(item)]
    if found:
        raise _Unusable("; ".join(found))
    return item


def _incidents(read: _Line) -> tuple[GoldIncident, ...]:
    mine = GoldIncident(
        told=read.told,
        figures=read.figures,
        attributions=read.attributions,
        date=read.date,
        place=read.place,
    )
    if read.incidents is None:
        return (mine,)
    if mine != GoldIncident():
        raise _Unusable("labels stand in `incidents` or beside it, not both")
    return read.incidents


def _unfound(item: Item) -> Iterator[str]:
    """Tell of each phrase that does not stand in the text exactly once."""
    phrases = [*item.open, *(words for one in item.incidents for words in one.words())]
    for phrase in phrases:
        count = item.text.count(phrase)
        if count != 1:
            yield f"words {phrase!r} stand {count} times in the text, expected once"


def _wrong_codes(item: Item) -> Iterator[str]:
    for incident in item.incidents:
        for figure in incident.figures:
            yield from _outside("harms", figure.harm)
            yield from _outside("bounds", figure.bound)
            yield from _outside("scopes", figure.scope)
            yield from _outside("speaker_types", figure.speaker_type)
            yield from _outside("modalities", figure.modality)
        for one in incident.attributions:
            if one.standing != NOT_BLAMED:
                yield from _outside("standings", one.standing)
            if (one.standing is None) != one.denial:
                yield f"attribution {one.words!r} needs a standing, or `denial` true, not both"
        if incident.date is not None:
            for date in (incident.date, *incident.date.others):
                yield from _outside("date_precision", date.precision)


def _outside(list_name: str, codes: Words | None) -> Iterator[str]:
    for code in as_tuple(codes):
        if code not in codebook.code_list(list_name):
            known = ", ".join(codebook.code_list(list_name).codes)
            yield f"{code!r} is no code of {list_name}, expected one of {known}"


def _wrong_numbers(item: Item) -> Iterator[str]:
    """Tell of figures without the number that their bound needs and of parts without a total."""
    for incident in item.incidents:
        totals = {one.words for one in incident.figures}
        for one in incident.figures:
            bounds = as_tuple(one.bound)
            if one.value is None and not set(bounds) <= set(_NO_NUMBER):
                yield f"figure {one.words!r} has no value, expected one for {bounds[0]!r}"
            if "range" in bounds and (one.low is None or one.high is None):
                yield f"figure {one.words!r} is a range, expected low and high"
            if one.subset_of is not None and one.subset_of not in totals - {one.words}:
                yield f"subset_of {one.subset_of!r}, expected the words of another figure"


def as_tuple(value: Words | None) -> tuple[str, ...]:
    """Return one code or several as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value
