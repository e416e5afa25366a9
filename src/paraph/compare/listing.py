"""The redline read as a list of changes, in its own order: articles, then passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from paraph.compare.changes import Change, ChangeKind, Nature, Words
from paraph.compare.draw import draw_texts
from paraph.compare.nature import Judge, all_rules
from paraph.compare.redline import Drawer
from paraph.compare.sides import NEW, OLD, one_side
from paraph.compare.tokens import merged
from paraph.compare.values import header_values, part_values, passage_values, table_values
from paraph.model import Language, Original, Part, Passage, Run, Runs, Table
from paraph.model.runs import words

CELL = " | "


def list_changes(drawer: Drawer, redline: Original, natures: Mapping[str, tuple[Nature, str]]) -> Iterator[Change]:
    """Every change of words, order and values; renumberings are `renumbered.renumberings`.

    ``natures`` overrides the rule: passage id to nature and reason.
    """
    lister = _Lister(drawer, Judge(drawer.old, drawer.new), natures)
    values = header_values(drawer.old.header, drawer.new.header)
    if values:
        yield Change(kind="status", article="", nature="structural", values=values)
    for part in redline.parts:
        yield from lister.part(part)


class _Lister:
    def __init__(self, drawer: Drawer, judge: Judge, natures: Mapping[str, tuple[Nature, str]]) -> None:
        self.drawer = drawer
        self.judge = judge
        self.natures = natures
        self.languages = drawer.new.header.languages

    def part(self, part: Part) -> Iterator[Change]:
        if part.change == "moved-from":
            return
        if part.change in ("inserted", "deleted"):
            kind: ChangeKind = "added" if part.change == "inserted" else "deleted"
            inside = tuple(change for block in part.blocks for change in self.block(part, block, part.change))
            yield Change(kind=kind, article=part.id, role=part.role, inside=inside)
            return
        full = self.drawer.full_part(self.drawer.new_parts[part.id]) if part.change else part
        assert full is not None
        inside = (*_parameters(full), *self.blocks(full))
        if part.change is None:
            yield from inside
            return
        was = self.drawer.alignment.parts[part.id]
        yield Change(kind="moved", article=part.id, role=part.role, was=was, nature="structural", inside=inside)

    def blocks(self, part: Part) -> Iterator[Change]:
        chain: list[Passage] = []
        for block in part.blocks:
            if isinstance(block, Passage) and (chain or block.break_ is not None):
                chain.append(block)
                if block.break_ is None:
                    yield self._chain(part, chain)
                    chain = []
            else:
                yield from self.block(part, block, None)

    def block(self, part: Part, block: object, above: str | None) -> Iterator[Change]:
        """Changes of one block; ``above``: the whole part came or went."""
        if isinstance(block, Table):
            yield from self._table(part, block, above)
        elif isinstance(block, Passage):
            yield from self._passage(part, block, block.change or above)

    def _passage(self, part: Part, passage: Passage, fate: str | None) -> Iterator[Change]:
        if fate == "moved-from":
            return
        alignment = self.drawer.alignment
        if fate == "inserted":
            whole = alignment.split_from.get(passage.id)
            kind: ChangeKind = "split" if whole else "added"
            yield self._change(
                kind, part, passage, {}, _texts(passage), was=whole, pieces=(passage.id,) if whole else ()
            )
        elif fate == "deleted":
            into = alignment.joined_to.get(passage.id)
            kind = "joined" if into else "deleted"
            yield self._change(
                kind, part, passage, _texts(passage), {}, was=passage.id, pieces=(passage.id,) if into else ()
            )
        elif fate == "moved-to":
            yield self._moved(part, passage)
        else:
            yield from self._changed(part, passage)

    def _moved(self, part: Part, passage: Passage) -> Change:
        new = self.drawer.news.get(passage.id)
        full = self.drawer.full(new) if new is not None else None
        if isinstance(full, Passage):
            drawn, values = _texts(full), passage_values(full)
        else:
            drawn, values = self._row(passage), ()
        found = replace(self._compared("moved", part, passage, drawn), values=values)
        return found if found.changed else replace(found, nature="structural")

    def _row(self, row: Passage) -> dict[Language, Runs]:
        """A moved row, its words compared with those it had."""
        old, new = (
            next(one for block in known.values() if isinstance(block, Table) for one in block.rows if one.id == node)
            for known, node in ((self.drawer.olds, self.drawer.old_of[row.id]), (self.drawer.news, row.id))
        )
        return draw_texts(_texts(old), _texts(new), self.drawer.targets)

    def _changed(self, part: Part, passage: Passage) -> Iterator[Change]:
        drawn = _texts(passage)
        values = passage_values(passage)
        if any(_marked(runs) for runs in drawn.values()):
            kind: ChangeKind = "heading" if passage.kind in ("heading", "title", "annex-label") else "changed"
            found = self._compared(kind, part, passage, drawn)
            came_or_left = not found.changed
            yield replace(found, kind="status", nature="structural") if came_or_left else found
        if values:
            yield Change(
                kind="status",
                article=part.id,
                role=part.role,
                passage=passage.id,
                was=self.drawer.old_of.get(passage.id),
                nature="structural",
                values=values,
            )

    def _chain(self, part: Part, chain: list[Passage]) -> Change:
        """A split or a join that the redline draws as one text with ends put in or taken out."""
        split = chain[0].break_ == "inserted"
        heir = next(one for one in chain if one.was is None or not (one.was.part_of or one.was.joined_to))
        end = Run("\n", change="inserted" if split else "deleted")
        drawn: dict[Language, Runs] = {}
        for code in dict.fromkeys(code for one in chain for code in one.text):
            runs: list[Run] = []
            for at, one in enumerate(chain):
                runs += [end] if at else []
                runs += one.text.get(code, ())
            drawn[code] = tuple(runs)
        found = self._compared("split" if split else "joined", part, heir, drawn, ends=True)
        pieces = tuple(one.id if split or one is not heir else self.drawer.old_of[one.id] for one in chain)
        nature = found.nature if found.changed else "structural"
        return replace(found, pieces=pieces, nature=nature, values=passage_values(heir))

    def _table(self, part: Part, table: Table, above: str | None) -> Iterator[Change]:
        fate = table.change or above
        if fate == "moved-from":
            return
        full = self.drawer.full(self.drawer.news[table.id]) if fate == "moved-to" else table
        assert isinstance(full, Table)
        down = fate if fate in ("inserted", "deleted") else None
        stay = [at for at, column in enumerate(full.columns) if column.change is None]

        def own(row: Passage) -> Passage:
            """A row that stays is listed for its own changes, not for those of the columns."""
            regular = row.change is None and down is None and len(row.cells) == len(full.columns)
            return replace(row, cells=tuple(row.cells[at] for at in stay)) if regular else row

        inside = tuple(
            change for row in (full.head, *full.rows) for change in self._passage(part, own(row), row.change or down)
        )
        values = table_values(full)
        if fate is None:
            if values:
                yield Change(kind="changed", article=part.id, role=part.role, passage=full.id, values=values)
            yield from inside
            return
        kinds: dict[str, ChangeKind] = {"inserted": "added", "deleted": "deleted", "moved-to": "moved"}
        nature: Nature = "structural" if fate == "moved-to" else "substantive"
        yield Change(
            kind=kinds[fate],
            article=part.id,
            role=part.role,
            passage=full.id,
            values=values,
            nature=nature,
            inside=inside,
        )

    def _compared(
        self, kind: ChangeKind, part: Part, passage: Passage, drawn: Mapping[Language, Runs], *, ends: bool = False
    ) -> Change:
        """A change of a passage that is on both sides."""
        was = self.drawer.old_of.get(passage.id)
        old = {code: one_side(runs, OLD) for code, runs in drawn.items() if _there(runs, "inserted")}
        new = {code: one_side(runs, NEW) for code, runs in drawn.items() if _there(runs, "deleted")}
        found = self._change(kind, part, passage, old, new, was=was, drawn=drawn)
        both = [code for code in drawn if code in old and code in new]
        changed = tuple(code for code in both if _marked(drawn[code], ends=ends))
        unchanged = tuple(code for code in both if code not in changed)
        rules = [self.judge.rules(code, _plain(old[code]), _plain(new[code])) for code in changed]
        editorial = bool(changed) and all(some is not None for some in rules)
        found = replace(
            found,
            changed=changed,
            unchanged=unchanged,
            nature="editorial" if editorial else "substantive",
            rules=all_rules(some for some in rules if some is not None) if editorial else (),
            in_step=editorial or not (changed and unchanged),
        )
        return self._overridden(found)

    def _change(
        self,
        kind: ChangeKind,
        part: Part,
        passage: Passage,
        old: Mapping[Language, Runs],
        new: Mapping[Language, Runs],
        *,
        was: str | None = None,
        pieces: tuple[str, ...] = (),
        drawn: Mapping[Language, Runs] | None = None,
    ) -> Change:
        codes = dict.fromkeys([*new, *old])
        found = {
            code: Words(words(old.get(code, ())), words(new.get(code, ())), (drawn or new or old).get(code, ()))
            for code in codes
        }
        here = tuple(code for code in codes if found[code].old or found[code].new)
        change = Change(
            kind=kind,
            article=part.id,
            role=part.role,
            passage=passage.id,
            was=was,
            words=found,
            changed=here,
            in_step=drawn is not None or not here or all(code in here for code in self.languages),
            pieces=pieces,
        )
        return change if drawn is not None else self._overridden(change)

    def _overridden(self, change: Change) -> Change:
        given = self.natures.get(change.passage or "")
        return change if given is None else replace(change, nature=given[0], reason=given[1], rules=())


def _parameters(part: Part) -> Iterator[Change]:
    values = part_values(part)
    if values:
        was = part.was.id if part.was is not None and part.was.id is not None else part.id
        yield Change(kind="parameter", article=part.id, role=part.role, was=was, values=values)


def _texts(passage: Passage) -> dict[Language, Runs]:
    """The words of a passage by language; the cells of a row one after the other."""
    if not passage.cells:
        return dict(passage.text)
    codes = dict.fromkeys(code for cell in passage.cells for code in cell)
    out: dict[Language, Runs] = {}
    for code in codes:
        runs: list[Run] = []
        for at, cell in enumerate(passage.cells):
            runs += [Run(CELL)] if at else []
            runs += cell.get(code, ())
        out[code] = merged(runs)
    return out


def _there(runs: Runs, gone: str) -> bool:
    return not runs or any(run.change != gone for run in runs)


def _marked(runs: Iterable[Run], *, ends: bool = False) -> bool:
    """True if words changed; numbers alone do not count, nor (``ends``) the ends of a split or join."""
    return any(run.change is not None and not run.renumbered and not (ends and not run.text.strip()) for run in runs)


def _plain(runs: Runs) -> str:
    """The words to be judged: numbers of targets and ends of passages are none."""
    return "".join("#" if run.number is not None else run.text for run in runs).replace("\n", " ")
