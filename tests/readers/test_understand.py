"""Real-looking drafts, and what is understood of them."""

from __future__ import annotations

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from paraph.readers import ForeignAgreement, ForeignPart, read_docx, read_text, understand
from readers import drafts


def from_text(text: str) -> ForeignAgreement:
    return understand(read_text(text.encode(), "draft.txt"))


def from_word(data: bytes) -> ForeignAgreement:
    return understand(read_docx(data, "draft.docx"))


def dump(agreement: ForeignAgreement, language: str) -> str:
    """The agreement as a lawyer would jot it down: parts, headings, passages with their old numbers."""
    lines: list[str] = []
    for part in agreement.parts:
        lines.append(f"[{part.id}] {part.headings.get(language, '')}".rstrip())
        for passage in part.passages:
            words = passage.texts.get(language, "(нет)").replace("\n", " / ")
            number = passage.numbers.get(language, "")
            lines.append("  " * (passage.level + 1) + f"{number} {words}".strip())
    return "\n".join(lines)


def article(agreement: ForeignAgreement, number: str) -> ForeignPart:
    (found,) = [part for part in agreement.parts if part.role == "article" and part.number == number]
    return found


def rules(agreement: ForeignAgreement) -> set[str]:
    return {item.rule for item in agreement.findings}


def aside(agreement: ForeignAgreement, reason: str) -> list[str]:
    return [item.text for item in agreement.set_aside if item.reason == reason]


def test_a_russian_draft() -> None:
    assert dump(from_text(drafts.RUSSIAN), "ru") == (drafts.TEXTS / "russian.understood.txt").read_text("utf-8").strip()


def test_typed_and_automatic_numbers_are_understood_alike() -> None:
    typed = from_word(drafts.plain_docx(drafts.RUSSIAN))
    automatic = from_word(drafts.numbered_docx())
    assert dump(automatic, "ru") == dump(typed, "ru")
    assert rules(automatic) == rules(typed) == set()


def test_two_columns_are_two_languages_of_one_text() -> None:
    agreement = from_word(drafts.columns_docx(drafts.RUSSIAN.replace("Проект\n\n", ""), drafts.KAZAKH))
    assert agreement.languages == ("ru", "kk")
    assert dump(agreement, "ru") == dump(from_text(drafts.RUSSIAN), "ru")
    assert dump(agreement, "kk") == dump(from_text(drafts.KAZAKH), "kk")
    assert all(len(item.texts) == 2 for part in agreement.parts for item in part.passages)
    (letters,) = agreement.findings
    assert (letters.rule, letters.args["example"]) == ("letters-change", "kk: б) → ә)")


def test_columns_may_be_one_tall_row_or_follow_each_other() -> None:
    columns = from_word(drafts.columns_docx(drafts.RUSSIAN.replace("Проект\n\n", ""), drafts.KAZAKH))
    tall = from_word(drafts.one_row_docx(drafts.RUSSIAN, drafts.KAZAKH))
    after = from_word(drafts.plain_docx(drafts.RUSSIAN + drafts.KAZAKH))
    for other in (tall, after):
        assert dump(other, "ru") == dump(columns, "ru")
        assert dump(other, "kk") == dump(columns, "kk")


def test_a_column_of_row_numbers_is_set_aside() -> None:
    russian, kazakh = (drafts.lines(text) for text in (drafts.RUSSIAN, drafts.KAZAKH))
    russian = russian[1:]
    document = docx.Document()
    table = document.add_table(0, 3)
    for at, (left, right) in enumerate(zip(russian[-12:], kazakh[-12:], strict=True), 1):
        cells = table.add_row().cells
        for cell, words in zip(cells, (f"{at}", left, right), strict=True):
            cell.text = words
    agreement = from_word(drafts.saved(document))
    assert agreement.languages == ("ru", "kk")
    assert aside(agreement, "row-number") == [str(at) for at in range(1, 13)]


def test_a_passage_missing_in_one_column_leaves_a_gap_and_shifts_nothing() -> None:
    kazakh = drafts.lines(drafts.KAZAKH)
    kazakh[kazakh.index("2) салыстырулар жүргізу, оның ішінде:")] = ""
    agreement = from_word(drafts.columns_docx(drafts.lines(drafts.RUSSIAN)[1:], kazakh))
    found = article(agreement, "2").passages
    assert [("kk" in item.texts, item.numbers["ru"]) for item in found] == [
        (True, "1."),
        (True, "1)"),
        (False, "2)"),
        (True, "а)"),
        (True, "б)"),
        (True, "3)"),
        (True, "2."),
    ]
    assert rules(agreement) == {"passages-missing", "letters-change"}


def test_a_passage_too_many_in_one_language_joins_the_one_before() -> None:
    kazakh = drafts.KAZAKH.replace("\n2-бап", "\nТараптар тәжірибе алмасады.\n\n2-бап")
    agreement = from_word(drafts.plain_docx(drafts.RUSSIAN + kazakh))
    (passage,) = article(agreement, "1").passages
    assert passage.texts["kk"].endswith("жүзеге асырады.\nТараптар тәжірибе алмасады.")
    assert rules(agreement) == {"passages-joined", "letters-change"}


def test_a_text_of_the_nineties() -> None:
    agreement = understand(read_text(drafts.OF_THE_NINETIES.encode("cp1251"), "draft.txt"))
    understood = (drafts.TEXTS / "of-the-nineties.understood.txt").read_text("utf-8").strip()
    assert dump(agreement, "ru") == understood
    assert aside(agreement, "page-number") == ["- 2 -"]
    assert aside(agreement, "signature-mark") == ["(подпись)", "(подпись)"]
    (note,) = aside(agreement, "editorial")
    assert note.startswith("(Вступило в силу")
    assert note.endswith("N 5)")
    assert rules(agreement) == {
        "encoding",
        "hard-line-breaks",
        "line-end-hyphen",
        "spaced-letters",
        "centred-by-spaces",
        "signature-columns",
    }


def test_uzbek_with_wrong_apostrophes() -> None:
    agreement = from_word(drafts.plain_docx(drafts.UZBEK_WRONG_APOSTROPHES))
    text = dump(agreement, "uz")
    assert "oʻrtasida metrologiya sohasida hamkorlik toʻgʻrisida / BITIM" in text
    assert "eʼtiborga" in text
    assert "xalqaro" in text
    assert not set(text) & set("'`‘’х")
    assert rules(agreement) == {"uzbek-apostrophe", "cyrillic-in-latin"}


def test_uzbek_in_cyrillic_comes_out_in_latin_and_beside_latin_is_set_aside() -> None:
    cyrillic = "1-модда\nТомонлар мазкур Битимга мувофиқ ҳамкорлик қиладилар."
    latin = "1-modda\nTomonlar mazkur Bitimga muvofiq hamkorlik qiladilar."
    alone = from_text(cyrillic)
    assert alone.languages == ("uz",)
    assert dump(alone, "uz") == dump(from_text(latin), "uz")
    both = from_text(f"{cyrillic}\n{latin}")
    assert dump(both, "uz") == dump(from_text(latin), "uz")
    assert len(aside(both, "derived")) == 2


@pytest.mark.parametrize(
    ("lines", "heading", "first"),
    [
        (["Статья 1. Предмет", "Стороны сотрудничают."], "Предмет", "Стороны сотрудничают."),
        (["Статья 1", "Предмет", "Стороны сотрудничают."], "Предмет", "Стороны сотрудничают."),
        (["Статья 1", "Стороны сотрудничают.", "Стороны платят."], "", "Стороны сотрудничают."),
        (["Статья 1", "Стороны:", "1) сотрудничают;"], "", "Стороны:"),
        (["Статья 1", "Стороны договорились", "а) сотрудничать;"], "", "Стороны договорились"),
        (["СТАТЬЯ I", "ПРЕДМЕТ", "Стороны сотрудничают."], "ПРЕДМЕТ", "Стороны сотрудничают."),
        (["Статья 1 – Предмет", "Стороны сотрудничают."], "Предмет", "Стороны сотрудничают."),
        (["Article 1", "Subject", "The Parties shall cooperate."], "Subject", "The Parties shall cooperate."),
    ],
)
def test_headings(lines: list[str], heading: str, first: str) -> None:
    agreement = from_text("\n".join(lines))
    (found,) = [part for part in agreement.parts if part.role == "article"]
    (language,) = agreement.languages
    assert found.headings.get(language, "") == heading
    assert found.passages[0].texts[language] == first


def test_a_sentence_that_names_an_article_is_no_heading() -> None:
    agreement = from_text(
        "Статья 1\nСтороны сотрудничают.\nСтатья 2 настоящего Соглашения не применяется к торговле.\nСтатья 2\nСпоры."
    )
    assert [part.number for part in agreement.parts] == ["1", "2"]
    assert len(article(agreement, "1").passages) == 2


def test_numbered_headings_without_the_word_are_articles() -> None:
    agreement = from_text(
        "МЕМОРАНДУМ\n1. Предмет\n1.1. Стороны сотрудничают.\n1.2. Стороны обмениваются опытом.\n"
        "2. Расходы\n2.1. Стороны несут расходы самостоятельно.\n2.1.1. Расходы на проезд несет направляющая Сторона."
    )
    assert [(part.number, part.headings.get("ru")) for part in agreement.parts[1:]] == [
        ("1", "Предмет"),
        ("2", "Расходы"),
    ]
    assert [(item.numbers["ru"], item.level) for item in article(agreement, "2").passages] == [
        ("2.1.", 0),
        ("2.1.1.", 1),
    ]


def test_a_list_of_short_items_is_not_a_row_of_articles() -> None:
    agreement = from_text("Стороны сотрудничают в областях:\n1. Метрология\n2. Стандартизация\n3. Аккредитация")
    (part,) = agreement.parts
    assert [item.numbers.get("ru", "") for item in part.passages] == ["", "1.", "2.", "3."]
    assert "no-articles" in rules(agreement)


def test_numbers_that_will_change_are_named() -> None:
    agreement = from_text("Статья 1\n1. Раз.\n3. Три.\nСтатья 3\nТекст статьи.")
    (changes,) = [item for item in agreement.findings if item.rule == "number-changes"]
    assert changes.args == {"count": 1, "example": "3. → 2."}
    (order,) = [item for item in agreement.findings if item.rule == "article-order"]
    assert order.args["example"] == "3"


@pytest.mark.parametrize(
    ("lines", "numbering"),
    [
        (["1. Раз:", "1) один;", "а) а."], ("1.", "1)", "а)")),
        (["1. Раз:", "а) а;", "б) б."], ("1.", "а)", "1)")),
        (["1) Раз:", "а) а;", "б) б."], ("1)", "а)", "1.")),
        (["(1) Раз.", "(2) Два."], ("(1)", "1.", "1)")),
        (["Текст."], ("1.", "1)", "а)")),
    ],
)
def test_the_numbering_of_the_text_becomes_that_of_the_agreement(lines: list[str], numbering: tuple[str, ...]) -> None:
    agreement = from_text("\n".join(["Статья 1", *lines]))
    assert agreement.numbering == numbering
    assert "number-changes" not in rules(agreement)


def test_chapters_contents_and_marks_are_set_aside() -> None:
    document = docx.Document()
    styled = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Статья 1. Предмет\t3", style=styled)
    for line in ("Проект", "Редакция 2 от 1 марта 2026 г.", "СОГЛАШЕНИЕ", "о торговле"):
        document.add_paragraph(line)
    document.add_paragraph("Глава 1. Общие положения").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("Статья 1", "Стороны торгуют.", "12", "Статья 2", "Стороны не торгуют."):
        document.add_paragraph(line)
    document.add_paragraph("Раздел II").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Статья 3")
    document.add_paragraph("Стороны договорятся.")
    agreement = from_word(drafts.saved(document))
    assert aside(agreement, "contents") == ["Статья 1. Предмет 3"]
    assert aside(agreement, "draft-mark") == ["Проект", "Редакция 2 от 1 марта 2026 г."]
    assert aside(agreement, "page-number") == ["12"]
    assert "Раздел II" in aside(agreement, "section-heading")
    assert [part.number for part in agreement.parts if part.role == "article"] == ["1", "2", "3"]


def test_an_annex_with_a_table() -> None:
    document = docx.Document()
    for line in drafts.lines(drafts.RUSSIAN):
        document.add_paragraph(line)
    document.add_paragraph("Приложение 1").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("к Соглашению о сотрудничестве").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("Контактные пункты").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Стороны обмениваются сведениями по форме:")
    table = document.add_table(3, 2)
    for at, words in enumerate(("Орган", "Телефон", "Агентство", "123", "Комитет", "456")):
        table.cell(at // 2, at % 2).text = words
    agreement = from_word(drafts.saved(document))
    annex = agreement.parts[-1]
    assert (annex.id, annex.number, annex.headings) == ("annex-1", "1", {"ru": "Контактные пункты"})
    assert [item.texts["ru"] for item in annex.passages] == ["Стороны обмениваются сведениями по форме:"]
    assert [[cell["ru"] for cell in row] for row in annex.tables[0].rows] == [
        ["Орган", "Телефон"],
        ["Агентство", "123"],
        ["Комитет", "456"],
    ]
    assert aside(agreement, "annex-label") == ["Приложение 1", "к Соглашению о сотрудничестве"]


def test_signatures_in_a_table_are_one_passage_for_each_party() -> None:
    document = docx.Document()
    for line in drafts.lines(drafts.RUSSIAN)[:-2]:
        document.add_paragraph(line)
    cells = document.add_table(1, 2).rows[0].cells
    for cell, country in zip(cells, ("Узбекистан", "Казахстан"), strict=True):
        cell.text = "За Правительство"
        cell.add_paragraph(f"Республики {country}")
        cell.add_paragraph("___________")
    agreement = from_word(drafts.saved(document))
    assert dump(agreement, "ru") == dump(from_text(drafts.RUSSIAN), "ru")
    assert aside(agreement, "signature-mark") == ["___________", "___________"]


def test_nothing_recognised_is_one_part() -> None:
    agreement = from_text("просто слова без порядка\nи еще слова")
    assert [part.id for part in agreement.parts] == ["article"]
    assert {"no-title", "no-articles"} <= rules(agreement)
