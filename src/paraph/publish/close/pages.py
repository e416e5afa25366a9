"""The stage that makes pages, by name: it works in other processes too, where only a name can be sent."""

from __future__ import annotations

import importlib

from paraph.publish.package.values import Pages


def load_pages(name: str) -> Pages | None:
    """``module:class`` to an object of it; nothing to nothing."""
    if not name:
        return None
    module, _, attribute = name.partition(":")
    pages: Pages = getattr(importlib.import_module(module), attribute)()
    return pages


def page_words(name: str) -> list[str]:
    """What pages say of themselves, in every language: no secret, whatever the papers of the house are called."""
    if not name:
        return []
    from paraph.publish.page.words import table

    phrases = [phrase for languages in table().values() for phrase in languages.values()]
    return [text for each in phrases for text in ([each] if isinstance(each, str) else each.values())]
