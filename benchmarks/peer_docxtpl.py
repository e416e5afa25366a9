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
from docx.shared import Cm, Pt

from paraph.model import Original, words
from paraph.model.walk import passages
from paraph.writers.json import read_instrument


def template(path: Path, columns: int) -> None:
    """A Word template with one loop: paragraphs, or the rows of a table."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    if columns == 3:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14 if columns == 1 else 12)
    if columns == 1:
        for text in ("{%p for row in rows %}", "{{ row[0] }}", "{%p endfor %}"):
            document.add_paragraph(text)
    else:
        table = document.add_table(3, columns)
        table.style = "Table Grid"
        table.rows[0].cells[0].text = "{%tr for row in rows %}"
        for index, cell in enumerate(table.rows[1].cells):
            cell.text = f"{{{{ row[{index}] }}}}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    document.save(str(path))


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
            template(Path(scratch) / f"{columns}.docx", columns)
        for path in sorted(dist.glob("*/work/instrument.json")):
            instrument = read_instrument(path.read_bytes())
            for holder in instrument.header.parties:
                original = instrument.original(holder)
                layouts = [
                    tuple(file.name.removesuffix(".docx").split(".", 1)[1].split("-"))
                    for file in sorted((path.parent / "originals" / holder).glob("*.docx"))
                ]
                for layout in layouts:
                    made = docxtpl.DocxTemplate(str(Path(scratch) / f"{len(layout)}.docx"))
                    made.render({"rows": rows(original, layout)}, autoescape=True)
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
