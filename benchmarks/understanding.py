#!/usr/bin/env python3
"""Understands MUC development messages and prints how many, and in how many seconds.

    benchmarks/understanding.py DIR [NEWS] [--relevant 0.05] [--reports 300] [--workers 2]

DIR is laid out like the folder of `tallybook evaluate muc4`. Without --relevant every report is
one that the gate lets through. With it, that share of the stream are messages that have a
template in the keys and the rest are articles of NEWS, a file of the toponym corpora (lgl.xml).
Without NEWS they are messages without a template, of the same desks and countries and so harder
to drop than general news. Reading is done before the clock starts; starting the
workers and loading their parts is on it. `measure.py` runs this for medians and memory.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from places import articles

from tallybook import pipeline
from tallybook.cli.muc4 import reports_of
from tallybook.evaluate.muc4_keys import read_keys
from tallybook.evaluate.muc4_messages import Message, read_messages
from tallybook.records import Report
from tallybook.settings import Settings
from tallybook.understand.gate import tells_of_violence


def main() -> None:
    """Time the understanding and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("news", type=Path, nargs="?")
    parser.add_argument("--relevant", type=float)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    reports = choose(options.folder, options.news, options.relevant, options.reports)
    settings = Settings(workers=options.workers)
    start = time.perf_counter()
    accounts = sum(len(out) for _, out in pipeline.understand_each(reports, settings))
    seconds = time.perf_counter() - start
    print(json.dumps({"read": len(reports), "seconds": seconds, "accounts": accounts}))


def choose(folder: Path, news: Path | None, relevant: float | None, number: int) -> list[Report]:
    """Return the reports to understand, the relevant ones spread evenly over a stream."""
    reports, _ = reports_of(read_messages(folder, ["dev"]), Settings())
    if relevant is None:
        return [one for one in reports if tells_of_violence(one)][:number]
    keys = read_keys(folder)
    told = iter([one for one in reports if keys.get(one.given_id or "")])
    others = iter(_news(news) if news else [r for r in reports if not keys.get(r.given_id or "")])
    every = round(1 / relevant)
    return [next(told if at % every == 0 else others) for at in range(number)]


def _news(path: Path) -> list[Report]:
    messages = [
        Message(message_id=f"{path.stem}-{number}", text=text, file_name=path.name)
        for number, (text, _) in enumerate(articles(path))
    ]
    return reports_of(messages, Settings())[0]


if __name__ == "__main__":
    main()
