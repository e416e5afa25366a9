"""Uzbek words for what a comparison shows: marks, kinds of change, captions of the table and the page."""

from __future__ import annotations

from collections.abc import Mapping

COMPARING: Mapping[str, str] = {
    "comparison": "Qiyosiy jadval",
    "ordinal": "T/r",
    "place": "Modda",
    "role.title": "Nomi",
    "role.preamble": "Muqaddima",
    "role.closing": "Yakuniy qism",
    "role.signatures": "Imzolar",
    "role.annex": "Ilova",
    "role.article": "Modda",
    "change": "Oʻzgarish",
    "inserted": "kiritildi",
    "deleted": "chiqarildi",
    "moved-from": "bu yerdan koʻchirildi",
    "moved-to": "bu yerga koʻchirildi",
    "unchanged": "oʻzgarishsiz",
    "kind.added": "qoʻshildi",
    "kind.deleted": "chiqarildi",
    "kind.changed": "oʻzgartirildi",
    "kind.moved": "koʻchirildi",
    "kind.split": "boʻlindi",
    "kind.joined": "birlashtirildi",
    "kind.renumbered": "raqami oʻzgardi",
    "kind.heading": "sarlavhasi oʻzgartirildi",
    "kind.parameter": "parametri oʻzgartirildi",
    "kind.status": "holati oʻzgardi",
    "editorial": "tahririy",
    "no-differences": "farq yoʻq",
    "note": "izoh",
    "contents": "Mundarija",
    "show": "Koʻrsatish",
    "show.both": "belgilar bilan",
    "show.new": "yangi matn",
    "show.old": "avvalgi matn",
    "hide-numbering": "raqamlar oʻzgarishisiz",
    "changes-only": "faqat oʻzgarganlari",
}
