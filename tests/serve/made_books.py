"""Made-up books for the review desk: incidents with their accounts, figures, places and doers.

Everything is drawn from a seed and hangs together as a run would leave it: reports with their
bytes, accounts, judgements, clusters, and the incidents that reconciling makes of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tallybook.reconcile import reconcile_all
from tallybook.records import (
    Account,
    AttributionDetail,
    Cluster,
    DateDetail,
    Evidence,
    Judgement,
    Linking,
    PlaceDetail,
    Report,
    Sentence,
    Statement,
    Unreadable,
    VictimDetail,
    account_id_of,
    cluster_id_of,
    judgement_id_of,
    report_id_of,
    statement_id_of,
)
from tallybook.store import Book
from tallybook.store.originals import sha256_of

EXTRACTOR = "made-1"
PLACES = (
    ("Garissa", "KE", "Kenya", -0.45, 39.65),
    ("Quetta", "PK", "Pakistan", 30.18, 66.98),
    ("Maiduguri", "NG", "Nigeria", 11.83, 13.15),
    ("Kunduz", "AF", "Afghanistan", 36.73, 68.87),
    ("Bamako", "ML", "Mali", 12.64, -8.0),
    ("Davao", "PH", "Philippines", 7.07, 125.61),
)
DOERS = (
    ("the Red Column", "suspected"),
    ("the Northern Front", "claimed"),
    ("army units", "reported_as_fact"),
    ("unknown gunmen", "possible"),
)
ACTS = (("bombing", "bomb"), ("armed_assault", "shooting"), ("clash", "clash"))
PUBLISHERS = ("Daily Sample", "Example Wire", "The Specimen", "Model Radio")
WORDS = "market road school bridge river village convoy station office border camp farm".split()


class Made(NamedTuple):
    """One report with its account."""

    report: Report
    account: Account
    original: bytes


class _Text:
    """A text that grows sentence by sentence, and what is stated in it."""

    def __init__(self) -> None:
        self.text = ""
        self.sentences: list[Sentence] = []

    def say(self, words: str) -> None:
        """Add a sentence."""
        start = len(self.text) + (1 if self.text else 0)
        self.text += (" " if self.text else "") + words
        number = len(self.sentences)
        self.sentences.append(Sentence(index=number, start=start, end=len(self.text), paragraph=0))


def made_report(rng: random.Random, number: int, copy: int, *, filler: int = 2) -> Made:
    """Return the report `copy` of incident `number`, drawn from `rng`, with its account."""
    place = PLACES[number % len(PLACES)]
    act, word = ACTS[number % len(ACTS)]
    doer, standing = DOERS[number % len(DOERS)]
    day = date(2010, 1, 1) + timedelta(days=number * 3 % 5000)
    killed = 1 + (number * 7) % 40 + (copy if number % 3 == 0 else 0)
    wounded = killed * 2
    text = _Text()
    text.say(f"A {word} in {place[0]} on {day.isoformat()} killed {killed} people.")
    text.say(f"Doctors in {place[2]} said that {wounded} were wounded by {doer}.")
    text.say(f"Among the dead was Amina Sample{number}.")
    for _ in range(filler):
        text.say(" ".join(rng.choice(WORDS) for _ in range(12)).capitalize() + ".")
    text.say(f"This is report {copy} of {PUBLISHERS[copy % len(PUBLISHERS)]}, number {number}.")
    data = text.text.encode()
    report = Report(
        report_id=report_id_of(sha256_of(data), None),
        content_sha256=sha256_of(data),
        source_name=f"{number:05d}-{copy}.txt",
        text=text.text,
        title=f"{word.capitalize()} in {place[0]}",
        publisher=PUBLISHERS[copy % len(PUBLISHERS)],
        # Two figures of one day disagree; a later one revises.
        published_at=(day + timedelta(days=copy if number % 6 else 0)).isoformat(),
        language="en",
        sentences=tuple(text.sentences),
    )
    return Made(report, _account(report, act, word, place, doer, standing, day, killed), data)


def _account(
    report: Report,
    act: str,
    word: str,
    place: tuple[str, str, str, float, float],
    doer: str,
    standing: str,
    day: date,
    killed: int,
) -> Account:
    start = report.text.index(word)
    account_id = account_id_of(report.report_id, start, start + len(word), EXTRACTOR)
    name, country, country_name, lat, lon = place
    told = PlaceDetail(
        name=name,
        country=country,
        country_name=country_name,
        latitude=lat,
        longitude=lon,
        geoprecision=1,
    )
    when = DateDetail(date_from=day.isoformat(), date_to=day.isoformat())
    by = AttributionDetail(name=doer, canonical=doer, standing=standing)
    victim = next(one for one in report.text.split() if one.startswith("Sample")).rstrip(".")
    person = VictimDetail(name=f"Amina {victim}", fate="killed")
    made = [
        _figure(report, account_id, "killed", killed, f"killed {killed} people", speaker=None),
        _said(report, account_id, "attack_type", act, word),
        _said(report, account_id, "place", name, name, told),
    ]
    if report.source_name.endswith("-0.txt"):
        made += [
            _figure(
                report, account_id, "wounded", killed * 2, f"{killed * 2} were wounded", "Doctors"
            ),
            _said(report, account_id, "occurred_from", day.isoformat(), day.isoformat(), when),
            _said(report, account_id, "occurred_to", day.isoformat(), day.isoformat(), when),
            _said(report, account_id, "attributions", doer, doer, by),
            _said(report, account_id, "victims", f"Amina {victim}", f"Amina {victim}", person),
        ]
    ordered = sorted(made, key=lambda one: (one.start, one.end, one.field, one.statement_id))
    return Account(
        account_id=account_id,
        report_id=report.report_id,
        role="main",
        anchor_start=start,
        anchor_end=start + len(word),
        anchor_quote=word,
        sentences=(0, 1, 2),
        statements=tuple(ordered),
        extractor=EXTRACTOR,
    )


def _said(
    report: Report,
    account_id: str,
    field: str,
    value: str | int,
    words: str,
    detail: object = None,
    **more: object,
) -> Statement:
    start = report.text.index(words)
    end = start + len(words)
    found = report.sentence_at(start)
    return Statement(
        statement_id=statement_id_of(
            report.report_id,
            start,
            end,
            field,
            value,
            more.get("scope"),
            EXTRACTOR,  # type: ignore[arg-type]
        ),
        report_id=report.report_id,
        account_id=account_id,
        sentence=0 if found is None else found.index,
        start=start,
        end=end,
        quote=words,
        field=field,
        value=value,
        value_raw=words,
        detail=detail,  # type: ignore[arg-type]
        extractor=EXTRACTOR,
        **more,  # type: ignore[arg-type]
    )


def _figure(
    report: Report, account_id: str, harm: str, number: int, words: str, speaker: str | None
) -> Statement:
    return _said(
        report,
        account_id,
        harm,
        number,
        words,
        number_low=number,
        number_high=number,
        bound="exact",
        as_of=f"{report.published_at}T12:00:00Z",
        as_of_basis="published",
        scope="total",
        speaker=speaker,
        speaker_type="medical" if speaker else None,
    )


def made_linking(groups: list[list[Made]]) -> Linking:
    """Return the linking in which each group is one incident, and neighbours are unsure."""
    clusters = []
    judgements = []
    for group in groups:
        members = tuple(sorted((one.account for one in group), key=lambda one: one.account_id))
        reports = sorted((one.report for one in group), key=lambda one: one.report_id)
        clusters.append(
            Cluster(cluster_id=cluster_id_of(members), accounts=members, reports=tuple(reports))
        )
        judgements += [_judged(members[0], other, "same", 0.8) for other in members[1:]]
    for number in range(0, len(groups) - 6, 6):
        one, two = groups[number][0].account, groups[number + 6][0].account
        judgements.append(_judged(one, two, "unsure", 0.5))
    return Linking(clusters=tuple(clusters), judgements=tuple(judgements))


def _judged(one: Account, two: Account, verdict: str, score: float) -> Judgement:
    left, right = sorted((one.account_id, two.account_id))
    return Judgement(
        judgement_id=judgement_id_of(left, right, "made"),
        left=left,
        right=right,
        verdict=verdict,
        score=score,
        evidence=(Evidence(feature="place", left="a", right="a", weight=1.0, words="one place"),),
        decider="made",
    )


def make_book(
    folder: Path,
    incidents: int,
    *,
    copies: int = 2,
    filler: int = 2,
    seed: int = 7,
    originals: bool = True,
) -> Path:
    """Make a book of so many incidents, each told by so many reports, and return its folder.

    Without originals (each is synced to disk apart) a large book is made in a tenth of the time.
    """
    rng = random.Random(seed)
    groups = [
        [made_report(rng, number, copy, filler=filler) for copy in range(copies)]
        for number in range(incidents)
    ]
    with Book.open(folder, create=True) as book:
        every = [one for group in groups for one in group]
        book.add_readings(_readings(every, originals=originals))
        book.add_all_accounts([(one.report.report_id, [one.account]) for one in every], EXTRACTOR)
        linking = made_linking(groups)
        book.set_linking(linking)
        book.set_incidents(reconcile_all(linking))
    return folder


class _Reading(NamedTuple):
    item: Report | Unreadable
    original: bytes | None


def _readings(made: list[Made], *, originals: bool) -> Iterator[_Reading]:
    for one in made:
        yield _Reading(one.report, one.original if originals else None)
    broken = Unreadable(source_name="broken.pdf", cause="it is empty", next_step="give another")
    yield _Reading(broken, None)
