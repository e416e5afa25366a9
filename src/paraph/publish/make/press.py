"""PDFs of many editions set in the order that suits Typst: what is laid out alike stands next to each other.

Typst remembers what it laid out for the next few files. Tasks wait until all are known; then each layout is a chain of
its own, the editions of one original after the other, and chains run beside each other.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from msgspec import Struct

from paraph.model import Original
from paraph.writers.base import Dress

P = ParamSpec("P")
T = TypeVar("T")


class _Task(Struct, frozen=True, eq=False):
    future: Future[Any]
    work: Callable[..., Any]
    args: tuple[Any, ...]
    more: dict[str, Any]


class Press(Executor):
    """Takes tasks as any executor does; nothing runs before `start`."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(max_workers=max(1, threads))
        self._chains: dict[str, list[_Task]] = {}
        self._started = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The outcome, when it is there."""
        task = _Task(Future(), fn, args, kwargs)
        if self._started:
            self._pool.submit(_run, [task])
        else:
            self._chains.setdefault(_layout(args), []).append(task)
        return task.future

    def start(self) -> None:
        """Begin. The longest chains first: files in three languages take longest."""
        self._started = True
        for _, chain in sorted(self._chains.items(), key=lambda item: (-len(item[0]), item[0])):
            self._pool.submit(_run, sorted(chain, key=lambda task: _holder(task.args)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As any executor."""
        if cancel_futures:
            for chain in self._chains.values():
                for task in chain:
                    task.future.cancel()
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def _run(chain: list[_Task]) -> None:
    for task in chain:
        if task.future.set_running_or_notify_cancel():
            try:
                task.future.set_result(task.work(*task.args, **task.more))
            except BaseException as error:
                task.future.set_exception(error)


def _layout(args: tuple[object, ...]) -> str:
    """``uz-ru``; a comparison table lies across the page and is laid out in its own way."""
    languages = next((each for each in args if isinstance(each, tuple)), ())
    across = any(isinstance(each, Dress) and each.landscape for each in args)
    return "-".join(map(str, languages)) + ("/across" if across else "")


def _holder(args: tuple[object, ...]) -> str:
    return next((each.holder for each in args if isinstance(each, Original)), "")
