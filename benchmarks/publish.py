"""`paraph publish` and `paraph verify` as whole processes. Prints rows for the table in docs/benchmarks.md."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from measure import Figure, process
from msgspec.structs import replace

from paraph.build.disk import sha256
from paraph.build.state import WATCHED
from paraph.drafts import Issue, carry_out, plan_issue
from paraph.publish.close.sums import sums_text
from paraph.publish.package.manifest import MANIFEST, SUMS, File, Manifest, manifest_bytes

ROOT = Path(__file__).resolve().parents[1]
PARAPH = str(Path(sys.executable).with_name("paraph"))
COUNTS = (10, 100, 1000)
PACKAGE = 300
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """(what, asked, reached) for every figure."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from _samples(Path(scratch))
        yield from _many(Path(scratch))


def _samples(scratch: Path) -> Iterator[Row]:
    root = scratch / "samples"
    names = three_drafts(root)
    public = root / "public"

    def from_nothing() -> None:
        shutil.rmtree(public, ignore_errors=True)
        shutil.rmtree(root / "dist", ignore_errors=True)

    made = process([PARAPH, "publish"], runs=1, before=from_nothing, cwd=root)
    files = sum(1 for path in public.rglob("*") if path.is_file())
    what = (
        f"publish {len(names)} instruments with 3 drafts each from nothing, {files} files, {os.cpu_count()} processors"
    )
    yield what, "<= 40 s", str(made)
    yield "publish when nothing changed", "<= 1 s", str(process([PARAPH, "publish"], cwd=root))
    others = [PARAPH, "publish", "--audience", "counterpart", "--out", str(root / "others")]
    made = process(others, runs=1, before=lambda: shutil.rmtree(root / "others", ignore_errors=True), cwd=root)
    yield "the same for the other side, from nothing, every part searched", "-", str(made)
    largest = max(public.glob("*/draft-*"), key=lambda folder: sum(1 for _ in folder.rglob("*")))
    package = filled(largest, scratch / "package")
    found = process([PARAPH, "verify", str(package)], cwd=scratch)
    yield f"verify a package, {PACKAGE} files", "<= 1 s", str(found)
    loose = scratch / "letter.docx"
    shutil.copy(max((largest / "originals").rglob("*.docx"), key=lambda path: path.stat().st_size), loose)
    command = [PARAPH, "verify", str(loose), "--package", str(public)]
    yield "verify a loose file", "<= 0.5 s", str(process(command, cwd=scratch))
    yield "verify the whole publication", "-", str(process([PARAPH, "verify", str(public)], cwd=scratch))


def filled(package: Path, target: Path) -> Path:
    """A copy of a package with some of its files once more, so that it has `PACKAGE` in all."""
    shutil.copytree(package, target)
    manifest = msgspec.json.decode((package / MANIFEST).read_bytes(), type=Manifest)
    files = list(manifest.files)
    for number in range(PACKAGE - len(files) - 2):
        file = manifest.files[number % len(manifest.files)]
        path = f"more-{number // len(manifest.files)}/{file.path}"
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(package / file.path, target / path)
        files.append(replace(file, path=path))
    data = manifest_bytes(replace(manifest, files=tuple(files)))
    (target / MANIFEST).write_bytes(data)
    own = File(path=MANIFEST, size=len(data), sha256=sha256(data))
    (target / SUMS).write_text(sums_text((*files, own)), encoding="utf-8", newline="\n")
    return target


def three_drafts(root: Path) -> list[str]:
    """The sample workspace with three issued drafts of every instrument, each with other words."""
    for name in WATCHED[1:]:
        shutil.copytree(ROOT / name, root / name)
    (root / "paraph.toml").write_text("", encoding="utf-8")
    names = sorted(path.parent.name for path in root.glob("agreements/*/agreement.yaml"))
    for name in names:
        shutil.rmtree(root / "agreements" / name / "drafts", ignore_errors=True)
        for number in (1, 2, 3):
            planned = plan_issue(root, name, f"2026-11-{20 + number}")
            assert isinstance(planned, Issue), name
            carry_out(root, planned)
            _edit(root / "agreements" / name, number)
    return names


def _edit(folder: Path, number: int) -> None:
    """Other words in a third of the clauses, and another name, so that every instrument has something new."""
    for at, path in enumerate(sorted((folder / "clauses").glob("*.md"))):
        if at % 3 == number % 3:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(" Сторон ", " обеих Сторон ", 1), encoding="utf-8", newline="\n")
    path = folder / "agreement.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index("ru:", text.index("name:"))
    end = min(place for place in (text.find(",", at), text.find("\n", at)) if place > 0)
    quoted = text[end - 1] in "\"'"
    cut = end - 1 if quoted else end
    path.write_text(f"{text[:cut]} {number + 1}{text[cut:]}", encoding="utf-8", newline="\n")


def _many(scratch: Path) -> Iterator[Row]:
    sys.path.insert(0, str(ROOT / "tests"))
    from support import madeup

    figures: dict[int, Figure] = {}
    for count in COUNTS:
        root = scratch / f"many-{count}"
        madeup.many(root, count)
        figures[count] = process([PARAPH, "publish"], runs=1, cwd=root)
        yield f"publish {count} generated instruments", "-", str(figures[count])
        again = process([PARAPH, "publish"], runs=1, cwd=root)
        yield f"again, when nothing changed, {count}", "-", str(again)
        shutil.rmtree(root)
    for few, many in itertools.pairwise(COUNTS):
        times = figures[many].seconds / figures[few].seconds
        yield f"time, {many} against {few}", f"linear: <= {many // few * 1.2:.0f} times", f"{times:.1f} times"
        grown = figures[many].megabytes / figures[few].megabytes
        yield f"largest process, {many} against {few}", "flat: <= 1.3 times", f"{grown:.2f} times"


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))
