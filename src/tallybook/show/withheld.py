"""How are the names of victims kept out of what is shown, wherever they stand?

A name is covered by as many blocks as it has characters, so that every offset in a report's text
still holds. Each word of a name is covered too: a family name alone tells who it was. That may
cover a word too many, such as another person's equal name; it never covers one too few that the
statements know. What no statement names is not known, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar, cast

import msgspec

from tallybook.records import Statement, VictimDetail

T = TypeVar("T")
BLOCK = "█"
# Addresses and file names write names in small letters, with signs between the words.
_ADDRESSES = ("url", "source_name", "given_id")
# Words of names that name nobody by themselves.
_COMMON = frozenset(
    "al el bin ibn bint abu ben von van der den del della des dos das san santa mac mr mrs ms "
    "miss dr prof sir lord lady sheikh imam father sister brother captain colonel general major "
    "sergeant corporal private officer the and of de la le da di du".split()
)
_LEAST = 3


class Names:
    """The names to cover, ready to be looked for; empty covers nothing."""

    def __init__(self, names: Iterable[str]) -> None:
        found = {one for name in names for one in _forms(name)}
        self.forms = tuple(sorted(found, key=lambda one: (-len(one), one)))
        upper = tuple(one.upper() for one in self.forms)
        self._in_text = _any_of(dict.fromkeys((*self.forms, *upper)))
        slugs = (re.sub(r"\W+", " ", one).strip() for one in self.forms)
        self._in_address = _any_of(dict.fromkeys(one for one in slugs if one), loose=True)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def cover(self, text: str) -> str:
        """Return the text with each name covered; its length stays."""
        return _covered(text, self._in_text)

    def cover_address(self, text: str) -> str:
        """Return an address or file name with each name covered, however it is spelt."""
        return _covered(text, self._in_address)


def _forms(name: str) -> Iterable[str]:
    """Yield a name and each word of it that names somebody: those with a capital letter."""
    whole = " ".join(name.split())
    if any(one[:1].isupper() or not one.isascii() for one in whole.split()):
        yield whole
    for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}", whole):
        named = word[0].isupper() or not word.isascii()
        if named and len(word) >= _LEAST and word.lower() not in _COMMON:
            yield word


def _any_of(forms: Iterable[str], *, loose: bool = False) -> re.Pattern[str] | None:
    between = r"[\W_]{1,3}" if loose else r"\s{1,3}"
    parts = [between.join(re.escape(word) for word in one.split()) for one in forms]
    if not parts:
        return None
    edge = r"[^\W_]" if loose else r"\w"
    flags = re.IGNORECASE if loose else re.NOFLAG
    return re.compile(f"(?<!{edge})(?:{'|'.join(parts)})(?!{edge})", flags)


def _covered(text: str, names: re.Pattern[str] | None) -> str:
    if names is None:
        return text
    return names.sub(lambda found: BLOCK * len(found.group()), text)


def names_of(statements: Iterable[Statement]) -> Names:
    """Return the names of victims that these statements give."""
    names: list[str] = []
    for one in statements:
        if isinstance(one.detail, VictimDetail):
            names += [name for name in (one.detail.name, *one.detail.name_variants) if name]
        if one.scope == "named_person" and one.scope_text:
            names.append(one.scope_text)
    return Names(names)


def withheld(value: T, names: Names) -> T:
    """Return a record, or records, with the names of victims covered in every text.

    Ids and codes have no capital letters and are left as they are.
    """
    return cast(T, _walked(value, names)) if names else value


def _walked(value: Any, names: Names, field: str = "") -> Any:
    if isinstance(value, str):
        return names.cover_address(value) if field in _ADDRESSES else names.cover(value)
    if isinstance(value, msgspec.Struct):
        return _struct(value, names)
    if isinstance(value, tuple | list):
        return type(value)(_walked(one, names) for one in value)
    if isinstance(value, dict):
        return {key: _walked(one, names) for key, one in value.items()}
    return value


def _struct(value: msgspec.Struct, names: Names) -> msgspec.Struct:
    changed = {}
    for field in value.__struct_fields__:
        before = getattr(value, field)
        after = _walked(before, names, field)
        if after != before:
            changed[field] = after
    return msgspec.structs.replace(value, **changed) if changed else value
