"""Runs of one passage in one language to segments: what is drawn, how it is marked, where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from paraph.model import Bracket, Change, Run, Runs
from paraph.writers.pdf.payload import Mark, Segment

_OF_NODE: Mapping[Change, Mark] = {
    "inserted": "inserted",
    "deleted": "deleted",
    "moved-from": "moved-from",
    "moved-to": "moved-to",
}
_GONE: frozenset[Mark] = frozenset({"deleted", "moved-from", "number-deleted"})


class Context(Struct, frozen=True):
    """What a passage brings to its runs: the fate of its node, the captions of the Parties, the anchors there are."""

    change: Change | None
    captions: Mapping[str, str]
    anchors: Mapping[str, str]
    bracket: Bracket | None = None
    in_label: bool = False


def segments(runs: Runs, context: Context) -> tuple[Segment, ...]:
    """What is drawn for ``runs``: every character of theirs, and the brackets of text that is not agreed."""
    out: list[Segment] = []
    for segment in _bracketed(runs, context):
        if out and (out[-1].m, out[-1].to) == (segment.m, segment.to):
            out[-1] = Segment(out[-1].t + segment.t, segment.m, segment.to)
        elif segment.t:
            out.append(segment)
    return tuple(out)


def clean(runs: Runs, context: Context) -> str:
    """The words as they stand now, without what a redline has struck, on one line: for bookmarks."""
    kept = (run.text for run in runs if _fate(run, context) not in _GONE)
    return " ".join("".join(kept).split())


def _bracketed(runs: Runs, context: Context) -> Iterator[Segment]:
    whole = context.bracket
    of_node = None if context.change is None else _OF_NODE[context.change]
    if whole is not None:
        yield _mark("[" + _caption(whole, context), of_node)
    before: Bracket | None = None
    fate: Mark | None = None
    for run in runs:
        if run.bracket != before:
            # Alternatives stand in brackets of their own, side by side, as in the Word file.
            if before is not None:
                yield _mark("]" if run.bracket is None else "] ", fate)
            if run.bracket is not None:
                yield _mark("[" + _caption(run.bracket, context), _fate(run, context))
        before, fate = run.bracket, _fate(run, context)
        yield _segment(run, context)
    if before is not None:
        yield _mark("]", fate)
    if whole is not None:
        yield _mark("]", of_node)


def _caption(bracket: Bracket, context: Context) -> str:
    return "" if bracket.by is None else context.captions.get(bracket.by, bracket.by) + ":\u00a0"


def _mark(text: str, fate: Mark | None) -> Segment:
    return Segment(text, ("bracket",) if fate is None else ("bracket", fate))


def _segment(run: Run, context: Context) -> Segment:
    marks: list[Mark] = []
    if run.blank == "undecided":
        marks.append("undecided")
    fate = _fate(run, context)
    if fate is not None:
        marks.append(fate)
    return Segment(run.text, tuple(marks), context.anchors.get(run.ref or "", ""))


def _fate(run: Run, context: Context) -> Mark | None:
    """What a redline did to these words. A changed number alone is quiet; a struck passage strikes all it holds."""
    if run.change is None:
        return None if context.change is None else _OF_NODE[context.change]
    if run.change == "moved":
        return "moved-from" if context.change == "moved-from" else "moved-to"
    if context.change is None and (run.renumbered or context.in_label):
        return "number-inserted" if run.change == "inserted" else "number-deleted"
    return run.change
