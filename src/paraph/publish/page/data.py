"""The texts and comparisons of a package in, data files for the reader out.

Each draft stands once (``draft-03.js``). A comparison of two drafts (``draft-01--draft-03.js``) holds what the newer
draft alone does not say: a part or a passage that reads there as in the newer draft is its mere id. So the files grow
with what changed. They are scripts, since a page opened from a folder may load scripts and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paraph import languages as taught
from paraph.compare.changes import Change
from paraph.drafts.overrides import pair_name
from paraph.model import Division, Original, Part, Passage
from paraph.model.runs import words as plain
from paraph.publish.package.redline_data import RedlineData
from paraph.publish.package.shown import shown_instrument
from paraph.publish.package.values import Package, Pair, Text
from paraph.publish.page.encode import Encoder, Names, Node
from paraph.report.comparison_table import flat, span
from paraph.report.places import part_name


class Sides(Struct, frozen=True):
    """The two originals that a comparison lays side by side."""

    old: Original
    new: Original


class Reading:
    """Everything the reader of one package shows: its texts, in the original of the first Party."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.originals = {text.edition: self._original(text) for text in package.texts}
        self.names: dict[str, Names] = {key: part_names(each) for key, each in self.originals.items()}
        self._parts = {key: self._text(key) for key in self.originals}
        self._redlines: dict[tuple[str, str], RedlineData] = {}

    @property
    def newest(self) -> Original:
        """The text of the package itself."""
        return self.originals[self.package.texts[-1].edition]

    def redline(self, pair: Pair) -> RedlineData:
        """The comparison of ``pair``, read once."""
        key = (pair.old, pair.new)
        if key not in self._redlines:
            self._redlines[key] = self.package.redline(pair)
        return self._redlines[key]

    def sides(self, pair: Pair) -> Sides:
        """Both texts of ``pair``."""
        return Sides(self.originals[pair.old], self.originals[pair.new])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The name of each data file and its bytes."""
        yield "about.js", script("about", "about", self._about())
        for text in self.package.texts:
            yield f"{text.edition}.js", script("text", text.edition, {"parts": self._parts[text.edition]})
        for pair in self.package.pairs:
            name = pair_name(pair.old, pair.new)
            yield f"{name}.js", script("pair", name, self._pair(pair))

    def _original(self, text: Text) -> Original:
        instrument = shown_instrument(self.package.tree(text))
        return instrument.original(instrument.header.parties[0])

    def _text(self, edition: str) -> list[Node]:
        return Encoder(self.originals[edition], new=self.names[edition], old={}).parts()

    def _about(self) -> dict[str, Any]:
        about = self.package.manifest.agreement
        return {
            "agreement": about.id,
            "current": self.package.manifest.edition,
            "editions": [{"id": each.edition, "date": each.date} for each in self.package.texts],
            "holder": about.party_names.get(self.newest.holder, {}),
            "languages": [language(code) for code in self._languages()],
            "prevailing": about.prevailing,
        }

    def _languages(self) -> list[str]:
        """Of all texts, those of the newest first."""
        found = [code for original in reversed(self.originals.values()) for code in original.languages]
        return list(dict.fromkeys(found))

    def _pair(self, pair: Pair) -> dict[str, Any]:
        data = self.redline(pair)
        changes = list(flat(data.changes))
        encoder = Encoder(
            data.redline,
            new=self.names[pair.new],
            old=self.names[pair.old],
            like=self._parts[pair.new],
            flagged=frozenset(each.passage for each in changes if each.passage and not each.in_step),
            editorial=frozenset(each.passage for each in changes if each.passage and each.nature == "editorial"),
        )
        renumbered = [_renumbered(each) for each in changes if each.kind == "renumbered" and each.numbers]
        return {"parts": _lean(encoder.parts(), self._parts[pair.new]), "renumbered": renumbered}


def part_names(original: Original) -> Names:
    """What each part of ``original`` is called, with its heading, in every language."""
    division = original.header.division
    return {part.id: {code: _part_name(part, code, division) for code in original.languages} for part in original.parts}


def _part_name(part: Part, code: str, division: Division) -> str:
    """An annex cites the whole agreement in its label: the heading below it is the name."""
    if part.role != "annex":
        return part_name(part, code, division, titled=True)
    headings = (block for block in part.blocks if isinstance(block, Passage) and block.kind == "heading")
    heading = next((plain(block.text.get(code, ())) for block in headings), "")
    return ". ".join(filter(None, (part_name(part, code, division), " ".join(heading.split()))))


def language(code: str) -> dict[str, Any]:
    """How a page writes words of this language: its tag, its own name, and what it calls each mark."""
    rules = taught.get(code)
    keys = ("inserted", "deleted", "moved-from", "moved-to", "unchanged")
    return {
        "code": code,
        "tag": rules.locale_tag,
        "name": rules.words["name"],
        "words": {key: rules.words[key] for key in keys},
    }


def shift(change: Change) -> tuple[str, str]:
    """The old and the new numbers of a renumbering, without the signs of their scheme: ``2–4``, ``3–5``."""
    bare = [replace(each, old=each.old.strip(" .)"), new=each.new.strip(" .)")) for each in change.numbers]
    return span(bare)


def script(kind: str, name: str, value: object) -> bytes:
    """A script that hands ``value`` to the page: read as JSON, which is quicker than as a program."""
    text = msgspec.json.encode(value).decode("utf-8")
    quoted = text.replace("\\", "\\\\").replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"Paraph.take('{kind}','{name}','{quoted}');\n".encode()


def _renumbered(change: Change) -> dict[str, Any]:
    """One line for neighbours whose numbers shifted alike: where it stands, old and new numbers, how many cite them."""
    old, new = shift(change)
    line: dict[str, Any] = {"p": change.article, "o": old, "n": new}
    if change.passage:
        line["i"] = change.passage
    if change.references:
        line["r"] = len(change.references)
    return line | {"k": len(change.numbers)}


def _lean(parts: list[Node], text: list[Node]) -> list[Any]:
    """``parts`` without what ``text``, the newer draft, says already."""
    known = {part["i"]: part for part in text}
    return [_lean_part(part, known) for part in parts]


def _lean_part(part: Node, known: Mapping[str, Node]) -> Any:
    like = known.get(part["i"])
    if like == part:
        return part["i"]
    if like is None or part.get("g"):
        return part
    blocks = {block["i"]: block for block in like["b"]}
    lean = [block["i"] if blocks.get(block["i"]) == block else block for block in part["b"]]
    shared = {key for key in ("r", "n") if part[key] == like[key]}
    return {key: value for key, value in part.items() if key not in shared} | {"b": lean}
