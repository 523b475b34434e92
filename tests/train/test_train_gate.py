"""Building the gate from an invented corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.read.sentences import split_sentences
from tallybook.train.gate import build_gate, measured, shares_of, threshold_of, write_weights
from tallybook.train.gate_sentences import GateSentence, sentences_of
from tallybook.train.gate_texts import GateText, read_gate_texts
from tallybook.train.labelled import RoleSpan
from tallybook.weights import checksum

ATTACK = "Gunmen killed the mayor near the bridge. The police said the gunmen fled."
FIGHT = "The army fought rebels near the border. The troops took the hill."
GARDEN = "The mayor opened the garden near the bridge. The visitors praised the flowers."


def text(name: str, words: str, corpus: str = "muc34", **more: object) -> GateText:
    return GateText(corpus=corpus, name=name, text=words, teaches=True, **more)  # type: ignore[arg-type]


def corpus() -> list[GateText]:
    """Twelve messages of three kinds, and news of another corpus with the same words."""
    spans = (
        RoleSpan(start=0, end=6, role="individual"),
        RoleSpan(start=14, end=23, role="victim_name"),
    )
    found: list[GateText] = []
    for at in range(6):
        found += [
            text(f"{at:04}", ATTACK, violence=True, message=True, spans=spans),
            text(f"1{at:03}", FIGHT, message=False),
            text(f"2{at:03}", GARDEN, violence=False, message=False),
            text(f"n{at}", GARDEN, corpus="ecbplus", violence=False),
            text(f"g{at}", ATTACK, corpus="gvc", violence=True),
        ]
    return found


def test_the_heads_learn_what_their_labels_say(tmp_path: Path) -> None:
    """A fight is nothing for MUC-4 and yet no garden to the gate, which never learnt it is none."""
    weights = write_weights(corpus(), tmp_path)
    violence = {words: weights.violence(words) for words in (ATTACK, FIGHT, GARDEN)}
    assert violence[ATTACK] > violence[FIGHT] > violence[GARDEN]
    message = {
        words: weights.message(words, [(one.start, one.end) for one in split_sentences(words)])
        for words in (ATTACK, FIGHT)
    }
    assert message[ATTACK] > 0.5 > message[FIGHT]


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_weights(corpus(), tmp_path / folder)
    for name in ("texts.tsv", "sentences.tsv"):
        assert checksum(tmp_path / "a" / name) == checksum(tmp_path / "b" / name) != ""


def test_names_are_no_features(tmp_path: Path) -> None:
    named = [
        text(f"{at:04}", f"Zanbreka: {ATTACK if at % 2 else GARDEN}", violence=bool(at % 2))
        for at in range(8)
    ]
    write_weights([*corpus(), *named], tmp_path)
    lines = (tmp_path / "texts.tsv").read_text("utf-8").splitlines()
    words = {line.split("\t")[0] for line in lines}
    assert "killed" in words
    assert "zanbreka" not in words


def test_sentences_with_two_roles_teach_and_their_neighbours_do_not() -> None:
    attack, fight, garden, news, gun = corpus()[:5]
    assert sentences_of([attack]) == [GateSentence(ATTACK.split(".")[0] + ".", True)]
    assert [one.told for one in sentences_of([fight, garden, news])] == [False] * 6
    assert sentences_of([gun]) == []


def test_each_answer_counts_alike_and_small_corpora_more_a_text() -> None:
    shares = shares_of(["a", "a", "a", "a", "b", "a"], [True] * 5 + [False])
    assert sum(shares[:5]) == pytest.approx(3.0)
    assert shares[5] == pytest.approx(3.0)
    assert shares[4] == pytest.approx(2 * shares[0])


def test_the_threshold_keeps_enough_of_the_hardest_corpus() -> None:
    """One text in a hundred may go; none where there are fewer."""
    many = [0.2, *(0.5 + at / 1000 for at in range(99))]
    assert threshold_of([many]) == 0.5
    assert threshold_of([many, [0.3, 0.9]]) == 0.3
    assert threshold_of([]) == 0.0


def test_shares_kept_and_dropped_are_told_by_corpus() -> None:
    chosen = [
        GateText(corpus="isaf", name="1", text="", teaches=False, violence=True),
        GateText(corpus="ecbplus", name="1", text="", teaches=False, violence=False),
        GateText(corpus="ecbplus", name="2", text="", teaches=False, violence=False),
    ]
    odds = {("isaf", "1"): 0.4, ("ecbplus", "1"): 0.1, ("ecbplus", "2"): 0.7}
    assert measured(chosen, odds, [0.6]) == {
        "threshold": 0.4,
        "muc34_unseen_kept": 1.0,
        "isaf_kept": 1.0,
        "ecbplus_dropped": 0.5,
    }


def test_the_last_messages_and_the_odd_halves_choose(tmp_path: Path) -> None:
    folder = tmp_path / "isaf"
    folder.mkdir()
    lines = [json.dumps({"text": f"Report {at}", "gold": {}}) for at in range(12)]
    (folder / "dev.jsonl").write_text("\n".join(lines) + "\n")
    found = read_gate_texts(tmp_path)
    assert [one.text for one in found] == [f"Report {at}" for at in range(12)]
    assert {one.teaches for one in found} == {True, False}
    assert all(one.violence and one.message is None for one in found)


def test_without_corpora_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="no texts to learn from"):
        build_gate(tmp_path, tmp_path / "out", lambda line: None)


def test_messages_with_optional_templates_alone_are_between(tmp_path: Path) -> None:
    """What coders may or may not fill in says nothing about relevance, yet it is violence."""
    (tmp_path / "muc34" / "texts").mkdir(parents=True)
    (tmp_path / "muc34" / "keys").mkdir()
    messages = [f"DEV-MUC3-{at:04} (NOSITE)\n\n   {ATTACK.upper()}\n" for at in (1, 2, 1101)]
    (tmp_path / "muc34" / "texts" / "dev-muc3-0001").write_text("\n".join(messages))
    keys = [
        f"0.  MESSAGE: ID                     DEV-MUC3-{at:04}\n"
        f"1.  MESSAGE: TEMPLATE               {place}\n"
        f"4.  INCIDENT: TYPE                  {kind}\n"
        for at, place, kind in ((1, "1", "ATTACK"), (2, "1 (OPTIONAL)", "ATTACK"), (1101, "*", "*"))
    ]
    (tmp_path / "muc34" / "keys" / "key-dev-0001").write_text("\n".join(keys))
    assert [(one.violence, one.message, one.teaches) for one in read_gate_texts(tmp_path)] == [
        (True, True, True),
        (True, None, True),
        (None, False, False),
    ]
