"""What a comparison refuses, by name."""

from __future__ import annotations

from paraph.errors import ParaphError


class InexactError(ParaphError):
    """Tracked changes cannot carry ``what`` exactly; ``where`` says under which article."""

    exit_code = 1

    def __init__(self, what: str, where: str = "") -> None:
        self.what = what
        self.where = where
        message = "no exact redline: {what}{where}"
        hint = "Nothing was written. Install paraph[word], and another engine is tried as well."
        super().__init__(message, hint=hint, what=what, where=f" ({where})" if where else "")
