"""Manifests signed and signatures checked, with keys read from where they were said to be."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.errors import InputError
from paraph.publish.sign.minisign import PublicKey, is_good, read_public, read_secret_key, read_signature, sign
from paraph.publish.sign.sources import read_secret

PASSWORD = "PARAPH_SIGN_PASSWORD"
Standing: TypeAlias = Literal["good", "unknown-key", "bad", "unreadable", "unchecked"]


class Trusted(Struct, frozen=True):
    """A public key that the reader trusts, under the name of its file."""

    name: str
    key: PublicKey


class Signed(Struct, frozen=True, kw_only=True):
    """What a signature is worth. ``by``: the name of the trusted key; ``key``: its number; ``says``: its comment."""

    standing: Standing
    key: str = ""
    by: str = ""
    says: str = ""


def sign_manifest(source: str, data: bytes, comment: str) -> bytes:
    """The signature of ``data`` by the key at ``source``. Raises ``UsageError``, ``InputError``."""
    text = read_secret(source).decode("utf-8", "replace")
    return sign(read_secret_key(text, os.environ.get(PASSWORD)), data, comment)


def trusted_keys(sources: Iterable[str]) -> tuple[Trusted, ...]:
    """Public keys: files, or ``env:NAME``. Raises ``UsageError``, ``InputError``."""
    out = []
    for source in sources:
        text = read_secret(source).decode("utf-8", "replace")
        try:
            key = read_public(text)
        except InputError as error:
            raise InputError("{path} is not a minisign public key", path=source) from error
        out.append(Trusted(Path(source).stem if not source.startswith("env:") else key.id, key))
    return tuple(out)


def check_manifest(signature: bytes, data: bytes, keys: Sequence[Trusted]) -> Signed:
    """Who signed ``data``, as far as the trusted keys can tell."""
    try:
        found = read_signature(signature)
    except InputError:
        return Signed(standing="unreadable")
    known = next((each for each in keys if each.key.id == found.key), None)
    if known is None:
        return Signed(standing="unknown-key", key=found.key, says=found.trusted)
    try:
        good = is_good(found, known.key, data)
    except ImportError:
        return Signed(standing="unchecked", key=found.key)
    return Signed(standing="good" if good else "bad", key=found.key, by=known.name, says=found.trusted if good else "")
