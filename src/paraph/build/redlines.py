"""Request in, comparison and files out: two editions resolved, compared once for each holder, drawn, put in place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paraph import languages
from paraph.build.disk import Staging, same_on_disk, sha256
from paraph.build.layouts import wanted_layouts
from paraph.build.plan import in_order
from paraph.build.request import Step
from paraph.build.stamp import stamp
from paraph.compare.changes import Change, Comparison, to_json
from paraph.compare.comparison import compare
from paraph.drafts.editions import Edition, alignment, resolve
from paraph.drafts.overrides import pair_name, read_overrides
from paraph.errors import UsageError
from paraph.model import Audience, Instrument, Language, PartyId
from paraph.writers.base import Dress

if TYPE_CHECKING:
    from paraph.model import Original

RedlineFormat: TypeAlias = Literal["docx", "pdf", "html", "table", "json"]
FORMATS: tuple[RedlineFormat, ...] = ("docx", "pdf", "html", "table", "json")
Layout: TypeAlias = tuple[Language, ...]


class RedlineRequest(Struct, frozen=True, kw_only=True):
    """Everything that decides the redlines of one agreement. Empty tuples mean: all, or the default."""

    root: Path
    out: Path
    agreement: str
    old: str
    new: str
    holders: tuple[PartyId, ...] = ()
    languages: tuple[Layout, ...] = ()
    formats: tuple[RedlineFormat, ...] = FORMATS
    audience: Audience = "internal"
    jobs: int = 0


class Compared(Struct, frozen=True, kw_only=True):
    """Two editions and what changed between them, in the original of the first holder."""

    old: Edition
    new: Edition
    comparison: Comparison
    holders: tuple[PartyId, ...]
    unused: tuple[str, ...] = ()
    """Passages that the overrides name for this pair and that did not change."""

    @property
    def pair(self) -> str:
        """How the two are called together."""
        return pair_name(self.old.name, self.new.name)


class RedlineReport(Struct, frozen=True, kw_only=True):
    """``written`` and ``kept`` are paths below the output folder; ``folder`` holds them all."""

    folder: str
    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def compared(request: RedlineRequest) -> Compared:
    """Resolve and compare. Nothing is drawn or written.

    Raises ``UsageError``, ``InputError``, ``ContentError`` as `resolve` does; ``UsageError`` for a holder that does
    not keep an original of both.
    """
    old, new = (resolve(request.root, request.agreement, asked) for asked in (request.old, request.new))
    return compared_editions(request, old, new)


def compared_editions(request: RedlineRequest, old: Edition, new: Edition) -> Compared:
    """The same for editions that are at hand."""
    if request.audience != "internal" and any(each.name.startswith("git-") for each in (old, new)):
        raise UsageError(
            "a git revision is nothing to show to others",
            hint="compare numbered drafts, or `work`",
        )
    old, new = in_languages((old, new), request.languages)
    holders = _holders(request, old, new)
    natures = read_overrides(request.root, request.agreement, pair_name(old.name, new.name))
    comparison = _compare(request, old, new, holders[0])
    met = set(_passages(comparison.changes))
    return Compared(
        old=old,
        new=new,
        comparison=comparison,
        holders=holders,
        unused=tuple(passage for passage in natures if passage not in met),
    )


def draw_redlines(
    request: RedlineRequest, found: Compared, progress: Callable[[Step], None] | None = None
) -> RedlineReport:
    """Draw ``found`` in every format, holder and layout asked for, and put the files in place together.

    Raises ``OutputError``, ``EngineError``; ``UsageError`` where the list of changes is asked for somebody else.
    """
    if request.audience != "internal" and request.formats == ("json",):
        raise UsageError("the list of changes names clauses and parameters: it is for the house only")
    folder = f"{request.agreement}/{found.new.name}/redlines/{found.pair}"
    job = _Job(request, found, folder)
    files: dict[str, str] = {}
    written: list[str] = []
    with Staging(request.out) as staging:
        for path, data in job.files():
            files[path] = sha256(data)
            if not same_on_disk(request.out, {path: files[path]}):
                staging.add(path, data)
                written.append(path)
            if progress is not None:
                progress(Step(len(files), job.total, path))
        staging.commit()
    kept = tuple(path for path in files if path not in written)
    return RedlineReport(folder=folder, written=tuple(written), kept=kept)


def redline_files(
    request: RedlineRequest, found: Compared, pool: Executor | None = None
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of ``found``, one by one; nothing is written. Raises what `draw_redlines` raises.

    ``pool``: where PDFs are set, all of them given to it before the first file comes; otherwise threads of its own.
    """
    return _Job(request, found, f"{request.agreement}/{found.new.name}/redlines/{found.pair}").files(pool)


class _Job:
    """The files of one pair of editions."""

    def __init__(self, request: RedlineRequest, found: Compared, folder: str) -> None:
        layouts = request.languages or wanted_layouts(request.root, found.new.instrument)
        self.request = request
        self.listed = found.comparison
        self.found = found = _with_derived(request, found, layouts)
        self.shelf = folder if request.audience == "internal" else f"{folder}/{request.audience}"
        self.name = request.agreement
        edition = found.new.name
        self.dress = Dress(
            audience=request.audience,
            edition=edition,
            date=found.new.date,
            author="Paraph" if request.audience == "internal" else "",
            redline_author=f"Paraph: {edition}",
        )
        self.printed = replace(self.dress, landscape=True, tracked=False)
        self.layouts = {holder: self._ordered(holder, layouts) for holder in found.holders}
        self.redlines: dict[PartyId, Original] = {}

    @property
    def total(self) -> int:
        """How many files there will be."""
        each = sum(form in self.request.formats for form in ("docx", "pdf", "html"))
        tables = 2 * ("table" in self.request.formats) * len(self.layouts[self.found.holders[0]])
        return each * sum(len(layouts) for layouts in self.layouts.values()) + tables + self._listed

    @property
    def _listed(self) -> bool:
        return "json" in self.request.formats and self.request.audience == "internal"

    def files(self, pool: Executor | None = None) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of every file; PDFs are set in threads while Word files are made."""
        own = None if pool is not None else ThreadPoolExecutor(max_workers=self.request.jobs or os.cpu_count() or 1)
        try:
            pages = list(self._pages(pool or own))
            if self._listed:
                yield f"{self.shelf}/changes.json", changes_json(self.listed)
            yield from self._words()
            yield from ((path, future.result()) for path, future in pages)
        finally:
            if own is not None:
                own.shutdown(wait=True, cancel_futures=True)

    def _pages(self, pool: Executor | None) -> Iterator[tuple[str, Future[bytes]]]:
        formats = self.request.formats
        if pool is None or ("pdf" not in formats and "table" not in formats):
            return
        from paraph.writers.pdf import PdfWriter

        writer = PdfWriter(self.request.root)
        for holder, layout in self._each() if "pdf" in formats else ():
            path = self._path(holder, layout, "pdf")
            dress = replace(self.dress, stamp=stamp(path))
            yield path, pool.submit(writer.write, self._redline(holder), layout, dress)
        for layout, table in self._tables():
            path = self._table_path(layout, "pdf")
            yield path, pool.submit(writer.write, table, layout, replace(self.printed, stamp=stamp(path)))

    def _words(self) -> Iterator[tuple[str, bytes]]:
        formats = self.request.formats
        if "html" in formats:
            from paraph.writers.html import HtmlWriter
            from paraph.writers.style import read_style

            html = HtmlWriter(out_of_step(self.found.comparison.changes), read_style(self.request.root))
            for holder, layout in self._each():
                path = self._path(holder, layout, "html")
                yield path, html.write(self._redline(holder), layout, replace(self.dress, stamp=stamp(path)))
        if "docx" not in formats and "table" not in formats:
            return
        from paraph.writers.docx import DocxWriter

        docx = DocxWriter.of_workspace(self.request.root)
        for holder, layout in self._each() if "docx" in formats else ():
            path = self._path(holder, layout, "docx")
            yield path, docx.write(self._redline(holder), layout, replace(self.dress, stamp=stamp(path)))
        for layout, table in self._tables():
            path = self._table_path(layout, "docx")
            yield path, docx.write(table, layout, replace(self.printed, stamp=stamp(path)))

    def _each(self) -> Iterator[tuple[PartyId, Layout]]:
        return ((holder, layout) for holder in self.found.holders for layout in self.layouts[holder])

    def _tables(self) -> Iterator[tuple[Layout, Original]]:
        if "table" not in self.request.formats:
            return
        from paraph.report.comparison_table import comparison_table

        for layout in self.layouts[self.found.holders[0]]:
            yield layout, comparison_table(self.found.comparison, layout, self.request.audience)

    def _redline(self, holder: PartyId) -> Original:
        """The holder's redline, compared once."""
        if holder == self.found.holders[0]:
            return self.found.comparison.redline
        if holder not in self.redlines:
            found = _compare(self.request, self.found.old, self.found.new, holder)
            self.redlines[holder] = found.redline
        return self.redlines[holder]

    def _ordered(self, holder: PartyId, layouts: Sequence[Layout]) -> tuple[Layout, ...]:
        order = self.found.new.instrument.original(holder).languages
        return tuple(dict.fromkeys(in_order(layout, order) for layout in layouts))

    def _path(self, holder: PartyId, layout: Layout, suffix: str) -> str:
        return f"{self.shelf}/{holder}/{self.name}.{'-'.join(layout)}.{suffix}"

    def _table_path(self, layout: Layout, suffix: str) -> str:
        return f"{self.shelf}/tables/{self.name}.{'-'.join(layout)}.{suffix}"


def changes_json(comparison: Comparison) -> bytes:
    """``changes.json``: the list of changes as docs/schema/comparison.schema.json says. For the house only.

    The number of the format stands in it always, and first: whoever reads it asks that before anything else.
    """
    listed = to_json(comparison.listed).removeprefix(b"{")
    return msgspec.json.format(b'{"format":%d,%s' % (comparison.listed.format, listed), indent=1) + b"\n"


def out_of_step(changes: Sequence[Change]) -> frozenset[str]:
    """The passages whose words changed in substance in some languages and stayed in others."""
    own = {change.passage for change in changes if not change.in_step and change.passage is not None}
    return frozenset(own).union(*(out_of_step(change.inside) for change in changes))


def _compare(request: RedlineRequest, old: Edition, new: Edition, holder: PartyId) -> Comparison:
    pair = pair_name(old.name, new.name)
    return compare(
        old.instrument.original(holder),
        new.instrument.original(holder),
        alignment(request.root, request.agreement, old, new, holder),
        natures=read_overrides(request.root, request.agreement, pair),
    )


def _passages(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        if change.passage is not None:
            yield change.passage
        yield from _passages(change.inside)


def _holders(request: RedlineRequest, old: Edition, new: Edition) -> tuple[PartyId, ...]:
    there = old.instrument.header.parties
    both = tuple(party for party in new.instrument.header.parties if party in there)
    for holder in request.holders:
        if holder not in both:
            raise UsageError(
                "{holder} does not keep an original of `{id}`",
                hint="its Parties are: {known}",
                holder=holder,
                id=request.agreement,
                known=", ".join(both) or "-",
            )
    if not both:
        raise UsageError("the two texts have no Party in common: there is no original to compare")
    return request.holders or both


def in_languages(editions: Sequence[Edition], layouts: Sequence[Layout]) -> tuple[Edition, ...]:
    """``editions`` with the derived languages of ``layouts``. Raises ``UsageError`` for one the last does not have."""
    for layout in layouts:
        in_order(layout, editions[-1].instrument.header.languages)
    derived = [code for layout in layouts for code in layout if code in languages.DERIVED]
    return tuple(replace(each, instrument=_with(each.instrument, derived)) for each in editions)


def _with_derived(request: RedlineRequest, found: Compared, layouts: Sequence[Layout]) -> Compared:
    """``found`` with the derived languages that the agreement's own layouts name: drawn, and not listed as changes."""
    derived = {code for layout in layouts for code in layout if code in languages.DERIVED}
    if derived <= set(found.new.instrument.header.name):
        return found
    return compared_editions(replace(request, languages=tuple(layouts)), found.old, found.new)


def _with(instrument: Instrument, derived: Sequence[Language]) -> Instrument:
    if not derived:
        return instrument
    from paraph.assemble.derive import with_derived

    for code in dict.fromkeys(derived):
        instrument = with_derived(instrument, code)
    return instrument
