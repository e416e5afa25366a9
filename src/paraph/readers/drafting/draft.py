"""The conductor: ids, clause files, tables, agreement.yaml; accepted library clauses take the place of own ones."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from paraph.errors import InputError, UsageError
from paraph.model import Language, Place
from paraph.readers.drafting.agreement import agreement_text
from paraph.readers.drafting.clause import Frame, clause_file
from paraph.readers.drafting.names import clause_ids
from paraph.readers.drafting.table import table_file
from paraph.readers.drafting.types import Drafted, Replacement
from paraph.readers.foreign.notebook import ASIDE
from paraph.readers.foreign.types import ForeignAgreement, ForeignPart, ForeignPassage, PartRole, SetAside
from paraph.readers.proposing.types import Edit, Proposal
from paraph.scaffold.agreement import NewPlacement
from paraph.sources.walker import is_id

_PLACES: dict[PartRole, str] = {
    "title": "title",
    "opening": "preamble",
    "recitals": "preamble",
    "enacting": "preamble",
    "article": "articles",
    "testimonium": "closing",
    "signatures": "signatures",
    "annex": "annexes",
}
_SAID = {
    "ru": {
        "docx": "{file}, абзац {at}",
        "txt": "{file}, строка {at}",
        "note": "Прочитано из файла «{file}».",
        "references": "Ссылки оставлены словами, проверьте: {references}.",
        "head": "Прочитано из файла «{file}». Стороны, языки и названия определены по тексту: проверьте их.",
    },
    "en": {
        "docx": "{file}, paragraph {at}",
        "txt": "{file}, line {at}",
        "note": "Read from {file}.",
        "references": "References left as words, check them: {references}.",
        "head": "Read from {file}. Parties, languages and names were told from the text: check them.",
    },
}


def draft_files(
    agreement: ForeignAgreement,
    proposal: Proposal,
    accept: Mapping[str, str],
    agreement_id: str,
    *,
    as_of: datetime.date | None = None,
    spoken: str = "ru",
) -> dict[str, str]:
    """Path below the workspace to text: ``agreement.yaml``, own clauses, tables. See `draft`."""
    return draft(agreement, proposal, accept, agreement_id, as_of=as_of, spoken=spoken).files


def draft(
    agreement: ForeignAgreement,
    proposal: Proposal,
    accept: Mapping[str, str],
    agreement_id: str,
    *,
    as_of: datetime.date | None = None,
    spoken: str = "ru",
) -> Drafted:
    """The files of the agreement ``agreement_id``, what is not in them, and which words became values.

    ``accept`` maps a part (``article-5``) to a library clause (``disputes`` or ``disputes/staged``) that takes its
    place. ``as_of``: the day whose names hold (default: the newest names of the registry). ``spoken``: the language of
    notes, ``ru`` or ``en``.

    Raises ``UsageError`` for an id, part, clause or variant that does not exist, ``InputError`` for a text in none of
    the languages of the workspace.
    """
    _refuse(agreement, proposal, accept, agreement_id)
    return _Drafter(agreement, proposal, accept, agreement_id, spoken).run(as_of)


class _Drafter:
    def __init__(
        self, agreement: ForeignAgreement, proposal: Proposal, accept: Mapping[str, str], agreement_id: str, spoken: str
    ) -> None:
        self.proposal = proposal
        self.name = agreement.name
        self.file = agreement.name.replace("\\", "/").rpartition("/")[2]
        self.said = _SAID["en" if spoken == "en" else "ru"]
        self.folder = f"agreements/{agreement_id}"
        self.set_aside: list[SetAside] = []
        self.replacements: list[Replacement] = []
        self.languages = [code for code in agreement.languages if code in proposal.languages]
        self.agreement = replace(agreement, parts=tuple(self._known(agreement.parts)))
        self.accept = {part: name.partition("/")[0] for part, name in accept.items()}
        self.variants = {part: name.partition("/")[2] for part, name in accept.items()}
        self.ids = clause_ids(self.agreement, proposal.library, self.accept)
        self.labels = self._labels()

    def run(self, as_of: datetime.date | None) -> Drafted:
        placements: dict[str, list[NewPlacement]] = {}
        files: dict[str, str] = {}
        for part in self.agreement.parts:
            placement = self._accepted(part) if part.id in self.accept else self._own(part, files)
            placements.setdefault(_PLACES[part.role], []).append(placement)
        day = as_of.isoformat() if as_of else self.proposal.newest
        head = self.said["head"].format(file=self.file)
        text = agreement_text(self.agreement, self.proposal, placements, day, head)
        return Drafted(
            {f"{self.folder}/agreement.yaml": text, **files}, tuple(self.set_aside), tuple(self.replacements)
        )

    def _known(self, parts: Sequence[ForeignPart]) -> Iterator[ForeignPart]:
        """The parts without the languages the workspace does not know, without tables that have no place."""
        for part in parts:
            for passage in part.passages:
                self._other_languages(passage.texts, passage.numbers, passage.at)
            self._other_languages(part.headings, {}, part.at)
            passages = [
                replace(passage, texts={code: text for code, text in passage.texts.items() if code in self.languages})
                for passage in part.passages
            ]
            if not any(passage.texts for passage in passages):
                passages = []
            headings = {code: text for code, text in part.headings.items() if code in self.languages}
            extra = [passage for table in part.tables[1:] for passage in _as_passages(table.rows, table.at)]
            yield replace(part, passages=(*passages, *extra), headings=headings, tables=part.tables[:1])

    def _other_languages(self, texts: Mapping[Language, str], numbers: Mapping[Language, str], at: int) -> None:
        for code, text in texts.items():
            if code not in self.languages:
                self._aside("other-language", f"{numbers.get(code, '')} {text}".strip(), at, code)

    def _aside(self, reason: str, text: str, at: int, language: Language) -> None:
        place = Place(self.name, at)
        self.set_aside.append(SetAside(text=text, reason=reason, why=ASIDE[reason], place=place, language=language))

    def _accepted(self, part: ForeignPart) -> NewPlacement:
        for passage in part.passages:
            for code, text in passage.texts.items():
                label = passage.numbers.get(code, "")
                self._aside("library", f"{label} {text}".strip(), passage.at, code)
        for code, text in part.headings.items():
            self._aside("library", text, part.at, code)
        clause = self.accept[part.id]
        needed = self.proposal.library[clause].needed
        twice = sum(name == clause for name in self.accept.values()) > 1
        return NewPlacement(
            clause=clause,
            variant=self.variants[part.id],
            as_=part.id if twice else "",
            values=dict.fromkeys(needed, "undecided"),
        )

    def _own(self, part: ForeignPart, files: dict[str, str]) -> NewPlacement:
        id_ = self.ids[part.id]
        path = f"{self.folder}/clauses/{id_}.md"
        at = self.said["txt" if self.file.lower().endswith(".txt") else "docx"]
        frame = Frame(
            file=path,
            source=at.format(file=self.file, at=part.at),
            note=self._note(part),
            labels={passage: label for (target, passage), label in self.labels.items() if target == part.id},
            expression=self._expression,
            loop=part.role == "signatures" and self.proposal.signs_exactly,
        )
        edits = [edit for edit in self.proposal.edits if edit.part == part.id]
        made = clause_file(part, self.languages, edits, frame)
        files[path] = made.text
        self.replacements += made.replacements
        table = ""
        if part.tables:
            table = id_
            files[f"{self.folder}/tables/{id_}.yaml"] = table_file(part.tables[0], self.languages)
        return NewPlacement(clause=id_, table=table)

    def _note(self, part: ForeignPart) -> str:
        note = self.said["note"].format(file=self.file)
        plain = [*self.proposal.plain_references.get(part.id, ())]
        plain += [
            edit.original
            for edit in self.proposal.edits
            if edit.part == part.id and edit.target and not self._expression(edit)
        ]
        if plain:
            note += " " + self.said["references"].format(references="; ".join(dict.fromkeys(plain)))
        return note

    def _labels(self) -> dict[tuple[str, int], str]:
        """(part, passage) to the label that references to it need; unique in the part."""
        out: dict[tuple[str, int], str] = {}
        for edit in self.proposal.edits:
            if edit.target_passage is None or edit.target in self.accept:
                continue
            key = edit.target, edit.target_passage
            used = {label for (part, _at), label in out.items() if part == edit.target}
            label = edit.label
            while key not in out and label in used:
                label += "x"
            out.setdefault(key, label)
        return out

    def _expression(self, edit: Edit) -> str:
        """The inside of ``{{ }}``; empty where an accepted clause took away what the words referred to."""
        if not edit.target:
            return edit.expression
        label = ""
        if edit.target_passage is not None:
            label = self.labels.get((edit.target, edit.target_passage), "")
            if not label:
                return ""
        twice = edit.target in self.accept and list(self.accept.values()).count(self.accept[edit.target]) > 1
        target = edit.target if twice else self.ids[edit.target]
        where = f"{'' if edit.target == edit.part else target}/{label}" if label else target
        return f'ref("{where}", "{edit.case}"' + (', "this")' if edit.of_this else ")")


def _as_passages(rows: Sequence[Sequence[Mapping[Language, str]]], at: int) -> Iterator[ForeignPassage]:
    """A table that has no place of its own: a passage for each row."""
    for row in rows:
        texts: dict[Language, list[str]] = {}
        for cell in row:
            for code, text in cell.items():
                texts.setdefault(code, []).append(" ".join(text.split()))
        if texts:
            yield ForeignPassage(kind="text", texts={code: " – ".join(cells) for code, cells in texts.items()}, at=at)


def _refuse(agreement: ForeignAgreement, proposal: Proposal, accept: Mapping[str, str], agreement_id: str) -> None:
    if not is_id(agreement_id):
        raise UsageError(
            "`{name}` is no id",
            hint="lower-case Latin letters, digits and hyphens, beginning with a letter",
            name=agreement_id,
        )
    if agreement.parts and not set(agreement.languages) & set(proposal.languages):
        raise InputError(
            "{file} is in a language that is not known here: {languages}",
            hint="Give the text in a language of registry/languages.yaml.",
            file=agreement.name,
            languages=", ".join(agreement.languages),
        )
    known = {part.id for part in agreement.parts}
    for part, name in accept.items():
        clause, _, variant = name.partition("/")
        if part not in known:
            raise UsageError("the text has no part `{part}`", hint="one of " + ", ".join(sorted(known)), part=part)
        if clause not in proposal.library:
            raise UsageError("unknown clause `{name}`", name=clause)
        if variant and variant not in proposal.library[clause].variants:
            raise UsageError("the clause `{clause}` has no variant `{name}`", clause=clause, name=variant)
