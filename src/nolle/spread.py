"""The same work on many items, in this process or spread over several; answers come in the order of the items.

Only a few items are ahead of the one that is answered next, so that memory stays flat however many there are.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from nolle.errors import NolleError

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AHEAD = 4  # items a process
_here: dict[str, Callable[[Any], Any]] = {}


def spread(prepare: Callable[[], Callable[[Item], Answer]], items: Iterable[Item], jobs: int = 1) -> Iterator[Answer]:
    """The answer to each item, in order. ``prepare`` makes the work ready, once in each process; with one job it is this process.

    What the work raises is raised here. Raises NolleError where a process was killed.
    """
    if jobs == 1:
        yield from map(prepare(), items)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (pickle.dumps(prepare),))
    try:
        yield from _in_order(pool, items, jobs * _AHEAD)
    except BrokenProcessPool as error:
        raise NolleError("one of the processes that shared the work was ended from outside (too little memory?); run it again with fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, items: Iterable[Item], ahead: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for item in items:
        waiting.append(pool.submit(_answer, item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin(prepare: bytes) -> None:
    """Each process counts with one thread, leaves Ctrl-C to the first process, and ends with it, however that one ends.

    ``prepare`` comes pickled, so that what it needs is imported only now: the number of threads is settled then.
    """
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _here["prepare"] = pickle.loads(prepare)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(item: Any) -> Any:
    """Made ready with the first item, so that what is wrong then is told as an answer."""
    if "work" not in _here:
        _here["work"] = _here["prepare"]()  # type: ignore[call-arg]
    return _here["work"](item)
