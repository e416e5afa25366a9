"""Russian amending language, as protocols and laws have it: изложить, заменить, исключить, дополнить.

Patterns of protocols between the Governments of Kazakhstan, Russia and Uzbekistan on changes to earlier agreements.
"""

from __future__ import annotations

from collections.abc import Mapping

AMENDING: Mapping[str, str] = {
    "restate": "{place:acc} изложить в следующей редакции:",
    "restate.title": "наименование {noun:gen} изложить в следующей редакции:",
    "restate.preamble": "преамбулу изложить в следующей редакции:",
    "restate.annex": "{place:acc} изложить в редакции согласно {annex:dat}",
    "replace": "в {place:prep} {old} заменить {new}",
    "old.word": "слово {quoted}",
    "old.words": "слова {quoted}",
    "old.digit": "цифру {quoted}",
    "old.digits": "цифры {quoted}",
    "new.word": "словом {quoted}",
    "new.words": "словами {quoted}",
    "new.digit": "цифрой {quoted}",
    "new.digits": "цифрами {quoted}",
    "remove": "{place:acc} исключить",
    "add": "{place:acc} дополнить {part:ins} следующего содержания:",
    "add.article": "дополнить {part:ins} следующего содержания:",
    "add.annex": "дополнить {part:ins} согласно {annex:dat}",
    "change": "изменения",
    "changes": "изменений",
    "addition": "дополнения",
    "additions": "дополнений",
    "both": "изменений и дополнений",
    "title": "{TYPE}\nо внесении {content} в {cited:acc}",
    "name": "{type:nom} о внесении {content} в {name:acc}",
    "cited": "{type} от {date:plain} о внесении {content} в {cited:acc}",
    "recital": "в целях внесения {content} в {cited:acc} (далее – {noun:nom}),",
    "recital.under": "в соответствии со {under:ins} (далее – {noun:nom}),",
    "under.of": "{cited:gen}",
    "opening.change": "Внести в {noun:acc} следующее изменение:",
    "opening.changes": "Внести в {noun:acc} следующие изменения:",
    "opening.addition": "Внести в {noun:acc} следующее дополнение:",
    "opening.additions": "Внести в {noun:acc} следующие дополнения:",
    "opening.both": "Внести в {noun:acc} следующие изменения и дополнения:",
    "integral": "{This} является неотъемлемой частью {noun:gen}.",
}
