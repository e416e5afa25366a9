"""The bytes of two Word files in, the redline out: stage by stage."""

from __future__ import annotations

import re

from paraph.wordcompare.aligning.planner import Planner
from paraph.wordcompare.document import Document
from paraph.wordcompare.listing import untracked
from paraph.wordcompare.listing.changes import ChangeList, Renumbering, Warned
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.diff import Stretch
from paraph.wordcompare.merging.entries import Who
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.merger import Merger
from paraph.wordcompare.names import Element
from paraph.wordcompare.opening.provenance import Provenance
from paraph.wordcompare.opening.sections import sections
from paraph.wordcompare.reading.fields import Fields
from paraph.wordcompare.reading.line import Reader
from paraph.wordcompare.renumbering.following import watch
from paraph.wordcompare.renumbering.naming import Renumbered
from paraph.wordcompare.renumbering.numbers import Numbers
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordcompare.stories import Running, merge_notes
from paraph.wordcompare.supplying.anchors import Anchors
from paraph.wordcompare.supplying.supply import supply
from paraph.wordcompare.workbench import Workbench

_IDS = re.compile(rb'<w:(?:bookmarkStart|comment\w*|perm\w*|ins|del|move\w*) [^>]*?w:id="(\d{1,9})"')


class Comparison(Workbench):
    """One comparison on its way through the stages."""

    def __init__(self, old: bytes, new: bytes, options: Options, *, names: tuple[str, str] = ("", "")) -> None:
        self.provenance = Provenance()
        before = Document(old, names[0])
        after = Document(new, names[1], self.provenance if options.keep_revisions else None)
        self.sections = sections(before), sections(after)
        super().__init__(before, after)
        self.names = names
        self.data = new
        self.log = Log()
        self.planner = Planner(moves=options.moves)
        self.date = dated(options.date) if options.date else self.new.saved()
        who = Who(options.author, self.date or None)
        self.marks = Marks(who, Who(options.numbering, self.date or None), self._last_id())

    def run(self) -> WordComparison:
        """The redline and the list of changes."""
        anchors = Anchors(self.old, self.new)
        merger = self.body()
        running = Running(self)
        last = (self.sections[0][-1:], self.sections[1][-1:])
        ends = [(old.properties, new.properties) for old, new in zip(*last, strict=False)]
        running.sections([*merger.sections, *(pair for pair in ends if pair not in merger.sections)])
        for notes in self.translation.notes.values():
            merge_notes(self, notes)
        supply(self)
        for name in anchors.restore(self.new.roots[self.new.main], self.marks):
            self.log.warn(Warned(rule="untracked", text=name, what="bookmark"))
        for author in sorted(self.provenance.authors.keys() - self.provenance.used.keys()):
            self.log.warn(Warned(rule="revision-gone", old=author))
        self._untracked()
        return WordComparison(self._bytes(), self._listed(), date=self.date)

    def _untracked(self) -> None:
        """Nobody is told that nothing differs while the files are not the same."""
        for name in untracked.styles(self.old, self.new):
            self.log.warn(Warned(rule="untracked", text=name, what="style"))
        if not self.marks.written:
            for name in (*untracked.parts(self.old, self.new), *untracked.places(self.old, self.new)):
                self.log.warn(Warned(rule="untracked", text=name, what="part"))

    def _bytes(self) -> bytes:
        return self.data if not self.marks.written and not self.new.revised else self.to_bytes()

    def _listed(self) -> ChangeList:
        return ChangeList(
            old=self.names[0],
            new=self.names[1],
            changes=tuple(self.log.changes),
            renumbered=tuple(Renumbering(*shift) for shift in self.numbers.shifts()),
            renumbered_places=self.log.renumbered,
            controls=sum(self.marks.kinds[f"customXml{name}RangeStart"] for name in ("Ins", "Del")) // 2,
            warnings=tuple(self.log.warnings),
        )

    def body(self) -> Merger:
        """The main story."""
        old, new = self.old, self.new
        self.translation.story(old.roots[old.main], old.main, new.main)
        plan = self.planner.container(old.body, new.body)
        self.numbers = Numbers(self.planner.heads)
        self.renumbered = Renumbered(self.numbers)
        watch(plan, self.numbers, self.log)
        merger = self.merger(new.main, old.roots[old.main], new.roots[new.main])
        merger.story(plan, new.body)
        self.changed.add(new.main)
        return merger

    def merger(self, part: str, old: Element, new: Element) -> Merger:
        """What merges a story of ``part``; ``old`` is translated."""
        canon = self.canon(part)
        readers = (Reader(canon, Fields(old)), Reader(canon, Fields(new)))
        return Merger(
            planner=self.planner,
            marks=self.marks,
            naming=self._named,
            log=self.log,
            readers=readers,
            canon=canon,
            provenance=self.provenance,
        )

    def _named(self, stretches: list[Stretch], at: int, field: str) -> Who | None:
        return self.marks.numbering if self.renumbered(stretches, at, field) else None

    def _last_id(self) -> int:
        data = self.new.parts.read(self.new.main) or b""
        return max((int(found) for found in _IDS.findall(data)), default=0)


def dated(date: str) -> str:
    """A day as Word writes a moment."""
    return f"{date}T00:00:00Z" if len(date) == 10 else date


def compare(old: bytes, new: bytes, options: Options) -> bytes:
    """The redline from ``old`` to ``new``, not verified."""
    return Comparison(old, new, options).run().redline
