"""What do the islands of the review desk need that is not in the API: who asks, and the words?"""

from __future__ import annotations

import functools

from tallybook import codebook
from tallybook.serve.shapes import Frame

_LISTS = {
    "fields": "fields",
    "scopes": "scopes",
    "bounds": "bounds",
    "review_states": "review_states",
    "attack_types": "attack_types",
    "standings": "standings",
    "statuses": "incident_status",
    "conflicts": "conflicts",
    "harms": "harms",
    "speaker_types": "speaker_types",
    "modalities": "modalities",
    "verdicts": "verdicts",
}


@functools.cache
def labels() -> dict[str, dict[str, str]]:
    """Return the label of each code of the lists that the review desk shows."""
    return {
        name: {code: one.label for code, one in codebook.code_list(of).codes.items()}
        for name, of in _LISTS.items()
    }


def review_data(frame: Frame, incident_id: str | None) -> dict[str, object]:
    """Return what the review island starts with; None opens the first of the queue."""
    return {
        "incident_id": incident_id,
        "user": frame.user,
        "role": frame.role,
        "labels": labels(),
    }
