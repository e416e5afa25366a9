"""Templates and style: a workspace may restyle any of them; a broken one is named, not traced."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from paraph.errors import EngineError, InputError
from paraph.resources import starter
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter
from support.pdftext import raw_pages
from support.waters import treaty

SHIPPED = starter() / "templates"


def workspace(folder: Path, **files: str) -> PdfWriter:
    """A writer over a workspace with these template files (``single_typ`` is ``pdf/single.typ``)."""
    for name, text in files.items():
        path = folder / "templates" / ("style.toml" if name == "style" else f"pdf/{name.replace('_', '.')}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return PdfWriter(folder)


def test_a_style_file_may_say_only_what_differs(tmp_path: Path) -> None:
    plain = PdfWriter(tmp_path / "none").write(treaty(12), ("ru",), Dress())
    larger = workspace(tmp_path, style="[font]\nsize_pt = 18\n").write(treaty(12), ("ru",), Dress())
    assert len(PdfReader(io.BytesIO(larger)).pages) > len(PdfReader(io.BytesIO(plain)).pages)


def test_one_template_may_be_restyled_alone(tmp_path: Path) -> None:
    own = SHIPPED.joinpath("pdf", "single.typ").read_text(encoding="utf-8") + "\n#pagebreak()\n#[Лист согласования]\n"
    writer = workspace(tmp_path, single_typ=own)
    assert "Лист согласования" in raw_pages(writer.write(treaty(1), ("ru",), Dress()))[-1]
    assert "Лист согласования" not in "".join(raw_pages(writer.write(treaty(1), ("uz", "ru"), Dress())))


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    writer = workspace(tmp_path, single_typ="#let x = \n")
    with pytest.raises(EngineError, match="Typst could not set the document"):
        writer.write(treaty(1), ("ru",), Dress())


def test_a_broken_style_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"style\.toml cannot be read"):
        workspace(tmp_path, style="[font\n").write(treaty(1), ("ru",), Dress())


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("тайна", encoding="utf-8")
    for path in ("/secret.txt", "../secret.txt", "../../secret.txt", str(tmp_path / "secret.txt").replace("\\", "/")):
        writer = workspace(tmp_path, common_typ=f'#read("{path}")\n', single_typ="")
        with pytest.raises(EngineError):
            writer.write(treaty(1), ("ru",), Dress())


def test_packages_are_not_fetched(tmp_path: Path) -> None:
    """A template must not reach for the network: what it needs stands in the workspace."""
    writer = workspace(tmp_path, single_typ='#import "@preview/cetz:0.3.0"\n')
    with pytest.raises(InputError, match=r"single\.typ asks for a package from the net"):
        writer.write(treaty(1), ("ru",), Dress())
