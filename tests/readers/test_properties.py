"""Whatever comes in: nothing but InputError goes out, no word is lost, and what is drafted can be read."""

from __future__ import annotations

import io
import string
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from paraph.errors import InputError
from paraph.readers import (
    Cell,
    Imported,
    Paragraph,
    ReadText,
    Row,
    Table,
    import_agreement,
    paragraphs,
    propose,
    read_docx,
    read_file,
    read_text,
    understand,
)
from paraph.readers.drafting import draft
from paraph.readers.texts import Block
from paraph.sources import load, parse_clause
from paraph.sources.types import Workspace
from readers import drafts
from readers.accounting import expected, letters, produced

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНОПРСТУ" + string.ascii_letters
MARKS = " -–—.,;:()[]{}*#\\|%@«»\"'/_=+0123456789\t\u00a0\u00ad\u2011\u200b"


@cache
def workspace() -> Workspace:
    return load(ROOT).workspace


@given(st.binary(max_size=300), st.sampled_from(["draft.docx", "draft.txt", "draft.doc", "draft"]))
def test_arbitrary_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(InputError):
        understand(read_file(data, name))


@given(st.binary(max_size=300))
def test_arbitrary_bytes_as_word_file(data: bytes) -> None:
    with pytest.raises(InputError):
        read_docx(data, "draft.docx")


PARTS = zipfile.ZipFile(io.BytesIO(drafts.numbered_docx()))
NAMES = [name for name in PARTS.namelist() if name.endswith((".xml", ".rels")) and "theme" not in name]


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_a_damaged_word_file_is_read_or_refused(part: str, data: st.DataObject) -> None:
    content = PARTS.read(part)
    start = data.draw(st.integers(0, len(content) - 1))
    stop = data.draw(st.integers(start, min(start + 400, len(content))))
    put = data.draw(st.one_of(st.binary(max_size=30), st.sampled_from([b"<w:p/>", b"</w:p>", b'"', b"&x;", b"-5"])))
    damaged = drafts.rezipped(PARTS, {part: content[:start] + put + content[stop:]})
    with suppress(InputError):
        understand(read_docx(damaged, "draft.docx"))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=8), st.integers(0, 10_000))
def test_a_damaged_zip_is_read_or_refused(put: bytes, at: int) -> None:
    data = drafts.plain_docx("Статья 1\nТекст.")
    at %= len(data)
    with suppress(InputError):
        understand(read_docx(data[:at] + put + data[at + len(put) :], "draft.docx"))


LINE = st.one_of(
    st.text(alphabet=LETTERS + MARKS, max_size=60),
    st.text(max_size=40),
    st.sampled_from(
        [
            "Статья 1",
            "Статья 2. Споры",
            "СОГЛАШЕНИЕ",
            "договорились о нижеследующем:",
            "1. Стороны договорились:",
            "1) метрология;",
            "а) эталоны.",
            "– тире;",
            "- дефис;",
            "- -",
            "1.",
            "#",
            ":::",
            "---",
            "# ru",
            "## Заголовок",
            "[UZB: текст | KAZ: мәтін]",
            "**термин** {{ x }} {% if y %} {@label}",
            "текст с косой чертой\\",
            "Совершено в городе Ташкенте в двух экземплярах.",
            "За Правительство Республики Узбекистан",
            "Приложение 1 к Соглашению",
            "Глава 2. Общие положения",
            "в соответствии со статьей 1 настоящего Соглашения.",
            "15.03.2020 состоялась встреча",
            "1-бап",
            "Тараптар осы Келісімге сәйкес әрекет етеді.",
            "Tomonlar o'zaro hamkorlik qiladilar va bilan uchun.",
        ]
    ),
)


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=25))
def test_every_line_of_any_text_is_drafted_or_set_aside(lines: list[str]) -> None:
    data = "\n".join(line.replace("\r", " ") for line in lines).encode("utf-8", "replace")
    try:
        text = read_text(data, "draft.txt")
        imported = import_agreement(data, "draft.txt", "draft", {}, workspace().registry)
    except InputError:
        return
    for path, content in imported.files.items():
        if path.endswith(".md"):
            clause, findings = parse_clause(content, path, own=True, parties=imported.proposal.parties)
            assert clause is not None, content
            assert not [item for item in findings if item.level == "error"], (content, findings)
    everywhere = "".join(sorted(letters("".join(block.text for block in text.blocks))))
    drafted = "".join(produced(imported, code) for code in imported.agreement.languages)
    aside = "".join(letters(item.text) for item in imported.set_aside)
    if "transliterated" not in {item.rule for item in imported.notes}:
        assert "".join(sorted(drafted + aside)) == everywhere


NUMBERS = st.sampled_from(["", "", "", "1.", "2.", "1)", "а)", "•", "–", "§ 3", "Статья 1", "1.1.", "IV."])
SHORT = st.one_of(st.sampled_from(["", "5", "______", "ISO"]), LINE.map(lambda text: text.replace("\n", " ")))


@st.composite
def paragraph(draw: st.DrawFn) -> Paragraph:
    """A paragraph as Word files have them: numbered or not, centred or not, with breaks inside."""
    return Paragraph(
        text="\n".join(draw(st.lists(SHORT, max_size=3))).replace("\r", " "),
        number=draw(NUMBERS),
        align=draw(st.sampled_from(["left", "center", "right"])),
        bold=draw(st.booleans()),
    )


BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.recursive(
    st.lists(paragraph(), max_size=6).map(tuple),
    lambda blocks: st.tuples(
        blocks,
        st.lists(
            st.lists(st.builds(Cell, blocks=blocks, span=st.integers(1, 3)), max_size=4).map(
                lambda row: Row(tuple(row))
            ),
            max_size=4,
        ).map(lambda rows: (Table(tuple(rows)),)),
        blocks,
    ).map(lambda parts: parts[0] + parts[1] + parts[2]),
    max_leaves=8,
)


def one_cell(*inside: Paragraph) -> Table:
    return Table((Row((Cell(inside),)),))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
@example((Paragraph(text="СОГЛАШЕНИЕ", number="1."),))
@example((one_cell(Paragraph(text="За Правительство Республики Узбекистан"), Paragraph(text="", number="1.")),))
@example((Table((Row(()), Row((Cell(), Cell())))), Paragraph(text="\nISO")))
@example((Paragraph(text="Статья 1", number="Статья 1"), Paragraph(text="1-бап"), Paragraph(text="", number="1.")))
@example(
    (Paragraph(text="1-бап", number="1."), one_cell(Paragraph(text="1) метрология;"), Paragraph(text="", number="1.")))
)
def test_every_paragraph_and_cell_is_drafted_or_set_aside(blocks: tuple[Block, ...]) -> None:
    text = ReadText(name="draft.docx", kind="docx", blocks=blocks)
    agreement = understand(text)
    proposal = propose(agreement, {}, workspace().registry)
    try:
        made = draft(agreement, proposal, {}, "draft")
    except InputError:
        return
    for path, content in made.files.items():
        if path.endswith(".md"):
            _clause, findings = parse_clause(content, path, own=True, parties=proposal.parties)
            assert not [item for item in findings if item.level == "error"], (content, findings)
        else:
            assert yaml.load(content, yaml.CSafeLoader)
    if "transliterated" in {item.rule for item in agreement.findings}:
        return
    imported = Imported(
        files=made.files,
        report=(),
        set_aside=(*agreement.set_aside, *made.set_aside),
        notes=(),
        replacements=made.replacements,
        agreement=agreement,
        proposal=proposal,
    )
    everywhere = letters("".join(f"{item.number}{item.text}" for item in paragraphs(blocks)))
    drafted = "".join(produced(imported, code) for code in agreement.languages)
    aside = "".join(letters(item.text) for item in imported.set_aside)
    assert sorted(drafted + aside) == sorted(everywhere)


WORDS = """Стороны осуществляют сотрудничество обмен информацией эталоны измерений порядок срок настоящего Соглашения
органы государств торговли метрология взаимное признание результатов испытаний[1] {продукции} *знак* 25 № # |"""
WORD = st.sampled_from(WORDS.split())
PHRASE = st.lists(WORD, min_size=3, max_size=25).map(" ".join)


def sentence(end: str) -> st.SearchStrategy[str]:
    return PHRASE.map(lambda text: "Стороны " + text + end)


@st.composite
def articles(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Lines of one article as (mark, text)."""
    lines: list[tuple[str, str]] = []
    for at in range(1, draw(st.integers(1, 4)) + 1):
        items = draw(st.integers(0, 3))
        lines.append((f"{at}.", draw(sentence(":" if items else "."))))
        for item in range(1, items + 1):
            letters_below = draw(st.integers(0, 2))
            lines.append((f"{item})", draw(sentence(":" if letters_below else ";"))))
            lines += [(f"{'аб'[letter]})", draw(sentence(";"))) for letter in range(letters_below)]
    return lines


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(articles(), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_a_generated_treaty_comes_back_as_it_was_written(
    treaty: list[list[tuple[str, str]]], headed: bool, in_word: bool
) -> None:
    lines = drafts.lines(drafts.RUSSIAN)[:7]
    for number, article in enumerate(treaty, 1):
        lines.append(f"Статья {number}")
        lines += [f"Предмет {number}"] if headed else []
        lines += [f"{mark} {text}" for mark, text in article]
    lines += drafts.lines(drafts.RUSSIAN)[-4:]
    text = "\n".join(lines)
    read = read_docx(drafts.plain_docx(text), "a.docx") if in_word else read_text(text.encode(), "a.txt")
    agreement = understand(read)
    found = [part for part in agreement.parts if part.role == "article"]
    assert [[(item.numbers["ru"], item.texts["ru"]) for item in part.passages] for part in found] == [
        [(mark, " ".join(words.split())) for mark, words in article] for article in treaty
    ]
    levels = {".": 0, ")": 1}
    for part in found:
        assert part.headings == ({"ru": f"Предмет {part.number}"} if headed else {})
        for item in part.passages:
            mark = item.numbers["ru"]
            assert item.level == (2 if mark[0] in "аб" else levels[mark[-1]])
    assert not {item.rule for item in agreement.findings} - {"square-brackets"}


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.lists(articles(), min_size=1, max_size=4))
def test_no_letter_of_a_generated_treaty_is_lost(treaty: list[list[tuple[str, str]]]) -> None:
    lines = drafts.lines(drafts.RUSSIAN)[:7]
    for number, article in enumerate(treaty, 1):
        lines += [f"Статья {number}", *(f"{mark} {text}" for mark, text in article)]
    text = "\n".join(lines)
    imported = import_agreement(text.encode(), "a.txt", "draft", workspace().library, workspace().registry)
    assert produced(imported, "ru") == expected(list(enumerate(lines, 1)), imported, "ru")
