"""The conductor: a Word file's parts in order, then what was seen besides text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec.structs import replace

from paraph.errors import InputError
from paraph.model import Finding, Place
from paraph.readers.texts import Block, Cell, Endnote, Paragraph, ReadText, Row, Table, paragraphs
from paraph.readers.word.blocks import Reader
from paraph.readers.word.numbering import Numbering
from paraph.readers.word.package import Package
from paraph.readers.word.styles import Styles
from paraph.readers.word.symbols import UNKNOWN
from paraph.readers.word.xml import Element, attribute, child, parse, short


def read_docx(data: bytes, name: str, *, tracked: Literal["accept", "list"] = "accept") -> ReadText:
    """The text of a Word file: body, notes, headers and footers; comments and pictures are left out.

    Tracked changes are accepted: deleted words are left out; with ``tracked="list"`` each paragraph also carries its
    ``revisions``. ``name`` is used in messages and to refuse .docm. Raises ``InputError`` for everything that is not a
    readable .docx within the limits of `paraph.readers.word.package`.
    """
    package = Package(data, name)
    main = package.main()
    related = list(package.related(main))
    styles = Styles(_root(package, related, "styles"))
    reader = Reader(name, styles, Numbering(_root(package, related, "numbering"), styles))
    body = _body(package, reader, main)
    notes = tuple(_notes(package, reader, related))
    headers = tuple(_running(package, reader, related, "header"))
    footers = tuple(_running(package, reader, related, "footer"))
    text = ReadText(name=name, kind="docx", blocks=body, notes=notes, headers=headers, footers=footers)
    text = replace(text, blocks=tuple(_placed(body, iter(range(1, 10**9)))))
    text = replace(text, findings=tuple(_findings(text, reader, related)))
    return text if tracked == "list" else _without_revisions(text)


def _root(package: Package, related: Iterable[tuple[str, str]], kind: str) -> Element | None:
    path = next((path for found, path in related if found == kind), None)
    data = package.part(path) if path is not None else None
    return None if data is None else parse(data, package.name, kind)


def _body(package: Package, reader: Reader, path: str) -> tuple[Block, ...]:
    data = package.part(path)
    body = child(reader.read(data, path), "w:body") if data is not None else None
    if body is None:
        raise InputError("{file} holds no Word document", file=package.name)
    return reader.blocks(body)


def _notes(package: Package, reader: Reader, related: Iterable[tuple[str, str]]) -> Iterator[Endnote]:
    for kind, path in related:
        data = package.part(path) if kind in ("footnotes", "endnotes") else None
        if data is None:
            continue
        for item in reader.read(data, path):
            if short(item) == f"w:{kind[:-1]}" and attribute(item, "type") in ("", "normal"):
                yield Endnote(f"{kind[:-1]}-{attribute(item, 'id')}", reader.blocks(item))


def _running(package: Package, reader: Reader, related: Iterable[tuple[str, str]], kind: str) -> Iterator[Block]:
    for path in dict.fromkeys(path for found, path in related if found == kind):
        data = package.part(path)
        if data is not None:
            yield from reader.blocks(reader.read(data, path))


def _placed(blocks: Iterable[Block], numbers: Iterator[int]) -> Iterator[Block]:
    """The same blocks, every paragraph knowing which one of the file it is."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, at=next(numbers))
        else:
            yield Table(
                tuple(
                    Row(tuple(replace(cell, blocks=tuple(_placed(cell.blocks, numbers))) for cell in row.cells))
                    for row in block.rows
                )
            )


def _without_revisions(text: ReadText) -> ReadText:
    def clean(blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(_bare(block) for block in blocks)

    return replace(text, blocks=clean(text.blocks), headers=clean(text.headers), footers=clean(text.footers))


def _bare(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, revisions=()) if block.revisions else block
    return Table(
        tuple(
            Row(
                tuple(
                    Cell(tuple(_bare(inner) for inner in cell.blocks), cell.span, cell.continued) for cell in row.cells
                )
            )
            for row in block.rows
        )
    )


def _findings(text: ReadText, reader: Reader, related: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    name = text.name
    found = list(paragraphs(text.blocks))
    changed = [item for item in found if item.revisions]
    if changed:
        authors = sorted({revision.author for item in changed for revision in item.revisions if revision.author})
        yield Finding(
            rule="tracked-changes-accepted",
            level="warning",
            place=Place(name, changed[0].at),
            message="{count} paragraphs hold tracked changes ({authors}); they are read as accepted",
            hint="Reject in Word what is not agreed, then read the file again.",
            args={"count": len(changed), "authors": ", ".join(authors)},
        )
    hidden = [item for item in found if item.hidden]
    if hidden:
        message = "{count} paragraphs hold hidden text, which is left out"
        yield _note("hidden-text", name, hidden[0].at, message, len(hidden))
    strange = [item for item in found if UNKNOWN in item.text]
    if strange:
        message = "{count} paragraphs hold characters only their own font can show"
        yield _note("unknown-symbol", name, strange[0].at, message, len(strange))
    if any(kind == "comments" for kind, _path in related):
        yield _note("comments-left-out", name, 0, "comments are left out", 1)
    for key, message in (
        ("altChunk", "{count} documents inserted as a whole are not read"),
        ("deletedRow", "{count} table rows deleted as tracked changes are left out"),
    ):
        if key in reader.seen:
            yield _note("not-read" if key == "altChunk" else "tracked-row", name, 0, message, reader.seen[key])


def _note(rule: str, name: str, at: int, message: str, count: int) -> Finding:
    return Finding(rule=rule, level="warning", place=Place(name, at), message=message, args={"count": count})
