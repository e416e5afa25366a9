"""Protocols, memorandums and the exchange of notes: whole in three languages, true to what they are about."""

from __future__ import annotations

import re

import pytest

from paraph.assemble import assemble
from paraph.model import Original, Passage, Table, words
from paraph.sources.types import Workspace

AGREEMENT = "uz-kz-technical-regulation"
LANGUAGES = ("ru", "uz", "kk")
PROTOCOLS = ["uz-kz-protocol-recognition", "uz-kz-protocol-changes", "uz-kz-protocol-correction"]
MEMORANDUMS = ["uz-kz-memorandum-standards", "uz-kz-memorandum-seed-data"]
ALL = [*PROTOCOLS, *MEMORANDUMS, "uz-kz-notes"]


def original(workspace: Workspace, name: str, holder: str = "UZB") -> Original:
    assembly = assemble(workspace, name)
    assert assembly.findings == ()
    return assembly.instrument.original(holder)


def said(subject: Original, language: str, part: str = "") -> dict[str, str]:
    """Passage id to its words, of one part or of all."""
    blocks = [block for each in subject.parts if not part or each.id == part for block in each.blocks]
    return {block.id: words(block.text.get(language, ())) for block in blocks if isinstance(block, Passage)}


def titled(subject: Original) -> dict[str, str]:
    """Article id to its number."""
    return {part.id: part.number for part in subject.parts if part.role == "article" and part.number}


@pytest.mark.parametrize("name", ALL)
def test_every_passage_has_words_in_every_language_and_both_originals(workspace: Workspace, name: str) -> None:
    for holder in ("UZB", "KAZ"):
        subject = original(workspace, name, holder)
        for language in LANGUAGES:
            empty = [key for key, text in said(subject, language).items() if not text and not key.endswith("/heading")]
            assert empty == [], f"{name} {holder} {language}"


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_protocol_names_its_agreement_in_full_and_with_the_holder_first(workspace: Workspace, name: str) -> None:
    for holder, first, second in (("UZB", "Узбекистан", "Казахстан"), ("KAZ", "Казахстан", "Узбекистан")):
        title = said(original(workspace, name, holder), "ru")["title/title"]
        assert title.startswith("ПРОТОКОЛ")
        assert "о сотрудничестве в области технического регулирования, метрологии и оценки соответствия от" in title
        assert title.index(first) < title.index(second)


def test_the_numbers_that_other_instruments_cite_are_those_of_the_agreement(workspace: Workspace) -> None:
    """A protocol freezes the numbers of the signed text; as long as nothing is signed, they follow the agreement."""
    numbers = titled(original(workspace, AGREEMENT))
    changes = said(original(workspace, "uz-kz-protocol-changes"), "ru", "amendments-made")
    assert changes["amendments-made/change-1"].startswith(f"пункт 1 статьи {numbers['market-surveillance']} ")
    assert changes["amendments-made/change-3"].startswith(f"пункт 1 статьи {numbers['information-exchange']} ")
    assert f"статьей {numbers['information-exchange']}-1 " in changes["amendments-made/change-4"]
    basis = said(original(workspace, "uz-kz-protocol-changes"), "ru")["preamble/basis"]
    assert basis.startswith(f"в соответствии со статьей {numbers['amendments']} ")
    notes = said(original(workspace, "uz-kz-notes"), "ru")["contact-points-use/channel"]
    assert f"пунктом 1 статьи {numbers['market-surveillance']} Соглашения" in notes
    assert f"пунктом 3 статьи {numbers['information-exchange']} Соглашения" in notes


def test_what_is_to_be_read_stands_in_the_agreement_and_what_was_printed_does_not(workspace: Workspace) -> None:
    agreement = original(workspace, AGREEMENT)
    articles = {number: part for part, number in titled(agreement).items()}
    table = next(
        b
        for part in original(workspace, "uz-kz-protocol-correction").parts
        for b in part.blocks
        if isinstance(b, Table)
    )
    assert len(table.rows) == 3
    for row in table.rows:
        cells = [{code: words(runs) for code, runs in cell.items()} for cell in row.cells]
        _, text, place, printed, read = cells
        language = next(
            code for code, name in {"ru": "русск", "uz": "узбекск", "kk": "казахск"}.items() if name in text["ru"]
        )
        assert len(set(printed.values())) == len(set(read.values())) == 1, "all texts show the quotation alike"
        found = re.search(r"стат\w+ (\d+)", place["ru"])
        assert found is not None
        article = " ".join(said(agreement, language, articles[found[1]]).values())
        assert read["ru"] in article
        assert not re.search(rf"{re.escape(printed['ru'])}\b", article)


def test_a_memorandum_that_binds_nobody_promises_nothing(workspace: Workspace) -> None:
    subject = original(workspace, "uz-kz-memorandum-standards")
    whole = {language: " ".join(said(subject, language).values()) for language in LANGUAGES}
    first = next(part.blocks[0] for part in subject.parts if part.role == "article")
    assert isinstance(first, Passage)
    assert words(first.label["ru"]) == "Пункт 1"
    assert "намерены" in whole["ru"]
    assert "ниет білдіреді" in whole["kk"]
    assert "niyatini bildiradilar" in whole["uz"]
    assert "не является международным договором" in whole["ru"]
    for word in ("статьей", "вступает в силу", "обязательства по настоящему", "договорились о нижеследующем"):
        assert word not in whole["ru"]


def test_a_memorandum_of_two_ministries_binds_without_diplomatic_channels(workspace: Workspace) -> None:
    subject = original(workspace, "uz-kz-memorandum-seed-data", "KAZ")
    whole = {language: " ".join(said(subject, language).values()) for language in LANGUAGES}
    assert said(subject, "ru")["preamble/parties"].startswith("Министерство сельского хозяйства Республики Казахстан")
    assert "вступает в силу с даты его подписания" in whole["ru"]
    assert "не позднее чем за сто восемьдесят дней" in whole["ru"]
    assert "kamida yuz sakson kun oldin" in whole["uz"]
    assert "кемінде жүз сексен күн бұрын" in whole["kk"]
    assert "дипломатическ" not in whole["ru"]
    assert "Правительств" not in whole["ru"]


def test_each_note_is_its_party_s_own_and_signed_by_it_alone(workspace: Workspace) -> None:
    proposal, reply = (original(workspace, "uz-kz-notes", holder) for holder in ("UZB", "KAZ"))
    first, second = (said(note, "ru") for note in (proposal, reply))
    assert first["preamble/opening"].startswith("Министерство иностранных дел Республики Узбекистан свидетельствует")
    assert second["preamble/opening"].startswith("Министерство иностранных дел Республики Казахстан свидетельствует")
    assert "предложить договориться" in first["preamble/opening"]
    assert "подтвердить получение ноты" in second["preamble/opening"]
    assert "получения ответной ноты" in first["closing/agreement"]
    assert "получения настоящей Ноты" in second["closing/agreement"]
    for note, country in ((first, "Узбекистан"), (second, "Казахстан")):
        signed = [text for key, text in note.items() if key.startswith("signatures/")]
        assert signed == [f"За Министерство иностранных дел Республики {country}"]
    body = [key for key in first if key.startswith("contact-points-use/")]
    assert [first[key] for key in body] == [second[key] for key in body], "the reply repeats what was proposed"
