"""Tracked changes as printed ones: words struck and underlined that stay what they are when changes are accepted.

A comparison table shows the old words beside the new ones; tracked, its left column would vanish on "accept all".
"""

from __future__ import annotations

import re

from paraph.writers.docx.ooxml import el, escape
from paraph.writers.docx.stylesheet import StyleSheet
from paraph.writers.docx.tracking import NUMBERING_AUTHOR

_MARK = re.compile(r"<w:(ins|del|moveFrom|moveTo) ([^>]*[^/>])>(.*?)</w:\1>", re.DOTALL)
_PROPERTIES = re.compile(r"(<w:rPr>(?:<w:rStyle [^>]*/>)?)")
_QUIET = "6B6B6B"


def printed(markup: str, sheet: StyleSheet) -> str:
    """The body ``markup`` with every tracked run drawn as such and tracked no more. Marks never nest."""
    return _MARK.sub(lambda found: _drawn(found, sheet), markup)


def _drawn(found: re.Match[str], sheet: StyleSheet) -> str:
    kind, about, inner = found.groups()
    struck = kind in ("del", "moveFrom")
    colour = sheet.deleted if struck else sheet.inserted
    if f'w:author="{escape(NUMBERING_AUTHOR)}"' in about:
        colour = _QUIET
    shade = el("color", val=colour.lstrip("#").upper())
    look = el("strike") + shade if struck else shade + el("u", val="single")
    inner = inner.replace("<w:delText", "<w:t").replace("</w:delText>", "</w:t>")
    return _PROPERTIES.sub(lambda each: each[1] + look, inner)
