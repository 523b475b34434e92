"""With whom do the processes that we started talk? Their sockets as Linux lists them."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path

PROC = Path("/proc")


def addresses() -> set[str]:
    """Return the addresses on which our descendants listen, or with which they are connected."""
    ours = _descendants(os.getpid())
    inodes = {inode for pid in ours for inode in _sockets(pid)}
    rows = [row.split() for name in ("tcp", "tcp6", "udp", "udp6") for row in _table(name)]
    ends = {end for row in rows if row[9] in inodes for end in _ends(row)}
    return {str(one) for one in ends}


def _ends(row: list[str]) -> set[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Return where a socket listens, and its other end where it has one."""
    here, there = _address(row[1]), _address(row[2])
    return {here} if there.is_unspecified else {here, there}


def is_loopback(address: str) -> bool:
    """Return whether an address is of this machine alone."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def _table(name: str) -> list[str]:
    return (PROC / "net" / name).read_text().splitlines()[1:]


def _descendants(root: int) -> set[int]:
    parents = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                status = (folder / "status").read_text()
            except OSError:
                continue
            found = re.search(r"^PPid:\s*(\d+)", status, re.MULTILINE)
            parents[int(folder.name)] = int(found[1]) if found else 0
    ours = {root}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return ours


def _sockets(pid: int) -> set[str]:
    found = set()
    try:
        for handle in (PROC / str(pid) / "fd").iterdir():
            target = str(handle.readlink())
            if target.startswith("socket:["):
                found.add(target[8:-1])
    except OSError:
        return found
    return found


def _address(field: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the address of a field such as 0100007F:1F90."""
    raw = bytes.fromhex(field.split(":")[0])
    words = b"".join(raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    return ipaddress.ip_address(words)
