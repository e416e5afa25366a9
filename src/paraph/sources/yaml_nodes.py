"""YAML text to nodes with their places: strings and positions only. What they mean is said by who reads them."""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

from paraph.model import Place
from paraph.sources.faults import Faults


class Mark(Protocol):
    """A place in the text, counted from 0."""

    line: int
    column: int


class Node(Protocol):
    """A YAML node as the parser gives it; ``id`` is ``scalar``, ``sequence`` or ``mapping``."""

    id: str
    value: Any
    style: str | None
    """Of a scalar only: empty where it is plain, without quotes."""
    start_mark: Mark


MAX_DEPTH = 100
"""Far above any source; the C parser recurses and dies on a hundred thousand."""

_TAGGED = re.compile(r"(?:^|[\s\[{,:-])[&*!]\S", re.MULTILINE)
_DEEP_BLOCK = re.compile(rf"^(?:[-?:] | ){{{2 * MAX_DEPTH}}}", re.MULTILINE)
_FLOW = re.compile(r"[\[\]{}]")


class Nodes:
    """Composes the YAML of one file. ``shift`` is how many lines stand above it in the file (front matter)."""

    def __init__(self, file: str, faults: Faults, shift: int = 0) -> None:
        self.file = file
        self.faults = faults
        self.shift = shift

    def compose(self, text: str) -> Node | None:
        """The root node; ``None`` if the text is empty or cannot be read (then with a finding)."""
        import yaml

        depth = _too_deep(text)
        if depth is not None:
            where = Place(self.file, text.count("\n", 0, depth) + 1 + self.shift)
            self.faults.add("yaml-limit", where, limit=MAX_DEPTH)
            return None
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            if any(sign in text for sign in "&*!") and _TAGGED.search(text) and not self._plain(text, loader):
                return None
            return cast("Node | None", yaml.compose(text, Loader=loader))
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            place = Place(self.file, mark.line + 1 + self.shift, mark.column + 1) if mark else Place(self.file)
            self.faults.add("bad-yaml", place, problem=fault.problem or fault.context or "")
        except yaml.YAMLError as fault:
            self.faults.add("bad-yaml", Place(self.file), problem=str(fault).splitlines()[0])
        return None

    def place(self, node: Node) -> Place:
        """Where a node begins."""
        return Place(self.file, node.start_mark.line + 1 + self.shift, node.start_mark.column + 1)

    def _plain(self, text: str, loader: Any) -> bool:
        """Refuses anchors, aliases and tags: no lawyer can read them aloud. True: it may be composed."""
        import yaml

        names = {yaml.AnchorToken: "anchors (&)", yaml.AliasToken: "aliases (*)", yaml.TagToken: "tags (!)"}
        aliased = False
        for token in yaml.scan(text, Loader=loader):
            what = names.get(type(token))
            if what:
                mark = token.start_mark
                self.faults.add("yaml-anchor", Place(self.file, mark.line + 1 + self.shift, mark.column + 1), what=what)
                aliased = aliased or isinstance(token, yaml.AliasToken)
        return not aliased


def _too_deep(text: str) -> int | None:
    """The offset where nesting passes the limit, judged from brackets and indents alone, or ``None``."""
    block = _DEEP_BLOCK.search(text)
    if block:
        return block.start()
    depth = 0
    for found in _FLOW.finditer(text):
        depth += 1 if found[0] in "[{" else -1
        if depth > MAX_DEPTH:
            return found.start()
    return None
