"""What does a labelled report look like to the encoder? Spans of characters with their answers.

`ROLES`, `INCIDENTS` and `CHOICES` are the answers of the encoder's heads, in the order of its
outputs. They follow the slots of MUC-4 (`muc4.md`), the largest corpus of whole incident records.
"""

from __future__ import annotations

import msgspec

from tallybook.understand.encoder_heads import CHOICES, INCIDENTS, ROLES


class RoleSpan(msgspec.Struct, frozen=True, kw_only=True):
    """The words [start, end) fill `role` in templates of the `incidents` types.

    `choices` maps the name of a closed choice to its code, where the corpus tells it.
    """

    start: int
    end: int
    role: str
    incidents: frozenset[str] = frozenset()
    choices: dict[str, str] = msgspec.field(default_factory=dict)


class LabelledReport(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its role spans.

    `roles` are the roles that the corpus marks in full: the others teach nothing, neither that
    something is there nor that nothing is. `incidents` are the types of the report's templates;
    None where the corpus does not tell.
    """

    name: str
    text: str
    spans: tuple[RoleSpan, ...]
    roles: frozenset[str]
    incidents: frozenset[str] | None = None


__all__ = ["CHOICES", "INCIDENTS", "ROLES", "LabelledReport", "RoleSpan"]
