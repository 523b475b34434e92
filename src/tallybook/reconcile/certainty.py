"""How sure is the incident? A grade of `certainty_grades`, by criteria that a person can check.

- contested: a party is said to have done it and denies it, or several claim it.
- confirmed: the party that did it says so, or two independent reports each name a source.
- fair: two or more independent reports.
- weak: one report.

`discounted` is never given by the program: that an incident did not happen is for a person to say.
The grades follow Airwars; copies are one voice.
"""

from __future__ import annotations

from tallybook.reconcile.attributions import claims_of, denials_of
from tallybook.reconcile.material import Material
from tallybook.reconcile.names import fold
from tallybook.records import AttributionDetail, SourcedClaim


def grade_of(material: Material) -> str:
    """Return the certainty grade of an incident."""
    claims, denials = claims_of(material), denials_of(material)
    if len(claims) > 1 or _accused(material) & {_party(one) for one in denials}:
        return "contested"
    naming = {material.voices[one.report_id] for one in material.heard if one.speaker}
    if claims or len(naming) > 1:
        return "confirmed"
    return "fair" if len(set(material.voices.values())) > 1 else "weak"


def _party(one: SourcedClaim) -> str:
    return one.claim.group_id or fold(one.claim.canonical or one.claim.claimant)


def _accused(material: Material) -> set[str]:
    return {
        one.detail.group_id or fold(one.detail.canonical or one.detail.name)
        for one in material.of("attributions")
        if isinstance(one.detail, AttributionDetail) and one.detail.standing != "acquitted"
    }
