"""The sections of a file: their properties, and which header or footer each shows."""

from __future__ import annotations

from typing import TypeAlias

from paraph.wordcompare.document import Document
from paraph.wordcompare.names import RELATION, SECTPR, Element, w, ws

Slot: TypeAlias = tuple[str, str]
"""``header`` or ``footer``, and ``default``, ``first`` or ``even``."""
REFERENCES = ws("headerReference footerReference")
_TYPE = w("type")
_RID = f"{{{RELATION}}}id"


class Section:
    """One section: ``shown`` maps a slot to the part that fills it, inherited or its own."""

    def __init__(self, properties: Element, shown: dict[Slot, str]) -> None:
        self.properties = properties
        self.shown = shown


def sections(document: Document) -> list[Section]:
    """The sections of the body, in order. Read them before the ids of the file are translated."""
    out: list[Section] = []
    shown: dict[Slot, str] = {}
    relations = document.parts.relations(document.main)
    for properties in document.body.iter(SECTPR):
        for each in properties:
            if each.tag in REFERENCES:
                relation = relations.get(each.get(_RID, ""))
                if relation is not None:
                    shown[slot(each)] = relation.target
        out.append(Section(properties, dict(shown)))
    return out


def slot(reference: Element) -> Slot:
    """What a reference fills."""
    return reference.tag.rpartition("}")[2].removesuffix("Reference"), reference.get(_TYPE, "default")
