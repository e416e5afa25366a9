"""The peer: the same texts through docxtpl loops, then one LibreOffice call for all PDFs.

usage: peer_docxtpl.py DIST OUT   (DIST holds the instruments that Paraph built)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import docxtpl
from docx.enum.section import WD_ORIENT

from paraph.model import Original, words
from paraph.model.walk import passages
from paraph.writers.json import read_instrument

ROOT = Path(__file__).resolve().parents[1]


def template(path: Path, language: str, columns: int) -> None:
    """The shipped template with one loop for its body: paragraphs, or the rows of a table."""
    document = docx.Document(str(ROOT / "templates" / language / "agreement.docx"))
    marker = next(paragraph for paragraph in document.paragraphs if "{{ body }}" in paragraph.text)
    section = document.sections[0]
    if columns == 3:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if columns == 1:
        for text in ("{%p for row in rows %}", "{{ row[0] }}", "{%p endfor %}"):
            marker.insert_paragraph_before(text, style="Paragraph")
    else:
        table = document.add_table(3, columns)
        table.rows[0].cells[0].text = "{%tr for row in rows %}"
        for index, cell in enumerate(table.rows[1].cells):
            cell.text = f"{{{{ row[{index}] }}}}"
            cell.paragraphs[0].style = "Paragraph"
        table.rows[2].cells[0].text = "{%tr endfor %}"
        marker._p.addprevious(table._tbl)
    marker.text = ""
    document.save(str(path))


def frame(original: Original) -> dict[str, object]:
    """What the frame of a draft shows."""
    name = next(iter(original.header.name.values()))
    fields = {"draft_mark": "Проект", "watermark": "ПРОЕКТ", "name": name, "edition": "рабочая редакция"}
    return {"draft": True, **fields, "date": "22.11.2026", "derived": "", "page": "стр. ", "of": " из "}


def rows(original: Original, languages: tuple[str, ...]) -> list[list[str]]:
    """Label and words of every passage, one column for each language."""
    out = []
    for _, passage in passages(original.parts):
        texts = passage.cells or (passage.text,)
        out.extend(
            [f"{words(passage.label.get(code, ()))} {words(text.get(code, ()))}" for code in languages]
            for text in texts
        )
    return out


def main(dist: Path, out: Path) -> None:
    """Render every layout of every instrument in ``dist`` into ``out``."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        for columns in (1, 2, 3):
            for language in ("ru", "uz", "kk"):
                template(Path(scratch) / f"{language}-{columns}.docx", language, columns)
        for path in sorted(dist.glob("*/work/instrument.json")):
            instrument = read_instrument(path.read_bytes())
            for holder in instrument.header.parties:
                original = instrument.original(holder)
                layouts = [
                    tuple(file.name.removesuffix(".docx").split(".", 1)[1].split("-"))
                    for file in sorted((path.parent / "originals" / holder).glob("*.docx"))
                ]
                for layout in layouts:
                    made = docxtpl.DocxTemplate(str(Path(scratch) / f"{layout[0]}-{len(layout)}.docx"))
                    made.render({"rows": rows(original, layout), **frame(original)}, autoescape=True)
                    made.save(str(out / f"{instrument.header.id}.{holder}.{'-'.join(layout)}.docx"))
        files = [str(path) for path in sorted(out.glob("*.docx"))]
        profile = (Path(scratch) / "profile").as_uri()
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
        ]
        subprocess.run([*command, *files], check=True, capture_output=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
