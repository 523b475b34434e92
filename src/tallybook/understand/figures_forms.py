"""What does the form of a word tell: a person, a plural, a people, a force, an age, a sex?"""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.understand.document import Token
from tallybook.understand.figures_words import STOPS, counted, harm_words, heads, nations, triggers

SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
}


def may_be_person(token: Token) -> bool:
    """Whether an unknown singular in small letters is no thing of the list, and no number."""
    word = token.text
    plain = word.isalpha() and word.islower() and len(word) > _SHORT and word not in SMALL
    return plain and word + "s" not in counted("people", "not_people")


_SHORT = 3


def is_abbreviation(text: str) -> bool:
    """Whether capitals stand inside a word: "LeT"."""
    return not text.isupper() and any(letter.isupper() for letter in text[1:])


def is_force(tokens: Sequence[Token], at: int) -> bool:
    """Whether an initialism of a force stands among words in small letters: "11 ALP"."""
    text = tokens[at].text
    mixed = any(token.text.islower() for token in tokens[at + 1 : at + 3])
    return text.isupper() and text.isalpha() and 2 < len(text) < 6 and mixed


def age_at(lowered: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read `19-year-old`, in one token or three; return the token after it and the age."""
    word = lowered[at]
    if word.isdigit() and len(word) <= 3:
        for gap in (1, 2):
            if lowered[at + gap : at + gap + 1] and lowered[at + gap] in counted("ages", "old"):
                return at + gap + 1, int(word) if "year" in lowered[at + gap] else 0
    for ending in ("-year-old", "-month-old"):
        if word.endswith(ending):
            return at + 1, SMALL.get(word.removesuffix(ending), 30) if "year" in ending else 0
    return None


def follows_noun(lowered: Sequence[str], at: int) -> bool:
    """Whether a noun for people follows within three words, with nothing but modifiers between."""
    for word in lowered[at : at + 3]:
        if word in heads():
            return True
        if word not in harm_words("modifiers") and word not in nations():
            return False
    return False


def is_agent(word: str) -> bool:
    """Whether an unknown singular looks like a noun for a person: "financier", "agronomist"."""
    ends = tuple(sorted(counted("guess", "ends")))
    return len(word) > 5 and word.endswith(ends) and word not in counted("guess", "no")


def is_unknown_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun: "tanods", "foremen"."""
    if word.endswith("men") and len(word) > 4:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3


def is_demonym_noun(
    tokens: Sequence[Token], lowered: Sequence[str], at: int, *, plural: bool
) -> bool:
    """Whether a nationality word is the noun itself: "two Canadians", "one American was"."""
    if at + 1 >= len(tokens):
        return True
    after, word = tokens[at + 1], lowered[at + 1]
    if word in heads() or word in harm_words("modifiers") or word in counted("armed", "sides"):
        return False
    if word in STOPS or not word[0].isalnum() or word in triggers():
        return True
    return plural and lowered[at].endswith("s") and not after.text[0].isupper()


def sex_of(head: str | None) -> str | None:
    """Return `female` or `male` where the noun or pronoun tells."""
    if head in counted("people", "female"):
        return "female"
    return "male" if head in counted("people", "male") else None
