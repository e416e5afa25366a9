"""A clause file cut into front matter and sections: text in, numbered lines out. `stamp` uses the same cut."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise

from msgspec import Struct

from paraph.model import Language
from paraph.sources.walker import is_id

LABEL = re.compile(r"\{@[a-z][a-z0-9-]*\}")
_FOLLOWS = re.compile(r"follows\s+([0-9a-f]{8})\Z")
_SECTION = re.compile(r"#(?!#)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*\Z")


class RawSection(Struct, frozen=True):
    """One section as written. ``line`` is the number of its ``#`` line; the body begins on the next."""

    language: Language
    variant: str
    follows: str | None
    line: int
    body: tuple[str, ...]

    @property
    def hash(self) -> str:
        """See `section_hash`."""
        return section_hash("\n".join(self.body))


class Cut(Struct, frozen=True):
    """A clause file in pieces. ``front`` is the YAML between the ``---`` lines; it begins on line ``front_line``."""

    front: str
    front_line: int
    front_closed: bool
    stray: int | None
    """The first line with text before the first section."""
    malformed: tuple[int, ...]
    """Lines that begin with ``#`` and are no section line."""
    sections: tuple[RawSection, ...]


def section_hash(body: str) -> str:
    """First 8 hex digits of SHA-256 over a section's body: labels removed, NFC, white space collapsed, ends trimmed."""
    text = " ".join(unicodedata.normalize("NFC", LABEL.sub("", body)).split())
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def cut(text: str) -> Cut:
    """Cuts clean text (LF only). Never fails: what does not fit is named in the result."""
    lines = text.split("\n")
    top = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    front: list[str] = []
    closed, start = True, top
    if top < len(lines) and lines[top].rstrip() == "---":
        end = next((at for at in range(top + 1, len(lines)) if lines[at].rstrip() == "---"), None)
        closed = end is not None
        if end is None:
            end = next((at for at in range(top + 1, len(lines)) if _header(lines[at])), len(lines)) - 1
        front, start = lines[top + 1 : end + (not closed)], end + 1
    heads = [at for at in range(start, len(lines)) if _SECTION.match(lines[at])]
    before = range(start, heads[0] if heads else len(lines))
    sections: list[RawSection] = []
    malformed: list[int] = []
    for at, following in pairwise([*heads, len(lines)]):
        header = _header(lines[at])
        if header is None:
            malformed.append(at + 1)
        else:
            sections.append(RawSection(*header, at + 1, tuple(lines[at + 1 : following])))
    return Cut(
        front="\n".join(front),
        front_line=top + 2,
        front_closed=closed,
        stray=next((at + 1 for at in before if lines[at].strip()), None),
        malformed=tuple(malformed),
        sections=tuple(sections),
    )


def _header(line: str) -> tuple[Language, str, str | None] | None:
    """``# language / variant / follows HASH`` to its three parts."""
    if not line.startswith("# "):
        return None
    language, *rest = (part.strip() for part in line[2:].split("/"))
    variant, follows = "", None
    for index, part in enumerate(rest):
        hashed = _FOLLOWS.match(part)
        if hashed and index == len(rest) - 1:
            follows = hashed[1]
        elif index == 0 and is_id(part) and part != "follows":
            variant = part
        else:
            return None
    return (language, variant, follows) if _LANGUAGE.match(language) else None
