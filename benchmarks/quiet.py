"""How exact, quiet and fast the comparison is: `python benchmarks/quiet.py [ARTICLES ...]` (default 20 100 1000).

Random treaties in three languages and random edit scripts, an edit for every two articles; the truth is known.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from compare.edits import ALL, run_script  # noqa: E402
from compare.generate import render, treaty  # noqa: E402
from compare.measure import least, marks, nodes  # noqa: E402
from paraph.compare import accept, align, apply, compare, draw, normal, reject, to_json  # noqa: E402
from paraph.model import Original  # noqa: E402

HEAD = (
    "articles",
    "passages",
    "edits",
    "align s",
    "compare s",
    "json s",
    "json MB",
    "misaligned",
    "marked/least",
    "moved as moves",
    "renumbered as words",
    "exact",
)


def moved_as_moves(redline: Original, expected: set[str]) -> str:
    """Of the passages that moved: how many are shown at their new place as anything but inserted."""
    shown = {one.id for one, change, _ in nodes(redline) if change != "inserted"}
    return f"{len(expected & shown)}/{len(expected)}"


def renumbered_as_words(redline: Original) -> int:
    """Numbers of a surviving target that are marked as a change of words although their passage was not edited."""
    count = 0
    for passage, change, _ in nodes(redline):
        runs = [run for text in passage.text.values() for run in text]
        numbers = [run for run in runs if run.number is not None and run.change is not None and not run.renumbered]
        others = [run for run in runs if run.number is None and run.change is not None]
        count += len(numbers) if change is None and not others else 0
    return count


def row(articles: int) -> tuple[str, ...]:
    """One line of the table."""
    rng = random.Random(7)
    draft = treaty(rng, articles)
    old, old_ids = render(draft)
    script = run_script(rng, draft, articles // 2, ALL)
    new, new_ids = render(script.draft)
    start = time.perf_counter()
    alignment = align(old, new)
    aligned = time.perf_counter()
    comparison = compare(old, new)
    compared = time.perf_counter()
    data = to_json(comparison.listed)
    written = time.perf_counter()
    known = [(uid, node) for uid, node in new_ids.items() if "/" in node]
    wrong = sum(old_ids.get(uid) != alignment.passages.get(node) for uid, node in known)
    redline = draw(normal(old), normal(new), alignment)
    moved = {new_ids[uid] for uid in script.moved if uid in new_ids and uid in old_ids}
    exact = accept(redline) == normal(new) and reject(redline) == normal(old)
    exact = exact and apply(normal(old), comparison.listed) == normal(new)
    needed = least(script, normal(old), normal(new), old_ids, new_ids)
    return (
        str(articles),
        str(len(known)),
        str(len(script.log)),
        f"{aligned - start:.2f}",
        f"{compared - aligned:.2f}",
        f"{written - compared:.2f}",
        f"{len(data) / 1e6:.1f}",
        f"{wrong} ({100 * wrong / len(known):.2f} %)",
        f"{marks(redline).changed / max(1, needed):.3f}",
        moved_as_moves(redline, moved),
        str(renumbered_as_words(redline)),
        "yes" if exact else "NO",
    )


def rows() -> Iterator[tuple[str, str, str]]:
    """(what, asked, reached) at every size, for the page of figures."""
    for size in (20, 100, 1000):
        figures = dict(zip(HEAD, row(size), strict=True))
        what = f"{size} articles, {figures['passages']} passages, {figures['edits']} edits"
        yield f"{what}: characters marked / least possible", "<= 1.05", figures["marked/least"]
        yield f"{what}: moved passages shown as moved", "100 %", figures["moved as moves"]
        yield f"{what}: renumbering drawn as change of words", "0", figures["renumbered as words"]
        yield f"{what}: passages misaligned", "<= 1 %", figures["misaligned"]
        yield f"{what}: accept is the new tree, reject the old", "yes", figures["exact"]


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [20, 100, 1000]
    print("| " + " | ".join(HEAD) + " |")
    print("|" + " --- |" * len(HEAD))
    for size in sizes:
        print("| " + " | ".join(row(size)) + " |", flush=True)


if __name__ == "__main__":
    main()
