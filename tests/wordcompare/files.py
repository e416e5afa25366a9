"""Small Word files out of a few words: what a test needs to say, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text: str, look: str = "") -> str:
    """A run; ``look``: the inside of its properties, or b, i."""
    look = {"b": "<w:b/>", "i": "<w:i/>"}.get(look, look)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{t(text)}</w:r>"


def p(*words: str, style: str = "", props: str = "") -> str:
    """A paragraph: words are text (runs if they begin with <)."""
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + props
    inner = "".join(word if word.startswith("<") else r(word) for word in words)
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{inner}</w:p>"


def cell(*blocks: str, props: str = "") -> str:
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inner}</w:tc>"


def row(*cells: str, props: str = "") -> str:
    inner = "".join(each if each.startswith("<w:tc") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>"


def table(*rows: str, props: str = '<w:tblW w:w="0" w:type="auto"/>', columns: int = 2) -> str:
    grid = '<w:gridCol w:w="4000"/>' * columns
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def field(code: str, result: str, look: str = "") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + r(result, look) + mark("end")


def simple(code: str, result: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{r(result)}</w:fldSimple>'


def link(rid: str, text: str) -> str:
    return f'<w:hyperlink r:id="{rid}">{r(text)}</w:hyperlink>'


def control(tag: str, inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def note(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def picture(rid: str, number: int = 1, wide: int = 100) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide}" cy="100"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rid}"/></pic:blipFill>'
        f"<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(*blocks: str, wide: int = 100) -> str:
    """A text box as Word writes it: a shape, and the same again for old readers."""
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    shape = (
        f'<w:drawing><wp:inline><wp:extent cx="{wide}" cy="100"/><wp:docPr id="7" name="Box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape id="x"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def formula(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"


def section(inner: str = '<w:pgSz w:w="11906" w:h="16838"/>') -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def style(key: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{inner}</w:style>'


def numbering(*formats: str, first: int = 1) -> str:
    """Lists numbered from ``first``, each with one level of that format."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{each}"/>'
        f'<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        for at, each in enumerate(formats)
    )
    nums = "".join(
        f'<w:num w:numId="{at + first}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(formats))
    )
    return abstract + nums


def listed(number: int, *words: str) -> str:
    return p(*words, props=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def docx(
    *blocks: str,
    sect: str = section(),
    styles: str = "",
    numbering: str = "",
    footnotes: dict[int, str] | None = None,
    endnotes: dict[int, str] | None = None,
    headers: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    pictures: dict[str, bytes] | None = None,
    parts: dict[str, str] | None = None,
    others: dict[str, str] | None = None,
) -> bytes:
    """A whole file. ``headers``: relationship id to its blocks (footers: an id that begins with f).

    ``others``: what the document refers to besides (settings, theme, comments): kind to the inside of the part.
    """
    body = "".join(block if block.startswith("<") else p(block) for block in blocks) + sect
    files = {"word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>".encode()}
    kinds = {"word/document.xml": TYPE + "document.main+xml"}
    relations = []

    def add(name: str, kind: str, data: str | bytes, rid: str, root: str = "") -> None:
        path = f"word/{name}"
        files[path] = f"<w:{root} {NS}>{data}</w:{root}>".encode() if isinstance(data, str) else data
        if isinstance(data, str):
            kinds[path] = TYPE + kind + "+xml"
        relations.append(f'<Relationship Id="{rid}" Type="{REL}{kind}" Target="{name}"/>')

    if styles:
        add("styles.xml", "styles", styles, "rIdS", "styles")
    if numbering:
        add("numbering.xml", "numbering", numbering, "rIdN", "numbering")
    for kind, notes in (("footnotes", footnotes), ("endnotes", endnotes)):
        if notes is not None:
            one = kind[:-1]
            inner = f'<w:{one} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{one}>'
            for number, blocks_ in notes.items():
                blocks_ = blocks_ if blocks_.startswith("<") else p(f"<w:r><w:{one}Ref/></w:r>", r(blocks_))
                inner += f'<w:{one} w:id="{number}">{blocks_}</w:{one}>'
            add(f"{kind}.xml", kind, inner, "rId" + kind, kind)
    for rid, inner in (headers or {}).items():
        kind = "footer" if rid.startswith("f") else "header"
        inner = inner if inner.startswith("<") else p(inner)
        add(f"{kind}{rid}.xml", kind, inner, rid, "ftr" if kind == "footer" else "hdr")
    for rid, target in (links or {}).items():
        relations.append(f'<Relationship Id="{rid}" Type="{REL}hyperlink" Target="{target}" TargetMode="External"/>')
    for rid, data in (pictures or {}).items():
        add(f"media/{rid}.png", "image", data, rid)
    for name, text in (others or {}).items():
        add(f"{name}.xml", name, text, "rId" + name, name)
    for path, text in (parts or {}).items():
        files[path] = text.encode()
    return _zip(files, kinds, relations)


def _zip(files: dict[str, bytes], kinds: dict[str, str], relations: list[str]) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006/"
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in kinds.items())
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{package}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    ).encode()
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{REL}officeDocument" '
        f'Target="word/document.xml"/></Relationships>'
    ).encode()
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}relationships">{"".join(relations)}</Relationships>'.encode()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data)
    return out.getvalue()


def body_of(data: bytes) -> str:
    """The body of a file as text, without the declarations of namespaces: for looking at."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)


def header_parts(text: str = "Проект") -> dict[str, dict[str, str]]:
    """A header part under the id ``h1``, to be given to `docx`."""
    return {"headers": {"h1": text}}
