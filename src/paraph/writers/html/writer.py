"""One Original, some languages, a dress -> the bytes of a page that needs nothing else."""

from __future__ import annotations

from msgspec.structs import replace

from paraph.model import Language, Original
from paraph.writers.base import Dress
from paraph.writers.html.page import page
from paraph.writers.html.scene import scene
from paraph.writers.style import Style, of_kind


class HtmlWriter:
    """Writes HTML. ``style`` is that of the workspace (`read_style`): how it is printed.

    ``flagged``: the passages of a redline that changed in some languages only, as the comparison found them; without
    it every such passage stands out, a mended comma too.
    """

    suffix = ".html"

    def __init__(self, flagged: frozenset[str] | None = None, style: Style | None = None) -> None:
        self.flagged = flagged
        self.style = style or {}

    def write(self, original: Original, languages: tuple[Language, ...], dress: Dress) -> bytes:
        """The page of ``original`` with these languages side by side, in this order.

        Raises ``UsageError`` without a language and for an unknown one.
        """
        landscape = dress.landscape or of_kind(self.style, original.header.kind).landscape
        dress = replace(dress, landscape=landscape)
        return page(scene(original, languages, dress, self.flagged)).encode("utf-8")
