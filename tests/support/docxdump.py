"""A Word file as text a lawyer can read: what golden tests compare, and what a redline says when accepted or rejected.

Marks in a dump: ``‹Style|words›`` a character style; ``⟦5⟧`` digits that others refer to; ``{5}`` a reference, with the
number it really has; ``[+ +]`` inserted, ``[- -]`` deleted, ``[< <]`` moved away, ``[> >]`` moved here, ``#`` after the
bracket: under the numbering author; ``¶+`` ``¶-`` a tracked end of paragraph; ``⏎`` a line break; ``(id)`` a control.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = "Paraph: numbering"
_SIGNS = {"ins": "+", "del": "-", "moveFrom": "<", "moveTo": ">"}


def q(name: str) -> str:
    """A qualified name."""
    return f"{{{W}}}{name}"


def parts(docx: bytes) -> dict[str, bytes]:
    """Every part of the package."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document(docx: bytes) -> etree._Element:
    """The root of the main part."""
    return etree.fromstring(parts(docx)["word/document.xml"])


def style_names(docx: bytes) -> dict[str, str]:
    """Style id to name."""
    root = etree.fromstring(parts(docx)["word/styles.xml"])
    return {s.get(q("styleId")): s.find(q("name")).get(q("val")) for s in root.iter(q("style"))}


def bookmark_texts(root: etree._Element) -> dict[str, str]:
    """Bookmark name to the words in it, deleted ones left out."""
    out: dict[str, str] = {}
    names: dict[str, str] = {}
    for each in root.iter():
        if each.tag == q("bookmarkStart"):
            names[each.get(q("id"))] = each.get(q("name"))
            out[each.get(q("name"))] = ""
        elif each.tag == q("bookmarkEnd"):
            names.pop(each.get(q("id")), None)
        elif each.tag == q("t"):
            for name in names.values():
                out[name] += each.text or ""
        elif each.tag == q("br"):
            for name in names.values():
                out[name] += "\n"
    return out


def dump(docx: bytes) -> str:
    """The whole file."""
    return _Dump(docx).text()


class _Dump:
    def __init__(self, docx: bytes) -> None:
        self.parts = parts(docx)
        self.styles = style_names(docx)
        self.root = document(docx)
        self.numbers = bookmark_texts(self.root)
        self.field: list[str] | None = None

    def text(self) -> str:
        lines: list[str] = []
        for name in sorted(self.parts):
            if re.match(r"word/(header|footer)\d*\.xml", name):
                kind = "header" if "header" in name else "footer"
                shown = [self._line(p) for p in etree.fromstring(self.parts[name]).iter(q("p"))]
                lines += [f"{kind}: {line}" for line in shown]
        size = self.root.find(f".//{q('body')}/{q('sectPr')}/{q('pgSz')}")
        lines.append(f"page: {size.get(q('w'))} x {size.get(q('h'))} {size.get(q('orient')) or 'portrait'}")
        self._blocks(self.root.find(q("body")), lines, "")
        if "word/comments.xml" in self.parts:
            for each in etree.fromstring(self.parts["word/comments.xml"]):
                about = f"{each.get(q('author'))}, {each.get(q('date'))}"
                said = " / ".join("".join(p.itertext()) for p in each.iter(q("p")))
                lines.append(f"comment {each.get(q('id'))} ({about}): {said}")
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _blocks(self, parent: etree._Element, lines: list[str], indent: str, tag: str = "") -> None:
        for each in parent:
            if each.tag == q("p"):
                lines.append(indent + self._line(each))
            elif each.tag == q("tbl"):
                name = self.styles[each.find(f"{q('tblPr')}/{q('tblStyle')}").get(q("val"))]
                lines.append(f"{indent}table {name}")
                self._blocks(each, lines, indent + "  ")
            elif each.tag == q("sdt"):
                inner = each.find(q("sdtContent"))
                self._blocks(inner, lines, indent, each.find(f"{q('sdtPr')}/{q('tag')}").get(q("val")))
            elif each.tag == q("tr"):
                lines.append(f"{indent}row{self._row_marks(each)} {f'({tag})' if tag else ''}")
                for cell in each.iter(q("tc")):
                    below: list[str] = []
                    self._blocks(cell, below, indent + "    ")
                    below[0] = f"{indent}  - {below[0].lstrip()}"
                    lines.extend(below)

    def _row_marks(self, row: etree._Element) -> str:
        about = row.find(q("trPr"))
        on = [] if about is None else [each for each in about if each.get(q("val")) != "off"]
        names = [etree.QName(each).localname for each in on]
        known = {"tblHeader": "head", "cantSplit": "whole", "ins": "+", "del": "-"}
        return "".join(f" {known[name]}" for name in names)

    def _line(self, paragraph: etree._Element) -> str:
        about = paragraph.find(q("pPr"))
        style = self.styles[about.find(q("pStyle")).get(q("val"))]
        known = (("keepNext", "keep"), ("pageBreakBefore", "new page"))
        notes = [note for name, note in known if about.find(q(name)) is not None]
        change = about.find(q("pPrChange"))
        if change is not None:
            notes.append("was " + self.styles[change.find(f"{q('pPr')}/{q('pStyle')}").get(q("val"))])
        languages = list(dict.fromkeys(each.get(q("val")) for each in paragraph.iter(q("lang"))))
        mark = about.find(q("rPr"))
        end = "" if mark is None else " ¶" + "".join(_SIGNS[etree.QName(each).localname] for each in mark)
        shown = style + (f" ({', '.join(notes)})" if notes else "")
        return f"{shown} [{' '.join(languages)}] {self._inside(paragraph)}{end}"

    def _inside(self, parent: etree._Element) -> str:
        return "".join(self._piece(each) for each in parent)

    def _piece(self, each: etree._Element) -> str:
        name = etree.QName(each).localname
        if name == "r":
            return self._run(each)
        if name in _SIGNS:
            sign = _SIGNS[name]
            sharp = "#" if each.get(q("author")) == NUMBERING else ""
            return f"[{sharp}{sign}{self._inside(each)}{sign}]"
        if name == "sdt":
            tag = each.find(f"{q('sdtPr')}/{q('tag')}").get(q("val"))
            return f"({tag}) " + self._inside(each.find(q("sdtContent")))
        if name == "bookmarkStart" and each.get(q("name")).startswith("_n_"):
            self.open = each.get(q("id"))
            return "⟦"
        if name == "bookmarkEnd" and each.get(q("id")) == getattr(self, "open", None):
            return "⟧"
        return ""

    def _run(self, run: etree._Element) -> str:
        kind = run.find(q("fldChar"))
        if kind is not None:
            return self._field(kind.get(q("fldCharType")))
        code = run.find(q("instrText"))
        if code is not None:
            assert self.field is not None
            self.field.append(code.text)
            return ""
        said = "".join(_said(each) for each in run)
        style = run.find(f"{q('rPr')}/{q('rStyle')}")
        if style is not None:
            said = f"‹{self.styles[style.get(q('val'))]}|{said}›"
        note = run.find(q("commentReference"))
        if note is not None:
            said += f"(comment {note.get(q('id'))})"
        if self.field is not None:
            self.field.append(said)
            return ""
        return said

    def _field(self, kind: str) -> str:
        if kind == "begin":
            self.field = []
        if kind != "end":
            return ""
        code, shown = self.field[0].split(), "".join(self.field[1:])
        self.field = None
        if code[0] != "REF":
            return f"{{{code[0]}}}"
        real = self.numbers.get(code[1], "?")
        return f"{{{shown}}}" if re.sub("‹.*?\\||›", "", shown) == real else f"{{{shown}≠{real}}}"


def _said(node: etree._Element) -> str:
    if node.tag in {q("t"), q("delText")}:
        return node.text or ""
    return {q("br"): "⏎", q("pict"): "(watermark)"}.get(node.tag, "")


def resolved(docx: bytes, *, accept: bool, decorated: bool = True) -> list[str]:
    """The paragraphs that remain when every change is accepted or rejected, references showing their real numbers.

    ``decorated``: with the notices and brackets that the writer adds.
    """
    root = copy.deepcopy(document(docx))
    if not decorated:
        _drop_decoration(root, style_names(docx))
    gone = ("del", "moveFrom") if accept else ("ins", "moveTo")
    _drop_rows(root, "del" if accept else "ins", "cellDel" if accept else "cellIns")
    paragraphs = list(root.iter(q("p")))
    merged = {id(p) for p in paragraphs if any(p.find(f"{q('pPr')}/{q('rPr')}/{q(name)}") is not None for name in gone)}
    for name in gone:
        for each in [e for e in root.iter(q(name)) if e.getparent().tag != q("rPr")]:
            each.getparent().remove(each)
    numbers = _kept_bookmarks(root)
    out: list[str] = []
    pending: str | None = None
    for paragraph in paragraphs:
        text = (pending or "") + _kept_text(paragraph, numbers)
        pending = text if id(paragraph) in merged else None
        if pending is None:
            out.append(text)
    return [text for text in out if text]


def rows_left(docx: bytes, *, accept: bool) -> int:
    """How many table rows remain when every change is accepted or rejected."""
    root = copy.deepcopy(document(docx))
    _drop_rows(root, "del" if accept else "ins", "cellDel" if accept else "cellIns")
    return sum(1 for _ in root.iter(q("tr")))


def _drop_decoration(root: etree._Element, names: dict[str, str]) -> None:
    for style in list(root.iter(q("rStyle"))):
        if names[style.get(q("val"))] in {"Gap", "Stale Mark", "Bracket"}:
            run = style.getparent().getparent()
            run.getparent().remove(run)


def _drop_rows(root: etree._Element, row: str, cell: str) -> None:
    for each in list(root.iter(q("tr"))):
        if each.find(f"{q('trPr')}/{q(row)}") is not None:
            each.getparent().remove(each)
    for each in list(root.iter(q("tc"))):
        if each.find(f"{q('tcPr')}/{q(cell)}") is not None:
            each.getparent().remove(each)


def _kept_bookmarks(root: etree._Element) -> dict[str, str]:
    for each in root.iter(q("delText")):
        each.tag = q("t")
    return bookmark_texts(root)


def _kept_text(paragraph: etree._Element, numbers: dict[str, str]) -> str:
    out: list[str] = []
    code: str | None = None
    for each in paragraph.iter(q("t"), q("br"), q("fldChar"), q("instrText")):
        if each.tag == q("instrText"):
            code = each.text.split()[1]
        elif each.tag == q("fldChar"):
            if each.get(q("fldCharType")) == "end":
                out.append(numbers.get(code, "(no target)"))
                code = None
        elif code is None:
            out.append("\n" if each.tag == q("br") else each.text or "")
    return "".join(out)
