"""Making a workspace on disk: built aside, put in place at one stroke, gone without a trace if interrupted."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from paraph.cli.files import made_folders
from paraph.cli.suggest import WrongUse
from paraph.i18n import language, translate
from paraph.resources import starter
from paraph.scaffold.workspace import COPIED, LAST, workspace_files

_LEFT_OUT = re.compile(r"\.|~\$|__pycache__$|Thumbs\.db$")


def made(name: str) -> int:
    """Make a workspace in the folder ``name``; how many files it has. Raises ``WrongUse`` unless it is new or empty."""
    folder = Path(name).absolute()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WrongUse(translate("`{folder}` is a file").format(folder=name), translate("name a new folder"))
    if folder.exists() and any(folder.iterdir()):
        message = translate("`{folder}` is not empty; nothing was written")
        raise WrongUse(message.format(folder=name), translate("name a new folder"))
    new = made_folders(folder)
    try:
        return _filled(folder)
    except BaseException:
        for each in reversed(new):
            each.rmdir()
        raise


def _filled(folder: Path) -> int:
    aside = Path(tempfile.mkdtemp(prefix=".paraph-init-", dir=folder))
    placed: list[Path] = []
    try:
        _write(aside)
        count = sum(path.is_file() for path in aside.rglob("*"))
        for source in sorted(aside.iterdir(), key=lambda path: (path.name == LAST, path.name)):
            placed.append(folder / source.name)
            source.rename(folder / source.name)
    except BaseException:
        for path in placed:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return count


def _write(aside: Path) -> None:
    shipped = starter()
    for each in COPIED:
        whole = shipped / each
        for source in [whole] if whole.is_file() else sorted(whole.rglob("*")):
            target = aside / source.relative_to(shipped)
            if source.is_file() and not any(_LEFT_OUT.match(part) for part in target.relative_to(aside).parts):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    for name, text in workspace_files(language()).items():
        (aside / name).write_text(text, encoding="utf-8", newline="\n")
