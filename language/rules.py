"""Rules that need no dictionary: scripts, apostrophes, figures and values alike in every language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from months import months
from texts import LABEL, ROMAN, VALUE, WORD, Section, Text, aligned, bare, sections, split_front

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z]")
WRONG_APOSTROPHES = re.compile("['\u2018\u2019\u0060\u00b4\u02b9]")
STRAY_TURNED_COMMA = re.compile("(?<![OoGg])\u02bb")
STRAY_TUTUQ = re.compile("(?<=[OoGg])\u02bc")


def script_faults(text: Text) -> Iterator[str]:
    """Words of two scripts, words of the wrong script, wrong apostrophes, the letter ё."""
    for word in WORD.findall(text.words):
        latin, cyrillic = LATIN.search(word), CYRILLIC.search(word)
        if latin and cyrillic:
            yield f"mixed scripts in `{word}`"
        elif not text.note and not ROMAN.fullmatch(word) and (latin if text.language != "uz" else cyrillic):
            yield f"wrong script for {text.language}: `{word}`"
    if match := WRONG_APOSTROPHES.search(text.words):
        yield f"apostrophe U+{ord(match[0]):04X}: write U+02BB in oʻ, gʻ and U+02BC elsewhere"
    if match := STRAY_TURNED_COMMA.search(text.words):
        yield f"U+02BB stands after o and g only: `{text.words[max(0, match.start() - 8) : match.end() + 8]}`"
    if match := STRAY_TUTUQ.search(text.words):
        yield f"oʻ and gʻ take U+02BB: `{text.words[max(0, match.start() - 8) : match.end() + 8]}`"
    if text.language == "ru" and re.search("[ёЁ]", text.words):
        yield "the letter ё: the house writes е"


def section_faults(skeleton: Section, other: Section) -> Iterator[tuple[int, str]]:
    """Where a translation has other figures or other values than the section it follows."""
    if len(skeleton.passages) != len(other.passages):
        yield other.line, f"{len(other.passages)} passages, {len(skeleton.passages)} in {skeleton.language}"
        return
    for first, second in zip(skeleton.passages, other.passages, strict=True):
        for fault in text_faults(first.raw, skeleton.language, second.raw, other.language):
            yield second.line, fault


def text_faults(first: str, skeleton: str, second: str, language: str) -> Iterator[str]:
    """What differs in ``second`` (in ``language``) from the text ``first`` (in ``skeleton``) that it renders."""
    for what, measure in MEASURES.items():
        mine, theirs = Counter(measure(first, skeleton)), Counter(measure(second, language))
        # a pronoun may stand for it in one language and not in another
        for spoken in ("this", "instrument", "about.noun"):
            mine[spoken], theirs[spoken] = min(mine[spoken], 1), min(theirs[spoken], 1)
        if mine != theirs:
            differ = " ".join(sorted(((mine - theirs) + (theirs - mine)).elements()))
            yield f"{what} differ from {skeleton}: {differ}"


def _figures(raw: str) -> list[str]:
    return re.findall(r"\d+", re.sub(r"^\s*1\.", "", bare(raw)))


def _months(raw: str, language: str) -> list[str]:
    """Which months are named beside a figure, by number, in any form: ``11``."""
    return [str(month) for month in months(bare(raw), language)]


def _defined(raw: str) -> list[str]:
    """How many terms the passage defines: **term**."""
    return ["**"] * (raw.count("**") // 2)


def _mark(raw: str) -> list[str]:
    """How the passage stands in its list: its indent and its mark. Lists are of one length where these are equal."""
    found = re.match(r"( *)(1\.|-|##)?", raw)
    return [f"{len(found[1])}{found[2] or ''}"] if found else []


def _values(raw: str) -> list[str]:
    """Names asked for, without cases: ``This.nom`` and ``this.gen`` are one value, ``number(notice)`` is another."""
    found = [re.sub(r"\{\{|\}\}|\s", "", value) for value in VALUE.findall(raw)]
    quoted = [re.sub(r',"(?:[a-z]+\.)*[a-z]+"', "", value) if "(" in value else value for value in found]
    names = [value if "(" in value else value.split(".")[0] if value.count(".") < 2 else value for value in quoted]
    return [_caseless(name).lower() for name in names]


def _caseless(name: str) -> str:
    for words in ("joint_adjective", "by_holder", "by_turn"):  # what stands in by_holder(...) is words of the language
        if name.startswith(words):
            return words
    record = name.lower().startswith(("party.", "own.", "other.", "about."))
    return ".".join(name.split(".")[:2]) if record else name


MEASURES: dict[str, Callable[[str, str], list[str]]] = {
    "figures": lambda raw, _: _figures(raw),
    "months": _months,
    "values": lambda raw, _: _values(raw),
    "labels": lambda raw, _: LABEL.findall(raw),
    "defined terms": lambda raw, _: _defined(raw),
    "items of lists": lambda raw, _: _mark(raw),
}


def translation_faults(root: Path) -> Iterator[str]:
    """Every section of every clause against the section it follows; every cell and name against its Russian."""
    for path in sorted([*(root / "clauses").rglob("*.md"), *(root / "agreements").rglob("*.md")]):
        lines = path.read_text(encoding="utf-8").split("\n")
        start = split_front(lines)
        first: dict[str, Section] = {}
        for section in sections(["" if at < start else line for at, line in enumerate(lines)]):
            skeleton = first.setdefault(section.variant, section)
            for line, fault in section_faults(skeleton, section) if section is not skeleton else ():
                yield f"{path.relative_to(root).as_posix()}:{line}: [{section.language}] {fault}"
    for cell in aligned(root):
        if cell.file.endswith(".yaml") and "ru" in cell.texts:
            for language, text in cell.texts.items():
                for fault in text_faults(cell.texts["ru"], "ru", text, language):
                    yield f"{cell.file}:{cell.lines[language]}: [{language}] {fault}"
