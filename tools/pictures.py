"""Renders the pictures of docs/images from the real product: `make pictures`. Needs poppler and LibreOffice."""

from __future__ import annotations

import shutil
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
        page(closing, last_page(closing, "үшін", before_annex=True), "pdf-signatures")
        redline(dist, paraph)
        plan = ["build", "uz-kz-industrial-roadmap", "--languages", "ru", "--format", "pdf", "--date", "2026-11-22"]
        subprocess.run([str(paraph), *plan, "--out", str(dist)], cwd=ROOT, check=True)
        (report,) = dist.rglob("uz-kz-industrial-roadmap.progress.ru.pdf")
        page(report, 1, "pdf-progress")


def redline(scratch: Path, paraph: Path) -> None:
    """A page of a redline: the notice of termination shortened in the working text."""
    workspace = scratch / "workspace"
    for name in ("registry", "clauses", "agreements", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    (workspace / "paraph.toml").write_text("", encoding="utf-8")
    subprocess.run([str(paraph), "issue", AGREEMENT, "--date", "2026-11-22"], cwd=workspace, check=True)
    agreement = workspace / "agreements" / AGREEMENT / "agreement.yaml"
    text = agreement.read_text(encoding="utf-8").replace("notice: 6}", "notice: 3}")
    moved = "  - {clause: disputes, variant: staged, with: {period: 3}}\n"
    text = text.replace(moved, "").replace("  - expenses\n", f"{moved}  - expenses\n")
    agreement.write_text(text, encoding="utf-8", newline="\n")
    diff = ["diff", AGREEMENT, "--format", "pdf", "--holder", "UZB", "--languages", "uz-ru"]
    subprocess.run([str(paraph), *diff], cwd=workspace, check=True)
    (pdf,) = workspace.rglob("redlines/*/UZB/*.pdf")
    page(pdf, last_page(pdf, "Разрешение споров"), "pdf-redline")


def page(pdf: Path, number: int, name: str) -> None:
    """One page as ``docs/images/<name>.png``."""
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", str(number), "-l", str(number)]
    subprocess.run([*command, str(pdf), str(IMAGES / name)], check=True)


def last_page(pdf: Path, words: str, *, before_annex: bool = False) -> int:
    """The last page that carries ``words``; the annex left out where it stands at the end."""
    from pypdf import PdfReader

    pages = PdfReader(pdf).pages
    shown = [number for number, each in enumerate(pages, 1) if words in " ".join(each.extract_text().split())]
    return max(number for number in shown if not before_annex or number < len(pages))


if __name__ == "__main__":
    main()
