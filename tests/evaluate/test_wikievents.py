"""Arguments of WikiEvents: gold units, our answers, and which of them are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.wikievents import Document, Mention, read_documents
from tallybook.evaluate.wikievents_arguments import Said, arguments_of, head_of
from tallybook.evaluate.wikievents_score import same_thing, score_wikievents, units_of
from tallybook.records import (
    Account,
    AttributionDetail,
    Report,
    Statement,
    TargetDetail,
    WeaponDetail,
)

WORDS = ["Rebels", "shot", "three", "clerks", ".", "The", "clerks", "died", "."]
TEXT = "Rebels shot three clerks. The clerks died."


def gold() -> dict[str, Any]:
    return {
        "doc_id": "d1",
        "tokens": WORDS,
        "text": "Rebels shot three clerks.The clerks died.",
        "sentences": [
            [
                [
                    ["Rebels", 0, 6],
                    ["shot", 7, 11],
                    ["three", 12, 17],
                    ["clerks", 18, 24],
                    [".", 24, 25],
                ],
                "Rebels shot three clerks.",
            ],
            [
                [["The", 26, 29], ["clerks", 30, 36], ["died", 37, 41], [".", 41, 42]],
                "The clerks died.",
            ],
        ],
        "entity_mentions": [
            {"id": "T1", "start": 0, "end": 1, "entity_type": "PER", "text": "Rebels"},
            {"id": "T2", "start": 3, "end": 4, "entity_type": "PER", "text": "clerks"},
            {"id": "T3", "start": 6, "end": 7, "entity_type": "PER", "text": "clerks"},
        ],
        "relation_mentions": [],
        "event_mentions": [
            {
                "id": "E1",
                "event_type": "Conflict.Attack.Unspecified",
                "trigger": {"start": 1, "end": 2, "text": "shot", "sent_idx": 0},
                "arguments": [
                    {"entity_id": "T1", "role": "Attacker", "text": "Rebels"},
                    {"entity_id": "T2", "role": "Target", "text": "clerks"},
                ],
            },
            {
                "event_type": "Life.Die.Unspecified",
                "arguments": [{"entity_id": "T3", "role": "Victim", "text": "clerks"}],
            },
            {
                "event_type": "Justice.ArrestJailDetain.Unspecified",
                "arguments": [{"entity_id": "T1", "role": "Detainee", "text": "Rebels"}],
            },
        ],
    }


def write(folder: Path, *documents: dict[str, Any]) -> Document:
    (folder / "dev.jsonl").write_text("\n".join(map(json.dumps, documents)) + "\n")
    return read_documents(folder)[0]


def report(text: str = TEXT) -> Report:
    return Report(report_id="r1", content_sha256="0", source_name="d1", text=text)


def said(words: str, event_type: str, role: str, text: str = TEXT) -> Said:
    start = text.index(words)
    end = start + len(words)
    head = head_of(text, start, end)
    return Said(event_type=event_type, role=role, start=start, end=end, head=head)


def test_units_are_things_in_roles_of_the_scope(tmp_path: Path) -> None:
    """Arrests are out of scope; the clerks are one thing wherever they are named."""
    document = write(tmp_path, gold())
    assert [
        (one.event_type, one.role, one.words, len(one.heads), len(one.mentions))
        for one in units_of(document, TEXT)
    ] == [
        ("Conflict.Attack", "Attacker", "rebels", 1, 1),
        ("Conflict.Attack", "Target", "clerks", 1, 2),
        ("Life.Die", "Victim", "clerks", 1, 2),
    ]


def test_the_text_gets_back_the_breaks_that_the_corpus_lost(tmp_path: Path) -> None:
    near = gold()
    assert write(tmp_path, near).plain_text == TEXT
    apart = gold()
    apart["sentences"][1][0] = [[t, s + 3, e + 3] for t, s, e in apart["sentences"][1][0]]
    assert write(tmp_path, apart).plain_text == TEXT.replace(". ", ".\n\n", 1)


def test_head_match_asks_for_the_argument_and_coreference_for_the_thing(tmp_path: Path) -> None:
    """The dead are "three clerks" to us and "the clerks" of the next sentence in gold."""
    document = write(tmp_path, gold())
    score = score_wikievents(
        [document], {"d1": report()}, {"d1": [said("three clerks", "Life.Die", "Victim")]}
    )
    assert (score.p, score.head_p, score.given, score.wanted) == (100.0, 0.0, 1, 3)
    assert score.r == pytest.approx(100 / 3)
    assert score.misses == (
        "d1 missed Conflict.Attack Attacker “rebels”",
        "d1 missed Conflict.Attack Target “clerks”",
    )


def test_identification_leaves_the_role_aside(tmp_path: Path) -> None:
    document = write(tmp_path, gold())
    mine = [said("Rebels", "Conflict.Attack", "Target")]
    score = score_wikievents([document], {"d1": report()}, {"d1": mine})
    assert (score.p, score.identified_p) == (0.0, 100.0)


def test_equal_wrong_answers_are_one(tmp_path: Path) -> None:
    document = write(tmp_path, gold())
    mine = [said("three clerks", "Life.Injure", "Victim"), said("clerks", "Life.Injure", "Victim")]
    score = score_wikievents([document], {"d1": report()}, {"d1": mine})
    assert score.roles["Life.Injure.Victim"].given == 1


def test_a_document_without_a_report_is_missed_whole(tmp_path: Path) -> None:
    score = score_wikievents([write(tmp_path, gold())], {}, {})
    assert (score.f1, score.given, score.wanted) == (0.0, 0, 3)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param("Ann Doe", "Doe", True, id="a name holds the other"),
        pytest.param("doe", "Ann Doe", False, id="a common noun is no part of a name"),
        pytest.param("Doe", "Doer", False, id="a part of a word is another name"),
        pytest.param("The Clerk", "the clerk", True, id="letters do not count"),
    ],
)
def test_the_same_thing(left: str, right: str, same: bool) -> None:
    one, other = (Mention(id=words, start=0, end=1, text=words) for words in (left, right))
    assert same_thing(one, other) is same


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("three armed men", "men"),
        ("members of the guard", "members"),
        ("soldiers, police", "soldiers"),
        ("rebels who fled", "rebels"),
    ],
    ids=str,
)
def test_the_head_of_a_phrase(phrase: str, head: str) -> None:
    found = head_of(phrase, 0, len(phrase))
    assert found is not None
    assert phrase[slice(*found)] == head


def statement(words: str, field: str, text: str, **more: Any) -> Statement:
    start = text.index(words)
    return Statement(
        statement_id=words,
        report_id="r1",
        account_id="a1",
        sentence=more.pop("sentence", 0),
        start=start,
        end=start + len(words),
        quote=words,
        field=field,
        **more,
    )


def test_statements_become_arguments() -> None:
    """Those harmed are victims, those aimed at targets; seized arms and unsure words are none."""
    text = (
        "Rebels who came by night killed three clerks with a rifle near a bank; a bomb was found."
    )
    aimed = TargetDetail(target_kind="physical", name="bank")
    harmed = TargetDetail(target_kind="human", name="clerks", effect="killed")
    statements = (
        statement("Rebels who came", "attributions", text, detail=AttributionDetail(name="Rebels")),
        statement("killed three clerks", "killed", text, value=3),
        statement("clerks", "targets", text, detail=harmed),
        statement("rifle", "weapons", text, detail=WeaponDetail(weapon="rifle")),
        statement("bank", "targets", text, detail=aimed),
        statement("night", "targets", text, detail=aimed, confidence=0.4),
        statement("bomb", "weapons", text, detail=WeaponDetail(weapon="bomb", use="held")),
    )
    account = Account(
        account_id="a1",
        report_id="r1",
        role="main",
        anchor_start=0,
        anchor_end=1,
        anchor_quote="R",
        statements=statements,
    )
    assert [
        (one.event_type, one.role, text[one.start : one.end])
        for one in arguments_of(report(text), [account])
    ] == [
        ("Conflict.Attack", "Attacker", "Rebels"),
        ("Life.Die", "Killer", "Rebels"),
        ("Life.Die", "Victim", "clerks"),
        ("Conflict.Attack", "Instrument", "rifle"),
        ("Conflict.Attack", "Target", "bank"),
    ]


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in gold().items() if name != key}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        pytest.param(_without("tokens"), "line 1: .*tokens", id="no tokens"),
        pytest.param(gold() | {"tokens": ["Rebels"]}, "T2 lies outside", id="a mention too far"),
        pytest.param(gold() | {"entity_mentions": []}, "T1 is no entity", id="an unknown entity"),
        pytest.param(gold() | {"sentences": [[[["a", 0]], "a"]]}, "start and end", id="no end"),
    ],
)
def test_odd_documents_are_named_with_their_line(
    tmp_path: Path, document: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadGold, match=words):
        write(tmp_path, document)


def test_a_split_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path, gold())
    with pytest.raises(BadGold, match=r"test.jsonl: .* name a split it holds: dev"):
        read_documents(tmp_path, ["test"])
