"""What the library was asked to hold, counted; and every instrument in the other orthographies of Uzbek."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from paraph.build import BuildRequest, build
from paraph.report.usage import usage
from paraph.sources.types import Workspace

ROOT = Path(__file__).resolve().parents[2]
THEMES = {
    "preamble",
    "scope",
    "cooperation",
    "technical-regulation",
    "metrology",
    "conformity",
    "agriculture",
    "seeds",
    "industry",
    "institutions",
    "information",
    "money",
    "legal",
    "final",
    "closing",
}
DERIVED = ("uz-Cyrl", "uz-Latn-2026")
SAYS = ("ҳосила матн", "hosila matn")
WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
ALPHABETS = ("abdeghijklmnopqrstuvxyz", "абвгдежзийклмнопрстуфхцчшэюя")


def test_the_library_has_its_themes_and_enough_clauses(workspace: Workspace) -> None:
    assert len(workspace.library) >= 90
    assert {clause.theme for clause in workspace.library.values()} >= THEMES


def test_clauses_are_shared(workspace: Workspace) -> None:
    shared = [
        name for name, uses in usage(workspace).items() if len({use.agreement for use in uses if not use.paper}) >= 3
    ]
    assert len(shared) >= 25


def test_terms_are_on_record_in_all_languages(workspace: Workspace) -> None:
    whole = [term for term in workspace.registry.terms.values() if set(term.forms) >= {"ru", "uz", "kk"}]
    assert len(whole) >= 120
    assert all(term.source for term in whole)


@pytest.mark.slow
def test_every_instrument_stands_in_the_other_orthographies_and_says_so(workspace: Workspace, tmp_path: Path) -> None:
    layouts = tuple((code,) for code in DERIVED)
    report = build(BuildRequest(root=ROOT, out=tmp_path, languages=layouts, formats=("docx",)))
    assert not report.failed
    for agreement in workspace.agreements.values():
        for holder in agreement.parties:
            for code, said in zip(DERIVED, SAYS, strict=True):
                path = tmp_path / agreement.id / "work/originals" / holder / f"{agreement.id}.{code}.docx"
                with zipfile.ZipFile(path) as file:
                    heads = [file.read(name).decode("utf-8") for name in file.namelist() if "header" in name]
                    body = "".join(WORDS.findall(file.read("word/document.xml").decode("utf-8")))
                assert any(said in head for head in heads), path.name
                latin, cyrillic = (sum(each in alphabet for each in body) for alphabet in ALPHABETS)
                assert (cyrillic > latin) == (code == "uz-Cyrl"), path.name
