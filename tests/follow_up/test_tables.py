"""Cells made from records, rows made from the tasks of another instrument: the words of every cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.assemble.assembly import Assembly
from paraph.model import Instrument, Original, Table, words
from paraph.model.walk import passages
from paraph.sources import load
from support import followed
from support.originals import no_slots, outside_slots


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return followed.workspace(tmp_path)


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def assembled(root: Path, name: str) -> Assembly:
    return assemble(load(root).workspace, name)


def table_text(original: Original, code: str) -> str:
    """Every row of every table, cells between bars; an empty cell is a dot."""
    tables = [block for part in original.parts for block in part.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in (table.head, *table.rows)]
    said = [[words(cell.get(code, ())).replace("\n", " / ") or "·" for cell in row.cells] for row in rows]
    return "".join(" | ".join(cells) + "\n" for cells in said)


def states(root: Path, name: str) -> list[str]:
    """The column of states, in Russian."""
    table = table_text(assembled(root, name).instrument.original("LAG"), "ru")
    return [row.split(" | ")[6] for row in table.splitlines()[1:]]


OPENING_RU = """\
№ | Пункт | Решение | Лагорская Сторона | Северская Сторона | Срок | Состояние | Документ
1 | подпункт 2 пункта 1 | Договорились подготовить перечень товаров: / – по лагорско-северской торговле; / – по \
перевозкам. | Ведомство Лагории | Ведомство Северии | 1 июня 2021 года | просрочено | ·
2 | подпункт 3 пункта 1 | Поручить Правительству Республики Лагории и Правительству Республики Северии провести \
ярмарку. | Ведомство Лагории | Ведомство Северии | II квартал 2021 года | выполнено | Отчет о ярмарке, № 7
3 | подпункт 1 пункта 2 | Утвердили план ремонта. | Ведомство Лагории | Ведомство Северии | декабрь 2021 года | \
открыто | ·
"""
OPENING_KK = """\
№ | Тармақ | Шешім | Северия Тарапы | Лагория Тарапы | Мерзімі | Жай-күйі | Құжат
1 | 1-тармақтың 2-тармақшасы | Тауарлар тізбесін дайындауға уағдаласты: / – Северия-Лагория саудасы бойынша; / – \
тасымалдар бойынша. | Северия ведомствосы | Лагория ведомствосы | 2021 жылғы 1 маусым | мерзімі өтті | ·
2 | 1-тармақтың 3-тармақшасы | Северия Республикасының Үкіметі мен Лагория Республикасының Үкіметіне жәрмеңке өткізу \
тапсырылды. | Северия ведомствосы | Лагория ведомствосы | 2021 жылғы II тоқсан | орындалды | Жәрмеңке туралы есеп, № 7
3 | 2-тармақтың 1-тармақшасы | Жөндеу жоспары бекітілді. | Северия ведомствосы | Лагория ведомствосы | 2021 жылғы \
желтоқсан | орындалуда | ·
"""
OPENING_UZ = """\
№ | Band | Qaror | Lagoriya Tomoni | Severiya Tomoni | Muddati | Holati | Hujjat
1 | 1-bandning 2-kichik bandi | Tovarlar roʻyxatini tayyorlashga kelishildi: / – Lagoriya-Severiya savdosi boʻyicha; / \
– tashuvlar boʻyicha. | Lagoriya idorasi | Severiya idorasi | 2021-yil 1-iyun | muddati oʻtgan | ·
2 | 1-bandning 3-kichik bandi | Lagoriya Respublikasi Hukumati va Severiya Respublikasi Hukumatiga yarmarka oʻtkazish \
topshirildi. | Lagoriya idorasi | Severiya idorasi | 2021-yil II chorak | bajarildi | Yarmarka hisoboti, № 7
3 | 2-bandning 1-kichik bandi | Taʼmirlash rejasi tasdiqlandi. | Lagoriya idorasi | Severiya idorasi | 2021-yil \
dekabr | bajarilmoqda | ·
"""


def test_the_workspace_has_no_fault(root: Path) -> None:
    loaded = load(root)
    found = [*loaded.findings]
    for name in ("talks", "talks-again", "plan"):
        found += assemble(loaded.workspace, name).findings
    assert found == []


@pytest.mark.parametrize(
    ("code", "holder", "said"), [("ru", "LAG", OPENING_RU), ("kk", "SEV", OPENING_KK), ("uz", "LAG", OPENING_UZ)]
)
def test_the_next_talks_open_with_what_became_of_the_last(root: Path, code: str, holder: str, said: str) -> None:
    original = assembled(root, "talks-again").instrument.original(holder)
    assert table_text(original, code).replace("\u00a0", " ") == said


def test_the_words_of_another_instrument_number_and_cite_nothing_here(root: Path) -> None:
    instrument = assembled(root, "talks-again").instrument
    rows = [row for _, row in passages(instrument.parts) if row.kind == "row" and row.mark != "r-head"]
    assert [row.id for row in rows] == [f"previous-decisions/r-{key}" for key in ("list", "fair", "repair")]
    for row in rows:
        for cell in row.cells:
            for runs in cell.values():
                flat = [each for run in runs for each in ((run,) if run.slot is None else sum(run.slot.values(), ()))]
                assert all(run.number is None and run.ref is None and not run.defined for run in flat)


@pytest.mark.parametrize("name", ["talks-again", "plan"])
def test_only_slots_differ_between_originals(root: Path, name: str) -> None:
    subject: Instrument = assembled(root, name).instrument
    first, second = (subject.original(holder) for holder in followed.PARTIES)
    assert no_slots(first)
    assert no_slots(second)
    assert outside_slots(first) == outside_slots(second)


def test_a_later_day_shows_a_later_state(root: Path) -> None:
    edit(root, "agreements/talks-again/agreement.yaml", "date: '2021-07-01'", "date: '2021-05-19'")
    assert states(root, "talks-again") == ["перенесено", "открыто", "открыто"]


def test_an_undated_text_speaks_of_the_day_its_names_hold(root: Path) -> None:
    edit(root, "agreements/talks-again/agreement.yaml", "date: '2021-07-01'", "date: at-signature")
    edit(root, "agreements/talks-again/agreement.yaml", "as_of: '2026-11-22'", "as_of: '2022-01-01'")
    assert states(root, "talks-again") == ["просрочено", "выполнено", "просрочено"]


PLAN_RU = """\
№ | Мероприятие | Лагорская Сторона | Северская Сторона | Срок | Состояние | Примечание
1 | Заложить сады | Ведомство Лагории | Ведомство Северии | 1 марта 2021 года | выполнено | ·
2 | Построить теплицы | Ведомство Лагории | Ведомство Северии | 1 сентября 2021 года | открыто | ·
3 | Открыть хранилище | Ведомство Лагории | Ведомство Северии | 1 июня 2021 года | открыто | ·
№ | Мероприятие | Лагорская Сторона | Северская Сторона | Срок | Состояние | Примечание
1 | Собирать тракторы | Ведомство Лагории | Ведомство Северии | май 2021 года | открыто | ·
2 | Выпускать запасные части | Ведомство Лагории | Ведомство Северии | 15 апреля 2021 года | открыто | ·
"""


def test_a_road_map_shows_its_records_in_its_rows(root: Path) -> None:
    assert table_text(assembled(root, "plan").instrument.original("LAG"), "ru") == PLAN_RU


def test_tasks_carry_the_words_of_their_instrument(root: Path) -> None:
    found = assembled(root, "plan").tasks
    assert [(task.record.id, task.number["ru"], task.group.names["kk"], words(task.text["uz"])) for task in found] == [
        ("orchard", "I.1", "Ауыл шаруашылығы", "Bogʻlar barpo etish"),
        ("greenhouse", "I.2", "Ауыл шаруашылығы", "Issiqxonalar qurish"),
        ("storage", "I.3", "Ауыл шаруашылығы", "Omborxona ochish"),
        ("tractors", "II.1", "Машина жасау", "Traktorlar yigʻish"),
        ("spare-parts", "II.2", "Машина жасау", "Ehtiyot qismlar ishlab chiqarish"),
    ]
    talks = assembled(root, "talks").tasks
    assert [task.record.id for task in talks] == ["list", "fair", "repair"], "what was only noted is no task"
    assert talks[0].responsible["SEV"][0].names["ru"] == "Ведомство Северии"


def test_a_body_that_is_no_more_keeps_the_name_under_which_it_was_named(root: Path) -> None:
    text = (root / "registry/bodies.yaml").read_text(encoding="utf-8")
    (root / "registry/bodies.yaml").write_text(
        text.replace(
            "  names:\n  - ru:\n      nom: Ведомство Лагории",
            "  names:\n  - to: 2021-02-01\n    ru:\n      nom: Ведомство Лагории",
        ),
        encoding="utf-8",
        newline="\n",
    )
    found = assembled(root, "talks-again")
    assert found.findings == ()
    assert "Ведомство Лагории" in table_text(found.instrument.original("LAG"), "ru")


def test_a_body_without_a_name_on_the_day_is_a_finding(root: Path) -> None:
    edit(
        root,
        "registry/bodies.yaml",
        "  names:\n  - ru:\n      nom: Ведомство Лагории",
        "  names:\n  - to: 2000-01-01\n    ru:\n      nom: Ведомство Лагории",
    )
    found = assembled(root, "plan")
    assert {(item.rule, item.args["language"]) for item in found.findings} == {
        ("missing-name", code) for code in ("ru", "uz", "kk")
    }
    rows = [row for _, row in passages(found.instrument.parts) if row.mark == "r-orchard"]
    assert set(rows[0].state) == {"ru", "uz", "kk"}


def test_evidence_that_is_not_translated_is_a_gap(root: Path) -> None:
    edit(root, "agreements/talks/records.yaml", ', uz: "Yarmarka hisoboti, № 7"', "")
    loaded = load(root)
    (note,) = loaded.findings
    assert (note.rule, note.level, note.args["language"], note.args["name"]) == (
        "missing-language",
        "note",
        "uz",
        "fair: evidence",
    )
    rows = {row.mark: row for _, row in passages(assemble(loaded.workspace, "talks-again").instrument.parts)}
    assert rows["r-fair"].state == {"uz": "missing"}
    assert rows["r-list"].state == {}


def test_only_the_agreement_asked_for_and_the_one_it_follows_are_read(root: Path) -> None:
    workspace = load(root, ["talks-again"]).workspace
    assert sorted(workspace.agreements) == ["talks", "talks-again"]
    assert table_text(assemble(workspace, "talks-again").instrument.original("LAG"), "ru").count("\n") == 4


def test_a_value_in_evidence_is_never_code(root: Path) -> None:
    edit(root, "agreements/talks/records.yaml", "Отчет о ярмарке", "{{ this.nom }} **x** [y]")
    found = assembled(root, "talks-again")
    assert found.findings == ()
    assert "{{ this.nom }} **x** [y]" in table_text(found.instrument.original("LAG"), "ru")


def test_a_row_is_counted_under_the_term_it_names(root: Path) -> None:
    terms = "sheep-farming: {ru: {nom: овцеводство}, uz: {nom: qoʻychilik}, kk: {nom: қой шаруашылығы}}\n"
    (root / "registry/terms.yaml").write_text(terms, encoding="utf-8", newline="\n")
    edit(root, "agreements/plan/tables/farm.yaml", "{key: orchard,", "{key: orchard, group: sheep-farming,")
    found = assembled(root, "plan").tasks
    assert [task.group.id for task in found] == ["sheep-farming", "farm", "farm", "machines", "machines"]
    assert found[0].group.names == {"ru": "Овцеводство", "uz": "Qoʻychilik", "kk": "Қой шаруашылығы"}
    edit(root, "agreements/plan/tables/farm.yaml", "group: sheep-farming", "group: sheep-faming")
    (fault,) = load(root).findings
    assert (fault.rule, fault.args["name"], fault.args["suggestion"]) == (
        "unknown-term",
        "sheep-faming",
        "sheep-farming",
    )


def test_rows_of_one_table_keep_their_plain_numbers(root: Path) -> None:
    records = root / "agreements/plan/records.yaml"
    text = records.read_text(encoding="utf-8")
    records.write_text(text[: text.index("tractors:")], encoding="utf-8", newline="\n")
    assert [task.number["ru"] for task in assembled(root, "plan").tasks] == ["1", "2", "3"]
