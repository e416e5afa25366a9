"""Ready agreements in, finished files out. PDFs are set in threads: Typst lets the interpreter go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec.structs import replace

from paraph import languages
from paraph.assemble.derive import with_derived
from paraph.build.plan import Target
from paraph.build.request import BuildRequest
from paraph.build.stamp import stamp
from paraph.model import Language, Original, PartyId
from paraph.writers.base import Dress

if TYPE_CHECKING:
    from paraph.build.conductor import Ready

AUTHOR = "Paraph"


def render_all(
    ready: Sequence[Ready], request: BuildRequest, pool: Executor | None = None
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every target. Raises what the writers raise; then no thread is left working.

    ``pool``: where PDFs are set, all of them given to it before the first file comes; otherwise threads of its own.
    """
    own = ThreadPoolExecutor(max_workers=request.jobs or os.cpu_count() or 1) if pool is None else None
    try:
        yield from _rendered(ready, request, pool or own)
    finally:
        if own is not None:
            own.shutdown(wait=True, cancel_futures=True)


def _rendered(ready: Sequence[Ready], request: BuildRequest, pool: Executor | None) -> Iterator[tuple[str, bytes]]:
    from paraph.build.follow_up import ProgressJob

    assert pool is not None
    jobs: list[_Job | ProgressJob] = [_Job(item, request, pool) for item in ready]
    jobs += [ProgressJob(item.follow_up, request, pool) for item in ready if item.follow_up is not None]
    yield from _neutral(ready, request)
    for job in jobs:
        yield from job.words()
    for job in jobs:
        yield from job.pages()


def _neutral(ready: Sequence[Ready], request: BuildRequest) -> Iterator[tuple[str, bytes]]:
    """The neutral tree as JSON, for the house only: it names clauses, parameters and notes."""
    if request.profile != "draft" or request.audience != "internal":
        return
    from paraph.writers.json import instrument_json

    for item in ready:
        header = item.instrument.header
        if not item.neutral:
            continue
        yield f"{header.id}/{header.edition}/instrument.json", instrument_json(item.instrument)


class _Job:
    """The files of one agreement."""

    def __init__(self, item: Ready, request: BuildRequest, pool: Executor) -> None:
        self.item = item
        self.request = request
        self.dress = Dress(
            profile=request.profile,
            audience=request.audience,
            edition=item.instrument.header.edition,
            date=item.date,
            line_numbers=request.line_numbers,
            author=AUTHOR if request.audience == "internal" and request.profile == "draft" else "",
        )
        self._instrument = item.instrument
        for code in {code for target in item.targets for code in target.languages} & set(languages.DERIVED):
            self._instrument = with_derived(self._instrument, code)
        self._originals: dict[PartyId, Original] = {}
        self._pages: dict[tuple[PartyId, tuple[Language, ...]], Future[bytes]] = {}
        if request.pdf_engine == "typst":
            self._start(pool)

    def words(self) -> Iterator[tuple[str, bytes]]:
        """The Word files; with LibreOffice as the engine its PDFs too, in one call."""
        from paraph.writers.docx import DocxWriter

        writer = DocxWriter.of_workspace(self.request.root)

        def make(target: Target) -> bytes:
            return writer.write(self.original(target.holder), target.languages, self._dressed(target.path))

        for target in self.item.targets:
            if target.form == "docx":
                yield target.path, make(target)
        if self.request.pdf_engine == "libreoffice":
            self._convert(make)

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """The folders, then the PDFs: a folder needs the short ones only, and is made while the long are set."""
        for target in self.item.targets:
            if target.form == "folder":
                yield target.path, self._folder(target)
        for target in self.item.targets:
            if target.form == "pdf":
                yield target.path, self._pages[target.holder, target.languages].result()

    def original(self, holder: PartyId) -> Original:
        """The holder's original, projected once."""
        if holder not in self._originals:
            self._originals[holder] = self._instrument.original(holder)
        return self._originals[holder]

    def _wanted(self) -> Iterator[tuple[PartyId, tuple[Language, ...]]]:
        """Every PDF needed, those that only go into a folder included, each once."""
        seen = set()
        for target in self.item.targets:
            layouts = [(code,) for code in target.languages] if target.form == "folder" else [target.languages]
            for layout in layouts if target.form != "docx" else []:
                if (target.holder, layout) not in seen:
                    seen.add((target.holder, layout))
                    yield target.holder, layout

    def _start(self, pool: Executor) -> None:
        wanted = sorted(self._wanted(), key=lambda page: len(page[1]))
        if not wanted:
            return
        from paraph.writers.pdf import PdfWriter

        writer = PdfWriter(self.request.root)
        paths = {(target.holder, target.languages): target.path for target in self.item.targets if target.form == "pdf"}
        for holder, layout in wanted:
            dress = self._dressed(paths.get((holder, layout), ""))
            self._pages[holder, layout] = pool.submit(writer.write, self.original(holder), layout, dress)

    def _convert(self, make: Callable[[Target], bytes]) -> None:
        from paraph.writers.pdf import convert

        wanted = list(self._wanted())
        sources = [make(Target("", holder, layout, "docx")) for holder, layout in wanted]
        for key, data in zip(wanted, convert(sources), strict=True):
            self._pages[key] = Future()
            self._pages[key].set_result(data)

    def _folder(self, target: Target) -> bytes:
        from paraph.writers.pdf import signing_folder

        parts = [(code, self._pages[target.holder, (code,)].result()) for code in target.languages]
        return signing_folder(parts, self.original(target.holder), self._dressed(target.path))

    def _dressed(self, path: str) -> Dress:
        """The dress of one file. What is to be signed carries nothing besides its text."""
        return replace(self.dress, stamp=stamp(path)) if path and self.request.profile == "draft" else self.dress
