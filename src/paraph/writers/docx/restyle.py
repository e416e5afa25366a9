"""The template's styles fitted to a file: smaller in columns, plain in a signature copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from paraph.writers.docx import styles
from paraph.writers.docx.ooxml import W
from paraph.writers.docx.stylesheet import StyleSheet, twips

MOST_INDENT_MM = 6
"""The label of an annex stands far to the right on a page; a column has no room for that."""
_OWN_SIZE = {"Draft Header", "Page Number", styles.SEPARATOR}
_IN_TABLES = {styles.TABLE_HEADING, styles.TABLE_CELL, styles.SIGNATURE, styles.SIGNATURE_LINE}
_LOUD = ("b", "bCs", "i", "iCs", "u", "color", "highlight", "shd")
SPACE_IN_ROWS = "40"
"""Two points above and below: the lines of the table set passages apart."""
INDENT_IN_ROWS = 0.4
"""A first-line indent of 12.5 mm takes a sixth of a column; in rows it is 5 mm."""


def q(name: str) -> str:
    """A qualified name of WordprocessingML."""
    return f"{{{W}}}{name}"


def style_ids(root: etree._Element) -> dict[str, str]:
    """Style name to style id. Word writes ids of its own; names are what a drafter sees."""
    out: dict[str, str] = {}
    for style in root.iter(q("style")):
        name = style.find(q("name"))
        if name is not None:
            out.setdefault(str(name.get(q("val"))), str(style.get(q("styleId"))))
    return out


def fit_columns(root: etree._Element, columns: int, sheet: StyleSheet) -> None:
    """Body styles in the size of ``style.toml`` for so many columns, ragged right, with a smaller indent."""
    if columns < 2:
        return
    size = sheet.rows_two if columns == 2 else sheet.rows_three
    by_id = {str(style.get(q("styleId"))): style for style in root.iter(q("style"))}
    ids = style_ids(root)
    names = [name for name in styles.PARAGRAPH_STYLES if name not in _OWN_SIZE and name in ids]
    now = {
        name: (_size(root, by_id, ids[name]), _indents(by_id, ids[name]), _justified(by_id, ids[name]))
        for name in names
    }
    for name, (half_points, indents, justified) in now.items():
        style = by_id[ids[name]]
        new = round(half_points * size / sheet.size)
        if name in _IN_TABLES:
            new = min(half_points, round(size * 2))
            _set_size(style, new)
            continue
        _set_size(style, new)
        if indents:
            _set(style, "ind", {key: str(_in_column(int(value))) for key, value in indents.items()})
        if justified:
            _set(style, "jc", {"val": "left"})
        _set(style, "spacing", {"before": SPACE_IN_ROWS, "after": SPACE_IN_ROWS})


def size_of(root: etree._Element, name: str) -> float:
    """The type size of a style, in points."""
    by_id = {str(style.get(q("styleId"))): style for style in root.iter(q("style"))}
    return _size(root, by_id, style_ids(root).get(name, "")) / 2


def make_plain(root: etree._Element) -> None:
    """No bold, italics, underlining or colour: the published rules for signature copies (domain guide, section 5)."""
    for about in list(root.iter(q("rPr"))):
        for name in _LOUD:
            for loud in about.findall(q(name)):
                about.remove(loud)
    for each in root.iter():
        if each.get(q("color")) is not None:
            each.set(q("color"), "auto")
    for shade in list(root.iter(q("shd"))):
        parent = shade.getparent()
        if parent is not None:
            parent.remove(shade)


def _in_column(indent: int) -> int:
    return min(round(indent * INDENT_IN_ROWS), twips(MOST_INDENT_MM))


def _chain(by_id: Mapping[str, etree._Element], style_id: str) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        yield by_id[style_id]
        parent = by_id[style_id].find(q("basedOn"))
        style_id = "" if parent is None else str(parent.get(q("val")))


def _size(root: etree._Element, by_id: Mapping[str, etree._Element], style_id: str) -> int:
    places = [*_chain(by_id, style_id), *root.findall(f"{q('docDefaults')}/{q('rPrDefault')}")]
    for place in places:
        size = place.find(f"{q('rPr')}/{q('sz')}")
        if size is not None:
            return int(str(size.get(q("val"))))
    return 20


def _indents(by_id: Mapping[str, etree._Element], style_id: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for style in _chain(by_id, style_id):
        indent = style.find(f"{q('pPr')}/{q('ind')}")
        if indent is not None:
            for key, value in indent.attrib.items():
                out.setdefault(str(key).rpartition("}")[2], str(value))
    return {
        key: value for key, value in out.items() if key in {"left", "right", "firstLine", "hanging", "start", "end"}
    }


def _justified(by_id: Mapping[str, etree._Element], style_id: str) -> bool:
    for style in _chain(by_id, style_id):
        justification = style.find(f"{q('pPr')}/{q('jc')}")
        if justification is not None:
            return justification.get(q("val")) in {"both", "distribute"}
    return False


def _set_size(style: etree._Element, half_points: int) -> None:
    about = style.find(q("rPr"))
    if about is None:
        about = etree.Element(q("rPr"))
        before = style.find(q("pPr"))
        if before is None:
            style.append(about)
        else:
            before.addnext(about)
    for name in ("sz", "szCs"):
        for old in about.findall(q(name)):
            about.remove(old)
    following = [about.find(q(name)) for name in ("highlight", "u", "effect", "bdr", "shd", "vertAlign", "lang")]
    place = next((each for each in following if each is not None), None)
    for name in ("sz", "szCs"):
        new = etree.Element(q(name), {q("val"): str(half_points)})
        if place is None:
            about.append(new)
        else:
            place.addprevious(new)


def _set(style: etree._Element, name: str, values: Mapping[str, str]) -> None:
    """A paragraph property of a style, in its place among the others."""
    about = style.find(q("pPr"))
    if about is None:
        about = etree.Element(q("pPr"))
        before = style.find(q("rPr"))
        if before is None:
            style.append(about)
        else:
            before.addprevious(about)
    for old in about.findall(q(name)):
        about.remove(old)
    new = etree.Element(q(name), {q(key): value for key, value in values.items()})
    after = ("spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl")
    later = after[after.index(name) + 1 :]
    place = next((found for each in later if (found := about.find(q(each))) is not None), None)
    if place is None:
        about.append(new)
    else:
        place.addprevious(new)
