"""Which files an agreement yields: instrument and request in, targets out. The layout of ``dist/`` lives here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from paraph import languages
from paraph.build.request import BuildRequest
from paraph.errors import UsageError
from paraph.model import Header, Instrument, Language, PartyId
from paraph.writers.style import of_kind, read_style

SIGNING_FOLDER = "signing-folder.pdf"


class Target(Struct, frozen=True):
    """One file: its path below the output folder, whose original, which languages in which order."""

    path: str
    holder: PartyId
    languages: tuple[Language, ...]
    form: Literal["docx", "pdf", "folder"]


def default_layouts(instrument: Instrument) -> tuple[tuple[Language, ...], ...]:
    """Each language alone, each state language beside the prevailing one, all together."""
    header = instrument.header
    alone = tuple((code,) for code in header.languages)
    prevailing = header.prevailing
    beside: tuple[tuple[Language, ...], ...] = ()
    if prevailing is not None and len(header.languages) > 2:
        beside = tuple((code, prevailing) for code in header.languages if code != prevailing)
    together = (header.languages,) if len(header.languages) > 1 else ()
    return (*alone, *beside, *together)


def plan(
    instrument: Instrument, layouts: Sequence[tuple[Language, ...]] | None, request: BuildRequest
) -> tuple[Target, ...]:
    """All targets of the request. Raises ``UsageError`` for a holder or language the instrument does not have."""
    header = instrument.header
    holders = request.holders or header.parties
    for holder in holders:
        if holder not in header.parties:
            raise UsageError(
                "{holder} does not keep an original of `{id}`",
                hint="its Parties are: {known}",
                holder=holder,
                id=header.id,
                known=", ".join(header.parties),
            )
    chosen = request.languages or layouts or default_layouts(instrument)
    return tuple(target for holder in holders for target in _of_holder(instrument, holder, chosen, request))


def _of_holder(
    instrument: Instrument, holder: PartyId, layouts: Sequence[tuple[Language, ...]], request: BuildRequest
) -> Iterator[Target]:
    header = instrument.header
    folder = f"{header.id}/{header.edition}/{shelf(request)}/{holder}"
    order = instrument.original(holder).languages
    for layout in layouts:
        ordered = in_order(layout, order)
        name = f"{header.id}.{'-'.join(ordered)}"
        for form in request.formats:
            yield Target(f"{folder}/{name}.{form}", holder, ordered, form)
    if "pdf" in request.formats and not request.languages and _has_folder(header, request):
        yield Target(f"{folder}/{SIGNING_FOLDER}", holder, order, "folder")


def _has_folder(header: Header, request: BuildRequest) -> bool:
    """Treaties are signed in a folder; plans, minutes and papers are not, nor what style.toml excepts (notes)."""
    return header.paper == "treaty" and of_kind(read_style(request.root), header.kind).signing_folder


def plan_paper(
    agreement: Header, paper: str, languages: Mapping[PartyId, tuple[Language, ...]], request: BuildRequest
) -> tuple[Target, ...]:
    """The files of one paper around a draft: for each holder, one in each of its languages, or of those asked for."""
    top = f"{agreement.id}/{agreement.edition}"
    folder = f"{top}/papers" if request.audience == "internal" else f"{top}/{shelf(request)}/papers"
    return tuple(
        Target(f"{folder}/{holder}/{paper}.{code}.{form}", holder, (code,), form)
        for holder, codes in languages.items()
        if not request.holders or holder in request.holders
        for code in _alone(request, codes)
        for form in request.formats
    )


def _alone(request: BuildRequest, codes: Sequence[Language]) -> Sequence[Language]:
    """Of ``codes`` and their derived orthographies those asked for each alone; all codes if nothing is asked."""
    if not request.languages:
        return codes
    alone = dict.fromkeys(layout[0] for layout in request.languages if len(layout) == 1)
    return [code for code in alone if languages.DERIVED.get(code, code) in codes]


def shelf(request: BuildRequest) -> str:
    """Working originals, signature copies and files for the other side never share a folder."""
    if request.profile == "signature":
        return "signature"
    return "originals" if request.audience == "internal" else request.audience


def in_order(layout: Sequence[Language], order: Sequence[Language]) -> tuple[Language, ...]:
    """The languages of a layout as this original orders them. Raises ``UsageError`` for one it does not have."""
    known = [*order, *(code for code in languages.DERIVED if languages.DERIVED[code] in order)]
    for code in layout:
        if code not in known:
            raise UsageError(
                "there is no text in `{language}`", hint="known are: {known}", language=code, known=", ".join(known)
            )
    return tuple(sorted(dict.fromkeys(layout), key=lambda code: (_rank(code, order), code)))


def _rank(code: Language, order: Sequence[Language]) -> int:
    return order.index(languages.DERIVED.get(code, code))


def parse_layout(text: str) -> tuple[Language, ...]:
    """``uz-ru``, ``UZ-RU``, ``uz-Cyrl-ru`` to language codes. Raises ``UsageError`` for an unknown language."""
    known = sorted(languages.known(), key=len, reverse=True)
    out: list[Language] = []
    rest = text.lower()
    while rest or not out:
        code = next((code for code in known if f"{rest}-".startswith(f"{code}-".lower())), None)
        if code is None:
            raise UsageError(
                "`{text}` is not a set of languages",
                hint="write codes joined by hyphens, such as uz-ru; known are: {known}",
                text=text,
                known=", ".join(sorted(known)),
            )
        out.append(code)
        rest = rest[len(code) + 1 :]
    return tuple(out)
