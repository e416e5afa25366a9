"""Where the words of each passage are written: an agreement in, passage and language to file and line out."""

from __future__ import annotations

from paraph.assemble.parts import in_language
from paraph.assemble.place import place_all
from paraph.model import Language, Place
from paraph.sources.types import Agreement


def passage_places(agreement: Agreement) -> dict[tuple[str, Language], Place]:
    """The place of every passage that stands, and of every written row of its tables."""
    out: dict[tuple[str, Language], Place] = {}
    for placed in place_all(agreement, []):
        for live in next(iter(placed.lives.values()), ()):
            address = f"{placed.part}/{placed.address(live.block)}"
            for language in agreement.languages:
                block = in_language(placed.variant, language, live.index)
                if block is not None:
                    out[f"{address}@{live.party}" if live.party else address, language] = block.place
        table = agreement.tables.get(placed.placement.table or "")
        for row in table.rows if table is not None else ():
            out |= dict.fromkeys([(f"{placed.part}/r-{row.key}", code) for code in agreement.languages], row.place)
    return out
