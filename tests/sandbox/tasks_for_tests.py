"""Tasks that behave and misbehave, run in child processes by `test_sandbox.py`."""

import ctypes
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path


def upper(payload: bytes) -> bytes:
    return payload.upper()


def letters(payload: bytes) -> Iterator[bytes]:
    for letter in payload.decode():
        yield letter.encode()


def endless(payload: bytes) -> Iterator[bytes]:
    while True:
        yield payload * 100_000


def noisy(payload: bytes) -> bytes:
    sys.stdout.write("a library talks")
    os.write(1, b"and a C library too")
    sys.stderr.write("warning")
    return payload + str(sys.stdin.read()).encode()


def trouble(payload: bytes) -> bytes:
    match payload:
        case b"memory":
            return bytes(8 * 1024**3)
        case b"spin":
            while True:
                pass
        case b"sleep":
            time.sleep(60)
        case b"die":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"quit":
            os._exit(3)
        case b"raise":
            raise ValueError("no such\nthing")
        case b"recurse":
            return trouble_again(payload)
        case b"large":
            return bytes(3 * 1024**2)
        case b"connect":
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        case b"spawn":
            os.system("true")  # noqa: S605 - it must be refused
        case b"leak":
            ctypes.CDLL(None).malloc(1)
            KEPT.append(bytearray(90 * 1024**2))
    return b"fine " + payload


KEPT: list[bytearray] = []


def trouble_again(payload: bytes) -> bytes:
    return trouble_again(payload)


def address_space(payload: bytes) -> bytes:
    return str(resource.getrlimit(resource.RLIMIT_AS)[0]).encode()


def write_pid_and_sleep(payload: bytes) -> bytes:
    Path(payload.decode()).write_text(str(os.getpid()))
    while True:
        pass


class Counter:
    """Built once a child: its count goes on from payload to payload."""

    def __init__(self) -> None:
        self.step = 0
        self.count = 0

    def load(self) -> None:
        self.step = 10

    def __call__(self, payload: bytes) -> bytes:
        self.count += self.step
        return b"%d" % self.count
