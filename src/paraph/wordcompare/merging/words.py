"""The words of paragraphs: of one that stays, of one that is split or joined, of both ends of a moved one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.controls import CrossingError
from paraph.wordcompare.merging.diff import Stretch, diff
from paraph.wordcompare.merging.entries import Entry, Fate, Mark, Piece
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.pairing import Paired, paired
from paraph.wordcompare.merging.spread import Mode, Spreader
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.merging.weave import Weaver
from paraph.wordcompare.names import PPR, Element
from paraph.wordcompare.names import boxes as text_boxes
from paraph.wordcompare.reading.line import Reader
from paraph.wordcompare.reading.tokens import Token

End: TypeAlias = Literal["from", "to"]
FATE: dict[End, Fate] = {"from": "moveFrom", "to": "moveTo"}
BREAK = "\x00"


class Words:
    """Draws lines. ``readers`` read the old and the new side; ``boxed`` merges the content of two text boxes."""

    def __init__(
        self,
        *,
        readers: tuple[Reader, Reader],
        canon: Canon,
        spreader: Spreader,
        marks: Marks,
        striker: Striker,
        log: Log,
        boxed: Callable[[Element, Element], None],
    ) -> None:
        self._readers = readers
        self._canon = canon
        self._spreader = spreader
        self._marks = marks
        self._striker = striker
        self._weaver = Weaver(marks, striker)
        self._log = log
        self._boxed = boxed
        self._moved: dict[tuple[Element, Element], Paired] = {}
        self._names: dict[tuple[Element, Element], str] = {}

    def kept(self, old: Element, new: Element) -> None:
        """A paragraph that stays."""
        self._spreader.line = new
        found = paired(old, new, self._readers, self._canon)
        entries = self._spread(found, "stay")
        if found.opened is not None or any(map(_changed, entries)):
            self._weaver.fill(new, [*entries, *map(Mark, found.tail)])
        self._note()
        self._boxes()

    def grouped(self, olds: list[Element], news: list[Element]) -> Iterator[tuple[Element, Fate, Element, Element]]:
        """A split or a join: the lines it makes, each with the fate of its mark and whose mark it is."""
        one, _ = self._together(olds, 0)
        other, tail = self._together(news, 1)
        gone, come = list(olds), list(news)
        self._spreader.line = news[-1]
        for stretches, fate in _cut(diff(one, other)):
            old = gone.pop(0) if fate != "ins" else None
            new = come.pop(0) if fate != "del" else None
            shell = new if new is not None else old
            self._weaver.fill(shell, [*self._spreader.spread(stretches, "stay"), *(() if fate else map(Mark, tail))])
            yield shell, fate, old, new
        self._note()
        self._boxes()

    def moved(self, old: Element, new: Element, end: End) -> None:
        """One end of a paragraph that stands elsewhere, in a range of its own."""
        found = self._moved.pop((old, new), None)
        if found is None:
            found = self._moved[old, new] = paired(old, new, self._readers, self._canon)
        self._spreader.line, self._spreader.mover = new, self._striker.author(new)
        shell = old if end == "from" else new
        entries = self._spread(found, end)
        self._weaver.fill(shell, [*entries, *(map(Mark, found.tail) if end == "to" else ())])
        self._spreader.noted()
        if end == "to":
            self._log_moved(found.opened or found.stretches)
        self._spreader.boxes.clear()
        name = self._names.setdefault((old, new), f"move{len(self._names) + 1}")
        start, stop = self._marks.range(FATE[end], name, self._spreader.mover)
        self._spreader.mover = None
        shell.insert(1 if shell.find(PPR) is not None else 0, start)
        shell.append(stop)

    def _spread(self, found: Paired, mode: Mode) -> list[Entry]:
        """The entries of a line, with controls that only one side has around what stays, if they can."""
        if found.opened is not None:
            try:
                return self._spreader.spread_controlled(found.opened, mode)
            except CrossingError:
                self._spreader.noted()
                self._spreader.boxes.clear()
        return self._spreader.spread(found.stretches, mode)

    def _log_moved(self, stretches: list[Stretch]) -> None:
        self._spreader.spread(stretches, "stay")
        segments, _ = self._spreader.noted()
        outer, self._log.moved = self._log.moved, True
        self._log.words(segments)
        self._log.moved = outer

    def _note(self) -> None:
        segments, reformatted = self._spreader.noted()
        self._log.words(segments)
        if reformatted:
            self._log.formatting("text", reformatted)

    def _boxes(self) -> None:
        boxes, self._spreader.boxes = self._spreader.boxes, []
        for old, new in boxes:
            for one, other in zip(text_boxes(old), text_boxes(new), strict=True):
                self._boxed(one, other)

    def _together(self, paragraphs: list[Element], side: int) -> tuple[list[Token], tuple[Element, ...]]:
        out: list[Token] = []
        tail: tuple[Element, ...] = ()
        for at, paragraph in enumerate(paragraphs):
            line = self._readers[side].line(paragraph)
            if at:
                mark = Token("atom", BREAK, "sign")
                mark.lead = tail
                out.append(mark)
            out += line.tokens
            tail = line.tail
        return out, tail


def _changed(entry: Entry) -> bool:
    """Whether an entry makes the line other than it stands in the new file."""
    if isinstance(entry, Piece):
        return bool(entry.fate) or entry.was is not None
    return not isinstance(entry, Mark) and any(map(_changed, entry.entries))


def _cut(stretches: list[Stretch]) -> list[tuple[list[Stretch], Fate]]:
    """The lines of a group: cut where a mark comes or goes; the last one's mark stays."""
    out: list[tuple[list[Stretch], Fate]] = []
    some: list[Stretch] = []
    for stretch in stretches:
        old, new = _split(stretch.old), _split(stretch.new)
        if stretch.kept or len(old) == len(new) == 1:
            some.append(stretch)
            continue
        some.append(Stretch(False, old[0], new[0]))
        for more in old[1:]:
            out.append((some, "del"))
            some = [Stretch(False, more, [])]
        for more in new[1:]:
            out.append((some, "ins"))
            some = [Stretch(False, [], more)]
    return [*out, (some, "")]


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Tokens between marks. What stands at the end of a line before its mark (a bookmark) stays there."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.key == BREAK:
            if token.lead:
                out[-1].append(_empty(token.lead))
            out.append([])
        else:
            out[-1].append(token)
    return out


def _empty(lead: tuple[Element, ...]) -> Token:
    token = Token("text", "", "space")
    token.lead = lead
    return token
