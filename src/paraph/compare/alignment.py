"""What `align` decides, as a value: which new passage is which old one. Kept in a draft as `Verdicts`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from paraph.model import Original, Table


class Verdicts(Struct, frozen=True, omit_defaults=True):
    """An alignment as a draft keeps it: only what differs from "the same id is the same passage".

    ``same`` maps a new id (of a part, a table, a passage) to its old one, or to ``None`` where an old node has the
    same id but is not the same. Read with the two trees it gives the alignment back: see `settle`.
    """

    same: dict[str, str | None] = field(default_factory=dict)
    split_from: dict[str, str] = field(default_factory=dict)
    joined_to: dict[str, str] = field(default_factory=dict)


class Alignment(Struct, frozen=True, omit_defaults=True):
    """New id to old id, for parts, tables and passages (rows and headings too); what is not in it came or went."""

    parts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    passages: dict[str, str] = field(default_factory=dict)
    split_from: dict[str, str] = field(default_factory=dict)
    """A further part of a split passage: new id to the old id, which another new passage inherits."""
    joined_to: dict[str, str] = field(default_factory=dict)
    """A passage that went into another: old id to the new id, which inherits from another old passage."""

    def old_id(self, new: str) -> str | None:
        """The old id of a part, table or passage, or ``None`` if it is new."""
        return self.parts.get(new) or self.passages.get(new) or self.tables.get(new)

    def then(self, later: Alignment) -> Alignment:
        """The alignment over two steps: ``self`` from the first draft to the second, ``later`` on to the third.

        A passage split off in one step and kept in the other stays split off; whoever is lost on the way is lost.
        """
        split_from = {new: self.passages[old] for new, old in later.split_from.items() if old in self.passages}
        split_from |= {new: self.split_from[old] for new, old in later.passages.items() if old in self.split_from}
        now = {old: new for new, old in later.passages.items()}
        joined_to = {old: now[middle] for old, middle in self.joined_to.items() if middle in now}
        joined_to |= {self.passages[middle]: new for middle, new in later.joined_to.items() if middle in self.passages}
        return Alignment(
            _chain(self.parts, later.parts),
            _chain(self.tables, later.tables),
            _chain(self.passages, later.passages),
            split_from,
            joined_to,
        )


def _chain(first: dict[str, str], second: dict[str, str]) -> dict[str, str]:
    return {new: first[middle] for new, middle in second.items() if middle in first}


def node_ids(original: Original) -> Iterator[tuple[str, str]]:
    """Every id of the tree with its sort: ``part``, ``table``, ``passage``. Raises ``ValueError`` on a double one."""
    seen: set[str] = set()
    for part in original.parts:
        found = [("part", part.id)]
        for block in part.blocks:
            if isinstance(block, Table):
                found += [("table", block.id), ("passage", block.head.id)]
                found += [("passage", row.id) for row in block.rows]
            else:
                found.append(("passage", getattr(block, "id", "")))
        for sort, node in found:
            if node in seen:
                raise ValueError(f"the id {node} stands twice")
            seen.add(node)
            yield sort, node


def verdicts(alignment: Alignment, old: Original, new: Original) -> Verdicts:
    """What of ``alignment`` differs from "the same id", sorted by id."""
    known = {node for _, node in node_ids(old)}
    same: dict[str, str | None] = {}
    for _, node in node_ids(new):
        was = alignment.old_id(node)
        if was != (node if node in known else None):
            same[node] = was
    return Verdicts(
        dict(sorted(same.items())),
        dict(sorted(alignment.split_from.items())),
        dict(sorted(alignment.joined_to.items())),
    )


def settle(old: Original, new: Original, kept: Verdicts) -> Alignment:
    """The alignment that ``kept`` records: listed ids as listed, all others the same where both trees have them."""
    known = {node: sort for sort, node in node_ids(old)}
    out: dict[str, dict[str, str]] = {"part": {}, "table": {}, "passage": {}}
    for sort, node in node_ids(new):
        was = kept.same.get(node, node)
        if was is not None and known.get(was) == sort:
            out[sort][node] = was
    return Alignment(out["part"], out["table"], out["passage"], kept.split_from, kept.joined_to)
