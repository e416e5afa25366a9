"""What a Word file says line by line, and what the tree alone says it must: neither looks at the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from e2e.expected import said
from paraph.languages import get
from paraph.model import Language, Original
from support.docxdump import resolved


def meant(original: Original, layout: Sequence[Language]) -> list[str]:
    """The lines of the tree, passage by passage in each language."""
    return _once(said(original, layout))


def kept(docx: bytes, layout: Sequence[Language], *, accept: bool) -> list[str]:
    """The lines of the file when all changes are accepted or rejected, without what the writer adds."""
    names = {get(code).words["name"] for code in layout} if len(layout) > 1 else set()
    return [line for line in _once(resolved(docx, accept=accept, decorated=False)) if line not in names]


def _once(lines: Sequence[str]) -> list[str]:
    """A cell that reads the same in all languages says it once or in each, so repeats are dropped."""
    bare = (line.strip() for line in lines)
    return [line for line, _ in groupby(line for line in bare if line)]
