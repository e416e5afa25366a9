"""Headings of articles: on the line of the number, on the next one, or numbered themselves without the word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from paraph.readers.foreign.items import Item, ordinal, parse_item, parse_number
from paraph.readers.foreign.patterns import article_head
from paraph.readers.foreign.units import Unit

Heads: TypeAlias = dict[int, tuple[str, str]]
"""Where an article begins: index of the unit to (number, the rest of that line)."""

_LONGEST = 160


def looks_like_heading(unit: Unit) -> bool:
    """A short line that is no sentence and opens nothing else."""
    if unit.table is not None or unit.number or not unit.text.strip() or len(unit.text) > _LONGEST:
        return False
    if unit.text.endswith((".", ";", ":", ",")) or parse_item(unit.text) or article_head(unit.text):
        return False
    return unit.text[:1].isupper() or unit.text[:1] in '«“"' or unit.align == "center"


def splits_heading(rest: str, head: Unit, rows: Sequence[Unit]) -> tuple[str, str, int]:
    """(heading, text that followed the number on its line, how many of ``rows`` the heading took)."""
    if rest:
        lines = rest.split("\n")
        first = lines[0].strip()
        if _is_title(first) or (head.bold and len(first) <= _LONGEST and not first.endswith((";", ":", ","))):
            return first.removesuffix(".") if not _sentence(first) else first, "\n".join(lines[1:]), 0
        return "", rest, 0
    if not rows or not looks_like_heading(rows[0]):
        return "", "", 0
    first_row = rows[0]
    if not _fits(first_row, head) or not (_stands_out(first_row, head) or _has_body(rows)):
        return "", "", 0
    taken = [first_row.text]
    for unit in rows[1:3]:
        if first_row.align != "center" or unit.align != "center" or not unit.text[:1].islower():
            break
        taken.append(unit.text)
    return " ".join(" ".join(taken).split()), "", len(taken)


def numbered_headings(units: Sequence[Unit]) -> Heads:
    """Articles without the word: short lines numbered 1., 2., 3. in a row that stand out or have text below them."""
    found: list[tuple[int, Item]] = []
    for at, unit in enumerate(units):
        item = parse_number(unit.number, unit.text) if unit.number else parse_item(unit.text)
        if item is None or item.scheme != "1." or "." in item.number or not _may_head(item, unit):
            continue
        if at + 1 < len(units):
            found.append((at, item))
    run: list[tuple[int, Item]] = []
    for at, item in found:
        if ordinal(item.number) == len(run) + 1:
            run.append((at, item))
    if len(run) < 2 or any(second[0] - first[0] < 2 for first, second in pairwise(run)):
        return {}
    return {at: (item.number, item.text) for at, item in run}


def _may_head(item: Item, unit: Unit) -> bool:
    text = item.text.strip()
    if not text or len(text) > 120 or "\n" in text or text.endswith((";", ":", ",")):
        return False
    stands_out = unit.bold or unit.align == "center" or unit.outline is not None or text.isupper()
    return stands_out or (not text.endswith(".") and text[:1].isupper() and len(text) <= 80)


def _is_title(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and not _sentence(text) and not text.endswith((";", ":", ","))


def _sentence(text: str) -> bool:
    return text.endswith(".") and len(text) > 60


def _fits(unit: Unit, head: Unit) -> bool:
    """A heading is set like its number: centred under a centred one, bold under a bold one."""
    if unit.outline is not None:
        return True
    return (head.align != "center" or unit.align == "center" or unit.bold) and (not head.bold or unit.bold)


def _has_body(rows: Sequence[Unit]) -> bool:
    """Text follows, and it is not the list that a first sentence opens."""
    if len(rows) < 2:
        return False
    item = parse_item(rows[1].text)
    return item is None or item.scheme == "1."


def _stands_out(unit: Unit, head: Unit) -> bool:
    return unit.bold or unit.align == "center" or unit.outline is not None or (head.align == "center" and not head.bold)
