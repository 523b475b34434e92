"""Which words fill which role in the MUC-3 / MUC-4 development messages?

Reads a folder with `texts/` and `keys/`. Every whole-word occurrence of a key string counts as
a mention, as in Du, Rush and Cardie 2021, who locate the fills in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tallybook.train.labelled import CHOICES, ROLES, LabelledReport, RoleSpan

# Only these files may teach; the rest of the folder is for scoring.
_DEVELOPMENT = "dev"
_STRING = re.compile(r'"((?:\\"|[^"\n])*)"')
_SLOT = re.compile(r"(\d{1,2})\.\s{1,4}[A-Z:, ]{2,40}?\s{2,}(\S.*)")
_MESSAGE = re.compile(r"^(DEV-MUC3-\d{4})[^\n]*$", re.MULTILINE)
_ROLE_SLOTS = {
    "individual": 9,
    "organisation": 10,
    "physical_target": 12,
    "victim_name": 18,
    "victim_description": 19,
    "weapon": 6,
}
_CHOICE_SLOTS: dict[str, dict[str, int]] = {
    "organisation": {"standing": 11},
    "physical_target": {"physical_type": 13, "physical_effect": 16},
    "victim_name": {"human_type": 20, "human_effect": 23},
    "victim_description": {"human_type": 20, "human_effect": 23},
    "weapon": {"weapon_type": 7},
}
_TYPES = {
    "ATTACK": "attack",
    "BOMBING": "bombing",
    "KIDNAPPING": "kidnapping",
    "ARSON": "arson",
    "ROBBERY": "robbery",
    "FORCED WORK STOPPAGE": "forced_work_stoppage",
}


class KeyTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """One key template as lines by slot number."""

    lines: dict[int, tuple[str, ...]]

    def lines_of(self, slot: int) -> tuple[str, ...]:
        """Return the lines of a slot, none when it is not there."""
        return self.lines.get(slot, ())


def read_labelled(folder: Path) -> list[LabelledReport]:
    """Return the development messages of a `muc34` folder with their role spans, in file order."""
    keys = _read_keys(folder)
    return [
        _labelled(name, text, keys.get(name, []))
        for path in sorted((folder / "texts").glob(f"{_DEVELOPMENT}-*"))
        for name, text in _messages(path.read_text("latin-1"))
    ]


def _messages(text: str) -> Iterator[tuple[str, str]]:
    pieces = _MESSAGE.split(text)
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        yield name, body.strip("\n")


def _read_keys(folder: Path) -> dict[str, list[KeyTemplate]]:
    keys: dict[str, list[KeyTemplate]] = {}
    for path in sorted((folder / "keys").glob(f"key-{_DEVELOPMENT}-*")):
        for block in re.split(r"(?m)^(?=0\.\s)", path.read_text("latin-1")):
            lines = _slots(block)
            if 0 in lines and lines.get(4, ("*",))[0].strip() not in ("*", ""):
                name = lines[0][0].split()[0]
                keys.setdefault(name, []).append(KeyTemplate(lines=lines))
    return keys


def _slots(block: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    slot = -1
    for line in block.splitlines():
        match = _SLOT.match(line)
        if match:
            slot = int(match[1])
            found[slot] = (match[2].strip(),)
        elif slot >= 0 and line.strip() and not line.startswith(";"):
            found[slot] = (*found[slot], line.strip())
    return found


def _labelled(name: str, text: str, templates: list[KeyTemplate]) -> LabelledReport:
    spans: dict[tuple[int, int, str], RoleSpan] = {}
    types: set[str] = set()
    for template in templates:
        incidents = _incidents(template)
        types |= incidents
        for role, slot in _ROLE_SLOTS.items():
            for line in template.lines_of(slot):
                _mark(spans, text, role, line, template, incidents)
    ordered = tuple(sorted(spans.values(), key=lambda one: (one.start, one.end, one.role)))
    return LabelledReport(
        name=name,
        text=text,
        spans=ordered,
        roles=frozenset(ROLES),
        incidents=frozenset(types),
    )


def _incidents(template: KeyTemplate) -> frozenset[str]:
    words = template.lines_of(4)[0].split(":")[0].split("/")
    return frozenset(_TYPES[one.strip()] for one in words if one.strip() in _TYPES)


def _mark(
    spans: dict[tuple[int, int, str], RoleSpan],
    text: str,
    role: str,
    line: str,
    template: KeyTemplate,
    incidents: frozenset[str],
) -> None:
    own = line.split('": ')[0] + '"' if role == "victim_description" and '": ' in line else line
    mentions = [one.replace('\\"', '"') for one in _STRING.findall(own)]
    choices = _choices(role, mentions, template)
    for mention in mentions:
        for start, end in _occurrences(mention, text):
            before = spans.get((start, end, role))
            spans[start, end, role] = RoleSpan(
                start=start,
                end=end,
                role=role,
                incidents=incidents | (before.incidents if before else frozenset()),
                choices=before.choices if before else choices,
            )


def _choices(role: str, mentions: list[str], template: KeyTemplate) -> dict[str, str]:
    found = {
        "stage": _code("stage", template.lines_of(5)),
        "category": _code("category", template.lines_of(8)),
    }
    for name, slot in _CHOICE_SLOTS.get(role, {}).items():
        about = [
            line
            for line in template.lines_of(slot)
            if any(f'"{one}"' in line.replace('\\"', '"') for one in mentions)
        ]
        found[name] = _code(name, about)
        if not about and "-" in CHOICES[name]:
            found[name] = "-"
    return {name: code for name, code in found.items() if code}


def _code(name: str, lines: tuple[str, ...] | list[str]) -> str:
    """Return the first code told, alternatives and cross-references left out."""
    for line in lines:
        bare = _STRING.sub("", line).split(":")[0].split("/")[0].strip(" ?()")
        if bare in CHOICES[name]:
            return bare
    return ""


def _occurrences(mention: str, text: str) -> list[tuple[int, int]]:
    words = mention.split()
    if not words:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(one) for one in words) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
