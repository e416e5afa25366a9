"""The inside of a paragraph of a redline as tokens: what was there before, letter by letter, and what came between."""

from __future__ import annotations

from collections.abc import Iterable

from paraph.wordcompare.names import (
    DEL_INSTR_TEXT,
    DEL_TEXT,
    FLD_CHAR,
    FLD_CHAR_TYPE,
    INSTR_TEXT,
    RPR,
    WRAPPERS,
    ZERO_WIDTH,
    Element,
    P,
    R,
    T,
    w,
    ws,
)
from paraph.wordcompare.reading.line import text_in
from paraph.wordcompare.threeway.tracking import DEL, FATE, INS, UnmergeableError, came, key, mark_of

_SKIPPED = frozenset((RPR, w("lastRenderedPageBreak")))
_PROPERTIES = ws("pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr")
_COMMENT = w("commentReference")


class Token:
    """``sort``: ``letter``, ``thing`` (a child of a run, or of the paragraph if there is no ``run``), ``nest`` (a link,
    a control), ``mark`` (the end of a paragraph): these count where ``base``. Others came between: ``new``,
    ``block``, or stand at a place and say nothing: ``zero``. ``fate``: the change that took it away.
    """

    __slots__ = ("base", "fate", "key", "node", "run", "sort")

    def __init__(
        self, sort: str, node: Element, name: str = "", *, base: bool, run: Element = None, fate: Element = None
    ) -> None:
        self.sort = sort
        self.node = node
        self.key = name
        self.base = base
        self.run = run
        self.fate = fate


def tokens(elements: Iterable[Element]) -> list[Token]:
    """The tokens of a paragraph as it was cut up. Raises ``UnmergeableError``."""
    reader = _Tokens()
    for element in elements:
        if element.tag == P:
            reader.inline(element, None)
            new = mark_of(element, INS) is not None
            fate = mark_of(element, DEL)
            reader.out.append(Token("mark", element, "mark", base=not new, fate=fate))
        else:
            reader.out.append(Token("block", element, base=False))
    return reader.out


def inside(holder: Element) -> list[Token]:
    """The tokens of a link or a control. Raises ``UnmergeableError``."""
    reader = _Tokens()
    reader.inline(holder, None)
    return reader.out


class _Tokens:
    def __init__(self) -> None:
        self.out: list[Token] = []

    def inline(self, holder: Element, fate: Element | None) -> None:
        for child in holder:
            tag = child.tag
            if tag == R:
                self._run(child, fate)
            elif tag in INS:
                self.out.append(Token("new", child, base=False))
            elif tag in DEL:
                self.inline(child, child)
            elif tag in ZERO_WIDTH:
                self.out.append(Token("zero", child, base=False))
            elif tag in WRAPPERS:
                self._wrapper(child, fate)
            elif tag not in _PROPERTIES:
                self.out.append(Token("thing", child, tag, base=True, fate=fate))

    def _wrapper(self, child: Element, fate: Element | None) -> None:
        new = fate is None and len(child) > 0 and came(child)
        if child.get(FATE) == "ins":
            if not new:
                raise UnmergeableError
            self.out.append(Token("new", child, base=False))
        elif new and next(child.iter(R), None) is not None:
            self.out.append(Token("new", child, base=False))
        else:
            self.out.append(Token("nest", child, child.tag, base=True, fate=fate))

    def _run(self, run: Element, fate: Element | None) -> None:
        for child in run:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == _COMMENT:
                self.out.append(Token("zero", child, base=False))
            elif tag in (T, DEL_TEXT):
                for letter in text_in(child):
                    self.out.append(Token("letter", child, letter, base=True, run=run, fate=fate))
            else:
                self.out.append(Token("thing", child, _name(child), base=True, run=run, fate=fate))


def _name(child: Element) -> str:
    if child.tag == FLD_CHAR:
        return f"field:{child.get(FLD_CHAR_TYPE)}"
    if child.tag in (INSTR_TEXT, DEL_INSTR_TEXT):
        return f"code:{child.text}"
    return str(child.tag)


def edits(base: list[Token], between: list[list[Token]]) -> list[tuple[int, int, bytes]]:
    """The places that a side changed: from, to, and what came there."""
    found: list[tuple[int, int, bytes]] = []
    for at, some in enumerate(between):
        new = [token for token in some if token.sort != "zero"]
        if new:
            _add(found, at, at, b"".join(key(token.node) for token in new))
        if at < len(base) and base[at].fate is not None:
            _add(found, at, at + 1, b"")
    return found


def _add(found: list[tuple[int, int, bytes]], start: int, stop: int, said: bytes) -> None:
    if found and found[-1][1] == start:
        first, _, known = found.pop()
        start, said = first, known + said
    found.append((start, stop, said))


def clashing(mine: list[tuple[int, int, bytes]], theirs: list[tuple[int, int, bytes]]) -> bool:
    """Whether two sides changed the same place, and not to the same."""
    return any(
        one != other and (max(one[0], other[0]) < min(one[1], other[1]) or one[0] == other[0] or _within(one, other))
        for one in mine
        for other in theirs
    )


def _within(one: tuple[int, int, bytes], other: tuple[int, int, bytes]) -> bool:
    """Words that one side put among those that the other took away."""
    return other[0] < one[0] < other[1] or one[0] < other[0] < one[1]
