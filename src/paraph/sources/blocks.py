"""Lines of a section to blocks: ids, levels and conditions are fixed here, before any value is known."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from paraph.model import Place
from paraph.sources.directives import Directives
from paraph.sources.faults import Faults
from paraph.sources.inline import Rules, Span, check_inline
from paraph.sources.sections import RawSection
from paraph.sources.types import SourceBlock
from paraph.sources.walker import is_id

BlockKind: TypeAlias = Literal["heading", "numbered", "dash", "text"]
RESERVED = frozenset({"heading", "label", "table"})
"""Addresses that the instrument gives itself: the heading of a part, the label and the table of an annex."""

INDENT = 3
DEEPEST = 2
_LABEL = re.compile(r"(?<!\\)\{@([^{}]*)\}\Z")
_TYPED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)])(?= |\Z)")
_TYPED_FIRST = re.compile(r"(?:\(?(?:\d{1,2}|[^\W\d_])\))(?= |\Z)")
_TYPED_DASH = re.compile(r"[\u2013\u2014\u2022\u00b7*](?= )")
_PARTY = re.compile(r"[A-Z]{3}\Z")


class _Open:
    """The passage that is being read."""

    def __init__(self, kind: BlockKind, level: int, line: int) -> None:
        self.kind = kind
        self.level = level
        self.line = line
        self.texts: list[str] = []
        self.columns: list[int] = []


class _Reader:
    def __init__(self, section: RawSection, file: str, rules: Rules, faults: Faults) -> None:
        self.section = section
        self.file = file
        self.rules = rules
        self.faults = faults
        self.directives = Directives(faults, rules.parameters)
        self.blocks: list[SourceBlock] = []
        self.open: _Open | None = None
        self.places: list[int] = []
        self.heading: int | None = None
        self.labels: dict[str, int] = {}

    def read(self) -> tuple[SourceBlock, ...]:
        for number, line in enumerate(self.section.body, self.section.line + 1):
            words = line.strip()
            if words:
                self._line(number, line, words)
            else:
                self._flush()
        self._flush()
        self.directives.finish()
        return tuple(self.blocks)

    def _line(self, number: int, line: str, words: str) -> None:
        indent = len(line) - len(line.lstrip())
        place = Place(self.file, number, indent + 1)
        if words.startswith(":::"):
            self._flush()
            self._fence(words, place)
        elif words.startswith("{%") and words.endswith("%}") and self._directive(words, place):
            return
        elif words[0] == "#":
            self._heading(words, place)
        elif not self._item(words, indent, place):
            if self.open is None:
                self._begin("text", indent, place)
            self._append(words, indent + 1)

    def _item(self, words: str, indent: int, place: Place) -> bool:
        """A line with a mark begins a passage. A typed number or sign is read as the mark it stands for."""
        first = words[0]
        kind: BlockKind = "numbered"
        if first == "-" and words[1:2] in ("", " "):
            kind, mark = "dash", "-"
        elif words.startswith("1.") and words[2:3] in ("", " "):
            mark = "1."
        elif found := (_TYPED.match(words) or (_TYPED_FIRST.match(words) if self._listing() else None)):
            mark = found[0]
            self.faults.add("typed-number", place, number=mark)
        else:
            if self._listing() and (found := _TYPED_DASH.match(words)):
                self.faults.add("typed-dash", place, mark=found[0])
            return False
        self._flush()
        self._begin(kind, indent, place)
        rest = words[len(mark) :].lstrip()
        self._append(rest, indent + 1 + (len(words) - len(rest)))
        return True

    def _listing(self) -> bool:
        """True where a list may begin or go on: then a sign at the start of a line is meant as a mark."""
        return self.open is None or self.open.texts[-1].endswith((":", ";"))

    def _heading(self, words: str, place: Place) -> None:
        self._flush()
        text = words.lstrip("#").lstrip()
        if not f"{words} ".startswith("## "):
            self.faults.add("heading-mark", place)
        if words.startswith("###") or place.column != 1:
            self._begin("text", 0, place)
            self._append(text, place.column + len(words) - len(text))
            return
        if self.heading is not None:
            self.faults.add("second-heading", place, first=self.heading)
        elif self.blocks or self.directives.frames:
            self.faults.add("heading-not-first", place)
        self.open = _Open("heading" if self.heading is None else "text", 0, place.line)
        self._append(text, place.column + len(words) - len(text))
        self._flush()

    def _directive(self, words: str, place: Place) -> bool:
        """A directive alone on its line. False: the line is text with directives inside."""
        if words.count("{%") > 1:
            if re.sub(r"\{%.*?%\}", "", words).strip():
                return False
            self.faults.add("directive-line", place)
        self._flush()
        at = 0
        while (start := words.find("{%", at)) >= 0:
            end = words.find("%}", start) + 2
            end = end if end > start + 2 else len(words)
            self.directives.take(words[start:end], Place(place.file, place.line, place.column + start))
            at = end
        return True

    def _fence(self, words: str, place: Place) -> None:
        name = words[3:].strip()
        if not self.rules.own:
            self.faults.add("bracket-in-library", place)
        if name and not (_PARTY.match(name) and name in (self.rules.parties or (name,))):
            self.faults.unknown("unknown-party", place, name, self.rules.parties)
        self.directives.fence(name or None, words, place)

    def _begin(self, kind: BlockKind, indent: int, place: Place) -> None:
        level, odd = divmod(indent, INDENT)
        if odd:
            self.faults.add("indent", place, indent=indent)
        if level > DEEPEST:
            self.faults.add("too-deep", place)
        elif level > len(self.places):
            self.faults.add("indent-jump", place)
        self.open = _Open(kind, min(level, DEEPEST, len(self.places)), place.line)

    def _append(self, text: str, column: int) -> None:
        if self.open is not None:
            self.open.texts.append(text)
            self.open.columns.append(column)

    def _flush(self) -> None:
        """The passage is complete: take its label, count it, check its marks."""
        passage, self.open = self.open, None
        if passage is None:
            return
        place = Place(self.file, passage.line, passage.columns[0])
        label = self._label(passage)
        text = "\n".join(passage.texts).rstrip("\n")
        position = "heading" if passage.kind == "heading" else self._count(passage.level)
        if not text.strip():
            self.faults.add("empty-passage", place)
        directives = self.directives
        span = Span(text, self.file, passage.line, tuple(passage.columns))
        check_inline(span, self.rules, self.faults, in_loop=directives.loop is not None)
        self.blocks.append(
            SourceBlock(
                kind=passage.kind,
                text=text,
                place=place,
                columns=tuple(passage.columns),
                level=passage.level,
                address=label or position,
                position=position,
                label=label,
                guards=directives.guards,
                per_party=directives.loop is not None,
                loop=directives.loop,
                bracket=directives.bracket,
            )
        )
        if passage.kind == "heading" and self.heading is None:
            self.heading = passage.line

    def _label(self, passage: _Open) -> str | None:
        """Takes ``{@label}`` off the end of the passage."""
        found = _LABEL.search(passage.texts[-1]) if passage.texts[-1].endswith("}") else None
        if found is None:
            return None
        line = passage.line + len(passage.texts) - 1
        place = Place(self.file, line, passage.columns[-1] + found.start())
        passage.texts[-1] = passage.texts[-1][: found.start()].rstrip()
        name = found[1]
        if passage.kind == "heading":
            self.faults.add("label-misplaced", place, hint="a heading takes no label", label=found[0])
        elif not is_id(name) or name in RESERVED:
            self.faults.add("label-malformed", place, label=found[0])
        elif name in self.labels:
            self.faults.add("duplicate-label", place, name=name, first=self.labels[name])
        else:
            self.labels[name] = line
            return name
        return None

    def _count(self, level: int) -> str:
        """The place among all authored siblings: ``2.1`` counts under its parent's place."""
        del self.places[level + 1 :]
        if level == len(self.places):
            self.places.append(0)
        self.places[level] += 1
        return ".".join(str(place) for place in self.places)


def read_blocks(section: RawSection, file: str, rules: Rules, faults: Faults) -> tuple[SourceBlock, ...]:
    """Every authored passage of a section, with its final address; faults are added."""
    return _Reader(section, file, rules, faults).read()
