"""Our own Word files read back in: what was drafted is what is understood, in one, two and three columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Original, words
from paraph.model.walk import passages
from paraph.readers import ForeignAgreement, import_agreement, read_docx, understand
from paraph.sources import load
from paraph.sources.types import Workspace
from paraph.writers.base import Dress
from paraph.writers.docx import DocxWriter, templates
from readers.test_understand import dump

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "uz-kz-technical-regulation"


@cache
def workspace() -> Workspace:
    return load(ROOT).workspace


@cache
def original(holder: str) -> Original:
    return assemble(workspace(), AGREEMENT).instrument.original(holder)


@cache
def word_file(holder: str, *languages: str) -> bytes:
    return DocxWriter(templates(ROOT)).write(original(holder), languages, Dress())


def understood(holder: str, *languages: str) -> ForeignAgreement:
    return understand(read_docx(word_file(holder, *languages), "draft.docx"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_every_article_and_passage_comes_back(language: str) -> None:
    found = understood("UZB", language)
    drafted = [
        (part.id, words(passage.label.get(language, ())).strip(), " ".join(words(passage.text[language]).split()))
        for part, passage in passages(original("UZB").parts)
        if part.role == "article" and passage.kind != "heading"
    ]
    read = [
        (part.id, passage.numbers.get(language, ""), passage.texts[language])
        for part in found.parts
        if part.role == "article"
        for passage in part.passages
    ]
    assert [item[1:] for item in read] == [item[1:] for item in drafted]
    headings = [
        words(passage.text[language])
        for part, passage in passages(original("UZB").parts)
        if part.role == "article" and passage.kind == "heading"
    ]
    assert [part.headings[language] for part in found.parts if part.role == "article"] == headings


@pytest.mark.slow
@pytest.mark.parametrize(
    ("holder", "languages"),
    [("UZB", ("uz", "ru")), ("KAZ", ("kk", "ru")), ("UZB", ("uz", "kk", "ru")), ("KAZ", ("kk", "uz", "ru"))],
)
def test_columns_hold_what_the_languages_hold_alone(holder: str, languages: tuple[str, ...]) -> None:
    together = understood(holder, *languages)
    for language in languages:
        assert dump(together, language) == dump(understood(holder, language), language)
    assert all(len(passage.texts) == len(languages) for part in together.parts for passage in part.passages)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_every_article_is_recognised_as_its_library_clause(language: str) -> None:
    found = import_agreement(
        word_file("UZB", language), "draft.docx", "again", workspace().library, workspace().registry
    )
    best: dict[str, str] = {}
    for candidate in found.report:
        best.setdefault(candidate.part, candidate.clause)
    drafted = [placement.clause for placement in workspace().agreements[AGREEMENT].articles]
    assert [best.get(f"article-{at}") for at in range(1, len(drafted) + 1)] == drafted
    assert found.proposal.parties == ("UZB", "KAZ")
    assert set(found.proposal.languages) == {"ru", "kk", "uz"}
    assert found.proposal.prevailing == "ru"
