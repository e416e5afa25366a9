"""Redlines are files that two validators find no more wrong than what they were made of."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from wordcompare.scripts import pair
from wordcompare.treaty import ARTICLES, bilingual, rows

ALLOWED = (
    "Required sequence content is missing",  # a w:trPr with nothing but w:ins: Word writes it, the schema allows it
    "[WARN ] TBL002",  # while a column is both there and gone, a row has more cells than the grid
)


def faults(path: Path, data: bytes) -> Counter[str]:
    path.write_bytes(data)
    found = [str(each).split("\n")[0] for each in ooxml_integrity.check(path)]
    found += [str(each.description) for each in OpenXmlValidator().validate(path).errors]
    return Counter(found)


def check(path: Path, old: bytes, new: bytes) -> None:
    known = faults(path, old) + faults(path, new)
    made = faults(path, compare(old, new, Options()))
    assert [each for each in made if each not in known and not each.startswith(ALLOWED)] == []


def test_a_treaty(tmp_path: Path) -> None:
    changed = [(ru.replace("тридцати", "сорока"), kk) for ru, kk in rows((*ARTICLES[2:], *ARTICLES[:2]))]
    check(tmp_path / "x.docx", bilingual(rows(ARTICLES)), bilingual(changed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_scripts(tmp_path: Path, seed: int) -> None:
    check(tmp_path / "x.docx", *pair(seed))
