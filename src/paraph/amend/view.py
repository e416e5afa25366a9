"""The amended text as one reads it, with frozen numbers; and the instructions applied to the signed one.

`apply` works as a reader would: by the printed numbers of the addresses, never by ids. Applied to the view of the
signed text the instructions give the view of the new one: the test of every plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.amend.instructions import Add, Content, Instruction, Remove, Replace, Restate, Step
from paraph.amend.lines import Line, Numbers, lines, renumbered, table
from paraph.amend.numbers import parted
from paraph.amend.sameness import Grid, Said, grid, said, table_with_numbers
from paraph.model import Header, Instrument, Language, Role
from paraph.model.nodes import PassageKind
from paraph.model.roman import from_roman

AMENDED: tuple[Role, ...] = ("title", "preamble", "article", "annex")
"""Closing and signatures are those of the signed text."""


class Read(Struct, frozen=True):
    """One line as each original says it in each language."""

    kind: PassageKind
    level: int
    label: Said
    text: Said
    number: dict[Language, str]


class ReadPart(Struct, frozen=True):
    """One part. ``number``: as each language prints it."""

    role: Role
    number: dict[Language, str]
    lines: tuple[Read, ...]
    table: Grid | None = None


View = tuple[ReadPart, ...]


def view(instrument: Instrument, numbers: Numbers | None = None) -> View:
    """What `AMENDED` parts of ``instrument`` say, showing ``numbers`` where they are known."""
    return tuple(_read_parts(instrument, numbers or {}))


def _read_parts(instrument: Instrument, numbers: Numbers) -> Iterable[ReadPart]:
    header = instrument.header
    for part in instrument.parts:
        if part.role in AMENDED:
            own = table(part)
            content = Content(
                tuple(renumbered(line, numbers) for line in lines(part, header.parties)),
                None if own is None else table_with_numbers(own, numbers),
            )
            plain = dict.fromkeys(header.languages, part.number or "") if part.role in ("article", "annex") else {}
            yield _part(part.role, numbers.get(part.id, plain), content, header)


def _part(role: Role, number: Mapping[Language, str], content: Content, header: Header) -> ReadPart:
    shown = tuple(_read(line, header) for line in content.lines)
    return ReadPart(role, dict(number), shown, grid(content.table, header))


def _read(line: Line, header: Header) -> Read:
    number = line.number if line.numbered else {}
    return Read(line.kind, line.level, said(line.label, header.parties), said(line.text, header.parties), number)


def apply(instructions: Sequence[Instruction], old: View, header: Header) -> View:
    """``old`` as amended. Raises ``LookupError`` for an address that is not there, or not only once."""
    parts = list(old)
    for each in instructions:
        _carry_out(each, parts, header)
    return tuple(parts)


def _carry_out(each: Instruction, parts: list[ReadPart], header: Header) -> None:
    if isinstance(each, Add) and not each.to.steps:
        _insert(parts, _part(each.to.where, each.step.number, each.content, header))
        return
    address = each.to if isinstance(each, Add) else each.address
    at = _only(
        index
        for index, part in enumerate(parts)
        if part.role == address.where and (not address.steps or part.number == address.steps[0].number)
    )
    deeper = address.steps[1:]
    if isinstance(each, Remove) and not deeper:
        del parts[at]
    elif isinstance(each, Restate) and not deeper:
        parts[at] = _part(parts[at].role, parts[at].number, each.content, header)
    else:
        parts[at] = replace(parts[at], lines=_amended(each, parts[at].lines, deeper, header))


def _insert(parts: list[ReadPart], new: ReadPart) -> None:
    """A new article or annex goes after the last one with a lower number, which the only annex has as well."""
    places = [at for at, part in enumerate(parts) if part.role == new.role and _key(part.number) < _key(new.number)]
    same = [at for at, part in enumerate(parts) if part.role == new.role]
    before = [at for at, part in enumerate(parts) if AMENDED.index(part.role) < AMENDED.index(new.role)]
    at = places[-1] + 1 if places else same[0] if same else (before[-1] + 1 if before else 0)
    parts.insert(at, new)


def _key(number: Mapping[Language, str]) -> tuple[int, int]:
    base, count = parted(next(iter(number.values())))
    return from_roman(base) or int(base or 1), count


def _amended(each: Instruction, old: tuple[Read, ...], deeper: Sequence[Step], header: Header) -> tuple[Read, ...]:
    out = list(old)
    if isinstance(each, Add):
        at = _after(out, deeper, each.step)
        out[at:at] = [_read(line, header) for line in each.content.lines]
        return tuple(out)
    start, end = _found(out, deeper)
    if isinstance(each, Replace):
        out[start] = replace(out[start], text=_replaced(out[start].text, each.words))
    else:
        out[start:end] = [_read(line, header) for line in each.content.lines] if isinstance(each, Restate) else []
    return tuple(out)


def _replaced(text: Said, phrases: Mapping[Language, tuple[str, str]]) -> Said:
    for code, (before, _) in phrases.items():
        if any(words.count(before) != 1 for words in text[code]):
            raise LookupError(f"{before!r} does not stand there once")
    return {
        code: tuple(words.replace(*phrases[code]) for words in each) if code in phrases else each
        for code, each in text.items()
    }


def _paths(shown: Sequence[Read]) -> list[list[dict[Language, str]]]:
    """For each line the numbers that cite it, from large to small; of an unnumbered one, those it stands under."""
    out: list[list[dict[Language, str]]] = []
    stack: list[tuple[int, list[dict[Language, str]]]] = []
    for line in shown:
        while stack and stack[-1][0] >= line.level:
            stack.pop()
        above = stack[-1][1] if stack else []
        path = [*above, line.number] if line.number else above
        stack += [] if line.kind == "heading" else [(line.level, path)]
        out.append(path)
    return out


def _found(shown: Sequence[Read], steps: Sequence[Step]) -> tuple[int, int]:
    """Where the line with these numbers begins, and where what stands under it ends."""
    wanted = [step.number for step in steps]
    at = _only(index for index, path in enumerate(_paths(shown)) if shown[index].number and path == wanted)
    return at, _end(shown, at)


def _end(shown: Sequence[Read], at: int) -> int:
    end = at + 1
    while end < len(shown) and shown[end].level > shown[at].level:
        end += 1
    return end


def _after(shown: Sequence[Read], steps: Sequence[Step], new: Step) -> int:
    """Where a new number goes: 3-1 after 3, 3-2 after 3-1; one that goes on, after the last of its list."""
    above = [step.number for step in steps]
    beside = [
        at
        for at, path in enumerate(_paths(shown))
        if shown[at].number and path[:-1] == above and len(path) > len(above)
    ]
    code, number = next(iter(new.number.items()))
    base, count = parted(number)
    if count:
        beside = [at for at in beside if parted(shown[at].number[code])[0] == base and _count(shown[at], code) < count]
    if not beside:
        raise LookupError(f"there is nothing that {number} could follow")
    return _end(shown, beside[-1])


def _count(line: Read, code: Language) -> int:
    return parted(line.number[code])[1]


def _only(found: Iterable[int]) -> int:
    places = list(found)
    if len(places) != 1:
        raise LookupError(f"the address is met {len(places)} times")
    return places[0]
