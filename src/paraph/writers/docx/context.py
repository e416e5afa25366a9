"""What every builder of the body shares while one document is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from paraph.model import Change, Language, Original, Part, Passage, Table
from paraph.writers.base import Dress
from paraph.writers.columns import Measure
from paraph.writers.docx.facts import Facts
from paraph.writers.docx.ooxml import Ids, el
from paraph.writers.docx.tracking import Tracker, is_gone


class Comment(Struct, frozen=True):
    """A drafting note for the margin; ``id`` is the number its anchor names."""

    id: int
    lines: tuple[str, ...]


class Context(Struct, kw_only=True):
    """One document in the making. ``styles`` maps a style's name to its id in the template."""

    original: Original
    languages: tuple[Language, ...]
    dress: Dress
    styles: dict[str, str]
    facts: Mapping[Language, Facts]
    width: int
    """Of the text on the page, in twips."""
    measure: Measure
    """What tables are set in."""
    ids: Ids
    tracker: Tracker
    comments: list[Comment]
    numbers: Mapping[Language, frozenset[str]]
    """The targets whose digits carry a bookmark, so that a reference to them can be a field."""
    come: Mapping[Language, frozenset[str]]
    """Those of them whose digits are gone when all changes are rejected."""
    run_properties: dict[tuple[Language, str | None], str] = field(default_factory=dict)
    """``w:rPr`` by language and style: a few, said very often."""
    added: list[str] = field(default_factory=list)
    """Styles that the template does not have."""
    bookmarks: set[str] = field(default_factory=set)
    """Names given so far: a name stands once in a document."""

    @property
    def draft(self) -> bool:
        """Dressed as a draft."""
        return self.dress.profile == "draft"

    @property
    def in_rows(self) -> bool:
        """Languages side by side."""
        return len(self.languages) > 1

    def smaller(self, name: str, size: float) -> str:
        """The name of a style like ``name`` in the type ``size``, made when it is first asked for."""
        new = f"{name} {size:g}"
        if new not in self.styles:
            self.styles[new] = f"{self.styles[name]}{round(size * 10)}"
            half_points = str(round(size * 2))
            self.added.append(
                el(
                    "style",
                    el("name", val=new),
                    el("basedOn", val=self.styles[name]),
                    el("rPr", el("sz", val=half_points), el("szCs", val=half_points)),
                    type="paragraph",
                    customStyle="1",
                    styleId=self.styles[new],
                )
            )
        return new

    def claim(self, name: str) -> bool:
        """True for the first who asks for a bookmark's name."""
        free = name not in self.bookmarks
        self.bookmarks.add(name)
        return free


def effective(passage: Passage, part: Part, table: Table | None = None) -> Change | None:
    """What happened to a passage: its own change, or that of the table or the part it stands in."""
    return passage.change or (table.change if table else None) or part.change


def shared(changes: Iterable[Change | None]) -> Change | None:
    """What happened to a row or a table in which all these stand: it came or went only if all of them did."""
    kinds = set(changes)
    if kinds and all(is_gone(change) for change in kinds):
        return "deleted"
    return "inserted" if kinds and kinds <= {"inserted", "moved-to"} else None


def is_ghost(passage: Passage, part: Part, table: Table | None = None) -> bool:
    """Only a redline has it, for what is no longer there: no bookmark, no control, no field."""
    return passage.ghost or is_gone(effective(passage, part, table))


def numbered_targets(original: Original, language: Language) -> frozenset[str]:
    """Every target whose digits stand in a label, at the same place whichever way the changes of a redline go.

    A moved passage has digits at two places, and a bookmark can be at one: references to it are plain words there.
    """
    return frozenset(number for number, _ in _bookmarked(original, language))


def targets_that_came(original: Original, language: Language) -> frozenset[str]:
    """Of the numbered targets those that only the new text has: old words cannot refer to them by a field."""
    return frozenset(number for number, change in _bookmarked(original, language) if change == "inserted")


def _bookmarked(original: Original, language: Language) -> Iterator[tuple[str, Change | None]]:
    """The targets of `numbered_targets`, each with what happened to the passage whose label has its digits."""
    for part in original.parts:
        for passage in part.blocks:
            if not isinstance(passage, Passage) or is_ghost(passage, part):
                continue
            change = effective(passage, part)
            if change != "moved-to":
                label = passage.label.get(language, ())
                yield from ((run.number, change) for run in label if run.number is not None)
