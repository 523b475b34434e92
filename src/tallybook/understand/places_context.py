"""Is this candidate a place at all? The words about it, weighed.

A score starts from how many people live in the best place of the name (powers of ten) and gains
or loses by its neighbours: "in X", "X province", "Mr. X", "X Times". Weights were set on the
development half of LGL, GeoVirus, TR-News and GeoWebNews (docs/reference/gazetteer.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tallybook.gazetteer import Entry, fold
from tallybook.understand.document import Document, Token
from tallybook.understand.places_names import Candidate, Case, is_capital, sentence_case
from tallybook.understand.places_words import PlaceWords, place_words

# From this score a candidate is a place.
ACCEPTED = 4.3
# From so many people on "the neighborhood of X" lies in X, and is not called X.
CITY = 300_000
_ROADS = frozenset("streets avenues roads drives lanes boulevards".split())
_END = Token("", "", -1, -1, -1)


class Context:
    """What a report says around its candidates, gathered once."""

    def __init__(self, document: Document) -> None:
        self.tokens = document.tokens
        self.spans = document.spans
        self.words = place_words()
        self.cases = [
            sentence_case(self.tokens[first:last], document.all_caps)
            for first, last in document.spans
        ]
        self.persons = _persons(document.tokens, self.words)
        self.lands: frozenset[int] = frozenset()

    def know(self, accepted: Sequence[Candidate]) -> None:
        """Remember which words are countries and their people."""
        self.lands = frozenset(
            self.tokens[one.first].start
            for one in accepted
            if one.chosen is not None and one.chosen.level == "country"
        )

    def is_land(self, token: Token) -> bool:
        """Return whether a country or its people begin at this token."""
        return token.start in self.lands

    def before(self, candidate: Candidate, steps: int = 1) -> Token:
        """Return the token so many steps before, an empty one before the sentence."""
        at = candidate.first - steps
        first, _ = self.spans[candidate.sentence]
        return self.tokens[at] if at >= first else _END

    def after(self, candidate: Candidate, steps: int = 1) -> Token:
        """Return the token so many steps after, an empty one after the sentence."""
        at = candidate.last + steps - 1
        _, last = self.spans[candidate.sentence]
        return self.tokens[at] if at < last else _END

    def case(self, candidate: Candidate) -> Case:
        """Return how the candidate's sentence uses capitals."""
        return self.cases[candidate.sentence]


def _persons(tokens: Sequence[Token], words: PlaceWords) -> frozenset[str]:
    """Return folded words that follow a given name or a title: surnames of this report."""
    found = set()
    for at, token in enumerate(tokens[:-1]):
        titled = token.lower in words.titles
        if not titled and not (token.lower in words.given and token.text[0].isupper()):
            continue
        at += 1 + (tokens[at + 1].text == ".")
        while at < len(tokens) and tokens[at].sentence == token.sentence:
            if not is_capital(tokens[at]) or tokens[at].lower in words.body:
                break
            found.add(fold(tokens[at].text.removesuffix("'s")))
            at += 1
    return frozenset(found)


def weigh(candidate: Candidate, context: Context) -> float:
    """Return how surely the words are a place, and note on the candidate what they allow."""
    if candidate.people and not _is_division(candidate, context):
        return _weigh_people(candidate, context)
    score = _prior(candidate, context)
    score += _weigh_before(candidate, context)
    return score + _weigh_after(candidate, context)


def _is_division(candidate: Candidate, context: Context) -> bool:
    """Tell "Somali region" from Somalis, and make the candidate the region."""
    levels = context.words.kinds.get(context.after(candidate).lower, ())
    fitting = tuple(entry for entry in candidate.named if entry.level in levels[:1])
    if not fitting or fitting[0].level == "settlement":
        return False
    candidate.people, candidate.entries = False, fitting
    return True


def _weigh_people(candidate: Candidate, context: Context) -> float:
    after = context.after(candidate)
    # "English" and "Spanish" alone are languages as often as people; a party's name is no land.
    if after.lower in ("language", "channel") or candidate.key in context.words.given:
        return 0.0
    return 6.0


def importance(entry: Entry) -> float:
    """Return how well known a place is, in powers of ten of people."""
    people = math.log10(entry.population + 100)
    if entry.level == "country":
        return 7.5
    if entry.level == "region":
        return 5.8
    if entry.level == "adm2":
        people -= 1.0
    if entry.feature == "PPLC":
        people += 0.5
    return people - (0.8 if entry.how == "alias" else 0.0)


def _prior(candidate: Candidate, context: Context) -> float:
    words, key = context.words, candidate.key
    if key.rpartition(" ")[2] in words.roads:
        return 0.0
    best = max(importance(entry) for entry in candidate.entries[:12])
    if " " in key:
        return best + (2.4 if key.rpartition(" ")[2] in words.kinds else 1.6)
    great = is_great(candidate)
    if key in words.common:
        best -= 1.0 if candidate.entries[0].level == "country" else 4.0
    elif key in context.persons:
        best -= 1.0 if great else 3.0
    elif key in words.given or key in words.surnames:
        # A metropolis is itself even where people are named after it: Houston, Philadelphia.
        best -= 1.0 if great or best > 5.8 else 2.2
    short = 4 if candidate.capitals else 3
    return best - (1.0 if len(key) <= short and not great else 0.0)


def is_great(candidate: Candidate) -> bool:
    """Return whether the name is first of all that of a country or a large division."""
    first = candidate.entries[0]
    return first.level in ("country", "adm1") and first.how == "name" and importance(first) > 5.2


def _weigh_before(candidate: Candidate, context: Context) -> float:
    words, before, second = context.words, context.before(candidate), context.before(candidate, 2)
    lower = before.lower
    if lower == ".":
        if second.lower in words.titles:
            return -8.0
        if second.text in ("N", "S", "E", "W"):
            return 0.5
        return -4.0 if len(second.text) == 1 and second.text.isupper() else 0.0
    if lower in words.strong:
        return 3.0
    if lower == "of":
        return _weigh_of(candidate, context, second)
    if lower in words.raided:
        return 2.0
    if lower in words.weak:
        return 0.8
    if lower in words.titles:
        return -8.0 if not context.case(candidate).title else -3.0
    if lower in words.directions or lower in words.around or lower in words.direction_nouns:
        return 2.2
    if lower in words.kinds:
        return 1.5
    if not lower and context.after(candidate).text in ("-", "–", "—", "("):
        return 2.5 if candidate.text.isupper() else 0.5
    if lower == "the" and " " not in candidate.key and not is_great(candidate):
        return -1.0
    return _weigh_name_before(candidate, context, before)


def _weigh_of(candidate: Candidate, context: Context, head: Token) -> float:
    words = context.words
    if (
        head.lower in words.kinds
        or head.lower in words.small
        or head.lower in words.direction_nouns
        or head.lower in words.of_towns
    ):
        if _names_a_quarter(candidate, context, head) or _names_a_part(candidate, context):
            return 3.5
        candidate.kind = head.lower
        if head.lower in words.of_towns:
            candidate.levels = ("settlement",) if _is_city(candidate) else ()
        elif head.lower != "capital" or _is_city(candidate):
            candidate.levels = words.kinds.get(head.lower, ())
        return 3.5
    if head.lower in words.organisation_of and is_capital(head):
        candidate.modifier = True
        return -1.5
    if is_capital(head) and not context.case(candidate).title:
        return 0.0
    return 1.0


def _names_a_quarter(candidate: Candidate, context: Context, head: Token) -> bool:
    """Tell "the Eastleigh suburb of Nairobi", which is in it, from "the Nairobi suburb of X"."""
    if context.words.small.get(head.lower) not in ("neighbourhood", "district"):
        return False
    great = any(e.level == "settlement" and e.population >= CITY for e in candidate.entries[:3])
    return great and is_capital(context.before(candidate, 3))


def _names_a_part(candidate: Candidate, context: Context) -> bool:
    """Tell "the Limpopo province of South Africa", which is in it, from "the state of Georgia"."""
    named = is_capital(context.before(candidate, 3)) and context.before(candidate, 3).lower != "the"
    return named and candidate.entries[0].level == "country"


def _is_city(candidate: Candidate) -> bool:
    """Tell "the capital of Bamako" from "the capital of Mali"."""
    return any(
        one.level == "settlement" and one.how == "name" and one.population > 20_000
        for one in candidate.entries[:8]
    ) and not (is_great(candidate) and candidate.entries[0].level == "country")


def _weigh_name_before(candidate: Candidate, context: Context, before: Token) -> float:
    """Weigh a name that stands before: a given name, or an unknown word with a capital."""
    case = context.case(candidate)
    if case.capitals or not before.text or not is_capital(before):
        return -2.0 if case.capitals else 0.0
    if before.lower in context.words.given:
        return -4.0
    first, _ = context.spans[candidate.sentence]
    if case.title or candidate.first - 1 == first or before.text.isupper():
        return -0.8
    if before.lower in context.words.body or before.lower.endswith("'s"):
        return 0.0
    return -2.5


def _weigh_after(candidate: Candidate, context: Context) -> float:
    words, after = context.words, context.after(candidate)
    lower = after.lower
    if lower in words.kinds and not _owns(candidate, context, lower):
        return _weigh_kind(candidate, context, lower)
    if lower in words.roads and is_capital(after):
        return -6.0
    if lower == "and" and _is_crossing(context, candidate):
        return -6.0
    if lower in words.small and not _owns(candidate, context, lower):
        candidate.kind = lower
        return 2.0
    if lower in words.speech:
        return -2.0
    if lower in words.longer and is_capital(after) and not context.case(candidate).title:
        return -5.0
    if lower in words.residents:
        return 2.0
    if lower in words.organisation_after and is_capital(after):
        candidate.modifier = True
        return -4.5
    if lower in words.body:
        candidate.modifier = not context.tokens[candidate.last - 1].lower.endswith("'s")
        return 1.0 if lower == "police" else 0.3
    if lower in ("-", "–") or not after.text or context.case(candidate).capitals:
        return 0.0
    if is_capital(after) and not context.case(candidate).title and not after.text.isupper():
        return _weigh_name_after(candidate, context)
    if lower == "," and _is_told_of(candidate, context):
        return 2.5
    if lower == "," and _is_age(context.after(candidate, 2), context.after(candidate, 3)):
        return -4.0
    return 0.0


def _is_told_of(candidate: Candidate, context: Context) -> bool:
    """Return whether a name is told to be a place: "Maradun, a town in Zamfara"."""
    words = context.words
    if context.after(candidate, 2).lower not in ("a", "the"):
        return False
    following = [context.after(candidate, step).lower for step in (3, 4)]
    return any(word in words.kinds or word in words.small for word in following)


def _is_crossing(context: Context, candidate: Candidate) -> bool:
    """Tell "Concord and Market streets" from two places."""
    other, kind = context.after(candidate, 2), context.after(candidate, 3)
    return is_capital(other) and kind.lower in _ROADS


def _owns(candidate: Candidate, context: Context, kind: str) -> bool:
    """Tell "Mali's capital" and "the Kenya port" from "Kisumu port": a country is no city."""
    if context.tokens[candidate.last - 1].lower.endswith("'s"):
        return True
    settled = context.words.kinds.get(kind, ("settlement",))[0] == "settlement"
    return settled and is_great(candidate) and candidate.entries[0].level == "country"


def _weigh_name_after(candidate: Candidate, context: Context) -> float:
    """An unknown name after: "Chad Smith" is a man, "the US Geological Survey" is of the US."""
    if " " in candidate.key:
        return -0.8
    if candidate.key in context.words.given:
        return -5.0
    return -0.3 if is_great(candidate) else -2.0


def _weigh_kind(candidate: Candidate, context: Context, kind: str) -> float:
    levels = context.words.kinds[kind]
    fitting = any(entry.level in levels for entry in candidate.entries)
    after = context.after(candidate)
    # "Kabul City" and "Borno State" are names; "New York state police" tells of the state too.
    if not fitting and is_capital(after):
        return 0.5
    candidate.kind = kind
    candidate.levels = levels
    return 3.8 if fitting else 1.5


def _is_age(number: Token, mark: Token) -> bool:
    return number.text.isdigit() and len(number.text) <= 2 and mark.text in (",", "")
