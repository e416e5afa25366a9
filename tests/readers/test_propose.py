"""What is proposed: Parties, languages, library clauses, values and references; and what is left alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from paraph.readers import Proposal, propose, read_text, understand
from paraph.sources import load
from paraph.sources.types import Workspace
from readers import drafts

ROOT = Path(__file__).resolve().parents[2]


@cache
def workspace() -> Workspace:
    return load(ROOT).workspace


def proposed(text: str) -> Proposal:
    agreement = understand(read_text(text.encode(), "draft.txt"))
    return propose(agreement, workspace().library, workspace().registry)


def values(proposal: Proposal) -> dict[str, str]:
    """Words to the value they become."""
    return {" ".join(edit.original.split()): edit.expression for edit in proposal.edits if not edit.target}


def references(proposal: Proposal) -> dict[str, tuple[str, str, str]]:
    return {edit.original: (edit.target, edit.label, edit.case) for edit in proposal.edits if edit.target}


def body(*lines: str) -> str:
    """A draft with two articles, the second with these lines."""
    return "\n".join(["Статья 1", "1. Раз.", "2. Два:", "1) а;", "2) б.", "Статья 2", *lines])


@pytest.mark.slow
def test_parties_kind_and_languages_of_a_russian_draft() -> None:
    found = proposed(drafts.RUSSIAN)
    assert (found.kind, found.parties) == ("agreement", ("UZB", "KAZ"))
    assert found.signatories == {"UZB": "government", "KAZ": "government"}
    assert (found.languages, found.prevailing) == (("ru", "uz", "kk"), "ru")
    assert found.owners == {"ru": ("UZB", "KAZ"), "uz": ("UZB",), "kk": ("KAZ",)}
    assert found.signs_exactly
    assert found.findings == ()


def test_parties_stand_in_the_order_of_the_text() -> None:
    turned = drafts.RUSSIAN.replace("Узбекистан", "\0").replace("Казахстан", "Узбекистан").replace("\0", "Казахстан")
    assert proposed(turned).parties == ("KAZ", "UZB")


def test_states_may_sign_themselves() -> None:
    text = drafts.RUSSIAN.replace("Правительством Республики", "Республикой").replace(
        "Правительство Республики", "Республика"
    )
    text = text.replace("За Республика", "За Республику").replace("СОГЛАШЕНИЕ", "ДОГОВОР")
    found = proposed(text)
    assert (found.kind, found.signatories) == ("treaty", {"UZB": "state", "KAZ": "state"})
    assert values(found)["Республикой Узбекистан и Республикой Казахстан"] == "signatories.ins"


def test_strangers_are_said_to_be_strangers() -> None:
    found = proposed("СОГЛАШЕНИЕ\nмежду Правительством Аквилонии и Правительством Бореалии\nСтатья 1\nТекст.")
    assert found.parties == ()
    assert [item.rule for item in found.findings] == ["parties-unknown"]


@pytest.mark.parametrize("text", [drafts.RUSSIAN, drafts.KAZAKH, drafts.UZBEK_WRONG_APOSTROPHES])
def test_the_words_that_turn_with_the_holder_become_values(text: str) -> None:
    found = values(proposed(text))
    names = {expression.partition(".")[0].partition("(")[0] for expression in found.values()}
    assert {"signatories", "languages"} <= names


def test_which_words_become_which_value() -> None:
    assert values(proposed(drafts.RUSSIAN)) == {
        "Правительством Республики Узбекистан и Правительством Республики Казахстан": "signatories.ins",
        "Правительство Республики Узбекистан и Правительство Республики Казахстан": "signatories.nom",
        "узбекско-казахстанской": 'joint_adjective("f.gen")',
        "узбекском, казахском и русском языках": "languages.prep",
    }
    assert values(proposed(drafts.KAZAKH))["Өзбекстан-Қазақстан"] == 'joint_adjective("nom")'


def test_part_of_a_longer_word_is_no_name() -> None:
    found = proposed(drafts.RUSSIAN.replace("узбекско-казахстанской", "северо-узбекско-казахстанской"))
    assert 'joint_adjective("f.gen")' not in values(found).values()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Как в статье 1 настоящего Соглашения сказано.", ("article-1", "", "dat")),
        ("Согласно пункту 2 статьи 1 настоящего Соглашения.", ("article-1", "p2", "dat")),
        ("Согласно подпункту 2 пункта 2 статьи 1 настоящего Соглашения.", ("article-1", "p2-2", "dat")),
        ("В соответствии со статьей 1.", ("article-1", "", "ins")),
    ],
)
def test_a_certain_reference(line: str, expected: tuple[str, str, str]) -> None:
    found = proposed(body(line))
    assert list(references(found).values()) == [expected]
    assert found.plain_references == {}


def test_a_reference_inside_the_article() -> None:
    found = proposed(body("1. Стороны сотрудничают.", "2. Указанное в пункте 1 настоящей статьи применяется."))
    assert references(found) == {"пункте 1 настоящей статьи": ("article-2", "p1", "prep")}


@pytest.mark.parametrize(
    "line",
    [
        "Согласно статье 7 настоящего Соглашения.",
        "Согласно пункту 9 статьи 1 настоящего Соглашения.",
        "Согласно статьям 1 и 2 настоящего Соглашения.",
        "Согласно статье 1 и 2 настоящего Соглашения.",
        "Согласно статье 1 Конвенции о договорах.",
        "Согласно статье 1 настоящего Протокола.",
        "Статья 1 настоящего Соглашения не применяется, а статья 1 указанного Соглашения применяется.",
    ],
)
def test_an_uncertain_reference_stays_words_and_is_named(line: str) -> None:
    found = proposed(body("1. Стороны сотрудничают.", f"2. {line}"))
    assert references(found) == {}
    assert found.plain_references["article-2"]
    assert "plain-references" in [item.rule for item in found.findings]


def test_an_article_number_that_stands_twice_is_no_target() -> None:
    found = proposed("Статья 1\nРаз.\nСтатья 1\nДва.\nСтатья 2\nСогласно статье 1 настоящего Соглашения.")
    assert references(found) == {}


def test_kazakh_and_uzbek_references() -> None:
    assert references(proposed(drafts.KAZAKH)) == {
        "осы Келісімнің 4-бабында": ("article-4", "", "loc"),
        "осы Келісімнің 2-бабының 2-тармағы": ("article-2", "p2", "nom"),
    }
    assert references(proposed(drafts.UZBEK_WRONG_APOSTROPHES)) == {
        "mazkur Bitimning 1-moddasi": ("article-1", "", "nom")
    }


def test_library_clauses_that_say_the_same() -> None:
    best: dict[str, str] = {}
    found = proposed(drafts.RUSSIAN)
    for candidate in found.candidates:
        best.setdefault(candidate.part, candidate.name)
    assert best["enacting"] == "enacting-words/agreement"
    assert best["opening"] == "opening-parties"
    assert best["article-4"] == "disputes/consultations"
    assert best["testimonium"] == "testimonium/equal"
    (disputes,) = [item for item in found.candidates if item.name == "disputes/consultations"]
    assert disputes.score > 0.8
    assert disputes.reason.startswith("13 of 13 words are the same, among them ")


@pytest.mark.slow
def test_every_library_clause_is_its_own_best_candidate() -> None:
    """Each Russian article of the library, read in as a draft, is recognised (the figure is a floor, not a hope)."""
    tried = hits = 0
    for clause in workspace().library.values():
        for name, variant in clause.variants.items():
            blocks = variant.sections["ru"].blocks
            if "ru" not in variant.sections or blocks[0].kind != "heading":
                continue
            plain = [item.text.replace("{", "").replace("}", "").replace("\\\n", "") for item in blocks]
            found = proposed("\n".join(["Статья 1", *plain, "Статья 2", "Прочее."]))
            best = next((item for item in found.candidates if item.part == "article-1"), None)
            tried += 1
            hits += best is not None and (best.clause, best.variant) == (clause.id, name)
    assert tried >= 20
    assert hits / tried >= 0.9, (hits, tried)


def test_a_text_like_nothing_in_the_library_gets_no_candidate() -> None:
    found = proposed("Статья 1\nКосмонавты двух стран совершают полеты на кораблях и живут на орбитальной станции.")
    assert [item for item in found.candidates if item.part == "article-1"] == []
