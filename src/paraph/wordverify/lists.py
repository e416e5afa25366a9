"""What a list is, whatever its ids: definition, and which list of the file it is (numbers go on within one)."""

from __future__ import annotations

from typing import TypeAlias

from paraph.wordverify.names import w
from paraph.wordverify.package import Element, Package

Normal: TypeAlias = tuple[object, ...]

_BY_THE_WAY = frozenset({w("nsid"), w("tmpl"), w("name"), w("multiLevelType")})
"""Of a definition of a list: what only Word's own dialogs read."""


class Lists:
    """The lists of one file, in the order in which its paragraphs meet them."""

    def __init__(self, package: Package, styles: dict[str, str]) -> None:
        self._styles = styles
        self._definitions: dict[str, tuple[str, Normal]] = {}
        self._met: dict[str, int] = {}
        self._met_shapes: dict[str, int] = {}
        self._styles_in: dict[str, set[str]] = {}
        self._read_definitions(package)
        self._read_styles(package)

    def form(self, properties: Element) -> Normal:
        """The list that a ``numPr`` names."""
        number, level = properties.find(w("numId")), properties.find(w("ilvl"))
        shown = "0" if level is None else level.get(w("val"))
        if number is None:
            return ("list", shown)
        name = number.get(w("val"))
        if name == "0":
            return ("list", "none")
        return ("list", shown, *self._which(name))

    def _which(self, name: str) -> Normal:
        """Numbers go on within a ``num``, and within all that share one definition (17.9.15), styles' lists too."""
        shape, definition = self._definitions.get(name, (f"undefined {name}", ()))
        at = self._met.setdefault(name, len(self._met))
        shared = self._met_shapes.setdefault(shape, len(self._met_shapes))
        return (at, shared, definition, tuple(sorted(self._styles_in.get(shape, ()))))

    def _read_definitions(self, package: Package) -> None:
        part = package.related(package.main, "numbering")
        if part is None or part not in package.names:
            return
        root = package.root(part)
        abstract = {item.get(w("abstractNumId")): item for item in root.iter(w("abstractNum"))}
        for number in root.iter(w("num")):
            tied = number.find(w("abstractNumId"))
            shape = "" if tied is None else tied.get(w("val"), "")
            levels = [] if shape not in abstract else [self._plain(item) for item in self._said(abstract[shape])]
            overrides = [self._plain(item) for item in number.iter(w("lvlOverride"))]
            self._definitions[number.get(w("numId"))] = (shape, (tuple(levels), tuple(overrides)))

    def _read_styles(self, package: Package) -> None:
        part = package.related(package.main, "styles")
        if part is None or part not in package.names:
            return
        for style in package.root(part).iter(w("style")):
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            shape, _ = self._definitions.get("" if number is None else number.get(w("val")), ("", ()))
            if shape:
                self._styles_in.setdefault(shape, set()).add(self._styles[style.get(w("styleId"))])

    def _said(self, abstract: Element) -> list[Element]:
        return [child for child in abstract if isinstance(child.tag, str) and child.tag not in _BY_THE_WAY]

    def _plain(self, element: Element) -> Normal:
        """Everything of it; styles by name."""
        if element.tag in (w("pStyle"), w("rStyle"), w("numStyleLink"), w("styleLink")):
            key = element.get(w("val"))
            return (element.tag, self._styles.get(key, ("no such style", key)))
        children = tuple(self._plain(child) for child in element if isinstance(child.tag, str))
        said = ((name, value) for name, value in element.attrib.items() if not name.endswith(("}tplc", "}tentative")))
        return (element.tag, tuple(sorted(said)), children)
