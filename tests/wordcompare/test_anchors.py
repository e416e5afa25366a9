"""Cross-references of an article that is gone: its bookmark comes back with its words."""

from __future__ import annotations

import pytest

from paraph.wordcompare.checked import compare_word
from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.listing.changes import Warned
from paraph.wordcompare.result import Options, WordComparison
from paraph.wordverify.verify import verify
from wordcompare import judge
from wordcompare.files import docx, field, p, r, simple

AIM = "Стороны сотрудничают в области метрологии"
DISPUTES = "Статья 2. Разрешение споров между Сторонами"
SAYS = "Споры разрешаются путем переговоров"
END = "Соглашение вступает в силу с даты подписания"


def marked(name: str, words: str, number: int = 7) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{r(words)}<w:bookmarkEnd w:id="{number}"/>'


def bookmarks(data: bytes) -> list[tuple[str, str]]:
    """Name of each bookmark, and whether it stands in a deletion, in a move or free."""
    root = judge.File(data).root("word/document.xml")
    found = []
    for each in root.iter(f"{judge.W}bookmarkStart"):
        above = [up.tag.rpartition("}")[2] for up in each.iterancestors()]
        found.append((each.get(f"{judge.W}name"), next((name for name in above if name in ("del", "moveFrom")), "")))
    ends = sorted(each.get(f"{judge.W}id") for each in root.iter(f"{judge.W}bookmarkEnd"))
    assert ends == sorted(each.get(f"{judge.W}id") for each in root.iter(f"{judge.W}bookmarkStart"))
    return found


def compared(old: bytes, new: bytes) -> WordComparison:
    made = Comparison(old, new, Options()).run()
    assert judge.differences(old, new, made.redline) == []
    assert verify(old, new, made.redline) == ()
    return made


OLD = docx(p(AIM), p(marked("_Ref1", DISPUTES)), p(SAYS), p(END, ", см. ", field("REF _Ref1 \\h", "статью 2")))
WITHOUT = docx(p(AIM), p(END))


def test_the_bookmark_goes_and_comes_with_its_article() -> None:
    made = compared(OLD, WITHOUT)
    assert bookmarks(made.redline) == [("_Ref1", "del")]
    assert made.listed.warnings == ()


@pytest.mark.parametrize(
    "cites",
    [
        simple("PAGEREF _Ref1", "3"),
        f'<w:hyperlink w:anchor="_Ref1">{r("статья 2")}</w:hyperlink>',
    ],
)
def test_whatever_leads_to_it(cites: str) -> None:
    old = docx(p(AIM), p(marked("_Ref1", DISPUTES)), p(SAYS), p(END, cites))
    assert bookmarks(compared(old, WITHOUT).redline) == [("_Ref1", "del")]


def test_over_several_paragraphs() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="7"/>'
    old = docx(p(AIM), p(start, DISPUTES), p(SAYS, end), p(END, field("REF _Ref1", "статья 2")))
    assert bookmarks(compared(old, WITHOUT).redline) == [("_Ref1", "del")]


def test_one_that_nothing_leads_to_stays_away() -> None:
    old = docx(p(AIM), p(marked("_Toc1", DISPUTES)), p(SAYS), p(END))
    assert bookmarks(compared(old, WITHOUT).redline) == []


def test_one_that_the_new_file_has_too_stands_once() -> None:
    new = docx(p(AIM), p(marked("_Ref1", END)))
    assert bookmarks(compared(OLD, new).redline) == [("_Ref1", "")]


def test_where_its_words_stand_on_without_it_that_is_told() -> None:
    new = docx(p(AIM), p(DISPUTES), p(SAYS), p(END))
    made = compared(OLD, new)
    assert bookmarks(made.redline) == []
    assert made.listed.warnings == (Warned(rule="untracked", text="_Ref1", what="bookmark"),)


def test_the_redline_is_handed_over() -> None:
    assert compare_word(OLD, WITHOUT, Options()).engine == "paraph"
