"""Renumberings, grouped: "articles 6-20 are now 7-21", and the passages that cite them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from paraph.compare.changes import Change, Number
from paraph.compare.redline import Drawer
from paraph.compare.sides import NEW, OLD, one_side
from paraph.model import Part, Passage, Runs, Table
from paraph.model.roman import from_roman
from paraph.model.runs import words

Group = list[Number]


def renumberings(drawer: Drawer) -> Iterator[Change]:
    """One change for each run of articles, and of passages in an article, whose numbers shifted alike."""
    cited = _cited(drawer)
    articles = [_article(drawer, part) for part in drawer.new.parts]
    for group in _grouped(articles):
        yield _change(drawer, group, group[0].id, None, cited)
    for part in drawer.new.parts:
        for group in _grouped(_label(drawer, block) for block in part.blocks if not _heads(block)):
            yield _change(drawer, group, part.id, group[0].id, cited)
    for target, places in cited.items():
        # A citation that shows another number although its target does not: listed all the same.
        article = target.partition("/")[0]
        yield Change(kind="renumbered", article=article, nature="numbering", references=tuple(places))


def _change(drawer: Drawer, group: Group, article: str, passage: str | None, cited: dict[str, list[str]]) -> Change:
    references = dict.fromkeys(place for number in group for place in cited.pop(number.id, ()))
    role = next(part.role for part in drawer.new.parts if part.id == article)
    return Change(
        kind="renumbered",
        article=article,
        role=role,
        passage=passage,
        was=drawer.alignment.old_id(passage or article),
        nature="numbering",
        numbers=tuple(group),
        references=tuple(references),
    )


def _article(drawer: Drawer, part: Part) -> Number | None:
    was = drawer.alignment.parts.get(part.id)
    if was is None:
        return None
    old = drawer.old_parts[was]
    heading = next((block for block in part.blocks if _heads(block)), None)
    label = _label(drawer, heading) if heading is not None else None
    if old.number == part.number:
        return label and Number(part.id, label.old, label.new)
    return Number(part.id, old.number or "", part.number or "")


def _heads(block: object) -> bool:
    """The passage that bears the number of its article."""
    return isinstance(block, Passage) and block.kind in ("heading", "annex-label")


def _label(drawer: Drawer, block: object) -> Number | None:
    if not isinstance(block, Passage) or not block.label:
        return None
    full = drawer.full(block)
    if not isinstance(full, Passage):
        return None
    for runs in full.label.values():
        if any(run.change is not None for run in runs):
            return Number(block.id, words(one_side(runs, OLD)), words(one_side(runs, NEW)))
    return None


def _grouped(numbers: Iterable[Number | None]) -> Iterator[Group]:
    """Neighbours whose numbers shifted by the same; what cannot be counted stands with its neighbours too."""
    group: Group = []
    for number in numbers:
        if number is not None and group and _shift(group[-1]) == _shift(number):
            group.append(number)
            continue
        if group:
            yield group
        group = [] if number is None else [number]
    if group:
        yield group


def _shift(number: Number) -> int | None:
    old, new = (_count(text) for text in (number.old, number.new))
    return new - old if old is not None and new is not None else None


def _count(number: str) -> int | None:
    """``5`` and ``Статья 5`` as 5, ``II`` and ``II.`` as 2."""
    digits = "".join(filter(str.isdecimal, number))
    return int(digits) if digits else from_roman(number.strip(" ."))


def _cited(drawer: Drawer) -> dict[str, list[str]]:
    """Target id to the passages that cite it under another number than before."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for block in drawer.news.values():
        full = drawer.full(block)
        rows = (full,) if isinstance(full, Passage) else (full.head, *full.rows) if isinstance(full, Table) else ()
        for passage in rows:
            if passage.change not in ("deleted", "moved-from"):
                for target in dict.fromkeys(_targets(passage)):
                    out[target].append(passage.id)
    return dict(out)


def _targets(passage: Passage) -> Iterator[str]:
    texts: list[Runs] = [runs for text in (passage.text, *passage.cells) for runs in text.values()]
    for runs in texts:
        for run in runs:
            if run.renumbered and run.change == "inserted" and run.number is not None:
                yield run.number
