"""Runs each evaluation named in the floors file and compares its figures with the floors."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path


def main(corpora: Path, floors_file: Path) -> int:
    """Print a line a figure; return 1 if one is beneath its floor or above its ceiling."""
    failed = 0
    for name, floor in tomllib.loads(floors_file.read_text(encoding="utf-8")).items():
        command = [
            sys.executable,
            "-m",
            "tallybook",
            "evaluate",
            name,
            str(corpora / floor["data"]),
        ]
        out = subprocess.run([*command, "--json"], capture_output=True, check=True).stdout
        figures = json.loads(out)
        failed += sum(
            not _holds(name, figures, key, least, 1) for key, least in floor["least"].items()
        )
        failed += sum(
            not _holds(name, figures, key, most, -1) for key, most in floor["most"].items()
        )
    return 1 if failed else 0


def _holds(name: str, figures: dict[str, float], key: str, limit: float, sign: int) -> bool:
    good = sign * figures[key] >= sign * limit
    relation = "at least" if sign > 0 else "at most"
    print(f"{'ok  ' if good else 'FAIL'} {name} {key} = {figures[key]}, {relation} {limit}")
    return good


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
