"""One run of Typst as a value: a job in, an outcome out; in this process, or apart in a process of its own.

Typst keeps what it laid out for the next run of the process and has no call to forget it: a long instrument's layouts
would add up to gigabytes. A process of its own costs a fifth of a second and gives everything back.
"""

from __future__ import annotations

import functools
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).with_name("fonts")


class Job(Struct, frozen=True):
    """What Typst needs: the template, the payload as JSON, the seconds since 1970 it takes for now, its root folder."""

    source: bytes
    data: bytes
    timestamp: int
    root: str


class Outcome(Struct, frozen=True):
    """The PDF, or why there is none. ``doubts``: warnings, each of which stops the file."""

    pdf: bytes = b""
    message: str = ""
    diagnostic: str = ""
    doubts: str = ""


@functools.cache
def fonts() -> typst.Fonts:
    """The four faces of Tinos, read once per process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typeset(job: Job) -> Outcome:
    """Run Typst in this process. Safe to call from several threads: Typst lets go of the interpreter."""
    import typst

    # The data is a file beside the source: as an input of the whole it would make Typst lay out everything anew.
    files = {"main": job.source, "data.json": job.data}
    made_from: Any = files  # the stubs of Typst know files only by name
    compiler = typst.Compiler(made_from, root=job.root, font_paths=fonts(), ignore_system_fonts=True)
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=job.timestamp
        )
    except typst.TypstError as error:
        return Outcome(message=str(error.message), diagnostic=str(error.diagnostic))
    assert isinstance(made, bytes)
    return Outcome(made, doubts="; ".join(item.message for item in warnings))


def typeset_apart(job: Job) -> Outcome:
    """Run Typst in a process of its own, which ends with the file."""
    command = [sys.executable, "-c", "from paraph.writers.pdf import typesetter; typesetter.serve()"]
    done = subprocess.run(command, input=msgspec.msgpack.encode(job), capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return Outcome(message=said[-1] if said else f"exit {done.returncode}")
    return msgspec.msgpack.decode(done.stdout, type=Outcome)


def serve() -> None:
    """The other process: a job on standard input, the outcome on standard output."""
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(typeset(job)))
