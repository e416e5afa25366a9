"""What a report on progress says in one language: words, dates, deadlines, counts. A derived orthography included."""

from __future__ import annotations

import datetime

from paraph import languages
from paraph.follow_up import Deadline, State
from paraph.languages.deadlines import as_of, days_late, deadline
from paraph.model import Language


class Speech:
    """One language of the report."""

    def __init__(self, code: Language) -> None:
        self.code = code
        self.base = languages.DERIVED.get(code, code)
        self._rules = languages.get(self.base)
        self._words = languages.following(self.base)

    def say(self, key: str, **fields: str) -> str:
        """A fixed word or phrase."""
        return self.put(self._words[key].format(**fields))

    def state(self, state: State) -> str:
        """``выполнено``."""
        return self.say(f"state.{state}")

    def deadline(self, when: Deadline) -> str:
        """``I квартал 2021 года``."""
        return self.put(deadline(self._rules, when.last, when.unit))

    def as_of(self, day: datetime.date) -> str:
        """``по состоянию на 1 марта 2021 года``."""
        return self.put(as_of(self._rules, day))

    def late(self, days: int) -> str:
        """``33 дня сверх срока``."""
        return self.put(days_late(self._rules, days))

    def capital(self, text: str) -> str:
        """``text`` as it begins a line."""
        return self._rules.capitalise(text)

    def put(self, text: str) -> str:
        """``text`` of the written language in this orthography."""
        return text if self.code == self.base else languages.derive(self.code, text)

    def note(self) -> str:
        """The head over the house's own notes."""
        return self.capital(self.put(self._rules.words["note"]))
