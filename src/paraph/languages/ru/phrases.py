"""Russian ready words: what the text says of the Parties together, in every case."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, Mapping[str, str]] = {
    "parties": {
        "nom": "Стороны",
        "gen": "Сторон",
        "dat": "Сторонам",
        "acc": "Стороны",
        "ins": "Сторонами",
        "prep": "Сторонах",
    },
    "parties-states": {
        "nom": "государства Сторон",
        "gen": "государств Сторон",
        "dat": "государствам Сторон",
        "acc": "государства Сторон",
        "ins": "государствами Сторон",
        "prep": "государствах Сторон",
    },
}
