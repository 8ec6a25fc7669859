"""Work spread over the machine's cores by processes that share what was read, and take the next piece when free.

`concurrent.futures` does this too, but to import it and to hand its processes their work takes longer than the checks
of a large project.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_MOST = 4
"""More processes than these gain little: all of them first need what is shared."""
_LARGE = 1000
"""Of fewer entries, to start another process takes longer than it saves."""
_PIECES = 2000
"""A pipe holds the numbers of so many on every system."""
_NUMBER = struct.Struct("H")


def processes(entries: int) -> int:
    """How many processes are worth it here for work on so many entries; one where a fork is not safe."""
    if entries < _LARGE or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def spread(work: Callable[[int], T], count: int, workers: int) -> list[T]:
    """`[work(0), …, work(count - 1)]`, by so many processes.

    What a child process could not do, this one does again: an exception is raised here, with its own traceback.

    Args:
        work: Has no effect but its result, which can be pickled.
        count: How many pieces there are.
        workers: Processes, this one included.
    """
    if workers == 1 or count > _PIECES:
        return [work(number) for number in range(count)]
    queue = _queue(count)
    pipes = [_forked(work, queue) for _ in range(workers - 1)]
    done = dict(_take(work, queue))
    os.close(queue)
    for pipe, child in pipes:
        with open(pipe, "rb") as answer:  # noqa: PTH123 -- no path, but an open pipe
            told = answer.read()
        os.waitpid(child, 0)
        if told:
            done.update(pickle.loads(told))  # noqa: S301 -- from our own child
    return [done[number] if number in done else work(number) for number in range(count)]


def _queue(count: int) -> int:
    """A pipe with the number of each piece: whoever reads it does that piece, and nobody reads it twice."""
    read, write = os.pipe()
    os.write(write, b"".join(map(_NUMBER.pack, range(count))))
    os.close(write)
    return read


def _take(work: Callable[[int], T], queue: int) -> list[tuple[int, T]]:
    found = []
    while told := os.read(queue, _NUMBER.size):
        (number,) = _NUMBER.unpack(told)
        found.append((number, work(number)))
    return found


def _forked(work: Callable[[int], T], queue: int) -> tuple[int, int]:
    """A child process that takes pieces, too; the pipe on which it tells what came of them, and its number."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return read, child
    # Nothing of the parent's may be flushed, closed or run at exit by the child.
    try:
        with open(write, "wb") as answer:  # noqa: PTH123 -- as above
            answer.write(pickle.dumps(_take(work, queue), pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)
