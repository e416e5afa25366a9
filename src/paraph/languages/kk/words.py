"""Kazakh tables: numbers, months, units, parts of an instrument."""

from __future__ import annotations

from paraph.languages.common import place_value

_CARDINALS = {
    0: "нөл", 1: "бір", 2: "екі", 3: "үш", 4: "төрт", 5: "бес", 6: "алты", 7: "жеті", 8: "сегіз", 9: "тоғыз",
    10: "он", 20: "жиырма", 30: "отыз", 40: "қырық", 50: "елу", 60: "алпыс", 70: "жетпіс", 80: "сексен",
    90: "тоқсан", 100: "жүз",
}  # fmt: skip
_ORDINALS = {
    1: "бірінші", 2: "екінші", 3: "үшінші", 4: "төртінші", 5: "бесінші", 6: "алтыншы", 7: "жетінші",
    8: "сегізінші", 9: "тоғызыншы", 10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы",
    50: "елуінші", 60: "алпысыншы", 70: "жетпісінші", 80: "сексенінші", 90: "тоқсаныншы",
}  # fmt: skip
MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
UNITS = {"years": "жыл", "months": "ай", "days": "күн", "copies": "дана"}
PERIODS = {"years": "жылдық", "months": "айлық", "days": "күндік"}
PARTS = {
    "article": ("бап", "бабы"),
    "point": ("тармақ", "тармағы"),
    "section": ("бөлім", "бөлімі"),
    "paragraph": ("тармақ", "тармағы"),
    "subparagraph": ("тармақша", "тармақшасы"),
    "dash": ("абзац", "абзацы"),
    "annex": ("қосымша", "қосымшасы"),
}
"""Bare and possessed (after a genitive)."""


def cardinal_words(count: int) -> list[str]:
    """``жүз жиырма бес``, word by word; 0 to 999. A single hundred is plain ``жүз``."""
    out: list[str] = []
    for part in place_value(count, teens=False):
        if part > 100:
            out.append(_CARDINALS[part // 100])
        out.append(_CARDINALS[min(part, 100)])
    return out


def ordinal(count: int) -> str:
    """``екінші``, ``жиырма бірінші``; 1 to 99."""
    *heads, last = place_value(count, teens=False)
    return " ".join([*(_CARDINALS[part] for part in heads), _ORDINALS[last]])
