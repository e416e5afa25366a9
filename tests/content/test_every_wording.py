"""Every wording of every clause of the general themes, placed once with plain values: nothing is missing or jarred."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from paraph.assemble import assemble
from paraph.model import Original, Passage, words
from paraph.sources import load
from paraph.sources.types import Clause, Parameter, Workspace

ROOT = Path(__file__).resolve().parents[2]
THEMES = {
    *("final", "legal", "money", "information"),
    *("scope", "cooperation", "institutions", "technical-regulation", "metrology", "conformity"),
}
CASES = {
    "ru": ("nom", "gen", "dat", "acc", "ins", "prep"),
    "kk": ("nom", "gen", "dat", "acc", "loc", "abl", "ins"),
    "uz": ("nom", "gen", "acc", "dat", "loc", "abl"),
}
ABOUT = "uz-kz-technical-regulation"
pytestmark = pytest.mark.slow
JARRING = re.compile(r"  | [,.;:]|\.\.(?!\.)|,,|\{|\}|%")


def value(parameter: Parameter) -> object:
    """A value for a parameter that must be given."""
    if parameter.type == "text":
        return {code: dict.fromkeys(cases, "слово" if code != "uz" else "soʻz") for code, cases in CASES.items()}
    given = {
        "treaty": "eternal-friendship",
        "article": "force",
        "body": "uz-agriculture",
        "bodies": ["uz-trade", "kz-trade"],
    }
    return given[parameter.type]


def choices(clause: Clause) -> Iterator[dict[str, object]]:
    """The defaults, then each other value of each choice and switch."""
    given = {name: value(p) for name, p in clause.parameters.items() if p.default is None}
    yield given
    for name, parameter in clause.parameters.items():
        others = parameter.of if parameter.type == "choice" else (True, False) if parameter.type == "boolean" else ()
        yield from ({**given, name: other} for other in others if other != parameter.default)


def placements(workspace: Workspace) -> Iterator[dict[str, object]]:
    for clause in workspace.library.values():
        if clause.theme not in THEMES:
            continue
        for variant in clause.variants:
            for number, given in enumerate(choices(clause), 1):
                placed: dict[str, object] = {"clause": clause.id, "as": f"{clause.id}-{variant or 'only'}-{number}"}
                yield (
                    placed
                    | ({"variant": variant} if variant else {})
                    | ({"with": copy.deepcopy(given)} if given else {})
                )


@pytest.fixture(scope="module", params=["government", "ministries"])
def originals(
    request: pytest.FixtureRequest, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Original, Original]:
    """Both originals of a protocol that holds them all, signed by Governments or by ministries."""
    root = tmp_path_factory.mktemp("wordings")
    (root / "paraph.toml").write_text("", encoding="utf-8")
    for folder in ("registry", "clauses", "papers", f"agreements/{ABOUT}"):
        shutil.copytree(ROOT / folder, root / folder)
    ministries = {"UZB": "uz-agriculture", "KAZ": "kz-agriculture"}
    agreement = {
        "kind": "protocol",
        "about": ABOUT,
        "name": {"ru": "Протокол", "uz": "Bayonnoma", "kk": "Хаттама"},
        "parties": ["UZB", "KAZ"],
        "signatories": dict.fromkeys(ministries, "government") if request.param == "government" else ministries,
        "authorities": {"UZB": ["uz-trade"], "KAZ": ["kz-trade"]},
        "languages": {"ru": {"owner": ["UZB", "KAZ"]}, "uz": {"owner": "UZB"}, "kk": {"owner": "KAZ"}},
        "prevailing": "ru",
        "place": "astana",
        "date": "2026-11-22",
        "as_of": "2026-11-22",
        "preamble": ["opening-parties"],
        "articles": [{"clause": "entry-into-force", "as": "force"}, *placements(workspace)],
        "closing": ["testimonium"],
        "signatures": ["signature-block"],
    }
    home = root / "agreements" / "all-wordings"
    home.mkdir()
    text = yaml.safe_dump(agreement, allow_unicode=True, sort_keys=False)
    (home / "agreement.yaml").write_text(text, encoding="utf-8")
    loaded = load(root)
    assert loaded.findings == ()
    assembly = assemble(loaded.workspace, "all-wordings")
    assert assembly.findings == ()
    return assembly.instrument.original("UZB"), assembly.instrument.original("KAZ")


def test_every_wording_reads_without_a_gap_or_a_jar(originals: tuple[Original, Original]) -> None:
    jarred = []
    count = 0
    for original in originals:
        for part in original.parts:
            for block in part.blocks:
                if isinstance(block, Passage):
                    count += 1
                    said = {code: words(block.text.get(code, ())) for code in CASES}
                    jarred += [f"{block.id} {c}: {t}" for c, t in said.items() if not t or JARRING.search(t)]
    assert jarred == []
    assert count > 400
