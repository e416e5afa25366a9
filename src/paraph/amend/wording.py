"""Instructions as words: the formulas of a language filled with places, parts and phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from paraph.amend.instructions import Add, Instruction, Remove, Replace, Restate, Step
from paraph.languages.base import LanguageRules, Link

_FIELD = re.compile(r"\{([A-Za-z]+)(?::([a-z]+))?\}")

Fields = Mapping[str, Callable[[str], str]]
"""Name of a field to its words in a case."""


def fill(formula: str, fields: Fields) -> str:
    """``formula`` with its fields in the cases they ask for. Raises ``KeyError`` for an unknown field."""
    return _FIELD.sub(lambda match: fields[match[1]](match[2] or "nom"), formula)


def always(words: str) -> Callable[[str], str]:
    """The same words in every case."""
    return lambda _case: words


class Wording:
    """One language. ``noun``: what the amended instrument is; ``plain``: how plain words become part of the result."""

    def __init__(
        self,
        rules: LanguageRules,
        formulas: Mapping[str, str],
        noun: Callable[[str], str],
        plain: Callable[[str], str] = str,
    ) -> None:
        self.rules = rules
        self.formulas = formulas
        self.noun = noun
        self.plain = plain

    def instruction(self, each: Instruction, annex: Callable[[str], str] | None = None) -> str:
        """What ``each`` orders, up to the new wording. ``annex``: that of the protocol which holds it."""
        fields: dict[str, Callable[[str], str]] = {"noun": self.noun}
        if annex is not None:
            fields["annex"] = annex
        if isinstance(each, Add):
            fields |= {"place": self._place(each.to.steps), "part": self._place((each.step,))}
            where = "annex" if each.content.table is not None else each.to.where
            return fill(self.formulas["add" if each.to.steps else f"add.{where}"], fields)
        fields["place"] = self._place(each.address.steps)
        if isinstance(each, Remove):
            return fill(self.formulas["remove"], fields)
        if isinstance(each, Restate):
            where = "annex" if each.content.table is not None else each.address.where
            return fill(self.formulas["restate" if where == "article" else f"restate.{where}"], fields)
        return self._replaced(each, fields)

    def _replaced(self, each: Replace, fields: dict[str, Callable[[str], str]]) -> str:
        old, new = each.words[self.rules.code]
        fields["old"] = always(self._phrase("old", old))
        fields["new"] = always(self._phrase("new", new))
        return fill(self.formulas["replace"], fields)

    def _phrase(self, side: str, words: str) -> str:
        kind = ("digit" if len(words) == 1 else "digits") if words.isdecimal() else _word(words)
        return fill(self.formulas[f"{side}.{kind}"], {"quoted": always(self.quoted(self.plain(words)))})

    def quoted(self, words: str) -> str:
        """``words`` in the quotes of the language."""
        opening, closing = self.rules.quotes
        return f"{opening}{words}{closing}"

    def _place(self, steps: Sequence[Step]) -> Callable[[str], str]:
        chain = [Link(step.kind, step.number[self.rules.code], step.suffix.get(self.rules.code, "")) for step in steps]
        return lambda case: self.plain("".join(piece.text for piece in self.rules.reference(chain, case)))


def _word(words: str) -> str:
    return "words" if len(words.split()) > 1 else "word"


def content_of(instructions: Sequence[Instruction]) -> str:
    """What the protocol brings: the name of the formulas for changes, additions or both."""
    additions = sum(isinstance(each, Add) for each in instructions)
    changes = len(instructions) - additions
    if additions and changes:
        return "both"
    many = "s" if len(instructions) > 1 else ""
    return f"addition{many}" if additions else f"change{many}"
