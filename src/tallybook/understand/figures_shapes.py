"""What do figures know of people told of in a sentence, and of the noun that names them?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallybook.understand.document import Token
from tallybook.understand.phrases import phrase_text

_ADULT = 18
RANKS = frozenset("leader leaders commander commanders member members chief chiefs".split())


class Phrase(msgspec.Struct, kw_only=True, gc=False):
    """People told of at tokens [first, last) of one sentence.

    `kind`: counted, one, definite, bare (a singular noun without article), name, pronoun,
    reflexive, group (people without a number: "the dead"). `harm` is that of a state inside
    ("12 wounded men", "five of the wounded"), `of_them` a choice out of people told of before,
    `wild` a noun not known to count people ("12 tanods"), `whole` the token and the number of
    those out of whom it chooses ("seven of the 12 wounded"), `called` the name told in apposition
    ("a neighbour, Jane Roe").
    """

    first: int
    last: int
    kind: str
    low: int | None = 1
    high: int | None = 1
    value: int | None = 1
    bound: str = "exact"
    raw: str = ""
    head: str | None = None
    scope: str = "total"
    text: str | None = None
    age: int | None = None
    sex: str | None = None
    harm: str | None = None
    of_them: bool = False
    addition: bool = False
    plural: bool = False
    fresh: bool = False
    guessed: bool = False
    wild: bool = False
    whole: tuple[int, int] | None = None
    called: str | None = None

    @property
    def single(self) -> bool:
        """Whether the phrase tells of one person, with or without the number."""
        return self.kind in ("one", "definite", "bare", "name", "pronoun") or (
            self.value == 1 and not self.plural
        )


class Head(msgspec.Struct, gc=False):
    """The noun that ends before token `last`; `word` None where a number stands alone."""

    last: int
    first: int
    word: str | None = None
    scope: str = "total"
    plural: bool = False
    harm: str | None = None
    age: int | None = None
    nation: bool = False
    armed: bool = False
    guessed: bool = False
    wild: bool = False

    def scope_code(self) -> str:
        """Return the code of `scopes` for those counted."""
        if self.age is not None and self.age < _ADULT and self.scope in ("total", "child", "man"):
            return "child"
        if self.armed and self.word in RANKS:
            return "combatant"
        citizens = self.scope == "civilian" and self.word in ("citizen", "citizens")
        if self.nation and (self.scope == "total" or citizens):
            return "nationality"
        return "total" if self.scope == "hostage" else self.scope

    def text(self, tokens: Sequence[Token], first: int) -> str | None:
        """Return the words of the noun phrase from token `first` on."""
        if self.word is None or self.last <= first:
            return None
        return phrase_text(tokens[first : self.last])
