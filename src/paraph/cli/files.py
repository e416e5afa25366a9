"""Writing: a file is whole or not there, and nothing that exists is overwritten unasked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from paraph.cli.suggest import WrongUse
from paraph.i18n import translate


def read_lines(path: Path) -> tuple[str, str]:
    """The text of ``path`` with LF, and the line end it uses. Raises ``OSError``, ``UnicodeDecodeError``."""
    text = path.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    return text.replace("\r\n", "\n"), end


def replace_text(path: Path, text: str, line_end: str = "\n") -> None:
    """Write ``text`` in place of ``path`` at one stroke, with its own kind of line ends. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline=line_end) as stream:
            stream.write(text)
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_new(root: Path, files: Mapping[str, str]) -> list[Path]:
    """Write new files below ``root``: all of them or none. Raises ``WrongUse`` where one exists already."""
    for name in files:
        if (root / name).exists():
            raise WrongUse(translate("`{file}` exists already; nothing was written").format(file=name))
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for name, text in files.items():
            folders += made_folders((root / name).parent)
            with (root / name).open("x", encoding="utf-8", newline="\n") as stream:
                written.append(root / name)
                stream.write(text)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        raise
    return written


def made_folders(folder: Path) -> list[Path]:
    """Make ``folder`` and those above it that are not there; what was made, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
    return list(reversed(missing))
