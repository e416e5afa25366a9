"""One package in, every way in which it is not what was published out. Works with the package alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from paraph.errors import InputError
from paraph.publish.package.manifest import MANIFEST, SIGNATURE, SUMS, File, Manifest
from paraph.publish.sign.keys import Signed, Trusted, check_manifest
from paraph.publish.verify.manifests import chain_problems, read_sums
from paraph.publish.verify.store import Store, digest, read
from paraph.publish.verify.verdicts import Problem

OWN = frozenset({MANIFEST, SUMS, SIGNATURE})
_ENDS = {".pdf": b"%%EOF", ".docx": b"PK\x05\x06", ".zip": b"PK\x05\x06", ".json": b"}", ".html": b">"}


class Checked(Struct, frozen=True, kw_only=True):
    """What was found."""

    problems: tuple[Problem, ...]
    signed: tuple[Signed, ...] = ()


def check_package(
    store: Store, manifest: Manifest, data: bytes, keys: Sequence[Trusted] = (), *, expected: str = ""
) -> Checked:
    """Hold every file of ``store`` against its manifest, whose bytes are ``data``.

    ``expected``: the digest that the list of all packages has of this manifest.
    """
    sums = read_sums(store)
    own = hashlib.sha256(data).hexdigest()
    found = list(file_problems(store, manifest.files))
    found += _swapped(store, manifest, own, sums, expected)
    found += _others(store, {file.path for file in manifest.files} | OWN)
    found += chain_problems(manifest)
    found += _draft(store, manifest)
    signed = signatures(store, data, keys)
    return Checked(problems=(*store.problems, *found, *signature_problems(signed, keys)), signed=signed)


def signatures(store: Store, data: bytes, keys: Sequence[Trusted]) -> tuple[Signed, ...]:
    """The signature beside the manifest, if there is one."""
    try:
        return (check_manifest(read(store, SIGNATURE, 10_000), data, keys),)
    except KeyError:
        return ()
    except InputError:
        return (Signed(standing="unreadable"),)


def signature_problems(signed: Sequence[Signed], keys: Sequence[Trusted]) -> Iterator[Problem]:
    """A signature that does not fit is forged; a key that was named must have signed."""
    for each in signed:
        if each.standing in ("bad", "unreadable"):
            yield Problem(verdict="forged", path=SIGNATURE, message="the signature is not of this manifest")
    if keys and not any(each.standing in ("good", "bad", "unreadable") for each in signed):
        unchecked = any(each.standing == "unchecked" for each in signed)
        yield Problem(
            verdict="unsigned",
            path=MANIFEST,
            message="its signature was not checked: install paraph[sign]"
            if unchecked
            else "it is not signed by the key that was named",
        )


def file_problems(store: Store, files: Sequence[File]) -> Iterator[Problem]:
    """Files that are not there, or not as they were listed."""
    sizes = store.sizes()
    by_digest = {file.sha256: file.path for file in files}
    for file in files:
        size = sizes.get(file.path)
        if size is None:
            yield Problem(verdict="missing", path=file.path, message="it is not there")
        elif size == file.size and digest(store, file.path, size) == file.sha256:
            continue
        else:
            yield _how(store, file, size, by_digest)


def _how(store: Store, file: File, size: int, by_digest: Mapping[str, str]) -> Problem:
    """Altered how: cut short, another file of the package, or other bytes."""
    if size < file.size and _is_cut(store, file.path):
        args: dict[str, str | int] = {"size": size, "whole": file.size}
        return Problem(
            verdict="truncated", path=file.path, message="it is cut short: {size} bytes of {whole}", args=args
        )
    other = by_digest.get(digest(store, file.path, size))
    if other is not None and other != file.path:
        return Problem(
            verdict="altered", path=file.path, message="its bytes are those of {other}", args={"other": other}
        )
    return Problem(verdict="altered", path=file.path, message="it was altered after it was published")


def _is_cut(store: Store, path: str) -> bool:
    """Shorter, and without the end that such a file has."""
    end = next((end for suffix, end in _ENDS.items() if path.endswith(suffix)), None)
    try:
        data = read(store, path)
    except InputError:
        return True
    return not data or (end is not None and end not in data[-1100:])


def _swapped(store: Store, manifest: Manifest, own: str, sums: Mapping[str, str], expected: str) -> Iterator[Problem]:
    """Is the manifest that of these files? The list of digests and the text itself were made with it."""
    if expected and own != expected:
        yield Problem(
            verdict="swapped", path=MANIFEST, message="it is not the manifest that the list of packages names"
        )
    if not sums:
        yield Problem(verdict="missing", path=SUMS, message="it is not there")
    elif sums.get(MANIFEST) != own:
        yield Problem(verdict="swapped", path=MANIFEST, message="it is not the manifest that SHA256SUMS names")
    elif {path: digest for path, digest in sums.items() if path not in OWN} != {
        file.path: file.sha256 for file in manifest.files
    }:
        yield Problem(verdict="swapped", path=SUMS, message="it names other files than the manifest")
    said = _said(store)
    if said is not None and said != (manifest.agreement.id, manifest.edition):
        args: dict[str, str | int] = {"agreement": said[0], "edition": said[1]}
        yield Problem(
            verdict="swapped",
            path=MANIFEST,
            message="the text is that of {agreement}, {edition}, and the manifest is not",
            args=args,
        )


class _Header(Struct, frozen=True):
    id: str
    edition: str


class _Tree(Struct, frozen=True):
    header: _Header


def _said(store: Store) -> tuple[str, str] | None:
    """Which agreement and edition the text itself says it is."""
    try:
        tree = msgspec.json.decode(read(store, "instrument.json"), type=_Tree)
    except (KeyError, InputError, msgspec.MsgspecError, RecursionError):
        return None
    return tree.header.id, tree.header.edition


def _others(store: Store, known: set[str]) -> Iterator[Problem]:
    for path in sorted(set(store.sizes()) - known):
        yield Problem(verdict="extra", path=path, message="the manifest does not list it")


class _Draft(Struct, frozen=True):
    previous: str | None


def _draft(store: Store, manifest: Manifest) -> Iterator[Problem]:
    """The frozen draft itself, where it is in the package, against the chain."""
    frozen = next((file for file in manifest.files if file.what == "draft"), None)
    if frozen is None or not manifest.chain:
        return
    last = manifest.chain[-1]
    try:
        data = read(store, frozen.path)
        previous = msgspec.json.decode(data, type=_Draft).previous
    except (KeyError, InputError, msgspec.MsgspecError, RecursionError):
        return
    if hashlib.sha256(data).hexdigest() != last.sha256:
        yield Problem(verdict="chain", path=frozen.path, message="it is not the draft that the chain names")
    elif previous != last.previous:
        yield Problem(verdict="chain", path=frozen.path, message="it does not follow the draft that the chain names")
