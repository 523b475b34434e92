"""Would this program reconcile a cluster as another did? The same print says so."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

# What a reconciled incident follows from, beside the cluster and the rule.
_PACKAGES = ("tallybook.reconcile", "tallybook.records", "tallybook.codebook")


@functools.cache
def reconciler_version() -> str:
    """Return a print of the code, the word lists and the codebook that reconciling goes by."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for name, data in _files(resources.files(package), package):
            digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def _files(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            found += _files(one, f"{name}/{one.name}")
        elif one.name.endswith((".py", ".toml")):
            found.append((f"{name}/{one.name}", one.read_bytes()))
    return found
