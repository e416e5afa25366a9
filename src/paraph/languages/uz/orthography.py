"""The orthographies of Uzbek that are derived: Cyrillic, and the Latin alphabet of 2026 (ö ğ ş ç).

Derived text is a copy for reading, not an authentic text (formulas.md, rule 13).
"""

from __future__ import annotations

import re

from paraph.languages.uz.cyrillic import OKINA, TUTUQ, to_cyrillic

_NEW = {"oʻ": "ö", "gʻ": "ğ", "sh": "ş", "ch": "ç"}
_DIGRAPH = re.compile(r"oʻ|gʻ|sh|ch", re.IGNORECASE)
_FOREIGN = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b[A-Za-z]*[Ww][A-Za-z]*\b")
_STRAY_OKINA = re.compile(r"(?<=[OoGg])[\u2018\u2019'`\u02bc](?=\w)")
_STRAY_TUTUQ = re.compile(r"(?<=[A-Za-z])[\u2018\u2019'`\u02bb](?=[A-Za-z])(?<![OoGg].)")
_TAIL = re.compile(r"\S*\Z")


def derive(code: str, text: str, before: str = "") -> str:
    """``text`` (uz) in ``uz-Cyrl`` or ``uz-Latn-2026``; ``before`` stands before it and may end inside a word."""
    write = to_cyrillic if code == "uz-Cyrl" else to_new_latin
    text = normal_apostrophes(text)
    match = _TAIL.search(normal_apostrophes(before[-60:]))
    tail = match[0] if match else ""
    if not tail:
        return write(text)
    whole, head = write(tail + text), write(tail)
    if whole.startswith(head):
        return whole[len(head) :]
    # the end of the last stretch is itself spelled otherwise when a word goes on (ноябрь, ноябрда): letters only
    return write(tail[-1] + text)[len(write(tail[-1])) :]


def normal_apostrophes(text: str) -> str:
    """Typewriter and typographic apostrophes inside words as U+02BB after o, g and U+02BC elsewhere."""
    return _STRAY_TUTUQ.sub(TUTUQ, _STRAY_OKINA.sub(OKINA, text))


def to_new_latin(text: str) -> str:
    """The alphabet of 2026: oʻ ö, gʻ ğ, sh ş, ch ç. sʼh keeps its tutuq; foreign words and addresses are left."""
    out: list[str] = []
    at = 0
    for match in _FOREIGN.finditer(text):
        out += [_DIGRAPH.sub(_letter, text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*out, _DIGRAPH.sub(_letter, text[at:])])


def _letter(match: re.Match[str]) -> str:
    letter = _NEW[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter
