"""Trained parts as a person meets them: a wrong choice, an altered or missing file, the doctor."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tallybook as package

TEXT = "Gunmen shot dead two guards in Mogadishu on Monday, police said.\n"


def tallybook(*arguments, folder, **environ):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=110,
        env={**os.environ, **environ},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def install(tmp_path):
    """An installation whose parts can be changed: links to this one, but for the encoder."""
    here = Path(package.__file__).parent
    made = tmp_path / "install" / "tallybook"
    shutil.copytree(here, made, copy_function=os.symlink)
    shutil.rmtree(made / "parts" / "encoder")
    shutil.copytree(here / "parts" / "encoder", made / "parts" / "encoder")
    (tmp_path / "one.txt").write_text(TEXT)
    return made


@pytest.mark.parametrize("command", [("run", "one.txt"), ("doctor",), ("evaluate", "muc4", ".")])
def test_a_choice_of_no_known_part_is_a_wrong_setting(tmp_path, command):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "tst9").write_text(f"TST9-MUC4-0001\n\n{TEXT}")
    code, out, err = tallybook(*command, folder=tmp_path, TALLYBOOK_PARTS="nonsense")

    assert (code, out) == (2, "")
    assert err == (
        "BadSetting: env TALLYBOOK_PARTS: 'nonsense' is not all, none, or names of parts that "
        "ship\n  the parts are: encoder, gate; leave it unset to use all of them\n"
    )


@pytest.mark.parametrize(
    ("file_name", "content"),
    [("encoder.onnx", b"another network"), ("tokenizer.json", None), ("card.toml", None)],
    ids=["altered", "missing", "without its card"],
)
def test_a_part_that_is_not_whole_is_named_with_the_next_step(
    install, tmp_path, file_name, content
):
    path = install / "parts" / "encoder" / file_name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    code, out, err = tallybook("run", "one.txt", folder=tmp_path, PYTHONPATH=str(install.parent))

    assert (code, out) == (1, "")
    assert err == (
        f"AlteredPart: trained part encoder: {file_name} is missing or is not the file that its "
        "card names\n"
        "  install Tallybook again, or set TALLYBOOK_PARTS=none to work by rules only\n"
    )


def test_what_the_message_offers_works(install, tmp_path):
    (install / "parts" / "encoder" / "encoder.onnx").unlink()
    environ = {"PYTHONPATH": str(install.parent), "TALLYBOOK_PARTS": "none"}
    code, out, _ = tallybook("run", "one.txt", folder=tmp_path, **environ)

    assert code == 0
    assert "Mogadishu" in out


def test_the_doctor_names_each_part_and_how_it_stands(install, tmp_path):
    (install / "parts" / "encoder" / "encoder.onnx").write_bytes(b"another network")
    environ = {"PYTHONPATH": str(install.parent)}
    code, out, _ = tallybook("doctor", folder=tmp_path, **environ)
    lines = [one for one in out.splitlines() if one.startswith("part ")]
    encoder, gate = (one.removeprefix("part").strip() for one in lines)

    assert code == 3
    assert encoder.startswith("encoder ")
    assert encoder.endswith("0.5 MB, encoder.onnx is missing or altered, on")
    assert gate.startswith("gate ")
    assert gate.endswith("0.2 MB, checksums right, on")
    assert "trained part encoder: encoder.onnx is missing or is not the file" in out


def test_the_doctor_finds_nothing_wrong_with_a_part_that_is_off(install, tmp_path):
    (install / "parts" / "encoder" / "encoder.onnx").unlink()
    environ = {"PYTHONPATH": str(install.parent), "TALLYBOOK_PARTS": "gate"}
    code, out, _ = tallybook("doctor", "--json", folder=tmp_path, **environ)
    answer = json.loads(out)

    assert (code, answer["problems"]) == (0, [])
    assert answer["parts"]["gate"]["on"] is True
    assert answer["parts"]["gate"]["whole"] is True
    assert answer["parts"]["encoder"]["on"] is False
    assert answer["parts"]["encoder"]["whole"] is False
