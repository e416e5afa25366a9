"""Orders in, futures of their outcomes out: here, or in a handful of processes of their own."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

import msgspec

from paraph.errors import EngineError
from paraph.publish.make.orders import Closed, Contents
from paraph.publish.make.worker import Order, Outcome, carry_out, read_message, result, write_message

ENOUGH_MB = 500
"""A process that has grown so large is replaced."""
ENOUGH_ORDERS = 24


class Pool(Protocol):
    """Whoever carries out orders."""

    def submit(self, order: Order) -> Future[Contents | Closed]:
        """The outcome, when it is there. Its exception is what the order raised."""


@contextmanager
def pool(jobs: int, *, apart: bool) -> Iterator[Pool]:
    """``jobs`` processes, or this one. At the end none is left, whatever happened."""
    if not apart:
        yield _Here()
        return
    children = _Children(jobs)
    try:
        yield children
    finally:
        children.close()


class _Here:
    def submit(self, order: Order) -> Future[Contents | Closed]:
        done: Future[Contents | Closed] = Future()
        try:
            done.set_result(result(carry_out(order)))
        except Exception as error:
            done.set_exception(error)
        return done


class _Child:
    """One process, started when it is first needed."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.orders = 0

    def carry_out(self, order: Order) -> Outcome:
        if self.process is None:
            # A session of its own: Ctrl-C is for us, and we end it.
            command = [sys.executable, "-c", "from paraph.publish.make.worker import serve; serve()"]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        data = None
        with contextlib.suppress(BrokenPipeError):
            write_message(self.process.stdin, msgspec.msgpack.encode(order))
            data = read_message(self.process.stdout)
        if data is None:
            code = self.end()
            raise EngineError(
                "a process that makes files has ended ({code})", hint="is there memory enough?", code=code
            )
        outcome, megabytes = msgspec.msgpack.decode(data, type=tuple[Outcome, int])
        self.orders += 1
        if megabytes > ENOUGH_MB or self.orders >= ENOUGH_ORDERS:
            self.end()
        return outcome

    def end(self) -> int:
        process, self.process, self.orders = self.process, None, 0
        if process is None:
            return 0
        process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return code


class _Children:
    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(max_workers=jobs)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._all = [_Child() for _ in range(jobs)]
        self._idle = list(self._all)
        self._closed = False

    def submit(self, order: Order) -> Future[Contents | Closed]:
        return self._threads.submit(self._one, order)

    def _one(self, order: Order) -> Contents | Closed:
        with self._lock:
            if self._closed:
                raise EngineError("interrupted")
            child = self._idle.pop()
        try:
            return result(child.carry_out(order))
        finally:
            with self._lock:
                self._idle.append(child)

    def close(self) -> None:
        """End every process, at work or not; then its thread finds nothing more to read."""
        with self._lock:
            self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._all:
            process = child.process
            if process is not None:
                process.kill()
        self._threads.shutdown(wait=True)
        for child in self._all:
            child.end()
