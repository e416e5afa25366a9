"""Which files a request yields, and where they stand: other tools rely on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.build.plan import default_layouts, parse_layout, plan
from paraph.build.request import BuildRequest
from paraph.errors import UsageError
from paraph.model import Header, Instrument

INSTRUMENT = Instrument(
    header=Header(
        id="friendship",
        kind="agreement",
        name={"ru": "Соглашение"},
        parties=("UZB", "KAZ"),
        languages=("uz", "kk", "ru"),
        state_languages={"UZB": ("uz",), "KAZ": ("kk",)},
        prevailing="ru",
    ),
    parts=(),
)


def request(**changes: object) -> BuildRequest:
    return BuildRequest(root=Path(), out=Path("dist"), **changes)  # type: ignore[arg-type]


def paths(**changes: object) -> list[str]:
    return [target.path for target in plan(INSTRUMENT, None, request(**changes))]


def test_the_default_is_every_layout_of_every_holder_and_a_folder() -> None:
    shown = paths()
    assert len(shown) == 26
    assert [path.rpartition("/")[2] for path in shown if "/KAZ/" in path] == [
        "friendship.uz.docx",
        "friendship.uz.pdf",
        "friendship.kk.docx",
        "friendship.kk.pdf",
        "friendship.ru.docx",
        "friendship.ru.pdf",
        "friendship.uz-ru.docx",
        "friendship.uz-ru.pdf",
        "friendship.kk-ru.docx",
        "friendship.kk-ru.pdf",
        "friendship.kk-uz-ru.docx",
        "friendship.kk-uz-ru.pdf",
        "signing-folder.pdf",
    ]
    assert "friendship/work/originals/UZB/friendship.uz-kk-ru.docx" in shown


def test_one_file_on_request() -> None:
    assert paths(holders=("KAZ",), languages=(("ru", "kk"),), formats=("docx",)) == [
        "friendship/work/originals/KAZ/friendship.kk-ru.docx"
    ]


def test_signature_copies_and_files_for_the_other_side_have_shelves_of_their_own() -> None:
    assert all(path.startswith("friendship/work/signature/") for path in paths(profile="signature"))
    assert all(path.startswith("friendship/work/counterpart/") for path in paths(audience="counterpart"))


def test_a_derived_script_stands_where_its_source_stands() -> None:
    assert paths(holders=("KAZ",), languages=(("uz-Cyrl", "ru", "kk"),), formats=("pdf",)) == [
        "friendship/work/originals/KAZ/friendship.kk-uz-Cyrl-ru.pdf"
    ]


def test_two_languages_have_no_layout_beside_the_prevailing_one() -> None:
    header = Header(id="x", kind="agreement", name={}, parties=("A",), languages=("uz", "ru"), prevailing="ru")
    assert default_layouts(Instrument(header=header, parts=())) == (("uz",), ("ru",), ("uz", "ru"))


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("ru", ("ru",)),
        ("uz-ru", ("uz", "ru")),
        ("UZ-RU", ("uz", "ru")),
        ("uz-Cyrl-ru", ("uz-Cyrl", "ru")),
        ("uz-latn-2026-uz", ("uz-Latn-2026", "uz")),
    ],
)
def test_a_layout_is_read(text: str, layout: tuple[str, ...]) -> None:
    assert parse_layout(text) == layout


@pytest.mark.parametrize("text", ["", "xx", "uz_ru", "uzru"])
def test_a_layout_that_is_none_is_named(text: str) -> None:
    with pytest.raises(UsageError, match="not a set of languages"):
        parse_layout(text)


def test_a_stranger_and_a_language_not_there_are_named() -> None:
    with pytest.raises(UsageError, match="KGZ does not keep an original"):
        paths(holders=("KGZ",))
    two = INSTRUMENT.header.languages[:2]
    header = Header(id="x", kind="agreement", name={}, parties=("UZB",), languages=two)
    with pytest.raises(UsageError, match="no text in `ru`"):
        plan(Instrument(header=header, parts=()), None, request(languages=(("ru",),)))
