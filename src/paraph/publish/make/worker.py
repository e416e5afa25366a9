"""A process that carries out orders: an order on standard input, the outcome on standard output, until input ends.

Typst keeps what it laid out and never forgets it, and Python's own threads share one processor: so files are made in
processes, and each ends when it has grown large. A new one takes its place.
"""

from __future__ import annotations

import gc
import os
import re
import struct
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TypeAlias

import msgspec

from paraph.errors import ContentError, EngineError, InputError, OutputError, ParaphError, UsageError
from paraph.publish.make.orders import Closed, ClosingOrder, ContentOrder, Contents, Failed

Order: TypeAlias = ContentOrder | ClosingOrder
Outcome: TypeAlias = Contents | Closed | Failed
_LENGTH = struct.Struct(">I")
_KINDS = {kind.__name__: kind for kind in (UsageError, InputError, OutputError, EngineError)}


def carry_out(order: Order) -> Outcome:
    """Do it, here. What goes wrong is a value too."""
    try:
        if isinstance(order, ContentOrder):
            from paraph.publish.make.content import make_contents

            return make_contents(order)
        from paraph.publish.close.closing import close

        return close(order)
    except ContentError as error:
        return Failed(kind="ContentError", message=error.message, findings=error.findings)
    except ParaphError as error:
        return Failed(kind=type(error).__name__, message=error.message, hint=error.hint, args=dict(error.args_))
    except Exception as error:
        import traceback

        return Failed(kind="bug", message=f"{type(error).__name__}: {error}", trace=traceback.format_exc())


def result(outcome: Outcome) -> Contents | Closed:
    """The outcome; what went wrong is raised again, as the exception it was."""
    if not isinstance(outcome, Failed):
        return outcome
    if outcome.kind == "ContentError":
        raise ContentError(outcome.findings)
    kind = _KINDS.get(outcome.kind)
    if kind is None:
        raise RuntimeError(f"{outcome.message}\n{outcome.trace}")
    raise kind(outcome.message, hint=outcome.hint, **outcome.args)


def write_message(stream: IO[bytes], data: bytes) -> None:
    """One message: its length in four bytes, then itself."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message, or ``None`` at the end."""
    size = stream.read(_LENGTH.size)
    if len(size) < _LENGTH.size:
        return None
    data = stream.read(*_LENGTH.unpack(size))
    return data if len(data) == _LENGTH.unpack(size)[0] else None


def serve() -> None:
    """The process: orders in, outcomes out. Nothing else may be printed here.

    It ends with its input, at work or not: whoever sent the orders is gone, and nobody wants the files.
    """
    # Trees and pages are many and hardly ever in circles: looking for those as often as Python does costs a twentieth.
    gc.set_threshold(50_000, 20, 50)
    sink = sys.stdout.buffer
    orders: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders), daemon=True).start()
    while True:
        order = msgspec.msgpack.decode(orders.get(), type=Order)
        outcome = carry_out(order)
        write_message(sink, msgspec.msgpack.encode((outcome, _megabytes())))


def _listen(source: IO[bytes], orders: SimpleQueue[bytes]) -> None:
    while (data := read_message(source)) is not None:
        orders.put(data)
    os._exit(0)


def _megabytes() -> int:
    """The most this process has ever held; 0 where the system does not say."""
    # Linux counts what the parent held before this process began as its own, except here (proc(5), VmHWM).
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii", errors="replace"), re.MULTILINE)
        if found:
            return int(found[1]) // 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
