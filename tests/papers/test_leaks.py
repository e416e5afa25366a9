"""What is meant for the house never leaves it, and neither Party's words stand in the other's papers (promise 10)."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from paraph.assemble.papers import papers
from paraph.build.conductor import build, prepare
from paraph.build.request import BuildRequest
from paraph.model import Instrument, words
from paraph.model.walk import passages
from paraph.sources import load
from paraph.sources.types import Workspace
from support.pdftext import squeeze

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "uz-kz-technical-regulation"
AUDIENCE = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["audience"] for path in (ROOT / "papers").glob("*.yaml")
}
TELLING = 12
"""Shorter words may stand anywhere by chance."""


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(ROOT).workspace


def asked(name: str) -> list[dict[str, Any]]:
    """The entries under ``papers:`` as they are written."""
    raw = yaml.safe_load((ROOT / "agreements" / name / "agreement.yaml").read_text(encoding="utf-8"))
    return [{"paper": entry} if isinstance(entry, str) else entry for entry in raw.get("papers", [])]


def texts(value: object) -> Iterator[str]:
    """Every text inside a value, whatever languages and cases it has."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, str) and len(value) >= TELLING:
        yield value


def internal_texts(name: str) -> set[str]:
    """What the agreement gives to papers for the house."""
    return {
        text for entry in asked(name) if AUDIENCE[entry["paper"]] == "internal" for text in texts(entry.get("with"))
    }


def said(instrument: Instrument, holder: str) -> str:
    """All words of a paper, in all its languages."""
    lines = []
    for _, passage in passages(instrument.original(holder).parts):
        for each in (passage.text, passage.label, *passage.cells):
            lines.extend(words(runs) for runs in each.values())
    return "\n".join(lines)


@pytest.mark.slow
def test_there_is_something_to_leak(workspace: Workspace) -> None:
    assert {"internal", "counterpart"} == set(AUDIENCE.values())
    assert len(internal_texts(AGREEMENT)) > 30
    assert {paper.id for paper in workspace.agreements[AGREEMENT].papers} == set(AUDIENCE) - {"signing-decree"}


@pytest.mark.slow
def test_no_build_for_the_other_side_has_a_paper_for_the_house() -> None:
    ready, _ = prepare(BuildRequest(root=ROOT, out=ROOT / "dist", formats=("pdf",), audience="counterpart"))
    made = [target.path for item in ready if not item.neutral for target in item.targets]
    names = {Path(path).name.partition(".")[0] for path in made}
    assert names == {name for name, audience in AUDIENCE.items() if audience == "counterpart"}
    assert all("/counterpart/papers/" in path for path in made)


@pytest.mark.slow
def test_no_paper_for_the_other_side_holds_what_is_given_to_one_for_the_house(workspace: Workspace) -> None:
    seen = 0
    for name in workspace.agreements:
        kept = internal_texts(name)
        for paper, assembly in papers(workspace, name):
            if paper.audience == "counterpart":
                text = said(assembly.instrument, paper.holder)
                assert [each for each in kept if each in text] == [], (name, paper.id)
                seen += 1
    assert seen > 10


@pytest.mark.slow
def test_neither_party_reads_what_is_written_for_the_other(workspace: Workspace) -> None:
    seen = 0
    for name, agreement in workspace.agreements.items():
        given = [value for entry in asked(name) for value in entry.get("with", {}).values()]
        parted = [value for value in given if isinstance(value, dict) and set(value) <= set(agreement.parties)]
        for paper, assembly in papers(workspace, name):
            text = said(assembly.instrument, paper.holder) + repr(assembly.instrument)
            mine = {each for value in parted for each in texts(value.get(paper.holder))}
            others = {each for value in parted for party in value for each in texts(value[party])} - mine
            assert [each for each in others if each in text] == [], (name, paper.id, paper.holder)
            seen += len(others)
    assert seen > 100


@pytest.mark.slow
def test_the_files_for_the_other_side_hold_none_of_it(tmp_path: Path) -> None:
    request = BuildRequest(
        root=ROOT, out=tmp_path / "dist", agreements=(AGREEMENT,), formats=("docx", "pdf"), audience="counterpart"
    )
    report = build(request)
    assert not report.failed
    files = [tmp_path / "dist" / path for path in report.written if "/papers/" in path]
    assert {path.suffix for path in files} == {".docx", ".pdf"}
    kept = {squeeze(text) for text in internal_texts(AGREEMENT)}
    for path in files:
        text = squeeze(everything(path))
        assert [each for each in kept if each in text] == [], path.name


def everything(path: Path) -> str:
    """All text of a file: of a Word file every part of it, properties and comments too; of a PDF its words and data."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return "\n".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout
    facts = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, check=True).stdout
    return (shown + facts).decode("utf-8")
