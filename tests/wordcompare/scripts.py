"""Random Word files and random edits to them: every construct beside every other, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

from wordcompare.files import (
    box,
    cell,
    control,
    docx,
    field,
    formula,
    link,
    listed,
    note,
    numbering,
    p,
    picture,
    r,
    row,
    section,
    simple,
    style,
    table,
)

WORDS = [
    "Договаривающиеся",
    "Стороны",
    "сотрудничают",
    "в",
    "области",
    "метрологии",
    "и",
    "стандартизации",
    "обмениваются",
    "сведениями",
    "о",
    "ставках",
    "пошлин",
    "по",
    "запросу",
    "компетентного",
    "органа",
    "другой",
    "Стороны",
    "в",
    "течение",
    "тридцати",
    "дней",
    "со",
    "дня",
    "получения",
    "настоящего",
    "Соглашения",
    "статья",
    "пункт",
    "5",
    "12",
    "90",
    "если",
    "иное",
    "не",
    "предусмотрено",
    "законодательством",
    "государств",
]
LOOKS = ("", "", "", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Strong"/>', '<w:lang w:val="ru-RU"/>')
PROPS = ("", "", "", '<w:jc w:val="center"/>', "<w:keepNext/>", '<w:ind w:left="720"/>')
STYLES = ("", "", "", "Body", "H1")


class Script:
    """A text as nested lists, so that it can be edited; written to a file at the end."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.count = 0

    def words(self, least: int = 1, most: int = 12) -> str:
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.randint(least, most)))

    def inline(self) -> list[object]:
        kinds: list[Callable[[], list[object]]] = [
            lambda: ["text", self.words(), self.rng.choice(LOOKS)],
            lambda: ["text", self.words() + " ", ""],
            lambda: ["text", self.words(1, 3), ""],
            lambda: ["field", self.rng.choice(("REF a", "REF b", "PAGE")), self.words(1, 2)],
            lambda: ["simple", self.rng.choice(("REF a", "PAGE")), self.words(1, 1)],
            lambda: ["link", self.rng.choice(("l1", "l2")), self.words(1, 3)],
            lambda: ["picture", self.rng.choice(("i1", "i2"))],
            lambda: ["formula", self.rng.choice(("a+b", "c", "x=y"))],
            lambda: ["note", self.words(1, 5)],
            lambda: ["end", self.words(1, 5)],
            lambda: [
                "raw",
                self.rng.choice(("<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>")),
            ],
            lambda: ["control", self.rng.choice("ab"), self.words(1, 3)],
            lambda: ["box", [self.paragraph(plain=True) for _ in range(self.rng.randint(1, 2))]],
            lambda: ["mark", self.words(1, 2)],
        ]
        weights = [30, 30, 10, 3, 2, 3, 1, 1, 1, 1, 2, 2, 1, 2]
        return self.rng.choices(kinds, weights)[0]()

    def paragraph(self, *, plain: bool = False) -> list[object]:
        inner = [["text", self.words(), ""]] if plain else [self.inline() for _ in range(self.rng.randint(0, 5))]
        return ["p", self.rng.choice(STYLES), self.rng.choice(PROPS), self.rng.choice((0, 0, 0, 0, 1, 2)), inner]

    def block(self, depth: int = 0) -> list[object]:
        kind = self.rng.random()
        if kind < 0.72 or depth > 1:
            return self.paragraph()
        if kind < 0.88:
            width = self.rng.randint(1, 3)
            rows = [[self.cell(depth) for _ in range(width)] for _ in range(self.rng.randint(1, 4))]
            return ["table", rows]
        if kind < 0.95:
            return ["sdt", self.rng.choice("xy"), [self.block(depth + 1) for _ in range(self.rng.randint(1, 2))]]
        return self.paragraph() if depth else ["section", self.words(), self.rng.choice(("1", "2"))]

    def cell(self, depth: int) -> list[object]:
        return [self.block(depth + 1) for _ in range(self.rng.choice((0, 0, 0, 1)))] + [self.paragraph()]

    def text(self, most: int = 9) -> list[object]:
        return [self.block() for _ in range(self.rng.randint(1, most))]

    # edits

    def edit(self, blocks: list[object]) -> list[object]:
        """A copy of ``blocks`` with some edits."""
        import copy

        new: list[object] = copy.deepcopy(blocks)
        for _ in range(self.rng.choice((0, 1, 1, 2, 3, 5))):
            self.change(new)
        return new

    def change(self, blocks: list[object]) -> None:
        rng = self.rng
        lists: list[list[object]] = [blocks]
        paragraphs: list[list[object]] = []
        tables: list[list[object]] = []

        def go(some: list[object]) -> None:
            for block in some:
                assert isinstance(block, list)
                if block[0] == "p":
                    paragraphs.append(block)
                elif block[0] == "sdt":
                    lists.append(block[2])
                    go(block[2])
                elif block[0] == "table":
                    tables.append(block)
                    for each in block[1]:
                        for inner in each:
                            lists.append(inner)
                            go(inner)

        go(blocks)
        what = rng.random()
        some = rng.choice(lists)
        if what < 0.15:
            some.insert(rng.randint(0, len(some)), self.block(1))
        elif what < 0.3 and len(some) > 1:
            del some[rng.randrange(len(some))]
        elif what < 0.4 and len(some) > 1:
            some.insert(rng.randrange(len(some)), some.pop(rng.randrange(len(some))))
        elif what < 0.5 and tables:
            self.change_table(rng.choice(tables))
        elif paragraphs:
            self.change_paragraph(rng.choice(paragraphs), some)

    def change_table(self, block: list[object]) -> None:
        rng = self.rng
        rows = block[1]
        assert isinstance(rows, list)
        what = rng.random()
        if what < 0.3:
            rows.insert(rng.randint(0, len(rows)), [self.cell(1) for _ in rows[0]])
        elif what < 0.5 and len(rows) > 1:
            del rows[rng.randrange(len(rows))]
        elif what < 0.7 and len(rows) > 1:
            rows.insert(rng.randrange(len(rows)), rows.pop(rng.randrange(len(rows))))
        elif what < 0.85:
            at = rng.randint(0, len(rows[0]))
            for each in rows:
                each.insert(at, self.cell(1))
        elif len(rows[0]) > 1:
            at = rng.randrange(len(rows[0]))
            for each in rows:
                del each[at]

    def change_paragraph(self, block: list[object], siblings: list[object]) -> None:
        rng = self.rng
        inner = block[4]
        assert isinstance(inner, list)
        what = rng.random()
        if what < 0.1:
            block[1] = rng.choice(STYLES)
        elif what < 0.2:
            block[2] = rng.choice(PROPS)
        elif what < 0.25:
            block[3] = rng.choice((0, 1, 2))
        elif what < 0.4:
            inner.insert(rng.randint(0, len(inner)), self.inline())
        elif not inner:
            inner.append(self.inline())
        elif what < 0.5:
            del inner[rng.randrange(len(inner))]
        elif what < 0.6 and block in siblings:
            at = rng.randint(0, len(inner))
            new = ["p", block[1], block[2], block[3], inner[at:]]
            del inner[at:]
            siblings.insert(siblings.index(block) + 1, new)
        else:
            self.change_inline(rng.choice(inner))

    def change_inline(self, piece: list[object]) -> None:
        rng = self.rng
        if piece[0] == "text":
            words = str(piece[1]).split(" ")
            at = rng.randrange(len(words))
            words[at : at + rng.randint(0, 2)] = self.words(0, 2).split(" ") if rng.random() < 0.7 else []
            piece[1] = " ".join(words) or "x"
            if rng.random() < 0.2:
                piece[2] = rng.choice(LOOKS)
        elif piece[0] == "box":
            assert isinstance(piece[1], list)
            self.change_paragraph(rng.choice(piece[1]), piece[1])
        elif piece[0] in ("field", "simple", "link", "control"):
            piece[rng.choice((2, 2, 1))] = rng.choice(("PAGE", "5", "6")) if piece[0] in ("field", "simple") else "l1"
        elif piece[0] in ("note", "end", "mark", "formula"):
            piece[1] = self.words(1, 5)


class Writer:
    """A text to a file; ``turned``: the ids of styles, lists, links and pictures are others."""

    def __init__(self, *, turned: bool) -> None:
        self.turned = turned
        self.notes: dict[int, str] = {}
        self.ends: dict[int, str] = {}
        self.marks = 0

    def name(self, key: object) -> str:
        return f"{key}x" if self.turned and key else str(key)

    def file(self, blocks: list[object], header: str) -> bytes:
        inner = [*(self.block(each) for each in blocks), p("end")]
        about = '<w:headerReference w:type="default" r:id="h1"/>' if header else ""
        return docx(
            *inner,
            sect=section(about + '<w:pgSz w:w="11906" w:h="16838"/>'),
            styles="".join(
                style(self.name(key), name, kind=kind)
                for key, name, kind in (
                    ("Body", "body text", "paragraph"),
                    ("H1", "heading 1", "paragraph"),
                    ("Strong", "strong", "character"),
                )
            ),
            numbering=numbering("decimal", "upperRoman", first=5 if self.turned else 1),
            footnotes=self.notes,
            endnotes=self.ends,
            headers={"h1": header} if header else {},
            links={self.name("l1"): "http://a", self.name("l2"): "http://b"},
            pictures={self.name("i1"): b"one", self.name("i2"): b"two"},
        )

    def block(self, block: object) -> str:
        assert isinstance(block, list)
        if block[0] == "p":
            props = str(block[2])
            inner = "".join(self.inline(each) for each in block[4])
            words = [inner] if inner else []
            if block[3]:
                number = block[3] + (4 if self.turned else 0)
                return listed(number, *words).replace("<w:pPr>", f'<w:pPr><w:pStyle w:val="{self.name("Body")}"/>')
            return p(*words, style=self.name(block[1]), props=props)
        if block[0] == "table":
            rows = [row(*(cell(*self.closed(each)) for each in some)) for some in block[1]]
            return table(*rows, columns=len(block[1][0]))
        if block[0] == "sdt":
            return control(block[1], "".join(self.block(each) for each in block[2]))
        return p(block[1], props=section(f'<w:pgSz w:w="{block[2]}" w:h="1"/>'))

    def closed(self, blocks: list[object]) -> list[str]:
        """A cell ends in a paragraph."""
        return [*(self.block(each) for each in blocks), *(["<w:p/>"] if not blocks or blocks[-1][0] != "p" else [])]  # type: ignore[index]

    def inline(self, piece: list[object]) -> str:
        kind, first = piece[0], piece[1]
        if kind == "text":
            look = str(piece[2]).replace("Strong", self.name("Strong"))
            return r(str(first), look)
        if kind == "field":
            return field(str(first), str(piece[2]))
        if kind == "simple":
            return simple(str(first), str(piece[2]))
        if kind == "link":
            return link(self.name(first), str(piece[2]))
        if kind == "picture":
            return picture(self.name(first), 40)
        if kind == "formula":
            return formula(str(first))
        if kind == "note":
            self.notes[len(self.notes) + 1] = str(first)
            return note(len(self.notes))
        if kind == "end":
            self.ends[len(self.ends) + 1] = str(first)
            return note(len(self.ends), "endnote")
        if kind == "raw":
            return str(first)
        if kind == "control":
            return control(str(first), r(str(piece[2])))
        if kind == "mark":
            self.marks += 1
            name = f'<w:bookmarkStart w:id="{self.marks}" w:name="b{self.marks}"/>'
            return name + r(str(first)) + f'<w:bookmarkEnd w:id="{self.marks}"/>'
        assert isinstance(first, list)
        return box(*(self.block(each) for each in first))


def pair(seed: int) -> tuple[bytes, bytes]:
    """An old file and a new one, edited by a script of that number."""
    script = Script(seed)
    old = script.text()
    new = script.edit(old)
    headers = script.rng.choice(
        (("", ""), ("Проект", "Проект"), ("Проект 1", "Проект 2"), ("", "Проект"), ("Проект", ""))
    )
    turned = script.rng.random() < 0.3
    return Writer(turned=False).file(old, headers[0]), Writer(turned=turned).file(new, headers[1])
