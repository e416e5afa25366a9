"""Lines back to paragraphs: hard breaks of old texts, breaks inside Word paragraphs, words divided at line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from paraph.readers.foreign.items import parse_item
from paraph.readers.foreign.notebook import Notebook
from paraph.readers.foreign.patterns import annex_head, article_head, is_signature
from paraph.readers.foreign.units import Unit

_ENDS = (".", ";", ":", "!", "?")
_WRAP_LIMIT = 110
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ac]$")
_COMPOUND = re.compile(r"(?:но|ско|цко|ево|ово)$", re.IGNORECASE)
"""First parts that usually keep their hyphen: научно-, торгово-, казахстанско-."""


def joined(units: Sequence[Unit], notes: Notebook) -> list[Unit]:
    """The units with lines that belong together made one. A break that was meant stays as ``\\n`` in the text."""
    wrapped = _is_wrapped(units)
    width = _width(units)
    margin = _margin(units)
    vocabulary = {word.lower() for unit in units for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", unit.text)}
    out: list[Unit] = []
    last_line = ""
    for unit in units:
        before = out[-1] if out else None
        if before is not None and _goes_on(before, last_line, unit, wrapped, width, margin):
            if not unit.soft:
                notes.note("hard-line-breaks", unit.at, unit.text)
            text = _continue(before.text, unit.text, vocabulary, notes, unit.at)
            out[-1] = replace(before, text=text, bold=before.bold and unit.bold)
        elif (
            before is not None and before.table is None and unit.soft and not _opens(unit) and not _opens_alone(before)
        ):
            out[-1] = replace(before, text=f"{before.text}\n{unit.text}")
        else:
            out.append(unit)
        last_line = unit.text
    return out


def _is_wrapped(units: Sequence[Unit]) -> bool:
    """Whether the text was broken into lines by hand: many lines end in mid-sentence and go on in small letters."""
    pairs = [
        (first, second)
        for first, second in pairwise(units)
        if not second.blank and not second.soft and first.table is None and second.table is None
    ]
    if len(pairs) < 4 or sum(len(unit.text) > _WRAP_LIMIT for unit in units) > len(units) // 20:
        return False
    running = sum(first.text[-1:].isalpha() and _starts_small(second) for first, second in pairs)
    return running >= 3 and running * 6 >= len(pairs)


def _width(units: Sequence[Unit]) -> int:
    lengths = sorted(unit.indent + len(unit.text) for unit in units)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _margin(units: Sequence[Unit]) -> int:
    """The indent lines have when they go on: the least of the indents that are common."""
    indents = sorted(unit.indent for unit in units if unit.align != "center" and unit.table is None)
    return indents[len(indents) // 10] if indents else 0


def _goes_on(before: Unit, last_line: str, unit: Unit, wrapped: bool, width: int, margin: int) -> bool:
    if before.table is not None or unit.table is not None or _opens(unit) or _opens_alone(before):
        return False
    if before.row != unit.row or before.cell != unit.cell:
        return False
    if unit.soft:
        return _starts_small(unit) and not last_line.endswith(_ENDS) and before.align != "center"
    if not wrapped:
        return False
    if "center" in (before.align, unit.align):
        return False
    if unit.blank:
        # only a page break tears a sentence apart with blank lines
        return _ends_open(last_line) and _starts_small(unit)
    if unit.indent > margin + 1:
        return False
    first_word = unit.text.split(" ", 1)[0]
    would_fit = before.indent + len(last_line) + 1 + len(first_word) <= width - 12
    return not would_fit or (_starts_small(unit) and _ends_open(last_line))


def _ends_open(line: str) -> bool:
    return line[-1:].isalpha() or line.endswith(("-", "\u00ac"))


def _starts_small(unit: Unit) -> bool:
    return not unit.number and unit.text[:1].islower()


def _opens(unit: Unit) -> bool:
    """The unit begins something of its own, whatever stands before it."""
    if unit.number or article_head(unit.text) or is_signature(unit.text):
        return True
    item = parse_item(unit.text)
    # a line may begin with a dash in mid-sentence; a list item does not follow a small letter
    return item is not None and (item.scheme != "-" or not item.text[:1].isupper())


def _opens_alone(unit: Unit) -> bool:
    """The unit is a label that no text continues: «Статья 5» alone, an annex label."""
    head = article_head(f"{unit.number} {unit.text}".strip())
    return (head is not None and not head[1]) or (annex_head(unit.text) is not None and len(unit.text) < 20)


def _continue(first: str, second: str, vocabulary: set[str], notes: Notebook, at: int) -> str:
    match = _HYPHENATED.search(first)
    if match is None or not second[:1].islower():
        return f"{first} {second}"
    rest = re.match(r"[^\W\d_]+", second)
    whole = f"{match[1]}{rest[0] if rest else ''}"
    hyphened = f"{match[1]}-{rest[0] if rest else ''}"
    keeps = hyphened.lower() in vocabulary or (
        whole.lower() not in vocabulary and len(match[1]) >= 5 and bool(_COMPOUND.search(match[1]))
    )
    notes.note("line-end-hyphen", at, hyphened if keeps else whole)
    return first + second if keeps else first[:-1] + second
