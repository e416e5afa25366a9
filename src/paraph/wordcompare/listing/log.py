"""Takes notes while the redline is drawn: what changed, under which article, in which column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from paraph.wordcompare.listing.changes import Change, Segment, Story, Warned

_SHOWN = 4000
"""Longer words are cut in the list: it is for people; the redline holds them all."""


class Log:
    """The notes of one comparison. ``article``, ``language``, ``story``, ``moved``: where the drawing is just now."""

    def __init__(self) -> None:
        self.article = ""
        self.language = ""
        self.story: Story = "body"
        self.moved = False
        self.renumbered = 0
        self.changes: list[Change] = []
        self.warnings: list[Warned] = []
        self._moves: dict[int, int] = {}

    @contextmanager
    def beside(self, story: Story) -> Iterator[None]:
        """What is noted inside stands in a header, a note: under no article."""
        outer = self.story, self.article
        self.story, self.article = story, ""
        yield
        self.story, self.article = outer

    def words(self, segments: Iterable[Segment]) -> bool:
        """A line whose words changed; whether they did (renumbering alone is only counted)."""
        some = _joined(segments)
        self.renumbered += sum(1 for each in some if each.operation == "renumbered-to")
        if all(each.operation not in ("inserted", "deleted") for each in some):
            return False
        old = "".join(each.text for each in some if each.operation in ("kept", "deleted", "renumbered-from"))
        new = "".join(each.text for each in some if each.operation in ("kept", "inserted", "renumbered-to"))
        self._add(Change(kind="words", old=_cut(old), new=_cut(new), segments=tuple(some), moved=self.moved))
        return True

    def came(self, text: str) -> None:
        """A block that is new. Neighbours make one change."""
        last = self.changes[-1] if self.changes else None
        if last is not None and last.kind == "inserted" and self._here(last):
            self.changes[-1] = replace(last, new=_cut(f"{last.new}\n{text}"), blocks=last.blocks + 1)
        else:
            self._add(Change(kind="inserted", new=_cut(text)))

    def went(self, text: str) -> None:
        """A block that is gone. Neighbours make one change."""
        last = self.changes[-1] if self.changes else None
        if last is not None and last.kind == "deleted" and self._here(last):
            self.changes[-1] = replace(last, old=_cut(f"{last.old}\n{text}"), blocks=last.blocks + 1)
        else:
            self._add(Change(kind="deleted", old=_cut(text)))

    def shifted(self, unit: int, was: str, text: str) -> None:
        """A block that stands elsewhere; blocks of one unit are one change."""
        at = self._moves.get(unit)
        if at is None:
            self._moves[unit] = len(self.changes)
            self._add(Change(kind="moved", new=_cut(text), was=was))
        else:
            known = self.changes[at]
            self.changes[at] = replace(known, new=_cut(f"{known.new}\n{text}"), blocks=known.blocks + 1)

    def formatting(self, what: str, text: str = "", article: str | None = None) -> None:
        """Other properties, the same words."""
        self._add(Change(kind="formatting", what=what, new=_cut(text)), article)

    def structure(self, what: str, old: str = "", new: str = "") -> None:
        """Paragraphs split or joined, cells, sections."""
        self._add(Change(kind="structure", what=what, old=_cut(old), new=_cut(new)))

    def in_step(self, changed: list[str], all_: list[str], text: str) -> None:
        """A row of a text in several languages: one that changed in some of them only is worth a look."""
        if changed and len(set(changed)) < len(all_):
            here = ", ".join(dict.fromkeys(changed))
            self.warn(
                Warned(rule="one-language", article=self.article, story=self.story, text=_cut(text), language=here)
            )

    def warn(self, warned: Warned) -> None:
        """Something to look at."""
        self.warnings.append(warned)

    def _here(self, change: Change) -> bool:
        return (change.article, change.story, change.language) == (self.article, self.story, self.language)

    def _add(self, change: Change, article: str | None = None) -> None:
        here = self.article if article is None else article
        self.changes.append(replace(change, article=here, story=self.story, language=self.language))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for each in segments:
        if not each.text:
            continue
        if out and out[-1].operation == each.operation:
            out[-1] = Segment(each.operation, out[-1].text + each.text)
        else:
            out.append(each)
    return out
