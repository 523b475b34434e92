"""What is most worth a person's minute next? Disputed figures, likely doubles, reopened decisions.

The order is size of the figure x conflict x uncertainty (`records.worth`), one scale for all kinds.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallybook.codebook import code_list
from tallybook.records import Incident, Tally
from tallybook.records.worth import reopened, size_of, tally_worth
from tallybook.store import Book, Held
from tallybook.store.waiting import WaitingPair

# A decision whose words stand no longer is looked at as a disagreement that one report tells of.
_GONE = 8.0
_LOST = "the report is read otherwise now, and these words are not found again"
_UNMET = "another decision on the same words says otherwise, and binds"


class QueueItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at.

    `kind` is `figures` (what an incident tells), `pair` (two incidents that may be one) or
    `reopened` (what a person decided holds no longer: the report or the incident has changed).
    `versions` are those of `incident_ids`: a decision is made on them. `statement_ids` are the
    statements to look at, the disputed ones first; `why` says what makes it worth the minute.
    """

    kind: str
    incident_ids: tuple[str, ...]
    versions: tuple[int, ...]
    title: str
    why: str
    worth: float
    statement_ids: tuple[str, ...] = ()
    harm: str | None = None
    score: float | None = None
    decision_id: str | None = None
    others: tuple[str, ...] = ()


def queue(book: Book, *, limit: int = 20, skip: int = 0) -> tuple[QueueItem, ...]:
    """Return what waits for a person, the most worth first; `skip` leaves out the first ones."""
    most = limit + skip
    found = [
        *_again(book, book.open_again(), _LOST),
        *_again(book, book.unmet(), _UNMET),
        *(_of_incident(one, worth) for one, worth in book.waiting_incidents(most)),
        *_of_pairs(book, book.waiting_pairs(most)),
    ]
    found.sort(key=lambda one: (-one.worth, one.kind, one.incident_ids, one.decision_id or ""))
    return tuple(found[skip:most])


def _of_incident(incident: Incident, worth: float) -> QueueItem:
    tally = max(incident.tallies.values(), key=tally_worth, default=None)
    again = reopened(incident)
    return QueueItem(
        kind="reopened" if again else "figures",
        incident_ids=(incident.incident_id,),
        versions=(incident.version,),
        title=incident.title,
        why="; ".join([*_reopened_words(incident), _tally_words(incident, tally)]),
        worth=worth,
        statement_ids=_disputed(tally) if tally else (),
        harm=tally.harm if tally else None,
    )


def _reopened_words(incident: Incident) -> Iterable[str]:
    for one in incident.pins:
        if one.field == "status" and not one.holds:
            yield f"{one.by} had it {one.value}; its values have changed since"


def _tally_words(incident: Incident, tally: Tally | None) -> str:
    reports = incident.independent_reports
    told = f"{reports} independent report{'' if reports == 1 else 's'}"
    if tally is None:
        return f"no figure is told; {told}"
    harm = code_list("harms")[tally.harm].label
    conflict = code_list("conflicts")[tally.conflict].label
    ends = [one for one in (tally.low, tally.high) if one is not None]
    span = " to ".join(map(str, dict.fromkeys(ends))) or tally.vague or "no number"
    if tally.high is None and tally.low is not None:
        span = f"at least {tally.low}"
    dispute = "" if tally.conflict == "none" else f", {conflict}"
    count = len(tally.from_)
    return f"{harm} {span}{dispute}; {count} statement{'' if count == 1 else 's'}, {told}"


def _disputed(tally: Tally) -> tuple[str, ...]:
    """Return the statements behind a tally: best, then the ends, then the others."""
    ids = (*tally.best_from, *tally.high_from, *tally.low_from, *tally.from_)
    return tuple(dict.fromkeys(ids))


def _of_pairs(book: Book, pairs: Iterable[WaitingPair]) -> Iterable[QueueItem]:
    listed = list(pairs)
    named = {key for one in listed for key in (one.one, one.two)}
    incidents = {one.incident_id: one for one in book.incidents_named(named)}
    for pair in listed:
        both = (incidents[pair.one], incidents[pair.two])
        yield QueueItem(
            kind="pair",
            incident_ids=tuple(one.incident_id for one in both),
            versions=tuple(one.version for one in both),
            title=" / ".join(one.title for one in both),
            why=f"may be one incident: {round(100 * pair.score)} of 100",
            worth=round(pair.worth, 4),
            score=pair.score,
        )


def _again(book: Book, held: Iterable[Held], why: str) -> Iterable[QueueItem]:
    """Yield decisions that stand and do not count, with the incidents of their reports."""
    for one in held:
        incidents = book.incidents_named(book.incident_ids_of_reports(filter(None, one.report_ids)))
        size = max((size_of(each) for each in incidents), default=1.0)
        quotes = [f"“{' '.join(words.split())[:80]}”" for words in one.rests_on if words]
        decision = one.decision
        verdict = code_list("decision_verdicts")[decision.verdict].label
        said = f"{decision.by} decided of {' and '.join(quotes) or 'words unknown'}: {verdict}"
        yield QueueItem(
            kind="reopened",
            incident_ids=tuple(each.incident_id for each in incidents),
            versions=tuple(each.version for each in incidents),
            title=" / ".join(each.title for each in incidents) or "no incident",
            why=f"{said}; {why}",
            worth=round(_GONE * size, 4),
            decision_id=decision.decision_id,
        )
