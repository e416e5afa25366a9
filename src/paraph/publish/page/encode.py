"""A tree in, values for the reader of redlines out: what each passage says, and what became of each word.

A passage is ``{"i": id, "k": kind, "t": {language: said}}``; what it says is a list of words, plain ones as strings,
others as ``[words, marks]`` or ``[words, marks, id they lead to]``. Marks, one letter each:

    i inserted  d deleted  t moved here  f moved from here  n only a number
    b a bracket of text not agreed  u undecided  o put in by whoever draws  g a gap: no text

Further fields stand where there is something to say: ``l`` level, ``h`` level of a heading, ``o`` what became of the
whole (i d t f), ``m`` the key that pairs both ends of its move, ``c`` changed (1: words, 2: a number alone), ``s``
languages that stayed while others changed, ``e`` editorial, ``g`` a ghost: its id is an old one.
A table is ``{"i", "k": "table", "w": widths, "r": rows}``, the head first; a row has ``z``: what each cell says in
each language, or in all of them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeAlias

from paraph.model import Change, Language, Original, Part, Passage, Runs, Table
from paraph.model.runs import words as plain
from paraph.writers.base import Dress
from paraph.writers.html.passages import altered, missing, outline, said_segments, unchanged
from paraph.writers.html.scene import GONE, is_ghost, scene
from paraph.writers.html.segments import Scope, Segment, segments

Node: TypeAlias = dict[str, Any]
Said: TypeAlias = list[Any]
Names: TypeAlias = Mapping[str, Mapping[Language, str]]
"""The id of a part to its name in each language."""

_FATES = {"inserted": "i", "deleted": "d", "moved-to": "t", "moved-from": "f"}
_STYLES = {"bracket": "b", "undecided": "u"}
WORDS, NUMBER = 1, 2


class Encoder:
    """Knows one tree. ``flagged`` and ``editorial``: passages that the comparison found to be so.

    ``like``: the newer text as it was encoded, so that of a redline only what differs is worked out.
    """

    def __init__(
        self,
        original: Original,
        *,
        new: Names,
        old: Names,
        flagged: frozenset[str] = frozenset(),
        editorial: frozenset[str] = frozenset(),
        like: Iterable[Node] = (),
    ) -> None:
        self.scene = scene(original, original.languages, Dress(), flagged)
        self.new, self.old = new, old
        self.editorial = editorial
        self.like: dict[str, Node] = {block["i"]: block for part in like for block in part["b"]}

    def parts(self) -> list[Node]:
        """Every part in order, its blocks under ``b``."""
        titled = False
        out = []
        for part in self.scene.original.parts:
            blocks, titled = self._blocks(part, titled)
            gone = part.change in GONE
            names = (self.old if gone else self.new).get(part.id, {})
            node = {"i": part.id, "r": part.role, "n": dict(names), "b": blocks}
            out.append(node | _became(part.change, part.move) | ({"g": 1} if gone else {}))
        return out

    def _blocks(self, part: Part, titled: bool) -> tuple[list[Node], bool]:
        headed = False
        out = []
        for block in part.blocks:
            if isinstance(block, Table):
                out.append(self._table(part, block))
            elif isinstance(block, Passage):
                level = outline(block, part, headed or (titled and block.kind == "title"))
                headed, titled = headed or level > 0, titled or level == 1
                out.append(self._passage(part, block, level))
        return out, titled

    def _passage(self, part: Part, passage: Passage, level: int) -> Node:
        same: Node | None = self.like.get(passage.id)
        if same is not None and same.get("h", 0) == level and _untouched(part, passage):
            return same
        texts = {code: self._said(part, passage, code) for code in self.scene.languages}
        node: Node = {"i": passage.id, "k": passage.kind, "t": {code: said for code, said in texts.items() if said}}
        if passage.level:
            node["l"] = passage.level
        if level:
            node["h"] = level
        stayed = unchanged(self.scene, passage, part.change)
        if stayed:
            node["s"] = [code for code in self.scene.languages if code in stayed]
        if passage.id in self.editorial and not is_ghost(passage, part.change):
            node["e"] = 1
        node |= _became(passage.change, passage.move)
        return node | _marked(passage, texts.values(), part.change)

    def _said(self, part: Part, passage: Passage, code: Language) -> Said:
        spoken = said_segments(self.scene, passage, code, part.change)
        return _joined(spoken, self._gap(passage.text, passage, code))

    def _gap(self, texts: Mapping[Language, Runs], passage: Passage, code: Language) -> Said:
        return [[f"[{self.scene.say('missing', code)}]", "g"]] if missing(texts, passage, code) else []

    def _table(self, part: Part, table: Table) -> Node:
        above = table.change or part.change
        rows = [self._row(table, row, above) for row in (table.head, *table.rows)]
        node = {"i": table.id, "k": "table", "w": [column.width for column in table.columns], "r": rows}
        changed = any(row.get("c") == WORDS or row.get("o") for row in rows) or any(c.change for c in table.columns)
        return node | _became(table.change, table.move) | ({"c": WORDS} if changed else {}) | _ghost(above in GONE)

    def _row(self, table: Table, row: Passage, above: Change | None) -> Node:
        change = row.change or above
        cells = [
            self._cell(row, texts, change or column.change)
            for texts, column in zip(row.cells, table.columns, strict=True)
        ]
        said = [each for cell in cells for each in (cell.values() if isinstance(cell, dict) else [cell])]
        return {"i": row.id, "k": "row", "z": cells} | _became(row.change, row.move) | _marked(row, said, above)

    def _cell(self, row: Passage, texts: Mapping[Language, Runs], change: Change | None) -> dict[Language, Said] | Said:
        """What the cell says in each language; once, where it reads the same in all."""
        if not any(plain(runs) for runs in texts.values()):
            return []
        said: dict[Language, Said] = {}
        for code in self.scene.languages:
            scope = Scope(scene=self.scene, language=code, change=change, ghost=is_ghost(row, change))
            said[code] = _joined(segments(texts.get(code, ()), scope), self._gap(texts, row, code))
        first = next(iter(said.values()))
        return first if all(each == first for each in said.values()) else said


def _untouched(part: Part, passage: Passage) -> bool:
    return part.change is None and passage.change is None and not altered(passage)


def _became(change: Change | None, move: str | None) -> Node:
    """What became of a whole part, passage, table or row."""
    node: Node = {"o": _FATES[change]} if change else {}
    return node | ({"m": move} if change and move else {})


def _ghost(gone: bool) -> Node:
    return {"g": 1} if gone else {}


def _marked(passage: Passage, said: Iterable[Said], above: Change | None) -> Node:
    """Whether something in the passage itself changed, and whether it stands for what is gone."""
    node = _ghost(is_ghost(passage, above))
    if not altered(passage):
        return node
    marks = [each[1] for words in said for each in words if isinstance(each, list)]
    quiet = all("n" in each for each in marks if set(each) & set("idtf")) and passage.break_ is None
    return node | {"c": NUMBER if quiet and passage.was is None else WORDS}


def _joined(spoken: Iterable[Segment], after: Said) -> Said:
    """Neighbours alike in one."""
    return [*_runs(spoken), *after]


def _runs(spoken: Iterable[Segment]) -> Iterator[Any]:
    for (marks, to), group in groupby((each for each in spoken if each.text), key=lambda each: (_marks(each), each.to)):
        text = "".join(each.text for each in group)
        yield [text, marks, to] if to else [text, marks] if marks else text


def _marks(segment: Segment) -> str:
    fate = _FATES.get(segment.fate, "") + ("n" if segment.fate and segment.quiet else "")
    # A space or a line break that the drawing puts in is drawn like the words it stands between.
    own = "o" if segment.own and segment.text.strip() and not segment.style else ""
    return fate + _STYLES.get(segment.style, "") + own
