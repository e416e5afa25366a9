"""The instructions for one article that stays: each at the smallest place that can be cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from paraph.amend.frozen import Texts
from paraph.amend.instructions import Add, Address, Content, Instruction, Reason, Remove, Replace, Restate, Step
from paraph.amend.lines import Line, Node, Numbers, renumbered, table
from paraph.amend.matching import Children, children
from paraph.amend.phrases import phrases
from paraph.amend.sameness import changed_languages, grid, table_with_numbers
from paraph.languages.base import CITED_AS, PartKind
from paraph.model import Language, Part

Steps = tuple[Step, ...]


class _Work(Struct, frozen=True):
    """What is known of the article at hand: the old ids of its lines, and what cites those that can be cited."""

    inside: frozenset[str]
    cited: dict[str, Steps]


class Amender:
    """Makes instructions for numbers that are taken for granted. ``anew``: what must be set out anew."""

    def __init__(self, texts: Texts, numbers: Numbers, anew: frozenset[str], *, safe: bool) -> None:
        self.texts = texts
        self.numbers = numbers
        self.anew = anew
        self.safe = safe
        self.kind: PartKind = CITED_AS.get(texts.old.header.division, "article")
        """What the articles are called when they are cited."""
        self.below: PartKind = "subparagraph" if self.kind == "point" else "paragraph"
        self._now = {was: node for node, was in texts.alignment.passages.items()}

    def article(self, old: Part, new: Part) -> list[Instruction]:
        """The instructions that turn one article into another."""
        olds, news = self.texts.old_tree(old), self.texts.new_tree(new)
        top = (self.part_step(old),)
        work = _work(olds, top, self.texts.inside(old), below=self.below)
        own = table(new)
        now = None if own is None else table_with_numbers(own, self.numbers)
        found: list[Instruction] | Reason = self._under(olds, news, work)
        if grid(table(old), self.texts.old.header) != grid(now, self.texts.old.header):
            found = "table"
        if new.id in self.anew or isinstance(found, str):
            reason = found if isinstance(found, str) else None
            content = Content(self._content(news).lines, now)
            return [Restate(Address("article", top), content, new.id, reason)]
        return found

    def part_step(self, part: Part) -> Step:
        """An article or annex of the signed text as a link of an address."""
        heading = next((line for line in self.texts.lines(part, old=True) if line.kind == "heading"), None)
        numbers = heading.number if heading is not None and heading.number else None
        kind: PartKind = "annex" if part.role == "annex" else self.kind
        return Step(kind, numbers or dict.fromkeys(self.texts.rules, part.number or ""))

    def _content(self, node: Node) -> Content:
        return Content(tuple(renumbered(line, self.numbers) for line in node.all_lines()))

    def _changed(self, old: Line | None, new: Line | None) -> tuple[Language, ...]:
        if old is None or new is None:
            return () if old is new else tuple(self.texts.rules)
        return changed_languages(old, renumbered(new, self.numbers), self.texts.parties)

    def _under(self, old: Node, new: Node, work: _Work) -> list[Instruction] | Reason:
        """For an article or a line with what stands under it; or why that cannot be told piece by piece."""
        if self._changed(old.line, new.line):
            return "heading" if old.line is None or old.line.kind == "heading" else "lead"
        fate = children(old, new, self.texts.alignment, work.inside)
        if isinstance(fate, str):
            return fate
        out: list[Instruction] = []
        for before, now in _in_order(old, new, fate):
            found = self._one(old, before, now, work)
            if isinstance(found, str):
                return found
            out += found
        return out

    def _one(self, parent: Node, old: Node | None, new: Node | None, work: _Work) -> list[Instruction] | Reason:
        """For a line that went (no ``new``), came (no ``old``) or stays."""
        if old is not None and new is not None:
            return self._kept(old, new, work)
        if old is not None and old.line is not None:
            steps = work.cited.get(old.line.id)
            return [Remove(Address("article", steps), old.line.id, old.line.id in self._now)] if steps else "unnumbered"
        assert new is not None
        assert new.line is not None
        beside = next(node.line for node in parent.children if node.line is not None and node.line.numbered)
        if beside.id not in work.cited:
            return "unnumbered"
        owner = work.cited[beside.id][:-1]
        line = renumbered(new.line, self.numbers)
        moved = new.line.id in self.texts.alignment.passages
        return [Add(Address("article", owner), _step(line, self.below), self._content(new), new.line.id, moved=moved)]

    def _kept(self, old: Node, new: Node, work: _Work) -> list[Instruction] | Reason:
        assert old.line is not None
        assert new.line is not None
        steps = work.cited.get(old.line.id, ())
        if not old.children and not new.children:
            return self._leaf(old.line, new.line, steps)
        found = self._under(old, new, work)
        if new.line.id not in self.anew and not isinstance(found, str):
            return found
        reason: Reason | None = found if isinstance(found, str) else None
        if not steps:
            return reason or "unnumbered"
        return [Restate(Address("article", steps), self._content(new), new.line.id, reason)]

    def _leaf(self, old: Line, new: Line, steps: Steps) -> list[Instruction] | Reason:
        changed = self._changed(old, new)
        if not changed:
            return []
        if not steps:
            return "party" if old.party else "unnumbered"
        address = Address("article", steps)
        fresh = renumbered(new, self.numbers)
        if self.safe and (words := phrases(old, fresh, self.texts.parties)):
            return [Replace(address, words, new.id)]
        only = changed if len(changed) < len(fresh.text) else ()
        return [Restate(address, Content((fresh,)), new.id, None, only)]


def _in_order(old: Node, new: Node, fate: Children) -> Iterator[tuple[Node | None, Node | None]]:
    """Old and new lines in one order: what went stands before the next that stayed."""
    was = {id(pair.new): pair.old for pair in fate.kept}
    left = list(old.children)
    for node in new.children:
        before = was.get(id(node))
        if before is not None:
            while left[0] is not before:
                yield left.pop(0), None
            left.pop(0)
        yield before, node
    for node in left:
        yield node, None


def _step(line: Line, below: PartKind) -> Step:
    """``below``: what is called so that stands right below an article."""
    suffix = {code: runs[-1].text if runs and runs[-1].number is None else "" for code, runs in line.label.items()}
    return Step("subparagraph" if line.level else below, line.number, suffix)


def _work(root: Node, top: Steps, inside: frozenset[str], *, below: PartKind) -> _Work:
    """What cites each line of an article; nothing cites lines of two lists that share an owner."""
    cited: dict[str, Steps] = {}
    lists: Counter[tuple[str, ...]] = Counter()

    def walk(node: Node, owner: Steps) -> None:
        if any(child.line is not None and child.line.numbered for child in node.children):
            lists[_path(owner)] += 1
        for child in node.children:
            assert child.line is not None
            own = (*owner, _step(child.line, below)) if child.line.numbered else owner
            if child.line.numbered:
                cited[child.line.id] = own
            walk(child, own)

    walk(root, top)
    return _Work(inside, {line: steps for line, steps in cited.items() if lists[_path(steps[:-1])] == 1})


def _path(steps: Steps) -> tuple[str, ...]:
    return tuple("/".join([step.kind, *step.number.values()]) for step in steps)
