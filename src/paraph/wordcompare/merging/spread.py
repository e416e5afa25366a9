"""The stretches of a diff in, entries out: for a line that stays, or for one end of a moved one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from paraph.wordcompare.listing.changes import Segment
from paraph.wordcompare.merging.controls import Slot, nested
from paraph.wordcompare.merging.diff import Stretch, diff
from paraph.wordcompare.merging.entries import Entry, Fate, Mark, Nest, Piece, Who
from paraph.wordcompare.merging.simple_fields import complex_pieces
from paraph.wordcompare.names import BOXED, FLD_SIMPLE, HYPERLINK, M_T, Element, T
from paraph.wordcompare.opening.provenance import Provenance
from paraph.wordcompare.reading.tokens import Part, Source, Token
from paraph.wordcompare.reading.tokens import Piece as RunPiece

Mode: TypeAlias = Literal["stay", "from", "to"]
Naming: TypeAlias = Callable[[list[Stretch], int, str], Who | None]
"""Of stretch number so and so of a line (of the result of a field): under whose name it stands, if not under that of
the comparison."""
Spread: TypeAlias = tuple[Token | None, Token | None, Iterator[Entry]]
"""The old and the new token, or one of them, and what they give."""
_KEPT: dict[Mode, Fate] = {"stay": "", "from": "moveFrom", "to": "moveTo"}


class Spreader:
    """``line``: the paragraph it stands in, in the new file; ``mover``: who moved it.

    ``control`` is told of content controls that came or went; ``boxes`` gathers the kept drawings that hold text
    boxes, old and new element.
    """

    def __init__(self, naming: Naming, provenance: Provenance, control: Callable[[Element, Fate], None]) -> None:
        self._naming = naming
        self._control = control
        self._provenance = provenance
        self.boxes: list[tuple[Element, Element]] = []
        self.line: Element | None = None
        self.mover: Who | None = None
        self.segments: list[Segment] = []
        self.reformatted: list[str] = []

    def noted(self) -> tuple[list[Segment], str]:
        """What was spread since last asked, for the list of changes; the words whose look changed."""
        found = self.segments, "".join(self.reformatted)
        self.segments, self.reformatted = [], []
        return found

    def spread(self, stretches: list[Stretch], mode: Mode, field: str = "") -> list[Entry]:
        """Entries of one line (of the result of ``field``), as ``mode`` sees it."""
        out: list[Entry] = []
        for _old, _new, entries in self._spread(stretches, mode, field):
            out.extend(entries)
        return out

    def spread_controlled(self, stretches: list[Stretch], mode: Mode) -> list[Entry]:
        """The same for a line whose controls were opened: they stand around their words again, tracked."""
        slots = [
            Slot(
                old.wraps if old is not None and mode != "to" else (),
                new.wraps if new is not None and mode != "from" else (),
                list(entries),
            )
            for old, new, entries in self._spread(stretches, mode, "")
        ]
        out, controls = nested(slots)
        for control, new in controls:
            self._control(control, "ins" if new else "del")
        return out

    def _spread(self, stretches: list[Stretch], mode: Mode, field: str) -> Iterator[Spread]:
        for at, stretch in enumerate(stretches):
            if stretch.kept:
                yield from self._keep(stretch, mode)
            else:
                yield from self._replaced(stretch, self._naming(stretches, at, field), mode)

    def _replaced(self, stretch: Stretch, who: Who | None, mode: Mode) -> Iterator[Spread]:
        if mode != "to" and stretch.old:
            said = _said(stretch.old)
            self.segments.append(Segment("deleted" if who is None else "renumbered-from", said))
            striking = self._provenance.gone(said, self.line) or who
            for token in stretch.old:
                yield token, None, _fated(token, "del", striking)
        if mode != "from" and stretch.new:
            self.segments.append(Segment("inserted" if who is None else "renumbered-to", _said(stretch.new)))
            for token in stretch.new:
                yield None, token, _fated(token, "ins", self._provenance.came(_run(token)) or who)

    def _keep(self, stretch: Stretch, mode: Mode) -> Iterator[Spread]:
        some: list[Token] = []
        for old, new in zip(stretch.old, stretch.new, strict=True):
            if new.inner or old.inner:
                self.segments.append(Segment("kept", _said(some)))
                some = []
            else:
                some.append(new)
            yield old, new, self._kept(old, new, mode)
        self.segments.append(Segment("kept", _said(some)))

    def _kept(self, old: Token, new: Token, mode: Mode) -> Iterator[Entry]:
        token = old if mode == "from" else new
        if mode != "from":
            yield from map(Mark, token.lead)
        fate = _KEPT[mode]
        if token.sort == "text":
            pieces = self._text(old, new) if mode == "stay" else _letters(token, fate, self.mover)
            yield from pieces if mode == "from" else _marked(pieces, token.marks)
        elif token.sort == "atom":
            yield self._atom(old, new, token, mode)
        elif token.sort == "field":
            yield from self._pieces(old.opening, new.opening, token.opening, mode)
            yield from self._inner(old, new, token, mode)
            yield from self._pieces(old.closing, new.closing, token.closing, mode)
        elif mode == "stay" or token.node.tag == HYPERLINK:
            yield Nest(token.node, list(self._inner(old, new, token, mode)), fate)
        elif token.node.tag == FLD_SIMPLE:
            before, after = complex_pieces(token.node)
            yield from (Piece(source, "", node, fate, self.mover) for source, node in before)
            yield from self._inner(old, new, token, mode)
            yield from (Piece(source, "", node, fate, self.mover) for source, node in after)
        else:
            # a control moves as it is; one whose words changed as well comes and goes whole
            same = [each.key for each in old.inner] == [each.key for each in new.inner]
            yield from _fated(token, fate if same else "del" if mode == "from" else "ins", self.mover)

    def _text(self, old: Token, new: Token) -> Iterator[Piece]:
        """A kept word: where it looked otherwise, letter by letter if need be, it remembers how."""
        if len(old.parts) == len(new.parts) == 1:
            was, source = old.parts[0][0], new.parts[0][0]
            if was.props == source.props:
                yield Piece(source, new.parts[0][1], None, "")
                return
        for text, was, source in _fragments(old.parts, new.parts):
            other = was.props != source.props
            if other:
                self.reformatted.append(text)
            who = self._provenance.came(source.run) if other else None
            yield Piece(source, text, None, "", who, was if other else None)

    def _inner(self, old: Token, new: Token, token: Token, mode: Mode) -> Iterator[Entry]:
        yield from self.spread(diff(old.inner, new.inner), mode, token.key if token.key.startswith("field:") else "")
        if mode != "from":
            yield from map(Mark, token.tail)

    def _pieces(self, old: list[RunPiece], new: list[RunPiece], some: list[RunPiece], mode: Mode) -> Iterator[Entry]:
        """What stands around the result of a field that stays; each piece remembers how its like looked."""
        for at, (source, node) in enumerate(some):
            was = old[at if len(old) == len(new) else 0][0] if mode == "stay" and old else None
            looked = was if was is not None and was.props != source.props else None
            yield Piece(source, "", node, _KEPT[mode], None if mode == "stay" else self.mover, looked)

    def _atom(self, old: Token, new: Token, token: Token, mode: Mode) -> Piece:
        was = None
        if mode == "stay" and token.source is not None and old.source is not None:
            was = old.source if old.props != new.props else None
            if old.node.tag in BOXED:
                self.boxes.append((old.node, new.node))
        return Piece(token.source, "", token.node, _KEPT[mode], None if mode == "stay" else self.mover, was)


def _fragments(old: tuple[Part, ...], new: tuple[Part, ...]) -> Iterator[tuple[str, Source, Source]]:
    """The letters of a word, cut wherever either side begins another run."""
    before, after = iter(old), iter(new)
    was, left_old = next(before)
    source, left_new = next(after)
    while True:
        size = min(len(left_old), len(left_new))
        yield left_new[:size], was, source
        left_old, left_new = left_old[size:], left_new[size:]
        if not left_old:
            found = next(before, None)
            if found is None:
                return
            was, left_old = found
        if not left_new:
            source, left_new = next(after)


def _marked(pieces: Iterator[Piece], marks: tuple[tuple[int, Element], ...]) -> Iterator[Entry]:
    """The letters of one word with the marks of places between them."""
    if not marks:
        yield from pieces
        return
    waiting = list(marks)
    begin = 0
    for piece in pieces:
        text = piece.text
        while waiting and waiting[0][0] < begin + len(text):
            at, element = waiting.pop(0)
            if at > begin:
                yield piece._replace(text=text[: at - begin])
            text = text[at - begin :]
            begin = at
            yield Mark(element)
        yield piece._replace(text=text)
        begin += len(text)


def _letters(token: Token, fate: Fate, who: Who | None) -> Iterator[Piece]:
    for source, text in token.parts:
        yield Piece(source, text, None, fate, who)


def _fated(token: Token, fate: Fate, who: Who | None) -> Iterator[Entry]:
    """A token that came or went with everything in it."""
    comes = fate in ("ins", "moveTo")
    if comes:
        yield from map(Mark, token.lead)
    if token.sort == "text":
        pieces = _letters(token, fate, who)
        yield from _marked(pieces, token.marks) if comes else pieces
    elif token.sort == "atom":
        yield Piece(token.source, "", token.node, fate, who)
    elif token.sort == "field":
        for source, node in token.opening:
            yield Piece(source, "", node, fate, who)
        yield from _all(token, fate, who)
        for source, node in token.closing:
            yield Piece(source, "", node, fate, who)
    elif token.node.tag == HYPERLINK:
        yield Nest(token.node, list(_all(token, fate, who)), fate)
    elif token.node.tag == FLD_SIMPLE:
        yield from _complex(token, fate, who)
    else:
        yield Piece(None, "", token.node, fate, who)


def _all(token: Token, fate: Fate, who: Who | None) -> Iterator[Entry]:
    for each in token.inner:
        yield from _fated(each, fate, who)
    if fate in ("ins", "moveTo"):
        yield from map(Mark, token.tail)


def _complex(token: Token, fate: Fate, who: Who | None) -> Iterator[Entry]:
    """A simple field cannot be tracked: the same field as a complex one can."""
    before, after = complex_pieces(token.node)
    for source, node in before:
        yield Piece(source, "", node, fate, who)
    yield from _all(token, fate, who)
    for source, node in after:
        yield Piece(source, "", node, fate, who)


def _run(token: Token) -> Element | None:
    """The run a token stands in (its first, if there are several)."""
    if token.parts:
        return token.parts[0][0].run
    if token.source is not None:
        return token.source.run
    return token.opening[0][0].run if token.opening else None


def _said(tokens: list[Token]) -> str:
    """The letters of some tokens; what is no letter by a word for it."""
    return "".join([token.key if token.sort == "text" else _word_for(token) for token in tokens])


def _word_for(token: Token) -> str:
    if token.inner:
        return _said(token.inner)
    if len(token.key) <= 1:
        return token.key
    if token.node is None:
        return ""
    letters = "".join(token.node.itertext(T, M_T))
    return letters or _THINGS.get(token.node.tag.rpartition("}")[2], "")


_THINGS = {
    "drawing": "[picture]",
    "pict": "[picture]",
    "object": "[object]",
    "footnoteReference": "[footnote]",
    "endnoteReference": "[endnote]",
    "br": "\n",
    "tab": "\t",
    "ptab": "\t",
    "sym": "[symbol]",
}
