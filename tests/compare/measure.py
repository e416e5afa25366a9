"""What a redline marks, and the least it could mark knowing the true edits: the judge of quietness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paraph.compare.tokens import split
from paraph.model import Original, Passage, Runs, Table
from paraph.model.walk import of_block

from .edits import Script

WHOLE = ("inserted", "deleted")


@dataclass(frozen=True)
class Marks:
    """Characters: marked as inserted or deleted, shown as moved, of numbers alone."""

    changed: int
    moved: int
    numbers: int


def nodes(redline: Original) -> Iterator[tuple[Passage, str | None, tuple[str | None, ...]]]:
    """Every passage of a redline with the change that holds for it, and those of its columns."""
    for part in redline.parts:
        for block in part.blocks:
            above = (block.change if isinstance(block, Table) else None) or part.change
            columns = tuple(column.change for column in block.columns) if isinstance(block, Table) else ()
            for passage in of_block(block):
                yield passage, passage.change or above, columns


def marks(redline: Original) -> Marks:
    """Count the marks of ``redline``, labels apart: they are numbering."""
    changed = moved = numbers = 0
    for passage, change, columns in nodes(redline):
        for text, column in [(passage.text, None), *zip(passage.cells, columns, strict=True)]:
            for run in (run for runs in text.values() for run in runs):
                if change in WHOLE or column in WHOLE or (run.change is not None and not run.renumbered):
                    changed += len(run.text)
                elif run.renumbered:
                    numbers += len(run.text)
                elif change is not None:
                    moved += len(run.text)
    return Marks(changed, moved, numbers)


def fewest(old: str, new: str) -> int:
    """The fewest characters that can be marked between two texts, by trying everything.

    Whole words; a space stays only beside a word that stays: nobody strikes two neighbours and keeps what is between.
    """
    if old == new or not (old and new):
        return len(old) + len(new) if old != new else 0
    first, second = split(old), split(new)
    none = float("-inf")
    # kept[i][j]: most characters kept in first[:i], second[:j]; beside[i][j]: the same if both ended with a kept word
    kept = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    beside = [[none] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            best = max(kept[i - 1][j], kept[i][j - 1])
            if first[i - 1] == second[j - 1]:
                size = len(first[i - 1])
                if first[i - 1].isspace():
                    best = max(best, beside[i - 1][j - 1] + size)
                    beside[i][j] = none
                else:
                    whole = kept[i - 1][j - 1] + size
                    if i > 1 and j > 1 and first[i - 2] == second[j - 2] and first[i - 2].isspace():
                        whole = max(whole, kept[i - 2][j - 2] + size + len(first[i - 2]))
                    beside[i][j] = whole
                    best = max(best, whole)
            kept[i][j] = best
    return len(old) + len(new) - 2 * int(kept[-1][-1])


def plain(runs: Runs) -> str:
    """The words; numbers of targets are no words."""
    return "".join("#" if run.number is not None else run.text for run in runs)


def texts(original: Original) -> dict[str, dict[str, str]]:
    """The words of every passage, by id and language; a row's cells by column and language."""
    out: dict[str, dict[str, str]] = {}
    for part in original.parts:
        for block in part.blocks:
            keys = [column.key for column in block.columns] if isinstance(block, Table) else []
            for passage in of_block(block):
                out[passage.id] = {code: plain(runs) for code, runs in passage.text.items()}
                for key, cell in zip(keys, passage.cells, strict=True):
                    out[passage.id] |= {f"{key} {code}": plain(runs) for code, runs in cell.items()}
    return out


def least(script: Script, old: Original, new: Original, old_ids: dict[int, str], new_ids: dict[int, str]) -> int:
    """The least that can be marked from ``old`` to ``new``, knowing which passage is which; a move marks nothing."""
    before, after = texts(old), texts(new)
    ends = {**{piece: whole for piece, whole in script.split_from.items() if whole in new_ids and whole in old_ids}}
    joins = {piece: whole for piece, whole in script.joined_to.items() if whole in new_ids and whole in old_ids}
    total = 0
    for uid in {*old_ids, *new_ids}:
        if "/" not in old_ids.get(uid, new_ids.get(uid, "")) or uid in ends or uid in joins:
            continue
        one, other = before.get(old_ids.get(uid, ""), {}), after.get(new_ids.get(uid, ""), {})
        pieces = _pieces(uid, ends, new_ids, after)
        parts = _pieces(uid, joins, old_ids, before)
        for code in {*one, *other}:
            total += _between(
                [one.get(code, ""), *(text.get(code, "") for text in parts)],
                [other.get(code, ""), *(text.get(code, "") for text in pieces)],
            )
    return total


def _pieces(
    uid: int, wholes: dict[int, int], ids: dict[int, str], known: dict[str, dict[str, str]]
) -> list[dict[str, str]]:
    return [known[ids[piece]] for piece, whole in wholes.items() if whole == uid and piece in ids]


def _between(olds: list[str], news: list[str]) -> int:
    """Pieces may stand in either order; the space between them need not be marked."""
    tries = [(" ".join(one), " ".join(other)) for one in (olds, olds[::-1]) for other in (news, news[::-1])]
    slack = len(olds) + len(news) - 2
    return max(0, min(fewest(one, other) for one, other in tries) - slack)
