"""Text dumps of built files: every instrument of the project, in each of its languages, as Word prints it.

``python tests/content/goldens.py`` writes them anew. Read the difference before it is committed: it is treaty text.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from e2e.docx_text import lines
from paraph.assemble import assemble
from paraph.sources import load
from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"


def dumps() -> Iterator[tuple[str, str]]:
    """(name of the dump, its text) for the original of the first Party of every instrument, language by language."""
    workspace = load(ROOT).workspace
    writer = DocxWriter.of_workspace(ROOT)
    for name, agreement in sorted(workspace.agreements.items()):
        original = assemble(workspace, name).instrument.original(agreement.parties[0])
        for language in original.languages:
            dress = Dress(date=agreement.as_of.isoformat())
            yield f"{name}.{language}.txt", dump(writer.write(original, (language,), dress))


def dump(data: bytes) -> str:
    """A Word file as text: a line for each paragraph, the name of its style before it."""
    return "".join(f"{line.style}: {line.text}\n" for line in lines(io.BytesIO(data)))  # type: ignore[arg-type]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    made = dict(dumps())
    for path in GOLDEN.glob("*.txt"):
        if path.name not in made:
            path.unlink()
    for file, text in made.items():
        (GOLDEN / file).write_text(text, encoding="utf-8", newline="\n")
