"""Pairs of files with a redline by Paraph itself: what is spoilt in `test_damage.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from paraph.wordcompare.checked import compare_word
from paraph.wordcompare.result import Options
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
from wordverify.spoiling import File, add

STYLES = (
    style("Normal", "Normal")
    + style("Head", "heading 1", "<w:rPr><w:b/></w:rPr>")
    + style("Quote", "Quote", "<w:rPr><w:i/></w:rPr>")
)
FRACTION = (
    "<m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
)
KEEP = "Настоящее Соглашение вступает в силу со дня подписания."
LAST = "Совершено в двух экземплярах, имеющих одинаковую силу."
MARKED = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
NESTED = MARKED.format(3, "one", r("здесь ") + MARKED.format(4, "two", r("далее")))
COMMENTED = (
    '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
)


@dataclass(frozen=True)
class Triple:
    old: bytes
    new: bytes
    redline: bytes


def _words() -> tuple[bytes, bytes]:
    """Words, looks, marks of paragraphs, lists, a section."""
    lists = numbering("decimal", "lowerLetter")
    turned = section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    old = docx(
        p("Статья 1. Предмет", style="Head"),
        p("Стороны обмениваются сведениями о пошлинах каждый месяц."),
        p("Запрос рассматривается в ", r("разумный", "i"), " срок."),
        p("Эта строка будет удалена из текста целиком."),
        p("Перечень органов прилагается."),
        p("Стороны представляют перечни. Они рассматриваются комиссией."),
        listed(1, "меры по устранению барьеров;"),
        listed(1, "обмен опытом;"),
        p(KEEP, style="Quote"),
        p(LAST),
        styles=STYLES,
        numbering=lists,
    )
    new = docx(
        p("Статья 1. Предмет", style="Head"),
        p("Стороны делятся сведениями о пошлинах каждый месяц."),
        p("Запрос рассматривается в ", r("разумный", "b"), " срок."),
        p("Перечень органов прилагается.", props='<w:jc w:val="center"/>'),
        p("Стороны представляют перечни."),
        p(" Они рассматриваются комиссией."),
        listed(1, "меры по устранению барьеров;"),
        listed(2, "обмен опытом;"),
        p("Новая строка о расходах Сторон."),
        p(KEEP, style="Quote"),
        p(LAST),
        sect=turned,
        styles=STYLES,
        numbering=lists,
    )
    return old, new


def _things() -> tuple[bytes, bytes]:
    """Everything that stands between words."""

    def file(word: str, code: str, where: str, drawn: str, said: str, deep: str, framed: str, chosen: str) -> bytes:
        made = docx(
            p("Слово ", r(word), " и вкладка", "<w:r><w:tab/></w:r>", r("строка"), "<w:r><w:br/></w:r>", r("дальше")),
            p(
                "Знак ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
                r(" и дефис"),
                "<w:r><w:noBreakHyphen/></w:r>",
            ),
            p("См. ", field(code, "статью 5"), r(" и "), simple("REF two", "статью 6"), r(".")),
            p("Сведения ", link(where, "на сайте"), r(" и "), NESTED, r(".")),
            p("Схема ", picture(drawn), r(" и формула "), formula(said), r(".")),
            p("Дробь ", FRACTION, r(".")),
            p("Сноска", note(1), r(" и другая"), note(2), r(".")),
            p("Рамка ", box(framed), r(".")),
            p("Выбор ", control("x", r(chosen)), r(".")),
            control("whole", p("Управляемый блок.")),
            p(COMMENTED.format(0, r("Замечание")), r(" и "), COMMENTED.format(1, r("вопрос")), r(".")),
            p(KEEP),
            footnotes={1: deep, 2: "Неизменная сноска."},
            links={"lA": "https://example.org/a", "lB": "https://example.org/b"},
            pictures={"iA": b"\x89PNG-a", "iB": b"\x89PNG-b"},
            parts={"word/comments.xml": REMARKS},
        )
        return related(made, comments="comments.xml")

    old = file("прежнее", "REF one", "lA", "iA", "a+b", "Срок месяц.", "Старая рамка.", "первое")
    return old, file("новое", "REF two", "lB", "iB", "a+c", "Срок год.", "Новая рамка.", "второе")


def related(data: bytes, **targets: str) -> bytes:
    """The file with more relationships of its main part: kind to target."""
    file, kind = File(data), "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    part = "word/_rels/document.xml.rels"
    for name, target in targets.items():
        add(".", f'<p:Relationship Id="x{name}" Type="{kind}{name}" Target="{target}"/>', part)(file)
    return file.data()


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REMARKS = (
    f'<w:comments xmlns:w="{SPACE}">'
    '<w:comment w:id="0" w:author="Б"><w:p><w:r><w:t>Уточнить.</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="1" w:author="Б"><w:p><w:r><w:t>Зачем?</w:t></w:r></w:p></w:comment></w:comments>'
)


def _tables() -> tuple[bytes, bytes]:
    one, two, three = row("Обмен", "30 дней"), row("Консультации", "60 дней"), row("Отчет", "90 дней")
    grey = cell("90 дней", props='<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>')
    wide = table(row("а", "б", "в"), row("г", "д", "е"), columns=3)
    old = docx(p(KEEP), table(one, two, three), p("Между таблицами."), table(row("а", "б"), row("г", "д")), p(LAST))
    new = docx(
        p(KEEP),
        table(row("Обмен", "45 дней"), row("Проверка", "15 дней"), row("Отчет", grey)),
        p("Между таблицами."),
        wide,
        p(LAST),
    )
    return old, new


def _moved() -> tuple[bytes, bytes]:
    lines = [
        "Компетентные органы обмениваются сведениями о стандартах.",
        "Расходы каждая Сторона несет самостоятельно и в полной мере.",
        "Споры решаются путем переговоров и консультаций Сторон.",
        "Приложения являются неотъемлемой частью текста документа.",
    ]
    first, *rest = (p(line) for line in lines)
    return docx(first, *rest, p(LAST)), docx(*rest, first, p(LAST))


def _around() -> tuple[bytes, bytes]:
    """Headers, lists, settings, parts of the maker."""
    sect = section(
        '<w:headerReference w:type="default" r:id="hA"/><w:headerReference w:type="even" r:id="hB"/>'
        '<w:footerReference w:type="default" r:id="fA"/><w:pgSz w:w="11906" w:h="16838"/><w:titlePg/>'
    )
    settings = (
        f'<w:settings xmlns:w="{SPACE}"><w:documentProtection w:edit="readOnly"/><w:evenAndOddHeaders/></w:settings>'
    )

    def file(head: str, *blocks: str, styles: str = STYLES, lists: tuple[str, ...] = ("decimal",)) -> bytes:
        made = docx(
            *blocks,
            p(KEEP),
            sect=sect,
            styles=styles,
            numbering=numbering(*lists),
            footnotes={1: "Сноска."},
            headers={"hA": head, "hB": "Четная страница", "fA": p("Низ")},
            parts={
                "word/settings.xml": settings,
                "customXml/item1.xml": "<data/>",
                "docProps/custom.xml": "<props/>",
                "word/theme/theme1.xml": "<theme/>",
            },
        )
        return related(made, settings="settings.xml", theme="theme/theme1.xml", customXml="../customXml/item1.xml")

    more = STYLES + style("Note", "Note text", "<w:rPr><w:caps/></w:rPr>")
    old = file(
        "Проект",
        p("Только прежний стиль.", style="Note"),
        listed(2, "пункт"),
        p("Слово" + KEEP),
        styles=more,
        lists=("decimal", "lowerRoman"),
    )
    return old, file("Проект 2", listed(1, "другой пункт"), p("Иное слово" + KEEP))


MAKERS = {"words": _words, "things": _things, "tables": _tables, "moved": _moved, "around": _around}


@cache
def triple(name: str) -> Triple:
    old, new = MAKERS[name]()
    made = compare_word(old, new, Options())
    assert made.engine == "paraph"
    return Triple(old, new, made.redline)
