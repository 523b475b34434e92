"""Where is the work of a stage done? Inline, in a pool of child processes, or on Ray Data.

Every engine gives the same answers in the same order, byte for byte, and keeps untrusted text in
child processes under limits. `pipeline` asks for one (`sandbox.Engine`); commands choose it.
"""

from tallybook.engines.choose import check_engine, opened_engine, ray_version

__all__ = ["check_engine", "opened_engine", "ray_version"]
