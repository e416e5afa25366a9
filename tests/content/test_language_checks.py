"""The checks of language can fail: each finds what it is there to find, and lets right words through."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from paraph.model import Place
from paraph.sources.types import Term

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("texts", "morphology", "regular", "months", "rules", "terms", "roundtrip")
Module = Callable[[str], ModuleType]

GOODS = Term(
    id="goods",
    place=Place("terms.yaml", 1, 1),
    forms={
        "ru": {"nom": "опасный товар", "gen": "опасного товара"},
        "uz": {"nom": "xavfli tovar", "gen": "xavfli tovarning"},
        "kk": {"nom": "қауіпті тауар", "gen": "қауіпті тауардың"},
    },
    allowed={"kk": ("қауіпті жүк",)},
    forbidden={"ru": ("опасный груз",), "uz": ("xatarli tovar",)},
)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Iterator[Module]:
    monkeypatch.syspath_prepend(str(ROOT / "language"))
    yield importlib.import_module
    for name in NAMES:
        sys.modules.pop(name, None)


def passage(module: Module, **texts: str) -> object:
    return module("texts").Aligned("a.md", "", "one", texts, dict.fromkeys(texts, 1))


@pytest.mark.parametrize(
    ("language", "base", "word"),
    [
        ("kk", "логистика", "логистикадан"),
        ("kk", "шешім", "шешімнің"),
        ("kk", "тармақ", "тармағына"),
        ("kk", "реттеу", "реттеуді"),
        ("kk", "тарап", "тараптармен"),
        ("kk", "әкімдік", "әкімдігінде"),
        ("uz", "organ", "organlarning"),
        ("uz", "qishloq", "qishlog\u02bbidan"),
        ("uz", "muvofiqlik", "muvofiqligini"),
        ("uz", "tarmoq", "tarmoqqa"),
    ],
)
def test_a_regular_form_of_a_known_word_is_known(module: Module, language: str, base: str, word: str) -> None:
    assert module("regular").regular(word, language, lambda known: known == base) == base


@pytest.mark.parametrize(
    ("language", "base", "slip"),
    [
        ("kk", "шешім", "шешімнан"),
        ("kk", "логистика", "логистикаге"),
        ("kk", "тарап", "тарапды"),
        ("kk", "тармақ", "тармақы"),
        ("uz", "tarmoq", "tarmoqga"),
        ("uz", "organ", "organlarnng"),
    ],
)
def test_a_slip_in_an_ending_is_not_regular(module: Module, language: str, base: str, slip: str) -> None:
    assert module("regular").regular(slip, language, lambda known: known == base) is None


def test_a_term_missing_in_a_translation_is_found(module: Module) -> None:
    terms = module("terms")
    said = passage(module, ru="Ввоз опасных товаров.", uz="Tovarlarni olib kirish.", kk="Қауіпті тауарларды әкелу.")
    found = list(terms.Concordance({"goods": GOODS}, []).faults([said]))
    assert found == ["a.md:1: [uz] `goods`: `xavfli tovar` does not stand here"]


def test_allowed_words_and_values_stand_for_the_term(module: Module) -> None:
    terms = module("terms")
    said = passage(
        module, ru="Об опасном товаре.", uz='{{ term("goods", "gen") }} haqida.', kk="Қауіпті жүктер туралы."
    )
    assert list(terms.Concordance({"goods": GOODS}, []).faults([said])) == []


def test_a_forbidden_synonym_is_found_in_any_form(module: Module) -> None:
    terms = module("terms")
    said = passage(module, ru="Перевозка опасных грузов.", uz="Xatarli tovarlarni tashish.")
    found = list(terms.Concordance({"goods": GOODS}, []).forbidden([said]))
    assert [line.split("] ")[1] for line in found] == [
        "`опасный груз` must not stand for `goods`",
        "`xatarli tovar` must not stand for `goods`",
    ]


def test_an_exception_excuses_once_and_is_told_when_idle(module: Module) -> None:
    terms = module("terms")
    excepted = [
        terms.Exceptional("a.md", "one", "goods", "uz", "a pronoun stands for it"),
        terms.Exceptional("b.md", "one", "goods", "uz", "no longer there"),
    ]
    concordance = terms.Concordance({"goods": GOODS}, excepted)
    assert list(concordance.faults([passage(module, ru="Опасные товары.", uz="Ular.")])) == []
    assert list(concordance.idle()) == ["language/terms-exceptions.yaml: not needed: b.md, one, goods, uz"]


def test_an_exception_needs_its_reason(module: Module, tmp_path: Path) -> None:
    file = tmp_path / "terms-exceptions.yaml"
    file.write_text("- {file: a.md, label: one, term: goods, language: uz}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="reason"):
        module("terms").exceptions(file)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "от 22 ноября 2026 года", [11]),
        ("kk", "2026 жылғы 22 қарашадағы", [11]),
        ("uz", "2026-yil 22-noyabrda", [11]),
        ("uz", "yiliga 2 marta", []),
        ("kk", "30 күн ішінде ақпарат береді", []),
        ("ru", "в мае", []),
    ],
)
def test_months_are_read_in_dates_only(module: Module, language: str, text: str, found: list[int]) -> None:
    assert list(module("months").months(text, language)) == found


@pytest.mark.parametrize(
    ("ru", "uz", "fault"),
    [
        ("1. До 5 марта 2027 года.", "1. 2027-yil 5-mayga qadar.", "months differ from ru: 3 5"),
        ("1. Термин **товар**.", "1. Tovar atamasi.", "defined terms differ from ru: **"),
        ("1. Первое.\n   1. Второе.", "1. Birinchi.\n1. Ikkinchi.", "items of lists differ from ru: 01. 31."),
    ],
)
def test_what_differs_between_the_languages_is_found(module: Module, ru: str, uz: str, fault: str) -> None:
    lines = f"# ru\n{ru}\n\n# uz\n{uz}\n".split("\n")
    first, second = module("texts").sections(lines)
    assert fault in [found for _, found in module("rules").section_faults(first, second)]


def test_a_wrong_russian_form_is_found_and_can_be_excepted(module: Module) -> None:
    morphology = module("morphology")
    right = {"nom": "орган", "gen": "органа", "dat": "органу", "acc": "орган", "ins": "органом", "prep": "органе"}
    assert morphology.misdeclined(right) == []
    assert morphology.misdeclined({**right, "gen": "органу"}) == ["gen: органу"]
    assert morphology.misdeclined({**right, "gen": "этого органа"}) == ["gen: another number of words"]


def test_uzbek_that_does_not_come_back_is_found(module: Module) -> None:
    text, roundtrip = module("texts").Text, module("roundtrip")
    assert list(roundtrip.faults([text("uz", "a.md", 1, "Tomonlar budjeti")])) == []
    assert list(roundtrip.faults([text("uz", "a.md", 1, "Tomonlar byudjeti")])) == [
        "a.md:1: [uz] `byudjeti` comes back from Cyrillic as `budjeti`"
    ]
