"""Plans and minutes: the names of the day, verbs that bind only where there is a task, records that fit the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from paraph.assemble import assemble
from paraph.follow_up.standing import standing
from paraph.model import Original, Passage, Table, words
from paraph.sources.types import Workspace

TALKS, NEXT = "uz-kz-talks-2020-11-27", "uz-kz-talks-next"
ROADMAP, PROGRAMME = "uz-kz-industrial-roadmap", "uz-kz-wholesale-centres"
ALL = (TALKS, NEXT, ROADMAP, PROGRAMME)
LANGUAGES = ("ru", "uz", "kk")
BINDING = {
    "ru": r"\b(?:договорились|утвердили)\b",
    "uz": r"(?:kelishib oldilar|tasdiqladilar)\.",
    "kk": r"(?:уағдаласты|бекітті)\.",
}
OBLIGATION = {"ru": r"\bобяз(?:ан|у)\w*", "uz": r"\bmajburdir|\bshart[.;]", "kk": r"\bміндетті\b"}


@pytest.fixture(scope="module")
def originals(workspace: Workspace) -> dict[tuple[str, str], Original]:
    out = {}
    for name in ALL:
        assembly = assemble(workspace, name)
        assert assembly.findings == (), name
        for party in ("UZB", "KAZ"):
            out[name, party] = assembly.instrument.original(party)
    return out


def passages(original: Original) -> Iterator[Passage]:
    for part in original.parts:
        yield from (block for block in part.blocks if isinstance(block, Passage))


def tables(original: Original) -> dict[str, Table]:
    return {block.id: block for part in original.parts for block in part.blocks if isinstance(block, Table)}


def said(original: Original, language: str) -> str:
    """Every word of an original, its tables included."""
    texts = [words(passage.text.get(language, ())) for passage in passages(original)]
    for table in tables(original).values():
        for row in (table.head, *table.rows):
            texts += [words(cell[language]) for cell in row.cells if language in cell]
    return "\n".join(texts)


def column(table: Table, at: int, language: str = "ru") -> list[str]:
    return [words(row.cells[at].get(language, ())) for row in table.rows]


def test_the_minutes_speak_with_the_names_of_their_day(originals: dict[tuple[str, str], Original]) -> None:
    text = said(originals[TALKS, "KAZ"], "ru")
    for then in (
        "Нур-Султане и Ташкенте",
        "Министерство инвестиций и внешней торговли Республики Узбекистан",
        "Министерство индустрии и инфраструктурного развития Республики Казахстан",
        "агентство «Узстандарт»",
    ):
        assert then in text
    for now in ("Астан", "Министерство инвестиций, промышленности", "промышленности и строительства"):
        assert now not in text


def test_the_next_minutes_speak_with_the_names_of_today(originals: dict[tuple[str, str], Original]) -> None:
    text = said(originals[NEXT, "UZB"], "ru")
    assert "Министерство инвестиций, промышленности и торговли Республики Узбекистан" in text
    assert "внешней торговли" not in text


@pytest.mark.parametrize("name", [TALKS, NEXT])
def test_a_verb_that_binds_has_a_task_and_no_other_verb_has_one(
    workspace: Workspace, originals: dict[tuple[str, str], Original], name: str
) -> None:
    tasks = {record.passage for record in workspace.agreements[name].records.values() if record.task}
    disputed = {"draft-agreement/position"}
    for passage in passages(originals[name, "UZB"]):
        for language, verb in BINDING.items():
            binds = bool(re.search(verb, words(passage.text.get(language, ()))))
            if passage.id not in disputed:
                assert binds == (passage.id in tasks), f"{passage.id} {language}"
    assert tasks


def test_the_next_minutes_open_with_what_became_of_the_decisions(
    originals: dict[tuple[str, str], Original],
) -> None:
    table = tables(originals[NEXT, "UZB"])["previous/table"]
    assert column(table, 0) == ["подпункт 3 пункта 1", "подпункт 1 пункта 3", "подпункт 1 пункта 6"]
    assert column(table, 5) == ["выполнено", "перенесено", "просрочено"]
    assert column(table, 5, "kk") == ["орындалды", "кейінге қалдырылды", "мерзімі өтті"]


def test_the_road_map_has_22_projects_in_six_branches_and_every_state(
    workspace: Workspace, originals: dict[tuple[str, str], Original]
) -> None:
    table = tables(originals[ROADMAP, "UZB"])["projects/table"]
    assert len(table.rows) == 22
    branches = {text.partition(":")[0] for text in column(table, 1)}
    assert len(branches) == 6
    records = workspace.agreements[ROADMAP].records
    assert list(records) == [row.id.removeprefix("projects/r-") for row in table.rows]
    states = {standing(record, workspace.agreements[ROADMAP].as_of).state for record in records.values()}
    assert states == {"done", "open", "overdue", "postponed", "dropped"}
    years = {record.deadline.last.year for record in records.values() if record.deadline}
    assert min(years) == 2021
    assert max(years) == 2027


@pytest.mark.parametrize("name", ALL)
def test_a_plan_plans_and_obliges_nobody(originals: dict[tuple[str, str], Original], name: str) -> None:
    for language, phrase in OBLIGATION.items():
        assert not re.search(phrase, said(originals[name, "UZB"], language)), language


@pytest.mark.parametrize("name", ALL)
def test_model_data_say_that_they_are(originals: dict[tuple[str, str], Original], name: str) -> None:
    for language, sample in (("ru", "образцовыми"), ("uz", "namunaviy"), ("kk", "үлгі ретінде")):
        assert sample in said(originals[name, "KAZ"], language)


@pytest.mark.parametrize("name", ALL)
def test_each_original_puts_its_holder_first(originals: dict[tuple[str, str], Original], name: str) -> None:
    for party, first, second in (("UZB", "Узбекская Сторона", "Казахстан"), ("KAZ", "Казахстанская Сторона", "Узбек")):
        paired = [table for table in tables(originals[name, party]).values() if any(c.party for c in table.columns)]
        assert paired
        for table in paired:
            heads = [words(cell["ru"]) for cell in table.head.cells if "ru" in cell]
            sides = [head for head in heads if "Сторона" in head]
            assert first in sides[0]
            assert second in sides[1]


def test_the_heads_of_the_delegations_are_named_in_the_order_of_the_original(
    originals: dict[tuple[str, str], Original],
) -> None:
    for party, order in (("UZB", ("Умурзаков", "Скляр")), ("KAZ", ("Скляр", "Умурзаков"))):
        heads = next(p for p in passages(originals[TALKS, party]) if p.id == "preamble/heads")
        for language in ("ru", "kk"):
            text = words(heads.text[language])
            assert text.index(order[0]) < text.index(order[1])
    signatures = [p for p in passages(originals[TALKS, "UZB"]) if p.id.startswith("signatures/")]
    assert not any("Умурзаков" in words(p.text["ru"]) for p in signatures)
