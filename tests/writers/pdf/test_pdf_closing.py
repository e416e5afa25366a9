"""No last page with only testimonium and signatures; the signatures never split; annexes begin pages.

Filler of many lengths moves the closing over every place of a page; last passages of several heights stand before it.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paraph.model import Original, Part, Passage
from paraph.writers.base import Dress
from paraph.writers.pdf import PdfWriter
from support.pdftext import lines, raw_pages
from support.waters import CODES, FOR, HEADINGS, article_label, every, paragraph, treaty

RU = (("ru",), "signature")
TWO = (("uz", "ru"), "draft")
THREE = (("uz", "kk", "ru"), "draft")
CASES = [(RU, 200), (RU, 2600), (RU, 4200), (TWO, 150), (TWO, 1200), (THREE, 600), (THREE, 1500), (THREE, 2500)]


def filled(filler: int, last: int) -> Original:
    """A treaty whose only movable lengths are a filler of so many words and a last passage of so many characters."""
    words = dict.fromkeys(CODES, "слово" + " слово" * filler)
    final = dict.fromkeys(CODES, "последний " * (last // 10))
    heading = Passage("x/heading", "heading", text=every(HEADINGS[0]), label=article_label("7", "x"))
    part = Part("x", "article", (heading, paragraph("x", 1, words), paragraph("x", 2, final)))
    base = treaty(1)
    return replace(base, parts=(*base.parts[:3], part, *base.parts[3:]))


def check(pages: list[str]) -> list[str]:
    """What is wrong with the last pages. The last page is the annex."""
    faults = []
    holds = {word: [number for number, page in enumerate(pages) if word in page] for word in _WORDS}
    closing = len(pages) - 2
    if holds["За Правительство"] != [closing] or holds["Совершено"] != [closing]:
        faults.append("the closing is not on one page, the last before the annex")
    if closing not in holds["последний"]:
        faults.append("the closing stands alone")
    if holds["Приложение 1"] != [closing + 1]:
        faults.append("the annex does not begin a page")
    return faults


_WORDS = ("За Правительство", "Совершено", "последний", "Приложение 1")


@pytest.mark.slow
@pytest.mark.parametrize(("dressed", "last"), CASES)
def test_it_never_stands_alone(writer: PdfWriter, dressed: tuple[tuple[str, ...], str], last: int) -> None:
    sweep(writer, dressed, last, range(0, 500, 170))


@pytest.mark.slow
@pytest.mark.parametrize(("dressed", "last"), CASES)
def test_it_never_stands_alone_at_any_length(
    writer: PdfWriter, dressed: tuple[tuple[str, ...], str], last: int
) -> None:
    sweep(writer, dressed, last, range(0, 540, 11))


def sweep(writer: PdfWriter, dressed: tuple[tuple[str, ...], str], last: int, fillers: range) -> None:
    """Every length of filler; all faults at once."""
    languages, profile = dressed
    faults = {}
    for filler in fillers:
        data = writer.write(filled(filler, last), languages, Dress(profile=profile))  # type: ignore[arg-type]
        found = check(raw_pages(data))
        if found:
            faults[filler] = found
    assert faults == {}


def test_the_check_can_fail() -> None:
    good = ["последний", "последний Совершено За Правительство", "Приложение 1"]
    assert check(good) == []
    assert check(["последний", "Совершено За Правительство", "Приложение 1"])
    assert check(["последний Совершено", "последний За Правительство", "Приложение 1"])
    assert check(["последний Совершено За Правительство Приложение 1"])


def test_the_first_party_signs_at_the_left(writer: PdfWriter) -> None:
    base = treaty(1)
    other = replace(
        base,
        holder="KAZ",
        parts=tuple(
            replace(part, blocks=part.blocks[::-1]) if part.id == "signatures" else part for part in base.parts
        ),
    )
    for original, order in ((base, ("UZB", "KAZ")), (other, ("KAZ", "UZB"))):
        drawn = [line.text for line in lines(writer.write(original, ("ru",), Dress(profile="signature")))]
        names = [FOR[party]["ru"].splitlines()[1] for party in order]
        assert drawn.index(names[0]) < drawn.index(names[1])


@pytest.mark.slow
def test_a_text_without_closing_or_articles(writer: PdfWriter) -> None:
    """Minutes and programmes may lack either."""
    base = treaty(1)
    for roles in ({"title", "article"}, {"closing", "signatures"}, {"annex"}, {"signatures"}):
        parts = tuple(part for part in base.parts if part.role in roles)
        assert raw_pages(writer.write(replace(base, parts=parts), ("ru",), Dress()))
        assert raw_pages(writer.write(replace(base, parts=parts), ("uz", "ru"), Dress()))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_any_number_of_parties_sign_on_one_page(writer: PdfWriter, count: int) -> None:
    """Up to three side by side, more in pairs: their names stand so many in a line."""
    base = treaty(1)
    signed = tuple(
        Passage(f"signatures/1@P{at}", "signature", text=every(dict.fromkeys(CODES, f"Подписант{at}")))
        for at in range(count)
    )
    parts = tuple(replace(part, blocks=signed) if part.id == "signatures" else part for part in base.parts)
    for languages in (("ru",), ("uz", "ru")):
        drawn = [
            line
            for line in lines(writer.write(replace(base, parts=parts), languages, Dress()))
            if "Подписант" in line.text
        ]
        top = next(line.top for line in drawn if "Подписант0" in line.text)
        across = sum(line.text.count("Подписант") for line in drawn if line.top == top) // len(languages)
        assert across == (count if count <= 3 else 2)
        assert len({line.page for line in drawn}) == 1
