"""What negotiators do to a treaty, and what its redline shows: fine marks, moves, renumbering under its own author."""

from __future__ import annotations

import pytest

from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.result import NUMBERING_AUTHOR, Options, WordComparison
from wordcompare import judge
from wordcompare.treaty import ARTICLES, LAYOUTS, Layout, bilingual, cited, rows

NEW = (
    "Определения",
    "Анықтамалар",
    [("Понятия используются в значении, принятом в праве государств Сторон.", "Ұғымдар құқықтағы мәнінде.")],
)
layouts = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def compared(old: bytes, new: bytes, options: Options = Options()) -> WordComparison:  # noqa: B008
    made = Comparison(old, new, options).run()
    assert judge.differences(old, new, made.redline) == []
    return made


def words(made: WordComparison) -> list[tuple[str, str]]:
    return [(kind, text) for kind, author, text in judge.marks(made.redline) if author != NUMBERING_AUTHOR]


def numbers(made: WordComparison) -> list[tuple[str, str]]:
    return [(kind, text) for kind, author, text in judge.marks(made.redline) if author == NUMBERING_AUTHOR]


@layouts
def test_a_changed_word_is_the_only_mark(layout: Layout) -> None:
    lines = rows(ARTICLES)
    changed = [(ru.replace("тридцати", "сорока"), kk.replace("отыз", "қырық")) for ru, kk in lines]
    made = compared(layout(lines), layout(changed))
    assert words(made)[:2] == [("del", "тридцати"), ("ins", "сорока")]
    assert len(words(made)) == (4 if layout is bilingual else 2)
    assert [change.kind for change in made.listed.changes] == ["words"] * (len(words(made)) // 2)
    assert {change.article for change in made.listed.changes} == {"Статья 2. Обмен информацией"}
    assert made.listed.warnings == ()


@layouts
def test_an_inserted_article_renumbers_the_rest_and_no_word_changes(layout: Layout) -> None:
    shift = {2: 3, 3: 4, 4: 5, 5: 6}
    new = cited(rows((ARTICLES[0], NEW, *ARTICLES[1:])), shift)
    made = compared(layout(rows(ARTICLES)), layout(new))
    assert {kind for kind, _ in words(made)} == {"ins"}
    assert "".join(text for _, text in words(made)).startswith("Статья 2. Определения")
    assert [each.kind for each in made.listed.changes] == ["inserted"]
    (shifted,) = made.listed.renumbered
    assert (shifted.first, shifted.last, shifted.now_first, shifted.now_last) == ("2", "5", "3", "6")
    columns = 2 if layout is bilingual else 1
    assert made.listed.renumbered_places == columns * 6
    assert ("del", "2") in numbers(made)
    assert made.listed.warnings == ()


@layouts
def test_a_moved_article_moves_as_a_whole_with_its_edits_inside(layout: Layout) -> None:
    order = (ARTICLES[0], ARTICLES[2], ARTICLES[3], ARTICLES[1], ARTICLES[4])
    new = cited(rows(order), {2: 4, 4: 3})
    new = [(ru.replace("тридцати", "сорока"), kk.replace("отыз", "қырық")) for ru, kk in new]
    made = compared(layout(rows(ARTICLES)), layout(new))
    (moved,) = [change for change in made.listed.changes if change.kind == "moved"]
    assert (moved.article, moved.was) == ("Статья 4. Обмен информацией", "Статья 2. Обмен информацией")
    marked = words(made)
    assert ("del", "тридцати") in marked
    assert ("ins", "сорока") in marked
    assert {text for kind, text in marked if kind in ("ins", "del")} <= {"тридцати", "сорока", "отыз", "қырық"}
    came = "".join(text for kind, text in marked if kind == "moveTo")
    went = "".join(text for kind, text in marked if kind == "moveFrom")
    assert came == went
    assert "Компетентные органы обмениваются сведениями" in came
    inside = [change for change in made.listed.changes if change.kind == "words"]
    assert all(change.moved for change in inside)
    assert inside


@layouts
def test_without_moves_an_article_elsewhere_is_deleted_and_inserted(layout: Layout) -> None:
    order = (ARTICLES[0], ARTICLES[2], ARTICLES[3], ARTICLES[1], ARTICLES[4])
    made = compared(layout(rows(ARTICLES)), layout(rows(order)), Options(moves=False))
    assert {kind for kind, _ in words(made)} == {"ins", "del"}


def test_ranges_of_moves_have_names_of_their_own() -> None:
    order = (*ARTICLES[2:], *ARTICLES[:2])
    made = compared(bilingual(rows(ARTICLES)), bilingual(rows(order)))
    root = judge.File(made.redline).root("word/document.xml")
    starts = [each.get(f"{judge.W}name") for each in root.iter(f"{judge.W}moveFromRangeStart")]
    ends = [each.get(f"{judge.W}name") for each in root.iter(f"{judge.W}moveToRangeStart")]
    assert len(set(starts)) == len(starts) > 0
    assert sorted(starts) == sorted(ends)


def test_a_reference_that_did_not_follow_its_article_is_told() -> None:
    new = rows((ARTICLES[0], NEW, *ARTICLES[1:]))
    made = compared(bilingual(rows(ARTICLES)), bilingual(new))
    found = {(each.rule, each.old, each.new) for each in made.listed.warnings}
    assert found == {("reference-stayed", "2", "3"), ("reference-stayed", "4", "5")}


def test_a_reference_that_now_leads_elsewhere_is_told() -> None:
    new = cited(rows((ARTICLES[0], NEW, *ARTICLES[1:])), {2: 6, 4: 5})
    made = compared(bilingual(rows(ARTICLES)), bilingual(new))
    assert {(each.rule, each.old, each.new) for each in made.listed.warnings} == {("reference-elsewhere", "6", "3")}


def test_a_change_in_one_language_only_is_told() -> None:
    lines = rows(ARTICLES)
    changed = [(ru.replace("тридцати", "сорока"), kk) for ru, kk in lines]
    made = compared(bilingual(lines), bilingual(changed))
    (told,) = made.listed.warnings
    assert (told.rule, told.language, told.article) == ("one-language", "ru", "Статья 2. Обмен информацией")
    assert [change.language for change in made.listed.changes] == ["ru"]


def test_numbers_of_another_text_are_words() -> None:
    lines = [("Статья 1. Предмет", ""), ("Стороны применяют статью 4 Конвенции и платят 4 доллара.", "")]
    changed = [("Статья 1. Предмет", ""), ("Стороны применяют статью 5 Конвенции и платят 5 долларов.", "")]
    made = compared(LAYOUTS["russian"](lines), LAYOUTS["russian"](changed))
    assert numbers(made) == []
    assert ("ins", "5") in words(made)
