"""Workers: one function over many items, on all cores, in order.

What waits is bounded, so that memory does not grow with the number of items; an item whose process dies takes no
other with it.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A process costs about a second to start, as much as reading a dozen reports.
FEW = 16
CHUNK = 8
CHUNKS_A_WORKER = 3


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Give the items in lists of a size, the last one shorter.

    >>> list(batched("abc", 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int | None = None,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Give `function(item)` for each item, in order; `died(item)` where the process working on it died.

    `workers` None means one a core. Few items, or one worker, are done in this process, and so is everything where
    no process can be started. Function and items must be picklable; the function tells of errors by its result.
    """
    rest = iter(items)
    count = workers or os.cpu_count() or 1
    first = list(islice(rest, FEW)) if count > 1 else []
    crew = _Crew(function, died, count=count) if len(first) == FEW else None
    if crew is None or not crew.works():
        yield from map(function, chain(first, rest))
        return
    try:
        for chunk in batched(chain(first, rest), CHUNK):
            crew.give(chunk)
            if crew.is_busy:
                yield from crew.take()
        while crew.pending:
            yield from crew.take()
    finally:
        crew.stop()


class _Crew(Generic[Item, Result]):
    """Processes at work on chunks of items; what they were given and did not return yet is `pending`, oldest first."""

    def __init__(self, function: Callable[[Item], Result], died: Callable[[Item], Result], *, count: int) -> None:
        self.function, self.died, self.count = function, died, count
        self.pending: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        self.pool = _start_pool(count)

    def works(self) -> bool:
        """Tell whether processes can be started here: in a script without a main guard they cannot."""
        try:
            self.pool.submit(os.getpid).result()
        except (BrokenProcessPool, OSError):
            return False
        return True

    @property
    def is_busy(self) -> bool:
        return len(self.pending) >= self.count * CHUNKS_A_WORKER

    def give(self, chunk: list[Item]) -> None:
        self.pending.append((chunk, self._submit(chunk)))

    def take(self) -> list[Result]:
        """Return the results of the oldest chunk; where a process died, find by which item, one at a time."""
        chunk, future = self.pending.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self.stop()
            results = [self._alone(item) for item in chunk]
            self.pool = _start_pool(self.count)
            self._give_again()
            return results

    def stop(self) -> None:
        self.pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: list[Item]) -> "Future[list[Result]]":
        try:
            return self.pool.submit(_apply, self.function, chunk)
        except BrokenProcessPool as broken:
            future: Future[list[Result]] = Future()
            future.set_exception(broken)
            return future

    def _give_again(self) -> None:
        """Submit anew what broke with the pool; chunks done before keep their results."""
        for place, (chunk, future) in enumerate(self.pending):
            if future.cancelled() or future.exception():
                self.pending[place] = (chunk, self._submit(chunk))

    def _alone(self, item: Item) -> Result:
        with _start_pool(1) as pool:
            try:
                return pool.submit(self.function, item).result()
            except BrokenProcessPool:
                return self.died(item)


def _apply(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _start_pool(count: int) -> ProcessPoolExecutor:
    # Never a plain fork: the parent has threads (a progress bar) and an open database.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(method), initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and go when the parent goes, however it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
