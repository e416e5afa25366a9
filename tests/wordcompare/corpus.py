"""Pairs of small Word files, one construct and one change each: what stands where, and what happened to it.

Every pair is built from `files.py`; its name says what it shows: ``footnote changed at the end``, ``row moved``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

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
    t,
    table,
)


@dataclass(frozen=True)
class Pair:
    """Two files. ``name`` is the construct and what happened to it."""

    name: str
    old: bytes
    new: bytes


STYLES = (
    style("Normal", "Normal")
    + style("Heading1", "heading 1", "<w:rPr><w:b/></w:rPr>")
    + style("Quote", "Quote", "<w:rPr><w:i/></w:rPr>")
    + style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character")
)
LINKS = {"lA": "https://example.org/a", "lB": "https://example.org/b"}
PICTURES = {"iA": b"\x89PNG-a", "iB": b"\x89PNG-b"}
NOTES = {1: "Примечание о сроках.", 2: "Другое примечание."}
ENDNOTES = {1: "Концевая сноска.", 2: "Вторая концевая сноска."}
HEADERS = {"hA": "Колонтитул первый", "fA": "Низ страницы"}
LEFT, RIGHT = "Стороны обмениваются сведениями ", " в течение тридцати дней."
OTHERS = (
    "Настоящее Соглашение заключается на неопределенный срок.",
    "Уполномоченные органы проводят консультации по запросу.",
    "Расходы каждая Сторона несет самостоятельно.",
)


def file(*blocks: str, **more: object) -> bytes:
    """A file with everything a construct may lean on: styles, lists, notes, links, pictures, a header."""
    whole: dict[str, object] = {
        "styles": STYLES,
        "numbering": numbering("decimal", "lowerLetter"),
        "footnotes": NOTES,
        "endnotes": ENDNOTES,
        "links": LINKS,
        "pictures": PICTURES,
        **more,
    }
    return docx(*blocks, **whole)  # type: ignore[arg-type]


# -- constructs inside a paragraph -----------------------------------------------------------------------------------

INLINE: dict[str, tuple[str, str]] = {
    "words": (r("о ставках пошлин"), r("о ставках налогов и сборов")),
    "bold words": (r("о пошлинах", "b"), r("о налогах", "b")),
    "complex REF field": (field("REF a", "статьи 5"), field("REF a", "статьи 6")),
    "field of another code": (field("REF a", "статьи 5"), field("REF b", "статьи 5")),
    "simple PAGE field": (simple("PAGE", "3"), simple("PAGE", "4")),
    "HYPERLINK field": (
        field('HYPERLINK "https://example.org"', "на сайте"),
        field('HYPERLINK "https://example.org"', "на странице"),
    ),
    "link": (link("lA", "реестр"), link("lA", "перечень")),
    "link to elsewhere": (link("lA", "реестр"), link("lB", "реестр")),
    "picture": (picture("iA"), picture("iB")),
    "picture of another size": (picture("iA", wide=100), picture("iA", wide=200)),
    "formula": (formula("a+b"), formula("a+c")),
    "footnote": (note(1), note(2)),
    "endnote": (note(1, "endnote"), note(2, "endnote")),
    "text box": (box("Слова в рамке."), box("Другие слова в рамке.")),
    "content control": (control("x", r("выбранное значение")), control("x", r("иное значение"))),
    "bookmarked words": (
        '<w:bookmarkStart w:id="9" w:name="one"/>' + r("сведения А") + '<w:bookmarkEnd w:id="9"/>',
        '<w:bookmarkStart w:id="9" w:name="one"/>' + r("сведения Б") + '<w:bookmarkEnd w:id="9"/>',
    ),
    "tab": ("<w:r><w:tab/></w:r>", "<w:r><w:tab/><w:tab/></w:r>"),
    "line break": ("<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'),
    "symbol": (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>',
    ),
    "no-break hyphen": ("<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>"),
}
PLACES: dict[str, Callable[[str], str]] = {
    "at the start": lambda inner: p(inner, RIGHT),
    "in the middle": lambda inner: p(LEFT, inner, RIGHT),
    "at the end": lambda inner: p(LEFT, inner),
}


def around(block: str) -> tuple[str, ...]:
    return (p(OTHERS[0]), block, p(OTHERS[1]))


def inline() -> Iterator[Pair]:
    for (what, (one, two)), (where, put) in product(INLINE.items(), PLACES.items()):
        old, new = file(*around(put(one))), file(*around(put(two)))
        bare = file(*around(put("")))
        yield Pair(f"{what} inserted {where}", bare, old)
        yield Pair(f"{what} deleted {where}", old, bare)
        yield Pair(f"{what} changed {where}", old, new)


def in_places() -> Iterator[Pair]:
    """The same constructs in a cell, in a nested table, in a note, in a header, in a text box, in a content control."""
    for what in ("words", "complex REF field", "link", "picture", "formula", "bold words"):
        one, two = INLINE[what]
        inside = {
            "in a cell": lambda inner: {
                "blocks": [table(row("Поле", cell(p(LEFT, inner, RIGHT))), row("Еще", "строка"))]
            },
            "in a nested table": lambda inner: {
                "blocks": [table(row("Поле", cell(table(row(cell(p(LEFT, inner, RIGHT)), "б")), "<w:p/>")))]
            },
            "in a text box": lambda inner: {"blocks": [p(LEFT, box(p(LEFT, inner, RIGHT)))]},
            "in a block control": lambda inner: {"blocks": [control("b", p(LEFT, inner, RIGHT))]},
        }
        for where, put in inside.items():
            old, new = (file(*around("".join(put(inner)["blocks"]))) for inner in (one, two))
            yield Pair(f"{what} changed {where}", old, new)
    for what in ("words", "bold words", "complex REF field"):
        one, two = INLINE[what]
        for where, key, kind in (("in a footnote", "footnotes", "footnote"), ("in an endnote", "endnotes", "endnote")):
            body = around(p(LEFT, note(1, kind), RIGHT))
            old, new = (file(*body, **{key: {1: p(LEFT, inner, RIGHT)}}) for inner in (one, two))
            yield Pair(f"{what} changed {where}", old, new)
        for where, rid, tag in (("in a header", "hA", "header"), ("in a footer", "fA", "footer")):
            sect = section(f'<w:{tag}Reference w:type="default" r:id="{rid}"/><w:pgSz w:w="11906" w:h="16838"/>')
            old, new = (file(*around(p(LEFT)), sect=sect, headers={rid: p(LEFT, inner, RIGHT)}) for inner in (one, two))
            yield Pair(f"{what} changed {where}", old, new)


# -- looks -----------------------------------------------------------------------------------------------------------


def looks() -> Iterator[Pair]:
    changes = {
        "run made bold": (p(LEFT, r("пошлин"), RIGHT), p(LEFT, r("пошлин", "b"), RIGHT)),
        "run no longer italic": (p(LEFT, r("пошлин", "i"), RIGHT), p(LEFT, r("пошлин"), RIGHT)),
        "run of another style": (
            p(LEFT, r("пошлин"), RIGHT),
            p(LEFT, r("пошлин", '<w:rStyle w:val="Strong"/>'), RIGHT),
        ),
        "paragraph centred": (p(OTHERS[2]), p(OTHERS[2], props='<w:jc w:val="center"/>')),
        "paragraph of another style": (p(OTHERS[2]), p(OTHERS[2], style="Quote")),
        "paragraph made a list item": (p(OTHERS[2]), listed(1, OTHERS[2])),
        "list item of another list": (listed(1, OTHERS[2]), listed(2, OTHERS[2])),
        "list item made a paragraph": (listed(1, OTHERS[2]), p(OTHERS[2])),
        "look of words in a field": (
            p(LEFT, field("REF a", "5"), RIGHT),
            p(LEFT, field("REF a", "5", "<w:b/>"), RIGHT),
        ),
        "words and look together": (p(LEFT, r("пошлин"), RIGHT), p(LEFT, r("налогов", "b"), RIGHT)),
    }
    for name, (old, new) in changes.items():
        yield Pair(f"{name}", file(*around(old)), file(*around(new)))
        yield Pair(f"{name}, in a cell", *(file(table(row("а", cell(each)), row("б", "в"))) for each in (old, new)))
    grid = {
        "table given borders": (
            table(row("а", "б")),
            table(row("а", "б"), props='<w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>'),
        ),
        "row made a head": (table(row("а", "б")), table(row("а", "б", props="<w:tblHeader/>"))),
        "cell shaded": (
            table(row("а", "б")),
            table(row("а", cell("б", props='<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>'))),
        ),
    }
    for name, (old, new) in grid.items():
        yield Pair(name, file(*around(old)), file(*around(new)))
    wide = section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    yield Pair("page turned", file(*around(p(LEFT))), file(*around(p(LEFT)), sect=wide))


# -- paragraphs, tables, sections --------------------------------------------------------------------------------------

A, B, C, D = (
    p("Первая Сторона представляет перечень органов по сертификации."),
    p("Вторая Сторона рассматривает представленный перечень в течение месяца."),
    p("Совместная комиссия собирается не реже одного раза в год."),
    p("Протоколы заседаний хранятся у каждой из Сторон."),
)
BLOCKS: dict[str, str] = {
    "paragraph": p("Приложения являются неотъемлемой частью документа."),
    "heading": p("Заключительные положения", style="Heading1"),
    "list item": listed(1, "принимают меры по устранению барьеров;"),
    "table": table(row("Наименование", "Срок"), row("Обмен сведениями", "тридцать дней")),
    "table with a table in it": table(row("Орган", cell(table(row("адрес", "телефон")), "<w:p/>"))),
    "block control": control("k", p("Содержимое управляемого блока.")),
    "paragraph with everything": p(
        LEFT, field("REF a", "5"), note(1), picture("iA"), link("lA", "реестр"), formula("x")
    ),
}


def blocks() -> Iterator[Pair]:
    for what, block in BLOCKS.items():
        for where, at in (("at the start", 0), ("in the middle", 2), ("at the end", 4)):
            rest = [A, B, C, D]
            with_it = [*rest[:at], block, *rest[at:]]
            yield Pair(f"{what} inserted {where}", file(*rest), file(*with_it))
            yield Pair(f"{what} deleted {where}", file(*with_it), file(*rest))
        yield Pair(f"{what} moved down", file(block, A, B, C, D), file(A, B, C, block, D))
        yield Pair(f"{what} moved up", file(A, B, C, block, D), file(A, block, B, C, D))


def cuts() -> Iterator[Pair]:
    left, right = "Стороны представляют перечни органов", " и рассматривают их в течение месяца."
    whole = p(left, right)
    for where, put in {
        "in the body": lambda *x: x,
        "in a cell": lambda *x: (table(row("а", cell(*x)), row("б", "в")),),
    }.items():
        yield Pair(f"paragraph split {where}", file(A, *put(whole), B), file(A, *put(p(left), p(right)), B))
        yield Pair(f"paragraphs joined {where}", file(A, *put(p(left), p(right)), B), file(A, *put(whole), B))
    yield Pair(
        "paragraph split at a field",
        file(A, p(left, field("REF a", "5"), right)),
        file(A, p(left, field("REF a", "5")), p(right)),
    )
    yield Pair("paragraphs of two styles joined", file(p(left, style="Quote"), p(right)), file(p(left, right)))
    body = around(p(left, note(1), right))
    yield Pair(
        "paragraph split in a footnote",
        file(*body, footnotes={1: p(left, right)}),
        file(*body, footnotes={1: p(left) + p(right)}),
    )


def tables() -> Iterator[Pair]:
    one, two, three = row("Обмен", "30 дней"), row("Консультации", "60 дней"), row("Отчет", "90 дней")
    extra = row("Проверка", "15 дней")
    for where, at in (("at the start", 0), ("in the middle", 1), ("at the end", 3)):
        rows = [one, two, three]
        more = [*rows[:at], extra, *rows[at:]]
        yield Pair(f"row inserted {where}", file(A, table(*rows), B), file(A, table(*more), B))
        yield Pair(f"row deleted {where}", file(A, table(*more), B), file(A, table(*rows), B))
    yield Pair("row moved", file(A, table(one, two, three), B), file(A, table(two, three, one), B))
    yield Pair("cell changed", file(table(one, two)), file(table(one, row("Консультации", "45 дней"))))
    yield Pair("cell emptied", file(table(one, two)), file(table(one, row("Консультации", cell()))))
    narrow, wide = table(row("а", "б"), row("в", "г")), table(row("а", "б", "д"), row("в", "г", "е"), columns=3)
    yield Pair("column inserted", file(A, narrow, B), file(A, wide, B))
    yield Pair("column deleted", file(A, wide, B), file(A, narrow, B))
    merged = table(row(cell("а б", props='<w:gridSpan w:val="2"/>')), row("в", "г"))
    yield Pair("cells merged across", file(A, table(row("а", "б"), row("в", "г")), B), file(A, merged, B))
    tall = table(row(cell("а", props='<w:vMerge w:val="restart"/>'), "б"), row(cell(props="<w:vMerge/>"), "г"))
    yield Pair("cells merged down", file(A, table(row("а", "б"), row(cell(), "г")), B), file(A, tall, B))
    yield Pair("words in merged cells", file(tall), file(tall.replace("б", "бб")))
    yield Pair(
        "row in a nested table",
        *(file(table(row("а", cell(table(*rows), "<w:p/>")))) for rows in ((one, two), (one, extra, two))),
    )
    long = row("Наименование уполномоченного органа государства Стороны", "Срок рассмотрения запроса, дней")
    for what, rows in (("inserted in", (long, one)), ("deleted from", (long,))):
        was = (one, long) if what == "deleted from" else (long,)
        yield Pair(f"row {what} a table that moved", file(table(*was), A, B, C), file(A, B, C, table(*rows)))
    yield Pair("table after a table", file(table(one), A), file(table(one), p(), table(two), A))


def stories() -> Iterator[Pair]:
    sect = section('<w:headerReference w:type="default" r:id="hA"/><w:pgSz w:w="11906" w:h="16838"/>')
    old = file(A, B, sect=sect, headers={"hA": p("Проект")})
    yield Pair(
        "paragraph inserted in a header", old, file(A, B, sect=sect, headers={"hA": p("Проект") + p("редакция 2")})
    )
    yield Pair(
        "paragraph deleted in a header", file(A, B, sect=sect, headers={"hA": p("Проект") + p("редакция 2")}), old
    )
    split = p(C.removeprefix("<w:p>").removesuffix("</w:p>"), props=section())
    yield Pair("section break inserted", file(A, C, B), file(A, split, B))
    yield Pair("section break deleted", file(A, split, B), file(A, C, B))
    kept, gone_too = p("Кратко."), B
    yield Pair(
        "end of a control deleted before the end of a section",
        file(A, control("k", kept + gone_too), split, D),
        file(A, control("k", kept), split, D),
    )
    yield Pair("paragraph after a control deleted at the end", file(A, control("k", B), D), file(A, control("k", B)))
    yield Pair("paragraph after a control inserted at the end", file(A, control("k", B)), file(A, control("k", B), D))
    yield Pair("paragraph deleted from a control at the end", file(A, control("k", B + C)), file(A, control("k", B)))
    yield Pair("paragraph inserted in a control at the end", file(A, control("k", B)), file(A, control("k", B + C)))
    yield Pair("section break kept, words changed", file(A, split, B), file(p("Иная первая строка."), split, B))
    ins = '<w:ins w:id="5" w:author="Сторона Б" w:date="2026-01-01T00:00:00Z">' + r("новых ") + "</w:ins>"
    old_words = "<w:r><w:delText>старых </w:delText></w:r>"
    gone = f'<w:del w:id="6" w:author="Сторона Б" w:date="2026-01-01T00:00:00Z">{old_words}</w:del>'
    yield Pair("tracked changes in the new file", file(A, p(LEFT, RIGHT)), file(A, p(LEFT, ins, gone, RIGHT)))
    yield Pair("tracked changes in both files", file(A, p(LEFT, ins, RIGHT)), file(B, p(LEFT, gone, RIGHT)))
    mark = (
        '<w:commentRangeStart w:id="0"/>'
        + r("сведениями")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    yield Pair("comment inserted", file(p("Обмен ", r("сведениями"), RIGHT)), file(p("Обмен ", mark, RIGHT)))
    yield Pair("comment deleted", file(p("Обмен ", mark, RIGHT)), file(p("Обмен ", r("сведениями"), RIGHT)))
    toc = field('TOC \\o "1-3"', "Статья 1 … 2")
    yield Pair("table of contents renewed", file(p(toc), A), file(p(field('TOC \\o "1-3"', "Статья 1 … 3")), A))
    yield Pair("everything replaced", file(A, B), file(C, D))
    yield Pair("everything deleted", file(A, B), file(p()))
    yield Pair("everything written", file(p()), file(A, B, table(row("а", "б"))))
    yield Pair(
        "style only the old file has", file(A, p("Цитата.", style="Quote")), file(A, styles=style("Normal", "Normal"))
    )
    yield Pair("list only the old file has", file(A, listed(2, "пункт")), file(A, numbering=numbering("decimal")))


def rarer() -> Iterator[Pair]:
    """What few files hold: letters twice for old readers, boxes in boxes, smart tags, nested fields."""
    twice = [
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{t(word)}</mc:Choice><mc:Fallback>{t(word)}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
        for word in ("один", "два")
    ]
    nested = [box(p("внешняя ", box(p(word)))) for word in ("внутренняя", "внутренняя рамка")]
    smart = [f'<w:smartTag w:uri="urn:x" w:element="place">{r(word)}</w:smartTag>' for word in ("Ташкент", "Астана")]
    hebrew = [r("שלום עולם", "<w:rtl/>"), r("שלום לכולם", "<w:rtl/>")]
    computed = [field("IF 1 = 1", "@").replace(r("@"), field("REF a", number)) for number in ("5", "6")]
    for what, (one, two) in {
        "letters twice": twice,
        "box in a box": nested,
        "smart tag": smart,
        "right to left": hebrew,
        "field in a field": computed,
    }.items():
        old, new, bare = (file(A, p(LEFT, inner, RIGHT), B) for inner in (one, two, ""))
        yield Pair(f"{what} inserted", bare, old)
        yield Pair(f"{what} deleted", old, bare)
        yield Pair(f"{what} changed", old, new)
    boxed = p(LEFT, "о весьма важных сроках", nested[0])
    yield Pair("paragraph with a box in a box moved", file(boxed, A, B, C), file(A, B, C, boxed))
    yield Pair("table with a box in a box deleted", file(A, table(row("а", cell(boxed))), B), file(A, B))
    one, two, three = row("а", "б"), row("в", "г"), row("д", "е")
    yield Pair("control around a row inserted", file(table(two), A), file(table(control("q", one), two), A))
    yield Pair("control around a row deleted", file(table(control("q", one), two), A), file(table(two), A))
    yield Pair(
        "row deleted in a control",
        file(table(control("q", one + three), two), A),
        file(table(control("q", one), two), A),
    )
    yield Pair("words in a control around a row", file(table(control("q", one)), A), file(table(control("q", two)), A))
    content = [p(line) for line in ("Статья 1 … 2", "Статья 2 … 3", "Статья 3 … 4")]
    toc = [field("TOC", "Содержание").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")]
    end = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    long = [p(toc[0]), *content, end]
    yield Pair("line of a long table of contents inserted", file(*long[:3], *long[4:], A), file(*long, A))
    yield Pair("long table of contents inserted", file(A), file(*long, A))
    yield Pair("long table of contents deleted", file(*long, A), file(A))
    yield Pair("table made text", file(A, table(row(B, C)), D), file(A, B, C, D))
    yield Pair("two tables made one", file(A, table(one), p(), table(two), B), file(A, table(one, two), B))
    yield Pair(
        "footnotes change places", file(p(LEFT, note(1), RIGHT, note(2))), file(p(LEFT, note(2), RIGHT, note(1)))
    )


def articles() -> Iterator[Pair]:
    def article(number: int, title: str, *lines: str) -> str:
        return p(f"Статья {number}. {title}", style="Heading1") + "".join(
            p(f"{at}. {line}") for at, line in enumerate(lines, 1)
        )

    subjects = {
        "Предмет": "Стороны сотрудничают в области метрологии.",
        "Обмен": "Стороны обмениваются сведениями о стандартах.",
        "Органы": "Органы назначаются каждой Стороной.",
        "Расходы": "Расходы каждая Сторона несет сама.",
        "Споры": "Споры решаются путем консультаций.",
    }

    def text(*names: str) -> str:
        return "".join(
            article(at, name, subjects.get(name, "Новое правило."), "Порядок определяют Стороны.")
            for at, name in enumerate(names, 1)
        )

    every = tuple(subjects)
    yield Pair(
        "article inserted, the rest renumbered", file(text(*every)), file(text("Предмет", "Термины", *every[1:]))
    )
    yield Pair("article deleted, the rest renumbered", file(text(*every)), file(text(*every[:1], *every[2:])))
    yield Pair("article moved down", file(text(*every)), file(text("Предмет", "Органы", "Расходы", "Обмен", "Споры")))
    yield Pair("article moved up", file(text(*every)), file(text("Споры", "Предмет", "Обмен", "Органы", "Расходы")))
    yield Pair(
        "article moved and edited",
        file(text(*every)),
        file(
            text("Предмет", "Органы", "Расходы", "Обмен", "Споры").replace(
                "сведениями о стандартах", "сведениями о мерах"
            )
        ),
    )


def corpus() -> list[Pair]:
    """Every pair, each under a name of its own."""
    makers = (inline, in_places, looks, blocks, cuts, tables, stories, rarer, articles)
    return [pair for make in makers for pair in make()]
