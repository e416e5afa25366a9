"""An untrusted file read in a process of its own: bounded in memory and in time, whatever is in the file."""

from __future__ import annotations

import contextlib
import subprocess
import sys

import msgspec
from msgspec import Struct

from paraph.errors import InputError
from paraph.publish.reading.content import Content

SECONDS = 30
MEGABYTES = 2048


class _Refused(Struct, frozen=True):
    """Why it cannot be read."""

    message: str
    hint: str = ""
    args: dict[str, str | int] = {}


def content_apart(data: bytes, name: str, seconds: float = SECONDS) -> Content:
    """What the file says. Raises ``InputError`` for what cannot be read, or not within the bounds."""
    command = [sys.executable, "-c", "from paraph.publish.reading.apart import serve; serve()"]
    order = msgspec.msgpack.encode((data, name))
    try:
        done = subprocess.run(command, input=order, capture_output=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise InputError("{file} cannot be read in reasonable time", file=name) from error
    if done.returncode:
        raise InputError("{file} cannot be read with reasonable means", file=name)
    found = msgspec.msgpack.decode(done.stdout, type=tuple[Content | None, _Refused | None])
    if found[1] is not None:
        raise InputError(found[1].message, hint=found[1].hint, **found[1].args)
    assert found[0] is not None
    return found[0]


def serve() -> None:
    """The other process: the file on standard input, what it says on standard output."""
    from paraph.publish.reading.content import content

    _bound()
    data, name = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[bytes, str])
    answer: tuple[Content | None, _Refused | None]
    try:
        answer = (content(data, name), None)
    except InputError as error:
        answer = (None, _Refused(error.message, error.hint, dict(error.args_)))
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _bound() -> None:
    """No more memory than a large treaty needs; where the system knows no such bound, time alone is bounded."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
