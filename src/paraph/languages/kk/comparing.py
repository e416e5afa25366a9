"""Kazakh words for what a comparison shows: marks, kinds of change, captions of the table and the page."""

from __future__ import annotations

from collections.abc import Mapping

COMPARING: Mapping[str, str] = {
    "comparison": "Салыстырма кесте",
    "ordinal": "Р/с",
    "place": "Бап",
    "role.title": "Атауы",
    "role.preamble": "Кіріспе",
    "role.closing": "Қорытынды бөлік",
    "role.signatures": "Қолдар",
    "role.annex": "Қосымша",
    "role.article": "Бап",
    "change": "Өзгеріс",
    "inserted": "енгізілді",
    "deleted": "алып тасталды",
    "moved-from": "осы жерден ауыстырылды",
    "moved-to": "осы жерге ауыстырылды",
    "unchanged": "өзгеріссіз",
    "kind.added": "қосылды",
    "kind.deleted": "алып тасталды",
    "kind.changed": "өзгертілді",
    "kind.moved": "орны ауыстырылды",
    "kind.split": "бөлінді",
    "kind.joined": "біріктірілді",
    "kind.renumbered": "нөмірі өзгерді",
    "kind.heading": "тақырыбы өзгертілді",
    "kind.parameter": "параметрі өзгертілді",
    "kind.status": "мәртебесі өзгерді",
    "editorial": "редакциялық",
    "no-differences": "айырмашылық жоқ",
    "note": "ескертпе",
    "contents": "Мазмұны",
    "show": "Көрсету",
    "show.both": "белгілермен",
    "show.new": "жаңа мәтін",
    "show.old": "бұрынғы мәтін",
    "hide-numbering": "нөмірлердің өзгеруінсіз",
    "changes-only": "тек өзгергендері",
}
