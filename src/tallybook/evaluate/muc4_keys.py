"""What do templates in the official text form say: answer keys and responses alike?

A template starts at slot 0. A slot's fills stand one a line, the first on the line of its number,
after the label (column 36 or later). ` / ` parts alternatives, `?` marks an optional fill,
`VALUE: "TAG"` gives a cross-reference, `;` starts a comment line. `*`, `-` and nothing are blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tallybook.records.muc4 import SLOT_LABELS, SLOTS, TAG_SLOTS, Muc4Fill, Muc4Template

_SLOT_LINE = re.compile(r"[ \t]{0,8}(\d{1,2})\.(?:[ \t]+|$)(.*)", re.DOTALL)
# A label ends at two spaces or a tab. Older labels differ in words, never in number.
_LABEL = re.compile(r"[A-Z][A-Z:/]*(?: [A-Z:/]+)*(?:[ \t]{2,}|\t|$)")
_NUMBER = re.compile(r"\d{1,4}")
_BLANK = {"", "-", "*", '"-"', '"*"'}

Templates = dict[str, tuple[Muc4Template, ...]]


def read_keys(folder: Path) -> Templates:
    """Return the templates of every message in the folder's `keys/`, by the message's id.

    An irrelevant message has none. An empty answer when there is no such folder.
    """
    keys: Templates = {}
    for path in sorted(one for one in (folder / "keys").rglob("*") if one.is_file()):
        for message_id, templates in parse_templates(path.read_text("latin-1")).items():
            keys.setdefault(message_id, templates)
    return keys


def parse_templates(text: str) -> Templates:
    """Return the templates of a text in the official form, by message id, in their order."""
    found: dict[str, list[Muc4Template]] = {}
    for lines in _blocks(text.splitlines()):
        message_id = (lines[0][0].split() or [""])[0].upper()
        templates = found.setdefault(message_id, [])
        template = _template(message_id, lines, len(templates) + 1)
        if template.slots:
            templates.append(template)
    return {message_id: tuple(templates) for message_id, templates in found.items()}


def _blocks(lines: Iterable[str]) -> Iterator[dict[int, list[str]]]:
    """Yield the lines of each template by slot number."""
    block: dict[int, list[str]] = {}
    slot = -1
    for line in lines:
        if not line.strip() or line.startswith(";") or _is_rule(line):
            continue
        match = _SLOT_LINE.match(line)
        if match and int(match[1]) in SLOT_LABELS:
            slot = int(match[1])
            if slot == 0 and block:
                yield block
                block = {}
            block[slot] = [_without_label(slot, match[2])]
        elif slot >= 0 and line[0] in " \t":
            block[slot].append(line)
    if block:
        yield block


def _is_rule(line: str) -> bool:
    """Whether the line is a row of stars, which parts messages; a single star is a fill."""
    return line.count("*") > 1 and not line.strip(" \t*")


def _without_label(slot: int, rest: str) -> str:
    label = SLOT_LABELS[slot]
    return rest[len(label) :] if rest.startswith(label) else _LABEL.sub("", rest, count=1)


def _template(message_id: str, lines: dict[int, list[str]], place: int) -> Muc4Template:
    head = " ".join(lines.get(1, ()))
    number = _NUMBER.search(head)
    fills = {slot: _fills(slot, lines.get(slot, ())) for slot in SLOTS}
    return Muc4Template(
        message_id=message_id,
        number=int(number[0]) if number else place,
        slots={slot: found for slot, found in fills.items() if found},
        optional="OPTIONAL" in head.upper(),
    )


def _fills(slot: int, lines: Sequence[str]) -> tuple[Muc4Fill, ...]:
    found = (_fill(slot, line) for line in _joined(lines))
    return tuple(one for one in found if one is not None)


def _joined(lines: Sequence[str]) -> list[str]:
    """Return one line a fill: a line that begins or follows with a mark of parting goes on."""
    found: list[str] = []
    for line in map(str.strip, lines):
        if found and (line.startswith(("/", ":")) or found[-1].endswith(("/", ":"))):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _fill(slot: int, line: str) -> Muc4Fill | None:
    """Return the fill that a line gives, None for a blank one.

    Once a cross-reference has begun, further strings in quotes are its alternatives.
    """
    values: list[str] = []
    tags: list[str] = []
    optional = False
    for part in _parted(line, "/"):
        optional = optional or part.startswith("?")
        value, *tag = _parted(part.lstrip("? "), ":") if slot in TAG_SLOTS else [part.lstrip("? ")]
        is_tag = bool(tags) and value.startswith('"') and not tag
        (tags if is_tag else values).append(value)
        tags += tag
    kept = _plain(values)
    if not kept:
        return None
    # A blank beside an answer says that the fill may be left out.
    optional = optional or len(kept) < len(set(values))
    return Muc4Fill(values=kept, tags=_plain(tags), optional=optional)


def _parted(text: str, mark: str) -> list[str]:
    """Return the parts of the text between marks that stand outside quotes and brackets."""
    parts, depth, quoted, start = [], 0, False, 0
    for at, letter in enumerate(text):
        if letter == '"' and text[at - 1 : at] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (letter == "(") - (letter == ")")
            if letter == mark and depth <= 0:
                parts.append(text[start:at].strip())
                start = at + 1
    return [*parts, text[start:].strip()]


def _plain(raw: Iterable[str]) -> tuple[str, ...]:
    """Return the fills without quotes, outer brackets and blanks, each once."""
    bare = (_bare(part) for one in raw for part in _opened(one) if part not in _BLANK)
    return tuple(dict.fromkeys(bare))


def _opened(raw: str) -> list[str]:
    """Return the alternatives that stand in one pair of brackets: `(POSSIBLE / ACQUITTED)`."""
    if raw.startswith("(") and raw.endswith(")"):
        return _parted(raw[1:-1], "/")
    return [raw]


def _bare(raw: str) -> str:
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        raw = raw[1:-1].replace('\\"', '"')
    return " ".join(raw.split())
