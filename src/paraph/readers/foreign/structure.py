"""One language's units in, its parts out: title, preamble, articles, closing, signatures, annexes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Language
from paraph.readers.foreign.headings import Heads, numbered_headings, splits_heading
from paraph.readers.foreign.items import Item, parse_item, parse_number
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import (
    ENACTING,
    OPENING,
    RECITAL,
    SECTIONS,
    TITLE_FIRST,
    TITLE_LAST,
    annex_head,
    article_head,
    is_signature,
    is_testimonium,
)
from paraph.readers.foreign.types import PartRole, Scheme
from paraph.readers.foreign.units import Unit, all_words, cell_text
from paraph.readers.texts import Cell

_TITLE_LINES = 12


class Piece(Struct, frozen=True, kw_only=True):
    """A passage in one language."""

    text: str
    at: int
    scheme: Scheme = ""
    number: str = ""
    label: str = ""
    row: int = 0


class MonoPart(Struct, frozen=True, kw_only=True):
    """A part in one language."""

    role: PartRole
    number: str = ""
    heading: str = ""
    pieces: tuple[Piece, ...] = ()
    tables: tuple[tuple[int, tuple[tuple[Cell, ...], ...]], ...] = ()
    at: int = 0


class _Text:
    """The units of one language and the places where its parts begin."""

    def __init__(self, units: Sequence[Unit], language: Language, notes: Notebook) -> None:
        self.units = list(units)
        self.language = language
        self.notes = notes
        self.end = len(self.units)
        self.annexes = self._annexes()
        self.limit = self.annexes[0] if self.annexes else self.end
        self.closing = self._closing()
        self.heads = self._heads()

    def _heads(self) -> Heads:
        found: Heads = {}
        for at in range(self.closing):
            head = article_head(_full(self.units[at]))
            if head is not None:
                found[at] = head
        return found or numbered_headings(self.units[: self.closing])

    def _annexes(self) -> list[int]:
        """Where annexes begin: only after words of signature, or after the last article where there are none."""
        last = max((at for at, unit in enumerate(self.units) if _ends_text(unit)), default=-1)
        if last < 0:
            last = max((at for at, unit in enumerate(self.units) if article_head(_full(unit))), default=-1)
        if last < 0:
            return []
        first_end = next((at for at, unit in enumerate(self.units) if _ends_text(unit)), last)
        return [at for at in range(first_end + 1, self.end) if annex_head(self.units[at].text) is not None]

    def _closing(self) -> int:
        for test in (is_testimonium, is_signature):
            found = next((at for at in range(self.limit) if test(self.units[at].text)), None)
            if found is not None and found > 0:
                return found
        return self.limit


def structure(units: Sequence[Unit], language: Language, notes: Notebook) -> list[MonoPart]:
    """The parts of a text in one language, in order; every unit is in a part or set aside."""
    text = _Text(units, language, notes)
    first = min(text.heads, default=text.closing)
    parts, body = _front(text, first)
    if body < first or not text.heads:
        parts += _unheaded(text, body, first)
    parts += _articles(text)
    parts += _end(text)
    for at, start in enumerate(text.annexes):
        stop = text.annexes[at + 1] if at + 1 < len(text.annexes) else text.end
        parts.append(_annex(text, start, stop))
    return parts


def _front(text: _Text, first: int) -> tuple[list[MonoPart], int]:
    """Title and preamble, and where they end."""
    start, stop = _title(text, first)
    for unit in text.units[:start]:
        text.notes.set_aside("before-title", all_words(unit), unit.at, text.language)
    parts: list[MonoPart] = []
    if stop > start:
        lines = text.units[start:stop]
        for unit in lines:
            text.notes.set_aside("label", unit.number, unit.at, text.language)
        parts.append(MonoPart(role="title", pieces=(_title_piece(lines),), at=lines[0].at))
    else:
        text.notes.note("no-title")
    formula = next((at for at in range(stop, first) if ENACTING.search(text.units[at].text[:3000])), None)
    if formula is None:
        if text.heads and first > stop:
            parts += _preamble(text, stop, first, None)
            return parts, first
        return parts, stop
    parts += _preamble(text, stop, formula, formula)
    return parts, formula + 1


def _preamble(text: _Text, start: int, stop: int, formula: int | None) -> list[MonoPart]:
    opening = next((at + 1 for at in range(start, min(stop, start + 4)) if OPENING.search(text.units[at].text)), start)
    parts = [
        _part("opening", text.units[start:opening], text),
        _part("recitals", text.units[opening:stop], text),
    ]
    if formula is not None:
        parts.append(_part("enacting", text.units[formula : formula + 1], text))
    return [part for part in parts if part.pieces]


def _title(text: _Text, first: int) -> tuple[int, int]:
    units = text.units[: min(first, _TITLE_LINES + 8)]
    for at, unit in enumerate(units):
        line = unit.text.replace("\n", " ")
        if TITLE_FIRST.match(line) and not OPENING.search(line):
            stop = at + 1
            while stop < len(units) and stop - at < _TITLE_LINES and _title_goes_on(units[stop], unit):
                stop += 1
            return at, stop
        if TITLE_LAST.search(line) and len(line) < 600 and not OPENING.search(line):
            return _title_start(units, at), at + 1
        if OPENING.search(line) or RECITAL.match(line):
            break
    return 0, 0


def _title_start(units: Sequence[Unit], last: int) -> int:
    """Kazakh and Uzbek titles end with the type word: their first line is the first that is no mark."""
    start = last
    while start > 0 and last - start < _TITLE_LINES and not OPENING.search(units[start - 1].text):
        start -= 1
    return start


def _title_goes_on(unit: Unit, head: Unit) -> bool:
    line = unit.text
    if unit.number or unit.table is not None or OPENING.search(line) or RECITAL.match(line) or ENACTING.search(line):
        return False
    if line.isupper() or line[:1].islower():
        return not line.endswith((",", ";", "."))
    return unit.align == "center" and head.align == "center" and not line.endswith((",", ";", "."))


def _title_piece(lines: Sequence[Unit]) -> Piece:
    """One passage: the type word on its own line, the other lines joined."""
    texts = [" ".join(unit.text.split()) for unit in lines]
    if len(texts) > 1 and TITLE_LAST.fullmatch(texts[-1]):
        joined = f"{' '.join(texts[:-1])}\n{texts[-1]}"
    elif len(texts) > 1:
        joined = f"{texts[0]}\n{' '.join(texts[1:])}"
    else:
        joined = lines[0].text
    return Piece(text=joined, at=lines[0].at, row=lines[0].row)


def _unheaded(text: _Text, start: int, stop: int) -> list[MonoPart]:
    """What stands between preamble and first article; the whole body where there are no articles."""
    if start >= stop:
        return []
    if not text.heads:
        text.notes.note("no-articles", text.units[start].at)
    return [part for part in [_part("article", text.units[start:stop], text)] if part.pieces or part.tables]


def _articles(text: _Text) -> list[MonoPart]:
    starts = sorted(text.heads)
    parts = []
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else text.closing
        number, rest = text.heads[start]
        head = text.units[start]
        rows = text.units[start + 1 : stop]
        heading, rest, used = splits_heading(rest, head, rows)
        kept = [replace(head, text=rest, number="", soft=False), *rows[used:]] if rest else rows[used:]
        part = _part("article", kept, text)
        parts.append(replace(part, number=number, heading=heading, at=head.at))
        text.notes.set_aside("label", _label(head, number), head.at, text.language)
    return parts


def _label(head: Unit, number: str) -> str:
    """The words of an article's first line that are computed from now on: «Статья 5», "5.", «5-бап»."""
    full = _full(head)
    found = article_head(full)
    if found is None:
        item = parse_item(full)
        return item.label if item else number
    rest = found[1]
    return (full[: len(full) - len(rest)] if rest else full).strip()


def _end(text: _Text) -> list[MonoPart]:
    signs = next((at for at in range(text.closing, text.limit) if is_signature(text.units[at].text)), text.limit)
    closing = _part("testimonium", text.units[text.closing : signs], text)
    if not closing.pieces:
        text.notes.note("no-testimonium")
    signatures = _part("signatures", _by_cell(text.units[signs : text.limit]), text)
    return [part for part in (closing, signatures) if part.pieces or part.tables]


def _by_cell(units: Sequence[Unit]) -> list[Unit]:
    """Signatures set in the cells of a table: one unit for each cell."""
    out: list[Unit] = []
    for unit in units:
        if out and unit.cell and out[-1].cell == unit.cell and unit.table is None and out[-1].table is None:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {_full(unit)}".strip())
        else:
            out.append(unit)
    return out


def _annex(text: _Text, start: int, stop: int) -> MonoPart:
    unit = text.units[start]
    head = annex_head(unit.text)
    number = head[0] if head else ""
    heading = head[1].lstrip(".: ") if head and head[1][:1] in (".", ":") else ""
    label = f"{unit.number} {unit.text[: len(unit.text) - len(heading)]}".strip()
    text.notes.set_aside("annex-label", label, unit.at, text.language)
    body = start + 1
    # the label goes on: «к Соглашению между ...», right aligned or in small letters
    while not heading and body < stop and body - start < 6 and _label_goes_on(text.units[body], unit):
        text.notes.set_aside("annex-label", text.units[body].text, text.units[body].at, text.language)
        body += 1
    if not heading and body < stop and _is_heading(text.units[body]):
        heading = " ".join(text.units[body].text.split())
        body += 1
    part = _part("annex", text.units[body:stop], text)
    return replace(part, number=number, heading=heading, at=unit.at)


def _label_goes_on(unit: Unit, label: Unit) -> bool:
    if unit.table is not None or unit.number:
        return False
    return unit.text[:1].islower() or (unit.align == "right" and label.align == "right")


def _is_heading(unit: Unit) -> bool:
    plain = unit.table is None and not unit.number and len(unit.text) < 200
    return plain and (unit.align == "center" or unit.bold or unit.text.isupper()) and not unit.text.endswith((";", ":"))


def _part(role: PartRole, units: Sequence[Unit], text: _Text) -> MonoPart:
    pieces: list[Piece] = []
    tables: list[tuple[int, tuple[tuple[Cell, ...], ...]]] = []
    for unit in units:
        if unit.table is not None and role == "annex":
            tables.append((unit.at, unit.table))
        elif unit.table is not None:
            pieces += _rows(unit, text.notes)
        elif role in ("article", "annex") and SECTIONS.match(unit.text) and _is_heading(unit):
            text.notes.set_aside("section-heading", unit.text, unit.at, text.language)
        elif unit.text.strip() or unit.number:
            pieces.append(_piece(unit, role, text.notes))
    at = units[0].at if units else 0
    return MonoPart(role=role, pieces=tuple(pieces), tables=tuple(tables), at=at)


def _piece(unit: Unit, role: PartRole, notes: Notebook) -> Piece:
    lists = role in ("article", "recitals", "annex")
    item: Item | None = None
    if unit.number:
        item = parse_number(unit.number, unit.text)
        if item is None or not lists or not item.text.strip():
            notes.note("number-kept", unit.at, unit.number)
            return Piece(text=f"{unit.number} {unit.text}".strip(), at=unit.at, row=unit.row)
    elif lists:
        item = parse_item(unit.text)
    if item is None or not item.text.strip():
        return Piece(text=unit.text, at=unit.at, row=unit.row)
    if item.label[:1] in "•·▪■●◦*o":
        notes.note("bullet", unit.at, item.text)
    return Piece(text=item.text, at=unit.at, scheme=item.scheme, number=item.number, label=item.label, row=unit.row)


def _rows(unit: Unit, notes: Notebook) -> list[Piece]:
    notes.note("table-in-article", unit.at)
    rows = []
    for cells in unit.table or ():
        texts = [" ".join(cell_text(cell).split()) for cell in cells]
        line = " – ".join(text for text in texts if text)
        if line:
            rows.append(Piece(text=line, at=unit.at))
    return rows


def _ends_text(unit: Unit) -> bool:
    return unit.table is None and (is_testimonium(unit.text) or is_signature(unit.text))


def _full(unit: Unit) -> str:
    return f"{unit.number} {unit.text}".strip()
