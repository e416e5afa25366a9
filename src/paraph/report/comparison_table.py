"""A comparison in, a document with one table out: No., article, old edition, new edition, what happened.

The table is a tree like any other, so that the writers draw it with the fonts, the header and the care for the
audience of every file. Set in type it carries no tracked changes (`Dress.tracked`): the old words are to stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph import languages
from paraph.compare.changes import Change, Comparison, Number, Value, Words
from paraph.languages.edition import edition_name
from paraph.model import Audience, Column, Language, Original, Part, Passage, Run, Runs, Table
from paraph.model.runs import Fate
from paraph.report.places import Places

COLUMNS = (
    Column("no", 5),
    Column("place", 14),
    Column("old", 34),
    Column("new", 34),
    Column("change", 13),
)
NOTHING = "–"
_SHOWN_TO_ALL = ("bracket", "languages", "name", "prevailing", "date", "column")
"""Values that a text shows by itself; parameters, clauses, notes and states are for the house (promise 10)."""

Texts = dict[Language, Runs]


def _texts(codes: Sequence[Language], said: Callable[[Language], str]) -> Texts:
    return {code: (Run(said(code)),) for code in codes}


class Entry(Struct, frozen=True):
    """One row: the place, the words before and after, what happened, each in every language."""

    place: Texts
    old: Texts
    new: Texts
    kind: Texts


def comparison_table(comparison: Comparison, codes: Sequence[Language], audience: Audience) -> Original:
    """The document for ``codes``, whose ``audience`` decides whether the house's own changes are listed."""
    rules = {code: languages.get(code) for code in codes}
    header = comparison.new.header
    title = _texts(codes, lambda code: f"{rules[code].words['comparison']}\n{header.name.get(code, header.id)}")
    before, after = comparison.old.header.edition, header.edition
    heads = [
        _texts(codes, lambda code: rules[code].words["ordinal"]),
        _texts(codes, lambda code: rules[code].words["place"]),
        _texts(codes, lambda code: rules[code].capitalise(edition_name(rules[code].words, before))),
        _texts(codes, lambda code: rules[code].capitalise(edition_name(rules[code].words, after))),
        _texts(codes, lambda code: rules[code].words["change"]),
    ]
    rows = tuple(_row(number, each, codes) for number, each in enumerate(entries(comparison, codes, audience), 1))
    table = Table(id="comparison", columns=COLUMNS, head=_passage("comparison/head", heads), rows=rows)
    parts = (
        Part(id="title", role="title", blocks=(Passage(id="title/1", kind="title", text=title),)),
        Part(id="comparison", role="article", blocks=(table,)),
    )
    return replace(comparison.new, parts=parts, was=None)


def entries(comparison: Comparison, codes: Sequence[Language], audience: Audience) -> Iterator[Entry]:
    """The rows, in the order of the text; renumberings after the changes of words."""
    maker = _Maker(comparison, codes, audience)
    for change in flat(comparison.changes):
        entry = maker.entry(change)
        if entry is not None:
            yield entry


def flat(changes: Iterable[Change]) -> Iterator[Change]:
    """Every change, those inside an article or a table after their own."""
    for change in changes:
        yield change
        yield from flat(change.inside)


def span(numbers: Sequence[Number]) -> tuple[str, str]:
    """The old and the new numbers of a group: ``6–20``, ``7–21``."""

    def said(found: Sequence[str]) -> str:
        first, last = found[0].strip() or NOTHING, found[-1].strip() or NOTHING
        return first if len(found) == 1 else f"{first}–{last}"

    return said([each.old for each in numbers]), said([each.new for each in numbers])


class _Maker:
    def __init__(self, comparison: Comparison, codes: Sequence[Language], audience: Audience) -> None:
        self.codes = codes
        self.internal = audience == "internal"
        self.places = Places(comparison)
        self.words = {code: languages.get(code).words for code in codes}

    def entry(self, change: Change) -> Entry | None:
        """The row of ``change``; ``None`` for what has no row of its own."""
        place = self._said(lambda code: self.places.full(change, code))
        if change.words:
            there = [code for code in self.codes if code in change.words]
            old = {code: _side(change.words[code], "deleted") for code in there}
            new = {code: _side(change.words[code], "inserted") for code in there}
            return Entry(place, _or_nothing(old, self.codes), _or_nothing(new, self.codes), self._kind(change))
        if change.kind == "renumbered":
            return self._renumbered(change, place)
        if change.kind == "moved" and change.passage is None:
            old = self._said(lambda code: self.places.was_article(change, code))
            return Entry(place, old, place, self._kind(change))
        return self._valued(change, place)

    def _renumbered(self, change: Change, place: Texts) -> Entry | None:
        if not change.numbers:
            return None
        before, after = span(change.numbers)
        if change.passage is None:
            place = self._said(lambda code: self.words[code][f"role.{change.role}"])
        else:
            place = self._said(lambda code: self.places.article(change, code))
        return Entry(place, self._said(lambda _: before), self._said(lambda _: after), self._kind(change))

    def _valued(self, change: Change, place: Texts) -> Entry | None:
        values = [value for value in change.values if self._listed(value)]
        if not values:
            return None
        old = self._said(lambda _: self._values(values, 0))
        return Entry(place, old, self._said(lambda _: self._values(values, 1)), self._kind(change))

    def _listed(self, value: Value) -> bool:
        """A translation that fell behind is no change of the text: `paraph status` tells it."""
        if value.name.startswith("state."):
            return False
        return self.internal or value.name.startswith(_SHOWN_TO_ALL)

    def _said(self, said: Callable[[Language], str]) -> Texts:
        return _texts(self.codes, said)

    def _values(self, values: Sequence[Value], at: int) -> str:
        return "\n".join(f"{value_name(value)}: {(value.old, value.new)[at] or NOTHING}" for value in values)

    def _kind(self, change: Change) -> Texts:
        return self._said(lambda code: "\n".join(self._kind_lines(change, code)))

    def _kind_lines(self, change: Change, code: Language) -> Iterator[str]:
        words = self.words[code]
        yield words[f"kind.{change.kind}"]
        if change.kind == "moved" and change.passage is not None:
            yield f"{self.places.was_article(change, code)} → {self.places.article(change, code)}"
        if change.nature == "editorial":
            yield f"({words['editorial']})"
        if not change.in_step:
            yield from (f"{languages.get(each).words['name']}: {words['unchanged']}" for each in change.unchanged)


def value_name(value: Value) -> str:
    """``notice`` of ``parameters.notice``."""
    return value.name.removeprefix("parameters.").removeprefix("house.")


def _side(words: Words, fate: Fate) -> Runs:
    """The words of one side, with the marks of that side and nothing to refer to; all marked if the other has none."""
    own, other = (words.old, words.new) if fate == "deleted" else (words.new, words.old)
    if not own:
        return ()
    whole = fate if not other else None
    return tuple(
        Run(
            run.text,
            blank=run.blank,
            bracket=run.bracket,
            change=whole or run.change,
            renumbered=run.renumbered and whole is None,
        )
        for run in words.runs
        if run.change in (None, fate)
    )


def _or_nothing(texts: Texts, codes: Sequence[Language]) -> Texts:
    said = any(run.text for runs in texts.values() for run in runs)
    return texts if said else _texts(codes, lambda _: NOTHING)


def _row(number: int, entry: Entry, codes: Sequence[Language]) -> Passage:
    counted = _texts(codes, lambda _: str(number))
    return _passage(f"comparison/r-{number}", [counted, entry.place, entry.old, entry.new, entry.kind])


def _passage(id_: str, cells: Sequence[Texts]) -> Passage:
    return Passage(id=id_, kind="row", cells=tuple(cells))
