"""What an instrument is about: the other agreement that its texts cite, read as far as citing needs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from msgspec import Struct

from paraph.sources.types import Cited, Kind
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node


class Others(Struct, frozen=True):
    """The other agreements of the workspace: their ids, and how one of them is looked up."""

    known: Collection[str] = ()
    look_up: Callable[[str], Cited | None] = lambda _: None


def read_about(walker: Walker, node: Node, own: str, others: Others) -> Cited | None:
    """The agreement that ``own`` is about. Faults: one that is not there or cannot be read, or the agreement itself."""
    name = walker.known(node, "unknown-agreement", [*others.known, own])
    if name is None or (name not in others.known and name != own):
        return None
    if name == own:
        walker.faults.add("about-itself", walker.place(node), name=name)
        return None
    found = others.look_up(name)
    if found is None:
        walker.faults.add("about-unread", walker.place(node), name=name)
    return found


def binds(walker: Walker, node: Node | None, kind: Kind) -> bool:
    """Whether an instrument of ``kind`` is meant to bind. Faults: not said where it is asked, said against the kind."""
    said = None if node is None else walker.boolean(node)
    if kind.binding == "asked":
        return said is not False
    always = kind.binding == "yes"
    if node is not None and said is not None and said != always:
        walker.faults.add("binding-of-kind", walker.place(node), kind=kind.id, said=str(said).lower())
    return always
