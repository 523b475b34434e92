"""Which armed groups does a report name?

Four ways, in this order: names of the shipped list; names built like those of armed groups,
"Popular Front for ..."; names that the report calls a group, "the rebel group Sons of X"; and
initials that the report itself explains, "Army of the Dawn (AOD)", wherever they come again.
Names of bodies that are no armed groups (UN, NATO, Red Cross) come from the lexicon.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from tallybook.codebook.groups import Group, GroupName, fold, match_name, pick_group
from tallybook.understand.document import Document
from tallybook.understand.groupwords import built_names, called_names
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import Nations, bare

_OPEN = frozenset("([")
# What may stand inside a name without ending it: al-Shabab, FPMR/A.
_INNER = frozenset("-/'’")


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One naming, over tokens [first, last). `group` None: not of the list.

    `nature` as for Party; `linked` is true of "X-linked": others near X, not X itself.
    """

    first: int
    last: int
    nature: str = "armed_group"
    group: Group | None = None
    canonical: str | None = None
    linked: bool = False


def read_names(document: Document, nations: Nations) -> tuple[Name, ...]:
    """Return the namings of groups and bodies in the order of the text, none overlapping."""
    taken: dict[int, Name] = {}
    for name in _listed(document, nations):
        _take(taken, name)
    for name in _bodies(document):
        _take(taken, name)
    for finder in (built_names, called_names):
        for first, last in finder(document, nations, taken):
            start, end = document.tokens[first].start, document.tokens[last - 1].end
            _take(taken, Name(first=first, last=last, canonical=_plain(document.text[start:end])))
    _own_initials(document, taken)
    seen = {name.first: name for name in taken.values()}
    return tuple(seen[first] for first in sorted(seen))


def _take(taken: dict[int, Name], name: Name) -> None:
    covered = range(name.first, name.last)
    if not any(i in taken for i in covered):
        taken.update(dict.fromkeys(covered, name))


def _plain(name: str) -> str:
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


# --- names of the list ------------------------------------------------------------------


class _Folded(msgspec.Struct, frozen=True):
    """The folded words of a text and the token of each; "." wherever a name must end."""

    words: list[str]
    owner: list[int]

    def rest_of_token(self, at: int) -> str | None:
        """Return the next folded word if it is of the same token: linked of X-linked."""
        same = at < len(self.words) and self.owner[at] == self.owner[at - 1]
        return self.words[at] if same and self.words[at] != "." else None


def _fold_text(document: Document) -> _Folded:
    pieces: list[str] = []
    owner: list[int] = []
    sentence = 0
    for i, token in enumerate(document.tokens):
        folded = fold(token.lower)
        if token.sentence != sentence or (not folded and not token.lower[0].isalnum()):
            sentence = token.sentence
            if token.text not in _INNER:
                pieces.append(".")
                owner.append(i)
        pieces.extend(folded)
        owner.extend([i] * len(folded))
    return _Folded(pieces, owner)


def _listed(document: Document, nations: Nations) -> Iterator[Name]:
    folded = _fold_text(document)
    at = 0
    while at < len(folded.words):
        step = 1
        for known in match_name(folded.words, at):
            name = _listed_at(document, nations, folded, at, known)
            if name is not None:
                yield name
                step = len(known.words)
                break
        at += step


def _listed_at(
    document: Document, nations: Nations, folded: _Folded, at: int, known: GroupName
) -> Name | None:
    """The name `known` at a folded word, if it is written as a name and not a part of another."""
    end = at + len(known.words)
    first, last = folded.owner[at], folded.owner[end - 1] + 1
    if at and folded.owner[at - 1] == first and folded.words[at - 1] != ".":
        return None
    rest = folded.rest_of_token(end)
    if rest is not None and rest not in words("attackers", "name", "linked"):
        return None
    if not _written_as(document, first, last, known):
        return None
    group = pick_group(known, nations.ranked)
    if group is None and _has_group_noun(document, first, last):
        group = known.groups[0]
    if group is None:
        return None
    return Name(
        first=_with_article(document, first),
        last=last,
        nature="state_force" if group.kind == "state_force" else "armed_group",
        group=group,
        canonical=group.name,
        linked=rest is not None,
    )


def _with_article(document: Document, first: int) -> int:
    """The article of a transcribed name belongs to it: Al Shabab, not "the"."""
    before = document.tokens[first - 1] if first else None
    if before and before.sentence == document.tokens[first].sentence and before.lower == "al":
        return first - 1
    return first


def _written_as(document: Document, first: int, last: int, known: GroupName) -> bool:
    """Initials as they are; a name in words with a capital where capitals say anything."""
    span = document.tokens[first:last]
    if known.initials is None:
        return document.all_caps or any(c.isupper() for token in span for c in token.text)
    text = span[0].text.removesuffix("'s").removesuffix("'S")
    if document.all_caps:
        return text == known.initials.upper() and not known.word
    # A longer token may hold them: ISIS-linked.
    return text == known.initials or text.startswith(f"{known.initials}-")


@functools.cache
def _nouns_beside() -> frozenset[str]:
    keys = (("attackers", "plural"), ("attackers", "singular"), ("groups", "always"))
    listed = frozenset[str]().union(*(words("attackers", *key) for key in keys))
    return listed | words("attackers", "groups", "with_modifier") | {"members"}


def _has_group_noun(document: Document, first: int, last: int) -> bool:
    tokens = document.tokens
    near = tokens[max(first - 2, 0) : first] + tokens[last : last + 1]
    sentence = tokens[first].sentence
    return any(one.lower in _nouns_beside() and one.sentence == sentence for one in near)


# --- bodies that are no armed groups ----------------------------------------------------


@functools.cache
def _body_index() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for nature, name in lexicon("attackers")["name"]["bodies"]:
        parts = tuple(name.lower().split())
        index.setdefault(parts[0], []).append((parts, nature, name.isupper()))
    return {key: tuple(sorted(ones, key=lambda one: -len(one[0]))) for key, ones in index.items()}


def _bodies(document: Document) -> Iterator[Name]:
    index, tokens = _body_index(), document.tokens
    for i, token in enumerate(tokens):
        if not token.text[0].isupper():
            continue
        for parts, nature, upper in index.get(bare(token), ()):
            if upper and not token.text[:2].isupper():
                continue
            if tuple(bare(one) for one in tokens[i : i + len(parts)]) == parts:
                yield Name(first=i, last=i + len(parts), nature=nature)
                break


# --- initials that the report explains --------------------------------------------------


def _own_initials(document: Document, taken: dict[int, Name]) -> None:
    """Give each "Name (INITIALS)" to every use of the initials."""
    tokens = document.tokens
    own: dict[str, Name] = {}
    for i, token in enumerate(tokens[2:-1], 2):
        if token.text not in _OPEN or not _are_initials(tokens[i + 1].text):
            continue
        before = taken.get(i - 1) or (taken.get(i - 2) if tokens[i - 1].text == '"' else None)
        if before is not None and i + 1 not in taken and before.canonical:
            own[tokens[i + 1].text] = before
    if not own:
        return
    for i, token in enumerate(tokens):
        known = own.get(token.text.removesuffix("'s").removesuffix("'S"))
        if known and i not in taken:
            taken[i] = msgspec.structs.replace(known, first=i, last=i + 1, linked=False)


def _are_initials(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return 2 <= letters <= 8 and text.upper() == text
