"""Text dumps of the papers around one draft, for each Party and language, as Word prints them.

``python tests/papers/goldens.py`` writes them anew. Read the difference before it is committed: ministries sign this.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from e2e.docx_text import lines
from paraph.assemble.papers import papers
from paraph.sources import load
from paraph.sources.types import Workspace
from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
AGREEMENT = "uz-kz-technical-regulation"
OFFICIAL = """\
papers:
  - paper: signing-decree
    with:
      official:
        ru: {nom: министр иностранных дел, acc: министра иностранных дел}
        kk: {nom: Сыртқы істер министрі, dat: Сыртқы істер министріне}
"""


def dumps(scratch: Path) -> Iterator[tuple[str, str]]:
    """(name of the dump, its text): the papers of the agreement, and the decree that a treaty between States needs."""
    yield from _dumps(load(ROOT, [AGREEMENT]).workspace)
    yield from _dumps(between_states(scratch))


def between_states(scratch: Path) -> Workspace:
    """The same agreement as if the States concluded it, with the decree alone under ``papers:``."""
    for folder in ("registry", "clauses", "papers", f"agreements/{AGREEMENT}"):
        shutil.copytree(ROOT / folder, scratch / folder)
    file = scratch / "agreements" / AGREEMENT / "agreement.yaml"
    text = file.read_text(encoding="utf-8").partition("papers:")[0]
    text = text.replace("{UZB: government, KAZ: government}", "{UZB: state, KAZ: state}")
    file.write_text(text + OFFICIAL, encoding="utf-8", newline="\n")
    return load(scratch).workspace


def _dumps(workspace: Workspace) -> Iterator[tuple[str, str]]:
    writer = DocxWriter.of_workspace(ROOT)
    for paper, assembly in papers(workspace, AGREEMENT):
        assert assembly.findings == (), (paper.id, assembly.findings)
        original = assembly.instrument.original(paper.holder)
        for code in paper.languages:
            dress = Dress(date=paper.agreement.as_of.isoformat())
            yield f"{paper.id}.{paper.holder}.{code}.txt", dump(writer.write(original, (code,), dress))


def dump(data: bytes) -> str:
    """A Word file as text: a line for each paragraph, the name of its style before it."""
    return "".join(f"{line.style}: {line.text}\n" for line in lines(io.BytesIO(data)))  # type: ignore[arg-type]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = dict(dumps(Path(folder)))
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.txt"):
        if path.name not in made:
            path.unlink()
    for file, text in made.items():
        (GOLDEN / file).write_text(text, encoding="utf-8", newline="\n")
