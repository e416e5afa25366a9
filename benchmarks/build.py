"""`paraph build` against docxtpl and LibreOffice, in one run. Prints rows for the table in docs/benchmarks.md."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import process

ROOT = Path(__file__).resolve().parents[1]
AGREEMENT = "uz-kz-technical-regulation"
PARAPH = str(Path(sys.executable).with_name("paraph"))
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """(what, asked, reached) for every figure of the main job."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from _build(Path(scratch))
        yield from _whole(Path(scratch))
        yield from _small(Path(scratch))
        yield from _long(Path(scratch))


def _build(scratch: Path) -> Iterator[Row]:
    alone, dist = without_papers(scratch / "alone"), scratch / "dist"
    command = [PARAPH, "build", AGREEMENT, "--out", str(dist)]
    ours = process(command, before=lambda: shutil.rmtree(dist, ignore_errors=True), cwd=alone)
    peer = process([sys.executable, str(ROOT / "benchmarks/peer_docxtpl.py"), str(dist), str(scratch / "peer")], runs=3)
    count = sum(1 for path in dist.rglob("*") if path.suffix in {".docx", ".pdf"})
    yield f"build of the agreement, {count} files, cold process", "<= 2.5 s", str(ours)
    yield "the same DOCX by docxtpl, PDFs by one LibreOffice call", "-", str(peer)
    yield "times faster than that", ">= 4", f"{peer.seconds / ours.seconds:.1f}"
    again = process(command, cwd=alone)
    yield "rebuild when nothing changed", "<= 0.3 s", str(again)


def without_papers(path: Path) -> Path:
    """A copy of the workspace whose agreement lists no papers: what the peer makes too, and no more."""
    path.mkdir()
    for name in ("registry", "clauses", "papers", f"agreements/{AGREEMENT}"):
        shutil.copytree(ROOT / name, path / name)
    shutil.copy(ROOT / "paraph.toml", path)
    source = path / "agreements" / AGREEMENT / "agreement.yaml"
    source.write_text(_alone(source.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return path


def _alone(text: str) -> str:
    """The agreement file without its list of papers."""
    head, papers, rest = text.partition("\npapers:\n")
    if not papers:
        raise RuntimeError("the agreement lists no papers to leave out")
    after = re.search(r"^\w", rest, re.MULTILINE)
    return f"{head}\n{rest[after.start() :] if after else ''}"


def _whole(scratch: Path) -> Iterator[Row]:
    dist = scratch / "whole"
    command = [PARAPH, "build", "--out", str(dist)]
    figure = process(command, runs=3, before=lambda: shutil.rmtree(dist, ignore_errors=True), cwd=ROOT)
    agreements = sum(1 for path in dist.iterdir() if path.is_dir())
    count = sum(1 for path in dist.rglob("*") if path.suffix in {".docx", ".pdf"})
    papers = sum(1 for path in dist.rglob("papers/*/*") if path.suffix in {".docx", ".pdf"})
    yield f"all {agreements} instruments, {count} files, {papers} of them papers, cold", "<= 12 s", str(figure)


def _small(scratch: Path) -> Iterator[Row]:
    dist = scratch / "one"
    one = [PARAPH, "build", AGREEMENT, "--holder", "UZB", "--languages", "ru", "--format", "docx", "--out", str(dist)]
    cold = process(one, before=lambda: shutil.rmtree(dist, ignore_errors=True), cwd=ROOT)
    yield "one language, DOCX only, cold process", "<= 0.5 s", str(cold)
    for option in ("--help", "--version"):
        yield f"`paraph {option}`", "<= 0.2 s", str(process([PARAPH, option], cwd=ROOT))


def _long(scratch: Path) -> Iterator[Row]:
    figures = {}
    for articles in (100, 1000):
        workspace = scratch / f"long-{articles}"
        long_workspace(workspace, articles)
        dist = workspace / "dist"
        command = [PARAPH, "build", "long", "--out", str(dist)]
        figures[articles] = process(
            command, runs=1, before=lambda dist=dist: shutil.rmtree(dist, ignore_errors=True), cwd=workspace
        )
        yield f"an instrument of {articles} articles, all files", "-", str(figures[articles])
    ratio = figures[1000].seconds / figures[100].seconds
    yield "1,000 articles against 100", "<= 12 times", f"{ratio:.1f} times"
    yield "memory at 1,000 articles", "<= 300 MB", f"{figures[1000].megabytes:.0f} MB"


def long_workspace(path: Path, articles: int) -> None:
    """A workspace with one long instrument: clauses of the sample agreement placed again and again."""
    shutil.copytree(ROOT / "registry", path / "registry")
    shutil.copytree(ROOT / "clauses", path / "clauses")
    shutil.copytree(ROOT / "templates", path / "templates")
    (path / "paraph.toml").write_text("", encoding="utf-8")
    source = (ROOT / "agreements" / AGREEMENT / "agreement.yaml").read_text(encoding="utf-8")
    own = ROOT / "agreements" / AGREEMENT
    shutil.copytree(own, path / "agreements/long")
    target = path / "agreements/long/agreement.yaml"
    target.write_text(_stretched(_alone(source), articles), encoding="utf-8", newline="\n")


def _stretched(source: str, articles: int) -> str:
    """The agreement file with as many articles as asked: a clause without references to other articles, repeated."""
    at = source.index("\narticles:\n") + len("\narticles:\n")
    more = "".join(
        f"  - {{clause: {('expenses', 'disputes', 'confidentiality')[n % 3]}, as: more-{n}}}\n"
        for n in range(articles - 16)
    )
    return source[:at] + more + source[at:]


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))
