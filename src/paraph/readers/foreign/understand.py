"""The conductor: set aside what is no text, clean, join lines, find the parts of each language, lay them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from paraph.model import Language
from paraph.readers.foreign.clean import clean
from paraph.readers.foreign.items import numbering as default_numbering
from paraph.readers.foreign.language import Guess
from paraph.readers.foreign.lines import joined
from paraph.readers.foreign.merge import merge
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import editorial
from paraph.readers.foreign.signatures import signatures_apart
from paraph.readers.foreign.structure import MonoPart, structure
from paraph.readers.foreign.types import ForeignAgreement, ForeignPart
from paraph.readers.foreign.units import Streams, Unit, all_words, streams
from paraph.readers.texts import Block, Cell, Paragraph, ReadText, Row, Table, paragraphs


def understand(text: ReadText) -> ForeignAgreement:
    """The agreement in ``text``: its languages, parts and passages; nothing is dropped, all else is ``set_aside``.

    Never fails: a text without any structure comes out as one part. Findings name what was mended and what is doubtful.
    """
    notes = Notebook(text.name)
    _outside(text, notes)
    texts: dict[Language, list[MonoPart]] = {}
    for guessed, units in _without_derived(streams(text, notes), notes).items():
        language: Language = "uz" if guessed == "uz-Cyrl" else guessed
        ready = joined(list(_cleaned(signatures_apart(units, notes), guessed, language, notes)), notes)
        texts[language] = structure(list(_without_editors(ready, language, notes)), language, notes)
    order = _order(texts)
    parts, numbering = merge(texts, order, notes) if order else ((), default_numbering(()))
    _check(parts, notes)
    return ForeignAgreement(
        name=text.name,
        languages=tuple(order),
        parts=parts,
        numbering=numbering,
        set_aside=tuple(notes.aside),
        findings=(*text.findings, *notes.findings()),
    )


def _outside(text: ReadText, notes: Notebook) -> None:
    """What stands outside the body: running headers and footers, notes, hidden words."""
    for reason, blocks in (("header", text.headers), ("footer", text.footers)):
        for item in paragraphs(blocks):
            notes.set_aside(reason, f"{item.number} {item.text}".strip(), item.at)
    cited = {key: item.at for item in paragraphs(text.blocks) for key in item.notes}
    for note in text.notes:
        for item in paragraphs(note.blocks):
            notes.set_aside("footnote", f"{item.number} {item.text}".strip(), cited.get(note.id, 0))
    for item in paragraphs(text.blocks):
        notes.set_aside("hidden", item.hidden, item.at)


def _without_derived(found: Streams, notes: Notebook) -> Streams:
    """Uzbek in Cyrillic is derived where the Latin text is there too."""
    if "uz" in found and "uz-Cyrl" in found:
        for unit in found.pop("uz-Cyrl"):
            notes.set_aside("derived", all_words(unit), unit.at, "uz-Cyrl")
    return found


def _cleaned(units: Iterable[Unit], guessed: Guess, language: Language, notes: Notebook) -> Iterator[Unit]:
    blank = False
    for unit in units:
        if unit.table is not None:
            rows = tuple(tuple(_clean_cell(cell, guessed, notes) for cell in row) for row in unit.table)
            yield replace(unit, table=rows)
            continue
        text = clean(unit.text, guessed, notes, unit.at)
        number = clean(unit.number, guessed, notes, unit.at)
        reason = _aside(unit, text)
        if reason is not None:
            notes.set_aside(reason, f"{number} {text}".strip(), unit.at, language)
            blank = blank or unit.blank
            continue
        if unit.align == "center" and unit.indent:
            notes.note("centred-by-spaces", unit.at, text)
        if text or number:
            yield replace(unit, text=text, number=number, blank=unit.blank or blank)
        blank = False


def _aside(unit: Unit, text: str) -> str | None:
    if unit.style.lower().startswith(("toc ", "оглавление")):
        return "contents"
    found = None if unit.number else editorial(text)
    return None if found == "editorial" else found


def _without_editors(units: Iterable[Unit], language: Language, notes: Notebook) -> Iterator[Unit]:
    """Editors' notes run over several lines: they are told once the lines are joined."""
    for unit in units:
        if unit.table is None and not unit.number and editorial(unit.text) == "editorial":
            notes.set_aside("editorial", unit.text, unit.at, language)
        else:
            yield unit


def _clean_cell(cell: Cell, guessed: Guess, notes: Notebook) -> Cell:
    return Cell(tuple(_clean_block(block, guessed, notes) for block in cell.blocks), cell.span, cell.continued)


def _clean_block(block: Block, guessed: Guess, notes: Notebook) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=clean(block.text, guessed, notes, block.at))
    rows = (Row(tuple(_clean_cell(cell, guessed, notes) for cell in row.cells)) for row in block.rows)
    return Table(tuple(rows))


def _order(texts: Mapping[Language, Sequence[MonoPart]]) -> list[Language]:
    """Russian first if it is there in full, else the fullest text, a third language last."""
    size = {
        language: sum(len(piece.text) + 1 for part in parts for piece in part.pieces) + 50 * len(parts)
        for language, parts in texts.items()
        if parts
    }
    fullest = max(size.values(), default=0)

    def rank(language: Language) -> tuple[bool, bool, int]:
        return language == "en", not (language == "ru" and 2 * size["ru"] > fullest), -size[language]

    return sorted(size, key=rank)


def _check(parts: Sequence[ForeignPart], notes: Notebook) -> None:
    numbers = [part.number for part in parts if part.role == "article" and part.number]
    if numbers and numbers != [str(at) for at in range(1, len(numbers) + 1)]:
        arabic = all(number.isdigit() for number in numbers)
        wrong = next((part for at, part in enumerate(_numbered(parts), 1) if part.number != str(at)), None)
        if wrong is not None and (arabic or any(number.isdigit() for number in numbers)):
            notes.note("article-order", wrong.at, wrong.number)
    for part in parts:
        for passage in part.passages:
            if any("[" in text for text in passage.texts.values()):
                notes.note("square-brackets", passage.at, next(iter(passage.texts.values())))


def _numbered(parts: Sequence[ForeignPart]) -> list[ForeignPart]:
    return [part for part in parts if part.role == "article" and part.number]
