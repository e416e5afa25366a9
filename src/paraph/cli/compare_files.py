"""The files of ``paraph compare``: read within limits, written whole or not at all, never over what was given."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from paraph.cli.suggest import WrongUse
from paraph.i18n import translate


class Target(Struct, frozen=True, kw_only=True):
    """What was given, and which files are asked for."""

    inputs: tuple[str, ...]
    redline: str | None = None
    html: str | None = None
    pdf: str | None = None
    json: str | None = None

    def check(self) -> None:
        """Raise ``WrongUse`` where an output would stand in place of an input or of another output."""
        given = {_real(name) for name in self.inputs}
        asked = [name for name in (self.redline, self.html, self.pdf, self.json) if name is not None and name != "-"]
        for name in asked:
            if _real(name) in given:
                message = translate("`{file}` is one of the files to compare: name another file for the result")
                raise WrongUse(message.format(file=name))
        if len({_real(name) for name in asked}) < len(asked):
            raise WrongUse(translate("two results cannot go into one file"))
        if self.redline is not None and not self.redline.lower().endswith(".docx"):
            raise WrongUse(translate("`{file}`: a redline is a .docx file").format(file=self.redline))


def _real(name: str) -> str:
    return os.path.normcase(os.path.realpath(name))


def read(name: str) -> bytes:
    """The bytes of a Word file. Raises ``InputError`` for one that is too large, ``OSError`` for none."""
    from paraph.readers.word.package import load

    return load(Path(name))


def write_all(files: Mapping[str, bytes]) -> None:
    """Write all files or none: first beside their places, then all into place. Raises ``OSError``."""
    made: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            place = Path(name)
            handle, new = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".new", dir=place.parent)
            made.append((Path(new), place))
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(new).chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        for new_path, place in made:
            new_path.replace(place)
    finally:
        for new_path, _ in made:
            new_path.unlink(missing_ok=True)


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
