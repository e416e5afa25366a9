"""A manifest in, where the text stands out: its languages, what is open, what stands in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paraph.model import Original, Part, Passage, Table
from paraph.model.runs import words as plain
from paraph.publish.package.manifest import LanguageStatus, Manifest
from paraph.publish.page.data import Reading
from paraph.publish.page.words import names, say
from paraph.writers.html.markup import el, escape

READER = "redline.html"
_FEW = 12
"""So many places are named; more are folded away."""


def standing(manifest: Manifest, reading: Reading) -> Iterator[str]:
    """The languages as a table, then what is open."""
    yield el("div", _languages(manifest), class_="wide") + "\n"
    matters = manifest.open
    rows = [
        ("standing.undecided", _places(reading, manifest, matters.undecided)),
        ("standing.brackets", _places(reading, manifest, matters.brackets)),
        ("standing.at-signature", escape(str(matters.at_signature)) if matters.at_signature else say("standing.none")),
    ]
    yield el("dl", *(el("div", say(key, "dt"), el("dd", shown)) for key, shown in rows), class_="open")


def _languages(manifest: Manifest) -> str:
    known = manifest.languages
    house = any(each.stale is not None for each in known)
    collated = any(each.collated for each in known)
    keys = ["language", "standing.passages", "standing.missing"]
    keys += ["standing.stale"] if house else []
    keys += ["standing.collated"] if collated else []
    heads = (say(key, "th").replace("<th", '<th scope="col"', 1) for key in keys)
    body = (_language(manifest, each, house=house, collated=collated) for each in known)
    return el("table", el("thead", el("tr", *heads)), el("tbody", *body), class_="languages")


def _language(manifest: Manifest, each: LanguageStatus, *, house: bool, collated: bool) -> str:
    name = say("one-language", language=each.language)
    if manifest.agreement.prevailing == each.language:
        name += " " + say("prevailing", class_="tag")
    cells = [_number(each.passages), _number(each.missing, wrong=True)]
    cells += [_number(each.stale or 0, wrong=True)] if house else []
    cells += [el("td", say("day", date=each.collated) if each.collated else "–")] if collated else []
    return el("tr", el("th", name, scope="row"), *cells)


def _number(count: int, *, wrong: bool = False) -> str:
    return el("td", escape(str(count)), class_="number wrong" if wrong and count else "number")


def _places(reading: Reading, manifest: Manifest, ids: Sequence[str]) -> str:
    """Each place by its article and number, as a link into the text."""
    if not ids:
        return say("standing.none")
    links = [el("li", _place(reading, manifest, each)) for each in ids]
    shown = el("ul", *links[:_FEW])
    if len(links) <= _FEW:
        return escape(f"{len(ids)}") + shown
    rest = el("details", el("summary", escape(f"+ {len(links) - _FEW}")), el("ul", *links[_FEW:]))
    return escape(f"{len(ids)}") + shown + rest


def _place(reading: Reading, manifest: Manifest, node: str) -> str:
    original = reading.newest
    for part in original.parts:
        for passage in _passages(part):
            if passage.id in (node, f"{node}@{original.holder}"):
                named = reading.names[manifest.edition].get(part.id, {})
                number = _number_of(original, passage)
                shown = names(named, manifest.agreement.prevailing) + (escape(f", {number}") if number else "")
                return el("a", shown, href=f"{READER}#{manifest.edition}:{passage.id}")
    return escape(node)


def _passages(part: Part) -> Iterator[Passage]:
    for block in part.blocks:
        if isinstance(block, Passage):
            yield block
        elif isinstance(block, Table):
            yield from (block.head, *block.rows)


def _number_of(original: Original, passage: Passage) -> str:
    """The printed number, where it reads alike in every language: a heading's is in the name already."""
    if passage.kind in ("heading", "annex-label"):
        return ""
    return plain(passage.label.get(original.languages[0], ())).strip()
