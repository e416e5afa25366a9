"""Renders the pictures of docs/images from the real product: `make pictures`. Needs poppler, LibreOffice, Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
AGREEMENT = "uz-kz-technical-regulation"
PARAPH = str(Path(sys.executable).with_name("paraph"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
MOVED = "  - {clause: disputes, variant: staged, with: {period: 3}}\n"
READER = "draft-01--draft-02:information-exchange/escalation"
SIZE = {"width": 1160, "height": 700}


def main(names: list[str]) -> None:
    """Make ``names`` (all groups, if none is given)."""
    groups: dict[str, Callable[[Path], None]] = {
        "originals": originals,
        "progress": progress,
        "redlines": redlines,
        "pages": pages,
    }
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in names or groups:
            groups[name](Path(scratch))


def originals(scratch: Path) -> None:
    """Pages of the sample's originals."""
    run("build", AGREEMENT, "--out", str(scratch))
    made = scratch / AGREEMENT / "work" / "originals"
    page(made / "UZB" / f"{AGREEMENT}.ru.pdf", 1, "pdf-one-language")
    page(made / "KAZ" / f"{AGREEMENT}.kk-uz-ru.pdf", 1, "pdf-three-languages")
    page(through_office(scratch, made / "UZB" / f"{AGREEMENT}.uz-ru.docx"), 1, "word-two-languages")
    closing = made / "KAZ" / f"{AGREEMENT}.kk.pdf"
    page(closing, last_page(closing, "үшін", before_annex=True), "pdf-signatures")


def progress(scratch: Path) -> None:
    """The report on progress of the road map."""
    plan = ["uz-kz-industrial-roadmap", "--languages", "ru", "--format", "pdf", "--date", "2026-11-22"]
    run("build", *plan, "--out", str(scratch))
    (report,) = scratch.rglob("uz-kz-industrial-roadmap.progress.ru.pdf")
    page(report, 1, "pdf-progress")


def redlines(scratch: Path) -> None:
    """The same change in a PDF, in Word and in a comparison table."""
    drawn = package(scratch) / "redlines" / "draft-01--draft-02"
    pdf = drawn / "UZB" / f"{AGREEMENT}.uz-ru.pdf"
    page(pdf, last_page(pdf, "Разрешение споров"), "pdf-redline")
    word = through_office(scratch, drawn / "UZB" / f"{AGREEMENT}.ru.docx")
    page(word, last_page(word, "Разрешение споров"), "word-redline")
    table = drawn / "tables" / f"{AGREEMENT}.ru.pdf"
    page(table, 1, "comparison-table")


def pages(scratch: Path) -> None:
    """The page of a package and the reader of redlines, in the languages of the guides."""
    from playwright.sync_api import sync_playwright

    folder = package(scratch)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for code in ("en", "ru"):
            view = browser.new_page(viewport=SIZE)
            view.goto((folder / "index.html").as_uri())
            view.click(f"[data-speak={code}]")
            view.screenshot(path=IMAGES / f"page-package.{code}.png")
            view.goto((folder / "redline.html").as_uri() + f"#{READER}")
            view.click(f"[data-speak={code}]")
            view.check("#view-sides")
            view.check("#only")
            view.locator("#text ins").first.wait_for()
            view.screenshot(path=IMAGES / f"page-reader.{code}.png")
            view.close()
        browser.close()


def package(scratch: Path) -> Path:
    """Draft 2 of the sample, published: a period and an article's place changed, and one language alone."""
    workspace = scratch / "workspace"
    folder = workspace / "public" / AGREEMENT / "draft-02"
    if folder.is_dir():
        return folder
    for name in ("registry", "clauses", "agreements", "papers", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    (workspace / "paraph.toml").write_text("", encoding="utf-8")
    run("issue", AGREEMENT, "--date", "2026-10-20", "--note", "round 1", cwd=workspace)
    home = workspace / "agreements" / AGREEMENT
    change(home / "agreement.yaml", "notice: 6}", "notice: 3}")
    change(home / "agreement.yaml", MOVED, "")
    change(home / "agreement.yaml", "  - expenses\n", f"{MOVED}  - expenses\n")
    change(home / "clauses" / "information-exchange.md", "на ближайшем заседании", "на внеочередном заседании")
    run("issue", AGREEMENT, "--date", "2026-11-22", "--note", "round 2", cwd=workspace)
    run("publish", AGREEMENT, cwd=workspace)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Write ``new`` for ``old``, which must be there."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path.name} no longer says: {old}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def run(*words: str, cwd: Path = ROOT) -> None:
    """A command of ours."""
    subprocess.run([PARAPH, *words], cwd=cwd, check=True)


def through_office(scratch: Path, word: Path) -> Path:
    """A Word file as LibreOffice shows it."""
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    out = scratch / "office"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    return out / f"{word.stem}.pdf"


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
    main(sys.argv[1:])
