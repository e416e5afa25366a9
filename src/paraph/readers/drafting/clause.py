"""One part in, the text of its clause file out: front matter, a section for each language, passages paired."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from paraph.model import Language
from paraph.readers.drafting.escape import escaped, passage_lines
from paraph.readers.drafting.types import Replacement
from paraph.readers.foreign.types import ForeignPart, ForeignPassage
from paraph.readers.proposing.types import Edit
from paraph.scaffold.yaml_text import scalar
from paraph.sources import section_hash

LOOP = "{% for party in parties %}\n{{ party.signature }}\n{% endfor %}"
"""Signatures that name exactly the Parties: each original prints its holder's first."""


_GAP = "{{ undecided() }}"


class ClauseFile(Struct, frozen=True):
    """A clause file as text, and which words values replaced in it."""

    text: str
    replacements: tuple[Replacement, ...]


class Frame(Struct, frozen=True):
    """What a clause needs besides its part."""

    file: str
    source: str
    note: str
    labels: dict[int, str]
    """Passage to the label it needs."""
    expression: Callable[[Edit], str]
    """An edit as the inside of ``{{ }}``."""
    loop: bool = False
    """Write the signatures as a loop over the Parties."""


def clause_file(part: ForeignPart, languages: Sequence[Language], edits: Sequence[Edit], frame: Frame) -> ClauseFile:
    """The file of ``part`` with the languages it has, in this order."""
    present = sorted((code for code in languages if _has(part, code)), key=lambda code: not _leads(part, code))
    labels = _labels(part, present, frame.labels)
    replacements: list[Replacement] = []
    lines = ["---", f"source: {scalar(frame.source)}", f"note: {scalar(frame.note)}", "---"]
    follows = ""
    for at, code in enumerate(present):
        body = [*_loop(part, code, frame, replacements)] if frame.loop else []
        body = body or _body(part, code, present[0], edits, labels, frame, replacements)
        if at and _complete(part, code, present[0]):
            lines += ["", f"# {code} / follows {follows}"]
        else:
            lines += [*([""] if at else []), f"# {code}"]
        lines += body
        follows = follows or section_hash("\n".join(body))
    return ClauseFile("\n".join(lines) + "\n", tuple(replacements))


def _has(part: ForeignPart, code: Language) -> bool:
    wordless = not part.headings and not part.passages
    return wordless or code in part.headings or any(code in passage.texts for passage in part.passages)


def _leads(part: ForeignPart, code: Language) -> bool:
    """Whether the language has every passage, so that the others can be paired with it."""
    return all(code in passage.texts for passage in part.passages)


def _complete(part: ForeignPart, code: Language, first: Language) -> bool:
    """The text follows the first one passage by passage, so it may say so."""
    same_heading = (code in part.headings) == (first in part.headings)
    return same_heading and all(code in passage.texts for passage in part.passages)


def _labels(part: ForeignPart, present: Sequence[Language], wanted: Mapping[int, str]) -> dict[int, str]:
    """The labels asked for; all passages take one where a language lacks some, so that the rest pair by label."""
    labels = dict(wanted)
    if any(code not in passage.texts for passage in part.passages for code in present):
        used = set(labels.values())
        for at in range(len(part.passages)):
            name, more = f"{part.role}-{at + 1}", 0
            while name in used and at not in labels:
                more += 1
                name = f"{part.role}-{at + 1}-{more}"
            labels.setdefault(at, name)
    return labels


def _loop(part: ForeignPart, code: Language, frame: Frame, replacements: list[Replacement]) -> list[str]:
    original = "\n".join(passage.texts[code] for passage in part.passages)
    replacements.append(Replacement(frame.file, code, LOOP, original))
    return LOOP.split("\n")


def _body(
    part: ForeignPart,
    code: Language,
    first: Language,
    edits: Sequence[Edit],
    labels: Mapping[int, str],
    frame: Frame,
    replacements: list[Replacement],
) -> list[str]:
    lines: list[str] = []
    if code in part.headings:
        lines.append(f"## {escaped(part.headings[code])}")
    elif part.headings and code == first:
        lines.append(f"## {_GAP}")
    gaps = _gaps(part, code)
    for at, passage in enumerate(part.passages):
        if code not in passage.texts and at not in gaps:
            continue
        own = [edit for edit in edits if edit.passage == at and edit.language == code]
        text = _GAP if at in gaps else _with_values(passage.texts[code], own, code, frame, replacements)
        if at in labels:
            text += f" {{@{labels[at]}}}"
        if passage.kind == "text" and lines and not lines[-1].startswith("## "):
            lines.append("")
        lines += passage_lines(text, _mark(passage), "   " * passage.level)
    return lines or [_GAP]


def _gaps(part: ForeignPart, code: Language) -> set[int]:
    """Passages this language lacks, but which passages below them need above: a visible gap stands for them."""
    gaps: set[int] = set()
    above: list[int] = []
    for at, passage in enumerate(part.passages):
        above = [index for index in above if part.passages[index].level < passage.level]
        if code in passage.texts:
            gaps.update(index for index in above if code not in part.passages[index].texts)
        above.append(at)
    return gaps


def _mark(passage: ForeignPassage) -> str:
    return {"numbered": "1. ", "dash": "- ", "text": ""}[passage.kind]


def _with_values(
    text: str, edits: Sequence[Edit], code: Language, frame: Frame, replacements: list[Replacement]
) -> str:
    out, at = "", 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        expression = frame.expression(edit)
        if not expression:
            continue
        value = f"{{{{ {expression} }}}}"
        out += escaped(text[at : edit.start]) + value
        at = edit.end
        replacements.append(Replacement(frame.file, code, value, edit.original))
    return out + escaped(text[at:])
