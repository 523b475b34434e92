"""How are MUC-4 templates written: as official response text, and as the modern JSON?

The official form numbers its slots, sets a fill a line from column 36 on, quotes words of the
text, and puts a cross-reference after a colon. Templates read back from it equal those written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tallybook.records.muc4 import (
    INCIDENT_TYPE,
    SLOT_LABELS,
    SLOTS,
    STRING_SLOTS,
    TAG_SLOTS,
    Muc4Fill,
    Muc4Template,
    gtt_of,
    gtt_rows,
)

_COLUMN = 36
# Slots that do not apply to a type are marked so; any other blank is a dash.
_NOT_APPLICABLE = {
    "ARSON": frozenset({6, 7}),
    "KIDNAPPING": frozenset({6, 7, *range(12, 18)}),
}
# In these a value without a cross-reference says so.
_DASHED_TAGS = frozenset({7, 16, 23})


def gtt_json(templates: Mapping[str, Sequence[Muc4Template]]) -> bytes:
    """Return the modern form: message id -> list of templates, each a type and five roles."""
    rows = {one: [gtt_rows(gtt_of(t)) for t in templates[one]] for one in sorted(templates)}
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"


def response_text(templates: Mapping[str, Sequence[Muc4Template]]) -> str:
    """Return the official response text; a message without templates gets one of stars."""
    blocks: list[str] = []
    for message_id in sorted(templates):
        blocks += [_block(message_id, one) for one in templates[message_id] or (None,)]
    return "\n".join(blocks)


def _block(message_id: str, template: Muc4Template | None) -> str:
    head = {0: message_id, 1: _number(template) if template else "*"}
    lines = [_line(slot, value) for slot, value in head.items()]
    for slot in SLOTS:
        first, *more = _fills(slot, template) if template else ["*"]
        lines += [_line(slot, first), *(" " * _COLUMN + one for one in more)]
    return "\n".join(lines) + "\n"


def _number(template: Muc4Template) -> str:
    return f"{template.number} (OPTIONAL)" if template.optional else str(template.number)


def _line(slot: int, value: str) -> str:
    return f"{f'{slot}.':<4}{SLOT_LABELS[slot]}".ljust(_COLUMN) + value


def _fills(slot: int, template: Muc4Template) -> list[str]:
    fills = [_fill(slot, fill) for fill in template.slots.get(slot, ())]
    return fills or ["*" if slot in _not_applicable(template) else "-"]


def _not_applicable(template: Muc4Template) -> frozenset[int]:
    types = {value for fill in template.slots.get(INCIDENT_TYPE, ()) for value in fill.values}
    return frozenset().union(*(_NOT_APPLICABLE.get(one, frozenset()) for one in sorted(types)))


def _fill(slot: int, fill: Muc4Fill) -> str:
    words = map(_quoted, fill.values) if slot in STRING_SLOTS else iter(fill.values)
    text = ("? " if fill.optional else "") + " / ".join(words)
    return text + "".join(_tag(slot, fill))


def _tag(slot: int, fill: Muc4Fill) -> Iterator[str]:
    if fill.tags:
        yield ": " + " / ".join(map(_quoted, fill.tags))
    elif slot in TAG_SLOTS and slot in _DASHED_TAGS:
        yield ': "-"'


def _quoted(words: str) -> str:
    escaped = " ".join(words.split()).replace('"', '\\"')
    return f'"{escaped}"'
