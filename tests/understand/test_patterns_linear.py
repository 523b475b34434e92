"""Every pattern of the stages that read untrusted text: twice the text is at most twice the work.

The patterns are found by walking the packages, so a new one is covered where it stands. The steps
of a backtracking matcher are counted (`pattern_steps.py`); `benchmarks/patterns.py` measures the
time of the same patterns on texts of 100,000 characters.
"""

import importlib.util
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pattern_steps import LIMIT, Steps, hostile_texts

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "patterns.py"
HALF = 64
# Twice the text: twice the steps, and some room for what stands at the ends.
MOST = 2.6
GENERIC = (
    "1",
    "1,",
    "1 000 ",
    "a",
    "A",
    "a-",
    "A. ",
    " ",
    "\n",
    "(",
    '"',
    "'",
    "said ",
    ". ",
    "<a ",
)

_spec = importlib.util.spec_from_file_location("measured_patterns", SCRIPT)
assert _spec is not None and _spec.loader is not None
measured_patterns = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(measured_patterns)

# These look back from the end of a text, and are asked about its last characters only (`LOOK`,
# `_TAIL` of their modules): how long the text is makes no difference.
IN_A_WINDOW = {"tallybook.read.blocks._LAST_WORD", "tallybook.read.sentence_ends._WORD_BEFORE"}

PATTERNS = measured_patterns.find_patterns()


def growth(pattern: re.Pattern[str], half: str, whole: str) -> tuple[int, int]:
    steps = Steps(pattern)
    return steps.search_all(half), steps.search_all(whole)


def pairs(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Each hostile text in one length and in twice the length."""
    steps = Steps(pattern)
    own = zip(hostile_texts(steps, HALF), hostile_texts(steps, 2 * HALF), strict=True)
    generic = [(unit * (HALF // len(unit)), unit * (2 * HALF // len(unit))) for unit in GENERIC]
    return [*dict.fromkeys([*own, *generic])]


def worst(pattern: re.Pattern[str]) -> tuple[float, str]:
    """By how much the steps grow at most when the text doubles, and on which text.

    A text of whole units is not always twice as long: its steps are counted as if it were.
    """
    found = []
    for half, whole in pairs(pattern):
        less, more = growth(pattern, half, whole)
        longer = len(whole) / (2 * len(half)) if half else 1.0
        grown = math.inf if more == LIMIT else more / (less + 100) / max(longer, 1.0)
        found.append((grown, f"{less} -> {more} steps on {whole[:30]!r}"))
    return max(found)


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - IN_A_WINDOW))
def test_the_steps_of_a_pattern_grow_with_the_text(name: str) -> None:
    grows, text = worst(PATTERNS[name])

    assert grows <= MOST, text


def test_the_patterns_of_all_modules_are_found() -> None:
    assert {
        "tallybook.understand.document._TOKEN",
        "tallybook.understand.quotes._MARK",
        "tallybook.read.sentences._TERMINATOR",
        "tallybook.read.markup._ANY_TAG",
    } <= set(PATTERNS)


SQUARES = [r"(?:\d+,?)+ killed$", r"(a+)+b", r"a*a*b", r"\s+$", r"x.*y"]


@pytest.mark.parametrize("source", SQUARES)
def test_a_pattern_whose_work_grows_faster_is_seen(source: str) -> None:
    assert worst(re.compile(source))[0] > MOST


@pytest.mark.parametrize("name", sorted(IN_A_WINDOW))
def test_a_pattern_that_is_asked_in_a_window_would_be_seen(name: str) -> None:
    """The exceptions are needed: once such a pattern is mended, its name leaves the list."""
    assert worst(PATTERNS[name])[0] > MOST
