"""A MUC-4 template: one incident as the Fourth Message Understanding Conference filled it in.

Twenty-five numbered slots (`muc4.md` of the docs). Shared by the export that fills templates
from accounts and by the scorers that compare them with keys.
"""

from __future__ import annotations

import msgspec


class Muc4Fill(msgspec.Struct, frozen=True, kw_only=True):
    """One fill of one slot.

    `values` are alternatives, any of which is right; a response gives one set fill, or for a
    string slot the mentions of one thing. `tags` are the alternatives of a cross-reference to a
    string fill of the template (`DEATH: "PEASANT"`). `optional` marks a key fill with `?`.
    """

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


class Muc4Template(msgspec.Struct, frozen=True, kw_only=True):
    """One template of one message; `slots` holds slots 2 to 24, blank ones left out.

    `number` is slot 1. `optional` templates of a key may be left out by a response.
    """

    message_id: str
    number: int
    slots: dict[int, tuple[Muc4Fill, ...]]
    optional: bool = False
