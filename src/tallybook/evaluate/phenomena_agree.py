"""When does what was told agree with a label of the test set? One kind of label a function."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tallybook.evaluate.phenomena import GoldDate, GoldFigure, GoldPlace, Words, as_tuple
from tallybook.records import Incident, Statement

_EMPTY = frozenset("the a an of in on at for to from and his her their its s".split())


def figure_agrees(gold: GoldFigure, one: Statement) -> bool:
    """Whether harm, bound and number are those of the label.

    A bound with a number needs that number as its value; a range needs both ends; a vague word
    needs its ends only where the label gives them.
    """
    if one.field != gold.harm or one.bound not in as_tuple(gold.bound):
        return False
    if one.bound == "range":
        return (one.number_low, one.number_high) == (gold.low, gold.high)
    if one.bound == "vague":
        ends = (one.number_low, one.number_high)
        return (gold.low is None and gold.high is None) or ends == (gold.low, gold.high)
    return one.value == gold.value


def speaker_agrees(gold: Words | None, told: str | None) -> bool:
    """Whether the speaker told is the one of the label; None agrees with None only.

    A named speaker is right if it holds every word of the label, or of one of several; case,
    accents, articles and a plural's s aside.
    """
    if gold is None or told is None:
        return gold is None and told is None
    have = content(told)
    return any(content(form) <= have for form in as_tuple(gold))


def date_agrees(gold: GoldDate, incident: Incident) -> bool:
    """Whether the incident has the days and the precision of the label, or of another as right."""
    told = (incident.occurred_from, incident.occurred_to)
    for one in (gold, *gold.others):
        if one.date_from is None:
            # "On or before the day of publication" is what the record says of no day told.
            if told == (None, None) or (told[0] is None and incident.date_basis == "published"):
                return True
        elif told == (one.date_from, one.date_to or one.date_from):
            return incident.date_precision == one.precision
    return False


def place_agrees(gold: GoldPlace, incident: Incident) -> bool:
    """Whether the country is that of the label and one of its names is among the places."""
    if incident.country != gold.country:
        return False
    if gold.name is None:
        return True
    told = (incident.place, incident.adm2, incident.adm1, incident.site)
    return any(
        content(form) <= content(name) for form in as_tuple(gold.name) for name in told if name
    )


def hedge_agrees(gold: str, told: str | None) -> bool:
    """Whether the marker words told share a word with those of the label."""
    return bool(content(gold) & content(told or ""))


def content(text: str) -> frozenset[str]:
    """Return the words of a phrase, case, accents, little words and a plural's s aside."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return frozenset(_singular(re.findall(r"[^\W_]+", plain)))


def _singular(words: Iterable[str]) -> list[str]:
    return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in _EMPTY]
