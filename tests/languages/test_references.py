"""References in every language against the reviewed tables."""

from __future__ import annotations

import pytest

from paraph.languages import get
from paraph.languages.base import Link, Piece, UnknownFormError

from .goldens import KINDS, chain, owner, rows


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


REFERENCES = [(code, row) for code in ("ru", "kk", "uz", "uz-Cyrl") for row in rows(f"references-{code}")]
PARTS = [
    (code, row, case)
    for code in ("ru", "kk", "uz", "uz-Cyrl")
    for row in rows(f"parts-{code}")
    for case in row
    if case not in ("kind", "owner")
]


@pytest.mark.parametrize(("code", "row"), REFERENCES, ids=lambda value: str(value)[:60])
def test_reference_reads_as_the_review_has_it(code: str, row: dict[str, str]) -> None:
    of, of_dative = owner(code, row["owner"])
    pieces = get(code).reference(chain(row["chain"]), row["case"], of, of_dative)
    assert said(pieces) == row["expected"]


@pytest.mark.parametrize(("code", "row"), REFERENCES, ids=lambda value: str(value)[:60])
def test_pieces_show_the_numbers_of_their_links(code: str, row: dict[str, str]) -> None:
    of, of_dative = owner(code, row["owner"])
    links = chain(row["chain"])
    pieces = get(code).reference(links, row["case"], of, of_dative)
    shown = {piece.number: piece.text for piece in pieces if piece.number is not None}
    expected = {at: link.number for at, link in enumerate(links) if link.number and link.kind != "dash"}
    if code == "uz-Cyrl":
        expected = {at: {"b": "б"}.get(number, number) for at, number in expected.items()}
    assert shown == expected
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(("code", "row", "case"), PARTS, ids=lambda value: str(value)[:40])
def test_every_case_of_every_part(code: str, row: dict[str, str], case: str) -> None:
    kind = KINDS[row["kind"]]
    of = owner(code, "this")[0] if row["owner"] == "owned" else None
    if kind == "annex" and code == "ru":
        of = None
    text = said(get(code).reference([Link(kind, "5", ")")], case, of))
    words = row[case]
    if kind == "dash":
        assert words in text
        return
    expected = {"ru": f"{words} 5"}.get(code, f"5-{words}")
    if code != "ru" and kind == "section":
        expected = f"5 {words}"
    if code == "kk" and kind == "subparagraph":
        expected = f"5) {words}"
    assert text == (expected if of is None else f"{'мазкур Битимнинг' if code == 'uz-Cyrl' else of} {expected}")


@pytest.mark.parametrize("code", ["ru", "kk", "uz", "uz-Cyrl"])
def test_a_dash_without_its_place_cannot_be_named(code: str) -> None:
    with pytest.raises(UnknownFormError):
        get(code).reference([Link("article", "5"), Link("dash", "")], "nom")


def test_russian_annex_of_something_needs_the_dative() -> None:
    with pytest.raises(UnknownFormError):
        get("ru").reference([Link("annex", "1")], "nom", "настоящего Соглашения")


@pytest.mark.parametrize(("code", "case"), [("ru", "loc"), ("kk", "vocative"), ("uz", "")])
def test_unknown_case_lists_what_there_is(code: str, case: str) -> None:
    with pytest.raises(UnknownFormError) as caught:
        get(code).reference([Link("article", "5")], case)
    assert "gen" in caught.value.known
    assert caught.value.asked == case
