"""Russian words for what a comparison shows: marks, kinds of change, captions of the table and the page."""

from __future__ import annotations

from collections.abc import Mapping

COMPARING: Mapping[str, str] = {
    "comparison": "Сравнительная таблица",
    "ordinal": "№",
    "place": "Статья",
    "role.title": "Название",
    "role.preamble": "Преамбула",
    "role.closing": "Заключительная часть",
    "role.signatures": "Подписи",
    "role.annex": "Приложение",
    "role.article": "Статья",
    "change": "Изменение",
    "inserted": "вставлено",
    "deleted": "исключено",
    "moved-from": "перемещено отсюда",
    "moved-to": "перемещено сюда",
    "unchanged": "без изменений",
    "kind.added": "добавлено",
    "kind.deleted": "исключено",
    "kind.changed": "изменено",
    "kind.moved": "перемещено",
    "kind.split": "разделено",
    "kind.joined": "объединено",
    "kind.renumbered": "изменена нумерация",
    "kind.heading": "изменен заголовок",
    "kind.parameter": "изменен параметр",
    "kind.status": "изменен статус",
    "editorial": "редакционное",
    "no-differences": "различий нет",
    "note": "примечание",
    "contents": "Содержание",
    "show": "Показать",
    "show.both": "с пометками",
    "show.new": "новый текст",
    "show.old": "прежний текст",
    "hide-numbering": "без изменений нумерации",
    "changes-only": "только измененное",
}
