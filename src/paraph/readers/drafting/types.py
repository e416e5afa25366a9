"""What drafting makes: files, what it left out of them, and which words became values."""

from __future__ import annotations

from msgspec import Struct

from paraph.model import Language
from paraph.readers.foreign.types import SetAside


class Replacement(Struct, frozen=True):
    """Words of the source that a value stands for now. In the order in which they stand in the section."""

    file: str
    language: Language
    expression: str
    """As written in the file: ``{{ signatories.ins }}``."""
    original: str


class Drafted(Struct, frozen=True):
    """``files``: path below the workspace (forward slashes) to text."""

    files: dict[str, str]
    set_aside: tuple[SetAside, ...] = ()
    replacements: tuple[Replacement, ...] = ()
