"""Every bad package its own verdict and exit code. The package alone is enough: no sources, no workspace."""

from __future__ import annotations

import copy
import json
import os
import shutil
import stat
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.publish.verify.conductor import VerifyRequest, verify
from paraph.publish.verify.verdicts import EXIT, Report
from support.published import ARCHIVE, TOP, copy_of

DEEP = b'{"format": 1, "what": "package", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def verdict(path: Path) -> Report:
    (report,) = verify(VerifyRequest(paths=(str(path),)))
    return report


def told(report: Report) -> set[tuple[str, str]]:
    return {(each.verdict, each.path) for each in report.problems}


@pytest.fixture
def package(public: Path, tmp_path: Path) -> Path:
    """A copy of one package, alone in the world."""
    return copy_of(public / TOP, tmp_path / "package")


def test_a_whole_package(package: Path) -> None:
    report = verdict(package)
    assert (report.verdict, report.code, report.problems) == ("issued", 0, ())
    assert report.subject is not None
    assert (report.subject.agreement, report.subject.edition, report.subject.audience) == (
        "friendship",
        "draft-02",
        "internal",
    )
    assert report.files > 70


def test_a_whole_archive_under_any_name(public: Path, tmp_path: Path) -> None:
    for name in ("letter.zip", "letter.bin"):
        shutil.copy(public / ARCHIVE, tmp_path / name)
        assert verdict(tmp_path / name).verdict == "issued"


def test_a_whole_publication(public: Path) -> None:
    report = verdict(public)
    assert (report.verdict, report.kind) == ("issued", "published")
    assert [each.edition for each in report.packages] == ["draft-02", "draft-01"]


def test_a_missing_file(package: Path) -> None:
    (package / "originals/LAG/friendship.ru.pdf").unlink()
    report = verdict(package)
    assert (report.verdict, report.code) == ("missing", 20)
    assert told(report) == {("missing", "originals/LAG/friendship.ru.pdf")}


def test_an_extra_file(package: Path) -> None:
    (package / "originals/LAG/friendship.en.pdf").write_bytes(b"%PDF")
    report = verdict(package)
    assert (report.verdict, report.code) == ("extra", 21)
    assert told(report) == {("extra", "originals/LAG/friendship.en.pdf")}


def test_an_altered_file(package: Path) -> None:
    path = package / "originals/LAG/friendship.ru.pdf"
    data = path.read_bytes()
    path.write_bytes(data[:2000] + b"x" + data[2001:])
    report = verdict(package)
    assert (report.verdict, report.code) == ("altered", 22)
    assert told(report) == {("altered", "originals/LAG/friendship.ru.pdf")}


def test_two_files_changed_places(package: Path) -> None:
    one, other = package / "originals/LAG/friendship.ru.pdf", package / "originals/SEV/friendship.ru.pdf"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    report = verdict(package)
    assert report.verdict == "altered"
    assert {each.args.get("other") for each in report.problems} == {
        "originals/LAG/friendship.ru.pdf",
        "originals/SEV/friendship.ru.pdf",
    }


@pytest.mark.parametrize("name", ["friendship.ru.pdf", "friendship.ru.docx"])
def test_a_truncated_file(package: Path, name: str) -> None:
    path = package / "originals/LAG" / name
    path.write_bytes(path.read_bytes()[:5000])
    report = verdict(package)
    assert (report.verdict, report.code) == ("truncated", 23)
    assert report.problems[0].args["size"] == 5000


def test_a_swapped_manifest(package: Path, public: Path) -> None:
    """The manifest of another edition: the files prove by SHA256SUMS and by the text what they are."""
    shutil.copy(public / "friendship/draft-01/manifest.json", package / "manifest.json")
    report = verdict(package)
    assert (report.verdict, report.code) == ("swapped", 24)
    assert ("swapped", "manifest.json") in told(report)
    assert any(each.args.get("edition") == "draft-02" for each in report.problems)


def test_a_manifest_swapped_with_its_sums(package: Path, public: Path) -> None:
    for name in ("manifest.json", "SHA256SUMS"):
        shutil.copy(public / "friendship/draft-01" / name, package / name)
    assert verdict(package).verdict == "swapped"


def altered(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    """A manifest altered by somebody who also mends the sums."""
    import hashlib

    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(json.dumps(found), encoding="utf-8")
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    sums = path.with_name("SHA256SUMS")
    sums.write_text(sums.read_text().replace(old, new))


def test_a_manifest_of_another_edition_by_name_alone(package: Path) -> None:
    altered(package / "manifest.json", lambda found: found.update(edition="draft-03"))
    report = verdict(package)
    assert report.verdict == "chain"
    assert ("swapped", "manifest.json") in told(report)


def test_a_broken_chain(package: Path) -> None:
    altered(package / "manifest.json", lambda found: found["chain"][1].update(previous="0" * 64))  # type: ignore[index]
    report = verdict(package)
    assert (report.verdict, report.code) == ("chain", 25)
    assert [each.message for each in report.problems] == [
        "draft {number} does not follow the draft before it",
        "it does not follow the draft that the chain names",
    ]


def test_a_chain_with_a_draft_left_out(package: Path) -> None:
    altered(package / "manifest.json", lambda found: found["chain"].pop(0))  # type: ignore[attr-defined]
    assert verdict(package).verdict == "chain"


def test_chains_that_part(public: Path, tmp_path: Path) -> None:
    folder = copy_of(public, tmp_path / "public")

    def other(found: dict[str, object]) -> None:
        found["chain"][0]["sha256"] = "1" * 64  # type: ignore[index]

    altered(folder / "friendship/draft-01/manifest.json", other)
    report = verdict(folder)
    assert report.verdict == "chain"
    assert ("swapped", "friendship/draft-01/manifest.json") in told(report)


def test_a_publication_with_faults_in_several_places(public: Path, tmp_path: Path) -> None:
    folder = copy_of(public, tmp_path / "public")
    (folder / "friendship/draft-01/originals/LAG/friendship.ru.docx").unlink()
    (folder / ARCHIVE).write_bytes(b"PK")
    (folder / "more.txt").write_text("x")
    report = verdict(folder)
    assert told(report) == {
        ("missing", "friendship/draft-01/originals/LAG/friendship.ru.docx"),
        ("truncated", ARCHIVE),
        ("extra", "more.txt"),
    }
    assert report.code == 23


def test_a_manifest_from_the_future(package: Path) -> None:
    altered(package / "manifest.json", lambda found: found.update(format=2))
    report = verdict(package)
    assert (report.verdict, report.code) == ("unreadable", 30)
    assert report.problems[0].args == {"format": 2}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format": 1}', b"\xff\xfe", DEEP])
def test_a_manifest_that_is_none(package: Path, data: bytes) -> None:
    (package / "manifest.json").write_bytes(data)
    assert verdict(package).verdict == "unreadable"


def test_a_folder_that_is_no_package(tmp_path: Path) -> None:
    report = verdict(tmp_path)
    assert (report.verdict, told(report)) == ("missing", {("missing", "manifest.json")})


def test_links_in_a_folder_are_not_followed(package: Path) -> None:
    path = package / "originals/LAG/friendship.ru.pdf"
    path.unlink()
    path.symlink_to("/etc/hostname")
    (package / "more").symlink_to("/")
    report = verdict(package)
    assert (report.verdict, report.code) == ("unsafe", 31)
    assert ("unsafe", "more") in told(report)
    assert ("missing", "originals/LAG/friendship.ru.pdf") in told(report)


def archive_with(public: Path, target: Path, name: str, data: bytes, mode: int = 0) -> Path:
    """The archive of a package with one entry more."""
    shutil.copy(public / ARCHIVE, target)
    with zipfile.ZipFile(target, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        archive.writestr(info, data)
    return target


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "friendship-draft-02/../../evil", "/etc/evil", "C:/evil", "friendship-draft-02\\..\\evil"],
)
def test_a_name_that_leads_out(public: Path, tmp_path: Path, name: str) -> None:
    report = verdict(archive_with(public, tmp_path / "a.zip", name, b"x"))
    assert (report.verdict, report.code) == ("unsafe", 31)
    assert [each.message for each in report.problems] == ["its name leads out of the archive"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]


def test_a_link_in_an_archive(public: Path, tmp_path: Path) -> None:
    report = verdict(archive_with(public, tmp_path / "a.zip", "friendship-draft-02/l", b"/etc", stat.S_IFLNK | 0o777))
    assert [(each.verdict, each.message) for each in report.problems] == [("unsafe", "it is a link")]


def test_an_entry_that_stands_twice(public: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = archive_with(public, tmp_path / "a.zip", "friendship-draft-02/manifest.json", b"{}")
    assert [each.verdict for each in verdict(path).problems] == ["unsafe"]


def zeros(archive: zipfile.ZipFile, name: str, chunks: int) -> None:
    """So many times 16 MB of zeros, each the same few bytes: made without packing them all."""
    chunk = bytes(1 << 24)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    with archive.open(name, "w", force_zip64=True) as stream:
        for _ in range(chunks):
            archive.fp.write(block)  # type: ignore[union-attr]
            stream._file_size += len(chunk)  # type: ignore[attr-defined]
            stream._compress_size += len(block)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["zeros.bin", "manifest.json"])
def test_ten_gigabytes_of_zeros(public: Path, tmp_path: Path, name: str) -> None:
    """Ten megabytes that would become ten gigabytes: refused at once, nothing of it is unpacked."""
    path = tmp_path / "a.zip"
    if name == "zeros.bin":
        shutil.copy(public / ARCHIVE, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        zeros(archive, f"friendship-draft-02/{name}", 640)
    assert path.stat().st_size < 20_000_000
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(f"friendship-draft-02/{name}").file_size == 640 << 24
    start = time.perf_counter()
    report = verdict(path)
    assert time.perf_counter() - start < 2
    assert (report.verdict, report.code) == ("unsafe", 31)
    assert ("unsafe", f"friendship-draft-02/{name}") in told(report)


def test_many_entries_that_are_one(public: Path, tmp_path: Path) -> None:
    """Each lies on the same few bytes and is no bomb by itself; together they would fill any disk."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/kernel", bytes(1 << 24))
        kernel = archive.infolist()[0]
        for number in range(600):
            twin = copy.copy(kernel)
            twin.filename = twin.orig_filename = f"p/{number}"
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
        archive._didModify = True  # type: ignore[attr-defined]
    start = time.perf_counter()
    report = verdict(path)
    assert time.perf_counter() - start < 2
    assert [(each.verdict, each.path) for each in report.problems] == [("unsafe", "")]


def test_a_list_of_entries_that_would_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff" * 2 + (1 << 30).to_bytes(4, "little") + bytes(6)
    with path.open("wb") as stream:
        stream.seek(1 << 30)
        stream.write(end)
    start = time.perf_counter()
    assert verdict(path).verdict == "unreadable"
    assert verdict(path.rename(tmp_path / "a.docx")).verdict == "unreadable"
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("suffix", [".bin", ".docx", ".pdf", ".zip"])
def test_ten_gigabytes_of_nothing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as stream:
        stream.truncate(10 << 30)
    start = time.perf_counter()
    assert (verdict(path).verdict, verdict(path).code) == ("unreadable", 30)
    assert time.perf_counter() - start < 2


def test_what_never_ends(tmp_path: Path) -> None:
    pipe = tmp_path / "a.pdf"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        assert verdict(path).verdict == "unreadable"


def test_a_text_as_data_that_makes_no_sense(package: Path, tmp_path: Path) -> None:
    """Too deep, or a text without Parties: a package is judged, and a loose file held against it, all the same."""
    tree = package / "instrument.json"
    nobody = json.loads(tree.read_text(encoding="utf-8"))
    nobody["header"]["parties"] = ["LAG", "QQQ"]
    loose = Path(shutil.copy(package / "originals/LAG/friendship.ru.docx", tmp_path / "a.txt"))
    loose.write_text("\n".join(["Встречи проводятся ежегодно по согласию Сторон."] * 9), encoding="utf-8")
    for data in ("[" * 100_000, '{"header": ' + "[" * 100_000 + "]" * 100_000 + "}", json.dumps(nobody), "{}"):
        tree.write_text(data, encoding="utf-8")
        assert verdict(package).verdict in ("altered", "truncated")
        (report,) = verify(VerifyRequest(paths=(str(loose),), packages=(str(package),)))
        assert report.verdict in ("unknown", "words")


def test_an_archive_that_is_cut(public: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes((public / ARCHIVE).read_bytes()[:100_000])
    assert (verdict(path).verdict, verdict(path).code) == ("unreadable", 30)


def test_an_archive_that_lies_about_a_size(public: Path, tmp_path: Path) -> None:
    """An entry packed as one byte and listed as another size is not read beyond what the manifest says."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(public / ARCHIVE) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, bytes(200_000) if name.endswith("LAG/friendship.ru.pdf") else data)
    report = verdict(path)
    assert {each.verdict for each in report.problems} == {"altered"}


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    report = verdict(tmp_path / "nothing.pdf")
    assert (report.verdict, report.code) == ("unreadable", 30)


def test_every_verdict_has_its_own_code() -> None:
    codes = [code for verdict, code in EXIT.items() if verdict != "issued"]
    assert len(codes) == len(set(codes))
    assert not {1, 2, 70, 130} & set(codes)
    assert max(codes) < 126
