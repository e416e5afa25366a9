"""One language at a time: ``with session("ru"):`` around everything that speaks to the user."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

DOMAIN = "paraph"
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")  # noqa: PTH100, PTH118, PTH120
"""Not a `Path`: `paraph --help` would spend a tenth of its time on importing pathlib."""

_FALLBACKS = {"en": [], "ru": ["ru"], "uz": ["uz", "ru"], "kk": ["kk", "ru"]}


class _State:
    language = "en"
    catalog: gettext.NullTranslations = gettext.NullTranslations()


def language() -> str:
    """The language now spoken."""
    return _State.language


def translate(text: str) -> str:
    """``text`` in the language now spoken, or itself where no catalog has it."""
    return _State.catalog.gettext(text) if text else text


def as_message(text: str) -> str:
    """``text`` itself: says that it is a message, translated later."""
    return text


def plural(one: str, many: str, count: int) -> str:
    """The form of a counted phrase; ``{count}`` is filled in."""
    return _State.catalog.ngettext(one, many, count).format(count=count)


@contextmanager
def session(code: str) -> Iterator[None]:
    """Speak ``code`` within the block, and let Click's own words follow. Raises ``KeyError`` on an unknown code.

    Click asks the default gettext domain, whose language is read from ``LANGUAGE``: there is no other door.
    """
    languages = _FALLBACKS[code]
    before = (_State.language, _State.catalog, gettext.textdomain(), os.environ.get("LANGUAGE"))
    _State.language = code
    _State.catalog = gettext.translation(DOMAIN, FOLDER, languages=languages, fallback=True)
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = ":".join(languages) or "en"
    try:
        yield
    finally:
        _State.language, _State.catalog = before[:2]
        gettext.textdomain(before[2])
        if before[3] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[3]
