"""What the other side's lawyer would strike out: dangling annexes, unused definitions, a paragraph 1 without a 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from paraph.assemble import assemble
from paraph.model import Original, Passage, words
from paraph.sources import load
from paraph.sources.types import Duration, Workspace

ROOT = Path(__file__).resolve().parents[2]
INSTRUMENTS = sorted(path.parent.name for path in (ROOT / "agreements").glob("*/agreement.yaml"))
DECISIONS = {"uz-kz-talks-2020-11-27", "uz-kz-talks-next"}
"""Minutes number even a single decision: the next minutes cite it."""


@cache
def loaded() -> Workspace:
    return load(ROOT).workspace


@cache
def original(name: str) -> Original:
    workspace = loaded()
    return assemble(workspace, name).instrument.original(workspace.agreements[name].parties[0])


def passages(subject: Original) -> Iterator[tuple[str, str, Passage]]:
    """(role of the part, its id, the passage)"""
    for part in subject.parts:
        yield from ((part.role, part.id, block) for block in part.blocks if isinstance(block, Passage))


@pytest.mark.parametrize("name", [name for name in INSTRUMENTS if name not in DECISIONS])
def test_a_paragraph_that_stands_alone_takes_no_number(name: str) -> None:
    numbered: dict[str, int] = {}
    for role, part, passage in passages(original(name)):
        if role == "article" and passage.level == 0 and passage.label:
            numbered[part] = numbered.get(part, 0) + (not passage.id.endswith("/heading"))
    assert [part for part, count in numbered.items() if count == 1 and not part.startswith("amendments-made")] == []


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_annex_is_referred_to(name: str) -> None:
    annexes = {part.id for part in original(name).parts if part.role == "annex"}
    referred = {run.ref for _, _, passage in passages(original(name)) for run in passage.text.get("ru", ()) if run.ref}
    assert annexes <= referred


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_term_that_is_defined_is_used_elsewhere(name: str) -> None:
    unused = []
    for _, _, passage in passages(original(name)):
        for run in passage.text.get("ru", ()):
            if run.defined and not passage.id.endswith("/parties"):
                stems = r"\W+".join(re.escape(word[: max(3, len(word) - 3)]) + r"\w*" for word in run.text.split())
                others = [words(p.text.get("ru", ())) for _, _, p in passages(original(name)) if p.id != passage.id]
                own = words(passage.text.get("ru", ())).partition(run.text)[2]
                if not any(re.search(stems, said, re.IGNORECASE) for said in (own, *others)):
                    unused.append(f"{passage.id}: {run.text}")
    assert unused == []


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_treaty_has_no_more_articles_than_it_needs(name: str) -> None:
    agreement = loaded().agreements[name]
    if agreement.kind in ("agreement", "treaty", "memorandum", "protocol"):
        assert len(agreement.articles) <= 18


def test_a_clause_no_instrument_uses_says_why(workspace: Workspace) -> None:
    used = {
        placement.clause
        for agreement in workspace.agreements.values()
        for placements in (
            (agreement.title,) if agreement.title else (),
            agreement.preamble,
            agreement.articles,
            agreement.closing,
            agreement.signatures,
            agreement.annexes,
        )
        for placement in placements
    }
    forms = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "papers").glob("*.yaml")))
    for clause in workspace.library.values():
        reason = "бразцом не занята" in (clause.note or "")
        if clause.place.file.startswith("clauses/papers/"):
            assert re.search(rf"\b{clause.id}\b", forms), clause.id
        elif clause.id in used:
            assert not reason, f"{clause.id} is used, its note says it is not"
        else:
            assert reason, f"{clause.id} is not used and does not say why"


def test_the_instruments_show_each_way_into_force_each_kind_of_term_and_each_notice(workspace: Workspace) -> None:
    wordings: dict[str, set[str]] = {}
    notices = set()
    for agreement in workspace.agreements.values():
        for placement in agreement.articles:
            wordings.setdefault(placement.clause, set()).add(placement.variant)
            if placement.clause in ("duration", "application", "term-of-agreement"):
                notice = placement.values.get(
                    "notice_days" if placement.values.get("notice_in") == "days" else "notice"
                )
                if isinstance(notice, Duration):
                    notices.add((notice.count, notice.unit))
    assert wordings["entry-into-force"] == {"last-notification", "after-days", "on-signature"}
    assert wordings["duration"] == {"renewal", "yearly", "indefinite"}
    assert {(3, "months"), (6, "months"), (12, "months"), (180, "days")} <= notices
