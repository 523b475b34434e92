"""How many killed, how many injured: does an article say what the archive knows of its incident?

Of an article's incidents one answers: the one that rests on the most statements. The archive counts
a shooter who died among the killed; where our total leaves him out, he is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallybook.evaluate.gvc import Told
from tallybook.evaluate.gvdb_score import main_incident
from tallybook.records import Incident, Tally


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What we say of one article's incident; None is not stated."""

    killed: int | None = None
    injured: int | None = None


class GvcScore(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of the articles from 0 to 1; nothing said counts as none.

    `found` counts articles with any figure; `always_one_killed` and `always_none_injured` are
    what one and the same answer gets.
    `misses` says what failed, in words.
    """

    articles: int
    found: int
    killed_exact: float
    injured_exact: float
    killed_told: int
    always_one_killed: float
    always_none_injured: float
    misses: tuple[str, ...]


def answer_of(incidents: Sequence[Incident]) -> Answer:
    """Return what the article's incidents say, by the one that rests on the most statements."""
    if not incidents:
        return Answer()
    tallies = main_incident(incidents).tallies
    wounded = tallies.get("wounded")
    return Answer(
        killed=_with_shooters(tallies.get("killed")), injured=wounded.best if wounded else None
    )


def _with_shooters(tally: Tally | None) -> int | None:
    if tally is None or tally.best is None:
        return None
    shooters = [one for one in tally.subsets if one.scope == "perpetrator"]
    parts = {statement for one in tally.subsets for statement in one.from_}
    summed = bool(parts.intersection(tally.best_from))
    left_out = summed or tally.includes_perpetrators == "no"
    if not left_out or tally.includes_perpetrators == "yes":
        return tally.best
    return tally.best + max((one.best or 0 for one in shooters), default=0)


def score_gvc(told: Sequence[Told], answers: Mapping[str, Answer]) -> GvcScore:
    """Compare the answers, by id of article, with the archive; no answer says nothing."""
    pairs = [(one, answers.get(one.article.doc, Answer())) for one in told]
    total = max(1, len(pairs))
    return GvcScore(
        articles=len(pairs),
        found=sum(said != Answer() for _, said in pairs),
        killed_exact=sum((said.killed or 0) == one.known.num_killed for one, said in pairs) / total,
        injured_exact=sum((said.injured or 0) == one.known.num_injured for one, said in pairs)
        / total,
        killed_told=sum(said.killed is not None for _, said in pairs),
        always_one_killed=sum(one.known.num_killed == 1 for one, _ in pairs) / total,
        always_none_injured=sum(one.known.num_injured == 0 for one, _ in pairs) / total,
        misses=tuple(miss for one, said in pairs for miss in _misses(one, said)),
    )


def _misses(told: Told, said: Answer) -> list[str]:
    doc, known = told.article.doc, told.known
    out = []
    if (said.killed or 0) != known.num_killed:
        out.append(f"{doc} killed {known.num_killed}; said: {said.killed}")
    if (said.injured or 0) != known.num_injured:
        out.append(f"{doc} injured {known.num_injured}; said: {said.injured}")
    return out
