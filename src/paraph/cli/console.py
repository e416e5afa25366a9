"""Printing: colours only on a terminal, and no character that the console cannot carry stops the work."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

_PLAIN = {
    "ʻ": "'", "ʼ": "'", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "−": "-", "…": "...", "№": "No.", "\u00a0": " ", "\u202f": " ", "→": "->",
}  # fmt: skip


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = "".join(_PLAIN.get(letter, "?") for letter in error.object[error.start : error.end])
    return wanted, error.end


codecs.register_error("paraph-plain", _plain)


@contextmanager
def lenient_streams() -> Iterator[None]:
    """Within the block a letter the stream's encoding lacks is printed plainly instead of ending the program."""
    changed: list[tuple[io.TextIOWrapper, str]] = []
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "backslashreplace"):
            changed.append((stream, stream.errors))
            stream.reconfigure(errors="paraph-plain")
    try:
        yield
    finally:
        for stream, errors in changed:
            if not stream.closed:
                stream.reconfigure(errors=errors)


def say(text: str = "", **style: bool | str) -> None:
    """One line (or several) to standard output."""
    _print(text, style, err=False)


def complain(text: str, **style: bool | str) -> None:
    """One line (or several) to standard error."""
    _print(text, style, err=True)


def _print(text: str, style: dict[str, bool | str], *, err: bool) -> None:
    """Click leaves colours out in a pipe; ``NO_COLOR`` leaves them out everywhere (no-color.org)."""
    styled = click.style(text, **style) if style else text  # type: ignore[arg-type]
    click.echo(styled, err=err, color=False if os.environ.get("NO_COLOR") else None)


def is_terminal() -> bool:
    """True where a person can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
