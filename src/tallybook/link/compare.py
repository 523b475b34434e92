"""What speaks for and against two accounts being one incident? Each reason, with both values."""

from __future__ import annotations

import math

from tallybook.link.figures import compare_figures
from tallybook.link.profile import Profile
from tallybook.link.strengths import VETO, strength
from tallybook.link.usual import Usual
from tallybook.link.what import compare_what
from tallybook.link.when import compare_when
from tallybook.link.where import compare_where
from tallybook.link.who import compare_who, share_person
from tallybook.link.wording import Wording, cosine, shared_words
from tallybook.records import Evidence

# What a veto weighs where a named victim is shared: nobody is killed twice, so that a date
# or a place read wrongly is the likelier slip. Other countries stay a veto all the same.
_SOFTENED = -2.5


def compare(
    left: Profile, right: Profile, ours: Wording, theirs: Wording, usual: Usual
) -> tuple[Evidence, ...]:
    """Return the reasons for and against, in a fixed order of features."""
    reasons = [
        *compare_when(left, right),
        *compare_where(left, right, usual),
        *compare_what(left, right),
        *compare_who(left, right, usual),
        *compare_figures(left, right),
        compare_wording(ours, theirs, stories=left.story and right.story),
    ]
    if any(one.weight <= VETO for one in reasons) and share_person(left, right, usual):
        reasons = [_soften(one) for one in reasons]
    return tuple(reasons)


def _soften(one: Evidence) -> Evidence:
    if one.weight > VETO or one.feature == "country":
        return one
    return Evidence(
        feature=one.feature, left=one.left, right=one.right, weight=_SOFTENED, words=one.words
    )


def compare_wording(ours: Wording, theirs: Wording, *, stories: bool = False) -> Evidence:
    """Return what the shared rare words say, with the words that tell most.

    `stories` says that both are the words of whole reports.
    """
    likeness = cosine(ours, theirs)
    weight = _of_stories(likeness) if stories else _of_parts(likeness)
    # Two short accounts share few words whatever they tell of.
    full = min(ours.fullness, theirs.fullness)
    weight = weight if weight > 0 else weight * full
    shared = ", ".join(shared_words(ours, theirs)) if likeness else "none"
    return Evidence(
        feature="wording",
        left=f"cosine {likeness:.2f}",
        right=f"cosine {likeness:.2f}",
        weight=round(weight, 3),
        words=f"rare words in both: {shared}",
    )


def _of_parts(likeness: float) -> float:
    weight = (likeness - strength("wording_neutral")) * 10 * strength("wording_per_tenth")
    return min(strength("wording_most"), max(strength("wording_least"), weight))


def _of_stories(likeness: float) -> float:
    # Whole reports: each further shared word tells less than the first ones.
    weight = (math.sqrt(likeness) - strength("story_neutral_root")) * 10
    weight *= strength("story_per_tenth_root")
    return min(strength("story_most"), max(strength("story_least"), weight))
