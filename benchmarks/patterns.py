#!/usr/bin/env python3
"""Times every pattern of the stages that read untrusted text, on hostile texts of two lengths.

    benchmarks/patterns.py [--length 100000]

Prints, for the patterns that take longest, the seconds for all matches in a text of so many
characters and in one of half the length: a pattern whose time grows with the text has a ratio of
about 2, one that grows with its square a ratio of 4. The patterns are found by walking the
packages; those that are asked about the last characters of a text only are named in the tests.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

PACKAGES = ("tallybook.read", "tallybook.understand", "tallybook.link", "tallybook.reconcile")
UNITS = (
    "1", "1,", "1 000 ", "a", "A", "a-", "a'", "A. ", " ", "\n", "(", "[", '"', "'", "said ", ". ",
    "<a ", "-", "/", ":", "http://", "a@", "May 4, ", "2001-", "one hundred ", "é",
)  # fmt: skip


def find_patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern of the packages by the name of its module and its own."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(_patterns_in(value)):
                found.setdefault(
                    f"{module.__name__}.{name}" + (f"[{number}]" if number else ""), pattern
                )
        for number, pattern in enumerate(_written_in(module)):
            found[f"{module.__name__}, written in its code {number + 1}"] = pattern
    return found


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        root = importlib.import_module(package)
        yield root
        for one in pkgutil.walk_packages(root.__path__, f"{package}."):
            yield importlib.import_module(one.name)


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one)
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _patterns_in(one)


def _written_in(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that stand in a call of `re` inside a function."""
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    for function in ast.walk(tree):
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        for call in ast.walk(function):
            if _is_of_re(call) and isinstance(call.args[0], ast.Constant):
                yield re.compile(call.args[0].value)


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and bool(node.args)
    )


def seconds(pattern: re.Pattern[Any], text: str) -> float:
    """Return the processor time of finding every match in a text."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    for _ in pattern.finditer(subject):
        pass
    return time.process_time() - start


def main() -> None:
    """Print the slowest patterns with their growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--length", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=20)
    options = parser.parse_args()
    rows = []
    for name, pattern in find_patterns().items():
        for unit in UNITS:
            whole = unit * (options.length // len(unit))
            half = seconds(pattern, whole[: len(whole) // 2])
            rows.append((seconds(pattern, whole), half, name, unit))
    rows.sort(reverse=True)
    for took, half, name, unit in rows[: options.rows]:
        ratio = took / max(half, 1e-4)
        print(f"{took:8.3f} s  half {half:8.3f} s  ratio {ratio:5.1f}  {name}  {unit!r}")


if __name__ == "__main__":
    main()
