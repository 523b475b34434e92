from __future__ import annotations

import tomllib
from pathlib import Path

from tallybook.train.cards import write_card
from tallybook.weights import checksum


def test_a_card_names_every_file_with_its_checksum(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01")
    card = write_card(tmp_path, {"what": 'a "part"'}, {"corpus": "free"}, {"f1": 0.5})
    assert tomllib.loads(card.read_text("utf-8")) == {
        "what": 'a "part"',
        "data": {"corpus": "free"},
        "numbers": {"f1": 0.5},
        "files": {"a.bin": checksum(tmp_path / "a.bin")},
    }
