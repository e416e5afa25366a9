"""Tables: rows and cells that stay, come, go and move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paraph.wordcompare.aligning.items import COLUMNS, text_of
from paraph.wordcompare.aligning.plan import CellPair, Plan, Step
from paraph.wordcompare.listing.columns import languages
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.entries import Fate
from paraph.wordcompare.merging.lines import Out
from paraph.wordcompare.merging.placing import Placer
from paraph.wordcompare.merging.properties import Changes
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.merging.words import End
from paraph.wordcompare.names import TBL_PR_EX, TBLPR, TCPR, TRPR, Element

if TYPE_CHECKING:
    from paraph.wordcompare.merging.merger import Merger


class Tables:
    """Draws tables; their cells are containers for ``merger``."""

    def __init__(self, merger: Merger, striker: Striker, placer: Placer, changes: Changes, log: Log) -> None:
        self._merger = merger
        self._striker = striker
        self._placer = placer
        self._changes = changes
        self._log = log

    def kept(self, plan: Plan, old: Element, new: Element) -> None:
        """A table that stays."""
        self._changes.of(TBLPR, old, new)
        self._changes.grid(old, new)
        columns = languages(new) if any(step.fortune != "keep" or step.cells is not None for step in plan) else ()
        self._placer.place([self._wrapped(step, columns) for step in plan], new)

    def _wrapped(self, step: Step, columns: tuple[str, ...]) -> Out:
        out = self._row(step, columns)
        out.old_wraps = step.old.wraps if step.olds else ()
        out.new_wraps = step.new.wraps if step.news else ()
        return out

    def _row(self, step: Step, columns: tuple[str, ...]) -> Out:
        item = (step.news or step.olds)[0]
        self._log.article = item.article or self._log.article
        if step.fortune == "keep":
            if step.cells is not None:
                self._kept_row(step, step.cells, columns)
            return Out(step.new.node, "")
        if step.move is not None:
            return self._merger.end(step.move, "from" if step.fortune == "from" else "to")
        if step.fortune == "del":
            self._log.went(step.old.text.replace(COLUMNS, "\n"))
            self._striker.row(step.old.node, "del")
            return Out(step.old.node, "del")
        self._log.came(step.new.text.replace(COLUMNS, "\n"))
        self._striker.row(step.new.node, "ins")
        return Out(step.new.node, "ins")

    def _kept_row(self, step: Step, cells: list[CellPair], columns: tuple[str, ...]) -> None:
        old, new = step.old.node, step.new.node
        self._changes.of(TBL_PR_EX, old, new)
        self._changes.of(TRPR, old, new)
        outs = []
        changed: list[str] = []
        for at, pair in enumerate(cells):
            language = columns[at] if len(columns) == len(cells) else ""
            outer, self._log.language = self._log.language, language or self._log.language
            before = len(self._log.changes)
            outs.append(self._cell(pair))
            outs[-1].old_wraps, outs[-1].new_wraps = pair.old_wraps, pair.new_wraps
            if language and any(each.kind != "formatting" for each in self._log.changes[before:]):
                changed.append(language)
            self._log.language = outer
        self._placer.place(outs, new)
        self._log.in_step(changed, [each for each in columns if each], step.new.text)

    def _cell(self, pair: CellPair) -> Out:
        if pair.old is not None and pair.new is not None and pair.plan is not None:
            self._changes.of(TCPR, pair.old, pair.new)
            self._merger.container(pair.plan, pair.new)
            return Out(pair.new, "")
        fate: Fate = "del" if pair.new is None else "ins"
        cell = pair.old if pair.new is None else pair.new
        self._log.structure("cell", *((text_of(cell), "") if fate == "del" else ("", text_of(cell))))
        self._striker.cell(cell, fate)
        self._striker.cell_mark(cell, fate)
        return Out(cell, fate)

    def moved_row(self, pairs: list[CellPair], row: Element, end: End, *, credit: Element) -> None:
        """One end of a row that stands elsewhere; ``credit``: the new one, whose author it is."""
        for pair in pairs:
            if pair.plan is not None:
                self._merger.half(pair.plan, end)
            elif end == "from" and pair.old is not None:
                self._striker.cell(pair.old, "del")
            elif end == "to" and pair.new is not None:
                self._striker.cell(pair.new, "ins")
        self._striker.row_mark(row, "del" if end == "from" else "ins", self._striker.author(credit))
