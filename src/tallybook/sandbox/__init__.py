"""How untrusted bytes are worked on: one task function in child processes with limits.

A crash, a hang or a bomb costs only the item that holds it: the child is killed, the item ends
in a `Failure`, and a fresh child takes the next one. Bytes go in and bytes come out, framed by
their length; nothing is pickled. `workers=0` runs the task in this process, without limits.
"""

from tallybook.sandbox.engine import Engine, Workers
from tallybook.sandbox.limits import CAUSES, Failure, Limits
from tallybook.sandbox.pool import Answer, Sandbox

__all__ = ["CAUSES", "Answer", "Engine", "Failure", "Limits", "Sandbox", "Workers"]
