"""Reading the words of the content. Comes in: the files. Goes out: words of one language with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

LANGUAGES = ("ru", "uz", "kk")
WORD = re.compile(r"[A-Za-z\u0400-\u04ff\u02bb\u02bc]+(?:-[A-Za-z\u0400-\u04ff\u02bb\u02bc]+)*")
ROMAN = re.compile("[IVXLCDM]+")
"""A numeral, in whatever script its text is: the number of a law ends in one."""
VALUE = re.compile(r"\{\{.*?\}\}")
DIRECTIVE = re.compile(r"\{%.*?%\}")
LABEL = re.compile(r"\{@[a-z0-9-]+\}")
FIELD = re.compile(r"\{[a-z_]+(?::[a-z.]+)?\}")
WHOSE = re.compile(r"(?m)(?<=\[)[A-Z]{3}:|(?<=\|)\s*[A-Z]{3}:|^\s*:::.*$")
"""Whose text it is, in text not agreed: marks, not words."""
FOLDERS = ("clauses", "agreements", "papers")
"""Where texts of instruments stand; the registry has names only."""
SKIPPED_KEYS = {"forbidden", "allowed", "source"}


class Text(NamedTuple):
    """Authored words of one language, with their place. ``note`` is for the house: spelling is checked, no more."""

    language: str
    file: str
    line: int
    words: str
    note: bool = False


class Passage(NamedTuple):
    """One passage of a clause section, as written."""

    line: int
    raw: str


class Section(NamedTuple):
    """One language of one variant of a clause file."""

    language: str
    variant: str
    line: int
    passages: tuple[Passage, ...]


def bare(raw: str) -> str:
    """``raw`` without values, directives, labels and marks: the words a reader checks."""
    for pattern in (VALUE, DIRECTIVE, LABEL, FIELD, WHOSE):
        raw = pattern.sub(" ", raw)
    return raw.replace("**", "").replace("\\", " ")


def sections(lines: Sequence[str]) -> Iterator[Section]:
    """The sections of a clause file: passages are what a blank line, an item mark or a directive separates."""
    head: tuple[str, str, int] | None = None
    found: list[Passage] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("# "):
            if head:
                yield Section(head[0], head[1], head[2], tuple(found))
            parts = [part.strip() for part in line[2:].split("/")]
            names = [part for part in parts[1:] if not part.startswith("follows ")]
            head, found = (parts[0], names[0] if names else "", number), []
        elif head and line.strip():
            starts = re.match(r"\s*(1\.|-|##|\{%)\s", line) or not found or not lines[number - 2].strip()
            if starts:
                found.append(Passage(number, line))
            else:
                found[-1] = Passage(found[-1].line, f"{found[-1].raw}\n{line}")
    if head:
        yield Section(head[0], head[1], head[2], tuple(found))


def split_front(lines: Sequence[str]) -> int:
    """Index of the first line after the front matter."""
    return next((at + 1 for at in range(1, len(lines)) if lines[at] == "---"), 0) if lines[:1] == ["---"] else 0


def clause_texts(file: str, text: str) -> Iterator[Text]:
    """Every passage of a clause file, and its note."""
    lines = text.split("\n")
    start = split_front(lines)
    front = yaml.safe_load("\n".join(lines[1 : start - 1])) if start else {}
    if note := (front or {}).get("note"):
        yield Text("ru", file, 1, str(note), note=True)
    for section in sections(["" if at < start else line for at, line in enumerate(lines)]):
        for passage in section.passages:
            yield Text(section.language, file, passage.line, bare(passage.raw))


def yaml_texts(file: str, node: yaml.Node | None, language: str | None = None) -> Iterator[Text]:
    """Every scalar that stands under a language key, and notes, of a YAML file."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "note" and language is None:
                yield Text("ru", file, value.start_mark.line + 1, str(value.value), note=True)
            elif key.value not in SKIPPED_KEYS:
                inner = key.value if key.value in LANGUAGES and not _is_language_record(value) else language
                yield from yaml_texts(file, value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from yaml_texts(file, item, language)
    elif isinstance(node, yaml.ScalarNode) and language:
        yield Text(language, file, node.start_mark.line + 1, bare(node.value))


def _is_language_record(node: yaml.Node) -> bool:
    """``ru: {owner: ...}``, ``ru: {yo: false}``, ``ru: {name: ...}``: a record about the language, not words in it."""
    known = {"owner", "collated", "yo", "quotes", "name", "script"}
    return isinstance(node, yaml.MappingNode) and any(key.value in known for key, _ in node.value)


def all_texts(root: Path) -> Iterator[Text]:
    """The words of every clause, registry file, table, agreement and form of a paper."""
    for folder in ("registry", *FOLDERS):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix == ".md":
                yield from clause_texts(name, path.read_text(encoding="utf-8"))
            elif path.suffix == ".yaml":
                yield from yaml_texts(name, yaml.compose(path.read_text(encoding="utf-8")))


class Aligned(NamedTuple):
    """One passage in every language it has: ``texts`` as written, ``lines`` where each begins."""

    file: str
    variant: str
    label: str
    texts: dict[str, str]
    lines: dict[str, int]


def aligned(root: Path) -> Iterator[Aligned]:
    """Every passage of every clause, its languages side by side; then the cells and names of the YAML files."""
    for path in sorted([*(root / "clauses").rglob("*.md"), *(root / "agreements").rglob("*.md")]):
        lines = path.read_text(encoding="utf-8").split("\n")
        start = split_front(lines)
        by_variant: dict[str, list[Section]] = {}
        for section in sections(["" if at < start else line for at, line in enumerate(lines)]):
            by_variant.setdefault(section.variant, []).append(section)
        for variant, written in by_variant.items():
            for at, first in enumerate(written[0].passages):
                there = [section for section in written if at < len(section.passages)]
                label = LABEL.search(first.raw)
                yield Aligned(
                    path.relative_to(root).as_posix(),
                    variant,
                    label[0][2:-1] if label else str(at + 1),
                    {section.language: section.passages[at].raw for section in there},
                    {section.language: section.passages[at].line for section in there},
                )
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.yaml")):
        yield from _cells(path.relative_to(root).as_posix(), yaml.compose(path.read_text(encoding="utf-8")), "")


def _cells(file: str, node: yaml.Node | None, label: str) -> Iterator[Aligned]:
    """Every mapping of languages to plain words in a YAML file."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _cells(file, item, label)
    if not isinstance(node, yaml.MappingNode):
        return
    inner = {key.value: value for key, value in node.value}
    if isinstance(inner.get("key"), yaml.ScalarNode):
        label = inner["key"].value
    said = {code: inner[code] for code in LANGUAGES if isinstance(inner.get(code), yaml.ScalarNode)}
    if said:
        yield Aligned(
            file,
            "",
            label,
            {code: value.value for code, value in said.items()},
            {code: value.start_mark.line + 1 for code, value in said.items()},
        )
    for key, value in inner.items():
        if key not in SKIPPED_KEYS:
            yield from _cells(file, value, label or key)
