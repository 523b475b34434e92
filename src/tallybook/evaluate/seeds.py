"""How a run compares with what a careful reader wrote down of the same reports.

Reads a folder with reports and `gold.jsonl`, one coded fact a line: incident, report, field,
value, qualifier, start, end, quote, speaker, hedge. An incident id that begins with X marks
what must not become a record (a campaign, an aggregate, a possible event).

A gold fact is right when a statement of the same report, of a field that the gold field maps
to (`_FIELDS`), overlaps the gold quote and agrees in value (`facts.agrees`). A gold null is right
when no account of that incident states the field. An X fact is right when no account is
anchored in its words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate import facts
from tallybook.records import Account, Incident, Report, Statement

HARMS = ("killed", "wounded", "missing", "hostage", "released", "arrested", "displaced")


class GoldFact(msgspec.Struct, frozen=True, kw_only=True):
    """One hand-coded fact; offsets are code points of the report's file."""

    incident: str
    report: str
    field: str
    value: str | None
    qualifier: str | None
    start: int
    end: int
    quote: str
    speaker: str | None
    hedge: str | None

    @property
    def is_record(self) -> bool:
        """Whether the fact belongs to an incident that should be recorded."""
        return not self.incident.startswith("X")


class SeedScore(msgspec.Struct, frozen=True, kw_only=True):
    """How a run compares with the gold facts; `misses` says what failed, in words."""

    facts_right: int
    facts_total: int
    incidents_found: int
    incidents_total: int
    false_records: int
    split_incidents: int
    links_right: int
    links_total: int
    speakers_invented: int
    forbidden_harms: int
    harms_not_in_gold: int
    found: tuple[str, ...]
    by_field: dict[str, tuple[int, int]]
    misses: tuple[str, ...]


def read_gold(folder: Path) -> tuple[GoldFact, ...]:
    """Read `gold.jsonl` of the folder.

    Raises BadGold, naming the line, if it is missing or does not hold coded facts.
    """
    path = folder / "gold.jsonl"
    if not path.is_file():
        raise BadGold(f"{path.name}: not in the folder given", next_step="name the seeds folder")
    rows: list[GoldFact] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            rows.append(msgspec.json.decode(line, type=GoldFact, strict=False))
        except msgspec.DecodeError as error:
            raise BadGold(
                f"{path.name}, line {number}: {error}",
                next_step="each line is one object with incident, report, field, value and offsets",
            ) from error
    return tuple(rows)


def read_forbidden(folder: Path) -> tuple[tuple[str, str], ...]:
    """Read the phrases that must never become harms from the folder's README.

    They stand in the table under the heading on numbers that are not casualties, as rows of
    report letter, quoted phrases, what it is. Returns (letter, phrase) pairs; none without it.
    """
    path = folder / "README.md"
    if not path.is_file():
        return ()
    section = re.search(
        r"^## \d+\. Numbers that must not.*?(?=^## )", path.read_text("utf-8"), re.M | re.S
    )
    rows = re.findall(r"^\| ([A-Z]) \| (.{1,300}?) \|", section.group(), re.M) if section else []
    return tuple(
        (letter, quote) for letter, cell in rows for quote in re.findall(r'"([^"]+)"', cell)
    )


def score_seeds(
    gold: Sequence[GoldFact],
    forbidden: Sequence[tuple[str, str]],
    reports: Sequence[Report],
    accounts: Sequence[Account],
    incidents: Sequence[Incident],
) -> SeedScore:
    """Compare a run's records with the gold facts. Reports are known by their file name."""
    run = _Run(gold, reports, accounts, incidents)
    verdicts = [(fact, run.is_right(fact)) for fact in gold]
    by_field: dict[str, list[bool]] = defaultdict(list)
    for fact, right in verdicts:
        by_field[fact.field].append(right)
    false = run.false_records()
    broken_links, links_total = run.broken_links()
    invented = [f for f in gold if run.speaker_invented(f)]
    harms, extra = run.forbidden_harms(forbidden), run.harms_not_in_gold()
    misses = [f"wrong {_words(f)}; said: {run.nearest(f)}" for f, right in verdicts if not right]
    misses += [f"false record {one}" for one in false]
    misses += [f"link {one}" for one in broken_links]
    misses += [f"speaker invented for {_words(f)}: {run.nearest(f)}" for f in invented]
    misses += [f"forbidden harm {one}" for one in harms]
    misses += [f"harm not in gold {one}" for one in extra]
    return SeedScore(
        facts_right=sum(right for _, right in verdicts),
        facts_total=len(gold),
        incidents_found=len(run.found()),
        incidents_total=len({f.incident for f in gold if f.is_record}),
        false_records=len(false),
        split_incidents=run.splits(),
        links_right=links_total - len(broken_links),
        links_total=links_total,
        speakers_invented=len(invented),
        forbidden_harms=len(harms),
        harms_not_in_gold=len(extra),
        found=tuple(sorted(run.found())),
        by_field={k: (sum(v), len(v)) for k, v in sorted(by_field.items())},
        misses=tuple(misses),
    )


def _words(fact: GoldFact) -> str:
    return f"{fact.incident} {fact.report[:3]} {fact.field} = {fact.value!r} “{fact.quote}”"


class _Run:
    """The records of one run, found again by file name and by gold incident."""

    def __init__(
        self,
        gold: Sequence[GoldFact],
        reports: Sequence[Report],
        accounts: Sequence[Account],
        incidents: Sequence[Incident],
    ) -> None:
        self.gold = gold
        self.reports = {Path(one.source_name).name: one for one in reports}
        names = {one.report_id: name for name, one in self.reports.items()}
        self.accounts: dict[str, list[Account]] = defaultdict(list)
        for one in accounts:
            self.accounts[names.get(one.report_id, "")].append(one)
        self.incident_of = {a: one.incident_id for one in incidents for a in one.account_ids}
        self.meaning = {
            one.account_id: self._incident_meant(name, one)
            for name, mine in self.accounts.items()
            for one in mine
        }

    def _incident_meant(self, name: str, account: Account) -> str | None:
        """Return the gold incident whose facts this account's words overlap most, None for none.

        The anchor counts thrice: it is what the account was founded on.
        """
        votes: Counter[str] = Counter()
        for fact in self.gold:
            if fact.report != name or fact.value is None:
                continue
            if _overlap(fact, account.anchor_start, account.anchor_end):
                votes[fact.incident] += 3
            votes[fact.incident] += any(_overlap(fact, s.start, s.end) for s in account.statements)
        # Ties go to the lesser id, so that the outcome does not hang on the order of the rows.
        return min(votes, key=lambda i: (-votes[i], i)) if votes.total() else None

    def _statements(self, fact: GoldFact) -> list[Statement]:
        return [
            s
            for account in self.accounts.get(fact.report, ())
            for s in account.statements
            if s.field in facts.fields_for(fact.field) and _overlap(fact, s.start, s.end)
        ]

    def is_right(self, fact: GoldFact) -> bool:
        mine = self.accounts.get(fact.report, [])
        if not fact.is_record:
            return not any(_overlap(fact, a.anchor_start, a.anchor_end) for a in mine)
        if facts.is_null(fact.value):
            stated = [a for a in mine if self.meaning[a.account_id] == fact.incident]
            fields = facts.fields_for(fact.field)
            return bool(stated) and not any(a.of_field(*fields) for a in stated)
        return any(
            facts.agrees(fact.field, fact.value or "", fact.qualifier, s)
            for s in self._statements(fact)
        )

    def found(self) -> set[str]:
        return {m for m in self.meaning.values() if m is not None and not m.startswith("X")}

    def false_records(self) -> list[str]:
        return [
            f"{name[:3]} “{a.anchor_quote}” at {a.anchor_start} ({self.meaning[a.account_id]})"
            for name, mine in sorted(self.accounts.items())
            for a in mine
            if (self.meaning[a.account_id] or "X").startswith("X")
        ]

    def splits(self) -> int:
        """Count accounts beyond the first of one gold incident in one report."""
        seen = Counter(
            (name, self.meaning[a.account_id]) for name, mine in self.accounts.items() for a in mine
        )
        return sum(n - 1 for (_, meant), n in seen.items() if not (meant or "X").startswith("X"))

    def broken_links(self) -> tuple[list[str], int]:
        """Return the pairs of accounts linked wrongly, and how many pairs there are."""
        flat = [a for mine in self.accounts.values() for a in mine if self.meaning[a.account_id]]
        broken, total = [], 0
        for i, left in enumerate(flat):
            for right in flat[i + 1 :]:
                if left.report_id == right.report_id:
                    continue
                meant = self.meaning[left.account_id] == self.meaning[right.account_id]
                linked = self.incident_of.get(left.account_id) == self.incident_of.get(
                    right.account_id
                )
                total += 1
                if meant != linked:
                    verb = "missed" if meant else "wrong"
                    broken.append(f"{verb}: “{left.anchor_quote}” and “{right.anchor_quote}”")
        return broken, total

    def speaker_invented(self, fact: GoldFact) -> bool:
        """Whether a figure in the report's own voice was given a speaker."""
        if fact.speaker is not None or not facts.is_harm(fact.field) or facts.is_null(fact.value):
            return False
        return any(
            s.speaker is not None and facts.agrees(fact.field, fact.value or "", fact.qualifier, s)
            for s in self._statements(fact)
        )

    def _harm_statements(self) -> Iterable[tuple[str, Statement]]:
        for name, mine in sorted(self.accounts.items()):
            for account in mine:
                for one in account.of_field(*HARMS):
                    yield name, one

    def _in_gold(self, name: str, one: Statement) -> bool:
        return any(
            f.report == name
            and one.field in facts.harm_fields(f.field)
            and _overlap(f, one.start, one.end)
            for f in self.gold
        )

    def forbidden_harms(self, forbidden: Sequence[tuple[str, str]]) -> list[str]:
        """Return harms whose words hold a forbidden number and that gold does not code so."""
        letters = dict(zip("ABCDEFGH", sorted({f.report for f in self.gold}), strict=False))
        out = []
        for name, one in self._harm_statements():
            phrases = [p for letter, p in forbidden if letters.get(letter) == name]
            report = self.reports[name]
            if not self._in_gold(name, one) and any(_holds(report, one, p) for p in phrases):
                out.append(f"{name[:3]} {one.field} {one.value} “{one.quote}”")
        return out

    def harms_not_in_gold(self) -> list[str]:
        return [
            f"{name[:3]} {one.field} {one.value} “{one.quote}”"
            for name, one in self._harm_statements()
            if not self._in_gold(name, one)
        ]

    def nearest(self, fact: GoldFact) -> str:
        """Return what was said of the fact's field nearest to its words, for the list of misses."""
        near = [f"{s.field}={s.value!r}" for s in self._statements(fact)]
        if near or not fact.is_record:
            return ", ".join(near) or "an account is anchored there"
        mine = [s for a in self.accounts.get(fact.report, ()) for s in a.statements]
        other = [f"{s.field}={s.value!r}" for s in mine if _overlap(fact, s.start, s.end)]
        return f"nothing of that field here ({', '.join(other) or 'no statement'})"


def _overlap(fact: GoldFact, start: int, end: int) -> bool:
    return fact.start < end and start < fact.end


def _holds(report: Report, one: Statement, phrase: str) -> bool:
    """Whether the statement's words overlap one standing of the phrase in the report."""
    at = report.text.find(phrase)
    while at >= 0:
        if at < one.end and one.start < at + len(phrase):
            return True
        at = report.text.find(phrase, at + 1)
    return False
