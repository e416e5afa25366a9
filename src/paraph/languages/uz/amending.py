"""Uzbek amending language: bayon etilsin, almashtirilsin, chiqarib tashlansin, toʻldirilsin.

“X” soʻzlari “Y” soʻzlari bilan almashtirilsin, “3” raqami, quyidagi tahrirda bayon etilsin, chiqarib tashlansin as in
Cabinet resolution 1022 of 15 December 2018 and law 549-I of 26 December 1997.
"""

from __future__ import annotations

from collections.abc import Mapping

AMENDING: Mapping[str, str] = {
    "restate": "{place:nom} quyidagi tahrirda bayon etilsin:",
    "restate.title": "{noun:gen} nomi quyidagi tahrirda bayon etilsin:",
    "restate.preamble": "muqaddima quyidagi tahrirda bayon etilsin:",
    "restate.annex": "{place:nom} {annex:dat} muvofiq tahrirda bayon etilsin",
    "replace": "{place:attr} {old} {new} almashtirilsin",
    "old.word": "{quoted} soʻzi",
    "old.words": "{quoted} soʻzlari",
    "old.digit": "{quoted} raqami",
    "old.digits": "{quoted} raqamlari",
    "new.word": "{quoted} soʻzi bilan",
    "new.words": "{quoted} soʻzlari bilan",
    "new.digit": "{quoted} raqami bilan",
    "new.digits": "{quoted} raqamlari bilan",
    "remove": "{place:nom} chiqarib tashlansin",
    "add": "{place:nom} quyidagi mazmundagi {part:nom} bilan toʻldirilsin:",
    "add.article": "quyidagi mazmundagi {part:nom} bilan toʻldirilsin:",
    "add.annex": "{annex:dat} muvofiq {part:nom} bilan toʻldirilsin",
    "change": "oʻzgartirish",
    "changes": "oʻzgartirishlar",
    "addition": "qoʻshimcha",
    "additions": "qoʻshimchalar",
    "both": "oʻzgartirish va qoʻshimchalar",
    "title": "{cited:dat}\n{content} kiritish toʻgʻrisida\n{TYPE}",
    "name": "{name:dat} {content} kiritish toʻgʻrisidagi {type:nom}",
    "cited": "{cited:dat} {content} kiritish toʻgʻrisida {date:done} imzolangan {type}",
    "recital": "{cited:dat} (bundan keyin – {noun:nom}) {content} kiritish maqsadida,",
    "recital.under": "{under:dat} muvofiq,",
    "under.of": "{cited:gen} (bundan keyin – {noun:nom})",
    "opening.change": "{noun:dat} quyidagi oʻzgartirish kiritilsin:",
    "opening.changes": "{noun:dat} quyidagi oʻzgartirishlar kiritilsin:",
    "opening.addition": "{noun:dat} quyidagi qoʻshimcha kiritilsin:",
    "opening.additions": "{noun:dat} quyidagi qoʻshimchalar kiritilsin:",
    "opening.both": "{noun:dat} quyidagi oʻzgartirish va qoʻshimchalar kiritilsin:",
    "integral": "{This} {noun:gen} ajralmas qismi hisoblanadi.",
}
