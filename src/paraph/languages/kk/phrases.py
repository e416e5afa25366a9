"""Kazakh ready words: what the text says of the Parties together, in every case.

In the genitive the first genitive is dropped, as in the names of governments (formulas of the house, rule 4):
Тараптар мемлекеттерінің заңнамасы.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, Mapping[str, str]] = {
    "parties": {
        "nom": "Тараптар",
        "gen": "Тараптардың",
        "dat": "Тараптарға",
        "acc": "Тараптарды",
        "loc": "Тараптарда",
        "abl": "Тараптардан",
        "ins": "Тараптармен",
    },
    "parties-states": {
        "nom": "Тараптардың мемлекеттері",
        "gen": "Тараптар мемлекеттерінің",
        "dat": "Тараптардың мемлекеттеріне",
        "acc": "Тараптардың мемлекеттерін",
        "loc": "Тараптардың мемлекеттерінде",
        "abl": "Тараптардың мемлекеттерінен",
        "ins": "Тараптардың мемлекеттерімен",
    },
}
