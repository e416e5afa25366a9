"""The conductor of this stage: workspace in, neutral Instrument and findings out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paraph import languages
from paraph.assemble.listed import ListedParts
from paraph.assemble.listed_bodies import ListedBodies
from paraph.assemble.listed_languages import ListedLanguages
from paraph.assemble.names import Names
from paraph.assemble.parts import PartBuilder, Placed
from paraph.assemble.place import doubled_labels, numbered_parts, passage_ids, place_all
from paraph.assemble.render import Renderer
from paraph.assemble.tables import Cells, build_table
from paraph.assemble.taken import TakenCells
from paraph.assemble.targets import targets
from paraph.assemble.tasks import tasks
from paraph.errors import UsageError
from paraph.follow_up.task import Task
from paraph.languages.base import LanguageRules
from paraph.model import Block, Finding, Header, Instrument, Language, Part, Passage, Place
from paraph.sources.listing import LISTS
from paraph.sources.table_types import TableSource
from paraph.sources.types import Agreement, Duration, Placement, Registry, Text, Workspace

NOTHING_MADE: Mapping[str, Assembly] = {}


class Assembly(Struct, frozen=True):
    """What assembly yields. The instrument is whole even with findings: gaps stand where text could not be made."""

    instrument: Instrument
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...] = ()
    """What its records ask to be done, in its own words."""


def assemble(
    workspace: Workspace,
    agreement_id: str,
    edition: str = "work",
    *,
    above: tuple[str, ...] = (),
    made: Mapping[str, Assembly] = NOTHING_MADE,
) -> Assembly:
    """Assemble one agreement. Raises ``UsageError`` for an id the workspace does not have.

    ``above``: the agreements that follow up this one, whose own tasks are not asked for again. ``made``: what has been
    assembled of this workspace already, for what this one lists or follows up.
    """
    agreement = workspace.agreements.get(agreement_id)
    if agreement is None:
        known = ", ".join(sorted(workspace.agreements)) or "-"
        raise UsageError("there is no agreement `{id}`", hint="known are: {known}", id=agreement_id, known=known)
    findings: list[Finding] = []
    placed = place_all(agreement, findings)
    findings.extend(doubled_labels(placed))
    rules = {code: languages.get(code) for code in agreement.written}
    renderer = _renderer(workspace.registry, agreement, rules, placed)
    builder = PartBuilder(renderer, rules, agreement.numbering, agreement.headings, agreement.division)
    following = _Following(workspace, agreement, renderer, above, made)
    parts = _parts(agreement, placed, builder, rules, following.cells)
    findings.extend(renderer.findings)
    header = _header(workspace.registry, agreement, edition)
    found = tuple(_keys(findings).values())
    return Assembly(Instrument(header=header, parts=parts), found, tasks(agreement, parts, renderer.names))


class _Following:
    """What the tables of one instrument take from follow-up records and from what they list."""

    def __init__(
        self,
        workspace: Workspace,
        agreement: Agreement,
        renderer: Renderer,
        above: tuple[str, ...],
        made: Mapping[str, Assembly],
    ) -> None:
        self.workspace = workspace
        self.made = made
        self.agreement = agreement
        self.renderer = renderer
        self.above = above

    def cells(self, source: TableSource, placement: Placement) -> Cells:
        """The cells of one table: from its own records, from the tasks of the instrument it follows up, or from what
        its rows list."""
        holder = self.agreement.keepers[0]
        names = {code: by_holder[holder] for code, by_holder in self.renderer.names.items()}
        if source.lists is not None:
            return self._listed(source.lists, source.place, placement, names)
        others = None if source.follow_up is None else self._tasks(source.follow_up.agreement)
        return TakenCells(self.agreement, names, self.renderer.findings, others)

    def _listed(self, lists: str, place: Place, placement: Placement, names: Mapping[Language, Names]) -> Cells:
        agreement, findings = self.agreement, self.renderer.findings
        if lists == "languages":
            return ListedLanguages(agreement, names, findings, place)
        if lists in LISTS:
            whole = lists == "parts"
            return ListedParts(self._about(), agreement.written, agreement.keepers, place, all_parts=whole)
        given = placement.values.get(lists)
        where = placement.given.get(lists, placement.place)
        return ListedBodies(agreement, self.workspace.registry, given, names, findings, where)

    def _about(self) -> Instrument:
        """The agreement that this one is about; without one there is nothing to list."""
        about = self.agreement.about
        if about is None or about.id not in self.workspace.agreements or about.id in self.above:
            return Instrument(header=_header(self.workspace.registry, self.agreement, "work"), parts=())
        return self._assembled(about.id, (*self.above, self.agreement.id)).instrument

    def _tasks(self, other: str) -> tuple[Task, ...]:
        """None where reading has found fault already: it is not there, has other Parties, or follows up this one."""
        found = self.workspace.agreements.get(other)
        above = (*self.above, self.agreement.id)
        if found is None or other in above or set(found.parties) != set(self.agreement.parties):
            return ()
        return self._assembled(other, above).tasks

    def _assembled(self, other: str, above: tuple[str, ...]) -> Assembly:
        return self.made.get(other) or assemble(self.workspace, other, above=above, made=self.made)


def _keys(findings: Sequence[Finding]) -> dict[tuple[object, ...], Finding]:
    """One finding per rule and place: every holder meets the same fault."""
    return {(item.rule, item.place, item.message, tuple(item.args.items())): item for item in findings}


def _renderer(
    registry: Registry, agreement: Agreement, rules: Mapping[Language, LanguageRules], placed: Sequence[Placed]
) -> Renderer:
    known = targets(numbered_parts(placed, agreement.division), agreement.numbering)
    names = {
        code: {holder: Names(registry, agreement, rule, holder, known) for holder in agreement.keepers}
        for code, rule in rules.items()
    }
    return Renderer(names, agreement.orthography, passage_ids(placed))


def _parts(
    agreement: Agreement,
    placed: Sequence[Placed],
    builder: PartBuilder,
    rules: Mapping[Language, LanguageRules],
    taken: Callable[[TableSource, Placement], Cells],
) -> tuple[Part, ...]:
    out: list[Part] = []
    for item in placed:
        blocks: tuple[Block, ...] = builder.blocks(item)
        if item.role == "annex":
            blocks = (_annex_label(agreement, item, builder, rules), *blocks)
        if item.role in ("article", "annex"):
            blocks = (*blocks, *_tables(agreement, item, builder.renderer, list(rules), taken))
        if out and out[-1].id == item.part:
            out[-1] = _joined(out[-1], item, blocks)
        else:
            out.append(_part(item, blocks))
    return tuple(out)


def _part(item: Placed, blocks: tuple[Block, ...]) -> Part:
    single = item.role in ("article", "annex", "title")
    return Part(
        id=item.part,
        role=item.role,
        blocks=blocks,
        number=item.number or None,
        clause=item.clause.id if single else None,
        variant=item.placement.variant or None,
        parameters={name: _shown(value) for name, value in item.placement.values.items()},
        note=item.clause.note,
        source=item.clause.source,
    )


def _joined(part: Part, item: Placed, blocks: tuple[Block, ...]) -> Part:
    """A fixed part that takes in one more clause."""
    return replace(
        part,
        blocks=(*part.blocks, *blocks),
        parameters={**part.parameters, **{name: _shown(value) for name, value in item.placement.values.items()}},
        note="\n".join(filter(None, [part.note, item.clause.note])) or None,
        source="\n".join(filter(None, [part.source, item.clause.source])) or None,
    )


def _annex_label(
    agreement: Agreement, item: Placed, builder: PartBuilder, rules: Mapping[Language, LanguageRules]
) -> Passage:
    text = {}
    # Without `cited` reading has told the fault, once and not once for each language.
    for language in rules if agreement.cited else ():
        runs = builder.renderer.annex_label(language, item.number, item.part, item.placement.place)
        if runs is not None:
            text[language] = runs
    missing = {language: "missing" for language in rules if language not in text}
    return Passage(f"{item.part}/label", "annex-label", text=text, state=missing)  # type: ignore[arg-type]


def _tables(
    agreement: Agreement,
    item: Placed,
    renderer: Renderer,
    codes: Sequence[Language],
    taken: Callable[[TableSource, Placement], Cells],
) -> tuple[Block, ...]:
    source = agreement.tables.get(item.placement.table or "")
    if source is None:
        return ()
    cells = taken(source, item.placement)
    tongues = next(iter(renderer.names.values()))[agreement.keepers[0]].language_order()
    return (
        build_table(source, item.part, item.placement, item.clause, renderer, codes, agreement.parties, tongues, cells),
    )


def _header(registry: Registry, agreement: Agreement, edition: str) -> Header:
    parties = {party: registry.parties[party] for party in agreement.parties if party in registry.parties}
    return Header(
        id=agreement.id,
        kind=agreement.kind,
        division=agreement.division,
        binding=agreement.binding,
        paper=agreement.paper,
        name=_nominative(agreement.name),
        parties=agreement.parties,
        party_names={party: _nominative(record.country) for party, record in parties.items()},
        party_sides={party: record.side for party, record in parties.items()},
        languages=agreement.written,
        state_languages={party: record.languages for party, record in parties.items()},
        prevailing=agreement.prevailing,
        stage=agreement.stage,
        date=agreement.date.isoformat() if isinstance(agreement.date, datetime.date) else None,
        collated={code: record.collated_on for code, record in agreement.languages.items() if record.collated_on},
        headings=agreement.headings,
        edition=edition,
    )


def _nominative(text: Text) -> dict[Language, str]:
    return {language: forms.get("nom", "") for language, forms in text.items()}


def _shown(value: object) -> str:
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}"
    if isinstance(value, dict):
        return "; ".join(f"{language}: {forms.get('nom', '')}" for language, forms in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)
