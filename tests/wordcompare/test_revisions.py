"""Tracked changes that the files already carry: accepted first, or kept under the names of those who made them."""

from __future__ import annotations

from paraph.wordcompare.engine import Comparison
from paraph.wordcompare.result import Options
from wordcompare import judge
from wordcompare.files import docx, p, r, row, table

WHO = 'w:author="Delegation B" w:date="2026-01-02T03:04:05Z"'
START = "Стороны сотрудничают в области метрологии"


def came(inner: str, number: int = 50) -> str:
    return f'<w:ins w:id="{number}" {WHO}>{inner}</w:ins>'


def went(inner: str, number: int = 60) -> str:
    return f'<w:del w:id="{number}" {WHO}>{inner.replace("w:t", "w:delText")}</w:del>'


OLD = docx(p(START + " и торговли"), "Вторая статья о разном", table(row("один", "два"), row("три", "четыре")), "конец")
MARK = f'<w:rPr><w:ins w:id="70" {WHO}/></w:rPr>'
NEW = docx(
    p(START, went(r(" и торговли")), came(r(" и энергетики"))),
    "Вторая статья о многом разном",
    p(came(r("Новый абзац делегации"), 71), props=MARK),
    table(row("один", "два"), row("три", "четыре", props=f'<w:del w:id="80" {WHO}/>')),
    "конец",
)


def test_changes_in_both_files_are_accepted_first() -> None:
    made = Comparison(NEW, NEW, Options()).run()
    assert judge.marks(made.redline) == []
    assert "три" not in str(judge.view(made.redline))


def test_changes_in_the_new_file_keep_author_and_date_where_they_are_changes_against_the_old() -> None:
    made = Comparison(OLD, NEW, Options(author="Paraph", keep_revisions=True)).run()
    assert judge.differences(OLD, NEW, made.redline) == []
    assert judge.marks(made.redline) == [
        ("del", "Delegation B", "торговли"),
        ("ins", "Delegation B", "энергетики"),
        ("ins", "Paraph", "многом "),
        ("ins", "Delegation B", "Новый абзац делегации"),
        ("del", "Delegation B", "три"),
        ("del", "Delegation B", "четыре"),
    ]
    root = judge.File(made.redline).root("word/document.xml")
    dates = {each.get(f"{judge.W}date") for each in root.iter(f"{judge.W}ins") if "B" in each.get(f"{judge.W}author")}
    assert dates == {"2026-01-02T03:04:05Z"}


def test_without_being_asked_all_changes_are_of_the_one_who_compares() -> None:
    made = Comparison(OLD, NEW, Options(author="Paraph")).run()
    assert {author for _, author, _ in judge.marks(made.redline)} == {"Paraph"}


def test_a_change_that_the_old_file_has_as_well_is_told_to_be_gone() -> None:
    new = docx(p(START, came(r(" и торговли"))), "конец")
    made = Comparison(docx(p(START + " и торговли"), "конец"), new, Options(keep_revisions=True)).run()
    assert [(each.rule, each.old) for each in made.listed.warnings] == [("revision-gone", "Delegation B")]
