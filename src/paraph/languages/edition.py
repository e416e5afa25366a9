"""What an edition is called: its name in files in, ``редакция 3``, ``3-tahrir``, ``рабочая редакция`` out."""

from __future__ import annotations

from collections.abc import Mapping


def edition_name(words: Mapping[str, str], edition: str) -> str:
    """``words`` are those of the language; ``edition`` is ``work``, ``draft-03``, or ``git-1a2b3c4d``."""
    if edition == "work":
        return f"{words['work']} {words['edition']}"
    number = edition.removeprefix("draft-").lstrip("0")
    if number.isdigit():
        return words["edition_number"].replace("#", number)
    return f"{words['edition']} {edition}"
