"""HTML as text: elements that are always closed, words always escaped. Values are never markup (promise 7)."""

from __future__ import annotations

import re

_NOT_HTML = re.compile("[^\t\n\u0020-\x7e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
EXTRA = "x"
"""The class of everything the writer adds to the words of the tree: labels, notices, brackets, links."""


def escape(text: str) -> str:
    """``text`` safe between tags and in attributes; a character HTML cannot carry becomes U+FFFD."""
    text = _NOT_HTML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def words(text: str) -> str:
    """``text`` between tags, its line breaks as they were meant."""
    return escape(text).replace("\n", "<br>")


def el(tag: str, /, *children: str, **attributes: str | None) -> str:
    """One element; children are markup, attribute values plain text, ``None`` and empty ones left out.

    ``class_`` is written ``class``, ``for_`` ``for``, ``aria_label`` ``aria-label``.
    """
    keys = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value
    )
    return f"<{tag}{keys}>{''.join(children)}</{tag}>"


def void(tag: str, /, **attributes: str | None) -> str:
    """An element without an inside."""
    return el(tag, **attributes).removesuffix(f"</{tag}>")


def classes(*names: str | None) -> str | None:
    """The names that there are, or nothing."""
    return " ".join(name for name in names if name) or None


def extra(text: str, kind: str = "") -> str:
    """Words of the writer's own, told apart from those of the tree."""
    return el("span", words(text), class_=classes(EXTRA, kind))


def hidden(text: str) -> str:
    """Words for those who listen."""
    return extra(text, "vh")
