#!/usr/bin/env python3
"""Starts servers that can be killed: each in a child, so that starting one takes no imports.

killable.py BOOK USERS      each line on standard input starts one; its pid and port are printed
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from tallybook.serve.app import make_app
from tallybook.serve.options import ServeOptions
from tallybook.serve.running import bind, server_of


def main() -> None:
    """Start a server for each line read."""
    folder = Path(sys.argv[1])
    for _ in sys.stdin:
        options = ServeOptions(port=0)
        bound = bind(options)
        options = msgspec.structs.replace(options, port=bound.getsockname()[1])
        child = os.fork()
        if child == 0:
            server_of(make_app(folder, options)).run(sockets=[bound])
            os._exit(0)
        bound.close()
        sys.stdout.write(f"{child} {options.port}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
