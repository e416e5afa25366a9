"""The manifest of a store, read without trust: its format is asked first, its paths must stay inside."""

from __future__ import annotations

import msgspec

from paraph.errors import InputError
from paraph.publish.package.manifest import FORMAT, MANIFEST, SUMS, Head, Index, Manifest
from paraph.publish.verify.store import Store, read
from paraph.publish.verify.verdicts import Problem, Subject

LIMIT = 64 * 1024 * 1024


class NoManifestError(InputError):
    """There is none."""


def read_manifest(store: Store) -> tuple[Manifest | Index, bytes]:
    """The manifest and its bytes. Raises ``NoManifestError``; ``InputError`` for one that cannot be understood."""
    try:
        data = read(store, MANIFEST, LIMIT)
    except KeyError as error:
        raise NoManifestError("there is no manifest.json") from error
    return parse(data), data


def parse(data: bytes) -> Manifest | Index:
    """The manifest in ``data``. Raises ``InputError``."""
    try:
        head = msgspec.json.decode(data, type=Head)
        if head.format > FORMAT:
            raise InputError(
                "the manifest was written by a newer Paraph (format {format})",
                hint="update Paraph: pip install --upgrade paraph",
                format=head.format,
            )
        if head.what == "index":
            return msgspec.json.decode(data, type=Index)
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InputError("manifest.json cannot be understood: {reason}", reason=str(error)) from error


def subject_of(manifest: Manifest) -> Subject:
    """What the package is."""
    return Subject(
        agreement=manifest.agreement.id,
        name=manifest.agreement.name,
        prevailing=manifest.agreement.prevailing,
        edition=manifest.edition,
        issued=manifest.issued,
        date=manifest.date,
        audience=manifest.audience,
    )


def read_sums(store: Store) -> dict[str, str]:
    """Path to digest, as ``SHA256SUMS`` has them; empty if there is none. Lines that are none are passed over."""
    try:
        text = read(store, SUMS, LIMIT).decode("utf-8", "replace")
    except (KeyError, InputError):
        return {}
    return {line[66:]: line[:64] for line in text.splitlines() if len(line) > 66 and line[64:66] in ("  ", " *")}


def chain_problems(manifest: Manifest) -> list[Problem]:
    """Every link follows the one before it, and the last is this edition."""
    out = []
    previous: str | None = None
    for number, link in enumerate(manifest.chain, 1):
        if link.previous != previous:
            args: dict[str, str | int] = {"number": link.edition}
            out.append(
                Problem(verdict="chain", message="draft {number} does not follow the draft before it", args=args)
            )
        if link.edition != number:
            args = {"number": number}
            out.append(Problem(verdict="chain", message="draft {number} is missing from the chain", args=args))
            break
        previous = link.sha256
    if manifest.issued and (not manifest.chain or manifest.edition != f"draft-{manifest.chain[-1].edition:02d}"):
        out.append(Problem(verdict="chain", message="the chain does not end with this edition"))
    return out
