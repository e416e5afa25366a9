"""Case forms proposed by rule, held against the reviewed forms of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from paraph.scaffold.forms import adjective_forms, noun_forms

PARTIES = Path(__file__).resolve().parents[2] / "registry" / "parties"


def names() -> list[tuple[str, str, str, dict[str, str]]]:
    """(Party, name, language, written forms) of the whole registry."""
    return [
        (path.stem, name, code, forms)
        for path in sorted(PARTIES.glob("*.yaml"))
        for name, by_language in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        if isinstance(by_language, dict)
        for code, forms in by_language.items()
    ]


@pytest.mark.parametrize(
    ("party", "name", "code", "forms"), names(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_proposals_are_the_reviewed_forms(party: str, name: str, code: str, forms: dict[str, str]) -> None:
    if name == "adjective":
        assert adjective_forms(code, forms.get("m.nom") or forms["nom"]) == forms
    else:
        assert noun_forms(code, forms["nom"]) == forms


@pytest.mark.parametrize(
    ("code", "name", "forms"),
    [
        ("ru", "Франция", {"nom": "Франция"}),
        ("ru", "Кыргызская Республика", {"gen": "Кыргызской Республики", "acc": "Кыргызскую Республику"}),
        ("ru", "Туркменистан", {"gen": "Туркменистана", "prep": "Туркменистане"}),
        ("ru", "Кабинет Министров", {"nom": "Кабинет Министров"}),
        ("kk", "Қытай", {"nom": "Қытай"}),
        ("kk", "Түрікменстан", {"dat": "Түрікменстанға", "acc": "Түрікменстанды"}),
        ("kk", "Қырғыз Республикасының Үкіметі", {"gen": "Қырғыз Республикасы Үкіметінің"}),
        ("uz", "Toshkent", {"dat": "Toshkentga", "abl": "Toshkentdan"}),
        ("uz", "Bishkek", {"dat": "Bishkekka"}),
        ("uz", "Iroq", {"dat": "Iroqqa"}),
        ("uz", "Togʻ", {"nom": "Togʻ"}),
        ("fr", "Paris", {"nom": "Paris"}),
    ],
)
def test_rules(code: str, name: str, forms: dict[str, str]) -> None:
    proposed = noun_forms(code, name)
    assert {case: proposed[case] for case in forms} == forms
    assert proposed["nom"] == name


def test_an_adjective_without_a_rule_stays_alone() -> None:
    assert adjective_forms("ru", "свой") == {"m.nom": "свой"}
    assert adjective_forms("ru", "турецкий")["first"] == "турецко"
