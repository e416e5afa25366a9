"""Renders the pictures of docs/images from the real product: `make pictures`. Needs poppler and LibreOffice."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
AGREEMENT = "uz-kz-technical-regulation"


def main() -> None:
    """Build the sample and render four pages of it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        dist = Path(scratch)
        paraph = Path(sys.executable).with_name("paraph")
        subprocess.run([str(paraph), "build", AGREEMENT, "--out", str(dist)], cwd=ROOT, check=True)
        originals = dist / AGREEMENT / "work" / "originals"
        page(originals / "UZB" / f"{AGREEMENT}.ru.pdf", 1, "pdf-one-language")
        page(originals / "KAZ" / f"{AGREEMENT}.kk-uz-ru.pdf", 1, "pdf-three-languages")
        word = originals / "UZB" / f"{AGREEMENT}.uz-ru.docx"
        profile = (dist / "profile").as_uri()
        office = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            scratch,
        ]
        subprocess.run([*office, str(word)], check=True, capture_output=True)
        page(dist / f"{AGREEMENT}.uz-ru.pdf", 1, "word-two-languages")
        closing = originals / "KAZ" / f"{AGREEMENT}.kk.pdf"
        page(closing, closing_page(closing), "pdf-signatures")


def page(pdf: Path, number: int, name: str) -> None:
    """One page as ``docs/images/<name>.png``."""
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", str(number), "-l", str(number)]
    subprocess.run([*command, str(pdf), str(IMAGES / name)], check=True)


def closing_page(pdf: Path) -> int:
    """The page that carries the signatures: the last before the annex."""
    from pypdf import PdfReader

    pages = PdfReader(pdf).pages
    return max(number for number, each in enumerate(pages, 1) if "үшін" in each.extract_text() and number < len(pages))


if __name__ == "__main__":
    main()
