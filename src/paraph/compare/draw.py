"""Paired passages and tables drawn as one: the new words with the old ones struck between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from paraph.compare.before import was_passage
from paraph.compare.sides import Side, passage_side
from paraph.compare.targets import Targets
from paraph.compare.words import diff, diff_pieces
from paraph.model import Language, Passage, Run, Runs, Was

Texts = Mapping[Language, Runs]


def codes(*texts: Texts) -> list[Language]:
    """The languages of all ``texts``, the first ones' order first."""
    return list(dict.fromkeys(code for text in texts for code in text))


def draw_texts(old: Texts, new: Texts, targets: Targets, *, numbering: bool = False) -> dict[Language, Runs]:
    """The words of every language compared."""
    out: dict[Language, Runs] = {}
    for code in codes(new, old):
        runs = diff(old.get(code, ()), new.get(code, ()), targets, numbering=numbering)
        out[code] = _present(runs, code in old, code in new)
    return out


def _present(runs: Runs, old: bool, new: bool) -> Runs:
    """Tell an empty text from one that is not there: an empty run stands for the side that is there."""
    if not runs and old and new:
        return runs
    if old and all(run.change == "inserted" for run in runs):
        runs = (Run(change="deleted"), *runs)
    if new and all(run.change == "deleted" for run in runs):
        runs = (*runs, Run(change="inserted"))
    return runs


def draw_passage(old: Passage, new: Passage, targets: Targets) -> Passage:
    """``new`` with everything that differs from ``old`` marked. For a row the cells must pair by place."""
    if old == new and targets.plain:
        return new
    return replace(
        new,
        text=draw_texts(old.text, new.text, targets),
        label=draw_texts(old.label, new.label, targets, numbering=True),
        cells=tuple(draw_texts(one, other, targets) for one, other in zip(old.cells, new.cells, strict=True)),
        was=was_passage(old, new),
    )


def draw_split(old: Passage, news: Sequence[Passage], heir: int, targets: Targets) -> list[Passage]:
    """``old`` as the passages it became; between them the ends that were put in."""
    texts: list[dict[Language, Runs]] = [{} for _ in news]
    for code in codes(*(new.text for new in news), old.text):
        pieces = diff_pieces([old.text.get(code, ())], [new.text.get(code, ()) for new in news], targets)
        nowhere = not any(run.change != "inserted" for piece in pieces for run in piece)
        for at, (piece, new) in enumerate(zip(pieces, news, strict=True)):
            has_old = any(run.change != "inserted" for run in piece) or (nowhere and at == 0)
            _put(texts[at], code, piece, code in old.text and has_old, code in new.text)
    return [
        replace(
            new,
            text=texts[at],
            label=draw_texts(old.label if at == heir else {}, new.label, targets, numbering=True),
            was=was_passage(old, new) if at == heir else Was(part_of=old.id),
            break_="inserted" if at < len(news) - 1 else None,
        )
        for at, new in enumerate(news)
    ]


def draw_join(olds: Sequence[Passage], new: Passage, heir: int, targets: Targets) -> list[Passage]:
    """``new`` as the passages it was made of; between them the ends that were taken out."""
    texts: list[dict[Language, Runs]] = [{} for _ in olds]
    for code in codes(new.text, *(old.text for old in olds)):
        pieces = diff_pieces([old.text.get(code, ()) for old in olds], [new.text.get(code, ())], targets)
        nowhere = not any(run.change != "deleted" for piece in pieces for run in piece)
        for at, (piece, old) in enumerate(zip(pieces, olds, strict=True)):
            has_new = any(run.change != "deleted" for run in piece) or (nowhere and at == 0)
            _put(texts[at], code, piece, code in old.text, code in new.text and has_new)
    return [
        replace(
            new if at == heir else old,
            text=texts[at],
            label=draw_texts(old.label, new.label if at == heir else {}, targets, numbering=True),
            was=was_passage(old, new) if at == heir else Was(joined_to=new.id),
            break_="deleted" if at < len(olds) - 1 else None,
        )
        for at, old in enumerate(olds)
    ]


def _put(texts: dict[Language, Runs], code: Language, runs: Runs, old: bool, new: bool) -> None:
    if runs or old or new:
        texts[code] = _present(runs, old, new)


def arrived(full: Passage) -> Passage:
    """The new end of a moved passage, given the full comparison: what was put in is marked."""
    return replace(passage_side(full, Side(True, marks=True)), change="moved-to", move=full.id)


def departed(full: Passage, targets: Targets) -> Passage:
    """The old end of a moved passage, given the full comparison: what was taken out is marked."""
    side = Side(False, targets.old_of, marks=True)
    return replace(passage_side(full, side), change="moved-from", move=full.id)
