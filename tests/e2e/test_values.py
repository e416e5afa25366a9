"""Promise 7: a value is never code or markup. It comes out of Word and PDF as the very characters it was written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from pypdf import PdfReader

from e2e import docx_text, pdf_text
from e2e.shell import built, paraph
from support import madeup

CODE = "{{ 7*7 }} {% if x %} {# c #} {@x} {signatories:ins} ${x}"
XML = "<w:p/> &amp; & ]]> <!-- x --> <b>"
MARKUP = "# 1. - * ** [ ] [LAG: а | SEV: б] ::: \\ \\n `c` _a_ *b*"
TYPST = '#x $x$ @ref <ref> ~ -- --- ... // /* */ = / - + \'q\' "q" #eval("1") \\u{41}'
PYTHON = "%d %(x)s {0} {} __class__ ;"
NASTY = " ".join(["ё", CODE, XML, MARKUP, TYPST, PYTHON])

PLACES = ("government", "side", "body", "place", "term", "treaty", "parameter", "choice")
LANGUAGES = ("ru", "uz", "kk")
CELL = "{{ 7*7 }} <w:p/> & # $x$ @ref ** [ ] \\ | 1. {@x} %"
"""A cell is authored text: there these characters are written with a backslash before them."""

USING = """---
parameters:
  subject: {{type: text}}
---
# ru
## Значения
1. {lines}

# uz
## Qiymatlar
1. {lines}

# kk
## Мәндер
1. {lines}
"""
LINES = "\n1. ".join(
    [
        "{{ governments.nom }}",
        "{{ sides.nom }}",
        "{{ authorities }}",
        "{{ place.nom }}",
        '{{ term("thing") }}',
        '{{ treaty("old") }}',
        "{{ subject }}",
        "{% if ratification %}да{% else %}{{ subject.nom }}{% endif %}",
    ]
)


def said(where: str, language: str) -> str:
    """A value that says where it comes from."""
    return f"{where} {language} {NASTY} конец"


def forms(where: str) -> dict[str, Any]:
    """The same in all languages and cases."""
    cases = {
        "ru": ("nom", "gen", "dat", "acc", "ins", "prep"),
        "kk": ("nom", "gen", "dat", "acc", "loc", "abl", "ins"),
        "uz": ("nom", "gen", "acc", "dat", "loc", "abl"),
    }
    return {code: dict.fromkeys(names, said(where, code)) for code, names in cases.items()}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose every name is nasty, built."""
    root = tmp_path_factory.mktemp("values")
    text = {code: said("parameter", code) for code in LANGUAGES}
    madeup.write(
        root,
        clauses={"tests/using": USING.format(lines=LINES), "tests/form": "# ru\n## А\n\n# uz\n## Б\n\n# kk\n## В\n"},
        name={code: said("name", code) for code in LANGUAGES},
        place="port",
        articles=["bodies", {"clause": "using", "with": {"subject": text}}],
        annexes=[{"clause": "form", "table": "cells"}],
    )
    for code in ("LAG", "SEV"):
        _changed(root / f"registry/parties/{code}.yaml", government=forms(f"government {code}"), side=forms("side"))
        _changed(root / "registry/bodies.yaml", **{f"{code.lower()}-office": _named(party=code, where="body")})
    _changed(root / "registry/places.yaml", port=_named(where="place"))
    _write(root / "registry/terms.yaml", {"thing": forms("term")})
    _write(root / "registry/treaties.yaml", {"old": {"date": "2001-01-01", "title": _no_braces(forms("treaty"))}})
    cell = "cell " + "".join(f"\\{char}" if char in "*[]{}#|\\" else char for char in CELL)
    columns = [{"key": "text", "width": 10, "heading": dict.fromkeys(LANGUAGES, f"head {cell}")}]
    rows = [{"key": "one", "text": {code: f"{code} {cell}" for code in LANGUAGES}}]
    _write(root / "clauses/tests/cells.table.yaml", {"columns": columns, "rows": rows})
    checked = paraph("check", cwd=root)
    assert "error" not in checked.stdout, checked.stdout
    built("--languages", "ru", "--languages", "uz-kk-ru", "--holder", "LAG", cwd=root)
    return root / "dist/friendship/work/originals/LAG"


def _named(where: str, **more: str) -> dict[str, Any]:
    return {**more, "names": [forms(where)]}


def _no_braces(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """In a title of a treaty braces mean its Parties and its date."""
    table = str.maketrans({"{": "(", "}": ")"})
    return {code: {case: form.translate(table) for case, form in each.items()} for code, each in texts.items()}


def _changed(path: Path, **more: object) -> None:
    _write(path, {**yaml.safe_load(path.read_text(encoding="utf-8")), **more})


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, width=10_000), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["ru", "uz-kk-ru"])
@pytest.mark.parametrize("where", ["government LAG", "government SEV", "side", "body", "place", "term", "parameter"])
def test_value_in_word(dist: Path, layout: str, where: str) -> None:
    text = "\n".join(line.text for line in docx_text.lines(dist / f"friendship.{layout}.docx"))
    for code in layout.split("-"):
        assert said(where, code) in text, code


@pytest.mark.parametrize("layout", ["ru", "uz-kk-ru"])
@pytest.mark.parametrize("where", ["government LAG", "government SEV", "side", "body", "place", "term", "parameter"])
def test_value_in_pdf(dist: Path, layout: str, where: str) -> None:
    pages = pdf_text.pages(dist / f"friendship.{layout}.pdf")
    for index, code in enumerate(layout.split("-")):
        assert pdf_text.squeezed(said(where, code)) in _column(pages, index, len(layout.split("-"))), code


def test_treaty_and_cells(dist: Path) -> None:
    treaty = _no_braces(forms("treaty"))["ru"]["nom"]
    word = "\n".join(line.text for line in docx_text.lines(dist / "friendship.ru.docx"))
    page = _column(pdf_text.pages(dist / "friendship.ru.pdf"), 0, 1)
    for text in (treaty, f"head cell {CELL}", f"ru cell {CELL}"):
        assert text in word
        assert pdf_text.squeezed(text) in page


def test_name_in_properties_and_header(dist: Path) -> None:
    """The name goes through the Word template and into the metadata of both formats."""
    name = said("name", "ru")
    package = docx_text.parts(dist / "friendship.ru.docx")
    assert etree.fromstring(package["docProps/core.xml"]).findtext("{http://purl.org/dc/elements/1.1/}title") == name
    headers = [etree.fromstring(data) for part, data in package.items() if part.startswith("word/header")]
    assert any(name in "".join(header.itertext(f"{docx_text.W}t")) for header in headers)
    reader = PdfReader(dist / "friendship.ru.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == name
    assert etree.fromstring(reader.trailer["/Root"]["/Metadata"].get_data()) is not None


def test_nothing_was_computed(dist: Path) -> None:
    """49 stands nowhere; every part is sound XML; every field of a body is a reference."""
    for path in sorted(dist.glob("*.docx")):
        for name, data in docx_text.parts(path).items():
            root = etree.fromstring(data)
            if name == "word/document.xml":
                said_ = "".join(root.itertext(f"{docx_text.W}t"))
                assert "49" not in said_
                codes = {(code.text or "").split()[0] for code in root.iter(f"{docx_text.W}instrText")}
                assert codes <= {"REF"}
    for path in sorted(dist.glob("*.pdf")):
        assert "49" not in pdf_text.text(path)


def _column(pages: tuple[pdf_text.Page, ...], index: int, columns: int) -> str:
    """The body of every page, or of one column of the rows."""
    out = []
    for page in pages:
        left, right = (20, 15) if page.width > page.height else (30, 15)
        share = (page.width - (left + right) * pdf_text.MM) / columns
        start = left * pdf_text.MM + share * index
        out.append(page.within(26 * pdf_text.MM, page.height - 20 * pdf_text.MM, start, start + share))
    return "".join(out)
