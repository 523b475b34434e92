#!/usr/bin/env python3
"""Understands reports of development corpora and prints how many, in how many seconds, as JSON.

    benchmarks/understanding.py CORPORA relevant [--reports 300]
    benchmarks/understanding.py CORPORA stream   [--reports 1000] [--news NAME...]

CORPORA holds folders of corpora. `relevant` takes MUC development messages, each of which the gate
lets through. In a `stream` one report in 20 is a MUC message that has a template in the keys; the
others are news of NAMEs, in an order that only their words decide: `ecbplus` and `famus-sv`, texts
that tell of no violence by their labels (`tallybook.train.gate_labels`); `lgl`, local newspapers,
crime pages included, so that a part does tell of violence. Without --news all three; `muc34` is
messages without a template, of the same desks and countries, and so the hardest.
Reading is done before the clock starts; starting the workers and loading their parts is on it.
--write FILE writes the reports as JSON lines instead, for `measure.py through FILE`: then reading,
linking and the book are on the clock too. `measure.py` runs this for medians and memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tallybook import pipeline
from tallybook.cli.muc4 import reports_of
from tallybook.evaluate.muc4_keys import read_keys
from tallybook.evaluate.muc4_messages import Message, read_messages
from tallybook.records import Report
from tallybook.settings import Settings
from tallybook.train.gate_texts import read_gate_texts
from tallybook.understand.gate import tells_of_violence

NEWS = ("ecbplus", "famus-sv", "lgl", "muc34")
# Of so many reports of a stream one is relevant: 5 %.
EVERY = 20


def main() -> None:
    """Time the understanding and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("what", choices=["relevant", "stream"])
    parser.add_argument("--news", nargs="+", choices=NEWS, default=NEWS[:3])
    parser.add_argument("--reports", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="keep the read reports here")
    options = parser.parse_args()
    reports = _kept(options.kept, lambda: choose(options))
    if options.write:
        lines = (json.dumps({"id": r.given_id, "text": r.text}) + "\n" for r in reports)
        options.write.write_text("".join(lines), "utf-8")
    else:
        print(json.dumps(measured(reports, options.workers)))


def choose(options: argparse.Namespace) -> list[Report]:
    """Return the reports that the command line asks for."""
    if options.what == "relevant":
        return relevant(options.corpora, options.reports or 300)
    return stream(options.corpora, options.news, options.reports or 1000)


def _kept(path: Path | None, make: Callable[[], list[Report]]) -> list[Report]:
    """Return the reports of a file, which is made if it is not there."""
    if path is None:
        return make()
    if not path.exists():
        path.write_bytes(msgspec.json.encode(make()))
    return msgspec.json.decode(path.read_bytes(), type=list[Report])


def measured(reports: list[Report], workers: int) -> dict[str, float]:
    """Understand the reports and return the figures; CPU is that of all processes."""
    before, start = _cpu_seconds(), time.perf_counter()
    told = [len(out) for _, out in pipeline.understand_each(reports, Settings(workers=workers))]
    seconds, cpu = time.perf_counter() - start, _cpu_seconds() - before
    return {
        "read": len(reports),
        "seconds": seconds,
        "cpu": cpu,
        "past the gate": sum(map(tells_of_violence, reports)),
        "with accounts": sum(map(bool, told)),
        "words a report": sum(len(one.text.split()) for one in reports) / len(reports),
    }


def _cpu_seconds() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, who))


def relevant(corpora: Path, number: int) -> list[Report]:
    """Return MUC development messages that the gate lets through, spread over all of them."""
    messages = read_messages(corpora / "muc34", ["dev"])
    kept = [one for one in reports_of(messages, Settings())[0] if tells_of_violence(one)]
    return kept[:: max(1, len(kept) // number)][:number]


def stream(corpora: Path, news: Iterable[str], number: int) -> list[Report]:
    """Return a stream in which relevant reports are spread evenly.

    Raises ValueError where there are not enough texts.
    """
    keys = read_keys(corpora / "muc34")
    messages = read_messages(corpora / "muc34", ["dev"])
    told = [one for one in messages if keys.get(one.message_id)]
    others = [one for name in news for one in _others(corpora, name)]
    others.sort(key=lambda one: hashlib.sha256(one.text.encode()).digest())
    wanted = -(-number // EVERY)
    if len(told) < wanted or len(others) < number - wanted:
        raise ValueError(f"{len(told)} relevant and {len(others)} other texts are too few")
    relevant, rest = iter(told[:: len(told) // wanted]), iter(others)
    chosen = [next(rest if at % EVERY else relevant) for at in range(number)]
    return reports_of(chosen, Settings())[0]


def _others(corpora: Path, name: str) -> list[Message]:
    if name == "muc34":
        keys = read_keys(corpora / "muc34")
        messages = read_messages(corpora / "muc34", ["dev"])
        return [one for one in messages if not keys.get(one.message_id)]
    return [
        Message(message_id=f"{name}-{at}", text=text, file_name=name)
        for at, text in enumerate(_texts(corpora, name))
    ]


def _texts(corpora: Path, name: str) -> Iterator[str]:
    if name == "lgl":
        root = ET.parse(corpora / "geo" / "lgl.xml").getroot()  # noqa: S314 - a known corpus
        yield from (one.findtext("text") or "" for one in root.iter("article"))
    else:
        every = read_gate_texts(corpora)
        yield from (one.text for one in every if one.corpus == name and one.violence is False)


if __name__ == "__main__":
    main()
