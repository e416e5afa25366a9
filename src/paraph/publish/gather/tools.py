"""What the files are made with: versions of Paraph, its engines and its fonts."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from paraph import __version__, writers
from paraph.publish.package.manifest import Tools

ENGINES = ("typst", "docxtpl", "python-docx", "lxml", "pypdf", "jinja2")


def tools() -> Tools:
    """The versions at work here. Nothing of the machine: not its Python, not its system."""
    fonts = Path(writers.__file__ or "").parent / "pdf" / "fonts"
    return Tools(
        paraph=__version__,
        engines={name: _version(name) for name in ENGINES},
        fonts={
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(fonts.iterdir())
            if path.suffix in (".ttf", ".otf")
        },
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
