"""What a real client does with the files: LibreOffice counts fields, breaks pages, shows changes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from paraph.model import Original, Passage, Run
from support.docxdump import document, parts, q
from support.docxfiles import DRAFT, LAYOUTS, name, redline, tiny, writer
from support.tiny import DISPUTES, TINY, say

pytestmark = [pytest.mark.slow, pytest.mark.office]

FILLERS = range(14, 60, 2)
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def converted(folder: Path, files: dict[str, bytes], kind: str) -> dict[str, Path]:
    """All ``files`` through one run of LibreOffice with a profile of its own."""
    for stem, data in files.items():
        (folder / f"{stem}.docx").write_bytes(data)
    names = [str(folder / f"{stem}.docx") for stem in files]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {stem: folder / f"{stem}.{kind}" for stem in files}


def pages(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.split("\f")[:-1]


def with_wrong_fields(docx: bytes) -> tuple[bytes, int]:
    """The file as if every reference had been shown as 99."""
    found = parts(docx)
    shown = r'(fldCharType="separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">)[^<]*'
    text, count = re.subn(shown, r"\g<1>99", found["word/document.xml"].decode())
    found["word/document.xml"] = text.encode()
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in found.items():
            archive.writestr(part, data)
    return out.getvalue(), count


def test_references_are_right_after_all_fields_are_counted_anew(tmp_path: Path) -> None:
    right = {name("draft", layout): tiny("draft", layout) for layout in LAYOUTS}
    wrong = {}
    for stem, data in right.items():
        wrong[f"{stem}-wrong"], count = with_wrong_fields(data)
        assert count == {"draft-kk": 0}.get(stem, count)
        assert count or stem == "draft-kk"
    shown = converted(tmp_path, right | wrong, "pdf")
    for stem in right:
        assert pages(shown[f"{stem}-wrong"]) == pages(shown[stem])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The treaty with more and more text before its end, so that the page breaks anywhere: pages of each file."""
    files: dict[str, bytes] = {}
    bare = replace(TINY, parts=tuple(part for part in TINY.parts if part.role != "annex"))
    for layout in (("ru",), ("uz", "ru"), ("uz", "kk", "ru")):
        for count in FILLERS:
            files[f"{'-'.join(layout)}-{count}"] = writer().write(longer(bare, count), layout, DRAFT)
    shown = converted(tmp_path_factory.mktemp("filled"), files, "pdf")
    return {stem: pages(pdf) for stem, pdf in shown.items()}


def longer(original: Original, count: int) -> Original:
    line = {code: (Run(f"Z{count}"),) for code in ("ru", "uz", "kk")}
    more = tuple(Passage(id=f"disputes/f{index}", kind="text", text=line) for index in range(count))
    last = Passage(id="disputes/last", kind="text", text=say("LASTWORDS", "LASTWORDS", "LASTWORDS"))
    disputes = replace(DISPUTES, blocks=(*DISPUTES.blocks, *more, last))
    return replace(original, parts=tuple(disputes if part.id == "disputes" else part for part in original.parts))


def test_the_last_page_never_holds_the_closing_alone(filled: dict[str, list[str]]) -> None:
    lengths = Counter(len(shown) for shown in filled.values())
    assert len(lengths) > 2, "the fillers reach no page break"
    for stem, shown in filled.items():
        assert "LASTWORDS" in shown[-1], stem


def test_signatures_never_split(filled: dict[str, list[str]]) -> None:
    for stem, shown in filled.items():
        signed = [index for index, page in enumerate(shown) if re.search("За Правительство|Hukumati nomidan", page)]
        assert signed[-1] == len(shown) - 1, stem
        if "ru" in stem.split("-"):
            assert sum("За Правительство" in page for page in shown) == 1, stem


def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path) -> None:
    files = {}
    for count in range(20, 36):
        line = {"ru": (Run("Z"),)}
        more = tuple(Passage(id=f"subject/f{index}", kind="text", text=line) for index in range(count))
        grown = tuple(
            replace(part, blocks=(*part.blocks, *more)) if part.id == "subject" else part for part in TINY.parts
        )
        files[str(count)] = writer().write(replace(TINY, parts=grown), ("ru",), DRAFT)
    for pdf in converted(tmp_path, files, "pdf").values():
        for page in pages(pdf):
            text = [line.strip() for line in page.splitlines() if line.strip()]
            body = [line for line in text if not line.startswith(("стр.", "Проект"))]
            assert body[-1] not in {"Статья 2", "Споры"}


@pytest.mark.parametrize("layout", [("ru",), ("kk", "ru"), ("uz", "kk", "ru")])
def test_every_changed_letter_is_shown_as_changed(layout: tuple[str, ...], tmp_path: Path) -> None:
    """LibreOffice's own list of changes holds the very letters that were written as changed."""
    docx = redline(layout)
    odt = converted(tmp_path, {"redline": docx}, "odt")["redline"]
    gone, come = seen(odt)
    root = document(docx)
    wrote_gone = [each.text or "" for kind in ("del", "moveFrom") for each in words(root, kind)]
    wrote_come = [each.text or "" for kind in ("ins", "moveTo") for each in words(root, kind)]
    assert letters(gone) == letters("".join(wrote_gone))
    assert letters(come) == letters("".join(wrote_come))
    assert letters(gone)
    assert letters(come)


def words(root: etree._Element, kind: str) -> list[etree._Element]:
    return [each for mark in root.iter(q(kind)) for each in mark.iter(q("t"), q("delText"))]


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def seen(odt: Path) -> tuple[str, str]:
    """What LibreOffice lists as deleted, and what it marks as inserted."""
    with zipfile.ZipFile(odt) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    kinds: dict[str, str] = {}
    gone = ""
    for region in root.iter(f"{{{TEXT}}}changed-region"):
        kind = etree.QName(region[0]).localname
        kinds[region.get(f"{{{TEXT}}}id")] = kind
        if kind == "deletion":
            gone += "".join("".join(each.itertext()) for each in region[0].iter(f"{{{TEXT}}}p", f"{{{TEXT}}}h"))
    come: list[str] = []
    inside: set[str] = set()

    def walk(node: etree._Element) -> None:
        local = etree.QName(node).localname
        if local == "tracked-changes":
            return
        if local in {"change-start", "change-end"}:
            inside.symmetric_difference_update({node.get(f"{{{TEXT}}}change-id")})
        live = any(kinds.get(each) == "insertion" for each in inside)
        if live and node.text:
            come.append(node.text)
        for child in node:
            walk(child)
            if child.tail and any(kinds.get(each) == "insertion" for each in inside):
                come.append(child.tail)

    walk(root)
    return gone, "".join(come)
