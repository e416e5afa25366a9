"""A judge of redlines that shares nothing with the engine: it accepts or rejects every change and reads what is left.

`view(data, accept=True)` gives the whole file as nested plain values; two files say the same where the views are equal.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHANGES = {
    "rPr": "rPrChange",
    "pPr": "pPrChange",
    "tblPr": "tblPrChange",
    "trPr": "trPrChange",
    "tcPr": "tcPrChange",
    "tblPrEx": "tblPrExChange",
    "sectPr": "sectPrChange",
    "tblGrid": "tblGridChange",
}
KEPT_IN_CHANGE = {
    "pPr": ("rPr", "sectPr"),
    "trPr": ("ins", "del"),
    "tcPr": ("cellIns", "cellDel"),
    "sectPr": ("headerReference", "footerReference"),
    "rPr": ("ins", "del", "moveFrom", "moveTo"),
}
ZERO = {
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "lastRenderedPageBreak",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
    )
}
BLOCKS = {W + "p", W + "tbl", W + "sdt", W + "customXml"}


class File:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = set(self.zip.namelist())
        assert self.zip.testzip() is None

    def root(self, part):
        return etree.fromstring(self.zip.read(part)) if part in self.names else None

    def relations(self, part):
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", base + ".rels"))
        out = {}
        for each in () if root is None else root:
            target = each.get("Target")
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                assert target in self.names, (part, target)
            out[each.get("Id")] = (each.get("Type").rpartition("/")[2], target, each.get("TargetMode") == "External")
        return out


def drop(element):
    if element.getparent() is not None:
        element.getparent().remove(element)


def unwrap(element):
    for child in list(element):
        element.addprevious(child)
    drop(element)


def controls(root, name):
    """Content controls whose tags came (or went) are taken away; what they hold stays."""
    opened, doomed = set(), []
    for each in root.iter():
        if each.tag == f"{W}customXml{name}RangeStart":
            opened.add(each.get(W + "id"))
        elif each.tag == f"{W}customXml{name}RangeEnd":
            opened.discard(each.get(W + "id"))
        elif opened and each.tag in (W + "sdt", W + "customXml"):
            doomed.append(each)
    for each in doomed:
        content = each.find(W + "sdtContent")
        if content is not None:
            for child in [c for c in each if c is not content]:
                each.remove(child)
            unwrap(content)
        unwrap(each)


def resolve(root, accept):
    controls(root, "Del" if accept else "Ins")
    gone, kept = ({"del", "moveFrom"}, {"ins", "moveTo"}) if accept else ({"ins", "moveTo"}, {"del", "moveFrom"})
    # properties
    for name, change in CHANGES.items():
        for each in list(root.iter(W + change)):
            holder = each.getparent()
            if not accept:
                stay = [x for x in holder if x.tag.rpartition("}")[2] in KEPT_IN_CHANGE.get(name, ())]
                old = each.find(W + name)
                for child in list(holder):
                    holder.remove(child)
                for child in [
                    *(stay if name != "pPr" else []),
                    *(() if old is None else old),
                    *(stay if name == "pPr" else []),
                ]:
                    holder.append(child)
            drop(each)
    for tr in list(root.iter(W + "tr")):
        if any(tr.find(f"{W}trPr/{W}{g}") is not None for g in gone):
            drop(tr)
    for tc in list(root.iter(W + "tc")):
        if tc.find(f"{W}tcPr/{W}{'cellDel' if accept else 'cellIns'}") is not None:
            drop(tc)
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tr"), None) is None:
            drop(table)
    doomed = [p for p in root.iter(W + "p") if any(p.find(f"{W}pPr/{W}rPr/{W}{g}") is not None for g in gone)]
    for g in gone:
        for each in list(root.iter(W + g)):
            if each.getparent().tag not in (W + "rPr", W + "trPr"):
                drop(each)
    for name in (*gone, *kept):
        for each in list(root.iter(W + name)):
            holder = each.getparent()
            if holder.tag not in (W + "rPr", W + "trPr"):
                for child in list(each):
                    each.addprevious(child)
            drop(each)
    for name in ("cellIns", "cellDel"):
        for each in list(root.iter(W + name)):
            drop(each)
    for each in list(root.iter(W + "delText")):
        each.tag = W + "t"
    for each in list(root.iter(W + "delInstrText")):
        each.tag = W + "instrText"
    for p in reversed(doomed):
        after = p.getnext()
        while after is not None and after.tag not in BLOCKS:
            after = after.getnext()
        words = [x for x in p if x.tag != W + "pPr"]
        if after is not None and after.tag == W + "p":
            at = 1 if after.find(W + "pPr") is not None else 0
            for each in reversed(words):
                after.insert(at, each)
            drop(p)
        else:
            assert not [x for x in words if x.tag not in ZERO and not (x.tag == W + "hyperlink" and not len(x))], (
                "words before a table lose their mark"
            )
            holder = p.getparent()
            before = p.getprevious()
            while before is not None and before.tag not in BLOCKS:
                before = before.getprevious()
            beside = before is not None and before.tag == W + "sdt"
            assert holder.tag != W + "tc" or after is not None or beside, "the last mark of a cell cannot go"
            drop(p)
    for sdt in reversed(list(root.iter(W + "sdt"))):
        content = sdt.find(W + "sdtContent")
        if content is None or not [x for x in content if x.tag not in ZERO]:
            drop(sdt)
    for link in list(root.iter(W + "hyperlink")):
        if not len([x for x in link if x.tag not in ZERO]):
            drop(link)
    return root


class View:
    def __init__(self, file, part, styles, lists, notes):
        self.file, self.part = file, part
        self.links = file.relations(part)
        self.styles, self.lists, self.notes = styles, lists, notes
        self.anchors = False

    def canon(self, e, skip=()):
        if not isinstance(e.tag, str) or e.tag in ZERO or e.tag in skip:
            return None
        name = e.tag.rpartition("}")[2]
        about = []
        for key, value in sorted(e.attrib.items()):
            if "rsid" in key or key.endswith(("}paraId", "}textId", "}anchorId", "}editId")):
                continue
            if key.startswith(REL):
                value = self.target(value)
            elif key == W + "val" and name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
                value = self.styles.get(value, value)
            elif key == W + "val" and name == "numId":
                value = self.lists.get(value, value)
            elif key == W + "id" and name in ("footnoteReference", "endnoteReference"):
                value = self.notes.get((name[:-9], value), "?")
            elif (name in ("docPr", "cNvPr", "shape", "rect") and key == "id") or (key == W + "val" and name == "id"):
                continue
            if key != W + "val" or value not in ("1", "true", "on"):
                about.append((key, value))
        inner = [x for x in (self.canon(c, skip) for c in e) if x is not None]
        if name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx"):
            inner.sort(key=repr)
        text = (e.text or "") if not len(e) else ""
        return (name, tuple(about), text.strip() and text, tuple(inner))

    def target(self, rid):
        if rid not in self.links:
            return "?"
        kind, target, external = self.links[rid]
        return (kind, target if external else hashlib.sha256(self.file.zip.read(target)).hexdigest())

    def props(self, e, name, skip=()):
        found = e.find(W + name) if e is not None else None
        if found is None:
            return ()
        return tuple(sorted((x for x in (self.canon(c, {W + s for s in skip}) for c in found) if x), key=repr))

    def blocks(self, holder):
        out = []
        for e in holder:
            name = e.tag.rpartition("}")[2]
            if e.tag == W + "p":
                ppr = e.find(W + "pPr")
                sect = ppr.find(W + "sectPr") if ppr is not None else None
                out.append(
                    (
                        "p",
                        self.props(e, "pPr", ("rPr", "sectPr")),
                        self.props(ppr, "rPr"),
                        None if sect is None else self.section(sect),
                        self.words(e),
                    )
                )
            elif e.tag == W + "tbl":
                rows = [
                    (
                        "tr",
                        self.props(r, "trPr"),
                        self.props(r, "tblPrEx"),
                        tuple(("tc", self.props(c, "tcPr"), self.blocks(c)) for c in self.flat(r, "tc")),
                    )
                    for r in self.flat(e, "tr")
                ]
                grid = tuple(c.get(W + "w") for c in e.findall(f"{W}tblGrid/{W}gridCol"))
                out.append(("tbl", self.props(e, "tblPr"), grid, tuple(rows)))
            elif e.tag in (W + "sdt", W + "customXml"):
                content = e.find(W + "sdtContent") if name == "sdt" else e
                out.append((name, self.props(e, "sdtPr"), self.blocks(content)))
            elif e.tag == W + "sectPr":
                out.append(("sect", self.section(e)))
            elif e.tag in ZERO or name in ("tcPr", "customXmlPr"):
                continue
            else:
                out.append(("other", self.canon(e)))
        return tuple(out)

    def flat(self, holder, name):
        for e in holder:
            if e.tag == W + name:
                yield e
            elif e.tag in (W + "sdt", W + "customXml"):
                yield from self.flat(e.find(W + "sdtContent") if e.tag == W + "sdt" else e, name)

    def section(self, e):
        return tuple(
            sorted(
                (x for x in (self.canon(c, {W + "headerReference", W + "footerReference"}) for c in e) if x), key=repr
            )
        )

    def words(self, holder):
        """Letters with their look, one by one joined into stretches; fields written one way."""
        out = []

        def put(text, look):
            if out and out[-1][0] == "t" and out[-1][2] == look:
                out[-1] = ("t", out[-1][1] + text, look)
            elif text:
                out.append(("t", text, look))

        def go(e):
            for c in e:
                name = c.tag.rpartition("}")[2]
                if c.tag in ZERO or name in ("pPr", "sdtPr", "sdtEndPr", "rPr", "smartTagPr", "customXmlPr"):
                    if name in ("bookmarkStart", "bookmarkEnd") and self.anchors:
                        out.append((name, c.get(W + "name")))
                    continue
                if c.tag == W + "r":
                    look = self.props(c, "rPr")
                    for x in c:
                        kind = x.tag.rpartition("}")[2]
                        if x.tag == W + "t":
                            text = x.text or ""
                            put(text if x.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n"), look)
                        elif x.tag == W + "instrText":
                            out.append(("code", " ".join((x.text or "").split())))
                        elif x.tag == W + "fldChar":
                            out.append(("fld", x.get(W + "fldCharType")))
                        elif x.tag not in ZERO and kind not in ("rPr", "commentReference"):
                            inner = tuple(self.blocks(b) for b in x.iter(W + "txbxContent"))
                            out.append(("x", self.canon(x, {W + "txbxContent"}), inner, look))
                elif c.tag == W + "fldSimple":
                    out.extend([("fld", "begin"), ("code", " ".join(c.get(W + "instr").split())), ("fld", "separate")])
                    go(c)
                    out.append(("fld", "end"))
                elif name in ("hyperlink", "smartTag", "sdt", "customXml", "bdo", "dir"):
                    about = tuple((k, self.target(v) if k.startswith(REL) else v) for k, v in sorted(c.attrib.items()))
                    out.append(("open", name, about, self.props(c, "sdtPr")))
                    go(c.find(W + "sdtContent") if name == "sdt" else c)
                    out.append(("close", name))
                else:
                    out.append(("x", self.canon(c)))

        go(holder)
        return tuple(out)


def view(data, *, accept=True, anchors=False):
    """The file with every change accepted (or rejected), as plain values."""
    file = File(data)
    part = next(t for k, t, _ in file.relations("").values() if k == "officeDocument")
    links = file.relations(part)
    by_kind = {kind: target for kind, target, _ in links.values()}
    styles = {}
    if "styles" in by_kind:
        for s in file.root(by_kind["styles"]).iter(W + "style"):
            name = s.find(W + "name")
            styles[s.get(W + "styleId")] = name.get(W + "val") if name is not None else s.get(W + "styleId")
    lists = {}
    if "numbering" in by_kind:
        numbering = file.root(by_kind["numbering"])
        abstracts = {a.get(W + "abstractNumId"): a for a in numbering.iter(W + "abstractNum")}
        assert len(abstracts) == len(list(numbering.iter(W + "abstractNum")))
        for n in numbering.iter(W + "num"):
            assert n.get(W + "numId") not in lists
            a = abstracts[n.find(W + "abstractNumId").get(W + "val")]
            raw = b"".join(etree.tostring(c) for c in a if c.tag.rpartition("}")[2] not in ("nsid", "tmpl"))
            lists[n.get(W + "numId")] = re.sub(rb' xmlns:\w+="[^"]*"', b"", raw)
    notes = {}
    for kind in ("footnote", "endnote"):
        if kind + "s" in by_kind:
            root = resolve(file.root(by_kind[kind + "s"]), accept)
            seer = View(file, by_kind[kind + "s"], styles, lists, {})
            ids = [e.get(W + "id") for e in root]
            assert len(set(ids)) == len(ids), ids
            for e in root:
                notes[kind, e.get(W + "id")] = seer.blocks(e)
    for root in (file.root(part),):
        ids = [
            e.get(W + "id")
            for e in root.iter()
            if isinstance(e.tag, str)
            and e.tag.rpartition("}")[2]
            in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "bookmarkStart")
        ]
        assert len(set(ids)) == len(ids), "ids repeat"
    root = file.root(part)
    main = View(file, part, styles, lists, notes)
    main.anchors = accept and anchors
    running = []
    shown = {}
    whole = resolve(root, accept)
    for sect in whole.iter(W + "sectPr"):
        for ref in sect:
            if ref.tag in (W + "headerReference", W + "footerReference"):
                shown[ref.tag.rpartition("}")[2], ref.get(W + "type")] = links[ref.get(REL + "id")][1]
        here = {}
        for key, target in shown.items():
            inner = View(file, target, styles, lists, {}).blocks(resolve(file.root(target), accept))
            if any(words for _, _, _, _, words in (b for b in inner if b[0] == "p")) or any(b[0] != "p" for b in inner):
                here[key] = inner
        running.append(tuple(sorted(here.items())))
    return main.blocks(whole.find(W + "body")), tuple(running)


def differences(old, new, redline):
    """What the redline gets wrong, as lines to read."""
    out = []
    for name, wanted, got in (
        ("accept", view(new, accept=True, anchors=True), view(redline, accept=True, anchors=True)),
        ("reject", view(old, accept=True), view(redline, accept=False)),
    ):
        if wanted != got:
            out.append(f"{name}: {_first(wanted, got)}")
    return out


def _first(one, other, path=""):
    if type(one) is type(other) is tuple:
        for at, (a, b) in enumerate(zip(one, other, strict=False)):
            if a != b:
                return _first(a, b, f"{path}/{at}")
        if len(one) != len(other):
            return f"{path}: {len(one)} and {len(other)}: wanted {str(one)[:600]} got {str(other)[:600]}"
    return f"{path}: wanted {str(one)[:600]} got {str(other)[:600]}"


def marks(redline):
    """(kind, author, text) of every tracked change of words, in order."""
    file = File(redline)
    out = []
    for part in sorted(file.names):
        if re.fullmatch(r"word/(document|footnotes|endnotes|header\w*|footer\w*)\.xml", part):
            found = file.root(part).iter(*(W + name for name in ("ins", "del", "moveFrom", "moveTo")))
            out += [
                (e.tag[len(W) :], e.get(W + "author"), "".join(e.itertext(W + "t", W + "delText", M + "t")))
                for e in found
                if e.getparent().tag not in (W + "rPr", W + "trPr")
            ]
    return out
