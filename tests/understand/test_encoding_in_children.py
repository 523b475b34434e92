"""The encoder under the limits of a child: real runtime, real processes, a tiny part."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from report_documents import document
from small_encoder import write_part

from tallybook.records import Account
from tallybook.sandbox import Failure, Limits, Sandbox

HERE = Path(__file__).parent
REPORT = document("Gunmen shot dead Jane Roe in Mogadishu on Monday, police said.").report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SMALL_PARTS", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setenv("TALLYBOOK_PARTS", "encoder")
    return write_part(tmp_path / "parts" / "encoder", ("roe", "victim_name", "begin"))


def understand() -> bytes | Failure:
    limits = Limits(memory_mb=384)
    with Sandbox("small_encoder_task:understand", workers=1, limits=limits) as sandbox:
        (result,) = sandbox.map([msgspec.json.encode(REPORT)])
    return result


def test_the_encoder_loads_and_runs_under_the_least_memory_limit(folder: Path) -> None:
    result = understand()
    assert isinstance(result, bytes)
    (account,) = msgspec.json.decode(result, type=tuple[Account, ...])
    assert "encoder-" in account.extractor


def test_an_altered_part_is_named_by_the_child(folder: Path) -> None:
    with (folder / "encoder.onnx").open("ab") as stream:
        stream.write(b"x")
    result = understand()
    assert isinstance(result, Failure)
    assert "AlteredPart: trained part encoder: encoder.onnx" in result.words
