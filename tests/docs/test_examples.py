"""The commands of the tutorial run as they stand there, in its order, on the sample reports."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", START, re.S)
    for line in block.splitlines()
    if line.startswith("$ ")
]


def run(line, folder):
    words = shlex.split(line)
    assert words[0] == "tallybook"
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.mark.slow
def test_the_tutorial_runs_as_written(tmp_path):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    assert len(COMMANDS) >= 6
    for line in COMMANDS:
        if " ID" in line:
            listed = run("tallybook incidents --book first.book --json", tmp_path)
            line = line.replace(" ID", f" {json.loads(listed.stdout)[0]['incident_id']}")
        done = run(line, tmp_path)

        assert (line, done.returncode, done.stderr if done.returncode else "") == (line, 0, "")
    assert (tmp_path / "first.json").is_file()
    assert (tmp_path / "first-tables" / "incidents.csv").is_file()
