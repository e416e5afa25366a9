"""Widths of words, against what another reader of the same font says."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from paraph.writers.metrics import FONTS, face

LETTERS = [
    *range(0x20, 0x7F),
    *range(0x400, 0x460),
    0xA0,
    0x2BB,
    0x2BC,
    0x2116,
    0x2013,
    *map(ord, "ӘәҒғҚқҢңӨөҰұҮүҺһІі«»“”"),
]


@pytest.mark.parametrize(("bold", "name"), [(False, "Tinos-Regular.ttf"), (True, "Tinos-Bold.ttf")])
def test_every_letter_is_as_wide_as_the_font_says(bold: bool, name: str) -> None:
    font = TTFont(FONTS / name)
    glyphs, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    widths = face(bold=bold).widths
    assert {code: widths[code] for code in LETTERS} == {
        code: round(advances[glyphs[code]][0] * 1000 / units) for code in LETTERS
    }
    assert set(widths) == {code for code in glyphs if 0 < code < 0xFFFF}


def test_a_word_is_as_wide_as_its_letters() -> None:
    regular = face()
    assert regular.width("ии", 20) == 2 * regular.width("и", 20) == 4 * regular.width("и", 10)
    assert face(bold=True).width("Ответственные", 10) > regular.width("Ответственные", 10) > 60
    assert regular.width("\U0001f600", 10) == regular.width("н", 10)
