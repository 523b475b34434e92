"""Three layouts of gold for linking: articles by incident, topics of documents, pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.gvc import Known
from tallybook.evaluate.link_gold import Pair, Text, read_link_gold

ARTICLE = {
    "doc": "d1",
    "incident": "7",
    "title": "Clerk shot",
    "url": "https://news.example/1",
    "dct": "2016-05-06",
    "text": "Clerk shot\n\nA clerk was shot.",
}
INCIDENT = {"incident": "7", "num_killed": 1, "num_injured": 0}
DOCUMENT = """<Document doc_name="3_1ecb.xml">
<token t_id="1" sentence="0" number="0">Gunmen</token>
<token t_id="2" sentence="0" number="1">fled</token>
<token t_id="3" sentence="0" number="2">.</token>
<token t_id="4" sentence="1" number="0">Nobody</token>
<token t_id="5" sentence="1" number="1">died</token>
<token t_id="6" sentence="1" number="2">.</token>
</Document>"""
PAIR = {
    "report_dict": {"doctext": "A bomb killed two."},
    "source_dict": {"doctext": "Two died."},
    "valid_source": True,
}


def put(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)


def test_articles_with_their_incidents_and_its_figures(tmp_path: Path) -> None:
    put(tmp_path / "test.docs.jsonl", json.dumps(ARTICLE))
    put(tmp_path / "test.incidents.jsonl", json.dumps(INCIDENT))
    gold = read_link_gold(tmp_path)
    assert gold.texts == (
        Text(
            name="d1",
            text="A clerk was shot.",
            incident="7",
            title="Clerk shot",
            url="https://news.example/1",
            published_at="2016-05-06",
        ),
    )
    assert gold.known == {"7": Known(incident="7", num_killed=1, num_injured=0)}


def test_documents_of_a_topic_tell_of_two_incidents(tmp_path: Path) -> None:
    put(tmp_path / "test/3/3_1ecb.xml", DOCUMENT)
    put(tmp_path / "test/3/3_2ecbplus.xml", DOCUMENT)
    put(tmp_path / "dev/4/4_1ecb.xml", DOCUMENT)
    assert read_link_gold(tmp_path).incident_of == {
        "3_1ecb": "3ecb",
        "3_2ecbplus": "3ecbplus",
        "4_1ecb": "4ecb",
    }
    gold = read_link_gold(tmp_path, ["dev"])
    assert [one.text for one in gold.texts] == ["Gunmen fled.\n\nNobody died."]
    assert gold.texts[0].line() == {"id": "4_1ecb", "text": "Gunmen fled.\n\nNobody died."}
    assert list(read_link_gold(tmp_path / "dev").incident_of) == ["4_1ecb"]


def test_a_date_is_put_together_as_it_was_printed(tmp_path: Path) -> None:
    words = "".join(f'<token sentence="0">{one}</token>' for one in "2013 / 03 / 17".split())
    put(tmp_path / "dev/4/4_1ecb.xml", f"<Document>{words}</Document>")
    assert read_link_gold(tmp_path).texts[0].text == "2013/03/17"


def test_pairs_are_named_by_their_line(tmp_path: Path) -> None:
    put(
        tmp_path / "test.jsonl",
        json.dumps(PAIR) + "\n" + json.dumps(PAIR | {"valid_source": False}),
    )
    gold = read_link_gold(tmp_path, ["test"])
    assert gold.pairs == (
        Pair(left="test-1-report", right="test-1-source", same=True),
        Pair(left="test-2-report", right="test-2-source", same=False),
    )
    assert [one.text for one in gold.texts[:2]] == ["A bomb killed two.", "Two died."]


def test_what_is_laid_out_otherwise_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="no text to link in it"):
        read_link_gold(tmp_path)
    put(tmp_path / "dev/4/4_1ecb.xml", DOCUMENT)
    with pytest.raises(BadGold, match="test: no such folder"):
        read_link_gold(tmp_path, ["test"])
    put(tmp_path / "dev/4/notes.xml", DOCUMENT)
    with pytest.raises(BadGold, match=r"notes.xml: a name that tells no incident"):
        read_link_gold(tmp_path)
    put(tmp_path / "dev/4/notes.xml", "")
    put(tmp_path / "odd/4/4_1ecb.xml", "<Document><token>")
    with pytest.raises(BadGold, match=r"4_1ecb.xml: "):
        read_link_gold(tmp_path, ["odd"])


def test_an_entity_of_a_document_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    bomb = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    put(tmp_path / "dev/4/4_1ecb.xml", bomb + "<Document><token>&e;</token></Document>")
    assert "secret words" not in read_link_gold(tmp_path).texts[0].text


def test_a_line_of_pairs_without_its_parts_is_named(tmp_path: Path) -> None:
    put(tmp_path / "dev.jsonl", json.dumps(PAIR) + "\n{}")
    with pytest.raises(BadGold, match=r"dev.jsonl, line 2: "):
        read_link_gold(tmp_path)
