"""What can go wrong, by name: which input, where, what was expected, what to do next.

The tree::

    TallybookError            base; never raised itself
    ├── UsageError            the command or a setting is wrong            exit 2
    │   ├── BadSetting        a value in tallybook.toml, the environment or a flag
    │   ├── UnknownCode       a code that no codebook list has
    │   ├── UnknownRecord     an incident, report or account that the book does not hold
    │   └── MissingExtra      a part that is not installed
    ├── UnreadableReport      one input gave no report; the run goes on    exit 1
    ├── StaleDecision         the incident changed since a person looked   exit 1
    ├── AlteredPart           a trained part is not what its card says     exit 1
    ├── NothingUnderstood     every text that was to be scored failed      exit 1
    ├── UnreadableGazetteer   a list of places cannot be added or used     exit 1
    ├── BadGold               a gold file does not hold what it should     exit 1
    └── BookError             the book cannot be used                      exit 3
        ├── BookLocked        another process is writing
        ├── BookDamaged       the log, a hash or a quote does not hold
        ├── BookTooNew        written by a later version
        └── BookFull          the disk took no more
"""

import typing


class TallybookError(Exception):
    """Base of every error that Tallybook raises on purpose.

    `message` says what was found and where; `next_step` says what the reader can do.
    """

    exit_code = 1

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}; {self.next_step}" if self.next_step else self.message


class UsageError(TallybookError):
    """The command line or a setting asks for something that cannot be done."""

    exit_code = 2


class BadSetting(UsageError):
    """A setting has a value that is not allowed; the message names where it was set."""


class UnknownCode(UsageError):
    """A code that the named codebook list does not have; the message offers the nearest."""


class UnknownRecord(UsageError):
    """An incident, report or account id that the book does not hold."""


class MissingExtra(UsageError):
    """A part that is not installed; the message says what to install."""


class UnreadableReport(TallybookError):
    """One input gave no report: which one, why, and what to do. The run goes on."""

    def __init__(self, source_name: str, cause: str, *, next_step: str) -> None:
        super().__init__(f"{source_name}: {cause}", next_step=next_step)
        self.source_name = source_name
        self.cause = cause


class StaleDecision(TallybookError):
    """The incident changed since the person looked at it: nothing was decided.

    `seen` is the incident as the person saw it, `now` as it stands, `what` the changes in words.
    """

    def __init__(
        self, incident_id: str, *, seen: typing.Any, now: typing.Any, what: tuple[str, ...] = ()
    ) -> None:
        changed = f"since then: {'; '.join(what)}; " if what else ""
        super().__init__(
            f"incident {incident_id} is at version {now.version}; you looked at {seen.version}",
            next_step=f"{changed}look at it again, then decide on version {now.version}",
        )
        self.seen = seen
        self.now = now


class AlteredPart(TallybookError):
    """A file of a trained part is missing or is not the one that its card names."""

    def __init__(self, part: str, file_name: str) -> None:
        super().__init__(
            f"trained part {part}: {file_name} is missing or is not the file that its card names",
            next_step="install Tallybook again, or set TALLYBOOK_PARTS=none to work by rules only",
        )


class NothingUnderstood(TallybookError):
    """Every text that was to be scored failed: a score of none would say nothing."""

    def __init__(self, failed: dict[str, str]) -> None:
        first, cause = next(iter(failed.items()))
        super().__init__(
            f"none of {len(failed)} texts could be understood; the first, {first}: {cause}",
            next_step="if it was time or memory, raise the setting time_s or memory_mb; "
            "else look at `tallybook doctor`",
        )


class UnreadableGazetteer(TallybookError):
    """A list of places to be added, or the file of added ones, cannot be read or written."""


class BadGold(TallybookError):
    """A gold file is missing or does not hold what its layout promises."""


class Unaccounted(TallybookError):
    """Some input is neither read nor a copy nor unreadable: a fault of this program."""


class BookError(TallybookError):
    """The book cannot be opened, read or written."""

    exit_code = 3


class BookLocked(BookError):
    """Another process is writing to the book."""


class BookDamaged(BookError):
    """The log, a stored hash or a quote does not hold; `verify` lists every place."""


class BookTooNew(BookError):
    """The book was written by a later version of Tallybook."""


class BookFull(BookError):
    """The disk took no more; what was acknowledged before is kept."""
