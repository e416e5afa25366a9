"""``paraph compare`` as its user meets it: the list in a pipe, the files, what bad input gets. Nothing half-written."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from paraph.wordcompare import checked
from paraph.wordverify import Difference, verify
from support.ministry import Run
from wordcompare import judge
from wordcompare.files import docx, p, r, table
from wordcompare.treaty import ARTICLES, bilingual, cited, rows

NEW = ("Определения", "Анықтамалар", [("Понятия имеют значение, принятое в праве.", "Ұғымдар құқықтағы мәнінде.")])
LIST = """\

Статья 2. Определения
  inserted
      Статья 2. Определения ¶ 2-бап. Анықтамалар ¶ 1. Понятия имеют значение, принятое в праве. ¶ 1. Ұғымдар құқықтағы мәнінде.

Статья 3. Обмен информацией
  changed (ru)
      1. Компетентные органы обмениваются сведениями в течение {+рабочих +}тридцати дней со дня получения запроса.

old articles 2–5 are now 3–6

Статья 3. Обмен информацией: changed in one language only (ru)

inserted: 1, changed: 1, renumbered: 12
"""  # noqa: E501


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two versions of a treaty; their folder is the current one."""
    monkeypatch.chdir(tmp_path)
    new = cited(rows((ARTICLES[0], NEW, *ARTICLES[1:])), {2: 3, 3: 4, 4: 5, 5: 6})
    new = [(ru.replace("тридцати", "рабочих тридцати"), kk) for ru, kk in new]
    (tmp_path / "old.docx").write_bytes(bilingual(rows(ARTICLES)))
    (tmp_path / "new.docx").write_bytes(bilingual(new))
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_list_in_a_pipe(run: Run, folder: Path) -> None:
    result = run("compare", "old.docx", "new.docx")
    assert result.exit_code == 0
    assert result.output == LIST
    assert files(folder) == {"old.docx", "new.docx"}


def test_all_files_are_written_and_the_redline_is_exact(run: Run, folder: Path) -> None:
    names = ("-o", "red.docx", "--html", "red.html", "--pdf", "red.pdf", "--json", "red.json")
    result = run("compare", "old.docx", "new.docx", *names, "--author", "Сторона", "--date", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert [line for line in result.output.splitlines() if line.startswith("Written")] == [
        f"Written: {name}" for name in ("red.docx", "red.html", "red.pdf", "red.json")
    ]
    old, new, redline = ((folder / name).read_bytes() for name in ("old.docx", "new.docx", "red.docx"))
    assert verify(old, new, redline) == ()
    listed = json.loads((folder / "red.json").read_text(encoding="utf-8"))
    assert [change["kind"] for change in listed["changes"]] == ["inserted", "words"]
    assert listed["renumbered"] == [{"kind": "article", "first": "2", "last": "5", "now_first": "3", "now_last": "6"}]
    assert (folder / "red.pdf").read_bytes().startswith(b"%PDF-")
    page = (folder / "red.html").read_text(encoding="utf-8")
    assert '<ins title="Сторона">рабочих </ins>' in page
    assert '<del class="n" title="Paraph: numbering">2</del>' in page


def test_the_list_as_json_on_the_screen_and_nothing_else(run: Run, folder: Path) -> None:
    result = run("compare", "old.docx", "new.docx", "--json", "-")
    assert json.loads(result.stdout)["new"] == "new.docx"


def test_the_same_file_twice(run: Run, folder: Path) -> None:
    result = run("compare", "old.docx", "old.docx")
    assert result.output == "No differences: old.docx → old.docx.\n"
    assert files(folder) == {"old.docx", "new.docx"}
    run("compare", "old.docx", "old.docx", "-o", "copy.docx")
    assert (folder / "copy.docx").read_bytes() == (folder / "old.docx").read_bytes()


@pytest.mark.parametrize("name", ["old.docx", "new.docx", "./new.docx"])
def test_what_was_given_is_never_overwritten(run: Run, folder: Path, name: str) -> None:
    before = (folder / "new.docx").read_bytes()
    result = run("compare", "old.docx", "new.docx", "-o", name)
    assert result.exit_code == 2
    assert "is one of the files to compare" in result.output
    assert (folder / "new.docx").read_bytes() == before


def test_two_results_never_share_a_file(run: Run, folder: Path) -> None:
    assert run("compare", "old.docx", "new.docx", "--html", "x", "--json", "x").exit_code == 2
    assert run("compare", "old.docx", "new.docx", "-o", "red.txt").exit_code == 2
    assert files(folder) == {"old.docx", "new.docx"}


def test_a_redline_that_the_judge_refuses_is_not_handed_over(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Difference("reject", "word/document.xml", "block 7", "one", "other")
    monkeypatch.setattr(checked, "verify", lambda *_: (wrong,))
    monkeypatch.setattr(checked.fallback, "redline", lambda *_: None)
    result = run("compare", "old.docx", "new.docx", "-o", "red.docx")
    assert result.exit_code == 1
    assert "no exact redline: word/document.xml, reject (block 7)" in result.output
    assert files(folder) == {"old.docx", "new.docx"}


def test_another_engine_stands_in_if_its_redline_is_exact(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Difference("reject", "word/document.xml", "block 7", "one", "other")
    monkeypatch.setattr(checked, "verify", lambda _old, _new, made: () if made == b"theirs" else (wrong,))
    monkeypatch.setattr(checked.fallback, "redline", lambda *_: b"theirs")
    result = run("compare", "old.docx", "new.docx", "-o", "red.docx")
    assert result.exit_code == 0
    assert (folder / "red.docx").read_bytes() == b"theirs"
    assert "the redline is by python-redlines" in result.output


def with_part(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx("текст"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        if data:
            new.writestr(name, data)
    return out.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'
BAD = {
    "nothing": b"",
    "words": b"Just text",
    "rtf": b"{\\rtf1 text}",
    "pdf": b"%PDF-1.7",
    "old-word": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
    "encrypted": bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
    "cut": docx("текст")[:300],
    "no-document": with_part("word/document.xml", b""),
    "damaged-xml": with_part("word/document.xml", b"<w:document"),
    "entities": with_part("word/document.xml", ENTITY),
    "bomb": with_part("word/media/x.png", b"\0" * (40 * 1024 * 1024)),
    "macros": with_part("word/vbaProject.bin", b"macro"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("place", ["old", "new"])
def test_bad_input_is_refused_in_words(run: Run, folder: Path, name: str, place: str) -> None:
    (folder / "bad.docx").write_bytes(BAD[name])
    pair = ("bad.docx", "new.docx") if place == "old" else ("old.docx", "bad.docx")
    result = run("compare", *pair, "-o", "red.docx")
    assert result.exit_code == 2
    assert result.output.startswith("error: bad.docx")
    assert "failed" not in result.output
    assert "red.docx" not in files(folder)


def test_a_file_that_is_not_there(run: Run, folder: Path) -> None:
    result = run("compare", "old.docx", "none.docx")
    assert result.exit_code == 2
    assert "none.docx: there is no such file or folder" in result.output


def deep(levels: int) -> bytes:
    inner = p("дно")
    for _ in range(levels):
        inner = table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>", columns=1)
    return docx(inner, "<w:p/>")  # a body ends in a paragraph: Word adds it where it is missing


def test_tables_fifty_deep_are_compared_and_deeper_ones_refused(run: Run, folder: Path) -> None:
    (folder / "a.docx").write_bytes(deep(50))
    (folder / "b.docx").write_bytes(deep(50))
    (folder / "c.docx").write_bytes(docx("дно"))
    (folder / "d.docx").write_bytes(deep(120))
    assert run("compare", "a.docx", "b.docx").exit_code == 0
    assert run("compare", "a.docx", "c.docx", "-o", "red.docx").exit_code == 0
    assert run("compare", "d.docx", "c.docx").exit_code == 2


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs(run: Run, folder: Path) -> None:
    lines = [f"Абзац {at} о сроках исполнения запроса {at * 7 % 1013}" for at in range(100_000)]
    (folder / "a.docx").write_bytes(docx(*lines))
    lines[50_000] = "Совсем новый абзац"
    del lines[70_000]
    (folder / "b.docx").write_bytes(docx(*lines))
    result = run("compare", "a.docx", "b.docx", "-o", "red.docx")
    assert result.exit_code == 0
    assert "deleted: 2, inserted: 1" in result.output


def test_russian_words(run: Run, folder: Path) -> None:
    (folder / "c.docx").write_bytes(docx(p(r("Стороны вправе"))))
    (folder / "d.docx").write_bytes(docx(p(r("Стороны обязаны"))))
    result = run("compare", "c.docx", "d.docx", "-o", "red.docx", ui="ru")
    assert "Записано: red.docx" in result.output
    assert "изменено" in result.output


def test_two_answers_to_one_file(run: Run, folder: Path) -> None:
    for name, text in (
        ("base", "Стороны вправе"),
        ("uzb", "Стороны всегда вправе"),
        ("kaz", "Стороны вправе и обязаны"),
    ):
        (folder / f"{name}.docx").write_bytes(docx(text))
    result = run("compare", "uzb.docx", "kaz.docx", "--base", "base.docx", "-o", "both.docx")
    assert result.exit_code == 0, result.output
    marks = judge.marks((folder / "both.docx").read_bytes())
    assert marks == [("ins", "uzb", "всегда "), ("ins", "kaz", " и обязаны")]
    assert run("compare", "uzb.docx", "kaz.docx", "--base", "base.docx", "-o", "base.docx").exit_code == 2


def sides(folder: Path, base: bytes, uzb: bytes, kaz: bytes) -> tuple[str, ...]:
    """The command for two answers to one file, as far as the options."""
    for name, data in (("base", base), ("uzb", uzb), ("kaz", kaz)):
        (folder / f"{name}.docx").write_bytes(data)
    return "compare", "uzb.docx", "kaz.docx", "--base", "base.docx"


def test_two_authors_are_given_in_the_order_of_the_files(run: Run, folder: Path) -> None:
    command = sides(folder, docx("Стороны вправе"), docx("Стороны всегда вправе"), docx("Стороны вправе и обязаны"))
    result = run(*command, "-o", "both.docx", "--author", "Узбекистан", "--author", "Казахстан")
    assert result.exit_code == 0, result.output
    marks = judge.marks((folder / "both.docx").read_bytes())
    assert marks == [("ins", "Узбекистан", "всегда "), ("ins", "Казахстан", " и обязаны")]
    assert "changed (Узбекистан)" in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--author", "A"), "give `--author` twice"),
        (("--author", "A", "--author", "B", "--author", "C"), "give `--author` twice"),
        (("--author", "A", "--author", "A"), "both sides would stand under the name `A`"),
        (("--keep-revisions",), "`--keep-revisions` cannot go with `--base`"),
    ],
)
def test_sides_that_could_not_be_told_apart_are_refused(
    run: Run, folder: Path, options: tuple[str, ...], said: str
) -> None:
    result = run(*sides(folder, docx("а"), docx("б"), docx("в")), *options, "-o", "both.docx")
    assert result.exit_code == 2
    assert said in result.output
    assert "both.docx" not in files(folder)


def test_two_files_of_one_name_need_authors(run: Run, folder: Path) -> None:
    command = list(sides(folder, docx("а"), docx("б"), docx("в")))
    (folder / "other").mkdir()
    (folder / "other" / "uzb.docx").write_bytes(docx("в"))
    command[2] = "other/uzb.docx"
    assert run(*command).exit_code == 2
    assert run(*command, "--author", "A", "--author", "B").exit_code == 0


def test_two_authors_without_a_base_are_wrong(run: Run, folder: Path) -> None:
    result = run("compare", "old.docx", "new.docx", "--author", "A", "--author", "B")
    assert result.exit_code == 2
    assert "name that file with `--base`" in result.output


def test_what_of_a_side_is_not_in_the_file_is_told_everywhere_and_the_exit_code_is_1(run: Run, folder: Path) -> None:
    looks = ("", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>')
    command = sides(folder, *(docx(p("Стороны вправе", props=look)) for look in looks))
    result = run(*command, "-o", "both.docx", "--html", "both.html", "--pdf", "both.pdf", "--json", "both.json")
    told = "NOT in the file, for the other side changed it too: the formatting kaz gave to: Стороны вправе"
    assert result.exit_code == 1
    assert told in result.output
    assert told in (folder / "both.html").read_text(encoding="utf-8")
    assert (folder / "both.pdf").read_bytes().startswith(b"%PDF-")
    (warned,) = json.loads((folder / "both.json").read_text(encoding="utf-8"))["warnings"]
    assert (warned["rule"], warned["what"], warned["author"]) == ("lost", "formatting", "kaz")


def test_a_clash_of_two_answers_is_told(run: Run, folder: Path) -> None:
    for name, text in (("base", "Стороны вправе"), ("uzb", "Стороны обязаны"), ("kaz", "Стороны должны")):
        (folder / f"{name}.docx").write_bytes(docx(text))
    result = run("compare", "uzb.docx", "kaz.docx", "--base", "base.docx")
    told = "both sides changed the same\n      Стороны вправе\n      Стороны обязаны\n      Стороны должны\n"
    assert told in result.output
    assert result.exit_code == 0


def test_a_clash_stands_on_the_page_before_the_text(run: Run, folder: Path) -> None:
    command = sides(folder, docx("Стороны вправе"), docx("Стороны обязаны"), docx("Стороны должны"))
    run(*command, "--html", "both.html")
    page = (folder / "both.html").read_text(encoding="utf-8")
    assert "<li>both sides changed the same<br>" in page
