"""Promise 2: no order-dependent word stands outside a slot, on made-up states and on the real agreement."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.assemble import assemble
from paraph.model import Instrument, words
from paraph.model.walk import passages
from paraph.sources import load
from support import madeup
from support.originals import bare, no_slots, outside_slots

ROOT = Path(__file__).resolve().parents[2]

FRAGMENTS = [
    "Стороны сотрудничают",
    "{{ signatories.nom }} договорились",
    "между {{ signatories.ins }}",
    "{{ joint_adjective('f.nom') }} комиссия",
    "{{ joint_adjective('n.gen') }} соглашения",
    "{{ authorities }}",
    "на {{ languages.prep }}",
    "в {{ copies.prep }}",
    "{% for party in parties %}{{ party.side.nom }}{{ party.comma }} {% endfor %}",
    "территории {{ states.gen }}",
    "в {{ capitals.prep }}",
    "согласно {{ ref('bodies/group', 'dat') }}",
    "**{{ this.nom }}**",
    "{{ blank() }}",
]


def instrument(root: Path, parties: tuple[str, ...], text: str = "") -> Instrument:
    clauses = {"legal/random": text} if text else {}
    articles = ["bodies", "term", *(["random"] if text else [])]
    madeup.write(root, parties, clauses=clauses, articles=articles)
    loaded = load(root)
    assembly = assemble(loaded.workspace, "friendship")
    assert [item for item in (*loaded.findings, *assembly.findings) if item.level == "error"] == []
    return assembly.instrument


def check_alternat(subject: Instrument) -> None:
    originals = [subject.original(holder) for holder in subject.header.parties]
    assert all(no_slots(original) for original in originals)
    first = outside_slots(originals[0])
    for other in originals[1:]:
        assert outside_slots(other) == first


@pytest.mark.parametrize("parties", [("LAG", "SEV"), ("SEV", "ARK"), ("LAG", "SEV", "ARK")])
def test_states_that_are_data_only(tmp_path: Path, parties: tuple[str, ...]) -> None:
    subject = instrument(tmp_path, parties)
    check_alternat(subject)
    for holder in parties:
        original = subject.original(holder)
        title = words(next(passage for _, passage in passages(original.parts)).text["ru"])
        assert title.split("\n")[1].startswith(f"между Правительством Республики {madeup.STATES[holder][0][:-2]}")
        assert original.parts[-1].blocks[0].party == holder  # type: ignore[union-attr]


@pytest.mark.parametrize("parties", [("LAG", "SEV"), ("LAG", "SEV", "ARK")])
def test_an_original_does_not_depend_on_the_order_of_the_agreement_file(
    tmp_path: Path, parties: tuple[str, ...]
) -> None:
    if len(parties) == 2:
        orders = list(permutations(parties))
        texts = [bare(instrument(tmp_path / "".join(order), order).original("LAG")).parts for order in orders]
        assert texts[0] == texts[1]
    else:
        one = instrument(tmp_path / "1", parties)
        again = instrument(tmp_path / "2", parties)
        assert one == again


def test_the_compound_adjective_and_the_list_of_languages_turn_too(tmp_path: Path) -> None:
    subject = instrument(tmp_path, ("LAG", "SEV"))
    shown = {holder: dict(outside(subject, holder)) for holder in ("LAG", "SEV")}
    assert shown["LAG"]["bodies/group"] == "Создается лагорско-северская рабочая группа."
    assert shown["SEV"]["bodies/group"] == "Создается северско-лагорская рабочая группа."
    assert shown["LAG"]["closing/1"].endswith("каждый на узбекском, казахском и русском языках.")
    assert shown["SEV"]["closing/1"].endswith("каждый на казахском, узбекском и русском языках.")
    assert shown["LAG"]["bodies/1.1@LAG"].endswith(";")
    assert shown["SEV"]["bodies/1.1@LAG"].endswith(".")


def outside(subject: Instrument, holder: str) -> list[tuple[str, str]]:
    return [(p.id, words(p.text.get("ru", ()))) for _, p in passages(subject.original(holder).parts)]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4), min_size=1, max_size=5),
    parties=st.sampled_from([("LAG", "SEV"), ("SEV", "LAG"), ("ARK", "LAG"), ("ARK", "SEV", "LAG")]),
)
def test_random_agreements(lines: list[list[str]], parties: tuple[str, ...]) -> None:
    body = "\n".join(f"1. {', '.join(fragments)}." for fragments in lines)
    with tempfile.TemporaryDirectory() as scratch:
        check_alternat(instrument(Path(scratch), parties, f"# ru\n{body}\n"))


def test_order_outside_a_slot_is_a_finding(tmp_path: Path) -> None:
    text = "# ru\n1. Первой названа {{ parties[0].country }}.\n"
    madeup.write(tmp_path, clauses={"legal/random": text}, articles=["bodies", "term", "random"])
    findings = assemble(load(tmp_path).workspace, "friendship").findings
    assert [(item.rule, str(item.place)) for item in findings] == [
        ("order-outside-slot", "clauses/legal/random.md:2:4")
    ]


def test_words_written_out_for_each_holder(tmp_path: Path) -> None:
    text = """# ru\n1. Органы: {{ by_holder(LAG="А {{ \\u0022 } *б*", SEV='Б и "А"') }}. {@two}\n"""
    subject = instrument(tmp_path, ("LAG", "SEV"), text)
    check_alternat(subject)
    assert dict(outside(subject, "LAG"))["random/two"] == 'Органы: А {{ " } *б*.'
    assert dict(outside(subject, "SEV"))["random/two"] == 'Органы: Б и "А".'


@pytest.mark.slow
def test_the_real_agreement() -> None:
    workspace = load(ROOT).workspace
    for name in workspace.agreements:
        assembly = assemble(workspace, name)
        assert [item for item in assembly.findings if item.level == "error"] == []
        check_alternat(assembly.instrument)


KEEPERS = """---
parameters:
  keepers: {type: bodies}
---
# ru
{% for party in parties %}
- от {{ party.side.gen }} – {{ party.bodies(keepers, "nom") }}{{ party.stop }}
{% endfor %}
"""


def keepers(root: Path, value: object) -> tuple[list[str], dict[str, list[str]]]:
    """Rules broken, and what the article says in each original, where its bodies are ``value``."""
    articles = ["bodies", "term", {"clause": "keepers", "with": {"keepers": value}}]
    madeup.write(root, clauses={"legal/keepers": KEEPERS}, articles=articles)
    assembly = assemble(load(root).workspace, "friendship")
    said = {
        holder: [
            words(passage.text.get("ru", ()))
            for _, passage in passages(assembly.instrument.original(holder).parts)
            if passage.id.startswith("keepers/") and passage.id != "keepers/heading"
        ]
        for holder in ("LAG", "SEV")
    }
    return [finding.rule for finding in assembly.findings if finding.level == "error"], said


def test_bodies_of_one_matter_stand_with_their_own_party_in_the_holder_s_order(tmp_path: Path) -> None:
    rules, said = keepers(tmp_path, ["sev-office", "lag-office"])
    assert rules == []
    assert said["LAG"] == ["от Лагорской Стороны – Ведомство Лагории;", "от Северской Стороны – Ведомство Северии."]
    assert said["SEV"] == ["от Северской Стороны – Ведомство Северии;", "от Лагорской Стороны – Ведомство Лагории."]


def test_a_party_without_a_body_is_a_fault_and_bodies_left_open_are_a_gap(tmp_path: Path) -> None:
    assert "no-body" in keepers(tmp_path / "one", ["sev-office"])[0]
    rules, said = keepers(tmp_path / "open", "undecided")
    assert rules == []
    assert all("Ведомство" not in line and line.startswith("от ") for line in said["LAG"])


FRIENDSHIP = """\
old:
  date: 1998-10-31
  parties: [ARK, SEV]
  title: {ru: "Договор между {parties:ins} о дружбе от {date:plain}"}
"""


def test_a_treaty_with_a_third_state_names_that_state_after_ours(tmp_path: Path) -> None:
    clause = '# ru\n1. Стороны применяют {{ treaty("old") }}. {@so}\n'
    madeup.write(tmp_path, ("LAG", "SEV", "ARK"))
    madeup.write(tmp_path, ("LAG", "SEV"), clauses={"legal/odd": clause}, articles=["bodies", "term", "odd"])
    (tmp_path / "registry/treaties.yaml").write_text(FRIENDSHIP, encoding="utf-8")
    assembly = assemble(load(tmp_path).workspace, "friendship")
    for holder in ("LAG", "SEV"):
        part = next(part for part in assembly.instrument.original(holder).parts if part.id == "odd")
        assert words(part.blocks[1].text["ru"]) == (  # type: ignore[union-attr]
            "Стороны применяют Договор между Республикой Северией и Республикой Арканией о дружбе от "
            "31 октября 1998 года."
        )
