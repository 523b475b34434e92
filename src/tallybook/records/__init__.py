"""The frozen shapes that flow between stages. No I/O, no models.

bytes -> Report -> [Account] -> [Cluster] -> Incident
read     understand    link      reconcile
"""

from tallybook.records.account import Account, account_id_of
from tallybook.records.book import BookContents
from tallybook.records.decision import Decision, decision_id_of
from tallybook.records.ids import make_id
from tallybook.records.incident import (
    Incident,
    Note,
    Pin,
    ReportRef,
    SetAside,
    Sourced,
    SourcedAttribution,
    SourcedClaim,
    SourcedTarget,
    SourcedVictim,
    SourcedWeapon,
    Tally,
    incident_id_of,
)
from tallybook.records.linking import (
    Cluster,
    Evidence,
    Judgement,
    Linking,
    cluster_id_of,
    judgement_id_of,
)
from tallybook.records.muc4 import GttTemplate, Muc4Fill, Muc4Template, gtt_of
from tallybook.records.report import Copy, Report, Sentence, Unreadable, report_id_of
from tallybook.records.statement import (
    AttributionDetail,
    ClaimDetail,
    Correction,
    DateDetail,
    Detail,
    PlaceDetail,
    Statement,
    SubEventDetail,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
    statement_id_of,
)

__all__ = [
    "Account",
    "AttributionDetail",
    "BookContents",
    "ClaimDetail",
    "Cluster",
    "Copy",
    "Correction",
    "DateDetail",
    "Decision",
    "Detail",
    "Evidence",
    "GttTemplate",
    "Incident",
    "Judgement",
    "Linking",
    "Muc4Fill",
    "Muc4Template",
    "Note",
    "Pin",
    "PlaceDetail",
    "Report",
    "ReportRef",
    "Sentence",
    "SetAside",
    "Sourced",
    "SourcedAttribution",
    "SourcedClaim",
    "SourcedTarget",
    "SourcedVictim",
    "SourcedWeapon",
    "Statement",
    "SubEventDetail",
    "Tally",
    "TargetDetail",
    "Unreadable",
    "VictimDetail",
    "WeaponDetail",
    "account_id_of",
    "cluster_id_of",
    "decision_id_of",
    "gtt_of",
    "incident_id_of",
    "judgement_id_of",
    "make_id",
    "report_id_of",
    "statement_id_of",
]
