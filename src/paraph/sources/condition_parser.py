"""Text of a directive to a `Condition`, or the finding that says why it cannot be read."""

from __future__ import annotations

import re
from typing import NoReturn

from msgspec import Struct

from paraph.model import Finding, Place
from paraph.sources.conditions import Condition
from paraph.sources.rules import RULES

BUILT_IN = frozenset(
    {
        "ratification", "language_count", "party_count", "has_prevailing", "has_annexes", "instrument_kind",
        "binding", "interstate", "governments",
    }
)  # fmt: skip
"""Names every condition may ask for; the parameters of the clause come on top."""

KEYWORDS = frozenset({"not", "and", "or", "in", "true", "false", "if", "elif", "else", "endif", "for", "endfor"})

_TOKEN = re.compile(
    r"\s*(?:(?P<string>\"[^\"]*\"|'[^']*')|(?P<number>\d+)|(?P<word>[^\W\d]\w*)|(?P<sign>==|!=|[\[\],]))"
)
_MAX_DEPTH = 50


class _Token(Struct, frozen=True):
    kind: str
    text: str
    at: int


class _ReadError(Exception):
    def __init__(self, problem: str, at: int) -> None:
        self.problem = problem
        self.at = at


def parse_condition(text: str, place: Place) -> Condition | Finding:
    """``ratification and not renewal`` and its like. ``place`` is where the text begins.

    Binding, loosest first: ``or``, ``and``, ``not``, then ``==``, ``!=``, ``in [...]``, ``not in [...]``.
    """
    try:
        return _Parser(_tokens(text), len(text)).whole()
    except _ReadError as fault:
        line = text.count("\n", 0, fault.at)
        column = fault.at - (text.rfind("\n", 0, fault.at) + 1) + (1 if line else place.column)
        where = Place(place.file, place.line + line, column)
        rule = RULES["bad-condition"]
        return Finding("bad-condition", rule.level, where, rule.message, rule.hint, {"problem": fault.problem})


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise _ReadError(_strange(text[at]), at)
        kind = found.lastgroup or ""
        tokens.append(_Token(kind, found[kind], found.start(kind)))
        at = found.end()
    return tokens


def _strange(character: str) -> str:
    if character == "=":
        return "`=` is not known, equality is `==`"
    if character in "«»“”„‘’":
        return f"`{character}` is no quotation mark here, write \" or '"
    if character in "\"'":
        return "a quotation mark is not closed"
    return f"`{character}` is not known here"


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens = tokens
        self.next = 0
        self.end = end
        self.depth = 0

    def whole(self) -> Condition:
        condition = self.either()
        if self.next < len(self.tokens):
            self.fail(f"`{self.tokens[self.next].text}` is not expected")
        return condition

    def either(self) -> Condition:
        operands = [self.both()]
        while self.took("or"):
            operands.append(self.both())
        return operands[0] if len(operands) == 1 else Condition("or", operands=tuple(operands))

    def both(self) -> Condition:
        operands = [self.negation()]
        while self.took("and"):
            operands.append(self.negation())
        return operands[0] if len(operands) == 1 else Condition("and", operands=tuple(operands))

    def negation(self) -> Condition:
        negated = 0
        while self.took("not"):
            negated += 1
            if negated > _MAX_DEPTH:
                self.fail("too many `not`")
        condition = self.comparison()
        for _ in range(negated):
            condition = Condition("not", operands=(condition,))
        return condition

    def comparison(self) -> Condition:
        left = self.operand()
        if self.took("=="):
            return Condition("==", operands=(left, self.operand()))
        if self.took("!="):
            return Condition("!=", operands=(left, self.operand()))
        if self.took("in"):
            return Condition("in", operands=(left, *self.items()))
        if self.took("not"):
            if not self.took("in"):
                self.fail("`in` is expected after `not`")
            return Condition("not", operands=(Condition("in", operands=(left, *self.items())),))
        return left

    def items(self) -> tuple[Condition, ...]:
        if not self.took("["):
            self.fail("a list in [ ] is expected after `in`")
        items = [self.operand()]
        while self.took(","):
            items.append(self.operand())
        if not self.took("]"):
            self.fail("the list is not closed by `]`")
        return tuple(items)

    def operand(self) -> Condition:
        if self.next >= len(self.tokens):
            self.fail("a name or value is missing")
        token = self.tokens[self.next]
        if token.kind == "sign" or (token.kind == "word" and token.text in KEYWORDS - {"true", "false"}):
            self.fail(f"a name or value is expected, not `{token.text}`")
        self.next += 1
        if token.kind == "string":
            return Condition("literal", token.text[1:-1])
        if token.kind == "number":
            return Condition("literal", int(token.text[:18]))
        if token.text in ("true", "false"):
            return Condition("literal", token.text == "true")
        return Condition("name", token.text)

    def took(self, text: str) -> bool:
        """Steps over the token if it is ``text`` (and no string)."""
        if self.next < len(self.tokens) and self.tokens[self.next].text == text:
            self.next += 1
            return True
        return False

    def fail(self, problem: str) -> NoReturn:
        raise _ReadError(problem, self.tokens[self.next].at if self.next < len(self.tokens) else self.end)
