"""A part of the neutral tree as lines in the order in which they are printed, and as a tree: what stands under what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Instrument, Language, Part, PartyGroup, PartyId, Passage, Run, Runs, Table
from paraph.model.nodes import PassageKind
from paraph.model.projection import holder_order

Numbers = Mapping[str, Mapping[Language, str]]
"""Id of what carries a number to that number as each language prints it: ``5-1``, ``б``; empty: the only annex."""

SHOWN: frozenset[PassageKind] = frozenset({"annex-label", "signature", "testimonium"})
"""What the assembly makes by itself or the signed text alone decides: never amended."""


class Line(Struct, frozen=True):
    """One passage. Where the order of the Parties shows, its runs are slots; so is a line repeated per Party, which
    holds what stands at this place in each original (``party``)."""

    id: str
    kind: PassageKind
    level: int
    label: dict[Language, Runs]
    text: dict[Language, Runs]
    party: bool = False

    @property
    def number(self) -> dict[Language, str]:
        """The number that the label shows, by language; empty where the line has none."""
        found = {code: "".join(run.text for run in runs if run.number is not None) for code, runs in self.label.items()}
        return {code: number for code, number in found.items() if number}

    @property
    def numbered(self) -> bool:
        """Takes a number that can be cited."""
        return self.kind == "paragraph" and not self.party and bool(self.number)


def lines(part: Part, parties: Sequence[PartyId]) -> tuple[Line, ...]:
    """The lines of ``part``; passages repeated per Party as every holder sees them. Tables are left out."""
    out: list[Line] = []
    for block in part.blocks:
        if isinstance(block, PartyGroup):
            out.extend(_group(block, parties))
        elif isinstance(block, Passage) and block.kind not in SHOWN:
            out.append(Line(block.id, block.kind, block.level, block.label, block.text))
    return tuple(out)


def table(part: Part) -> Table | None:
    """The table that ends an article or an annex."""
    return next((block for block in part.blocks if isinstance(block, Table)), None)


def _group(group: PartyGroup, parties: Sequence[PartyId]) -> Iterator[Line]:
    seen = {
        holder: [passage for party in holder_order(tuple(parties), holder) for passage in group.by_party.get(party, ())]
        for holder in parties
    }
    for at, first in enumerate(seen[parties[0]]):
        here = {holder: passages[at] for holder, passages in seen.items()}
        yield Line(
            first.id,
            first.kind,
            first.level,
            _slots({holder: passage.label for holder, passage in here.items()}),
            _slots({holder: passage.text for holder, passage in here.items()}),
            party=True,
        )


def _slots(texts: Mapping[PartyId, Mapping[Language, Runs]]) -> dict[Language, Runs]:
    codes = dict.fromkeys(code for text in texts.values() for code in text)
    return {
        code: (Run(slot={holder: projected(text.get(code, ()), holder) for holder, text in texts.items()}),)
        for code in codes
    }


def projected(runs: Runs, holder: PartyId) -> Runs:
    """``runs`` as ``holder`` sees them."""
    return tuple(each for run in runs for each in ((run,) if run.slot is None else run.slot[holder]))


def spoken(runs: Runs, holder: PartyId) -> str:
    """The words of neutral runs in the original of ``holder``."""
    return "".join(run.text for run in projected(runs, holder))


def each_run(runs: Runs, change: Callable[[Run], Run]) -> Runs:
    """``runs`` with every run changed, those in slots too."""
    return tuple(
        change(run)
        if run.slot is None
        else replace(run, slot={holder: tuple(map(change, inner)) for holder, inner in run.slot.items()})
        for run in runs
    )


def with_numbers(texts: Mapping[Language, Runs], numbers: Numbers) -> dict[Language, Runs]:
    """``texts`` showing ``numbers`` where they name something whose number is known."""
    out: dict[Language, Runs] = {}
    for code, runs in texts.items():

        def shown(run: Run, code: Language = code) -> Run:
            number = numbers.get(run.number or "", {}).get(code)
            return run if number is None else replace(run, text=number)

        out[code] = _closed(each_run(runs, shown), numbers, code)
    return out


def _closed(runs: Runs, numbers: Numbers, code: Language) -> Runs:
    """A number that is not shown (the only annex) takes the space before it or the hyphen after it along."""
    silent = [run.number is not None and numbers.get(run.number, {}).get(code) == "" for run in runs]
    if not any(silent):
        return runs
    out: list[Run] = []
    for at, run in enumerate(runs):
        hyphen = at + 1 < len(runs) and runs[at + 1].text.startswith("-")
        if silent[at] and not hyphen and out and out[-1].text.endswith(" "):
            out[-1] = replace(out[-1], text=out[-1].text[:-1])
        follows = at > 0 and silent[at - 1] and run.text.startswith("-")
        out.append(replace(run, text=run.text[1:]) if follows else run)
    return tuple(out)


def renumbered(line: Line, numbers: Numbers) -> Line:
    """``line`` with the numbers of the amended text in its label and in its references."""
    return replace(line, label=with_numbers(line.label, numbers), text=with_numbers(line.text, numbers))


@dataclass
class Node:
    """A line with what stands under it; the root is an article with its heading (or none)."""

    line: Line | None
    children: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def all_lines(self) -> tuple[Line, ...]:
        """The lines of `all`."""
        return tuple(node.line for node in self.all() if node.line is not None)


def tree(part_lines: Sequence[Line]) -> Node:
    """The lines of an article as a tree: a line stands under the last one of a lower level."""
    heading = next((line for line in part_lines if line.kind == "heading"), None)
    root = Node(heading)
    stack: list[tuple[int, Node]] = [(-1, root)]
    for line in part_lines:
        if line is heading:
            continue
        node = Node(line)
        while stack[-1][0] >= line.level:
            stack.pop()
        stack[-1][1].children.append(node)
        stack.append((line.level, node))
    return root


def parts_of(instrument: Instrument, role: str) -> list[Part]:
    """The parts with ``role`` in their order."""
    return [part for part in instrument.parts if part.role == role]
