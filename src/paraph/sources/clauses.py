"""Text of a clause file in, a `Clause` and its findings out. Pure: no file is opened here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import PurePosixPath

from paraph.model import Finding, Language, PartyId, Place
from paraph.sources.blocks import read_blocks
from paraph.sources.faults import Faults
from paraph.sources.forms import LANGUAGES
from paraph.sources.inline import Rules
from paraph.sources.pairing import pair
from paraph.sources.parameters import declared
from paraph.sources.sections import Cut, RawSection, cut
from paraph.sources.text import QUOTE_LETTERS, apostrophes, clean
from paraph.sources.types import Clause, Parameter, Section, SourceBlock, Variant
from paraph.sources.walker import Walker
from paraph.sources.yaml_nodes import Node

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"[^\W\d]\w*")
_OPTIONAL = ("parameters", "source", "note", "tags", "from")


def parse_clause(
    text: str,
    file: str,
    theme: str = "",
    own: bool = False,
    parties: Collection[PartyId] = (),
    languages: Collection[Language] = LANGUAGES,
) -> tuple[Clause | None, tuple[Finding, ...]]:
    """A clause file as text (``file`` gives the id and the places) to a clause and all its faults.

    ``own``: brackets are allowed, and their Parties must be among ``parties`` if any are given. The clause is ``None``
    only if no section can be read. `Clause.hash` is over the text given; the loader puts the hash of the bytes.
    """
    faults = Faults()
    clause = read_clause(text, file, faults, theme=theme, own=own, parties=parties, languages=languages)
    return clause, faults.sorted()


def read_clause(
    text: str,
    file: str,
    faults: Faults,
    *,
    theme: str = "",
    own: bool = False,
    parties: Collection[PartyId] = (),
    languages: Collection[Language] = LANGUAGES,
) -> Clause | None:
    """As `parse_clause`, adding to ``faults``."""
    text_hash = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    pieces = cut(clean(text, file, faults))
    front = _Front(pieces, file, faults, languages)
    _stray(pieces, file, faults)
    rules = Rules.of(own, parties, front.names)
    variants = _variants(pieces, file, rules, languages, faults)
    _unused(front.parameters, pieces, faults)
    if not variants:
        return None
    return Clause(
        id=PurePosixPath(file).name.removesuffix(".md"),
        place=Place(file, 1, 1),
        variants=variants,
        parameters=front.parameters,
        theme=theme,
        own=own,
        source=front.source,
        note=front.note,
        tags=front.tags,
        copied_from=front.copied_from,
        hash=text_hash,
    )


class _Front:
    """The front matter."""

    def __init__(self, pieces: Cut, file: str, faults: Faults, languages: Collection[Language]) -> None:
        if not pieces.front_closed:
            faults.add("front-matter-unterminated", Place(file, pieces.front_line - 1, 1))
        tabs = any(finding.rule == "tab" and finding.place.file == file for finding in faults.found)
        walker = Walker(file, Faults() if tabs else faults, pieces.front_line - 1)
        node = walker.compose(pieces.front) if pieces.front.strip() else None
        walker.faults = faults
        fields = walker.fields(node, (), _OPTIONAL) if node is not None else {}
        self.names: frozenset[str] = frozenset()
        self.parameters: dict[str, Parameter] = {}
        if "parameters" in fields:
            self.parameters = declared(walker, fields["parameters"], languages)
            self.names = frozenset(_keys(fields["parameters"]))
        self.source = walker.text(fields["source"]) if "source" in fields else None
        self.note = walker.text(fields["note"]) if "note" in fields else None
        self.copied_from = walker.text(fields["from"]) if "from" in fields else None
        self.tags = walker.listed(fields["tags"], walker.text) if "tags" in fields else ()


def _keys(node: Node) -> list[str]:
    """All names declared, also the faulty: one fault need not make a second."""
    return [key.value for key, _ in node.value if key.id == "scalar"] if node.id == "mapping" else []


def _stray(pieces: Cut, file: str, faults: Faults) -> None:
    if not pieces.sections and not pieces.malformed:
        faults.add("no-section", Place(file, pieces.stray or 0))
    elif pieces.stray is not None:
        faults.add("text-before-section", Place(file, pieces.stray, 1))
    for line in pieces.malformed:
        faults.add("section-line", Place(file, line, 1))


def _variants(
    pieces: Cut, file: str, rules: Rules, languages: Collection[Language], faults: Faults
) -> dict[str, Variant]:
    grouped: dict[str, dict[Language, Section]] = {}
    for raw in pieces.sections:
        place = Place(file, raw.line, 1)
        if raw.language not in languages:
            _unknown_language(raw, place, languages, faults)
            continue
        sections = grouped.setdefault(raw.variant, {})
        if raw.language in sections:
            first = sections[raw.language].place.line
            faults.add("duplicate-section", place, language=raw.language, first=first)
            continue
        if not sections and raw.follows:
            faults.add("follows-itself", place)
        sections[raw.language] = _section(raw, file, rules, faults)
    return {name: _variant(name, sections, faults) for name, sections in grouped.items()}


def _unknown_language(raw: RawSection, place: Place, languages: Collection[Language], faults: Faults) -> None:
    base = raw.language.partition("-")[0]
    if base != raw.language and base in languages:
        faults.add("derived-language", place, name=raw.language, base=base)
    else:
        faults.unknown("unknown-language", place, raw.language, languages)


def _section(raw: RawSection, file: str, rules: Rules, faults: Faults) -> Section:
    place = Place(file, raw.line, 1)
    blocks = read_blocks(raw, file, rules, faults)
    if not blocks:
        faults.add("empty-section", place, language=raw.language)
    if raw.language in QUOTE_LETTERS:
        apostrophes("\n".join(raw.body), Place(file, raw.line + 1, 1), faults)
    return Section(language=raw.language, blocks=blocks, place=place, hash=raw.hash, follows=raw.follows)


def _variant(name: str, sections: dict[Language, Section], faults: Faults) -> Variant:
    skeleton = next(iter(sections))
    paired: dict[Language, tuple[SourceBlock | None, ...]] = {}
    for language, section in sections.items():
        if language == skeleton:
            paired[language] = section.blocks
        elif not section.blocks:  # said once, by "empty-section"
            paired[language] = (None,) * len(sections[skeleton].blocks)
        else:
            paired[language] = pair(sections[skeleton], section, faults)
    return Variant(name=name, skeleton=skeleton, sections=sections, paired=paired)


def _unused(parameters: dict[str, Parameter], pieces: Cut, faults: Faults) -> None:
    if not parameters:
        return
    used: set[str] = set()
    for section in pieces.sections:
        for code in _CODE.findall("\n".join(section.body)):
            used.update(_NAME.findall(_STRING.sub("", code)))
    for name, parameter in parameters.items():
        if name not in used and not parameter.table:
            faults.add("unused-parameter", parameter.place, name=name)
