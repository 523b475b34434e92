"""Where did an incident happen? Which of the places told beside its acts are its own.

A place counts where it says where (`locatives`) or names the act ("the Paris attacks"). Places of
another country than the likeliest one are those of speakers and victims, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from tallybook.records import PlaceDetail
from tallybook.understand.accounts_attach import Attached, Held
from tallybook.understand.accounts_lead import lead_places
from tallybook.understand.document import Document
from tallybook.understand.findings import Findings
from tallybook.understand.grouping import Group
from tallybook.understand.locatives import says_where
from tallybook.understand.mentions import Place

_FIELDS = {
    "country": "country",
    "adm1": "adm1",
    "adm2": "adm2",
    "region": "place",
    "settlement": "place",
    "neighbourhood": "place",
    "site": "site",
}
# The country is told again by this many places at most.
_MOST_COUNTRIES = 3
# A text that names more sites for one incident is a list of addresses.
_MOST_SITES = 40
# Names that may tell the country where no place says where: the first are the nearest.
_MOST_IMPLIED = 8
# "Minya province, 20 km south of the capital Cairo": what parts a place from one that it is near.
_DIRECTION = re.compile(
    r",?\s{1,2}(?:(?:about|some|around|just|roughly) )?"
    r"(?:[\d.,]{1,6} ?(?:km|kilomet\w{2,4}|miles?) )?(?:to the )?"
    r"(?:north|south|east|west)(?:-?(?:east|west))? of ",
    re.IGNORECASE,
)
# Where the hurt are brought, where officials speak and where trials are held.
_ELSEWHERE = frozenset(("hospital", "court", "office", "police_station", "government_building"))
# A site counts this near an act, in characters; further off it is where somebody was, or lives.
_BESIDE = 90
# What a place is worth as a vote for its country.
_OWN, _FOUNDER, _LATER, _IMPLIED = 3.0, 4.0, 1.0, 0.5
_SURE, _IN_SENTENCE, _AROUND, _GUESSED = 0.9, 0.75, 0.55, 0.4


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the incident at one level, with its words."""

    start: int
    end: int
    sentence: int
    field: str
    value: str | None
    detail: PlaceDetail
    confidence: float


def wheres_of(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> Iterator[Where]:
    """Yield the places of one incident, each with the country that it lies in."""
    own = [(place, _SURE, _vote(group, place)) for place in group.places]
    own += _told(document, findings, group, attached)
    if attached.alone and not any(_is_town(place) for place, _, _ in own):
        own += [
            (place, _AROUND, _LATER)
            for place in lead_places(document, findings, group)
            if _lies_within(place, [one for one, _, _ in own])
        ]
    elif not attached.alone and not any(place.level != "site" for place, _, _ in own):
        own += [(place, _GUESSED, _LATER) for place in _only_town(document, findings)]
    if not any(place.detail.country and place.level != "site" for place, _, _ in own):
        own += _implied(document, findings, group)
    elif document.report.sentences[group.founder.sentence].kind == "headline":
        # "Kenya mall attack": a country in the headline counts where others agree with it.
        own += [
            (place, _AROUND, _IMPLIED)
            for place in findings.places
            if place.sentence == group.founder.sentence and place.level == "country"
        ]
    own = _finest(own, document.text)
    country = _likeliest(own)
    countries, looked_at, seen_site = 0, 0, False
    for place, confidence, _ in sorted(own, key=_best_first):
        if place.level == "site":
            place = _in_country(place, country)
        if country and place.detail.country not in (None, country):
            continue
        if place.level == "site":
            # "the mall", once the mall was named, says no more.
            bare = " " not in place.detail.name and place.detail.name.islower()
            looked_at += 1
            if (
                looked_at > _MOST_SITES
                or (bare and seen_site)
                or not _is_its_site(group, attached, place)
            ):
                continue
            seen_site = True
        if not place.demonym:
            yield _where(place, confidence)
        implied = place.level != "country" or place.demonym
        weak = place.level == "site" or countries >= _MOST_COUNTRIES
        if implied and place.detail.country and (not weak or not countries):
            yield _country(place, confidence)
        countries += place.detail.country is not None


def _only_town(document: Document, findings: Findings) -> list[Place]:
    """Return the town of a report that speaks of no other place than what holds it."""
    told = [p for p in findings.places if p.level not in ("site", "country") and p.detail.country]
    towns = [p for p in told if p.level == "settlement" and p.detail.gazetteer_id]
    names = {p.detail.gazetteer_id for p in towns}
    if len(names) != 1:
        return []
    town = next((p for p in towns if says_where(document, findings.clauses, p)), towns[0])
    divisions = {p.detail.adm1 for p in told if p.detail.adm1}
    lands = {p.detail.country for p in findings.places if p.detail.country}
    return [town] if divisions == {town.detail.adm1} and lands == {town.detail.country} else []


def _finest(own: list[tuple[Place, float, float]], text: str) -> list[tuple[Place, float, float]]:
    """Return the places without parts of a country and near towns, where finer ones are told.

    "Tillaberi region of western Niger" is the region; "Hawija district, southwest of Kirkuk" is the
    district.
    """
    places = [place for place, _, _ in own]
    fine = {p.detail.country for p in places if p.level in ("adm1", "adm2", "settlement")}
    ends = {p.end for p in places if p.level in ("adm1", "adm2", "settlement", "neighbourhood")}
    return [
        one
        for one in own
        if not (one[0].detail.feature == "PART" and one[0].detail.country in fine)
        and not _is_beside(one[0], ends, text)
    ]


def _is_beside(place: Place, ends: Collection[int], text: str) -> bool:
    """Return whether a place only tells where the one before it is: "Minya, south of Cairo"."""
    if place.level not in ("settlement", "adm2"):
        return False
    before = [end for end in ends if place.start - _BESIDE < end <= place.start]
    if not before:
        return False
    return _DIRECTION.match(text[max(before) : place.end]) is not None


def _is_town(place: Place) -> bool:
    """Whether a place is as fine as a town, and the gazetteer knows it."""
    held = place.detail.gazetteer_id is not None
    return held and place.level in ("settlement", "neighbourhood", "region")


def _lies_within(place: Place, told: Sequence[Place]) -> bool:
    """Whether a place lies in the divisions that are told to be where, if any are."""
    districts = {one.detail.adm2 for one in told if one.level == "adm2"}
    divisions = {one.detail.adm1 for one in told if one.level in ("adm1", "adm2")}
    if districts and place.level in ("settlement", "adm2") and place.detail.adm2 not in districts:
        return False
    return not divisions or place.detail.adm1 in divisions


def _best_first(one: tuple[Place, float, float]) -> tuple[bool, float, int]:
    place, _, vote = one
    return place.level == "site", -vote, place.start


def _vote(group: Group, place: Place) -> float:
    return _FOUNDER if place.sentence == group.founder.sentence else _OWN


def _told(
    document: Document, findings: Findings, group: Group, attached: Attached
) -> list[tuple[Place, float, float]]:
    """Return the places that say where and that no act took as its own."""
    mine = {(place.start, place.end) for place in group.places}
    found = []
    for place, held in attached.places:
        if place.start in findings.filed or (place.start, place.end) in mine:
            continue
        if not says_where(document, findings.clauses, place):
            continue
        found.append((place, _sure(held), _LATER))
    return found


def _sure(held: Held) -> float:
    return _IN_SENTENCE if held.anchor is not None else _AROUND


def _implied(
    document: Document, findings: Findings, group: Group
) -> list[tuple[Place, float, float]]:
    """Return what else names a country or town where no place says where.

    The sentence of the act first ("Kenyan officials"), then headline and dateline.
    """
    dateline, places = findings.filed, findings.places
    filed = [place for place in places if place.start in dateline]
    here = [p for p in places if p.sentence == group.founder.sentence and p.start not in dateline]
    if here:
        return [(place, _GUESSED, _IMPLIED) for place in here[:_MOST_IMPLIED]]
    if group.role != "main":
        return []
    kinds = {sentence.index: sentence.kind for sentence in document.report.sentences}
    heads = [p for p in places if kinds[p.sentence] in ("headline", "dateline")] + filed
    if filed and group.founder.sentence > filed[0].sentence:
        # Further on in a round-up, only the country of the dateline still holds.
        heads = [p for p in heads if p.level == "country"]
    return [(place, _GUESSED, _IMPLIED) for place in heads]


def _likeliest(own: Sequence[tuple[Place, float, float]]) -> str | None:
    """Return the country with most votes; on a tie the one told first."""
    votes: dict[str, float] = {}
    for place, _, vote in sorted(own, key=lambda one: one[0].start):
        if place.detail.country and place.level != "site":
            votes[place.detail.country] = votes.get(place.detail.country, 0.0) + vote
    return max(votes, key=lambda code: votes[code]) if votes else None


def _where(place: Place, confidence: float) -> Where:
    is_country = place.level == "country"
    return Where(
        start=place.start,
        end=place.end,
        sentence=place.sentence,
        field=_FIELDS[place.level],
        value=place.detail.country if is_country else place.detail.name,
        detail=place.detail,
        confidence=round(confidence * place.detail.confidence, 2),
    )


def _is_its_site(group: Group, attached: Attached, place: Place) -> bool:
    """Whether a site is where the act was done, and not only named in the story."""
    targets = [fact for fact, _ in attached.facts if fact.field == "targets"]
    if any(one.start < place.end and place.start < one.end for one in targets):
        return True
    if place.detail.site_type in _ELSEWHERE:
        return False
    return any(
        anchor.sentence == place.sentence
        and anchor.strength not in ("harm", "pointer")
        and max(anchor.start - place.end, place.start - anchor.end) < _BESIDE
        for anchor in group.anchors
    )


def _in_country(place: Place, country: str | None) -> Place:
    """Return a site without what was guessed of it, where the guess was another country."""
    if country is None or place.detail.country in (None, country):
        return place
    detail = PlaceDetail(
        name=place.detail.name, site_type=place.detail.site_type, confidence=place.detail.confidence
    )
    return msgspec.structs.replace(place, detail=detail)


def _country(place: Place, confidence: float) -> Where:
    detail = PlaceDetail(
        name=place.detail.country_name or place.detail.country or place.detail.name,
        country=place.detail.country,
        country_name=place.detail.country_name,
        geoprecision=6,
        confidence=place.detail.confidence,
    )
    return Where(
        start=place.start,
        end=place.end,
        sentence=place.sentence,
        field="country",
        value=place.detail.country,
        detail=detail,
        confidence=round(confidence * place.detail.confidence, 2),
    )
