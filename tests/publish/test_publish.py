"""What a publication puts where, and when it does nothing."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest

from e2e.shell import digests, times
from paraph.errors import ContentError, UsageError
from paraph.publish import PublishRequest, publish
from paraph.publish.package.manifest import Index, Manifest
from support import drafted, madeup
from support.published import ARCHIVE, TOP, publication, two_drafts


def manifest_of(folder: Path) -> Manifest:
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)


def test_everything_a_delegation_needs(public: Path) -> None:
    found = {path.relative_to(public / TOP).as_posix() for path in (public / TOP).rglob("*") if path.is_file()}
    pair = "redlines/draft-01--draft-02"
    assert {
        "manifest.json",
        "SHA256SUMS",
        "instrument.json",
        "drafts/02.json",
        "originals/LAG/friendship.uz-kk-ru.docx",
        "originals/SEV/friendship.kk-uz-ru.pdf",
        "originals/SEV/signing-folder.pdf",
        f"{pair}/LAG/friendship.uz-ru.docx",
        f"{pair}/LAG/friendship.uz-ru.pdf",
        f"{pair}/LAG/friendship.uz-ru.html",
        f"{pair}/tables/friendship.ru.docx",
        f"{pair}/changes.json",
        f"{pair}/redline.json",
    } <= found
    assert not (public / "friendship/draft-01/redlines").exists()


def test_the_manifest_says_what_it_is(public: Path, drafts: Path) -> None:
    manifest = manifest_of(public / TOP)
    assert (manifest.agreement.id, manifest.edition, manifest.issued) == ("friendship", "draft-02", True)
    assert (manifest.date, manifest.audience) == ("2026-11-24", "internal")
    assert manifest.note == "Для встречи в Порту, только для нас"
    sums = (drafts / "agreements/friendship/drafts/SHA256SUMS").read_text().split()
    assert [link.sha256 for link in manifest.chain] == sums[::2]
    assert [link.previous for link in manifest.chain] == [None, sums[0]]
    assert {each.language: each.stale for each in manifest.languages} == {"uz": 6, "kk": 6, "ru": 0}
    assert manifest.open.at_signature == 1
    assert manifest.tools.paraph
    assert set(manifest.tools.fonts) == {f"Tinos-{face}.ttf" for face in ("Bold", "BoldItalic", "Italic", "Regular")}
    word = next(file for file in manifest.files if file.path == "originals/LAG/friendship.uz-ru.docx")
    assert (word.what, word.holder, word.languages) == ("original", "LAG", ("uz", "ru"))
    redline = next(file for file in manifest.files if file.path.endswith("SEV/friendship.kk-uz-ru.pdf") and file.old)
    assert (redline.what, redline.holder, redline.old) == ("redline", "SEV", "draft-01")


def test_the_index_lists_the_packages(public: Path) -> None:
    index = msgspec.json.decode((public / "manifest.json").read_bytes(), type=Index)
    assert [(each.edition, each.current) for each in index.packages] == [("draft-02", True), ("draft-01", False)]
    assert index.packages[0].archive.path == ARCHIVE
    assert index.audience == "internal"


def test_sha256sum_proves_it_without_paraph(public: Path) -> None:
    for folder in (public, public / TOP):
        done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
        assert done.returncode == 0
        listed = {line[66:] for line in (folder / "SHA256SUMS").read_text().splitlines()}
        assert listed == {name for name in digests(folder) if name != "SHA256SUMS"}


def test_the_archive_is_the_folder(public: Path) -> None:
    with zipfile.ZipFile(public / ARCHIVE) as archive:
        inside = {name.removeprefix("friendship-draft-02/"): archive.read(name) for name in archive.namelist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {name: (public / TOP / name).read_bytes() for name in digests(public / TOP)} == inside


def test_no_path_time_or_machine_in_it(drafts: Path, public: Path) -> None:
    for path in public.rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert str(drafts) not in text
        assert str(Path.home()) not in text


@pytest.mark.slow
def test_nothing_changed_nothing_touched(tmp_path: Path) -> None:
    root = two_drafts(tmp_path / "workspace")
    assert not publication(root).up_to_date
    before = times(root / "public")
    again = publication(root)
    assert again.up_to_date
    assert [each.act for each in again.packages] == ["kept", "kept"]
    assert times(root / "public") == before


@pytest.mark.slow
def test_only_what_changed_is_made(tmp_path: Path) -> None:
    """A third draft; the packages of the others stay what they were, byte for byte."""
    root = two_drafts(tmp_path / "workspace")
    publication(root)
    before = digests(root / "public/friendship")
    drafted.edit(root, ("ежегодно", "каждый год"), name="meetings")
    drafted.issue(root, "2026-11-25")
    report = publication(root)
    assert [(each.edition, each.act) for each in report.packages] == [
        ("draft-03", "made"),
        ("draft-02", "kept"),
        ("draft-01", "kept"),
    ]
    after = digests(root / "public/friendship")
    assert {name: after[name] for name in before} == before
    pairs = sorted(path.name for path in (root / "public/friendship/draft-03/redlines").iterdir())
    assert pairs == ["draft-01--draft-03", "draft-02--draft-03"]


@pytest.mark.slow
def test_the_layouts_that_the_agreement_names_now(tmp_path: Path) -> None:
    """Of an issued draft too: frozen are the words, not the look. A language that the draft has not is passed over."""
    root = two_drafts(tmp_path / "workspace")
    publication(root)
    path = root / "agreements/friendship/agreement.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "layouts: [ru, uz-ru, qq]\n", encoding="utf-8", newline="\n")
    assert [each.act for each in publication(root).packages] == ["made", "made"]
    files = manifest_of(root / "public" / TOP).files
    for what in ("original", "redline"):
        assert {file.languages for file in files if file.what == what} == {("ru",), ("uz", "ru")}
    assert {file.languages for file in files if file.what == "table"} == {("ru",), ("uz", "ru")}
    assert publication(root).up_to_date


@pytest.mark.slow
def test_a_file_that_was_spoilt_is_made_anew(tmp_path: Path) -> None:
    root = two_drafts(tmp_path / "workspace")
    publication(root)
    before = digests(root / "public")
    (root / "public" / TOP / "originals/LAG/friendship.ru.pdf").write_bytes(b"%PDF spoilt")
    assert not publication(root).up_to_date
    assert digests(root / "public") == before


def test_files_of_a_build_are_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from paraph.build import BuildRequest, build
    from paraph.publish.make import content

    root = madeup.write(tmp_path / "workspace")
    build(BuildRequest(root=root, out=root / "dist"))

    def never(*_: object) -> None:
        raise AssertionError("made twice")

    monkeypatch.setattr(content, "render_all", never)
    report = publication(root)
    assert [each.edition for each in report.packages] == ["work"]
    top = root / "public/friendship/work/originals"
    assert digests(top) == digests(root / "dist/friendship/work/originals")


def test_without_drafts_the_working_text(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    report = publication(root)
    assert [(each.edition, each.issued) for each in report.packages] == [("work", False)]
    manifest = manifest_of(root / "public/friendship/work")
    assert (manifest.issued, manifest.chain, manifest.date) == (False, (), "2026-11-22")


@pytest.mark.slow
def test_the_working_text_beside_the_drafts(tmp_path: Path) -> None:
    root = two_drafts(tmp_path / "workspace")
    drafted.edit(root, ("ежегодно", "каждый год"), name="meetings")
    report = publication(root, work=True)
    assert [each.edition for each in report.packages] == ["work", "draft-02", "draft-01"]
    top = root / "public/friendship/work/redlines"
    assert sorted(path.name for path in top.iterdir()) == ["draft-01--work", "draft-02--work"]


def test_faults_of_all_agreements_at_once_and_the_old_stays(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    publication(root)
    before = digests(root / "public")
    source = root / "agreements/friendship/agreement.yaml"
    other = root / "agreements/second/agreement.yaml"
    other.parent.mkdir()
    other.write_bytes(source.read_bytes())
    for path, fault in ((source, "no-such-clause"), (other, "nor-this")):
        path.write_text(path.read_text(encoding="utf-8").replace("- bodies", f"- {fault}"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        publication(root)
    files = {finding.place.file for finding in caught.value.findings if finding.level == "error"}
    assert files >= {"agreements/friendship/agreement.yaml", "agreements/second/agreement.yaml"}
    assert digests(root / "public") == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


def test_an_altered_draft_is_not_published(tmp_path: Path) -> None:
    root = two_drafts(tmp_path / "workspace")
    path = root / "agreements/friendship/drafts/01.json"
    path.write_bytes(path.read_bytes().replace("Споры".encode(), "Ссоры".encode()))
    with pytest.raises(ContentError) as caught:
        publication(root)
    assert [finding.rule for finding in caught.value.findings] == ["draft-altered"]
    assert not (root / "public").exists()


@pytest.mark.slow
@pytest.mark.parametrize("foreign", ["notes.txt", "sub/letter.docx"])
def test_what_others_put_there_is_never_taken_away(tmp_path: Path, foreign: str) -> None:
    root = madeup.write(tmp_path / "workspace")
    path = root / "public" / foreign
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(UsageError, match="was not made by"):
        publication(root)
    path.unlink()
    if path.parent != root / "public":
        path.parent.rmdir()
    publication(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    with pytest.raises(UsageError, match="no publication made"):
        publication(root)
    assert path.read_text() == "mine"


@pytest.mark.slow
def test_what_is_no_longer_asked_for_goes(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    other = root / "agreements/second/agreement.yaml"
    other.parent.mkdir()
    other.write_bytes((root / "agreements/friendship/agreement.yaml").read_bytes())
    publication(root)
    report = publication(root, agreements=("friendship",))
    assert report.removed == ("second",)
    assert not (root / "public/second").exists()
    assert [each.act for each in report.packages] == ["kept"]


def test_an_unknown_agreement(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    with pytest.raises(UsageError, match="there is no agreement `nothing`"):
        publication(root, agreements=("nothing",))


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    """Web servers are often given a link."""
    root = madeup.write(tmp_path / "workspace")
    (tmp_path / "served").mkdir()
    (root / "public").symlink_to(tmp_path / "served")
    publish(PublishRequest(root=root, out=(root / "public").resolve(), dist=root / "dist", jobs=1))
    assert (root / "public").is_symlink()
    assert (tmp_path / "served/manifest.json").is_file()


def test_redline_data_has_nothing_of_the_house(public: Path) -> None:
    data = (public / TOP / "redlines/draft-01--draft-02/redline.json").read_bytes()
    assert drafted.SECRET.encode() not in data
    assert drafted.SECRET.encode() in (public / TOP / "instrument.json").read_bytes()
    found = json.loads(data)
    assert [each["kind"] for each in found["changes"]][:2] == ["added", "changed"]
    assert not any(each["kind"] in ("parameter", "status") for each in found["changes"])


def test_permissions_follow_the_umask(tmp_path: Path) -> None:
    root = madeup.write(tmp_path / "workspace")
    before = os.umask(0o027)
    try:
        publication(root)
    finally:
        os.umask(before)
    assert (root / "public").stat().st_mode & 0o777 == 0o750
