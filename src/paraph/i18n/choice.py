"""Which language Paraph speaks: the option, then ``PARAPH_UI``, then the locale."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

LANGUAGES = ("en", "ru", "uz", "kk")
"""English is the source; Russian is complete; Uzbek and Kazakh fall back to Russian where they have no wording yet."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose(option: str | None, environ: Mapping[str, str] | None = None) -> str:
    """The language of messages. ``option`` (of ``--ui``) wins; unknown names in the environment mean English."""
    environ = os.environ if environ is None else environ
    if option in LANGUAGES:
        return str(option)
    wanted = _code(environ.get("PARAPH_UI", ""))
    if wanted in LANGUAGES:
        return wanted
    for variable in _LOCALE_VARIABLES:
        if environ.get(variable):
            code = _code(environ[variable])
            return code if code in LANGUAGES else "en"
    code = _code(_windows_language())
    return code if code in LANGUAGES else "en"


def _code(name: str) -> str:
    """``ru_RU.UTF-8`` -> ``ru``; ``C`` and ``POSIX`` -> what is not a language."""
    return name.replace("-", "_").split("_")[0].split(".")[0].strip().lower()


def _windows_language() -> str:
    """``ru_RU`` where Windows itself speaks Russian; empty elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
    return ""
