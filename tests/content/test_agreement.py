"""The agreement: its shape, one term for one notion in three languages, and both Parties' originals."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from paraph.assemble import assemble
from paraph.model import Original, Passage, words
from paraph.sources.types import Agreement, Term, Workspace

AGREEMENT = "uz-kz-technical-regulation"
LANGUAGES = ("ru", "uz", "kk")
PARTIES = ("UZB", "KAZ")
TOPICS = [
    "subject",
    "definitions",
    "fields-and-forms",
    "reglaments-and-standards",
    "metrology",
    "conformity-and-accreditation",
    "recognition",
    "market-surveillance",
    "information-exchange",
    "competent-authorities",
    "working-group",
    "expenses",
    "confidentiality",
    "other-treaties",
    "disputes",
    "amendments",
    "entry-into-force",
    "duration",
]


@pytest.fixture(scope="module")
def originals(workspace: Workspace) -> dict[str, Original]:
    assembly = assemble(workspace, AGREEMENT)
    assert assembly.findings == ()
    return {party: assembly.instrument.original(party) for party in PARTIES}


def passages(original: Original) -> Iterator[Passage]:
    for part in original.parts:
        yield from (block for block in part.blocks if isinstance(block, Passage))


def text(passage: Passage, language: str) -> str:
    return words(passage.text.get(language, ()))


@pytest.mark.slow
def test_the_articles_are_those_a_negotiator_expects_in_their_order(agreement: Agreement) -> None:
    assert [placement.clause for placement in agreement.articles] == TOPICS
    recitals = [placement for placement in agreement.preamble if placement.clause.startswith("recital")]
    assert len(recitals) >= 5


def test_every_passage_has_words_in_every_language(originals: dict[str, Original]) -> None:
    for passage in passages(originals["UZB"]):
        assert passage.state == {}, passage.id
        for language in LANGUAGES:
            assert text(passage, language), f"{passage.id} {language}"


def test_a_defined_term_is_the_registry_s_term_in_every_language(
    workspace: Workspace, originals: dict[str, Original]
) -> None:
    defined = [p for p in passages(originals["UZB"]) if p.id.startswith("definitions/") and p.level == 1]
    assert len(defined) >= 7
    for passage in defined:
        term = workspace.registry.terms[passage.id.removeprefix("definitions/")]
        for language in LANGUAGES:
            marked = "".join(run.text for run in passage.text[language] if run.defined)
            assert marked == term.forms[language]["nom"], f"{passage.id} {language}"


def stands(term: Term, language: str, said: str) -> bool:
    """Whether a form of the term, or an allowed stem, begins a word of ``said``; a Party keeps its capital letter."""
    flags = re.NOFLAG if term.forms["ru"]["nom"][0].isupper() else re.IGNORECASE
    stems = {*term.forms[language].values(), *term.allowed.get(language, ())}
    return any(re.search(rf"\b{re.escape(stem)}", said, flags) for stem in stems)


STATES_HAVE_TOO_MANY_FORMS = {"parties-states"}
"""«Его членство», «их государства»: pronouns stand for it differently in each language."""


@pytest.mark.slow
def test_one_notion_one_term_in_all_three_languages(workspace: Workspace, originals: dict[str, Original]) -> None:
    apart = []
    met: set[str] = set()
    for term in workspace.registry.terms.values():
        for passage in passages(originals["UZB"]):
            said = {language: stands(term, language, text(passage, language)) for language in LANGUAGES}
            met |= {term.id} if any(said.values()) else set()
            if len(set(said.values())) > 1 and term.id not in STATES_HAVE_TOO_MANY_FORMS:
                apart.append(f"{term.id} in {passage.id}: {said}")
    assert apart == []
    assert len(met) >= 60


def test_no_forbidden_word_stands_anywhere(workspace: Workspace, originals: dict[str, Original]) -> None:
    found = [
        f"{passage.id} {language}: {word}"
        for term in workspace.registry.terms.values()
        for language, forbidden in term.forbidden.items()
        for word in forbidden
        for passage in passages(originals["UZB"])
        if re.search(rf"\b{re.escape(word)}\b", text(passage, language), re.IGNORECASE)
    ]
    assert found == []


CORRECTED = {
    "uz": ("toʻxtatish ", "ushbu", "koʻtaradilar", "davlat ichidagi", "oʻzbekcha", "ruscha"),
    "kk": ("бұл Келісім", "қолданысын", "мемлекетшілік", "Республикасының Үкіметінің"),
    "ru": ("Узбекистанск", "казахско-", "оговорк", "членами ВТО", "ё"),
}


def test_corrections_of_the_formula_bank_are_kept(originals: dict[str, Original]) -> None:
    for original in originals.values():
        for passage in passages(original):
            for language, wrong in CORRECTED.items():
                for phrase in wrong:
                    assert phrase not in text(passage, language), f"{passage.id} {language}: {phrase}"


def test_recognition_is_never_blanket_and_the_union_clause_protects_both_states(
    originals: dict[str, Original],
) -> None:
    said = {passage.id: text(passage, "ru") for passage in passages(originals["UZB"])}
    assert "не вытекает непосредственно из настоящего Соглашения" in said["recognition/no-blanket"]
    assert "только в порядке и на условиях, предусмотренных этим правом" in said["recognition/eaeu"]
    assert "не создает обязательств" in said["other-treaties/eaeu"]
    assert not any("взаимно признают" in words for words in said.values())


def test_the_protocol_on_amendments_enters_into_force_as_the_agreement_does(originals: dict[str, Original]) -> None:
    said = {passage.id: passage for passage in passages(originals["KAZ"])}
    force = next(part for part in originals["KAZ"].parts if part.id == "force")
    assert force.number == "17"
    assert text(said["amendments/protocols-force"], "ru").endswith("предусмотренном статьей 17 настоящего Соглашения.")
    assert "осы Келісімнің 17-бабында көзделген" in text(said["amendments/protocols-force"], "kk")
    assert "mazkur Bitimning 17-moddasida nazarda tutilgan" in text(said["amendments/protocols-force"], "uz")


def test_each_original_names_its_holder_first(originals: dict[str, Original]) -> None:
    names = {"UZB": ("Узбекистан", "узбекско-казахстанск"), "KAZ": ("Казахстан", "казахстанско-узбекск")}
    for holder, (state, compound) in names.items():
        said = {passage.id: text(passage, "ru") for passage in passages(originals[holder])}
        title = said["title/title"]
        assert title.index(state) == min(title.index(name) for name, _ in names.values())
        assert compound in said["working-group/group"]
        first = next(passage for passage in passages(originals[holder]) if passage.id.startswith("signatures/"))
        assert state in text(first, "ru")


def test_substance_is_the_same_in_both_originals(originals: dict[str, Original]) -> None:
    def said(holder: str) -> dict[str, str]:
        kept = {}
        for passage in passages(originals[holder]):
            if not any(run.party_order for runs in passage.text.values() for run in runs):
                kept[passage.id] = text(passage, "ru")
        return kept

    assert said("UZB") == said("KAZ")
    assert len(said("UZB")) > 80
