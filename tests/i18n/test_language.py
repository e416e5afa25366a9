"""Which language is spoken, and that a session leaves nothing behind."""

from __future__ import annotations

import contextlib
import gettext
import os

import pytest

from paraph.i18n import choose, language, plural, session, translate


@pytest.mark.parametrize(
    ("option", "environ", "chosen"),
    [
        ("kk", {"PARAPH_UI": "ru", "LANG": "uz_UZ"}, "kk"),
        (None, {"PARAPH_UI": "ru", "LANG": "uz_UZ"}, "ru"),
        (None, {"PARAPH_UI": "RU"}, "ru"),
        (None, {"PARAPH_UI": "fr", "LANG": "uz_UZ.UTF-8"}, "uz"),
        (None, {"LC_ALL": "ru_RU.UTF-8", "LANG": "kk_KZ"}, "ru"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "kk_KZ", "LANG": "ru_RU"}, "kk"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {}, "en"),
        ("fr", {"LANG": "ru"}, "ru"),
    ],
)
def test_choice(option: str | None, environ: dict[str, str], chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.i18n.choice._windows_language", lambda: "")
    assert choose(option, environ) == chosen


def test_windows_language_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.i18n.choice._windows_language", lambda: "kk_KZ")
    assert choose(None, {}) == "kk"
    assert choose(None, {"LANG": "ru_RU"}) == "ru"


@pytest.mark.parametrize(
    ("code", "said"), [("en", "warning"), ("ru", "предупреждение"), ("uz", "ogohlantirish"), ("kk", "сақтандыру")]
)
def test_translate(code: str, said: str) -> None:
    with session(code):
        assert language() == code
        assert translate("warning") == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["1 error", "2 errors", "5 errors", "21 errors"]),
        ("ru", ["1 ошибка", "2 ошибки", "5 ошибок", "21 ошибка"]),
        ("uz", ["1 ta xato", "2 ta xato", "5 ta xato", "21 ta xato"]),
        ("kk", ["1 қате", "2 қате", "5 қате", "21 қате"]),
    ],
)
def test_plural(code: str, said: list[str]) -> None:
    with session(code):
        assert [plural("{count} error", "{count} errors", count) for count in (1, 2, 5, 21)] == said


def test_what_uzbek_lacks_is_said_in_russian() -> None:
    with session("uz"):
        assert translate("a passage without words") == "абзац без слов"


def test_unknown_words_stay() -> None:
    with session("ru"):
        assert translate("no such message in any catalog") == "no such message in any catalog"
        assert translate("") == ""


@pytest.mark.parametrize("before", [None, "de"])
def test_a_session_leaves_nothing_behind(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if before is None:
        monkeypatch.delenv("LANGUAGE", raising=False)
    else:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()
    said = ""
    with contextlib.suppress(RuntimeError), session("ru"):
        said = gettext.gettext("Usage:")
        raise RuntimeError
    assert said == "Использование:"
    assert (language(), gettext.textdomain(), os.environ.get("LANGUAGE")) == ("en", domain, before)


def test_sessions_stand_inside_one_another() -> None:
    with session("ru"):
        with session("kk"):
            assert translate("error") == "қате"
        assert translate("error") == "ошибка"
