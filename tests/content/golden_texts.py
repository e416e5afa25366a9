"""Whole instruments as text, passage by passage, one file for each language: ``tests/content/golden/<id>.<language>.txt``.

``python tests/content/golden_texts.py [ID ..]`` writes the files of the instruments named, or of all that have files,
anew. Then read the difference in git, as a lawyer reads a redline.
"""

from __future__ import annotations

import sys
from pathlib import Path

from paraph.assemble import assemble
from paraph.model import Original, Passage, Table, words
from paraph.sources import load
from paraph.sources.types import Workspace

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent / "golden"
LANGUAGES = ("ru", "uz", "kk")


def names() -> list[str]:
    """The instruments that have golden texts."""
    return sorted({path.name.split(".")[0] for path in GOLDEN.glob("*.txt")})


def texts(workspace: Workspace, instrument: str) -> dict[str, str]:
    """Language to the dump of the first Party's original."""
    agreement = workspace.agreements[instrument]
    original = assemble(workspace, instrument).instrument.original(agreement.parties[0])
    return {language: dump(original, language) for language in LANGUAGES}


def dump(original: Original, language: str) -> str:
    """Every passage with its id and number; of a table, each row with its cells."""
    lines = []
    for part in original.parts:
        for block in part.blocks:
            if isinstance(block, Passage):
                lines.append(_line(block, language))
            elif isinstance(block, Table):
                lines += [_line(row, language) for row in (block.head, *block.rows)]
    return "\n".join(lines) + "\n"


def _line(passage: Passage, language: str) -> str:
    cells = [words(cell.get(language, ())) for cell in passage.cells] or [words(passage.text.get(language, ()))]
    number = words(passage.label.get(language, ()))
    said = " | ".join(cells).replace("\n", " / ")
    return " ".join(filter(None, (f"{passage.id}:", number, said))).rstrip()


def main(arguments: list[str]) -> None:
    """Write the files."""
    workspace = load(ROOT).workspace
    GOLDEN.mkdir(exist_ok=True)
    for name in arguments or names():
        for language, text in texts(workspace, name).items():
            (GOLDEN / f"{name}.{language}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
