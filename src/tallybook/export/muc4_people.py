"""Who was attacked or harmed, and what befell them? Slots 18 to 24 of a MUC-4 template.

A name (18) stands without title; its description (19) is the title or role, tagged with the name.
People without names have a description alone, and then that is the tag of type, number, nation
and effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tallybook import codebook
from tallybook.export.muc4_counts import number_of
from tallybook.export.muc4_freed import freed_of
from tallybook.export.muc4_nations import foreign_nation
from tallybook.export.muc4_strings import (
    Filler,
    called,
    head_of,
    head_phrase,
    is_empty,
    is_plural,
    squeezed,
    sureness,
    surest,
    tagged,
)
from tallybook.export.muc4_vocabulary import (
    listed,
    mapping,
    singular,
    threshold,
    type_of_words,
)
from tallybook.records import Account, Muc4Fill, Report, Statement, TargetDetail, VictimDetail

# More people than this are not compared with each other.
_MOST = 200


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One human target: its tag is the name, else the description."""

    name: str | None
    description: str | None
    filler: Filler


def people_fills(
    report: Report, accounts: Sequence[Account], incident_type: str, country: str | None
) -> dict[int, tuple[Muc4Fill, ...]]:
    """Return slots 18 to 24."""
    people = human_targets(accounts)
    fillers = [one.filler for one in people]
    freed = freed_of(report, fillers) if incident_type == "KIDNAPPING" else frozenset()
    effects = [
        tagged(effect, one.filler)
        for one in people
        for effect in _effects(one, incident_type, one.filler.text in freed)
    ]
    if not people:
        effects = list(_effect_of_nobody(accounts))
    return {
        18: tuple(Muc4Fill(values=(one.name,)) for one in people if one.name),
        19: tuple(_description(one) for one in people if one.description),
        20: tuple(tagged(human_type(one), one.filler) for one in people),
        21: tuple(tagged(_number(report, one), one.filler) for one in people),
        22: tuple(
            tagged(nation, one.filler)
            for one in people
            if (nation := foreign_nation(one.filler, country, one.description)) is not None
        ),
        23: tuple(effects),
    }


def human_targets(accounts: Sequence[Account]) -> tuple[Person, ...]:
    """Return the people attacked or harmed, each once."""
    named = list(_named(accounts))
    described = [one for one in _described(accounts) if not _told_of(one, named)]
    return surest((*named, *described), lambda one: one.filler, _share)


def _share(one: Person) -> str:
    """Return the threshold beside the surest: the encoder is less sure of people without names."""
    return "beside_the_surest" if one.name else "described_beside_the_surest"


def _named(accounts: Sequence[Account]) -> Iterator[Person]:
    """Yield the people with names, each under the fullest name that the text has."""
    told: dict[str, list[Statement]] = {}
    for one, detail in _victims(accounts):
        if detail.name:
            told.setdefault(called(detail.name), []).append(one)
    for name in sorted(told, key=lambda name: (-len(name), name)) if len(told) <= _MOST else ():
        longer = next((other for other in told if _is_part(name, other)), None)
        if longer is not None:
            told[longer] += told.pop(name)
    for name, statements in sorted(told.items(), key=lambda item: item[1][0].start):
        yield Person(
            name=name,
            description=_role(statements),
            filler=Filler(text=name, statements=tuple(statements)),
        )


def _is_part(name: str, other: str) -> bool:
    """Whether one name is a shorter form of another: all its words, in that order."""
    words, others = name.split(), other.split()
    if len(words) >= len(others):
        return False
    left = iter(others)
    return all(word in left for word in words)


def _role(statements: Sequence[Statement]) -> str | None:
    """Return the title or role: of those that stand as words of their own, else before a name."""
    told = [
        (called(one.detail.occupation), one)
        for one in statements
        if isinstance(one.detail, VictimDetail) and one.detail.occupation
    ]
    kept = [(words, one) for words, one in told if head_of(words) not in listed("roles", "general")]
    own = (words for words, one in kept if squeezed(one.quote).startswith(words))
    return next(own, next((words for words, _ in kept), None))


def _victims(accounts: Sequence[Account]) -> Iterator[tuple[Statement, VictimDetail]]:
    for account in accounts:
        for one in account.of_field("victims"):
            if isinstance(one.detail, VictimDetail) and sureness(one) >= threshold("victim"):
                yield one, one.detail


def _described(accounts: Sequence[Account]) -> Iterator[Person]:
    """Yield the people without names, once a description."""
    told: dict[str, list[Statement]] = {}
    for one, detail in _victims(accounts):
        words = "" if detail.name else called(detail.occupation or one.quote)
        if words:
            told.setdefault(words, []).append(one)
    for account in accounts:
        for one in account.of_field("targets"):
            target = one.detail
            if not isinstance(target, TargetDetail) or target.target_kind != "human":
                continue
            text = called(target.name or one.quote)
            if sureness(one) >= threshold("human") and not is_empty(text, "human"):
                told.setdefault(text, []).append(one)
    for words in sorted(told, key=len) if len(told) <= _MOST else ():
        longer = next((other for other in told if _is_short_for(words, other)), None)
        if longer is not None:
            told[longer] += told.pop(words)
    for words in sorted(told, key=lambda words: told[words][0].start):
        if not _outside(words):
            yield Person(
                name=None,
                description=words,
                filler=Filler(text=words, statements=tuple(told[words])),
            )


def _is_short_for(words: str, other: str) -> bool:
    """Whether "priests" may be those whom the report also calls "Jesuit priests"."""
    mine, its = (set(map(singular, each.lower().split())) for each in (words, other))
    return words != other and mine <= its and is_plural(words) == is_plural(other)


def _outside(words: str) -> bool:
    """Whether these are fighters: attackers who were hit are no targets."""
    return words.lower().split()[-1] in listed("outside", "fighters")


def _told_of(one: Person, named: Sequence[Person]) -> bool:
    """Whether the description is that of somebody named."""
    return any(
        one.description == other.description
        or (other.name is not None and other.name in (one.description or ""))
        for other in named
    )


def _description(one: Person) -> Muc4Fill:
    if one.name is None:
        return Muc4Fill(values=(one.description or "",))
    return Muc4Fill(values=(one.description or "",), tags=(one.name,))


def human_type(one: Person) -> str:
    """Return the type of a person by the words of the description; CIVILIAN by default."""
    if one.description is None:
        return "CIVILIAN"
    first = head_phrase(one.description)
    found = type_of_words(first, "human") or type_of_words(one.description, "human") or "CIVILIAN"
    words = set(one.description.lower().replace("-", " ").split())
    if words & listed("former"):
        return str(mapping("former_types").get(found, found))
    return found


def _number(report: Report, one: Person) -> str:
    return "1" if one.name is not None else number_of(report, one.filler)


def _effects(one: Person, incident_type: str, freed: bool) -> tuple[str, ...]:
    codes = []
    for statement in one.filler.statements:
        detail = statement.detail
        if isinstance(detail, VictimDetail):
            codes.append(detail.fate)
        elif isinstance(detail, TargetDetail):
            codes.append(detail.effect)
    names = {_effect_name(code, incident_type) for code in codes if code is not None}
    if freed:
        names.add("REGAINED FREEDOM")
    ordered = ("DEATH", "INJURY", "REGAINED FREEDOM", "NO INJURY OR DEATH", "ESCAPED")
    return tuple(name for name in ordered if name in names)[:1]


def _effect_name(code: str, incident_type: str) -> str | None:
    if code in ("released", "regained_freedom"):
        return "REGAINED FREEDOM" if incident_type == "KIDNAPPING" else None
    for list_name in ("harms", "target_effects"):
        codes = codebook.code_list(list_name)
        if code in codes and "muc4" in codes[code].outside:
            return str(codes[code].outside["muc4"])
    return None


def _effect_of_nobody(accounts: Sequence[Account]) -> Iterator[Muc4Fill]:
    """Yield "NO INJURY OR DEATH" of nobody (no tag), when figures of none are all there is.

    Keys say so also when the report tells only that nobody was injured (5 of 6 in DEV).
    """
    figures = [one for account in accounts for one in account.of_field("killed", "wounded")]
    if figures and all(one.value == 0 for one in figures):
        yield Muc4Fill(values=("NO INJURY OR DEATH",))
