"""The issued file and the one that came, read alike, in; how they differ out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from paraph.publish.reading.content import Content, Line
from paraph.publish.verify.places import Spot, squeezed
from paraph.publish.verify.verdicts import Problem, Verdict

LISTED = 200
"""So many passages are listed; more are counted."""
_LINE = 12
"""Shorter lines are numbers of pages, names of columns, a label by itself."""
_TOO_MANY = 20_000
_DIGITS = re.compile(r"\d+")
_TOLD = frozenset(
    {"title", "subject", "creator", "author", "description", "keywords", "category", "language", "created",
     "creationdate", "lastmodifiedby"}
)  # fmt: skip
"""Properties that somebody chose; what programs write by themselves says that a file was saved and nothing else."""


class Pair(Struct, frozen=True):
    """Lines that differ: ``at`` is the place among the issued lines, or where the new ones came in."""

    at: int
    old: str
    new: str
    spot: Spot | None = None
    """Where it stands, if that is known."""


class Difference(Struct, frozen=True, kw_only=True):
    """How two files differ."""

    verdict: Verdict
    pairs: tuple[Pair, ...] = ()
    left_out: int = 0
    notes: tuple[Problem, ...] = ()


def difference(issued: Content, came: Content) -> Difference:
    """How ``came`` differs from ``issued``, a file of the same kind, whose bytes are not its own."""
    notes = (*_properties(issued, came), *_remarks(issued, came))
    pairs = tuple(_pairs([_said(line) for line in issued.lines], [_said(line) for line in came.lines]))
    pairs += tuple(_running(issued, came))
    if pairs:
        return Difference(verdict="words", pairs=pairs[:LISTED], left_out=max(0, len(pairs) - LISTED), notes=notes)
    if _only_properties(issued, came):
        return Difference(verdict="metadata", notes=notes)
    return Difference(verdict="resaved", notes=notes)


def by_passages(spots: Sequence[Spot], issued: Sequence[Content], came: Content) -> Difference:
    """The same for a file that another program made of the text: only its words can be held against ours.

    Every passage must stand in it, wherever its lines break; a line that stands neither in a passage nor in one of
    the ``issued`` files of this text was added.
    """
    there = "".join(squeezed(line.text) for line in came.lines)
    ours = "".join(spot.text for spot in spots)
    ours += "".join(squeezed(line) for side in issued for line in (*(each.text for each in side.lines), *side.running))
    gone = [Pair(-1, spot.said, "", spot) for spot in spots if spot.words not in there]
    come = [
        Pair(-1, "", line.text)
        for line in came.lines
        if len(squeezed(line.text)) >= _LINE and squeezed(line.text) not in ours
    ]
    notes = tuple(_remarks(issued[0], came))
    pairs = (*gone, *come)
    if not pairs:
        return Difference(verdict="resaved", notes=notes)
    return Difference(verdict="words", pairs=pairs[:LISTED], left_out=max(0, len(pairs) - LISTED), notes=notes)


def plain(text: str) -> str:
    """Words with single spaces: breaks, soft hyphens and kinds of space are no words."""
    return " ".join(text.replace("\u00ad", "").split())


def _said(line: Line) -> str:
    """Struck words are words too: in a redline they are half of what it says."""
    return f"{plain(line.text)} [-{plain(line.struck)}-]" if line.struck.strip() else plain(line.text)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Lines that differ, paired in order; none where only the breaks between lines are others."""
    old_at = [at for at, line in enumerate(old) if line]
    old, new = [line for line in old if line], [line for line in new if line]
    if old == new or _squeezed(old) == _squeezed(new):
        return
    if len(old) + len(new) > _TOO_MANY:
        yield Pair(0, old[0] if old else "", new[0] if new else "")
        return
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or _squeezed(old[start:end]) == _squeezed(new[first:last]):
            continue
        for step in range(max(end - start, last - first)):
            here, there = start + step, first + step
            at = min(here, end - 1) if end > start else start - 1
            yield Pair(
                old_at[at] if 0 <= at < len(old_at) else 0,
                old[here] if here < end else "",
                new[there] if there < last else "",
            )


def _squeezed(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


def _running(issued: Content, came: Content) -> Iterator[Pair]:
    """Headers and footers, each text once; page numbers are counted by whoever shows them."""
    old, new = ({_DIGITS.sub("#", plain(text)): plain(text) for text in side.running} for side in (issued, came))
    old.pop("", None)
    new.pop("", None)
    gone = [text for text in old.values() if text not in new.values()]
    come = [text for text in new.values() if text not in old.values()]
    if set(old) == set(new) and not _dated(gone, come):
        return
    for step in range(max(len(gone), len(come))):
        yield Pair(-1, gone[step] if step < len(gone) else "", come[step] if step < len(come) else "")


def _dated(gone: Sequence[str], come: Sequence[str]) -> bool:
    """A header that names the edition and its date differs in digits, and that is no page number."""
    return any(len(_DIGITS.findall(text)) > 2 for text in (*gone, *come))


def _only_properties(issued: Content, came: Content) -> bool:
    """Everything but the properties is the same, part for part."""

    def others(side: Content) -> dict[str, str]:
        return {name: digest for name, digest in side.parts.items() if not name.startswith("docProps/")}

    same_parts = bool(issued.parts) and others(issued) == others(came)
    return same_parts and issued.properties != came.properties


def _properties(issued: Content, came: Content) -> Iterator[Problem]:
    for name in sorted(set(issued.properties) | set(came.properties)):
        old, new = issued.properties.get(name, ""), came.properties.get(name, "")
        if name.lower() in _TOLD and plain(old) != plain(new):
            yield Problem(
                verdict="metadata",
                path=name,
                message="the property was `{old}` and is `{new}`",
                args={"old": old[:200], "new": new[:200]},
            )


def _remarks(issued: Content, came: Content) -> Iterator[Problem]:
    authors = [author for author in came.authors if author not in issued.authors]
    if authors:
        names = ", ".join(authors[:5])
        yield Problem(verdict="words", message="changes are tracked in it, by {names}", args={"names": names})
    if came.comments > issued.comments:
        count = came.comments - issued.comments
        yield Problem(verdict="resaved", message="comments were added: {count}", args={"count": count})
