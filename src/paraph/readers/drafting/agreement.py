"""`agreement.yaml` of an agreement read in: what was found out, placements in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paraph.model import Language
from paraph.readers.foreign.types import ForeignAgreement
from paraph.readers.proposing.types import Edit, Proposal
from paraph.scaffold.agreement import NewPlacement
from paraph.scaffold.cited import cited
from paraph.scaffold.yaml_text import comment, flow, listed

_BETWEEN = {
    "ru": re.compile(r"\s*между\s*\ue000\s*", re.IGNORECASE),
    "kk": re.compile(r"\ue000\s*арасындағы\s*", re.IGNORECASE),
    "uz": re.compile(r"\ue000\s*oʻrtasida(?:gi)?\s*", re.IGNORECASE),
}
PLACES = ("title", "preamble", "articles", "closing", "signatures", "annexes")


def agreement_text(
    agreement: ForeignAgreement,
    proposal: Proposal,
    placements: Mapping[str, Sequence[NewPlacement]],
    as_of: str,
    head: str,
) -> str:
    """The text of ``agreement.yaml``. ``placements`` by the keys of `PLACES`; ``head`` goes on top as a comment."""
    names = _names(agreement, proposal)
    lines = [
        *comment(head),
        f"kind: {proposal.kind}",
        f"name: {flow(names)}",
        "cited:",
        *(f"  {code}: {flow(cited(code, name, proposal.nouns.get(code, {})))}" for code, name in names.items()),
        f"parties: {listed(proposal.parties)}",
        f"signatories: {flow(proposal.signatories)}",
        "languages:",
        *(f"  {code}: {{owner: {listed(proposal.owners.get(code, ()))}}}" for code in proposal.languages),
        *([f"prevailing: {proposal.prevailing}"] if proposal.prevailing else []),
        "stage: negotiating",
        "place: at-signature",
        "date: at-signature",
        *([f"as_of: {as_of}"] if as_of else []),
        "numbering: [" + ", ".join(f'"{scheme}"' for scheme in agreement.numbering) + "]",
        f"headings: {'true' if _headed(agreement) else 'false'}",
    ]
    for place in PLACES:
        found = placements.get(place, ())
        if place == "title":
            lines += [f"title: {placement.line()}" for placement in found[:1]]
        elif found:
            lines += [f"{place}:", *(f"  - {placement.line()}" for placement in found)]
        elif place == "articles":
            lines.append("articles: []")
    return "\n".join(lines) + "\n"


def _headed(agreement: ForeignAgreement) -> bool:
    return any(part.headings for part in agreement.parts if part.role == "article")


def _names(agreement: ForeignAgreement, proposal: Proposal) -> dict[Language, str]:
    """The short name in each language of the text: the title without the Parties, the noun as a name has it."""
    titles = {}
    for part in agreement.parts:
        if part.role == "title" and part.passages:
            edits = [edit for edit in proposal.edits if edit.part == part.id and edit.passage == 0]
            titles = {
                code: _short(text, code, [edit for edit in edits if edit.language == code], proposal)
                for code, text in part.passages[0].texts.items()
                if code in proposal.languages
            }
    nouns = {code: proposal.nouns.get(code, {}).get("nom", "") for code in proposal.languages}
    chosen = {code: titles.get(code) or nouns[code] for code in proposal.languages}
    named = {code: name for code, name in chosen.items() if name}
    return named or dict.fromkeys(proposal.languages[:1], agreement.name)


def _short(title: str, code: Language, edits: Sequence[Edit], proposal: Proposal) -> str:
    for edit in edits:
        if edit.expression.startswith(("signatories.", "states.", "governments.")):
            title = title[: edit.start] + "\ue000" + title[edit.end :]
            break
    title = " ".join(title.split())
    if code in _BETWEEN:
        title = " ".join(_BETWEEN[code].sub(" ", title).split())
    title = title.replace("\ue000", "").strip()
    noun = proposal.nouns.get(code, {}).get("nom", "")
    if noun and title.lower().startswith(noun.lower() + " "):
        return noun + title[len(noun) :]
    if noun and title.lower().endswith(" " + noun.lower()):
        # Kazakh writes the noun small in a name: formulas, title-cited
        word = noun[:1].lower() + noun[1:] if code == "kk" else noun
        rest = title[: -len(noun)].strip()
        return f"{rest[:1].upper()}{rest[1:]} {word}"
    return title
