"""The redlines of two editions: which files, whose original, what they say, what they keep to the house."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from paraph.build.redlines import RedlineFormat, RedlineReport, RedlineRequest, compared, draw_redlines
from paraph.compare.changes import ChangeList
from paraph.compare.normal import normal
from paraph.compare.patch import apply
from paraph.drafts.editions import resolve
from paraph.errors import InputError, UsageError
from support.docxdump import document, q, resolved
from support.drafted import SECRET, drafted, edit, issue
from support.htmltext import lines
from support.pdftext import raw_pages, squeeze

FOLDER = "friendship/work/redlines/draft-01--work"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafted(tmp_path_factory.mktemp("drafted"))


def request(root: Path, **changes: object) -> RedlineRequest:
    fields = {"root": root, "out": root / "dist", "agreement": "friendship", "old": "1", "new": "work", **changes}
    return RedlineRequest(**fields)  # type: ignore[arg-type]


def drawn(root: Path, **changes: object) -> RedlineReport:
    asked = request(root, **changes)
    return draw_redlines(asked, compared(asked))


@pytest.fixture(scope="module")
def report(root: Path) -> RedlineReport:
    return drawn(root, languages=(("ru",), ("uz", "kk", "ru")))


def test_the_files(report: RedlineReport) -> None:
    assert report.folder == FOLDER
    names = {path.removeprefix(f"{FOLDER}/") for path in report.written}
    both = {"LAG": ("ru", "uz-kk-ru"), "SEV": ("ru", "kk-uz-ru")}
    wanted = {
        f"{holder}/friendship.{layout}.{form}"
        for holder, layouts in both.items()
        for layout in layouts
        for form in ("docx", "pdf", "html")
    }
    tables = {f"tables/friendship.{layout}.{form}" for layout in both["LAG"] for form in ("docx", "pdf")}
    assert names == wanted | tables | {"changes.json"}


def test_nothing_is_touched_that_stays_the_same(root: Path, report: RedlineReport) -> None:
    again = drawn(root, languages=(("ru",), ("uz", "kk", "ru")))
    assert (again.written, set(again.kept)) == ((), set(report.written))


def test_the_same_bytes_elsewhere(root: Path, report: RedlineReport, tmp_path: Path) -> None:
    drawn(root, languages=(("ru",), ("uz", "kk", "ru")), out=tmp_path, jobs=1)
    for path in report.written:
        assert (tmp_path / path).read_bytes() == (root / "dist" / path).read_bytes(), path


def read(root: Path, name: str) -> bytes:
    return (root / "dist" / FOLDER / name).read_bytes()


def test_word_gives_back_both_texts(root: Path, report: RedlineReport) -> None:
    docx = read(root, "LAG/friendship.ru.docx")
    new, old = (" ".join(resolved(docx, accept=accept)) for accept in (True, False))
    assert "остается в силе" in new
    assert "действует" not in new
    assert "действует" in old
    assert "Встречи" not in old
    authors = {each.get(q("author")) for each in document(docx).iter() if each.get(q("author"))} - {"Paraph"}
    assert authors == {"Paraph: work", "Paraph: numbering"}
    dates = {each.get(q("date")) for each in document(docx).iter(q("ins"), q("del"))}
    assert dates == {"2026-11-22T00:00:00Z"}


def test_the_page_gives_back_both_texts(root: Path, report: RedlineReport) -> None:
    page = read(root, "SEV/friendship.kk-uz-ru.html")
    new, old = (" ".join(line.text for line in lines(page, accept=accept)) for accept in (True, False))
    assert "kuchda qoladi" in new
    assert "kuchda qoladi" not in old
    assert "amal qiladi" in old
    assert page.decode().count('class="still"') == 2, "only the passage that changed in Russian alone"


def test_the_pdf_has_both(root: Path, report: RedlineReport) -> None:
    text = squeeze("".join(raw_pages(read(root, "LAG/friendship.ru.pdf"))))
    assert squeeze("действуетостается в силе") in text


def test_the_list_gives_the_new_text(root: Path, report: RedlineReport) -> None:
    data = read(root, "changes.json")
    assert data.startswith(b'{\n "format": 1,')
    listed = msgspec.json.decode(data, type=ChangeList)
    old, new = (resolve(root, "friendship", asked).instrument.original(listed.holder) for asked in ("1", "work"))
    assert apply(normal(old), listed) == normal(new)


def everything(path: Path) -> str:
    """All that a file carries, looked into."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist())
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(data))
        xmp = subprocess.run(["pdfinfo", "-meta", str(path)], capture_output=True, check=True).stdout.decode()
        return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata), xmp])
    return data.decode("utf-8")


def test_nothing_of_the_house_goes_to_the_other_side(root: Path, report: RedlineReport, tmp_path: Path) -> None:
    found = drawn(root, audience="counterpart", languages=(("ru",), ("uz", "kk", "ru")), out=tmp_path)
    assert {path.removeprefix(f"{FOLDER}/").partition("/")[0] for path in found.written} == {"counterpart"}
    assert not any(path.endswith(".json") for path in found.written)
    for path in found.written:
        text = everything(tmp_path / path)
        for secret in (SECRET, "parameters", "notice:", str(root), "clauses/", "creator"):
            assert secret not in text, (path, secret)
    inside = everything(root / "dist" / FOLDER / "LAG/friendship.ru.docx")
    assert SECRET in inside, "the same words are there for the house, so the test above can fail"


def test_the_list_is_for_the_house(root: Path) -> None:
    with pytest.raises(UsageError, match="for the house only"):
        drawn(root, audience="counterpart", formats=("json",))


def test_a_git_revision_is_for_the_house(root: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    found = compared(request(root, old="1", new="HEAD"))
    assert found.pair.startswith("draft-01--git-")
    with pytest.raises(UsageError, match="git revision"):
        compared(request(root, old="1", new="HEAD", audience="counterpart"))


def test_wrong_holder_and_edition(root: Path) -> None:
    with pytest.raises(UsageError, match="ARK does not keep an original"):
        compared(request(root, holders=("ARK",)))
    with pytest.raises(InputError, match="no draft and no git revision"):
        compared(request(root, old="7"))


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "table"])
def test_one_format_alone(root: Path, form: RedlineFormat, tmp_path: Path) -> None:
    found = drawn(root, formats=(form,), holders=("LAG",), languages=(("ru",),), out=tmp_path)
    ends = {"table": {"docx", "pdf"}}.get(form, {form})
    assert {path.rpartition(".")[2] for path in found.written} == ends


def test_a_derived_spelling(root: Path, tmp_path: Path) -> None:
    found = drawn(root, formats=("html",), holders=("LAG",), languages=(("uz-Cyrl",),), out=tmp_path)
    assert "кучда қолади" in (tmp_path / found.written[0]).read_text(encoding="utf-8")


def test_the_layouts_that_the_agreement_names(tmp_path: Path) -> None:
    """And no others; an orthography among them is drawn, and is no change of words in the list."""
    root = drafted(tmp_path / "workspace")
    path = root / "agreements/friendship/agreement.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "layouts: [ru, uz-Cyrl-ru]\n", encoding="utf-8", newline="\n")
    found = drawn(root, holders=("LAG",), formats=("html", "json"))
    assert [each.removeprefix(f"{FOLDER}/") for each in found.written] == [
        "changes.json",
        "LAG/friendship.ru.html",
        "LAG/friendship.uz-Cyrl-ru.html",
    ]
    assert "кучда қолади" in (root / "dist" / found.written[2]).read_text(encoding="utf-8")
    assert "Cyrl" not in (root / "dist" / found.written[0]).read_text(encoding="utf-8")
    asked = drawn(root, holders=("LAG",), formats=("html",), languages=(("kk",),))
    assert [each.rpartition("/")[2] for each in asked.written] == ["friendship.kk.html"]


def test_overrides(root: Path) -> None:
    path = root / "agreements/friendship/drafts/overrides.yaml"
    path.write_text(
        "draft-01--work:\n"
        "  term/disputes: {kind: editorial, reason: согласовано}\n"
        "  term/nowhere: {kind: editorial, reason: ошибка}\n"
        "draft-01--draft-02:\n"
        "  term/notice: {kind: editorial, reason: другая пара}\n",
        encoding="utf-8",
    )
    try:
        found = compared(request(root))
        changed = [change for change in found.comparison.changes if change.kind == "changed"]
        natures = {change.passage: (change.nature, change.reason) for change in changed}
        assert natures["term/disputes"] == ("editorial", "согласовано")
        assert natures["term/notice"] == ("substantive", None)
        assert found.unused == ("term/nowhere",)
        path.write_text("draft-01--work: {term/notice: {kind: typo}}", encoding="utf-8")
        with pytest.raises(InputError, match=r"overrides\.yaml cannot be understood"):
            compared(request(root))
    finally:
        path.unlink()


def test_between_two_drafts_and_no_difference(tmp_path: Path) -> None:
    root = drafted(tmp_path)
    issue(root, "2026-11-24")
    found = compared(request(root, old="1", new="2"))
    assert found.pair == "draft-01--draft-02"
    assert found.comparison.changes
    assert compared(request(root, old="2", new="work")).comparison.changes == ()
    edit(root, ("остается в силе", "имеет силу"))
    report = drawn(root, old="1", new="2", formats=("json",))
    assert report.written == ("friendship/draft-02/redlines/draft-01--draft-02/changes.json",)
    new = json.loads((root / "dist" / report.written[0]).read_text(encoding="utf-8"))["new"]
    assert new["edition"] == "draft-02"
