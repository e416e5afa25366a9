"""styles.xml in, for each style what paragraphs and runs inherit from it."""

from __future__ import annotations

from msgspec import Struct

from paraph.readers.texts import Align
from paraph.readers.word.xml import Element, attribute, integer, short, switched, value

_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "left": "left",
    "start": "left",
}


class Style(Struct, frozen=True, kw_only=True):
    """What a style says itself; ``None`` where it says nothing."""

    name: str = ""
    based_on: str = ""
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    align: Align | None = None
    bold: bool | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a file, inheritance resolved."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for item in () if root is None else root:
            if short(item) == "w:style":
                key = attribute(item, "styleId")
                self._styles[key] = _style(item)
                if attribute(item, "type") == "paragraph" and attribute(item, "default") in ("1", "true", "on"):
                    self.default = key
        self._resolved: dict[str, Style] = {}

    def get(self, key: str) -> Style:
        """The style with everything it inherits; an empty one if the file does not define it."""
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(key)
        return found

    def _resolve(self, key: str) -> Style:
        merged: dict[str, object] = {}
        seen: set[str] = set()
        name = self._styles[key].name if key in self._styles else ""
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            for field in ("number", "level", "outline", "align", "bold", "hidden"):
                if merged.get(field) is None:
                    merged[field] = getattr(style, field)
            key = style.based_on
        return Style(name=name, **merged)  # type: ignore[arg-type]


def alignment(properties: Element | None) -> Align | None:
    """The alignment said in paragraph properties."""
    return _ALIGN.get(value(properties, "w:jc") or "")


def _style(item: Element) -> Style:
    paragraph = next((part for part in item if short(part) == "w:pPr"), None)
    run = next((part for part in item if short(part) == "w:rPr"), None)
    return Style(
        name=value(item, "w:name") or "",
        based_on=value(item, "w:basedOn") or "",
        number=value(paragraph, "w:numPr", "w:numId"),
        level=integer(value(paragraph, "w:numPr", "w:ilvl")),
        outline=integer(value(paragraph, "w:outlineLvl")),
        align=alignment(paragraph),
        bold=switched(run, "w:b"),
        hidden=switched(run, "w:vanish"),
    )
