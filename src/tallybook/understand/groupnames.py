"""Which armed groups does a report name?

Four ways, in this order: names of the shipped list; initials that the report itself explains,
"Army of the Dawn (AOD)", and later uses of them; names built like those of armed groups,
"Popular Front for ..."; and names that the report calls a group, "the rebel group Sons of X".
Names of bodies that are no armed groups (UN, NATO, Red Cross) come from the lexicon.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from tallybook.codebook.groups import Group, fold, match_name, pick_group
from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import lexicon, words
from tallybook.understand.nations import Nations, bare

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
# A name of more words than this is a run of capitals.
_LONGEST = 9


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


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a report's own initials stand for."""

    nature: str
    group: Group | None
    canonical: str


def read_names(document: Document, nations: Nations) -> tuple[Name, ...]:
    """Return the namings of groups and bodies in the order of the text, none overlapping."""
    taken: dict[int, Name] = {}
    for finder in (_listed, _bodies, _built, _called):
        for name in finder(document, nations, taken):
            if not any(i in taken for i in range(name.first, name.last)):
                taken.update(dict.fromkeys(range(name.first, name.last), name))
    _own_initials(document, taken)
    seen = {id(name): name for name in taken.values()}
    return tuple(sorted(seen.values(), key=lambda name: name.first))


# --- names of the list ------------------------------------------------------------------


def _pieces(document: Document) -> tuple[list[str], list[int]]:
    """Folded words and the token of each; a full stop (no word) wherever a name must end."""
    pieces: list[str] = []
    owner: list[int] = []
    sentence = 0
    for i, token in enumerate(document.tokens):
        folded = fold(token.lower)
        if token.sentence != sentence or (not folded and not token.lower[0].isalnum()):
            sentence = token.sentence
            if token.text not in "-/'’":
                pieces.append(".")
                owner.append(i)
        pieces.extend(folded)
        owner.extend([i] * len(folded))
    return pieces, owner


def _listed(document: Document, nations: Nations, _: dict[int, Name]) -> Iterator[Name]:
    pieces, owner = _pieces(document)
    at = 0
    while at < len(pieces):
        length = 0
        for known in match_name(pieces, at):
            first, last = owner[at], owner[at + len(known.words) - 1] + 1
            if not _written_as(document, first, last, known.initials, known.word):
                continue
            rest = _rest_of_token(pieces, owner, at + len(known.words))
            if at and owner[at - 1] == first and pieces[at - 1] != ".":
                continue
            if rest and rest[0] not in words("attackers", "name", "linked"):
                continue
            group = pick_group(known, nations.ranked)
            if group is None and _has_group_noun(document, first, last):
                group = known.groups[0]
            if group is None:
                continue
            nature = "state_force" if group.kind == "state_force" else "armed_group"
            yield Name(
                first=_with_article(document, first),
                last=last,
                nature=nature,
                group=group,
                canonical=group.name,
                linked=bool(rest),
            )
            length = len(known.words)
            break
        at += length or 1


def _rest_of_token(pieces: list[str], owner: list[int], at: int) -> list[str]:
    rest = []
    while at < len(pieces) and owner[at] == owner[at - 1] and pieces[at] != ".":
        rest.append(pieces[at])
        at += 1
    return rest


def _with_article(document: Document, first: int) -> int:
    """The article of a transcribed name belongs to it: Al Shabab, el Foo, not "the"."""
    before = document.tokens[first - 1] if first else None
    if before and before.sentence == document.tokens[first].sentence and before.lower == "al":
        return first - 1
    return first


def _written_as(
    document: Document, first: int, last: int, initials: str | None, word: bool
) -> bool:
    span = document.tokens[first:last]
    if initials is not None:
        text = span[0].text.removesuffix("'s").removesuffix("'S")
        if document.all_caps:
            return text == initials.upper() and not word
        # A longer token may hold them: ISIS-linked.
        return text == initials or text.startswith(f"{initials}-")
    return document.all_caps or any(c.isupper() for token in span for c in token.text)


@functools.cache
def _nouns_beside() -> frozenset[str]:
    table = lexicon("attackers")
    keys = (("attackers", "plural"), ("attackers", "singular"), ("groups", "always"))
    sets = [words("attackers", *key) for key in keys]
    return frozenset().union(*sets, table["groups"]["with_modifier"].split(), {"members"})


def _has_group_noun(document: Document, first: int, last: int) -> bool:
    tokens = document.tokens
    near = tokens[max(first - 2, 0) : first] + tokens[last : last + 1]
    return any(
        token.lower in _nouns_beside() and token.sentence == tokens[first].sentence
        for token in near
    )


# --- bodies that are no armed groups ----------------------------------------------------


@functools.cache
def _body_index() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for nature, name in lexicon("attackers")["name"]["bodies"]:
        parts = tuple(name.lower().split())
        index.setdefault(parts[0], []).append((parts, nature, name.isupper()))
    return {key: tuple(sorted(ones, key=lambda o: -len(o[0]))) for key, ones in index.items()}


def _bodies(document: Document, _: Nations, taken: dict[int, Name]) -> Iterator[Name]:
    index, tokens = _body_index(), document.tokens
    for i, token in enumerate(tokens):
        for parts, nature, upper in index.get(bare(token), ()):
            if not (token.text[0].isupper() and (not upper or token.text[:2].isupper())):
                continue
            if tuple(bare(one) for one in tokens[i : i + len(parts)]) == parts:
                yield Name(first=i, last=i + len(parts), nature=nature)
                break


# --- names built like those of armed groups ---------------------------------------------


def _built(document: Document, nations: Nations, taken: dict[int, Name]) -> Iterator[Name]:
    nouns = words("attackers", "name", "nouns")
    for i, token in enumerate(document.tokens):
        if bare(token) not in nouns or i in taken or not token.text[0].isupper():
            continue
        span = _name_around(document, nations, i)
        if span:
            first, last = span
            canonical = document.text[document.tokens[first].start : document.tokens[last - 1].end]
            yield Name(first=first, last=last, canonical=_plain(canonical))


def _plain(name: str) -> str:
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


# Nouns that name an armed group without a further word of struggle: the Cali Cartel.
_STRONG = frozenset("cartel militia brigades jihad falcons martyrs mujahideen".split())


def _name_around(document: Document, nations: Nations, noun: int) -> tuple[int, int] | None:
    first, last = _leftmost(document, noun), _rightmost(document, noun)
    span = document.tokens[first:last]
    lows = {bare(token) for token in span}
    if last - first < 2 or last - first > _LONGEST:
        return None
    if lows & words("attackers", "name", "peaceful") or _is_state(document, nations, first, noun):
        return None
    ideas = words("attackers", "name", "ideas") - {bare(document.tokens[noun])}
    if lows & ideas or bare(document.tokens[noun]) in _STRONG:
        return first, last
    return None


def _leftmost(document: Document, noun: int) -> int:
    """Walk left over words that can be part of the name."""
    tokens, ideas = document.tokens, words("attackers", "name", "ideas")
    at = noun
    start = document.spans[tokens[noun].sentence][0]
    while at > start:
        token = tokens[at - 1]
        word = bare(token)
        if document.all_caps:
            fits = word in ideas
        else:
            fits = token.text[0].isupper() and (at - 1 > start or word in ideas)
        if not fits or not word[0].isalpha() or word in _NOT_NAMES:
            break
        at -= 1
    return at


_NOT_NAMES = frozenset(
    """the a an this that these those his her its their our in on at by from with and or but as
    if when while after before since monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december mr mrs
    said says according general colonel""".split()
)


def _rightmost(document: Document, noun: int) -> int:
    """Take "of the X", "for X of Y" after the noun where X is a name or an idea."""
    tokens = document.tokens
    end = document.spans[tokens[noun].sentence][1]
    at = noun + 1
    while at + 1 < end and tokens[at].lower in ("of", "for", "de"):
        nxt = at + 1
        while nxt < end and tokens[nxt].lower in ("the", "la", "el"):
            nxt += 1
        stop = nxt
        while stop < end and stop - nxt < 3 and _goes_on(document, stop):
            stop += 1
        if stop == nxt:
            break
        at = stop
    return at


def _goes_on(document: Document, at: int) -> bool:
    token = document.tokens[at]
    word = bare(token)
    if document.all_caps:
        return word in words("attackers", "name", "ideas")
    return token.text[0].isupper() and word[0].isalpha() and word not in _NOT_NAMES


def _is_state(document: Document, nations: Nations, first: int, noun: int) -> bool:
    """The Kenyan Army, the 3rd Infantry Brigade, the Army itself."""
    tokens = document.tokens
    if bare(tokens[noun]) not in (
        "army",
        "brigade",
        "battalion",
        "division",
        "command",
        "corps",
        "squad",
        "unit",
        "column",
        "forces",
        "brigades",
    ):
        return False
    before = tokens[first:noun]
    military = (
        "infantry",
        "artillery",
        "armored",
        "armoured",
        "airborne",
        "military",
        "air",
        "police",
        "special",
        "royal",
        "task",
        "defense",
        "defence",
        "security",
        "armed",
        "national",
        "joint",
    )
    return all(
        first + k in nations.at or token.lower[0].isdigit() or bare(token) in military
        for k, token in enumerate(before)
    )


# --- names that the report calls a group ------------------------------------------------


def _called(document: Document, nations: Nations, taken: dict[int, Name]) -> Iterator[Name]:
    if document.all_caps:
        return
    always = words("attackers", "groups", "always")
    heads = words("attackers", "groups", "with_modifier") | always
    hostile = words("attackers", "hostile")
    tokens = document.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.lower not in heads or i + 1 in taken or token.text[0].isupper():
            continue
        if token.lower not in always and not (i and tokens[i - 1].lower in hostile):
            continue
        last = i + 1
        while last < len(tokens) and last - i < 6 and _named_word(tokens, i, last):
            last += 1
            if (
                last + 1 < len(tokens)
                and tokens[last].lower in ("of", "for")
                and (_named_word(tokens, i, last + 1))
            ):
                last += 1
        if last > i + 1 and i + 1 not in nations.at:
            name = document.text[tokens[i + 1].start : tokens[last - 1].end]
            yield Name(first=i + 1, last=last, canonical=_plain(name))


def _named_word(tokens: tuple[Token, ...], head: int, at: int) -> bool:
    token = tokens[at]
    return (
        token.sentence == tokens[head].sentence
        and token.text[0].isupper()
        and bare(token) not in _NOT_NAMES
    )


# --- initials that the report explains --------------------------------------------------


def _own_initials(document: Document, taken: dict[int, Name]) -> None:
    """Give each "Name (INITIALS)" to later uses of the initials."""
    tokens = document.tokens
    own: dict[str, _Known] = {}
    for i, token in enumerate(tokens[2:-1], 2):
        if token.text not in _OPEN or not _are_initials(tokens[i + 1].text):
            continue
        before = taken.get(i - 1) or (taken.get(i - 2) if tokens[i - 1].text == '"' else None)
        if before is not None and i + 1 not in taken and before.canonical:
            own[tokens[i + 1].text] = _Known(
                nature=before.nature, group=before.group, canonical=before.canonical
            )
    if not own:
        return
    for i, token in enumerate(tokens):
        known = own.get(token.text.removesuffix("'s").removesuffix("'S"))
        if known and i not in taken:
            taken[i] = Name(
                first=i,
                last=i + 1,
                nature=known.nature,
                group=known.group,
                canonical=known.canonical,
            )


def _are_initials(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return 2 <= letters <= 8 and text.upper() == text
