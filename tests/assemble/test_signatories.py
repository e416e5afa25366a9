"""What signs changes every text that depends on it: the real library and the real agreement, signed by others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from paraph.assemble import assemble
from paraph.model import Instrument, Place, words
from paraph.model.walk import passages
from paraph.sources import load
from paraph.sources.types import DatedNames, Named, Workspace

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "uz-kz-technical-regulation"
GOLDEN = Path(__file__).with_name("golden") / "signatories.txt"

CABINET = Named(
    id="uz-cabinet",
    place=Place("registry/bodies.yaml"),
    party="UZB",
    names=(
        DatedNames(
            names={
                "ru": {
                    "nom": "Кабинет Министров Республики Узбекистан",
                    "gen": "Кабинета Министров Республики Узбекистан",
                    "acc": "Кабинет Министров Республики Узбекистан",
                    "ins": "Кабинетом Министров Республики Узбекистан",
                },
                "uz": {"nom": "Oʻzbekiston Respublikasi Vazirlar Mahkamasi"},
                "kk": {"nom": "Өзбекстан Республикасының Министрлер Кабинеті"},
            }
        ),
    ),
)
LEVELS = {
    "governments": {"UZB": "government", "KAZ": "government"},
    "states": {"UZB": "state", "KAZ": "state"},
    "cabinet": {"UZB": "uz-cabinet", "KAZ": "government"},
    "ministry and agency": {"UZB": "uz-technical-regulation", "KAZ": "kz-trade"},
}
SHOWN = ("title/title", "preamble/parties", "signatures/")


@cache
def workspace() -> Workspace:
    loaded = load(ROOT, [AGREEMENT]).workspace
    registry = replace(loaded.registry, bodies={**loaded.registry.bodies, CABINET.id: CABINET})
    return replace(loaded, registry=registry)


def signed_by(level: str) -> Instrument:
    """The agreement as `level` signs it, with an annex that cites it."""
    sources = workspace()
    agreement = replace(sources.agreements[AGREEMENT], signatories=LEVELS[level])
    assembly = assemble(replace(sources, agreements={AGREEMENT: agreement}), AGREEMENT)
    assert [item.rule for item in assembly.findings if item.level == "error"] == []
    return assembly.instrument


def dump(level: str) -> str:
    """Everything that names who signs, in both originals and three languages."""
    subject = signed_by(level)
    out = [f"== {level}"]
    for holder in subject.header.parties:
        for _, passage in passages(subject.original(holder).parts):
            if passage.id.startswith(SHOWN) or passage.kind == "annex-label":
                out += [
                    f"{holder} {passage.id} {code}: {' '.join(words(runs).split())}"
                    for code, runs in passage.text.items()
                ]
    return "\n".join(out) + "\n"


@pytest.mark.slow
def test_every_text_follows_what_signs() -> None:
    """Read what it says after a change: `python tests/assemble/test_signatories.py` writes it anew."""
    assert "\n".join(map(dump, LEVELS)) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("level", ["states", "ministry and agency"])
def test_no_article_says_government_where_none_signs(level: str) -> None:
    for part, passage in passages(signed_by(level).original("UZB").parts):
        if part.role in ("article", "closing"):
            said = " ".join(words(runs) for runs in passage.text.values())
            assert not any(stem in said for stem in ("Правительств", "Үкімет", "Hukumat")), passage.id


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(map(dump, LEVELS)), encoding="utf-8", newline="\n")
