"""`paraph diff`, `issue` and `status` as whole processes. Prints rows for the table in docs/benchmarks.md."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Figure, process

from build import AGREEMENT, PARAPH, ROOT, Row, long_workspace

ARTICLE = """# ru
## Встречи
1. Представители Сторон встречаются не реже одного раза в год. {@meetings}

# uz
## Uchrashuvlar
1. Tomonlarning vakillari yiliga kamida bir marta uchrashadilar. {@meetings}

# kk
## Кездесулер
1. Тараптардың өкілдері жылына кемінде бір рет кездеседі. {@meetings}
"""


def rows() -> Iterator[Row]:
    """(what, asked, reached) for drafts and redlines."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from _sample(Path(scratch) / "sample")
        yield from _long(Path(scratch))


def _sample(workspace: Path) -> Iterator[Row]:
    for name in ("registry", "clauses", "papers", "templates", "agreements"):
        shutil.copytree(ROOT / name, workspace / name)
    (workspace / "paraph.toml").write_text("", encoding="utf-8")
    drafts = workspace / "agreements" / AGREEMENT / "drafts"
    issue = [PARAPH, "issue", AGREEMENT, "--date", "2026-11-23"]
    issued = process(issue, before=lambda: shutil.rmtree(drafts, ignore_errors=True), cwd=workspace)
    change(workspace / "agreements" / AGREEMENT)
    dist = workspace / "dist"
    everything = process(
        [PARAPH, "diff", AGREEMENT, "--write"], before=lambda: shutil.rmtree(dist, ignore_errors=True), cwd=workspace
    )
    count = sum(1 for path in dist.rglob("*") if path.is_file())
    yield f"diff of the agreement, all formats and layouts, {count} files", "<= 3 s", str(everything)
    listed = process([PARAPH, "diff", AGREEMENT, "--format", "json"], cwd=workspace)
    yield "diff of the draft against the working text, JSON alone", "-", str(listed)
    subprocess.run(issue, cwd=workspace, check=True, capture_output=True)
    drafts_only = process([PARAPH, "diff", AGREEMENT, "1", "2", "--format", "json"], cwd=workspace)
    yield "diff of two drafts, JSON alone", "<= 0.4 s", str(drafts_only)
    yield "issue", "<= 0.6 s", str(issued)
    yield "status", "<= 0.3 s", str(process([PARAPH, "status", AGREEMENT], cwd=workspace))


def _long(scratch: Path) -> Iterator[Row]:
    figures: dict[int, Figure] = {}
    for articles, asked in ((100, "-"), (1000, "<= 5 s")):
        workspace = scratch / f"long-{articles}"
        long_workspace(workspace, articles)
        subprocess.run(
            [PARAPH, "issue", "long", "--date", "2026-11-23"], cwd=workspace, check=True, capture_output=True
        )
        change(workspace / "agreements/long")
        figures[articles] = process([PARAPH, "diff", "long", "--format", "json"], runs=3, cwd=workspace)
        yield f"diff of {articles} articles, JSON alone", asked, str(figures[articles])
    ratio = figures[1000].seconds / figures[100].seconds
    yield "1,000 articles against 100", "<= 12 times", f"{ratio:.1f} times"


def change(agreement: Path) -> None:
    """What a round of talks leaves: a new article, one moved, a clause reworded in all languages, one in Russian."""
    path = agreement / "agreement.yaml"
    text = path.read_text(encoding="utf-8").replace("  - metrology\n", "  - new-meetings\n")
    path.write_text(text.replace("  - expenses\n", "  - metrology\n  - expenses\n"), encoding="utf-8", newline="\n")
    (agreement / "clauses/new-meetings.md").write_text(ARTICLE, encoding="utf-8", newline="\n")
    for name, pairs in (
        ("disputes", (("Споры", "Любые споры"), ("bogʻliq", "bogʻliq barcha"), ("даулар", "барлық даулар"))),
        ("confidentiality", (("Стороны", "Обе Стороны"), ("Сторон ", "обеих Сторон "))),
    ):
        clause = agreement / f"clauses/{name}.md"
        text = clause.read_text(encoding="utf-8")
        for old, new in pairs:
            text = text.replace(old, new)
        clause.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))
