"""The understanding of one report in a child whose parts lie in the folder SMALL_PARTS."""

import os
from pathlib import Path

from tallybook import weights
from tallybook.understand.batch import understand_payload as understand

weights.__file__ = str(Path(os.environ["SMALL_PARTS"]) / "weights.py")

__all__ = ["understand"]
