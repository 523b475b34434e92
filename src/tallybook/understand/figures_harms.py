"""Is what a phrase and a word of harm tell a harm of one incident, and which one?

Words for capture are hostage taking or arrest by who holds whom; people who "fled" are displaced
only in numbers; sums over a long time are aggregates.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.figures_clause import Clause, Hit
from tallybook.understand.figures_shapes import Phrase
from tallybook.understand.figures_words import counted, harm_words, heads
from tallybook.understand.lexicons import lexicon

_CAPTURE_REACH = 12


def is_harm(clause: Clause, hit: Hit) -> bool:
    """Set the harm of words for capture by who did it to whom; drop what is no harm."""
    phrase, word = hit.phrase, hit.predicate.word
    if _is_asked(clause, hit) or is_story(clause.lowered) or _is_sport(clause, hit):
        return False
    if word == "lost" and hit.predicate.kind == "active" and not _is_of_a_side(phrase):
        return False
    if not _is_told_fully(clause, hit):
        return False
    if hit.harm == "displaced" and word in ("fled", "have", "to", "had"):
        many = (phrase.value or phrase.low or 0) >= _MANY_FLED
        return (
            phrase.kind == "counted"
            and (many or "homes" in clause.lowered)
            and (phrase.scope not in ("perpetrator", "combatant"))
        )
    if hit.harm == "released" and word == "escaped":
        held = not harm_words("held").isdisjoint(clause.lowered)
        return (held or phrase.head in _CAPTIVES) and phrase.value != 0
    if hit.harm in ("hostage", "arrested") and word in _CAPTURES:
        if phrase.guessed:
            return False  # "seized a carrier"
        harm = _captured(clause, hit)
        hit.harm = harm or hit.harm
        return harm is not None
    if hit.harm == "released" and not _from_captivity(clause, phrase):
        return False
    _goes_on_dying(clause, hit)
    return phrase.kind != "pronoun" or hit.harm in ("killed", "wounded", "released")


def _goes_on_dying(clause: Clause, hit: Hit) -> None:
    """Read "three died on the spot and four more in hospital" as seven dead."""
    before = clause.lowered[: hit.phrase.first]
    if hit.predicate.word == "in" and hit.phrase.addition and list(before[-1:]) == ["and"]:
        died = [one for one in clause.predicates if one.last < hit.phrase.first]
        if died and died[-1].kind == "subject" and died[-1].harm == "killed":
            hit.harm = "killed"


def is_story(lowered: Sequence[str]) -> bool:
    """Whether a sentence tells what a film or a book tells: "in the film, assassins kill 12"."""
    stories, telling = harm_words("stories"), harm_words("telling")
    for at, word in enumerate(lowered):
        if word.removesuffix("'s") not in stories:
            continue
        before = lowered[max(0, at - 4) : at]
        after = lowered[at + 1] if at + 1 < len(lowered) else "."
        if word.endswith("'s") or after in telling:
            return True
        inside = "in" in before[-3:] and not after[0].isalpha()
        if inside and not {"died", "killed", "shot", "appeared"}.intersection(before):
            return True
    return False


def _is_sport(clause: Clause, hit: Hit) -> bool:
    """Whether a player is hurt in a game: "the striker was injured in the match"."""
    if hit.phrase.head not in harm_words("athletes") or hit.harm not in ("wounded", "killed"):
        return False
    cues = lexicon("violence")["cues"]
    armed = frozenset(" ".join(cues[key] for key in ("attackers", "weapons", "forces")).split())
    dead = any(one.harm == "killed" and one.word != "killed" for one in clause.predicates)
    return not dead and armed.isdisjoint(clause.lowered)


def _is_told_fully(clause: Clause, hit: Hit) -> bool:
    """Whether words that tell a harm beside others only have those others in their sentence."""
    word, lowered = hit.predicate.word, clause.lowered
    after = lowered[hit.predicate.last : hit.predicate.last + 6]
    if hit.harm == "wounded" and hit.predicate.kind == "subject" and after[:1] == ["by"]:
        return not harm_words("hitters").isdisjoint(after)
    if "treated" in lowered[hit.predicate.first : hit.predicate.last] and after[:1] == ["to"]:
        return False
    if hit.predicate.kind == "of" and lowered[hit.phrase.last - 1] == "own":
        return False  # "mourning the loss of one of their own": who it is follows
    if word == "whereabouts":
        return not harm_words("unknown").isdisjoint(lowered)
    if word == "picked":
        return not counted("capture", "authority").isdisjoint(lowered)
    if word in ("buried", "burying") and hit.harm == "killed":
        return hit.phrase.kind == "counted" and harm_words("rubble").isdisjoint(lowered)
    if word == "made":
        return hit.phrase.kind == "counted"
    forced = clause.lowered[hit.predicate.first : hit.predicate.last]
    if hit.harm == "displaced" and forced[:1] == ["to"]:
        return not harm_words("forcing").isdisjoint(lowered)
    return True


def _is_of_a_side(phrase: Phrase) -> bool:
    """Whether those lost are men of a side: "the army lost 20 men", not "lost two players"."""
    own = phrase.raw.lower() != "own" and phrase.head is None and phrase.kind == "counted"
    return phrase.kind == "counted" and (
        phrase.scope in ("security_force", "combatant") or phrase.head in ("men", "man") or own
    )


def _is_asked(clause: Clause, hit: Hit) -> bool:
    """Whether it is open that the harm happened: "whether he is among the dead"."""
    first = min(hit.phrase.first, hit.predicate.edge)
    for at in range(max(0, first - _ASKED_REACH), first):
        word = clause.lowered[at]
        asked = word == "if" and clause.lowered[at - 1] in harm_words("asked")
        if word == "whether" or (at and asked):
            return True
        unsure = word in ("confirm", "confirmed") and clause.lowered[at - 1] in (
            "not",
            "n't",
            "yet",
        )
        if at and unsure:
            return True  # "have not confirmed the death of"
    return False


_ASKED_REACH = 6


def _from_captivity(clause: Clause, phrase: Phrase) -> bool:
    """Whether people freed were captives: so many at once, or captivity told of beside them."""
    if phrase.scope in ("perpetrator", "combatant"):
        return False
    return (phrase.value or phrase.low or 0) > 1 or any(
        word in counted("capture", "captivity") or word in counted("capture", "armed")
        for word in clause.lowered
    )


# Fewer who "fled" ran from the scene; more left their homes.
_MANY_FLED = 50
_CAPTIVES = frozenset("hostages hostage captives captive".split())
_CAPTURES = frozenset(
    "captured capturing captures capture seized seizing seizes seize"
    " held being holding holds".split()
)


def _captured(clause: Clause, hit: Hit) -> str | None:
    """Tell hostages from the arrested by who is held and by whom; None when nothing says."""
    head, scope = hit.phrase.head or "", hit.phrase.scope
    if heads().get(head, ("", False))[0] == "hostage":
        return "hostage"
    if scope in ("combatant", "perpetrator") or _others_of_fighters(clause, hit):
        return "arrested"
    at = hit.predicate.first
    window = clause.lowered[max(0, at - _CAPTURE_REACH) : at + _CAPTURE_REACH]
    if (by := _captor(clause, hit)) is not None:
        return by
    others = [
        word
        for number, word in enumerate(window, start=max(0, at - _CAPTURE_REACH))
        if not hit.phrase.first <= number < hit.phrase.last
    ]
    if _others_of_forces(clause, hit):
        return "hostage"
    armed = any(word in counted("capture", "armed") for word in others)
    authority = any(word in counted("capture", "authority") for word in others)
    if scope == "security_force" or armed:
        return "hostage"
    if authority or "custody" in window:
        return "arrested"
    if hit.predicate.word in ("held", "being", "holding", "holds"):
        said = "hostage" in window or "captive" in window
        group = any(word in harm_words("holders") for word in clause.lowered[max(0, at - 5) : at])
        return "hostage" if said or group else None
    return "hostage" if hit.predicate.word.startswith("seiz") else "arrested"


def _captor(clause: Clause, hit: Hit) -> str | None:
    """Tell by who did it: before a verb that has an object, after "by" in the passive."""
    lowered, predicate = clause.lowered, hit.predicate
    if hit.phrase.scope == "security_force" or predicate.word in ("held", "being"):
        return None
    if hit.phrase.first >= predicate.last:
        region = lowered[max(0, predicate.first - _CAPTURE_REACH) : predicate.first]
    elif "by" in lowered[predicate.last : predicate.last + 3]:
        by = lowered.index("by", predicate.last)
        region = lowered[by : by + _CAPTURE_REACH]
    else:
        return None
    for word in region:
        if word in counted("capture", "authority"):
            return "arrested"
        if word in counted("capture", "armed") or word in counted("capture", "sides"):
            return "hostage"
    return None


def _others_of_fighters(clause: Clause, hit: Hit) -> bool:
    """Whether "15 others" stands after fighters: they are fighters too."""
    if hit.phrase.head not in (None, "others"):
        return False
    before = [
        one for one in clause.phrases if one.last <= hit.phrase.first and one.kind == "counted"
    ]
    return bool(before) and before[-1].scope in ("combatant", "perpetrator")


def _others_of_forces(clause: Clause, hit: Hit) -> bool:
    """Whether a bare number stands after soldiers: "killing two policemen and capturing four"."""
    before = [one for one in clause.hits if one.phrase.last <= hit.phrase.first]
    return (
        hit.phrase.head is None
        and bool(before)
        and before[-1].harm == "killed"
        and before[-1].phrase.scope == "security_force"
    )


def _spans_countries(lowered: Sequence[str]) -> bool:
    """Whether a sum runs over several countries: "across the four countries"."""
    return "across" in lowered and "countries" in lowered


def _is_long_while(lowered: Sequence[str], at: int) -> bool:
    """Whether "the last three years" stands at "last": a while too long for one incident."""
    opened = lowered[at - 1 : at] == ["the"] and lowered[at - 2 : at - 1] != ["of"]
    return opened and any(one in harm_words("long_units") for one in lowered[at + 1 : at + 4])


def _is_no_day(lowered: Sequence[str], at: int) -> bool:
    """Whether no day of the month follows its name: "since January", not "since January 5"."""
    return not (lowered[at : at + 1] and lowered[at].isdigit() and len(lowered[at]) <= 2)


def _is_of_one_act(lowered: Sequence[str]) -> bool:
    """Whether a sentence tells of one act: "last year a bomb at the market killed 37"."""
    acts = harm_words("acts")
    return any(
        word in ("a", "an", "one", "the") and not acts.isdisjoint(lowered[at + 1 : at + 4])
        for at, word in enumerate(lowered)
    )


def _is_inserted(lowered: Sequence[str], at: int) -> bool:
    """Whether a word stands in ", which has fought since 2008,": said of somebody, no sum."""
    before = lowered[max(0, at - _INSERTED_REACH) : at]
    opened = any(word in ("which", "who", "that") for word in before)
    return opened and "," in lowered[at + 1 : at + 5]


_INSERTED_REACH = 12


def is_aggregate(lowered: Sequence[str]) -> bool:
    """Whether a sentence sums over a time or a war: no figure of one incident."""
    if _spans_countries(lowered):
        return True
    text = f" {' '.join(lowered)} "
    if " last year " in text and _is_of_one_act(lowered):
        return False
    if any(f" {phrase} " in text for phrase in lexicon("harms")["words"]["aggregate"]):
        return not any(word in harm_words("superlatives") for word in lowered)
    for at, word in enumerate(lowered[:-1]):
        following = lowered[at + 1]
        if word in ("last", "past") and _is_long_while(lowered, at):
            return True
        if following == "alone" and (word in harm_words("months") or word.isdigit()):
            return True
        if word == "since" and following in harm_words("months") and _is_no_day(lowered, at + 2):
            return True
        if word == "since" and len(following) == 4 and following.isdigit():
            return not _is_inserted(lowered, at) and not any(
                one in harm_words("superlatives") for one in lowered[max(0, at - 10) : at]
            )
    return False
