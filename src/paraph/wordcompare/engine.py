"""The bytes of two Word files in, the redline out."""

from __future__ import annotations

from msgspec import Struct

from paraph.wordcompare.aligning.planner import Planner
from paraph.wordcompare.canonical import Canon
from paraph.wordcompare.document import Document
from paraph.wordcompare.merging.diff import Stretch
from paraph.wordcompare.merging.entries import Who
from paraph.wordcompare.merging.marks import Marks
from paraph.wordcompare.merging.merger import Merger
from paraph.wordcompare.package import Output, serialise
from paraph.wordcompare.reading.fields import Fields
from paraph.wordcompare.reading.line import Reader


class Options(Struct, frozen=True, kw_only=True):
    """How to compare. ``date`` as Word writes it: ``2026-11-22T10:00:00Z``; empty: the changes carry none."""

    author: str = "Paraph"
    date: str = ""
    moves: bool = True


def compare(old: bytes, new: bytes, options: Options) -> bytes:
    one, other = Document(old, "old"), Document(new, "new")
    planner = Planner(moves=options.moves)
    plan = planner.container(one.body, other.body)
    marks = Marks(Who(options.author, options.date), Who("Paraph: numbering", options.date), 1000)
    canon = Canon(lambda key: other.target(other.main, key))
    readers = (Reader(canon, Fields(one.roots[one.main])), Reader(canon, Fields(other.roots[other.main])))
    merger = Merger(planner=planner, marks=marks, naming=_nobody, readers=readers, canon=canon)
    merger.container(plan, other.body)
    out = Output(other.parts)
    out.change(other.main, serialise(other.roots[other.main]))
    return out.to_bytes()


def _nobody(_stretches: list[Stretch], _at: int) -> Who | None:
    return None


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[3]).write_bytes(compare(Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes(), Options()))
