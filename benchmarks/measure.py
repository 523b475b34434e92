#!/usr/bin/env python3
"""Times whole commands: wall and CPU seconds, peak memory of the process tree, and a ratio.

    benchmarks/measure.py cold     PATH...            a cold process, to printed incidents
    benchmarks/measure.py through  FILE [--workers N]  reports a second, cold to book
    benchmarks/measure.py read     FILE [--workers N]  the same for reading alone
    benchmarks/measure.py relevant CORPORA             understanding alone, all past the gate
    benchmarks/measure.py stream   CORPORA             the same where 5 % of reports are relevant

FILE may be JSON lines, a folder, anything that `tallybook run` takes. CORPORA holds folders of
corpora; understanding.py says which, and takes the further options (--news, --reports). Each
command runs --runs times (at least 5) after one warm-up; the median is printed with the least and
the most. The warm-up fills a cache of byte code, which any install has after its first run.
`worker MB` is the peak of resident memory of the largest child, shared libraries included; `tree
MB` is that of all processes together, shared pages once. The ratio divides the wall time by that
of a fixed piece of Python work timed beside each run, so that figures of a noisy or other machine
can be compared. TALLYBOOK_PARTS=none measures the rules alone; what reads is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tallybook.understand import extractor_version

# What understanding.py says of its reports.
_SAID = ("past the gate", "with accounts", "words a report")


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["cold", "through", "read", "relevant", "stream"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    options, further = parser.parse_known_args()
    options.paths += further
    with tempfile.TemporaryDirectory() as cache:
        options.kept = Path(cache) / "reports.json"
        os.environ["PYTHONPYCACHEPREFIX"] = cache
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = [measure(options) for _ in range(options.runs + 1)]
    report(options, runs[1:])


def measure(options: argparse.Namespace) -> dict[str, float]:
    """Run the command once in a fresh book and return its figures."""
    unit = _unit_of_work()
    with tempfile.TemporaryDirectory() as folder:
        arguments = _arguments(options, Path(folder))
        command = [sys.executable, *arguments, "--workers", str(options.workers)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            peak = _PeakMemory(child.pid)
            out = child.stdout.read() if child.stdout else b""
            child.wait()
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = json.loads(out)
    summary = answer.get("summary", answer)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    tree_mb, worker_mb = peak.stop()
    seconds, number = summary.get("seconds", wall), summary["read"]
    return {
        "wall s": seconds,
        "cpu s": summary.get("cpu", cpu),
        "tree MB": tree_mb,
        "worker MB": worker_mb,
        "ratio": seconds / unit,
        "reports": number,
        "reports/s": number / seconds,
        "cpu ms/report": 1000 * summary.get("cpu", cpu) / number,
        **{name: summary[name] for name in _SAID if name in summary},
    }


def _arguments(options: argparse.Namespace, folder: Path) -> list[str]:
    """Return what Python is to run."""
    if options.what in ("relevant", "stream"):
        script = str(Path(__file__).with_name("understanding.py"))
        corpora, *further = options.paths
        return [script, corpora, options.what, *further, "--kept", str(options.kept)]
    verb = "read" if options.what == "read" else "run"
    return ["-m", "tallybook", verb, *options.paths, "--book", str(folder / "b.book"), "--json"]


def report(options: argparse.Namespace, runs: list[dict[str, float]]) -> None:
    """Print machine, command and the median, least and most of each figure."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{options.what}, workers {options.workers}, {len(runs)} runs after one warm-up")
    print(f"read by {extractor_version()}")
    for name in runs[0]:
        values = [run[name] for run in runs]
        print(
            f"{name:<14} {statistics.median(values):>9.2f}  ({min(values):.2f} - {max(values):.2f})"
        )


def _unit_of_work() -> float:
    """Time a fixed piece of Python work: the yardstick of the ratio."""
    start = time.perf_counter()
    counts: dict[int, int] = {}
    for number in range(1_000_000):
        counts[number % 977] = counts.get(number % 977, 0) + number
    return time.perf_counter() - start


class _PeakMemory:
    """Samples the memory of a process tree until it is stopped."""

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._one, self._stop = root, 0.0, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        # Not more often: to add up the shared pages of a process takes a millisecond or two.
        while not self._stop.wait(0.2):
            root, *others = _tree(self._root)
            self._peak = max(self._peak, sum(_memory_mb(one) for one in (root, *others)))
            self._one = max(self._one, *map(_most_memory_mb, others), 0.0)

    def stop(self) -> tuple[float, float]:
        """Return the peak of the whole tree, and of the largest process below the root."""
        self._stop.set()
        self._thread.join()
        return self._peak, self._one


def _tree(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with contextlib.suppress(OSError):
            # Each thread lists the children that it started itself.
            for thread in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(one) for one in (thread / "children").read_text().split()]
    return found


def _memory_mb(pid: int) -> float:
    return _megabytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss:")


def _most_memory_mb(pid: int) -> float:
    return _megabytes(Path(f"/proc/{pid}/status"), "VmHWM:")


def _megabytes(path: Path, name: str) -> float:
    with contextlib.suppress(OSError):
        for line in path.read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
