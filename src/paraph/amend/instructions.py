"""What an amending protocol says, as values: set out anew, replace words, remove, add."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.amend.lines import Line
from paraph.languages.base import PartKind
from paraph.model import Language, Table

Reason: TypeAlias = Literal[
    "heading",  # the heading of the article changed
    "moved",  # something changed its place inside
    "split",
    "joined",
    "structure",  # a passage became another kind or went up or down a level
    "unnumbered",  # what came, went or changed has no number to be cited by
    "first",  # what came stands before the first number
    "lead",  # the words above a list changed
    "party",  # words repeated for each Party changed
    "nothing-left",  # nothing of it stays as it was
    "table",  # the table that ends the article changed
]
"""Why something larger than one passage is set out anew."""

Where: TypeAlias = Literal["title", "preamble", "article", "annex"]


class Step(Struct, frozen=True):
    """One link of an address: its kind, and its number and punctuation as each language prints them."""

    kind: PartKind
    number: dict[Language, str]
    suffix: dict[Language, str] = {}


class Address(Struct, frozen=True):
    """A place in the signed text, from large to small; no steps: the title or the preamble."""

    where: Where
    steps: tuple[Step, ...] = ()


class Content(Struct, frozen=True):
    """New wording, with the numbers of the amended text. ``table``: the one that ends it."""

    lines: tuple[Line, ...]
    table: Table | None = None


class Restate(Struct, frozen=True, tag=True):
    """``address`` takes the wording ``content``."""

    address: Address
    content: Content
    id: str
    """The id of the new wording in the new text."""
    reason: Reason | None = None
    only: tuple[Language, ...] = ()
    """The languages whose words changed, where those of others did not."""

    @property
    def whole(self) -> bool:
        """More than one passage: an article, or a paragraph with what stands under it."""
        return len(self.address.steps) == 1 or len(self.content.lines) > 1


class Replace(Struct, frozen=True, tag=True):
    """In ``address`` one phrase gives way to another: language to old and new phrase."""

    address: Address
    words: dict[Language, tuple[str, str]]
    id: str


class Remove(Struct, frozen=True, tag=True):
    """``address`` goes. ``moved``: it comes again elsewhere."""

    address: Address
    id: str
    moved: bool = False


class Add(Struct, frozen=True, tag=True):
    """``to`` (the instrument itself where it has no steps) takes ``step`` with ``content``.

    The number says where it goes: 5-1 after 5, a number of its own at the end.
    """

    to: Address
    step: Step
    content: Content
    id: str
    moved: bool = False


Instruction: TypeAlias = Restate | Replace | Remove | Add
