"""Runs each evaluation named in the floors file and compares its figures with the floors.

A section of the file is one run: `evaluate` (the command, else the section's own name), `data`
(a folder beside the checkout) or `cases` (one in it), `options`, and `parts` for TALLYBOOK_PARTS.
`least` are floors and `most` ceilings of figures; "slots.11.f" is the `f` of "11" of `slots`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def main(corpora: Path, floors_file: Path) -> int:
    """Print a line a figure; return 1 if one is beneath its floor or above its ceiling."""
    failed = 0
    for name, floor in tomllib.loads(floors_file.read_text(encoding="utf-8")).items():
        data = data_of(floor, corpora)
        if not data.is_dir():
            print(f"none {name}: no folder {data}: not checked")
            continue
        lines = lines_of(name, floor, figures_of(name, floor, data))
        print("\n".join(lines), flush=True)
        failed += sum(line.startswith("FAIL") for line in lines)
    return 1 if failed else 0


def data_of(floor: Mapping[str, Any], corpora: Path) -> Path:
    """Return the folder that a section's evaluation reads."""
    return ROOT / floor["cases"] if "cases" in floor else corpora / floor["data"]


def command_of(name: str, floor: Mapping[str, Any], data: Path) -> list[str]:
    """Return the words of the command that a section runs."""
    evaluate = [sys.executable, "-m", "tallybook", "evaluate", floor.get("evaluate", name)]
    return [*evaluate, str(data), *floor.get("options", ()), "--json"]


def figures_of(name: str, floor: Mapping[str, Any], data: Path) -> Any:
    """Run a section's evaluation and return the figures that it prints; none when it fails."""
    parts = {"TALLYBOOK_PARTS": floor["parts"]} if "parts" in floor else {}
    done = subprocess.run(
        command_of(name, floor, data), stdout=subprocess.PIPE, check=False, env=os.environ | parts
    )
    return {} if done.returncode else json.loads(done.stdout)


def lines_of(name: str, floor: Mapping[str, Any], figures: Any) -> list[str]:
    """Return a line for each floor and ceiling of a section: `ok` or `FAIL`, figure and limit."""
    limits = [(key, limit, 1) for key, limit in floor.get("least", {}).items()]
    limits += [(key, limit, -1) for key, limit in floor.get("most", {}).items()]
    return [_line(name, key, figure_at(figures, key), limit, sign) for key, limit, sign in limits]


def figure_at(figures: Any, key: str) -> float | None:
    """Return the figure at a dotted key; None where there is no number."""
    for step in key.split("."):
        if not isinstance(figures, dict) or step not in figures:
            return None
        figures = figures[step]
    return figures if isinstance(figures, int | float) else None


def _line(name: str, key: str, figure: float | None, limit: float, sign: int) -> str:
    relation = f"{'at least' if sign > 0 else 'at most'} {limit}"
    if figure is None:
        return f"FAIL {name} {key}: no such figure, {relation}"
    good = sign * figure >= sign * limit
    return f"{'ok  ' if good else 'FAIL'} {name} {key} = {round(figure, 4)}, {relation}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
