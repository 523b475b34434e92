"""Which day does the opening tell of several acts at once: "Two bombs killed 17 on Thursday"?

It counts for each of them that has no day of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.understand.document import Document, Token
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Group
from tallybook.understand.grouping_clauses import is_of_saying
from tallybook.understand.mentions import Time
from tallybook.understand.violence import Act, violence

# "Two deadly bomb attacks": so far behind the count the act may stand.
_SUM = 4
_SEVERAL = frozenset(
    "two three four five six seven eight nine ten several separate multiple twin simultaneous"
    " coordinated series string spate wave various different".split()
)


def summary_times(document: Document, findings: Findings, group: Group) -> list[Time]:
    """Return the days of the first sentence of the story, if it sums up several acts."""
    body = [one for one in document.report.sentences if one.kind == "body"]
    if not body or body[0].index >= group.founder.sentence:
        return []
    first = body[0].index
    if not _sums_up(document.sentence_tokens(first)):
        return []
    return [
        time
        for time in findings.times
        if time.sentence == first
        and time.role == "point"
        and time.precision in ("day", "days")
        and time.start not in findings.filed
        and not is_of_saying(findings.clauses, time)
    ]


def _sums_up(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells of several acts at once: "two bombs", "separate attacks"."""
    acts, weapons = violence().words, violence().weapons
    for at, token in enumerate(tokens):
        if token.lower in _SEVERAL:
            after = [one.lower for one in tokens[at + 1 : at + _SUM]]
            if any(_is_plural_act(word, acts, weapons) for word in after):
                return True
    return False


def _is_plural_act(word: str, acts: Mapping[str, Act], weapons: frozenset[str]) -> bool:
    act = acts.get(word)
    if act is not None and act.sense == "act":
        return "plural" in act.forms
    return word == "incidents" or (word.endswith("s") and word in weapons)
