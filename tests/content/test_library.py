"""Every clause of the library is whole in every language and keeps the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paraph.sources.types import Clause, SourceBlock, Workspace

LANGUAGES = {"ru", "uz", "kk"}
PARTY_NAMES = re.compile(r"Узбек|Казах|Oʻzbek|Qozogʻ|Өзбек|Қазақ|oʻzbek|qozoq|узбек|казах|өзбек|қазақ")
TYPED_NUMBER = re.compile(r"(?:стать|пункт)\w+ \d|\d-?(?:модда|modda|band|бап|тармақ)", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:будет|будут|обязу[ею]тся|должны|должна)\b")


def blocks(workspace: Workspace) -> Iterator[tuple[Clause, str, str, SourceBlock]]:
    for clause in workspace.library.values():
        for variant in clause.variants.values():
            for language, section in variant.sections.items():
                for block in section.blocks:
                    yield clause, variant.name, language, block


def test_every_variant_has_all_three_languages_passage_by_passage(workspace: Workspace) -> None:
    for clause in workspace.library.values():
        for variant in clause.variants.values():
            assert set(variant.sections) == LANGUAGES, clause.id
            assert variant.skeleton == "ru", clause.id
            skeleton = [(b.kind, b.level, b.label, b.guards) for b in variant.sections["ru"].blocks]
            for language in ("uz", "kk"):
                other = [(b.kind, b.level, b.label, b.guards) for b in variant.sections[language].blocks]
                assert other == skeleton, f"{clause.id} {variant.name} {language}"


def test_every_translation_follows_its_skeleton(workspace: Workspace) -> None:
    stale = [
        f"{clause.id}/{variant.name}/{language}"
        for clause in workspace.library.values()
        for variant in clause.variants.values()
        for language in variant.sections
        if variant.stale(language)
    ]
    assert stale == []


def test_every_passage_but_the_heading_has_its_own_label(workspace: Workspace) -> None:
    for clause in workspace.library.values():
        for variant in clause.variants.values():
            labels = [b.label for b in variant.sections["ru"].blocks if b.kind != "heading"]
            assert None not in labels, clause.id
            assert len(labels) == len(set(labels)), clause.id


def test_every_clause_says_where_it_comes_from_and_what_a_lawyer_must_know(workspace: Workspace) -> None:
    for clause in workspace.library.values():
        assert clause.source, clause.id
        assert clause.note, clause.id
        assert re.search(r"[а-я]", clause.note), clause.id


def test_no_party_name_no_number_no_future_is_typed(workspace: Workspace) -> None:
    for clause, _, language, block in blocks(workspace):
        where = f"{clause.id} {language} {block.text}"
        assert not PARTY_NAMES.search(block.text), where
        assert not TYPED_NUMBER.search(block.text), where
        assert not FUTURE.search(block.text), where


def test_a_clause_speaks_of_itself_by_value_so_that_a_protocol_can_use_it(workspace: Workspace) -> None:
    typed = re.compile(
        r"настоящ\w+ (?:Соглашени|Протокол)|(?:мазкур|mazkur|осы) (?:Bitim|Bayonnoma|Келісім|Хаттама)", re.IGNORECASE
    )
    for clause, _, language, block in blocks(workspace):
        assert not typed.search(block.text), f"{clause.id} {language}"


def test_the_library_offers_the_final_clauses_a_negotiator_chooses_between(workspace: Workspace) -> None:
    assert set(workspace.library["entry-into-force"].variants) == {"last-notification", "after-days", "on-signature"}
    assert set(workspace.library["duration"].variants) == {"renewal", "yearly", "indefinite"}
    assert set(workspace.library["duration"].parameters) == {
        "term",
        "period",
        "notice",
        "notice_in",
        "notice_days",
        "effect",
        "channel",
    }
