"""Checks the inline marks of one passage: values, directives, terms, brackets, labels. Text in, findings out."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from paraph.model import PartyId, Place
from paraph.sources.directives import Directives
from paraph.sources.faults import Faults

_TOKEN = re.compile(r"\\(?:.|\n)?|\{\{|\{%|\{#|\{@[^{}\n]*\}?|\}\}|%\}|\*\*|[\[\]|]")
_STRINGS = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_LONGEST = 2000
"""No value or directive is longer; an unclosed one is noticed after so many characters."""
_ENOUGH = 50
"""Faults of one passage after which the rest of it is not looked at."""
_BY = re.compile(r"\s*([A-Z]{3}):")


class Rules(Struct, frozen=True):
    """What a clause file allows: brackets (``own``), which Parties, which names in conditions."""

    own: bool
    parties: frozenset[PartyId]
    parameters: frozenset[str]

    @classmethod
    def of(cls, own: bool, parties: Collection[PartyId], parameters: Collection[str]) -> Rules:
        """From any collections."""
        return cls(own, frozenset(parties), frozenset(parameters))


class Span(Struct, frozen=True):
    """Raw text of a passage and the column at which each of its lines begins in the file."""

    text: str
    file: str
    line: int
    columns: tuple[int, ...]

    def place(self, at: int = 0) -> Place:
        """The place of a character in the file."""
        row = self.text.count("\n", 0, at)
        start = self.text.rfind("\n", 0, at) + 1
        return Place(self.file, self.line + row, self.columns[min(row, len(self.columns) - 1)] + at - start)


def check_inline(span: Span, rules: Rules, faults: Faults, *, in_loop: bool = False) -> None:
    """Adds a finding for each mark that is open, stray, unknown or not allowed here."""
    if _TOKEN.search(span.text):
        _Checker(span, rules, faults, in_loop).run()


class _Checker:
    def __init__(self, span: Span, rules: Rules, faults: Faults, in_loop: bool) -> None:
        self.span = span
        self.rules = rules
        self.faults = faults
        self.directives = Directives(faults, rules.parameters, inline=True, in_loop=in_loop)
        self.term: int | None = None
        self.bracket: int | None = None

    def run(self) -> None:
        at = 0
        text = self.span.text
        limit = len(self.faults.found) + _ENOUGH
        while (found := _TOKEN.search(text, at)) and len(self.faults.found) < limit:
            at = self._token(found[0], found.start())
        self.directives.finish()
        if self.term is not None:
            self.faults.add("unclosed-term", self.span.place(self.term))
        if self.bracket is not None:
            self.faults.add("unclosed-bracket", self.span.place(self.bracket))

    def _token(self, token: str, at: int) -> int:
        end = at + len(token)
        if token[0] == "\\":
            self._escape(token, at, end)
        elif token in ("{{", "{%"):
            return self._code(token, at)
        elif token == "**":
            self.term = at if self.term is None else None
        elif token in "[]|":
            self._bracket(token, at)
        elif token in ("}}", "%}"):
            self.faults.add("stray-close", self.span.place(at), mark=token)
        elif token == "{#":
            self.faults.add("label-malformed", self.span.place(at), label=self.span.text[at : at + 20].split("\n")[0])
        else:
            self.faults.add("label-misplaced", self.span.place(at), label=token)
        return end

    def _escape(self, token: str, at: int, end: int) -> None:
        if token[1:] in ("", "\n") and not self.span.text[end:].strip():
            self.faults.add("break-at-end", self.span.place(at))
        elif token[1:].isalpha() and at:
            self.faults.add("unknown-escape", self.span.place(at), character=token[1:])

    def _code(self, token: str, at: int) -> int:
        """Steps over ``{{ ... }}`` or ``{% ... %}``; strings inside may hold any sign."""
        closing = "}}" if token == "{{" else "%}"
        text = self.span.text
        blank = _STRINGS.sub(lambda quoted: "_" * len(quoted[0]), text[at + 2 : at + _LONGEST])
        end = blank.find(closing)
        opened = min((found for mark in ("{{", "{%") if (found := blank.find(mark)) >= 0), default=-1)
        if end < 0 or 0 <= opened < end:
            self.faults.add("unclosed-value", self.span.place(at), mark=token, closing=closing)
            return at + 2
        if token == "{%":
            self.directives.take(text[at : at + 2 + end + 2], self.span.place(at))
        return at + 2 + end + 2

    def _bracket(self, token: str, at: int) -> None:
        place = self.span.place(at)
        if token == "[" and self.bracket is not None:
            self.faults.add("nested-bracket", place)
        elif token == "[":
            self.bracket = at
            if not self.rules.own:
                self.faults.add("bracket-in-library", place)
            self._by(at + 1)
        elif token == "|":
            if self.bracket is not None:
                self._by(at + 1)
        elif self.bracket is None:
            self.faults.add("stray-bracket", place)
        else:
            self.bracket = None

    def _by(self, at: int) -> None:
        """``UZB:`` after ``[`` or ``|`` names a Party of the agreement."""
        found = _BY.match(self.span.text, at)
        if found and self.rules.own and self.rules.parties and found[1] not in self.rules.parties:
            self.faults.unknown("unknown-party", self.span.place(found.start(1)), found[1], self.rules.parties)
