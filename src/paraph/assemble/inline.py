"""The inline grammar: characters in, items out. A private-use character becomes its value, letter for letter.

Nothing is escaped because nothing is parsed twice: values never pass through this grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from paraph.assemble.values import Value
from paraph.model import Bracket, Run

OPEN = "\ue000"
"""Opens what stands inside ``for party in parties``: the whole becomes one slot."""
CLOSE = "\ue001"
BRACE = "\ue002"
"""Stands for a brace behind a backslash while Jinja reads the text."""
ATOM = 0xF0000
"""First of the private-use characters that stand for values."""


_SPECIAL = re.compile("[\\\\*\\[\\]|\n\ue000\ue001\U000f0000-\U0010ffff]")


class Slot(Struct, frozen=True):
    """Words of one holder's rendering that depend on the order of the Parties."""

    runs: tuple[Run, ...]


Item: TypeAlias = Run | Slot


class InlineError(ValueError):
    """The inline marks are not balanced; ``offset`` counts characters of the rendered text."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        self.message = message
        self.hint = hint
        self.offset = offset
        super().__init__(message)


def parse_inline(
    text: str, values: Sequence[Value], *, brackets: bool, typography: Callable[[str], str]
) -> tuple[Item, ...]:
    """Items of ``text``. ``brackets``: `[...]` is a mark (an agreement's own clause), else plain characters.

    ``typography`` is applied to authored characters only, never to values. Raises ``InlineError``.
    """
    return _Parser(text, values, brackets, typography).items()


class _Parser:
    """One left-to-right pass; the state is what is open."""

    def __init__(self, text: str, values: Sequence[Value], brackets: bool, typography: Callable[[str], str]) -> None:
        self.text = text
        self.values = values
        self.brackets = brackets
        self.typography = typography
        self.out: list[Item] = []
        self.loop: list[Item] | None = None
        self.buffer: list[str] = []
        self.defined = False
        self.bracket: Bracket | None = None
        self.places = 0

    def items(self) -> tuple[Item, ...]:
        at = 0
        while match := _SPECIAL.search(self.text, at):
            if match.start() > at:
                self.buffer.append(self.text[at : match.start()])
            at = self._step(match.start())
        self.buffer.append(self.text[at:])
        self._flush()
        if self.defined:
            raise InlineError("`**` is opened and not closed", "close the defined term with `**`", at)
        if self.bracket is not None:
            raise InlineError("`[` is opened and not closed", "close the bracket with `]`, or write `\\[`", at)
        return tuple(self.out)

    def _step(self, at: int) -> int:
        char = self.text[at]
        if char == "\\" and at + 1 < len(self.text):
            following = self.text[at + 1]
            if following == "\n":
                self._break()
            else:
                self.buffer.append(following)
            return at + 2
        if self.text.startswith("**", at):
            self._flush()
            self.defined = not self.defined
            return at + 2
        if self.brackets and char in "[]|" and self._bracket(char, at):
            return self._label(at + 1) if self.bracket is not None else at + 1
        if char in (OPEN, CLOSE):
            self._loop(char)
        elif ord(char) >= ATOM:
            self._value(self.values[ord(char) - ATOM])
        else:
            self.buffer.append(" " if char == "\n" else char)
        return at + 1

    def _bracket(self, char: str, at: int) -> bool:
        """Open, close or pass to the next alternative. False: the character is plain."""
        if char == "[":
            if self.bracket is not None:
                raise InlineError("a bracket stands inside a bracket", "close the first bracket before it", at)
            self._flush()
            self.bracket = Bracket(place=self.places)
            self.places += 1
            return True
        if self.bracket is None:
            if char == "|":
                return False
            raise InlineError("`]` without `[`", "remove it, or write `\\]` for the character", at)
        self._trim_end()
        self._flush()
        self.bracket = None if char == "]" else replace(self.bracket, by=None, alternative=self.bracket.alternative + 1)
        return True

    def _label(self, at: int) -> int:
        """Reads ``UZB:`` after ``[`` or ``|``."""
        end = at
        while end < len(self.text) and self.text[end] == " ":
            end += 1
        code = self.text[end : end + 3]
        if len(code) == 3 and code.isascii() and code.isupper() and self.text[end + 3 : end + 4] == ":":
            assert self.bracket is not None
            self.bracket = replace(self.bracket, by=code)
            end += 4
            while end < len(self.text) and self.text[end] == " ":
                end += 1
            return end
        return at

    def _trim_end(self) -> None:
        self.buffer = ["".join(self.buffer).rstrip(" ")]

    def _break(self) -> None:
        self._trim_end()
        self.buffer.append("\n")

    def _loop(self, char: str) -> None:
        self._flush()
        if char == OPEN:
            self.loop = []
            return
        runs = [replace(item, party_order=True) for item in self.loop or [] if isinstance(item, Run)]
        self.loop = None
        self.out.append(Slot(tuple(runs)))

    def _value(self, value: Value) -> None:
        self._flush()
        for run in value.runs:
            marked = self._marked(run)
            if run.party_order and self.loop is None:
                self.out.append(Slot((marked,)))
            else:
                self._append(marked)

    def _flush(self) -> None:
        text = "".join(self.buffer)
        self.buffer.clear()
        if text:
            self._append(self._marked(Run(self.typography(text))))

    def _append(self, run: Run) -> None:
        target = self.out if self.loop is None else self.loop
        last = target[-1] if target else None
        if isinstance(last, Run) and replace(last, text="") == replace(run, text=""):
            target[-1] = replace(last, text=last.text + run.text)
        else:
            target.append(run)

    def _marked(self, run: Run) -> Run:
        if not self.defined and self.bracket is None:
            return run
        return replace(run, defined=self.defined or run.defined, bracket=self.bracket)
