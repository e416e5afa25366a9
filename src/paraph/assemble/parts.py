"""A placed clause becomes a part of the instrument: its passages in every language, labelled and numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paraph.assemble import labels
from paraph.assemble.render import Renderer
from paraph.assemble.select import Count, Live
from paraph.assemble.targets import scheme_of
from paraph.languages.base import LanguageRules
from paraph.model import Block, Bracket, Division, Language, PartyGroup, PartyId, Passage, Role, Runs
from paraph.model.nodes import PassageKind, TextState
from paraph.sources.types import Clause, Placement, SourceBlock, Variant

FORMULA = "formula"
"""The tag of a clause that holds the enacting words."""


class Placed(Struct, frozen=True, kw_only=True):
    """A placement with everything worked out before any text is rendered."""

    part: str
    role: Role
    placement: Placement
    clause: Clause
    variant: Variant
    number: str
    lives: Mapping[PartyId, tuple[Live, ...]]
    """For each holder, the standing passages in its order."""
    counts: Mapping[PartyId, Mapping[tuple[int, PartyId | None], Count]]
    offset: int = 0
    """Authored top-level siblings of earlier clauses in the same part (title, preamble, closing)."""

    def address(self, block: SourceBlock) -> str:
        """The passage's address in its part: the label, or its place counted on through the part."""
        if block.label or block.kind == "heading" or not self.offset:
            return block.address
        first, _, rest = block.address.partition(".")
        return ".".join([str(int(first) + self.offset), *([rest] if rest else [])])


class PartBuilder:
    """Builds the blocks of placed clauses for one instrument."""

    def __init__(
        self,
        renderer: Renderer,
        rules: Mapping[Language, LanguageRules],
        numbering: Sequence[str],
        headings: bool,
        division: Division = "article",
    ) -> None:
        self.renderer = renderer
        self.rules = rules
        self.numbering = numbering
        self.headings = headings
        self.division: Division = division

    def blocks(self, placed: Placed) -> tuple[Block, ...]:
        """Every block of the clause, the heading first where the part is an article."""
        lives = next(iter(placed.lives.values()))
        out: list[Block] = []
        heading = next((live for live in lives if live.block.kind == "heading"), None)
        if placed.role == "article" or (heading is not None and placed.role == "annex"):
            head = self._heading(placed, heading)
            # what is not numbered and has no words of its own has no heading at all
            out.extend([head] if head.label or head.text or head.state else [])
        out.extend(self._body(placed, [live for live in lives if live.block.kind != "heading"]))
        return tuple(out)

    def _body(self, placed: Placed, lives: Sequence[Live]) -> Iterator[Block]:
        at = 0
        while at < len(lives):
            live = lives[at]
            if live.party is None:
                yield self._passage(placed, live)
                at += 1
                continue
            group: dict[PartyId, list[Passage]] = {}
            while at < len(lives) and lives[at].party is not None and lives[at].block.loop == live.block.loop:
                party = lives[at].party
                assert party is not None
                group.setdefault(party, []).append(self._passage(placed, lives[at]))
                at += 1
            yield PartyGroup({party: tuple(passages) for party, passages in group.items()})

    def _heading(self, placed: Placed, live: Live | None) -> Passage:
        own = f"{placed.part}/heading"
        label: dict[Language, Runs] = {}
        if placed.role == "article":
            label = labels.part_label(self.rules, self.division, placed.part, placed.number)
        if live is None or (placed.role == "article" and not self.headings):
            return Passage(own, "heading", label=label)
        text, state = self._texts(placed, live)
        return Passage(own, "heading", text=text, label=label, state=state)

    def _passage(self, placed: Placed, live: Live) -> Passage:
        block = live.block
        address = placed.address(block)
        target = f"{placed.part}/{address}"
        text, state = self._texts(placed, live)
        source = block.bracket
        return Passage(
            f"{target}@{live.party}" if live.party else target,
            _kind(placed, block),
            text=text,
            label=self._label(placed, live, target),
            level=block.level,
            mark=block.label,
            party=live.party,
            state=state,
            bracket=Bracket(source.by, source.alternative, source.block) if source else None,
        )

    def _label(self, placed: Placed, live: Live, target: str) -> dict[Language, Runs]:
        if live.block.kind == "dash":
            return labels.dash(list(self.rules))
        if live.block.kind != "numbered":
            return {}
        ordinals = {
            holder: ordinal
            for holder, counts in placed.counts.items()
            if (ordinal := counts[live.key].ordinal) is not None
        }
        return labels.item(self.rules, scheme_of(self.numbering, live.block.level), ordinals, target)

    def _texts(self, placed: Placed, live: Live) -> tuple[dict[Language, Runs], dict[Language, TextState]]:
        text: dict[Language, Runs] = {}
        state: dict[Language, TextState] = {}
        for language in self.rules:
            block = in_language(placed.variant, language, live.index)
            runs = None
            if block is not None:
                runs = self.renderer.runs(
                    block.text,
                    block.place,
                    language,
                    placed.placement,
                    placed.clause,
                    live.party,
                    brackets=placed.clause.own,
                    columns=block.columns,
                )
            if runs is None:
                state[language] = "missing"
                continue
            text[language] = runs
            if placed.variant.stale(language):
                state[language] = "stale"
        return text, state


def in_language(variant: Variant, language: Language, index: int) -> SourceBlock | None:
    """The block that says skeleton block ``index`` in ``language``; ``None`` where there is none."""
    if language == variant.skeleton:
        return variant.sections[language].blocks[index]
    paired = variant.paired.get(language)
    return paired[index] if paired and language in variant.sections else None


_BY_ROLE: dict[Role, PassageKind] = {
    "title": "title",
    "preamble": "recital",
    "closing": "testimonium",
    "signatures": "signature",
}


def _kind(placed: Placed, block: SourceBlock) -> PassageKind:
    if placed.role == "preamble" and FORMULA in placed.clause.tags:
        return "formula"
    if placed.role in _BY_ROLE and block.kind == "text":
        return _BY_ROLE[placed.role]
    return {"numbered": "paragraph", "dash": "dash"}.get(block.kind, "text")  # type: ignore[return-value]
