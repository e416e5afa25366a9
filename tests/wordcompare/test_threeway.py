"""Two answers to one file in one redline: each change under its author; where both changed the same, both stand and it is told."""  # noqa: E501

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordcompare.threeway import compare
from paraph.wordcompare.threeway.compare import compare_answers
from paraph.wordverify import verify
from wordcompare import judge
from wordcompare.corpus import corpus
from wordcompare.files import (
    box,
    cell,
    control,
    docx,
    field,
    listed,
    note,
    numbering,
    p,
    r,
    row,
    section,
    simple,
    style,
    table,
)
from wordcompare.scripts import Script, Writer
from wordcompare.treaty import ARTICLES, LAYOUTS, Layout, rows, russian

STORY = re.compile(r"word/(document|footnotes|endnotes|(header|footer)\w*)\.xml")
SWAPPED = {
    "ins": "del",
    "del": "ins",
    "moveTo": "moveFrom",
    "moveFrom": "moveTo",
    "cellIns": "cellDel",
    "cellDel": "cellIns",
}
RANGES = {"customXmlInsRange": "customXmlDelRange", "customXmlDelRange": "customXmlInsRange"}


def answered(base: bytes, first: bytes, second: bytes) -> WordComparison:
    return compare_answers(base, first, second, Options(), names=("base", "one", "two"), authors=("A", "B"))


def alone(redline: bytes, author: str) -> bytes:
    """The redline turned so that accepting all accepts what ``author`` changed and rejects what the other did."""
    return rewritten(redline, lambda root: turn(root, author))


def turn(root: etree._Element, author: str) -> None:
    def other(each: etree._Element) -> bool:
        return author not in each.get(judge.W + "author", author).split(", ")

    for name, change in judge.CHANGES.items():
        for each in list(root.iter(judge.W + change)):
            if other(each):
                holder, old = each.getparent(), each.find(judge.W + name)
                stay = [x for x in holder if x.tag[len(judge.W) :] in judge.KEPT_IN_CHANGE.get(name, ())]
                holder[:] = [*(stay if name != "pPr" else []), *old, *(stay if name == "pPr" else [])]
    for name, swapped in SWAPPED.items():
        for each in root.iter(judge.W + name):
            if other(each):
                each.set("swap", judge.W + swapped)
    for name, swapped in RANGES.items():
        ids = {each.get(judge.W + "id") for each in root.iter(f"{judge.W}{name}Start") if other(each)}
        for each in root.iter(f"{judge.W}{name}Start", f"{judge.W}{name}End"):
            if each.get(judge.W + "id") in ids:
                each.set("swap", each.tag.replace(name, swapped))
    for each in root.xpath("//*[@swap]"):
        each.tag = each.attrib.pop("swap")
    for each in list(root.iter(judge.W + "tblGrid")):  # its changes have no author in the format
        judge.drop(each)


def gridless(data: bytes) -> bytes:
    return rewritten(data, lambda root: [judge.drop(each) for each in list(root.iter(judge.W + "tblGrid"))])


def rewritten(data: bytes, change: Callable[[etree._Element], object]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if STORY.fullmatch(name):
                root = etree.fromstring(part)
                change(root)
                part = etree.tostring(root)
            new.writestr(name, part)
    return out.getvalue()


def apart(base: bytes, first: bytes, second: bytes, made: WordComparison | None = None) -> WordComparison:
    """The redline, each side of which can be had alone, and the base by rejecting all: two judges say so."""
    made = answered(base, first, second) if made is None else made
    assert [each for each in made.listed.warnings if each.rule == "lost"] == []
    assert [each for each in verify(base, made.redline, made.redline) if each.view == "reject"] == []
    assert judge.view(base) == judge.view(made.redline, accept=False)
    for author, side in (("A", first), ("B", second)):
        wanted, got = judge.view(gridless(side)), judge.view(alone(made.redline, author))
        assert wanted == got, judge._first(wanted, got)
    return made


def rules(made: WordComparison) -> list[tuple[str, str, str]]:
    return [(each.rule, each.what, each.author) for each in made.listed.warnings if each.rule in ("clash", "lost")]


def edited(old: str, new: str) -> list[tuple[str, str]]:
    return [(ru.replace(old, new), kk) for ru, kk in rows(ARTICLES)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_changes_apart_stand_under_their_authors_and_each_side_can_be_had_alone(layout: Layout) -> None:
    base, first = layout(rows(ARTICLES)), layout(edited("тридцати", "сорока"))
    without = [line for line in edited("путем переговоров", "путем прямых переговоров") if "расходы" not in line[0]]
    second = layout([*without, ("2. Новый пункт стороны Б о порядке уплаты.", "2. Б тарапының жаңа тармағы.")])
    made = apart(base, first, second)
    by = {author: [text for _, who, text in judge.marks(made.redline) if who == author] for author in ("A", "B")}
    assert by["A"] == ["тридцати", "сорока"]
    assert "прямых " in by["B"]
    assert "2. Новый пункт стороны Б о порядке уплаты." in by["B"]
    assert rules(made) == []


def test_the_same_change_by_both_stands_once_under_both_names() -> None:
    base, both = russian(rows(ARTICLES)), russian(edited("тридцати", "сорока"))
    made = answered(base, both, both)
    assert judge.marks(made.redline) == [("del", "A, B", "тридцати"), ("ins", "A, B", "сорока")]
    assert made.listed.warnings == ()


def test_a_clash_shows_both_wordings_and_is_told() -> None:
    base = docx("Стороны проводят консультации ежегодно.")
    made = apart(base, docx("Стороны начинают консультации ежегодно."), docx("Стороны обязаны консультации ежегодно."))
    assert judge.marks(made.redline) == [
        ("del", "A, B", "проводят"),
        ("ins", "A", "начинают"),
        ("ins", "B", "обязаны"),
    ]
    (clash,) = made.listed.warnings
    assert (clash.rule, clash.text) == ("clash", "Стороны проводят консультации ежегодно.")
    assert (clash.old, clash.new) == (
        "Стороны начинают консультации ежегодно.",
        "Стороны обязаны консультации ежегодно.",
    )


def test_what_one_side_deletes_and_the_other_changes_is_a_clash_and_nothing_is_lost() -> None:
    base = docx("Первый абзац.", "Второй абзац о сроках исполнения.", "Третий абзац.")
    made = apart(
        base,
        docx("Первый абзац.", "Третий абзац."),
        docx("Первый абзац.", "Второй абзац о новых сроках исполнения.", "Третий абзац."),
    )
    assert [each.rule for each in made.listed.warnings] == ["clash"]
    assert "новых" in str(judge.view(made.redline))


def test_a_paragraph_moved_by_the_second_side_is_moved_under_its_name() -> None:
    lines = [
        "Первый абзац о предмете настоящего Соглашения и его целях.",
        "Второй абзац о расходах Сторон и их возмещении.",
        "Третий.",
        "Конец",
    ]
    base = docx(*lines)
    made = apart(base, docx(*lines[:3], "Самый конец"), docx(lines[1], lines[0], lines[2], lines[3]))
    assert {who for kind, who, _ in judge.marks(made.redline) if kind.startswith("move")} == {"B"}


def test_formatting_of_the_second_side_comes_along() -> None:
    base = docx(p("Срок подачи запроса"), "Конец")
    made = apart(
        base, docx(p("Срок подачи запроса"), "Самый конец"), docx(p("Срок ", r("подачи", "b"), " запроса"), "Конец")
    )
    root = judge.File(made.redline).root("word/document.xml")
    assert [each.get(f"{judge.W}author") for each in root.iter(f"{judge.W}rPrChange")] == ["B"]


def test_a_note_of_the_second_side_is_brought_along() -> None:
    base = docx(p("Текст", " дальше"), footnotes={})
    second = docx(p("Текст", note(1), " дальше"), footnotes={1: "о сроках"})
    made = apart(base, docx(p("Текст", " и дальше"), footnotes={}), second)
    assert "о сроках" in str(judge.view(made.redline))


def with_header(*blocks: str, **headers: str) -> bytes:
    kinds = {rid: "footer" if rid.startswith("f") else "header" for rid in headers}
    sect = "".join(f'<w:{kind}Reference w:type="default" r:id="{rid}"/>' for rid, kind in kinds.items())
    return docx(*blocks, sect=section(sect + '<w:pgSz w:w="11906" w:h="16838"/>'), headers=headers)


def test_headers_and_footers_of_both_sides_are_laid_over_one_another() -> None:
    base = with_header("Текст", h1="Проект Соглашения", f1="Низ страницы")
    first = with_header("Текст", h1="Новый проект Соглашения", f1="Низ страницы")
    made = apart(base, first, with_header("Текст", h1="Проект Соглашения Сторон", f1="Низ каждой страницы"))
    assert judge.marks(made.redline) == [
        ("ins", "B", "каждой "),
        ("del", "A", "Проект"),
        ("ins", "A", "Новый проект"),
        ("ins", "B", " Сторон"),
    ]


def test_a_header_that_only_the_second_side_has_is_brought_along() -> None:
    apart(with_header("Текст"), with_header("Новый текст"), with_header("Текст", h1="Проект"))
    apart(with_header("Текст", h1="Проект"), with_header("Новый текст"), with_header("Текст", h1="Проект два"))


def test_foot_and_endnotes_that_both_sides_change_and_add() -> None:
    body = (p("Текст", note(1), " о сроках"), p("Конец", note(1, "endnote")))
    base = docx(*body, footnotes={1: "Срок тридцать дней."}, endnotes={1: "Концевая."})
    first = docx(
        p("Новый", note(1), " текст", note(2), " о сроках"),
        body[1],
        footnotes={1: "Сторона А.", 2: "Срок сорок дней."},
        endnotes={1: "Концевая."},
    )
    second = docx(
        p("Текст", note(1), " о сроках", note(2)),
        body[1],
        footnotes={1: "Срок тридцать рабочих дней.", 2: "Сторона Б."},
        endnotes={1: "Концевая сноска."},
    )
    apart(base, first, second)


def test_margins_that_only_the_second_side_changes_are_tracked_under_its_name() -> None:
    wide = section('<w:pgSz w:w="16838" w:h="11906"/>')
    made = apart(docx("Текст"), docx("Новый текст"), docx("Текст", sect=wide))
    root = judge.File(made.redline).root("word/document.xml")
    assert [each.get(f"{judge.W}author") for each in root.iter(f"{judge.W}sectPrChange")] == ["B"]


def test_margins_that_both_change_stand_as_the_first_has_them_and_it_is_told() -> None:
    sections = [section(f'<w:pgSz w:w="{wide}" w:h="16838"/>') for wide in (11906, 12000, 13000)]
    made = answered(*(docx("Текст", sect=each) for each in sections))
    assert rules(made) == [("lost", "formatting", "B")]
    assert made.listed.incomplete


def styled(look: str, settings: str = "", theme: str = "") -> bytes:
    return docx(p("Текст", style="Body"), styles=style("Body", "body text", look), **extra(settings, theme))


def extra(settings: str, theme: str) -> dict[str, dict[str, str]]:
    return {"others": {kind: text for kind, text in (("settings", settings), ("theme", theme)) if text}}


BOLD, ITALIC = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"


def test_a_style_that_the_second_side_defines_otherwise_is_taken_over() -> None:
    made = answered(styled(""), styled(""), styled(BOLD))
    styles = judge.File(made.redline).root("word/styles.xml")
    assert [each.tag for each in styles.iter(f"{judge.W}b")] == [f"{judge.W}b"]
    assert [(each.rule, each.text) for each in made.listed.warnings] == [("untracked", "body text")]


def test_a_style_that_both_define_otherwise_is_told() -> None:
    assert rules(answered(styled(""), styled(ITALIC), styled(BOLD))) == [("lost", "style", "B")]
    assert rules(answered(styled(""), styled(BOLD), styled(BOLD))) == []


def test_settings_are_taken_over_where_the_other_side_left_them() -> None:
    base, first, second = "<w:defaultTabStop w:val='708'/>", "<w:mirrorMargins/><w:defaultTabStop w:val='708'/>", ""
    second = "<w:defaultTabStop w:val='500'/><w:evenAndOddHeaders/>"
    made = answered(styled("", base), styled("", first), styled("", second))
    settings = judge.File(made.redline).root("word/settings.xml")
    names = [each.tag[len(judge.W) :] for each in settings]
    assert names == ["mirrorMargins", "defaultTabStop", "evenAndOddHeaders"]
    assert settings[1].get(f"{judge.W}val") == "500"
    both = answered(styled("", base), styled("", "<w:defaultTabStop w:val='300'/>"), styled("", second))
    assert [(each.text, each.author) for each in both.listed.warnings if each.rule == "lost"] == [
        ("defaultTabStop", "B")
    ]


def test_a_theme_of_the_second_side_is_told_by_name() -> None:
    made = answered(styled("", "", "<w:x/>"), styled("", "", "<w:x/>"), styled("", "", "<w:y/>"))
    assert [(each.what, each.text, each.author) for each in made.listed.warnings if each.rule == "lost"] == [
        ("part", "theme", "B")
    ]


def test_tables_that_both_sides_change() -> None:
    base = docx(table(row("Обмен", "30 дней"), row("Отчет", "90 дней")), "Конец")
    first = docx(table(row("Проверка", "15 дней"), row("Обмен", "30 дней"), row("Отчет", "80 дней")), "Конец")
    second = docx(
        table(row("Обмен", "Орган", "30 рабочих дней"), row("Отчет", "Орган", "90 дней"), columns=3), "Самый конец"
    )
    made = apart(base, first, second)
    assert rules(made) == []


def test_a_column_that_both_sides_add() -> None:
    base = docx(table(row("Обмен", "30 дней"), row("Отчет", "90 дней")), "Конец")
    first = docx(table(row("Обмен", "А", "30 дней"), row("Отчет", "а", "90 дней"), columns=3), "Конец")
    second = docx(table(row("Обмен", "30 дней", "Б"), row("Отчет", "90 дней", "б"), columns=3), "Конец")
    assert rules(apart(base, first, second)) == []


def test_a_simple_field_that_one_side_strikes_beside_words_of_the_other() -> None:
    base = docx(p("Страница ", simple("PAGE", "3"), " из списка"))
    first, second = docx(p("Страница  из списка")), docx(p("Страница ", simple("PAGE", "3"), " из полного списка"))
    assert rules(apart(base, first, second)) == []
    assert rules(apart(base, second, first)) == []


def test_a_clash_says_under_which_article_and_in_which_story_it_stands() -> None:
    def file(word: str) -> bytes:
        return docx(
            "Статья 1. Предмет", f"Стороны {word} консультации.", p("Конец", note(1)), footnotes={1: f"{word} срок"}
        )

    made = apart(file("проводят"), file("начинают"), file("обязаны"))
    assert [(each.article, each.story) for each in made.listed.warnings] == [
        ("Статья 1. Предмет", "body"),
        ("", "footnote"),
    ]


def test_two_rows_at_one_place_and_cells_with_two_paragraphs() -> None:
    base = docx(table(row("Обмен", cell("первый абзац", "второй абзац")), row("Отчет", "90 дней")), "Конец")
    first = docx(
        table(row("Обмен", cell("самый первый абзац", "второй абзац")), row("А", "а"), row("Отчет", "90 дней")), "Конец"
    )
    second = docx(
        table(row("Обмен", cell("первый абзац", "вставка", "второй")), row("Б", "б"), row("Отчет", "90 дней")), "Конец"
    )
    apart(base, first, second)


def test_a_row_that_one_side_deletes_and_the_other_changes_is_a_clash() -> None:
    base = docx(table(row("Обмен", "30 дней"), row("Отчет", "90 дней")), "Конец")
    first = docx(table(row("Обмен", "30 дней")), "Конец")
    second = docx(table(row("Обмен", "30 дней"), row("Отчет", "80 дней")), "Конец")
    assert rules(apart(base, first, second)) == [("clash", "", "")]


def test_fields_links_text_boxes_and_controls_of_both_sides() -> None:
    def line(code: str, boxed: str, held: str, end: str) -> bytes:
        inner = (field("REF a", code), box(p(boxed)), control("x", r(held)))
        return docx(p("Статья ", inner[0], " и ", inner[1], " и ", inner[2], end))

    made = apart(
        line("5", "Слова в рамке", "значение", "."),
        line("6", "Слова в рамке", "иное значение", "."),
        line("5", "Другие слова в рамке", "значение", " конец."),
    )
    assert rules(made) == []
    both = apart(
        line("5", "Слова в рамке", "значение поля", "."),
        line("5", "Новые слова в рамке", "иное значение поля", "."),
        line("5", "Слова в узкой рамке", "значение нового поля", "."),
    )
    assert rules(both) == []


def test_a_control_that_one_side_changes_and_the_other_takes_away() -> None:
    base, first, second = (
        docx(p("Слово ", inner, " конец")) for inner in (control("x", r("одно")), control("x", r("два")), "")
    )
    assert rules(apart(base, first, second)) == [("clash", "", "")]
    assert rules(apart(base, second, first)) == [("clash", "", "")]


def test_lists_and_paragraph_looks_of_both_sides() -> None:
    numbered = {"numbering": numbering("decimal", "lowerLetter")}
    base = docx(listed(1, "первый пункт"), listed(1, "второй пункт"), p("Конец"), **numbered)
    first = docx(listed(2, "первый пункт"), listed(1, "второй пункт"), p("Конец"), **numbered)
    second = docx(
        listed(1, "первый пункт перечня"),
        listed(1, "второй пункт"),
        p("Конец", props='<w:jc w:val="center"/>'),
        **numbered,
    )
    apart(base, first, second)


def test_one_paragraph_formatted_by_both_is_told() -> None:
    looks = ("", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>')
    made = answered(*(docx(p("Текст", props=look)) for look in looks))
    assert [(each.rule, each.what, each.author, each.text) for each in made.listed.warnings] == [
        ("lost", "formatting", "B", "Текст")
    ]


def test_bookmarks_of_both_sides_stand_and_comments_of_the_second_are_told() -> None:
    def marked(name: str, text: str) -> bytes:
        mark = (
            f'<w:bookmarkStart w:id="1" w:name="{name}"/>' + r(text) + '<w:bookmarkEnd w:id="1"/>' if name else r(text)
        )
        return docx(p("Слова ", mark, " конец"))

    made = apart(marked("", "о сроках"), marked("one", "о сроках"), marked("two", "о новых сроках"))
    root = judge.File(made.redline).root("word/document.xml")
    assert {each.get(f"{judge.W}name") for each in root.iter(f"{judge.W}bookmarkStart")} == {"one", "two"}
    files = [docx("Текст", others={"comments": text} if text else {}) for text in ("", "", "<w:comment/>")]
    assert rules(answered(*files)) == [("lost", "comment", "B")]


def test_an_article_moved_by_one_side_and_changed_by_the_other_is_a_clash_and_nothing_is_lost() -> None:
    lines = [
        "Первый абзац о предмете настоящего Соглашения и его целях.",
        "Второй абзац о расходах Сторон и порядке их возмещения.",
        "Третий абзац о сроках рассмотрения запросов другой Стороны.",
    ]
    made = apart(
        docx(*lines, "Конец"),
        docx(*lines[1:], lines[0], "Конец"),
        docx(lines[0].replace("целях", "задачах"), *lines[1:], "Конец"),
    )
    assert rules(made) == [("clash", "", "")]
    assert ("ins", "B", "задачах") in judge.marks(made.redline)


def test_renumbering_by_a_side_stands_under_its_name() -> None:
    new = ("Определения", "Анықтамалар", [("Понятия имеют обычное значение.", "Ұғымдар әдеттегі мәнінде.")])
    made = apart(russian(rows(ARTICLES)), russian(rows((new, *ARTICLES))), russian(edited("тридцати", "сорока")))
    assert {who for _, who, _ in judge.marks(made.redline)} == {"A", "B"}


def test_the_list_says_whose_each_change_is() -> None:
    base, first = docx("Стороны вправе.", "Конец"), docx("Обе Стороны вправе.", "Самый конец")
    made = answered(base, first, docx("Стороны всегда вправе.", "Самый конец"))
    assert [(each.author, each.new) for each in made.listed.changes] == [
        ("A", "Обе Стороны вправе."),
        ("A, B", "Самый конец"),
        ("B", "Стороны всегда вправе."),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("start", range(3))
def test_every_construct_changed_by_one_side_or_alike_by_both(start: int) -> None:
    for pair in corpus()[start::27]:
        for first, second, author in (
            (pair.new, pair.old, "A"),
            (pair.old, pair.new, "B"),
            (pair.new, pair.new, "A, B"),
        ):
            made = answered(pair.old, first, second)
            assert rules(made) == [], pair.name
            assert {who for _, who, _ in judge.marks(made.redline)} <= {author}, pair.name


HEADERS = (("", "", ""), ("П", "П 1", "П"), ("П", "П", "П 2"), ("П", "П 1", "П 2"), ("П", "", "П"), ("", "", "П"))


def answers(seed: int) -> list[bytes]:
    script = Script(seed)
    base = script.text()
    texts = base, script.edit(base), script.edit(base)
    headers = script.rng.choice(HEADERS)
    turned = (False, False, seed % 3 == 0)
    return [
        Writer(turned=turn).file(*pair) for pair, turn in zip(zip(texts, headers, strict=True), turned, strict=True)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("block", range(6))
def test_either_side_of_any_two_answers_can_be_had_alone(block: int) -> None:
    told = 0
    for seed in range(25 * block, 25 * block + 25):
        files = answers(seed)
        made = answered(*files)
        if made.listed.incomplete:
            told += 1  # both sides gave one paragraph another look, or a bookmark went with its words
        else:
            apart(*files, made)
    assert told <= 5


def test_a_loss_that_is_told_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of B that got lost on the way is told beside B's bookmark that could not come along."""
    laid = compare._laid

    def careless(first: bytes, second: bytes, authors: tuple[str, str]) -> tuple[bytes, list[Warned], dict[str, str]]:
        redline, told, grids = laid(first, first, authors)
        return redline, [*told, Warned(rule="lost", what="bookmark", text="aim", author="B")], grids

    monkeypatch.setattr(compare, "_laid", careless)
    made = answered(docx(p("Цель"), p("Срок")), docx(p("Цели"), p("Срок")), docx(p("Цель"), p("Сроки")))
    assert rules(made) == [("lost", "bookmark", "B"), ("lost", "place", "B"), ("lost", "place", "B")]
