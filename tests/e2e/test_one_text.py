"""Promise 3: in every layout, in Word and in PDF, the words of the tree, in its order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from e2e import docx_text, expected, pdf_text
from e2e.shell import SAMPLE
from paraph import languages as known
from paraph.model import Instrument, Original, Passage, Table
from paraph.model.walk import passages

pytestmark = pytest.mark.slow

HOLDERS = ("UZB", "KAZ")
LAYOUTS = ("ru", "uz", "kk", "uz-ru", "kk-ru", "all")


@pytest.fixture(params=[(holder, layout) for holder in HOLDERS for layout in LAYOUTS], ids="-".join)
def case(request: pytest.FixtureRequest, sample: Path, tree: Instrument) -> tuple[Original, tuple[str, ...], Path]:
    """An original, a layout in its order, and the files' common path without its ending."""
    holder, layout = request.param
    original = tree.original(holder)
    wanted = set(original.languages) if layout == "all" else set(layout.split("-"))
    languages = next(codes for codes in expected.layouts(original) if set(codes) == wanted)
    folder = sample / SAMPLE / "work/originals" / holder
    return original, languages, folder / f"{SAMPLE}.{'-'.join(languages)}"


def test_the_sample_has_nothing_but_text(tree: Instrument) -> None:
    """The comparisons below leave out how gaps are shown: the sample must have none."""
    assert not [passage.id for _, passage in passages(tree.parts) if passage.state or passage.bracket]


def test_word_says_the_tree_and_nothing_else(case: tuple[Original, tuple[str, ...], Path]) -> None:
    original, languages, path = case
    lines = docx_text.lines(path.with_name(path.name + ".docx"))
    names = [known.get(code).words["name"] for code in languages]
    columns = [line.text for line in lines if line.style == "Language Name"]
    assert columns == (names * (len(columns) // len(names)) if len(languages) > 1 else [])
    assert bool(columns) == (len(languages) > 1)
    assert [line.text for line in lines if line.style != "Language Name"] == expected.said(original, languages)


def test_fields_show_what_an_update_would(case: tuple[Original, tuple[str, ...], Path]) -> None:
    _, _, path = case
    lines = docx_text.lines(path.with_name(path.name + ".docx"))
    assert [line.cached for line in lines] == [line.text for line in lines]


def test_pdf_says_the_tree_and_nothing_else(case: tuple[Original, tuple[str, ...], Path]) -> None:
    original, languages, path = case
    pages = pdf_text.pages(path.with_name(path.name + ".pdf"))
    body = replace(original, parts=tuple(part for part in original.parts if part.role != "annex"))
    for index, code in enumerate(languages):
        columns = [_body(page, len(languages), index) for page in pages[: _annex_page(pages, original, languages)]]
        assert "".join(columns) == pdf_text.squeezed("".join(expected.said(body, (code,)))), code


def test_annex_in_pdf(case: tuple[Original, tuple[str, ...], Path]) -> None:
    """Its table runs over the full width; its head row comes again on each page."""
    original, languages, path = case
    pages = pdf_text.pages(path.with_name(path.name + ".pdf"))
    annex = next(part for part in original.parts if part.role == "annex")
    table = next(block for block in annex.blocks if isinstance(block, Table))
    head = pdf_text.squeezed("".join(expected.rows([table.head], languages)))
    first, *others = (_body(page, len(languages)) for page in pages[_annex_page(pages, original, languages) :])
    assert all(page.startswith(head) for page in others)
    only = replace(original, parts=(annex,))
    said = pdf_text.squeezed("".join(expected.said(only, languages)))
    assert first + "".join(page.removeprefix(head) for page in others) == said


@pytest.mark.parametrize("holder", HOLDERS)
def test_signing_folder_is_its_languages_in_order(sample: Path, tree: Instrument, holder: str) -> None:
    folder = sample / SAMPLE / "work/originals" / holder
    order = tree.original(holder).languages
    assert order == {"UZB": ("uz", "kk", "ru"), "KAZ": ("kk", "uz", "ru")}[holder]
    single = tuple(page for code in order for page in pdf_text.pages(folder / f"{SAMPLE}.{code}.pdf"))
    assert pdf_text.pages(folder / "signing-folder.pdf") == single


def _body(page: pdf_text.Page, languages: int, column: int | None = None) -> str:
    """What stands between header and footer, over the full width or in one column of the rows."""
    left, right = (20, 15) if page.width > page.height else (30, 15)
    top = 20 + (6 if languages > 1 else 0)
    share = (page.width - (left + right) * pdf_text.MM) / languages
    start = 0 if column is None else left * pdf_text.MM + share * column
    end = page.width if column is None else start + share
    return page.within(top * pdf_text.MM, page.height - 20 * pdf_text.MM, start, end)


def _annex_page(pages: tuple[pdf_text.Page, ...], original: Original, languages: tuple[str, ...]) -> int:
    """The index of the page that the annex opens."""
    annex = next(part for part in original.parts if part.role == "annex")
    label = next(block for block in annex.blocks if isinstance(block, Passage))
    opening = pdf_text.squeezed(expected.told(label, languages[0]))
    return next(at for at, page in enumerate(pages) if _body(page, len(languages)).startswith(opening))
