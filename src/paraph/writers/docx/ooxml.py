"""WordprocessingML as text: elements built so that they are always closed, words always escaped, ids never repeated."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
TAG_LENGTH = 64
"""ECMA-376 part 1, 17.5.2.42: Word refuses a longer ``w:tag``."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = re.compile('[^&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]*')
_BREAKS = re.compile("(\n|\t)")


def escape(text: str) -> str:
    """``text`` safe between tags and in attributes; a character XML cannot carry becomes U+FFFD."""
    if _PLAIN.fullmatch(text):
        return text
    text = _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def el(tag: str, /, *children: str, **attributes: str) -> str:
    """``<w:name w:key="value">children</w:name>``; children are markup, attribute values plain text."""
    keys = "".join(f' w:{key}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<w:{tag}{keys}>{inner}</w:{tag}>" if inner else f"<w:{tag}{keys}/>"


def text_nodes(text: str, *, deleted: bool = False) -> str:
    """The inside of a run: a line break for ``\\n``, a tab for ``\\t``, the rest as it is."""
    tag = "delText" if deleted else "t"
    out = []
    for piece in _BREAKS.split(text):
        if piece == "\n":
            out.append("<w:br/>")
        elif piece == "\t":
            out.append("<w:tab/>")
        elif piece:
            out.append(f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>')
    return "".join(out)


@lru_cache(maxsize=4096)
def digest(text: str) -> str:
    """The first 16 characters of base32(sha256(text)): what bookmark names and long tags are made of."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode("ascii")[:16]


def passage_bookmark(language: str, passage: str) -> str:
    """The hidden bookmark over one language's words of a passage: ``_p_<lang>_<digest>``."""
    return f"_p_{language.replace('-', '_')}_{digest(passage)}"


def number_bookmark(language: str, target: str) -> str:
    """The hidden bookmark over the digits of a target, which REF fields show: ``_n_<lang>_<digest>``."""
    return f"_n_{language.replace('-', '_')}_{digest(target)}"


def control_tag(passage: str) -> str:
    """The passage id as ``w:tag``; a longer one keeps its beginning and ends in its digest."""
    if len(passage) <= TAG_LENGTH:
        return passage
    return f"{passage[: TAG_LENGTH - 17]}~{digest(passage)}"


class Ids:
    """Numbers for ``w:id``, each given once in a document."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """The next free number."""
        self._last += 1
        return str(self._last)


def control(content: str, passage: str, ids: Ids) -> str:
    """A row-level or run-level content control around ``content``, shown without a box.

    Never call it around a paragraph or a cell: LibreOffice prints words deleted inside such controls as live text.
    """
    hidden = '<w15:appearance w15:val="hidden"/>'
    about = el("sdtPr", el("tag", val=control_tag(passage)), el("id", val=ids.next()), hidden)
    return el("sdt", about, el("sdtContent", content))


def bookmark(content: str, name: str, ids: Ids) -> str:
    """``content`` inside a bookmark."""
    number = ids.next()
    return el("bookmarkStart", id=number, name=name) + content + el("bookmarkEnd", id=number)


def namespaces(prefixes: Mapping[str, str] = NAMESPACES) -> str:
    """The ``xmlns`` attributes of a part."""
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in prefixes.items())
