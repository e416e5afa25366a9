"""Writes templates/{ru,uz,kk}/*.docx from templates/style.toml: the Word templates as shipped, one for each look.

Usage: python tools/make_templates.py [ROOT]. Drafters restyle the files in Word; run this only to start them anew.
The bytes depend on nothing but this script and style.toml.
"""

from __future__ import annotations

import sys
from pathlib import Path

from theme import theme_xml

from paraph.writers.docx.ooxml import el, namespaces, text_nodes
from paraph.writers.docx.package import DOCUMENT, Package, Relation, core_properties, write_package
from paraph.writers.docx.stylesheet import CELL_MM, StyleSheet, stylesheet, twips
from paraph.writers.style import USUAL, of_kind, parse_style

LOCALES = {"ru": "ru-RU", "uz": "uz-Latn-UZ", "kk": "kk-KZ"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHADE = "fbe9ec"
POINTS_PER_MM = 72 / 25.4


def points(value: float) -> str:
    """Twentieths of a point."""
    return str(round(value * 20))


def half_points(value: float) -> str:
    """Half-points, Word's unit of type size."""
    return str(round(value * 2))


def toggle(name: str, on: bool) -> str:
    """An on/off property, left out where it is off."""
    return el(name) if on else ""


def type_properties(
    *, size: float = 0, bold: bool = False, italic: bool = False, color: str = "", underline: str = "", shade: str = ""
) -> str:
    """``w:rPr`` in schema order."""
    inner = toggle("b", bold) + toggle("bCs", bold) + toggle("i", italic) + toggle("iCs", italic)
    inner += el("color", val=color.lstrip("#")) if color else ""
    inner += el("sz", val=half_points(size)) + el("szCs", val=half_points(size)) if size else ""
    inner += el("u", val=underline) if underline else ""
    inner += el("shd", val="clear", color="auto", fill=shade) if shade else ""
    return el("rPr", inner) if inner else ""


def paragraph(
    name: str,
    *,
    base: str = "Treaty Text",
    following: str = "",
    align: str = "",
    before: float = 0,
    after: float | None = None,
    first: float | None = None,
    left: float | None = None,
    right: float | None = None,
    keep: bool = False,
    outline: int | None = None,
    ruled: bool = False,
    exact: float = 0,
    custom: bool = True,
    type_: str = "",
) -> str:
    """A paragraph style; lengths in millimetres, space in points."""
    space = {"before": points(before)} if before else {}
    space |= {} if after is None else {"after": points(after)}
    space |= {"line": points(exact), "lineRule": "exact"} if exact else {}
    indent = {
        key: str(twips(value))
        for key, value in (("left", left), ("right", right), ("firstLine", first))
        if value is not None
    }
    line = el("bottom", val="single", sz="6", space="1", color="auto")
    inner = toggle("keepNext", keep) + toggle("keepLines", keep)
    inner += el("pBdr", line) if ruled else ""
    inner += el("spacing", **space) if space else ""
    inner += el("ind", **indent) if indent else ""
    inner += el("jc", val=align) if align else ""
    inner += el("outlineLvl", val=str(outline)) if outline is not None else ""
    about = {"type": "paragraph"} | ({"customStyle": "1"} if custom else {}) | {"styleId": name.replace(" ", "")}
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val=base.replace(" ", "")),
        el("next", val=following.replace(" ", "")) if following else "",
        el("uiPriority", val="1"),
        el("qFormat"),
        el("pPr", inner) if inner else "",
        type_,
        **about,
    )


def character(name: str, properties: str = "") -> str:
    """A character style."""
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="DefaultParagraphFont"),
        el("uiPriority", val="2"),
        el("qFormat"),
        properties,
        type="character",
        customStyle="1",
        styleId=name.replace(" ", ""),
    )


def table(name: str, borders: dict[str, str], *, heading: str = "") -> str:
    """A table style; ``borders`` maps an edge to its colour."""
    lines = "".join(
        el(edge, val="single", sz="4", space="0", color=borders[edge])
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        if edge in borders
    )
    side = str(twips(CELL_MM))
    margins = "".join(el(edge, w=width, type="dxa") for edge, width in
                      (("top", "28"), ("left", side), ("bottom", "28"), ("right", side)))  # fmt: skip
    first = el("tblStylePr", el("tcPr", el("shd", val="clear", color="auto", fill=heading)), type="firstRow")
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="TableNormal"),
        el("uiPriority", val="3"),
        el("qFormat"),
        el("tblPr", el("tblBorders", lines) if lines else "", el("tblCellMar", margins)),
        first if heading else "",
        type="table",
        customStyle="1",
        styleId=name.replace(" ", ""),
    )


def paragraph_styles(sheet: StyleSheet) -> str:
    """Every paragraph style of a treaty, named for what it is."""
    first, step = sheet.first_line, sheet.item_indent
    # a heading on the left begins where the text under it begins
    aside = {"align": "left", "first": first} if sheet.heading == "left" else {"align": "center"}
    bold = type_properties(bold=True)
    small = type_properties(size=sheet.table)
    return "".join(
        [
            paragraph("Treaty Text", base="Normal", align="both", after=sheet.space_after),
            paragraph("Treaty Title", following="Recital", align="center", before=sheet.letterhead * POINTS_PER_MM,
                      after=18, keep=True, outline=0, type_=bold),
            paragraph("Recital", first=first),
            paragraph("Enacting Formula", following="Article Heading", first=first, keep=True),
            paragraph("Article Heading", following="Paragraph", before=12, keep=True, outline=1, type_=bold, **aside),
            paragraph("Paragraph", first=first),
            paragraph("Continuation", first=first),
            paragraph("Item", first=first, left=step),
            paragraph("Item Continuation", first=first, left=step),
            paragraph("Subitem", first=first, left=2 * step),
            paragraph("Dash Item", first=first),
            paragraph("Dash Subitem", first=first, left=step),
            paragraph("Testimonium", first=first, before=12),
            paragraph("Signature", align=sheet.signature, before=18, after=0, keep=True, custom=False,
                      type_=bold if sheet.signature == "center" else ""),
            paragraph("Signature Line", align="center", before=30, after=6, left=10, right=10, ruled=True),
            paragraph("Annex Label", following="Annex Heading", align="left", after=18, left=80, keep=True, outline=0),
            paragraph("Annex Heading", following="Paragraph", align="center", after=12, keep=True, outline=1,
                      type_=bold),
            paragraph("Table Heading", base="Normal", align="center", keep=True,
                      type_=type_properties(size=sheet.table, bold=True)),
            paragraph("Table Cell", base="Normal", align="left", type_=small),
            paragraph("Language Name", base="Normal", align="center", keep=True, type_=bold),
            paragraph("Separator", base="Normal", exact=1, after=6, type_=type_properties(size=1)),
            paragraph("Draft Header", base="Normal", align="right",
                      type_=type_properties(size=sheet.header, color="#595959")),
            paragraph("Page Number", base="Normal", align="center", type_=type_properties(size=sheet.header)),
        ]
    )  # fmt: skip


def styles_xml(sheet: StyleSheet, locale: str) -> str:
    """``word/styles.xml``."""
    font = el("rFonts", ascii=sheet.font, hAnsi=sheet.font, eastAsia=sheet.font, cs=sheet.font)
    size = el("sz", val=half_points(sheet.size)) + el("szCs", val=half_points(sheet.size))
    line = str(round(240 * sheet.line_spacing))
    defaults = el(
        "docDefaults",
        el("rPrDefault", el("rPr", font, size, el("lang", val=locale, eastAsia="en-US", bidi="ar-SA"))),
        el("pPrDefault", el("pPr", el("spacing", after="0", line=line, lineRule="auto"))),
    )
    built_in = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    characters = [
        character("Article Number"),
        character("Defined Term"),
        character("Gap", type_properties(color=sheet.gap, shade=SHADE)),
        character("Undecided", type_properties(color=sheet.gap, underline="dotted", shade=SHADE)),
        character("Stale", type_properties(color=sheet.stale)),
        character("Stale Mark", type_properties(italic=True, color=sheet.stale)),
        character("Bracket", type_properties(bold=True)),
    ]
    grey = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "bfbfbf")
    black = dict.fromkeys(grey, "auto")
    tables = table("Language Rows", grey, heading="f2f2f2") + table("Annex Table", black) + table("Signatures", {})
    inner = defaults + built_in + paragraph_styles(sheet) + "".join(characters) + tables
    return f"{HEAD}<w:styles {namespaces()}>{inner}</w:styles>"


def field(code: str) -> str:
    """A field of header or footer, shown as 1 until Word counts."""
    return "".join(
        [
            el("r", el("fldChar", fldCharType="begin")),
            el("r", f'<w:instrText xml:space="preserve"> {code} </w:instrText>'),
            el("r", el("fldChar", fldCharType="separate")),
            el("r", text_nodes("1")),
            el("r", el("fldChar", fldCharType="end")),
        ]
    )


def line(style: str, *content: str) -> str:
    """A paragraph in a style."""
    return el("p", el("pPr", el("pStyle", val=style.replace(" ", ""))), *content)


def words(text: str) -> str:
    """A run of plain words or template fields."""
    return el("r", text_nodes(text))


def watermark(sheet: StyleSheet) -> str:
    """The word across the page, as Word itself makes it: Design > Watermark finds and removes it."""
    place = (
        "position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" '
        'shapetype="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
        f'type="#_x0000_t136" style="{place}" o:allowincell="f" fillcolor="{sheet.watermark}" stroked="f">'
        '<v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{sheet.font}&quot;;font-size:1pt" string="{{{{ watermark }}}}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


def header_xml(sheet: StyleSheet) -> str:
    """Draft: mark, edition, date, name, watermark. Signature copy: nothing."""
    inner = "".join(
        [
            line("Draft Header", words("{%p if draft %}")),
            line("Draft Header", watermark(sheet), words("{{ draft_mark }}, {{ edition }}, {{ date }}{{ derived }}")),
            line("Draft Header", words("{{ name }}")),
            line("Draft Header", words("{%p else %}")),
            line("Draft Header"),
            line("Draft Header", words("{%p endif %}")),
        ]
    )
    return f"{HEAD}<w:hdr {namespaces()}>{inner}</w:hdr>"


def footer_xml() -> str:
    """Draft: page X of Y. Signature copy: the number alone."""
    inner = "".join(
        [
            line("Page Number", words("{%p if draft %}")),
            line("Page Number", words("{{ page }}"), field("PAGE"), words("{{ of }}"), field("NUMPAGES")),
            line("Page Number", words("{%p else %}")),
            line("Page Number", field("PAGE")),
            line("Page Number", words("{%p endif %}")),
        ]
    )
    return f"{HEAD}<w:ftr {namespaces()}>{inner}</w:ftr>"


def document_xml(sheet: StyleSheet, *, landscape: bool) -> str:
    """The body is one marker; the page is A4."""
    size = {"w": "16838", "h": "11906", "orient": "landscape"} if landscape else {"w": "11906", "h": "16838"}
    left, right = (sheet.landscape_left, sheet.landscape_right) if landscape else (sheet.left, sheet.right)
    section = el(
        "sectPr",
        '<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>',
        el("pgSz", **size),
        el(
            "pgMar",
            top=str(twips(sheet.top)),
            right=str(twips(right)),
            bottom=str(twips(sheet.bottom)),
            left=str(twips(left)),
            header=str(twips(8)),
            footer=str(twips(10)),
            gutter="0",
        ),
    )
    return (
        f"{HEAD}<w:document {namespaces()}>{el('body', line('Paragraph', words('{{ body }}')), section)}</w:document>"
    )


def settings_xml(locale: str) -> str:
    """Treaties are not hyphenated; the compatibility mode is that of Word 2013 and later."""
    mode = el("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    inner = el("zoom", percent="100") + el("defaultTabStop", val="708") + el("autoHyphenation", val="0")
    inner += el("characterSpacingControl", val="doNotCompress") + el("compat", mode)
    inner += el("themeFontLang", val=locale) + el("decimalSymbol", val=",") + el("listSeparator", val=";")
    return f"{HEAD}<w:settings {namespaces()}>{inner}</w:settings>"


def font_table_xml(font: str) -> str:
    """``word/fontTable.xml``."""
    about = el("family", val="roman") + el("pitch", val="variable")
    return f"{HEAD}<w:fonts {namespaces()}>{el('font', about, name=font)}</w:fonts>"


def template(sheet: StyleSheet, language: str, *, landscape: bool = False) -> bytes:
    """One template."""
    locale = LOCALES[language]
    parts = {
        DOCUMENT: document_xml(sheet, landscape=landscape),
        "word/styles.xml": styles_xml(sheet, locale),
        "word/settings.xml": settings_xml(locale),
        "word/fontTable.xml": font_table_xml(sheet.font),
        "word/theme/theme1.xml": theme_xml(sheet.font),
        "word/header1.xml": header_xml(sheet),
        "word/footer1.xml": footer_xml(),
    }
    relations = (
        Relation("rId1", "styles", "word/styles.xml"),
        Relation("rId2", "settings", "word/settings.xml"),
        Relation("rId3", "header", "word/header1.xml"),
        Relation("rId4", "footer", "word/footer1.xml"),
        Relation("rId5", "fontTable", "word/fontTable.xml"),
        Relation("rId6", "theme", "word/theme/theme1.xml"),
    )
    package = Package({name: text.encode() for name, text in parts.items()}, {DOCUMENT: relations})
    return write_package(package, core_properties({"dc:title": "Template", "dc:language": locale}))


def main(root: Path) -> None:
    """Write the templates of every look under ``root``: each as the first kind of style.toml that takes it."""
    style = parse_style(root / "templates" / "style.toml")
    looks = {USUAL: of_kind(style, USUAL)}
    for name in style:
        if name.startswith("kind."):
            look = of_kind(style, name.removeprefix("kind."))
            looks.setdefault(look.template, look)
    for name, look in looks.items():
        for language in LOCALES:
            target = root / "templates" / language / f"{name}.docx"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(template(stylesheet(look.sections), language, landscape=look.landscape))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1])
