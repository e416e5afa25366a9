"""The registry: every form written out, Russian as the morphology has it, names as they were on the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache

import pymorphy3
import pytest

from paraph.sources.types import Text, Workspace

CASES = {
    "ru": ("nom", "gen", "dat", "acc", "ins", "prep"),
    "kk": ("nom", "gen", "dat", "acc", "loc", "abl", "ins"),
    "uz": ("nom", "gen", "acc", "dat", "loc", "abl"),
}
GRAMMEMES = {"gen": {"gent", "gen2"}, "dat": {"datv"}, "acc": {"accs"}, "ins": {"ablt"}, "prep": {"loct", "loc2"}}
NOVEMBER_2020 = datetime.date(2020, 11, 27)
TODAY = datetime.date(2026, 11, 22)


def tables(workspace: Workspace) -> Iterator[tuple[str, Text]]:
    """Every name with its place in the registry; treaties by their titles."""
    registry = workspace.registry
    for party in registry.parties.values():
        for field in ("state", "country", "government", "side"):
            yield f"{party.id}.{field}", getattr(party, field)
    for kind, named in (("body", registry.bodies), ("place", registry.places)):
        for record in named.values():
            for dated in record.names:
                yield f"{kind}.{record.id}", dated.names
    for term in registry.terms.values():
        yield f"term.{term.id}", term.forms
    for treaty in registry.treaties.values():
        yield f"treaty.{treaty.id}", treaty.title
    for instrument in registry.kinds.values():
        yield f"kind.{instrument.id}", instrument.noun
        yield f"kind.{instrument.id}.this", instrument.this


def test_every_name_has_every_case_in_every_language(workspace: Workspace) -> None:
    for where, text in tables(workspace):
        for language, cases in CASES.items():
            assert tuple(text[language]) == cases, f"{where} {language}"


@cache
def parses(word: str) -> list[pymorphy3.analyzer.Parse]:
    return morphology().parse(word)  # type: ignore[no-any-return]


@cache
def morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


UNKNOWN_TO_THE_MORPHOLOGY = {"хокимият"}
"""Inanimate nouns its dictionary lacks: it takes them for persons in the accusative."""


def misdeclined(forms: Mapping[str, str]) -> list[str]:
    """Words that change in the table and are not, by the morphology, that case of the same word."""
    nominative = forms["nom"].split()
    changing = {
        at
        for case in GRAMMEMES
        for at, (first, other) in enumerate(zip(nominative, forms[case].split(), strict=True))
        if first != other and nominative[at] not in UNKNOWN_TO_THE_MORPHOLOGY
    }
    wrong = []
    for case, grammemes in GRAMMEMES.items():
        for at in changing:
            word = forms[case].split()[at].split("-")[-1].strip(",«»")
            lemmas = {parse.normal_form for parse in parses(nominative[at].split("-")[-1].strip(",«»"))}
            if not any(p.normal_form in lemmas and grammemes & set(p.tag.grammemes) for p in parses(word)):
                wrong.append(f"{case}: {word}")
    return wrong


@pytest.mark.slow
def test_russian_forms_are_what_the_morphology_says(workspace: Workspace) -> None:
    wrong = [f"{where} {fault}" for where, text in tables(workspace) for fault in misdeclined(text["ru"])]
    assert wrong == []


@pytest.mark.slow
def test_the_morphology_catches_a_wrong_form() -> None:
    right = dict(zip(CASES["ru"], ["орган", "органа", "органу", "орган", "органом", "органе"], strict=True))
    assert misdeclined(right) == []
    assert misdeclined({**right, "gen": "органу"}) == ["gen: органу"]


def test_russian_adjectives_have_every_gender_and_case(workspace: Workspace) -> None:
    for party in workspace.registry.parties.values():
        forms = party.adjective["ru"]
        wanted = {f"{gender}.{case}" for gender in ("m", "f", "n", "pl") for case in CASES["ru"]}
        assert wanted | {"first"} <= set(forms)


GOLDEN = """
    UZB.government kk gen Өзбекстан Республикасы Үкіметінің
    UZB.government kk dat Өзбекстан Республикасының Үкіметіне
    KAZ.government kk ins Қазақстан Республикасының Үкіметімен
    KAZ.state kk abl Қазақстан Республикасынан
    UZB.side kk acc Өзбекстан Тарапын
    UZB.country kk gen Өзбекстанның
    UZB.country kk abl Өзбекстаннан
    kind.treaty.this kk dat осы Шартқа
    kind.agreement.this kk ins осы Келісіммен
    kind.protocol.this kk gen осы Хаттаманың
    place.tashkent kk gen Ташкенттің
    term.parties kk abl Тараптардан
    term.signature kk gen қол қоюдың
    term.conformity-assessment kk gen сәйкестікті бағалаудың
    UZB.government uz dat Oʻzbekiston Respublikasi Hukumatiga
    KAZ.side uz abl Qozogʻiston Tomonidan
    term.cooperation uz dat hamkorlikka
    term.technical-barrier uz dat savdodagi texnik toʻsiqqa
    kind.memorandum.this uz gen mazkur Memorandumning
    KAZ.side ru gen Казахстанской Стороны
    UZB.state ru acc Республику Узбекистан
    term.domestic-procedures ru gen внутригосударственных процедур
"""


@pytest.mark.parametrize("line", [line.strip() for line in GOLDEN.strip().splitlines()])
def test_forms_a_linguist_has_fixed(workspace: Workspace, line: str) -> None:
    where, language, case, wanted = line.split(" ", 3)
    found = [text[language][case] for name, text in tables(workspace) if name == where]
    assert found == [wanted]


def test_dated_names_leave_no_doubt_on_any_day(workspace: Workspace) -> None:
    registry = workspace.registry
    for record in (*registry.bodies.values(), *registry.places.values()):
        for earlier, later in zip(record.names, record.names[1:], strict=False):
            assert earlier.end is not None, record.id
            assert later.start is not None, record.id
            assert earlier.end <= later.start, record.id


@pytest.mark.parametrize(
    ("kind", "name", "then", "now"),
    [
        ("places", "astana", "Нур-Султан", "Астана"),
        (
            "bodies",
            "uz-trade",
            "Министерство инвестиций и внешней торговли Республики Узбекистан",
            "Министерство инвестиций, промышленности и торговли Республики Узбекистан",
        ),
        (
            "bodies",
            "kz-industry",
            "Министерство индустрии и инфраструктурного развития Республики Казахстан",
            "Министерство промышленности и строительства Республики Казахстан",
        ),
        (
            "bodies",
            "uz-technical-regulation",
            "Узбекское агентство стандартизации, метрологии и сертификации",
            "Узбекское агентство по техническому регулированию при Кабинете Министров Республики Узбекистан",
        ),
    ],
)
def test_names_are_those_of_the_day(workspace: Workspace, kind: str, name: str, then: str, now: str) -> None:
    record = getattr(workspace.registry, kind)[name]
    assert [record.at(day)["ru"]["nom"] for day in (NOVEMBER_2020, TODAY)] == [then, now]


def test_a_dissolved_body_is_never_named(workspace: Workspace) -> None:
    named = [form for _, text in tables(workspace) for forms in text.values() for form in forms.values()]
    assert not [form for form in named if "uztest" in form.lower() or "узтест" in form.lower()]
