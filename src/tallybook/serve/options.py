"""With which address, users and limits does the server run? And may it run so at all?"""

from __future__ import annotations

import ipaddress
from pathlib import Path

import msgspec

from tallybook.errors import UsageError

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8765
# Names under which a browser on this machine reaches a loopback address.
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


class ServeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the server runs.

    `hosts` are further names, with their port if it is not the usual one, under which browsers
    reach it, for a proxy before it; `https` says that a proxy before it encrypts. `decider` is
    the name of who decides where nobody has to log in. `body_limit` is in bytes.
    """

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    users: Path | None = None
    hosts: tuple[str, ...] = ()
    https: bool = False
    decider: str = "desk"
    withhold_names: bool = False
    body_limit: int = 256 * 1024


def check(options: ServeOptions) -> None:
    """Raise UsageError for an address that others can reach without users who log in."""
    if options.users is None and not is_loopback(options.host):
        raise UsageError(
            f"{options.host} can be reached from other machines, and nobody would have to log in",
            next_step="name users: `tallybook users add NAME --role keeper --users users.toml`, "
            "then serve with `--users users.toml`; or leave --host out",
        )
    if options.users is None and options.hosts:
        raise UsageError(
            f"{', '.join(options.hosts)}: a proxy would let others in, and nobody would have to "
            "log in",
            next_step="name users with --users, or leave --also out",
        )


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def allowed_hosts(options: ServeOptions) -> frozenset[str]:
    """Return the values of the header Host that are ours, in lower case."""
    ours = [options.host if ":" not in options.host else f"[{options.host.strip('[]')}]"]
    if is_loopback(options.host):
        ours += _LOOPBACK_NAMES
    with_port = {f"{one}:{options.port}" for one in ours}
    bare = set(ours) if options.port in (80, 443) else set()
    return frozenset(one.lower() for one in (*with_port, *bare, *options.hosts))
