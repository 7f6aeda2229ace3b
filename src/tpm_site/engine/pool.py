"""Work on many values in several processes, where there are enough of them to be worth it.

Each worker has a pipe of its own to send results by, and only the worker holds its other end: when the
machine kills one, be it halfway through a result, the pipe ends and nobody waits for it.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FEWEST = 120
"""Below this many values the start of processes costs more than it saves; see benchmarks/."""
_CHUNK = 20
"""So many values a worker takes at a time; when there are none left, the others wait for the last one."""
_NUMBER = 4
"""Bytes of a chunk's number in the queue."""
_ROOM = 4096 // _NUMBER
"""So many numbers fit into any pipe."""
_KILLED = "a process of this run was killed, perhaps for want of memory; --jobs 1 needs the least"
T = TypeVar("T")
R = TypeVar("R")


def default_jobs() -> int:
    """As many as the processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def map_in_order(
    work: Callable[[T], R],
    values: Sequence[T],
    jobs: int,
    progress: Callable[[int], None],
    meanwhile: Callable[[], object] = bool,
) -> Iterator[R]:
    """`work` of each value, in the order of `values`. `progress` gets how many are done.

    `meanwhile` is done in this process once the others have begun. Workers are forked: they inherit `values`
    without copying, and only results cross over. Raises ChildProcessError, which is an OSError, where the
    machine ends one of them.
    """
    if jobs < 2 or len(values) < FEWEST or not hasattr(os, "fork"):
        for index, value in enumerate(values):
            yield work(value)
            progress(index + 1)
        return
    size = max(_CHUNK, -(-len(values) // _ROOM))
    chunks = [values[start : start + size] for start in range(0, len(values), size)]
    with _workers(work, chunks, jobs) as pipes:
        meanwhile()
        waiting: dict[int, Any] = {}
        done = 0
        for number in range(len(chunks)):
            while number not in waiting:
                waiting |= _received(pipes)
            results = _results(waiting.pop(number))
            yield from results
            done += len(results)
            progress(done)


@contextmanager
def aside(work: Callable[[T], R], values: Sequence[T], jobs: int) -> Iterator[Callable[[], list[R]]]:
    """Begins to work on a few values in a process of its own; gives a function that waits for the results.

    For work before which much has to be imported, while this process has other things to do.
    """
    if jobs < 2 or not values or not hasattr(os, "fork"):
        yield lambda: [work(value) for value in values]
        return
    with _workers(work, [values], 1) as pipes:
        yield lambda: _results(_received(pipes)[0])


def _results(found: Any) -> Any:
    """What a worker has sent; what went wrong there goes wrong here."""
    if isinstance(found, Exception):
        raise found
    return found


@contextmanager
def _workers(work: Callable[[T], R], chunks: Sequence[Sequence[T]], jobs: int) -> Iterator[list[Connection]]:
    """Forks workers; none is left afterwards. The pipes are where their results come in."""
    # The queue is a pipe with the numbers of all chunks: who reads one takes it; an empty one is at its end.
    queue, end = os.pipe()
    os.write(end, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(chunks))))
    os.close(end)
    pipes: list[Connection] = []
    workers: list[BaseProcess] = []
    try:
        with _no_interrupts():
            workers.extend(_fork(work, chunks, queue, pipes) for _ in range(min(jobs, len(chunks))))
        yield list(pipes)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
        for pipe in pipes:
            pipe.close()
        os.close(queue)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C reaches all processes of a terminal. The first one ends those forked in here."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _fork(
    work: Callable[[T], R], chunks: Sequence[Sequence[T]], queue: int, pipes: list[Connection]
) -> BaseProcess:
    # Where there is little to do, as in most builds, it is not loaded.
    from multiprocessing import get_context

    context = get_context("fork")
    pipe, results = context.Pipe(duplex=False)
    pipes.append(pipe)
    worker = context.Process(target=_serve, args=(work, chunks, queue, results, tuple(pipes)), daemon=True)
    worker.start()
    results.close()
    return worker


def _received(pipes: list[Connection]) -> dict[int, Any]:
    """The results that have come in, by number; waits for one. Drops the pipes of workers that are done."""
    from multiprocessing.connection import wait

    found: dict[int, Any] = {}
    ready = wait(pipes)
    for pipe in [pipe for pipe in pipes if pipe in ready]:
        try:
            number, results = pipe.recv()
        except (EOFError, OSError):
            raise ChildProcessError(_KILLED) from None
        if number is None:
            pipes.remove(pipe)
        else:
            found[number] = results
    return found


class _Caught:
    """Keeps what goes wrong in its block: it is raised again in the first process."""

    error: Exception | None = None

    def __enter__(self) -> _Caught:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


def _serve(
    work: Callable[[Any], Any],
    chunks: Sequence[Sequence[Any]],
    queue: int,
    results: Connection,
    others: Sequence[Connection],
) -> None:
    """A worker: takes chunks until there are none, and says that there are none."""
    for pipe in others:
        pipe.close()
    with suppress(BrokenPipeError):  # The first process is gone: nobody wants the results.
        while taken := os.read(queue, _NUMBER):
            number = int.from_bytes(taken, "big")
            found: object = None
            with _Caught() as caught:
                found = [work(value) for value in chunks[number]]
            if caught.error:
                caught.error.add_note(f"In a worker:\n{''.join(traceback.format_exception(caught.error))}")
            _send(results, number, caught.error or found)
        results.send((None, None))


def _send(results: Connection, number: int, found: object) -> None:
    with _Caught() as caught:
        results.send((number, found))
    if isinstance(caught.error, BrokenPipeError):
        raise caught.error
    if caught.error:  # Whatever pickle makes of a value that cannot cross over.
        results.send((number, RuntimeError(f"a result cannot be handed over: {caught.error!r}")))
