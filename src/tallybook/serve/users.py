"""Who may use the pages, in which role? A file of names, roles and hashes of passwords.

    [users."anna"]
    role = "reviewer"
    password = "scrypt$16384$8$1$...$..."

Roles: a reader reads, a reviewer also decides, a keeper also undoes what others decided and signs
others out. The file is read again when it changes.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import threading
import tomllib
from pathlib import Path

import msgspec

from tallybook.errors import BadSetting, UsageError
from tallybook.serve import passwords

ROLES = ("reader", "reviewer", "keeper")
_NAME = re.compile(r"[\w.@-]{1,60}")


class User(msgspec.Struct, frozen=True, kw_only=True):
    """One person who may log in."""

    name: str
    role: str
    password: str

    def may(self, role: str) -> bool:
        """Return whether this user's role holds the rights of that one."""
        return may(self.role, role)


def may(role: str, needed: str) -> bool:
    """Return whether a role holds the rights of another one."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(needed)


def read_users(path: Path) -> dict[str, User]:
    """Return the users of the file by name. Raises BadSetting, naming file and user."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSetting(
            f"{path}: no file of users: {error}",
            next_step=f"make one: `tallybook users add NAME --role keeper --users {path}`",
        ) from error
    named = raw.get("users", {})
    if not isinstance(named, dict) or set(raw) - {"users"}:
        raise BadSetting(f"{path}: it holds something else than users", next_step=_SHAPE)
    return {name: _user(path, name, values) for name, values in named.items()}


_SHAPE = 'each user is a table `[users."NAME"]` with `role` and `password`'


def _user(path: Path, name: str, values: object) -> User:
    if not isinstance(values, dict) or set(values) != {"role", "password"}:
        raise BadSetting(f"{path}: user {name!r} is not whole", next_step=_SHAPE)
    role, password = str(values["role"]), str(values["password"])
    check_role(role, where=f"{path}: user {name!r}: ")
    if not passwords.is_hash(password):
        raise BadSetting(
            f"{path}: user {name!r}: the password is not a hash made by Tallybook",
            next_step=f"set it anew: `tallybook users add {name} --users {path}`",
        )
    return User(name=name, role=role, password=password)


def check_role(role: str, *, where: str = "") -> None:
    """Raise BadSetting for what is no role."""
    if role not in ROLES:
        raise BadSetting(
            f"{where}no role is called {role!r}", next_step=f"the roles are: {', '.join(ROLES)}"
        )


def add_user(path: Path, name: str, role: str, password: str) -> bool:
    """Add a user to the file, or change one; return whether the name is new.

    Raises UsageError for a name or password that cannot be used.
    """
    check_role(role)
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot be a user's name",
            next_step="use 1 to 60 letters, digits, or . _ - @",
        )
    _check_password(password)
    users = read_users(path) if path.exists() else {}
    known = name in users
    users[name] = User(name=name, role=role, password=passwords.hashed(password))
    _write(path, users)
    return not known


def _check_password(password: str) -> None:
    if not passwords.LEAST_LENGTH <= len(password) <= passwords.MOST_LENGTH:
        raise UsageError(
            f"the password has {len(password)} characters",
            next_step=f"choose one of {passwords.LEAST_LENGTH} to {passwords.MOST_LENGTH}: "
            "four or five words that do not belong together are good",
        )


def remove_user(path: Path, name: str) -> None:
    """Take a user out of the file. Raises UsageError if there is none of that name."""
    users = read_users(path)
    if name not in users:
        raise UsageError(
            f"{path} has no user {name!r}", next_step=f"it has: {', '.join(users) or 'nobody'}"
        )
    del users[name]
    _write(path, users)


def _write(path: Path, users: dict[str, User]) -> None:
    """Write the file whole or not at all, readable by its owner only."""
    lines = ["# Who may use the pages of `tallybook serve`. Made by `tallybook users`.\n"]
    for name, user in sorted(users.items()):
        lines.append(
            f'\n[users.{json.dumps(name)}]\nrole = "{user.role}"\npassword = "{user.password}"\n'
        )
    handle, part = tempfile.mkstemp(dir=path.absolute().parent, prefix=".users-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    Path(part).replace(path)


class Users:
    """The users of one file, read again when the file changes; none at all without a file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._users: dict[str, User] = {}
        if path is not None:
            self._users, self._stamp = read_users(path), _stamp(path)

    @property
    def open_to_all(self) -> bool:
        """Whether nobody has to log in."""
        return self._path is None

    def every(self) -> dict[str, User]:
        """Return the users by name; those of before while the file cannot be read."""
        with self._turn:
            if self._path is not None:
                self._read_again(self._path)
            return self._users

    def _read_again(self, path: Path) -> None:
        try:
            stamp = _stamp(path)
            if stamp != self._stamp:
                self._users, self._stamp = read_users(path), stamp
        except (BadSetting, OSError):
            # Half-edited by hand: the users of before hold until it reads back.
            return

    def log_in(self, name: str, password: str) -> User | None:
        """Return the user if the password is theirs; an unknown name takes as long."""
        user = self.every().get(name)
        kept = user.password if user is not None else passwords.NOBODY
        return user if passwords.matches(password, kept) and user is not None else None


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
