"""Two answers to one file in one redline: each change under its author; where both changed the same, both stand and it is told."""  # noqa: E501

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from paraph.wordcompare.result import Options, WordComparison
from paraph.wordcompare.threeway.compare import compare_answers
from wordcompare import judge
from wordcompare.files import docx, note, p, r
from wordcompare.scripts import Script, Writer
from wordcompare.treaty import ARTICLES, LAYOUTS, Layout, rows, russian

SWAPPED = {"ins": "del", "del": "ins", "moveTo": "moveFrom", "moveFrom": "moveTo"}


def answered(base: bytes, first: bytes, second: bytes) -> WordComparison:
    return compare_answers(base, first, second, Options(), names=("base", "both"), authors=("A", "B"))


def one_side(redline: bytes, author: str) -> list[str]:
    """The texts of the paragraphs with the changes of ``author`` accepted and all others rejected."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(redline)).read("word/document.xml"))
    for name, other in SWAPPED.items():
        for each in root.iter(judge.W + name):
            if author not in each.get(judge.W + "author").split(", "):
                each.set("swap", judge.W + other)
    for each in root.xpath("//*[@swap]"):
        each.tag = each.attrib.pop("swap")
    judge.resolve(root, True)
    return ["".join(each.itertext(judge.W + "t")) for each in root.iter(judge.W + "p")]


def texts(data: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return ["".join(each.itertext(judge.W + "t")) for each in root.iter(judge.W + "p")]


def edited(old: str, new: str) -> list[tuple[str, str]]:
    return [(ru.replace(old, new), kk) for ru, kk in rows(ARTICLES)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_changes_apart_stand_under_their_authors_and_each_side_can_be_had_alone(layout: Layout) -> None:
    base, first = layout(rows(ARTICLES)), layout(edited("тридцати", "сорока"))
    without = [line for line in edited("путем переговоров", "путем прямых переговоров") if "расходы" not in line[0]]
    second = layout([*without, ("2. Новый пункт стороны Б о порядке уплаты.", "2. Б тарапының жаңа тармағы.")])
    made = answered(base, first, second)
    by = {author: [text for _, who, text in judge.marks(made.redline) if who == author] for author in ("A", "B")}
    assert by["A"] == ["тридцати", "сорока"]
    assert "прямых " in by["B"]
    assert "2. Новый пункт стороны Б о порядке уплаты." in by["B"]
    assert one_side(made.redline, "A") == texts(first)
    assert one_side(made.redline, "B") == texts(second)
    assert not [each for each in made.listed.warnings if each.rule == "clash"]


def test_the_same_change_by_both_stands_once_under_both_names() -> None:
    base, both = russian(rows(ARTICLES)), russian(edited("тридцати", "сорока"))
    made = answered(base, both, both)
    assert judge.marks(made.redline) == [("del", "A, B", "тридцати"), ("ins", "A, B", "сорока")]
    assert made.listed.warnings == ()


def test_a_clash_shows_both_wordings_and_is_told() -> None:
    base = docx("Стороны проводят консультации ежегодно.")
    made = answered(
        base, docx("Стороны начинают консультации ежегодно."), docx("Стороны обязаны консультации ежегодно.")
    )
    assert judge.marks(made.redline) == [
        ("del", "A", "проводят"),
        ("ins", "A", "начинают"),
        ("ins", "B", " обязаны"),
    ]
    (clash,) = made.listed.warnings
    assert (clash.rule, clash.text) == ("clash", "Стороны проводят консультации ежегодно.")
    assert (clash.old, clash.new) == (
        "Стороны начинают консультации ежегодно.",
        "Стороны обязаны консультации ежегодно.",
    )


def test_what_one_side_deletes_and_the_other_changes_is_a_clash_and_nothing_is_lost() -> None:
    base = docx("Первый абзац.", "Второй абзац о сроках исполнения.", "Третий абзац.")
    made = answered(
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
    made = answered(base, docx(*lines[:3], "Самый конец"), docx(lines[1], lines[0], lines[2], lines[3]))
    assert {who for kind, who, _ in judge.marks(made.redline) if kind.startswith("move")} == {"B"}


def test_formatting_of_the_second_side_comes_along() -> None:
    base = docx(p("Срок подачи запроса"), "Конец")
    made = answered(
        base, docx(p("Срок подачи запроса"), "Самый конец"), docx(p("Срок ", r("подачи", "b"), " запроса"), "Конец")
    )
    root = judge.File(made.redline).root("word/document.xml")
    assert [each.get(f"{judge.W}author") for each in root.iter(f"{judge.W}rPrChange")] == ["B"]


def test_a_note_of_the_second_side_is_brought_along() -> None:
    base = docx(p("Текст", " дальше"), footnotes={})
    second = docx(p("Текст", note(1), " дальше"), footnotes={1: "о сроках"})
    made = answered(base, docx(p("Текст", " и дальше"), footnotes={}), second)
    assert "о сроках" in str(judge.view(made.redline))


@pytest.mark.slow
@pytest.mark.parametrize("block", range(4))
def test_any_two_answers_give_a_verified_redline(block: int) -> None:
    for seed in range(50 * block, 50 * block + 50):
        script = Script(seed)
        base = script.text()
        one, other = script.edit(base), script.edit(base)
        files = [Writer(turned=False).file(text, "") for text in (base, one)]
        answered(*files, Writer(turned=seed % 3 == 0).file(other, ""))
