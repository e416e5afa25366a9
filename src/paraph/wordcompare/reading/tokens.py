"""What a paragraph is made of for comparison."""

from __future__ import annotations

from typing import Literal, TypeAlias

from paraph.compare.tokens import Kind
from paraph.wordcompare.names import RPR, Element

Sort: TypeAlias = Literal["text", "atom", "wrap", "field"]


class Source:
    """A run: its element, its properties in canonical form, how much it holds (letters, and one for each thing)."""

    __slots__ = ("props", "run", "size")

    def __init__(self, run: Element, props: str) -> None:
        self.run = run
        self.props = props
        self.size = 0

    @property
    def properties(self) -> Element | None:
        """The w:rPr of the run."""
        return self.run.find(RPR)


Part: TypeAlias = tuple[Source, str]
"""Letters out of one run."""
Piece: TypeAlias = tuple[Source, Element]
"""One child of one run that is no text."""


class Token:
    """One word, number, space, sign; or a thing that is kept or changed as a whole.

    ``key`` is equal for tokens that are the same word or thing in both files, whatever their formatting. ``lead``
    holds the marks of places that stand before it, ``marks`` those between its letters. Of a *text* ``parts`` has its
    letters by run; of an *atom* ``node`` is the child of a run (``source``) or of the paragraph (no ``source``). A
    *wrap* (link, content control, simple field) and a *field* hold tokens in ``inner``, and marks after them in
    ``tail``; a field has the pieces before its result in ``opening``, those after in ``closing``. ``wraps``: content
    controls that only one side has and that were opened for comparison, the outermost first.
    """

    __slots__ = (
        "closing",
        "inner",
        "key",
        "kind",
        "lead",
        "marks",
        "node",
        "opening",
        "parts",
        "sort",
        "source",
        "tail",
        "wraps",
    )

    def __init__(self, sort: Sort, key: str, kind: Kind) -> None:
        self.sort: Sort = sort
        self.key = key
        self.kind: Kind = kind
        self.lead: tuple[Element, ...] = ()
        self.marks: tuple[tuple[int, Element], ...] = ()
        self.parts: tuple[Part, ...] = ()
        self.source: Source | None = None
        self.node: Element = None
        self.inner: list[Token] = []
        self.opening: list[Piece] = []
        self.closing: list[Piece] = []
        self.tail: tuple[Element, ...] = ()
        self.wraps: tuple[Element, ...] = ()

    @property
    def props(self) -> str:
        """The properties of the first run it stands in."""
        if self.parts:
            return self.parts[0][0].props
        return self.source.props if self.source is not None else ""
