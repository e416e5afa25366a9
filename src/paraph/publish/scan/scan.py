"""One file in, its leaks out."""

from __future__ import annotations

import hashlib
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
    clean: set[bytes] = set()
    found = [
        finding
        for file in files
        for finding in leaks(
            file.path,
            (folder / file.path).read_bytes(),
            secrets,
            spoken,
            f"{top}/{file.path}" if top else file.path,
            clean,
        )
    ]
    if found:
        raise ContentError(found)


def leaks(
    path: str, data: bytes, secrets: Secrets, allowed: str = "", shown: str = "", clean: set[bytes] | None = None
) -> Iterator[Finding]:
    """Everything of the house in the file called ``path``: one finding for each thing in each part.

    ``allowed``: words that the texts themselves say, addresses among them. ``shown``: the path in messages.
    ``clean``: parts in which nothing was found, met and added to: many files have styles, fonts and pages in common.
    """
    clean = set() if clean is None else clean
    place = Place(shown or path)
    met: set[tuple[str, str, str]] = set()
    try:
        for piece in pieces(path, data):
            where = piece.where.partition(": ")[2] or piece.where
            mark = _mark(path, where, piece)
            if mark in clean:
                continue
            here = {(what, found, where) for what, found in (*_met(piece, secrets, allowed), *broken(path, piece))}
            if not here:
                clean.add(mark)
            met |= here
    except ValueError as error:
        yield Finding("unread", "error", place, "it cannot be looked into: {reason}", _HINT, {"reason": str(error)})
    for what, found, where in sorted(met):
        args: dict[str, str | int] = {"what": what, "found": _short(found), "where": where}
        yield Finding("leak", "error", place, "it holds {what} of the house in {where}: {found}", _HINT, args)


def _mark(path: str, where: str, piece: Piece) -> bytes:
    """Equal for pieces that say the same at the same place of the same kind of file: the rules look at nothing else."""
    kind = f"{path.rpartition('.')[2]} {where.rstrip('0123456789')} {piece.binary}"
    digest = hashlib.blake2b(kind.encode())
    for side in (piece.raw, piece.text):
        data = side.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


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
