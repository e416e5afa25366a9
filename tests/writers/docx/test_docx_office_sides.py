"""LibreOffice's own "accept all" and "reject all" give both texts back, and it lists the changes that were written.

Measured with LibreOffice 7.4.7. One construct it gets wrong: a table column that is deleted (``w:cellDel``) does not
come back when all changes are rejected, in a table of two columns already (`test_a_deleted_column`). The words of such
columns may be missing from a rejected file, and nothing else. Fields are updated before the file is saved.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from compare.edits import (
    ALL,
    delete,
    delete_article,
    edit_heading,
    edit_heavily,
    edit_lightly,
    insert,
    insert_article,
    join,
    lose_language,
    relevel,
    run_script,
    split,
)
from compare.generate import render, treaty
from paraph.compare import compare, normal, redline
from paraph.model import Block, Column, Language, Original, Part, Passage, Run, Table
from support.docxdump import document, q, rows_left
from support.docxfiles import DRAFT, writer
from support.docxsides import kept, meant
from support.office import Sides, both_sides
from support.tiny import TINY
from writers.docx.test_docx_sides import agreements, treaties

pytestmark = [pytest.mark.slow, pytest.mark.office]

THEIRS = replace(DRAFT, audience="counterpart")
LAYOUTS: tuple[tuple[Language, ...], ...] = (("ru",), ("kk", "ru"), ("uz", "kk", "ru"), ("uz",))
STAY = (insert, delete, split, join, edit_lightly, edit_heavily, insert_article, delete_article, edit_heading)
STAY += (relevel, lose_language)
"""Edits that move nothing and touch no table."""


@dataclass(frozen=True)
class Case:
    """Two trees, the file of their redline, and what LibreOffice made of it."""

    old: Original
    new: Original
    layout: tuple[Language, ...]
    drawn: Original
    docx: bytes
    sides: Sides


Pair = tuple[Original, Original]


def staying(seed: int) -> Pair:
    """A treaty before and after edits that move nothing."""
    rng = random.Random(seed)
    draft = treaty(rng, 3)
    return normal(render(draft)[0]), normal(render(run_script(rng, draft, 5, STAY).draft)[0])


def moving(seed: int) -> Pair:
    """A treaty before and after many edits of every kind."""
    rng = random.Random(seed)
    draft = treaty(rng, 4)
    return normal(render(draft)[0]), normal(render(run_script(rng, draft, 8, ALL).draft)[0])


def columns(*keys: str) -> Original:
    """A table with two rows and these columns, between two paragraphs."""
    rows = [
        Passage(f"a/r-{row}", "row", mark=row, cells=tuple({"ru": (Run(f"{key} {row}"),)} for key in keys))
        for row in ("head", "x", "y")
    ]
    table = Table("a/t", tuple(Column(key) for key in keys), rows[0], tuple(rows[1:]))
    around = [Passage(f"a/{at}", "text", {"ru": (Run(text),)}) for at, text in enumerate(("Начало.", "Конец."))]
    return normal(replace(TINY, parts=(Part("a", "annex", (around[0], table, around[1])),)))


NARROW, WIDE = columns("вид"), columns("вид", "цена")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """All files through one LibreOffice."""
    pairs: dict[str, tuple[Pair, tuple[Language, ...]]] = {}
    kinds: tuple[tuple[str, Callable[[int], Pair], range], ...] = (
        ("small", treaties, range(8)),
        ("moving", moving, range(8)),
        ("staying", staying, range(12)),
        ("sample", agreements, range(10, 14)),
    )
    for kind, make, seeds in kinds:
        for seed in seeds:
            pairs[f"{kind}-{seed}"] = make(seed), LAYOUTS[seed % 4]
    whole = normal(TINY)
    body = replace(whole, parts=tuple(part for part in whole.parts if part.role != "annex"))
    for layout in LAYOUTS:
        pairs[f"annex-come-{len(layout)}-{layout[0]}"] = (body, whole), layout
    pairs["annex-gone"] = (whole, body), ("kk", "ru")
    pairs |= {"column-gone": ((WIDE, NARROW), ("ru",)), "column-come": ((NARROW, WIDE), ("ru",))}
    drawn = {name: redline(compare(*pair)) for name, (pair, _) in pairs.items()}
    files = {name: writer().write(drawn[name], layout, THEIRS) for name, (_, layout) in pairs.items()}
    sides = both_sides(tmp_path_factory.mktemp("office"), files)
    return {name: Case(*pair, layout, drawn[name], files[name], sides[name]) for name, (pair, layout) in pairs.items()}


def said(path: Path, layout: tuple[Language, ...]) -> list[str]:
    """The lines of a file in which no change is left."""
    docx = path.read_bytes()
    left = list(document(docx).iter(q("ins"), q("del"), q("moveFrom"), q("moveTo")))
    assert left == [], path
    return kept(docx, layout, accept=True)


def test_accepted_they_say_the_new_text(cases: dict[str, Case]) -> None:
    for name, case in cases.items():
        assert said(case.sides.accepted, case.layout) == meant(case.new, case.layout), name


def test_rejected_they_say_the_old_text(cases: dict[str, Case]) -> None:
    for name, case in cases.items():
        lost = _without(case.old, _deleted_columns(case.drawn))
        wanted = [meant(tree, case.layout) for tree in (case.old, lost)]
        assert said(case.sides.rejected, case.layout) in wanted, name


def test_tables_keep_as_many_rows(cases: dict[str, Case]) -> None:
    """No row stays behind empty, whichever way the changes go."""
    for name, case in cases.items():
        for path, tree in ((case.sides.accepted, case.new), (case.sides.rejected, case.old)):
            plain = writer().write(tree, case.layout, THEIRS)
            assert rows_left(path.read_bytes(), accept=True) == rows_left(plain, accept=True), (name, path.parent.name)


def test_the_sample_has_everything(cases: dict[str, Case]) -> None:
    """Moves, rows, splits, joins, styles and columns are among what was accepted and rejected; most files are whole."""
    tags = Counter(etree.QName(each).localname for case in cases.values() for each in document(case.docx).iter())
    for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "cellIns", "cellDel", "fldChar"):
        assert tags[tag], tag
    marked = [row for case in cases.values() for row in document(case.docx).iter(q("trPr")) if len(row) > 1]
    assert {"ins", "del"} <= {etree.QName(each).localname for row in marked for each in row}
    assert sum(bool(_deleted_columns(case.drawn)) for case in cases.values()) <= 4


def test_a_deleted_column(cases: dict[str, Case]) -> None:
    """The smallest example: LibreOffice loses the column, the file itself has it, and an inserted one is right."""
    gone, come = cases["column-gone"], cases["column-come"]
    assert kept(gone.docx, ("ru",), accept=False) == meant(WIDE, ("ru",))
    assert said(gone.sides.rejected, ("ru",)) in (meant(NARROW, ("ru",)), meant(WIDE, ("ru",)))
    assert said(come.sides.rejected, ("ru",)) == meant(NARROW, ("ru",))


def test_as_many_changes_are_listed_as_were_written(cases: dict[str, Case]) -> None:
    """By kind and author. LibreOffice lists neighbours of one kind and author as one change, up to the end of a cell
    or of a content control; a change of style it lists once more on either side of a change of words.

    Where text is moved, it joins or parts some moved and inserted neighbours by rules of its own, so those files are
    judged by their texts alone.
    """
    judged = [name for name in cases if name.startswith("staying-")]
    assert len(judged) == 12
    for name in judged:
        listed = Counter(cases[name].sides.changes)
        styles = listed.pop(("ParagraphFormat", DRAFT.redline_author), 0)
        root = document(cases[name].docx)
        assert styles >= sum(1 for _ in root.iter(q("pPrChange"))), name
        assert listed == Counter(change for change, _ in groupby(_marks(root)) if change is not None), name
        assert sum(listed.values()), name


Mark = tuple[str, str] | None
KINDS = {q("ins"): "Insert", q("del"): "Delete"}


def _marks(root: etree._Element) -> Iterator[Mark]:
    """Kind and author of everything marked, in order; None between what cannot be one change."""
    for paragraph in root.iter(q("p")):
        yield from _inside(paragraph)
        end = paragraph.find(f"{q('pPr')}/{q('rPr')}")
        in_cell = paragraph.getparent().tag == q("tc")
        # The last end of paragraph in a cell belongs to the cell: nothing is listed for it.
        marked = [] if end is None or (in_cell and paragraph.getnext() is None) else list(end)
        yield _mark(marked[0]) if marked else None
        if in_cell:
            yield None


def _inside(parent: etree._Element) -> Iterator[Mark]:
    for each in parent:
        if each.tag == q("sdt"):
            yield None
            yield from _inside(each.find(q("sdtContent")))
            yield None
        elif each.tag in {q("r"), *KINDS}:
            yield _mark(each)


def _mark(element: etree._Element) -> Mark:
    return (KINDS[element.tag], element.get(q("author"))) if element.tag in KINDS else None


def _deleted_columns(drawn: Original) -> set[tuple[str, str]]:
    """Table and key of the columns that the redline deletes in a table that stays."""
    tables = [block for part in drawn.parts for block in part.blocks if isinstance(block, Table)]
    return {(table.id, one.key) for table in tables for one in table.columns if one.change == "deleted"}


def _without(original: Original, gone: set[tuple[str, str]]) -> Original:
    """The tree without these columns."""

    def block(one: Block) -> Block:
        if not isinstance(one, Table):
            return one
        stay = [at for at, column in enumerate(one.columns) if (one.id, column.key) not in gone]

        def row(of: Passage) -> Passage:
            return replace(of, cells=tuple(of.cells[at] for at in stay))

        return replace(
            one,
            columns=tuple(one.columns[at] for at in stay),
            head=row(one.head),
            rows=tuple(row(each) for each in one.rows),
        )

    parts = tuple(replace(part, blocks=tuple(block(one) for one in part.blocks)) for part in original.parts)
    return replace(original, parts=parts)
