"""How alike is the wording of two accounts? Cosine over rare words, no trained part.

Weights are inverse document frequencies over the accounts at hand joined with a background of
English news, so that a book of three reports knows already that "police" is common and "Maiduguri"
is rare. A word told of attacks in many weeks is no word of one event, however few reports hold it.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

import msgspec

from tallybook.records import Account, Report

_WORD = re.compile(r"[^\W_]{2,}")
# The background stands for this many reports.
_BACKGROUND = 1000
# A word that the background does not list: seen in under one report in a hundred.
_UNSEEN = 2.0
# Words no rarer than this say nothing: nine in ten words of a press release are those of its kind.
_PLAIN = 2.5
# An account with few rare words is short of evidence: its vector is not stretched to full length.
_LEAST_LENGTH = 10.0
# From this length on, few shared words speak fully against.
_FULL_LENGTH = 25.0
# Words that tell one event from others stand in accounts of one week; those of attacks in many
# weeks are the wording of a press office, of a kind of report, or a place that is often in the
# news. The first weeks are free: dates are misread, and some words come twice by chance.
_FREE_WEEKS = 2
# The background stands for this many weeks, so that a book of one month is not judged by it.
_BACKGROUND_WEEKS = 50
# How much of its rarity by weeks a word keeps. Swept with the two above on the training part of the
# Gun Violence Corpus and on military press releases of three years, each of another incident.
_BY_WEEKS = 0.9
# How many of its rarest words an account may meet others by.
BLOCKING = 16
# Sentences that tell the story; the rest is furniture.
_TELLING = frozenset({"body", "headline"})
# An account of many sentences is told by its first ones.
_LONGEST = 20000
# How often a word of a name counts: swept 1 to 3 on the training parts of ECB+ and of the Gun
# Violence Corpus.
_NAMED = 3
# A report with more main accounts than this is a round-up.
_FEW = 2


@functools.cache
def _common() -> dict[str, int]:
    path = resources.files(__package__) / "common_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {word: int(count) for word, count in pairs}


def words_of(
    account: Account,
    report: Report | None,
    left_out: frozenset[str] = frozenset(),
    sentences: Sequence[int] | None = None,
    plain: frozenset[str] = frozenset(),
) -> dict[str, int]:
    """Return the words of the account with their counts, without those left out.

    They are read from `sentences`, else from the account's own. Names and numbers count more than
    once, but for the `plain` ones: they tell one event from others of its kind.
    """
    kept = account.sentences if sentences is None else sentences
    return _counted(_texts(account, report, kept), left_out, plain)


def report_words(report: Report) -> dict[str, int]:
    """Return the words of a whole report with their counts, whatever it is about."""
    return _counted(_sentences(report, story_sentences(report)), frozenset(), frozenset())


def _counted(
    texts: Iterable[str], left_out: frozenset[str], plain: frozenset[str]
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        for place, written in enumerate(_WORD.findall(text)):
            found = written.casefold()
            word = stem(found)
            if found not in left_out and _tells(word):
                counts[word] = counts.get(word, 0) + (
                    _NAMED if _names(written, place) and found not in plain else 1
                )
    return dict(sorted(counts.items()))


def _names(written: str, place: int) -> bool:
    """Return whether a word as written is part of a name or a number.

    The first word of a sentence is neither. In a text all in capitals every word counts alike.
    """
    return (place > 0 and written[0].isupper()) or written[0].isdigit()


def _tells(word: str) -> bool:
    if not word.isdigit():
        return len(word) > 2
    # Days, months and years are compared as dates, ages as ages; "48th" and "6700" stay.
    number = int(word[:6])
    return number > 99 and not 1900 <= number < 2100


def _texts(account: Account, report: Report | None, sentences: Sequence[int]) -> list[str]:
    """Return the sentences of an account, up to a length in all, or its quotes."""
    quotes = [one.quote for one in account.statements] or [account.anchor_quote]
    return (_sentences(report, sentences) if report else []) or quotes


def _sentences(report: Report, sentences: Sequence[int]) -> list[str]:
    kept: list[str] = []
    length = 0
    for index in sentences:
        if index < len(report.sentences) and length < _LONGEST:
            one = report.sentences[index]
            kept.append(report.text[one.start : one.end][: _LONGEST - length])
            length += len(kept[-1])
    return kept


def is_story(account: Account, told: Sequence[Account]) -> bool:
    """Return whether a report with these accounts is about this one: its only main, or its only.

    With two main stories nobody can tell which the rest of the report is about.
    """
    mains = [one for one in told if one.role == "main"] or told
    return len(mains) == 1 and mains[0].account_id == account.account_id


def sentences_about(account: Account, told: Sequence[Account], report: Report) -> tuple[int, ...]:
    """Return the sentences that tell of an account: its own, and of a report's story all.

    Sentences told of the past in a story belong to it too: reports of one incident look back at
    the same things. Of two main accounts each has those that the other does not rest on; a report
    with more is a round-up, where the rest is about all of them.
    """
    if is_story(account, told):
        return story_sentences(report)
    if account.role != "main" or sum(one.role == "main" for one in told) > _FEW:
        return account.sentences
    rest = (one for one in told if one.account_id != account.account_id)
    taken = {index for one in rest for index in one.sentences} - set(account.sentences)
    return tuple(
        one.index for one in report.sentences if one.kind in _TELLING and one.index not in taken
    )


def story_sentences(report: Report) -> tuple[int, ...]:
    """Return the sentences that tell a report's story: all but furniture."""
    return tuple(one.index for one in report.sentences if one.kind in _TELLING)


def stem(word: str) -> str:
    """Return a word without its plural s."""
    if len(word) > 4 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


class Wording(msgspec.Struct, frozen=True):
    """The weighted words of one account, rarest first.

    `fullness` is how far it reaches the length at which its vector has unit length, at most 1.
    """

    weights: dict[str, float]
    rarest: tuple[str, ...]
    fullness: float = 1.0


class Rarity:
    """How rare each word is, over these accounts and the background.

    `weeks` holds the week of the incident of each, None where it is not known.
    """

    def __init__(
        self, bags: Iterable[Mapping[str, int]] = (), weeks: Iterable[int | None] = ()
    ) -> None:
        self._seen: dict[str, int] = {}
        self._all = _BACKGROUND
        self._weeks: dict[str, set[int]] = {}
        self._all_weeks: set[int] = set()
        for bag, week in itertools.zip_longest(bags, weeks):
            self.see(bag, week)

    def see(self, bag: Mapping[str, int], week: int | None) -> None:
        """Count the words of one more account."""
        self._all += 1
        for word in bag:
            self._seen[word] = self._seen.get(word, 0) + 1
        if week is not None:
            self._all_weeks.add(week)
            for word in bag:
                self._weeks.setdefault(word, set()).add(week)

    def of(self, word: str) -> float:
        """Return the inverse document frequency of a word, less if told of many weeks."""
        seen = self._seen.get(word, 0) + _common().get(word, _UNSEEN)
        rarity = math.log(self._all / seen) if seen < self._all else 0.0
        weeks = len(self._weeks.get(word, ())) - _FREE_WEEKS
        if weeks <= 0:
            return rarity
        return min(rarity, _BY_WEEKS * math.log((len(self._all_weeks) + _BACKGROUND_WEEKS) / weeks))

    def seen(self, word: str) -> int:
        """Return how many of the accounts hold the word."""
        return self._seen.get(word, 0)

    def weigh(self, bag: Mapping[str, int]) -> Wording:
        """Return the wording of a bag of words."""
        told = ((word, weighed(count, self.of(word))) for word, count in bag.items())
        return wording_of({word: value for word, value in told if value > 0})


def weighed(count: int, rarity: float) -> float:
    """Return what a word weighs in an account that holds it so often; nothing if it is common."""
    return (1 + math.log(count)) * (rarity - _PLAIN)


def wording_of(raw: Mapping[str, float]) -> Wording:
    """Return the wording of words that weigh something."""
    # fsum: the same sum whatever the order of the words.
    length = math.sqrt(math.fsum(value * value for value in raw.values()))
    weights = {word: value / max(length, _LEAST_LENGTH) for word, value in raw.items()}
    rarest = heapq.nsmallest(BLOCKING, weights, key=lambda word: (-weights[word], word))
    return Wording(weights, tuple(rarest), min(1.0, length / _FULL_LENGTH))


def cosine(left: Wording, right: Wording) -> float:
    """Return the cosine of two wordings, between 0 and 1."""
    if len(right.weights) < len(left.weights):
        left, right = right, left
    theirs = right.weights
    return math.fsum(value * theirs[word] for word, value in left.weights.items() if word in theirs)


def shared_words(left: Wording, right: Wording, most: int = 5) -> tuple[str, ...]:
    """Return the shared words that tell most, strongest first."""
    both = [word for word in left.weights if word in right.weights]
    both.sort(key=lambda word: (-left.weights[word] * right.weights[word], word))
    return tuple(both[:most])
