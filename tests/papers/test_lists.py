"""Tables of papers whose rows nobody writes: parts, languages, bodies; columns for each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.model import Table
from paraph.sources import load
from support.paperwork import ask, faults, made, paperwork, said, write

BODIES = """
bank: {party: NOR, names: [{ru: банк Севера, uz: Shimol banki}]}
mint: {party: NOR, names: [{ru: Монетный двор Севера, uz: Shimol zarbxonasi}]}
port: {party: SUD, names: [{ru: Порт Юга, uz: Janub porti}]}
"""
CONTENT = """\
---
parameters:
  asked: {type: bodies, table: true}
---
# ru
## Что
Так: {@so}

# uz
## Nima
Bunday: {@so}
"""
OF_BODIES = """\
lists: asked
columns:
  - {key: no, number: true, heading: {ru: №, uz: №}}
  - {key: body, from: body, heading: {ru: Орган, uz: Organ}}
  - {key: signature, heading: {ru: Подпись, uz: Imzo}}
"""
OF_PARTS = """\
lists: parts
columns:
  - {key: label, from: label, heading: {ru: Часть, uz: Qism}}
  - {key: heading, from: heading, heading: {ru: Название, uz: Nomi}}
  - key: initials
    party: each
    language: each
    heading: {ru: "{{ language.nom }}, {{ party.side.nom }}", uz: "{{ language.nom }}, {{ party.side.nom }}"}
"""
OF_LANGUAGES = """\
lists: languages
columns:
  - {key: language, from: language, heading: {ru: Язык, uz: Til}}
  - {key: owner, from: owner, heading: {ru: Чей текст, uz: Kimning matni}}
  - {key: collated, from: collated, heading: {ru: Сверен, uz: Solishtirilgan}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = paperwork(tmp_path)
    write(root, "registry/bodies.yaml", BODIES)
    write(root, "clauses/papers/note-content.md", CONTENT)
    return root


def rows(root: Path, table: str, wanted: str = "[note]") -> list[str]:
    """The rows of the table in the note of the North, without its head."""
    write(root, "clauses/papers/listed.table.yaml", table)
    ask(root, wanted)
    assert faults(root) == []
    lines = said(made(root)["note/NOR"], "NOR", "ru")
    return lines[lines.index("Так:") + 1 :]


def test_rows_are_the_bodies_of_the_maker_in_the_order_given(root: Path) -> None:
    asked = "[{paper: note, with: {asked: [mint, port, bank]}}]"
    assert rows(root, OF_BODIES, asked) == ["1 | Монетный двор Севера | ", "2 | Банк Севера | "]


def test_a_parameter_of_the_table_alone_is_no_idle_one(root: Path) -> None:
    def idle() -> list[str]:
        return [str(found.place) for found in load(root).findings if found.rule == "unused-parameter"]

    write(root, "clauses/papers/listed.table.yaml", OF_BODIES)
    assert idle() == []
    write(root, "clauses/papers/note-content.md", CONTENT.replace(", table: true", ""))
    assert idle() == ["clauses/papers/note-content.md:3:3"]


@pytest.mark.parametrize("wanted", ["[note]", "[{paper: note, with: {asked: [port]}}]"])
def test_bodies_that_nobody_names_are_a_gap(root: Path, wanted: str) -> None:
    (row,) = rows(root, OF_BODIES, wanted)
    assert row.startswith("1 | ")
    table = next(block for part in made(root)["note/NOR"].parts for block in part.blocks if isinstance(block, Table))
    assert [run.blank for run in table.rows[0].cells[1]["ru"]] == ["undecided"]


def test_rows_are_all_parts_of_the_agreement(root: Path) -> None:
    assert rows(root, OF_PARTS) == [
        "Название |  |  |  |  | ",
        "Статья 1 | Разрешение споров |  |  |  | ",
        "Статья 2 | Изменения |  |  |  | ",
    ]


def test_a_column_for_each_language_and_party_in_the_order_of_the_original(root: Path) -> None:
    write(root, "clauses/papers/listed.table.yaml", OF_PARTS)
    heads = {}
    for holder, language in (("NOR", "ru"), ("SUD", "uz")):
        original = made(root)[f"note/{holder}"].original(holder)
        table = next(block for part in original.parts for block in part.blocks if isinstance(block, Table))
        heads[holder] = ["".join(run.text for run in cell[language]) for cell in table.head.cells[2:]]
    assert heads["NOR"] == [
        "русский, Северная Сторона",
        "русский, Южная Сторона",
        "узбекский, Северная Сторона",
        "узбекский, Южная Сторона",
    ]
    assert heads["SUD"] == [
        "oʻzbek, Janubiy Tomon",
        "oʻzbek, Shimoliy Tomon",
        "rus, Janubiy Tomon",
        "rus, Shimoliy Tomon",
    ]


def test_rows_are_the_languages_of_signature(root: Path) -> None:
    assert rows(root, OF_LANGUAGES) == [
        "Русский | Северная Сторона | 20 ноября 2026 года",
        "Узбекский | Южная Сторона | ",
    ]


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        (OF_BODIES, "lists: asked", "lists: askd", "papers/note.yaml:7:35: unknown-parameter"),
        (OF_BODIES, "from: body", "from: label", "clauses/papers/listed.table.yaml:4:23: bad-value"),
        (OF_PARTS, "lists: parts", "rows: []", "clauses/papers/listed.table.yaml:7:5: unknown-key"),
        (OF_LANGUAGES, "from: owner", "from: owner, party: each", "clauses/papers/listed.table.yaml:4:24: column-from"),
        (OF_PARTS, "from: label", "from: label, language: each", "clauses/papers/listed.table.yaml:3:24: column-from"),
    ],
)
def test_a_table_that_asks_for_what_there_is_not(root: Path, table: str, old: str, new: str, found: str) -> None:
    write(root, "clauses/papers/listed.table.yaml", table.replace(old, new, 1))
    assert found in faults(root)
