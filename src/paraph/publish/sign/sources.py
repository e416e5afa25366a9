"""Where secrets are read from: a file, or a variable of the environment written as ``env:NAME``."""

from __future__ import annotations

import os
from pathlib import Path

from paraph.errors import InputError, UsageError
from paraph.publish.request import Keys

_VARIABLE = "env:"
_LIMIT = 1_000_000


def read_secret(source: str) -> bytes:
    """The bytes. Raises ``UsageError`` for a variable that is not set, ``InputError`` for an unreadable file."""
    if source.startswith(_VARIABLE):
        name = source.removeprefix(_VARIABLE)
        value = os.environ.get(name)
        if not value:
            raise UsageError("the variable {name} of the environment is not set", name=name)
        return value.encode()
    try:
        with Path(source).open("rb") as stream:
            return stream.read(_LIMIT)
    except OSError as error:
        raise InputError("the key {path} cannot be read: {reason}", path=source, reason=str(error.strerror)) from error


def keys(manifest: str | None, pdf: str | None, signed_at: str) -> Keys:
    """The sources of the keys: what was named, or the variables of the environment where they are set.

    ``signed_at``: the moment that PDF signatures claim.
    """
    manifest = manifest or _variable("PARAPH_SIGN_KEY")
    return Keys(manifest=manifest, pdf=pdf or _variable("PARAPH_PDF_KEY"), signed_at=signed_at)


def _variable(name: str) -> str:
    return f"{_VARIABLE}{name}" if os.environ.get(name) else ""
