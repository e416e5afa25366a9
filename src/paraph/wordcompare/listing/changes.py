"""The list of changes of two Word files as typed values; its JSON is documented by `schema`."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

ChangeKind: TypeAlias = Literal["words", "inserted", "deleted", "moved", "renumbered", "formatting", "structure"]
Story: TypeAlias = Literal["body", "header", "footer", "footnote", "endnote", "text-box"]
Operation: TypeAlias = Literal["kept", "inserted", "deleted", "renumbered-from", "renumbered-to"]


class Segment(Struct, frozen=True, array_like=True):
    """A stretch of a changed line: what became of it, and its letters."""

    operation: Operation
    text: str


class Change(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One change of one paragraph, block, article or property.

    ``article`` is the head under which it stands in the new file (in the old one where it is gone), as printed.
    """

    kind: ChangeKind
    article: str = ""
    story: Story = "body"
    language: str = ""
    """Of a table that sets languages side by side: the language of the column."""
    old: str = ""
    new: str = ""
    segments: tuple[Segment, ...] = ()
    """Of changed words: the line with its changes in it."""
    was: str = ""
    """Of a move: the article under which it stood."""
    what: str = ""
    """Of formatting and structure: what changed: ``text``, ``paragraph``, ``table``, ``row``, ``cell``, ``section``,
    ``split``, ``joined``."""
    moved: bool = False
    """These words changed inside a block that stands elsewhere as well."""
    blocks: int = 1
    """How many paragraphs or rows came, went or moved as one."""
    author: str = ""
    """Of two answers to one base: whose change it is."""


class Renumbering(Struct, frozen=True):
    """Neighbours whose numbers moved alike: old ``first`` to ``last`` are now ``now_first`` to ``now_last``."""

    kind: Literal["article", "annex", "item"]
    first: str
    last: str
    now_first: str
    now_last: str


class Warned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a reader should look at: rule and place; what stands there."""

    rule: Literal[
        "one-language",
        "reference-stayed",
        "reference-elsewhere",
        "untracked",
        "revision-gone",
        "header-stays",
        "clash",
        "lost",
    ]
    article: str = ""
    story: Story = "body"
    text: str = ""
    old: str = ""
    new: str = ""
    language: str = ""
    what: str = ""
    """Of what is untracked: ``style``, ``part`` or ``bookmark``. Of what is lost: ``formatting``, ``block``, ``style``,
    ``setting``, ``part``, ``comment``, ``bookmark``, ``place``."""
    author: str = ""
    """Of what is lost: whose change is not in the file."""


class ChangeList(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Everything that differs between two Word files, in the order of the redline."""

    format: int = 1
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    renumbered: tuple[Renumbering, ...] = ()
    renumbered_places: int = 0
    """How many numbers in the text changed with them."""
    controls: int = 0
    """Content controls that came or went around words that stayed."""
    warnings: tuple[Warned, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Something that an answer changed is not in the file."""
        return any(each.rule == "lost" for each in self.warnings)

    @property
    def identical(self) -> bool:
        """Nothing differs: no change, no renumbering, nothing untracked."""
        return not (self.changes or self.renumbered_places or self.controls or self.warnings)


def schema() -> dict[str, Any]:
    """The JSON Schema of a `ChangeList`."""
    return msgspec.json.schema(ChangeList)


def to_json(listed: ChangeList) -> bytes:
    """The list as JSON: the same bytes for the same list."""
    return msgspec.json.encode(listed, order="deterministic")
