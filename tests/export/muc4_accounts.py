"""Accounts of a report in the manner of 1990's wires, written out by hand, for MUC-4 templates."""

from tallybook.records import (
    Account,
    AttributionDetail,
    Report,
    Sentence,
    Statement,
    TargetDetail,
    VictimDetail,
    WeaponDetail,
)

TEXT = (
    "REBELS OF THE RED FRONT [RF] SHOT MAYOR JUAN PEREZ IN ARENAL, PERU. "
    "TWO BOMBS DAMAGED THE TOWN HALL."
)


def report(**more):
    """A report of two sentences, published on 5 May 1990."""
    values = {
        "report_id": "r1",
        "content_sha256": "0",
        "source_name": "a.txt",
        "given_id": "M-1",
        "text": TEXT,
        "published_at": "1990-05-05",
        "sentences": (
            Sentence(index=0, start=0, end=68, paragraph=0),
            Sentence(index=1, start=69, end=len(TEXT), paragraph=0),
        ),
    }
    return Report(**(values | more))


def said(field, value, quote="", *, sentence=0, start=0, detail=None, confidence=0.9):
    """One statement; where it stands counts only where a test says so."""
    return Statement(
        statement_id=f"s{field}{value}{start}",
        report_id="r1",
        account_id="a1",
        sentence=sentence,
        start=start,
        end=start + len(quote),
        quote=quote,
        field=field,
        value=value,
        detail=detail,
        confidence=confidence,
    )


def account(*statements, account_id="a1", **more):
    """An account that rests on these statements."""
    return Account(
        account_id=account_id,
        report_id="r1",
        role="main",
        anchor_start=0,
        anchor_end=1,
        anchor_quote="R",
        sentences=(0, 1),
        statements=statements,
        **more,
    )


def kind(code, **more):
    """What was done."""
    return said("attack_type", code, **more)


def doer(name, party_type="individual", standing="reported_as_fact", **more):
    """Who did it."""
    detail = AttributionDetail(name=name, party_type=party_type, standing=standing)
    return said("attributions", name, name, detail=detail, **more)


def victim(name, **detail):
    """A person harmed, by name or description."""
    return said("victims", name, name or "", detail=VictimDetail(name=name, **detail))


def people(words, **detail):
    """People aimed at who have no names."""
    target = TargetDetail(target_kind="human", name=words, **detail)
    return said("targets", "civilian", words, detail=target)


def thing(words, quote=None, **more):
    """A thing aimed at."""
    effect = more.pop("effect", None)
    target = TargetDetail(target_kind="physical", name=words, effect=effect)
    return said("targets", "other", quote or words, detail=target, **more)


def weapon(words, code, use="used", **more):
    """A weapon."""
    return said("weapons", code, words, detail=WeaponDetail(weapon=code, use=use), **more)


def slots(template):
    """The slots as {number: [(value, tag or None)]}, the first of each alternatives."""
    return {
        number: [(fill.values[0], fill.tags[0] if fill.tags else None) for fill in fills]
        for number, fills in template.slots.items()
    }
