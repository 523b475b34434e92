"""Which parties do the violence, as the grammar of a sentence tells it?

Subjects of verbs of violence ("gunmen stormed"), agents ("killed by rebels", "an attack by X"),
owners of acts ("X's attack", "X attack"). Who is said to be suspected or claims it is not asked
here. Without a parser: verbs are read from left to right and take the nearest party that can be
their subject; joined verbs keep theirs.
"""

from __future__ import annotations

import functools

import msgspec

from tallybook.understand.document import Document, Token
from tallybook.understand.lexicons import words
from tallybook.understand.mentions import Party
from tallybook.understand.nations import bare
from tallybook.understand.parties import token_index
from tallybook.understand.violence import Act, violence

DOERS = frozenset({"attackers", "armed_group", "state_force"})
# Mere people do it only where the sentence says so outright: "a man opened fire".
PEOPLE = frozenset({"person"})
_BE = frozenset("is are was were be been being get got gets am 's".split())
_HAVE = frozenset("have has had having".split())
_BREAKS = frozenset(
    """that but ; : while when after before because where if although though since whether whereas
    until unless said says told""".split()
)
_ADVERBS = frozenset(
    """also then later not already just even still yesterday today reportedly allegedly apparently
    simultaneously again suddenly once twice first who which that had have has and or to all
    tonight fatally violently repeatedly early late""".split()
)
_AFTER_PASSIVE = frozenset(
    """by in on at during when while near yesterday today . , ; ) and as after before last this
    outside inside with for early late between since dead twice to multiple several times
    repeatedly last friday saturday sunday monday tuesday wednesday thursday himself herself
    themselves""".split()
)
_PREPOSITIONS = frozenset(
    """of by with on against from in near to for at into toward towards between among over upon
    including like under than as""".split()
)
_REACH = 30


class Placed(msgspec.Struct, frozen=True):
    """A party with its tokens [first, last)."""

    party: Party
    first: int
    last: int


class Role(msgspec.Struct, frozen=True):
    """A party that does an act: where the words of the act stand, and against whom."""

    placed: Placed
    act_first: int
    act_last: int
    lemma: str
    against: Party | None = None
    passive: bool = False


def place(document: Document, parties: tuple[Party, ...]) -> dict[int, list[Placed]]:
    """Return the parties of each sentence with their tokens, in the order of the text."""
    found: dict[int, list[Placed]] = {}
    for party in parties:
        first = token_index(document, party.start)
        last = token_index(document, party.end - 1) + 1
        found.setdefault(party.sentence, []).append(Placed(party, first, last))
    return found


def with_anaphors(
    document: Document, sentence: int, here: list[Placed], group: Party | None
) -> list[Placed]:
    """Add "the group", "the organisation" of a sentence, read as the group named last."""
    if group is None:
        return here
    anaphors = words("standing", "light", "anaphors")
    first, last = document.spans[sentence]
    added = []
    for k in range(first + 1, last):
        token = document.tokens[k]
        if bare(token) not in anaphors or document.tokens[k - 1].lower not in ("the", "this"):
            continue
        if k + 1 < last and document.tokens[k + 1].lower in ("of", "'s"):
            continue
        if not any(one.first <= k < one.last for one in here):
            party = msgspec.structs.replace(
                group, start=document.tokens[k - 1].start, end=token.end, sentence=sentence
            )
            added.append(Placed(party, k - 1, k + 1))
    return sorted(here + added, key=lambda one: (one.first, -one.last)) if added else here


def is_linked(document: Document, one: Placed) -> bool:
    """Return whether the party is only "X-linked"."""
    return document.tokens[one.last - 1].lower.rpartition("-")[2] in words(
        "attackers", "name", "linked"
    )


class Clause(msgspec.Struct, frozen=True):
    """One sentence as the rules see it: its token range, its parties, its acts by token."""

    document: Document
    first: int
    last: int
    placed: tuple[Placed, ...]
    acts: dict[int, tuple[int, Act]]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.document.tokens


def read_clause(document: Document, sentence: int, placed: list[Placed]) -> Clause:
    """Find the words of violence in a sentence."""
    first, last = document.spans[sentence]
    acts: dict[int, tuple[int, Act]] = {}
    lexicon = violence()
    for start, end, act in lexicon.phrases.find(document.tokens[first:last]):
        for k in range(first + start, first + end):
            acts[k] = (first + end, act)
    for i in range(first, last):
        if i not in acts:
            word = lexicon.words.get(bare(document.tokens[i]))
            if word is not None:
                acts[i] = (i + 1, word)
    acts = {i: one for i, one in acts.items() if one[1].sense in ("act", "accident")}
    return Clause(document, first, last, tuple(placed), acts)


def find_roles(clause: Clause) -> list[Role]:
    """Return who does what in one sentence."""
    roles = _subjects(clause)
    roles += _agents(clause)
    roles += _owners(clause)
    return roles


# --- subjects ---------------------------------------------------------------------------


def _subjects(clause: Clause) -> list[Role]:
    roles: list[Role] = []
    subject: Placed | None = None
    i = clause.first
    while i < clause.last:
        verb = _verb_at(clause, i)
        if verb is None:
            i += 1
            continue
        end, lemma = verb
        before = _before_group(clause, i)
        joined = _joined(clause, before, subject, i)
        doer = subject if joined else _nearest(clause, before, i)
        if doer is not None and not _passive(clause, i, end, lemma, doer):
            subject = doer
            against = _object(clause, end)
            roles += [
                Role(one, i, end, lemma, against) for one in (doer, *members_of(clause, doer))
            ]
        i = end
    return roles


@functools.cache
def _light() -> frozenset[str]:
    return words("standing", "light", "verbs")


def _verb_at(clause: Clause, i: int) -> tuple[int, str] | None:
    """The end and the lemma of a verb of violence at token `i`."""
    token = clause.tokens[i]
    low = token.lower
    if i in clause.acts:
        end, act = clause.acts[i]
        if act.sense != "act" or act.strength in ("weapon", "plan", "pointer"):
            return _light_verb(clause, i)
        if "past" in act.forms or ("ing" in act.forms and "noun" not in act.forms):
            return end, act.lemma
        if "ing" in act.forms and clause.tokens[i - 1].lower in _BE | {","}:
            return end, act.lemma
        if "base" in act.forms and _is_base_verb(clause, i):
            return end, act.lemma
        return None
    if low in _light() or low in words("standing", "light", "acts"):
        return _light_verb(clause, i)
    return None


def _is_base_verb(clause: Clause, i: int) -> bool:
    """Attack and attacks as verbs: after "to" or a modal, or right after a party in a headline."""
    before = clause.tokens[i - 1].lower if i > clause.first else ""
    if before in ("to", "will", "would", "could", "may", "might", "can", "not"):
        return before == "to"
    after = clause.tokens[i + 1].lower if i + 1 < clause.last else "."
    direct = any(one.last == i and one.party.nature in DOERS for one in clause.placed)
    return direct and after not in (
        "on",
        "against",
        "in",
        "by",
        ".",
        ",",
        "that",
        "at",
        "and",
        "of",
    )


def _light_verb(clause: Clause, i: int) -> tuple[int, str] | None:
    """Staged an attack, planted a bomb, took hostages: a verb with its noun of violence."""
    low = clause.tokens[i].lower
    light = low in _light()
    if not light and low not in words("standing", "light", "acts"):
        return None
    objects = words("standing", "light", "objects")
    stop = min(i + (9 if light else 8), clause.last)
    for k in range(i + 1, stop):
        token = clause.tokens[k]
        if token.text in ".;:," or token.lower in ("by", "that", "who", "which", "was", "were"):
            return None
        if (
            light
            and k in clause.acts
            and clause.acts[k][1].strength != "pointer"
            and (clause.acts[k][1].forms & {"noun", "plural"})
        ):
            return i + 1, low
        if not light and bare(token) in objects:
            return i + 1, low
    return None


def _before_group(clause: Clause, i: int) -> int:
    """The token before the verb with its auxiliaries and adverbs."""
    at = i - 1
    while at >= clause.first:
        low = clause.tokens[at].lower
        if (
            low in _HAVE
            or low in _BE
            or low in ("also", "then", "to")
            or (low.endswith("ly") and len(low) > 5)
            or low in ("not", "already", "later", "yesterday", "today", "again", "reportedly")
        ):
            at -= 1
        else:
            break
    return at


def _joined(clause: Clause, before: int, subject: Placed | None, i: int) -> bool:
    """Whether the verb goes on with the subject of the verb before it."""
    if subject is None or before < subject.last:
        return False
    low = clause.tokens[before].lower
    if low in ("and", "or", "then"):
        return True
    ing = clause.tokens[i].lower.endswith("ing")
    return (low == "," and (ing or clause.tokens[i - 1].text == ",")) or (
        ing and clause.tokens[i - 1].lower in ("after", "before", "by", "while")
    )


def _nearest(clause: Clause, before: int, verb: int) -> Placed | None:
    """The nearest party to the left that can be the subject."""
    best: Placed | None = None
    for one in clause.placed:
        if one.last > verb or one.party.nature not in _SUBJECTS:
            continue
        if verb - one.last > _REACH:
            continue
        if not can_be_subject(clause, one):
            continue
        if _broken(clause, one.last, verb):
            continue
        if (
            best is None
            or one.last > best.last
            or (one.last == best.last and one.first < best.first)
        ):
            best = one
    if best is None or best.party.nature not in DOERS | PEOPLE:
        return None
    return best


_SUBJECTS = DOERS | PEOPLE | {"civilians", "government", "igo"}


def can_be_subject(clause: Clause, one: Placed) -> bool:
    """Not after a preposition; "from" and "of" only when another party stands before them."""
    at = before_party(clause, one)
    if at < clause.first:
        return True
    low = clause.tokens[at].lower
    if low in ("of", "from") and any(other.last == at for other in clause.placed):
        return False
    return low not in _PREPOSITIONS and not _is_object(clause, at, one)


def before_party(clause: Clause, one: Placed) -> int:
    """Return the index of the token before a party, its articles, labels and brackets."""
    tokens = clause.tokens
    at = one.first - 1
    while at >= clause.first:
        low = tokens[at].lower
        if low in ("]", ")"):
            opened = next(
                (
                    k
                    for k in range(at, max(at - 12, clause.first - 1), -1)
                    if tokens[k].text in "[("
                ),
                None,
            )
            if opened is None:
                return at
            at = opened - 1
            named = next((p for p in clause.placed if p.last == at + 1), None)
            at = named.first - 1 if named else at
        elif low in _LABELS or low in words("attackers", "hostile") or tokens[at].text in "\"“'":
            at -= 1
        else:
            return at
    return at


_LABELS = frozenset(
    """the a an some its their these those this other more two three presumed alleged another both
    several many colombian group organization movement terrorist self-styled so-called""".split()
)


def _is_object(clause: Clause, at: int, one: Placed) -> bool:
    """Right after a verb of violence the party suffers it; a relative clause makes it a subject."""
    after = clause.tokens[one.last].lower if one.last < clause.last else ""
    if after in ("who", "which", "that") or after in _BE:
        return False
    return (
        at in clause.acts
        and bool(clause.acts[at][1].forms & {"past", "ing", "base"})
        and (clause.tokens[at].lower not in ("attack", "assault"))
    )


def _broken(clause: Clause, start: int, verb: int) -> bool:
    """Whether a new clause begins between a party and the verb."""
    tokens = clause.tokens
    relative = False
    for k in range(start, verb):
        low = tokens[k].lower
        if low in ("who", "which") or (low == "that" and k - start <= 1):
            relative = True
            continue
        if low in _BREAKS:
            return True
        if low in _BE and not relative and k < verb - 3:
            return True
        if (
            k in clause.acts
            and "past" in clause.acts[k][1].forms
            and not relative
            and (tokens[k].lower not in ("armed", "masked", "wounded", "suspected"))
            and k < verb - 1
            and tokens[k + 1].lower not in ("and", ",")
        ):
            return True
    return False


def _passive(clause: Clause, i: int, end: int, lemma: str, doer: Placed) -> bool:
    tokens = clause.tokens
    low = tokens[i].lower
    if low.endswith("ing"):
        return tokens[i - 1].lower == "being"
    k = i - 1
    seen_have = False
    while k >= doer.last and k >= i - 4:
        word = tokens[k].lower
        if word in _BE:
            return True
        seen_have = seen_have or word in _HAVE
        if word not in _ADVERBS and not word.endswith("ly"):
            break
        k -= 1
    if seen_have or lemma in words("standing", "light", "bare"):
        return False
    relative = any(tokens[j].lower in ("who", "which", "that") for j in range(doer.last, i))
    after = tokens[end].lower if end < clause.last else "."
    if relative or i - doer.last > 6:
        return after == "by"
    if end - i == 1 and i in clause.acts and clause.acts[i][1].forms & {"past"}:
        # Headlines and reduced clauses: "rebels killed in raid", "soldiers kidnapped by".
        return after in _AFTER_PASSIVE and not (after == "and" and _joins_verb(clause, end))
    return after == "by"


def _joins_verb(clause: Clause, end: int) -> bool:
    """Shot and killed a man: the second verb has the object."""
    if end + 2 >= clause.last or end + 1 not in clause.acts:
        return False
    return clause.tokens[end + 2].lower not in _AFTER_PASSIVE


def _object(clause: Clause, end: int) -> Party | None:
    """The party that stands right after the verb."""
    for one in clause.placed:
        if end <= one.first <= end + 5 and not any(
            clause.tokens[k].text in ",;." for k in range(end, one.first)
        ):
            return one.party
    return None


def members_of(clause: Clause, doer: Placed) -> list[Placed]:
    """The group that the doer belongs to: "members of the Front", "Front guerrillas"."""
    if doer.party.canonical is None and doer.party.group_id is None:
        return []
    return [
        one
        for one in clause.placed
        if one is not doer
        and one.party.nature in ("armed_group", "state_force")
        and one.party.canonical == doer.party.canonical
        and one.first <= doer.last + 8
        and one.first >= doer.first
    ]


# --- agents -----------------------------------------------------------------------------


def _agents(clause: Clause) -> list[Role]:
    """Killed by X, an attack by X, carried out by X."""
    roles: list[Role] = []
    for one in clause.placed:
        if one.party.nature not in DOERS | PEOPLE:
            continue
        by = _by_before(clause, one)
        if by is None:
            continue
        act = _act_before(clause, by)
        if act is None:
            continue
        i, end, lemma = act
        against = next((p.party for p in clause.placed if p.last <= i and i - p.last <= 4), None)
        roles += [
            Role(each, i, end, lemma, against, True) for each in (one, *members_of(clause, one))
        ]
    return roles


def _by_before(clause: Clause, one: Placed) -> int | None:
    tokens = clause.tokens
    at = before_party(clause, one)
    if at < clause.first:
        return None
    if tokens[at].lower == "by":
        return at
    if tokens[at].lower in ("and", "or", ",", "of"):
        for other in clause.placed:
            if other.last == at and other is not one:
                return _by_before(clause, other)
    return None


def _act_before(clause: Clause, by: int) -> tuple[int, int, str] | None:
    """The act that "by" belongs to: nothing else of a verb's kind stands between."""
    tokens = clause.tokens
    for k in range(by - 1, max(clause.first, by - 12) - 1, -1):
        low = tokens[k].lower
        if k in clause.acts:
            end, act = clause.acts[k]
            if act.sense == "act" and act.strength not in ("plan", "pointer"):
                return k, end, act.lemma
        if low in words("standing", "light", "verbs") or low in words("standing", "light", "acts"):
            return k, k + 1, low
        if low in _BREAKS or tokens[k].text in ".;:" or low in ("claimed", "denied", "who"):
            return None
        if (k == by - 1 and low.endswith("ed")) or (k > by - 4 and low in _BE):
            return None
    return None


# --- owners -----------------------------------------------------------------------------


def _owners(clause: Clause) -> list[Role]:
    """X's attack, an X attack, X-linked bombings."""
    roles: list[Role] = []
    for one in clause.placed:
        if one.party.nature not in DOERS or one.last >= clause.last:
            continue
        k = one.last
        while (
            k < clause.last
            and k < one.last + 3
            and k not in clause.acts
            and (clause.tokens[k].lower in _ACT_ADJECTIVES)
        ):
            k += 1
        if k not in clause.acts:
            continue
        end, act = clause.acts[k]
        own = clause.tokens[one.last - 1].lower.endswith(("'s", "s'"))
        named = one.party.nature == "armed_group" or own
        if (
            named
            and act.sense == "act"
            and act.strength in ("strong", "weak", "harm")
            and (act.forms & {"noun", "plural"} and not act.forms & {"past"})
        ):
            roles += [Role(each, k, end, act.lemma) for each in (one, *_or_before(clause, one))]
    return roles


def _or_before(clause: Clause, one: Placed) -> list[Placed]:
    """X or Y-linked bombings: X too."""
    at = one.first - 1
    if at <= clause.first or clause.tokens[at].lower not in ("or", "and"):
        return []
    return [other for other in clause.placed if other.last == at and other.party.nature in DOERS]


_ACT_ADJECTIVES = frozenset(
    """suicide terrorist terror bomb car mortar rocket deadly bloody recent latest armed guerrilla
    gun grenade drone cross-border assassination kidnapping urban""".split()
)
