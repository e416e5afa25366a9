"""Ids of the new tree as ids of the old one, so that a reference is compared by what it refers to, not by digits."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec.structs import replace

from paraph.compare.alignment import Alignment, node_ids
from paraph.model import Original, Run


class Targets:
    """What each id of the new tree was called in the old one."""

    def __init__(self, old_of: Mapping[str, str], fresh: Set[str] = frozenset()) -> None:
        self.old_of = dict(old_of)
        """New id to old id, where they differ."""
        self._fresh = fresh
        self.plain = not fresh and all(new == old for new, old in old_of.items())
        """True if every id means the same on both sides."""

    @classmethod
    def between(cls, old: Original, new: Original, alignment: Alignment) -> Targets:
        """The targets of two trees. An id that neither tree has (an outside one) stands for itself."""
        same = {**alignment.parts, **alignment.tables, **alignment.passages}
        known = {node for _, node in node_ids(old)}
        fresh = {node for _, node in node_ids(new) if node not in same}
        shifted = {new_id: old_id for new_id, old_id in same.items() if new_id != old_id}
        return cls(shifted, fresh & known)

    def old(self, node: str | None) -> str | None:
        """The old id of ``node``; for a new node that took over an old id, something no old reference can equal."""
        if node is None:
            return None
        return f"new {node}" if node in self._fresh else self.old_of.get(node, node)

    def back(self, run: Run) -> Run:
        """``run`` with its targets named as in the old tree."""
        if run.ref is None and run.number is None:
            return run
        ref, number = self.old(run.ref), self.old(run.number)
        return run if (ref, number) == (run.ref, run.number) else replace(run, ref=ref, number=number)


SAME = Targets({})
"""Every id means the same on both sides."""
