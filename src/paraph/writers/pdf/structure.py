"""Tags of merged PDFs: the structure trees of the parts in, one tree over all of them out.

pypdf copies pages and leaves their tags behind, since the tree hangs on the catalog. Here the trees are copied too:
page and annotation keys are counted on through the parts, and element ids get the number of their part, since Typst
gives the cells of every document's tables the same ones. ISO 32000-1, 14.7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter


def merge(writer: PdfWriter, readers: Sequence[PdfReader]) -> bool:
    """Give ``writer``, which holds the pages of ``readers`` in order, their tags.

    False, and no tags at all, if a part has none: half a tree would read half the folder aloud.
    """
    if not all("/StructTreeRoot" in reader.root_object for reader in readers):
        _untag(writer)
        return False
    whole = _Tree(writer)
    pages = iter(writer.pages)
    for reader in readers:
        whole.add(reader, [next(pages) for _ in reader.pages])
    whole.close()
    return True


class _Tree:
    """The tree over all parts, while it grows."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self.root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        self.reference = writer._add_object(self.root)
        self.document = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject("/Document"),
                NameObject("/P"): self.reference,
            }
        )
        self.above = writer._add_object(self.document)
        self.roles = DictionaryObject()
        self.kids = ArrayObject()
        self.numbers = ArrayObject()
        self.ids: dict[str, Any] = {}
        self.parts = 0
        self.next_key = 0

    def add(self, reader: PdfReader, pages: Sequence[PageObject]) -> None:
        """One part's tree; ``pages`` are its pages in the writer."""
        found: Any = reader.root_object["/StructTreeRoot"].get_object()
        tree = found.clone(self.writer)
        self.parts += 1
        self.roles.update(tree.get("/RoleMap", DictionaryObject()))
        for page in pages:
            self._count_on(page)
        for kid in _listed(tree.get("/K")):
            element = kid.get_object()
            element[NameObject("/P")] = self.above
            if element["/S"] == "/Document":
                # one document over all; a reader that looks for more finds them as its parts
                element[NameObject("/S")] = NameObject("/Part")
            if "/Lang" not in element and "/Lang" in reader.root_object:
                element[NameObject("/Lang")] = TextStringObject(reader.root_object["/Lang"])
            self.kids.append(element.indirect_reference)
            self._rename(element)
        highest = -1
        for key, value in _pairs(tree["/ParentTree"]):
            self.numbers.extend((NumberObject(self.next_key + key), value))
            highest = max(highest, key)
        self.next_key += highest + 1
        tree.clear()

    def close(self) -> None:
        """Hang the tree on the catalog."""
        add = self.writer._add_object
        self.root[NameObject("/RoleMap")] = self.roles
        self.root[NameObject("/K")] = ArrayObject([self.above])
        self.document[NameObject("/K")] = self.kids
        self.root[NameObject("/ParentTree")] = add(DictionaryObject({NameObject("/Nums"): self.numbers}))
        self.root[NameObject("/ParentTreeNextKey")] = NumberObject(self.next_key)
        if self.ids:
            names = ArrayObject()
            for name in sorted(self.ids):
                names.extend((TextStringObject(name), self.ids[name]))
            self.root[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): names})
        catalog = self.writer.root_object
        catalog[NameObject("/StructTreeRoot")] = self.reference
        catalog[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})

    def _count_on(self, page: PageObject) -> None:
        """Keys of a page and its annotations start where the parts before it ended."""
        annotations = [annotation.get_object() for annotation in page.get("/Annots", ())]
        for holder, key in [(page, "/StructParents"), *((each, "/StructParent") for each in annotations)]:
            if key in holder:
                holder[NameObject(key)] = NumberObject(self.next_key + int(holder[key]))

    def _rename(self, root: DictionaryObject) -> None:
        """Ids of elements, and what names them as the headers of a cell, are unique over all parts."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if "/ID" in element:
                name = self._name(element["/ID"])
                element[NameObject("/ID")] = TextStringObject(name)
                self.ids[name] = element.indirect_reference
            for attribute in _listed(element.get("/A")):
                about = attribute.get_object()
                if isinstance(about, DictionaryObject) and "/Headers" in about:
                    named = [TextStringObject(self._name(header)) for header in _listed(about["/Headers"])]
                    about[NameObject("/Headers")] = ArrayObject(named)
            kids = (kid.get_object() for kid in _listed(element.get("/K")))
            waiting.extend(kid for kid in kids if isinstance(kid, DictionaryObject) and "/S" in kid)

    def _name(self, value: Any) -> str:
        return f"{self.parts}-{value.decode('latin-1') if isinstance(value, bytes) else value}"


def _listed(value: Any) -> list[Any]:
    """One or many, given as a list."""
    if value is None:
        return []
    found = value.get_object()
    return list(found) if isinstance(found, ArrayObject) else [value]


def _pairs(node: Any) -> Iterator[tuple[int, Any]]:
    """Every key and value of a number tree."""
    tree = node.get_object()
    numbers = tree.get("/Nums", ArrayObject())
    yield from ((int(numbers[at]), numbers[at + 1]) for at in range(0, len(numbers), 2))
    for kid in tree.get("/Kids", ()):
        yield from _pairs(kid)


def _untag(writer: PdfWriter) -> None:
    """Keys without a tree would point at nothing."""
    for page in writer.pages:
        page.pop("/StructParents", None)
        for annotation in page.get("/Annots", ()):
            annotation.get_object().pop("/StructParent", None)
