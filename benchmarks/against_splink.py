#!/usr/bin/env python3
"""Scores pairs of accounts by splink, on the features that linking has, and compares the two.

    benchmarks/against_splink.py CORPORA [--made 2000]

Needs the dependency group `benchmarks`. CORPORA holds gvc/ and ecbplus/. Each reason that linking
finds for a pair becomes a comparison of splink with up to five levels by its weight (none told:
null). splink is trained on gvc train: `labels` takes m from the incidents, `em` finds it by
expectation maximisation; u comes from random pairs. Scored are the candidate pairs of accounts
that a text is about (average precision, F1 at even odds, Brier score) and the clusters: ours, and
splink's connected components at the threshold that was best on gvc train.
"""

from __future__ import annotations

import argparse
import itertools
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.comparison_level_library import CustomLevel, ElseLevel
from splink.comparison_library import CustomComparison

from tallybook.cli.modern import understand_texts
from tallybook.evaluate.calibration import story_incidents
from tallybook.evaluate.link_gold import read_link_gold
from tallybook.evaluate.link_measures import measure
from tallybook.evaluate.made import made_reports
from tallybook.link import link_accounts
from tallybook.link.judge import chance, log_odds
from tallybook.link.judging import WholeBook
from tallybook.link.pool import Pool
from tallybook.link.told import profiles_of
from tallybook.records import Account, Evidence, Report
from tallybook.settings import Settings

# The least weight of each level; wording, whose weights reach further, has its own.
LEVELS = (2.0, 0.5, 0.0, -3.0)
WORDING = (6.0, 3.0, 0.0, -2.0)
FEATURES = (
    *("date", "no_date", "published", "country", "place", "site", "site_kind"),
    *("attack_type", "stage", "weapons", "target", "perpetrator", "attacker", "attackers"),
    *("victim", "age", "nationality", "killed", "wounded", "wording"),
)
THRESHOLDS = (0.5, 0.8, 0.9, 0.99, 0.999, 0.9999)


class Book(NamedTuple):
    """Accounts with the incident of each, their candidate pairs, and our score of each pair."""

    accounts: list[Account]
    reports: list[Report]
    incident_of: dict[str, str]
    comparer: WholeBook
    places: dict[str, int]
    ours: dict[tuple[str, str], float]
    levels: dict[tuple[str, str], dict[str, int]]


def main() -> None:
    """Train on gvc train, score the others, and print a line for each scorer and book."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--made", type=int, default=2000)
    options = parser.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    train = of_texts(options.corpora / "gvc", "train")
    trained = {how: train_splink(train, how) for how in ("labels", "em")}
    cuts = {how: best_cut(train, trained[how]) for how in trained}
    books = {
        "gvc train": train,
        "gvc dev": of_texts(options.corpora / "gvc", "dev"),
        "ecbplus dev": of_texts(options.corpora / "ecbplus", "dev"),
        f"made {options.made}": of_made(options.made),
    }
    print(
        f"{'book':<12} {'scorer':<14} {'pairs':>6} {'AP':>6} {'F1':>6} {'Brier':>6} "
        f"{'B-cubed':>8} {'pairwise':>8}"
    )
    for name, book in books.items():
        show(name, "reasons", book, book.ours, our_groups(book))
        for how, settings in trained.items():
            told = predict(book, settings)
            show(name, f"splink {how}", book, told.scores(), told.groups(cuts[how]))


def of_texts(folder: Path, part: str) -> Book:
    """Return the accounts that the texts of a part are about."""
    gold = read_link_gold(folder, [part])
    understood = understand_texts((one.line() for one in gold.texts), Settings(workers=0))
    known = story_incidents(understood.accounts, gold.incident_of)
    accounts = [
        one for told in understood.accounts.values() for one in told if one.account_id in known
    ]
    return book_of(accounts, list(understood.reports.values()), known)


def of_made(number: int) -> Book:
    """Return made-up accounts without reprints, whose pairs no scorer needs to judge."""
    made = [one for one in made_reports(number, seed=1) if one.copy is None]
    pairs = [pair for one in made for pair in zip(one.accounts, one.incidents, strict=True)]
    known = {account.account_id: incident for account, incident in pairs}
    return book_of([account for account, _ in pairs], [one.report for one in made], known)


def book_of(accounts: Iterable[Account], reports: list[Report], known: dict[str, str]) -> Book:
    """Return accounts with their candidate pairs, scored by the sum of their reasons."""
    ordered = sorted(accounts, key=lambda one: one.account_id)
    pool = Pool()
    for report in reports:
        told = [one for one in ordered if one.report_id == report.report_id]
        for profile in profiles_of(report, told):
            pool.add(profile)
    comparer = WholeBook(pool, range(len(pool)))
    places = {comparer.id_of(place): place for place in range(len(comparer))}
    left, right, _ = comparer.candidates()
    ours = {}
    for pair in zip(left.tolist(), right.tolist(), strict=True):
        one, two = comparer.in_order(*pair)
        score = chance(log_odds(comparer.evidence(one, two)))
        ours[comparer.id_of(one), comparer.id_of(two)] = score
    return Book(ordered, reports, known, comparer, places, ours, {})


def our_groups(book: Book) -> dict[str, str]:
    """Return our cluster of each account."""
    linking = link_accounts(book.accounts, book.reports)
    return {
        account.account_id: cluster.cluster_id
        for cluster in linking.clusters
        for account in cluster.accounts
    }


def levels_of(evidence: Iterable[Evidence]) -> dict[str, int]:
    """Return the level of each reason, 4 most for one incident to 0 most against."""
    weights: dict[str, float] = {}
    for one in evidence:
        weights[one.feature] = weights.get(one.feature, 0.0) + one.weight
    return {
        feature: sum(weight >= least for least in (WORDING if feature == "wording" else LEVELS))
        for feature, weight in weights.items()
    }


def linker_of(book: Book, settings: SettingsCreator | dict[str, Any]) -> Linker:
    """Return splink over the accounts; its comparisons ask for our reasons by two ids."""
    known = book.levels

    def level(left: str, right: str, feature: str) -> int:
        pair = (left, right) if left < right else (right, left)
        if pair not in known:
            one, two = book.places[pair[0]], book.places[pair[1]]
            known[pair] = levels_of(book.comparer.evidence(one, two))
        return known[pair].get(feature, -1)

    def candidate(left: str, right: str) -> bool:
        return ((left, right) if left < right else (right, left)) in book.ours

    connection = duckdb.connect()
    text = "VARCHAR"
    connection.create_function("reason_level", level, [text, text, text], "INTEGER")
    connection.create_function("is_candidate", candidate, [text, text], "BOOLEAN")
    # splink fits no comparison of a column that it blocks by: blocking has one of its own.
    columns = "unique_id VARCHAR, blocked_by VARCHAR, incident VARCHAR"
    connection.execute(f"CREATE TABLE accounts ({columns})")
    ids = [one.account_id for one in book.accounts]
    rows = [[one, one, book.incident_of[one]] for one in ids]
    connection.executemany("INSERT INTO accounts VALUES (?, ?, ?)", rows)
    api = DuckDBAPI(connection=connection)
    return Linker(api.register("accounts"), settings, log_level=logging.ERROR)


def settings_of(prior: float) -> SettingsCreator:
    """Return splink's settings: a comparison for each feature, all candidates."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparison(feature) for feature in FEATURES],
        blocking_rules_to_generate_predictions=["is_candidate(l.blocked_by, r.blocked_by)"],
        probability_two_random_records_match=prior,
        additional_columns_to_retain=["incident"],
    )


def comparison(feature: str) -> CustomComparison:
    """Return the comparison of one feature."""
    asked = f"reason_level(unique_id_l, unique_id_r, '{feature}')"
    levels: list[Any] = [CustomLevel(f"{asked} = -1", "not told").configure(is_null_level=True)]
    levels += [CustomLevel(f"{asked} = {level}", f"level {level}") for level in (4, 3, 2, 1)]
    return CustomComparison([*levels, ElseLevel()], output_column_name=feature)


def train_splink(book: Book, how: str) -> dict[str, Any]:
    """Return the trained settings."""
    sizes: dict[str, int] = {}
    for one in book.accounts:
        incident = book.incident_of[one.account_id]
        sizes[incident] = sizes.get(incident, 0) + 1
    same = sum(size * (size - 1) / 2 for size in sizes.values())
    prior = same / (len(book.accounts) * (len(book.accounts) - 1) / 2)
    linker = linker_of(book, settings_of(prior))
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    if how == "labels":
        linker.training.estimate_m_from_label_column("incident")
    else:
        linker.training.estimate_parameters_using_expectation_maximisation(
            "is_candidate(l.blocked_by, r.blocked_by)",
            fix_probability_two_random_records_match=True,
        )
    found: dict[str, Any] = linker.misc.save_model_to_json()
    return found


class Predicted(NamedTuple):
    """Splink's linker with the pairs that it scored."""

    linker: Linker
    pairs: Any

    def scores(self) -> dict[tuple[str, str], float]:
        """Return the chance of each pair of ids in order."""
        found = {}
        for row in self.pairs.as_record_list():
            left, right = sorted((row["unique_id_l"], row["unique_id_r"]))
            found[left, right] = float(row["match_probability"])
        return found

    def groups(self, cut: float) -> dict[str, str]:
        """Return the cluster of each account: what hangs together by pairs of this chance."""
        found = self.linker.clustering.cluster_pairwise_predictions_at_threshold(self.pairs, cut)
        return {row["unique_id"]: str(row["cluster_id"]) for row in found.as_record_list()}


def predict(book: Book, settings: dict[str, Any]) -> Predicted:
    """Return what splink says of all candidate pairs."""
    linker = linker_of(book, settings)
    return Predicted(linker, linker.inference.predict())


def best_cut(book: Book, settings: dict[str, Any]) -> float:
    """Return the threshold whose clusters agree best with the gold."""
    told = predict(book, settings)
    return max(THRESHOLDS, key=lambda cut: measure(told.groups(cut), book.incident_of).b_cubed.f1)


def show(
    name: str,
    scorer: str,
    book: Book,
    scores: Mapping[tuple[str, str], float],
    groups: Mapping[str, str],
) -> None:
    """Print one line of figures."""
    judged = [
        (score, book.incident_of[left] == book.incident_of[right])
        for (left, right), score in scores.items()
    ]
    found = measure(groups, book.incident_of)
    brier = sum((score - so) ** 2 for score, so in judged) / len(judged)
    figures = (average_precision(judged), f1(judged), brier)
    shown = " ".join(f"{one:>6.3f}" for one in figures)
    print(
        f"{name:<12} {scorer:<14} {len(judged):>6} {shown} "
        f"{found.b_cubed.f1:>8.3f} {found.pairwise.f1:>8.3f}",
        flush=True,
    )


def average_precision(judged: list[tuple[float, bool]]) -> float:
    """Return the mean precision at each true pair, the likeliest first; equal scores together."""
    right = seen = 0
    total = 0.0
    ordered = sorted(judged, key=lambda one: -one[0])
    for _, group in itertools.groupby(ordered, key=lambda one: one[0]):
        told = [so for _, so in group]
        seen += len(told)
        right += sum(told)
        total += sum(told) * right / seen
    return total / max(1, right)


def f1(judged: list[tuple[float, bool]]) -> float:
    """Return F1 of the pairs at even odds."""
    said = sum(score >= 0.5 for score, _ in judged)
    right = sum(score >= 0.5 and so for score, so in judged)
    return 2 * right / max(1, said + sum(so for _, so in judged))


if __name__ == "__main__":
    main()
