"""What every writer takes: one Original, a layout, and how the file is dressed."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

from paraph.model import Audience, Header, Language, Original

Profile: TypeAlias = Literal["draft", "signature"]


class Dress(Struct, frozen=True, kw_only=True):
    """How a file is dressed; everything a writer needs to know besides the words.

    ``date`` is the ISO date shown in a draft's header and written to the document's properties: an argument, so that
    equal input gives equal bytes. ``edition`` is ``work`` or ``draft-03``. ``author`` goes to properties and comments,
    and is empty for a counterpart.
    """

    profile: Profile = "draft"
    audience: Audience = "internal"
    edition: str = "work"
    date: str = "2000-01-01"
    line_numbers: bool = False
    author: str = ""
    landscape: bool = False
    """Across the page, whatever the number of languages."""
    tracked: bool = True
    """Changes are tracked changes where the format knows them; else they are drawn and stay (a comparison table)."""
    mark: str = ""
    """What the running head calls a report about a text; no draft of the text itself, it has no watermark either."""
    stamp: str = ""
    """Which document this is, in its properties, so that a renamed copy is known again (`paraph.build.stamp`)."""
    redline_author: str = "Paraph"
    """Who is named at the changes of a redline; a mere renumbering has its own: ``Paraph: numbering``."""


def label_in_line(header: Header) -> bool:
    """True where a heading follows its number on one line (``II. Общие положения``), not under it (Статья 5)."""
    return header.division in ("section", "item")


class Writer(Protocol):
    """One format. ``suffix`` is the file ending with its dot."""

    suffix: str

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The file of ``original`` with these languages side by side, in this order. Raises ``EngineError``."""
