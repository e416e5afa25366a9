"""A redline in Word: accepted it is the new text, rejected the old one; renumbering is nobody's change of words."""

from __future__ import annotations

from collections import Counter

import pytest

from paraph.model import Table
from support.docxdump import NUMBERING, document, q, resolved
from support.docxfiles import LAYOUTS, redline
from support.docxredline import NEW_RU, OLD_RU, REDLINE


def body(text: list[str]) -> list[str]:
    """From the first article to the signatures: the part of the tree where things change."""
    start = next(index for index, line in enumerate(text) if line.startswith("Статья"))
    end = next(index for index, line in enumerate(text) if line.startswith("За Правительство"))
    return [line for line in text[start:end] if "Место споров" not in line]


def test_accepting_gives_the_new_text_and_rejecting_the_old() -> None:
    docx = redline(("ru",))
    assert body(resolved(docx, accept=True)) == [
        line.replace("Было порознь, стало", "Было порознь, стало") for line in NEW_RU
    ]
    assert body(resolved(docx, accept=False)) == OLD_RU


def test_rows_give_the_same_texts_as_paragraphs() -> None:
    """One language of the rows reads as that language alone, whichever way the changes go."""
    alone = redline(("ru",))
    beside = redline(("kk", "ru"))
    for accept in (True, False):
        one = resolved(alone, accept=accept)
        cells = [text for text in resolved(beside, accept=accept) if text in set(one)]
        assert [text for text in one if text not in cells] == []
        assert set(body(cells)) == set(body(one))


@pytest.mark.parametrize("accept", [True, False])
def test_tables_keep_the_rows_and_columns_of_their_side(accept: bool) -> None:
    text = " ".join(resolved(redline(("ru",)), accept=accept))
    assert ("Письмо" in text) == accept
    assert ("Подарок" in text) == (not accept)
    assert ("Кому" in text) == accept


def test_a_change_of_number_has_its_own_author() -> None:
    root = document(redline(("ru",)))
    authors = Counter(each.get(q("author")) for each in root.iter() if each.get(q("author")))
    assert set(authors) == {"Paraph", NUMBERING}
    marked = ["".join(each.itertext()) for each in root.iter(q("ins"), q("del")) if each.get(q("author")) == NUMBERING]
    assert marked == ["1", "2", "2", "3"]


def test_ghosts_have_no_bookmark_and_no_control() -> None:
    from paraph.writers.docx.ooxml import passage_bookmark

    for layout in LAYOUTS:
        root = document(redline(layout))
        names = {each.get(q("name")) for each in root.iter(q("bookmarkStart"))}
        tags = Counter(each.get(q("val")) for each in root.iter(q("tag")))
        for gone in ("subject/3", "subject/7"):
            assert gone not in tags
            assert not names & {passage_bookmark(code, gone) for code in layout}
        # The moved article stands twice in the tree and is anchored once: at its new place.
        assert tags["place/1"] == 1
        assert tags["annex-1/r-gift"] == 0
    assert any(isinstance(block, Table) for part in REDLINE.parts for block in part.blocks)


def test_marks_never_nest() -> None:
    kinds = [q(kind) for kind in ("ins", "del", "moveFrom", "moveTo")]
    for layout in LAYOUTS:
        for mark in document(redline(layout)).iter(*kinds):
            assert next(mark.iterdescendants(*kinds), None) is None
