"""The field's controlled lists, as data: codes, labels, definitions, words, outside codes.

Each list is one TOML file in `lists/`. A new weapon or harm is an entry there, not a branch in
code. Lists are read once a process, when first asked for.
"""

import difflib
import functools
import tomllib
from importlib import resources
from typing import Any

import msgspec

from tallybook.errors import UnknownCode


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One code of a list.

    `words` are how texts say it (lower case); `outside` maps an outside scheme (`gtd`, `ucdp`,
    `acled`, `muc4`, `plover`, `ibc`) to its code; `low` and `high` are a range, for vague numbers.
    """

    code: str
    label: str
    definition: str = ""
    parent: str | None = None
    words: tuple[str, ...] = ()
    outside: dict[str, str | int] = {}
    low: int | None = None
    high: int | None = None


class CodeList(msgspec.Struct, frozen=True, kw_only=True):
    """One controlled list, in the order of its file."""

    name: str
    title: str
    source: str
    codes: dict[str, Code]

    def __getitem__(self, code: str) -> Code:
        try:
            return self.codes[code]
        except KeyError:
            raise UnknownCode(
                f"{self.name} has no code {code!r}", next_step=_nearest(code, self.codes)
            ) from None

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def is_a(self, code: str, ancestor: str) -> bool:
        """Return whether `ancestor` is this code or one above it in the tree."""
        at: str | None = code
        while at is not None:
            if at == ancestor:
                return True
            at = self[at].parent
        return False


def _nearest(code: str, codes: dict[str, Code]) -> str:
    near = difflib.get_close_matches(code, codes, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"it has: {', '.join(codes)}"


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    source: str
    code: list[Code]


@functools.cache
def code_list(name: str) -> CodeList:
    """Return a controlled list by its name, such as `weapons`.

    Raises UnknownCode if there is no such list.
    """
    path = resources.files(__package__) / "lists" / f"{name}.toml"
    if not path.is_file():
        raise UnknownCode(
            f"the codebook has no list {name!r}", next_step=f"it has: {', '.join(list_names())}"
        )
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    file = msgspec.convert(raw, _File)
    return CodeList(
        name=name,
        title=file.title,
        source=file.source,
        codes={one.code: one for one in file.code},
    )


def list_names() -> tuple[str, ...]:
    """Return the names of all controlled lists, sorted."""
    folder = resources.files(__package__) / "lists"
    files = [one.name for one in folder.iterdir()]
    return tuple(sorted(one.removesuffix(".toml") for one in files if one.endswith(".toml")))
