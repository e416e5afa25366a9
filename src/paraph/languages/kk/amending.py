"""Kazakh amending language: жазылсын, ауыстырылсын, алып тасталсын, толықтырылсын.

«1-бап мынадай редакцияда жазылсын:» and «өзгерістер мен толықтырулар енгізілсін» as in law 62-IV of 5 July 2008;
«... келісімге өзгерістер мен толықтырулар енгізу туралы хаттама» as in Government resolution 325 of 2 June 2016.
"""

from __future__ import annotations

from collections.abc import Mapping

AMENDING: Mapping[str, str] = {
    "restate": "{place:nom} мынадай редакцияда жазылсын:",
    "restate.title": "{noun:gen} атауы мынадай редакцияда жазылсын:",
    "restate.preamble": "преамбула мынадай редакцияда жазылсын:",
    "restate.annex": "{place:nom} {annex:dat} сәйкес редакцияда жазылсын",
    "replace": "{place:attr} {old} {new} ауыстырылсын",
    "old.word": "{quoted} деген сөз",
    "old.words": "{quoted} деген сөздер",
    "old.digit": "{quoted} деген цифр",
    "old.digits": "{quoted} деген цифрлар",
    "new.word": "{quoted} деген сөзбен",
    "new.words": "{quoted} деген сөздермен",
    "new.digit": "{quoted} деген цифрмен",
    "new.digits": "{quoted} деген цифрлармен",
    "remove": "{place:nom} алып тасталсын",
    "add": "{place:nom} мынадай мазмұндағы {part:ins} толықтырылсын:",
    "add.article": "мынадай мазмұндағы {part:ins} толықтырылсын:",
    "add.annex": "{annex:dat} сәйкес {part:ins} толықтырылсын",
    "change": "өзгеріс",
    "changes": "өзгерістер",
    "addition": "толықтыру",
    "additions": "толықтырулар",
    "both": "өзгерістер мен толықтырулар",
    "title": "{cited:dat}\n{content} енгізу туралы\n{TYPE}",
    "name": "{name:dat} {content} енгізу туралы {type:small}",
    "cited": "{cited:dat} {content} енгізу туралы {date:of} {type:small}",
    "recital": "{cited:dat} (бұдан әрі – {noun:nom}) {content} енгізу мақсатында,",
    "recital.under": "{under:dat} сәйкес,",
    "under.of": "{cited:gen} (бұдан әрі – {noun:nom})",
    "opening.change": "{noun:dat} мынадай өзгеріс енгізілсін:",
    "opening.changes": "{noun:dat} мынадай өзгерістер енгізілсін:",
    "opening.addition": "{noun:dat} мынадай толықтыру енгізілсін:",
    "opening.additions": "{noun:dat} мынадай толықтырулар енгізілсін:",
    "opening.both": "{noun:dat} мынадай өзгерістер мен толықтырулар енгізілсін:",
    "integral": "{This} {noun:gen} ажырамас бөлігі болып табылады.",
}
