"""Which words of harm, and which nouns for people, do figures go by?

Word lists are data (`lexicon/harms.toml`, `people.toml`, `counted.toml`); this module turns them
into the tables that one pass over a sentence needs.
"""

from __future__ import annotations

import functools

from tallybook.understand.lexicons import lexicon, words

HARMS = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")
_KINDS = ("either", "active", "state", "subject", "suicide", "of", "noun", "none", "toll")

ONE_BE = frozenset("is was has 's".split())
MANY_BE = frozenset("are were have 're".split())
BE = ONE_BE | MANY_BE | frozenset("be been being am had got get gets getting".split())
PASSIVE_BE = frozenset("is are was were be been being got get gets getting 's 're".split())
# Words that end a noun phrase.
STOPS = frozenset(
    "the a an this that these those his her their its of in on at by for with from to into onto"
    " over under near outside inside against through during after before since until between"
    " among around across along behind beside within without about above upon via as than and or"
    " but nor while when where who whom which because although though if whether so then whose"
    " he she it they we you him them is are was were be been being am has have had do does did"
    " will would could should may might must can said says told not no including last just yet"
    " have aboard onboard"
    " today yesterday monday tuesday wednesday thursday friday saturday sunday".split()
)

Entry = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


@functools.cache
def harm_words(key: str) -> frozenset[str]:
    """Return a list of the small words of `lexicon/harms.toml`."""
    return words("harms", "words", key)


@functools.cache
def counted(table: str, key: str) -> frozenset[str]:
    """Return a word list of `lexicon/counted.toml`."""
    return words("counted", table, key)


@functools.cache
def heads() -> dict[str, tuple[str, bool]]:
    """Return for each noun for people its scope and whether it is plural."""
    found: dict[str, tuple[str, bool]] = {}
    for table, plural in (("plural", True), ("singular", False)):
        for scope, nouns in lexicon("people")[table].items():
            for noun in nouns.split():
                found.setdefault(noun, (scope, plural))
    for scope, nouns in lexicon("counted")["singular"].items():
        found.update((noun, (scope, False)) for noun in nouns.split())
    for scope, nouns in lexicon("counted")["plural"].items():
        found.update((noun, (scope, True)) for noun in nouns.split())
    for noun, (scope, plural) in list(found.items()):
        if not plural and noun not in counted("people", "group"):
            found.setdefault(_plural_of(noun), (scope, True))
    return found


def _plural_of(noun: str) -> str:
    """Return the plain plural of a noun; a wrong one ("childs") is a word that no text has."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def is_person_noun(word: str) -> bool:
    """Whether a word counts people, in the singular or the plural."""
    return word in heads()


@functools.cache
def soft_heads() -> frozenset[str]:
    """Return the nouns that tell a sex or who was there: alone, they count all people harmed."""
    tables = lexicon("counted")
    listed = [noun for table in ("singular", "plural") for noun in tables[table]["man"].split()]
    listed += counted("people", "at_large")
    return frozenset(listed + [_plural_of(noun) for noun in listed])


@functools.cache
def nations() -> frozenset[str]:
    """Return the one-word names of countries and their people, lower case."""
    names = lexicon("nations")["words"].values()
    return frozenset(one.lower() for some in names for one in some if " " not in one)


@functools.cache
def harm_phrases() -> dict[str, tuple[Entry, ...]]:
    """Return words of harm by their first word, longest first, with (harm, kind) of each."""
    meanings: dict[str, dict[tuple[str, str], None]] = {}
    for harm in HARMS:
        table = lexicon("harms")[harm]
        for kind in _KINDS:
            for phrase in table.get(kind, ()):
                meanings.setdefault(phrase, {})[harm, kind] = None
        for form, kind in _verb_forms(table.get("verbs", ())):
            meanings.setdefault(form, {})[harm, kind] = None
    by_first: dict[str, list[Entry]] = {}
    for phrase, found in meanings.items():
        parts = tuple(phrase.split())
        by_first.setdefault(parts[0], []).append((parts, tuple(found)))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in by_first.items()
    }


def _verb_forms(verbs: tuple[str, ...]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for forms in verbs:
        base, third, *past, gerund = forms.split()
        found += [(base, "active"), (third, "active"), (gerund, "active"), (past[-1], "either")]
        found += [(one, "active") for one in past[:-1]]
    return found


@functools.cache
def triggers() -> frozenset[str]:
    """Return every word with which a word of harm can begin: the cheap first look at a sentence."""
    more = ("carried", "suffered", "weak", "deadly")
    return frozenset(harm_phrases()).union(
        *(counted("verbs", key) for key in more), ("hostages", "hostage", "captives")
    )


@functools.cache
def states() -> dict[str, str]:
    """Return the states that may stand before a noun: `wounded` in "12 wounded men"."""
    found: dict[str, str] = {}
    for first, entries in harm_phrases().items():
        for parts, meanings in entries:
            for harm, kind in meanings:
                if parts == (first,) and kind in ("either", "state") and first not in _NO_STATES:
                    found.setdefault(first, harm)
    return found


# Pasts that are no adjectives ("12 shot men" is nobody's wording, "shot" is a noun too).
_NO_STATES = frozenset("shot fatally hurt held captured seized captive hostage prisoner".split())
