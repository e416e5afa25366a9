"""The change list: complete, in every language, and enough to turn the old draft into the new one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import msgspec
import pytest

from paraph.compare import Change, ChangeList, Number, Value, apply, compare, normal, redline, reject, schema, to_json
from paraph.model import Bracket, Column, Original, Part, Passage, Run, Runs, Table

from . import edits
from .edits import ALL, Edit, run_script
from .generate import render, treaty

pytestmark = pytest.mark.slow


def mentioned(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield change.passage or change.article
        yield from change.pieces
        yield from change.references
        for number in change.numbers:
            yield number.id
            yield f"{number.id}/heading"
        yield from mentioned(change.inside)


def check(seed: int, count: int, some: tuple[Edit, ...] = ALL, articles: int = 8) -> ChangeList:
    rng = random.Random(seed)
    draft = treaty(rng, articles)
    old = render(draft)[0]
    script = run_script(rng, draft, count, some)
    new = render(script.draft)[0]
    comparison = compare(old, new)
    listed = msgspec.json.decode(to_json(comparison.listed), type=ChangeList)
    assert listed == comparison.listed
    assert apply(normal(old), listed) == normal(new)
    ids = set(mentioned(listed.changes))
    for node in listed.nodes:
        rows = {row.id for row in node.rows} if isinstance(node, Table) else set()
        assert node.id in ids or rows & ids, (script.log, node)
    return listed


@pytest.mark.parametrize("edit", ALL, ids=lambda edit: edit.__name__)
def test_one_kind_of_edit(edit: Edit) -> None:
    for seed in range(10):
        check(seed, 5, (edit,))


@pytest.mark.parametrize("seed", range(60))
def test_every_kind_together(seed: int) -> None:
    check(seed, 3 + seed % 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2000, 2500))
def test_every_kind_together_long(seed: int) -> None:
    check(seed, 3 + seed % 40, articles=2 + seed % 12)


KINDS = {
    edits.insert: "added",
    edits.delete: "deleted",
    edits.split: "split",
    edits.join: "joined",
    edits.move_inside: "moved",
    edits.move_across: "moved",
    edits.edit_lightly: "changed",
    edits.insert_article: "added",
    edits.delete_article: "deleted",
    edits.move_article: "moved",
    edits.edit_heading: "heading",
    edits.set_parameter: "parameter",
    edits.set_stage: "status",
    edits.relevel: "status",
}


@pytest.mark.parametrize("edit", KINDS, ids=lambda edit: edit.__name__)
def test_the_kind_says_what_was_done(edit: Edit) -> None:
    for seed in range(10):
        listed = check(seed, 1, (edit,))
        # Numbers follow; and a passage that cited an article which is gone says so.
        follows = {"renumbered", "changed"} if edit is edits.delete_article else {"renumbered"}
        assert {change.kind for change in listed.changes} - follows == {KINDS[edit]}


def test_nothing_changed_nothing_listed() -> None:
    old = render(treaty(random.Random(1)))[0]
    listed = compare(old, old).listed
    assert (listed.changes, listed.nodes, listed.articles, listed.order) == ((), (), (), {})


def test_the_same_list_is_the_same_bytes_and_has_a_schema() -> None:
    assert to_json(check(5, 9)) == to_json(check(5, 9))
    assert {"ChangeList", "Change", "Words"} <= set(schema()["$defs"])


SAMPLE = render(treaty(random.Random(0), 1))[0]


def article(node: str, number: str, *blocks: Passage | Table, **parameters: str) -> Part:
    label = {"ru": (Run("Статья "), Run(number, number=node))}
    heading = Passage(f"{node}/heading", "heading", {"ru": (Run(f"О предмете {node}"),)}, label)
    return Part(node, "article", (heading, *blocks), number=number, parameters=parameters)


def treaty_of(*parts: Part) -> Original:
    return Original(header=SAMPLE.header, holder="UZB", parts=parts)


def text(node: str, ru: str, kk: str | None = None, uz: str | None = None, **more: object) -> Passage:
    runs: dict[str, Runs] = {
        code: (Run(words),) for code, words in (("ru", ru), ("kk", kk), ("uz", uz)) if words is not None
    }
    return Passage(node, "paragraph", runs, **more)  # type: ignore[arg-type]


RU = "Стороны обмениваются сведениями не реже одного раза в год."
KK = "Тараптар жылына кемінде бір рет мәліметтер алмасады."
UZ = "Tomonlar yiliga kamida bir marta maʼlumotlar almashadilar."


def only(old: Original, new: Original) -> Change:
    changes = compare(old, new).changes
    assert len(changes) == 1, changes
    return changes[0]


def test_a_change_in_one_language_only_is_out_of_step() -> None:
    old = treaty_of(article("a", "1", text("a/1", RU, KK, UZ)))
    new = treaty_of(article("a", "1", text("a/1", RU.replace("одного", "двух"), KK, UZ)))
    change = only(old, new)
    assert (change.changed, change.unchanged, change.in_step) == (("ru",), ("kk", "uz"), False)
    assert change.words["ru"].old == RU
    assert [(run.change, run.text) for run in change.words["ru"].runs if run.change] == [
        ("deleted", "одного"),
        ("inserted", "двух"),
    ]
    assert change.words["kk"].old == change.words["kk"].new == KK


def test_a_change_in_all_languages_is_in_step() -> None:
    old = treaty_of(article("a", "1", text("a/1", RU, KK)))
    new = treaty_of(article("a", "1", text("a/1", RU.replace("год", "месяц"), KK.replace("жылына", "айына"))))
    assert only(old, new).in_step


def test_a_translation_that_arrives_is_no_change_of_words() -> None:
    old = treaty_of(article("a", "1", text("a/1", RU, state={"kk": "missing"})))
    new = treaty_of(article("a", "1", text("a/1", RU, KK)))
    changes = compare(old, new).changes
    assert {change.kind for change in changes} == {"status"}
    assert all(change.in_step for change in changes)
    assert changes[1].values == (Value("state.kk", "missing", None),)


def test_a_spelling_is_editorial_and_asks_no_other_language_to_follow() -> None:
    old = treaty_of(article("a", "1", text("a/1", "Учёт  ведут «Стороны».", KK)))
    new = treaty_of(article("a", "1", text("a/1", "Учет ведут “Стороны”.", KK)))
    change = only(old, new)
    assert (change.nature, change.rules, change.in_step) == ("editorial", ("white space", "yo", "quotes"), True)


def test_the_nature_can_be_overridden_with_a_reason() -> None:
    old = treaty_of(article("a", "1", text("a/1", RU)))
    new = treaty_of(article("a", "1", text("a/1", RU.replace("сведениями", "информацией"))))
    assert only(old, new).nature == "substantive"
    change = compare(old, new, natures={"a/1": ("editorial", "synonym, agreed by both linguists")}).changes[0]
    assert (change.nature, change.reason) == ("editorial", "synonym, agreed by both linguists")


def test_an_inserted_article_renumbers_the_rest_in_one_change() -> None:
    cites = Passage("d/1", "paragraph", {"ru": (Run("См. статью "), Run("2", ref="b", number="b"), Run("."))})
    cited = Passage("d/1", "paragraph", {"ru": (Run("См. статью "), Run("3", ref="b", number="b"), Run("."))})
    old = treaty_of(*(article(node, number, text(f"{node}/1", RU + node)) for node, number in ("a1", "b2", "c3")))
    new = treaty_of(
        article("a", "1", text("a/1", RU + "a")),
        article("n", "2", text("n/1", "Совершенно новая статья о конфиденциальности.")),
        article("b", "3", text("b/1", RU + "b")),
        article("c", "4", text("c/1", RU + "c")),
        article("d", "5", cited),
    )
    old = treaty_of(*old.parts, article("d", "4", cites))
    added, renumbered = compare(old, new).changes
    assert (added.kind, added.article) == ("added", "n")
    assert [change.kind for change in added.inside] == ["added", "added"]
    assert renumbered.nature == "numbering"
    assert renumbered.numbers == (Number("b", "2", "3"), Number("c", "3", "4"), Number("d", "4", "5"))
    assert renumbered.references == ("d/1",)


def test_a_moved_article_is_one_change_with_fine_marks_inside() -> None:
    long = [text(f"{node}/1", f"{RU} {node} {KK}") for node in "abcd"]
    old = treaty_of(*(article(node, "1", one) for node, one in zip("abcd", long, strict=True)))
    edited = text("a/1", long[0].text["ru"][0].text.replace("одного", "двух"))
    new = treaty_of(*(article(node, "1", one) for node, one in zip("bcda", [*long[1:], edited], strict=True)))
    change = only(old, new)
    assert (change.kind, change.article, change.passage) == ("moved", "a", None)
    assert [(one.kind, one.passage, one.was) for one in change.inside] == [("changed", "a/1", "a/1")]


def test_brackets_that_fall_change_no_words() -> None:
    bracket = Bracket(by="UZB")
    old = treaty_of(article("a", "1", Passage("a/1", "text", {"ru": (Run("Срок "), Run("пять лет", bracket=bracket))})))
    new = treaty_of(article("a", "1", Passage("a/1", "text", {"ru": (Run("Срок пять лет"),)})))
    change = only(old, new)
    assert (change.kind, change.values) == ("status", (Value("bracket.ru: пять лет", "UZB 0", None),))


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    def cells(some: tuple[str, ...]) -> tuple[dict[str, Runs], ...]:
        return tuple({"ru": (Run(words),)} for words in some)

    made = tuple(Passage(f"a/r-{row[0]}", "row", mark=row[0], cells=cells(row[1:])) for row in rows)
    return Table("a/t", tuple(Column(key) for key in columns), Passage("a/r-head", "row", cells=cells(columns)), made)


def test_a_table_is_listed_by_rows_and_columns() -> None:
    old = treaty_of(article("a", "1", table(("item", "fee"), ("x", "Поверка", "10"), ("y", "Аттестация", "20"))))
    new = treaty_of(
        article(
            "a",
            "1",
            table(("item", "fee", "term"), ("y", "Аттестация", "25", "год"), ("z", "Калибровка", "30", "месяц")),
        )
    )
    changes = {(change.kind, change.passage): change for change in compare(old, new).changes}
    assert set(changes) == {("changed", "a/t"), ("changed", "a/r-y"), ("added", "a/r-z"), ("deleted", "a/r-x")}
    assert changes["changed", "a/t"].values == (Value("column.term", None, "term"),)
    assert changes["changed", "a/r-y"].words["ru"].new == "Аттестация | 25"
    assert apply(normal(old), compare(old, new).listed) == normal(new)


def test_originals_of_two_holders_are_not_compared() -> None:
    other = msgspec.structs.replace(SAMPLE, holder="KAZ")
    with pytest.raises(ValueError, match="compare those of one holder"):
        compare(SAMPLE, other)


def test_the_header_comes_back_with_the_old_tree() -> None:
    old = SAMPLE
    new = msgspec.structs.replace(SAMPLE, header=msgspec.structs.replace(SAMPLE.header, stage="collated"))
    comparison = compare(old, new)
    assert reject(redline(comparison)) == normal(old)
    assert [change.values for change in comparison.changes] == [(Value("stage", "negotiating", "collated"),)]
