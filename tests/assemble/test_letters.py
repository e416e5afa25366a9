"""A note is a letter: each original is its holder's own, speaks of its writer and its reader, and one writes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import words
from paraph.model.walk import passages
from paraph.sources import load
from support import madeup
from support.originals import no_slots, outside_slots

NOTE = """---
note: Проба.
---
# {language}
{{{{ Own.signatory.nom }}}} → {{{{ other.signatory.dat }}}}: {{{{ by_turn("предлагает", "согласно") }}}}, \
{{{{ own.country.nom }}}} – {{{{ other.side.gen }}}}. {{@body}}
"""


def said(root: Path, parties: tuple[str, ...]) -> dict[str, str]:
    """Holder to the Russian words of the note."""
    languages = ("ru", "uz", "kk")
    text = NOTE.format(language="ru") + "".join(NOTE.format(language=code).split("---\n")[-1] for code in languages[1:])
    madeup.write(root, parties, clauses={"notes/letter": text}, articles=["bodies", "term", "letter"])
    assembly = assemble(load(root).workspace, "friendship")
    assert [finding for finding in assembly.findings if finding.level == "error"] == []
    originals = {holder: assembly.instrument.original(holder) for holder in parties}
    assert all(no_slots(original) for original in originals.values())
    assert len({str(outside_slots(original)) for original in originals.values()}) == 1
    return {
        holder: next(
            words(passage.text["ru"]) for _, passage in passages(original.parts) if passage.id == "letter/body"
        )
        for holder, original in originals.items()
    }


def test_the_holder_writes_to_the_other_and_the_first_party_proposes(tmp_path: Path) -> None:
    notes = said(tmp_path, ("SEV", "ARK"))
    assert notes["SEV"].startswith("Правительство Республики Северии → Правительству Республики Аркании:")
    assert notes["SEV"].endswith("предлагает, Северия – Арканской Стороны.")
    assert notes["ARK"].startswith("Правительство Республики Аркании → Правительству Республики Северии:")
    assert notes["ARK"].endswith("согласно, Аркания – Северской Стороны.")


def test_a_letter_to_several_has_no_one_reader(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="other"):
        said(tmp_path, ("LAG", "SEV", "ARK"))


def test_words_of_another_language_stand_letter_for_letter(tmp_path: Path) -> None:
    text = "".join(
        f'# {code}\n{{{{ verbatim("oʻz **Келісім** [тут]") }}}} {{@body}}\n\n' for code in ("ru", "uz", "kk")
    )
    madeup.write(tmp_path, ("SEV", "ARK"), clauses={"notes/letter": text}, articles=["bodies", "term", "letter"])
    assembly = assemble(load(tmp_path).workspace, "friendship")
    assert [finding for finding in assembly.findings if finding.level == "error"] == []
    found = [passage.text for _, passage in passages(assembly.instrument.parts) if passage.id == "letter/body"]
    assert [{words(runs) for runs in text.values()} for text in found] == [{"oʻz **Келісім** [тут]"}]
