"""The checker of words finds what it is there to find; no dictionary is needed for these tests."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLAUSE = """---
note: Заметка для дома.
---
# ru
## Срок
1. {{ This.nom }} действует 5 лет. {@term}
1. Вторая фраза {{ number(notice, "gen") }}. {@second}

# uz / follows 00000000
## Muddat
1. {{ This.nom }} 5 yil amal qiladi. {@term}
1. Ikkinchi jumla {{ number(notice) }}. {@second}
"""


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType, ModuleType]]:
    monkeypatch.syspath_prepend(str(ROOT / "language"))
    names = ("texts", "rules", "spelling")
    yield tuple(importlib.import_module(name) for name in names)  # type: ignore[misc]
    for name in names:
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("language", "words", "fault"),
    [
        ("kk", "Тараптар келiсті", "mixed scripts in `келiсті`"),
        ("uz", "хalqaro shartnoma", "mixed scripts in `хalqaro`"),
        ("uz", "Tomonlar договор", "wrong script for uz"),
        ("kk", "Tarap", "wrong script for kk"),
        ("uz", "o'zi", "apostrophe U+0027"),
        ("uz", "toʼgʻri", "oʻ and gʻ take U+02BB"),
        ("uz", "taʻsir", "U+02BB stands after o and g only"),
        ("ru", "учёт", "the letter ё"),
    ],
)
def test_a_fault_of_letters_is_found(
    checker: tuple[ModuleType, ModuleType, ModuleType], language: str, words: str, fault: str
) -> None:
    texts, rules, _ = checker
    found = list(rules.script_faults(texts.Text(language, "a.md", 1, words)))
    assert any(fault in line for line in found), found


def test_right_letters_are_let_through(checker: tuple[ModuleType, ModuleType, ModuleType]) -> None:
    texts, rules, _ = checker
    for language, words in (("ru", "учет"), ("uz", "Oʻzbekiston taʼsir gʻoya"), ("kk", "№ 396-VI Қазақстан")):
        assert list(rules.script_faults(texts.Text(language, "a.md", 1, words))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("5 yil", "6 yil", "figures differ"),
        ("{{ number(notice) }}", "{{ number(term) }}", "values differ"),
        ("{@second}", "{@third}", "labels differ"),
        ("1. Ikkinchi", "Ikkinchi", "2 passages, 3 in ru"),
    ],
)
def test_a_translation_with_other_figures_values_or_labels_is_found(
    checker: tuple[ModuleType, ModuleType, ModuleType], tmp_path: Path, old: str, new: str, fault: str
) -> None:
    _, rules, _ = checker
    folder = tmp_path / "clauses" / "final"
    folder.mkdir(parents=True)
    (folder / "term.md").write_text(CLAUSE, encoding="utf-8")
    assert list(rules.translation_faults(tmp_path)) == []
    before, _, after = CLAUSE.rpartition(old)
    (folder / "term.md").write_text(f"{before}{new}{after}", encoding="utf-8")
    found = list(rules.translation_faults(tmp_path))
    assert len(found) == 1
    assert found[0].startswith("clauses/final/term.md:")
    assert fault in found[0]


@pytest.mark.parametrize(("cell", "fault"), [("6 yil", "figures"), ("5 yil {{ this.gen }}", "values"), ("5 yil", "")])
def test_a_cell_with_other_figures_or_values_is_found(
    checker: tuple[ModuleType, ModuleType, ModuleType], tmp_path: Path, cell: str, fault: str
) -> None:
    _, rules, _ = checker
    folder = tmp_path / "agreements" / "plan" / "tables"
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(f'rows:\n  - key: a\n    what: {{ru: 5 лет, uz: "{cell}"}}\n', encoding="utf-8")
    place = "agreements/plan/tables/plan.yaml:3: [uz]"
    found = [line.partition(" differ")[0] for line in rules.translation_faults(tmp_path)]
    assert found == ([f"{place} {fault}"] if fault else [])


def test_words_are_read_without_values_and_the_note_is_read_too(
    checker: tuple[ModuleType, ModuleType, ModuleType],
) -> None:
    texts, _, spelling = checker
    found = list(texts.clause_texts("a.md", CLAUSE))
    assert [(text.language, text.note) for text in found[:2]] == [("ru", True), ("ru", False)]
    assert not any("number" in text.words or "term" in text.words for text in found)
    unknown = spelling.unknown_words(found, lambda word: word != "фраза", "ru")
    assert [(word, text.line) for word, text in unknown.items()] == [("фраза", 7)]


def test_a_list_asks_for_a_reason_and_takes_a_word_once(
    checker: tuple[ModuleType, ModuleType, ModuleType], tmp_path: Path
) -> None:
    _, _, spelling = checker
    good = tmp_path / "words-kk.txt"
    good.write_text("# head\nен  # a verb\n", encoding="utf-8")
    assert spelling.word_list(good) == {"ен": "a verb"}
    for bad in ("ен\n", "ен # a\nЕН # b\n"):
        good.write_text(bad, encoding="utf-8")
        with pytest.raises(ValueError, match="one word"):
            spelling.word_list(good)
