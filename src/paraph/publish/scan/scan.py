"""One file in, its leaks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from paraph.errors import ContentError
from paraph.i18n import as_message
from paraph.model import Finding, Place
from paraph.publish.package.manifest import File
from paraph.publish.scan.pieces import Piece, pieces
from paraph.publish.scan.rules import ADDRESS, broken
from paraph.publish.scan.secrets import Secrets

_HINT = "nothing was published; this file must not go to others: report it, and build for the house meanwhile"
_SHOWN = 60


def refuse_leaks(folder: Path, files: Iterable[File], secrets: Secrets, allowed: Iterable[str], top: str) -> None:
    """Look through ``files`` as they stand in ``folder``. Raises ``ContentError`` with every leak (promise 10).

    ``allowed``: what the published texts say. ``top``: where the folder is published, for messages.
    """
    spoken = "\n".join(allowed)
    found = [
        finding
        for file in files
        for finding in leaks(
            file.path, (folder / file.path).read_bytes(), secrets, spoken, f"{top}/{file.path}" if top else file.path
        )
    ]
    if found:
        raise ContentError(found)


def leaks(path: str, data: bytes, secrets: Secrets, allowed: str = "", shown: str = "") -> Iterator[Finding]:
    """Everything of the house in the file called ``path``: one finding for each thing in each part.

    ``allowed``: words that the texts themselves say, addresses among them. ``shown``: the path in messages.
    """
    place = Place(shown or path)
    met: set[tuple[str, str, str]] = set()
    try:
        for piece in pieces(path, data):
            where = piece.where.partition(": ")[2] or piece.where
            for what, found in _met(piece, secrets, allowed):
                met.add((what, found, where))
            met.update((what, found, where) for what, found in broken(path, piece))
    except ValueError as error:
        yield Finding("unread", "error", place, "it cannot be looked into: {reason}", _HINT, {"reason": str(error)})
    for what, found, where in sorted(met):
        args: dict[str, str | int] = {"what": what, "found": _short(found), "where": where}
        yield Finding("leak", "error", place, "it holds {what} of the house in {where}: {found}", _HINT, args)


def _met(piece: Piece, secrets: Secrets, allowed: str) -> Iterator[tuple[str, str]]:
    """Words and addresses. In the streams of a PDF only strings are words, the rest is glyphs and fonts."""
    glyphs = piece.binary and ": stream " in piece.where
    for side in (piece.text,) if glyphs else (piece.raw, piece.text):
        yield from ((as_message("words"), phrase) for phrase in secrets.found_in(side))
        if not piece.binary and "@" in side:
            yield from (
                (as_message("an address"), found) for found in set(ADDRESS.findall(side)) if found not in allowed
            )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
