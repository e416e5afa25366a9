"""Files read without trust: a PDF's words as poppler reads them, bounds that hold."""

from __future__ import annotations

import time
import zlib
from collections import Counter
from pathlib import Path

import pytest

from e2e import pdf_text
from paraph.errors import InputError
from paraph.publish.reading import apart, pdf
from paraph.publish.reading.apart import content_apart
from paraph.publish.reading.content import content
from support.published import PDF, TOP, WORD


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize(
    "name",
    [
        "originals/SEV/friendship.kk-uz-ru.pdf",
        "originals/LAG/signing-folder.pdf",
        "redlines/draft-01--draft-02/SEV/friendship.kk-ru.pdf",
        "redlines/draft-01--draft-02/tables/friendship.uz-kk-ru.pdf",
    ],
)
def test_every_letter_of_a_page_is_read(public: Path, name: str) -> None:
    path = public / TOP / name
    pages = pdf.page_texts(path.read_bytes())
    assert len(pages) == len(pdf_text.pages(path))
    ours, poppler = letters("".join(pages)), letters(pdf_text.text(path))
    assert poppler - ours == Counter()
    # The watermark is a pattern: poppler does not read it, whoever looks at the page does.
    assert set(ours - poppler) <= set("проектloyihaжоба")


def test_strings_outside_the_pages(public: Path) -> None:
    data = (public / PDF).read_bytes()
    found = list(pdf.strings(pdf.skeleton(data).plain))
    assert "Соглашение о дружбе" in found
    assert any("paraph:" in text for text in found)


def test_brackets_in_strings() -> None:
    plain = rb"/Title(a(b\)c)d\\) /X(\101\n) <feff0416> <4142>"
    assert list(pdf.strings(plain)) == ["a(b)c)d\\", "A\n", "Ж", "AB"]


def test_a_pdf_that_grows_too_large_is_refused() -> None:
    bomb = b"%PDF-1.7 stream\n" + zlib.compress(bytes(10_000_000)) + b"\nendstream"
    with pytest.raises(pdf.TooLargeError):
        pdf.skeleton(bomb, 1_000_000)


@pytest.mark.parametrize("pattern", [b"[(", b"((((", b"(\\", b"<<<<", b"[<41", b"/f 1 Tf("])
def test_no_input_takes_more_than_its_length(pattern: bytes) -> None:
    data = pattern * (200_000 // len(pattern))
    start = time.perf_counter()
    assert sum(1 for _ in pdf.strings(data)) >= 0
    assert time.perf_counter() - start < 5


def test_what_a_word_file_says(public: Path) -> None:
    found = content((public / WORD).read_bytes(), "renamed.bin")
    assert found.kind == "docx"
    assert found.stamps == ("paraph:" + found.properties["identifier"].removeprefix("paraph:"),)
    assert "1. Встречи проводятся ежегодно." in [" ".join(line.text.split()) for line in found.lines]
    assert any("24.11.2026" in text for text in found.running)


def test_apart_is_the_same(public: Path) -> None:
    for place in (WORD, PDF):
        data = (public / place).read_bytes()
        assert content_apart(data, "a") == content(data, "a")


def test_apart_says_why_not() -> None:
    with pytest.raises(InputError, match="of no kind that is published"):
        content_apart(bytes(range(256)), "a.bin")


def test_apart_is_bounded_in_time(public: Path) -> None:
    with pytest.raises(InputError, match="in reasonable time"):
        content_apart((public / WORD).read_bytes(), "a.docx", seconds=0.001)


def test_apart_is_bounded_in_memory(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that may not grow ends; ours does not."""
    greedy = "import paraph.publish.reading.content as c; c.content = lambda data, name: len(bytes(10**9))"
    code = f"from paraph.publish.reading import apart; {greedy}; apart.MEGABYTES = 500; apart.serve()"
    real = apart.subprocess.run
    monkeypatch.setattr(
        apart.subprocess,
        "run",
        lambda command, **more: real([command[0], "-c", code], **more),  # type: ignore[no-untyped-call]
    )
    with pytest.raises(InputError, match="with reasonable means"):
        content_apart((public / WORD).read_bytes(), "a.docx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rb"/f0 10 Tf [(\000\001\000\002)12.5(\000\003)]TJ ET", "abc"),
        (rb"/f0 10 Tf (\000(\000\001\000))Tj ET", "(a)"),
        (rb"/f0 10 Tf (\000\(\000\\\000\)\000\001)Tj ET", "(\\)a"),
        (rb"/f0 10 Tf (\000(\000(\000\001\000)\000))Tj ET", "((a))"),
        (rb"/f0 10 Tf (\000\1\000\2)Tj <00030001> Tj ET", "abca"),
        (rb"/f0 10 Tf (\000\001\000\007\000\002)Tj ET", "ab"),
        (b"/f0 10 Tf (\\000\\001\\\n\\000\\002)Tj ET", "ab"),
        (rb"/f0 10 Tf (\000\001) 3 (\000\002 ET", "a"),
    ],
)
def test_strings_of_a_page_however_they_are_written(content: bytes, words: str) -> None:
    """As programs escape them: by number, by bracket, short, over the end of a line; pairs of brackets bare."""
    letters = pdf.Letters({1: "a", 2: "b", 3: "c", 0x28: "(", 0x29: ")", 0x5C: "\\"})
    font = pdf.Font(letters, 2)
    quick = "".join(pdf._decoded(data, font) for _, data, _ in pdf._drawn(content) if data is not None)
    slow = "".join(pdf._decoded(data, font) for _, data, _ in pdf._tokens(content) if data is not None)
    assert quick == slow
    assert quick.startswith(words)


def test_no_page_takes_more_than_its_length() -> None:
    for pattern in (b"[(", b"((((", b"(()", b"()", b"\\(", b"(a)1", b"<41"):
        start = time.perf_counter()
        assert sum(1 for _ in pdf._drawn(pattern * (200_000 // len(pattern)))) >= 0
        assert time.perf_counter() - start < 5
