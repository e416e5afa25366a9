"""Whether two elements are the same to the byte, whatever Word renewed at saving: then nobody needs to look inside."""

from __future__ import annotations

import re

from lxml import etree

from paraph.wordcompare.names import Element

_RENEWED = re.compile(rb' (?:xmlns(?::\w+)?|w:rsid\w*|w14:(?:para|text)Id|wp14:(?:anchor|edit)Id)="[^"]*"')


def same(old: Element, new: Element) -> bool:
    """True only where both elements mean the same; false also where that takes a closer look.

    The old element must speak the ids of the new file.
    """
    one, other = _raw(old), _raw(new)
    return one == other or _RENEWED.sub(b"", one) == _RENEWED.sub(b"", other)


def _raw(element: Element) -> bytes:
    return bytes(etree.tostring(element, with_tail=False))
