"""What is refused, and with which words; what is large is bounded."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from paraph.errors import InputError
from paraph.readers import Paragraph, paragraphs, read_docx, read_file, read_text
from paraph.readers.word import blocks, package
from readers import drafts
from readers.wordfile import p, table, word_file

PLAIN = word_file(p("Текст"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def zipped(*names: str) -> bytes:
    """A zip with these files, each holding a word."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in names:
            target.writestr(name, "<x/>")
    return out.getvalue()


def changed(part: str, content: bytes | None) -> bytes:
    """The plain file with one part replaced or gone."""
    return drafts.rezipped(zipfile.ZipFile(io.BytesIO(PLAIN)), {part: content})


def with_macros() -> bytes:
    types = f'<Types xmlns="x"><Default Extension="xml" ContentType="{MACROS}"/></Types>'
    return word_file(p("Текст"), types=types)


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("draft.docm", PLAIN, "Word file with macros"),
        ("draft.docx", with_macros(), "Word file with macros"),
        ("draft.docx", changed("word/vbaProject.bin", b"x"), "Word file with macros"),
        ("draft.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("draft.doc", OLE + b"\0" * 600, "Word file of the old kind (.doc)"),
        ("draft.docx", b"{\\rtf1 text}", "a file of the kind RTF"),
        ("draft.docx", b"%PDF-1.7", "a file of the kind PDF"),
        ("draft.docx", b"", "is empty"),
        ("draft.docx", b"\x00\x01\x02", "not a Word file"),
        ("draft.docx", PLAIN[: len(PLAIN) // 2], "is damaged"),
        ("draft.docx", zipped("a.txt"), "not a Word file"),
        ("draft.docx", zipped("mimetype", "content.xml"), "OpenDocument"),
        ("draft.docx", changed("word/document.xml", None), "holds no Word document"),
        ("draft.docx", changed("word/document.xml", b"<w:document"), "word/document.xml cannot be read"),
        ("draft.docx", changed("word/document.xml", b"<a/>"), "holds no Word document"),
        ("draft.docx", changed("word/document.xml", ENTITIES), "declares XML entities"),
        ("draft.docx", changed("word/document.xml", ENTITIES.decode().encode("utf-16")), "declares XML entities"),
        ("draft.docx", changed("_rels/.rels", b"nonsense"), "relationships cannot be read"),
        ("draft.txt", b"", "is empty"),
        ("draft.txt", b"   \n\n", "is empty"),
        ("draft.txt", b"\x00\x01\x02\x03" * 50, "is not a text file"),
        ("draft.txt", b"\xff\xfea", "is not UTF-16 text"),
    ],
)
def test_refused_by_name(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_file(data, name)
    assert words in str(refusal.value)
    assert str(refusal.value).startswith(name)


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    bomb = changed("word/document.xml", b" " * (40 * 1024 * 1024))
    assert len(bomb) < 100_000
    tracemalloc.start()
    with pytest.raises(InputError, match="zip bomb"):
        read_docx(bomb, "draft.docx")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "PART_LIMIT", 1000)
    with pytest.raises(InputError, match="too large"):
        read_docx(word_file(p("слово " * 1000)), "draft.docx")


@pytest.mark.parametrize("limit", ["ENTRY_LIMIT", "TOTAL_LIMIT", "FILE_LIMIT"])
def test_every_limit_refuses(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, limit, 2)
    with pytest.raises(InputError, match=r"too (many|large)"):
        read_docx(PLAIN, "draft.docx")


def nested(depth: int) -> str:
    inner = p("на дне")
    for _ in range(depth):
        inner = table([inner + p("")])
    return inner


def test_tables_fifty_deep_are_read() -> None:
    text = read_docx(word_file(nested(50)), "draft.docx")
    assert next(item.text for item in paragraphs(text.blocks) if item.text) == "на дне"


@pytest.mark.parametrize("depth", [blocks.TABLE_DEPTH + 5, 400])
def test_tables_deeper_than_that_are_refused(depth: int) -> None:
    with pytest.raises(InputError):
        read_docx(word_file(nested(depth)), "draft.docx")


def paragraphs_of(count: int) -> bytes:
    return word_file("".join(p(f"Стороны обмениваются информацией номер {at}.") for at in range(count)))


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_are_read() -> None:
    text = read_docx(paragraphs_of(100_000), "draft.docx")
    assert len(text.blocks) == 100_000
    assert text.blocks[-1] == Paragraph(text="Стороны обмениваются информацией номер 99999.", at=100_000)


@pytest.mark.slow
def test_memory_grows_with_the_words_and_not_with_the_xml() -> None:
    data = paragraphs_of(4_000)
    tracemalloc.start()
    read_docx(data, "draft.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000 * 2_500


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None),
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1251", "cp1251 (Windows)"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "cp866 (DOS)"),
    ],
)
def test_the_encoding_of_a_text_is_found_and_named(encoding: str, named: str | None) -> None:
    source = "Статья 1\r\n   Стороны осуществляют сотрудничество.\r\n"
    text = read_text(source.encode(encoding), "draft.txt")
    assert [item.text for item in paragraphs(text.blocks)] == ["Статья 1", "   Стороны осуществляют сотрудничество."]
    assert [item.args["encoding"] for item in text.findings] == ([named] if named else [])


def test_old_kazakh_text_is_told_from_russian() -> None:
    text = read_text("Қазақстан Республикасының Үкіметі, өңірлер".encode("kz1048"), "draft.txt")
    assert next(paragraphs(text.blocks)).text == "Қазақстан Республикасының Үкіметі, өңірлер"
