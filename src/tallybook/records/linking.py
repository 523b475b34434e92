"""Why accounts belong together: judgements with their evidence, and the clusters they make."""

from __future__ import annotations

import msgspec

from tallybook.records.account import Account
from tallybook.records.decision import Decision
from tallybook.records.ids import make_id
from tallybook.records.report import Copy, Report


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for or against: what was compared, both values, and its weight in the score.

    `words` says it so that a person can check it: "both name al-Shabab as the perpetrator".
    """

    feature: str
    left: str | None
    right: str | None
    weight: float
    words: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Same, different or unsure, for a pair of accounts, with every reason kept.

    `left` < `right` always. `decided_by` is `rule`, `model` or `person`; `decider` its name and
    version. A later judgement of the same pair by a person supersedes; none is erased.
    """

    judgement_id: str
    left: str
    right: str
    verdict: str
    score: float
    evidence: tuple[Evidence, ...] = ()
    decided_by: str = "rule"
    decider: str = ""
    reason: str | None = None
    supersedes: str | None = None


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts of one incident, with the reports they stand in (text may be left empty).

    `reports` holds each account's report; `copies` the copies among them. Accounts are sorted by
    account_id, reports by report_id. `decisions` are those of persons that hold and that name the
    accounts or their statements, in the order in which they were made.
    """

    cluster_id: str
    accounts: tuple[Account, ...]
    reports: tuple[Report, ...]
    copies: tuple[Copy, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Linking(msgspec.Struct, frozen=True, kw_only=True):
    """What linking gives: every judgement it made and the clusters that follow.

    `found` are the groups of account ids that the program makes by itself, as far as persons
    decided otherwise.
    """

    clusters: tuple[Cluster, ...]
    judgements: tuple[Judgement, ...]
    found: tuple[tuple[str, ...], ...] = ()


def judgement_id_of(left: str, right: str, decider: str) -> str:
    """Return the id of the judgement of this pair by this decider."""
    return make_id("j", left, right, decider)


def cluster_id_of(accounts: tuple[Account, ...]) -> str:
    """Return the id of a cluster: a hash of the ids of its accounts."""
    return make_id("c", *sorted(one.account_id for one in accounts))
