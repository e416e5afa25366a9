"""Promise 10: a file for the other side carries nothing of the house, in any part of it, however deep."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject, TextStringObject

from e2e import docx_text, pdf_text
from e2e.shell import REPO, SAMPLE, built
from paraph.model import Instrument
from paraph.model.walk import passages
from support import madeup

pytestmark = pytest.mark.slow
SECRETS = {
    "note": "Секретное примечание",
    "source": "секретный источник",
    "tag": "secret-tag",
    "parameter": "secretparameter",
    "choice": "secret-choice",
    "variant": "secret-variant",
    "clause": "secret-clause",
    "theme": "secret-theme",
    "branch": "секретная запасная формулировка",
    "person": "Секретов С. С.",
    "file comment": "секретная пометка в карточке",
    "names": "секретный источник имени",
    "template author": "Секретарь Шаблонов",
    "folder": "secret-folder",
    "user": "secretuser",
}
CLAUSE = """---
parameters:
  secretparameter: {{type: choice, of: [secret-choice, other], default: secret-choice}}
note: {note}
source: {source}
tags: [secret-tag]
---
# ru / first
1. Другая редакция.

# ru / secret-variant
## Гласное
{{% if secretparameter == "secret-choice" %}}
1. Гласный пункт. {{@open}}
{{% else %}}
1. {branch}.
{{% endif %}}
""".format(**SECRETS)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace full of secrets, built for the house and for the other side."""
    root = tmp_path_factory.mktemp("leaks") / SECRETS["folder"]
    placed = {"clause": "secret-clause", "variant": "secret-variant", "as": "open"}
    chosen = '{% if secretparameter == "secret-choice" %}'
    uz_kk = "".join(
        f"\n# {code} / secret-variant\n## {heading}\n{chosen}\n1. {text}. {{@open}}\n"
        f"{{% else %}}\n1. {SECRETS['branch']}.\n{{% endif %}}\n"
        for code, heading, text in (("uz", "Oshkora", "Oshkora band"), ("kk", "Ашық", "Ашық тармақ"))
    )
    madeup.write(
        root,
        clauses={"secret-theme/secret-clause": madeup.stamp(CLAUSE + uz_kk)},
        languages={code: _record() for code in ("uz", "kk", "ru")},
        articles=["bodies", "term", placed],
    )
    agreement = root / "agreements/friendship/agreement.yaml"
    agreement.write_text(f"# {SECRETS['file comment']}\n{agreement.read_text(encoding='utf-8')}", encoding="utf-8")
    bodies = root / "registry/bodies.yaml"
    text = bodies.read_text(encoding="utf-8")
    bodies.write_text(
        text.replace("names:\n  - ru:", f"names:\n  - source: {SECRETS['names']}\n    ru:"), encoding="utf-8"
    )
    assert SECRETS["names"] in bodies.read_text(encoding="utf-8")
    for language in ("ru", "uz", "kk"):
        _signed_template(root / "templates" / language / "agreement.docx", language)
    user = {"USER": SECRETS["user"], "LOGNAME": SECRETS["user"], "HOME": f"/home/{SECRETS['user']}"}
    for audience in ("internal", "counterpart"):
        built("--audience", audience, "--line-numbers", cwd=root, env=user)
    return root / "dist/friendship/work"


def _record() -> dict[str, object]:
    """Who collated the text and when: for the house."""
    return {"owner": ["LAG", "SEV"], "collated": {"on": "2001-02-03", "by": SECRETS["person"]}}


def _signed_template(path: Path, language: str) -> None:
    """The shipped template as an office leaves it: author, company, sessions, a comment."""
    author = SECRETS["template author"]
    core = (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>17</cp:revision>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2001-02-03T04:05:06Z</dcterms:created></cp:coreProperties>'
    )
    path.parent.mkdir(parents=True)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(REPO / "templates" / language / "agreement.docx") as shipped,
        zipfile.ZipFile(made, "w") as changed,
    ):
        for name in shipped.namelist():
            data = shipped.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:p>", b'<w:p w:rsidR="00ABCDEF" w:rsidRDefault="00ABCDEF">')
                assert b"rsidR" in data
            changed.writestr(name, core if name == "docProps/core.xml" else data)
    path.write_bytes(made.getvalue())


def everything(path: Path) -> str:
    """All text of a file: every part, name and property of a package; every object and stream of a PDF."""
    if path.suffix == ".docx":
        return "\n".join(f"{name}\n{data.decode('utf-8')}" for name, data in docx_text.parts(path).items())
    reader = PdfReader(path)
    assert not reader.attachments
    return "\n".join([pdf_text.text(path), *_objects(reader)])


def _objects(reader: PdfReader) -> Iterator[str]:
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(IndirectObject(number, 0, reader))
        yield repr(found)
        if isinstance(found, StreamObject):
            data = found.get_data()
            if isinstance(data, bytes):
                yield data.decode("utf-8", "replace")
                yield data.decode("utf-16-be", "replace")
        if isinstance(found, TextStringObject):
            yield str(found)
    yield repr(reader.trailer)
    yield repr(reader.metadata)


@pytest.fixture(scope="module")
def files(dist: Path) -> dict[str, str]:
    """Every file for the other side with all its text."""
    found = {f"{path.parent.name}/{path.name}": everything(path) for path in sorted(dist.glob("counterpart/*/*"))}
    assert len(found) == 26
    return found


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_in_any_file(files: dict[str, str], secret: str) -> None:
    assert [name for name, text in files.items() if SECRETS[secret].lower() in text.lower()] == []


def test_the_house_has_its_notes(dist: Path) -> None:
    """So that the search above is known to find what is there."""
    text = everything(dist / "originals/LAG/friendship.ru.docx")
    assert SECRETS["note"] in text
    assert SECRETS["source"] in text
    assert "Гласный пункт" in text
    tree = (dist / "instrument.json").read_text(encoding="utf-8")
    assert all(SECRETS[name] in tree for name in ("note", "parameter", "choice", "variant", "clause"))


def test_no_tree_and_no_record_beside_the_files(dist: Path) -> None:
    """`instrument.json` names clauses and notes: it is for the house."""
    assert {path.suffix for path in (dist / "counterpart").rglob("*") if path.is_file()} == {".docx", ".pdf"}


def test_no_trace_of_who_and_when(dist: Path, files: dict[str, str]) -> None:
    """No sessions, revisions, comments, authors, absolute paths; the only date is the one on the page."""
    for name, text in files.items():
        for trace in (
            "rsid",
            "w:comment",
            "lastModifiedBy",
            "dc:creator",
            "cp:revision",
            "dcterms:",
            "w:ins ",
            "w:del ",
        ):
            assert trace not in text, (name, trace)
        assert not re.search(r"/(?:home|tmp|root|work|usr)/|[A-Z]:\\|\.md\b|\.yaml\b|clauses/", text), name
        assert "2001-02-03" not in text
        dates = set(re.findall(r"D:(\d{8})", text)) | set(re.findall(r"(\d{4}-\d\d-\d\d)T", text))
        assert dates <= {"20261122", "2026-11-22"}, name
    for path in dist.glob("counterpart/*/*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert archive.comment == b""
    for path in dist.glob("counterpart/*/*.pdf"):
        metadata = PdfReader(path).metadata
        assert metadata is not None
        assert metadata.author is None


def test_controls_name_passages_and_nothing_else(dist: Path) -> None:
    """The id of a passage goes out: by it a returned file finds its way back (docs/format.md, section 2)."""
    instrument = (dist / "instrument.json").read_text(encoding="utf-8")
    for path in dist.glob("counterpart/*/*.docx"):
        tags = set(re.findall(r'<w:tag w:val="([^"]*)"', everything(path)))
        assert tags
        assert all(f'"id": "{tag}"' in instrument for tag in tags)


def test_nothing_of_the_sample_leaks(tmp_path: Path, tree: Instrument) -> None:
    """Its real notes and sources, sentence by sentence, its variants and the places of its clauses."""
    built(SAMPLE, "--audience", "counterpart", "--out", tmp_path, cwd=REPO)
    notes = [text for part in tree.parts for text in (part.note, part.source) if text]
    sentences = {each.strip() for note in notes for each in re.split(r"[.;\n]", note) if len(each.strip()) > 12}
    assert len(sentences) > 50
    said = "\n".join(run.text for _, passage in passages(tree.parts) for runs in passage.text.values() for run in runs)
    files = [path for path in tmp_path.rglob("*") if path.suffix in (".docx", ".pdf")]
    around = sorted({path.name.partition(".")[0] for path in files if "papers" in path.parts})
    assert around == ["collation-sheet", "note-verbale"]
    assert len([path for path in files if "papers" not in path.parts]) == 26
    for path in files:
        text = everything(path)
        assert [each for each in sentences if each in text and each not in said] == [], path.name
        assert not re.search(r"clauses/|\.md\b|rsid|w:comment|instrument\.json", text), path.name
