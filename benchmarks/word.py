"""Any two Word files: ``paraph compare`` beside the best exact engine known, in the same run.

The peer is python-redlines 2.0.0 (Docxodus), in an environment of its own under build/peer, made when it is missing.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from measure import Figure, process
from word_pairs import NUMBERING, Pair, pair

from paraph.wordverify import verify

PEER = Path(__file__).resolve().parents[1] / "build" / "peer"
PACKAGE = "python-redlines[all]==2.0.0"
RUN = """
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
old, new, out = map(Path, sys.argv[1:])
Path(out).write_bytes(DocxodusEngine().run_redline("Peer", old.read_bytes(), new.read_bytes())[0])
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARTICLE = ("Статья ", "статья ")
SIZES = ((1, 5), (5, 3), (50, 1))
"""Twenties of articles, and how often each is run."""
ASKED = {1: "<= 0.5 s", 5: "<= 1 s", 50: "<= 5 s"}


def rows() -> Iterator[tuple[str, str, str]]:
    """The table: what, asked, reached (and the peer)."""
    peer = _peer()
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[int, float] = {}
        for size, runs in SIZES:
            for columns in (True, False) if size < 50 else (True,):
                made = pair(20 * size, columns=columns)
                name = f"{'bi' if columns else 'mono'}{size}"
                old, new = Path(folder, f"{name}.old.docx"), Path(folder, f"{name}.new.docx")
                old.write_bytes(made.old)
                new.write_bytes(made.new)
                ours, out = _ours(old, new, runs)
                theirs, other = _theirs(peer, old, new, runs if size < 50 else 1)
                if columns:
                    seconds[size] = ours.seconds
                    yield f"{name}: whole process, verified", ASKED[size], f"{_told(ours)}; peer {_told(theirs)}"
                yield from _quality(name, made, out, other)
        yield "growth from 100 to 1,000 articles", "linear: 10 times", f"{seconds[50] / seconds[5]:.1f} times"


def _told(figure: Figure | None) -> str:
    return "not installed" if figure is None else f"{figure.seconds:.2f} s, {figure.megabytes:.0f} MB"


def _ours(old: Path, new: Path, runs: int) -> tuple[Figure, bytes]:
    out = old.with_suffix(".paraph.docx")
    command = [sys.executable, "-m", "paraph", "compare", str(old), str(new), "-o", str(out)]
    figure = process(command, runs=runs)
    return figure, out.read_bytes()


def _peer() -> Path | None:
    """The Python of the peer's environment; ``None`` where it cannot be had."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEER)], check=True)
        if subprocess.run([str(python), "-m", "pip", "-q", "install", PACKAGE], check=False).returncode:
            return None
    return python


def _theirs(peer: Path | None, old: Path, new: Path, runs: int) -> tuple[Figure | None, bytes]:
    if peer is None:
        return None, b""
    out = old.with_suffix(".peer.docx")
    figure = process([str(peer), "-c", RUN, str(old), str(new), str(out)], runs=runs)
    return figure, out.read_bytes()


def _quality(name: str, made: Pair, ours: bytes, theirs: bytes) -> Iterator[tuple[str, str, str]]:
    files = {who: data for who, data in (("ours", ours), ("peer", theirs)) if data}
    marks = {who: marked(data) for who, data in files.items()}
    found = {who: {it.view for it in verify(made.old, made.new, data, most=10_000)} for who, data in files.items()}
    exact = {who: "not exact" if views & {"accept", "reject"} else "exact" for who, views in found.items()}
    yield f"{name}: accept gives the new file, reject the old", "exact", _pair(exact)
    kept = {who: "no" if "untouched" in views else "yes" for who, views in found.items()}
    yield f"{name}: all other parts as in the new file, byte for byte", "yes", _pair(kept)
    ratio = {who: f"{(count['ins'] + count['del']) / made.least:.3f}" for who, count in marks.items()}
    yield f"{name}: characters marked / least possible, moves and numbering aside", "<= 1.05", _pair(ratio)
    moved = {who: f"{min(count['moveTo'], made.moved) / made.moved:.0%}" for who, count in marks.items()}
    yield f"{name}: moved text shown as moved", "100 %", _pair(moved)
    digits = {who: str(count["shifted"]) for who, count in marks.items()}
    yield f"{name}: insertions that are mere renumbering, drawn as change of words", "0", _pair(digits)


def _pair(found: dict[str, str]) -> str:
    return "; ".join(text if who == "ours" else f"peer {text}" for who, text in found.items())


def marked(data: bytes) -> Counter[str]:
    """Characters within each kind of revision; ``shifted``: insertions of an article's number and of nothing else.

    What stands under the author of the numbering is no change of words.
    """
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    count: Counter[str] = Counter()
    for kind in ("ins", "del", "moveTo", "moveFrom"):
        for element in root.iter(W + kind):
            if element.get(W + "author") == NUMBERING or element.getparent().tag in (W + "rPr", W + "trPr"):
                continue
            text = _words(element)
            count[kind] += len("".join(text.split()))
            if kind == "ins" and text.strip(" .").isdigit():
                before = "".join(_words(each) for each in element.itersiblings(preceding=True) if _live(each))
                after = "".join(_words(each) for each in element.itersiblings() if _live(each))
                count["shifted"] += before.endswith(ARTICLE) or after.startswith("-ба")
    return count


def _words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(W + "t", W + "delText"))


def _live(element: etree._Element) -> bool:
    return element.tag not in (W + "del", W + "moveFrom")
