"""Reports on progress that a build makes: an agreement with its tasks in, their files out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from typing import Literal

from msgspec import Struct

from paraph import languages
from paraph.assemble.assembly import Assembly
from paraph.assemble.derive import with_derived
from paraph.build.plan import shelf
from paraph.build.request import BuildRequest
from paraph.follow_up import newest_day
from paraph.model import Language, Original
from paraph.report.progress import Progress, progress_tree
from paraph.report.progress_bars import bars
from paraph.report.progress_timeline import timeline
from paraph.report.progress_words import Speech
from paraph.sources.types import Agreement
from paraph.writers.base import Dress
from paraph.writers.drawing import Drawing

Form = Literal["docx", "pdf", "html"]


class Sheet(Struct, frozen=True):
    """One file: its path below the output folder, its language, its format."""

    path: str
    language: Language
    form: Form


def progress_of(agreement: Agreement, assembly: Assembly, request: BuildRequest) -> Progress | None:
    """The report on ``agreement``, if it has tasks; none beside a signature copy.

    Its day is that of the request, else the newest that the sources name.
    """
    if not assembly.tasks or request.profile != "draft":
        return None
    records = [task.record for task in assembly.tasks]
    return Progress(
        header=assembly.instrument.header,
        day=datetime.date.fromisoformat(request.date) if request.date else newest_day(records, agreement.day),
        start=agreement.date if isinstance(agreement.date, datetime.date) else None,
        tasks=assembly.tasks,
        audience=request.audience,
    )


def sheets(progress: Progress | None, request: BuildRequest) -> tuple[Sheet, ...]:
    """The files of a report: one for each language; a page too, unless only some formats are asked for."""
    if progress is None:
        return ()
    header = progress.header
    top = f"{header.id}/{header.edition}"
    folder = f"{top}/follow-up" if request.audience == "internal" else f"{top}/{shelf(request)}/follow-up"
    asked = dict.fromkeys(code for layout in request.languages for code in layout)
    known = (*header.languages, *(code for code, base in languages.DERIVED.items() if base in header.languages))
    codes = [code for code in asked if code in known] or [*header.languages]
    forms: tuple[Form, ...] = request.formats if len(request.formats) < 2 else ("docx", "pdf", "html")
    return tuple(Sheet(f"{folder}/{header.id}.progress.{code}.{form}", code, form) for code in codes for form in forms)


class ProgressJob:
    """The files of one report. PDFs are set in ``pool`` from the start."""

    def __init__(self, progress: Progress, request: BuildRequest, pool: Executor) -> None:
        self.progress = progress
        self.request = request
        self.sheets = sheets(progress, request)
        self._pages = {sheet: pool.submit(self._pdf, sheet.language) for sheet in self.sheets if sheet.form == "pdf"}

    def words(self) -> Iterator[tuple[str, bytes]]:
        """The Word files and the pages."""
        from paraph.writers.docx import DocxWriter
        from paraph.writers.drawing import inks
        from paraph.writers.html.report import report_html
        from paraph.writers.style import read_style

        docx = DocxWriter.of_workspace(self.request.root)
        colours = inks(read_style(self.request.root))
        for sheet in self.sheets:
            code = sheet.language
            if sheet.form == "docx":
                yield sheet.path, docx.write(self._original(code, pictures=False), (code,), self._dress(code))
            elif sheet.form == "html":
                dress, mark = self._dress(code), self._mark(code)
                original = self._original(code, pictures=True)
                yield sheet.path, report_html(original, code, dress, self._pictures(code), mark, colours)

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """The PDFs."""
        for sheet, page in self._pages.items():
            yield sheet.path, page.result()

    def _pdf(self, code: Language) -> bytes:
        from paraph.writers.pdf.report import report_pdf

        original, dress = self._original(code, pictures=True), self._dress(code)
        return report_pdf(self.request.root, original, code, dress, self._pictures(code), self._mark(code))

    def _original(self, code: Language, *, pictures: bool) -> Original:
        """In the order of the agreement's file: the report is nobody's original."""
        tree = progress_tree(self.progress, pictures=pictures)
        if code in languages.DERIVED:
            tree = with_derived(tree, code)
        return tree.original(tree.header.parties[0])

    def _pictures(self, code: Language) -> Mapping[str, tuple[Drawing, ...]]:
        speech = Speech(code)
        first = "summary" if len(self.progress.groups) > 1 else "bodies"
        return {first: bars(self.progress, speech), "deadlines": timeline(self.progress, speech)}

    def _mark(self, code: Language) -> str:
        return Speech(code).say("progress")

    def _dress(self, code: Language) -> Dress:
        internal = self.request.audience == "internal"
        return Dress(
            audience=self.request.audience,
            edition=self.progress.header.edition,
            date=self.progress.day.isoformat(),
            author="Paraph" if internal else "",
            landscape=True,
            mark=self._mark(code),
        )
