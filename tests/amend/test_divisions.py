"""Instruments that are divided into points or sections, and articles that end in a table, amended like all others."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from paraph import languages
from paraph.amend import Plan, apply, plan, view
from paraph.amend.clauses import Clauses, in_annex
from paraph.amend.instructions import Restate
from paraph.amend.wording import Wording
from paraph.assemble import assemble
from paraph.compare import align
from paraph.errors import UsageError
from paraph.model import Instrument
from paraph.sources import load
from support import madeup

ROOT = Path(__file__).resolve().parents[2]
RULES = {code: languages.get(code) for code in ("ru", "uz", "kk")}
NOUN = {"ru": "Программы", "uz": "Dasturning", "kk": "Бағдарламаның"}


def clause(number: int, *, last: str = "третье") -> str:
    texts = {
        "ru": ("Раздел о", f"Первое {number}.", f"Второе: {last} {number}."),
        "uz": ("Boʻlim", f"Birinchi {number}.", f"Ikkinchi: {last} {number}."),
        "kk": ("Бөлім", f"Бірінші {number}.", f"Екінші: {last} {number}."),
    }
    return "\n".join(
        f"# {code}\n## {head} {number}\n1. {one} {{@one}}\n1. {two} {{@two}}\n"
        for code, (head, one, two) in texts.items()
    )


def table(*rows: str) -> str:
    data = {
        "columns": [{"key": "what", "heading": dict.fromkeys(RULES, "№")}],
        "rows": [{"key": row, "what": dict.fromkeys(RULES, row)} for row in rows],
    }
    return yaml.safe_dump(data, allow_unicode=True)


def text(root: Path, kind: str, articles: list[Any], clauses: dict[str, str], rows: tuple[str, ...]) -> Instrument:
    files = {f"plan/{name}": body for name, body in clauses.items()}
    binding = {"binding": False} if kind == "memorandum" else {}
    path = root / "agreements/friendship/tables/measures.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(table(*rows), encoding="utf-8", newline="\n")
    madeup.write(root, clauses=files, kind=kind, articles=articles, **binding)
    shutil.copyfile(ROOT / "registry/kinds.yaml", root / "registry/kinds.yaml")
    loaded = load(root)
    assembly = assemble(loaded.workspace, "friendship")
    assert [item for item in (*loaded.findings, *assembly.findings) if item.level == "error"] == []
    return assembly.instrument


def orders(made: Plan, code: str) -> list[str]:
    wording = Wording(RULES[code], languages.amending(code), lambda _: NOUN[code])
    label = {"ru": "приложению", "uz": "ilovaga", "kk": "қосымшаға"}[code]
    return [wording.instruction(each, lambda _: label) for each in made.instructions]


def planned(root: Path, kind: str, *, rows: tuple[str, ...] = ("a",)) -> tuple[Plan, Instrument, Instrument]:
    """Three parts; then one is put in after the first, one at the end, the second part says something else."""
    before = {f"part-{number}": clause(number) for number in (1, 2, 3)}
    tabled = {"clause": "part-3", "table": "measures"}
    old = text(root / "old", kind, ["part-1", "part-2", tabled], before, ("a",))
    after = {**before, "part-2": clause(2, last="иное"), "part-4": clause(4), "part-5": clause(5)}
    new = text(root / "new", kind, ["part-1", "part-4", "part-2", tabled, "part-5"], after, rows)
    holder = old.header.parties[0]
    made = plan(old, new, align(old.original(holder), new.original(holder)), RULES)
    assert apply(made.instructions, view(old), old.header) == view(new, made.numbers)
    return made, old, new


def test_sections_keep_their_roman_numbers(tmp_path: Path) -> None:
    made, _, _ = planned(tmp_path, "programme")
    assert orders(made, "ru") == [
        "дополнить разделом I-1 следующего содержания:",
        "пункт 2 раздела II изложить в следующей редакции:",
        "дополнить разделом IV следующего содержания:",
    ]
    assert orders(made, "uz")[0] == "quyidagi mazmundagi I-1 boʻlim bilan toʻldirilsin:"
    assert orders(made, "kk")[1].startswith("II бөлімнің 2-тармағы")


def test_below_a_point_stand_subparagraphs(tmp_path: Path) -> None:
    made, _, _ = planned(tmp_path, "memorandum")
    assert orders(made, "ru") == [
        "дополнить пунктом 1-1 следующего содержания:",
        "подпункт 2 пункта 2 изложить в следующей редакции:",
        "дополнить пунктом 4 следующего содержания:",
    ]
    assert orders(made, "uz")[1].startswith("2-bandning 2-kichik bandi")


@pytest.mark.parametrize("kind", ["programme", "agreement"])
def test_a_changed_table_is_set_out_in_an_annex_with_its_article(tmp_path: Path, kind: str) -> None:
    made, _, new = planned(tmp_path, kind, rows=("a", "b"))
    place = {"programme": "раздел III", "agreement": "статью 3"}[kind]
    assert orders(made, "ru")[2] == f"{place} изложить в редакции согласно приложению"
    restated = made.instructions[2]
    assert isinstance(restated, Restate)
    assert (restated.reason, in_annex(restated)) == ("table", True)
    assert restated.content.table is not None
    assert [row.mark for row in restated.content.table.rows] == ["r-a", "r-b"]
    assert new.parts[-4].id == "part-3"


def test_the_annex_begins_with_the_label_of_the_article(tmp_path: Path) -> None:
    made, _, _ = planned(tmp_path, "agreement", rows=("a", "b"))
    restated = made.instructions[2]
    assert isinstance(restated, Restate)

    citing = SimpleNamespace(
        rules=RULES["ru"],
        formulas=languages.amending("ru"),
        code="ru",
        agreement=SimpleNamespace(division="article"),
        noun=lambda _: NOUN["ru"],
    )
    blocks = Clauses(citing, ("LAG", "SEV")).article(restated.content.lines)  # type: ignore[arg-type]
    assert [(block.text, block.kind, block.label) for block in blocks] == [
        ("Статья 3", "text", "wording"),
        ("Раздел о 3", "text", ""),
        ("Первое 3.", "numbered", ""),
        ("Второе: третье 3.", "numbered", ""),
    ]


def test_what_has_no_numbers_is_not_amended(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="have no numbers"):
        planned(tmp_path, "exchange-of-notes")
