"""From a file to an agreement that loads and assembles to the words of the file."""

from __future__ import annotations

import datetime
import shutil
from functools import cache
from pathlib import Path

import docx
import pytest

from paraph.assemble import assemble
from paraph.errors import InputError, UsageError
from paraph.model import Finding, words
from paraph.model.walk import passages
from paraph.readers import Imported, import_agreement
from paraph.sources import load
from paraph.sources.types import Workspace
from readers import drafts
from readers.accounting import expected, letters, produced

ROOT = Path(__file__).resolve().parents[2]
NASTY = "Знаки: {{ x }} {% if y %} [текст | мәтін] **термин** # 5 \\ & <w:p> {@label} конец\\"


@cache
def workspace() -> Workspace:
    return load(ROOT).workspace


def imported(data: bytes, name: str = "draft.docx", **more: object) -> Imported:
    return import_agreement(data, name, "draft", workspace().library, workspace().registry, **more)  # type: ignore[arg-type]


def written(found: Imported, folder: Path) -> Path:
    """A workspace with the registry and the library of the project and the new agreement."""
    for name in ("registry", "clauses"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "paraph.toml").write_text("", encoding="utf-8")
    for path, text in found.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return folder


def faults(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{item.place}: {item.message.format(**item.args)}" for item in findings if item.level == "error"]


def assembled(found: Imported, folder: Path, language: str, holder: str = "UZB") -> str:
    """All words of one language as the original of ``holder`` prints them; the agreement must load without errors."""
    loaded = load(written(found, folder))
    assert faults(loaded.findings) == []
    assembly = assemble(loaded.workspace, "draft")
    assert faults(assembly.findings) == []
    lines: list[str] = []
    for _part, passage in passages(assembly.instrument.original(holder).parts):
        lines.append(words(passage.label.get(language, ())))
        lines.append(words(passage.text.get(language, ())))
        lines += [words(cell.get(language, ())) for cell in passage.cells]
    return "\n".join(lines)


CASES = {
    "russian": (drafts.plain_docx(drafts.RUSSIAN), {"ru": drafts.RUSSIAN}),
    "automatic numbers": (drafts.numbered_docx(), {"ru": drafts.RUSSIAN}),
    "columns": (
        drafts.columns_docx(drafts.RUSSIAN.replace("Проект\n\n", ""), drafts.KAZAKH),
        {"ru": drafts.RUSSIAN, "kk": drafts.KAZAKH},
    ),
    "one tall row": (drafts.one_row_docx(drafts.RUSSIAN, drafts.KAZAKH), {"ru": drafts.RUSSIAN, "kk": drafts.KAZAKH}),
    "uzbek": (drafts.plain_docx(drafts.UZBEK_WRONG_APOSTROPHES), {"uz": drafts.UZBEK_WRONG_APOSTROPHES}),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", list(CASES))
def test_the_assembled_agreement_says_what_the_file_said(case: str, tmp_path: Path) -> None:
    data, sources = CASES[case]
    found = imported(data)
    for at, (language, source) in enumerate(sources.items()):
        folder = tmp_path / str(at)
        folder.mkdir()
        # Kazakh counts with its own letters: а), ә), б); a finding says so
        said = source.replace("Проект\n", "").replace("б) өлшем", "ә) өлшем")
        assert letters(assembled(found, folder, language)) == letters(said)


@pytest.mark.parametrize("case", ["russian", "automatic numbers", "uzbek"])
def test_nothing_is_lost_between_file_and_clauses(case: str) -> None:
    data, sources = CASES[case]
    ((language, source),) = sources.items()
    found = imported(data)
    lines = list(enumerate(drafts.lines(source), 1))
    if case == "automatic numbers":
        # «Статья 4. Споры» is one paragraph, its number automatic
        assert letters("".join(item.text for item in found.set_aside)) == letters(
            "Проект" + "Статья1Статья2Статья3Статья4Статья5"
        )
    else:
        assert produced(found, language) == expected(lines, found, language)


def test_nothing_is_lost_of_a_text_of_the_nineties() -> None:
    source = drafts.OF_THE_NINETIES
    found = imported(source.encode("cp1251"), "draft.txt")
    _, signatures = source.split("     За Правительство", 1)
    lines = list(enumerate(source.split("\n"), 1))
    wanted, got = expected(lines, found, "ru"), produced(found, "ru")
    kept = len(wanted) - len(letters("За Правительство" + signatures.replace("(подпись)", "")))
    assert got[:kept] == wanted[:kept]
    # the signatures stand in columns: the same letters, column by column
    assert sorted(got[kept:]) == sorted(wanted[kept:])
    assert got[kept:] == letters("За Правительство Республики Узбекистан За Правительство Республики Казахстан")


@pytest.mark.slow
def test_the_other_partys_original_puts_it_first(tmp_path: Path) -> None:
    found = imported(drafts.plain_docx(drafts.RUSSIAN))
    text = assembled(found, tmp_path, "ru", holder="KAZ")
    assert "между Правительством Республики Казахстан и Правительством Республики Узбекистан" in text
    assert "казахстанско-узбекской торговли" in text
    assert "на казахском, узбекском и русском языках" in text
    assert text.index("За Правительство Республики Казахстан") < text.index("За Правительство Республики Узбекистан")


@pytest.mark.slow
def test_marks_of_the_grammar_come_out_as_the_very_same_characters(tmp_path: Path) -> None:
    lines = [
        NASTY,
        "# решетка",
        "::: двоеточия",
        "см. - дефис и 1. число",
        "1.",
        "5.5 процента",
        "**",
        "{{",
        "буквы а) б) в)",
    ]
    document = docx.Document()
    document.add_paragraph("Статья 1")
    document.add_paragraph("Стороны договорились.")
    document.add_paragraph("\n".join(lines))
    text = assembled(imported_with_parties(document), tmp_path, "ru")
    for line in lines:
        assert line in text


def imported_with_parties(document: docx.document.Document) -> Imported:
    """A document with the signatures of the Russian draft, so that the Parties are known."""
    for line in drafts.lines(drafts.RUSSIAN)[-4:]:
        document.add_paragraph(line)
    return imported(drafts.saved(document))


@pytest.mark.slow
def test_an_accepted_library_clause_takes_the_place_of_the_words(tmp_path: Path) -> None:
    accept = {"article-4": "disputes/consultations", "testimonium": "testimonium", "article-1": "subject"}
    found = imported(drafts.plain_docx(drafts.RUSSIAN), accept=accept)
    assert not any("razreshenie" in path or "predmet" in path for path in found.files)
    aside = [item.text for item in found.set_aside if item.reason == "library"]
    assert "Разрешение споров" in aside
    assert any(text.startswith("Споры и разногласия") for text in aside)
    text = assembled(found, tmp_path, "ru")
    assert "Разрешение споров" in text
    assert "предусмотренном статьей 4 настоящего Соглашения" in text
    card = found.files["agreements/draft/agreement.yaml"]
    assert "{clause: subject, with: {subject: undecided}}" in card


def test_a_reference_into_an_accepted_clause_stays_words() -> None:
    found = imported(drafts.plain_docx(drafts.RUSSIAN), accept={"article-2": "fields-and-forms"})
    final = found.files["agreements/draft/clauses/zaklyuchitelnye-polozheniya.md"]
    assert "пункт 2 статьи 2 настоящего Соглашения" in final.split("# ru")[1]
    assert "пункт 2 статьи 2" in final.split("# ru")[0]


@pytest.mark.slow
def test_an_annex_with_its_table(tmp_path: Path) -> None:
    document = docx.Document()
    for line in [*drafts.lines(drafts.RUSSIAN), "Приложение 1", "Контактные пункты", "Форма:"]:
        document.add_paragraph(line)
    for number in (1, 2):
        table = document.add_table(3, 2)
        for at, name in enumerate(("Орган", "Телефон", "Агентство [x]", "123", "", "456")):
            table.cell(at // 2, at % 2).text = f"{name}{number}" if name else ""
        document.add_paragraph("")
    found = imported(drafts.saved(document))
    text = assembled(found, tmp_path, "ru")
    assert "Агентство [x]1" in text
    assert "Агентство [x]2 – 1232" in text
    assert found.files["agreements/draft/tables/annex-1.yaml"].startswith("columns:\n  - {key: c1,")


@pytest.mark.slow
def test_a_gap_in_one_language_loads_and_shows(tmp_path: Path) -> None:
    kazakh = drafts.lines(drafts.KAZAKH)
    kazakh[kazakh.index("1) ақпарат алмасу;")] = ""
    found = imported(drafts.columns_docx(drafts.lines(drafts.RUSSIAN)[1:], kazakh))
    text = assembled(found, tmp_path, "kk")
    assert "мамандарды оқыту" in text
    section = found.files["agreements/draft/clauses/formy-sotrudnichestva.md"].split("# kk")[1]
    assert "follows" not in section
    assert "салыстырулар жүргізу, оның ішінде: {@article-3}" in section


@pytest.mark.slow
def test_the_file_says_where_it_came_from_and_no_more() -> None:
    found = imported(
        drafts.plain_docx(drafts.RUSSIAN), "C:\\Users\\Asel\\Documents\\draft.docx", as_of=datetime.date(2026, 3, 1)
    )
    everything = "\n".join(found.files.values())
    assert "Прочитано из файла «draft.docx»." in everything
    assert "Asel" not in everything
    assert "as_of: 2026-03-01" in found.files["agreements/draft/agreement.yaml"]
    english = imported(drafts.plain_docx(drafts.RUSSIAN), spoken="en")
    assert "Read from draft.docx." in english.files["agreements/draft/clauses/own-title.md"]


@pytest.mark.slow
def test_the_same_file_gives_the_same_files() -> None:
    data = CASES["columns"][0]
    assert imported(data).files == imported(data).files


@pytest.mark.parametrize(
    ("id_", "accept", "words_"),
    [
        ("Черновик", {}, "is no id"),
        ("draft", {"article-9": "disputes"}, "no part `article-9`"),
        ("draft", {"article-1": "disptes"}, "unknown clause `disptes`"),
        ("draft", {"article-1": "disputes/none"}, "no variant `none`"),
    ],
)
def test_wrong_use_is_refused(id_: str, accept: dict[str, str], words_: str) -> None:
    with pytest.raises(UsageError, match=words_):
        import_agreement(
            drafts.plain_docx(drafts.RUSSIAN), "a.docx", id_, workspace().library, workspace().registry, accept
        )


@pytest.mark.slow
def test_a_text_in_a_language_nobody_writes_here_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="not known here: en"):
        imported(b"Article 1\nThe Parties shall cooperate in the field of metrology.", "draft.txt")


def test_a_language_the_tool_does_not_write_is_set_aside() -> None:
    english = "Article 1\n" + "The Parties shall cooperate in the field of metrology and of standards.\n" * 8
    found = imported((drafts.RUSSIAN + english).encode(), "draft.txt")
    aside = [item.text for item in found.set_aside if item.reason == "other-language"]
    assert aside[0].startswith("The Parties shall cooperate in the field of metrology and of standards.")
    assert not any("Parties" in text for text in found.files.values())
