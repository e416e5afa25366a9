"""What a comparison refuses, by name."""

from __future__ import annotations

from paraph.errors import ParaphError


class InexactError(ParaphError):
    """Tracked changes cannot carry ``construct`` exactly; ``where`` says under which article."""

    exit_code = 1

    def __init__(self, construct: str, where: str = "") -> None:
        self.construct = construct
        self.where = where
        place = f" ({where})" if where else ""
        super().__init__("no exact redline: {construct}{place}", construct=construct, place=place)
