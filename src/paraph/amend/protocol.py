"""A plan in, the files of the protocol out: an agreement folder of its own that loads and builds at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paraph.amend.carry import Carrier
from paraph.amend.citing import Citing, Names
from paraph.amend.clauses import Block, Clauses, clause_text, in_annex
from paraph.amend.instructions import Add, Restate
from paraph.amend.plan import Plan
from paraph.amend.tables import table_text
from paraph.amend.wording import content_of
from paraph.errors import UsageError
from paraph.model import Header, Language
from paraph.scaffold.agreement import NewPlacement
from paraph.scaffold.yaml_text import comment, flow, flow_plain, listed, scalar
from paraph.sources.types import Agreement, Workspace

KIND = "protocol"
FORCE = "entry-into-force"
"""The library's clause on entry into force."""
PARTS = ("title", "preamble", "articles", "closing", "signatures", "annexes")

_HEAD = {
    "en": "Drafted by `paraph amend`: it turns draft {draft} of {agreement} into the working text. Read every word.",
    "ru": "Составлено командой `paraph amend`: превращает редакцию {draft} соглашения {agreement} в рабочий текст. "
    "Вычитайте каждое слово.",
}


class Order(Struct, frozen=True, kw_only=True):
    """What the drafter asked for. ``draft``: what the signed text is called; ``under``: the article that allows
    changes, its number in the signed text; ``force``: the variant of the clause on entry into force."""

    id: str
    draft: str
    as_of: datetime.date
    under: str | None = None
    force: str | None = None
    spoken: str = "ru"


def protocol_files(
    plan: Plan, agreement: Agreement, workspace: Workspace, header: Header, texts: Mapping[str, str], order: Order
) -> dict[str, str]:
    """Path below the workspace to text. ``texts``: the file of each clause of its own that the agreement has.

    ``agreement`` is the amended one as its file stands, ``header`` that of its new text.
    Raises ``UsageError`` if the registry does not know a kind of instrument named `protocol`.
    """
    return _Protocol(plan, agreement, workspace, header, texts, order).files()


class _Protocol:
    def __init__(
        self,
        plan: Plan,
        agreement: Agreement,
        workspace: Workspace,
        header: Header,
        texts: Mapping[str, str],
        order: Order,
    ) -> None:
        self.instructions = plan.instructions
        self.agreement = agreement
        self.header = header
        self.order = order
        self.content = content_of(plan.instructions)
        self.codes = tuple(agreement.languages)
        self.citing = {
            code: Citing(agreement, code, _names(agreement, workspace, code), self.content) for code in self.codes
        }
        self.carrier = Carrier(agreement, workspace, texts)
        self.folder = f"agreements/{order.id}"
        self.made: dict[str, str] = {}

    def files(self) -> dict[str, str]:
        annexes = dict(self._annexes())
        parts: dict[str, list[NewPlacement]] = {
            "title": [
                self._own("protocol-title", {code: [Block(c.title(), label="title")] for code, c in self._all()})
            ],
            "preamble": self._preamble(),
            "articles": [
                self._amendments({at: f"annex-{number}" for number, at in enumerate(annexes, 1)}),
                self._own("integral-part", {code: [Block(c.integral(), label="part")] for code, c in self._all()}),
                self._force(),
            ],
            "closing": [self.carrier.placement(each) for each in self.agreement.closing],
            "signatures": [self.carrier.placement(each) for each in self.agreement.signatures],
            "annexes": list(annexes.values()),
        }
        own = {f"{self.folder}/clauses/{name}.md": text for name, text in self.carrier.copied.items()}
        return {f"{self.folder}/agreement.yaml": self._yaml(parts), **self.made, **own}

    def _all(self) -> Iterator[tuple[Language, Citing]]:
        yield from self.citing.items()

    def _own(self, name: str, sections: Mapping[Language, Sequence[Block]], table: str = "") -> NewPlacement:
        self.made[f"{self.folder}/clauses/{name}.md"] = clause_text(sections)
        return NewPlacement(clause=name, table=table)

    def _preamble(self) -> list[NewPlacement]:
        """The opening line of the agreement, on what the protocol rests, the enacting words of the agreement."""
        recital = {code: [Block(c.recital(self.order.under), label="basis")] for code, c in self._all()}
        formulas = [each for each in self.agreement.preamble if self.carrier.is_formula(each)]
        opening = [each for each in self.agreement.preamble[:1] if each not in formulas]
        carry = self.carrier.placement
        return [*map(carry, opening), self._own("protocol-basis", recital), *map(carry, formulas)]

    def _amendments(self, annexes: Mapping[int, str]) -> NewPlacement:
        sections = {
            code: Clauses(citing, self.header.parties).amendments(self.instructions, self.content, annexes)
            for code, citing in self._all()
        }
        return self._own("amendments-made", sections)

    def _force(self) -> NewPlacement:
        """Entry into force as the amended agreement has it, or as asked; a gap where there is no such clause."""
        ratified = any(self.agreement.ratification.values())
        found = self.carrier.in_force(FORCE, self.order.force, ratified=ratified)
        if found is not None:
            return found
        gaps = {code: '{{ undecided("' + c.rules.words["undecided"] + '") }}' for code, c in self._all()}
        return self._own("protocol-force", {code: [Block(gap)] for code, gap in gaps.items()})

    def _annexes(self) -> Iterator[tuple[int, NewPlacement]]:
        """New wordings of annexes: each is an annex of the protocol."""
        for at, each in enumerate(self.instructions):
            if not isinstance(each, Add | Restate) or not in_annex(each):
                continue
            name = f"annex-wording-{1 + sum(map(in_annex, self.instructions[:at]))}"
            step = each.step if isinstance(each, Add) else each.address.steps[0]
            sections = {}
            for code, citing in self._all():
                made = Clauses(citing, self.header.parties)
                lines = each.content.lines
                sections[code] = made.annex(step.number[code], lines) if step.kind == "annex" else made.article(lines)
            if each.content.table is not None:
                text = table_text(each.content.table, self.header, self.codes)
                self.made[f"{self.folder}/tables/{name}.yaml"] = text
            yield at, self._own(name, sections, name if each.content.table is not None else "")

    def _yaml(self, parts: Mapping[str, Sequence[NewPlacement]]) -> str:
        agreement = self.agreement
        head = _HEAD["en" if self.order.spoken == "en" else "ru"]
        lines = [
            *comment(head.format(draft=self.order.draft, agreement=agreement.id)),
            f"kind: {KIND}",
            "name:",
            *(f"  {code}: {scalar(citing.name())}" for code, citing in self._all()),
            "cited:",
            *(line for code, citing in self._all() for line in _forms(code, citing.cited_by_others())),
            f"parties: {listed(agreement.parties)}",
            f"signatories: {flow(agreement.signatories)}",
            "languages:",
            *(f"  {code}: {{owner: {listed(record.owners)}}}" for code, record in agreement.languages.items()),
            *([f"prevailing: {agreement.prevailing}"] if agreement.prevailing else []),
            "stage: negotiating",
            "place: at-signature",
            "date: at-signature",
            f"as_of: {self.order.as_of.isoformat()}",
            "ratification: " + flow_plain({party: str(is_).lower() for party, is_ in agreement.ratification.items()}),
            "numbering: " + "[" + ", ".join(f'"{scheme}"' for scheme in agreement.numbering) + "]",
            "headings: false",
            *_orthography(agreement),
            *(line for part in PARTS for line in _placed(part, parts[part])),
        ]
        return "\n".join(lines) + "\n"


def _names(agreement: Agreement, workspace: Workspace, code: Language) -> Names:
    kinds = workspace.registry.kinds
    if KIND not in kinds:
        raise UsageError(
            "the registry has no kind of instrument `{kind}`", hint="add it to registry/kinds.yaml", kind=KIND
        )
    noun = kinds[agreement.kind].noun if agreement.kind in kinds else {}
    return Names(noun.get(code, {}), kinds[KIND].noun.get(code, {}))


def _forms(code: Language, forms: Mapping[str, str]) -> list[str]:
    return [f"  {code}:", *(f"    {case}: {scalar(form)}" for case, form in forms.items())]


def _orthography(agreement: Agreement) -> list[str]:
    if not agreement.orthography:
        return []
    said = {
        code: flow_plain({key: str(value).lower() for key, value in options.items()})
        for code, options in agreement.orthography.items()
    }
    return ["orthography: " + flow_plain(said)]


def _placed(part: str, there: Sequence[NewPlacement]) -> list[str]:
    if part == "title":
        return [f"title: {placement.line()}" for placement in there]
    return [f"{part}:", *(f"  - {placement.line()}" for placement in there)] if there else []
