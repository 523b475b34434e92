"""What must be kept of a linked book so that one more report is linked without the rest?

A file beside the book: the profile of each account, under which keys it stands, in which chain of
likely pairs, and which accounts are the sample. It holds nothing that linking the whole book does
not make again, and may be deleted at any time.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
import numpy as np

from tallybook.link.candidates import Members, rarest_of, window_of_days
from tallybook.link.columns import Numbers
from tallybook.link.keys import keys_of
from tallybook.link.profile import Profile
from tallybook.link.spans import is_open
from tallybook.link.usual import Usual
from tallybook.link.wording import BLOCKING, Wording

# Raised when what the file holds changes.
_VERSION = 1
_AT_ONCE = 500
_TABLES = """
create table book (name text primary key, value) without rowid;
create table accounts (
    number integer primary key, account_id text not null unique, chain integer not null,
    sampled integer not null, profile blob not null
);
create index accounts_by_chain on accounts (chain);
create table windows (
    number integer primary key, first integer not null, last integer not null,
    open integer not null, rarest blob not null
);
create table keys (
    key integer, number integer, asks integer not null, primary key (key, number)
) without rowid;
create table riders (account_id text primary key, head text not null, report_id text not null)
without rowid;
create index riders_by_head on riders (head);
create table reports (report_id text primary key) without rowid;
"""


@functools.cache
def program() -> str:
    """Return what made a file that can be read: its version, and a print of the rules of linking.

    The file of another release is not read: it would link by other rules than the rest of the book.
    """
    digest = hashlib.blake2b(digest_size=16)
    for one in sorted(Path(__file__).parent.iterdir()):
        if one.suffix in (".py", ".toml", ".txt"):
            digest.update(one.name.encode() + one.read_bytes())
    return f"{_VERSION} {digest.hexdigest()}"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of accounts under keys: the number of each, and whether it asks for partners."""

    key: Numbers
    number: Numbers
    asks: Numbers


class LinkIndex:
    """The file; `LinkIndex.open` gives it if it is there and can be read, `make` an empty one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._usual: Usual | None = None

    @classmethod
    def make(cls, path: Path) -> LinkIndex:
        """Return a new, empty index at `path`, whatever was there.

        What is written here cannot be taken back: open the file anew to take in more.
        """
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        # It can be made again at any time: it need not outlive a power cut.
        connection.executescript(f"pragma journal_mode=off; pragma synchronous=off; {_TABLES}")
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> LinkIndex | None:
        """Return the index at `path`; None if there is none, or one that was not finished."""
        if not path.is_file():
            return None
        index = cls(sqlite3.connect(path))
        try:
            finished = index.read("program") == program()
        except sqlite3.DatabaseError:
            finished = False
        if not finished:
            index.close()
            return None
        return index

    def __enter__(self) -> LinkIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._db.close()

    def rollback(self) -> None:
        """Forget what was written since the last commit."""
        self._db.rollback()

    def read(self, name: str) -> int | str | None:
        """Return what was written under a name."""
        row = self._db.execute("select value from book where name = ?", (name,)).fetchone()
        return row[0] if row else None

    def write(self, **values: int | str | None) -> None:
        """Write values under names."""
        self._db.executemany("insert or replace into book values (?, ?)", values.items())

    def add(
        self, number: int, profile: Profile, wording: Wording, *, chain: int, sampled: bool = False
    ) -> None:
        """Add an account."""
        account = (number, profile.account_id, chain, sampled, msgspec.msgpack.encode(profile))
        self._db.execute("insert into accounts values (?, ?, ?, ?, ?)", account)
        rarest = np.array(rarest_of(wording), np.int64).tobytes()
        window = (number, *window_of_days(profile), is_open(profile.window), rarest)
        self._db.execute("insert into windows values (?, ?, ?, ?, ?)", window)
        rows = ((key, number, asks) for key, asks in keys_of(profile, wording).items())
        self._db.executemany("insert into keys values (?, ?, ?)", rows)
        self._add_report(profile.report_id)

    def add_rider(self, account_id: str, head: str, report_id: str) -> None:
        """Add an account for which another stands."""
        self._db.execute(
            "insert or replace into riders values (?, ?, ?)", (account_id, head, report_id)
        )
        self._add_report(report_id)

    def _add_report(self, report_id: str) -> None:
        self._db.execute("insert or ignore into reports values (?)", (report_id,))

    def knows(self, report_id: str) -> bool:
        """Return whether accounts of a report are here."""
        asked = "select 1 from reports where report_id = ?"
        return self._db.execute(asked, (report_id,)).fetchone() is not None

    @property
    def position(self) -> str:
        """Where in the life of the book the file stands, as `settle` was told; empty at first."""
        return str(self.read("position") or "")

    def settle(self, position: str) -> None:
        """Make all that was written stand."""
        self.write(position=position)
        self._db.commit()

    def set_chain(self, numbers: Iterable[int], chain: int) -> None:
        """Let these accounts be of one chain."""
        rows = ((chain, number) for number in numbers)
        self._db.executemany("update accounts set chain = ? where number = ?", rows)

    def usual(self) -> Usual:
        """Return what is usual, by the sample; it is learnt once."""
        if self._usual is None:
            rows = self._db.execute("select profile from accounts where sampled")
            self._usual = Usual(_profile(data) for (data,) in rows)
        return self._usual

    def next_number(self) -> int:
        """Return the number for the next account."""
        row = self._db.execute("select coalesce(max(number), -1) + 1 from accounts").fetchone()
        return int(row[0])

    def number_of(self, account_ids: Collection[str]) -> dict[str, int]:
        """Return the numbers of those of these accounts that are known."""
        rows = self._asked("select account_id, number from accounts where account_id", account_ids)
        return {str(name): int(number) for name, number in rows}

    def heads_of(self, account_ids: Collection[str]) -> dict[str, str]:
        """Return, for those of these accounts that ride, the account that stands for each."""
        rows = self._asked("select account_id, head from riders where account_id", account_ids)
        return {str(name): str(head) for name, head in rows}

    def riders_of(self, heads: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """Return the riders of these accounts with their reports, in order."""
        found: dict[str, list[tuple[str, str]]] = {}
        asked = "select head, account_id, report_id from riders where head"
        for head, account_id, report_id in sorted(self._asked(asked, heads)):
            found.setdefault(str(head), []).append((str(account_id), str(report_id)))
        return found

    def profiles(self, numbers: Collection[int]) -> dict[int, Profile]:
        """Return the profiles of accounts."""
        rows = self._asked("select number, profile from accounts where number", numbers)
        return {int(number): _profile(data) for number, data in rows}

    def chained(self, numbers: Collection[int]) -> set[int]:
        """Return all accounts of the chains that these stand in."""
        rows = self._asked("select chain from accounts where number", numbers)
        chains = {int(chain) for (chain,) in rows}
        rows = self._asked("select number from accounts where chain", chains)
        return {int(number) for (number,) in rows}

    def chain_of(self, numbers: Collection[int]) -> dict[int, int]:
        """Return the chain that each of these stands in."""
        rows = self._asked("select number, chain from accounts where number", numbers)
        return {int(number): int(chain) for number, chain in rows}

    def held(self, keys: Collection[int]) -> dict[int, int]:
        """Return how many accounts stand under each key."""
        asked = "select key, count(*) from keys where key"
        return {int(key): int(held) for key, held in self._asked(asked, keys, " group by key")}

    def block(self, keys: Collection[int]) -> Block:
        """Return all accounts under these keys."""
        rows = self._asked("select key, number, asks from keys where key", keys)
        table = np.array(rows, np.int64).reshape(-1, 3)
        return Block(key=table[:, 0], number=table[:, 1], asks=table[:, 2])

    def members(self, numbers: Sequence[int]) -> Members:
        """Return the windows and rare words of accounts, in the order of their numbers."""
        rows = sorted(self._asked("select * from windows where number", numbers))
        days = np.array([row[1:4] for row in rows], np.int64).reshape(-1, 3)
        rarest = np.frombuffer(b"".join(row[4] for row in rows), np.int64)
        return Members(
            first=days[:, 0],
            last=days[:, 1],
            open=days[:, 2] > 0,
            rarest=rarest.reshape(-1, BLOCKING),
        )

    def _asked(
        self, question: str, values: Collection[int] | Collection[str], end: str = ""
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a question about many values, some hundreds at a time."""
        found: list[tuple[Any, ...]] = []
        for part in _parts(sorted(values)):
            marks = ",".join("?" * len(part))
            # Only question marks are put in: the values go beside the words.
            found += self._db.execute(f"{question} in ({marks}){end}", part)
        return found


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _profile(data: bytes) -> Profile:
    return msgspec.msgpack.decode(data, type=Profile)
