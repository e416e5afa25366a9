"""Drafts as they come in: readable specs of texts, and the Word and text files built from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

TEXTS = Path(__file__).parent / "texts"

RUSSIAN = (TEXTS / "russian.txt").read_text(encoding="utf-8")

KAZAKH = (TEXTS / "kazakh.txt").read_text(encoding="utf-8")

UZBEK_WRONG_APOSTROPHES = (TEXTS / "uzbek-wrong-apostrophes.txt").read_text(encoding="utf-8")

OF_THE_NINETIES = (TEXTS / "of-the-nineties.txt").read_text(encoding="utf-8")


def lines(text: str) -> list[str]:
    """The paragraphs of a spec, blank lines left out."""
    return [line for line in text.strip("\n").split("\n") if line.strip()]


def saved(document: Document) -> bytes:
    """The bytes of a .docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plain_docx(text: str) -> bytes:
    """One paragraph for each line, nothing else."""
    document = docx.Document()
    for line in lines(text):
        document.add_paragraph(line)
    return saved(document)


def numbered_docx() -> bytes:
    """The Russian draft with Word's own numbering: «Статья %1», %1., %2), а); title and headings centred and bold."""
    document = docx.Document()
    add_numbering(
        document,
        {1: [("decimal", "Статья %1")], 2: [("decimal", "%1."), ("decimal", "%2)"), ("russianLower", "%3)")]},
        {1: 1, 2: 2},
    )
    restarted = 2
    after_number = False
    for line in lines(RUSSIAN):
        if line.startswith("Статья "):
            _, _, heading = line.partition(". ")
            paragraph = list_item(document, heading, 1, 0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            restarted = restart(document, 2)
            after_number = not heading
        elif line[:2] in ("1.", "2."):
            list_item(document, line[2:].strip(), restarted, 0)
        elif line[:2] in ("1)", "2)", "3)"):
            list_item(document, line[2:].strip(), restarted, 1)
        elif line[:2] in ("а)", "б)"):
            list_item(document, line[2:].strip(), restarted, 2)
        else:
            paragraph = document.add_paragraph(line)
            if after_number or line == "СОГЛАШЕНИЕ" or line.startswith(("между ", "о сотруд")):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            after_number = False
    return saved(document)


def add_numbering(document: Document, abstract: dict[int, Sequence[tuple[str, str]]], lists: dict[int, int]) -> None:
    """Replace the lists of ``document``: abstract id to (format, text) by level; list id to abstract id."""
    root = document.part.numbering_part.element
    for item in list(root):
        root.remove(item)
    for key, levels in abstract.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (style, text) in enumerate(levels)
        )
        root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{inner}</w:abstractNum>'))
    for key, target in lists.items():
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{target}"/></w:num>'))


def restart(document: Document, abstract: int) -> int:
    """A new list of ``abstract`` that starts at 1 again; its id."""
    root = document.part.numbering_part.element
    key = max(int(item.get(qn("w:numId"))) for item in root if item.tag == qn("w:num")) + 1
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return key


def list_item(document: Document, text: str, key: int, level: int) -> Paragraph:
    """A paragraph of an automatic list."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'))
    return paragraph


def columns_docx(*texts: str | list[str]) -> bytes:
    """The same text in two or three languages side by side: one row for each paragraph."""
    document = docx.Document()
    columns = [lines(text) if isinstance(text, str) else text for text in texts]
    table = document.add_table(0, len(texts))
    for at in range(max(len(column) for column in columns)):
        cells = table.add_row().cells
        for cell, column in zip(cells, columns, strict=True):
            if at < len(column):
                cell.text = column[at]
    return saved(document)


def one_row_docx(*texts: str) -> bytes:
    """The same, each language in one tall cell."""
    document = docx.Document()
    cells = document.add_table(1, len(texts)).rows[0].cells
    for cell, text in zip(cells, texts, strict=True):
        for at, line in enumerate(lines(text)):
            if at:
                cell.add_paragraph(line)
            else:
                cell.text = line
    return saved(document)


def rezipped(source: zipfile.ZipFile, changed: dict[str, bytes | None]) -> bytes:
    """The same package with some parts replaced, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in [*source.namelist(), *(name for name in changed if name not in source.namelist())]:
            content = changed.get(name, source.read(name) if name in source.namelist() else None)
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()
