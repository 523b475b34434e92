"""The child process: `python -m tallybook.sandbox TASK PARENT_PID MEMORY_MB CPU_S`.

What always holds here: the two pipes to the parent are out of reach of any library (standard
input and both outputs lead nowhere); the process ends when its parent does; after the task is
loaded, nothing can open a network connection or start a program through Python.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from types import ModuleType
from typing import BinaryIO

from tallybook.sandbox.frames import END, FAILED, PART, READY, read_frame, write_frame
from tallybook.sandbox.limits import MB
from tallybook.sandbox.tasks import Task, load_task, parts_of, words_of

resource: ModuleType | None
try:
    import resource
except ImportError:  # not on Windows: there the parent's clock is the only limit
    resource = None

_PR_SET_PDEATHSIG = 1
_REFUSED = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.fork",
        "os.startfile",
    }
)


def main(task_name: str, parent: int, memory_mb: int, cpu_s: int) -> None:
    """Serve payloads until the parent closes the pipe."""
    requests, answers = _take_pipes()
    _end_with(parent)
    _limit_memory(memory_mb)
    try:
        task = load_task(task_name)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must be told
        write_frame(answers, FAILED, f"start:{words_of(error)}".encode())
        return
    sys.addaudithook(_refuse)
    write_frame(answers, READY)
    while (frame := read_frame(requests)) is not None:
        if not _serve(task, frame[1], answers, cpu_s):
            return


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes away from 0 and 1, and let 0, 1 and 2 lead nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return requests, answers


def _end_with(parent: int) -> None:
    """Let an interrupt be the parent's business, and its death ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        # Also while computing: end of file is seen only between two payloads.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _limit_memory(memory_mb: int) -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = memory_mb * MB
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # macOS knows the name but refuses the value: the clocks still hold there.
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _allow_cpu(cpu_s: int) -> None:
    """Give the process `cpu_s` seconds from now; the system ends it when they are used up."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime) + cpu_s
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _serve(task: Task, payload: bytes, answers: BinaryIO, cpu_s: int) -> bool:
    """Answer one payload; False when this process should not take another."""
    _allow_cpu(cpu_s)
    try:
        for part in parts_of(task(payload)):
            write_frame(answers, PART, part)
            _allow_cpu(cpu_s)
    except MemoryError:
        write_frame(answers, FAILED, b"memory:")
        return False
    except BrokenPipeError:
        return False
    except Exception as error:  # noqa: BLE001 - one bad payload never ends the run
        write_frame(answers, FAILED, f"error:{words_of(error)}".encode())
        return True
    except BaseException as error:  # noqa: BLE001 - a panic of a library written in Rust
        write_frame(answers, FAILED, f"crash:{words_of(error)}".encode())
        return False
    write_frame(answers, END)
    return True


def _refuse(event: str, _args: object) -> None:
    if event in _REFUSED:
        raise PermissionError(f"{event} is not allowed while untrusted bytes are read")


if __name__ == "__main__":
    main(sys.argv[1], *(int(one) for one in sys.argv[2:5]))
