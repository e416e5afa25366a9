"""Redlines are files that two validators find no more wrong than what they were made of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from paraph.wordcompare.engine import compare
from paraph.wordcompare.result import Options
from paraph.wordcompare.threeway.compare import compare_answers
from wordcompare import judge
from wordcompare.corpus import corpus
from wordcompare.files import docx, row, table
from wordcompare.scripts import Script, Writer, pair
from wordcompare.treaty import ARTICLES, bilingual, rows

W = judge.W
EMPTY_ROW_PROPERTIES = "Required sequence content is missing"
"""Said of a w:trPr that holds w:ins or w:del alone. CT_TrPr extends CT_TrPrBase, a repeated choice of elements each of
which may be absent (minOccurs 0), by ins, del, trPrChange (ISO/IEC 29500-1, 17.4.81): it is as the schema asks."""
MORE_CELLS = "[WARN ] TBL002"
"""Said of a row with more cells than columns: a cell that came and one that went stand side by side until one of them
is accepted. The grid may be redefined as needed when it does not have enough columns (17.4.16)."""
LAST = ("ins", "del", "cellIns", "cellDel", "rPr", "sectPr", "{name}Change")


def faults(path: Path, data: bytes) -> Counter[str]:
    """What both validators say, numbers of notes aside: they are given anew."""
    path.write_bytes(data)
    found = [str(each).split("\n")[0] for each in ooxml_integrity.check(path)]
    found += [str(each.description) for each in OpenXmlValidator().validate(path).errors]
    return Counter(re.sub(r"id=\d+", "id", each) for each in found)


def explained(fault: str, redline: bytes) -> bool:
    """Whether a remark is one of those two, and the redline holds what it is about."""
    root = judge.File(redline).root("word/document.xml")
    if fault.startswith(EMPTY_ROW_PROPERTIES):
        return any({each.tag for each in some} <= {W + "ins", W + "del"} for some in root.iter(W + "trPr"))
    return fault.startswith(MORE_CELLS) and next(root.iter(W + "cellIns", W + "cellDel"), None) is not None


def check(path: Path, redline: bytes, *sources: bytes) -> None:
    known = {fault for source in sources for fault in faults(path, source)}
    made = faults(path, redline)
    assert [each for each in made if each not in known and not explained(each, redline)] == []
    ordered(redline)


def ordered(redline: bytes) -> None:
    """Marks and records of old properties stand last among properties, those of a paragraph's mark first, as CT_PPr,
    CT_ParaRPr, CT_TrPr, CT_TcPr, CT_SectPr ... say."""
    file = judge.File(redline)
    for part in file.names:
        if part.startswith("word/") and part.endswith(".xml"):
            for name in judge.CHANGES:
                for properties in file.root(part).iter(W + name):
                    assert _in_order(name, properties), etree.tostring(properties)


def _in_order(name: str, properties: etree._Element) -> bool:
    names = [each.tag[len(W) :] for each in properties]
    if name == "rPr":
        marks = [each for each in names if each in ("ins", "del", "moveFrom", "moveTo")]
        change = ["rPrChange"] if "rPrChange" in names else []
        return names[: len(marks)] == marks and len(marks) <= 1 and (not change or names[-1] == "rPrChange")
    if name == "sectPr":
        references = [each for each in names if each.endswith("Reference")]
        return names[: len(references)] == references and "sectPrChange" not in names[:-1]
    last = [each.format(name=name) for each in LAST if name != "tblGrid" or "Change" in each]
    tail = [last.index(each) for each in names if each in last]
    return tail == sorted(tail) and all(each in last for each in names[len(names) - len(tail) :])


def test_a_treaty(tmp_path: Path) -> None:
    changed = [(ru.replace("тридцати", "сорока"), kk) for ru, kk in rows((*ARTICLES[2:], *ARTICLES[:2]))]
    old, new = bilingual(rows(ARTICLES)), bilingual(changed)
    check(tmp_path / "x.docx", compare(old, new, Options()), old, new)


def test_the_two_remarks_are_about_a_new_row_and_a_new_column(tmp_path: Path) -> None:
    old = docx(table(row("а", "б"), row("в", "г")), "Конец")
    new = docx(table(row("а", "б"), row("д", "е"), row("в", "г")), "Конец")
    made = compare(old, new, Options())
    assert {*faults(tmp_path / "x.docx", made)} - {*faults(tmp_path / "x.docx", new)} == {EMPTY_ROW_PROPERTIES}
    check(tmp_path / "x.docx", made, old, new)
    wider = docx(table(row("а", "б", "ж"), row("в", "г", "з"), columns=3), "Конец")
    check(tmp_path / "x.docx", compare(wider, old, Options()), old, wider)


@pytest.mark.slow
def test_the_corpus(tmp_path: Path) -> None:
    for each in corpus()[::9]:
        check(tmp_path / "x.docx", compare(each.old, each.new, Options()), each.old, each.new)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_scripts(tmp_path: Path, seed: int) -> None:
    old, new = pair(seed)
    check(tmp_path / "x.docx", compare(old, new, Options()), old, new)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_two_answers(tmp_path: Path, seed: int) -> None:
    script = Script(seed)
    base = script.text()
    texts = base, script.edit(base), script.edit(base)
    files = [Writer(turned=False).file(text, header) for text, header in zip(texts, ("П", "П 1", "П 2"), strict=True)]
    made = compare_answers(*files, Options(), names=("base", "one", "two"), authors=("A", "B"))
    check(tmp_path / "x.docx", made.redline, *files)
