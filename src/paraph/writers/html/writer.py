"""One Original, some languages, a dress -> the bytes of a page that needs nothing else."""

from __future__ import annotations

from paraph.model import Language, Original
from paraph.writers.base import Dress
from paraph.writers.html.page import page
from paraph.writers.html.scene import scene


class HtmlWriter:
    """Writes HTML. ``flagged``: the passages of a redline that changed in some languages only, as the comparison
    found them; without it every such passage stands out, a mended comma too."""

    suffix = ".html"

    def __init__(self, flagged: frozenset[str] | None = None) -> None:
        self.flagged = flagged

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The page of ``original`` with these languages side by side, in this order.

        Raises ``UsageError`` without a language and for an unknown one.
        """
        return page(scene(original, languages, dress, self.flagged)).encode("utf-8")
