"""The parts of an Original to the items of a page, in order: which stand together, which begin a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph.model import Change, Language, Original, Part, Passage, Runs, Table
from paraph.model.walk import passages
from paraph.writers.base import label_in_line
from paraph.writers.columns import WHOLE, Measure, column_widths, fitted, kept_rows, row_height
from paraph.writers.pdf.payload import Cell, Item, Segment
from paraph.writers.pdf.segments import Context, clean, segments
from paraph.writers.pdf.words import Words

_CLOSING = frozenset({"closing", "signatures"})
_GHOSTS: frozenset[Change | None] = frozenset({"deleted", "moved-from"})


class Scene(Struct, frozen=True):
    """What one document brings to all its passages. ``anchors``: for each language, target id to anchor."""

    words: tuple[Words, ...]
    captions: tuple[Mapping[str, str], ...]
    anchors: tuple[Mapping[str, str], ...]
    in_line: bool
    """Headings follow their numbers on one line."""
    measure: Measure


def items(
    original: Original, languages: Sequence[Language], words: tuple[Words, ...], measure: Measure
) -> tuple[Item, ...]:
    """Everything on the page, in order; the closing kept together with the words before it."""
    scene = Scene(
        words, _captions(original, languages), _anchors(original, languages), label_in_line(original.header), measure
    )
    flat = [(part.role in _CLOSING, item) for part in original.parts for item in _part(part, scene)]
    closes = [closing for closing, _ in flat]
    body = _levelled([item for _, item in flat])
    if True not in closes:
        return tuple(body)
    first = closes.index(True)
    end = next((at for at in range(first, len(body)) if not closes[at]), len(body))
    return (*_kept(body[:end], first), *body[end:])


def _levelled(body: Sequence[Item]) -> list[Item]:
    """Headings without gaps between their levels, the first on level 1 (PDF/UA-1), where an instrument has no title."""
    out, above = [], list[int]()
    for item in body:
        if item.outline and item.cells[0].bookmark:
            above = [*(level for level in above if level < item.outline), item.outline]
            item = replace(item, outline=len(above))
        out.append(item)
    return out


def _kept(body: list[Item], closing: int) -> list[Item]:
    """The closing with the last words of the body: the last page must not hold it alone.

    Rule of the published recommendations for signature copies: no page with only the closing formula and signatures.
    """
    lead = next((at for at in range(closing - 1, -1, -1) if body[at].kind not in {"heading", "page-break"}), closing)
    if lead < closing and body[lead].kind == "table":
        body, lead, closing = _parted(body, lead, closing)
    while 0 < lead < closing and body[lead - 1].kind == "heading":
        lead -= 1
    before = [*body[: lead - 1], replace(body[lead - 1], ends=True)] if lead else []
    return [*before, Item("keep", members=tuple(body[lead:]), lead=closing - lead)]


def _parted(body: list[Item], table: int, closing: int) -> tuple[list[Item], int, int]:
    """A table before the closing as two: only its last rows stay with the closing, not the whole of it."""
    whole = body[table]
    head, *rows = whole.members
    if len(rows) < 2:
        return body, table, closing
    most = replace(whole, members=(head, *rows[: -whole.kept]), continues=True)
    last = replace(whole, members=(head, *rows[-whole.kept :]), continued=True)
    return [*body[:table], most, last, *body[table + 1 :]], table + 1, closing + 1


def _part(part: Part, scene: Scene) -> Iterator[Item]:
    if part.role == "annex":
        yield Item("page-break")
    headed = False
    signatures: list[Item] = []
    for block in part.blocks:
        if isinstance(block, Table):
            yield _table(block, part, scene)
        elif isinstance(block, Passage):
            item = _passage(block, part.change, scene)
            if block.kind == "signature":
                signatures.append(item)
                continue
            item = replace(item, outline=_outline(block, part, headed))
            headed = headed or item.outline > 0
            yield item
    if signatures:
        yield Item("signatures", members=tuple(signatures), bar=any(item.bar for item in signatures))


def _outline(passage: Passage, part: Part, headed: bool) -> int:
    """The level of a heading, 0 for other passages: title 1, article and annex 2, the heading inside an annex 3."""
    if passage.kind == "title":
        return 0 if headed else 1
    if passage.kind not in {"heading", "annex-label"}:
        return 0
    return 3 if part.role == "annex" and headed else 2


def _table(table: Table, part: Part, scene: Scene) -> Item:
    codes = [word.code for word in scene.words]
    measure = fitted(table, codes, scene.measure)
    widths = column_widths(table, codes, measure)

    def row(each: Passage) -> Item:
        whole = row_height(each, table, widths, codes, measure) <= WHOLE * measure.height
        return replace(_row(each, table, part, scene), whole=whole)

    return Item(
        "table",
        widths=tuple(round(width, 2) for width in widths),
        size=measure.size,
        kept=kept_rows(table, widths, codes, measure),
        members=tuple(row(each) for each in (table.head, *table.rows)),
    )


def _row(row: Passage, table: Table, part: Part, scene: Scene) -> Item:
    change = row.change or table.change or part.change
    fates = [change or column.change for column in table.columns]
    members = tuple(
        Item("cell", cells=tuple(_cell(row, cell, fate, scene, at) for at in range(len(scene.words))))
        for cell, fate in zip(row.cells, fates, strict=True)
    )
    bar = change is not None or any(_changed(runs) for cell in row.cells for runs in cell.values())
    return Item("row", row.id, members=members, bar=bar)


def _passage(passage: Passage, of_part: Change | None, scene: Scene) -> Item:
    change = passage.change or of_part
    shown = [word.code for word in scene.words]
    changed = any(_changed(runs.get(code, ())) for runs in (passage.text, passage.label) for code in shown)
    return Item(
        passage.kind,
        passage.id,
        cells=tuple(_cell(passage, passage.text, change, scene, at) for at in range(len(scene.words))),
        level=passage.level,
        inline=scene.in_line and passage.kind == "heading",
        bar=change is not None or changed or _moved_in_place(passage),
    )


def _moved_in_place(passage: Passage) -> bool:
    """Split, joined, or set on another level: a change that no word shows."""
    was = passage.was
    return passage.break_ is not None or (was is not None and (was.level is not None or was.kind is not None))


def _changed(runs: Runs) -> bool:
    return any(run.change is not None for run in runs)


def _cell(passage: Passage, texts: Mapping[Language, Runs], change: Change | None, scene: Scene, at: int) -> Cell:
    words = scene.words[at]
    context = Context(change, scene.captions[at], scene.anchors[at])
    labelled = replace(context, in_label=True)
    label = passage.label.get(words.code, ())
    runs = texts.get(words.code, ())
    told = [clean(label, labelled).rstrip("."), clean(runs, context)]
    return Cell(
        label=segments(label, labelled),
        text=(
            *segments(runs, replace(context, bracket=passage.bracket)),
            *_break(passage),
            *_state(passage, texts, words),
        ),
        anchor="" if change in _GHOSTS else scene.anchors[at].get(passage.id, ""),
        bookmark="" if change in _GHOSTS else ". ".join(part for part in told if part) or words.missing,
    )


def _break(passage: Passage) -> tuple[Segment, ...]:
    """A paragraph mark where a split has made, or a join unmade, the end of this passage."""
    return () if passage.break_ is None else (Segment("¶", (passage.break_,)),)


def is_missing(passage: Passage, texts: Mapping[Language, Runs], language: Language) -> bool:
    """True if other languages have words here and this one has none."""
    return language not in texts and (bool(texts) or passage.state.get(language) == "missing")


def _state(passage: Passage, texts: Mapping[Language, Runs], words: Words) -> tuple[Segment, ...]:
    if is_missing(passage, texts, words.code):
        return (Segment(words.missing, ("missing",)),)
    if passage.state.get(words.code) == "stale" and texts.get(words.code):
        return (Segment(" "), Segment(words.stale.replace(" ", "\u00a0"), ("stale",)))
    return ()


def _captions(original: Original, languages: Sequence[Language]) -> tuple[Mapping[str, str], ...]:
    names = original.header.party_names
    return tuple({party: texts[code] for party, texts in names.items() if code in texts} for code in languages)


def _anchors(original: Original, languages: Sequence[Language]) -> tuple[Mapping[str, str], ...]:
    """Target id to anchor: a passage's own id, and a part's id for the place where it begins. Ghosts have none."""
    targets: dict[str, str] = {}
    for part, passage in passages(original.parts):
        if (passage.change or part.change) not in _GHOSTS and passage.kind != "row":
            targets.setdefault(passage.id, passage.id)
            targets.setdefault(part.id, passage.id)
    wanted = {run.ref for runs in _all_runs(original, languages) for run in runs if run.ref}
    return tuple(
        {target: f"{code}:{targets[name]}" for name in wanted if name in targets for target in {name, targets[name]}}
        for code in languages
    )


def _all_runs(original: Original, languages: Sequence[Language]) -> Iterator[Runs]:
    for _, passage in passages(original.parts):
        for texts in (passage.text, passage.label, *passage.cells):
            yield from (texts[code] for code in languages if code in texts)
