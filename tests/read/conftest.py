"""The builders of real files live beside the bad ones."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bad_input"))
