"""Placements become placed clauses: conditions evaluated, passages counted, articles numbered. No text is rendered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from paraph.assemble.names import conditions
from paraph.assemble.parts import Placed
from paraph.assemble.select import count, sequence, standing
from paraph.assemble.targets import NumberedKind, NumberedPart
from paraph.languages.base import CITED_AS
from paraph.model import Division, Finding, Role
from paraph.model.projection import holder_order
from paraph.model.roman import roman
from paraph.sources.types import Agreement, Clause, Duration, Placement, SourceBlock


def place_all(agreement: Agreement, findings: list[Finding]) -> list[Placed]:
    """Every clause of the agreement in its place, in the order of the instrument. Faults go to ``findings``."""
    placer = _Placer(agreement, findings)
    out: list[Placed] = []
    out.extend(placer.together("title", "title", [agreement.title] if agreement.title else []))
    out.extend(placer.together("preamble", "preamble", agreement.preamble))
    for number, placement in enumerate(agreement.articles, 1):
        out.extend(placer.one("article", placement.id, placement, _number(agreement.division, number)))
    out.extend(placer.together("closing", "closing", agreement.closing))
    out.extend(placer.together("signatures", "signatures", agreement.signatures))
    single = len(agreement.annexes) == 1
    for number, placement in enumerate(agreement.annexes, 1):
        out.extend(placer.one("annex", placement.id, placement, "" if single else str(number)))
    return out


class _Placer:
    def __init__(self, agreement: Agreement, findings: list[Finding]) -> None:
        self.agreement = agreement
        self.findings = findings
        self.known = conditions(agreement)

    def together(self, role: Role, part: str, placements: Sequence[Placement]) -> Iterator[Placed]:
        """Several clauses in one fixed part: their passages are counted on."""
        offset = 0
        for placement in placements:
            for placed in self.one(role, part, placement, "", offset):
                yield placed
                offset += _siblings(placed.variant.sections[placed.variant.skeleton].blocks)

    def one(self, role: Role, part: str, placement: Placement, number: str, offset: int = 0) -> Iterator[Placed]:
        """The placed clause, or nothing where the sources already said that it does not exist."""
        clause = self.agreement.clauses.get(placement.clause)
        variant = clause.variants.get(placement.variant) if clause else None
        if clause is None or variant is None:
            return
        self._warn(placement, clause)
        blocks = self._standing(variant.sections[variant.skeleton].blocks, placement)
        lives = {
            holder: sequence(blocks, holder_order(self.agreement.parties, holder)) for holder in self.agreement.keepers
        }
        yield Placed(
            part=part,
            role=role,
            placement=placement,
            clause=clause,
            variant=variant,
            number=number,
            lives=lives,
            counts={holder: count(passages) for holder, passages in lives.items()},
            offset=offset,
        )

    def _warn(self, placement: Placement, clause: Clause) -> None:
        """A choice that is not made leaves no blank on the page: a draft must say which passages hang on it."""
        for name, value in placement.values.items():
            if value == "undecided" and clause.parameters[name].type in ("boolean", "choice"):
                self.findings.append(
                    Finding(
                        "undecided-choice",
                        "warning",
                        placement.given.get(name, placement.place),
                        "`{name}` of `{part}` is not decided; the draft shows the passages as if it were true",
                        "decide it in the clause's `with:`; until then no signature copy is made",
                        {"name": name, "part": placement.id},
                    )
                )

    def _standing(self, blocks: Sequence[SourceBlock], placement: Placement) -> tuple[tuple[int, SourceBlock], ...]:
        values = {**self.known, **{name: _plain(value) for name, value in placement.values.items()}}
        try:
            return standing(blocks, values)
        except KeyError as error:
            place = next((block.place for block in blocks if _asks(block, str(error.args[0]))), placement.place)
            self.findings.append(
                Finding(
                    "unknown-name",
                    "error",
                    place,
                    "unknown name `{name}` in the condition over this passage",
                    "conditions know the clause's parameters and: {known}",
                    {"name": str(error.args[0]), "known": ", ".join(sorted(self.known))},
                )
            )
            return tuple((index, block) for index, block in enumerate(blocks) if not block.guards)


def _number(division: Division, count: int) -> str:
    if division == "none":
        return ""
    return roman(count) if division == "section" else str(count)


def numbered_parts(placed: Sequence[Placed], division: Division) -> list[NumberedPart]:
    """What references can see of the placed clauses. Numbers are those of the first holder: outside loops all agree."""
    out = []
    own: NumberedKind = "unnumbered" if division == "none" else CITED_AS[division]
    for item in placed:
        holder = next(iter(item.lives))
        kind: NumberedKind = own if item.role == "article" else "annex" if item.role == "annex" else "other"
        out.append(NumberedPart(item.part, kind, item.number, item.lives[holder], item.counts[holder]))
    return out


def passage_ids(placed: Sequence[Placed]) -> dict[str, None]:
    """Every id of a standing passage, labelled or not: what a broken reference may have meant."""
    return {
        f"{item.part}/{item.address(live.block)}": None for item in placed for live in next(iter(item.lives.values()))
    }


def doubled_labels(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Labels that two clauses of one fixed part share (inside one clause the sources check it)."""
    seen: dict[tuple[str, str], str] = {}
    for item in placed:
        for block in item.variant.sections[item.variant.skeleton].blocks:
            if not block.label:
                continue
            first = seen.setdefault((item.part, block.label), item.clause.id)
            if first != item.clause.id:
                yield Finding(
                    "duplicate-label",
                    "error",
                    block.place,
                    "the label `{label}` stands already in the clause `{other}` of the same part",
                    "labels are unique in {part}: rename one of the two",
                    {"label": block.label, "other": first, "part": item.part},
                )


def _plain(value: object) -> object:
    if isinstance(value, Duration):
        return value.count
    return value.isoformat() if isinstance(value, datetime.date) else value


def _asks(block: SourceBlock, name: str) -> bool:
    return any(name in guard.names() for guard in block.guards)


def _siblings(blocks: Sequence[SourceBlock]) -> int:
    return len({block.position.partition(".")[0] for block in blocks if block.kind != "heading"})
