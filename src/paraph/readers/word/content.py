"""One w:p in, its words out: runs, fields' results, breaks, symbols, tracked changes, hidden text, text boxes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from paraph.readers.texts import Block, Paragraph, Revision, RevisionKind
from paraph.readers.word.styles import Styles, alignment
from paraph.readers.word.symbols import plain, symbol
from paraph.readers.word.xml import Element, attribute, child, integer, short, switched, value

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_SKIPPED = frozenset(
    ("w:rPr", "w:pPr", "w:instrText", "w:delInstrText", "w:delText", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:fldData")
)
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_KINDS: dict[str, RevisionKind] = {
    "w:ins": "inserted",
    "w:moveTo": "moved-to",
    "w:del": "deleted",
    "w:moveFrom": "moved-from",
}


class Raw(Struct, frozen=True, kw_only=True):
    """A paragraph whose list number is not counted yet. ``joined``: its mark is deleted, the next one continues it."""

    paragraph: Paragraph
    list: str = ""
    depth: int = 0
    joined: bool = False
    boxes: tuple[Block, ...] = ()


class Fields:
    """Fields that are open: between *begin* and *separate* stands the instruction, whose words are not text."""

    def __init__(self) -> None:
        self._open: list[bool] = []
        self._kept: list[str] = []

    def hides(self, text: str) -> bool:
        """Whether ``text`` belongs to an instruction; it is kept in case the field turns out to be broken."""
        if not any(self._open):
            return False
        self._kept.append(text)
        return True

    def meet(self, kind: str) -> None:
        """A w:fldChar."""
        if kind == "begin":
            self._open.append(True)
        elif self._open:
            if kind == "separate":
                self._open[-1] = False
            elif kind == "end":
                self._open.pop()
        if not any(self._open):
            self._kept.clear()

    def end_paragraph(self) -> str:
        """An instruction that never ends is none: the words it swallowed, given back."""
        back = "".join(self._kept)
        self._kept.clear()
        self._open = [False] * len(self._open)
        return back


class _Collector:
    """What one paragraph gathers on the way through its runs."""

    def __init__(self, styles: Styles, fields: Fields, boxes: Callable[[Element], tuple[Block, ...]]) -> None:
        self._styles = styles
        self._fields = fields
        self._build = boxes
        self._paragraph_bold = False
        self._hides = False
        self._bold = False
        self.bold: bool | None = None
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self.notes: list[str] = []
        self.revisions: list[Revision] = []
        self.boxes: list[Block] = []

    def begin(self, bold: bool) -> None:
        self._paragraph_bold = bold

    def walk(self, node: Element) -> None:
        for item in node:
            self._meet(short(item), item)

    def _meet(self, tag: str, item: Element) -> None:
        if tag == "w:r":
            self._run(item)
        elif tag in ("w:t", "m:t"):
            self._emit(_text(item))
        elif tag in _CHARACTERS:
            self._emit(_CHARACTERS[tag])
        elif tag in _KINDS:
            self._revision(_KINDS[tag], item)
        elif tag == "w:sym":
            code = attribute(item, "char")
            self._emit(symbol(int(code, 16)) if _is_hex(code) else "")
        elif tag == "w:fldChar":
            self._fields.meet(attribute(item, "fldCharType"))
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            self.notes.append(f"{tag[2:-9]}-{attribute(item, 'id')}")
        elif tag == "w:txbxContent":
            self.boxes.extend(self._build(item))
        elif tag == "mc:AlternateContent":
            self.walk(alternative(item))
        elif tag not in _SKIPPED:
            self.walk(item)

    def _run(self, item: Element) -> None:
        properties = child(item, "w:rPr")
        style = self._styles.get(value(properties, "w:rStyle") or "") if properties is not None else None
        own = switched(properties, "w:b")
        inherited = style.bold if style is not None and style.bold is not None else self._paragraph_bold
        self._bold = inherited if own is None else own
        hidden = switched(properties, "w:vanish")
        self._hides = bool(hidden if hidden is not None else style is not None and style.hidden)
        self.walk(item)
        self._hides = False

    def _emit(self, text: str) -> None:
        text = plain(text.replace("\u00ad", ""))
        if not text or self._fields.hides(text):
            return
        if self._hides:
            self.hidden.append(text)
            return
        self.pieces.append(text)
        if not text.isspace():
            self.bold = self._bold and self.bold is not False

    def _revision(self, kind: RevisionKind, item: Element) -> None:
        start = len(self.pieces)
        if kind in ("inserted", "moved-to"):
            self.walk(item)
            text = "".join(self.pieces[start:])
        else:
            text = "".join(_text(part) for part in item.iter() if short(part) in ("w:t", "w:delText"))
        if text:
            self.revisions.append(Revision(kind, attribute(item, "author"), attribute(item, "date"), text))


def read_paragraph(
    item: Element, at: int, styles: Styles, fields: Fields, boxes: Callable[[Element], tuple[Block, ...]]
) -> Raw:
    """The paragraph ``item``, the ``at``-th of the file. ``boxes`` builds the blocks of a text box."""
    properties = child(item, "w:pPr")
    key = value(properties, "w:pStyle") or styles.default
    style = styles.get(key)
    gathered = _Collector(styles, fields, boxes)
    gathered.begin(bool(style.bold))
    gathered.walk(item)
    lost = fields.end_paragraph()
    mark = child(properties, "w:rPr")
    deleted = child(mark, "w:del") if child(mark, "w:del") is not None else child(mark, "w:moveFrom")
    if deleted is not None:
        author, date = attribute(deleted, "author"), attribute(deleted, "date")
        gathered.revisions.append(Revision("deleted", author, date, "\n"))
    own = integer(value(properties, "w:numPr", "w:ilvl"))
    number = value(properties, "w:numPr", "w:numId")
    outline = integer(value(properties, "w:outlineLvl"))
    paragraph = Paragraph(
        text="".join(gathered.pieces) + lost,
        at=at,
        style=style.name,
        outline=_level(style.outline if outline is None else outline),
        align=alignment(properties) or style.align or "left",
        bold=bool(gathered.bold),
        notes=tuple(gathered.notes),
        revisions=tuple(gathered.revisions),
        hidden="".join(gathered.hidden),
    )
    return Raw(
        paragraph=paragraph,
        list=(style.number if number is None else number) or "",
        depth=(style.level or 0) if own is None else own,
        joined=deleted is not None,
        boxes=tuple(gathered.boxes),
    )


def alternative(item: Element) -> Element:
    """Of mc:AlternateContent the branch to read: the first choice, the fallback where there is none."""
    choice = child(item, "mc:Choice")
    fallback = child(item, "mc:Fallback")
    return choice if choice is not None else fallback if fallback is not None else item


def _level(outline: int | None) -> int | None:
    return outline if outline is not None and 0 <= outline < 9 else None


def _text(item: Element) -> str:
    text = item.text or ""
    # without xml:space="preserve" Word shows no space at the ends
    return text if item.get(_PRESERVE) == "preserve" else text.strip(" \t\r\n").replace("\n", " ")


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 5 and all(letter in "0123456789abcdefABCDEF" for letter in code)
