"""Why was an act done, as its words say: "in retaliation for the raids of the army"?

The act that a motive names is another one: who did that has not done the act told of.
"""

from __future__ import annotations

from tallybook.understand.actclauses import Clause
from tallybook.understand.lexicons import words

_ENDS_MOTIVE = frozenset({".", ";", "—", "–", '"', "”", ":", "?", "!", "(", "--"})
_LONGEST_MOTIVE = 28
_ANSWERS = frozenset("response reaction answer".split())


def find_motive(clause: Clause) -> tuple[str, int, int] | None:
    """Return why, as written, from "retribution for" to the end of the clause, and its tokens."""
    tokens = clause.tokens
    for i in range(clause.first, clause.last - 1):
        if not _opens_motive(clause, i):
            continue
        end = i + 1
        while end < min(clause.last, i + _LONGEST_MOTIVE) and tokens[end].text not in _ENDS_MOTIVE:
            end += 1
        text = clause.document.text[tokens[i].start : tokens[end - 1].end]
        return " ".join(text.split()), i, end
    return None


def _opens_motive(clause: Clause, i: int) -> bool:
    low, after = clause.low(i), clause.low(i + 1)
    if low not in words("standing", "motive", "words"):
        return False
    if low in _ANSWERS:
        return after == "to"
    for_ = words("standing", "motive", "with_for")
    return low not in for_ or after in ("for", "against", "to")
