"""Papers around the draft of the little ministry: two forms, their clauses, and what can be asked of them."""

from __future__ import annotations

from pathlib import Path

from paraph.assemble.papers import papers
from paraph.model import Instrument, Passage, Table
from paraph.sources import load
from support.ministry import ministry

KINDS = """
note:
  this: {ru: {nom: настоящая Записка}, uz: {nom: mazkur Xat}}
  noun: {ru: {nom: Записка}, uz: {nom: Xat}}
  division: none
  binding: no
  paper: plain
"""
FORM = """\
kind: note
audience: internal
name: {ru: Записка, uz: Xat}
title: title-note
articles:
  - {clause: note-need, with: {sum: 5}}
  - {clause: note-content, table: listed}
"""
LETTER = """\
kind: note
audience: counterpart
of: NOR
when: not interstate
languages: all
name: {ru: Письмо, uz: Maktub}
title: title-letter
articles: [letter]
"""
CLAUSES = {
    "title-note": "# ru\nЗАПИСКА к {{ about.nom }} {@title}\n\n# uz\n{{ about.nom }} – XAT {@title}\n".replace(
        "}}ga", "}} –"
    ),
    "note-need": """\
---
parameters:
  need: {type: text}
  sum: {type: integer}
---
# ru
## Зачем
{{ need }} ({{ number(sum) }}) {@need}

# uz
## Nega
{{ need }} ({{ number(sum) }}) {@need}
""",
    "note-content": "# ru\n## Что\nСтатьи: {@articles}\n\n# uz\n## Nima\nModdalar: {@articles}\n",
    "title-letter": "# ru\nПИСЬМО {@title}\n\n# uz\nMAKTUB {@title}\n",
    "letter": "# ru\n{{ own.government.nom }} пишет: {{ other.government.nom }}. {@letter}\n\n"
    "# uz\n{{ own.government.nom }} yozadi: {{ other.government.nom }}. {@letter}\n",
}
LISTED = """\
lists: articles
columns:
  - {key: label, width: 20, from: label, heading: {ru: Статья, uz: Modda}}
  - {key: heading, width: 60, from: heading, heading: {ru: Название, uz: Nomi}}
"""


def write(root: Path, name: str, text: str) -> None:
    """A file of the workspace."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def paperwork(root: Path) -> Path:
    """The little ministry with two forms: a note for the house, a letter to the other side."""
    ministry(root)
    with (root / "registry/kinds.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write(KINDS)
    for name, text in CLAUSES.items():
        write(root, f"clauses/papers/{name}.md", text)
    write(root, "clauses/papers/listed.table.yaml", LISTED)
    write(root, "papers/note.yaml", FORM)
    write(root, "papers/letter.yaml", LETTER)
    ask(root, "[{paper: note, with: {need: {ru: Нужно, uz: Kerak}}}, letter]")
    return root


def ask(root: Path, wanted: str, **changed: str) -> None:
    """Put ``wanted`` under ``papers:``; ``changed`` are other keys of the agreement with their new values."""
    file = root / "agreements/trade/agreement.yaml"
    text = file.read_text(encoding="utf-8").partition("papers:")[0]
    for old, new in changed.items():
        text = text.replace(f"{old}:", f"{old}: {new} #", 1)
    file.write_text(text + f"papers: {wanted}\n", encoding="utf-8", newline="\n")


def made(root: Path) -> dict[str, Instrument]:
    """Every paper by form and maker: ``note/NOR``. None of them may have a finding."""
    out = {}
    for paper, assembly in papers(load(root).workspace, "trade"):
        assert assembly.findings == ()
        out[f"{paper.id}/{paper.holder}"] = assembly.instrument
    return out


def said(instrument: Instrument, holder: str, language: str) -> list[str]:
    """The words line by line, the cells of a row with bars between them."""
    lines: list[str] = []
    for part in instrument.original(holder).parts:
        for block in part.blocks:
            if isinstance(block, Passage):
                lines.append("".join(run.text for run in block.text.get(language, ())))
            elif isinstance(block, Table):
                rows = [["".join(run.text for run in cell[language]) for cell in row.cells] for row in block.rows]
                lines.extend(" | ".join(row) for row in rows)
    return lines


def faults(root: Path) -> list[str]:
    """The errors of reading, each with its place."""
    return [f"{item.place}: {item.rule}" for item in load(root).findings if item.level == "error"]
