"""Plans in, the new file's tree changed into the redline."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.wordcompare.aligning.items import COLUMNS, content_of, text_of
from paraph.wordcompare.aligning.plan import Move, Plan, Step
from paraph.wordcompare.aligning.planner import Planner
from paraph.wordcompare.aligning.same import same
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.errors import InexactError
from paraph.wordcompare.listing.log import Log
from paraph.wordcompare.merging.entries import OLD_FATES, Fate
from paraph.wordcompare.merging.lines import Out, Properties, settle
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.placing import Placer
from paraph.wordcompare.merging.properties import Changes
from paraph.wordcompare.merging.spread import Naming, Spreader
from paraph.wordcompare.merging.strike import Striker
from paraph.wordcompare.merging.tables import Tables
from paraph.wordcompare.merging.words import FATE, End, Words
from paraph.wordcompare.names import BLOCKS, PPR, SECTPR, Element, P
from paraph.wordcompare.opening.provenance import Provenance
from paraph.wordcompare.reading.line import Reader

_SECTION = f"{PPR}/{SECTPR}"


class Merger:
    """Merges the containers of one story: a body, a header, the notes. ``sections``: pairs that stayed."""

    def __init__(
        self,
        *,
        planner: Planner,
        marks: Marks,
        naming: Naming,
        log: Log,
        readers: tuple[Reader, Reader],
        canon: Canon,
        provenance: Provenance,
    ) -> None:
        self._planner = planner
        self._canon = canon
        self._log = log
        self._striker = Striker(marks, provenance)
        self._words = Words(
            readers=readers,
            canon=canon,
            spreader=Spreader(naming, provenance, self._striker.control),
            marks=marks,
            striker=self._striker,
            log=log,
            boxed=self._boxed,
        )
        self._properties = Properties(marks, self._striker, canon, log)
        self._placer = Placer(canon, self._striker)
        self._tables = Tables(self, self._striker, self._placer, Changes(marks, canon, log), log)
        self.sections: list[tuple[Element, Element]] = []

    def story(self, plan: Plan, holder: Element) -> None:
        """Carry out the plan of a whole story."""
        self.container(plan, holder)
        self._striker.controls()

    def struck(self, holder: Element, fate: Fate) -> None:
        """All blocks of a story came or went; its last mark stays, as it must."""
        outs = [self._gone(each, fate) if fate in OLD_FATES else self._come(each, fate) for each in _blocks(holder)]
        if outs and outs[-1].line:
            last = outs[-1]
            last.fate, last.old, last.new = "", last.element, last.element
        self._properties.finish([out for out in outs if out.line])
        self._striker.controls()

    def container(self, plan: Plan, holder: Element) -> None:
        """Carry out ``plan`` on ``holder``, the new one."""
        outs = [out for step in plan for out in self._wrapped(step)]
        settle(outs)
        self._properties.finish([out for out in outs if out.line])
        self._placer.place(outs, holder)

    def _wrapped(self, step: Step) -> Iterator[Out]:
        """What a step gives, with the controls that stood and stand around it."""
        for out in self._step(step):
            if step.olds:
                out.old_wraps = (*step.old.wraps, *out.old_wraps)
            if step.news:
                out.new_wraps = (*step.new.wraps, *out.new_wraps)
            yield out

    def _step(self, step: Step) -> Iterator[Out]:
        item = (step.news or step.olds)[0]
        outer = self._log.article
        self._log.article = item.article or outer
        if step.fortune == "group":
            yield from self._group(step)
        elif step.fortune == "keep":
            yield from self._keep(step)
        elif step.move is not None:
            yield self.end(step.move, "from" if step.fortune == "from" else "to")
        elif step.fortune == "del":
            yield self._gone(step.old.node, "del")
        else:
            yield self._come(step.new.node, "ins")
        if not item.article:
            self._log.article = outer

    def _gone(self, element: Element, fate: Fate) -> Out:
        self._trackable(element)
        self._log.went(text_of(element))
        if element.tag != P:
            self._striker.block(element, fate)
            return Out(element, fate)
        self._striker.words(element, fate)
        return Out(element, fate, line=True, old=element)

    def _come(self, element: Element, fate: Fate) -> Out:
        self._trackable(element)
        self._log.came(text_of(element))
        if element.tag != P:
            self._striker.block(element, fate)
            return Out(element, fate)
        self._striker.words(element, fate)
        return Out(element, fate, line=True, new=element)

    def _trackable(self, element: Element) -> None:
        """Raise ``InexactError`` for a block that no tracked change can bring or take away (a file in the file)."""
        if element.tag not in BLOCKS:
            raise InexactError(element.tag.rpartition("}")[2], self._log.article)

    # what stays -----------------------------------------------------------------------------------------------------

    def _keep(self, step: Step) -> Iterator[Out]:
        old, new = step.old.node, step.new.node
        if step.new.kind == "p":
            untouched = step.old.text == step.new.text and same(old, new)
            if not untouched:
                self._words.kept(old, new)
            yield from self._kept(old, new, untouched=untouched)
        elif step.plan is None:
            yield from self._other(step)
        elif step.new.kind == "tbl":
            self._tables.kept(step.plan, old, new)
            yield Out(new, "")
        else:
            self.container(step.plan, content_of(new))
            out = Out(new, "")
            if not self._placer.alike(old, new):
                self._log.structure("control")
                out.old_wraps = (old,)
                self._striker.control(new, "ins")
            yield out

    def _other(self, step: Step) -> Iterator[Out]:
        """A block that is no paragraph, table or control: it can stay as it is, and nothing else."""
        if self._canon.of(step.old.node) != self._canon.of(step.new.node):
            raise InexactError(step.new.node.tag.rpartition("}")[2], self._log.article)
        yield Out(step.new.node, "")

    def _kept(self, old: Element, new: Element, *, untouched: bool) -> Iterator[Out]:
        """A line that stays, and its mark: a section that begins or ends with it is a mark of its own."""
        before, after = old.find(_SECTION), new.find(_SECTION)
        if (before is None) == (after is None):
            if before is not None:
                self.sections.append((before, after))
            out = Out(new, "", line=True, old=old, new=new, same=untouched, section=before is not None)
            out.article = self._log.article
            yield out
            return
        self._log.structure("section")
        for each in [each for each in old if each.tag != PPR]:
            old.remove(each)
        came, went = Out(new, "ins", line=True, new=new), Out(old, "del", line=True, old=old)
        if before is not None:
            # the words end in the mark that ends the section, and the new mark follows with nothing before it
            came.element, went.element = went.element, came.element
            came.ghost, went.ghost = True, False
            yield went
            yield came
            return
        yield came
        yield went

    def _group(self, step: Step) -> Iterator[Out]:
        self._log.structure(
            "split" if len(step.news) > 1 else "joined",
            "\n".join(item.text for item in step.olds),
            "\n".join(item.text for item in step.news),
        )
        olds, news = [item.node for item in step.olds], [item.node for item in step.news]
        for shell, fate, old, new in self._words.grouped(olds, news):
            yield Out(shell, fate, line=True, old=old, new=new)

    def _boxed(self, old: Element, new: Element) -> None:
        """Two text boxes that are the same but for what they say."""
        if not same(old, new):
            outer, self._log.story = self._log.story, "text-box"
            self.container(self._planner.container(old, new), new)
            self._log.story = outer

    # what stands elsewhere ------------------------------------------------------------------------------------------

    def end(self, move: Move, end: End) -> Out:
        """One end of a moved block."""
        item = move.old if end == "from" else move.new
        if end == "to":
            self._log.shifted(move.unit, move.old.article, move.new.text.replace(COLUMNS, "\n"))
        if item.kind == "p":
            self._words.moved(move.old.node, move.new.node, end)
            out = Out(item.node, FATE[end], line=True, old=move.old.node, new=move.new.node)
            out.credit = move.new.node
            return out
        if item.kind == "row" and move.cells is not None:
            self._tables.moved_row(move.cells, item.node, end, credit=move.new.node)
        elif move.plan is not None:
            self.half(move.plan, end)
        if item.kind == "sdt":
            self._striker.control(item.node, FATE[end])
        return Out(item.node, FATE[end])

    def half(self, plan: Plan, end: End) -> None:
        """One end of all that stands in a moved table, row or control."""
        for step in plan:
            if step.fortune == "keep" and step.new.kind == "p":
                self._words.moved(step.old.node, step.new.node, end)
                shell = step.old.node if end == "from" else step.new.node
                self._striker.mark(shell, FATE[end], credit=step.new.node)
            elif step.fortune == "keep" and step.new.kind == "row":
                row = step.old.node if end == "from" else step.new.node
                self._tables.moved_row(step.cells or [], row, end, credit=step.new.node)
            elif step.fortune == "keep" and step.plan is not None:
                self.half(step.plan, end)
            else:
                for item in step.olds if end == "from" else step.news:
                    self._striker.block(item.node, "del" if end == "from" else "ins")


def _blocks(holder: Element) -> list[Element]:
    return [each for each in holder if each.tag in BLOCKS]
