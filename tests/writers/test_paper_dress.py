"""Papers around a draft as they leave the printer: what says that it is a draft, and where one official signs."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.assemble.derive import with_derived
from paraph.model import Header, Instrument, Original, Part, Passage, Run
from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter
from paraph.writers.pdf import PdfWriter
from support.docxdump import document, parts, q
from support.pdftext import raw_pages
from support.tiny import say

ROOT = Path(__file__).resolve().parents[2]
DRESS = Dress(date="2026-11-22")
SILENT = ("explanatory-note", "approval-sheet", "note-verbale", "collation-sheet", "questionnaire")
SAYING = ("signing-resolution", "signing-decree", "agreement", "exchange-of-notes")


def paper(kind: str, *signers: str) -> Original:
    """A paper of two lines and its signers."""
    header = Header(
        id="paper", kind=kind, name={"ru": "Бумага"}, parties=("UZB", "KAZ"), languages=("ru",), paper="plain"
    )
    signatures = tuple(Passage(f"signatures/{n}", "signature", text=say(who)) for n, who in enumerate(signers))
    body = (
        Part("title", "title", (Passage("title/title", "title", text=say("ЗАПИСКА")),)),
        Part("need", "article", (Passage("need/need", "text", text=say("Нужно.")),)),
        Part("signatures", "signatures", signatures),
    )
    return Instrument(header=header, parts=body).original("UZB")


def words_around(kind: str) -> str:
    """The header and footer of the Word file."""
    docx = parts(DocxWriter.of_workspace(ROOT).write(paper(kind, "Директор"), ("ru",), DRESS))
    around = [data.decode() for name, data in docx.items() if "header" in name or "footer" in name]
    return "".join(around)


@pytest.mark.parametrize("kind", SILENT)
def test_a_paper_that_says_what_it_is_has_no_draft_mark(kind: str) -> None:
    assert "роект" not in words_around(kind).lower()
    assert "textpath" not in words_around(kind)
    assert raw_pages(PdfWriter(ROOT).write(paper(kind, "Директор"), ("ru",), DRESS)) == [
        "ЗАПИСКА\nНужно.\nДиректор\n1\n"
    ]


def test_a_paper_in_a_derived_orthography_says_so() -> None:
    instrument = Instrument(
        header=Header(
            id="paper", kind="note-verbale", name={"uz": "Nota"}, parties=("UZB",), languages=("uz",), paper="plain"
        ),
        parts=(Part("title", "title", (Passage("title/title", "title", text={"uz": (Run("NOTA"),)}),)),),
    )
    original = with_derived(instrument, "uz-Cyrl").original("UZB")
    docx = parts(DocxWriter.of_workspace(ROOT).write(original, ("uz-Cyrl",), DRESS))
    around = "".join(data.decode() for name, data in docx.items() if "header" in name)
    said = "ҳосила матн, текшириш талаб этилади"
    assert said in around
    assert said in " ".join(raw_pages(PdfWriter(ROOT).write(original, ("uz-Cyrl",), DRESS))[0].split())


@pytest.mark.parametrize("kind", SAYING)
def test_the_draft_of_an_act_says_that_it_is_one(kind: str) -> None:
    assert "Проект" in words_around(kind)
    assert 'string="ПРОЕКТ"' in words_around(kind)
    assert "Проект" in raw_pages(PdfWriter(ROOT).write(paper(kind, "Директор"), ("ru",), DRESS))[0]


def test_a_gap_is_still_seen_in_a_paper_without_a_draft_mark() -> None:
    original = paper("explanatory-note", "Директор")
    gap = replace(original.parts[1], blocks=(Passage("need/need", "text", state={"ru": "missing"}),))
    original = replace(original, parts=(original.parts[0], gap, original.parts[2]))
    assert "текст отсутствует" in raw_pages(PdfWriter(ROOT).write(original, ("ru",), DRESS))[0]


@pytest.mark.parametrize(
    ("signers", "cells"), [(("Директор",), ["Директор", ""]), (("За A", "За B"), ["За A", "За B"])]
)
def test_one_official_signs_beside_the_office(signers: tuple[str, ...], cells: list[str]) -> None:
    root = document(DocxWriter.of_workspace(ROOT).write(paper("approval-sheet", *signers), ("ru",), DRESS))
    (row,) = root.iter(q("tr"))
    assert ["".join(text.text or "" for text in cell.iter(q("t"))) for cell in row.iter(q("tc"))] == cells
