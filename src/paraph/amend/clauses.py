"""Instructions as clause files: one passage for what is ordered, quoted passages for what is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from paraph.amend.citing import Citing
from paraph.amend.emit import source
from paraph.amend.instructions import Add, Instruction, Restate
from paraph.amend.lines import Line
from paraph.amend.wording import Wording
from paraph.model import Language, PartyId
from paraph.readers.drafting.escape import escaped, passage_lines
from paraph.sources import section_hash

DEEPEST = 2
"""Levels of a clause file, counted from 0."""
_MARKS = {"numbered": "1. ", "dash": "- ", "text": ""}


class Block(Struct, frozen=True):
    """One passage of a clause file. ``text`` is source."""

    text: str
    kind: str = "text"
    level: int = 0
    label: str = ""


def clause_text(sections: Mapping[Language, Sequence[Block]]) -> str:
    """A clause file; the first language is the one the others follow."""
    lines: list[str] = []
    follows = ""
    for code, blocks in sections.items():
        body: list[str] = []
        for block in blocks:
            text = f"{block.text} {{@{block.label}}}" if block.label else block.text
            body += [""] if body and block.kind == "text" else []
            body += passage_lines(text, _MARKS[block.kind], "   " * block.level)
        lines += [f"# {code} / follows {follows}" if follows else f"# {code}", *body, ""]
        follows = follows or section_hash("\n".join(body))
    return "\n".join(lines)


def in_annex(each: Instruction) -> bool:
    """True where the new wording stands in an annex of the protocol: annexes, and whatever has a table."""
    if not isinstance(each, Add | Restate):
        return False
    return each.content.table is not None or (each.to if isinstance(each, Add) else each.address).where == "annex"


class Clauses:
    """The clauses of one protocol in one language."""

    def __init__(self, citing: Citing, parties: Sequence[PartyId]) -> None:
        self.citing = citing
        self.rules = citing.rules
        self.code = citing.code
        self.parties = parties
        self.wording = Wording(citing.rules, citing.formulas, citing.noun, escaped)

    def amendments(self, instructions: Sequence[Instruction], content: str, annexes: Mapping[int, str]) -> list[Block]:
        """The article that holds the changes. ``annexes``: place of an instruction to the id of its annex."""
        out = [Block(self.citing.opening(content), label="opening")]
        single = len(instructions) == 1
        for at, each in enumerate(instructions):
            stop = "." if at == len(instructions) - 1 else ";"
            head = self.wording.instruction(each, self._annex(annexes[at]) if at in annexes else None)
            quoted = [] if at in annexes else self._quoted(each, stop)
            text = head if quoted else head + stop
            out.append(Block(text, "text" if single else "numbered", 1, f"change-{at + 1}"))
            out += quoted
        return out

    def _annex(self, own: str) -> Callable[[str], str]:
        return lambda case: f'{{{{ ref("{own}", "{case}", "this") }}}}'

    def _quoted(self, each: Instruction, stop: str) -> list[Block]:
        if not isinstance(each, Add | Restate):
            return []
        lines = each.content.lines
        top = min((line.level for line in lines), default=0)
        opening, closing = self.rules.quotes
        out = [
            Block(text, "text", min(DEEPEST, 1 + line.level - top)) for line in lines for text in self._printed(line)
        ]
        out[0] = Block(opening + out[0].text, "text", out[0].level)
        out[-1] = Block(out[-1].text + closing + stop, "text", out[-1].level)
        return out

    def _printed(self, line: Line) -> list[str]:
        """A line as it is printed in the amended instrument, its number in its words; a heading under its label."""
        label = source(line.label.get(self.code, ()), self.parties)
        words = self._words(line)
        if line.kind == "heading" and self.citing.agreement.division not in ("section", "item"):
            return [each for each, there in ((label, line.label), (words, line.text)) if there]
        return [f"{label} {words}" if label else words]

    def _words(self, line: Line) -> str:
        runs = line.text.get(self.code)
        if runs is None and line.text:
            return '{{ undecided("' + self.rules.words["missing"] + '") }}'
        return source(runs or (), self.parties)

    def annex(self, number: str, lines: Sequence[Line]) -> list[Block]:
        """An annex of the protocol with the new text of an annex of the instrument, its own label on top."""
        cases = self.rules.cases
        pieces = self.rules.annex_label(escaped(number), {case: self.citing.cited(case) for case in cases})
        return [Block("".join(piece.text for piece in pieces), label="wording"), *self._set_out(lines)]

    def article(self, lines: Sequence[Line]) -> list[Block]:
        """An annex of the protocol with the new text of an article that ends in a table."""
        heads = [text for line in lines if line.kind == "heading" for text in self._printed(line)]
        body = [line for line in lines if line.kind != "heading"]
        labels = ["wording", *[""] * len(heads[1:])]
        return [*(Block(text, label=label) for text, label in zip(heads, labels, strict=False)), *self._set_out(body)]

    def _set_out(self, lines: Sequence[Line]) -> list[Block]:
        kinds = {"paragraph": "numbered", "dash": "dash"}
        return [Block(self._words(line), kinds.get(line.kind, "text"), line.level) for line in lines]
