"""What the last build was made of, so that an unchanged one costs nothing. Content only: no times, no paths outside."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from paraph import __version__
from paraph.build.disk import sha256
from paraph.build.request import BuildRequest
from paraph.model import Finding
from paraph.resources import starter

STATE = ".paraph-state.json"
WATCHED = ("paraph.toml", "registry", "clauses", "agreements", "papers", "templates")
"""What stands in a workspace and is input."""
_FORMAT = 1
_PASSED = (".", "~")


class Made(Struct, frozen=True):
    """One build that succeeded: what it was made of, its files (path to digest), what it found."""

    digest: str
    files: dict[str, str]
    findings: tuple[Finding, ...] = ()


class _State(Struct, frozen=True):
    format: int
    builds: dict[str, Made]


def request_key(request: BuildRequest) -> str:
    """Names a request, so that builds of different kinds are remembered side by side."""
    asked = (
        request.agreements,
        request.holders,
        request.languages,
        request.formats,
        request.profile,
        request.audience,
        request.line_numbers,
        request.pdf_engine,
        request.date,
        request.draft,
    )
    return sha256(repr(asked).encode())[:16]


def fingerprint(request: BuildRequest, found: Sequence[str] | None = None) -> str:
    """Digest of every input: the request, files of the workspace, shipped templates, versions.

    ``found``: what `inputs` said of the workspace a moment ago, for those who ask for many requests.
    """
    lines = [f"{_FORMAT} {__version__} {engine()} {request_key(request)}", *(found or inputs(request.root))]
    return sha256("\n".join(lines).encode())


def inputs(root: Path) -> list[str]:
    """One line for each file that a build is made from."""
    # Shipped templates even where they are the workspace's own: the state must not tell a checkout from its copy.
    return [*digests(root), *digests(starter(), ("templates",))]


def digests(root: Path, names: tuple[str, ...] = WATCHED, endings: tuple[str, ...] = ("",)) -> list[str]:
    """One line for each file below ``names`` whose name has one of ``endings``, in an order of its own."""
    out = []
    for name in names:
        for path in _inputs(root / name):
            if path.endswith(endings):
                shown = Path(path).relative_to(root).as_posix()
                try:
                    out.append(f"{shown} {sha256(Path(path).read_bytes())}")
                except OSError:
                    out.append(f"{shown} unreadable")
    return out


def _inputs(top: Path) -> Iterator[str]:
    """Files that are input: no lock file of Word, nothing hidden, nothing Python compiled on its way."""
    if top.is_file():
        yield str(top)
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith(_PASSED) and name != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(files) if not name.startswith(_PASSED))  # noqa: PTH118


@functools.cache
def engine(endings: tuple[str, ...] = (".py",)) -> str:
    """Version of the code itself in a checkout, where the version number does not change with each edit."""
    package = Path(__file__).resolve().parents[1]
    if (package / "workspace").is_dir():
        return "wheel"
    return sha256("\n".join(digests(package.parent, (package.name,), endings)).encode())


def read_state(out: Path) -> dict[str, Made]:
    """Request key to what was made for it. Anything unreadable is no state."""
    try:
        state = msgspec.json.decode((out / STATE).read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError):
        return {}
    return state.builds if state.format == _FORMAT else {}


def state_bytes(builds: dict[str, Made]) -> bytes:
    """The state file."""
    return msgspec.json.format(msgspec.json.encode(_State(_FORMAT, builds), order="sorted"), indent=1) + b"\n"
