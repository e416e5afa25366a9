"""Uzbek ready words: what the text says of the Parties together, in every case.

In the genitive the first genitive is dropped, as in the names of governments: Tomonlar davlatlarining qonunchiligi.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, Mapping[str, str]] = {
    "parties": {
        "nom": "Tomonlar",
        "gen": "Tomonlarning",
        "acc": "Tomonlarni",
        "dat": "Tomonlarga",
        "loc": "Tomonlarda",
        "abl": "Tomonlardan",
    },
    "parties-states": {
        "nom": "Tomonlarning davlatlari",
        "gen": "Tomonlar davlatlarining",
        "acc": "Tomonlarning davlatlarini",
        "dat": "Tomonlarning davlatlariga",
        "loc": "Tomonlarning davlatlarida",
        "abl": "Tomonlarning davlatlaridan",
    },
}
