"""The signed text and the new one in, the instructions of the amending protocol out.

Every change is told at the smallest place that can be cited; where it cannot be told there, one step higher, in the
end by setting the article out anew. What is set out anew is numbered afresh inside, which changes what refers to it:
so the plan is made again until nothing more changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from paraph.amend.articles import Amender
from paraph.amend.frozen import Texts, frozen_numbers
from paraph.amend.instructions import Add, Address, Content, Instruction, Remove, Restate, Step
from paraph.amend.lines import Line, Numbers, parts_of, renumbered, table
from paraph.amend.numbers import Style
from paraph.amend.sameness import grid, same_lines, table_with_numbers
from paraph.compare.alignment import Alignment
from paraph.errors import UsageError
from paraph.languages.base import LanguageRules, PartKind
from paraph.model import Instrument, Language, Part, words
from paraph.model.walk import passages

NoteKind: TypeAlias = Literal["moved", "before-all", "not-amended"]


class Note(Struct, frozen=True):
    """What the drafter should know: an article moved, one stands before the first, closing words differ."""

    kind: NoteKind
    id: str
    number: str = ""
    was: str = ""


class Options(Struct, frozen=True):
    """``numbering``: 5-1 or 5¹. ``words``: may a phrase be replaced, where it is safe in every language?"""

    numbering: Style = "hyphen"
    words: Literal["never", "safe"] = "never"


class Plan(Struct, frozen=True):
    """``numbers``: new id to number in the amended text, where it is not the computed one."""

    instructions: tuple[Instruction, ...]
    numbers: dict[str, dict[Language, str]]
    notes: tuple[Note, ...] = ()


def plan(
    old: Instrument,
    new: Instrument,
    alignment: Alignment,
    rules: Mapping[Language, LanguageRules],
    options: Options | None = None,
) -> Plan:
    """The instructions that turn ``old`` into ``new``. ``alignment`` is that of their originals for the first Party.

    Raises ``UsageError`` for an instrument whose parts take no numbers: nothing in it can be cited.
    """
    if old.header.division == "none":
        raise UsageError(
            "the parts of `{id}` have no numbers: a protocol cannot cite them",
            hint="notes are changed by another exchange of notes, papers are written anew",
            id=old.header.id,
        )
    options = options or Options()
    texts = Texts(old, new, alignment, rules)
    anew: frozenset[str] = frozenset()
    while True:
        numbers = frozen_numbers(texts, anew, options.numbering)
        made = tuple(_Planner(texts, numbers, anew, options).instructions())
        now = anew | {each.id for each in made if isinstance(each, Restate) and each.whole}
        if now == anew:
            return Plan(made, numbers, tuple(_notes(texts, numbers)))
        anew = now


class _Planner:
    """One round, for numbers that are taken for granted."""

    def __init__(self, texts: Texts, numbers: Numbers, anew: frozenset[str], options: Options) -> None:
        self.texts = texts
        self.numbers = numbers
        self.amender = Amender(texts, numbers, anew, safe=options.words == "safe")

    def instructions(self) -> Iterator[Instruction]:
        """Title and preamble, articles in order, annexes."""
        for role in ("title", "preamble"):
            yield from self._fixed(role)
        yield from self._parts("article")
        yield from self._parts("annex")

    def _fixed(self, role: Literal["title", "preamble"]) -> Iterator[Instruction]:
        news = parts_of(self.texts.new, role)
        olds = parts_of(self.texts.old, role)
        if not news:
            return
        fresh = self._fresh(news[0])
        was = self.texts.lines(olds[0], old=True) if olds else ()
        if not same_lines(was, fresh, self.texts.parties):
            yield Restate(Address(role), Content(fresh), news[0].id)

    def _fresh(self, part: Part) -> tuple[Line, ...]:
        """The lines of a new part with the numbers of the amended text."""
        return tuple(renumbered(line, self.numbers) for line in self.texts.lines(part, old=False))

    def _parts(self, role: Literal["article", "annex"]) -> Iterator[Instruction]:
        """Old and new parts in one order: what was removed stands where it stood."""
        stays = {part.id for part in self.texts.staying.values()}
        left = parts_of(self.texts.old, role)
        moved = {was for new, was in self.texts.alignment.parts.items() if new not in self.texts.staying}
        for part in parts_of(self.texts.new, role):
            was = self.texts.staying.get(part.id)
            if was is None:
                yield from self._removed(role, left, stays, moved)
                yield self._added(role, part)
                continue
            while left[0] is not was:
                yield self._remove(role, left.pop(0), moved)
            left.pop(0)
            yield from self._kept(role, was, part)
        while left:
            yield self._remove(role, left.pop(0), moved)

    def _removed(
        self, role: Literal["article", "annex"], left: list[Part], stays: set[str], moved: set[str]
    ) -> Iterator[Instruction]:
        while left and left[0].id not in stays:
            yield self._remove(role, left.pop(0), moved)

    def _remove(self, role: Literal["article", "annex"], part: Part, moved: set[str]) -> Remove:
        return Remove(Address(role, (self.amender.part_step(part),)), part.id, part.id in moved)

    def _added(self, role: Literal["article", "annex"], part: Part) -> Add:
        number = dict(self.numbers.get(part.id) or dict.fromkeys(self.texts.rules, part.number or ""))
        return Add(
            Address(role),
            Step(self._kind(role), number),
            self._content(part),
            part.id,
            moved=part.id in self.texts.alignment.parts,
        )

    def _kind(self, role: Literal["article", "annex"]) -> PartKind:
        return "annex" if role == "annex" else self.amender.kind

    def _content(self, part: Part) -> Content:
        own = table(part)
        return Content(self._fresh(part), None if own is None else table_with_numbers(own, self.numbers))

    def _kept(self, role: Literal["article", "annex"], old: Part, new: Part) -> Iterator[Instruction]:
        if role == "article":
            yield from self.amender.article(old, new)
            return
        content = self._content(new)
        tables = [grid(one, self.texts.old.header) for one in (table(old), content.table)]
        was = self.texts.lines(old, old=True)
        if tables[0] != tables[1] or not same_lines(was, content.lines, self.texts.parties):
            yield Restate(Address("annex", (self.amender.part_step(old),)), content, new.id)


def _notes(texts: Texts, numbers: Numbers) -> Iterator[Note]:
    first = next(iter(texts.rules))
    for part in parts_of(texts.new, "article"):
        number = numbers.get(part.id, {}).get(first, "")
        was = texts.alignment.parts.get(part.id)
        if part.id not in texts.staying and was in texts.old_parts:
            yield Note("moved", part.id, number, texts.old_parts[was].number or "")
        if number.startswith("0"):
            yield Note("before-all", part.id, number)
    for role in ("closing", "signatures"):
        olds, news = (tuple(_words(text, role)) for text in (texts.old, texts.new))
        if len(olds) != len(news) or any(one != other for one, other in zip(olds, news, strict=True) if one):
            yield Note("not-amended", role)


def _words(instrument: Instrument, role: str) -> Iterator[tuple[str, ...]]:
    """The words of closing or signatures, passage by passage; nothing where a blank was to be filled in."""
    original = instrument.original(instrument.header.parties[0])
    for part, passage in passages(original.parts):
        if part.role == role:
            filled = any(run.blank is not None for runs in passage.text.values() for run in runs)
            yield () if filled else tuple(words(passage.text[code]) for code in sorted(passage.text))
