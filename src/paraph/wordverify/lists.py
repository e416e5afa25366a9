"""What a list is, whatever its ids: its definition, and the number that each of its paragraphs shows."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from paraph.wordverify.names import w
from paraph.wordverify.package import Element, Package

Normal: TypeAlias = tuple[object, ...]

_BY_THE_WAY = frozenset({w("nsid"), w("tmpl"), w("name"), w("multiLevelType")})
"""Of a definition of a list: what only Word's own dialogs read."""
_SHOWN = re.compile(r"%(\d)")


class _List(NamedTuple):
    """A ``num``. ``shape``: its definition, which other lists may share; then they are counted as one (17.9.15)."""

    shape: str
    form: Normal
    anew: dict[int, int]
    """Level to where its numbers begin anew."""


class Lists:
    """The lists of one file, counted through as its paragraphs are read."""

    def __init__(self, package: Package, styles: dict[str, str]) -> None:
        self._names = styles
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, dict[int, Element]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles: dict[str, Element] = {}
        self._found: dict[str | None, tuple[str | None, int]] = {}
        self._read_definitions(package)
        self._read_styles(package)

    def form(self, properties: Element, style: str | None) -> Normal:
        """The list that the ``numPr`` of a paragraph names, and the number that the paragraph shows."""
        number, level = properties.find(w("numId")), properties.find(w("ilvl"))
        own, its_level = self._of_style(style)
        name = own if number is None else number.get(w("val"))
        at = its_level if level is None else _figure(level)
        if name is None or name == "0":
            return ("list", "none" if name == "0" else str(at))
        known = self._lists.get(name)
        return ("list", at, f"undefined {name}") if known is None else ("list", at, self._next(name, at), known.form)

    def pass_by(self, style: str | None) -> None:
        """A paragraph that is in a list by its style alone: it is counted, and its style says the rest."""
        name, at = self._of_style(style)
        if name is not None and name in self._lists:
            self._next(name, at)

    def _next(self, name: str, at: int) -> tuple[int, ...]:
        """The figures that stand in the number of the next paragraph of this list and level."""
        known = self._lists[name]
        counts, levels = self._counts.setdefault(known.shape, {}), self._levels.get(known.shape, {})
        if at in known.anew and (name, at) not in self._begun:
            counts[at] = known.anew[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else _start(levels.get(at))
        self._begun.add((name, at))
        for deeper in [each for each in counts if each > at and _restarts(levels.get(each), at)]:
            del counts[deeper]
        text = levels[at].find(w("lvlText")) if at in levels else None
        shown = _SHOWN.findall("" if text is None else text.get(w("val"), ""))
        return tuple(counts.get(int(each) - 1, _start(levels.get(int(each) - 1))) for each in shown)

    def _of_style(self, style: str | None) -> tuple[str | None, int]:
        """The list and the level that a style puts its paragraphs in."""
        if style not in self._found:
            self._found[style] = self._look_up(style)
        return self._found[style]

    def _look_up(self, style: str | None) -> tuple[str | None, int]:
        """The same, of the style itself or of the nearest one that it is based on."""
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            number = self._styles[style].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if number is not None:
                name = number.get(w("val"))
                return (None if name == "0" else name), self._level_of(style, name)
            base = self._styles[style].find(w("basedOn"))
            style = None if base is None else base.get(w("val"))
        return None, 0

    def _level_of(self, style: str, name: str) -> int:
        level = self._styles[style].find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
        if level is not None:
            return _figure(level)
        levels = self._levels.get(self._lists[name].shape, {}) if name in self._lists else {}
        tied = (at for at, each in levels.items() if each.find(w("pStyle")) is not None)
        return next((at for at in tied if levels[at].find(w("pStyle")).get(w("val")) == style), 0)

    def _read_definitions(self, package: Package) -> None:
        part = package.related(package.main, "numbering")
        if part is None or part not in package.names:
            return
        root = package.root(part)
        abstract = {item.get(w("abstractNumId")): item for item in root.iter(w("abstractNum"))}
        for shape, item in abstract.items():
            self._levels[shape] = {_figure(level, "ilvl"): level for level in item.iter(w("lvl"))}
        for number in root.iter(w("num")):
            tied = number.find(w("abstractNumId"))
            shape = "" if tied is None else tied.get(w("val"), "")
            said = [child for child in abstract.get(shape, ()) if child.tag not in _BY_THE_WAY]
            overrides = list(number.iter(w("lvlOverride")))
            anew = {
                _figure(each, "ilvl"): _figure(begin)
                for each in overrides
                if (begin := each.find(w("startOverride"))) is not None
            }
            form = (tuple(self._plain(item) for item in said), tuple(self._plain(item) for item in overrides))
            self._lists[number.get(w("numId"))] = _List(shape, form, anew)

    def _read_styles(self, package: Package) -> None:
        part = package.related(package.main, "styles")
        if part is not None and part in package.names:
            self._styles = {style.get(w("styleId")): style for style in package.root(part).iter(w("style"))}

    def _plain(self, element: Element) -> Normal:
        """Everything of it; styles by name."""
        if element.tag in (w("pStyle"), w("rStyle"), w("numStyleLink"), w("styleLink")):
            key = element.get(w("val"))
            return (element.tag, self._names.get(key, ("no such style", key)))
        children = tuple(self._plain(child) for child in element if isinstance(child.tag, str))
        said = ((name, value) for name, value in element.attrib.items() if not name.endswith(("}tplc", "}tentative")))
        return (element.tag, tuple(sorted(said)), children)


def _figure(element: Element, key: str = "val") -> int:
    text = element.get(w(key), "0")
    return int(text) if text.isdigit() and len(text) < 9 else 0


def _start(level: Element | None) -> int:
    start = None if level is None else level.find(w("start"))
    return 0 if start is None else _figure(start)


def _restarts(level: Element | None, after: int) -> bool:
    """Whether a deeper level begins anew after a paragraph of level ``after`` (17.9.10)."""
    restart = None if level is None else level.find(w("lvlRestart"))
    return restart is None or after < _figure(restart)
